"""Months as people type them, and the words of the calendar's entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.services.calendar_reckoned import RECKONED
from inka_desktop.services.calendar_rows import GROUPS, CalendarFilter, CalendarRow, DayRow
from inka_desktop.services.calendar_sources import SOURCES
from inka_desktop.viewmodels import calendar, dates, month
from inka_desktop.viewmodels.wording import Mark

ON = date(2026, 11, 23)
KEY = UUID(int=7)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    dates.set_language("de")
    yield
    dates.set_language("de")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12/2026", (2026, 12)), ("12.2026", (2026, 12)), ("1 27", (2027, 1)), ("2027-03", (2027, 3)),
        ("Dezember", (2026, 12)), ("dez 2030", (2030, 12)), ("März", (2027, 3)), ("may 2027", (2027, 5)),
        ("2027", (2027, 1)), ("3", (2027, 3)), ("15.3.27", (2027, 3)), ("heute", (2026, 11)),
        ("in 2 Monaten", (2027, 1)), ("13.2026", None), ("0/2026", None), ("0", None), ("ganz bald", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_month_as_it_is_typed(typed: str, said: tuple[int, int] | None) -> None:
    found = calendar.parse_month(typed, ON)
    assert found == (date(*said, 1) if said else None)


@given(DAYS, st.sampled_from(["de", "en"]))
def test_a_month_as_it_stands_in_the_line_is_understood(day: date, language: str) -> None:
    dates.set_language(language)
    assert calendar.parse_month(calendar.month_words(day), ON) == day.replace(day=1)


@given(DAYS, st.integers(-5_000, 5_000))
def test_months_on_and_back(day: date, number: int) -> None:
    first = day.replace(day=1)
    there = calendar.months_on(first, number)
    assert there.day == 1
    if 3 < there.year < 9990:
        assert calendar.months_on(there, -number) == first


def test_every_source_has_words_an_icon_and_a_chip() -> None:
    said = [(one.kind, one.group) for one in SOURCES] + [(one.kind, one.group) for one in RECKONED]
    for kind, _ in said:
        assert calendar.kind_words(kind)
        assert calendar.icon(kind)
    assert {group for _, group in said} == set(GROUPS)


def row(kind: str, **said: object) -> CalendarRow:
    return CalendarRow(kind, KEY, ON, **said)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("entry", "on", "mark"),
    [
        (row("agreement"), date(2026, 12, 1), Mark("überfällig seit %n Tagen", "problem", "circle-alert")),
        (row("agreement"), ON, Mark("bis heute", "attention", "clock")),
        (row("task"), date(2026, 10, 1), Mark("bis 23.11.", "", "")),
        (row("visit", state="final"), ON, Mark("abgeschlossen", "good", "check")),
        (row("visit", state="draft"), date(2027, 1, 1), Mark("Entwurf", "", "pencil")),
        (row("next_visit"), ON, Mark("vereinbart", "", "calendar-clock")),
        (row("proposed"), ON, Mark("vorgeschlagen", "", "rotate-cw")),
        (row("reply"), date(2027, 1, 1), Mark("alle haben geantwortet", "good", "check")),
        (row("contract"), date(2027, 1, 1), None),
    ],
)  # fmt: skip
def test_how_an_entry_stands(entry: CalendarRow, on: date, mark: Mark | None) -> None:
    found = calendar.state_mark(entry, on)
    assert found == mark or (found and mark and found[1:] == mark[1:] and "überfällig" in found.text)


def test_an_entry_in_short_and_at_length() -> None:
    visit = row("visit", begin=time(9, 30), end=time(11), title="Sonnenhang", place="Laden", type="visit")
    assert calendar.short_words(visit) == "09:30 Sonnenhang, Laden"
    assert calendar.time_words(visit) == "09:30–11:00"
    assert calendar.heading(visit) == "Vor-Ort-Besuch Sonnenhang"
    assert calendar.heading(row("contract", title="Kooperation")) == "Vertrag endet: Kooperation"
    assert calendar.heading(row("agreement", title="Aushang")) == "Aushang"
    assert calendar.heading(row("task")) == "Aufgabe (intern)"
    assert calendar.facts(row("stock_taking", last=date(2026, 11, 28))) == "Bestandsaufnahme · bis 28.11.2026"
    assert calendar.place_or_person(row("agreement", who="Träger", project="P")) == "Träger · P"


@given(
    st.frozensets(st.sampled_from(GROUPS)), st.booleans(), st.booleans(), st.sampled_from(["month", "list"])
)
def test_a_view_is_remembered_as_it_was(groups: frozenset[str], mine: bool, late: bool, mode: str) -> None:
    limits = CalendarFilter(groups, mine, KEY if mine else None, late)
    assert calendar.limits_of(calendar.view_of(limits, mode)) == (limits, mode)
    assert calendar.limits_of({"kinds": "visit of-a-later-version"})[0].groups == {"visit"}


@given(DAYS)
def test_a_month_has_all_its_days_in_weeks_from_monday(day: date) -> None:
    first, model = day.replace(day=1), month.MonthModel()
    model.show_month(first, ON)
    start, end = model.dates_shown()
    assert (start.weekday(), end.weekday()) == (0, 6)
    assert start <= first <= day <= end
    assert calendar.months_on(first, 1) <= end + timedelta(1)
    assert model.field(model.index_of(day)).day == day
    assert model.field(model.index_of(day)).inside
    assert model.rowCount() in (4, 5, 6)


@given(st.dates())
def test_any_day_that_is_typed_has_a_month(day: date) -> None:
    shown, model = calendar.within(day), month.MonthModel()
    assert shown == day or day.year in (1, 9998, 9999)
    for first in (shown.replace(day=1), calendar.months_on(shown, 1), calendar.months_on(shown, -1)):
        wished = calendar.within(first)
        model.show_month(wished.replace(day=1), ON)
        assert model.index_of(wished).isValid()
        assert model.rowCount() in (4, 5, 6)


def test_more_than_is_named_is_counted() -> None:
    field = month.DayField(ON, True, True, "Feiertag", DayRow(ON, 5, (row("task", title="A"),)))
    assert month.lines(field)[:2] == ["Feiertag", "Aufgabe (intern): A"]
    assert "weitere" in month.lines(field)[2]
    assert month.told(field).startswith("Montag, 23. November, heute, ")
