"""Turns own operations into finished files: transactions, chain, segments, all inside the database.

Sealing comes before publishing: the transaction that seals commits through to the disk and the seal
file is flushed before the first byte leaves, so nothing published is ever forgotten (EXCHANGE.md 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgpack

from inka_desktop.store import logs
from inka_desktop.store.dots import Heads, as_list, dot, log_of, seq_of
from inka_desktop.store.logs import STREAM_CONTROL, STREAM_ROWS, Log, Space
from inka_desktop.store.operation import Body
from inka_desktop.store.oplog import Kind, OpLog, unpack_body
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.text_doc import TextChange
from inka_desktop.store.writer import Transaction

from . import epochs, erasing, pasts
from .body import Part
from .container import Header
from .crypto import Rng
from .deps import Dep, chain_next
from .identity import STREAM_LETTERS, Identity
from .members import Members
from .operations import Operation, pack_operations
from .segments import build_segment, fitting
from .standing import OUT
from .text_values import pack_value
from .wire import Dot, Value

TYPING_S = 10.0
EDIT_LONGEST_S = 300.0
_SEGMENT_TRANSACTIONS = 5_000


def seal(
    transaction: Transaction, identity: Identity, random: Rng, *, everything: bool, members: Members
) -> int:
    """Seal own operations in all spaces whose newest key is here; returns how many.

    Args:
        transaction: a durable one.
        identity: whose operations.
        random: for nonces.
        everything: also what an editor is still typing into (closing, "Jetzt senden").
        members: who this device is to the others; once it is out, its work stays here.
    """
    raw = transaction.raw
    known = {space.number: space for space in logs.spaces(raw)}
    sealed = 0
    if is_out(members, identity):
        return 0
    for log in sorted(logs.own_logs(raw), key=lambda one: -one.stream):
        keys = key_to_seal(raw, members, known[log.space].id, control=log.stream == STREAM_CONTROL)
        if keys is not None:
            limit = None if everything else _typed_from(transaction.log, log)
            sealed += _Sealer(transaction, identity, random, log, known[log.space], keys).run(limit)
    return sealed


def is_out(members: Members, identity: Identity) -> bool:
    """Whether this device lost its rights, and knows it."""
    me = members.devices.get(identity.device)
    return me is not None and me.role == OUT


def key_to_seal(
    raw: RawConnection, members: Members, space: bytes, *, control: bool
) -> tuple[int, bytes] | None:
    """Epoch and key for own operations; None while the key of the newest epoch is not here."""
    epoch = epochs.sealing_epoch(raw, members, space, control=control)
    found = raw.execute("SELECT key FROM sync_key WHERE space = ? AND epoch = ?", (space, epoch)).fetchone()
    return (epoch, found[0]) if found else None


def is_due(raw: RawConnection) -> bool:
    """Whether there is anything to seal."""
    return any(logs.last_seq(raw, log.number) > log.applied for log in logs.own_logs(raw))


def _typed_from(log: OpLog, own: Log) -> int | None:
    """The first operation of the oldest edit still going on; sealing stops before it."""
    now = log.hybrid.clock.monotonic()
    going = [
        edit.first[own.number]
        for edit in log.edits.values()
        if own.number in edit.first and now - edit.touched < TYPING_S and now - edit.started < EDIT_LONGEST_S
    ]
    for action in [one.action for one in log.edits.values() if now - one.touched >= EDIT_LONGEST_S]:
        del log.edits[action]
    return min(going, default=None)


_Sealed = tuple[int, int, int, bytes, str]
"""A transaction: last and first dot, clock, action and label."""


def sealed_wires(transaction: Transaction, author: bytes, log: Log, first: int, last: int) -> list[bytes]:
    """The bytes of own transactions in a range, as they were sealed, if the log still says the same.

    Args:
        transaction: the running one.
        author: of the log, 16 bytes.
        log: an own one.
        first: of the range.
        last: of the range.
    """
    low, high = dot(log.number, first), dot(log.number, last)
    made = _Wires(transaction, author)
    return [made.of(*row) for row in _between(transaction.raw, low, high, -1)]


def claims_of(raw: RawConnection, log: Log) -> tuple[Dep, ...]:
    """What the newest file of an own log, with all before it, said of others' operations in its space."""
    if log.stream == STREAM_CONTROL:
        return ()
    seqs = _Claims(raw, log).seqs
    here = [one for one in logs.logs(raw, stream=log.stream) if one.space == log.space and one.number in seqs]
    found = [(one.author, seqs[one.number], logs.chain_at(raw, one, seqs[one.number])) for one in here]
    return tuple(Dep(author, seq, chain) for author, seq, chain in found if chain is not None)


