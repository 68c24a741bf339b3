"""Attachments, finished versions of protocols and the documents printed from them."""

from __future__ import annotations

from datetime import date as calendar_date
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Merge, Record, blob, day, file_hash, flag, moment, number, parent, ref, text
from .values import SpaceKind

_ALL = frozenset({SpaceKind.ORG, SpaceKind.COORD, SpaceKind.PROJECT})


class Attachment(Record):
    """A file beside the records, encrypted with a key of its own; never changed once written."""

    __tablename__ = "attachment"
    __number__ = 13
    __spaces__ = _ALL

    file_name: Mapped[str | None] = text(2, merge=Merge.FIXED)
    media_type: Mapped[str | None] = text(3, merge=Merge.FIXED)
    size_bytes: Mapped[int | None] = number(4, merge=Merge.FIXED)
    key: Mapped[bytes | None] = blob(5)
    """32 bytes."""
    hash: Mapped[str | None] = file_hash(6, index=True)
    """BLAKE2b-256 of the ciphertext, 64 hex digits; its name in folder and place."""
    width_px: Mapped[int | None] = number(7, merge=Merge.FIXED)
    height_px: Mapped[int | None] = number(8, merge=Merge.FIXED)
    thumbnail_key: Mapped[bytes | None] = blob(9)
    thumbnail_hash: Mapped[str | None] = file_hash(10)
    content_hash: Mapped[str | None] = text(11, merge=Merge.FIXED, index=True)
    """BLAKE2b-256 of the plain bytes, 64 hex digits, to find the same file again."""


class ProtocolVersion(Record):
    """The fixed text of a finished record; only ``withdrawn`` may still be set."""

    __tablename__ = "protocol_version"
    __number__ = 14
    __spaces__ = frozenset({SpaceKind.COORD})

    protocol_id: Mapped[UUID | None] = parent(2, "protocol")
    version: Mapped[int | None] = number(3, merge=Merge.FIXED)
    number: Mapped[str | None] = text(4, merge=Merge.FIXED)
    predecessor_id: Mapped[UUID | None] = parent(5, "protocol_version")
    content: Mapped[bytes | None] = blob(6)
    """Canonical bytes of :class:`inka_desktop.records.content.ProtocolContent`."""
    content_hash: Mapped[str | None] = text(7, merge=Merge.FIXED)
    finished_at: Mapped[datetime | None] = moment(8, merge=Merge.FIXED)
    finished_by: Mapped[str | None] = text(9, merge=Merge.FIXED)
    withdrawn: Mapped[bool] = flag(10)


class Document(Record):
    """The bytes of a document as it was printed, signed or released."""

    __tablename__ = "document"
    __number__ = 15
    __spaces__ = _ALL

    version_id: Mapped[UUID | None] = parent(2, "protocol_version")
    attachment_id: Mapped[UUID | None] = parent(3, "attachment")
    purpose: Mapped[str | None] = text(4, merge=Merge.FIXED)
    made_at: Mapped[datetime | None] = moment(5, merge=Merge.FIXED)
    protocol_id: Mapped[UUID | None] = parent(6, "protocol")
    """Of what was signed on paper before there was a version."""
    text_id: Mapped[UUID | None] = parent(7, "fixed_text")
    """The text that the paper shows, where it was printed from one."""


class ReleasedProtocol(Record):
    """A finished protocol as the project's carrier may read it; only ``withdrawn`` may still be set.

    Its id is made of the version it copies and of the space, so that releasing twice is one release.
    """

    __tablename__ = "released_protocol"
    __number__ = 20
    __spaces__ = frozenset({SpaceKind.PROJECT})

    version_id: Mapped[UUID | None] = ref(2, "protocol_version", merge=Merge.FIXED)
    """The version it copies; lies with the coordinators and is missing elsewhere."""
    protocol_id: Mapped[UUID | None] = ref(3, "protocol", merge=Merge.FIXED)
    project_id: Mapped[UUID | None] = parent(4, "project")
    version: Mapped[int | None] = number(5, merge=Merge.FIXED)
    number: Mapped[str | None] = text(6, merge=Merge.FIXED)
    date: Mapped[calendar_date | None] = day(7, merge=Merge.FIXED)
    content: Mapped[bytes | None] = blob(8, searched=True)
    """Canonical bytes of :class:`inka_desktop.records.content.ProtocolContent`, without the photos that
    are not passed on."""
    content_hash: Mapped[str | None] = text(9, merge=Merge.FIXED)
    document_id: Mapped[UUID | None] = parent(10, "attachment")
    """The German PDF as it was released."""
    released_at: Mapped[datetime | None] = moment(11, merge=Merge.FIXED)
    released_by: Mapped[str | None] = text(12, merge=Merge.FIXED)
    withdrawn: Mapped[bool] = flag(13)
    next_date: Mapped[calendar_date | None] = day(14, merge=Merge.FIXED)
    """The appointment that it agreed on, as its content says it."""

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (("withdrawn", "date"), ("withdrawn", "next_date"))
