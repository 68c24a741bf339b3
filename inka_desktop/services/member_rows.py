"""What the services about devices, owners and invitations hand out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

MemberState = Literal["works", "held", "out"]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A device of the workspace.

    Attributes:
        id: of the device.
        name, person: as the office's records say; the name else the first digits of the id.
        role: word of :class:`inka_desktop.records.values.Role`; empty for one that is out.
        state: it works, is held for review, or lost its rights.
        own: this device.
        phrase_due: it belongs to a coordinator and the six words were not compared yet.
        tag: for numbers.
    """

    id: UUID
    name: str
    person: str
    role: str
    state: MemberState
    own: bool
    phrase_due: bool
    tag: str


@dataclass(frozen=True, slots=True)
class OwnersRow:
    """How safe the workspace is against the loss of one device; for Heute.

    Attributes:
        owner_devices: how many there are; fewer than two are too few.
        is_owner: this device is one.
        suspended: owners ended each other; only the recovery sheet helps.
        sheet_due: the recovery sheet lies on this device still and was not printed and typed back.
        out: this device lost its rights; its work stays on it.
        held_back: saves of devices without rights that nobody looked at on this device.
        sample: this is the example, which nobody has to keep safe.
    """

    owner_devices: int
    is_owner: bool
    suspended: bool
    sheet_due: bool
    out: bool
    held_back: int = 0
    sample: bool = False

    @property
    def enough(self) -> bool:
        """At least two owner devices, and the sheet is on paper."""
        return self.owner_devices >= 2 and not self.sheet_due


@dataclass(frozen=True, slots=True)
class OnDeviceRow:
    """What of one space lay on a device, for the data-protection officer.

    Attributes:
        space_kind: ``org``, ``coord``, ``project`` or ``personal``.
        label: of the space, where it has one.
        kind: of records.
        count: how many, deleted ones included.
        upto: the newest of them that the device confirmed to have; None when it confirmed nothing.
    """

    space_kind: str
    label: str
    kind: str
    count: int
    upto: dt.datetime | None


@dataclass(frozen=True, slots=True)
class EndedRow:
    """A device that lost all its rights.

    Attributes:
        device, name, person: which, and whose.
        kind: ``revoke`` (lost), ``leave`` (signed off), ``refuse`` (not admitted) or ``recover`` (ended by
            the recovery sheet).
        at: when, by the clock of the device that did it.
        by_device, by_person: names of that device and its person.
    """

    device: UUID
    name: str
    person: str
    kind: str
    at: dt.datetime
    by_device: str
    by_person: str


@dataclass(frozen=True, slots=True)
class FollowRow:
    """A device that belongs here, and whether it has shown that it knows of a loss."""

    name: str
    person: str
    knows: bool


@dataclass(frozen=True, slots=True)
class LostRow:
    """A device that was ended, what lay on it and what was done, for the data-protection officer.

    Attributes:
        ended: which device, when and by whom.
        role, tag: as it was.
        last_news: the newest that came from it.
        records: what it could read, as far as it existed by then.
        keys_replaced, spaces: how many of the spaces that it could read got a new key, and how many they are.
        followers: the devices that remain.
    """

    ended: EndedRow
    role: str
    tag: str
    last_news: dt.datetime | None
    records: tuple[OnDeviceRow, ...]
    keys_replaced: int
    spaces: int
    followers: tuple[FollowRow, ...]


@dataclass(frozen=True, slots=True)
class HeldFieldRow:
    """What an operation that is held back says of one field; ``value`` as Python reads it."""

    name: str
    value: object


@dataclass(frozen=True, slots=True)
class HeldRecordRow:
    """A record that a save would have changed.

    Attributes:
        kind, title: of the record itself; a topic's title, what was agreed; empty where it has none.
        owner_kind, name, on: the record that people know, as lists call it.
        action: ``insert``, ``update``, ``delete``, ``undelete`` or ``erase``.
        fields: what it says, in the order of the record.
    """

    kind: str
    title: str
    owner_kind: str
    name: str
    on: dt.date | None
    action: str
    fields: tuple[HeldFieldRow, ...]


@dataclass(frozen=True, slots=True)
class HeldBackRow:
    """Zurückgehalten (Gerät nicht mehr berechtigt): what one save of a device would have changed.

    Attributes:
        id: to accept it by.
        device_id, device, person: whoever wrote it.
        at: when, by its clock.
        records: what it says; at most :data:`.held_back.SHOWN_RECORDS`.
        changes: how many records.
        waits: the device itself waits to be admitted; else it lost its rights.
        left: somebody decided here to let it lie.
    """

    id: bytes
    device_id: UUID
    device: str
    person: str
    at: dt.datetime
    records: tuple[HeldRecordRow, ...]
    changes: int
    waits: bool
    left: bool


@dataclass(frozen=True, slots=True)
class GuestRow:
    """Whom to invite.

    Attributes:
        person: the name or function.
        role: never owner.
        spaces: for a carrier the project spaces; for a reader those, or none for everything.
        organization, email: as the list says.
    """

    person: str
    role: str
    spaces: tuple[UUID, ...] = ()
    organization: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class InvitedRow:
    """An invitation made for one of a list.

    Attributes:
        guest: whom it is for.
        file_name, file: to hand over.
        code: for the separate sheet of codes.
        single_use: to withdraw it by.
        until: its last day.
    """

    guest: GuestRow
    file_name: str
    file: bytes
    code: str
    single_use: bytes
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class OpenInvitationRow:
    """An invitation that nobody used yet."""

    single_use: bytes
    person: str
    role: str
    tag: str
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class RecoverySheetRow:
    """What is printed on the recovery sheet: the workspace and 13 groups of five characters."""

    workspace: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """What a coordinator proposes to the owners.

    Attributes:
        id: to settle it by, 16 bytes.
        what: ``invite``, ``space`` or ``end``.
        about: the person, project or device it is about.
        subject: its name, empty where it is not here.
        device, person: names of who proposes.
        own: this device did.
    """

    id: bytes
    what: str
    about: UUID
    subject: str
    device: str
    person: str
    own: bool
