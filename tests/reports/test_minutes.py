"""Minutes of any length: rows stay whole, heads stay with their text, each page says which it is."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from inka_desktop.records.content import ProtocolContent, TopicContent
from inka_desktop.records.protocol_types import TYPES
from inka_desktop.reports.invitation import file_name as invitation_name
from inka_desktop.reports.invitation import render_invitation
from inka_desktop.reports.letterhead import RenderedDocument
from inka_desktop.reports.protocol import (
    PAGES,
    blank_file_name,
    file_name,
    render_blank_protocol,
    render_protocol,
)

from .example import LETTERHEAD, photo_bytes
from .meetings import TALK, minutes
from .reading import page_texts, whole_text


@pytest.fixture(scope="module")
def long() -> RenderedDocument:
    """Minutes of about 40 pages."""
    return render_protocol(minutes(54, 6), LETTERHEAD, photo_bytes)


def test_long_minutes_say_on_each_page_which_it_is(long: RenderedDocument) -> None:
    texts = page_texts(long)
    assert long.pages >= 38
    for number, text in enumerate(texts, start=1):
        assert f"Seite {number} von {long.pages}" in text
        assert "NS-2026-KS2-007" in text
    assert all("Niederschrift · Steuerungsgruppe Sonnenhang" in text for text in texts[1:])


def test_votes_stand_on_the_page_where_their_resolution_ends(long: RenderedDocument) -> None:
    """Nobody signs a page that shows votes without saying on what."""
    found = 0
    for text in page_texts(long):
        *before, _last = text.split("Abstimmung Ja Nein Enthaltung")
        found += len(before)
        assert all("in der nächsten Sitzung berichtet." in part for part in before)
    assert found == 18


def test_a_blank_form_asks_for_votes_below_their_resolution() -> None:
    pages = page_texts(render_blank_protocol(LETTERHEAD, type="meeting"))
    asked = [(text.count("Beschluss "), text.count("Abstimmung Ja Nein Enthaltung")) for text in pages]
    assert sum(votes for _, votes in asked) == 4
    assert all(resolutions == votes for resolutions, votes in asked[1:]), asked


@pytest.mark.parametrize("items", range(1, 13))
def test_nobody_signs_a_page_that_says_nothing_else(items: int) -> None:
    for document in (
        render_protocol(minutes(items), LETTERHEAD, photo_bytes),
        render_protocol(replace(TALK, topics=TALK.topics * items), LETTERHEAD, photo_bytes),
    ):
        (last,) = [text for text in page_texts(document) if "Unterschriften" in text]
        assert re.search("Verteiler|Nächster Termin", last)


@pytest.mark.parametrize("type", TYPES)
def test_blank_forms_are_signed_below_what_they_ask(type: str) -> None:
    (last,) = [t for t in page_texts(render_blank_protocol(LETTERHEAD, type=type)) if "Unterschriften" in t]
    assert "Verteiler" in last


def test_no_heading_stands_at_the_foot_of_a_page(long: RenderedDocument) -> None:
    texts = page_texts(long)
    heading = re.compile(r"(TOP \d+ +(Bericht Nr\. \d+ aus dem Quartier|Verwendung der Mittel, Teil \d+))$")
    assert [text[-60:] for text in texts if heading.search(text.strip())] == []
    assert any(
        heading.search(text[: end.start()].strip())
        for text in texts
        for end in re.finditer("Sachstand", text)
    )


def test_every_item_is_in_the_outline(long: RenderedDocument) -> None:
    reader = PdfReader(io.BytesIO(long.pdf))
    parts = [part for part in reader.outline if isinstance(part, list)]
    titles = [str(each.title) for part in parts for each in part if isinstance(each, Destination)]
    assert len([title for title in titles if title.startswith("TOP ")]) == 54


def test_minutes_say_who_could_vote_and_how_they_did() -> None:
    text = whole_text(render_protocol(minutes(), LETTERHEAD, photo_bytes))
    for words in (
        "Steuerungsgruppe Sonnenhang, 7. Sitzung", "Eingeladen am 20.11.2026", "Sitzungsleitung",
        "gegeben, 7 Stimmberechtigte anwesend, 5 erforderlich", "Jugendamt Landkreis entschuldigt ja",
        "mit Änderungen genehmigt", "Einwendungen übernommen.", "300 Euro für das Nachbarschaftsfest",
        "mehrheitlich 4 3 0", "ohne Mehrheit 3 3 1", "Vorlage zu TOP 2 ergänzen",
    ):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize(
    ("votes", "word"),
    [
        ((6, 0, 2), "einstimmig"), ((4, 3, 0), "mehrheitlich"), ((3, 3, 1), "ohne Mehrheit"),
        ((0, 0, 7), "ohne Mehrheit"),
    ],
)  # fmt: skip
def test_how_the_votes_fell(votes: tuple[int, int, int], word: str) -> None:
    item = TopicContent("Haushalt", kind="resolution", resolution="Es wird so beschlossen.")
    yes, no, abstentions = votes
    told = replace(item, votes_for=yes, votes_against=no, abstentions=abstentions)
    text = whole_text(render_protocol(replace(minutes(0), topics=(told,)), LETTERHEAD, photo_bytes))
    assert f"{word} {yes} {no} {abstentions}" in text


@pytest.mark.parametrize("votes", [(6, None, None), (None, 3, 1), (6, None, 0)])
def test_what_is_not_known_of_the_votes_decides_nothing(votes: tuple[int | None, ...]) -> None:
    yes, no, abstentions = votes
    item = TopicContent("Haushalt", kind="resolution", resolution="Es wird so beschlossen.")
    told = replace(item, votes_for=yes, votes_against=no, abstentions=abstentions)
    text = whole_text(render_protocol(replace(minutes(0), topics=(told,)), LETTERHEAD, photo_bytes))
    assert not [word for word in ("einstimmig", "mehrheitlich", "ohne Mehrheit") if word in text]


@pytest.mark.parametrize(
    ("number", "words"), [("7", ", 7. Sitzung"), ("2/2026", ", Sitzung 2/2026"), ("", "")]
)
def test_which_meeting_it_was(number: str, words: str) -> None:
    text = whole_text(render_protocol(replace(minutes(1), meeting_number=number), LETTERHEAD, photo_bytes))
    assert f"Steuerungsgruppe Sonnenhang{words} Datum" in text


def test_a_body_without_a_quorum_says_nothing_of_one() -> None:
    content = replace(minutes(), quorum=None, quorate="")
    assert "Beschlussfähigkeit" not in whole_text(render_protocol(content, LETTERHEAD, photo_bytes))


def test_a_round_without_votes_has_no_column_for_them() -> None:
    people = tuple(replace(one, vote=False) for one in minutes().people)
    without = replace(minutes(), people=people, topics=(), agreements=())
    assert "Stimme" not in whole_text(render_protocol(without, LETTERHEAD, photo_bytes))


def test_a_talk_says_with_whom_and_what_for() -> None:
    text = whole_text(render_protocol(TALK, LETTERHEAD, photo_bytes))
    for words in ("Trägergespräch", "Statusgespräch", TALK.purpose, TALK.partner, "Vertretungsplan"):
        assert words in text, words


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("type", TYPES)
def test_blank_forms_of_all_types(type: str, language: str) -> None:
    blank = render_blank_protocol(LETTERHEAD, language, type=type)
    assert blank.pages >= 2
    assert blank_file_name(language, type).endswith(("_leer.pdf", "_blank.pdf"))
    assert "–" not in whole_text(blank).replace("–Ort", "")


@pytest.mark.parametrize("type", TYPES)
def test_an_empty_record_prints(type: str) -> None:
    spec = TYPES[type]
    empty = ProtocolContent(kind=spec.content, format=spec.format)
    assert render_protocol(empty, LETTERHEAD, photo_bytes, draft=True).pages == 1


def test_each_type_has_its_document() -> None:
    assert PAGES.keys() == {spec.content for spec in TYPES.values()}


def test_names_sort_by_date() -> None:
    assert file_name(minutes()) == "2026-12-08_Niederschrift_Steuerungsgruppe-Sonnenhang_v1.pdf"
    assert file_name(TALK, draft=True) == "2026-11-25_Trägergespräch_Sonnenhang_Entwurf.pdf"
    assert invitation_name(minutes()) == "2026-12-08_Einladung_Steuerungsgruppe-Sonnenhang.pdf"


def test_an_invitation_tells_the_agenda_and_nothing_of_what_was_said() -> None:
    text = whole_text(render_invitation(minutes(), "Bitte sagen Sie zu.", LETTERHEAD))
    for words in ("Einladung", "Rathaus Musterstadt", "Verwendung der Mittel, Teil 1", "Bitte sagen Sie zu."):
        assert words in text, words
    assert "08.09.2026" in text
    assert "Donnerstag" not in text
    assert "500 Euro" not in text
