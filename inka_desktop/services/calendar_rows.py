"""What the calendar hands out and is limited to; without SQLAlchemy."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

GROUPS = ("visit", "talk", "meeting", "stock", "reply", "form", "agreement", "task", "follow_up", "term")
"""What the calendar can be limited to, in the order in which it is offered."""
GUEST_GROUPS = ("visit", "talk", "meeting", "form", "agreement", "term")
"""Of these a carrier has something."""
WAITED_FOR = frozenset({"agreement", "task", "follow_up", "reply", "round", "form", "returned"})
"""Kinds that are overdue once their day has passed."""
COUNTED = frozenset({"reply", "round"})
"""Of these, those that wait for several: overdue only while one is still to come."""
INTERNAL = frozenset({"task", "follow_up", "retention"})
"""Kinds that never leave the office: no file and no paper holds them."""


class CalendarFilter(NamedTuple):
    """What the calendar is limited to.

    Attributes:
        groups: words of :data:`GROUPS`; none for all.
        mine: only what one keeps, is responsible for, or takes part in.
        project_id: None for all.
        overdue: only what was waited for in vain.
    """

    groups: frozenset[str] = frozenset()
    mine: bool = False
    project_id: UUID | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """Something with a day.

    Attributes:
        kind: the name of its source (:mod:`.calendar_sources`).
        id: of the record; with ``kind`` it names the row.
        day: local calendar date; ``last`` the last one of what takes several.
        begin, end: local times of day; None where nobody said any.
        title: what it is about: a project, a body, or what is to be done.
        project: in words, where the title is another; may be empty.
        who: who keeps the minutes or is responsible.
        place: where; may be empty.
        state: the record's own word; empty for what has none.
        type: of protocol; empty for others.
        opens: the protocol it stands in or comes from; of a form its round, of a returned one its part there.
        project_id, series_id, organization_id: what a protocol of that day would belong to.
        waiting: how many replies, or forms of a round, are still to come.
        first: it is the first of its day in a list.
        note: why its day is another than that of others.
    """

    kind: str
    id: UUID
    day: dt.date
    begin: dt.time | None = None
    end: dt.time | None = None
    title: str = ""
    project: str = ""
    who: str = ""
    place: str = ""
    state: str = ""
    type: str = ""
    opens: UUID | None = None
    project_id: UUID | None = None
    series_id: UUID | None = None
    organization_id: UUID | None = None
    last: dt.date | None = None
    waiting: int = 0
    first: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day of the month: how much there is, and the first of it."""

    day: dt.date
    count: int
    rows: tuple[CalendarRow, ...]


def days_overdue(row: CalendarRow, on: dt.date) -> int:
    """Whole days since the day of what is waited for, 0 on the day itself and before."""
    waited = row.kind in WAITED_FOR and (row.kind not in COUNTED or row.waiting > 0)
    return max((on - row.day).days, 0) if waited else 0
