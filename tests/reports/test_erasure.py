"""The report of an erasure: what went, who has confirmed, and where copies may be left."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from inka_desktop.reports.erasure import ErasureContent, file_name, render_erasure
from inka_desktop.reports.words import Words

from .example import LETTERHEAD
from .reading import flat, fonts_of, whole_text

CONTENT = ErasureContent(
    about="Projekt Sonnenhang",
    at=dt.datetime(2026, 11, 23, 13, 3, tzinfo=dt.UTC),
    by="Fachreferat",
    reason="Widerruf der Einwilligung",
    records=(("Vor-Ort-Protokoll", 1, "Ort, Protokollführung"), ("Foto", 12, "Bildunterschrift")),
    confirmed=(("Laptop Büro", "Fachreferat"),),
    waiting=(("Laptop unterwegs", "Projektbegleitung"),),
    folders=("/media/stick/INKA-Sicherung KS1",),
    as_of=dt.datetime(2026, 11, 24, 7, 30, tzinfo=dt.UTC),
)


@pytest.mark.parametrize("language", ["de", "en"])
def test_everything_that_is_left_open_is_said(language: str) -> None:
    document, words = render_erasure(CONTENT, LETTERHEAD, language), Words(language)
    text = flat(whole_text(document))
    for part in ("Projekt Sonnenhang", "Widerruf der Einwilligung", "Laptop unterwegs", "INKA-Sicherung KS1"):
        assert part in text
    for key in ("erasure_waiting", "erasure_confirmed", "erasure_left_devices", "erasure_left_backups",
                "erasure_left_paper", "erasure_note"):  # fmt: skip
        assert flat(words(key)) in text, key
    assert all(embedded for _, embedded in fonts_of(document))
    assert render_erasure(CONTENT, LETTERHEAD, language).pdf == document.pdf


def test_what_is_settled_is_not_asked_for_any_more() -> None:
    words = Words("de")
    done = replace(CONTENT, confirmed=CONTENT.confirmed + CONTENT.waiting, waiting=(), folders=())
    text = flat(whole_text(render_erasure(done, LETTERHEAD)))
    assert flat(words("erasure_left_devices")) not in text
    assert "INKA-Sicherung" not in text
    assert words("erasure_waiting") not in text
    assert flat(words("erasure_left_paper")) in text


def test_the_name_sorts_by_day_and_works_without_a_moment() -> None:
    assert file_name(CONTENT) == "2026-11-23_Löschbericht_Projekt-Sonnenhang.pdf"
    assert file_name(replace(CONTENT, at=None, about=""), "en").startswith("2026-11-24_")
    assert render_erasure(replace(CONTENT, at=None, about="", reason=""), LETTERHEAD).pages == 1
