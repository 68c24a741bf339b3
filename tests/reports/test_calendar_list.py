"""The calendar on paper and for other calendars: nothing, one, very much; long words; nothing internal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given

from inka_desktop.records.local_time import local_time
from inka_desktop.reports.calendar_file import calendar_of
from inka_desktop.reports.calendar_list import (
    CalendarListContent,
    ListedEntry,
    appointments,
    file_name,
    render_calendar_list,
)
from inka_desktop.reports.words import WORDS
from inka_desktop.services.calendar_rows import INTERNAL
from inka_desktop.services.calendar_sources import SOURCES

from .example import LETTERHEAD
from .reading import fonts_of, page_texts, whole_text
from .test_ugly_text import UGLY

ON = dt.date(2026, 11, 23)
MADE = dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)
KEY = UUID(int=7)
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def entry(kind: str = "visit", **said: object) -> ListedEntry:
    return replace(ListedEntry(kind, KEY, ON, "Projekt Sonnenhang"), **said)  # type: ignore[arg-type]  # by name


def a_list(*entries: ListedEntry) -> CalendarListContent:
    return CalendarListContent(entries, dt.date(2026, 11, 1), dt.date(2027, 1, 31), ON)


def test_nothing_is_said_to_be_nothing() -> None:
    text = whole_text(render_calendar_list(a_list(), LETTERHEAD))
    assert "0 Einträge" in text
    assert "In dieser Zeit steht nichts an." in text


@pytest.mark.parametrize("language", ["de", "en"])
def test_months_days_and_states_are_said(language: str) -> None:
    content = a_list(
        entry(begin=dt.time(9, 30), end=dt.time(11), place="Laden", state="draft"),
        entry("agreement", title="Aushang erneuern", who="Träger", late=8),
        entry("reply", day=dt.date(2026, 12, 1), waiting=2),
        entry("stock_taking", day=dt.date(2026, 12, 2), last=dt.date(2026, 12, 4)),
    )
    text = whole_text(render_calendar_list(content, LETTERHEAD, language))
    german = (
        "November 2026", "Dezember 2026", "Mo 23.11.2026", "09:30 bis 11:00 Uhr", "Entwurf",
        "überfällig seit 8 Tagen", "2 Antworten fehlen", "bis 04.12.2026",
        "Vor-Ort-Besuch: Projekt Sonnenhang",
    )  # fmt: skip
    english = ("November 2026", "December 2026", "Draft", "8 days overdue", "2 replies missing", "Site visit")
    for words in german if language == "de" else english:
        assert words in text
    monday = "Mo 23.11.2026" if language == "de" else "Mon 23 Nov 2026"
    assert text.count(monday) == 1  # a day is named once


def test_hundreds_of_entries_with_long_words_lose_none() -> None:
    entries = [
        entry(day=dt.date(2026, 11, 1) + dt.timedelta(number // 5), title=f"Nr. {number:03} {LONG}")
        for number in range(300)
    ]  # fmt: skip
    document = render_calendar_list(a_list(*entries), LETTERHEAD)
    whole = whole_text(document)
    assert all(f"Nr. {number:03}" in whole for number in range(300))
    assert len(page_texts(document)) > 5
    assert all(embedded for _, embedded in fonts_of(document))
    assert document.pdf == render_calendar_list(a_list(*entries), LETTERHEAD).pdf


def test_the_name_sorts_and_says_the_months() -> None:
    assert file_name(a_list()) == "2026-11-01_Termine_November-2026-Januar-2027.pdf"
    assert file_name(replace(a_list(), chosen=True), "en", ".ics") == "2026-11-01_Calendar_Selection.ics"


def test_the_same_entries_for_other_calendars() -> None:
    import icalendar

    entries = [
        entry(begin=dt.time(9, 30), end=dt.time(11), place="Laden"),
        entry("next_visit", day=dt.date(2026, 12, 1)),
        entry("stock_taking", last=dt.date(2026, 11, 25)),
    ]
    calendar = icalendar.Calendar.from_ical(calendar_of(appointments(entries), MADE))
    first, second, third = calendar.walk("VEVENT")
    assert first["UID"] == f"{KEY}@inka-desktop"
    assert local_time(first.decoded("DTSTART")).time() == dt.time(9, 30)
    assert (second["UID"], second.decoded("DTSTART")) == (
        f"next_visit-{KEY}@inka-desktop",
        dt.date(2026, 12, 1),
    )
    assert third.decoded("DTEND") == dt.date(2026, 11, 26)  # the day behind the last one (RFC 5545)
    assert str(second["SUMMARY"]) == "Vereinbarter Besuch: Projekt Sonnenhang"


def test_a_day_by_which_something_is_due_takes_no_time() -> None:
    import icalendar

    for kind, free in (("visit", False), ("stock_taking", False), ("agreement", True), ("contract", True)):
        (event,) = icalendar.Calendar.from_ical(calendar_of(appointments([entry(kind)]), MADE)).walk("VEVENT")
        assert (event.get("TRANSP") == "TRANSPARENT") is free


def test_what_stays_in_the_office_has_no_word_on_paper() -> None:
    said = {key.removeprefix("calendar_kind.") for key in WORDS if key.startswith("calendar_kind.")}
    shown = {source.kind.removeprefix("released_") for source in SOURCES} | {"proposed"}
    assert said == shown - INTERNAL


@given(UGLY, UGLY, UGLY)
def test_any_text_prints_and_is_read_by_calendars(one: str, two: str, three: str) -> None:
    import icalendar

    entries = [entry(title=one, place=two, who=three)]
    assert render_calendar_list(a_list(*entries), LETTERHEAD).pdf.startswith(b"%PDF")
    (event,) = icalendar.Calendar.from_ical(calendar_of(appointments(entries), MADE)).walk("VEVENT")
    assert event["UID"]
