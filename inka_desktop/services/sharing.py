"""Texts in consultation that the project's carrier reads and answers in the program: the office's side.

The carrier gets a copy of the fixed text in the project's space, as a release is one, and nothing else of
``coord``. What it replies stands there, too, and is taken into the office's own replies, whose ids are made
of the carrier's, so that every device of the office writes the same. Deciding is the office's: nothing a
carrier writes says what becomes of an objection.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import and_, or_, select

from inka_desktop.exchange import identity
from inka_desktop.exchange import members as membership
from inka_desktop.exchange.joining import setting
from inka_desktop.records.approval import FixedText, Recipient, Reply, SharedReply, SharedText
from inka_desktop.records.content import decode_content, encode_content
from inka_desktop.records.folding import fold
from inka_desktop.records.ids import key_id
from inka_desktop.records.local_time import local_time
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import DECIDES, RecordState, ReplyKind, ReplyWay, Role
from inka_desktop.services import fixed_texts
from inka_desktop.services.chained import in_batches
from inka_desktop.services.editing import add, assign
from inka_desktop.services.labels import BATCH
from inka_desktop.services.releasing import without_unknown
from inka_desktop.services.sent import is_sent
from inka_desktop.store.blanking import blank
from inka_desktop.store.writer import Priority

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.core import Core
    from inka_desktop.store.raw import RawConnection
    from inka_desktop.store.writer import Transaction

_EMPTIED = ("content", "content_hash", "asked")
"""What is emptied of a shared text that is taken back before it was sent."""


def shared_id(text: UUID, space: UUID) -> UUID:
    """The id of the copy of a fixed text in a space."""
    return key_id(SharedText.__number__, text.bytes, space.bytes)


def home_of(session: Session, protocol: Protocol) -> UUID | None:
    """The space of the protocol's project; None where it has none of its own."""
    project = session.get(Project, protocol.project_id) if protocol.project_id is not None else None
    return project.space if project is not None and project.space != protocol.space else None


def reads_along(raw: RawConnection, space: UUID) -> bool:
    """Whether a carrier has the program: one of its devices belongs to the project's space."""
    members = membership.fold(raw, setting(raw, "trusted") or b"")
    return any(one.role == Role.CARRIER and space.bytes in one.spaces for one in members.remaining())


def share(
    core: Core, transaction: Transaction, protocol: Protocol, text: FixedText, asked: Sequence[str]
) -> None:
    """Copy a text into the project's space; nothing where the project has none.

    Args:
        core: of the workspace.
        transaction: the one that fixed it.
        protocol: whose text it is.
        text: flushed.
        asked: its recipients as its document names them.
    """
    space = home_of(transaction.session, protocol)
    if space is None:
        return
    content = without_unknown(decode_content(text.content or b""))
    values = {
        "text_id": text.id, "protocol_id": protocol.id, "project_id": protocol.project_id,
        "number": text.number, "date": protocol.date, "content": encode_content(content),
        "content_hash": text.content_hash, "asked": "\n".join(asked), "fixed_at": text.fixed_at,
        "fixed_by": text.fixed_by, "reply_by": text.reply_by,
    }  # fmt: skip
    add(core, transaction, "shared_text", values, row=shared_id(text.id, space), space=space)
    transaction.session.flush()


def keep_up(transaction: Transaction, protocol: Protocol) -> None:
    """Let the copies of a protocol's texts say what became of these; one taken back unsent is emptied.

    A copy is closed when the protocol is finished or a later text holds.
    """
    session: Session = transaction.session
    session.flush()
    newest, finished = fixed_texts.open_text(session, protocol.id), protocol.state == RecordState.FINAL
    for copy, text in _copies(session, protocol.id):
        closed = finished or newest is None or newest.id != text.id
        taken_back = text.withdrawn and not copy.withdrawn
        assign(copy, {"reply_by": text.reply_by, "withdrawn": text.withdrawn, "closed": closed})
        if taken_back and not is_sent(session, SharedText.__number__, copy):
            spec = by_kind()["shared_text"]
            blank(transaction, spec, copy.id.bytes, copy.space.bytes, _EMPTIED)


