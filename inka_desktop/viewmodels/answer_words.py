"""Kept answers as people read them."""

from __future__ import annotations

from datetime import date, time

from inka_desktop.viewmodels import dates, numbers


def answer_words(value: str, kind: str) -> str:
    """A kept answer of a type as the window's language writes it; of a day a ``month`` or ``year`` may be."""
    try:
        if kind == "month":
            return dates.month(date.fromisoformat(value))
        if kind == "year":
            return f"{date.fromisoformat(value).year:04}"
        if kind == "date":
            return dates.day(date.fromisoformat(value))
        if kind == "time":
            return dates.clock(time.fromisoformat(value))
    except ValueError:
        return value
    return numbers.shown(value) if kind in ("int", "decimal") else value
