"""How long what was written about a project is kept: decided for each project, never a constant."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Record, day, flag, number, parent, text
from .values import SpaceKind


class Retention(Record):
    """A rule of one project: from which event on, for how long, on what legal ground, and whether held."""

    __tablename__ = "retention"
    __number__ = 40
    __spaces__ = frozenset({SpaceKind.COORD, SpaceKind.PROJECT})
    __searched__ = False

    project_id: Mapped[UUID | None] = parent(2, "project")
    start_event: Mapped[str | None] = text(3, asks=True, required=True)
    """In words, e.g. ``Ende der Förderung``."""
    started_on: Mapped[date | None] = day(4, asks=True)
    """When the event came about; open until then."""
    months: Mapped[int | None] = number(5, asks=True)
    ground: Mapped[str | None] = text(6, asks=True, required=True)
    """The legal ground, in words."""
    hold: Mapped[bool] = flag(7, asks=True)
    """Nothing is erased while somebody needs it (an audit, a dispute)."""
    hold_reason: Mapped[str | None] = text(8)
