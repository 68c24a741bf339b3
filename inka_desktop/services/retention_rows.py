"""What the services say about how long records are kept, and about what was erased."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class RetentionRow:
    """How long a project's records are kept; ``ends_on`` is None while the start event is still to come."""

    id: UUID
    project: UUID
    start_event: str
    started_on: dt.date | None
    months: int | None
    ground: str
    hold: bool
    hold_reason: str
    ends_on: dt.date | None


@dataclass(frozen=True, slots=True)
class DueRow:
    """A project whose records may be erased: since when, on what ground, and how many there are."""

    rule: UUID
    project: UUID
    title: str
    since: dt.date
    ground: str
    records: int


@dataclass(frozen=True, slots=True)
class ErasureRow:
    """One erasure; ``waiting`` are devices (16 bytes each) that have not confirmed it yet."""

    at: dt.datetime
    kind: str
    id: UUID
    name: str
    confirmed: tuple[bytes, ...]
    waiting: tuple[bytes, ...]
