"""References follow what was merged, the same on every device.

Only a living verdict of the same space as both entries counts: nobody who writes in one space redirects what
another one holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from inka_desktop.records.network import Twin
from inka_desktop.records.specs import TableSpec, by_kind, tables
from inka_desktop.records.values import Verdict
from inka_desktop.services.fields import label_field
from inka_desktop.services.labels import BATCH, label_of
from inka_desktop.services.planner import hidden
from inka_desktop.store.history import history

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.raw import RawConnection
    from inka_desktop.store.writer import Transaction

KINDS = ("organization", "person", "area", "tag")
AS_IT_WAS_SAID = frozenset({"protocol", "stock_taking"})
"""Keep the name beside their reference: it was typed then."""
BY_MERGING = frozenset({"merge", "follow"})
"""Names of the actions that move references."""
_ANY = ""
"""Stands for all of them where a field may refer to any."""
_ONCE = {
    "project_area": ("project_id", "area_id", "valid_from", "valid_to"),
    "project_party": ("project_id", "organization_id", "role", "valid_from", "valid_to"),
    "project_person": ("project_id", "person_id", "role", "valid_from", "valid_to"),
    "contract_party": ("contract_id", "organization_id"),
    "series_member": ("series_id", "person_id"),
    "tagging": ("tag_id", "target_id"),
}
"""Links of which one is enough, by what makes two the same."""


def merges(session: Session, kind: str) -> list[tuple[Any, Any]]:
    """Each deleted entry of a kind with the one it was merged into, which may be gone, too.

    Rows have ``id`` and ``alive``; where an entry was merged into several, the oldest one comes last.
    """
    record: Any = by_kind()[kind].record
    kept, other = aliased(record), aliased(record)
    query = (
        select(Twin.other_id, Twin.kept_id, kept.alive)
        .join(other, other.id == Twin.other_id)
        .join(kept, kept.id == Twin.kept_id)
        .where(
            Twin.kind == kind, Twin.verdict == Verdict.SAME, Twin.alive.is_(True), other.alive.is_(False),
            # Always the older one: what says otherwise is no merge.
            Twin.kept_id < Twin.other_id, other.space == Twin.space, kept.space == Twin.space,
        )
        .order_by(Twin.kept_id.desc())
    )  # fmt: skip
    return [(UUID(bytes=gone), (UUID(bytes=stays), alive)) for gone, stays, alive in session.execute(query)]


def survivors(session: Session, kind: str) -> dict[UUID, UUID]:
    """The living entry that each merged one leads to, through all merges; others are left out."""
    up, found = dict(merges(session, kind)), dict[UUID, UUID]()
    for gone, (key, alive) in up.items():
        while not alive and key in up:
            key, alive = up[key]  # step by step upwards
        if alive:
            found[gone] = key
    return found


def revive(session: Session, kind: str) -> int:
    """Bring back what was to stay and was deleted by somebody who did not know of the merge; how many.

    Whoever knows of it deletes the verdict with the entry.
    """
    edges = merges(session, kind)
    merged = {gone for gone, _ in edges}
    lost = {key for _, (key, alive) in edges if not alive and key not in merged}
    for key in lost:
        row = session.get(by_kind()[kind].record, key)
        if row is not None:
            row.alive = True
    session.flush()
    return len(lost)


def follow(session: Session) -> int:
    """Point what refers to an entry that was merged to the one that stays; how many, at most a batch."""
    moved, known = 0, {kind: survivors(session, kind) for kind in KINDS}
    known[_ANY] = {key: stays for one in known.values() for key, stays in one.items()}
    for spec, ref, label in _referring():
        kind = spec.by_name[ref].ref or _ANY
        for row, stays in _to_move(session, spec, ref, known[kind], BATCH - moved):
            _move(session, spec, row, (kind, ref, label), stays)
            moved += 1
        if moved >= BATCH:
            break
    session.flush()
    return moved


def give_back(transaction: Transaction, kind: str, row: UUID, kept: Collection[UUID], most: int) -> int:
    """Point what a merge took from an entry to it again, on whatever device that was; how many.

    What somebody has pointed elsewhere since, or made anew, stays where it is.

    Args:
        transaction: the one in which the entry came back, or a later one of that action.
        kind: of the entry.
        row: its id.
        kept: entries that it was merged into.
        most: so many rows at most.
    """
    session, moved, by_merging = transaction.session, 0, _by_merging(transaction.raw)
    for spec, ref, label in _referring():
        record: Any = spec.record
        column, rows = getattr(record, ref), by_merging[spec.number]
        if (spec.by_name[ref].ref or kind) != kind or not rows:
            continue
        took = or_(
            and_(column.in_(kept), record.alive.is_(True)), and_(column == row, record.alive.is_(False))
        )
        for key in session.scalars(select(record.id).where(took)).all():
            if moved >= most:
                break
            if key.bytes in rows:
                one = session.get(record, key)
                moved += _give_back(transaction, spec, one, (kind, ref, label), row)
    session.flush()
    return moved


def _give_back(
    transaction: Transaction, spec: TableSpec, one: Any, how: tuple[str, str, str], row: UUID
) -> bool:
    """Give one row back if a merge was the last to change it: pointed it elsewhere, or deleted it."""
    if not one.alive:
        taken = _taken(transaction, spec, one, "alive", True)
        one.alive = taken
    else:
        taken = _taken(transaction, spec, one, how[1], row)
        if taken:
            _move(transaction.session, spec, one, how, row)
    return taken


def _by_merging(raw: RawConnection) -> Mapping[int, Collection[bytes]]:
    """Rows that merges changed, by the number of their table."""
    found: Mapping[int, set[bytes]] = defaultdict(set)
    labels = ", ".join(f"'{label}'" for label in sorted(BY_MERGING))
    for table, row in raw.execute(
        "SELECT DISTINCT o.tbl, o.row FROM sync_tx t JOIN sync_op o ON o.dot BETWEEN t.first AND t.last"
        f" WHERE t.label IN ({labels})"
    ).fetchall():
        found[table].add(row)
    return found


def after_undoing(transaction: Transaction) -> int:
    """A merge was undone: what followed it on other devices goes back, too; how many, at most a batch."""
    session, apart = transaction.session, defaultdict[tuple[str, UUID], set[UUID]](set)
    query = select(Twin).where(Twin.verdict == Verdict.SAME, Twin.alive.is_(False), Twin.kind.in_(KINDS))
    for verdict in session.scalars(query).all():
        other = session.get(by_kind()[verdict.kind or ""].record, UUID(bytes=verdict.other_id or bytes(16)))
        if other is not None and other.alive:
            apart[other.__tablename__, UUID(bytes=other.id.bytes)].add(
                UUID(bytes=verdict.kept_id or bytes(16))
            )
    moved = 0
    for (kind, row), kept in apart.items():
        moved += give_back(transaction, kind, row, kept, BATCH - moved)
    return moved


def _taken(transaction: Transaction, spec: TableSpec, one: Any, field: str, before: object) -> bool:
    """Whether the last change of a field was a merge's, and what it replaced."""
    newest = next((each for each in history(transaction.raw, spec.kind, one.id) if each.field == field), None)
    return newest is not None and newest.label in BY_MERGING and newest.before == before


