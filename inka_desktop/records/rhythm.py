"""When a body meets next: the same weekday of the month, so many months later."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .values import Rhythm

_MONTHS = {
    Rhythm.MONTHLY: 1, Rhythm.TWO_MONTHLY: 2, Rhythm.QUARTERLY: 3, Rhythm.HALF_YEARLY: 6, Rhythm.YEARLY: 12,
}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(\d{4}|\d{2})(?!\d)")


def next_day(last: date, rhythm: str | None) -> date | None:
    """The day after ``last`` by a rhythm; None without one.

    The second Tuesday is followed by a second Tuesday, a fifth one by the last of its month.
    """
    months = _MONTHS.get(Rhythm(rhythm)) if rhythm in set(Rhythm) else None
    if months is None:
        return None
    year, month = divmod(last.year * 12 + last.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    day = first + timedelta((last.weekday() - first.weekday()) % 7 + (last.day - 1) // 7 * 7)
    return day if day.month == first.month else day - timedelta(7)


def next_number(last: str, met: int = 0, year: int = 0) -> str:
    """The number of the meeting after one: 7 after 6, 3/2026 after 2/2026; empty where it is no number.

    A number that names the year in which that one met begins anew in another one: 1/2027 after 12/2026.
    """
    digits = last[: len(last) - len(last.lstrip("0123456789"))]
    rest = last[len(digits) :]
    named = _YEAR.search(rest)
    if digits and named is not None and met != year and int(named[0]) in (met, met % 100):
        return f"1{rest[: named.start()]}{str(year)[-len(named[0]) :]}{rest[named.end() :]}"
    return f"{int(digits) + 1}{rest}" if digits else ""
