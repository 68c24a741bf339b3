"""One device's side of the exchange: meets a place, takes in what is new, gives what is its own.

The order of a meeting: look, deliver, acknowledge, seal, flush the seal file, publish. Looking comes
before sealing, so that a restored profile learns that it is one before it uses a number twice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from inka_desktop.store import logs
from inka_desktop.store.clock import Random, SystemRandom
from inka_desktop.store.database import Database
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.readers import Readers
from inka_desktop.store.writer import Priority, Transaction

from . import (
    acknowledging,
    cleaning,
    following,
    holding,
    joining,
    judging,
    pasts,
    promises,
    receipts,
    redaction,
    sealing,
)
from . import identity as identities
from . import members as membership
from .delivery import Courier
from .errors import DeviceOutError, FileDamagedError, NewerFormatError
from .healing import Reading
from .identity import Identity
from .intake import Found, Intake
from .known import Known, StreamName
from .machine import machine_id
from .members import Members
from .names import CONTROL, HeadName, author12
from .parcel import Parcel, State, together
from .publishing import Publisher
from .seal import SealFile
from .standing import OUT
from .store import Source, Store
from .upkeep import Habits, Upkeep

Result = TypeVar("Result")
Unwrap = Callable[[bytes], bytes]
EVERYWHERE_EVERY = 10
"""Every so many meetings everything is looked at, and own files are put back where they vanished."""
PACKET = bytes(16)
"""What stands for a place's id where a packet is taken in."""


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
        arrived: operations by log, table and row.
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

    def __init__(  # noqa: PLR0913  (what tests replace)
        self, database: Database, identity: Identity, trusted: bytes, *, seal_file: SealFile | None = None,
        random: Random | None = None, machine: bytes | None = None, habits: Habits | None = None,
        step: Callable[[str], None] = lambda _name: None, everywhere_every: int = EVERYWHERE_EVERY,
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
            everywhere_every: so many meetings with a place lie between two that look at everything.
            habits: when packs and snapshots are made.
        """
        self.database = database
        self.identity = identity
        self.trusted = trusted
        self.random = random or SystemRandom()
        self.members = Members()
        self._opens: dict[bytes, Unwrap] = {}
        self._broken: dict[bytes, dict[StreamName, frozenset[str]]] = {}
        self.after_members: Callable[[], None] = lambda: None
        """Called when the control stream said something new; what it does must not wait for a meeting."""
        self._seal_file = seal_file or identities.seal_file(database.folder)
        self._seal_is_current = False
        self._machine = machine or machine_id()
        self._step = step
        self._everywhere_every = everywhere_every
        self._upkeep = Upkeep(self, habits or Habits(), step)

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
        before = self.identity.incarnation
        try:
            self.run(lambda tx: identities.renew(tx, self.identity, self.random), "anew", durable=True)
        except BaseException:
            self.identity.incarnation = before
            raise
        self._write_seal()

    def reload(self) -> bool:
        """Follow the control statements when there are new ones: rights, spaces, keys, own logs.

        Returns whether there were any.
        """
        with self.database.readers.raw() as raw:
            due = judging.is_due(raw)
        if due or self.members.rights is None:
            self.run(self._judge, "control")
            self._follow_members()
            self.after_members()
        return due

    def _judge(self, transaction: Transaction) -> None:
        raw = transaction.raw
        if pasts.catch_up(raw):
            judging.forget(raw)
        self.members = membership.fold(raw, self.trusted)
        if self.members.rights is not None and judging.is_due(raw):
            changed = judging.judge(transaction, self.members.rights)
            following.change(transaction, *changed)

    def _follow_members(self) -> None:
        self._opens = self._receivers()
        with self.database.readers.raw() as raw:
            known = {space.id for space in logs.spaces(raw)}
            keys = {(space, epoch) for space, epoch in raw.execute("SELECT space, epoch FROM sync_key")}
        me = self.members.devices.get(self.identity.device)
        self.database.writer.core.log.read_only = frozenset(
            space
            for space, kind in self.members.spaces.items()
            if me is not None and not replace(me, held=False).may_write(space, kind)
        )
        if me is not None and me.tag != identities.began_tag(self.identity.tag):
            self.run(lambda tx: identities.retag(tx.raw, self.identity, me.tag), "control")
        if me is not None and me.role not in (OUT, self.identity.role):
            self.run(lambda tx: identities.take_role(tx.raw, self.identity, me.role), "control")
        with self.database.readers.raw() as raw:
            due = receipts.is_due(raw, self.members, self.identity)
        granted = {grant[:2] for grant in self.members.grants if grant[2] in self._opens}
        here = self.members.spaces.keys() & {space for space, _ in keys} <= known
        if due or not (granted <= keys and here):
            self.run(self._follow, "control")

    def _follow(self, transaction: Transaction) -> None:
        raw = transaction.raw
        receipts.follow(raw, self.members, self.identity)
        invited = self._opens
        for space, epoch, device, box in self.members.grants:
            if device in invited:
                self._take_key(raw, space, epoch, box, invited[device])
        for space, kind in self.members.spaces.items():
            if raw.execute("SELECT 1 FROM sync_key WHERE space = ?", (space,)).fetchone() is not None:
                identities.own_log(raw, self.identity, space, kind)
        transaction.log.load_missing()

    def _receivers(self) -> dict[bytes, Unwrap]:
        """What opens grants to this device, and those to the invitation it came by."""
        found: dict[bytes, Unwrap] = {self.identity.device: self.identity.keys.unwrap}
        with self.database.readers.raw() as raw:
            seed = joining.setting(raw, "invitation_seed")
        if seed is not None:
            found |= {joining.invitation_device(seed): partial(joining.unwrap_invited, seed)}
        return found

    def _take_key(self, raw: RawConnection, space: bytes, epoch: int, box: bytes, unwrap: Unwrap) -> None:
        try:
            key = unwrap(box)
        except FileDamagedError:
            return
        raw.execute("INSERT OR IGNORE INTO sync_key(space, epoch, key) VALUES (?,?,?)", (space, epoch, key))

    # --- meeting ----------------------------------------------------------------------------------

    def meet(
        self, place: bytes, store: Store, *, everything: bool = True, everywhere: bool = False,
        only: Collection[bytes] | None = None, reading: Reading | None = None,
    ) -> Meeting:  # fmt: skip
        """Meet a place once.

        Args:
            place: the place's id in the database, 16 bytes.
            store: the place itself, already checked to be it.
            everything: seal also what an editor is typing into.
            everywhere: look at everything there, as every tenth meeting does.
            only: the spaces that the place is for; all when left out. The control stream goes anywhere.
            reading: how many files that should be there are read when everything is looked at.

        Raises:
            EnvironmentalError: the place cannot be used now; nothing is lost.
        """
        meeting = Meeting()
        everywhere = self._count(place) % self._everywhere_every == 0 or everywhere
        only = self.identity.with_org(only)
        found = self._receive(place, store, meeting, everywhere=everywhere, only=only)
        has_rights = self._has_rights()
        if everywhere or meeting.received:
            promises.keep(self)
        if everywhere and has_rights:
            self._upkeep.speak(place, store)
        self.acknowledge()
        self.seal(everything=everything)
        out = sealing.is_out(self.members, self.identity)  # by what is sealed now
        if not out:
            self._upkeep.pack(place, store)
        self._step("publish")
        publisher = Publisher(self.database, self.identity, store, place, self._step)
        meeting.sent, meeting.writes = publisher.publish(
            found, only, (reading or Reading()) if everywhere else None, passes_on=self._passes_on(),
            heals=not out,
        )  # fmt: skip
        if has_rights:
            self._upkeep.meet(place, store, everywhere=everywhere)
        if not out:  # whoever puts files of others there takes erased ones away, too, held for review or not
            cleaning.tidy(self, place, store, everywhere=everywhere)
        cleaning.forget_copies(self.database)
        self.run(lambda tx: _note_meeting(tx, place), "met")
        if out:
            meeting.notices.append(DeviceOutError.code)
        return meeting

    def _passes_on(self) -> set[bytes]:
        """Spaces whose newest key is here, so that no erasure in them is missed; none when out."""
        if sealing.is_out(self.members, self.identity):
            return set()
        with self.readers.raw() as raw:
            keys = set(raw.execute("SELECT space, epoch FROM sync_key").fetchall())
        return {space for space in self.members.spaces if (space, self.members.epoch(space)) in keys}

    def _is_out(self, device: bytes) -> bool:
        """Whether nobody waits for what a device wrote: it was ended."""
        member = self.members.devices.get(device)
        return member is not None and member.role == OUT

    def _has_rights(self) -> bool:
        """Whether this device is neither out nor held for review, as far as it knows."""
        me = self.members.devices.get(self.identity.device)
        return me is not None and not me.held and me.role != OUT

    def _count(self, place: bytes) -> int:
        def work(transaction: Transaction) -> int:
            transaction.raw.execute("UPDATE place SET syncs = syncs + 1 WHERE id = ?", (place,))
            found = transaction.raw.execute("SELECT syncs FROM place WHERE id = ?", (place,)).fetchone()
            return int(found[0])

        return self.run(work, "meet")

    def take_in(self, store: Source) -> Meeting:
        """Take in what lies in a packet; nothing is given."""
        meeting = Meeting()
        self._receive(PACKET, store, meeting, everywhere=True)
        return meeting

    def _receive(
        self, place: bytes, store: Source, meeting: Meeting, *, everywhere: bool,
        only: Collection[bytes] | None = None,
    ) -> Found:  # fmt: skip
        """Take in what is new; once more when it brought new spaces, keys or devices."""
        self._upkeep.begin_meeting(everywhere=everywhere, only=only)
        self.reload()  # own statements may have been sealed since: no reason to look twice
        while True:
            known = Known.read(self.database.readers, self.identity.device)
            intake = Intake(
                store, known, self.members, self.trusted, only, self._broken.setdefault(place, {})
            )
            self._step("look")
            later = self._upkeep.beginnings(known, store)
            found = intake.look(everywhere=everywhere, later=later)
            self._check_own_heads(found, meeting)
            with self.database.readers.raw() as raw:
                kept = holding.waiting(raw)
            for envelope in kept:
                intake.check(envelope, found)
            meeting.reads += found.reads
            self._deliver(found, meeting)
            self._set_aside(place, found, meeting)
            changed = self.reload()
            caught = self._upkeep.catch_up(store, found, later, meeting)
            if not changed and not caught:
                return found

    def _check_own_heads(self, found: Found, meeting: Meeting) -> None:
        """An own head that says more than this database knows: the profile is a copy."""
        mine = author12(self.identity.author)
        told = [head for name, heads in found.heads.items() if name[2] == mine for head in heads]
        with self.database.readers.raw() as raw:
            own = {log.space << 1 | log.stream: log for log in logs.own_logs(raw)}
            spaces = {space.id.hex()[:8]: space.number for space in logs.spaces(raw)}
            known = [
                _holds_head(raw, own.get(spaces[head.space8] << 1 | int(head.stream == CONTROL)), head)
                for head in told
            ]
        if not all(known):
            self.begin_anew()
            meeting.anew = True

    def _deliver(self, found: Found, meeting: Meeting) -> None:
        """Apply parcels until none can go on."""
        assert self.members.rights is not None  # read at the start
        courier = Courier(self.identity.author, self.members.rights)
        left = sorted(found.parcels, key=lambda parcel: parcel.order)
        progress = True
        while progress:
            before = (len(left), sum(parcel.applied for parcel in left))
            left = self._deliver_round(courier, left, found, meeting)
            progress = before != (len(left), sum(parcel.applied for parcel in left))
        meeting.waiting = sum(not self._is_out(parcel.envelope.header.device) for parcel in left)
        meeting.received += sum(parcel.applied for parcel in found.parcels)
        for row, count in courier.arrived.items():
            meeting.arrived[row] = meeting.arrived.get(row, 0) + count
        if left or courier.arrived:
            self.run(lambda tx: _note_delivery(tx, left, courier), "wait")

    def _deliver_round(
        self, courier: Courier, parcels: list[Parcel], found: Found, meeting: Meeting
    ) -> list[Parcel]:
        """Go on with each parcel as far as it goes; returns those that wait for others."""
        waiting: list[Parcel] = []
        while parcels:
            some = together(parcels)
            states = self._deliver_some(courier, some, found, meeting)
            waiting += [one for one, state in zip(some, states, strict=False) if state is State.WAITING]
            going_on = [one for one, state in zip(some, states, strict=False) if state is State.READY]
            parcels = going_on + parcels[len(states) :]
        return waiting

    def _deliver_some(
        self, courier: Courier, parcels: list[Parcel], found: Found, meeting: Meeting
    ) -> list[State]:
        """One piece; where a file is damaged, each of them by itself, so that the others lose nothing."""
        self._step("apply")
        before = [parcel.applied for parcel in parcels]
        try:
            parcels[0].peek()  # a large transaction is unpacked before the writer is held
            states = self.run(lambda tx: courier.piece(tx, parcels), "receive")
        except (NewerFormatError, FileDamagedError, sqlcipher.IntegrityError) as problem:
            for parcel, applied in zip(parcels, before, strict=True):
                parcel.rewind(applied)
            if len(parcels) > 1:
                return [self._deliver_some(courier, [one], found, meeting)[0] for one in parcels]
            if isinstance(problem, NewerFormatError):
                found.newer.add(parcels[0].envelope.header.author)
            else:
                found.refuse(parcels[0].envelope, problem)
            return [State.DONE]
        courier.landed()
        if states[-1] is State.TWICE:
            self.begin_anew()
            courier.own_author, meeting.anew, states[-1] = self.identity.author, True, State.READY
        return states

    def _set_aside(self, place: bytes, found: Found, meeting: Meeting) -> None:
        """Remember what waits, is torn or tampered, and say so when it stays that way."""
        if found.undecided:
            self.run(lambda tx: holding.keep(tx, found.undecided), "wait")
        meeting.waiting += sum(not self._is_out(envelope.header.device) for envelope in found.undecided)
        with self.database.readers.raw() as raw:
            due = holding.is_due(raw, place, found)
        if due:
            self.run(lambda tx: holding.set_aside(tx, place, found), "aside")
        with self.database.readers.raw() as raw:
            told = holding.notices(raw, place, found)
        meeting.notices += [code for code in told if code not in meeting.notices]

    # --- giving -----------------------------------------------------------------------------------

    def acknowledge(self) -> int:
        """Say up to where all of others is here; returns of how many spaces. Who is out says nothing more."""
        with self.database.readers.raw() as raw:
            due = acknowledging.is_due(raw)
        out = sealing.is_out(self.members, self.identity)
        return self.run(acknowledging.acknowledge, "ack") if due and not out else 0

    def seal(self, *, everything: bool) -> int:
        """Seal own operations and flush the seal file; nothing has left yet when this returns.

        By the rights as they are now: what knew of a new key and is closed with the old has no effect.
        The seal file is also written when an earlier writing of it did not come to its end. What was saved
        before this device knew that it may not is judged with its seal, as all others will judge it.
        """
        self._step("seal")
        with self.database.readers.raw() as raw:
            done = None if sealing.is_due(raw) or redaction.is_due(raw) else (0, False)

        def work(transaction: Transaction) -> tuple[int, bool] | None:
            redaction.note_durable(transaction.raw)
            if judging.is_due(transaction.raw):
                return None
            late = judging.is_late(transaction.raw, transaction.log.read_only)
            sealed = sealing.seal(
                transaction, self.identity, self.random, everything=everything, members=self.members
            )
            if late:
                judging.forget(transaction.raw)
            return sealed, late

        while done is None:
            self.reload()
            done = self.run(work, "seal", durable=True)
        count, late = done
        if late:
            self.reload()
        self._step("seal file")
        if count or not self._seal_is_current:
            self._write_seal()
        return count

    def _write_seal(self) -> None:
        self._seal_is_current = False
        with self.database.readers.raw() as raw:
            identities.write_seal(raw, self.identity, self._machine, self._seal_file)
        self._seal_is_current = True

    # --- database ---------------------------------------------------------------------------------

    def run(self, work: Callable[[Transaction], Result], label: str, *, durable: bool = False) -> Result:
        """One transaction of the exchange; waiting saves go first."""
        writer = self.database.writer
        return writer.submit(work, label, durable=durable, priority=Priority.IMPORT).result()

    @property
    def readers(self) -> Readers:
        """Reading connections of the database."""
        return self.database.readers


def _holds_head(raw: RawConnection, log: logs.Log | None, head: HeadName) -> bool:
    chain = logs.chain_at(raw, log, head.seq) if log is not None and head.seq <= log.applied else None
    return chain is not None and chain.hex()[:16] == head.hash16


def _note_delivery(transaction: Transaction, left: list[Parcel], courier: Courier) -> None:
    """Keep files that wait, and the list of what arrived."""
    holding.keep(transaction, [parcel.envelope for parcel in left])
    now = transaction.log.hybrid.clock.wall_ms()
    transaction.raw.executemany(
        "INSERT INTO sync_arrival(at, log, tbl, row, changes) VALUES (?,?,?,?,?)",
        [(now, *row, changes) for row, changes in courier.arrived.items()],
    )
    transaction.raw.execute("DELETE FROM sync_arrival WHERE no <= (SELECT max(no) FROM sync_arrival) - 5000")


def _note_meeting(transaction: Transaction, place: bytes) -> None:
    now = transaction.log.hybrid.clock.wall_ms()
    transaction.raw.execute("UPDATE place SET last_met = ? WHERE id = ?", (now, place))