def _to_move(session: Session, spec: TableSpec, ref: str, known: dict[UUID, UUID], most: int) -> Any:
    """Rows that refer to what was merged, each with what it shall refer to."""
    if not known or most <= 0:
        return
    record: Any = spec.record
    column = getattr(record, ref)
    query = (
        select(record.id, column)
        .distinct()
        .join(Twin, Twin.other_id == column)
        .where(Twin.verdict == Verdict.SAME, Twin.alive.is_(True), hidden(record.alive).is_(True))
    )
    for key, refers in session.execute(query).all():
        if refers in known and most > 0:
            most -= 1
            yield session.get(record, key), known[refers]


def _move(session: Session, spec: TableSpec, row: Any, field: tuple[str, str, str], stays: UUID) -> None:
    kind, ref, label = field
    if _is_there(session, spec, row, ref, stays):
        row.alive = False
        return
    target = stays if stays != row.id else None  # nothing follows itself
    named = bool(label) and spec.kind not in AS_IT_WAS_SAID
    # Read before anything is set: reading in between would make two operations of one.
    kept = session.get(by_kind()[kind].record, stays) if named and target else None
    setattr(row, ref, target)
    if named:
        setattr(row, label, label_of(kind, kept) if kept is not None else None)
    session.flush()


def _is_there(session: Session, spec: TableSpec, row: Any, ref: str, stays: UUID) -> bool:
    """Whether the one that stays has the same link already."""
    names = _ONCE.get(spec.kind)
    if names is None:
        return False
    record: Any = spec.record
    values = {name: getattr(row, name) for name in names} | {ref: stays}
    same = (getattr(record, name).is_not_distinct_from(value) for name, value in values.items())
    query = select(record.id).where(*same, record.alive.is_(True), record.id != row.id).limit(1)
    return session.scalars(query).first() is not None


@cache
def _referring() -> tuple[tuple[TableSpec, str, str], ...]:
    """Fields that may refer to what is merged, with the field of the name beside them, or none."""
    found = []
    for spec in tables():
        for field in spec.fields:
            if field.ref in KINDS:
                label = label_field(spec, field)
                found.append((spec, field.name, label.name if label is not None else ""))
        if spec.target is not None:
            found.append((spec, spec.target[1].name, ""))
    return tuple(found)
