"""A sketch of points in the order walked: where each comes to stand in a box, and how long the scale is.

Window and paper draw the same one. North is up; distances are true, since a walk is short enough for a plane.
Lengths are those of the box, y counts downwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .coordinates import Coordinates

_METRES_PER_DEGREE = 111_320.0
_LEAST_METRES = 40.0
"""Of the longer side: a single point, or points in one yard, fill no map of centimetres."""
_STEPS = (1, 2, 5)
_TURNS = 12


class Spot(NamedTuple):
    """One point: its number, where it lies, and where its number stands (elsewhere if others lie close)."""

    number: int
    x: float
    y: float
    label_x: float
    label_y: float

    @property
    def apart(self) -> bool:
        """Whether number and place need a line between them."""
        return (self.x, self.y) != (self.label_x, self.label_y)


@dataclass(frozen=True, slots=True)
class Sketch:
    """Where everything is drawn.

    Attributes:
        spots: in the order walked.
        scale_length, scale_metres: of the scale bar.
    """

    spots: tuple[Spot, ...]
    scale_length: float
    scale_metres: int


def draw(
    points: Sequence[tuple[int, Coordinates]], width: float, height: float, radius: float
) -> Sketch | None:
    """Places points in a box.

    Args:
        points: number and coordinates in the order walked.
        width: of the box.
        height: of the box.
        radius: of the discs that carry the numbers; they do not cover each other and stay inside.

    Returns:
        None without a point.
    """
    if not points:
        return None
    metres = _metres([place for _, place in points])
    room_x, room_y = max(1.0, width - 4 * radius), max(1.0, height - 4 * radius)
    left, right = min(x for x, _ in metres), max(x for x, _ in metres)
    low, high = min(y for _, y in metres), max(y for _, y in metres)
    wide, tall = max(right - left, 1e-9), max(high - low, 1e-9)
    factor = min(room_x / wide, room_y / tall, max(room_x, room_y) / _LEAST_METRES)
    places = [
        (width / 2 + (x - (left + right) / 2) * factor, height / 2 - (y - (low + high) / 2) * factor)
        for x, y in metres
    ]
    spots = _labelled([number for number, _ in points], places, (width, height), radius)
    length, metres_long = _scale(factor, width / 3)
    return Sketch(tuple(spots), length, metres_long)


def _metres(points: Sequence[Coordinates]) -> list[tuple[float, float]]:
    """East and north of the first point, in metres."""
    first = points[0]
    middle = math.radians(sum(point.latitude for point in points) / len(points))
    found = []
    for point in points:
        east = (point.longitude - first.longitude + 180) % 360 - 180
        north = point.latitude - first.latitude
        found.append((east * _METRES_PER_DEGREE * math.cos(middle), north * _METRES_PER_DEGREE))
    return found


def _labelled(
    numbers: Sequence[int], places: Sequence[tuple[float, float]], box: tuple[float, float], radius: float
) -> Iterator[Spot]:
    """Each number on its place, or as near to it as the numbers before leave room."""
    taken: list[tuple[float, float]] = []
    for number, (x, y) in zip(numbers, places, strict=True):
        free = (at for at in _around(x, y, radius) if _fits(at, taken, box, radius))
        label = next(free, (x, y))
        taken.append(label)
        yield Spot(number, x, y, *label)


def _around(x: float, y: float, radius: float) -> Iterator[tuple[float, float]]:
    yield x, y
    for ring in range(2, 9):
        for turn in range(_TURNS):
            angle = 2 * math.pi * turn / _TURNS - math.pi / 3
            yield x + ring * 1.2 * radius * math.cos(angle), y + ring * 1.2 * radius * math.sin(angle)


def _fits(
    at: tuple[float, float], taken: Sequence[tuple[float, float]], box: tuple[float, float], radius: float
) -> bool:
    (x, y), (width, height), apart = at, box, 2 * radius
    if not (radius <= x <= width - radius and radius <= y <= height - radius):
        return False
    near = (other for other in taken if abs(other[0] - x) < apart and abs(other[1] - y) < apart)
    return all(math.dist(at, other) >= apart for other in near)


def _scale(factor: float, longest: float) -> tuple[float, int]:
    """The longest round number of metres that fits, and its length."""
    metres = 1
    for power in range(8):
        for step in _STEPS:
            if step * 10**power * factor <= longest:
                metres = step * 10**power
    return metres * factor, metres
