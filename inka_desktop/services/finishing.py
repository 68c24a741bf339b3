"""Finishing a protocol: what is missing, the fixed version with its number, and taking that back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import exists, select

from inka_desktop.records.approval import Recipient, Reply
from inka_desktop.records.content import content_hash, encode_content
from inka_desktop.records.documents import ProtocolVersion
from inka_desktop.records.projects import Project
from inka_desktop.records.protocol_types import spec_of_type
from inka_desktop.records.protocols import Agreement, Attendance, Photo, Protocol, Topic
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import PhotoMark, RecordState, ReplyKind, TopicKind
from inka_desktop.services import numbers, protocol_rows, sharing
from inka_desktop.services.core import Core, find
from inka_desktop.services.divided import divided
from inka_desktop.services.editing import add
from inka_desktop.services.errors import (
    AlreadySentError,
    IncompleteError,
    NotNewestError,
    StillReleasedError,
)
from inka_desktop.services.fixed_texts import open_text
from inka_desktop.services.newest_text import newest_version
from inka_desktop.services.protocol_content import changed_since, working_content
from inka_desktop.services.released import live_ones, valid_releases
from inka_desktop.services.rows import MissingRow, VersionRow
from inka_desktop.services.sent import version_is_sent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.writer import Transaction


def missing(session: Session, protocol: Protocol) -> list[MissingRow]:
    """What finishing asks for and what it would advise, in the order of the page.

    Codes are ``<field>_missing``, ``<field>_divided`` and ``<field>_absent``; only rows that say ``blocks``
    prevent finishing.
    """
    return [
        *_of_protocol(protocol), *_of_project(session, protocol), *_of_lists(session, protocol),
        *_of_replies(session, protocol), *undecided(session, protocol),
    ]  # fmt: skip


def finish(core: Core, transaction: Transaction, protocol_id: UUID, on: date, by: str) -> VersionRow:
    """Fix the text of a protocol as its next version.

    Finishing again without a change gives the version that is there.

    Raises:
        UnknownRecordError: there is no such protocol.
        IncompleteError: something that blocks is missing.
    """
    session: Session = transaction.session
    protocol = find(session, Protocol, protocol_id)
    blocking = [row for row in missing(session, protocol) if row.blocks]
    if blocking:
        raise IncompleteError(count=len(blocking))
    newest = newest_version(session, protocol_id)
    if newest is not None and not changed_since(session, protocol, on):
        protocol.state = RecordState.FINAL  # somebody may have asked for replies meanwhile
        sharing.keep_up(transaction, protocol)
        return protocol_rows.version_row(session, newest)
    if not protocol.number:
        year = (protocol.date or on).year
        protocol.number = numbers.next_number(
            transaction.raw, spec_of_type(protocol.type).prefix, year, core.identity.tag
        )
    protocol.state = RecordState.FINAL
    version = _version(core, transaction, protocol, on, by)
    sharing.keep_up(transaction, protocol)
    return protocol_rows.version_row(session, version)


def take_back(transaction: Transaction, version_id: UUID) -> None:
    """Withdraw the newest version, as long as nobody can have seen it; the number stays the protocol's.

    Raises:
        UnknownRecordError: there is no such version.
        AlreadySentError: it left this device, or was sent by e-mail.
        StillReleasedError: it is released.
        NotNewestError: it is not the version that holds now.
    """
    session: Session = transaction.session
    version = find(session, ProtocolVersion, version_id)
    if version_is_sent(session, version):
        raise AlreadySentError()
    protocol = find(session, Protocol, version.protocol_id or UUID(int=0))
    newest = newest_version(session, protocol.id)
    if newest is None or newest.id != version.id:
        raise NotNewestError()
    if any(release.version_id == version.id for release in valid_releases(session, protocol.id)):
        raise StillReleasedError()
    version.withdrawn = True
    session.flush()
    protocol.state = state_that_holds(session, protocol.id)
    sharing.keep_up(transaction, protocol)


def state_that_holds(session: Session, protocol: UUID) -> RecordState:
    """The state once a version or text was taken back: what is left and came last says it."""
    version, text = newest_version(session, protocol), open_text(session, protocol)
    if version is None:
        return RecordState.DRAFT if text is None else RecordState.CONSULTATION
    at, finished = text.fixed_at if text is not None else None, version.finished_at
    corrected = at is not None and finished is not None and at > finished
    return RecordState.CONSULTATION if corrected else RecordState.FINAL


def _version(core: Core, transaction: Transaction, protocol: Protocol, on: date, by: str) -> ProtocolVersion:
    session: Session = transaction.session
    newest, now = newest_version(session, protocol.id), core.now()
    content = replace(working_content(session, protocol, on), finished_at=now, finished_by=by)
    data = encode_content(content)
    values: dict[str, Any] = {
        "protocol_id": protocol.id, "version": content.version, "number": content.number,
        "predecessor_id": newest.id if newest else None, "content": data, "content_hash": content_hash(data),
        "finished_at": now, "finished_by": by,
    }  # fmt: skip
    made: ProtocolVersion = add(core, transaction, "protocol_version", values)
    return made


def _of_protocol(protocol: Protocol) -> Iterator[MissingRow]:
    spec = spec_of_type(protocol.type)
    for field in by_kind()["protocol"].fields:
        if (field.required or field.name in spec.needs) and not getattr(protocol, field.name):
            yield MissingRow(f"{field.name}_missing", field.name, protocol.id, blocks=True)
    if protocol.quorum and not protocol.quorate:
        yield MissingRow("quorate_missing", "quorate", protocol.id, blocks=True)
    for name in (*spec.advises, *_after_last_minutes(protocol)):
        if not getattr(protocol, name):
            yield MissingRow(f"{name}_missing", name, protocol.id, blocks=False)


def _of_project(session: Session, protocol: Protocol) -> Iterator[MissingRow]:
    """A version says for ever whose project it is of: not before an exchange has brought its space."""
    if protocol.project_id is not None and session.get(Project, protocol.project_id) is None:
        yield MissingRow("project_id_absent", "project_id", protocol.id, blocks=True)


def _after_last_minutes(protocol: Protocol) -> Iterator[str]:
    """What a meeting says of the last minutes."""
    if protocol.last_minutes_id is not None:
        yield "approval"
    if protocol.objections:
        yield "objections_outcome"


def _of_lists(session: Session, protocol: Protocol) -> Iterator[MissingRow]:
    if not protocol_rows.parts(session, Attendance, protocol.id):
        yield MissingRow("people_missing", "people", protocol.id, blocks=True)
    topics = protocol_rows.parts(session, Topic, protocol.id)
    if not topics:
        yield MissingRow("topics_missing", "topics", protocol.id, blocks=False)
    yield from _empty([row for row in topics if row.kind is None], {"title": False, "notes": False})
    yield from _of_agenda([row for row in topics if row.kind is not None])
    agreements = protocol_rows.parts(session, Agreement, protocol.id)
    yield from _empty(agreements, {"what": True, "responsible": False, "due": False})
    photos = protocol_rows.parts(session, Photo, protocol.id)
    yield from _empty(photos, {"caption": False})
    for photo in photos:
        if photo.attachment_id is None:
            yield MissingRow("photo_awaited", "attachment_id", photo.id, blocks=False)
        elif photo.people_mark == PhotoMark.UNMARKED:
            yield MissingRow("people_mark_missing", "people_mark", photo.id, blocks=False)


def _of_agenda(items: Sequence[Topic]) -> Iterator[MissingRow]:
    """An item is known by its title, a resolution by its wording and its votes."""
    yield from _empty(items, {"title": False})
    taken = [row for row in items if row.kind == TopicKind.RESOLUTION]
    yield from _empty(taken, {"resolution": True})
    for row in taken:
        if row.votes_for is None:
            yield MissingRow("votes_for_missing", "votes_for", row.id, blocks=False)


def _empty(rows: Sequence[Any], fields: dict[str, bool]) -> Iterator[MissingRow]:
    for row in rows:
        for name, blocks in fields.items():
            if not getattr(row, name):
                yield MissingRow(f"{name}_missing", name, row.id, blocks)


def _of_replies(session: Session, protocol: Protocol) -> Iterator[MissingRow]:
    """No objection is passed over; that somebody has not replied yet is only said."""
    for reply in protocol_rows.parts(session, Reply, protocol.id):
        if reply.kind == ReplyKind.OBJECTION and not reply.outcome:
            yield MissingRow("outcome_missing", "outcome", reply.id, blocks=True)
    text = open_text(session, protocol.id)
    if text is None or protocol.state != RecordState.CONSULTATION:
        return
    asked = select(Recipient.id).where(
        Recipient.text_id == text.id, Recipient.alive.is_(True),
        ~exists(select(Reply.id).where(Reply.recipient_id == Recipient.id, Reply.alive.is_(True))),
    )  # fmt: skip
    for recipient in session.scalars(asked.order_by(Recipient.position, Recipient.id)):
        yield MissingRow("replied_missing", "replied", recipient, blocks=False)


def undecided(session: Session, protocol: Protocol) -> Iterator[MissingRow]:
    """A protocol does not print one of two entries while nobody has chosen."""
    found = protocol_rows.parts(session, Agreement, protocol.id)
    others = live_ones(session, found)
    agreements = [others.get(row.id, row).id for row in found]
    rest = {
        record.__tablename__: [row.id for row in protocol_rows.parts(session, record, protocol.id)]
        for record in (Attendance, Topic, Photo, Reply)
    }
    for kind, ids in {"protocol": [protocol.id], "agreement": agreements, **rest}.items():
        for row, names in divided(session, kind, ids).items():
            for name in sorted(names):
                yield MissingRow(f"{name}_divided", name, row, blocks=True)
