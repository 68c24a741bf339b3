"""Undo: the newest own action goes back, as new operations that name the current heads.

Nothing is kept for it beside the log. An action is undone cell by cell, and only where its own write
still stands alone; a cell that somebody wrote since keeps its value and is named. A finish is never
crossed (DESIGN.md 2).
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from uuid import UUID

from inka_desktop.records.base import ALIVE
from inka_desktop.records.specs import FieldSpec, TableSpec, by_kind, by_number

from .clock import wall_of
from .dots import Field, Heads, dot, heads_of, log_of
from .logs import STREAM_ROWS
from .merge import children_of, fits
from .oplog import Kind
from .oplook import UNDO, Op, OpReader, TransactionRow
from .raw import RawConnection
from .writer import Transaction, Writer

BARRIERS = frozenset({"finish", "take_back", "release", "hand out", "fix", "sign", "setup"})
"""Labels of actions that undo stops at; they have their own way back, or none."""
BY_ITSELF = frozenset({"follow", "print"})
"""Labels of what the program did behind an exchange, and kept of what went to a printer; nobody meant it, so
nobody's undo takes it back."""
MOST = 400
"""Operations of one transaction; an author's transaction has at most 500."""
_SAME_ACTION_MS = 15 * 60 * 1000
"""An action's transactions lie no further apart: a field's focus lasts 5 minutes, an import goes on."""
_CELL_KINDS = frozenset({Kind.INSERT, Kind.UPDATE, Kind.DELETE, Kind.UNDELETE, Kind.TEXT, Kind.RESOLVE})


@dataclass(frozen=True, slots=True)
class Kept:
    """A cell that was left alone because somebody wrote it since; ``alive`` stands for the row itself."""

    kind: str
    row: UUID
    field: str


@dataclass(frozen=True, slots=True)
class Undone:
    """What one undo did; ``undone`` counts cells and whole rows, ``more`` says that it has to go on."""

    action: bytes
    label: str
    undone: int
    kept: tuple[Kept, ...]
    more: bool = False


@dataclass(slots=True)
class _Action:
    """An action to undo: its operations by cell in the order they were written, and the rows it made."""

    action: bytes
    label: str
    cells: dict[tuple[int, bytes, Field], list[Op]] = field(default_factory=dict)
    made: dict[tuple[int, bytes], Op] = field(default_factory=dict)
    dots: set[int] = field(default_factory=set)

    def take(self, op: Op) -> None:
        self.dots.add(op.dot)
        if op.kind == Kind.INSERT:
            self.made[op.table, op.row] = op
            return
        for key in op.body.values:
            self.cells.setdefault((op.table, op.row, key), []).append(op)


def undo_whole(writer: Writer, passed: Collection[bytes] = ()) -> Undone | None:
    """Undo the newest action in as many transactions as it takes, and wait for them.

    An author's transaction is limited, a whole import is not. Arguments and result as for :func:`undo`.
    """
    done = writer.submit(partial(undo, passed=passed), "undo").result()
    while done is not None and done.more:
        rest = writer.submit(partial(undo, going_on=done.action), "undo").result()
        if rest is None:
            return replace(done, more=False)
        kept = tuple(dict.fromkeys(done.kept + rest.kept))
        done = replace(rest, undone=done.undone + rest.undone, kept=kept)
    return done


def undo(
    transaction: Transaction, passed: Collection[bytes] = (), going_on: bytes | None = None
) -> Undone | None:
    """Undo the newest own action that has something left to undo.

    At most 400 cells and rows are written; ``more`` then asks to be called again. Actions whose cells
    already hold what they held before are stepped over. The transaction's label becomes ``undo:`` and the
    action in hex; it must hold nothing else.

    Args:
        transaction: the writer's running transaction.
        passed: actions (8 bytes each) to step over, e.g. one of which nothing could be undone.
        going_on: the action of which an earlier transaction left more.

    Returns:
        What was done, with ``undone`` 0 where everything was written since; None when there is
        nothing left to undo.
    """
    transaction.flush()
    raw = transaction.raw
    reader = OpReader(raw)
    idle: set[bytes] = set()
    found = _actions(raw, reader, passed) if going_on is None else _again(raw, reader, going_on)
    for action in found:
        transaction.log.label = UNDO + action.action.hex()
        done = _Undoing(transaction, reader, action, idle).run()
        if done.undone or done.kept:
            return done
        idle.add(action.action)
    return None


