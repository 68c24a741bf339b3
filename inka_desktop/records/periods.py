"""Periods that are reported on, by calendar dates; pure rules without SQLAlchemy."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Generic, NamedTuple, TypeVar

Thing = TypeVar("Thing")
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


class _Chosen(NamedTuple, Generic[Thing]):
    """Things without a common day; of two such choices the greater one counts.

    Attributes:
        covered: days of all of them.
        number: of things; the more, the finer they divide what they cover.
        length: less all of their lengths, so that shorter ones are the greater choice.
        things: what was chosen.
    """

    covered: int = 0
    number: int = 0
    length: int = 0
    things: tuple[Thing, ...] = ()


def apart(stretches: Iterable[tuple[Period, int, Thing]]) -> tuple[Thing, ...]:
    """Of things that speak of the same days those that count, so that no day counts twice.

    Those that together have most days, such as that of the year where only one quarter has its own; of
    choices that have the same days the finest, such as its four quarters.

    Args:
        stretches: for each thing its days, and how many it was made for where that is more.

    Returns:
        Things by their last day; of the same days the first.
    """
    found = sorted(stretches, key=lambda one: one[0].end)
    ends: list[date] = [days.end for days, _, _ in found]
    best: list[_Chosen[Thing]] = [_Chosen()]
    for days, length, thing in found:
        before = best[bisect_left(ends, days.begin)]
        more = _Chosen(
            before.covered + days.days, before.number + 1, before.length - length, (*before.things, thing)
        )
        best.append(max(best[-1], more, key=lambda one: one[:3]))
    return best[-1].things


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


def period_code(period: Period) -> str:
    """A period as data names it: ``2026-Q3``, ``2026``, ``2026-07``, of others the months that it touches."""
    begin, end = period
    number = quarter_number(period)
    if number is not None:
        return f"{begin.year}-Q{number}"
    if begin == date(end.year, 1, 1) and end == date(end.year, 12, 31):
        return f"{begin.year}"
    first, last = f"{begin:%Y-%m}", f"{end:%Y-%m}"
    return first if first == last else f"{first}/{last}"


def due_after(end: date) -> date:
    """When the forms of a period that ends on a day are due: the 15th of the month after."""
    return (end.replace(day=1) + timedelta(31)).replace(day=DUE_DAY)


def is_reported_on(period: Period, due: date, day: date) -> bool:
    """Whether a form of no round is about this period, by the day on which it was handed in.

    A form comes after its period, around the due date: it is about the period whose due date is nearest. As
    periods follow each other, that lies at most half a period away; what comes between the last day of a
    short period and its due date is about that one in any case.
    """
    half = timedelta(period.days // 2)
    return min(period.end, due - half) <= day <= due + half


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
