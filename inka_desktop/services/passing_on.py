"""The photos of a protocol's content that others may have (:mod:`inka_desktop.records.photo_marks`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import bindparam, select, text

from inka_desktop.exchange import members as membership
from inka_desktop.exchange.joining import setting
from inka_desktop.exchange.questions import disagrees
from inka_desktop.records.content import ProtocolContent
from inka_desktop.records.documents import Attachment
from inka_desktop.records.photo_marks import HeldBack, is_passed_on
from inka_desktop.records.protocols import Photo
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import PhotoMark
from inka_desktop.services.divided import raw_of
from inka_desktop.store.oplook import OpReader

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


_DIVIDED = text(
    "SELECT row FROM sync_divided WHERE tbl = :tbl AND field = :field AND row IN :rows"
).bindparams(bindparam("rows", expanding=True))


def standing_marks(session: Session, rows: Sequence[Any]) -> dict[UUID, str]:
    """What is said about the persons on photos, or on those of walk points: nothing while two differ in it.

    Whoever may decide between the two, at no device does the photo leave before.
    """
    marks = {UUID(bytes=row.id.bytes): str(row.people_mark) for row in rows}
    if not marks:
        return marks
    spec = by_kind()[rows[0].__tablename__]
    mark = spec.by_name["people_mark"].number
    wanted = {"tbl": spec.number, "field": mark, "rows": [row.bytes for row in marks]}
    several = session.execute(_DIVIDED, wanted).scalars().all()
    if several:
        raw = raw_of(session)
        log, members = OpReader(raw), membership.fold(raw, setting(raw, "trusted") or b"")
        for row in several:
            if any(disagrees(log, members, heads, mark) for heads in log.heads(spec.number, row)):
                marks[UUID(bytes=row)] = PhotoMark.UNMARKED
    return marks


def passed_files(session: Session, protocol: UUID) -> Mapping[str, Attachment]:
    """Files by content hash of which everybody who put one into the protocol says that it may leave."""
    query = (
        select(Photo, Attachment)
        .join(Attachment, Photo.attachment_id == Attachment.id)
        .where(Photo.protocol_id == protocol, Photo.alive.is_(True))
        .order_by(Photo.id.desc())
    )
    found = session.execute(query).all()
    standing = standing_marks(session, [photo for photo, _ in found])
    files, marks = dict[str, Attachment](), defaultdict[str, list[str]](list)
    for photo, file in found:
        files[file.content_hash or ""] = file
        marks[file.content_hash or ""].append(standing[photo.id])
    return {digest: file for digest, file in files.items() if all(map(is_passed_on, marks[digest]))}


def outward(
    session: Session, protocol: UUID, content: ProtocolContent, *, for_office: bool = False
) -> tuple[ProtocolContent, HeldBack]:
    """A protocol as a document may have it, and which of its photos may not be passed on.

    Photos whose files are not there yet show nobody.

    Args:
        session: for reading.
        protocol: whose photos have the marks.
        content: of a version, or of the working record.
        for_office: keep all photos, for the office's own files.
    """
    if not any(photo.hash_hex for photo in content.photos):
        return content, HeldBack()
    passed = passed_files(session, protocol)
    kept = tuple(one for one in content.photos if not one.hash_hex or one.hash_hex in passed)
    held_back = HeldBack(len(content.photos) - len(kept), for_office)
    return (content if for_office else replace(content, photos=kept)), held_back
