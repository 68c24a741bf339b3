"""Protocols of visits, talks and meetings: one table for all, with people, topics, agreements and photos.

What differs between them is declared in :mod:`.protocol_types`; what only some have is empty elsewhere.

A released agreement is two rows: the one in ``coord``, with its visit, and a copy in the project's space
that lives on for both sides. Its id is made of the first one's and of that space.
"""

from __future__ import annotations

from datetime import date as calendar_date
from datetime import datetime, time
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped

from .base import (
    Merge,
    Record,
    clock,
    day,
    flag,
    long_text,
    moment,
    parent,
    position,
    ref,
    sort_key,
    text,
)
from .base import number as whole_number
from .values import (
    AgreementState,
    AttendanceState,
    PhotoMark,
    ProtocolType,
    RecordState,
    SpaceKind,
    VisitKind,
)

_COORD = frozenset({SpaceKind.COORD})
_RELEASED_TOO = frozenset({SpaceKind.COORD, SpaceKind.PROJECT})


class Protocol(Record):
    """A visit, talk or meeting and its protocol; ``internal_note`` never leaves the office."""

    __tablename__ = "protocol"
    __number__ = 8
    __spaces__ = _COORD

    project_id: Mapped[UUID | None] = ref(2, "project", asks=True)
    project_label: Mapped[str | None] = text(3)
    site_id: Mapped[UUID | None] = ref(4, "site")
    site_label: Mapped[str | None] = text(5)
    kind: Mapped[str] = text(6, asks=True, default=VisitKind.ACCOMPANIMENT, required=True)
    """Of visit, talk or meeting, by ``type``."""
    occasion: Mapped[str | None] = text(7)
    date: Mapped[calendar_date | None] = day(8, asks=True, required=True)
    begin: Mapped[time | None] = clock(9, asks=True)
    end: Mapped[time | None] = clock(10, asks=True)
    place: Mapped[str | None] = text(11)
    keeper: Mapped[str | None] = text(12, required=True)
    state: Mapped[str] = text(13, default=RecordState.DRAFT)
    quick_note: Mapped[str | None] = long_text(14)
    observations: Mapped[str | None] = long_text(15)
    went_well: Mapped[str | None] = long_text(16)
    problems: Mapped[str | None] = long_text(17)
    recommendations: Mapped[str | None] = long_text(18)
    support_needed: Mapped[str | None] = long_text(19)
    carrier_statement: Mapped[str | None] = long_text(20)
    next_date: Mapped[calendar_date | None] = day(21, asks=True)
    next_time: Mapped[time | None] = clock(22, asks=True)
    next_note: Mapped[str | None] = text(23)
    distribution: Mapped[str | None] = text(24)
    """Recipients, one a line."""
    enclosures: Mapped[str | None] = text(25)
    """What is attached beside the photos, one a line."""
    internal_note: Mapped[str | None] = long_text(26)
    number: Mapped[str | None] = text(27)
    """Given at finishing, e.g. VOP-2026-KS2-014; never changed."""
    type: Mapped[str] = text(28, default=ProtocolType.VISIT, merge=Merge.FIXED)
    """What older devices wrote without it is of visits."""
    purpose: Mapped[str | None] = text(29)
    results: Mapped[str | None] = long_text(30)
    organization_id: Mapped[UUID | None] = ref(31, "organization", asks=True)
    organization_label: Mapped[str | None] = text(32)
    """With whom a talk was held, where that is not the project's carrier."""
    series_id: Mapped[UUID | None] = ref(33, "series", merge=Merge.FIXED)
    body: Mapped[str | None] = text(34)
    """Which body met, as it was called then."""
    meeting_number: Mapped[str | None] = text(35)
    invited_on: Mapped[calendar_date | None] = day(36, asks=True)
    chair: Mapped[str | None] = text(37)
    quorum: Mapped[int | None] = whole_number(38, asks=True)
    """Votes that a body needs to decide; empty where it has no such rule."""
    quorate: Mapped[str | None] = text(39, asks=True)
    last_minutes_id: Mapped[UUID | None] = ref(40, "protocol", index=False)
    """The protocol whose minutes this meeting was asked to approve."""
    approval: Mapped[str | None] = text(41, asks=True)
    objections: Mapped[str | None] = long_text(42)
    objections_outcome: Mapped[str | None] = text(43, asks=True)
    project_label_order: Mapped[str | None] = sort_key("project_label")
    place_order: Mapped[str | None] = sort_key("place")
    keeper_order: Mapped[str | None] = sort_key("keeper")
    number_order: Mapped[str | None] = sort_key("number")
    agreed_at_id: Mapped[UUID | None] = ref(44, "protocol", merge=Merge.FIXED)
    """The protocol that agreed on this appointment: other calendars know it by that one."""

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        # What lists sort by, each with all that they filter by: any order under any filter reads an
        # index only. `alive` leads, since deleted rows are in no list. Nobody sorts by kind often enough for
        # an index of its own: it lies in that of the dates, which is sorted then.
        limits = ("date", "state", "project_id", "type")
        return (
            ("alive", *limits, "kind"),
            ("alive", "project_label_order", *limits),
            ("alive", "number_order", *limits),
            ("alive", "place_order", *limits),
            ("alive", "keeper_order", *limits),
            ("alive", "state", "date", "project_id", "type"),
            ("alive", "project_id", "date", "state", "type"),
            ("alive", "type", "date", "state", "project_id"),
            ("alive", "next_date"),
        )


