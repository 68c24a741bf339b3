"""What consultation and signing add to a protocol's content: diverging views, signatures, signed sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.approval import FixedText, Reply, Signature
from inka_desktop.records.base import ALIVE, Record
from inka_desktop.records.content import (
    WITH_VIEWS,
    ProtocolContent,
    SignatureContent,
    SignedSheetContent,
    SignedTextContent,
    ViewContent,
    decode_content,
)
from inka_desktop.records.documents import Attachment, Document, ProtocolVersion
from inka_desktop.records.local_time import local_time
from inka_desktop.records.values import ReplyOutcome
from inka_desktop.services.divided import raw_of
from inka_desktop.services.fixed_texts import still
from inka_desktop.store.oplook import OpReader

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SIGNED = "signed"
"""Purpose of a document that is the scan of what was signed on paper."""


def with_approval(session: Session, protocol: UUID, content: ProtocolContent) -> ProtocolContent:
    """The content of a protocol with its diverging views, and with what was signed of it until now."""
    return signed(session, protocol, replace(content, views=_views(session, protocol)))


def signed(session: Session, protocol: UUID, content: ProtocolContent) -> ProtocolContent:
    """A content, that of a finished version too, with all that was signed of it until now."""
    found, sheets = signatures(session, protocol), signed_sheets(session, protocol)
    texts = (*(text for _, text in found), *(text for *_, text in sheets))
    changed = {text.id: text for text in texts if text is not None and not still(content, text)}
    whole = replace(
        content,
        signatures=tuple(_signature(row) for row, _ in found),
        signed_sheets=tuple(_sheet(*one) for one in sheets),
        signed_texts=tuple(map(_signed_text, changed.values())),
    )
    more = whole.views or whole.signatures or whole.signed_sheets
    return replace(whole, format=max(whole.format, WITH_VIEWS)) if more else whole


def of_version(session: Session, version: ProtocolVersion) -> ProtocolContent:
    """What a finished version prints: its text, of the newest one with what was signed since."""
    content = decode_content(version.content or b"")
    if version.protocol_id is None or not signed_since(session, version, version.finished_at):
        return content
    return signed(session, version.protocol_id, content)


def signed_since(session: Session, version: ProtocolVersion, moment: datetime | None) -> bool:
    """Whether the version that holds now was signed after a moment, or what signs it left or came back."""
    newer = (
        select(ProtocolVersion.id)
        .where(
            ProtocolVersion.protocol_id == version.protocol_id, ProtocolVersion.version > version.version,
            ProtocolVersion.withdrawn.is_(False), ProtocolVersion.alive.is_(True),
        )
        .limit(1)
    )  # fmt: skip
    if moment is None or version.protocol_id is None or session.scalar(newer) is not None:
        return False
    drawn = [row for row, _ in signatures(session, version.protocol_id)]
    scanned = [row for row, *_ in signed_sheets(session, version.protocol_id)]
    moments = (*(one.signed_at for one in drawn), *(one.made_at for one in scanned))
    return (
        any(_is_after(at, moment) for at in moments)
        or any(_came_back(session, one) for one in (*drawn, *scanned))
        or _removed(session, version)
    )


def _came_back(session: Session, row: Record) -> bool:
    """Whether something that is there was in the bin: what was printed meanwhile does not name it."""
    heads = OpReader(raw_of(session)).heads(row.__number__, row.id.bytes)
    return any(ALIVE in found for found in heads)


def _removed(session: Session, version: ProtocolVersion) -> bool:
    """Whether a signature or a signed sheet that a version named at first, or got since, was removed."""
    if version.protocol_id is None:
        return False
    content = decode_content(version.content or b"")
    drawn = (
        (row.signed_at, _signature(row) in content.signatures)
        for row, _ in signatures(session, version.protocol_id, alive=False)
    )
    scanned = (
        (row.made_at, _sheet(row, file, text) in content.signed_sheets)
        for row, file, text in signed_sheets(session, version.protocol_id, alive=False)
    )
    return any(named or _is_after(at, version.finished_at) for at, named in (*drawn, *scanned))


def _is_after(at: datetime | None, moment: datetime | None) -> bool:
    return at is not None and moment is not None and at > moment


def signatures(
    session: Session, protocol: UUID, *, alive: bool = True
) -> Sequence[tuple[Signature, FixedText]]:
    """Signatures on the screen with the texts that were shown, in the order signed."""
    query = (
        select(Signature, FixedText)
        .join(FixedText, Signature.text_id == FixedText.id)
        .where(Signature.protocol_id == protocol, Signature.alive.is_(alive))
        .order_by(Signature.signed_at, Signature.id)
    )
    return [(row, text) for row, text in session.execute(query).all()]


def signed_sheets(
    session: Session, protocol: UUID, *, alive: bool = True
) -> Sequence[tuple[Document, Attachment, FixedText | None]]:
    """Scans of what was signed on paper, in the order added, with the text that the paper shows."""
    query = (
        select(Document, Attachment, FixedText)
        .join(Attachment, Document.attachment_id == Attachment.id)
        .outerjoin(FixedText, Document.text_id == FixedText.id)
        .where(Document.protocol_id == protocol, Document.purpose == SIGNED, Document.alive.is_(alive))
        .order_by(Document.made_at, Document.id)
    )
    return [(row, file, text) for row, file, text in session.execute(query).all()]


def _views(session: Session, protocol: UUID) -> tuple[ViewContent, ...]:
    query = (
        select(Reply)
        .where(Reply.protocol_id == protocol, Reply.alive.is_(True), Reply.outcome == ReplyOutcome.DIVERGING)
        .order_by(Reply.position, Reply.id)
    )
    return tuple(map(view, session.scalars(query)))


def view(row: Reply) -> ViewContent:
    """A reply as it is printed when it is a diverging view."""
    return ViewContent(
        row.wording or "", row.section or "", row.topic_title or "", row.name or "", row.function or "",
        row.organization or "", row.received_on, row.way,
    )  # fmt: skip


def _signature(row: Signature) -> SignatureContent:
    return SignatureContent(
        row.name or "", row.function or "", row.organization or "", row.signed_at, row.content_hash or "",
        bytes(row.strokes or b"").decode("ascii", "replace"),
    )  # fmt: skip


def _signed_text(text: FixedText) -> SignedTextContent:
    return SignedTextContent(text.content_hash or "", decode_content(text.content or b""))


def _sheet(row: Document, file: Attachment, text: FixedText | None) -> SignedSheetContent:
    return SignedSheetContent(
        file.content_hash or "", file.file_name or "",
        local_time(row.made_at).date() if row.made_at else None,
        (text.content_hash or "") if text is not None else "",
    )  # fmt: skip
