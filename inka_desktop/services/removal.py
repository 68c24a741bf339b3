"""Deleting a record with what belongs to it, and taking that back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from inka_desktop.exchange import identity
from inka_desktop.records.base import ALIVE, Record
from inka_desktop.records.network import Twin
from inka_desktop.records.specs import TableSpec, by_kind
from inka_desktop.records.values import DECIDES, Verdict
from inka_desktop.services import erasures
from inka_desktop.services.core import find
from inka_desktop.services.errors import FinishedError, NotAuthorError, RecordGoneError, StillUsedError
from inka_desktop.store.dots import heads_of, log_of
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.merge import children_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.writer import Transaction

_GOES_ALONG = {
    "protocol": frozenset(
        {
            "attendance",
            "topic",
            "agreement",
            "photo",
            "fixed_text",
            "recipient",
            "reply",
            "signature",
            "document",
            "mailing",
            "shared_text",
        }
    ),
    "shared_text": frozenset({"shared_reply"}),
    "series": frozenset({"series_member"}),
    "project": frozenset({"project_party", "project_area", "site"}),
    "letterhead": frozenset({"logo"}),
    "agreement": frozenset({"agreement", "postponement"}),
    "contract": frozenset({"contract_party"}),
    "form": frozenset({"form_version"}),
    "form_version": frozenset({"form_file"}),
    "archive_entry": frozenset({"archive_text"}),
    "stock_taking": frozenset(
        {
            "stock_participant",
            "walk_point",
            "institution",
            "stock_actor",
            "stock_figure",
            "finding",
            "mailing",
        }
    ),
}
"""What belongs to a record and is deleted with it; any other child keeps it."""

_COPIED = {
    "agreement": (("agreement", "released_id"),), "protocol": (("shared_text", "protocol_id"),),
    "round": (("round_part", "round_id"),), "submission": (("remark", "submission_id"),),
}  # fmt: skip
"""References between a record and a copy of it, or of its text, in a project's space: both go together."""

_HELD_BY = {
    "project": (
        ("protocol", "project_id"), ("series", "project_id"), ("stock_taking", "project_id"),
        ("archive_entry", "project_id"), ("submission", "project_id"),
        ("contact_count", "project_id"), ("measurement", "project_id"),
    ),
    "form": (("submission", "form_id"),),
    "round": (("submission", "round_id"),),
    "form_version": (("submission", "version_id"),),
    "organization": (("project_party", "organization_id"), ("contract_party", "organization_id")),
    "area": (("project_area", "area_id"), ("stock_taking", "area_id")),
    "person": (("project_person", "person_id"),),
}  # fmt: skip
"""References across spaces that keep a record, beside its children."""

_COMES_ALONG = ("project", "organization", "area", "person")
"""What comes back with a record that keeps it, where the office does that; a round would ask all anew."""

_ONLY_BY = {"comment": "author_id", "shared_reply": "author_id"}
"""Kinds that nobody deletes but the person whom this field names."""


def delete(transaction: Transaction, spec: TableSpec, row: UUID) -> None:
    """Mark a record and what belongs to it as deleted.

    Raises:
        UnknownRecordError: it is not here.
        NotAuthorError: somebody else wrote it.
        FinishedError: it is a finished protocol.
        StillUsedError: other records refer to it.
    """
    session: Session = transaction.session
    record = find(session, spec.record, row)
    if spec.kind in _ONLY_BY:
        who, author = identity.load(transaction.raw), getattr(record, _ONLY_BY[spec.kind])
        if author is not None and (who is None or author != who.person):
            raise NotAuthorError()
    along = _along(session, spec, row)
    held = _holders(session, spec, row)
    if held and spec.kind == "protocol":
        raise FinishedError()
    if held:
        raise StillUsedError(count=held)
    for each in (*reversed(along), *_merged(session, row), record):
        each.alive = False


def restore(transaction: Transaction, spec: TableSpec, row: UUID) -> set[UUID]:
    """Bring back a deleted record, what was deleted by the same action, and what it would have kept.

    Returns:
        Entries that it had been merged into, and stands apart from again: these have its references yet.

    Raises:
        UnknownRecordError: there is no such record.
    """
    session: Session = transaction.session
    record = session.get(spec.record, row)
    if record is None:
        raise UnknownRecordError(kind=spec.kind)
    if record.alive:
        return set()
    action = _deleted_by(transaction, spec, record)
    together = [
        child
        for child in _along(session, spec, row, alive=False)
        if _deleted_by(transaction, by_kind()[child.__tablename__], child) == action
    ]
    for one in (record, *together):
        for kept_by_it, key in _kept_by(transaction, by_kind()[one.__tablename__], one):
            restore(transaction, kept_by_it, key)
    # The owner first: a part that comes back alone would bring it back by the merge.
    record.alive = True
    session.flush()
    for child in together:
        child.alive = True
    kept = set[UUID]()
    for verdict in _verdicts(session, Twin.other_id == row.bytes):
        verdict.alive = False  # it stands alone again
        kept.add(UUID(bytes=verdict.kept_id or bytes(16)))
    for verdict in _verdicts(session, Twin.kept_id == row.bytes, alive=False):
        if action is not None and _deleted_by(transaction, by_kind()["twin"], verdict) == action:
            verdict.alive = True
    session.flush()
    return kept


