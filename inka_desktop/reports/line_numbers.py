"""Numbers of lines in the margin, so that people who have only paper can name a place in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from . import style
from .pages import Page
from .pen import Pen
from .rows import Cell, Row
from .style import MARGIN, MM

_GAP = 2.5 * MM
_SAME_LINE = 6.0  # points; cells beside each other may be set in different sizes


def numbered(rows: Sequence[Row]) -> list[Row]:
    """The rows with numbers; the heads of tables that a page break repeats have none there."""
    return [replace(row, numbered=True) for row in rows]


class LineNumbers:
    """Counts from 1 on, from page to page."""

    def __init__(self) -> None:
        self._count = 0

    def draw(self, pen: Pen, page: Page, page_top: float) -> None:
        """Draws the numbers of a page whose text begins at ``page_top`` (y upwards)."""
        for offset, row in page.rows:
            if row.numbered:
                for baseline in _baselines(row, page_top - offset - row.inset):
                    self._count += 1
                    pen.text(MARGIN - _GAP, baseline, str(self._count), style.FOOT, right=True)


def _baselines(row: Row, top: float) -> Iterator[float]:
    """Where the lines of a row stand, from above; what stands on one line counts once."""
    found = sorted((y for cell in _counted(row) for y in _cell(cell, top)), reverse=True)
    last: float | None = None
    for y in found:
        if last is None or last - y > _SAME_LINE:
            yield y
            last = y


def _counted(row: Row) -> Sequence[Cell]:
    """Its cells but the one that only says after a page break what goes on."""
    return [cell for cell in row.cells if cell is not row.again] or row.cells


def _cell(cell: Cell, top: float) -> Iterator[float]:
    y = top - cell.down
    for index, line in enumerate(cell.lines):
        y -= line.gap if index else 0.0
        yield y - line.drop
        y -= line.style.leading
