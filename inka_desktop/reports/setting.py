"""Setting user text: cleaned, shown with the characters the font has, broken into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .breaking import Measure, break_lines
from .fonts import face
from .rows import Cell, Line
from .style import TextStyle
from .typography import clean_text

_LIST = re.compile(r"(?:[-–•*·]|\d{1,3}[.)]) +(?=\S)")


@dataclass(slots=True)
class Setter:
    """Sets texts in one language and remembers whether a character could not be shown.

    Attributes:
        language: ``de`` or ``en``.
        blank: whether the document is one to fill in by hand.
        replaced: becomes True when a character had to be replaced.
        scale: of all sizes, for what is to fit on a page.
    """

    language: str = "de"
    blank: bool = False
    replaced: bool = False
    scale: float = 1.0

    def lines(self, text: str, width: float, kind: TextStyle, *, gap: float = 0.0) -> tuple[Line, ...]:
        """User text as lines that are at most ``width`` points wide; nothing is cut.

        Line ends begin paragraphs, with ``gap`` points between them; a dash, dot or number at the start of
        one hangs to the left of its text.
        """
        kind = kind.scaled(self.scale)
        paragraphs = [part.strip() for part in self.shown(text, kind).split("\n")]
        return tuple(line for part in paragraphs if part for line in _paragraph(part, width, kind, gap))

    def cell(self, x: float, text: str, width: float, kind: TextStyle, *, gap: float = 0.0) -> Cell:
        """A cell with the text at ``x``."""
        return Cell(x, self.lines(text, width, kind, gap=gap))

    def shown(self, text: str, kind: TextStyle) -> str:
        """The text as the face can show it."""
        clean = clean_text(text, self.language)
        shown = face(kind.face).showable(clean)
        self.replaced = self.replaced or shown != clean or "\ufffd" in clean
        return shown


def text_width(text: str, kind: TextStyle) -> float:
    """Width of a set text in points."""
    return face(kind.face).width(text, kind.size)


def _paragraph(text: str, width: float, kind: TextStyle, gap: float) -> Iterator[Line]:
    """The lines of one paragraph, hanging when it is an entry of a list."""
    entry = _LIST.match(text)
    mark = "" if entry is None else entry.group().strip().replace("-", "–").replace("*", "•") + " "
    hang = min(text_width(mark, kind), width / 2)
    rest = text if entry is None else text[entry.end() :]
    for index, words in enumerate(break_lines(rest, _measure(kind), width - hang)):
        yield Line(words, kind, hang, 0.0) if index else Line(mark + words, kind, 0.0, gap)


def _measure(kind: TextStyle) -> Measure:
    measured = face(kind.face)
    return lambda text: measured.width(text, kind.size)
