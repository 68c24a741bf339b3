"""Laying rows on pages: headings stay with their text, rows stay whole, headers are repeated.

Pure and complete: each row ends up on a page, whatever its height.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .rows import Row

_TOLERANCE = 0.01  # points; sums of floats
_LEAST_BELOW_HEADER = 72  # points; a header is only repeated where text follows it


@dataclass(slots=True)
class Page:
    """Rows with their distance from the top of the page's text area, in points."""

    room: float
    rows: list[tuple[float, Row]] = field(default_factory=list)
    used: float = 0.0

    def left_for(self, row: Row) -> float:
        """The room that is left below the space above a row."""
        return self.room - self.used - (row.above if self.rows else 0.0)

    def place(self, row: Row) -> None:
        """Puts a row below the others."""
        top = self.used + (row.above if self.rows else 0.0)
        self.rows.append((top, row))
        self.used = top + row.height


def paginate(rows: Sequence[Row], first_room: float, later_room: float) -> list[Page]:
    """Distributes rows over pages.

    Args:
        rows: from top to bottom.
        first_room: height of the text area of page 1.
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
        if row.height <= room + _TOLERANCE and _needed(row, waiting, later_room) <= room + _TOLERANCE:
            page.place(row)
            continue
        parts = row.divided(room) if _may_divide(row, room, later_room) else None
        if parts is not None:
            page.place(parts[0])
            row = parts[1]
        elif not page.rows:
            page.place(row)  # not even two lines fit on an empty page: better too low than lost
            continue
        pages.append(Page(later_room))
        waiting.appendleft(row)
        if row.header is not None and row.header.height + _LEAST_BELOW_HEADER < later_room:
            waiting.appendleft(replace(row.header, keeps_next=False))
    return pages


def _may_divide(row: Row, room: float, later_room: float) -> bool:
    """Flowing rows divide where they begin; rows that stay whole only when no page holds them."""
    if row.flows:
        return row.start <= room + _TOLERANCE and not row.keeps_next
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
