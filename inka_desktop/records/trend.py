"""A trend as a drawing: a column for each period, a stroke for its target; the same in window and document.

Pure geometry in the unit of the box it is given, y downwards from its upper left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10
from typing import NamedTuple

LINES = 4
"""Lines of the scale above 0, at most."""


class Point(NamedTuple):
    """A period: its words, what was measured, what was asked for; None is a gap, never 0."""

    words: str
    value: float | None
    target: float | None = None
    note: str = ""
    """What stands instead of the value where there is none to show."""


class Column(NamedTuple):
    """A column: its box, and the height of its target's stroke where it has one."""

    point: Point
    left: float
    top: float
    width: float
    height: float
    target: float | None

    def words_above(self, room: float) -> float:
        """Where the number's foot stands: on the column, or on the stroke where that runs through it."""
        through = self.target is not None and self.top - room < self.target <= self.top
        return self.target if through and self.target is not None else self.top


@dataclass(frozen=True, slots=True)
class Trend:
    """The drawing.

    Attributes:
        columns: in their order.
        lines: heights of the scale's lines with their numbers, 0 first.
        base: where columns stand.
    """

    columns: tuple[Column, ...]
    lines: tuple[tuple[float, float], ...]
    base: float


def draw(points: Sequence[Point], width: float, height: float, edge: float) -> Trend | None:
    """Columns that fill a box; None without a number to show.

    Args:
        points: the periods.
        width: of the box.
        height: of the box, without room for words below the columns.
        edge: room on the left for the numbers of the scale, and above the highest column.
    """
    numbers = [one for point in points for one in (point.value, point.target) if one is not None]
    if not numbers:
        return None
    step = _step(max(*numbers, 0.0))
    top = max(step, ceil(round(max(numbers) / step, 6)) * step)
    room, place = height - edge, (width - edge) / len(points)

    def at(number: float) -> float:
        return height - max(number, 0.0) / top * room

    columns = [
        Column(
            point, edge + place * (index + 0.2), at(point.value or 0.0), place * 0.6,
            height - at(point.value or 0.0), at(point.target) if point.target is not None else None,
        )
        for index, point in enumerate(points)
    ]  # fmt: skip
    lines = [(at(step * index), step * index) for index in range(round(top / step) + 1)]
    return Trend(tuple(columns), tuple(lines), height)


def _step(highest: float) -> float:
    """A round distance of the scale's lines: 1, 2 or 5 and zeros."""
    least = max(highest / LINES, 0.25)
    size = 10.0 ** int(log10(least) // 1)
    return next(size * one for one in (1, 2, 5, 10) if size * one >= least - 1e-9)
