"""When the photos of a protocol were probably taken: between its begin and its end."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple


class Span(NamedTuple):
    """From one moment to another, both with the device's zone, as cameras without one are read."""

    begin: datetime
    end: datetime


def days_of(first: date | None, last: date | None) -> Span | None:
    """Whole days, such as those of a stock-taking; None while it has no first one."""
    if first is None:
        return None
    end = last if last is not None and last >= first else first
    return Span(datetime.combine(first, time.min).astimezone(), datetime.combine(end, time.max).astimezone())


def span_of(day: date | None, begin: time | None, end: time | None) -> Span | None:
    """The time of a protocol; to the day's end while it has no end, None while it has no day or begin."""
    if day is None or begin is None:
        return None
    last = end if end is not None and end >= begin else time.max
    return Span(datetime.combine(day, begin).astimezone(), datetime.combine(day, last).astimezone())
