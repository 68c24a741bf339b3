"""Bodies that meet again and again: what the next meeting begins with, and who is invited."""

from __future__ import annotations

from datetime import time
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Record, clock, flag, long_text, number, parent, position, ref, text
from .values import MeetingKind, SpaceKind

_COORD = frozenset({SpaceKind.COORD})


class Series(Record):
    """The meetings of one body, of a project or across projects."""

    __tablename__ = "series"
    __number__ = 30
    __spaces__ = _COORD

    body: Mapped[str | None] = text(2, asks=True, required=True)
    kind: Mapped[str] = text(3, asks=True, default=MeetingKind.STEERING)
    project_id: Mapped[UUID | None] = ref(4, "project", asks=True)
    project_label: Mapped[str | None] = text(5)
    rhythm: Mapped[str | None] = text(6, asks=True)
    begin: Mapped[time | None] = clock(7, asks=True)
    end: Mapped[time | None] = clock(8, asks=True)
    place: Mapped[str | None] = text(9)
    chair: Mapped[str | None] = text(10)
    quorum: Mapped[int | None] = number(11, asks=True)
    """Votes that the body needs to decide; empty where it has no such rule."""
    agenda: Mapped[str | None] = text(12)
    """What stands on every agenda, an item a line."""
    note: Mapped[str | None] = long_text(13)
    """Said below the agenda of each invitation."""


class SeriesMember(Record):
    """Somebody who is invited to every meeting of a body."""

    __tablename__ = "series_member"
    __number__ = 31
    __spaces__ = _COORD

    series_id: Mapped[UUID | None] = parent(2, "series")
    person_id: Mapped[UUID | None] = ref(3, "person")
    name: Mapped[str | None] = text(4)
    function: Mapped[str | None] = text(5)
    organization: Mapped[str | None] = text(6)
    vote: Mapped[bool] = flag(7)
    position: Mapped[str] = position(8)
