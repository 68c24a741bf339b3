"""Every document, also empty and as hard as people make it: inside its margins, nothing cut, rows whole."""

from __future__ import annotations

import pytest

from inka_desktop.reports import style
from inka_desktop.reports.preview import page_images
from inka_desktop.reports.setting import text_width

from .every import EVERY, PHOTOS, drawn, hard, sizes
from .reading import fonts_of, page_texts, whole_text, words_of
from .test_looks import DPI, _picture

NUMBERED = {"consultation"}
"""Documents that number their lines in the left margin."""
LANGUAGES = {"usual": ("de", "en"), "empty": ("de", "en"), "hard": ("de",)}
"""What is hard are the contents; German has the longer labels beside them."""


@pytest.mark.parametrize(
    ("name", "size", "language"),
    [(name, size, language) for name, size in sizes() for language in LANGUAGES[size]],
)
def test_it_prints_with_its_own_fonts_and_empty_margins(name: str, size: str, language: str) -> None:
    document = drawn(name, size, language)
    assert document.pages >= 1
    assert all(embedded and "NotoSans" in font for font, embedded in fonts_of(document))
    edge = int(style.MARGIN / 72 * DPI) - 1
    for page in page_images(document.pdf, DPI):
        grey = _picture(page).convert("L")
        left = 0 if name in NUMBERED else edge
        inside = (left, edge, page.width - edge, page.height - edge)
        assert min(grey.crop(inside).tobytes()) < 128  # black enough on a grey printer
        grey.paste(255, inside)
        assert set(grey.tobytes()) == {255}


@pytest.mark.parametrize("name", sorted(set(EVERY) - {"recovery"}))
def test_what_begins_is_printed_to_its_end_and_rows_stay_whole(name: str) -> None:
    content, made = hard(name)
    document = EVERY[name].draw(content, "de")
    text, pages = whole_text(document), page_texts(document)
    begun = [mark for mark in made.marks if f"A{mark}a" in text]
    assert begun, text
    for mark in begun:
        assert f"Z{mark}z" in text, mark
    for mark in set(begun) & set(made.in_tables):
        begins, ends = (
            [at for at, page in enumerate(pages) if f"{letter}" in page]
            for letter in (f"A{mark}a", f"Z{mark}z")
        )
        assert begins == ends, mark


@pytest.mark.parametrize("name", ["visit", "stock"])
def test_sixty_photos_stand_with_their_captions(name: str) -> None:
    text = whole_text(drawn(name, "hard"))
    assert all(f"Foto {number}:" in text for number in range(1, PHOTOS + 1))


def test_a_long_head_leaves_room_for_what_stands_beside_it() -> None:
    first = words_of(drawn("consultation", "hard"), 1)
    top = max(word.y for word in first)
    running, beside = sorted((word for word in first if word.y == top), key=lambda word: word.x)
    assert beside.text.startswith("Rückmeldung bis")
    assert running.x + text_width(running.text, style.FOOT) < beside.x - 5
