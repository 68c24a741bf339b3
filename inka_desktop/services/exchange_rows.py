"""What the services say about sticks, packets, the road, and changes that find no way out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StickRow:
    """A place on a drive that is there now; ``place`` where this profile knows it, ``name`` of the drive."""

    path: str
    place: UUID | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class SpaceRow:
    """A part of the workspace that a place may be for: the office's, or one project's."""

    id: UUID
    kind: str
    title: str


NO_PLACE, NOT_FOR_IT = "", "limited"
"""Why changes find no way out: there is no exchange place at all; none of them is for these changes."""


@dataclass(frozen=True, slots=True)
class StuckRow:
    """Changes that have found no way out for half an hour or more, and the likely cause.

    ``since``: when the oldest of them was made. ``long``: three days or more. ``cause``: code of a
    sentence, or :data:`NO_PLACE` or :data:`NOT_FOR_IT`.
    """

    since: dt.datetime
    long: bool
    cause: str


@dataclass(frozen=True, slots=True)
class PacketRow:
    """What taking in a packet did; ``waiting``: files that build on something not here yet."""

    received: int
    waiting: int
    attachments: int
    number: int
    of: int
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TravelRow:
    """How many attachments of a choice are on this device: "3 von 4 Anhängen sind da"."""

    here: int
    total: int
    missing_bytes: int = 0
    """Of those that are not."""


HERE, CHANGED, SENT, FETCHED = "here", "changed", "sent", "fetched"
PARTLY, ARRIVED = "partly", "arrived"
"""How far own work on a record has got.

``CHANGED``: the last of it is only here, others may know the rest. ``FETCHED``: of a carrier's work, that a
colleague has it, but not yet the office. ``PARTLY``: it has arrived, but not yet all attachments that this
device added.
"""


@dataclass(frozen=True, slots=True)
class RecordStateRow:
    """How far own work on a record has got.

    Attributes:
        state: one of :data:`HERE`, :data:`CHANGED`, :data:`SENT`, :data:`FETCHED`, :data:`PARTLY`,
            :data:`ARRIVED`.
        device, person: who was the first to confirm all of it; empty before it is fetched.
        at: when that device said so.
        attachments: how many the record has; 0 where they were not counted.
        attachments_here: how many of them are on this device.
        attachments_sent: and how many of those lie at a place.
        attachments_waiting: how many that this device added have not arrived.
        at_office: it is a carrier's: arrived means at the coordination office.
    """

    state: str
    device: str
    person: str
    at: dt.datetime | None
    attachments: int
    attachments_here: int
    attachments_sent: int
    attachments_waiting: int = 0
    at_office: bool = False