def _between(raw: RawConnection, low: int, high: int, most: int) -> list[_Sealed]:
    return raw.execute(  # type: ignore[no-any-return]  # the driver has no types
        "SELECT last, first, hlc, action, label FROM sync_tx WHERE last BETWEEN ? AND ?"
        " ORDER BY last LIMIT ?",
        (low, high, most),
    ).fetchall()


class _Wires:
    """Makes the bytes of own transactions."""

    def __init__(self, transaction: Transaction, author: bytes) -> None:
        self._transaction = transaction
        self._raw = transaction.raw
        self._author = author
        self._authors = {one.number: one.author for one in logs.logs(self._raw)}

    def of(self, last: int, first: int, hlc: int, action: bytes, label: str) -> bytes:
        """The bytes of one transaction."""
        rows = self._raw.execute(
            "SELECT dot, kind, tbl, row, body FROM sync_op WHERE dot BETWEEN ? AND ? ORDER BY dot",
            (first, last),
        )
        operations = [self._operation(*row) for row in rows.fetchall()]
        return pack_operations(seq_of(first), hlc, action, label, self._author, operations)

    def _operation(self, name: int, kind: int, table: int, row: bytes, raw_body: bytes) -> Operation:
        if kind == Kind.ERASE:
            raw_body = erasing.named_anew(self._transaction, name, raw_body)
        body = unpack_body(raw_body)
        saw = self._dots(body.saw) if kind == Kind.DELETE else None
        values = self._texts(body) if kind == Kind.TEXT else body.values
        return Operation(kind, table, row, values, self._dots(body.preds or {}), saw)

    def _texts(self, body: Body) -> dict[int | str, Value]:
        """Values of an operation on texts: what lies apart here comes together."""
        began = self._dots(body.saw)
        return {
            key: pack_value(began[key][0] if key in began else None, TextChange.unpack(value))
            for key, value in body.values.items()
        }

    def _dots(
        self, heads: Mapping[int | str, int | list[int] | None] | Heads | None
    ) -> dict[int | str, tuple[Dot, ...]]:
        named = {key: as_list(value) for key, value in (heads or {}).items()}
        return {
            key: tuple((self._authors[log_of(one)], seq_of(one)) for one in dots)
            for key, dots in named.items()
            if dots
        }


