"""What stays in the office beside agreements: tasks among colleagues, and days on which one looks again.

A task lies in ``coord``, where no carrier reads; a follow-up date in the personal space of who made it, which
nobody else reads at all. No document for anybody outside prints either.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Record, day, long_text, ref, sort_key, text
from .values import AgreementState, SpaceKind


class Task(Record):
    """Who in the office does what by when."""

    __tablename__ = "task"
    __number__ = 81
    __spaces__ = frozenset({SpaceKind.COORD})

    what: Mapped[str | None] = text(2, asks=True, required=True)
    responsible: Mapped[str | None] = text(3, asks=True)
    due: Mapped[date | None] = day(4, asks=True)
    state: Mapped[str] = text(5, asks=True, default=AgreementState.OPEN)
    done_on: Mapped[date | None] = day(6, asks=True)
    note: Mapped[str | None] = long_text(7)
    project_id: Mapped[UUID | None] = ref(8, "project", asks=True)
    project_label: Mapped[str | None] = text(9)
    responsible_order: Mapped[str | None] = sort_key("responsible")

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (
            ("alive", "due", "state", "project_id", "responsible_order"),
            ("alive", "responsible_order", "due", "state", "project_id"),
            ("alive", "project_id", "due", "state", "responsible_order"),
            ("alive", "state", "due", "project_id", "responsible_order"),
        )


class FollowUp(Record):
    """A day on which somebody wants to look at something again; for oneself only."""

    __tablename__ = "follow_up"
    __number__ = 82
    __spaces__ = frozenset({SpaceKind.PERSONAL})

    what: Mapped[str | None] = text(2, asks=True, required=True)
    due: Mapped[date | None] = day(3, asks=True)
    state: Mapped[str] = text(4, asks=True, default=AgreementState.OPEN)
    done_on: Mapped[date | None] = day(5, asks=True)
    note: Mapped[str | None] = long_text(6)
    project_id: Mapped[UUID | None] = ref(7, "project", asks=True)
    project_label: Mapped[str | None] = text(8)
    protocol_id: Mapped[UUID | None] = ref(9, "protocol", index=False)
    """The protocol to look at."""

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (
            ("alive", "due", "state", "project_id"),
            ("alive", "project_id", "due", "state"),
            ("alive", "state", "due", "project_id"),
        )
