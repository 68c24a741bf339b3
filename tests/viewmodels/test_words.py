"""What the window says: German here, complete, calm, without the words that are kept off the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication

from inka_desktop.gui import i18n
from inka_desktop.gui._generated import resources_rc
from inka_desktop.records import values
from inka_desktop.records.protocol_types import TYPES
from inka_desktop.services.exchange_rows import NOT_FOR_IT, StuckRow
from inka_desktop.services.rows import (
    AgreementRow,
    DeviceRow,
    EntryRow,
    ExchangeStateRow,
    MissingRow,
    PersonRow,
    PlaceRow,
    QuestionRow,
)
from inka_desktop.viewmodels import dates, exchange, question_groups, questions, today, wording
from inka_desktop.viewmodels.beginning import BEGINNINGS
from inka_desktop.viewmodels.field_words import FIELDS
from inka_desktop.viewmodels.matching import matches
from inka_desktop.viewmodels.people import person_words, read_person

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 7, 14, tzinfo=UTC)  # 08:14 in Thuringia
FORBIDDEN = re.compile(
    r"\b(Fehler|ungültig|Space|Segment|Snapshot|Quarantäne|Konflikt|Instanz|Repeat|Log\b|\w*ab(ge)?gl|Stützpunkt)",
    re.IGNORECASE,
)
RESOURCES = ROOT / "resources"


@pytest.fixture
def english(qapp: QCoreApplication) -> Iterator[None]:
    resources_rc.qInitResources()
    i18n.install("en")
    yield
    i18n.install("de")


@pytest.fixture(autouse=True)
def german(qapp: QCoreApplication) -> None:
    resources_rc.qInitResources()
    i18n.install("de")


def german_texts() -> list[str]:
    root = ElementTree.parse(RESOURCES / "i18n" / "inka_en.ts").getroot()
    return [message.findtext("source", "") for message in root.iter("message")]


def test_no_word_that_is_kept_off_the_screen() -> None:
    handbook = (RESOURCES / "help" / "handbuch.de.md").read_text("utf-8").splitlines()
    assert [text for text in [*german_texts(), *handbook] if FORBIDDEN.search(text)] == []


def test_sentences_are_short_and_do_not_shout() -> None:
    sentences = [part for text in german_texts() for part in re.split(r"(?<=[.?])\s+|\n\n", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > 15] == []
    assert [text for text in german_texts() if "!" in text] == []


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (wording.VISIT_KINDS, values.VisitKind),
        (wording.RECORD_STATES, values.RecordState),
        (wording.AGREEMENT_STATES, values.AgreementState),
        (wording.ORGANIZATION_KINDS, values.OrganizationKind),
        (wording.PARTY_ROLES, values.PartyRole),
        (wording.PROJECT_STATES, values.ProjectStatus),
        (wording.DEVICE_ROLES, values.Role),
        (wording.PHOTO_MARKS, values.PhotoMark),
    ],
)
def test_every_word_that_is_kept_has_a_label(words: wording.Words, kinds: type[values.VisitKind]) -> None:
    assert set(words) == set(kinds)


def test_every_field_that_asks_has_a_label() -> None:
    from inka_desktop.records.specs import tables

    fields = {field.name for table in tables() for field in table.fields if field.asks}
    assert "opening_hours" in fields
    # A field is named here or by its widget, which hands its name on (gui/binder.py).
    forms = "".join(path.read_text("utf-8") for path in (ROOT / "ui").glob("*.ui"))
    base = {name: re.sub(r"_(\w)", lambda found: found[1].upper(), name) for name in fields}
    shown = {
        name for name, stem in base.items() if re.search(rf'name="{stem}(Edit|Text|Combo|Check)"', forms)
    }
    assert fields - set(FIELDS) - shown == set()


def test_a_field_is_called_as_its_form_calls_it() -> None:
    assert wording.field("humidity") == "humidity"
    wording.learn("humidity", "Luftfeuchte")
    try:
        assert wording.field("humidity") == "Luftfeuchte"
    finally:
        wording.forget("humidity")


def test_every_kind_of_record_that_is_edited_has_a_name() -> None:
    from inka_desktop.records.specs import tables

    kinds = {table.kind for table in tables() if any(field.asks for field in table.fields)}
    assert kinds - set(wording.RECORD_KINDS) == set()


def test_an_unknown_word_of_a_newer_version_is_shown_as_it_is() -> None:
    assert wording.label(wording.VISIT_KINDS, "telepathy") == "telepathy"
    assert wording.state_mark("archived").text == "archived"


def test_days_in_both_languages(english: None) -> None:
    assert dates.day(date(2026, 11, 23)) == "23 Nov 2026"
    assert dates.day(date(2026, 11, 23), TODAY) == "23 Nov"
    assert dates.long_day(TODAY) == "Monday, 23 November"
    assert dates.overdue_words(1) == "1 day overdue"
    i18n.install("de")
    assert dates.day(date(2026, 11, 23)) == "23.11.2026"
    assert dates.day(date(2025, 11, 23), TODAY) == "23.11.2025"
    assert dates.long_day(TODAY) == "Montag, 23. November"
    assert [dates.overdue_words(days) for days in (1, 8)] == [
        "überfällig seit 1 Tag",
        "überfällig seit 8 Tagen",
    ]
    assert dates.moment(NOW, TODAY) == "heute, 08:14"
    assert dates.moment(NOW - timedelta(days=1), TODAY) == "gestern, 08:14"


def agreement(due: date | None, overdue: int = 0, state: str = "open") -> AgreementRow:
    return AgreementRow(
        uuid4(), None, None, "", "Aushang", "Träger", due, state, None, "", None, overdue, frozenset()
    )


def test_rows_are_alike_whether_or_not_they_carry_all_fields_for_a_form() -> None:
    # The first look has none; Heute would be built twice.
    row = agreement(TODAY)
    assert replace(row, values={"what": "Aushang"}) == row


def test_an_agreement_is_not_overdue_on_its_day() -> None:
    mark = today.agreement_mark(agreement(TODAY), TODAY)
    assert mark is not None
    assert (mark.text, mark.tone) == ("bis heute", "attention")
    late = today.agreement_mark(agreement(TODAY - timedelta(days=8), overdue=8), TODAY)
    assert late is not None
    assert (late.text, late.tone, late.icon) == ("überfällig seit 8 Tagen", "problem", "circle-alert")
    assert today.agreement_mark(agreement(TODAY, state="done"), TODAY) is None


def state(**changes: object) -> ExchangeStateRow:
    place = PlaceRow(uuid4(), "/media/inka", True, NOW, "")
    kept: dict[str, object] = {
        "unsent": 0,
        "unacknowledged": 0,
        "waiting": 0,
        "questions": 0,
        "last_met": NOW,
        "places": (place,),
        "notices": (),
    }
    return ExchangeStateRow(**(kept | changes))  # type: ignore[arg-type]  # the names are those of the row


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"places": ()}, "Nur auf diesem Gerät"),
        ({"unsent": 4}, "4 Änderungen noch nicht gesendet"),
        ({"unsent": 1}, "1 Änderung noch nicht gesendet"),
        (
            {"unsent": 1, "stuck": StuckRow(NOW, False, "exchange.token_refused")},
            f"Nicht gesendet seit {dates.moment(NOW, TODAY)}: der Freigabelink wird nicht angenommen",
        ),
        (
            {"places": (), "unsent": 1, "stuck": StuckRow(NOW, True, "")},
            f"Nicht gesendet seit {dates.moment(NOW, TODAY)}: es gibt noch keinen Austauschort",
        ),
        ({"unacknowledged": 3}, "Gesendet, noch von niemandem abgeholt"),
        (
            {"unacknowledged": 3, "at_office": True, "fetched_by": "Herr Kollege"},
            "Abgeholt von Herr Kollege, noch nicht bei der Koordinierungsstelle",
        ),
        ({"attachments_unsent": 2, "attachments_waiting": 1}, "2 Anhänge noch nicht gesendet"),
        ({"attachments_waiting": 1}, "1 Anhang noch nicht abgeholt"),
        (
            {"attachments_waiting": 2, "at_office": True},
            "2 Anhänge noch nicht bei der Koordinierungsstelle",
        ),
        ({"waiting": 2}, "2 Änderungen sind noch unterwegs"),
        (
            {"waiting": 1, "waiting_from": ("Laptop Büro",)},
            "1 Änderung von Gerät „Laptop Büro“ ist noch unterwegs",
        ),
        ({"waiting": 2, "waiting_from": ("A", "B")}, "2 Änderungen sind noch unterwegs"),
        (
            {"missing": 1, "missing_from": ("Laptop Büro",), "unacknowledged": 1},
            "Noch nicht vollständig: 1 Änderung von Gerät „Laptop Büro“ fehlt",
        ),
        ({"missing": 3, "missing_from": ("",)}, "Noch nicht vollständig: 3 Änderungen fehlen"),
        ({"silent_since": NOW}, f"Von der Leitung ist nichts angekommen seit {dates.moment(NOW, TODAY)}"),
        (
            {"questions": 1, "unsent": 1, "stuck": StuckRow(NOW, False, NOT_FOR_IT)},
            f"Nicht gesendet seit {dates.moment(NOW, TODAY)}: kein Austauschort ist dafür da",
        ),
        ({"questions": 1}, "1 Stelle mit zwei Angaben – bitte entscheiden"),
        ({"last_met": None}, "Noch nie gesendet und empfangen"),
        (
            {"places": (PlaceRow(uuid4(), "x", False, NOW, ""),)},
            "Keine Verbindung – Sie können weiterarbeiten",
        ),
    ],
)
def test_the_line_on_the_exchange_is_never_falsely_green(changes: dict[str, object], text: str) -> None:
    mark = exchange.state_line(state(**changes), TODAY)
    assert mark.text == text
    assert mark.tone != "good"


def test_green_only_when_others_have_everything() -> None:
    mark = exchange.state_line(state(), TODAY)
    assert (mark.text, mark.tone) == ("Alles gesendet und empfangen, heute, 08:14", "good")


def test_devices_say_who_they_are() -> None:
    device = DeviceRow(uuid4(), "Laptop Büro", "Fachreferat", "coordinator", False, NOW, True)
    assert exchange.device_words(device, TODAY) == "Fachreferat · zuletzt gehört heute, 08:14"
    mark = exchange.device_mark(device)
    assert mark is not None
    assert mark.tone == "good"


def question(field: str, *given: object, kind: str = "protocol", reason: str = "entries") -> QuestionRow:
    entries = tuple(
        EntryRow(b"", value, "Laptop Büro", "Leitung", datetime.now(UTC), True) for value in given
    )
    return QuestionRow(b"", reason, kind, uuid4(), kind, uuid4(), "", field, entries, None)


def test_both_texts_are_kept_with_the_older_first() -> None:
    asked = question("observations", "neuer", "älter")
    newer, older = asked.entries
    entries = (newer, replace(older, at=newer.at - timedelta(hours=1)))
    assert question_groups.both(replace(asked, entries=entries)) == "älter\n\nneuer"
    same = replace(asked, entries=(newer, replace(newer, value="neuer")))
    assert question_groups.both(same) == "neuer"


def test_the_value_before_is_told_where_it_is_short() -> None:
    asked = replace(question("place", "hier", "dort"), before="Laden")
    assert questions.knows_before(asked)
    assert questions.before_words(asked) == "vorher: Laden"
    assert not questions.knows_before(question("place", "hier", "dort"))
    assert not questions.knows_before(replace(question("observations", "x" * 70, "y"), before="z"))


def test_long_texts_are_compared_with_the_other_or_with_what_was_before() -> None:
    two = replace(question("observations", "x" * 70, "y"), before="z")
    assert questions.long_before(two) == "z"
    assert [questions.compared_with(two, one) for one in two.entries] == ["y", "x" * 70]
    three = question("observations", "x" * 70, "y", "w")
    assert [questions.compared_with(three, one) for one in three.entries] == [None] * 3
    assert {questions.compared_with(replace(three, before="z"), one) for one in three.entries} == {"z"}
    short = replace(question("place", "hier", "dort"), before="Laden")
    assert questions.long_before(short) == ""
    assert questions.compared_with(short, short.entries[0]) is None


def test_only_texts_are_written_anew() -> None:
    assert questions.is_text(question("place", "hier", "dort"))
    assert not questions.is_text(question("date", TODAY, TODAY))
    assert not questions.is_text(question("kind", "walk", "advice"))
    assert not questions.is_text(question("_alive", True, False, reason="deleted"))


def test_a_merged_text_is_put_for_a_look_and_can_be_rewritten() -> None:
    merged = question("observations", "kalt", "defekt", reason="merged")
    assert questions.title(merged) == "Texte wurden zusammengeführt – bitte kurz prüfen"
    assert questions.is_text(merged)


def test_values_are_words() -> None:
    assert questions.value_words("protocol", "date", TODAY) == "23.11.2026"
    assert questions.value_words("protocol", "kind", "walk") == "Begehung"
    assert questions.value_words("protocol", "place", None) == "(leer)"
    assert questions.missing_words(MissingRow("keeper_missing", "keeper", uuid4(), True)) == (
        "Protokollführung fehlt"
    )
    assert questions.missing_words(MissingRow("date_divided", "date", uuid4(), True)) == "Datum: zwei Angaben"


def test_finding_by_the_beginnings_of_words() -> None:
    assert all(matches("Öhrebach", typed) for typed in ("oehre", "Öhr", "ohre"))
    assert matches("Oehrebach", "Öhr")
    assert matches("Projekt Öhrebach", "ohre")
    assert matches("Großer Anger", "gross ang")
    assert not matches("Sonnenhang", "hang")
    assert matches("Sonnenhang", "")


def test_people_in_one_line() -> None:
    row = PersonRow(uuid4(), "", "Leitung", "Stadt Quellrode", "", "")
    assert person_words(row) == "Leitung, Stadt Quellrode"
    assert read_person("Leitung, Stadt Quellrode") == ("", "Leitung", "Stadt Quellrode")
    assert read_person("Leitung (Stadt Quellrode)") == ("", "Leitung", "Stadt Quellrode")
    assert read_person("Leitung") == ("", "Leitung", "")


def test_menus_begin_protocols_of_every_type_in_their_order() -> None:
    assert tuple(BEGINNINGS) == tuple(TYPES)
