"""One protocol with everything its editor shows, read in one snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, case, or_, select, union
from sqlalchemy.orm import aliased

from inka_desktop.records.documents import Attachment, ProtocolVersion
from inka_desktop.records.protocol_types import title_of
from inka_desktop.records.protocols import Agreement, Attendance, Photo, Protocol, Topic
from inka_desktop.records.values import AgreementState, days_overdue
from inka_desktop.services.divided import divided
from inka_desktop.services.fields import plain_values
from inka_desktop.services.newest_text import left_open
from inka_desktop.services.planner import hidden
from inka_desktop.services.released import Live, live_ones, lives_on
from inka_desktop.services.rows import (
    AgreementRow,
    AttendanceRow,
    PhotoRow,
    TopicRow,
    VersionRow,
)
from inka_desktop.services.sent import version_is_sent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments


def parts(session: Session, record: type[Any], protocol: UUID) -> Sequence[Any]:
    """The rows of one of the protocol's lists, in their order."""
    query = select(record).where(record.protocol_id == protocol, record.alive.is_(True))
    return session.scalars(query.order_by(record.position, record.id)).all()


def people(session: Session, protocol: UUID) -> tuple[AttendanceRow, ...]:
    """Who was present."""
    return tuple(
        AttendanceRow(
            row.id,
            row.person_id,
            row.name or "",
            row.function or "",
            row.organization or "",
            row.remark or "",
            row.state,
            row.vote,
            plain_values(row),
        )
        for row in parts(session, Attendance, protocol)
    )


def topics(session: Session, protocol: UUID) -> tuple[TopicRow, ...]:
    """The topics with their notes."""
    return tuple(
        TopicRow(row.id, row.title or "", row.notes or "", row.kind or "", plain_values(row))
        for row in parts(session, Topic, protocol)
    )


def agreements(session: Session, protocol: Protocol, on: date) -> tuple[AgreementRow, ...]:
    """What was agreed at this protocol; a released one as it lives on."""
    found = parts(session, Agreement, protocol.id)
    others = live_ones(session, found)
    return agreement_rows(session, [(others.get(row.id, row), protocol) for row in found], on)


def line(protocol: Protocol) -> ColumnElement[bool] | None:
    """What protocols have in common that follow on each other: their series, else their project, else their
    partner; None for one that stands alone.
    """
    if protocol.series_id is not None:
        return Protocol.series_id == protocol.series_id
    if protocol.project_id is not None:
        return Protocol.project_id == protocol.project_id
    if protocol.organization_id is not None:
        return Protocol.organization_id == protocol.organization_id
    return None


def earlier_protocol(
    session: Session, protocol: Protocol, *, alike: bool = False, agreed: bool = False
) -> Protocol | None:
    """The one before this in its line; the newest one for a protocol without a date.

    Args:
        session: for reading.
        protocol: need not be in the database.
        alike: only one of the same type, and of no series where this is of none.
        agreed: only one that agreed on this one's day, for which nobody has begun another.
    """
    same = line(protocol)
    if same is None:
        return None
    query = select(Protocol).where(
        same, Protocol.alive.is_(True), Protocol.id != protocol.id, Protocol.date.is_not(None)
    )
    if alike:
        query = query.where(Protocol.type == protocol.type)
        if protocol.series_id is None:
            query = query.where(Protocol.series_id.is_(None))
    if agreed:
        query = query.where(Protocol.next_date == protocol.date, not_begun())
    if protocol.date is not None:
        # The first condition lets the index begin at the day, however many protocols came after it.
        before = and_(Protocol.date == protocol.date, Protocol.id < protocol.id)
        query = query.where(Protocol.date <= protocol.date, or_(Protocol.date < protocol.date, before))
    return session.scalars(query.order_by(Protocol.date.desc(), Protocol.id.desc()).limit(1)).first()


def not_begun() -> ColumnElement[bool]:
    """Asks for protocols whose next appointment no protocol was begun for."""
    begun = aliased(Protocol)
    return ~select(begun.id).where(begun.agreed_at_id == Protocol.id, hidden(begun.alive).is_(True)).exists()


def carrying(made_at: Protocol) -> ColumnElement[bool] | None:
    """The later protocols into which agreements of one are carried (:func:`carried`); None for one that
    stands alone: those of its series, without one of its project, else of its partner.

    From a meeting about a project they go into the project's visits, too, but from a visit into no meeting.
    """
    alone, found = Protocol.series_id.is_(None), list[ColumnElement[bool]]()
    if made_at.series_id is not None:
        found.append(Protocol.series_id == made_at.series_id)
    if made_at.project_id is not None:
        found.append(and_(alone, Protocol.project_id == made_at.project_id))
    if made_at.organization_id is not None:
        partner = Protocol.organization_id == made_at.organization_id
        found.append(and_(alone, Protocol.project_id.is_(None), partner))
    if not found or made_at.date is None:
        return None
    same_day = and_(Protocol.date == made_at.date, Protocol.id > made_at.id)
    return and_(or_(*found), or_(Protocol.date > made_at.date, same_day), Protocol.alive.is_(True))


