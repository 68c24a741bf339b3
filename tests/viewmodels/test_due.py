"""Deadlines and times as people type them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.due import parse_clock, parse_day, split_due

MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("15.12.", date(2026, 12, 15)),
        ("15.12", date(2026, 12, 15)),
        ("15. 12.", date(2026, 12, 15)),
        ("15.01.", date(2027, 1, 15)),
        ("23.11.", MONDAY),
        ("22.11.", date(2027, 11, 22)),
        ("15.12.27", date(2027, 12, 15)),
        ("bis 15.12.2026", date(2026, 12, 15)),
        ("2026-12-15", date(2026, 12, 15)),
        ("15/12", date(2026, 12, 15)),
        ("15 Dec", date(2026, 12, 15)),
        ("15. Dezember 2027", date(2027, 12, 15)),
        ("3 März", date(2027, 3, 3)),
        ("3 Quark", None),
        ("heute", MONDAY),
        ("Morgen", date(2026, 11, 24)),
        ("tomorrow", date(2026, 11, 24)),
        ("übermorgen", date(2026, 11, 25)),
        ("+14", date(2026, 12, 7)),
        ("in 2 Wochen", date(2026, 12, 7)),
        ("2 weeks", date(2026, 12, 7)),
        ("in einer Woche", date(2026, 11, 30)),
        ("in 3 Monaten", date(2027, 2, 23)),
        ("in a month", date(2026, 12, 23)),
        ("Freitag", date(2026, 11, 27)),
        ("nächsten Montag", date(2026, 11, 30)),
        ("Fr", date(2026, 11, 27)),
        ("Ende des Monats", date(2026, 11, 30)),
        ("29.02.", date(2028, 2, 29)),
        ("", None),
        ("bald", None),
        ("31.02.", None),
        ("32.1.", None),
        ("+99999999", None),
    ],
)
def test_what_people_say(words: str, day: date | None) -> None:
    assert parse_day(words, MONDAY) == day


def test_a_day_without_a_year_may_lie_behind_where_that_is_meant() -> None:
    assert parse_day("22.11.", MONDAY, past=True) == date(2026, 11, 22)
    assert parse_day("15.12.", date(2026, 1, 8), past=True) == date(2025, 12, 15)


def test_the_last_day_of_a_shorter_month() -> None:
    assert parse_day("in 3 Monaten", date(2026, 11, 30)) == date(2027, 2, 28)
    assert parse_day("in 1 Monat", date(2026, 1, 31)) == date(2026, 2, 28)


@given(day=DAYS, today=DAYS)
def test_a_day_written_in_full_is_read_back(day: date, today: date) -> None:
    assert parse_day(f"{day:%d.%m.}{day.year}", today) == day
    assert parse_day(day.isoformat(), today) == day
    assert parse_day(f"{day.day}.{day.month}.{day.year}", today, past=True) == day


@given(day=DAYS, today=DAYS, language=st.sampled_from(["de", "en"]))
def test_what_a_field_shows_can_be_read_again(day: date, today: date, language: str) -> None:
    dates.set_language(language)
    try:
        assert parse_day(dates.typed_day(day), today) == day
    finally:
        dates.set_language("de")


@given(today=DAYS, days=st.integers(0, 9999))
def test_a_distance_in_days(today: date, days: int) -> None:
    assert parse_day(f"+{days}", today) == today + timedelta(days=days)
    assert parse_day(f"in {days} Tagen", today) == today + timedelta(days=days)


@given(day=DAYS, today=DAYS)
def test_a_deadline_without_a_year_is_never_in_the_past_and_the_nearest(day: date, today: date) -> None:
    found = parse_day(f"{day:%d.%m.}", today)
    assert found is not None
    assert found >= today
    assert (found.day, found.month) == (day.day, day.month)
    if (day.day, day.month) != (29, 2):
        assert (found - today).days <= 366


@given(words=st.text(max_size=40), today=DAYS)
def test_any_words_are_read_without_harm(words: str, today: date) -> None:
    found = parse_day(words, today)
    assert found is None or isinstance(found, date)
    clock = parse_clock(words)
    assert clock is None or isinstance(clock, time)
    what, due = split_due(words, today)
    assert what in words
    assert due is None or isinstance(due, date)


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("9", time(9)),
        ("9:30", time(9, 30)),
        ("09.30 Uhr", time(9, 30)),
        ("930", time(9, 30)),
        ("1120", time(11, 20)),
        ("24:00", None),
        ("9:61", None),
        ("früh", None),
    ],
)
def test_times(words: str, clock: time | None) -> None:
    assert parse_clock(words) == clock


@given(st.times())
def test_a_time_is_read_back(clock: time) -> None:
    assert parse_clock(f"{clock:%H:%M}") == time(clock.hour, clock.minute)


def test_a_line_gives_its_deadline_and_keeps_other_words() -> None:
    assert split_due("Aushang erneuern bis 15.12.", MONDAY) == ("Aushang erneuern", date(2026, 12, 15))
    assert split_due("Sprechzeiten Mo bis Fr", MONDAY) == ("Sprechzeiten Mo bis Fr", None)
    assert split_due("Plakat bis zum Frühjahr erneuern", MONDAY) == ("Plakat bis zum Frühjahr erneuern", None)
    assert split_due("Renew the poster by tomorrow", MONDAY) == ("Renew the poster", date(2026, 11, 24))


@pytest.mark.parametrize(
    ("line", "what", "due"),
    [
        ("Aushang erneuern bis 15.12.2026.", "Aushang erneuern", date(2026, 12, 15)),
        ("Schlüssel abgeben bis morgen.", "Schlüssel abgeben", date(2026, 11, 24)),
        ("Bericht bis 15. Dezember!", "Bericht", date(2026, 12, 15)),
        ("Antrag vom 1.10. nachreichen bis 15.12.", "Antrag vom 1.10. nachreichen", date(2026, 12, 15)),
        ("Einladung zur Sitzung am 15.1. bis 15.12.", "Einladung zur Sitzung am 15.1.", date(2026, 12, 15)),
        ("Plakate zum 15. Januar bis 15.12.", "Plakate zum 15. Januar", date(2026, 12, 15)),
        ("Invitation for 15 January by 15.12.", "Invitation for 15 January", date(2026, 12, 15)),
        ("Raum gesperrt 1.1. bis 31.3.", "Raum gesperrt 1.1. bis 31.3.", None),
        ("Ferien vom 21. bis 31.12.2026.", "Ferien vom 21. bis 31.12.2026.", None),
        ("Umbau 1. Januar 2027 bis 31. März 2027", "Umbau 1. Januar 2027 bis 31. März 2027", None),
    ],
)
def test_a_full_stop_ends_a_day_and_a_span_is_no_deadline(line: str, what: str, due: date | None) -> None:
    assert split_due(line, MONDAY) == (what, due)
