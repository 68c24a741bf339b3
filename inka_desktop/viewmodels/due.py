"""Dates and times as people type them while others talk: ``15.12.``, ``morgen``, ``+14``, ``in 2 Wochen``.

Pure functions; German and English are understood side by side. A day without a year is the next one
from today on, since it says by when something is due; ``parse_day`` with ``past=True`` takes the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta

_WORDS = {
    "heute": 0,
    "today": 0,
    "morgen": 1,
    "tomorrow": 1,
    "übermorgen": 2,
    "uebermorgen": 2,
    "gestern": -1,
    "yesterday": -1,
}
_WEEKDAYS = (
    ("mo", "montag", "mon", "monday"),
    ("di", "dienstag", "tue", "tuesday"),
    ("mi", "mittwoch", "wed", "wednesday"),
    ("do", "donnerstag", "thu", "thursday"),
    ("fr", "freitag", "fri", "friday"),
    ("sa", "samstag", "sonnabend", "sat", "saturday"),
    ("so", "sonntag", "sun", "sunday"),
)
_NUMBERS = {"einem": 1, "einer": 1, "a": 1, "one": 1, "zwei": 2, "two": 2, "drei": 3, "three": 3}
_NUMBERS |= {"vier": 4, "four": 4, "fünf": 5, "five": 5, "sechs": 6, "six": 6}
_LEADING = re.compile(r"^(bis|by|until|zum|am|on|the)\s+")
_GERMAN = re.compile(r"^(\d{1,2})\.\s?(\d{1,2})\.?(?:\s?(\d{4}|\d{2}))?$")
_ON_A_DAY = frozenset({"am", "zum", "dem"})
_FIRST = re.compile(r"^\d{1,2}\.$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_SLASHED = re.compile(r"^(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?$")
_NAMED = re.compile(r"^(\d{1,2})\.?\s+([a-zäöü]{3,9})\.?(?:\s+(\d{4}|\d{2}))?$")
_MONTHS = (
    ("jan", "jän"),
    ("feb",),
    ("mär", "mar", "mae"),
    ("apr",),
    ("mai", "may"),
    ("jun",),
    ("jul",),
    ("aug",),
    ("sep",),
    ("okt", "oct"),
    ("nov",),
    ("dez", "dec"),
)
_OFFSET = re.compile(r"^\+\s?(\d{1,4})$")
_DISTANCE = re.compile(
    r"^(?:in\s+)?(\d{1,4}|[a-zäöü]+)\s+"
    r"(tag|tage|tagen|day|days|woche|wochen|week|weeks|monat|monate|monaten|month|months)$"
)
_MONTH_END = re.compile(r"^(ende|end of)\s+(des\s+monats|monat|month|the month)$")
_CLOCK = re.compile(r"^(\d{1,2})(?:[:.h]\s?(\d{2}))?\s*(?:uhr|h)?$")
_DIGITS = re.compile(r"^(\d{1,2})(\d{2})$")


def parse_day(text: str, today: date, *, past: bool = False) -> date | None:
    """The day a person means, None where the words say none.

    Args:
        text: what was typed; case and surrounding spaces do not matter.
        today: the local calendar date that relative words count from.
        past: a day without a year may lie behind today (for the date of a visit, not for a deadline).
    """
    words = _LEADING.sub("", " ".join(text.casefold().split()))
    readers: tuple[Callable[[str, date, bool], date | None], ...] = (
        _word,
        _weekday,
        _offset,
        _distance,
        _calendar,
        _end_of_month,
    )
    for reader in readers:
        found = reader(words, today, past)
        if found is not None:
            return found
    return None


def parse_clock(text: str) -> time | None:
    """A time of day from ``9``, ``9:30``, ``9.30 Uhr`` or ``930``; None where it is none."""
    words = text.strip().casefold()
    match = _CLOCK.match(words) or _DIGITS.match(words)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def split_due(line: str, today: date) -> tuple[str, date | None]:
    """A line's words and the deadline at its end: ``Plakat erneuern bis 15.12.2026.`` gives both."""
    words = line.strip()
    match = re.search(r"^(.*\S)\s+(bis|by)\s+(?:zum\s+)?(\S.*)$", words, re.IGNORECASE)
    if match is None:
        return words, None
    said = match[3].rstrip(";, ")
    if _names_weekday(match[1].split()[-1]) and _names_weekday(said):
        return words, None  # "Mo bis Fr" says when something is open
    if match[2].casefold() == "bis" and _begins_span(match[1], today):
        return words, None  # "1.1. bis 31.3." says when something is
    due = parse_day(said, today) or parse_day(said.rstrip(".!"), today)
    return (match[1].rstrip(",; "), due) if due is not None else (words, None)


