"""What is held back: saves of a device that lost its rights or waits for them, and what they say.

An owner lets them count, or lets them lie. Lying is the usual state: nothing is said to the others, only
this device remembers that somebody looked, so that Heute does not go on asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from uuid import UUID

import msgpack

from inka_desktop.exchange import losing
from inka_desktop.exchange.members import Members
from inka_desktop.records.base import ALIVE, Merge
from inka_desktop.records.specs import FieldSpec, TableSpec, Value, by_kind, by_number
from inka_desktop.store.clock import wall_of
from inka_desktop.store.dots import dot
from inka_desktop.store.oplog import Kind
from inka_desktop.store.oplook import Op, OpReader
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .fields import label_field
from .member_rows import HeldBackRow, HeldFieldRow, HeldRecordRow
from .naming import Named, device_names, name_fields, name_of

SHOWN_RECORDS = 20
"""Records of one save that are told in full; a page shows no more of them at once."""
_SETTING = "held back, left"
_ACTIONS = {Kind.INSERT: "insert", Kind.DELETE: "delete", Kind.UNDELETE: "undelete", Kind.ERASE: "erase"}

_TITLES = {
    "topic": "title", "agreement": "what", "photo": "caption", "attendance": "function",
    "project_party": "organization_label", "project_person": "role", "stock_participant": "function",
    "walk_point": "place",
    "institution": "name", "stock_actor": "name", "stock_figure": "name", "finding": "what",
}  # fmt: skip

Row = tuple[int, bytes]
"""Table and id."""
Said = dict[Row, list[Op]]
"""The operations of one save by row, in their order."""


def id_of(one: losing.HeldBack) -> bytes:
    """The name of a save by which it is accepted or left."""
    return one.author + one.last.to_bytes(4, "big") + one.space


def count(raw: RawConnection) -> int:
    """How many saves nobody has looked at on this device."""
    if raw.execute("SELECT 1 FROM sync_refused LIMIT 1").fetchone() is None:
        return 0
    lie = _left(raw)
    return sum(bool(one.rows) and id_of(one) not in lie for one in losing.held_back(raw))


def rows(raw: RawConnection, members: Members) -> list[HeldBackRow]:
    """All saves without effect, by device and time."""
    held, lie, reader = [one for one in losing.held_back(raw) if one.rows], _left(raw), OpReader(raw)
    said = [_said(reader, one) for one in held]
    values = _values(reader, said)
    return [
        _row(raw, members, reader, one, ops, values, left=id_of(one) in lie)
        for one, ops in zip(held, said, strict=True)
    ]


def chosen(raw: RawConnection, ids: Iterable[bytes]) -> list[losing.HeldBack]:
    """The saves of these names that are still held back."""
    wanted = set(ids)
    return [one for one in losing.held_back(raw) if id_of(one) in wanted]


def leave(transaction: Transaction, ids: Iterable[bytes]) -> None:
    """Remember that somebody looked at these and lets them lie; they can still be accepted."""
    raw = transaction.raw
    known = {id_of(one) for one in losing.held_back(raw)}
    lie = sorted((_left(raw) | set(ids)) & known)
    raw.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?,?)", (_SETTING, msgpack.packb(lie)))


def _left(raw: RawConnection) -> set[bytes]:
    found = raw.execute("SELECT value FROM setting WHERE name = ?", (_SETTING,)).fetchone()
    return set(msgpack.unpackb(found[0])) if found else set()


def _said(reader: OpReader, one: losing.HeldBack) -> Said:
    said: Said = {}
    for op in reader.ops(dot(one.log, one.first), dot(one.log, one.last)):
        if op.table in by_number():
            said.setdefault((op.table, op.row), []).append(op)
    return said


def _values(reader: OpReader, said: Iterable[Said]) -> dict[Row, dict[str, Value]]:
    """What all saves together say of each row, by field name: it may stand in no table yet."""
    found: dict[Row, dict[str, Value]] = {}
    for ops in said:
        for row, told in ops.items():
            found.setdefault(row, {}).update(_told(reader, by_number()[row[0]], told))
    return found


def _told(reader: OpReader, spec: TableSpec, ops: Iterable[Op]) -> dict[str, Value]:
    return {
        spec.by_number[key].name: _value(reader, op, key)
        for op in ops
        for key in op.body.values
        if isinstance(key, int) and key in spec.by_number
    }


def _value(reader: OpReader, op: Op, key: int) -> Value:
    return reader.texts.apart(op.dot, key) if op.kind == Kind.TEXT else reader.value(op.dot, key)


def _row(
    raw: RawConnection, members: Members, reader: OpReader, one: losing.HeldBack, said: Said,
    values: Mapping[Row, Mapping[str, Value]], *, left: bool,
) -> HeldBackRow:  # fmt: skip
    name, person = device_names(raw, one.device)
    member = members.devices.get(one.device)
    told = list(said.items())[:SHOWN_RECORDS]
    return HeldBackRow(
        id_of(one), UUID(bytes=one.device), name, person, _moment(one.hlc),
        tuple(_record(raw, reader, row, ops, values) for row, ops in told), len(said),
        member is not None and member.held, left,
    )  # fmt: skip


def _record(
    raw: RawConnection, reader: OpReader, row: Row, ops: list[Op],
    values: Mapping[Row, Mapping[str, Value]],
) -> HeldRecordRow:  # fmt: skip
    spec = by_number()[row[0]]
    named = _named(raw, spec, row[1], values)
    told = _told(reader, spec, ops)
    action = next((_ACTIONS[op.kind] for op in ops if op.kind in _ACTIONS), "update")
    title = _title(raw, spec, row[1], values.get(row, {}))
    return HeldRecordRow(spec.kind, title, named.kind, named.name, named.on, action, _fields(spec, told))


def _title(raw: RawConnection, spec: TableSpec, row: bytes, said: Mapping[str, Value]) -> str:
    """What tells a record from its siblings: as it stands here, else as it is held back."""
    column = _TITLES.get(spec.kind)
    if column is None:
        return ""
    found = raw.execute(f"SELECT {column} FROM {spec.kind} WHERE id = ?", (row,)).fetchone()
    return str((found[0] if found else None) or said.get(column) or "")


def _named(
    raw: RawConnection, spec: TableSpec, row: bytes, values: Mapping[Row, Mapping[str, Value]]
) -> Named:
    """What a record is called: by what stands here, else by what is held back."""
    known = name_of(raw, spec, row)
    if known.name:
        return known
    said = values.get((spec.number, row), {})
    for field in spec.fields:
        owner = said.get(field.name) if field.parent not in (None, "attachment", spec.kind) else None
        if isinstance(owner, bytes):
            return _named(raw, by_kind()[str(field.parent)], owner, values)
    name = next((said[one] for one in name_fields(spec.kind) if said.get(one)), None)
    day = spec.by_name.get("date")
    on = day.to_python(said.get("date")) if day is not None and known.on is None else known.on
    return Named(spec.kind, UUID(bytes=row), str(name or ""), on)


def _fields(spec: TableSpec, told: Mapping[str, Value]) -> tuple[HeldFieldRow, ...]:
    """What people can read of it: no ids, no places in lists, names under their reference's field."""
    under = {label.name: field.name for field in spec.fields if (label := label_field(spec, field))}
    return tuple(
        HeldFieldRow(under.get(field.name, field.name), field.to_python(told[field.name]))
        for field in spec.fields
        if field.name in told and _is_readable(field, told[field.name])
    )


def _is_readable(field: FieldSpec, value: Value) -> bool:
    silent = field.number == ALIVE or field.merge is Merge.POSITION
    return not silent and field.parent is None and field.ref is None and not isinstance(value, bytes)


def _moment(hlc: int) -> datetime:
    return datetime.fromtimestamp(wall_of(hlc) / 1000, UTC)