def _own_transactions(raw: RawConnection) -> Iterator[TransactionRow]:
    """Own transactions of all spaces, newest first."""
    own = raw.execute("SELECT no FROM sync_log WHERE own = 1 AND stream = ?", (STREAM_ROWS,)).fetchall()
    query = (
        "SELECT first, last, hlc, action, label FROM sync_tx WHERE last BETWEEN ? AND ? ORDER BY last DESC"
    )
    streams = [_rows(raw.execute(query, (dot(number, 0), dot(number + 1, 0) - 1))) for (number,) in own]
    return heapq.merge(*streams, key=lambda row: -row.hlc)


def _rows(cursor: Any) -> Iterator[TransactionRow]:
    for row in cursor:
        yield TransactionRow(*row)


def _actions(raw: RawConnection, reader: OpReader, passed: Collection[bytes]) -> Iterator[_Action]:
    """Own actions that were not undone, newest first, up to the last barrier."""
    settled = set(passed)
    for row in _own_transactions(raw):
        undoes = row.undoes()
        if undoes is not None:
            settled |= {undoes, row.action}
        if row.action in settled or row.label in BY_ITSELF:
            continue
        if row.label in BARRIERS:
            return
        settled.add(row.action)
        yield _gather(raw, reader, row)


def _again(raw: RawConnection, reader: OpReader, action: bytes) -> Iterator[_Action]:
    """An action that was undone in part."""
    for row in _own_transactions(raw):
        if row.action == action:
            yield _gather(raw, reader, row)
            return


def _gather(raw: RawConnection, reader: OpReader, newest: TransactionRow) -> _Action:
    """All of an action, back to where it began or to where it was undone before."""
    found = _Action(newest.action, newest.label)
    transactions, oldest = [], wall_of(newest.hlc)
    for row in _own_transactions(raw):
        if row.hlc > newest.hlc:
            continue
        if row.undoes() == newest.action or wall_of(row.hlc) < oldest - _SAME_ACTION_MS:
            break
        if row.action == newest.action:
            transactions.append(row)
            oldest = wall_of(row.hlc)
    for row in reversed(transactions):
        for op in reader.ops(row.first, row.last):
            if op.kind in _CELL_KINDS and op.table in by_number():
                found.take(op)
    return found


