"""Brings other devices' transactions into the rows: one batch is one SQLite transaction's worth.

Heads are kept in memory while a batch grows and are written once at its end, so that many operations
on one row cost one write. What a row shows in the end is what :mod:`inka_desktop.store.merge` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

import msgpack

from inka_desktop.records.base import ALIVE, CREATED
from inka_desktop.records.specs import TableSpec, Value, by_number
from inka_desktop.store import bulk
from inka_desktop.store.dots import (
    SEQ_BITS,
    Field,
    Heads,
    as_list,
    as_stored,
    heads_of,
    pack_heads,
    unpack_heads,
)
from inka_desktop.store.effects import Refused, RowKey, rebuild
from inka_desktop.store.logs import Log, Space
from inka_desktop.store.merge import Merger, Row

from .apply_texts import TextBatch, as_kept
from .rows import Cells, RowWriter, in_chunks
from .wire import (
    DELETE,
    ERASE,
    HELD,
    INSERT,
    MESSAGES,
    RESOLVE,
    TEXT,
    UNDELETE,
    UPDATE,
    DotCode,
    Group,
    WireTransaction,
)

if TYPE_CHECKING:
    from inka_desktop.store.writer import Transaction

_WRITES = frozenset({UPDATE, DELETE, UNDELETE, TEXT, RESOLVE, ERASE})
_packb = msgpack.Packer(autoreset=True).pack

NameOf = Callable[[int], int]
"""From an author's sequence number to the local dot."""


Dots = int | list[int] | None
"""Local dots as a body keeps them: one, several or none."""


class _Target(NamedTuple):
    """Where a group of operations writes; without a spec its rows stay in the log only."""

    space: int
    table: int
    spec: TableSpec | None


@dataclass(slots=True)
class Message:
    """An operation for the exchange itself: an acknowledgement, a control statement, about snapshots."""

    log: int
    kind: int
    row: bytes
    body: Value
    hlc: int
    held: Value = None
    """Of an acknowledgement: attachments that its author has (:mod:`.holdings`)."""


