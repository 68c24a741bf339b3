"""XPath's four types and how one becomes another (XPath 1.0 section 4, ODK's number() on dates)."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from inka_desktop.forms.tree import Node
from inka_desktop.forms.xpath.moments import Moment, Zone, read

XPathValue = str | float | bool | list[Node]
"""A value: dates are numbers that know their text (:class:`~inka_desktop.forms.xpath.moments.Moment`)."""

NAN = math.nan
_NUMBER = re.compile(r"[ \t\r\n]*(-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[ \t\r\n]*", re.ASCII)


def number_of_text(text: str, zone: Zone) -> float:
    """A text as a number: a date or date-time as days since the epoch, NaN when it is neither."""
    if text.isdecimal() and text.isascii():
        return float(text)
    match = _NUMBER.fullmatch(text)
    if match is not None:
        return float(match[1])
    moment = read(text, zone)
    return NAN if moment is None else moment


def number_of(value: XPathValue, zone: Zone) -> float:
    """``number(value)``."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    if isinstance(value, list):
        return number_of_text(value[0].text(), zone) if value else NAN
    return number_of_text(value, zone)


def string_of(value: XPathValue) -> str:
    """``string(value)``."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return value[0].text() if value else ""
    return string_of_number(value)


def string_of_number(value: float) -> str:
    """A number as XPath writes it: no exponent, no needless decimals; a date as its text."""
    if value.is_integer():
        if isinstance(value, Moment) and value.shown is not None:
            return value.shown
        return str(int(value))
    if isinstance(value, Moment):
        if value.shown is not None:
            return value.shown
        value = float(value)
    if math.isfinite(value):
        text = repr(value)
        return format(Decimal(text), "f") if "e" in text else text
    if math.isnan(value):
        return "NaN"
    return "Infinity" if value > 0 else "-Infinity"


def boolean_of(value: XPathValue) -> bool:
    """``boolean(value)``."""
    if isinstance(value, float):
        return not math.isnan(value) and (
            value != 0 or (isinstance(value, Moment) and value.shown is not None)
        )
    return bool(value)


def stored(value: XPathValue) -> str:
    """A result as a node keeps it: its text, NaN and no date as the empty text."""
    if isinstance(value, float) and math.isnan(value):
        return ""
    return string_of(value)
