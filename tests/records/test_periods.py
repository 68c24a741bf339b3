"""Periods that are reported on."""

from __future__ import annotations

from datetime import date

import pytest

from inka_desktop.records.periods import (
    Period,
    due_after,
    period_code,
    quarter,
    quarter_before,
    quarter_number,
)

THIRD = Period(date(2026, 7, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2026, 7, 1), THIRD),
        (date(2026, 9, 30), THIRD),
        (date(2026, 12, 31), Period(date(2026, 10, 1), date(2026, 12, 31))),
        (date(2028, 2, 29), Period(date(2028, 1, 1), date(2028, 3, 31))),
    ],
)
def test_a_quarter_holds_its_first_and_its_last_day(day: date, period: Period) -> None:
    assert quarter(day) == period


def test_what_is_over_is_asked_for_until_the_fifteenth_of_the_next_month() -> None:
    assert quarter_before(date(2026, 11, 27)) == THIRD
    assert quarter_before(date(2026, 1, 2)) == Period(date(2025, 10, 1), date(2025, 12, 31))
    assert quarter(date(2026, 1, 2), 6) == THIRD._replace(begin=date(2024, 7, 1), end=date(2024, 9, 30))
    assert due_after(THIRD.end) == date(2026, 10, 15)
    assert due_after(date(2026, 12, 31)) == date(2027, 1, 15)
    assert due_after(date(2026, 1, 30)) == date(2026, 2, 15)
    assert quarter_number(THIRD) == 3
    assert quarter_number(Period(date(2026, 7, 1), date(2026, 12, 31))) is None


def test_data_name_a_period_without_a_title() -> None:
    whole, days = Period(date(2026, 1, 1), date(2026, 12, 31)), Period(date(2026, 7, 5), date(2026, 7, 9))
    several = Period(date(2026, 7, 1), date(2027, 2, 28))
    told = [period_code(one) for one in (THIRD, whole, days, several)]
    assert told == ["2026-Q3", "2026", "2026-07", "2026-07/2027-02"]
