"""Dates and times as numbers: days since 1970-01-01T00:00Z, as ODK's number() gives them.

A calendar date has no hours, yet as a number it is its local midnight. Sums and differences of calendar dates
count days, not hours, so that they stay right across daylight saving (CONFORMANCE.md, "dates").
"""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo

DAY_S = 86_400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NAIVE_EPOCH = datetime(1970, 1, 1)
_PATTERN = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII,
)
_UNPADDED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(T.*)?", re.ASCII)
_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}(?::?\d{2})?)?", re.ASCII)
INVALID = "Invalid Date"
Zone = tzinfo | None
"""The zone of wall clocks; None is the system's own."""


class Moment(float):
    """A number of days that knows how it reads as text.

    Attributes:
        day: for a calendar date, its days since 1970-01-01 on the calendar; None for a moment in time.
        shown: its text; None for a sum, which reads as a number.
    """

    __slots__ = ("day", "shown")

    day: float | None
    shown: str | None

    def __new__(cls, days: float, day: float | None = None, shown: str | None = None) -> Moment:
        """A moment so many days after 1970-01-01T00:00Z."""
        self = super().__new__(cls, days)
        self.day = day
        self.shown = shown
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return Moment, (float(self), self.day, self.shown)


def days_of(moment: datetime) -> float:
    """Days since 1970-01-01T00:00Z of a moment with zone, exact to the millisecond."""
    return round((moment - _EPOCH) / timedelta(milliseconds=1)) / 86_400_000


def located(wall: datetime, zone: Zone) -> datetime:
    """A wall clock's reading as a moment; of two with the same reading the first."""
    return wall.astimezone() if zone is None else wall.replace(tzinfo=zone)


def in_zone(moment: datetime, zone: Zone) -> datetime:
    """A moment on the wall clocks of a zone."""
    return moment.astimezone(zone)


def read(text: str, zone: Zone) -> Moment | None:
    """The moment an ISO date or date-time means; None for any other text."""
    if len(text) < 10 or text[4] != "-":
        return None
    match = _PATTERN.fullmatch(text)
    if match is None:
        return None
    try:
        return _from_match(match, zone)
    except (ValueError, OverflowError, OSError):
        return None


def _from_match(match: re.Match[str], zone: Zone) -> Moment:
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    wall = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
    if hour is None:
        return Moment(days_of(located(wall, zone)), float((wall - _NAIVE_EPOCH).days), match.group())
    wall += timedelta(milliseconds=int((fraction or "0")[:3].ljust(3, "0")))
    moment = located(wall, zone) if offset is None else wall.replace(tzinfo=_offset(offset))
    return Moment(days_of(moment), None, as_text(moment, zone))


def _offset(text: str) -> timezone:
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:
        raise ValueError(text)
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(-ahead if text[0] == "-" else ahead)


def as_text(moment: datetime, zone: Zone) -> str:
    """A moment as ODK writes it: local time with offset, midnight as the date alone."""
    local = in_zone(moment, zone)
    if local.time() == time.min:
        return local.date().isoformat()
    return local.isoformat(timespec="milliseconds")


def moment_of(days: float, zone: Zone) -> datetime | None:
    """The moment so many days after the epoch, to the millisecond; None outside of years 1 to 9999."""
    if not math.isfinite(days):
        return None
    try:
        return in_zone(_EPOCH + timedelta(milliseconds=math.floor(days * 86_400_000 + 0.5)), zone)
    except (OverflowError, ValueError, OSError):
        return None


def wall_of(moment: Moment, zone: Zone) -> datetime | None:
    """What a wall clock shows then, without zone."""
    if moment.day is not None and math.isfinite(moment.day):
        try:
            return _NAIVE_EPOCH + timedelta(days=moment.day)
        except OverflowError:
            return None
    found = moment_of(float(moment), zone)
    return None if found is None else found.replace(tzinfo=None)


def date_of(value: float | str, zone: Zone) -> Moment | None:
    """What ``date()`` makes of a number or a text; None when it is no date."""
    if isinstance(value, str):
        found = read(value, zone)
        return _unpadded(value, zone) if found is None else found
    if isinstance(value, Moment) and value.day is not None and value.day.is_integer():
        wall = wall_of(value, zone)
        return None if wall is None else read(wall.date().isoformat(), zone)
    moment = moment_of(float(value), zone)
    if moment is None:
        return None
    text = as_text(moment, zone)
    return Moment(days_of(moment), None, text) if len(text) > 10 else read(text, zone)


def _unpadded(text: str, zone: Zone) -> Moment | None:
    match = _UNPADDED.fullmatch(text)
    if match is None:
        return None
    year, month, day, rest = match.groups()
    return read(f"{year}-{month:0>2}-{day:0>2}{rest or ''}", zone)


def time_of_day(text: str, zone: Zone, now: datetime) -> float | None:
    """The fraction of a day that a clock time means on the wall here; None for other texts.

    A time that was written here keeps its hour, whether daylight saving was on then or is now: only an offset
    that this zone does not have in the year of ``now`` is reckoned over.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    seconds = (hour * 60 + minute) * 60 + second + int((match[4] or "0")[:3].ljust(3, "0")) / 1000
    if match[5] is not None:
        try:
            offset = _offset(match[5]).utcoffset(None)
        except ValueError:
            return None
        here = [located(datetime(now.year, month, 1), zone).utcoffset() for month in (1, 7)]
        if offset not in here and here[0] is not None:
            seconds = (seconds + (here[0] - offset).total_seconds()) % DAY_S
    return seconds / DAY_S


def shifted(left: float, right: float, sign: int) -> float:
    """``left + right`` or ``left - right`` where one may be a calendar date (days, not hours)."""
    plain = float(left) + sign * float(right)
    first = left.day if isinstance(left, Moment) else None
    second = right.day if isinstance(right, Moment) else None
    if first is not None and second is not None:
        return first - second if sign < 0 else plain
    if first is not None and not isinstance(right, Moment):
        return Moment(plain, first + sign * right)
    if second is not None and sign > 0 and not isinstance(left, Moment):
        return Moment(plain, left + second)
    return plain


def comparable(left: float, right: float) -> tuple[float, float]:
    """Both as numbers to compare: two calendar dates by their days, anything else as moments."""
    if (
        isinstance(left, Moment)
        and isinstance(right, Moment)
        and left.day is not None
        and right.day is not None
    ):
        return left.day, right.day
    return float(left), float(right)
