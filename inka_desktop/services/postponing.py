"""Postponements: what an agreement was due before, since when, why, and who said so.

Who moves the due date of an agreement writes one, wherever that is done: in the list, in the next visit's
protocol, at the released one. The log alone would not do: a device that joins later by a snapshot holds no
old operations, and why somebody moved a date stands in none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from inka_desktop.records.base import CREATED
from inka_desktop.records.content import decode_content
from inka_desktop.records.documents import ProtocolVersion
from inka_desktop.records.ids import key_id
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Agreement, Postponement, Protocol
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import RecordState
from inka_desktop.services import editing, late_matching, protocol_rows
from inka_desktop.services.core import Core
from inka_desktop.services.divided import raw_of
from inka_desktop.services.due_rows import PostponementRow
from inka_desktop.services.released import live_id
from inka_desktop.store.dots import heads_of
from inka_desktop.store.oplook import OpReader

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.writer import Transaction

CORRECTING = timedelta(minutes=10)
"""A date that is changed again so soon by the same person was mistyped, or typed in pieces."""
_SAID = ("reason", "old_due", "new_due", "postponed_at", "postponed_by")


def note(
    core: Core, transaction: Transaction, agreement: Agreement, old: date | None, reason: str = ""
) -> None:
    """Write down that an agreement is due on another day now.

    While its protocol is a draft, changing the day without a reason is writing, not postponing; so is
    giving one without a reason where there never was any. Taking the day away is one, and so is the next
    day after that.

    Args:
        core: of the workspace.
        transaction: the running one, in which the day was changed.
        agreement: as it is now.
        old: the day before.
        reason: in words.
    """
    new, session = agreement.due, transaction.session
    if old == new or not (reason or _is_said(session, agreement)):
        return
    by, last = core.me_by(transaction.raw).person, _last(session, agreement.id)
    if old is None and not reason and (last is None or last.new_due is not None):
        return
    soon = last is not None and last.postponed_at is not None and core.now() - last.postponed_at < CORRECTING
    if last is not None and soon and last.postponed_by == (by or None) and last.new_due == old:
        if last.old_due == new:
            last.alive = False
        else:
            editing.assign(last, {"new_due": new, **({"reason": reason} if reason else {})})
        return
    values = {
        "agreement_id": agreement.id, "reason": reason or None, "old_due": old, "new_due": new,
        "postponed_at": core.now(), "postponed_by": by or None,
    }  # fmt: skip
    editing.add(core, transaction, "postponement", values)


def of(session: Session, agreements: Sequence[Agreement]) -> dict[UUID, tuple[PostponementRow, ...]]:
    """The postponements of agreements by their ids, oldest first; of a released one those before it, too."""
    whose = _whose(session, agreements)
    found: dict[UUID, list[PostponementRow]] = {}
    for row in _all_of(session, list(whose)) if whose else ():
        if row.agreement_id is not None:
            found.setdefault(whose[row.agreement_id], []).append(_row(row, row.agreement_id))
    return {key: tuple(rows) for key, rows in found.items()}


class AgreedRow(NamedTuple):
    """What a finished protocol says of an agreement that has gone on since."""

    due: date | None
    responsible: str


def agreed(session: Session, agreements: Sequence[Agreement], protocol: Protocol) -> dict[UUID, AgreedRow]:
    """By agreement what its finished protocol says, of those with another day or responsible since.

    A postponement changes nothing of what was agreed that day, so no version says it, not even a corrected
    one, and it has not arrived late. One is each move with a reason; and what was written last once a later
    protocol that carries it was begun was said there, the day as well as who is responsible. Whatever else
    was put right is a change like any other.
    """
    versions = session.execute(
        select(ProtocolVersion.id, ProtocolVersion.finished_at)
        .where(
            ProtocolVersion.protocol_id == protocol.id, ProtocolVersion.alive.is_(True),
            ProtocolVersion.withdrawn.is_(False),
        )
        .order_by(ProtocolVersion.version, ProtocolVersion.finished_at, ProtocolVersion.id)
    ).all()  # fmt: skip
    finished = min((at for _id, at in versions if at is not None), default=None)
    if finished is None:
        return {}
    moves, later = of(session, agreements), _written_later(session, agreements, protocol, versions[0].id)
    days = {row.id: _before(moves.get(row.id, ()), row.due, finished) for row in agreements}
    if not later and all(days[row.id] == row.due for row in agreements):
        return {}
    content = session.scalar(select(ProtocolVersion.content).where(ProtocolVersion.id == versions[-1].id))
    entries, found = decode_content(content or b"").agreements, dict[UUID, AgreedRow]()
    pairs = late_matching.matched(
        [(one.text, one.responsible, one.due) for one in entries],
        [(row.what or "", row.responsible or "", days[row.id]) for row in agreements],
        (), [row.id.bytes for row in agreements], (3, 1, 1),
    ).pairs  # fmt: skip
    for entry, place in pairs:
        row, said = agreements[place], entries[entry]
        if (row.what or "", row.responsible or "") == (said.text, said.responsible) and row.due == said.due:
            continue
        names, body = later.get(row.id, frozenset()), row.responsible or ""
        if said.text != row.what and said.responsible != body and said.due != days[row.id]:
            continue  # another one, which no version has yet
        was = AgreedRow(
            said.due if "due" in names or days[row.id] == said.due else row.due,
            said.responsible if "responsible" in names else body,
        )
        if was != (row.due, body):
            found[row.id] = was
    return found


def _written_later(
    session: Session, agreements: Sequence[Agreement], protocol: Protocol, version: UUID
) -> dict[UUID, frozenset[str]]:
    """By agreement which fields got their value after the finishing and once a later protocol was begun.

    The clock of the log tells, which says the same on all devices; what was written elsewhere before that
    and comes only now has arrived late.
    """
    later = protocol_rows.carrying(protocol)
    first = session.scalar(select(func.min(Protocol.id)).where(later)) if later is not None else None
    if first is None:
        return {}
    log = OpReader(raw_of(session))
    since = max(_stamp(log, "protocol_version", version), _stamp(log, "protocol", first))
    found = dict[UUID, frozenset[str]]()
    for row in agreements:
        names = frozenset(
            name for name in AgreedRow._fields if _stamp(log, "agreement", row.id, name) > since
        )
        if names:
            found[row.id] = names
    return found


def _stamp(log: OpReader, kind: str, row: UUID, name: str | None = None) -> int:
    """When a field got its value, or a row was made, by the clock of the log."""
    spec = by_kind()[kind]
    key = spec.by_name[name].number if name is not None else CREATED
    dots = [dot for heads in log.heads(spec.number, row.bytes) for dot in heads_of(heads, key)]
    return max((log.rank(dot)[0] for dot in dots), default=0)


def _before(moves: Sequence[PostponementRow], due: date | None, since: datetime) -> date | None:
    """The day before those moves from a moment on that have a reason; where one has none, it stays."""
    for move in reversed(moves):
        if not move.reason or move.at is None or move.at <= since or move.new_due != due:
            break
        due = move.old_due
    return due


def take_back(session: Session, lives: Agreement, row: Agreement) -> None:
    """A release is withdrawn: what was postponed at the released one goes on at the one in ``coord``.

    The copies have ids made of the originals', so that withdrawing twice is one; the originals go.
    """
    for each in _all_of(session, [lives.id]):
        key = key_id(Postponement.__number__, each.id.bytes, row.space.bytes)
        if session.get(Postponement, key) is None:
            values = {name: getattr(each, name) for name in _SAID}
            session.add(Postponement(id=key, space=row.space, agreement_id=row.id, **values))
        each.alive = False
    session.flush()


def _all_of(session: Session, agreements: Sequence[UUID]) -> Sequence[Postponement]:
    query = select(Postponement).where(
        Postponement.agreement_id.in_(agreements), Postponement.alive.is_(True)
    )
    return session.scalars(query.order_by(Postponement.postponed_at, Postponement.id)).all()


def _row(row: Postponement, agreement: UUID) -> PostponementRow:
    return PostponementRow(
        row.id, agreement, row.old_due, row.new_due, row.reason or "", row.postponed_at,
        row.postponed_by or "",
    )  # fmt: skip


def _whose(session: Session, agreements: Sequence[Agreement]) -> dict[UUID, UUID]:
    """By the id a postponement may name, the agreement it is of: itself, its source, its released copy."""
    found = {row.id: row.id for row in agreements}
    live = [row.id for row in agreements if row.release_id is not None]
    if live:
        query = select(Agreement.id, Agreement.released_id).where(Agreement.released_id.in_(live))
        found |= {source: released for source, released in session.execute(query) if released is not None}
    begun = [row for row in agreements if row.release_id is None and row.project_id is not None]
    if begun:
        wanted = {row.project_id for row in begun}
        spaces = dict(session.execute(select(Project.id, Project.space).where(Project.id.in_(wanted))).all())
        for row in begun:
            space = spaces.get(row.project_id) if row.project_id is not None else None
            if space is not None and space != row.space:
                found[live_id(row.id, space)] = row.id
    return found


def _last(session: Session, agreement: UUID) -> Postponement | None:
    newest = (Postponement.postponed_at.desc(), Postponement.id.desc())
    query = select(Postponement).where(Postponement.agreement_id == agreement, Postponement.alive.is_(True))
    return session.scalars(query.order_by(*newest).limit(1)).first()


def _is_said(session: Session, agreement: Agreement) -> bool:
    """Whether people know of the day: its protocol is no draft any more, or it has none."""
    if agreement.protocol_id is None:
        return True
    protocol = session.get(Protocol, agreement.protocol_id)
    return protocol is None or protocol.state != RecordState.DRAFT
