"""Applies files in causal order: a transaction is applied when everything it builds on is here.

Each piece of an import is one SQLite transaction of whole author's transactions, of one file or of several
small ones. It aims at 20 ms and carries rows, heads and the logs' positions together; waiting saves go
between the pieces.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from inka_desktop.store import logs
from inka_desktop.store.clock import wall_of
from inka_desktop.store.logs import STREAM_CONTROL, STREAM_ROWS, Log, Space
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import (
    following,
    holdings,
    judging,
    keeping,
    lineage,
    packing,
    pasts,
    receipts,
    redaction,
    restoring,
    retirement,
)
from .apply import Batch
from .body import Part
from .container import PACK, open_envelope
from .deps import Dep, unpack_deps
from .errors import ContentDamagedError
from .lineage import Names, Verdict
from .parcel import Parcel, State
from .pasts import Pasts
from .rights import Rights
from .wire import ACK, WireTransaction

AIM_S = 0.02
"""Half of it goes by while the piece is filled, half while it is written."""
_SMALLEST, _LARGEST = 50, 20_000
_ARRIVED_MOST = 2_000


@dataclass(slots=True)
class _Piece:
    """What the running transaction has done for a parcel; the batch is that of all its parcels."""

    transaction: Transaction
    parcel: Parcel
    batch: Batch
    log: Log | None = None
    names: Names | None = None
    is_old: bool | None = None

    @property
    def raw(self) -> RawConnection:
        """The connection."""
        return self.transaction.raw


@dataclass(slots=True)
class Courier:
    """Brings parcels into the database, one piece at a time.

    Attributes:
        own_author: 16 bytes; a file that names it beyond what is here says that the profile is a copy.
        rights: whose operations have an effect; the others are delivered, but change no row.
        size: operations in the next piece; follows how long the last one took.
        arrived: how many operations came for each (log, table, row), for the list of what arrived.
    """

    own_author: bytes
    rights: Rights
    size: int = 200
    arrived: dict[tuple[int, int, bytes], int] = field(default_factory=dict)
    _fresh: list[tuple[int, int, bytes]] = field(default_factory=list)

    def piece(self, transaction: Transaction, parcels: Sequence[Parcel]) -> list[State]:
        """Apply the next transactions of some parcels of one space.

        Args:
            transaction: the running one.
            parcels: at least one; see :func:`together`.

        Returns:
            How each of those parcels goes on that it got to: at least the first.

        Raises:
            NewerFormatError, FileDamagedError: the rest of one of the files is not for us; the running
                transaction must be rolled back, and the parcels begin again (:meth:`Parcel.rewind`).
        """
        clock = transaction.log.hybrid.clock
        started, batch, states = clock.monotonic(), Batch(transaction), list[State]()
        for parcel in parcels:
            before = batch.operations
            states.append(self._fill(_Piece(transaction, parcel, batch)))
            parcel.applied += batch.operations - before
            if states[-1] is State.DONE:
                _keep(transaction.raw, parcel)  # the author's next file asks for it
            full = batch.operations >= self.size or clock.monotonic() - started > AIM_S / 2
            if full or states[-1] in (State.READY, State.TWICE):
                break
        self._finish(transaction, batch, parcels[0].space)
        self._adapt(batch.operations, clock.monotonic() - started)
        return states

    def _fill(self, piece: _Piece) -> State:
        """Take transactions until the piece is full or the parcel cannot go on."""
        state = State.READY
        while state is State.READY and piece.batch.operations < self.size:
            found = piece.parcel.peek()
            if found is None:
                return State.DONE
            wire, after = found
            verdict, log = lineage.judge(
                piece.raw, piece.parcel.stream, wire.first_seq, wire.last_seq, piece.parcel.chain, after
            )
            if verdict is Verdict.KNOWN:
                assert log is not None  # it lies somewhere
                state = self._pass_over(piece, wire, log)
            elif log is not None and log.own:
                return State.TWICE
            elif verdict is Verdict.FORK:
                if piece.batch.operations:
                    break  # what is collected belongs to the log as it was
                assert log is not None  # a fork is of something
                lineage.split(piece.transaction, log, wire.first_seq, piece.parcel.stream)
                judging.forget(piece.raw)
            elif verdict is Verdict.WAIT:
                state = State.TWICE if piece.parcel.stream.author == self.own_author else State.WAITING
            else:
                state = self._apply(piece, log, wire, after)
        return state

    def _pass_over(self, piece: _Piece, wire: WireTransaction, log: Log) -> State:
        """A known transaction needs no applying; what its part builds on is needed by what follows it.

        What is blank here and need not be is taken out of it.
        """
        part = piece.parcel.body.part_of(wire.first_seq)
        state = State.READY
        if part.first == wire.first_seq:
            state = self._fulfilled(piece.raw, piece.parcel, part)
            if state is State.READY and not log.own:
                _note_known(piece, part, log)
        if state is State.READY:
            if wire.last_seq not in piece.parcel.body.redacted:
                restoring.take(piece.transaction, log, wire)
            piece.parcel.take()
        return state

    def _apply(self, piece: _Piece, known: Log | None, wire: WireTransaction, after: bytes) -> State:
        """Apply one transaction, unless something that it builds on is not here."""
        parcel, part = piece.parcel, piece.parcel.body.part_of(wire.first_seq)
        begins = part.first == wire.first_seq
        if begins and (state := self._fulfilled(piece.raw, parcel, part)) is not State.READY:
            return state
        if piece.log is None or known is None or known.number != piece.log.number:
            piece.log = lineage.begin(piece.raw, parcel.stream, known, wire.first_seq, parcel.chain, after)
            logs.heard(piece.raw, piece.log, piece.transaction.log.hybrid.clock.wall_ms())
            piece.names = None
        if begins:
            _note_part(piece.raw, parcel, part, piece.log, wall_of(wire.hlc))
            _note_known(piece, part, piece.log)
            piece.names = piece.is_old = None
        piece.names = piece.names or Names(piece.raw, piece.log)
        names, refused = piece.names.of(wire.authors), not self._counts(piece, wire)
        piece.batch.add(parcel.space, piece.log, wire, after, names, refused=refused)
        logs.advance(piece.raw, piece.log, wire.last_seq, after, wire.hlc)
        if wire.last_seq in parcel.body.redacted:
            restoring.note(piece.raw, piece.log, wire)
            piece.batch.came_blank = True
        piece.transaction.log.hybrid.follow(wire.hlc)
        parcel.take()
        return State.READY

    def _counts(self, piece: _Piece, wire: WireTransaction) -> bool:
        """Whether a transaction has an effect, by what is known now; :mod:`.judging` says so again later."""
        log, space = piece.log, piece.parcel.space
        assert log is not None  # begun before
        if log.stream == STREAM_CONTROL:
            return True
        constant = self.rights.constant(log.device, space)
        if constant is False:
            return False
        if constant is True:
            if piece.is_old is None:  # the same for the whole part
                newest = piece.parcel.envelope.header.epoch >= self.rights.epoch(space.id)
                piece.is_old = not newest and self.rights.is_old(
                    Pasts(piece.raw), log, space.id, wire.first_seq
                )
            if not piece.is_old:
                return True
        return self.rights.counts(Pasts(piece.raw), log, space, wire.first_seq, wire.last_seq)

    def _fulfilled(self, raw: RawConnection, parcel: Parcel, part: Part) -> State:
        """Whether everything that a part builds on is here: others' operations, and the file before it.

        A part says only what is new since that file. The operations of that file may be here from
        another one, sealed by a twin of the device that knew less.
        """
        org = raw.execute("SELECT no FROM sync_space WHERE kind = 'org'").fetchone()
        wanted = [(parcel.space.number, STREAM_ROWS, dep) for dep in part.deps]
        wanted += [(org[0], STREAM_CONTROL, dep) for dep in part.control]
        missing = [dep for space, stream, dep in wanted if lineage.holds(raw, space, stream, dep) is None]
        if any(dep.author == self.own_author for dep in missing):
            return State.TWICE
        return State.WAITING if missing or not _follows_on(raw, parcel, part) else State.READY

    def _finish(self, transaction: Transaction, batch: Batch, space: Space) -> None:
        self._fresh = batch.rows()
        if batch.operations:
            batch.flush()
            _note_acks(transaction, batch, space.number)
            following.take(transaction, space, batch.messages, batch.erased)
            vain = following.vain(transaction.raw, space) if batch.came_blank else batch.vain
            following.offer(transaction, space, vain)
            if batch.writes:
                transaction.raw.execute(
                    "INSERT OR REPLACE INTO setting(name, value) VALUES (?, 1)", (f"ack {space.id.hex()}",)
                )

    def landed(self) -> None:
        """The last piece was committed: now its rows have arrived."""
        for row in self._fresh:
            if len(self.arrived) < _ARRIVED_MOST or row in self.arrived:
                self.arrived[row] = self.arrived.get(row, 0) + 1
        self._fresh = []

    def _adapt(self, operations: int, took_s: float) -> None:
        """Choose the next piece's size so that it takes about 20 ms."""
        if operations >= self.size:
            wished = int(self.size * AIM_S / max(took_s, 0.001))
            self.size = max(_SMALLEST, min(_LARGEST, (self.size + wished) // 2))


def _note_known(piece: _Piece, part: Part, log: Log) -> None:
    """Keep what the writer of a part knew of the control stream, and the key that it closed it with."""
    pasts.note(piece.raw, log, part.first, part.control, piece.parcel.envelope.header.epoch)


def _note_part(raw: RawConnection, parcel: Parcel, part: Part, log: Log, at_ms: int) -> None:
    """A part's deps say which branch of a forked author its writer knows, and that it has what is in between.

    What it promises to leave standing it says itself (:mod:`.promises`); but messages are never acknowledged.
    """
    space = parcel.space.number
    for dep in part.deps:
        fulfilled = lineage.holds(raw, space, STREAM_ROWS, dep)
        if fulfilled is not None:
            lineage.see(raw, log, dep, fulfilled)
            if retirement.lacks_only_messages(raw, space, log.device, fulfilled, dep.seq):
                acknowledge(raw, space, log.device, fulfilled, dep.seq, at_ms)


def acknowledge(raw: RawConnection, space: int, device: bytes, log: Log, seq: int, at_ms: int) -> None:
    """Note that a device has applied a log up to ``seq``."""
    raw.execute(
        "INSERT INTO sync_ack(space, device, log, seq, at) VALUES (?,?,?,?,?)"
        " ON CONFLICT DO UPDATE SET seq = excluded.seq, at = excluded.at WHERE excluded.seq > seq",
        (space, device, log.number, seq, at_ms),
    )


def _note_acks(transaction: Transaction, batch: Batch, space: int) -> None:
    raw, now = transaction.raw, transaction.log.hybrid.clock.wall_ms()
    for message in batch.messages:
        if message.kind != ACK or not isinstance(message.body, bytes):
            continue
        try:
            deps: tuple[Dep, ...] = unpack_deps(message.body)
        except ContentDamagedError:
            continue
        device = logs.get_log(raw, message.log).device
        at_ms = min(now, wall_of(message.hlc))
        holdings.note(raw, message.held, device, at_ms)
        for dep in deps:
            log = lineage.holds(raw, space, STREAM_ROWS, dep)
            if log is not None:
                acknowledge(raw, space, device, log, dep.seq, now)
                receipts.note(raw, log, dep.seq, device, at_ms)


def _follows_on(raw: RawConnection, parcel: Parcel, part: Part) -> bool:
    """Whether the author's file before a part is here, itself or within a pack; nearly always the newest.

    Of a retired one a snapshot came instead, whose maker had all that it builds on.
    """
    header, stream = parcel.envelope.header, parcel.stream
    if not part.previous or (header.kind == PACK and part.first > header.first):
        return True
    root = logs.find_log(raw, stream.space, stream.stream, stream.author)
    if root is None:
        return False
    known = keeping.is_known(raw, root.number, part.previous)
    return (
        known
        or keeping.is_retired(raw, root.number, part.first - 1)
        or any(
            open_envelope(data).header.kind == PACK
            for (data,) in raw.execute(
                "SELECT raw FROM sync_seg WHERE log = ? AND last = ?", (root.number, part.first - 1)
            )
        )
    )


def _keep(raw: RawConnection, parcel: Parcel) -> None:
    """Keep the file itself, to publish it again where it was lost; it waits no longer.

    What was retired, erased or merged into a pack meanwhile is only known from now on.
    """
    header, stream, hash_ = parcel.envelope.header, parcel.stream, parcel.envelope.file_hash
    root = logs.find_log(raw, stream.space, stream.stream, stream.author)
    assert root is not None  # its operations were applied or known
    unwanted = keeping.is_gone(raw, root.number, hash_) or keeping.is_retired(raw, root.number, header.last)
    if not unwanted and not redaction.holds_erased(raw, root, parcel.body):
        raw.execute(
            "INSERT OR IGNORE INTO sync_seg(log, first, last, hash, raw) VALUES (?,?,?,?,?)",
            (root.number, header.first, header.last, hash_, parcel.envelope.data),
        )
        packing.replace(raw, root.number, parcel.envelope, parcel.body)
    else:
        packing.know(raw, root.number, parcel.envelope, parcel.body)
    raw.execute(
        "DELETE FROM sync_pending WHERE space = ? AND stream = ? AND author = ? AND first = ? AND hash = ?",
        (stream.space, stream.stream, stream.author, header.first, hash_),
    )