def _names_weekday(word: str) -> bool:
    return any(word.casefold().rstrip(".") in names for names in _WEEKDAYS)


def _begins_span(words: str, today: date) -> bool:
    """Whether words end with a day of the calendar, also one without its month: ``1. bis 31.3.``.

    One on which something is ("Sitzung am 15.1. bis 15.12.") begins none.
    """
    said = words.casefold().rstrip(",; ").split()
    tails = [" ".join(said[-count:]) for count in (1, 2, 3)]
    if _FIRST.match(tails[0]):
        return True
    long = next((count for count, tail in enumerate(tails, 1) if _calendar(tail, today, False)), None)
    return long is not None and not (len(said) > long and said[-long - 1] in _ON_A_DAY)


def _word(words: str, today: date, past: bool) -> date | None:
    days = _WORDS.get(words)
    return None if days is None else _shifted(today, days)


def _weekday(words: str, today: date, past: bool) -> date | None:
    name = words.removeprefix("nächsten ").removeprefix("next ").rstrip(".")
    for number, names in enumerate(_WEEKDAYS):
        if name in names:
            return _shifted(today, (number - today.weekday() - 1) % 7 + 1)
    return None


def _offset(words: str, today: date, past: bool) -> date | None:
    match = _OFFSET.match(words)
    return _shifted(today, int(match[1])) if match else None


def _distance(words: str, today: date, past: bool) -> date | None:
    match = _DISTANCE.match(words)
    if match is None:
        return None
    amount = int(match[1]) if match[1].isdigit() else _NUMBERS.get(match[1])
    if amount is None:
        return None
    if match[2].startswith(("tag", "day")):
        return _shifted(today, amount)
    if match[2].startswith(("woche", "week")):
        return _shifted(today, 7 * amount)
    return _months_on(today, amount)


def _calendar(words: str, today: date, past: bool) -> date | None:
    iso = _ISO.match(words)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    match = _GERMAN.match(words) or _SLASHED.match(words) or _NAMED.match(words)
    if match is None:
        return None
    day, month = int(match[1]), _month(match[2])
    if match[3]:
        year = int(match[3])
        return _day(year if year > 99 else 2000 + year, month, day)
    return _nearest(day, month, today) if past else _next(day, month, today)


def _month(word: str) -> int:
    """A month by its number or the beginning of its name; 0, which no day has, for other words."""
    if word.isdigit():
        return int(word)
    return next((number for number, names in enumerate(_MONTHS, 1) if word[:3] in names), 0)


def _next(day: int, month: int, today: date) -> date | None:
    """The next such day from today on; 29 February may be eight years away."""
    candidates = (_day(year, month, day) for year in range(today.year, today.year + 9))
    return next((found for found in candidates if found is not None and found >= today), None)


def _nearest(day: int, month: int, today: date) -> date | None:
    candidates = [_day(year, month, day) for year in range(today.year - 4, today.year + 5)]
    return min((found for found in candidates if found), key=lambda d: abs((d - today).days), default=None)


def _end_of_month(words: str, today: date, past: bool) -> date | None:
    if _MONTH_END.match(words) is None:
        return None
    first = _months_on(today.replace(day=1), 1)
    return None if first is None else _shifted(first, -1)


def _months_on(start: date, months: int) -> date | None:
    """The same day some months later, or the last day where that month is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    for day in range(start.day, 27, -1) if start.day > 28 else (start.day,):
        found = _day(start.year + years, month + 1, day)
        if found is not None:
            return found
    return None


def _shifted(start: date, days: int) -> date | None:
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
