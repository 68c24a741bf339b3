"""Capture: every save through the ORM becomes operations in the same transaction.

Mapper events see final values (``before_flush`` knows neither foreign keys set through a relationship
nor column defaults), so permits are granted there; the operations are written in ``after_flush``.
One set of listeners serves all open databases: which one a flush belongs to stands in the
connection's ``info``.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Any, cast

from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import InstanceState, Mapper, ORMExecuteState, PassiveFlag, Session, attributes
from sqlalchemy.sql import ClauseElement

from inka_desktop.records.base import ALIVE, Merge, Record
from inka_desktop.records.specs import FieldSpec, TableSpec, Value, by_kind

from . import derived
from .dots import Field
from .errors import UncapturedWriteError
from .guard import Permits
from .merge import Merger, fits, same
from .oplog import Change, Kind, OpLog
from .raw import RawConnection

_INFO = "inka_capture"


class Capture:
    """Permits and operations of one writer's connection."""

    def __init__(self, raw: RawConnection, permits: Permits, log: OpLog, merger: Merger) -> None:
        self._raw = raw
        self._permits = permits
        self._log = log
        self._merger = merger
        self._changes: list[Change] = []
        self.touched: set[tuple[str, bytes]] = set()

    @property
    def running(self) -> bool:
        """Whether the writer has a transaction open."""
        return self._raw.in_transaction

    def insert(self, spec: TableSpec, record: Record) -> None:
        """Grant the row and remember its operation; it names only fields that were set."""
        given = record.__dict__
        row, space = record.id.bytes, record.space.bytes
        values: dict[Field, Value] = {}
        stored: list[Value] = [space]
        for field in spec.fields:
            value = _storage(field, given.get(field.name))
            if value is None:
                value = field.default
            else:
                values[field.number] = value
            stored.append(value)
        self._permits.rows[spec.kind, row] = tuple(stored)
        self._changes.append(Change(space, spec.number, row, Kind.INSERT, values))
        # The triggers would add them in an update of its own, with a look at every cell.
        for name, value in zip(spec.derived, derived.values(spec, stored), strict=True):
            setattr(record, name, value)

    def update(self, spec: TableSpec, record: Record) -> None:
        """Grant the changed cells and remember their operation."""
        row = record.id.bytes
        values: dict[Field, Value] = {}
        texts: dict[Field, Value] = {}
        for name in _changed(record):
            field = spec.by_name.get(name)
            if field is None:
                _demand_same(spec, record, name)
                continue
            value = _storage(field, getattr(record, name))
            if value is None and field.default is not None:
                raise UncapturedWriteError(why="never empty", table=spec.kind, field=name)
            if not same(value, self._before(spec, record, field)):
                self._permits.cells[spec.kind, row, name] = value
                merges = field.merge is Merge.TEXT and value != ""  # an empty text shows as none
                (texts if merges else values)[field.number] = value
        if ALIVE in values and len(values) + len(texts) > 1:  # what a deletion has not seen takes it back
            raise UncapturedWriteError(why="deleting goes alone")
        if values:
            self._complete(spec, row, values)
            self._changes.append(Change(record.space.bytes, spec.number, row, _kind(values), values))
        if texts:
            self._changes.append(Change(record.space.bytes, spec.number, row, Kind.TEXT, texts))

    def _complete(self, spec: TableSpec, row: bytes, values: dict[Field, Value]) -> None:
        """Name with each field the others of its group, as they stand: heads of one are heads of all."""
        for field in [spec.by_number[key] for key in values if isinstance(key, int)]:
            for other in spec.beside(field):
                if other.number not in values:
                    values[other.number] = self._merger.cell(spec, row, other)

    def _before(self, spec: TableSpec, record: Record, field: FieldSpec) -> Value:
        """What the row holds; read from it where the attribute was set without having been loaded."""
        history = attributes.get_history(record, field.name, PassiveFlag.PASSIVE_NO_INITIALIZE)
        if history.deleted:
            return _storage(field, history.deleted[0])
        return self._merger.cell(spec, record.id.bytes, field)

    def flushed(self) -> None:
        """Write the operations of what was just flushed; every permit must have been used."""
        changes, self._changes = self._changes, []
        left = self._permits.unused()
        if left:
            raise UncapturedWriteError(unused=left[0])
        for change in changes:
            self.touched.add((_kind_of(change.table), change.row))
        self._log.write(changes)
        unsettled = self._log.take_unsettled()
        for change in changes:
            if change.kind == Kind.INSERT:
                unsettled.rows.update(self._merger.hidden_owners(change.table, change.row))
        if unsettled.cells or unsettled.rows:
            changed = self._merger.settle(unsettled)
            self.touched.update((_kind_of(table), row) for table, row in changed)

    def clear(self) -> None:
        """The transaction was rolled back or is over."""
        self._changes.clear()
        self._permits.clear()


