"""Says what unpacked values must look like: small checks that are put together and asked once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Check = Callable[[Any], bool]
"""Whether a value is as it must be; never raises."""


def data(length: int | None = None) -> Check:
    """Bytes, of a certain length or of any."""
    return lambda value: type(value) is bytes and (length is None or len(value) == length)


def number(most: int, least: int = 0) -> Check:
    """A whole number within bounds."""
    return lambda value: type(value) is int and least <= value <= most


def text(value: Any) -> bool:
    """A text."""
    return type(value) is str


def listed(value: Any) -> bool:
    """A list of anything."""
    return type(value) is list


def nothing(value: Any) -> bool:
    """None."""
    return value is None


def either(*checks: Check) -> Check:
    """What passes one of them."""
    return lambda value: any(check(value) for check in checks)


def many(check: Check) -> Check:
    """A list of such values."""
    return lambda value: type(value) is list and all(map(check, value))


def row(*columns: Check) -> Check:
    """A list that begins with such values; newer versions may add some."""

    def right(value: Any) -> bool:
        return (
            type(value) is list
            and len(value) >= len(columns)
            and all(check(one) for check, one in zip(columns, value, strict=False))
        )

    return right


def rows(*columns: Check) -> Check:
    """A list of such lists."""
    return many(row(*columns))


def mapping(key: Check, value: Check) -> Check:
    """A map of such keys and values."""
    return lambda found: type(found) is dict and all(key(name) and value(found[name]) for name in found)
