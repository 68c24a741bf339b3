"""One device's side of the exchange: meets a place, takes in what is new, gives what is its own.

The order of a meeting: look, deliver, acknowledge, seal, flush the seal file, publish. Looking comes
before sealing, so that a restored profile learns that it is one before it uses a number twice.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from inka_desktop.store import logs
from inka_desktop.store.clock import Random, SystemRandom
from inka_desktop.store.database import Database
from inka_desktop.store.oplog import Change, Kind
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.readers import Readers
from inka_desktop.store.writer import Priority, Transaction

from . import identity as identities
from . import members as membership
from . import sealing
from .container import open_envelope
from .delivery import Courier, Parcel, State
from .deps import Dep, pack_deps
from .errors import FileDamagedError, NewerFormatError
from .identity import Identity
from .intake import Found, Intake, Known
from .machine import machine_id
from .members import Members
from .names import HeadName
from .publishing import Publisher
from .seal import SealFile
from .store import Store

Result = TypeVar("Result")
EVERYWHERE_EVERY = 10
_QUARANTINE_MAX_BYTES = 64 * 1024 * 1024
_NO_ROW = bytes(16)


@dataclass(slots=True)
class Meeting:
    """What one meeting with a place did.

    Attributes:
        sent, received: operations, other than acknowledgements.
        waiting: files that build on something not here yet.
        reads: files read at the place.
        writes: files written there.
        anew: the profile turned out to be a copy and is a new author from now on.
        notices: codes of sentences for people.
    """

    sent: int = 0
    received: int = 0
    waiting: int = 0
    reads: int = 0
    writes: int = 0
    anew: bool = False
    notices: list[str] = field(default_factory=list)
    arrived: dict[tuple[int, int, bytes], int] = field(default_factory=dict)


class Replica:
    """The exchange of one open database. One meeting at a time; not for use on the writer's thread."""

    def __init__(
        self, database: Database, identity: Identity, trusted: bytes, *, seal_file: SealFile | None = None,
        random: Random | None = None, machine: bytes | None = None, step: Callable[[str], None] = lambda _name: None,
    ) -> None:  # fmt: skip
        """Wire the parts together; :meth:`start` must follow.

        Args:
            database: open, with a workspace in it.
            identity: of this profile.
            trusted: signing key of the workspace's first owner, 32 bytes.
            seal_file: beside the database when left out.
            random: for nonces, keys and incarnations.
            machine: 16 bytes; this machine's when left out.
            step: told before each step that must survive a crash right there.
        """
        self.database = database
        self.identity = identity
        self.trusted = trusted
        self.random = random or SystemRandom()
        self.members = Members()
        self._seal_file = seal_file or identities.seal_file(database.folder)
        self._machine = machine or machine_id()
        self._step = step

    # --- beginning --------------------------------------------------------------------------------

    def start(self) -> bool:
        """Read the members, and begin anew when the seal says so; True when it did."""
        self.reload()
        seal = self._seal_file.read()
        with self.database.readers.raw() as raw:
            anew = identities.needs_new_incarnation(raw, self.identity, seal, self._machine)
        if anew:
            self.begin_anew()
        return anew

    def begin_anew(self) -> None:
        """Become a new author; unsealed work goes along."""
        self._run(lambda tx: identities.renew(tx, self.identity, self.random), "anew", durable=True)
        self._write_seal()

    def reload(self) -> None:
        """Read the control statements again and follow them: new spaces, new keys, own logs."""
        with self.database.readers.raw() as raw:
            self.members = membership.fold(raw, self.trusted)
        self._run(self._follow, "control")

    def _follow(self, transaction: Transaction) -> None:
        raw = transaction.raw
        for space, epoch, device, box in self.members.grants:
            if device == self.identity.device:
                self._take_key(raw, space, epoch, box)
        for space, kind in self.members.spaces.items():
            if sealing.current_key(raw, space) is not None:
                identities.own_log(raw, self.identity, space, kind)
        transaction.log.load_missing()

    def _take_key(self, raw: RawConnection, space: bytes, epoch: int, box: bytes) -> None:
        try:
            key = self.identity.keys.unwrap(box)
        except FileDamagedError:
            return
        raw.execute("INSERT OR IGNORE INTO sync_key(space, epoch, key) VALUES (?,?,?)", (space, epoch, key))

    # --- meeting ----------------------------------------------------------------------------------

    def meet(self, place: bytes, store: Store, *, everything: bool = True) -> Meeting:
        """Meet a place once.

        Args:
            place: the place's id in the database, 16 bytes.
            store: the place itself, already checked to be it.
            everything: seal also what an editor is typing into.

        Raises:
            EnvironmentalError: the place cannot be used now; nothing is lost.
        """
        meeting = Meeting()
        turn = self._count(place)
        self._receive(place, store, meeting, everywhere=turn % EVERYWHERE_EVERY == 0)
        self.acknowledge()
        self.seal(everything=everything)
        self._step("publish")
        publisher = Publisher(self.database, self.identity, store, place, self._step)
        sent, writes = publisher.publish(check=turn % EVERYWHERE_EVERY == 0)
        meeting.sent, meeting.writes = sent, writes
        self._done(place, meeting)
        return meeting

    def _count(self, place: bytes) -> int:
        def work(transaction: Transaction) -> int:
            transaction.raw.execute("UPDATE place SET syncs = syncs + 1 WHERE id = ?", (place,))
            return int(
                transaction.raw.execute("SELECT syncs FROM place WHERE id = ?", (place,)).fetchone()[0]
            )

        return self._run(work, "meet")

    def _receive(self, place: bytes, store: Store, meeting: Meeting, *, everywhere: bool) -> None:
        """Take in what is new; once more when it brought new spaces, keys or devices."""
        while True:
            before = (len(self.members.devices), len(self.members.spaces), len(self.members.grants))
            known = Known.read(self.database.readers)
            intake = Intake(store, known, self.members, self.trusted)
            self._step("look")
            found = intake.look(everywhere=everywhere)
            self._own_heads(found, meeting)
            self._unpend(intake, found)
            meeting.reads += found.reads
            self._deliver(found, meeting)
            self._set_aside(place, found, meeting)
            self.reload()
            if before == (len(self.members.devices), len(self.members.spaces), len(self.members.grants)):
                return

    def _own_heads(self, found: Found, meeting: Meeting) -> None:
        """An own head that says more than this database knows: the profile is a copy."""
        mine = self.identity.author.hex()[:12]
        with self.database.readers.raw() as raw:
            own = {(log.space, log.stream): log for log in logs.logs(raw) if log.own}
            spaces = {space.id.hex()[:8]: space.number for space in logs.spaces(raw)}
            for (space8, stream, author), heads in found.heads.items():
                log = own.get((spaces[space8], 1 if stream == "c" else 0))
                if author == mine and any(log is None or not _holds_head(raw, log, head) for head in heads):
                    break
            else:
                return
        self.begin_anew()
        meeting.anew = True

    def _unpend(self, intake: Intake, found: Found) -> None:
        """Files that waited are looked at again."""
        with self.database.readers.raw() as raw:
            kept = [data for (data,) in raw.execute("SELECT raw FROM sync_pending ORDER BY first").fetchall()]
        for data in kept:
            envelope = open_envelope(data)
            intake.check(envelope.name, data, envelope, found)

    def _deliver(self, found: Found, meeting: Meeting) -> None:
        """Apply parcels until none can go on."""
        courier = Courier(self.identity.author)
        waiting = sorted(found.parcels, key=lambda parcel: parcel.order)
        progress = True
        while progress:
            progress, left = False, []
            for parcel in waiting:
                applied = parcel.applied
                if not self._deliver_one(courier, parcel, found, meeting):
                    left.append(parcel)
                progress |= parcel.applied > applied or parcel.state is State.DONE
            waiting = left
        meeting.waiting = len(waiting)
        meeting.received += sum(parcel.applied for parcel in found.parcels)
        for row, count in courier.arrived.items():
            meeting.arrived[row] = meeting.arrived.get(row, 0) + count
        self._pend([parcel.envelope.data for parcel in waiting])

    def _deliver_one(self, courier: Courier, parcel: Parcel, found: Found, meeting: Meeting) -> bool:
        """Go on with one parcel as far as it goes; True when nothing is left of it to do."""
        parcel.state = State.READY
        while parcel.state is State.READY:
            self._step("apply")
            try:
                self._submit(lambda tx: courier.piece(tx, parcel)).result()
            except NewerFormatError:
                found.newer.add(parcel.envelope.header.author)
                return True
            except (FileDamagedError, sqlcipher.IntegrityError) as problem:
                parcel.rewind()
                code = problem.code if isinstance(problem, FileDamagedError) else "exchange.content_damaged"
                found.tampered.append((parcel.envelope.name.path, parcel.envelope.data, code))
                return True
            if parcel.state is State.TWICE:
                self.begin_anew()
                courier.own_author, meeting.anew = self.identity.author, True
                parcel.state = State.READY
        return parcel.state is State.DONE

    def _pend(self, files: list[bytes]) -> None:
        """Keep files that wait, encrypted as they are."""

        def work(transaction: Transaction) -> None:
            now = transaction.log.hybrid.clock.wall_ms()
            for data in files:
                envelope = open_envelope(data)
                header = envelope.header
                space = transaction.raw.execute(
                    "SELECT no FROM sync_space WHERE id = ?", (header.space,)
                ).fetchone()
                if space is not None:
                    transaction.raw.execute(
                        "INSERT OR IGNORE INTO sync_pending(space, stream, author, first, last, hash, raw, since)"
                        " VALUES (?,?,?,?,?,?,?,?)",
                        (space[0], int(header.stream == "c"), header.author, header.first, header.last,
                         envelope.file_hash, data, now),
                    )  # fmt: skip

        if files:
            self._run(work, "wait")

    def _set_aside(self, place: bytes, found: Found, meeting: Meeting) -> None:
        """Remember what is torn or tampered, and say so when it stays that way."""
        self._pend([data for _name, data, _envelope in found.undecided])
        meeting.waiting += len(found.undecided)
        self._run(lambda tx: self._note_bad(tx, place, found), "aside")
        with self.database.readers.raw() as raw:
            if raw.execute("SELECT 1 FROM sync_quarantine WHERE seen >= 2").fetchone():
                meeting.notices.append("exchange.file_damaged")
            if raw.execute("SELECT 1 FROM place_file WHERE place = ? AND tries >= 3", (place,)).fetchone():
                meeting.notices.append("exchange.file_torn")
        if found.newer:
            meeting.notices.append("exchange.newer_format")

    def _note_bad(self, transaction: Transaction, place: bytes, found: Found) -> None:
        raw, now = transaction.raw, transaction.log.hybrid.clock.wall_ms()
        gone = {
            path for (path,) in raw.execute("SELECT name FROM place_file WHERE place = ?", (place,))
        } - set(found.torn)
        raw.executemany(
            "DELETE FROM place_file WHERE place = ? AND name = ?", [(place, path) for path in gone]
        )
        raw.executemany(
            "INSERT INTO place_file(place, name, first_seen, tries) VALUES (?,?,?,1)"
            " ON CONFLICT DO UPDATE SET tries = tries + 1", [(place, path, now) for path in found.torn],
        )  # fmt: skip
        raw.executemany(
            "INSERT INTO sync_quarantine(name, why, first_seen, raw) VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET seen = seen + 1",
            [
                (path, why, now, data if len(data) < _QUARANTINE_MAX_BYTES else b"")
                for path, data, why in found.tampered
            ],
        )

    # --- giving -----------------------------------------------------------------------------------

    def acknowledge(self) -> int:
        """Say, once per space, up to where everything of others is applied here; returns how many said."""

        def work(transaction: Transaction) -> int:
            raw, said = transaction.raw, 0
            for space in logs.spaces(raw):
                name = f"ack {space.id.hex()}"
                if raw.execute("SELECT 1 FROM setting WHERE name = ?", (name,)).fetchone() is None:
                    continue
                raw.execute("DELETE FROM setting WHERE name = ?", (name,))
                deps = [
                    Dep(log.author, log.applied, log.chain) for log in logs.logs(raw)
                    if log.space == space.number and log.stream == logs.STREAM_ROWS and not log.own and log.applied >= log.start
                ]  # fmt: skip
                if space.id in transaction.log.own and deps:
                    transaction.log.write([Change(space.id, 0, _NO_ROW, Kind.ACK, {0: pack_deps(deps)})])
                    said += 1
            return said

        return self._run(work, "ack")

    def seal(self, *, everything: bool) -> int:
        """Seal own operations and flush the seal file; nothing has left yet when this returns."""
        self._step("seal")
        count = self._run(
            lambda tx: sealing.seal(tx, self.identity, self.random, everything=everything),
            "seal",
            durable=True,
        )
        self._step("seal file")
        if count:
            self._write_seal()
        return count

    def _write_seal(self) -> None:
        with self.database.readers.raw() as raw:
            identities.write_seal(raw, self.identity, self._machine, self._seal_file)

    def _done(self, place: bytes, meeting: Meeting) -> None:
        def work(transaction: Transaction) -> None:
            raw, now = transaction.raw, transaction.log.hybrid.clock.wall_ms()
            raw.execute("UPDATE place SET last_met = ? WHERE id = ?", (now, place))
            raw.executemany(
                "INSERT INTO sync_arrival(at, log, tbl, row, changes) VALUES (?,?,?,?,?)",
                [(now, *row, changes) for row, changes in meeting.arrived.items()],
            )
            raw.execute("DELETE FROM sync_arrival WHERE no <= (SELECT max(no) FROM sync_arrival) - 5000")

        self._run(work, "met")

    # --- database ---------------------------------------------------------------------------------

    def _submit(
        self, work: Callable[[Transaction], Result], label: str = "receive", *, durable: bool = False
    ) -> Future[Result]:
        return self.database.writer.submit(work, label, durable=durable, priority=Priority.IMPORT)

    def _run(self, work: Callable[[Transaction], Result], label: str, *, durable: bool = False) -> Result:
        return self._submit(work, label, durable=durable).result()

    @property
    def readers(self) -> Readers:
        """Reading connections of the database."""
        return self.database.readers


def _holds_head(raw: RawConnection, log: logs.Log, head: HeadName) -> bool:
    chain = logs.chain_at(raw, log, head.seq) if head.seq <= log.applied else None
    return chain is not None and chain.hex()[:16] == head.hash16
