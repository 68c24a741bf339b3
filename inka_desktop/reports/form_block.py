"""A question of a form as one row: words and marks put below each other, and places to answer in.

By hand there are boxes and lines; to be filled in with a viewer there are fields (:mod:`.entries`) in the
same places, so that both come from one layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from inka_desktop.records.form_content import QuestionContent

from .entries import Entry, EntryKind, EntryMark
from .rows import Box, Canvas, Cell, Mark, Row, Rule
from .said import Said
from .setting import Setter
from .style import MM, RULE, TextStyle

BOX = 9.5
"""The edge of a box to tick, in points."""
CELL_WIDTH, CELL_HEIGHT = 5.4 * MM, 6.6 * MM
"""Of a box for one digit."""
LINE_HEIGHT = 8.5 * MM
_FIELD_HEIGHT = 6.2 * MM


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle to tick; ``x`` and ``y`` are its upper left corner."""

    x: float
    y: float

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draws the circle."""
        half = BOX / 2
        canvas.ring(left + self.x + half, top - self.y - half, half, RULE)


@dataclass(slots=True)
class Block:
    """What becomes one row; ``y`` is where the next thing stands."""

    setter: Setter
    cells: list[Cell] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    y: float = 0.0

    def words(self, x: float, text: str, width: float, kind: TextStyle) -> float:
        """Words at ``x``; gives where they end."""
        cell = self.setter.cell(x, text, width, kind)
        placed = Cell(x, cell.lines, self.y)
        self.cells.append(placed)
        return placed.height if cell.lines else self.y

    def row(
        self, *, above: float = 0.0, header: Row | None = None, foot_rule: bool = False,
        keeps_next: bool = False, outset: float = 0.0, said: Said | None = None,
    ) -> Row:  # fmt: skip
        """The row; its height is where the next thing would stand."""
        return Row(
            tuple(self.cells), tuple(self.marks), above, outset=outset, least=self.y, keeps_next=keeps_next,
            header=header, foot_rule=foot_rule, said=said,
        )  # fmt: skip


class Hand:
    """Places to write in with a pen."""

    by_keys = False

    def line(self, block: Block, asked: QuestionContent, x: float, width: float) -> None:
        """A line to write on; digits have boxes."""
        groups = _DIGITS.get(asked.kind)
        if groups is None:
            block.marks.append(Rule(x, block.y + LINE_HEIGHT - 2 * MM, width, RULE, 0.5))
            block.y += LINE_HEIGHT
            return
        for group in groups:
            for _ in range(group):
                block.marks.append(Box(x, block.y, CELL_WIDTH, CELL_HEIGHT, RULE))
                x += CELL_WIDTH
            x += 2 * MM
        block.y += CELL_HEIGHT + 1.6 * MM

    def lines(self, block: Block, asked: QuestionContent, x: float, width: float, count: int) -> None:
        """Lines below each other."""
        for _ in range(count):
            self.line(block, asked, x, width)

    def tick(self, block: Block, asked: QuestionContent, place: int, x: float, y: float) -> None:
        """A box for one choice, a circle where only one may be chosen, a box for a number in an order."""
        block.marks.append(Circle(x, y) if asked.kind == "one" else Box(x, y, BOX, BOX, RULE))

    def cell(self, block: Block, asked: QuestionContent, x: float, width: float, height: float) -> None:
        """A cell of a table to write in; a choice is written by its number."""
        block.marks.append(Box(x, block.y, width, height, RULE))


class Keys:
    """Fields to fill in with a viewer."""

    by_keys = True

    def line(self, block: Block, asked: QuestionContent, x: float, width: float) -> None:
        """A field of one line."""
        wide = _WIDTHS.get(asked.kind, width)
        self._place(block, EntryKind.LINE, asked, x, min(wide, width), _FIELD_HEIGHT)
        block.y += _FIELD_HEIGHT + 1.6 * MM

    def lines(self, block: Block, asked: QuestionContent, x: float, width: float, count: int) -> None:
        """A field of several lines."""
        height = count * 13.5 + 6
        self._place(block, EntryKind.LINES, asked, x, width, height)
        block.y += height + 1.6 * MM

    def tick(self, block: Block, asked: QuestionContent, place: int, x: float, y: float) -> None:
        """A field for one choice."""
        tip = f"{asked.label}: {asked.choices[place - 1].label}" if asked.choices else asked.label
        if asked.kind == "one":
            block.marks.append(Circle(x, y))
            code = choice_code(place)
            entry = Entry(
                EntryKind.ONE_OF, asked.name, asked.label, BOX, BOX, code, on=_is_chosen(asked, place)
            )
        elif asked.kind == "rank":
            number = f"{asked.chosen.index(asked.choices[place - 1].value) + 1}" if asked.chosen else ""
            entry = Entry(EntryKind.LINE, choice_name(asked.name, place), tip, 2 * BOX, _FIELD_HEIGHT, number)
        elif asked.kind == "tick":
            entry = Entry(EntryKind.TICK, asked.name, tip, BOX, BOX, on=bool(asked.value))
        else:
            name = choice_name(asked.name, place)
            entry = Entry(EntryKind.TICK, name, tip, BOX, BOX, on=_is_chosen(asked, place))
        block.marks.append(EntryMark(x, y, entry))

    def cell(self, block: Block, asked: QuestionContent, x: float, width: float, height: float) -> None:
        """A cell of a table."""
        kind = EntryKind.LIST if asked.kind == "one" and asked.choices else EntryKind.LINE
        self._place(block, kind, asked, x, width, height - 1)

    def list(self, block: Block, asked: QuestionContent, x: float, width: float) -> None:
        """A list that opens."""
        self._place(block, EntryKind.LIST, asked, x, width, _FIELD_HEIGHT)
        block.y += _FIELD_HEIGHT + 1.6 * MM

    @staticmethod
    def _place(
        block: Block, kind: EntryKind, asked: QuestionContent, x: float, width: float, height: float
    ) -> None:
        options = choice_options(asked) if kind == EntryKind.LIST else ()
        codes = (choice_code(place) for place in range(1, len(asked.choices) + 1) if _is_chosen(asked, place))
        value = next(codes, "") if kind == EntryKind.LIST else asked.value
        entry = Entry(kind, asked.name, asked.label, width, height, value, options)
        block.marks.append(EntryMark(x, block.y, entry))


def _is_chosen(asked: QuestionContent, place: int) -> bool:
    return asked.choices[place - 1].value in asked.chosen


Way = Hand | Keys

_DIGITS = {
    "whole": (6,), "number": (6, 2), "date": (2, 2, 4), "month": (2, 4), "year": (4,), "time": (2, 2),
    "moment": (2, 2, 4, 2, 2),
}  # fmt: skip
_WIDTHS = {
    "whole": 30 * MM, "number": 36 * MM, "date": 30 * MM, "month": 24 * MM, "year": 18 * MM, "time": 18 * MM,
    "moment": 44 * MM,
}  # fmt: skip


def choice_code(place: int) -> str:
    """What stands for a choice, by its place from 1; a PDF's own word for none is ``Off``."""
    return f"c{place}"


def choice_name(name: str, place: int) -> str:
    """The name of the field of one of several choices."""
    return f"{name}={place}"


def choice_options(asked: QuestionContent) -> Sequence[tuple[str, str]]:
    """The choices of a question as a list shows them."""
    return [(choice_code(place), one.label) for place, one in enumerate(asked.choices, 1)]
