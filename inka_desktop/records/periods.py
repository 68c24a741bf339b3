"""Periods that are reported on, by calendar dates; pure rules without SQLAlchemy."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

DUE_DAY = 15
"""Of the month after a period: when its forms are due unless somebody says otherwise."""


class Period(NamedTuple):
    """From one day to another, both counted."""

    begin: date
    end: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.begin).days + 1


def quarter(day: date) -> Period:
    """The quarter of the calendar in which a day lies."""
    month = 3 * ((day.month - 1) // 3) + 1
    begin = date(day.year, month, 1)
    after = date(day.year + 1, 1, 1) if month == 10 else date(day.year, month + 3, 1)  # October
    return Period(begin, after - timedelta(1))


def quarter_before(day: date) -> Period:
    """The last quarter that was over on a day."""
    return quarter(quarter(day).begin - timedelta(1))


def quarter_number(period: Period) -> int | None:
    """1 to 4 where the period is a quarter of the calendar, else None."""
    return (period.begin.month + 2) // 3 if period == quarter(period.begin) else None


def due_after(end: date) -> date:
    """When the forms of a period that ends on a day are due: the 15th of the month after."""
    return (end.replace(day=1) + timedelta(31)).replace(day=DUE_DAY)


def is_reported_on(begin: date, end: date, due: date, day: date) -> bool:
    """Whether a form of no round is about a period with a due date, by the day on which it was handed in.

    A form comes after its period, around the due date: it is about the period whose due date is nearest. As
    periods follow each other, that lies at most half a period away; what comes between the last day of a short
    period and its due date is about that one in any case.
    """
    half = timedelta(Period(begin, end).days // 2)
    return min(end, due - half) <= day <= due + half


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def counted_share(period: Period, begun: date | None) -> Fraction:
    """How much of a period counts for a project that began on a day: its days from then on by all days.

    Targets are multiplied with it. 1 for a project that was there from the first day on, or of which no day
    is known; 0 where it began after the period.
    """
    if begun is None or begun <= period.begin:
        return Fraction(1)
    return Fraction(max((period.end - begun).days + 1, 0), period.days)