class _Undoing:
    """One action being undone in the running transaction."""

    def __init__(
        self, transaction: Transaction, reader: OpReader, action: _Action, idle: Collection[bytes]
    ) -> None:
        self._transaction = transaction
        self._reader = reader
        self._action = action
        self._idle = idle
        """Newer actions that changed nothing in the end: looked through like undone ones."""
        self._undone = 0
        self._more = False
        self._kept: list[Kept] = []

    def run(self) -> Undone:
        """Fields first, then what makes rows appear or vanish: an operation on that goes alone."""
        cells = {cell: ops for cell, ops in self._action.cells.items() if cell[:2] not in self._action.made}
        for (table, row, key), ops in cells.items():
            if key != ALIVE:
                self._restore(by_number()[table], row, key, ops)
        self._transaction.flush()
        for (table, row, key), ops in cells.items():
            if key == ALIVE:
                self._restore(by_number()[table], row, key, ops)
        for (table, row), op in self._action.made.items():
            self._unmake(by_number()[table], row, op)
        self._transaction.flush()
        return Undone(self._action.action, self._action.label, self._undone, tuple(self._kept), self._more)

    # --- rows that the action made ------------------------------------------------------------------

    def _unmake(self, spec: TableSpec, row: bytes, op: Op) -> None:
        heads = self._heads(spec, row, op.dot)
        if heads is None or not self._shown(spec, row) or self._is_done(heads, ALIVE):
            return
        foreign = [key for key in heads if not self._is_ours(heads, key)]
        if foreign or self._has_others_children(spec, row):
            self._keep(spec, row, "alive")
            return
        self._set(spec, row, "alive", False)

    def _has_others_children(self, spec: TableSpec, row: bytes) -> bool:
        for kind, column in children_of(spec.kind):
            number = by_kind()[kind].number
            for (child,) in self._transaction.raw.execute(
                f"SELECT id FROM {kind} WHERE {column} = ? AND alive = 1", (row,)
            ).fetchall():
                if (number, child) not in self._action.made:
                    return True
        return False

    # --- single cells -------------------------------------------------------------------------------

    def _restore(self, spec: TableSpec, row: bytes, key: Field, ops: list[Op]) -> None:
        known = spec.by_number.get(key) if isinstance(key, int) else None
        heads = self._heads(spec, row, ops[-1].dot)
        if known is None or heads is None or self._is_done(heads, key):
            return
        gone = any(self._reader.op(one) is None for one in ops[0].replaced(key))
        if gone or not self._is_ours(heads, key):  # what stood there before a snapshot is not known any more
            self._keep(spec, row, known.name)
            return
        self._write(spec, row, known, ops[0])

    def _write(self, spec: TableSpec, row: bytes, known: FieldSpec, first: Op) -> None:
        value = self._reader.before(first, known.number)
        if value is None or not fits(known, value):
            value = known.default
        self._set(spec, row, known.name, known.to_python(value))

    def _is_done(self, heads: Heads, key: Field) -> bool:
        """Whether an earlier transaction of the same undo wrote the cell."""
        dots = heads_of(heads, key)
        return len(dots) == 1 and self._undone_by(dots[0]) == self._action.action

    def _is_ours(self, heads: Heads, key: Field) -> bool:
        """Whether only this action's write stands in the cell, looking through what was undone since."""
        dots = heads_of(heads, key)
        return len(dots) == 1 and self._through(dots[0], key) in self._action.dots

    def _through(self, name: int, key: Field) -> int:
        """The operation whose value a cell shows after undoing: the newest one that was not undone."""
        step: int | None = name
        undone: list[bytes] = []
        while step is not None:
            by = self._undone_by(step)
            if by is not None:
                undone.append(by)
            elif undone and self._action_of(step) not in (undone[-1], *self._idle):
                undone.pop()
                continue
            elif not undone and self._action_of(step) not in self._idle:
                return step
            step = self._single(step, key)
        return name

    def _undone_by(self, name: int) -> bytes | None:
        found = self._reader.transaction(name)
        return found.undoes() if found and self._reader.log(name).own else None

    def _action_of(self, name: int) -> bytes | None:
        found = self._reader.transaction(name)
        return found.action if found else None

    def _single(self, name: int, key: Field) -> int | None:
        op = self._reader.op(name)
        replaced = op.replaced(key) if op else []
        return replaced[0] if len(replaced) == 1 else None

    # --- rows and records ---------------------------------------------------------------------------

    def _heads(self, spec: TableSpec, row: bytes, of: int) -> Heads | None:
        """The row's heads in the space in which the action wrote it."""
        log = self._transaction.raw.execute(
            "SELECT space FROM sync_log WHERE no = ?", (log_of(of),)
        ).fetchone()
        return self._transaction.log.heads(row, spec.number, log[0])

    def _shown(self, spec: TableSpec, row: bytes) -> bool:
        found = self._transaction.raw.execute(
            f"SELECT alive FROM {spec.kind} WHERE id = ?", (row,)
        ).fetchone()
        return found is not None and bool(found[0])

    def _keep(self, spec: TableSpec, row: bytes, name: str) -> None:
        self._kept.append(Kept(spec.kind, UUID(bytes=row), name))

    def _set(self, spec: TableSpec, row: bytes, name: str, value: object) -> None:
        """Through the ORM, so that the capture writes the operation."""
        record = self._transaction.session.get(spec.record, UUID(bytes=row))
        if record is None or getattr(record, name) == value:
            return
        if self._undone == MOST:
            self._more = True
            return
        setattr(record, name, value)
        self._undone += 1
