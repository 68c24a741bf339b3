"""What keeps places and devices small over the years: packs, snapshots, retiring, what was erased.

A part of each meeting. Where nothing is due it asks the database a few questions and the place none;
folders of snapshots are looked at in those meetings that look at everything, and by a device that
begins or that lacks files which nobody has any more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlcipher

from inka_desktop.store import logs
from inka_desktop.store.logs import STREAM_ROWS, Space
from inka_desktop.store.oplog import Change, Kind
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import cleaning, erasing, packs, pruning, refilling, retirement, snapknown, snapshots, succession
from .attest import Checker, Statement
from .errors import FileDamagedError, SnapshotUnfitError
from .intake import Found
from .known import Known
from .names import DATA
from .packing import Packer
from .snapfile import SnapFile
from .store import Source, Store

if TYPE_CHECKING:
    from .replica import Meeting, Replica


@dataclass(frozen=True, slots=True)
class Habits:
    """How much has to gather before something is done.

    Attributes:
        pack: so many files become one.
        patience: own meetings with a place before the files of a pack go.
        tail: operations since the last snapshot that make one due.
        times: or so many times more of them than there are rows, but at least ``least``.
        dormant_days: of silence after which a device holds nothing back.
    """

    pack: int = 8
    patience: int = 10
    tail: int = 20_000
    times: int = 3
    least: int = 1_000
    dormant_days: int = retirement.DORMANT_DAYS


@dataclass(slots=True)
class Upkeep:
    """The upkeep of one replica."""

    replica: Replica
    habits: Habits
    step: Callable[[str], None]
    _tried: set[tuple[bytes, bool]] = field(default_factory=set)
    _empty: set[bytes] = field(default_factory=set)
    """Spaces for which no snapshot lay at the place when it was looked at last."""
    _vain: dict[bytes, tuple[object, ...]] = field(default_factory=dict)
    """By space what lay at the place and how much was here, when no snapshot helped."""
    _refilled: dict[bytes, set[int]] = field(default_factory=dict)
    """By snapshot what was still blank here when it had been looked through."""
    _only: Collection[bytes] | None = None
    """The spaces that the place is for; None for all."""

    # --- beginning and catching up ------------------------------------------------------------------

    def begin_meeting(self, *, everywhere: bool, only: Collection[bytes] | None) -> None:
        """Every space that the place is for may be tried once in a meeting."""
        self._only = only
        self._tried.clear()
        if everywhere:
            self._empty.clear()
            self._vain.clear()

    def beginnings(self, known: Known, store: Source) -> set[bytes]:
        """Spaces of which nothing of others is here and a snapshot of theirs lies there: it goes first."""
        with self.replica.readers.raw() as raw:
            mine = {
                number
                for (number,) in raw.execute(
                    "SELECT number FROM sync_snapshot WHERE device = ?", (self.replica.identity.device,)
                )
            }
            begun = {
                space
                for (space,) in raw.execute(
                    "SELECT DISTINCT space FROM sync_log WHERE stream = ? AND own = 0 AND applied >= start",
                    (STREAM_ROWS,),
                )
            }
        readable = {space for space, _ in known.keys}
        fresh = {
            space.id
            for space in known.spaces.values()
            if space.number not in begun
            and self._is_for(space.id)
            and space.id in readable - self._empty
            and (space.id, True) not in self._tried
        }
        found = {
            space
            for space in fresh
            if not {name.snapshot for name, _ in snapshots.listed(store, space)} <= mine
        }
        self._empty |= fresh - found
        return found

    def catch_up(self, store: Source, found: Found, later: set[bytes], meeting: Meeting) -> bool:
        """Take in snapshots: where this device begins, and where files are gone; whether one came."""
        wanted = [(space, True) for space in sorted(later)]
        wanted += [(space, False) for space in sorted(self._gaps(found) - later)]
        caught = bool(later)  # their logs were put off, so there is another look in any case
        for space, begins in wanted:
            if (space, begins) not in self._tried:
                self._tried.add((space, begins))
                caught |= self._absorb_new(store, space, meeting, begins=begins)
        return caught

    def _gaps(self, found: Found) -> set[bytes]:
        """Spaces in which a head tells of rows that are still not here."""
        if not found.news:
            return set()
        known = Known.read(self.replica.readers, self.replica.identity.device)
        gaps = set()
        for name in found.news:
            if name[1] == DATA and not all(
                known.has(name, head.seq, head.hash16) for head in found.heads.get(name, [])
            ):
                gaps |= {one for one in known.spaces if one.hex()[:8] == name[0] and self._is_for(one)}
        return gaps

    def _absorb_new(self, store: Source, space_id: bytes, meeting: Meeting, *, begins: bool) -> bool:
        """Take in a snapshot of a space, unless nothing changed here or there since none of them helped."""
        with self.replica.readers.raw() as raw:
            (here,) = raw.execute("SELECT sum(applied) FROM sync_log").fetchone()
        lying = (here, begins, *store.listing(f"s/{space_id.hex()}/snap"))
        if self._vain.get(space_id) == lying:
            return False
        caught = self._absorb_one(store, space_id, meeting, begins=begins)
        if not caught:
            self._vain[space_id] = lying
        return caught

    def _absorb_one(self, store: Source, space_id: bytes, meeting: Meeting, *, begins: bool) -> bool:
        """Take in the best snapshot of a space; who begins reads the logs rather than an unattested one."""
        members = self.replica.members
        with self.replica.readers.raw() as raw:
            space = next((one for one in logs.spaces(raw) if one.id == space_id), None)
            if space is None:
                return False
            found = snapshots.indexes(store, raw, space, members)
            usable = [
                index
                for index in sorted(found, key=lambda one: not snapshots.is_attested(one, members))
                if snapshots.is_usable(index, space, members)
                and (snapshots.is_attested(index, members) or not begins)
                and snapshots.holds_control(raw, index)
                and _has_news(raw, space, index)
            ]
        for index in usable:
            with self.replica.readers.raw() as raw:
                files = snapshots.read_blocks(store, raw, space, index)
            if files is None:
                continue
            meeting.reads += 1 + len(files)
            if self._absorb(space, index, files, meeting):
                return True
        return False

    def _absorb(self, space: Space, index: snapshots.Index, files: list[SnapFile], meeting: Meeting) -> bool:
        self.step("snapshot")
        run, members, me = self.replica.run, self.replica.members, self.replica.identity.device

        def work(transaction: Transaction) -> int:
            return snapshots.absorb(transaction, space, members, index, files, me)

        try:
            for file in files:
                file.verify(members.devices[index.maker].sign_public)
            came = run(work, "receive")
        except SnapshotUnfitError as unfit:
            if unfit.context.get("reason") == "own":
                self.replica.begin_anew()
                meeting.anew = True
                came = run(work, "receive")
            else:
                return False
        except (FileDamagedError, sqlcipher.IntegrityError):
            return False
        meeting.received += came
        return True

    # --- looking after a place ----------------------------------------------------------------------

    def speak(self, place: bytes, store: Store) -> None:
        """Attest and retire, before own operations are sealed; only in meetings that look at everything."""
        with self.replica.readers.raw() as raw:
            spaces = logs.spaces(raw)
        for space in spaces:
            if self._is_readable(space):
                self._look_at_snapshots(place, store, space)
                self._retire(space)
        self._prune()

    def _prune(self) -> None:
        replica = self.replica
        member = replica.members.devices.get(replica.identity.device)
        with replica.readers.raw() as raw:
            due = member is not None and pruning.is_due(raw, member.role)
        if due:
            now_ms = replica.database.writer.core.log.hybrid.clock.wall_ms()
            replica.run(partial(pruning.prune, now_ms=now_ms), "prune")

    def meet(self, place: bytes, store: Store, *, everywhere: bool) -> None:
        """Do what is due at a place, after own files were published."""
        with self.replica.readers.raw() as raw:
            spaces = logs.spaces(raw)
        for space in spaces:
            if self._is_readable(space):
                self._snapshot(space)
                if everywhere or self._is_unpublished(place, space):
                    self._publish(place, store, space)

    def _is_for(self, space: bytes) -> bool:
        return self._only is None or space in self._only

    def _is_readable(self, space: Space) -> bool:
        """Whether this device holds a key of a space that the place is for."""
        if not self._is_for(space.id):
            return False
        with self.replica.readers.raw() as raw:
            found = raw.execute("SELECT 1 FROM sync_key WHERE space = ?", (space.id,)).fetchone()
        return found is not None

    def pack(self, place: bytes, store: Store) -> None:
        """Make own packs and put them there, before anything that follows them is published."""
        me, habits = self.replica, self.habits
        packer = Packer(me.identity, me.random, habits.pack, habits.patience)
        packs.look_after(me, packer, place, store, self._is_for, self.step)

    # --- snapshots ----------------------------------------------------------------------------------

    def _snapshot(self, space: Space) -> None:
        """Make one when it is due and nobody before us in line does."""
        replica, habits = self.replica, self.habits
        with replica.readers.raw() as raw:
            turn = self._turn(space)
            if turn is None:
                return
            tail = snapshots.tail_of(raw, space)
            asked = raw.execute(
                "SELECT 1 FROM setting WHERE name = ?", (erasing.due_name(space.id),)
            ).fetchone()
            many = tail >= habits.tail * turn
            if not many and asked is None and tail > habits.least * turn:
                many = tail > habits.times * snapshots.rows_of(raw, space) * turn
        if not many and asked is None:
            return
        made = snapshots.make(replica.readers, replica.identity, replica.members, space, replica.random)
        if made is not None:
            self.step("keep snapshot")

            def work(transaction: Transaction) -> None:
                snapshots.keep(transaction, replica.identity, made)
                transaction.raw.execute("DELETE FROM setting WHERE name = ?", (erasing.due_name(space.id),))

            replica.run(work, "snapshot")

    def _turn(self, space: Space) -> int | None:
        """1 for the first of the keepers, 2 for the second, and so on; None for everybody else."""
        members = self.replica.members
        keepers = sorted(one for one in members.devices if snapshots.is_keeper(members, one, space))
        me = self.replica.identity.device
        return keepers.index(me) + 1 if me in keepers else None

    def _is_unpublished(self, place: bytes, space: Space) -> bool:
        with self.replica.readers.raw() as raw:
            found = raw.execute(
                "SELECT number, attests FROM sync_snapshot WHERE space = ? AND own = 1", (space.number,)
            ).fetchall()
            told = raw.execute(
                "SELECT value FROM setting WHERE name = ?", (_put_name(place, space),)
            ).fetchone()
        return bool(found) and (told is None or told[0] != _mark(found))

    def _publish(self, place: bytes, store: Store, space: Space) -> None:
        """Put own snapshots where they are missing; with what others said about them meanwhile."""
        replica = self.replica
        cleaning.forget_old_snapshots(replica, space)
        with replica.readers.raw() as raw:
            found = raw.execute(
                "SELECT number, attests FROM sync_snapshot WHERE space = ? AND own = 1", (space.number,)
            ).fetchall()
        for number, attests in found:
            self.step("put snapshot")
            cleaning.put_snapshot(replica, store, space, number, snapshots.unpack_attests(attests))
        if found:
            name, mark = _put_name(place, space), _mark(found)
            replica.run(
                lambda tx: tx.raw.execute(
                    "INSERT OR REPLACE INTO setting(name, value) VALUES (?,?)", (name, mark)
                ),
                "snapshot",
            )

    def _look_at_snapshots(self, place: bytes, store: Store, space: Space) -> None:
        """Learn of others' snapshots, attest one that is right, take away those that are not needed."""
        replica, me = self.replica, self.replica.identity.device
        member = replica.members.devices.get(me)
        with replica.readers.raw() as raw:
            found = snapshots.indexes(store, raw, space, replica.members)
            seen = {
                number
                for (number,) in raw.execute(
                    "SELECT number FROM sync_snapshot WHERE attests <> ?", (b"\x90",)
                )
            }
        others = [index for index in found if index.maker != me]
        self._refill(store, space, others)
        for index in found:
            remember = partial(snapshots.remember, space=space, index=index, members=replica.members)
            replica.run(remember, "snapshot")
        attested = [index for index in found if snapshots.is_attested(index, replica.members)]
        newest = next(
            (
                index
                for index in others
                if index not in attested
                and snapshots.is_usable(index, space, replica.members)
                and not any(cleaning.is_within(index, one) for one in attested)
            ),
            None,
        )
        with replica.readers.raw() as raw:
            blank = bool(
                refilling.wanted(raw, space)
            )  # a state with less must not take the place of one with more
        may = member is not None and member.may_write(space.id, space.kind) and not blank
        if newest is not None and may and newest.number not in seen:
            self._attest(store, space, newest)
        cleaning.take_old_snapshots(replica, place, store, space, found)
        self._succeed(space, found)

    def _succeed(self, space: Space, lying: list[snapshots.Index]) -> None:
        """A snapshot is due where the maker of the last one may make none any more."""
        replica, due = self.replica, erasing.due_name(space.id)
        with replica.readers.raw() as raw:
            left = succession.is_left_behind(raw, space, replica.members, lying)
        if not left or self._turn(space) is None:
            return
        replica.run(
            lambda tx: tx.raw.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, 1)", (due,)),
            "snapshot",
        )

    def _refill(self, store: Store, space: Space, others: list[snapshots.Index]) -> None:
        """Fill in from others' snapshots what is blank here and need not be."""
        replica = self.replica
        for index in others:
            with replica.readers.raw() as raw:
                blank = refilling.wanted(raw, space)
                if not blank or self._refilled.get(index.number) == blank:
                    continue
                usable = snapshots.is_usable(index, space, replica.members)
                files = snapshots.read_blocks(store, raw, space, index) if usable else None
            if files is None:
                continue

            def work(transaction: Transaction, files: list[SnapFile] = files) -> int:
                return refilling.fill(transaction, space, snapshots.blocks_of(files, transaction.raw, space))

            with suppress(FileDamagedError):
                for file in files:
                    file.verify(replica.members.devices[index.maker].sign_public)
                replica.run(work, "refill")
            with replica.readers.raw() as raw:
                self._refilled[index.number] = refilling.wanted(raw, space)

    def _attest(self, store: Store, space: Space, index: snapshots.Index) -> None:
        replica = self.replica
        with replica.readers.raw() as raw:
            files = snapshots.read_blocks(store, raw, space, index)
            if files is None:
                return
            try:
                digest = snapshots.digest_of_files(files, raw, space)
            except FileDamagedError:
                return
            settled = retirement.settled(raw, space, replica.members, replica.identity.device)
            checker = Checker(raw, space, settled)
            if digest != index.digest or not checker.agrees(snapshots.blocks_of(files, raw, space)):
                return
            knew = snapknown.hash_of(snapshots.blocks_of(files, raw, space))
            said_more = knew if knew == snapknown.hash_of(checker.knew()) else b""
        statement = Statement(
            space.id, index.number, digest, index.reach, index.maker, replica.identity.device, said_more
        )
        said = statement.signed(replica.identity.keys)
        self.step("attest")

        def work(transaction: Transaction) -> None:
            snapshots.note_attest(transaction.raw, space, said, statement, replica.identity.device)
            row = index.number + bytes(8)
            transaction.log.write([Change(space.id, 0, row, Kind.ATTEST, {0: said})])

        replica.run(work, "attest")

    def _retire(self, space: Space) -> None:
        """Say what need not be kept any more, as the maker of an attested snapshot."""
        replica = self.replica

        def work(transaction: Transaction) -> None:
            now_ms = transaction.log.hybrid.clock.wall_ms()
            found = retirement.due(
                transaction.raw,
                space,
                replica.members,
                replica.identity.device,
                now_ms,
                self.habits.dormant_days,
            )
            if found is not None:
                self.step("retire")
                retirement.say(transaction, space, replica.members, *found)

        with replica.readers.raw() as raw:
            mine = raw.execute(
                "SELECT 1 FROM sync_snapshot WHERE space = ? AND own = 1 AND attests <> ?",
                (space.number, b"\x90"),
            ).fetchone()
        if mine is not None:
            replica.run(work, "retire")


def _put_name(place: bytes, space: Space) -> str:
    return f"snapshot put {place.hex()} {space.number}"


def _mark(found: list[tuple[bytes, bytes]]) -> bytes:
    return b"".join(number + attests for number, attests in sorted(found))


def _has_news(raw: RawConnection, space: Space, index: snapshots.Index) -> bool:
    return not snapshots.goes_as_far(snapshots.applied(raw, space), snapshots.reach_of(index.reach))
