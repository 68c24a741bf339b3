"""Dates and times, above all across daylight saving in Berlin (2026: 29 March and 25 October)."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from inka_desktop.forms.tree import Document
from inka_desktop.forms.xpath.compiler import Expression
from inka_desktop.forms.xpath.context import Environment
from inka_desktop.forms.xpath.functions.dates import language_code
from inka_desktop.forms.xpath.values import XPathValue, number_of, stored, string_of
from tests.forms.making import BERLIN, NOON


def evaluate(expression: str, zone: str = "Europe/Berlin", language: str | None = None) -> XPathValue:
    env = Environment(zone=ZoneInfo(zone), clock=lambda: NOON, language=language)
    return Expression(expression).evaluate(Document(), env)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("today()", "2026-11-26"),
        ("now()", "2026-11-26T12:00:00.000+01:00"),
        ("date('2026-3-9')", "2026-03-09"),
        ("date('2026-03-09')", "2026-03-09"),
        ("date('2026-03-09T10:00:00.000+01:00')", "2026-03-09T10:00:00.000+01:00"),
        ("date('2026-03-09T10:00:00Z')", "2026-03-09T11:00:00.000+01:00"),
        ("date(0)", "1970-01-01T01:00:00.000+01:00"),
        ("date('')", ""),
        ("date('2026-02-30')", "Invalid Date"),
        ("date('soon')", "Invalid Date"),
        ("date(true())", ""),
        # Days are counted on the calendar, whatever the clocks do meanwhile.
        ("date('2026-03-28' + 1)", "2026-03-29"),
        ("date('2026-03-29' + 1)", "2026-03-30"),
        ("date('2026-10-25' + 1)", "2026-10-26"),
        ("date('2026-10-26' - 1)", "2026-10-25"),
        ("date(1 + date('2026-10-25'))", "2026-10-26"),
        ("date(today() + 180)", "2027-05-25"),
        ("date('2026-10-25' + 0.5)", "2026-10-25T11:00:00.000+01:00"),
        ("string('2026-10-26' - '2026-10-25')", "1"),
        ("string(date('2026-03-30') - date('2026-03-28'))", "2"),
        ("string(int((date('2026-10-26') - date('2026-03-28')) div 1))", "212"),
        ("format-date(date('2026-10-25') + 1, '%d.%m.%Y')", "26.10.2026"),
        # The hour that is there twice is its first; the one that is not there still is a moment.
        ("format-date-time('2026-10-25T02:30:00.000+01:00', '%H:%M')", "02:30"),
        ("format-date-time('2026-10-25T02:30:00.000+02:00', '%H:%M')", "02:30"),
        ("format-date-time('2026-03-29T00:30:00.000Z', '%H:%M')", "01:30"),
        ("format-date-time('2026-03-29T01:30:00.000Z', '%H:%M')", "03:30"),
        ("string(number('2026-08-27T08:27:00.000+07:00'))", "20692"),
        ("string('2001-12-26' + 5)", "11686.958333333334"),
    ],
)
def test_as_texts(expression: str, expected: str) -> None:
    assert string_of(evaluate(expression)) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("date('2026-10-25') + 1 = date('2026-10-26')", True),
        ("'2026-10-26' <= date('2026-10-25') + 1", True),
        ("date('2026-03-28') + 2 = date('2026-03-30')", True),
        ("date('2026-03-28') < '2026-03-29'", True),
        ("'2026-11-27' > today()", True),
        ("'2026-11-26' = today()", True),
        ("today() <= now()", True),
        ("now() < '2026-11-26T12:00:00.001+01:00'", True),
        ("date('2026-01-01T00:00:00+01:00') = date('2025-12-31T23:00:00Z')", True),
        ("date('soon') = date('soon')", False),
        ("boolean(date('1970-01-01T00:00:00Z'))", True),
        ("boolean(date('soon'))", False),
        ("'2026-06-25' = '2026-06-25T00:00:00.000+02:00'", False),
        ("not(date(''))", True),
    ],
)
def test_compared(expression: str, expected: bool) -> None:
    assert evaluate(expression) is expected


@pytest.mark.parametrize(
    ("expression", "zone", "expected"),
    [
        ("number('1970-01-01')", "America/Phoenix", 7 / 24),
        ("number('1970-01-01')", "Europe/Berlin", -1 / 24),
        ("number('2026-07-01')", "Europe/Berlin", 20635 - 2 / 24),
        ("decimal-date-time('2018-04-24T15:30:00.000+06:00')", "Europe/Berlin", 17645.395833333332),
        ("decimal-date-time('1969-12-31T00:00:00Z')", "Asia/Kolkata", -1),
        # A time keeps its hour with either of the zone's offsets; others are reckoned over.
        ("decimal-time('06:00:00.000+01:00')", "Europe/Berlin", 0.25),
        ("decimal-time('06:00:00.000+02:00')", "Europe/Berlin", 0.25),
        ("decimal-time('06:00:00.000+07:00')", "Europe/Berlin", 0),
        ("decimal-time('23:59:00.000-13:00')", "America/Phoenix", 0.24930555555555556),
    ],
)
def test_as_numbers(expression: str, zone: str, expected: float) -> None:
    assert abs(number_of(evaluate(expression, zone), BERLIN) - expected) < 1e-9


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("Deutsch (de)", "Mo 09. März"),
        ("en", "Mon 09. Mar"),
        ("Klingon (tlh)", "Mon 09. Mar"),
        (None, "Mon 09. Mar"),
    ],
)
def test_names_of_days_and_months_follow_the_language(language: str | None, expected: str) -> None:
    assert evaluate("format-date('2026-03-09', '%a %d. %b')", language=language) == expected


def test_language_names() -> None:
    names = ["Deutsch", "German (de-AT)", "de_DE", "French", "español (es)", ""]
    assert [language_code(name) for name in names] == ["de", "de", "de", "fr", "es", "en"]


def test_no_date_is_stored_as_nothing() -> None:
    assert stored(evaluate("date('soon')")) == ""
    assert stored(evaluate("date('soon') + 1")) == ""


def test_the_system_zone_is_used_without_another() -> None:
    env = Environment(clock=lambda: datetime(2026, 1, 1, 12, tzinfo=UTC))
    value = Expression("decimal-date-time('2026-01-01T12:00:00Z')").evaluate(Document(), env)
    assert value == 20454.5


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Pacific/Auckland", "UTC"])
@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("date(decimal-date-time('2026-10-01') + 30)", "2026-10-31"),
        ("date(30 + decimal-date-time('2026-10-01'))", "2026-10-31"),
        ("date(int(date('2026-10-31')))", "2026-10-31"),
        ("date(floor(date('2026-10-31') + 0.5))", "2026-10-31"),
        ("date(ceiling(date('2026-10-31') - 0.5))", "2026-10-31"),
        ("date(round(date('2026-10-31')))", "2026-10-31"),
        ("date(round(date('2026-10-31'), 2) + 1)", "2026-11-01"),
        ("format-date(int(today()) + 1, '%Y-%m-%d')", "2026-11-27"),
        ("string(decimal-date-time('2026-10-26') - decimal-date-time('2026-10-25'))", "1"),
        ("string(int(date('2026-10-31')) = date('2026-10-31'))", "true"),
    ],
)
def test_calendar_dates_stay_on_their_day_whatever_is_reckoned(
    expression: str, expected: str, zone: str
) -> None:
    expected = expected if zone != "Pacific/Auckland" or "today" not in expression else "2026-11-28"
    assert stored(evaluate(expression, zone)) == expected
