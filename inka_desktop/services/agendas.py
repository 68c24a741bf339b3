"""With what a meeting begins: its number, the last minutes that it approves, and the items of its agenda."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from inka_desktop.records.protocol_types import MEETING
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.rhythm import next_number
from inka_desktop.records.values import TopicKind
from inka_desktop.reports.typography import date_text
from inka_desktop.services import protocol_rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LAST_MINUTES = "Genehmigung der letzten Niederschrift"
OPEN_AGREEMENTS = "Offene Vereinbarungen"


def after(last: Protocol | None, on: date) -> dict[str, Any]:
    """Fields of the meeting of a day that follows another one, or is the first of its line."""
    if last is None:
        return {"meeting_number": "1"}
    number = next_number(last.meeting_number or "", (last.date or on).year, on.year)
    return {"meeting_number": number or None, "last_minutes_id": last.id}


def items(
    session: Session, last: Protocol | None, following: Protocol, on: date, standing: Iterable[str] = ()
) -> list[dict[str, Any]]:
    """Topics of an agenda in their order.

    Args:
        session: for reading.
        last: the meeting before, whose minutes are to be approved.
        following: the meeting that begins, with its line; it need not be in the database.
        on: its day (local calendar date).
        standing: titles of what is on the agenda each time.
    """
    begins, ends = MEETING.first_topics
    found: list[dict[str, Any]] = [begins.values()]
    if last is not None:
        day = date_text(last.date, "de")
        proposal = f"Die Niederschrift der Sitzung vom {day} wird genehmigt." if day else None
        found.append({"title": LAST_MINUTES, "kind": TopicKind.RESOLUTION, "resolution": proposal})
        carried, _ = protocol_rows.carried(session, following, on)
        if any(row.state == "open" for row in carried):
            found.append({"title": OPEN_AGREEMENTS, "kind": TopicKind.INFORMATION})
    found += ({"title": title, "kind": TopicKind.DISCUSSION} for title in standing)
    return [*found, ends.values()]