def _kind_of(number: int) -> str:
    from inka_desktop.records.specs import by_number

    return by_number()[number].kind


def _changed(record: Record) -> list[str]:
    state = cast("InstanceState[Record]", attributes.instance_state(record))
    return list(state.committed_state)


def _demand_same(spec: TableSpec, record: Record, name: str) -> None:
    """Key and space never change; ``merge()`` sets them to what they are."""
    if attributes.get_history(record, name, PassiveFlag.PASSIVE_NO_INITIALIZE).has_changes():
        raise UncapturedWriteError(table=spec.kind, field=name)


def _kind(values: dict[Field, Value]) -> Kind:
    if ALIVE not in values:
        return Kind.UPDATE
    return Kind.UNDELETE if values[ALIVE] else Kind.DELETE


def _storage(field: FieldSpec, value: Any) -> Value:
    """The storage value; what SQLite would change on the way in is refused, as the log would differ."""
    if isinstance(value, ClauseElement):
        raise UncapturedWriteError(field=field.name)
    if value is None:
        return None
    stored: object = field.to_storage(value)
    settled = cast("Value", stored.value if isinstance(stored, Enum) else stored)
    if not fits(field, settled):
        raise UncapturedWriteError(why="type", field=field.name)
    return settled


@cache
def install() -> None:
    """Listen to all synced classes, once per process."""
    for spec in by_kind().values():
        event.listen(spec.record, "before_insert", _on_insert)
        event.listen(spec.record, "before_update", _on_update)
        event.listen(spec.record, "before_delete", _on_delete)
    event.listen(Session, "after_flush", _on_flushed)
    event.listen(Session, "do_orm_execute", _refuse_bulk)


def bind(connection: Connection, capture: Capture) -> None:
    """Say which capture the flushes of a connection belong to."""
    connection.info[_INFO] = capture


def _of(connection: Connection) -> Capture:
    found = connection.info.get(_INFO)
    if found is None:
        raise UncapturedWriteError(why="no writer")
    return cast("Capture", found)


def _running(connection: Connection) -> Capture:
    """A session kept beyond its transaction would save each statement by itself."""
    capture = _of(connection)
    if not capture.running:
        raise UncapturedWriteError(why="no transaction")
    return capture


def _on_insert(mapper: Mapper[Any], connection: Connection, record: Record) -> None:
    _running(connection).insert(by_kind()[mapper.local_table.name], record)  # type: ignore[attr-defined]  # it is a Table


def _on_update(mapper: Mapper[Any], connection: Connection, record: Record) -> None:
    _running(connection).update(by_kind()[mapper.local_table.name], record)  # type: ignore[attr-defined]  # it is a Table


def _on_delete(_mapper: Mapper[Any], _connection: Connection, record: Record) -> None:
    raise UncapturedWriteError(why="deleting writes alive", table=record.__tablename__)


def _on_flushed(session: Session, _context: object) -> None:
    capture = session.connection().info.get(_INFO)
    if capture is not None:
        capture.flushed()


def _refuse_bulk(state: ORMExecuteState) -> None:
    """A clear message at the culprit; the triggers would stop it anyway."""
    writes = state.is_insert or state.is_update or state.is_delete
    if writes and state.bind_mapper is not None and issubclass(state.bind_mapper.class_, Record):
        raise UncapturedWriteError(why="bulk write", table=state.bind_mapper.class_.__tablename__)
