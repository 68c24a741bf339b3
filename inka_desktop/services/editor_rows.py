"""The rows of a protocol and its parts, as its editor and lists show them; handed on by :mod:`.rows`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from .today_rows import AgreementRow


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One person present; ``state`` and ``vote`` are of meetings."""

    id: UUID
    person_id: UUID | None
    name: str
    function: str
    organization: str
    remark: str
    state: str = "present"
    vote: bool = False
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic, in the order of the list; ``kind`` is of items of an agenda, else empty."""

    id: UUID
    title: str
    notes: str
    kind: str = ""
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photo in a protocol; ``present`` says whether its bytes are on this device."""

    id: UUID
    caption: str
    file_name: str
    width_px: int
    height_px: int
    people_mark: str
    present: bool
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class ProtocolRow:
    """A protocol with everything its editor shows; texts are empty rather than None.

    What the program itself asks for by name is an attribute. ``values`` holds all plain fields of the record
    by name, so that a new field needs no line here: forms read it.

    ``carried`` are agreements of all earlier protocols that are open or were settled since the last of them;
    ``carried_from`` is its date.
    ``divided`` names fields of the protocol for which two entries arrived and somebody is asked.
    """

    id: UUID
    project_id: UUID | None
    project: str
    site_id: UUID | None
    site: str
    type: str
    title: str
    """What it is about: its body, project or partner."""
    kind: str
    occasion: str
    date: dt.date | None
    begin: dt.time | None
    end: dt.time | None
    place: str
    keeper: str
    state: str
    number: str
    series_id: UUID | None
    quorum: int | None
    last_date: dt.date | None
    last_number: str
    """Of the minutes that a meeting was asked to approve."""
    quick_note: str
    observations: str
    next_date: dt.date | None
    next_time: dt.time | None
    internal_note: str
    people: tuple[AttendanceRow, ...]
    topics: tuple[TopicRow, ...]
    agreements: tuple[AgreementRow, ...]
    carried: tuple[AgreementRow, ...]
    carried_from: dt.date | None
    photos: tuple[PhotoRow, ...]
    versions: tuple[VersionRow, ...]
    divided: frozenset[str]
    arrived_later: bool
    """Something was written or arrived after the newest version was finished."""
    released: tuple[ReleasedRow, ...] = ()
    """Releases that were not withdrawn, newest version first."""
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A finished version of a protocol."""

    id: UUID
    number: str
    version: int
    finished_at: dt.datetime
    finished_by: str
    withdrawn: bool
    sent: bool
    """Sent versions cannot be taken back."""
    replaces: int | None = None
    """The version that this one corrects."""
    twice: bool = False
    """Another device finished a version of the same count at once; both stay."""


@dataclass(frozen=True, slots=True)
class ReleasedRow:
    """A released protocol; ``version_id`` and ``protocol_id`` name records that only the office has.

    ``sent``: it left this device, so it may have been read. ``replaced``: a newer version is released.
    """

    id: UUID
    version_id: UUID | None
    protocol_id: UUID | None
    project_id: UUID | None
    project: str
    kind: str
    number: str
    version: int
    date: dt.date | None
    released_at: dt.datetime
    released_by: str
    sent: bool
    replaced: bool


@dataclass(frozen=True, slots=True)
class MissingRow:
    """Something that finishing asks for; ``field`` and ``record_id`` lead to the place."""

    code: str
    field: str
    record_id: UUID
    blocks: bool


@dataclass(frozen=True, slots=True)
class ProtocolFilter:
    """What a list of protocols is limited to; None means all. ``waiting``: only what is not sent yet."""

    project_id: UUID | None = None
    state: str | None = None
    year: int | None = None
    waiting: bool = False
    type: str | None = None
    series_id: UUID | None = None
    tag: UUID | None = None


ProtocolOrder = Literal["date", "project_label", "number", "state", "place", "keeper", "kind"]