def _copies(session: Session, protocol: UUID) -> Sequence[tuple[SharedText, FixedText]]:
    query = (
        select(SharedText, FixedText)
        .join(FixedText, FixedText.id == SharedText.text_id)
        .where(SharedText.protocol_id == protocol, SharedText.alive.is_(True))
    )
    return [(copy, text) for copy, text in session.execute(query)]


def shared_texts(session: Session, protocol: UUID) -> set[UUID]:
    """Texts of a protocol that a carrier reads in the program."""
    return {text.id for copy, text in _copies(session, protocol) if not copy.withdrawn}


def tell_outcome(session: Session, reply: Reply) -> None:
    """Let the carrier see what became of its objection."""
    told = session.get(SharedReply, reply.shared_id) if reply.shared_id is not None else None
    if told is not None:
        assign(told, {"outcome": reply.outcome})


def catch_up(core: Core) -> Future[int]:
    """After an exchange: what carriers replied becomes replies; how many."""

    def work(transaction: Transaction) -> int:
        who = identity.load(transaction.raw)
        return _take_in(core, transaction) if who is not None and who.role in DECIDES else 0

    return in_batches(core, work, "follow", BATCH, priority=Priority.IMPORT)


def _take_in(core: Core, transaction: Transaction) -> int:
    """Take what carriers replied into the office's replies; how many, at most a batch.

    One that was taken back before it was decided goes, and comes back with it.
    """
    session: Session = transaction.session
    found = _news(session)[:BATCH]
    for said, text, known in found:
        if known is not None:
            known.alive = said.alive
            continue
        values = _taken(session, said, text)
        add(core, transaction, "reply", values, row=key_id(Reply.__number__, said.id.bytes), space=text.space)
        session.flush()
    return len(found)


def _news(session: Session) -> list[tuple[SharedReply, FixedText, Reply | None]]:
    """Replies that are not taken in, and undecided ones that were taken back, or brought back, since.

    Only those to a text that was put to that very project: a copy is known by its id and by the hash of what
    it copies.
    """
    undecided = and_(Reply.outcome.is_(None), Reply.alive != SharedReply.alive)
    query = (
        select(SharedReply, SharedText, FixedText, Reply)
        .join(SharedText, SharedText.id == SharedReply.shared_text_id)
        .join(FixedText, FixedText.id == SharedText.text_id)
        .join(Protocol, Protocol.id == FixedText.protocol_id)
        .outerjoin(Reply, Reply.shared_id == SharedReply.id)
        .where(
            FixedText.alive.is_(True), Protocol.alive.is_(True), SharedReply.space == SharedText.space,
            SharedText.content_hash == FixedText.content_hash,
            or_(and_(Reply.id.is_(None), SharedReply.alive.is_(True)), undecided),
        )
        .order_by(SharedReply.replied_at, SharedReply.id)
    )  # fmt: skip
    return [
        (said, text, known)
        for said, copy, text, known in session.execute(query)
        if copy.id == shared_id(text.id, copy.space)
    ]


def _taken(session: Session, said: SharedReply, text: FixedText) -> dict[str, object]:
    objection = said.kind != ReplyKind.NO_OBJECTIONS
    return {
        "protocol_id": text.protocol_id, "text_id": text.id, "recipient_id": _recipient(session, text, said),
        "kind": ReplyKind.OBJECTION if objection else ReplyKind.NO_OBJECTIONS, "name": said.name,
        "function": said.function, "organization": said.organization,
        "received_on": local_time(said.replied_at).date() if said.replied_at is not None else None,
        "way": ReplyWay.PROGRAM, "section": said.section, "topic_title": said.topic_title,
        "lines": said.lines, "wording": said.wording, "shared_id": said.id,
    }  # fmt: skip


def _recipient(session: Session, text: FixedText, said: SharedReply) -> UUID | None:
    """Whom of those who were asked a reply is of: by name, else the only one of that function or body."""
    asked = fixed_texts.recipients(session, text.id)
    for names in (("name",), ("function", "organization"), ("organization",)):
        wanted = _folded(said, names)
        same = [row for row in asked if all(wanted) and _folded(row, names) == wanted]
        if len(same) == 1:
            return UUID(bytes=same[0].id.bytes)
    return None


def _folded(row: Recipient | SharedReply, names: Sequence[str]) -> list[str]:
    return [fold(getattr(row, name) or "") for name in names]
