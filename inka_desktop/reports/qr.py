"""A square code (QR) as a mark of a row: what is beside it in letters, for a scanner that types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from .rows import Canvas
from .style import INK


@dataclass(frozen=True, slots=True)
class Square:
    """A square of dark and light modules; its quiet edge of four modules is the caller's room.

    Attributes:
        x, y: its upper left corner in the row.
        size: its width and height.
        modules: rows from the top, True where dark.
    """

    x: float
    y: float
    size: float
    modules: Sequence[Sequence[bool]] = field(repr=False)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draws runs of dark modules as thick lines."""
        module = self.size / len(self.modules)
        for row, line in enumerate(self.modules):
            place = 0
            for dark, run in groupby(line):
                width = len(list(run))
                if dark:
                    middle = top - self.y - (row + 0.5) * module
                    canvas.rule(left + self.x + place * module, middle, width * module, INK, module)
                place += width


def square_of(text: str, x: float, y: float, size: float) -> Square:
    """The code of a text, readable with up to 15 % of it lost (level M)."""
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return Square(x, y, size, tuple(tuple(map(bool, row)) for row in code.modules))
