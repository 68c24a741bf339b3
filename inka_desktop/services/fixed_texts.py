"""Which part of a protocol's content a fixed text holds, and whether the protocol still says the same.

A fixed text holds words, no photos: those need their marks before they leave, and nobody objects to a line
of them. Number, version and signatures are no part of it, so that a text signed as a draft can be found to be
that of the finished protocol.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select

from inka_desktop.records.approval import FixedText, Recipient
from inka_desktop.records.content import (
    AgreementContent,
    ProtocolContent,
    content_hash,
    decode_content,
    encode_content,
)
from inka_desktop.records.protocol_types import spec_of_content
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import TextPurpose
from inka_desktop.services.approval_rows import PlaceRow
from inka_desktop.services.editing import add

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.core import Core
    from inka_desktop.store.writer import Transaction


def part(content: ProtocolContent, purpose: str) -> ProtocolContent:
    """What a text of this purpose fixes of a content."""
    # The format says what is in it: that somebody signed before must not make an equal text another one.
    format = content.format if content.views else spec_of_content(content.kind).format
    words = replace(
        content, format=format, number="", version=1, predecessor=None, finished_at=None, finished_by="",
        photos=(), signatures=(), signed_sheets=(), signed_texts=(),
    )  # fmt: skip
    return _sheet(words) if purpose == TextPurpose.SHEET else words


def _sheet(content: ProtocolContent) -> ProtocolContent:
    """What stands on an agreement sheet: when and where, who was there, what was agreed."""
    return ProtocolContent(
        format=spec_of_content(content.kind).format, kind=content.kind, project=content.project,
        date=content.date, visit_kind=content.visit_kind, occasion=content.occasion, purpose=content.purpose,
        begin=content.begin, end=content.end, place=content.place, keeper=content.keeper,
        partner=content.partner, body=content.body, people=content.people, agreements=content.agreements,
        next_date=content.next_date, next_time=content.next_time, next_note=content.next_note,
    )  # fmt: skip


def same(now: ProtocolContent, fixed: ProtocolContent) -> bool:
    """Whether a content says what a fixed one does, as far as it is the protocol's own.

    What lies outside the protocol (the project's parties, agreements of earlier protocols, date and number of
    the last minutes) may change freely, and that an agreement is done changes no text. Number, version and
    signatures are not compared.
    """
    now = replace(
        _as_far_as(now, fixed), format=fixed.format, number=fixed.number, version=fixed.version,
        predecessor=fixed.predecessor, project=fixed.project, carried=fixed.carried,
        carried_from=fixed.carried_from, last_date=fixed.last_date, last_number=fixed.last_number,
        finished_at=fixed.finished_at, finished_by=fixed.finished_by, signatures=fixed.signatures,
        signed_sheets=fixed.signed_sheets, signed_texts=fixed.signed_texts,
        unknown=fixed.unknown,
    )  # fmt: skip
    return encode_content(now) == encode_content(fixed)


def still(now: ProtocolContent, text: FixedText) -> bool:
    """Whether a protocol's content says what one of its fixed texts does; an erased one is held to be."""
    return text.content is None or same(part(now, text.purpose or ""), decode_content(text.content))


def _as_far_as(now: ProtocolContent, fixed: ProtocolContent) -> ProtocolContent:
    """The content with its agreements as far along as in another; of equal words the next one each."""

    def words(each: AgreementContent) -> tuple[object, ...]:
        return each.text, each.responsible, each.due, each.remark

    before = defaultdict[tuple[object, ...], deque[AgreementContent]](deque)
    for each in fixed.agreements:
        before[words(each)].append(each)
    agreements = [before[said].popleft() if before[said := words(each)] else each for each in now.agreements]
    return replace(now, agreements=tuple(agreements))


def places(
    content: ProtocolContent, topics: Mapping[str | None, Sequence[UUID]] | None = None
) -> tuple[PlaceRow, ...]:
    """What of a text may be objected to, in its order.

    Args:
        content: of the text.
        topics: ids by title, where they are known; of two with one title the second entry is the second one.
    """
    found: list[PlaceRow] = []
    known = {title: iter(rows) for title, rows in (topics or {}).items()}
    for number, topic in enumerate(content.topics, start=1):
        key = next(known.get(topic.title, iter(())), None)
        found.append(PlaceRow("topic", number, topic.title, key))
        if topic.resolution.strip():
            found.append(PlaceRow("resolution", number, topic.resolution.strip(), key))
    agreed = enumerate(content.agreements, start=1)
    return (*found, *(PlaceRow("agreement", number, one.text, None) for number, one in agreed))


def texts_of(session: Session, protocol: UUID, purpose: str) -> Sequence[FixedText]:
    """A protocol's texts of a purpose, newest first, withdrawn ones too."""
    query = select(FixedText).where(
        FixedText.protocol_id == protocol, FixedText.purpose == purpose, FixedText.alive.is_(True)
    )
    newest = (FixedText.number.desc(), FixedText.fixed_at.desc(), FixedText.id.desc())
    return session.scalars(query.order_by(*newest)).all()


def open_text(session: Session, protocol: UUID) -> FixedText | None:
    """The text in consultation that holds now: the newest that was not withdrawn."""
    found = texts_of(session, protocol, TextPurpose.CONSULTATION)
    return next((text for text in found if not text.withdrawn), None)


def recipients(session: Session, text: UUID) -> Sequence[Recipient]:
    """Whom a text was put to."""
    query = select(Recipient).where(Recipient.text_id == text, Recipient.alive.is_(True))
    return session.scalars(query.order_by(Recipient.position, Recipient.id)).all()


def fix(
    core: Core, transaction: Transaction, protocol: Protocol, purpose: TextPurpose, content: ProtocolContent
) -> FixedText:
    """Fix a content as the protocol's next text of a purpose; the same one where it says just the same.

    Texts in consultation are each a round of their own, so an equal one is a new text there.
    """
    session: Session = transaction.session
    data = encode_content(part(content, purpose))
    digest = content_hash(data)
    if purpose != TextPurpose.CONSULTATION:
        for text in texts_of(session, protocol.id, purpose):
            if text.content_hash == digest:
                return text
    query = select(func.max(FixedText.number)).where(
        FixedText.protocol_id == protocol.id, FixedText.purpose == purpose
    )
    values = {
        "protocol_id": protocol.id, "purpose": purpose, "number": (session.scalar(query) or 0) + 1,
        "content": data, "content_hash": digest, "fixed_at": core.now(),
        "fixed_by": core.me_by(transaction.raw).person,
    }  # fmt: skip
    made: FixedText = add(core, transaction, "fixed_text", values)
    return made