class Batch:
    """Collects transactions, then writes log, heads and rows together in the running transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._raw = transaction.raw
        self._refused = Refused(transaction.raw)
        self._held: list[tuple[int, int]] = []
        self._silent: set[int] = set()
        self._rebuild: set[RowKey] = set()
        self._permits = transaction.permits
        self._rows = RowWriter(transaction)
        self._log = transaction.log
        self._merger: Merger = transaction.merger
        self._heads: dict[tuple[bytes, int, int], Heads] = {}
        self._ops: list[tuple[int, int, int, bytes, bytes]] = []
        self._txs: list[tuple[int, int, int, bytes, str, bytes]] = []
        self._written: list[tuple[int, int, bytes]] = []
        self._cells: dict[Row, Cells] = {}
        self._contested: set[Row] = set()
        self._doubtful: set[Row] = set()
        self._texts = TextBatch(transaction.log.texts)
        self._splits: dict[tuple[int, int, bytes, Field], bool] = {}
        self.messages: list[Message] = []
        self.erased: list[int] = []
        """Operations that erase; what they say is carried out once the batch is written."""
        self.came_blank = False
        """Whether a transaction came from which something had been taken out."""
        self.vain: list[int] = []
        """Operations that would erase and have no effect."""
        self.operations = 0
        self.writes = 0

    # --- collecting -------------------------------------------------------------------------------

    def add(
        self,
        space: Space,
        log: Log,
        wire: WireTransaction,
        chain: bytes,
        names: Sequence[NameOf | int],
        *,
        refused: bool = False,
    ) -> None:
        """Take in one transaction.

        Args:
            space: where it happened.
            log: its author's log.
            wire: the transaction; its numbers follow what the log has.
            chain: the log's chain value after it.
            names: for the author itself and each author it names: the number of the log shifted to a
                dot, or a function where the author is forked.
            refused: its author may not write here: its operations count as delivered, without effect.
        """
        seq = wire.first_seq
        base = log.number << SEQ_BITS
        for group in wire.groups:
            if refused and (group.kind == INSERT or group.kind in _WRITES):
                self._refuse(group, base + seq, names, wire.authors)
            else:
                self._group(space, log, group, base + seq, names, wire)
            if group.kind not in MESSAGES:
                self.writes += group.count  # also what has no field or no effect here is acknowledged
            seq += group.count
        if refused and any(group.kind not in MESSAGES for group in wire.groups):
            self._held.append((base + seq - 1, base + wire.first_seq))
        self._txs.append((base + seq - 1, base + wire.first_seq, wire.hlc, wire.action, wire.label, chain))
        self.operations += wire.count

    def _group(
        self,
        space: Space,
        log: Log,
        group: Group,
        first: int,
        names: Sequence[NameOf | int],
        wire: WireTransaction,
    ) -> None:
        if not group.known:
            body = _packb((group.extra, None, None))
            self._ops += [(first + place, group.kind, group.table, b"", body) for place in range(group.count)]
        elif group.kind in MESSAGES:
            for place, (row, values) in enumerate(zip(group.row_ids(), _values(group), strict=True)):
                self._ops.append((first + place, group.kind, group.table, row, _packb((values, {}, None))))
                self.messages.append(
                    Message(log.number, group.kind, row, values.get(0), wire.hlc, values.get(HELD))
                )
        elif group.kind == INSERT:
            self._inserts(space, group, first, names)
        elif group.kind in _WRITES:
            self._updates(space, group, first, names, wire.authors)
        else:
            self._keep_only(group, first)

    def _refuse(
        self, group: Group, first: int, names: Sequence[NameOf | int], authors: Sequence[bytes]
    ) -> None:
        """Keep operations whole in the log, so that they can have their effect later."""
        operations = zip(group.row_ids(), _values(group), _preds(group, names), strict=True)
        for place, (row, values, preds) in enumerate(operations):
            saw = _renamed(group.saw[place], names) if group.saw is not None else None
            if group.kind == TEXT:
                changes, saw = as_kept(values, authors, partial(_dot_of, names))
                values = {key: change.stored() for key, change in changes.items()}
            body = _packb((values, preds, saw))
            self._ops.append((first + place, group.kind, group.table, row, body))
            self._silent.add(first + place)
            if group.kind == ERASE:
                self.vain.append(first + place)

    def _keep_only(self, group: Group, first: int) -> None:
        """Kinds reserved for later versions: kept in the log, without effect.

        They stand there without a table, so that nobody looks for their row; the file has them whole.
        """
        for place, (row, values) in enumerate(zip(group.row_ids(), _values(group), strict=True)):
            self._ops.append((first + place, group.kind, 0, row, _packb((values, {}, None))))

    def _inserts(self, space: Space, group: Group, first: int, names: Sequence[NameOf | int]) -> None:
        rows, table = group.row_ids(), group.table
        self._load(rows, table, space.number)
        to = _Target(space.number, table, _shown_in(table, space))
        shown = to.spec is not None
        heads, ops = self._heads, self._ops
        operations = zip(count(first), rows, _values(group), _preds(group, names), strict=False)
        for name, row, values, preds in operations:
            ops.append((name, INSERT, table, row, _packb((values, preds, None))))
            if (row, table, space.number) in heads:
                if not as_list(heads[row, table, space.number][CREATED]):
                    heads[row, table, space.number][CREATED] = name
                    self._find_anew(to, row)
                    continue
                self._insert_again(to, row, name, values, preds)
                continue
            heads[row, table, space.number] = {CREATED: name}
            if shown:
                self._cells[table, row] = Cells(space.number, values, new=True)

    def _insert_again(
        self, to: _Target, row: bytes, name: int, values: dict[Field, Value], preds: Mapping[Field, Dots]
    ) -> None:
        """The same id made twice: each carried field is a concurrent write of that field."""
        heads = self._heads[row, to.table, to.space]
        makers = as_list(heads[CREATED])
        self._written = self.rows()
        self._flush_ops()  # so that what the makers carry can be read
        carried = set(values)
        for maker in makers:
            body = self._merger.body(maker)
            carried |= set(body.values) if body else set()
        for key in carried - heads.keys():
            holders = [maker for maker in makers if self._merger.carries(maker, key)]
            heads[key] = as_stored(holders or makers)
        for key in values:
            current = [head for head in heads_of(heads, key) if self._merger.carries(head, key)]
            replaced = as_list(preds.get(key))
            kept = [one for one in current if one not in replaced]
            self._set_heads(to, row, heads, key, [*kept, name], len(heads_of(heads, key)))
        heads[CREATED] = as_stored([*makers, name])
        self._contested.add((to.table, row))

    def _updates(
        self,
        space: Space,
        group: Group,
        first: int,
        names: Sequence[NameOf | int],
        authors: Sequence[bytes],
    ) -> None:
        rows, table = group.row_ids(), group.table
        self._load(rows, table, space.number)
        to = _Target(space.number, table, _shown_in(table, space))
        operations = zip(rows, _values(group), _preds(group, names), strict=True)
        for place, (row, values, preds) in enumerate(operations):
            name = first + place
            saw = _renamed(group.saw[place], names) if group.saw is not None else None
            if group.kind == TEXT:
                at = (row, table, space.number)
                values, saw = self._texts.take(name, at, values, authors, partial(_dot_of, names))
            self._ops.append((name, group.kind, table, row, _packb((values, preds, saw))))
            heads = self._heads.get((row, table, space.number))
            if heads is None:
                heads = self._heads[row, table, space.number] = {CREATED: []}
            if heads[CREATED] == [] or self._names_refused(preds):
                self._find_anew(to, row)
            if ALIVE in heads or ALIVE in values:
                self._doubtful.add((table, row))
            erases = group.kind == ERASE
            if erases:
                self.erased.append(name)
            for key, value in values.items():
                self._replace(to, row, heads, key, name, preds.get(key))
                if key != ALIVE and group.kind != TEXT:
                    self._show(to, row, key, None if erases else value, alone=heads[key] == name)

    def _names_refused(self, preds: Mapping[Field, Dots]) -> bool:
        """Whether a predecessor has no effect; it may have come in this very batch."""
        if self._silent and any(name in self._silent for dots in preds.values() for name in as_list(dots)):
            return True
        return bool(self._refused) and self._refused.any_in(preds)

    def _find_anew(self, to: _Target, row: bytes) -> None:
        """Its heads are to be found from all operations: some of them have no effect."""
        self._rebuild.add((to.table, row, to.space))
        if to.spec is not None:
            self._contested.add((to.table, row))

    def _replace(self, to: _Target, row: bytes, heads: Heads, key: Field, name: int, replaced: Dots) -> None:
        """A write stands beside the heads that it did not name."""
        current = heads.get(key)
        if current is None:
            current = heads[CREATED]
            if isinstance(current, list):  # made twice, and no maker carried the field
                current = replaced
        if current == replaced:
            heads[key] = name
            if isinstance(current, list) and key != ALIVE:
                self._splits[to.space, to.table, row, key] = False
        else:
            if key not in heads:  # its writer saw only operations without effect
                self._find_anew(to, row)
            stood, gone = as_list(current), as_list(replaced)
            kept = [head for head in stood if head not in gone]
            self._set_heads(to, row, heads, key, [*kept, name], len(stood))

    def _show(self, to: _Target, row: bytes, key: Field, value: Value, *, alone: bool) -> None:
        """Remember what a cell shows; divided ones are left to the merger."""
        if to.spec is None or not isinstance(key, int) or key not in to.spec.by_number:
            return
        cells = self._cells.get((to.table, row))
        if cells is None:
            cells = self._cells[to.table, row] = Cells(to.space)
        if alone:
            cells.values[key] = value
            cells.divided.discard(key)
        else:
            cells.divided.add(key)
            cells.values.pop(key, None)

    def _set_heads(
        self, to: _Target, row: bytes, heads: Heads, key: Field, dots: list[int], before: int
    ) -> None:
        heads[key] = as_stored(dots)
        if key != ALIVE and (len(dots) > 1 or before > 1):
            self._splits[to.space, to.table, row, key] = len(dots) > 1

    def _load(self, rows: list[bytes], table: int, space: int) -> None:
        """Fetch the heads of rows that the batch has not met yet."""
        missing = [row for row in rows if (row, table, space) not in self._heads]
        for chunk, marks in in_chunks(missing):
            found = self._raw.execute(
                f"SELECT row, heads FROM sync_row WHERE tbl = ? AND space = ? AND row IN ({marks})",
                (table, space, *chunk),
            ).fetchall()
            for row, heads in found:
                self._heads[row, table, space] = unpack_heads(heads)

    # --- writing ----------------------------------------------------------------------------------

    def rows(self) -> list[tuple[int, int, bytes]]:
        """Log, table and row of each operation, for the list of what arrived."""
        waiting = [
            (name >> SEQ_BITS, table, row)
            for name, _kind, table, row, _body in self._ops
            if table and name not in self._silent
        ]
        return self._written + waiting

    def flush(self) -> None:
        """Write everything collected; the caller's transaction commits it."""
        self._flush_ops()
        with self._permits.logging():
            bulk.insert(
                self._raw,
                "INSERT INTO sync_row(row, tbl, space, heads)",
                [(*key, pack_heads(heads)) for key, heads in self._heads.items()],
                " ON CONFLICT DO UPDATE SET heads = excluded.heads",
            )
        self._show_texts()
        self._log.note_all_divided(self._splits)
        rebuild(self._transaction, self._rebuild)
        self._rows.write(self._cells, self._contested, self._doubtful, self._heads)
        self._log.close_all()
        self._rebuild.clear()
        for collected in (self._heads, self._splits, self._cells, self._contested, self._doubtful):
            collected.clear()

    def _show_texts(self) -> None:
        """What a text shows beside another generation is left to the merger."""
        for cell, text, alone in self._texts.merge(self._heads):
            to = _Target(cell.space, cell.table, by_number()[cell.table])
            self._show(to, cell.row, cell.field, text or None, alone=alone)

    def _flush_ops(self) -> None:
        with self._permits.logging():
            bulk.insert(self._raw, "INSERT INTO sync_op(dot, kind, tbl, row, body)", self._ops)
            bulk.insert(self._raw, "INSERT INTO sync_tx(last, first, hlc, action, label, chain)", self._txs)
        self._raw.executemany("INSERT INTO sync_refused(last, first) VALUES (?,?)", self._held)
        for waiting in (self._ops, self._txs, self._held):
            waiting.clear()


