"""The photos of a protocol's content that others may have (:mod:`inka_desktop.records.photo_marks`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.content import ProtocolContent
from inka_desktop.records.documents import Attachment
from inka_desktop.records.photo_marks import HeldBack, is_passed_on
from inka_desktop.records.protocols import Photo

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def passed_files(session: Session, protocol: UUID) -> Mapping[str, Attachment]:
    """Files by content hash of which everybody who put one into the protocol says that it may leave."""
    query = (
        select(Photo.people_mark, Attachment)
        .join(Attachment, Photo.attachment_id == Attachment.id)
        .where(Photo.protocol_id == protocol, Photo.alive.is_(True))
        .order_by(Photo.id.desc())
    )
    files, marks = dict[str, Attachment](), defaultdict[str, list[str]](list)
    for mark, file in session.execute(query):
        files[file.content_hash or ""] = file
        marks[file.content_hash or ""].append(mark)
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
