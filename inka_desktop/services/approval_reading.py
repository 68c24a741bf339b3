"""Reading a protocol's consultation in one snapshot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select

from inka_desktop.records.approval import FixedText, Recipient, Reply
from inka_desktop.records.protocol_types import Section
from inka_desktop.records.protocols import Protocol, Topic
from inka_desktop.records.values import ReplyKind, TextPurpose
from inka_desktop.services import fixed_texts, protocol_rows, sharing
from inka_desktop.services.approval_rows import Addressee, ConsultationRow, RecipientRow, ReplyRow, TextRow
from inka_desktop.services.fields import plain_values
from inka_desktop.services.newest_text import newest_version
from inka_desktop.services.protocol_content import working_content

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def consultation(session: Session, protocol: Protocol, on: date) -> ConsultationRow:
    """Texts, recipients and replies of a protocol."""
    texts = fixed_texts.texts_of(session, protocol.id, TextPurpose.CONSULTATION)
    if not texts:
        return ConsultationRow((), (), changed=False)
    replies = protocol_rows.parts(session, Reply, protocol.id)
    final = newest_version(session, protocol.id) is not None
    newest = next((text for text in texts if not text.withdrawn), None)
    changed = newest is not None and not fixed_texts.still(working_content(session, protocol, on), newest)
    numbers: dict[UUID | None, int] = {text.id: text.number or 1 for text in texts}
    topics = topic_ids(session, protocol.id)
    shared = sharing.shared_texts(session, protocol.id)
    return ConsultationRow(
        tuple(_text_row(session, text, replies, shared) for text in texts),
        tuple(_reply_row(row, numbers, topics, final=final) for row in replies),
        changed=changed,
    )


def topic_ids(session: Session, protocol: UUID) -> dict[str | None, list[UUID]]:
    """Topics in their order by their titles, and by the resolutions that stand in them."""
    titles, resolutions = (defaultdict[str | None, list[UUID]](list) for _ in range(2))
    for row in protocol_rows.parts(session, Topic, protocol):
        titles[row.title].append(row.id)
        resolutions[row.resolution].append(row.id)
    return {words: rows for words, rows in resolutions.items() if words} | titles


def asked(session: Session, protocols: Sequence[UUID]) -> dict[UUID, tuple[date | None, int]]:
    """Of protocols in consultation the last day for replies, and how many recipients have not replied.

    Two queries, however many protocols; none without any.
    """
    if not protocols:
        return {}
    query = select(FixedText.protocol_id, FixedText.id, FixedText.reply_by).where(
        FixedText.protocol_id.in_(protocols), FixedText.purpose == TextPurpose.CONSULTATION,
        FixedText.alive.is_(True), FixedText.withdrawn.is_(False),
    )  # fmt: skip
    oldest = (FixedText.number, FixedText.fixed_at, FixedText.id)
    texts = {row.protocol_id: row for row in session.execute(query.order_by(*oldest))}
    waiting = (
        select(Recipient.text_id, func.count())
        .where(Recipient.text_id.in_([row.id for row in texts.values()]), *_silent())
        .group_by(Recipient.text_id)
    )
    counts = {row[0]: row[1] for row in session.execute(waiting)}
    return {protocol: (row.reply_by, counts.get(row.id, 0)) for protocol, row in texts.items()}


def _silent() -> tuple[ColumnElement[bool], ...]:
    """Conditions on recipients from whom nothing came."""
    replied = exists(select(Reply.id).where(Reply.recipient_id == Recipient.id, Reply.alive.is_(True)))
    return Recipient.alive.is_(True), ~replied


def _text_row(
    session: Session, text: FixedText, replies: Sequence[Reply], shared: Collection[UUID]
) -> TextRow:
    return TextRow(
        text.id, text.number or 1, text.fixed_at or datetime.fromtimestamp(0, UTC), text.fixed_by or "",
        text.reply_by, text.withdrawn,
        tuple(_recipient_row(row, replies) for row in fixed_texts.recipients(session, text.id)),
        text.id in shared,
    )  # fmt: skip


def _recipient_row(row: Recipient, replies: Sequence[Reply]) -> RecipientRow:
    own = [reply for reply in replies if reply.recipient_id == row.id]
    last = max(own, key=lambda reply: reply.received_on or date.min, default=None)
    return RecipientRow(
        row.id,
        Addressee(row.name or "", row.function or "", row.organization or "", row.person_id),
        sum(reply.kind == ReplyKind.OBJECTION for reply in own),
        any(reply.kind == ReplyKind.NO_OBJECTIONS for reply in own),
        last.received_on if last is not None else None,
        last.way if last is not None else "",
    )


def _reply_row(
    row: Reply, numbers: dict[UUID | None, int], topics: Mapping[str | None, Sequence[UUID]], *, final: bool
) -> ReplyRow:
    """What a carrier replied names a topic by its title alone; one that was deleted is no place any more."""
    by_words = row.topic_id is None and row.topic_title and row.section != Section.AGREEMENTS
    there = [one for rows in topics.values() for one in rows if one == row.topic_id]
    topic = next(iter(topics.get(row.topic_title, ()) if by_words else there), None)
    return ReplyRow(
        row.id, numbers.get(row.text_id, 1), row.recipient_id, row.kind,
        Addressee(row.name or "", row.function or "", row.organization or ""), row.received_on, row.way,
        row.section or "", topic, row.topic_title or "", row.lines or "", row.wording or "",
        row.outcome or "", final and row.kind == ReplyKind.OBJECTION and not row.outcome,
        row.shared_id is not None, plain_values(row),
    )  # fmt: skip
