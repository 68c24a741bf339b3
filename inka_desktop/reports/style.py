"""Measures, colours and text styles of all documents: one place, points unless a name says mm.

Colours are those of the window in light mode; each word reads at 4.5:1 on white, in grey too (tested).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

MM = 72 / 25.4
PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
MARGIN = 15 * MM
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
SIDE_WIDTH = 42 * MM  # the column of side heads
GUTTER = 5 * MM
PHOTO_DPI = 200

INK = "#1e2421"
MUTED = "#59635d"
ACCENT = "#17694f"
HAIRLINE = "#c9cfca"
RULE = "#8d9791"
MARK = "#ececec"

REGULAR = "NotoSans-Regular"
BOLD = "NotoSans-Bold"
ITALIC = "NotoSans-Italic"
SMALLEST = 7.5
"""Points of the smallest text of a document."""
FACES = (REGULAR, BOLD, ITALIC)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A face in a size with its line height and colour; sizes in points."""

    face: str
    size: float
    leading: float
    colour: str = INK

    def scaled(self, by: float) -> TextStyle:
        """The same in another size; never smaller than what people read without a glass."""
        size = max(self.size * by, min(self.size, SMALLEST))
        return (
            self if size == self.size else replace(self, size=size, leading=self.leading * size / self.size)
        )


BODY = TextStyle(REGULAR, 9.5, 13.5)
BODY_BOLD = TextStyle(BOLD, 9.5, 13.5)
BODY_MUTED = TextStyle(ITALIC, 9.5, 13.5, MUTED)
CELL = TextStyle(REGULAR, 9.5, 13)
LABEL = TextStyle(REGULAR, 8, 14.6, MUTED)  # on one baseline with the body
COLUMN = TextStyle(REGULAR, 8, 11, MUTED)
CAPTION = TextStyle(REGULAR, 8.5, 11.5)
SECTION = TextStyle(BOLD, 12, 16, ACCENT)
TITLE = TextStyle(BOLD, 21, 26)
SUBTITLE = TextStyle(REGULAR, 12, 17)
EYEBROW = TextStyle(REGULAR, 8.5, 12, MUTED)
OFFICE = TextStyle(BOLD, 9.5, 13)
SENDER = TextStyle(REGULAR, 8, 11, MUTED)
FOOT = TextStyle(REGULAR, 7.5, 10, MUTED)
NOTE = TextStyle(ITALIC, 8.5, 12, MUTED)
