"""Functions of selected choices: texts of names separated by spaces."""

from __future__ import annotations

import math

from inka_desktop.forms.xpath.compiled import BOOLEAN, NUMBER, STRING
from inka_desktop.forms.xpath.functions.registry import function


@function("selected", "is-selected", takes="s s", gives=BOOLEAN)
def selected(chosen: str, name: str) -> bool:
    """Whether a choice is among those selected; nothing is among nothing."""
    wanted, names = name.strip(), chosen.split()
    return wanted in names if wanted else not names


@function("selected-at", takes="s n", gives=STRING)
def selected_at(chosen: str, place: float) -> str:
    """The choice at a place from 0; empty where there is none."""
    names = chosen.split()
    if not math.isfinite(place) or not 0 <= int(place) < len(names) or place < 0:
        return ""
    return names[int(place)]


@function("count-selected", takes="s", gives=NUMBER)
def count_selected(chosen: str) -> float:
    """How many choices are selected."""
    return float(len(chosen.split()))
