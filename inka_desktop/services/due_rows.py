"""What lists of due things are limited to, and what is known of one agreement; without SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple
from uuid import UUID

from .today_rows import AgreementRow

if TYPE_CHECKING:
    from inka_desktop.reports.agreement_list import Grouping

KINDS = ("agreement", "task", "follow_up")
"""Tables of what is due: agreed with others, within the office, and for oneself."""
Which = Literal["open", "soon", "overdue", "done", "dropped", "all"]
DueOrder = Literal["due", "responsible", "project"]
SOON_DAYS = 7


class DueFilter(NamedTuple):
    """What a list is limited to.

    Attributes:
        which: ``soon`` is due within a week and not overdue yet.
        responsible: how the words for the responsible begin, whatever their case; empty for all.
        project_id: None for all.
        tag: only what has it; None for all.
    """

    which: Which = "open"
    responsible: str = ""
    project_id: UUID | None = None
    tag: UUID | None = None


@dataclass(frozen=True, slots=True)
class DueList:
    """A list of agreements as it is put on paper or sent.

    Attributes:
        limits: as in the window.
        grouping: what the agreements are grouped by.
        on: the day that decides what is overdue; today when left out.
        filters: the limits in words.
        chosen: only these agreements; the whole list when left out.
    """

    limits: DueFilter
    grouping: Grouping = "project"
    on: date | None = None
    filters: str = ""
    chosen: tuple[UUID, ...] | None = None


@dataclass(frozen=True, slots=True)
class PostponementRow:
    """From one day to another; ``by`` as the person was called, ``reason`` may be empty."""

    id: UUID
    agreement_id: UUID
    old_due: date | None
    new_due: date | None
    reason: str
    at: datetime | None
    by: str


class ThreadStep(NamedTuple):
    """A protocol at which an agreement was on the table; the first one is where it was made."""

    protocol_id: UUID
    type: str
    date: date | None
    state: str


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """An agreement through all protocols.

    Attributes:
        row: as lists show it.
        steps: the protocols at which it was on the table, by date.
        postponements: oldest first.
        evidence: what shows that it was done; ``file`` its id and name, ``present`` while it is here.
        done_by: who says that it is settled.
        shared: it lives in the project's space, where the carrier reads it, too.
    """

    row: AgreementRow
    steps: tuple[ThreadStep, ...]
    postponements: tuple[PostponementRow, ...]
    evidence: str
    file: tuple[UUID, str] | None
    present: bool
    done_by: str
    shared: bool
