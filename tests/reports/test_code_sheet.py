"""The sheet of codes: each strip whole on one page, the codes large enough to cut apart and read aloud."""

from __future__ import annotations

import datetime as dt

import pytest

from inka_desktop.reports.code_sheet import CODE, CodeStrip, file_name, render_code_sheet

from .example import LETTERHEAD
from .reading import opened, page_texts, whole_text

ON, UNTIL = dt.date(2026, 11, 26), dt.date(2026, 12, 10)


def strips(count: int, *, long: str = "") -> list[CodeStrip]:
    return [
        CodeStrip(f"Person {n:02}{long}", f"Träger {n}", f"Einladung_KS{n}.inka", f"AB{n:02}-CD{n:02}", UNTIL)
        for n in range(count)
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_name_file_and_code_of_each_stand_on_one_page(language: str) -> None:
    made = strips(30)
    sheet = render_code_sheet(made, LETTERHEAD, ON, language)
    pages = page_texts(sheet)
    assert 3 <= len(pages) <= 5
    for strip in made:
        (page,) = [text for text in pages if strip.code in text]
        assert strip.person in page
        assert strip.organization in page
        assert strip.file_name in page
    assert whole_text(sheet).count("10.12.2026" if language == "de" else "10 Dec 2026") == 30


def test_the_widest_code_stands_on_one_line() -> None:
    wide = CodeStrip("Person", "Träger", "Einladung_KS2.inka", "WWWW-WWWW", UNTIL)
    assert "WWWW-WWWW" in whole_text(render_code_sheet([wide], LETTERHEAD, ON))


def test_the_codes_are_large() -> None:
    sizes: list[float] = []

    def note(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if "AB00-CD00" in text:
            sizes.append(size)

    opened(render_code_sheet(strips(1), LETTERHEAD, ON)).pages[0].extract_text(visitor_text=note)
    assert sizes == [CODE.size]
    assert CODE.size >= 22


def test_a_long_name_makes_its_strip_higher_and_loses_nothing() -> None:
    words = " von und zu der Langen Straße und dem Schmalen Weg" * 6
    text = whole_text(render_code_sheet(strips(12, long=words), LETTERHEAD, ON))
    assert text.count(words.rsplit(maxsplit=1)[-1]) == 6 * 12


def test_the_same_list_gives_the_same_bytes_and_a_name_that_sorts() -> None:
    first, second = (render_code_sheet(strips(3), LETTERHEAD, ON) for _ in range(2))
    assert first.pdf == second.pdf
    assert file_name(ON) == "2026-11-26_Einladungscodes.pdf"
