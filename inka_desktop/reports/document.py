"""From rows to a PDF: pages are laid out first, so that each can say of how many it is one."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .fonts import load_faces
from .frame import FrameTexts, PageFrame, letterhead_row
from .letterhead import Letterhead, RenderedDocument
from .line_numbers import LineNumbers
from .pages import Page, paginate
from .pen import Pen
from .rows import Cell, Row
from .setting import Setter
from .style import FOOT, HAIRLINE, MARGIN, MM, TEXT_WIDTH
from .typography import clean_text
from .words import Words

# Fonts keep a reading position of their own: one document at a time, whichever thread asks.
RENDERING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a document is about.

    Attributes:
        title: for the properties and the outline.
        subject: for the properties.
        texts: what the page frame says.
        stamp: UTC moment kept as date of creation; None keeps a fixed one.
    """

    title: str
    subject: str
    texts: FrameTexts
    stamp: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Composed:
    """A document before it becomes a file: what it is about, its rows and the setter they were set with.

    ``held_back`` counts photos that may not be passed on.
    """

    sheet: Sheet
    rows: Sequence[Row]
    setter: Setter
    notices: Sequence[str] = ()
    held_back: int = 0

    def printed(self, letterhead: Letterhead, shared: Shared | None = None) -> RenderedDocument:
        """The PDF on the letterhead, or drawn into a file of several."""
        drawn = print_sheet(self.sheet, self.rows, letterhead, self.setter, self.notices, shared)
        return replace(drawn, held_back=self.held_back)


_NUMBER_Y = 7 * MM
_NO_STAMP = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(slots=True)
class Shared:
    """A file that several documents are drawn into one after the other, with what they share only once.

    Attributes:
        pen: of the file.
        title: of the bookmark of the next document.
        sheet: number of the last sheet, where sheets are counted through; None where they are not.
    """

    pen: Pen
    title: str = ""
    sheet: int | None = None


def new_file(title: str, language: str) -> Pen:
    """A file to draw several documents into."""
    return Pen(_property(title), "", "", _spoken(language), _NO_STAMP)


def finish_file(pen: Pen) -> bytes:
    """Its bytes."""
    with RENDERING:
        return pen.finish()


def print_sheet(
    sheet: Sheet, rows: Sequence[Row], letterhead: Letterhead, setter: Setter, notices: Sequence[str] = (),
    shared: Shared | None = None,
) -> RenderedDocument:  # fmt: skip
    """The PDF of rows on the letterhead.

    Args:
        sheet: properties and frame.
        rows: the text from top to bottom, without the letterhead.
        letterhead: of the workspace.
        setter: the one the rows were set with.
        notices: of the caller; those of the letterhead are added.
        shared: draw it there; the document then has no bytes of its own.
    """
    words = Words(setter.language)
    with RENDERING:
        load_faces()
        frame = PageFrame(sheet.texts, letterhead, setter, words)
        head, head_notices = letterhead_row(letterhead, setter, words)
        closing = [frame.funding_row] if frame.funding_row is not None else []
        pages = paginate([head, *rows, *closing], frame.first_room, frame.later_room)
        pen = shared.pen if shared is not None else Pen(
            _property(sheet.title), _property(letterhead.office), _property(sheet.subject),
            _spoken(setter.language), sheet.stamp or _NO_STAMP,
        )  # fmt: skip
        if shared is not None:
            pen.begin_part(_property(shared.title))
        numbers = LineNumbers()
        for number, page in enumerate(pages, start=1):
            frame.draw(pen, number, len(pages))
            _draw_page(pen, page, frame.text_top(number))
            numbers.draw(pen, page, frame.text_top(number))
            if shared is not None and shared.sheet is not None:
                shared.sheet += 1
                draw_sheet_number(pen, words, shared.sheet)
            pen.next_page()
        pdf = pen.finish() if shared is None else b""
    told = [*head_notices, *notices]
    if setter.replaced:
        told.append(words("notice.replaced"))
    return RenderedDocument(pdf, len(pages), tuple(told), of_letterhead=len(head_notices))


def draw_sheet_number(pen: Pen, words: Words, sheet: int) -> None:
    """Which sheet of a file of several documents a page is, below everything else."""
    pen.text(MARGIN + TEXT_WIDTH, _NUMBER_Y, words("bundle_sheet", page=sheet), FOOT, right=True)


def _spoken(language: str) -> str:
    return "en-GB" if language.startswith("en") else "de-DE"


def _property(text: str) -> str:
    """One line for the document's properties."""
    return " ".join(clean_text(text).split())


def _draw_page(pen: Pen, page: Page, page_top: float) -> None:
    """Draws the rows of a page; marks lie below the words."""
    for offset, row in page.rows:
        top = page_top - offset
        if row.bookmark is not None:
            pen.bookmark(_property(row.bookmark.title), row.bookmark.level, min(top + row.above, page_top))
        for mark in row.marks:
            mark.draw(pen, MARGIN, top)
        for cell in row.cells:
            _draw_cell(pen, cell, top - row.inset)
        if row.head_rule and offset > 0:
            pen.rule(MARGIN, top, TEXT_WIDTH, HAIRLINE, 0.5)
        if row.foot_rule:
            pen.rule(MARGIN, top - row.height, TEXT_WIDTH, HAIRLINE, 0.5)


def _draw_cell(pen: Pen, cell: Cell, top: float) -> None:
    y = top - cell.down
    for index, line in enumerate(cell.lines):
        y -= line.gap if index else 0.0
        pen.text(MARGIN + cell.x + line.indent, y - line.drop, line.text, line.style)
        y -= line.style.leading
