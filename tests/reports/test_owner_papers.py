"""The recovery sheet and the paper about a device that was ended, read back from their PDF."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from inka_desktop.records.specs import tables
from inka_desktop.reports.ended_device import file_name as ended_name
from inka_desktop.reports.ended_device import render_ended_device
from inka_desktop.reports.letterhead import Letterhead, RenderedDocument
from inka_desktop.reports.preview import page_images
from inka_desktop.reports.qr import square_of
from inka_desktop.reports.recovery_sheet import file_name, render_recovery_sheet
from inka_desktop.reports.style import MARGIN
from inka_desktop.reports.words import WORDS

from .example import ENDED, LETTERHEAD, RECOVERY
from .reading import fonts_of, page_texts, whole_text, words_of

DPI = 144


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_sheet_is_one_page_with_every_group_beside_its_number(language: str) -> None:
    sheet = render_recovery_sheet(RECOVERY, LETTERHEAD, language)
    assert sheet.pages == 1
    texts = [word.text for word in words_of(sheet, 0)]
    for number, group in enumerate(RECOVERY.groups, 1):
        assert texts[texts.index(group) - 1] == str(number)
    assert RECOVERY.workspace in whole_text(sheet)
    assert all(embedded for _name, embedded in fonts_of(sheet))


def test_long_names_and_a_full_letterhead_still_leave_it_one_page() -> None:
    long = replace(RECOVERY, workspace="Landesweite Koordinierungsstelle für Sozialraumarbeit " * 2)
    for lines in (2, 14):
        letterhead = replace(LETTERHEAD, sender=(*LETTERHEAD.sender, *("Haus 3, Aufgang B",) * lines))
        for language in ("de", "en"):
            sheet = render_recovery_sheet(long, letterhead, language)
            assert sheet.pages == 1
            assert set(RECOVERY.groups) <= {word.text for word in words_of(sheet, 0)}


def test_the_same_key_gives_the_same_bytes_and_the_example_says_so() -> None:
    sheet = render_recovery_sheet(RECOVERY, LETTERHEAD)
    assert render_recovery_sheet(RECOVERY, LETTERHEAD).pdf == sheet.pdf
    assert "MUSTER" in whole_text(render_recovery_sheet(RECOVERY, LETTERHEAD, sample=True))
    assert (
        file_name(RECOVERY) == "2026-11-23_Wiederherstellungsblatt_Koordinierungsstelle-INKA-(Beispiel).pdf"
    )


def test_the_square_code_on_paper_is_that_of_the_groups() -> None:
    """What a scanner sees: the dark modules of the printed square, one by one."""
    modules = square_of("-".join(RECOVERY.groups), 0, 0, 1).modules
    seen = _square(render_recovery_sheet(RECOVERY, Letterhead()), len(modules))
    assert seen == [list(row) for row in modules]


def _square(document: RenderedDocument, modules: int) -> list[list[bool]]:
    """The modules of the only square at the right edge: found by its outline, sampled in their middle."""
    page = page_images(document.pdf, DPI)[0]
    picture = Image.frombytes("RGBX", (page.width, page.height), page.rgba, "raw", "RGBX", page.stride)
    grey = picture.convert("L")
    edge = round(MARGIN / 72 * DPI)
    top = next(word for word in words_of(document, 0) if word.text == RECOVERY.groups[0])
    low = next(word for word in words_of(document, 0) if word.text == RECOVERY.groups[-1])
    height = page.height
    area = (
        page.width * 3 // 4, round(height - (top.y + 24) / 72 * DPI), page.width - edge,
        round(height - low.y / 72 * DPI),
    )  # fmt: skip
    dark = grey.crop(area).point(lambda value: 255 if value < 90 else 0)
    # The rule of the section lies in the area too: the square begins below it.
    box = dark.crop((0, 12, dark.width, dark.height)).getbbox()
    assert box is not None
    square = dark.crop((0, 12, dark.width, dark.height)).crop(box)
    step = square.width / modules
    assert abs(square.width - square.height) <= 2
    middle = [round((at + 0.5) * step) for at in range(modules)]
    return [[square.getpixel((x, y)) == 255 for x in middle] for y in middle]


def test_the_paper_says_what_lay_on_the_device_and_who_knows() -> None:
    text = whole_text(render_ended_device(ENDED, LETTERHEAD))
    for words in (
        "Gerät verloren", "Laptop unterwegs, Fachreferat", "Koordination", "a991e85b · KS2",
        "Leitung, Laptop Büro", "Zuletzt gehört 21.11.2026, 09:15 Uhr", "Projekt Sonnenhang",
        "Protokolle 12", "Fotos 31", "Freigegebene Protokolle 4 –", "In 3 von 3 Bereichen",
        "Laptop Quellrode Fachreferat 2 noch keine Nachricht seither", "Laptop Büro Leitung weiß es",
        "1 von 2 Geräten", "lässt sich nicht zurückholen", "Stand 23.11.2026, 11:15 Uhr",
    ):  # fmt: skip
        assert words in text, words
    assert ended_name(ENDED) == "2026-11-23_Gerät-verloren_Laptop-unterwegs.pdf"


@pytest.mark.parametrize(
    ("kind", "title"),
    [("leave", "Gerät abgemeldet"), ("refuse", "Gerät nicht zugelassen"), ("recover", "Gerät abgemeldet")],
)
def test_each_way_of_ending_has_its_title(kind: str, title: str) -> None:
    assert title in whole_text(render_ended_device(replace(ENDED, kind=kind), LETTERHEAD))


def test_a_device_that_could_read_nothing_is_said_so() -> None:
    text = whole_text(render_ended_device(replace(ENDED, records=(), heard=None), LETTERHEAD, "en"))
    assert "Nothing: the device had a key for no area." in text
    assert "Last heard of never" in text


def test_an_area_whose_key_was_not_replaced_is_said_so() -> None:
    whole, some = "Neues kann es nicht mehr lesen.", "Die übrigen kann es weiter lesen"
    for replaced, said, not_said in ((3, whole, some), (2, some, whole)):
        text = whole_text(render_ended_device(replace(ENDED, replaced=replaced), LETTERHEAD))
        assert said in text
        assert not_said not in text


def test_every_table_has_a_name_on_paper() -> None:
    assert {f"kinds.{spec.kind}" for spec in tables()} <= WORDS.keys()


@pytest.mark.parametrize("followers", range(1, 12))
def test_who_signs_that_a_device_was_ended_reads_what_they_sign(followers: int) -> None:
    name, person, _ = ENDED.followers[0]
    paper = replace(ENDED, followers=((name, person, True),) * followers)
    (last,) = [
        text for text in page_texts(render_ended_device(paper, LETTERHEAD)) if "Unterschriften" in text
    ]
    assert f"{name} {person} weiß es" in last