def _shown_in(table: int, space: Space) -> TableSpec | None:
    """The table's spec when its rows may stand in this kind of space; else they stay in the log only."""
    spec = by_number().get(table)
    return spec if spec is not None and space.kind in spec.spaces else None


def _values(group: Group) -> Iterator[dict[Field, Value]]:
    """What each operation of a group writes."""
    return _by_operation(group.fields, group.values, group.count)


def _preds(group: Group, names: Sequence[NameOf | int]) -> Iterator[dict[Field, Dots]]:
    """What each operation of a group replaces."""
    if group.preds is None:
        return _by_operation((), (), group.count)
    columns = [[_local(code, names) for code in column] for column in group.preds]
    return _by_operation(group.fields, columns, group.count)


def _by_operation(
    fields: Sequence[Field], columns: Sequence[Sequence[Any]], count: int
) -> Iterator[dict[Field, Any]]:
    rows = zip(*columns, strict=True) if columns else repeat((), count)
    return (dict(zip(fields, cells, strict=True)) for cells in rows)


def _local(code: DotCode, names: Sequence[NameOf | int]) -> Dots:
    if code is None:
        return None
    if isinstance(code, list):
        return as_stored([_one(single, names) for single in code])
    return _one(code, names)


def _one(code: int, names: Sequence[NameOf | int]) -> int:
    seq, author = divmod(code, len(names))
    name = names[author]
    return name + seq if isinstance(name, int) else name(seq)


def _dot_of(names: Sequence[NameOf | int], author: int, seq: int) -> int:
    return _one(seq * len(names) + author, names)


def _renamed(saw: object, names: Sequence[NameOf | int]) -> Heads:
    return {key: local for key, code in dict(saw).items() if (local := _local(code, names)) is not None}  # type: ignore[call-overload]  # a mapping, checked when decoded