class _Sealer:
    """Seals one log."""

    def __init__(
        self,
        transaction: Transaction,
        identity: Identity,
        random: Rng,
        log: Log,
        space: Space,
        key: tuple[int, bytes],
    ) -> None:
        self._transaction = transaction
        self._raw = transaction.raw
        self._identity = identity
        self._random = random
        self._log = log
        self._space = space
        self._epoch, self._key = key
        self._wires = _Wires(transaction, identity.author)

    def run(self, limit: int | None) -> int:
        """Seal up to before ``limit``; returns how many operations."""
        sealed = 0
        while batch := self._transactions(limit):
            wires = [self._wires.of(*row) for row in batch]
            fits = fitting(wires)
            sealed += self._segment(batch[:fits], wires[:fits])
        return sealed

    def _transactions(self, limit: int | None) -> list[_Sealed]:
        low, high = dot(self._log.number, self._log.applied + 1), dot(self._log.number, limit or 0) - 1
        if limit is None:
            high = dot(self._log.number + 1, 0) - 1
        return _between(self._raw, low, high, _SEGMENT_TRANSACTIONS)

    def _segment(self, batch: list[_Sealed], wires: list[bytes]) -> int:
        log = self._log
        first, last = log.applied + 1, seq_of(batch[-1][0])
        header = Header(
            STREAM_LETTERS[log.stream], self._space.id, self._identity.device, self._identity.incarnation,
            first, last, self._epoch,
        )  # fmt: skip
        claimed = _Claims(self._raw, log)
        part = Part(
            first,
            log.chain,
            _previous(self._raw, log),
            claimed.deps(self._org()),
            claimed.control(self._org()),
        )
        built = build_segment(header, [part], wires, self._identity.keys, self._key, self._random)
        chain = log.chain
        with self._transaction.permits.logging():
            for (name, *_), wire in zip(batch, wires, strict=True):
                chain = chain_next(chain, wire)
                self._raw.execute("UPDATE sync_tx SET chain = ? WHERE last = ?", (chain, name))
        self._raw.execute(
            "INSERT INTO sync_seg(log, first, last, hash, raw) VALUES (?,?,?,?,?)",
            (log.number, first, last, built.file_hash, built.data),
        )
        claimed.keep()
        pasts.note(self._raw, log, first, part.control, self._epoch)
        logs.advance(self._raw, log, last, chain, batch[-1][2])
        known = self._transaction.log.own if log.stream == STREAM_ROWS else self._transaction.log.control
        known[self._space.id].closed = max(known[self._space.id].closed, last)
        return last - first + 1

    def _org(self) -> int:
        return int(
            self._raw.execute("SELECT no FROM sync_space WHERE id = ?", (self._identity.org,)).fetchone()[0]
        )


def _previous(raw: RawConnection, log: Log) -> bytes:
    """The newest segment, also where it was merged into a pack since: the one that begins last.

    Where something was taken out of it since, the one that was there first: more devices know it.
    """
    found = raw.execute(
        "SELECT hash, last, first, 1 FROM sync_seg WHERE log = ? UNION ALL"
        " SELECT hash, last, first, 0 FROM sync_gone WHERE log = ? ORDER BY 2 DESC, 3 DESC, 4 LIMIT 1",
        (log.number, log.number),
    ).fetchone()
    return bytes(found[0]) if found else b""


class _Claims:
    """What a log's segments said had been applied before them; a segment says only what is new."""

    def __init__(self, raw: RawConnection, log: Log) -> None:
        self._raw = raw
        self._log = log
        self._name = f"claimed {log.number}"
        found = raw.execute("SELECT value FROM setting WHERE name = ?", (self._name,)).fetchone()
        self.seqs: dict[int, int] = msgpack.unpackb(found[0], strict_map_key=False) if found else {}

    def deps(self, org: int) -> tuple[Dep, ...]:
        """Other authors' operations in the log's own space; a control log has only control deps."""
        if self._log.stream == STREAM_CONTROL:
            return ()
        return tuple(self._advanced(self._log.space, STREAM_ROWS))

    def control(self, org: int) -> tuple[Dep, ...]:
        """Control statements."""
        return tuple(self._advanced(org, STREAM_CONTROL))

    def _advanced(self, space: int, stream: int) -> Iterator[Dep]:
        for log in logs.logs(self._raw):
            here = (log.space, log.stream) == (space, stream) and log.number != self._log.number
            if here and log.applied >= log.start and self.seqs.get(log.number, 0) < log.applied:
                self.seqs[log.number] = log.applied
                yield Dep(log.author, log.applied, log.chain)

    def keep(self) -> None:
        """Remember what the segment claimed."""
        self._raw.execute(
            "INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)",
            (self._name, msgpack.packb(self.seqs)),
        )
