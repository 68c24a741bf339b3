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
class FoundRow:
    """An entry that may be erased.

    Attributes:
        kind, id: of the record it stands in.
        field: its name; empty for an attachment as a whole, with the name of the file as value.
        value: as it shows now, a Python value; None where it stood there earlier, or lies in a fixed text.
        about: what people know the record by: of a topic its visit's project. Empty where it has no name.
        on: date of that, where it has one.
    """

    kind: str
    id: UUID
    field: str
    value: object
    about: str
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class ErasedRow:
    """How many records of a kind were erased at once, and which fields of them."""

    kind: str
    count: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErasureRow:
    """What was erased at once, and which devices have confirmed it.

    Attributes:
        action: names it, 8 bytes.
        at: when; None where that is not known any more.
        device, person: who erased it.
        about: what it was about, where that is no person; kept on the device that erased it only.
        reason: likewise.
        records: by kind.
        confirmed, waiting: devices that had it, each as (device, person).
    """

    action: bytes
    at: dt.datetime | None
    device: str
    person: str
    about: str
    reason: str
    records: tuple[ErasedRow, ...]
    confirmed: tuple[tuple[str, str], ...]
    waiting: tuple[tuple[str, str], ...]
