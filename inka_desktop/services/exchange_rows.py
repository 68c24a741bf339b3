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


@dataclass(frozen=True, slots=True)
class StuckRow:
    """Changes that have found no way out for half an hour or more, and the likely cause.

    ``since``: when the oldest of them was made. ``long``: three days or more. ``cause``: code of a
    sentence, empty when there is no exchange place at all.
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


HERE, CHANGED, SENT, PARTLY, ARRIVED = "here", "changed", "sent", "partly", "arrived"
"""How far own work on a record has got.

``CHANGED``: the last of it is only here, others may know the rest. ``PARTLY``: others have it, but not yet
all attachments that this device added.
"""


@dataclass(frozen=True, slots=True)
class RecordStateRow:
    """How far own work on a record has got.

    Attributes:
        state: one of :data:`HERE`, :data:`CHANGED`, :data:`SENT`, :data:`PARTLY`, :data:`ARRIVED`.
        device, person: who was the first to confirm all of it; empty before.
        at: when that device said so.
        attachments: how many the record has; 0 where they were not counted.
        attachments_here: how many of them are on this device.
        attachments_sent: and how many of those lie at a place.
        attachments_waiting: how many that this device added nobody else is known to have.
    """

    state: str
    device: str
    person: str
    at: dt.datetime | None
    attachments: int
    attachments_here: int
    attachments_sent: int
    attachments_waiting: int = 0
