"""What a pen drew: strokes of points on a field of fixed size, as a short text that can be drawn again.

A point is a pair of whole numbers on a field of 1000 by 300 units, x to the right and y downwards. Strokes
are parted by ``;``, points by a space: ``10,20 12,25;30,40``. No pressure and no time is kept: nothing that
could tell more of a person than the signature on paper does.
"""

from __future__ import annotations

from collections.abc import Sequence

WIDTH, HEIGHT = 1000, 300
MOST_POINTS = 6_000
"""Of one signature; a long one has some 600."""

Stroke = tuple[tuple[int, int], ...]
"""Points in the order drawn; a single one is a dot."""


def write(strokes: Sequence[Sequence[tuple[float, float]]]) -> str:
    """The text of strokes; points beyond the field are put onto its edge, equal ones in a row are one.

    Raises:
        ValueError: there are more than :data:`MOST_POINTS`.
    """
    kept = [_thinned(stroke) for stroke in strokes if stroke]
    if sum(map(len, kept)) > MOST_POINTS:
        raise ValueError("too many points")
    return ";".join(" ".join(f"{x},{y}" for x, y in stroke) for stroke in kept)


def read(text: str) -> tuple[Stroke, ...]:
    """The strokes of a text.

    Raises:
        ValueError: it is none of :func:`write`.
    """
    found = tuple(tuple(_point(pair) for pair in stroke.split(" ")) for stroke in text.split(";") if stroke)
    if sum(map(len, found)) > MOST_POINTS:
        raise ValueError("too many points")
    return found


def _point(pair: str) -> tuple[int, int]:
    x, y = (int(number) for number in pair.split(","))
    if not (0 <= x <= WIDTH and 0 <= y <= HEIGHT):
        raise ValueError("a point beyond the field")
    return x, y


def _thinned(stroke: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    points = [(_within(x, WIDTH), _within(y, HEIGHT)) for x, y in stroke]
    return [point for before, point in zip([None, *points], points, strict=False) if point != before]


def _within(value: float, most: int) -> int:
    return min(max(round(value), 0), most)
