"""Seen with the eyes of a printer: grey is enough, margins are empty, the preview shows the pages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PIL import Image

from inka_desktop.reports import style
from inka_desktop.reports.ended_device import render_ended_device
from inka_desktop.reports.letterhead import RenderedDocument
from inka_desktop.reports.preview import PageImage, PreviewError, page_images
from inka_desktop.reports.protocol import render_blank_protocol, render_protocol
from inka_desktop.reports.recovery_sheet import render_recovery_sheet

from .example import ENDED, LETTERHEAD, RECOVERY, SONNENHANG, photo_bytes

DPI = 60


def _picture(page: PageImage) -> Image.Image:
    size = (page.width, page.height)
    return Image.frombytes("RGBX", size, page.rgba, "raw", "RGBX", page.stride).convert("RGB")


def _luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.1."""
    channels = [int(part, 16) / 255 for part in re.findall("..", colour[1:])]
    linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [style.INK, style.MUTED, style.ACCENT])
def test_every_colour_of_words_reads_on_white_and_on_the_mark_below_it(colour: str) -> None:
    assert 1.05 / (_luminance(colour) + 0.05) >= 4.5
    assert (_luminance(style.MARK) + 0.05) / (_luminance(colour) + 0.05) >= 4.5


@pytest.fixture(scope="module")
def documents() -> list[RenderedDocument]:
    return [
        render_protocol(SONNENHANG, LETTERHEAD, photo_bytes),
        render_protocol(SONNENHANG, LETTERHEAD, photo_bytes, draft=True, sample=True),
        render_protocol(replace(SONNENHANG, photos=SONNENHANG.photos * 3), LETTERHEAD, lambda _: None),
        render_blank_protocol(LETTERHEAD, "en"),
        render_recovery_sheet(RECOVERY, LETTERHEAD),
        render_ended_device(ENDED, LETTERHEAD),
    ]


def test_nothing_is_printed_in_the_margins(documents: list[RenderedDocument]) -> None:
    edge = int(style.MARGIN / 72 * DPI) - 1
    for document in documents:
        pages = page_images(document.pdf, DPI)
        assert len(pages) == document.pages
        for page in pages:
            grey = _picture(page).convert("L")
            inside = grey.crop((edge, edge, page.width - edge, page.height - edge))
            assert min(inside.tobytes()) < 128
            grey.paste(255, (edge, edge, page.width - edge, page.height - edge))
            assert set(grey.tobytes()) == {255}


def test_a_page_image_has_the_size_of_the_paper(documents: list[RenderedDocument]) -> None:
    page = page_images(documents[0].pdf, 96)[0]
    assert (page.width, page.height) == (794, 1123)
    assert page.stride >= page.width * 4
    assert len(page.rgba) == page.stride * page.height


def test_colours_come_out_in_the_order_red_green_blue(documents: list[RenderedDocument]) -> None:
    """The accent of the title rule is greener than red and blue."""
    page = page_images(documents[0].pdf, 150)[0]
    colours = _picture(page).getcolors(1 << 24)
    assert colours is not None
    assert (0x17, 0x69, 0x4F) in [colour for _, colour in colours]


def test_pages_are_found_by_index_and_by_slice(documents: list[RenderedDocument]) -> None:
    pages = page_images(documents[0].pdf, 20)
    assert pages[-1] == pages[len(pages) - 1]
    assert pages[:2] == [pages[0], pages[1]]
    with pytest.raises(IndexError):
        pages[len(pages)]


def test_what_is_no_pdf_has_no_preview() -> None:
    with pytest.raises(PreviewError):
        page_images(b"kein PDF", 96)
