"""The agreement list: none, one, three hundred; long words; heads on each page, rows whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings

from inka_desktop.records.content import AgreementContent
from inka_desktop.reports.agreement_list import (
    AgreementListContent,
    ListedAgreement,
    Postponed,
    file_name,
    render_agreement_list,
    render_blank_list,
)

from .example import LETTERHEAD
from .reading import flat, fonts_of, opened, page_texts, whole_text
from .test_ugly_text import UGLY

ON = dt.date(2026, 11, 23)
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def listed(number: int, project: str = "Projekt Sonnenhang", **more: object) -> ListedAgreement:
    content = AgreementContent(
        f"Vereinbarung Nummer {number:03} mit einem Text über mehr als eine Zeile",
        f"Träger {number % 4}", dt.date(2026, 11, 1) + dt.timedelta(number % 60),
        agreed_on=dt.date(2026, 9, 14),
    )  # fmt: skip
    return replace(ListedAgreement(content, project), **more)  # type: ignore[arg-type]  # fields of the row


def a_list(*rows: ListedAgreement, **more: object) -> AgreementListContent:
    return replace(AgreementListContent(rows, "project", ON), **more)  # type: ignore[arg-type]  # as above


MOVED = Postponed(
    dt.date(2026, 11, 1), dt.date(2026, 12, 24), "Druckerei", "Fachreferat", dt.date(2026, 11, 2)
)


def test_an_empty_list_says_so() -> None:
    text = whole_text(render_agreement_list(a_list(), LETTERHEAD))
    assert "0 Vereinbarungen" in text
    assert "Zu dieser Auswahl gibt es keine Vereinbarung." in text
    assert "Zuständig" not in text


def test_one_with_all_that_is_known_of_it() -> None:
    done = AgreementContent("Plakat", "Stadt", dt.date(2026, 11, 20), "done", "klein", dt.date(2026, 11, 19))
    row = ListedAgreement(done, "Sonnenhang", (MOVED,), "Foto im Laden", "Leitung")
    text = whole_text(render_agreement_list(a_list(row, filters="Erledigt"), LETTERHEAD))
    for part in (
        "1 Vereinbarung ·", "nach Projekt · Erledigt", "Plakat", "Stadt", "erledigt am 19.11.2026", "klein",
        "Verschoben von 01.11.2026 auf 24.12.2026: Druckerei (Fachreferat, 02.11.2026)",
        "Nachweis: Foto im Laden (bestätigt von Leitung)",
    ):  # fmt: skip
        assert flat(part) in text
    english = whole_text(render_agreement_list(a_list(row), LETTERHEAD, "en"))
    assert "Postponed from" in english
    assert "Nachweis" not in english


def test_what_is_overdue_says_since_when() -> None:
    late = ListedAgreement(AgreementContent("Plakat", "Stadt", ON - dt.timedelta(8)), "S")
    assert "überfällig seit 8 Tagen" in whole_text(render_agreement_list(a_list(late), LETTERHEAD))


@pytest.mark.parametrize("grouping", ["project", "responsible"])
def test_three_hundred_on_many_pages(grouping: str) -> None:
    rows = [listed(number, f"Projekt {number // 100}", postponed=(MOVED,)) for number in range(300)]
    if grouping == "responsible":
        rows.sort(key=lambda row: row.content.responsible)
    content = a_list(*rows, grouping=grouping)
    document = render_agreement_list(content, LETTERHEAD)
    pages = page_texts(document)
    assert document.pages == len(pages) > 10
    for number, page in enumerate(pages, start=1):
        assert f"Seite {number} von {len(pages)}" in page
        assert page.index("Bis wann") < page.index("Verschoben von")  # each page begins with the heads
    for row in rows:  # a row stands on one page with all it says
        own = [page for page in pages if row.content.text[:24] in page]
        assert len(own) == 1
        rest = own[0].split(row.content.text[:24])[1]
        assert "(Fachreferat, 02.11.2026)" in rest
    assert len(opened(document).outline) >= 1
    assert all(embedded for _, embedded in fonts_of(document))
    assert render_agreement_list(content, LETTERHEAD).pdf == document.pdf


def test_a_long_word_breaks_and_nothing_is_cut() -> None:
    content = AgreementContent(LONG, LONG, None, "open", LONG)
    row = ListedAgreement(content, LONG, (replace(MOVED, reason=LONG, by=LONG),), LONG, LONG)
    text = whole_text(render_agreement_list(a_list(row, replace(row, project="")), LETTERHEAD))
    letters = "".join(char for char in text if char.isalpha())
    assert letters.count(LONG) >= 8
    assert "Ohne Projekt" in text


@settings(max_examples=25)
@given(UGLY, UGLY)
def test_any_text_prints(one: str, two: str) -> None:
    row = ListedAgreement(
        AgreementContent(one, two, ON, two, one), two, (replace(MOVED, reason=one),), two, one
    )
    content = a_list(row, filters=two)
    assert render_agreement_list(content, LETTERHEAD).pdf.startswith(b"%PDF-1.7")
    assert file_name(content).encode("utf-8")


def test_the_name_sorts_by_date() -> None:
    assert file_name(a_list()) == "2026-11-23_Vereinbarungen_nach-Projekt.pdf"
    assert file_name(a_list(chosen=True), "en") == "2026-11-23_Agreements_Selection.pdf"


def test_a_blank_list_is_one_page_of_lines_under_the_same_columns() -> None:
    document = render_blank_list(LETTERHEAD)
    assert document.pages == 1
    text = whole_text(document)
    for words in ("Vereinbarungen", "Geführt von", "Zuständig", "Bis wann", "Stand"):
        assert words in text
    assert "Kept by" in whole_text(render_blank_list(LETTERHEAD, "en"))