class Attendance(Record):
    """One person who took part or was excused; function and organisation suffice."""

    __tablename__ = "attendance"
    __number__ = 9
    __spaces__ = _COORD

    protocol_id: Mapped[UUID | None] = parent(2, "protocol")
    person_id: Mapped[UUID | None] = ref(3, "person")
    name: Mapped[str | None] = text(4)
    function: Mapped[str | None] = text(5)
    organization: Mapped[str | None] = text(6)
    remark: Mapped[str | None] = text(7)
    position: Mapped[str] = position(8)
    state: Mapped[str] = text(9, default=AttendanceState.PRESENT)
    vote: Mapped[bool] = flag(10)


class Topic(Record):
    """One topic of a protocol or item of an agenda, in the order of the list."""

    __tablename__ = "topic"
    __number__ = 10
    __spaces__ = _COORD

    protocol_id: Mapped[UUID | None] = parent(2, "protocol")
    title: Mapped[str | None] = text(3)
    notes: Mapped[str | None] = long_text(4)
    position: Mapped[str] = position(5)
    kind: Mapped[str | None] = text(6)
    facts: Mapped[str | None] = long_text(7)
    resolution: Mapped[str | None] = long_text(8)
    """In full wording."""
    votes_for: Mapped[int | None] = whole_number(9, asks=True)
    votes_against: Mapped[int | None] = whole_number(10, asks=True)
    abstentions: Mapped[int | None] = whole_number(11, asks=True)


class Agreement(Record):
    """Who does what by when; open across visits until done."""

    __tablename__ = "agreement"
    __number__ = 11
    __spaces__ = _RELEASED_TOO

    protocol_id: Mapped[UUID | None] = parent(2, "protocol")
    project_id: Mapped[UUID | None] = ref(3, "project")
    what: Mapped[str | None] = text(4, asks=True, required=True)
    responsible: Mapped[str | None] = text(5, asks=True)
    responsible_id: Mapped[UUID | None] = ref(6, "organization", asks=True)
    due: Mapped[calendar_date | None] = day(7, asks=True)
    state: Mapped[str] = text(8, asks=True, default=AgreementState.OPEN)
    done_on: Mapped[calendar_date | None] = day(9, asks=True)
    remark: Mapped[str | None] = text(10)
    position: Mapped[str] = position(11)
    released_id: Mapped[UUID | None] = ref(12, "agreement", index=False)
    """In ``coord``: the one that lives on in the project's space since the protocol was released."""
    released_as: Mapped[str | None] = text(13, searched=False)
    """In ``coord``: what was released of it, as canonical JSON by field; what differs from it was written
    without knowing of the release."""
    release_id: Mapped[UUID | None] = parent(14, "released_protocol")
    """In a project's space: the released protocol it stands in."""
    topic_id: Mapped[UUID | None] = ref(15, "topic", index=False)
    """The item of the agenda at which it was made."""
    evidence: Mapped[str | None] = text(16)
    """What shows that it was done."""
    evidence_id: Mapped[UUID | None] = ref(17, "attachment")
    """A file that shows it, in the same space."""
    done_by: Mapped[str | None] = text(18, searched=False)
    """Who says that it is settled, as they were called then."""
    responsible_order: Mapped[str | None] = sort_key("responsible")
    responsible_person_id: Mapped[UUID | None] = ref(19, "person")
    """Whom ``responsible`` names, where it is one person of the network; the words stay as typed."""

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        # As those of protocols: each order with all that is filtered by, `released_id` among it, since a
        # released one is listed in the project's space. `alive` does not lead here: agreements are looked for
        # from their protocols, too, and then an index by that would be taken for the better one. All of them
        # are counted by the last one, a quarter as long as the others.
        return (
            ("due", "state", "project_id", "responsible_order", "released_id", "alive"),
            ("responsible_order", "due", "state", "project_id", "released_id", "alive"),
            ("project_id", "due", "state", "responsible_order", "released_id", "alive"),
            ("state", "due", "project_id", "responsible_order", "released_id", "alive"),
            ("state", "project_id", "released_id", "alive"),
            ("released_id", "alive"),
        )


class Postponement(Record):
    """An agreement that was due on one day became due on another; the reason may be added later."""

    __tablename__ = "postponement"
    __number__ = 80
    __spaces__ = _RELEASED_TOO
    __searched__ = False

    agreement_id: Mapped[UUID | None] = parent(2, "agreement")
    reason: Mapped[str | None] = text(3)
    old_due: Mapped[calendar_date | None] = day(4, merge=Merge.FIXED)
    new_due: Mapped[calendar_date | None] = day(5)
    postponed_at: Mapped[datetime | None] = moment(6, merge=Merge.FIXED)
    postponed_by: Mapped[str | None] = text(7, merge=Merge.FIXED)


RELEASED = ("done_on", "due", "remark", "responsible", "state", "what")
"""Fields of an agreement that are released with it, as ``released_as`` has them."""
LATE = (
    "released_id IS NOT NULL AND released_as IS NOT json_object("
    + ", ".join(f"'{name}', {name}" for name in RELEASED)
    + ")"
)
"""Of an agreement in ``coord``: it says something else than what was released of it."""
Index("ix_agreement_late", Agreement.released_id, sqlite_where=sql(LATE))
Index(
    "ix_agreement_settled", Agreement.project_id, Agreement.done_on,
    sqlite_where=Agreement.done_on.is_not(None),
)  # fmt: skip


class Photo(Record):
    """A photo in a protocol: the caption and order are its own, the bytes an attachment's."""

    __tablename__ = "photo"
    __number__ = 12
    __spaces__ = _COORD

    protocol_id: Mapped[UUID | None] = parent(2, "protocol")
    attachment_id: Mapped[UUID | None] = parent(3, "attachment")
    caption: Mapped[str | None] = text(4)
    taken_at: Mapped[datetime | None] = moment(5)
    people_mark: Mapped[str] = text(6, default=PhotoMark.UNMARKED, asks=True)
    position: Mapped[str] = position(7)
