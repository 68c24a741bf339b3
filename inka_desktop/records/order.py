"""Fractional positions: a text that sorts between two others, so a move writes one row only.

Digits are ``0-9a-z`` (sorted by bytes, case-folding cannot confuse them). Two devices that insert at
the same place may make the same text; the row's id then decides, the same way everywhere.
"""

from __future__ import annotations

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LOWEST = _DIGITS[0]
FIRST = "i"


def between(before: str | None, after: str | None) -> str:
    """A position above ``before`` and below ``after``; either may be None for the list's ends.

    Raises:
        ValueError: ``before`` does not sort below ``after``.
    """
    low, high = before or "", after
    if high is not None and low >= high:
        raise ValueError(f"no place between {before!r} and {after!r}")
    made = ""
    for index in range(max(len(low), len(high or "")) + 1):
        floor = _DIGITS.index(low[index]) if index < len(low) else 0
        ceiling = _ceiling(high, index)
        if ceiling - floor > 1:
            return made + _DIGITS[(floor + ceiling) // 2]
        made += _DIGITS[floor]
        if ceiling > floor:
            high = None
    return made + _DIGITS[len(_DIGITS) // 2]


def _ceiling(high: str | None, index: int) -> int:
    if high is None:
        return len(_DIGITS)
    return _DIGITS.index(high[index]) if index < len(high) else 0


def spread(count: int) -> list[str]:
    """Positions for a list made at once: in order, evenly apart, as short as can be."""
    width = 1
    while len(_DIGITS) ** width <= count + 1:
        width += 1
    step = len(_DIGITS) ** width / (count + 1)
    return [_text(round(step * place), width) for place in range(1, count + 1)]


def _text(value: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        value, digit = divmod(value, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits.rstrip(_LOWEST)