def shown_until_now(transaction: Transaction, spec: TableSpec, row: UUID) -> Record:
    """A record that somebody writes in, who saw it there: what others deleted meanwhile is given as well.

    What is written into that is an update that the deletion did not see: the merge shows the record again,
    and a person is asked (EXCHANGE.md 7).

    Raises:
        UnknownRecordError: there is no such record, or it was deleted here.
        RecordGoneError: it was erased.
    """
    record: Record | None = transaction.session.get(spec.record, row)
    if record is None:
        raise UnknownRecordError(kind=spec.kind)
    if not record.alive and erasures.is_shell(transaction.raw, spec, row.bytes):
        raise RecordGoneError(kind=spec.kind)
    if not record.alive and _deleted_here(transaction, spec, record):
        raise UnknownRecordError(kind=spec.kind)
    return record


def _merged(session: Session, row: UUID) -> list[Twin]:
    """Verdicts by which others became this entry, through all merges: deleted with it on purpose.

    A verdict that is left says that somebody deleted the entry without knowing of the merge.
    """
    found, waiting = dict[UUID, Twin](), [row.bytes]
    while waiting:
        for verdict in _verdicts(session, Twin.kept_id == waiting.pop()):
            if verdict.id not in found:
                found[verdict.id] = verdict
                waiting.append(verdict.other_id or b"")
    return list(found.values())


def _verdicts(session: Session, which: ColumnElement[bool], *, alive: bool = True) -> list[Twin]:
    query = select(Twin).where(which, Twin.verdict == Verdict.SAME, Twin.alive.is_(alive))
    return list(session.scalars(query))


def _along(
    session: Session, spec: TableSpec, row: UUID, *, alive: bool = True, over: Sequence[UUID] = ()
) -> list[Record]:
    """What belongs to a record and to that, owners first: a living part would bring its owner back.

    ``over`` are the owners up to here: references from elsewhere may lead around in a ring.
    """
    found: list[Record] = []
    for child in _children(session, spec, row, alive=alive):
        if child.__tablename__ in _GOES_ALONG.get(spec.kind, ()) and child.id not in (*over, row):
            part = by_kind()[child.__tablename__]
            found += [child, *_along(session, part, child.id, alive=alive, over=(*over, row))]
    return found


def _children(session: Session, spec: TableSpec, row: UUID, *, alive: bool = True) -> Iterator[Record]:
    for kind, column in (*children_of(spec.kind), *_COPIED.get(spec.kind, ())):
        record: Any = by_kind()[kind].record
        query = select(record).where(getattr(record, column) == row, record.alive.is_(alive))
        yield from session.scalars(query).all()


def _holders(session: Session, spec: TableSpec, row: UUID) -> int:
    """How many records keep this one."""
    kept = 0
    for kind, column in (*children_of(spec.kind), *_HELD_BY.get(spec.kind, ())):
        if kind in _GOES_ALONG.get(spec.kind, ()):
            continue
        record: Any = by_kind()[kind].record
        query = (
            select(func.count())
            .select_from(record)
            .where(getattr(record, column) == row, record.alive.is_(True))
        )
        if kind == "protocol_version":
            query = query.where(record.withdrawn.is_(False))
        if kind == "contact_count":  # what was taken back is nobody's contact
            query = query.where(record.number > 0)
        kept += session.scalar(query) or 0
    return kept


def _kept_by(transaction: Transaction, spec: TableSpec, record: Record) -> Iterator[tuple[TableSpec, UUID]]:
    """What lies in the bin, and could not have been put there before this record was."""
    session, who = transaction.session, identity.load(transaction.raw)
    for kind in _COMES_ALONG if who is not None and who.role in DECIDES else ():
        of = by_kind()[kind]
        for key in (getattr(record, column) for child, column in _HELD_BY[kind] if child == spec.kind):
            one = session.get(of.record, key) if key is not None else None
            if one is None or one.alive or erasures.is_shell(transaction.raw, of, key.bytes):
                continue
            if not _verdicts(session, Twin.other_id == key.bytes):  # else it was merged into another one
                yield of, key


def _deleted_here(transaction: Transaction, spec: TableSpec, record: Record) -> bool:
    """Whether one of those who deleted a record did so on this device; nobody did with a blank place."""
    own = {log.number for log in transaction.log.own.values()}
    deletions = _deletions(transaction, spec, record)
    return not deletions or any(log_of(name) in own for name in deletions)


def _deletions(transaction: Transaction, spec: TableSpec, record: Record) -> list[int]:
    """The operations that say whether a record is there; of a deleted one all delete it."""
    number = transaction.raw.execute(
        "SELECT no FROM sync_space WHERE id = ?", (record.space.bytes,)
    ).fetchone()[0]
    heads = transaction.log.heads(record.id.bytes, spec.number, number)
    return heads_of(heads, ALIVE) if heads is not None and ALIVE in heads else []


def _deleted_by(transaction: Transaction, spec: TableSpec, record: Record) -> bytes | None:
    """The action that deleted a record."""
    deletions = _deletions(transaction, spec, record)
    if not deletions:
        return None
    newest = transaction.log.shown(deletions)
    found = transaction.raw.execute(
        "SELECT action FROM sync_tx WHERE last >= ? ORDER BY last LIMIT 1", (newest,)
    ).fetchone()
    return bytes(found[0]) if found else None
