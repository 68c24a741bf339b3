"""Laying rows on pages: headings stay with their text, rows stay whole, headers are repeated.

Pure and complete: each row ends up on a page, whatever its height.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from .rows import Row

_TOLERANCE = 0.01  # points; sums of floats
_LEAST_BELOW_HEADER = 72  # points; a header is only repeated where text follows it


@dataclass(slots=True)
class Page:
    """Rows with their distance from the top of the page's text area, in points.

    ``begun`` is False while there is nothing but a repeated header.
    """

    room: float
    rows: list[tuple[float, Row]] = field(default_factory=list)
    used: float = 0.0
    begun: bool = False

    def left_for(self, row: Row) -> float:
        """The room that is left below the space above a row."""
        return self.room - self.used - (row.above if self.rows else 0.0)

    def place(self, row: Row) -> None:
        """Puts a row below the others."""
        top = self.used + (row.above if self.rows else 0.0)
        self.rows.append((top, row))
        self.begun = True
        self.used = top + row.height


def paginate(rows: Sequence[Row], first_room: float, later_room: float) -> list[Page]:
    """Distributes rows over pages.

    Args:
        rows: from top to bottom.
        first_room: height of the text area of page 1, at least that of the others.
        later_room: height of the text area of all other pages.

    Returns:
        At least one page.
    """
    pages = [Page(first_room)]
    waiting = deque(rows)
    while waiting:
        page = pages[-1]
        row = waiting.popleft()
        room = page.left_for(row)
        if _fits(row, waiting, page, later_room):
            page.place(row)
            continue
        parts = row.divided(room) if _may_divide(row, page, later_room) else None
        if parts is None and not page.begun:
            page.place(row)  # not even two lines fit on an empty page: better too low than lost
            continue
        if parts is not None:
            page.place(parts[0])
            row = parts[1]
        pages.append(_new_page(row, later_room))
        waiting.appendleft(row)
    return pages


def _new_page(row: Row, room: float) -> Page:
    """A page that begins with the header of the row to come."""
    page = Page(room)
    if row.header is not None and row.header.height + _LEAST_BELOW_HEADER < room:
        page.place(row.header)
        page.begun = False
    return page


def _fits(row: Row, following: Sequence[Row], page: Page, later_room: float) -> bool:
    """Whether a row may stand here; a page that has nothing yet asks for no company of the row."""
    room = page.left_for(row) + _TOLERANCE
    return row.height <= room and (not page.begun or _needed(row, following, later_room) <= room)


def _may_divide(row: Row, page: Page, later_room: float) -> bool:
    """Flowing rows divide where they begin; rows that stay whole only when no page holds them."""
    if row.divides and not row.keeps_next:
        return not page.begun or row.start <= page.left_for(row) + _TOLERANCE
    header = row.header.height if row.header is not None else 0.0
    return row.height + header > later_room + _TOLERANCE


def _needed(row: Row, following: Sequence[Row], later_room: float) -> float:
    """Height of a row with all that must stand below it on the same page, but never more than a page."""
    height = row.height
    for after in following:
        if not row.keeps_next:
            break
        height += after.above + (after.height if after.keeps_next else after.start)
        row = after
    return min(height, later_room)
