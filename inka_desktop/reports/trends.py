"""A trend on paper: the same drawing as in the window, as lines thick enough to be columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from inka_desktop.records.figures import number_text
from inka_desktop.records.trend import Column, Point, Trend, draw

from . import said, style
from .blocks import heading_row, note_row
from .rows import Canvas, Row
from .setting import Setter, text_width
from .style import MM, TEXT_WIDTH
from .typography import joined
from .words import Words

HEIGHT = 42 * MM
_FOOT, _EDGE = 7 * MM, 10 * MM


@dataclass(frozen=True, slots=True)
class TrendMark:
    """The drawing; lengths are points."""

    trend: Trend
    language: str

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draws scale, columns, strokes and numbers."""
        for y, number in self.trend.lines:
            canvas.rule(left + _EDGE, top - y, TEXT_WIDTH - _EDGE, style.HAIRLINE, 0.4)
            words = self._number(number)
            canvas.text(left + _EDGE - 4 - text_width(words, style.COLUMN), top - y - 3, words, style.COLUMN)
        for column in self.trend.columns:
            self._column(canvas, left, top, column)

    def _column(self, canvas: Canvas, left: float, top: float, column: Column) -> None:
        middle, point = left + column.left + column.width / 2, column.point
        if point.value:
            foot, head = top - self.trend.base, top - column.top
            # Upright rules have no thickness on the canvas: a column is a stack of level ones.
            canvas.rule(left + column.left, (foot + head) / 2, column.width, style.ACCENT, head - foot)
        if column.target is not None:
            edge = column.width / 6
            canvas.rule(
                left + column.left - edge, top - column.target, column.width + 2 * edge, style.INK, 1.6
            )
        above = column.words_above(4 * MM)
        shown = self._number(point.value) if point.value is not None else point.note
        for words, y in ((shown, top - above + 3), (point.words, top - self.trend.base - 4 * MM)):
            canvas.text(middle - text_width(words, style.COLUMN) / 2, y, words, style.COLUMN)

    def _number(self, value: float) -> str:
        return number_text(Decimal(str(value)), self.language, digits=1)


def trend_rows(
    setter: Setter, words: Words, code: str,
    quarters: Sequence[tuple[str, float | None, float | None, str]], stand: str = "",
) -> list[Row]:  # fmt: skip
    """The trend over the whole width between its heading and a remark on its signs; none without a number.

    All three stand on one page, and the heading says whose trend it is: what went before may be on another.

    Args:
        setter: of the document.
        words: of the document.
        code: of the indicator.
        quarters: name, value, target, and what stands instead of a value.
        stand: of which day it is, in words.
    """
    points = [Point(name, value, target, note) for name, value, target, note in quarters]
    trend = draw(points, TEXT_WIDTH, HEIGHT - _FOOT, _EDGE) if points else None
    if trend is None:
        return []
    told = said.Drawing(tuple(
        f"{point.words}: {number_text(Decimal(str(point.value)), setter.language, digits=1)}"
        if point.value is not None else f"{point.words}: {point.note}" for point in points
    ))  # fmt: skip
    row = Row(
        (), (TrendMark(trend, setter.language),), above=1 * MM, least=HEIGHT, keeps_next=True, said=told
    )
    heading = replace(heading_row(setter, words("figures.trend_title", code=code)), bookmark=None)
    return [heading, row, note_row(setter, joined(" ", words("figures.trend_note"), stand))]
