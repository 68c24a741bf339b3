"""Reading the log: operations, their transactions and the heads of rows; for history and undo.

Works on any connection, a reader's as well as the writer's. What was read is kept for the life of the
object, so one belongs to one snapshot.
"""

from __future__ import annotations

from typing import NamedTuple

from inka_desktop.records.base import ALIVE
from inka_desktop.records.specs import Value

from .dots import Field, Heads, as_list, log_of, seq_of, unpack_heads
from .operation import written
from .oplog import Body, Kind, unpack_body
from .raw import RawConnection
from .texts import TextReader

UNDO = "undo:"
"""Begins the label of a transaction that undid an action; the action follows in hex."""


class Op(NamedTuple):
    """One operation; ``dot`` is its local name."""

    dot: int
    kind: Kind
    table: int
    row: bytes
    body: Body

    def names(self, key: Field) -> bool:
        """Whether it wrote the field."""
        return key in self.body.values

    def replaced(self, key: Field) -> list[int]:
        """The dots that its write of the field replaced."""
        return as_list(self.body.preds.get(key))


class TransactionRow(NamedTuple):
    """The author's transaction an operation belongs to; ``hlc`` is its stamp."""

    first: int
    last: int
    hlc: int
    action: bytes
    label: str

    def undoes(self) -> bytes | None:
        """The action that it undid."""
        return bytes.fromhex(self.label.removeprefix(UNDO)) if self.label.startswith(UNDO) else None


class LogRow(NamedTuple):
    """Whose log it is."""

    author: bytes
    device: bytes
    own: bool


class OpReader:
    """Looks things up in the log."""

    def __init__(self, raw: RawConnection) -> None:
        self._raw = raw
        self.texts = TextReader(raw)
        self._ops: dict[int, Op | None] = {}
        self._transactions: dict[int, TransactionRow | None] = {}
        self._logs: dict[int, LogRow] = {}

    def op(self, dot: int) -> Op | None:
        """An operation; None when it is not on this device."""
        if dot not in self._ops:
            found = self._raw.execute(
                "SELECT kind, tbl, row, body FROM sync_op WHERE dot = ?", (dot,)
            ).fetchone()
            self._ops[dot] = (
                Op(dot, Kind(found[0]), found[1], found[2], unpack_body(found[3])) if found else None
            )
        return self._ops[dot]

    def ops(self, first: int, last: int) -> list[Op]:
        """The operations of one transaction, in order."""
        return [found for dot in range(first, last + 1) if (found := self.op(dot)) is not None]

    def transaction(self, dot: int) -> TransactionRow | None:
        """The transaction of an operation."""
        if dot not in self._transactions:
            found = self._raw.execute(
                "SELECT first, last, hlc, action, label FROM sync_tx WHERE last >= ? ORDER BY last LIMIT 1",
                (dot,),
            ).fetchone()
            self._transactions[dot] = TransactionRow(*found) if found and found[0] <= dot else None
        return self._transactions[dot]

    def log(self, dot: int) -> LogRow:
        """Whose operation it is."""
        number = log_of(dot)
        if number not in self._logs:
            author, device, own = self._raw.execute(
                "SELECT author, device, own FROM sync_log WHERE no = ?", (number,)
            ).fetchone()
            self._logs[number] = LogRow(author, device, bool(own))
        return self._logs[number]

    def heads(self, table: int, row: bytes) -> list[Heads]:
        """The heads of a row in each space that has it."""
        return [
            unpack_heads(packed)
            for (packed,) in self._raw.execute(
                "SELECT heads FROM sync_row WHERE row = ? AND tbl = ? ORDER BY space", (row, table)
            ).fetchall()
        ]

    def rank(self, dot: int) -> tuple[int, bytes, int]:
        """What decides between heads: the clock, then the author, then the number."""
        found = self.transaction(dot)
        return found.hlc if found else 0, self.log(dot).author, seq_of(dot)

    def newest(self, dots: list[int]) -> int | None:
        """The one of several dots that is shown; None of none."""
        return max(dots, key=self.rank) if dots else None

    def before(self, op: Op, key: Field) -> Value:
        """What an operation's writer saw in a field before; of several values the one shown."""
        if op.kind == Kind.TEXT:
            return self.texts.before(op.dot, key)
        newest = self.newest(op.replaced(key))
        if newest is None or self._kind(newest) != Kind.TEXT:
            return self.value(newest, key)
        groups = self.texts.groups(op.replaced(key), key).values()
        return self.texts.written(next(group for group in groups if newest in group), key)

    def _kind(self, dot: int) -> Kind | None:
        found = self.op(dot)
        return found.kind if found is not None else None

    def value(self, dot: int | None, key: Field) -> Value:
        """What an operation wrote to a field; 1 for a row's being alive where it only made the row.

        Of an operation on a text: the whole text as its writer saw it.
        """
        found = self.op(dot) if dot is not None else None
        if found is not None and found.kind == Kind.TEXT:
            return self.texts.written([found.dot], key)
        if found is not None and not found.names(key) and key == ALIVE:
            return 1
        return written(found.kind, found.body, key) if found else None
