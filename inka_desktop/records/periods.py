"""Periods that are reported on, by calendar dates; pure rules without SQLAlchemy."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

DUE_DAY = 15
"""Of the month after a period: when its forms are due unless somebody says otherwise."""


class Period(NamedTuple):
    """Days from ``begin`` to ``end``, both included."""

    begin: date
    end: date

    @property
    def days(self) -> int:
        """How many days it has; none when it ends before it begins."""
        return max(0, (self.end - self.begin).days + 1)

    def shared(self, other: Period) -> Period:
        """The days that both have."""
        return Period(max(self.begin, other.begin), min(self.end, other.end))


def quarter(day: date, back: int = 0) -> Period:
    """The quarter of the calendar in which a day lies, or one so many quarters before."""
    year, place = divmod(day.year * 4 + (day.month - 1) // 3 - back, 4)
    begin = date(year, 3 * place + 1, 1)
    return Period(begin, months_after(begin, 3) - timedelta(1))


def quarter_before(day: date) -> Period:
    """The last quarter that was over on a day."""
    return quarter(day, 1)


def quarter_number(period: Period) -> int | None:
    """1 to 4 where the period is a quarter of the calendar, else None."""
    return (period.begin.month + 2) // 3 if period == quarter(period.begin) else None


def due_after(end: date) -> date:
    """When the forms of a period that ends on a day are due: the 15th of the month after."""
    return (end.replace(day=1) + timedelta(31)).replace(day=DUE_DAY)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
