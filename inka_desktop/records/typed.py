"""Numbers, days and times as people type them, in German or English, as kept: pure functions."""

from __future__ import annotations

import re
from datetime import date, datetime, time

_GROUPED = {
    "de": re.compile(r"[+-]?\d{1,3}(?:[.\s]\d{3})+(?:,\d+)?"),
    "en": re.compile(r"[+-]?\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?"),
}
_PLAIN = re.compile(r"[+-]?(?:\d+[.,]?\d*|[.,]\d+)")
_SPACES = "\u00a0\u202f\u2009 "
_DAY = re.compile(r"(\d{1,2})[.\s/-]\s?(\d{1,2})[.\s/-]\s?(\d{2}|\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED_DAY = re.compile(r"(\d{1,2})\.?\s([A-Za-zä]{3})[a-z]*\.?\s(\d{4})")
_MONTH = re.compile(r"(\d{1,2})[.\s/-]\s?(\d{4})")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]\s?(\d{2}))?\s*(?:uhr|h)?", re.IGNORECASE)
_MONTHS = {
    name: month
    for month, names in enumerate(
        ("jan", "feb", "mär mar", "apr", "mai may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dez dec"),
        1,
    )
    for name in names.split()
}
_CENTURY = 2000


def read_number(text: str, language: str) -> str | None:
    """A typed number with a decimal point and nothing else; None when it is none.

    A point with three digits behind it parts thousands in German: ``1.234`` is one thousand and more.
    """
    words = text.strip().replace("\u2212", "-")
    for space in _SPACES:
        words = words.replace(space, " ")
    german = language == "de"
    if _GROUPED["de" if german else "en"].fullmatch(words):
        words = words.replace(" ", "").replace("." if german else ",", "")
    if not _PLAIN.fullmatch(words):
        return None
    return words.replace(",", ".").removeprefix("+")


def read_whole(text: str, language: str) -> str | None:
    """A typed whole number; None when it is none, also where it has decimals."""
    found = read_number(text, language)
    if found is None:
        return None
    whole, _, decimals = found.partition(".")
    return (whole or "0") if not decimals.strip("0") and whole.strip("-") else None


def read_day(text: str) -> date | None:
    """A day that is written out: ``27.11.2026``, ``27.11.26``, ``27 Nov 2026``, ``2026-11-27``; else None."""
    words = " ".join(text.split())
    if found := _ISO_DAY.fullmatch(words):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY.fullmatch(words):
        year = int(found[3])
        return _date(year if year > 99 else year + _CENTURY, int(found[2]), int(found[1]))
    if found := _NAMED_DAY.fullmatch(words):
        month = _MONTHS.get(found[2].casefold())
        return _date(int(found[3]), month, int(found[1])) if month is not None else None
    return None


def read_month(text: str) -> date | None:
    """The first day of a month: ``11.2026``; of any day in it, too; else None."""
    found = _MONTH.fullmatch(" ".join(text.split()))
    if found is not None:
        return _date(int(found[2]), int(found[1]), 1)
    day = read_day(text)
    return None if day is None else day.replace(day=1)


def read_year(text: str) -> date | None:
    """The first day of a year with four digits; else None."""
    words = text.strip()
    return _date(int(words), 1, 1) if re.fullmatch(r"\d{4}", words, re.ASCII) else None


def read_clock(text: str) -> time | None:
    """A time of day: ``9``, ``9:30``, ``09.30 Uhr``; else None."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_moment(text: str) -> datetime | None:
    """A day with a time behind it, on the wall's clock; else None."""
    words = text.replace(",", " ").split()
    for place in range(1, len(words)):
        day, clock = read_day(" ".join(words[:place])), read_clock(" ".join(words[place:]))
        if day is not None and clock is not None:
            return datetime.combine(day, clock)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