def carried(session: Session, protocol: Protocol, on: date) -> tuple[tuple[AgreementRow, ...], date | None]:
    """Agreements of earlier protocols of its line that still mattered, and the date of the last of them.

    An agreement matters while it is open, and once more at the first protocol after it was settled, or after
    the last one that printed it as open.
    """
    last, same = earlier_protocol(session, protocol), line(protocol)
    if last is None or last.date is None or same is None:
        return (), None
    earlier = or_(Protocol.date < last.date, and_(Protocol.date == last.date, Protocol.id <= last.id))
    state = case((Live.id.is_(None), Agreement.state), else_=Live.state)
    done_on = case((Live.id.is_(None), Agreement.done_on), else_=Live.done_on)
    what = case((Live.id.is_(None), Agreement.what), else_=Live.what)
    printed_open = left_open(session, last.id)
    late = what.in_([words for words, _on in printed_open])
    matters = or_(state == AgreementState.OPEN, done_on >= last.date, late)
    of_line = same
    if protocol.project_id and not protocol.series_id:
        # Most of a project's agreements are settled long since; whole rows are read only of the others.
        some = _not_long_settled(protocol.project_id, last.date, {day for _words, day in printed_open})
        of_line = and_(hidden(Agreement.project_id) == protocol.project_id, Agreement.id.in_(some))
    query = (
        select(Agreement, Protocol, Live)
        .join(Protocol, Agreement.protocol_id == Protocol.id)
        .outerjoin(Live, lives_on)
        .where(of_line, Agreement.alive.is_(True), matters, hidden(Protocol.alive).is_(True), earlier)
        .order_by(Protocol.date, Agreement.position, Agreement.id)
    )
    found = [
        (cast("Agreement | None", lives) or agreement, of) for agreement, of, lives in session.execute(query)
    ]
    rows = [
        (row, of) for row, of in found
        if row.state == AgreementState.OPEN or (row.done_on is not None and row.done_on >= last.date)
        or (row.what or "", of.date) in printed_open
    ]  # fmt: skip
    return agreement_rows(session, rows, on), last.date


def _not_long_settled(project: UUID, since: date, days: set[date | None]) -> CompoundSelect[UUID]:
    """Ids of a project's agreements that are open, were settled since a day, or made on some days.

    One that was released is also found by what is said where it lives on.
    """

    def now(one: type[Agreement]) -> tuple[Select[UUID], Select[UUID]]:
        mine = select(one.id).where(one.project_id == project)
        return mine.where(one.state == AgreementState.OPEN), mine.where(one.done_on >= since)

    then = select(Protocol.id).where(Protocol.alive.is_(True), Protocol.date.in_(days))
    return union(
        *now(Agreement),
        select(Agreement.id).where(Agreement.released_id.in_(union(*now(Live)))),
        select(Agreement.id).where(Agreement.protocol_id.in_(then), hidden(Agreement.project_id) == project),
    )


def agreement_rows(
    session: Session, found: Sequence[tuple[Agreement, Protocol | None]], on: date
) -> tuple[AgreementRow, ...]:
    """Rows for agreements together with the protocols they were made at."""
    asked = divided(session, "agreement", [row.id for row, _ in found])
    return tuple(
        AgreementRow(
            row.id, protocol.id if protocol else row.protocol_id,
            row.project_id or (protocol.project_id if protocol else None),
            title_of(protocol) if protocol else "",
            row.what or "", row.responsible or "",
            row.due, row.state, row.done_on, row.remark or "", protocol.date if protocol else None,
            days_overdue(row.due, row.state, on), asked.get(row.id, frozenset()), plain_values(row),
        )
        for row, protocol in found
    )  # fmt: skip


def photos(session: Session, protocol: UUID, attachments: Attachments) -> tuple[PhotoRow, ...]:
    """The photos with what is known of their files."""
    query = (
        select(Photo, Attachment)
        .outerjoin(Attachment, Photo.attachment_id == Attachment.id)
        .where(Photo.protocol_id == protocol, Photo.alive.is_(True))
        .order_by(Photo.position, Photo.id)
    )
    found = session.execute(query)
    return tuple(_photo(photo, file, attachments) for photo, file in found)


def _photo(photo: Photo, file: Attachment | None, attachments: Attachments) -> PhotoRow:
    if file is None:
        return PhotoRow(
            photo.id,
            photo.caption or "",
            "",
            0,
            0,
            photo.people_mark,
            present=False,
            values=plain_values(photo),
        )
    return PhotoRow(
        photo.id, photo.caption or "", file.file_name or "", file.width_px or 0, file.height_px or 0,
        photo.people_mark, attachments.present(file.hash), plain_values(photo),
    )  # fmt: skip


def versions(session: Session, protocol: UUID) -> tuple[VersionRow, ...]:
    """All finished versions, newest first."""
    query = select(ProtocolVersion).where(
        ProtocolVersion.protocol_id == protocol, ProtocolVersion.alive.is_(True)
    )
    newest = (ProtocolVersion.finished_at.desc(), ProtocolVersion.id.desc())
    rows = session.scalars(query.order_by(*newest)).all()
    valid = Counter(row.version for row in rows if not row.withdrawn)
    return tuple(
        replace(version_row(session, row), twice=valid[row.version] > 1 and not row.withdrawn) for row in rows
    )


def version_row(session: Session, version: ProtocolVersion) -> VersionRow:
    """A finished version as a row."""
    before = session.get(ProtocolVersion, version.predecessor_id) if version.predecessor_id else None
    return VersionRow(
        version.id, version.number or "", version.version or 1,
        version.finished_at or datetime.fromtimestamp(0, UTC), version.finished_by or "", version.withdrawn,
        version_is_sent(session, version),
        before.version if before is not None else None,
    )  # fmt: skip
