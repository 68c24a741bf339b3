"""Figures as people write them in German, ``4.180`` or ``19,4 %``, read so that two can be compared.

Of per cent one or two digits behind a point are a fraction, as sources in English write it: ``19.4 %``.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from .folding import fold

PERCENT = "%"
_FIGURE = re.compile(
    r"^(?:ca\.|rund|etwa)?\s*(?P<sign>[-+−]?)(?P<whole>\d{1,3}(?:[.\u202f\u00a0 ]\d{3})+|\d+)"
    r"(?:,(?P<part>\d+)|\.(?P<point>\d{1,2})(?=\s*(?:%|Prozent|v\. ?H\.)))?\s*(?P<unit>\D*)$",
    re.IGNORECASE,
)


class Figure(NamedTuple):
    """A number with its unit; the unit is empty for a plain count."""

    number: Decimal
    unit: str


class Change(NamedTuple):
    """What became of a figure: the difference, and for counts also by how many per cent (None from 0)."""

    by: Decimal
    unit: str
    percent: Decimal | None


def read(text: str) -> Figure | None:
    """The figure that a text says; None where it says none, or more than one."""
    found = _FIGURE.match(text.strip())
    if found is None:
        return None
    whole = re.sub(r"\D", "", found["whole"])
    sign = "-" if found["sign"] in ("-", "−") else ""
    number = Decimal(f"{sign}{whole}.{found['part'] or found['point'] or '0'}").normalize()
    unit = " ".join(found["unit"].split())
    return Figure(number, PERCENT if fold(unit) in (PERCENT, "prozent", "v. h.") else unit)


def change(before: str, after: str) -> Change | None:
    """The way from one figure to another; None where one cannot be read or their units differ."""
    first, last = read(before), read(after)
    if first is None or last is None or fold(first.unit) != fold(last.unit):
        return None
    by = last.number - first.number
    share = by / abs(first.number) * 100 if first.number and first.unit != PERCENT else None
    return Change(by, first.unit, share)


def number_text(number: Decimal, language: str, *, digits: int | None = None, signed: bool = False) -> str:
    """A number as it is printed: 1.234,5 or 1,234.5; with ``signed`` a plus or a minus before it."""
    shown = number if digits is None else round(number, digits)
    text = f"{abs(shown):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if not language.startswith("en"):
        text = text.translate({ord(","): ".", ord("."): ","})
    if shown < 0:
        return f"–{text}"
    return f"+{text}" if signed and shown else text
