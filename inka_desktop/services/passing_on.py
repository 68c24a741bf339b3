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
from inka_desktop.store.dots import heads_of, unpack_heads
from inka_desktop.store.oplook import OpReader

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.dots import Heads


_HEADS = text("SELECT row, heads FROM sync_row WHERE tbl = :tbl AND row IN :rows").bindparams(
    bindparam("rows", expanding=True)
)


def standing_marks(session: Session, rows: Sequence[Any]) -> dict[UUID, str]:
    """What is said about the persons on photos, or on those of walk points: nothing while two differ in it.

    Whoever may decide between the two, at no device does the photo leave before. A mark counts only for the
    photo that it was given for.
    """
    marks = {UUID(bytes=row.id.bytes): str(row.people_mark) for row in rows}
    said = [row.bytes for row, mark in marks.items() if mark != PhotoMark.UNMARKED]
    if not said:
        return marks
    spec, raw = by_kind()[rows[0].__tablename__], raw_of(session)
    mark, log = spec.by_name["people_mark"], OpReader(raw)
    found = session.execute(_HEADS, {"tbl": spec.number, "rows": said}).all()
    known = {row: unpack_heads(packed) for row, packed in found}
    loose = {
        row
        for row, heads in known.items()
        if not all(_given_for(log, heads, mark.number, other.number) for other in spec.beside(mark))
    }
    several = [row for row, heads in known.items() if len(heads_of(heads, mark.number)) > 1]
    if several:
        members = membership.fold(raw, setting(raw, "trusted") or b"")
        loose |= {row for row in several if disagrees(log, members, known[row], mark.number)}
    return marks | {UUID(bytes=row): PhotoMark.UNMARKED for row in loose}


def _given_for(log: OpReader, heads: Heads, mark: int, photo: int) -> bool:
    """Whether the mark that is shown was written with the photo that is shown.

    Versions before this one wrote each alone, and took a mark away with its photo: one that is older than the
    photo, and still there, did not know of it.
    """
    marks, photos = heads_of(heads, mark), heads_of(heads, photo)
    if marks == photos or log.newest(marks) == log.newest(photos):
        return True
    return len(marks) == len(photos) == 1 and log.rank(marks[0]) > log.rank(photos[0])


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
