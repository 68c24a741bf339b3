"""Papers of consultation and signing: numbered lines, drawn signatures, one page, no note."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from inka_desktop.records import strokes
from inka_desktop.records.content import (
    PresentContent,
    ProtocolContent,
    SignatureContent,
    SignedTextContent,
    ViewContent,
)
from inka_desktop.reports.agreement_sheet import render_agreement_sheet
from inka_desktop.reports.attendance_list import render_attendance_list
from inka_desktop.reports.consultation import Round, file_name, render_consultation
from inka_desktop.reports.letterhead import RenderedDocument
from inka_desktop.reports.protocol import render_protocol

from .example import LETTERHEAD, SONNENHANG, photo_bytes
from .meetings import TALK, minutes
from .reading import Word, page_texts, whole_text, words_of

ROUND = Round(2, dt.date(2026, 12, 10), ("Projektleitung, Träger",), "ab" * 32, None)
ALL = pytest.mark.parametrize("shown", [SONNENHANG, TALK, minutes(4)], ids=lambda shown: shown.kind)
SIGNED = SignatureContent(
    "", "Projektleitung", "Träger", dt.datetime(2026, 11, 23, 10, 20, tzinfo=dt.UTC), "cd" * 32,
    strokes.write([[(100, 150), (300, 60)], [(620, 80)]]),
)  # fmt: skip
VIEW = ViewContent(
    "Das war anders.", "topics", "Angebote", "", "Projektleitung", "Träger", dt.date(2026, 12, 1), "phone"
)


def margin(document: RenderedDocument) -> list[list[Word]]:
    """What stands in the left margin of each page, from above."""
    pages = [words_of(document, page) for page in range(document.pages)]
    return [sorted((one for one in page if one.x < 42), key=lambda one: -one.y) for page in pages]


@ALL
def test_lines_are_numbered_from_one_to_the_end_of_the_text(shown: ProtocolContent) -> None:
    document = render_consultation(shown, ROUND, LETTERHEAD)
    found = [int(word.text) for page in margin(document) for word in page]
    assert found == list(range(1, len(found) + 1))
    assert len(found) > 20


def test_only_a_text_in_consultation_has_numbers() -> None:
    document = render_protocol(SONNENHANG, LETTERHEAD, photo_bytes)
    assert not any(margin(document))


def test_the_text_says_which_it_is_until_when_and_how_to_reply() -> None:
    text = whole_text(render_consultation(SONNENHANG, ROUND, LETTERHEAD))
    for words in (
        "Text 2 zur Abstimmung",
        "Rückmeldung bis 10.12.2026",
        "Keine Einwendungen",
        "Prüfwert des Textes: abababababababab",
    ):
        assert words in text
    assert "Unterschriften" not in text
    assert file_name(SONNENHANG, ROUND).endswith("_Text-2.pdf")


def test_equal_texts_are_equal_bytes_in_both_languages() -> None:
    for language in ("de", "en"):
        one, two = (render_consultation(SONNENHANG, ROUND, LETTERHEAD, language).pdf for _ in range(2))
        assert one == two


@ALL
def test_the_agreement_sheet_is_one_page(shown: ProtocolContent) -> None:
    few = replace(shown, agreements=shown.agreements[:8])
    assert render_agreement_sheet(few, LETTERHEAD).pages == 1


def test_a_sheet_without_agreements_says_so() -> None:
    text = whole_text(render_agreement_sheet(replace(SONNENHANG, agreements=()), LETTERHEAD))
    assert "Es wurde nichts vereinbart." in text


def test_the_attendance_list_has_lines_for_people_who_were_not_expected() -> None:
    people = tuple(PresentContent(f"Funktion {number}", "Träger") for number in range(30))
    document = render_attendance_list(replace(SONNENHANG, people=people), LETTERHEAD)
    assert "Funktion 29" in whole_text(document)
    assert document.pages == 2


def test_who_is_excused_is_not_expected() -> None:
    people = (PresentContent("Leitung"), PresentContent("Amtsleitung", state="excused"))
    document = render_attendance_list(replace(SONNENHANG, people=people), LETTERHEAD)
    assert "Leitung" in whole_text(document)
    assert "Amtsleitung" not in whole_text(document)


def test_views_name_whose_they_are() -> None:
    text = whole_text(render_protocol(replace(SONNENHANG, views=(VIEW,)), LETTERHEAD, photo_bytes))
    assert "Abweichende Auffassungen" in text
    assert "Projektleitung, Träger, 01.12.2026, telefonisch" in text


def test_a_changed_text_is_said_at_its_signature_and_printed_behind_it() -> None:
    signed = SignedTextContent(SIGNED.text_hash, replace(SONNENHANG, photos=(), place="Altes Rathaus"))
    changed = replace(SONNENHANG, signatures=(SIGNED,), signed_texts=(signed,))
    pages = page_texts(render_protocol(changed, LETTERHEAD, photo_bytes))
    text = " ".join(pages)
    assert "Der Text wurde nach dieser Unterschrift geändert." in text
    assert "Altes Rathaus" in text.split("Anhang: unterschriebener Text")[1]
    unchanged = whole_text(render_protocol(replace(changed, signed_texts=()), LETTERHEAD, photo_bytes))
    assert "einfache elektronische Signatur" in unchanged
    assert "geändert" not in unchanged.split("Signatur")[1]


def test_the_signed_text_in_the_annex_has_the_views_that_were_signed() -> None:
    signed = SignedTextContent(SIGNED.text_hash, replace(SONNENHANG, photos=(), views=(VIEW,)))
    changed = replace(SONNENHANG, signatures=(SIGNED,), signed_texts=(signed,))
    before, annex = whole_text(render_protocol(changed, LETTERHEAD, photo_bytes)).split(
        "Anhang: unterschriebener Text"
    )
    assert "Das war anders." not in before
    assert "Das war anders." in annex


def test_strokes_that_are_none_leave_an_empty_field() -> None:
    broken = replace(SONNENHANG, signatures=(replace(SIGNED, strokes="quer, hoch"),))
    assert "Projektleitung" in whole_text(render_protocol(broken, LETTERHEAD, photo_bytes))
