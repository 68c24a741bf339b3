"""The sketch of walk points on paper: numbered in the order walked, with scale and north arrow, no map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inka_desktop.records.coordinates import Coordinates
from inka_desktop.records.sketch import Sketch, draw

from . import said, style
from .rows import Box, Canvas, Row
from .setting import text_width
from .style import MM, TEXT_WIDTH, TextStyle
from .words import Words

HEIGHT = 92 * MM
_RADIUS = 3.1 * MM
_NUMBER = TextStyle(style.BOLD, 8, 10, "#ffffff")
_ARROW = 9 * MM
_EDGE = 5 * MM


@dataclass(frozen=True, slots=True)
class SketchMark:
    """The drawing inside its frame; lengths are points."""

    sketch: Sketch
    scale: str
    north: str

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draws way, discs, scale and arrow."""
        spots = self.sketch.spots
        if len(spots) > 1:
            canvas.path([(left + spot.x, top - spot.y) for spot in spots], style.RULE, 1.2)
        for spot in spots:
            if spot.apart:
                ends = [(left + spot.x, top - spot.y), (left + spot.label_x, top - spot.label_y)]
                canvas.path(ends, style.ACCENT, 0.6)
                canvas.disc(*ends[0], 1.6, style.ACCENT)
        for spot in spots:
            x, y, words = left + spot.label_x, top - spot.label_y, str(spot.number)
            canvas.disc(x, y, _RADIUS, style.ACCENT)
            canvas.text(x - text_width(words, _NUMBER) / 2, y - _NUMBER.size * 0.36, words, _NUMBER)
        self._scale_bar(canvas, left + _EDGE, top - HEIGHT + _EDGE)
        self._arrow(canvas, left + TEXT_WIDTH - _EDGE - 2 * MM, top - _EDGE)

    def _scale_bar(self, canvas: Canvas, x: float, y: float) -> None:
        end = x + self.sketch.scale_length
        canvas.path([(x, y + 1.5 * MM), (x, y), (end, y), (end, y + 1.5 * MM)], style.INK, 1)
        canvas.text(x, y + 2.5 * MM, self.scale, style.CAPTION)

    def _arrow(self, canvas: Canvas, x: float, y: float) -> None:
        tip = y - 3.5 * MM
        canvas.text(x - text_width(self.north, style.COLUMN) / 2, y - 2 * MM, self.north, style.COLUMN)
        canvas.path([(x, tip - _ARROW), (x, tip)], style.INK, 1)
        canvas.path([(x - 1.6 * MM, tip - 2.6 * MM), (x, tip), (x + 1.6 * MM, tip - 2.6 * MM)], style.INK, 1)


def sketch_rows(words: Words, points: Sequence[tuple[int, Coordinates]]) -> list[Row]:
    """The sketch over the whole width; none without a point that says where it lies."""
    sketch = draw(points, TEXT_WIDTH, HEIGHT - 8 * MM, _RADIUS)
    if sketch is None:
        return []
    mark = SketchMark(sketch, scale_text(sketch.scale_metres), words("stock.north"))
    return [Row((), (Box(0, 0, TEXT_WIDTH, HEIGHT), mark), above=3 * MM, least=HEIGHT, said=said.Drawing())]


def scale_text(metres: int) -> str:
    """How long the scale bar is: 50 m, or 2 km."""
    return f"{metres // 1000}\u00a0km" if metres >= 1000 else f"{metres}\u00a0m"
