"""The log in the database: writes own operations and keeps the heads of every row.

Used inside the writer's transaction only. An own operation becomes unchangeable when it is sealed or
when something was imported after it; until then autosave may widen it (EXCHANGE.md 6).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inka_desktop.records.base import ALIVE, CREATED
from inka_desktop.records.specs import Value, by_number

from . import bulk
from .clock import HybridClock, Random
from .dots import (
    Field,
    Heads,
    as_stored,
    dot,
    heads_of,
    log_of,
    pack_heads,
    seq_of,
    unpack_heads,
)  # fmt: skip
from .errors import ReadOnlySpaceError, TransactionTooLargeError, UnknownRecordError
from .guard import Permits
from .logs import STREAM_CONTROL, last_seq
from .operation import MESSAGES, Body, Change, Kind, pack_body, unpack_body, written
from .raw import RawConnection
from .texts import BEGINNING, TextCell, Texts, generation_in

EDIT_LONGEST_S = 300.0
MOST_OPERATIONS = 500
MOST_BYTES = 900_000
_OP_OVERHEAD = 64


@dataclass(slots=True)
class OwnLog:
    """This device's own log in one space: last used number, and up to where it is unchangeable."""

    number: int
    space_number: int
    space: bytes
    seq: int
    closed: int


@dataclass(slots=True)
class Edit:
    """One field focus: its saves are one undoable action and may share one operation."""

    action: bytes
    started: float
    touched: float
    first: dict[int, int] = field(default_factory=dict)
    """Log number to the first operation of this edit."""


@dataclass(slots=True)
class Unsettled:
    """What own operations left to :mod:`.merge`: divided cells, and rows that may appear or vanish."""

    cells: dict[tuple[int, bytes], set[Field]] = field(default_factory=dict)
    rows: set[tuple[int, bytes]] = field(default_factory=set)


@dataclass(slots=True)
class _Open:
    """The author's transaction being written in one space."""

    first: int
    last: int
    hlc: int
    noted: int = 0
    """The end that ``sync_tx`` holds; 0 before the first flush."""
    size: int = 0
    """Bytes of its bodies, with a little for what stands around them."""


