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

from sqlalchemy import and_, func, or_, select

from inka_desktop.records.content import decode_content
from inka_desktop.records.documents import ProtocolVersion
from inka_desktop.records.ids import key_id, made_at
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Agreement, Postponement, Protocol
from inka_desktop.records.values import RecordState
from inka_desktop.services import editing
from inka_desktop.services.core import Core
from inka_desktop.services.due_rows import PostponementRow
from inka_desktop.services.protocol_rows import line
from inka_desktop.services.released import live_id

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
    giving one where there never was any. Taking the day away is one, and so is the next day after that.

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
    if old is None and (last is None or last.new_due is not None):
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
    one, and it has not arrived late. One is each move with a reason, and each that was made once a later
    protocol of the line was begun: what stands there now was said there, and so was who is responsible.
    Before that, a day that was only put right is a change like any other.
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
    taken_up, moves = _taken_up(session, protocol), of(session, agreements)
    days = {row.id: _before(moves.get(row.id, ()), row.due, finished, taken_up) for row in agreements}
    if taken_up is None and all(days[row.id] == row.due for row in agreements):
        return {}
    content = session.scalar(select(ProtocolVersion.content).where(ProtocolVersion.id == versions[-1].id))
    said = decode_content(content or b"").agreements
    by_text = {(one.text, one.due): one.responsible for one in said}
    words = {row.what for row in agreements}
    reworded = {(one.responsible, one.due) for one in said if one.text not in words}
    found = dict[UUID, AgreedRow]()
    for row in agreements:
        due, body = days[row.id], row.responsible or ""
        was = by_text.get((row.what or "", due))
        if due != row.due and (was is not None or (body, due) in reworded):
            found[row.id] = AgreedRow(due, body)
        if taken_up is not None and was is not None and was != body:
            found[row.id] = AgreedRow(due, was)
    return found


def _taken_up(session: Session, protocol: Protocol) -> datetime | None:
    """When the first later protocol of the line was begun, as its id tells; None without one."""
    same = line(protocol)
    if same is None or protocol.date is None:
        return None
    later = or_(
        Protocol.date > protocol.date, and_(Protocol.date == protocol.date, Protocol.id > protocol.id)
    )
    first = session.scalar(select(func.min(Protocol.id)).where(same, later, Protocol.alive.is_(True)))
    return made_at(first) if first is not None else None


def _before(
    moves: Sequence[PostponementRow], due: date | None, since: datetime, taken_up: datetime | None
) -> date | None:
    """The day before those moves from a moment on that postponed; where one only put it right, it stays."""
    for move in reversed(moves):
        if move.at is None or move.at <= since or move.new_due != due:
            break
        if not move.reason and (taken_up is None or move.at < taken_up):
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
