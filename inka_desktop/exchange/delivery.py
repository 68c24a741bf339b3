"""Applies files in causal order: a transaction is applied when everything it builds on is here.

Each piece of an import is one SQLite transaction of whole author's transactions, aims at 20 ms and
carries rows, heads and the logs' positions together; waiting saves go between the pieces.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from inka_desktop.store import logs
from inka_desktop.store.clock import wall_of
from inka_desktop.store.logs import STREAM_CONTROL, STREAM_ROWS, Log, Space
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import lineage
from .apply import Batch
from .body import Part, SegmentBody
from .container import Envelope
from .deps import Dep, unpack_deps
from .errors import ContentDamagedError
from .lineage import Names, Stream, Verdict
from .names import CONTROL
from .wire import ACK, WireTransaction

AIM_S = 0.02
_SMALLEST, _LARGEST = 50, 20_000


class State(Enum):
    """How far a file has got."""

    READY = auto()
    DONE = auto()
    WAITING = auto()
    TWICE = auto()
    """It tells that this very profile exists a second time, or had got further: begin anew first."""


@dataclass(slots=True)
class Parcel:
    """A verified and decrypted file on its way into the rows."""

    envelope: Envelope
    body: SegmentBody
    space: Space
    state: State = State.READY
    applied: int = 0
    writes: int = 0
    skewed: bool = False
    _todo: Iterator[tuple[WireTransaction, bytes]] | None = None
    _next: tuple[WireTransaction, bytes] | None = None
    _chain: bytes = b""

    @property
    def stream(self) -> Stream:
        """Whose operations it holds."""
        header = self.envelope.header
        stream = STREAM_CONTROL if header.stream == CONTROL else STREAM_ROWS
        return Stream(self.space.number, self.space.id, stream, header.author, header.device)

    @property
    def order(self) -> tuple[int, int]:
        """Control statements before rows, early operations before late ones."""
        return -self.stream.stream, self.envelope.header.first

    def peek(self) -> tuple[WireTransaction, bytes] | None:
        """The next transaction and the chain value after it, without taking it."""
        if self._todo is None:
            self._todo, self._chain = self.body.transactions(), self.body.parts[0].chain
        if self._next is None:
            self._next = next(self._todo, None)
        return self._next

    def take(self) -> None:
        """Go on to the following transaction."""
        assert self._next is not None  # peeked before
        self._chain, self._next = self._next[1], None

    @property
    def chain(self) -> bytes:
        """The chain value before the next transaction."""
        return self._chain

    def rewind(self) -> None:
        """Begin again: the running piece was rolled back, or the file waited."""
        self._todo = self._next = None


@dataclass(slots=True)
class Courier:
    """Brings parcels into the database, one piece at a time.

    Attributes:
        own_author: 16 bytes; a file that names it beyond what is here says that the profile is a copy.
        size: operations in the next piece; follows how long the last one took.
        arrived: how many operations came for each (log, table, row), for the list of what arrived.
    """

    own_author: bytes
    size: int = 1_000
    arrived: dict[tuple[int, int, bytes], int] = field(default_factory=dict)

    def piece(self, transaction: Transaction, parcel: Parcel) -> None:
        """Apply the next transactions of a parcel; its state says how it goes on."""
        started = time.perf_counter()
        batch = Batch(transaction)
        names: Names | None = None
        log: Log | None = None
        while batch.operations < self.size:
            found = parcel.peek()
            if found is None:
                parcel.state = State.DONE
                break
            wire, after = found
            verdict, known = lineage.judge(
                transaction.raw, parcel.stream, wire.first_seq, wire.last_seq, parcel.chain, after
            )
            if verdict is Verdict.KNOWN:
                parcel.take()
                continue
            if known is not None and known.own:
                parcel.state = State.TWICE
                break
            if verdict is Verdict.FORK:
                if batch.operations:
                    break  # the pieces before it belong to the log as it was
                assert known is not None  # a fork is of something
                lineage.split(transaction, known, wire.first_seq, parcel.stream.author)
                continue
            if verdict is Verdict.WAIT:
                parcel.state = State.TWICE if parcel.stream.author == self.own_author else State.WAITING
                break
            parcel.state = self._fulfilled(transaction.raw, parcel, wire)
            if parcel.state is not State.READY:
                break
            if log is None or known is None or known.number != log.number:
                log = lineage.begin(
                    transaction.raw, parcel.stream, known, wire.first_seq, parcel.chain, after
                )
                names = None
            self._note_part(transaction.raw, parcel, wire, log)
            names = names or Names(transaction.raw, log)
            batch.add(parcel.space, log, wire, after, names.of(wire.authors))
            logs.advance(transaction.raw, log, wire.last_seq, after, wire.hlc)
            parcel.skewed |= not transaction.log.hybrid.follow(wire.hlc)
            parcel.take()
        self._finish(transaction, parcel, batch)
        self._adapt(batch.operations, time.perf_counter() - started)

    def _finish(self, transaction: Transaction, parcel: Parcel, batch: Batch) -> None:
        if batch.operations:
            self._remember(batch)
            batch.flush()
            _note_acks(transaction, parcel, batch)
            if batch.writes:
                transaction.raw.execute(
                    "INSERT OR REPLACE INTO setting(name, value) VALUES (?, 1)",
                    (f"ack {parcel.space.id.hex()}",),
                )
        parcel.applied += batch.operations
        parcel.writes += batch.writes
        if parcel.state is State.DONE:
            _keep(transaction.raw, parcel)

    def _remember(self, batch: Batch) -> None:
        for row in batch.rows():
            if len(self.arrived) < 2_000 or row in self.arrived:
                self.arrived[row] = self.arrived.get(row, 0) + 1

    def _adapt(self, operations: int, took_s: float) -> None:
        """Choose the next piece's size so that it takes about 20 ms."""
        if operations >= self.size:
            wished = int(self.size * AIM_S / max(took_s, 0.001))
            self.size = max(_SMALLEST, min(_LARGEST, (self.size + wished) // 2))

    def _fulfilled(self, raw: RawConnection, parcel: Parcel, wire: WireTransaction) -> State:
        """Whether everything that the part of this transaction builds on is here."""
        part = parcel.body.part_of(wire.first_seq)
        if part.first != wire.first_seq:
            return State.READY
        org = raw.execute("SELECT no FROM sync_space WHERE kind = 'org'").fetchone()
        wanted = [(parcel.space.number, STREAM_ROWS, dep) for dep in part.deps]
        wanted += [(org[0], STREAM_CONTROL, dep) for dep in part.control]
        missing = [dep for space, stream, dep in wanted if lineage.holds(raw, space, stream, dep) is None]
        if any(dep.author == self.own_author for dep in missing):
            return State.TWICE
        return State.WAITING if missing else State.READY

    def _note_part(self, raw: RawConnection, parcel: Parcel, wire: WireTransaction, log: Log) -> None:
        """A part's deps say which branch of a forked author its writer knows."""
        part: Part = parcel.body.part_of(wire.first_seq)
        if part.first != wire.first_seq:
            return
        for dep in part.deps:
            fulfilled = lineage.holds(raw, parcel.space.number, STREAM_ROWS, dep)
            if fulfilled is not None:
                if fulfilled.author != dep.author or fulfilled.forked:
                    lineage.see(raw, log, dep, fulfilled)
                acknowledge(raw, parcel.space.number, log.device, fulfilled, dep.seq, wall_of(wire.hlc))


def acknowledge(raw: RawConnection, space: int, device: bytes, log: Log, seq: int, at_ms: int) -> None:
    """Note that a device has applied a log up to ``seq``."""
    raw.execute(
        "INSERT INTO sync_ack(space, device, log, seq, at) VALUES (?,?,?,?,?)"
        " ON CONFLICT DO UPDATE SET seq = excluded.seq, at = excluded.at WHERE excluded.seq > seq",
        (space, device, log.number, seq, at_ms),
    )


def _note_acks(transaction: Transaction, parcel: Parcel, batch: Batch) -> None:
    raw = transaction.raw
    for message in batch.messages:
        if message.kind != ACK or not isinstance(message.body, bytes):
            continue
        try:
            deps: tuple[Dep, ...] = unpack_deps(message.body)
        except ContentDamagedError:
            continue
        device = logs.get_log(raw, message.log).device
        for dep in deps:
            log = lineage.holds(raw, parcel.space.number, STREAM_ROWS, dep)
            if log is not None:
                acknowledge(
                    raw, parcel.space.number, device, log, dep.seq, transaction.log.hybrid.clock.wall_ms()
                )


def _keep(raw: RawConnection, parcel: Parcel) -> None:
    """Keep the file itself, to publish it again where it was lost; it waits no longer."""
    header, stream = parcel.envelope.header, parcel.stream
    root = logs.find_log(raw, stream.space, stream.stream, stream.author)
    assert root is not None  # its operations were applied or known
    present = raw.execute(
        "SELECT 1 FROM sync_seg WHERE log = ? AND hash = ?", (root.number, parcel.envelope.file_hash)
    ).fetchone()
    if present is None:
        raw.execute(
            "INSERT OR IGNORE INTO sync_seg(log, first, last, hash, raw) VALUES (?,?,?,?,?)",
            (root.number, header.first, header.last, parcel.envelope.file_hash, parcel.envelope.data),
        )
    raw.execute(
        "DELETE FROM sync_pending WHERE space = ? AND stream = ? AND author = ? AND first = ? AND hash = ?",
        (stream.space, stream.stream, stream.author, header.first, parcel.envelope.file_hash),
    )
