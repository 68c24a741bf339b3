"""The one building block of a page: a row of cells whose lines are already broken.

A heading, a paragraph beside its side head, a line of a table, a pair of photos: all are rows. Lengths are
points; x counts from the left margin, y downwards from the top of the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from .entries import Entry
from .said import Said
from .style import HAIRLINE, TextStyle

_INSET_AGAIN = 6.0  # points above the text of a part after a page break


@dataclass(frozen=True, slots=True)
class Line:
    """One line of set text; ``gap`` is the space above it unless it is the first of its cell."""

    text: str
    style: TextStyle
    indent: float = 0.0
    gap: float = 0.0

    @property
    def drop(self) -> float:
        """From the upper edge of its room down to its baseline: capitals stand in the middle."""
        return (self.style.leading + self.style.size * 0.72) / 2


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines below each other, left-aligned at ``x``, beginning ``down`` below the others of the row."""

    x: float
    lines: tuple[Line, ...]
    down: float = 0.0

    @property
    def height(self) -> float:
        """Height of all lines, with the space before them."""
        if not self.lines:
            return 0.0
        return self.down + sum(line.style.leading + line.gap for line in self.lines) - self.lines[0].gap

    def fitting(self, room: float) -> int:
        """How many lines fit into the room."""
        used = self.down
        for count, line in enumerate(self.lines):
            used += line.style.leading + (line.gap if count else 0.0)
            if used > room + 0.01:
                return count
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; level 0 is a section, 1 a topic below it."""

    title: str
    level: int = 0


class Canvas(Protocol):
    """What marks draw on; y counts upwards from the lower edge of the page."""

    def text(self, x: float, baseline: float, words: str, style: TextStyle) -> None:
        """One line of text."""

    def rule(self, x: float, y: float, width: float, colour: str, thickness: float) -> None:
        """A horizontal line."""

    def frame(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """An empty rectangle with a hairline; ``y`` is its lower edge."""

    def picture(self, x: float, y: float, width: float, height: float, data: bytes) -> None:
        """A JPEG or PNG; ``y`` is its lower edge."""

    def path(self, points: Sequence[tuple[float, float]], colour: str, thickness: float) -> None:
        """A line through points, with round ends and bends; a single point is a dot."""

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle around a point."""

    def ring(self, x: float, y: float, radius: float, colour: str) -> None:
        """An empty circle around a point, with a hairline."""

    def entry(self, x: float, y: float, entry: Entry) -> None:
        """A field that a viewer of PDF lets people fill in; ``y`` is its lower edge."""


class Mark(Protocol):
    """Something of a row that is no text."""

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draws itself; ``left`` and ``top`` place the row on the page (y upwards)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""

    x: float
    y: float
    width: float
    colour: str = HAIRLINE
    thickness: float = 0.5

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draws the line."""
        canvas.rule(left + self.x, top - self.y, self.width, self.colour, self.thickness)


@dataclass(frozen=True, slots=True)
class Box:
    """An empty frame: the place of a photo that is not there."""

    x: float
    y: float
    width: float
    height: float
    colour: str = HAIRLINE

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draws the frame."""
        canvas.frame(left + self.x, top - self.y - self.height, self.width, self.height, self.colour)


@dataclass(frozen=True, slots=True)
class Label:
    """A short text inside a mark, one line; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    style: TextStyle

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draws the text."""
        canvas.text(left + self.x, top - self.y, self.text, self.style)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, JPEG or PNG bytes, in its frame."""

    x: float
    y: float
    width: float
    height: float
    data: bytes = field(repr=False)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draws the picture."""
        canvas.picture(left + self.x, top - self.y - self.height, self.width, self.height, self.data)


@dataclass(frozen=True, slots=True)
class Row:
    """Cells beside each other.

    Attributes:
        cells: their lines start ``inset`` below the top of the row.
        marks: lines and pictures; a row with pictures has its height in ``least``.
        above: space before the row; dropped at the top of a page.
        inset, outset: space inside, above and below the text.
        least: least height.
        flows: may be divided between any two lines below its head; other rows only when taller than a page.
        keeps_next: stays with the row that follows.
        header: row to repeat first when this one starts a page.
        again: cells to show instead of the first one in the part after a page break.
        head_rule: hairline at the upper edge, but not at the top of a page.
        foot_rule: hairline at the lower edge.
        numbered: its lines have numbers in the margin (:mod:`.line_numbers`).
        said: what it says, for writers that set text themselves (:mod:`.said`).
    """

    cells: tuple[Cell, ...] = ()
    marks: tuple[Mark, ...] = ()
    above: float = 0.0
    inset: float = 0.0
    outset: float = 0.0
    least: float = 0.0
    flows: bool = False
    keeps_next: bool = False
    header: Row | None = None
    again: Cell | None = None
    head_rule: bool = False
    foot_rule: bool = False
    bookmark: Bookmark | None = None
    numbered: bool = False
    said: Said | None = None

    @property
    def height(self) -> float:
        """Height without ``above``."""
        text = max((cell.height for cell in self.cells), default=0.0)
        return max(self.least, self.inset + text + self.outset)

    @property
    def divides(self) -> bool:
        """Whether it may go on another page: where its text is longer than the head that stands beside it."""
        if self.again is None:
            return self.flows
        return self.flows and self.height > self.inset + self.cells[0].height + self.outset

    @property
    def start(self) -> float:
        """The height that is worth starting on a page: all, or of what flows its head and three lines."""
        if not self.divides:
            return self.height
        first = max((_first_lines(cell, 3) for cell in self.cells), default=0.0)
        head = self.cells[0].height if self.again is not None else 0.0
        return min(self.height, self.inset + max(first, head))

    def divided(self, room: float) -> tuple[Row, Row] | None:
        """The part that fits into the room and the rest; None when less than two lines would stand alone."""
        space = room - self.inset
        counts = [cell.fitting(space) for cell in self.cells]
        longest = max(self.cells, key=lambda cell: len(cell.lines), default=None)
        if longest is None:
            return None
        taken = min(longest.fitting(space), max(len(longest.lines) - 2, 1))
        if taken < min(2, len(longest.lines) - 1) or taken == 0:
            return None
        counts = [taken if cell is longest else count for cell, count in zip(self.cells, counts, strict=True)]
        head = [replace(cell, lines=cell.lines[:n]) for cell, n in zip(self.cells, counts, strict=True)]
        tail = [
            replace(cell, lines=cell.lines[n:], down=0.0) for cell, n in zip(self.cells, counts, strict=True)
        ]
        if self.again is not None and not tail[0].lines:
            tail[0] = self.again
        return (
            replace(self, cells=tuple(head), least=0.0, foot_rule=False, outset=0.0),
            replace(
                self,
                cells=tuple(tail),
                least=0.0,
                above=0.0,
                bookmark=None,
                marks=(),
                head_rule=False,
                inset=min(self.inset, _INSET_AGAIN),
            ),
        )


def tightened(rows: Sequence[Row], by: float) -> list[Row]:
    """Rows with less space between and within them; ``by`` 1 leaves them as they are."""
    return [
        replace(
            row, above=row.above * by, inset=row.inset * by, outset=row.outset * by,
            header=tightened([row.header], by)[0] if row.header is not None else None,
        )
        for row in rows
    ]  # fmt: skip


def _first_lines(cell: Cell, count: int) -> float:
    """Height of the first lines of a cell."""
    return replace(cell, lines=cell.lines[:count]).height
