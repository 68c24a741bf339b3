"""The functions of XPath 1.0 and ODK XForms."""

from __future__ import annotations

from inka_desktop.forms.xpath.functions import (
    booleans,
    dates,
    geo,
    nodesets,
    numbers,
    outside,
    repeats,
    selects,
    strings,
)
from inka_desktop.forms.xpath.functions.registry import TABLE, Function

__all__ = [
    "Function",
    "booleans",
    "dates",
    "find",
    "geo",
    "names",
    "nodesets",
    "numbers",
    "outside",
    "repeats",
    "selects",
    "strings",
]


def find(name: str) -> Function | None:
    """The function of this name, None when there is none."""
    return TABLE.get(name)


def names() -> frozenset[str]:
    """The names of all functions."""
    return frozenset(TABLE)