class OpLog:
    """Own logs of all spaces, and the heads of all rows."""

    def __init__(self, raw: RawConnection, permits: Permits, hybrid: HybridClock, random: Random) -> None:
        self._raw = raw
        self._permits = permits
        self.hybrid = hybrid
        self.random = random
        self.texts = Texts(raw, random)
        self.own: dict[bytes, OwnLog] = {}
        self.control: dict[bytes, OwnLog] = {}
        self.edits: dict[bytes, Edit] = {}
        self.read_only: frozenset[bytes] = frozenset()
        """Spaces in which this device may only acknowledge; set by the exchange, which knows its rights."""
        self._open: dict[int, _Open] = {}
        self._before: dict[int, tuple[int, int]] = {}
        self._began_logs = False
        self.action = b""
        self.label = ""
        self.edit: Edit | None = None
        self._unsettled = Unsettled()
        self.load()

    # --- state ------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read own logs and the clock from the database."""
        self.own.clear()
        self.control.clear()
        self.load_missing()
        self._follow_stamps()

    def _follow_stamps(self) -> None:
        """Never go back behind own stamps, and behind those of others unless their clock is wrong."""
        for (stamp,) in self._raw.execute("SELECT hlc FROM sync_log WHERE own = 0").fetchall():
            self.hybrid.follow(stamp)
        for log in (*self.own.values(), *self.control.values()):
            row = self._raw.execute(
                "SELECT hlc FROM sync_tx WHERE last BETWEEN ? AND ? ORDER BY last DESC LIMIT 1",
                (dot(log.number, 0), dot(log.number, log.seq)),
            ).fetchone()
            self.hybrid.last = max(self.hybrid.last, row[0] if row else 0)

    def load_missing(self) -> None:
        """Know own logs that were begun since."""
        for number, space_number, space, stream in self._raw.execute(
            "SELECT l.no, l.space, s.id, l.stream FROM sync_log l JOIN sync_space s ON s.no = l.space"
            " WHERE l.own = 1"
        ).fetchall():
            known = self.control if stream == STREAM_CONTROL else self.own
            if space not in known:
                seq = last_seq(self._raw, number)
                known[space] = OwnLog(number, space_number, space, seq, seq)
                self._began_logs = True

    def begin(self, label: str, edit: Edit | None = None, action: bytes | None = None) -> None:
        """Start an author's transaction; operations get their numbers as they are written."""
        self.label, self.edit = label, edit
        self.action = edit.action if edit else action or self.random.token(8)
        self._open.clear()
        self._before.clear()
        self._began_logs = False

    def rolled_back(self) -> None:
        """Forget the numbers of a transaction that did not happen, and the logs it began."""
        if self._began_logs:
            self.load()
        for log in (*self.own.values(), *self.control.values()):
            if log.number in self._before:
                log.seq, log.closed = self._before[log.number]
        self._open.clear()
        self._before.clear()
        self.take_unsettled()

    def committed(self) -> None:
        """The transaction is on the disk."""
        if self.edit is not None and self._open:
            for number, opened in self._open.items():
                self.edit.first.setdefault(number, opened.first)
            self.edit.touched = self.hybrid.clock.monotonic()
            self.edits[self.edit.action] = self.edit
        self._open.clear()
        self._before.clear()

    def new_edit(self) -> Edit:
        """A field got the focus."""
        now = self.hybrid.clock.monotonic()
        return Edit(self.random.token(8), now, now)

    def close_all(self) -> None:
        """Nothing written so far may be widened any more: something was imported."""
        for log in self.own.values():
            log.closed = log.seq

    # --- writing ----------------------------------------------------------------------------------

    def write(self, changes: list[Change]) -> None:
        """Write operations for changes that are, or will be, in the rows of this transaction."""
        if not changes:
            return
        ops: list[tuple[int, int, int, bytes, bytes]] = []
        with self._permits.logging():
            if not (len(changes) == 1 and self._widen(changes[0])):
                ops.extend(map(self._operation, changes))
            self._check_size(ops)
            self._raw.executemany("INSERT INTO sync_op(dot, kind, tbl, row, body) VALUES (?,?,?,?,?)", ops)
            for number, opened in self._open.items():
                if opened.noted != opened.last:
                    self._note(number, opened)

    def _check_size(self, ops: list[tuple[int, int, int, bytes, bytes]]) -> None:
        """Refuse now what could not be sealed later: a transaction must fit into one block of a file."""
        for name, _kind, _table, _row, body in ops:
            self._open[log_of(name)].size += len(body) + _OP_OVERHEAD
        for opened in self._open.values():
            if opened.last - opened.first >= MOST_OPERATIONS or opened.size > MOST_BYTES:
                raise TransactionTooLargeError(limit=MOST_OPERATIONS)

    def _note(self, number: int, opened: _Open) -> None:
        """Keep where the author's transaction ends; it grows with each flush."""
        if opened.noted:
            self._raw.execute("DELETE FROM sync_tx WHERE last = ?", (dot(number, opened.noted),))
        self._raw.execute(
            "INSERT INTO sync_tx(last, first, hlc, action, label) VALUES (?,?,?,?,?)",
            (dot(number, opened.last), dot(number, opened.first), opened.hlc, self.action, self.label),
        )
        opened.noted = opened.last

    def take_unsettled(self) -> Unsettled:
        """What the operations written since the last call left open."""
        taken, self._unsettled = self._unsettled, Unsettled()
        return taken

    def _next(self, log: OwnLog) -> int:
        opened = self._open.get(log.number)
        if opened is None:
            self._before.setdefault(log.number, (log.seq, log.closed))
            opened = self._open[log.number] = _Open(log.seq + 1, log.seq, self.hybrid.now())
        log.seq += 1
        opened.last = log.seq
        return dot(log.number, log.seq)

    def _operation(self, change: Change) -> tuple[int, int, int, bytes, bytes]:
        log = (self.control if change.kind == Kind.CONTROL else self.own).get(change.space)
        if log is None:
            raise UnknownRecordError(space=change.space.hex())
        message = change.kind in MESSAGES
        if change.space in self.read_only and not message:
            raise ReadOnlySpaceError(space=change.space.hex())
        if change.kind == Kind.TEXT and self._has_outgrown(change, log):
            change = replace(change, kind=Kind.UPDATE)
        name = self._next(log)
        if message:
            return name, change.kind, change.table, change.row, pack_body(change.values, {}, None)
        body = Body(change.values, {}, None)
        if change.kind == Kind.INSERT:
            self._raw.execute(
                "INSERT INTO sync_row(row, tbl, space, heads) VALUES (?,?,?,?)",
                (change.row, change.table, log.space_number, pack_heads({0: name})),
            )
        else:
            body = self._replace(change, log, name)
        return name, change.kind, change.table, change.row, pack_body(*body)

    def _replace(self, change: Change, log: OwnLog, name: int) -> Body:
        heads = self.heads(change.row, change.table, log.space_number)
        if heads is None:
            heads = self._write_on_placeholder(change, log)
        saw: Heads | None = None
        if change.kind == Kind.DELETE:
            saw = {key: value for key, value in heads.items() if key != ALIVE and value != []}
        elif change.kind == Kind.TEXT:
            saw = {}
        values: dict[Field, Value] = {}
        preds: dict[Field, int | list[int] | None] = {}
        if ALIVE in heads or ALIVE in change.values:
            self._unsettled.rows.add((change.table, change.row))
        for key, value in change.values.items():
            current = heads_of(heads, key)
            replaced = self._replaced(change, key, current) if key in heads else current
            values[key] = value
            if change.kind == Kind.TEXT and saw is not None:
                cell = TextCell(log.space_number, change.table, change.row, key)
                seen = replaced or current  # none where only operations without effect made the row
                began = self.texts.generation(self.shown(seen), key) if seen else BEGINNING
                values[key] = self.texts.edit(cell, began, str(value or ""), name).pack()
                saw |= {key: began} if began != BEGINNING else {}
            preds[key] = as_stored(replaced) if replaced else None
            left = [head for head in current if head not in replaced]
            if left:
                self._unsettled.cells.setdefault((change.table, change.row), set()).add(key)
            heads[key] = as_stored([*left, name])
            self.note_divided(
                log.space_number, change.table, change.row, key, before=len(current), after=len(left) + 1
            )
        self.store_heads(change.row, change.table, log.space_number, heads)
        return Body(values, preds, saw)

    def _has_outgrown(self, change: Change, log: OwnLog) -> bool:
        """Whether a text begins anew with this save: its document has grown too large."""
        cells = (TextCell(log.space_number, change.table, change.row, key) for key in change.values)
        return any(map(self.texts.has_outgrown, cells))

    def _write_on_placeholder(self, change: Change, log: OwnLog) -> Heads:
        """A row that only operations without effect made is written by somebody whose count."""
        spec = by_number().get(change.table)
        if (
            spec is None
            or not self._raw.execute(f"SELECT 1 FROM {spec.kind} WHERE id = ?", (change.row,)).fetchone()
        ):
            raise UnknownRecordError(row=change.row.hex())
        heads: Heads = {CREATED: []}
        self._raw.execute(
            "INSERT INTO sync_row(row, tbl, space, heads) VALUES (?,?,?,?)",
            (change.row, change.table, log.space_number, pack_heads(heads)),
        )
        self._unsettled.rows.add((change.table, change.row))
        return heads

    def _replaced(self, change: Change, key: Field, current: list[int]) -> list[int]:
        if change.named is not None and key in change.named:
            return [head for head in current if head in set(change.named[key])]
        if key == ALIVE:  # whoever deletes or brings back has seen that the row is there, or gone
            return current
        return current if len(current) == 1 else self.together(current, key)

    def together(self, dots: list[int], key: Field) -> list[int]:
        """Of a cell's heads those that are shown: the greatest, with all that is one text with it."""
        shown = self.shown(dots)
        return next(group for group in self.texts.groups(dots, key).values() if shown in group)

    def _widen(self, change: Change) -> bool:
        """Put the new value under the dot of this edit's own last save of the same cell."""
        edit, log = self.edit, self.own.get(change.space)
        if (
            edit is None
            or log is None
            or change.kind not in (Kind.UPDATE, Kind.TEXT)
            or len(change.values) != 1
            or change.named
        ):
            return False
        (key,) = change.values
        name = dot(log.number, log.seq)
        heads = self.heads(change.row, change.table, log.space_number)
        if heads is None or heads_of(heads, key) != [name] or log.seq <= log.closed:
            return False
        opened = self._raw.execute("SELECT action, first FROM sync_tx WHERE last = ?", (name,)).fetchone()
        too_old = self.hybrid.clock.monotonic() - edit.started > EDIT_LONGEST_S
        if opened != (edit.action, name) or too_old:
            return False
        kind, packed = self._raw.execute("SELECT kind, body FROM sync_op WHERE dot = ?", (name,)).fetchone()
        body, value = unpack_body(packed), change.values[key]
        if set(body.values) != {key} or kind not in (change.kind, Kind.UPDATE):
            return False
        if kind == Kind.TEXT:
            cell = TextCell(log.space_number, change.table, change.row, key)
            began = generation_in(body, key)
            value = self.texts.edit_again(cell, began, str(value or ""), name).pack()
        self._raw.execute(
            "UPDATE sync_op SET body = ? WHERE dot = ?",
            (pack_body({key: value}, body.preds, body.saw), name),
        )
        edit.touched = self.hybrid.clock.monotonic()
        return True

    # --- heads ------------------------------------------------------------------------------------

    def heads(self, row: bytes, table: int, space_number: int) -> Heads | None:
        """The heads of a row, None when no operation made it."""
        found = self._raw.execute(
            "SELECT heads FROM sync_row WHERE row = ? AND tbl = ? AND space = ?", (row, table, space_number)
        ).fetchone()
        return unpack_heads(found[0]) if found else None

    def store_heads(self, row: bytes, table: int, space_number: int, heads: Heads) -> None:
        """Keep the heads of a row that is there already."""
        self._raw.execute(
            "UPDATE sync_row SET heads = ? WHERE row = ? AND tbl = ? AND space = ?",
            (pack_heads(heads), row, table, space_number),
        )

    def note_divided(
        self, space: int, table: int, row: bytes, key: Field, *, before: int, after: int
    ) -> None:
        """Keep the list of cells with more than one head."""
        if after > 1 and before <= 1:
            self._raw.execute(
                "INSERT OR IGNORE INTO sync_divided(space, tbl, row, field) VALUES (?,?,?,?)",
                (space, table, row, key),
            )
        elif before > 1 and after <= 1:
            self._raw.execute(
                "DELETE FROM sync_divided WHERE row = ? AND tbl = ? AND field = ? AND space = ?",
                (row, table, key, space),
            )

    def note_all_divided(self, cells: Mapping[tuple[int, int, bytes, Field], bool]) -> None:
        """The same for many cells by space, table, row and field: whether each has more than one head."""
        bulk.insert(
            self._raw,
            "INSERT OR IGNORE INTO sync_divided(space, tbl, row, field)",
            [cell for cell, divided in cells.items() if divided],
        )
        self._raw.executemany(
            "DELETE FROM sync_divided WHERE space = ? AND tbl = ? AND row = ? AND field = ?",
            [cell for cell, divided in cells.items() if not divided],
        )

    def stamp(self, name: int) -> int:
        """The hybrid logical clock of an operation: its transaction's."""
        found = self._raw.execute(
            "SELECT hlc FROM sync_tx WHERE last >= ? ORDER BY last LIMIT 1", (name,)
        ).fetchone()
        return int(found[0]) if found else 0

    def author(self, log: int) -> bytes:
        """The author of a log, branch included."""
        return bytes(self._raw.execute("SELECT author FROM sync_log WHERE no = ?", (log,)).fetchone()[0])

    def shown(self, dots: list[int]) -> int:
        """The head shown meanwhile: greatest by clock, then author, then number."""
        return max(dots, key=lambda name: (self.stamp(name), self.author(log_of(name)), seq_of(name)))

    def value(self, name: int, key: Field) -> Value:
        """What a field shows whose head is an operation; None when that did not name it, or erased it."""
        found = self._raw.execute("SELECT kind, body FROM sync_op WHERE dot = ?", (name,)).fetchone()
        if found is not None and found[0] == Kind.TEXT:
            return self.texts.value(name, key)
        return written(found[0], unpack_body(found[1]), key) if found else None


__all__ = [
    "EDIT_LONGEST_S",
    "Body",
    "Change",
    "Edit",
    "Kind",
    "OpLog",
    "OwnLog",
    "Unsettled",
    "pack_body",
    "unpack_body",
]
