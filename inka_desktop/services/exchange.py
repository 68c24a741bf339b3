"""Sending and receiving: places, what is on its way, questions, arrivals, devices, invitations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar
from uuid import UUID

from inka_desktop.errors import InkaError
from inka_desktop.exchange import completeness
from inka_desktop.exchange import questions as asking
from inka_desktop.exchange.healing import Reading
from inka_desktop.exchange.places import bucket_address, share_address
from inka_desktop.exchange.replica import Meeting, Replica
from inka_desktop.exchange.sealing import is_out
from inka_desktop.exchange.snapshots import is_keeper
from inka_desktop.exchange.sweep import orphans, sweep
from inka_desktop.records.specs import by_number
from inka_desktop.records.values import Role
from inka_desktop.store import logs
from inka_desktop.store.clock import wall_of
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.files import Files
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction
from inka_desktop.threads import Helpers

from . import late, packets, record_state, sticks, travel
from .errors import CancelledError, HeldForReviewError, OwnerSilentError
from .exchange_rows import PacketRow, RecordStateRow, StickRow, TravelRow
from .exchange_state import devices, silent_since, state
from .founding import name_device, name_guests
from .invitations import Invitations
from .member_rows import GuestRow
from .members import settle_keys
from .naming import device_names, file_beside, name_fields, name_of
from .places import KnownPlace, Places, folder
from .rows import (
    ArrivalRow,
    DecisionRow,
    DeviceRow,
    EntryRow,
    ExchangeStateRow,
    InvitationRow,
    PlaceRow,
    QuestionRow,
    SyncRow,
)  # fmt: skip
from .watch import Watch

_SILENT = {"device", "attachment"}
"""What comes along by itself and is no news to people."""

_Line = tuple[int, bytes, str, UUID | None]
"""What arrived together: when, from which device, of what kind, and of which record where it has a name."""

_AT_ONCE = 200
"""Decisions in one transaction; the exchange takes up to 500 operations in one."""

Result = TypeVar("Result")
Progress = Callable[[int, int, str], None]


class Exchange:
    """The exchange of one open workspace. Reads are plain calls; writes and meetings give futures."""

    def __init__(self, replica: Replica, files: Files) -> None:
        self._replica = replica
        self._database = replica.database
        self._files = files
        self.places = Places(replica, files)
        self._meetings = Helpers(1, "inka-exchange")
        self._closing = Event()
        self._deciding = ThreadPoolExecutor(1, thread_name_prefix="inka-deciding")
        self._notices: tuple[str, ...] = ()
        self._met: list[Callable[[], None]] = []
        self.worded: Callable[[list[QuestionRow]], list[QuestionRow]] = lambda found: found
        """Gives questions words that only other services know: those of a form."""
        self.watch = Watch(self.places, lambda: self.state().unsent)

    def on_met(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back on the exchange's thread after all places were met; returns how to stop it."""
        self._met.append(callback)
        return lambda: self._met.remove(callback)

    @property
    def replica(self) -> Replica:
        """This device's side of the exchange, for other services."""
        return self._replica

    def close(self, patience_s: float | None = None) -> bool:
        """End after the running meeting; whether it has ended.

        Args:
            patience_s: so many seconds at most; then a meeting that hangs is left behind.
        """
        self._closing.set()
        ended = self._meetings.close(patience_s)
        self._deciding.shutdown(wait=True)
        return ended

    # --- state ------------------------------------------------------------------------------------

    def state(self) -> ExchangeStateRow:
        """Where own changes are, and what is open."""
        places, now_ms = self.places.rows(), self._database.writer.core.log.hybrid.clock.wall_ms()
        with self._database.readers.raw() as raw:
            row = state(raw, self._replica.identity, places, now_ms)
            silent = silent_since(raw, self._replica.identity, self._replica.members, row.last_met)
            asked = len(self._asked(raw))
        notices = self._notices if silent is None else (*self._notices, OwnerSilentError.code)
        return replace(row, questions=asked, notices=notices, silent_since=silent)

    def record_states(self, kind: str, ids: Sequence[UUID]) -> dict[UUID, RecordStateRow]:
        """How far own work on some records has got; records without any are left out."""
        with self._database.readers.raw() as raw:
            return record_state.states(raw, self._replica.identity, kind, ids, self._files.has)

    def devices(self) -> list[DeviceRow]:
        """All devices of the workspace, the own one first."""
        with self._database.readers.raw() as raw:
            return devices(raw, self._replica.identity, self._replica.members)

    def arrivals(self, limit: int = 50) -> list[ArrivalRow]:
        """What came lately, newest first: a line for each record and device, one for a kind without names."""
        lines: dict[_Line, ArrivalRow] = {}
        records: dict[_Line, set[UUID]] = defaultdict(set)
        changes: Counter[_Line] = Counter()
        with self._database.readers.raw() as raw:
            for at, log, table, row, count in raw.execute(
                "SELECT at, log, tbl, row, changes FROM sync_arrival ORDER BY no DESC"
            ):
                spec = by_number().get(table)
                if spec is None or spec.kind in _SILENT:
                    continue
                label, device = name_of(raw, spec, row), logs.get_log(raw, log).device
                line = (at, device, label.kind, label.id if name_fields(label.kind) else None)
                if line not in lines:
                    if len(lines) == limit:
                        break
                    name, person = device_names(raw, device)
                    lines[line] = ArrivalRow(
                        _moment(at), name, person, label.kind, label.id, label.name, 0, label.on
                    )
                records[line].add(label.id)
                changes[line] += count
        return [
            replace(row, changes=changes[line], records=len(records[line])) for line, row in lines.items()
        ]

    # --- meeting ----------------------------------------------------------------------------------

    def sync(
        self,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        everything: bool = True,
        everywhere: bool = False,
        reading: Reading | None = None,
    ) -> Future[SyncRow]:
        """Meet all places, one after the other, on a thread of its own.

        Args:
            progress: told (done, of, path of the place).
            cancelled: asked between two places; what was done stays done.
            everything: also send what an editor is typing into ("Jetzt senden").
            everywhere: compare all that lies at the places, as every tenth meeting does.
            reading: how much of it is read then, when not a part as usual; told what came of it.
        """
        meet = partial(self._meet, everything=everything, everywhere=everywhere, reading=reading)
        return self._meetings.submit(self._sync, progress, cancelled or (lambda: False), meet)

    def _sync(
        self, progress: Progress | None, cancelled: Callable[[], bool], meet: Callable[..., SyncRow]
    ) -> SyncRow:
        places = self.places.known()
        total = SyncRow(0, 0, 0, 0, 0, ())
        for number, place in enumerate(places):
            if cancelled() or self._closing.is_set():
                break
            if progress is not None:
                progress(number, len(places), place.address.where)
            total = meet(place, total)
        own = self._replica.members.devices.get(self._replica.identity.device)
        if own is not None and own.held:
            total = replace(total, notices=(*total.notices, HeldForReviewError.code))
        if progress is not None:
            progress(len(places), len(places), "")
        self._notices = total.notices
        self.watch.met()
        for callback in tuple(self._met):
            callback()
        return replace(total, questions=self.state().questions)

    def _meet(
        self, place: KnownPlace, total: SyncRow, *, everything: bool, everywhere: bool,
        reading: Reading | None,
    ) -> SyncRow:  # fmt: skip
        """Meet one place; trouble with it is a notice, for the others still wait."""
        place = self.places.at_hand(place)
        try:
            meeting, attachments = self.places.meet(
                place, everything=everything, everywhere=everywhere, reading=reading
            )
            self._tidy(place)
        except CancelledError:
            raise
        except InkaError as trouble:
            self.places.say(place, trouble.code)
            return replace(total, notices=(*total.notices, trouble.code))
        self.places.say(place, "")
        self._follow_up(meeting)
        stick = place.row(sticks.drives()).removable
        return SyncRow(
            total.sent + meeting.sent, total.received + meeting.received, total.waiting + meeting.waiting, 0,
            total.attachments + attachments, (*total.notices, *meeting.notices),
            (*total.removable, place.address.where) if stick else total.removable,
        )  # fmt: skip

    def _tidy(self, place: KnownPlace) -> None:
        """At every tenth meeting: let go of attachments that nothing names any more."""
        if not self.places.is_tenth(place):
            return
        me, members = self._replica.identity.device, self._replica.members
        with self._database.readers.raw() as raw:
            spaces = [space.id for space in logs.spaces(raw) if is_keeper(members, me, space)]
            due = orphans(raw) or raw.execute("SELECT 1 FROM blob_idle LIMIT 1").fetchone()
        if due:
            self._write(lambda tx: sweep(tx, self._files, spaces), "sweep").result()

    def _follow_up(self, meeting: Meeting) -> None:
        """Follow up on what came: as the owner, turn enrolments into ordinary grants.

        They leave with the next meeting.
        """
        with self._database.readers.raw() as raw:
            expecting = completeness.is_expecting(raw)
        if expecting:
            self._write(lambda tx: completeness.settle(tx.raw), "setup").result()
        if not meeting.received or is_out(self._replica.members, self._replica.identity):
            return
        name_device(self._replica)
        if self._replica.identity.role == Role.OWNER:
            settle_keys(self._replica)
            self._write(lambda tx: name_guests(tx, self._replica), "setup").result()

    # --- questions --------------------------------------------------------------------------------

    def questions(self) -> list[QuestionRow]:
        """All open questions, with the values side by side."""
        with self._database.readers.raw() as raw:
            found = [self._question(raw, one) for one in self._asked(raw)]
        return self.worded(found)

    def _asked(self, raw: RawConnection) -> list[asking.Question]:
        return late.open_questions(raw, self._replica.members)

    def _question(self, raw: RawConnection, asked: asking.Question) -> QuestionRow:
        label = name_of(raw, asked.spec, asked.row)
        reason = "deleted" if asked.field.name == "alive" else "entries"
        reason = reason if asked.merged is None else "merged"
        entries = tuple(self._entry(raw, asked, place) for place in range(len(asked.entries)))
        return QuestionRow(
            asked.id, reason, asked.spec.kind, UUID(bytes=asked.row), label.kind, label.id, label.name,
            asked.field.name,
            entries, asked.field.to_python(asked.ancestor), label.on, asked.merged,
        )  # fmt: skip

    def _entry(self, raw: RawConnection, asked: asking.Question, place: int) -> EntryRow:
        entry = asked.entries[place]
        name, person = device_names(raw, entry.device)
        value = asked.field.to_python(entry.value)
        at, about = _moment(wall_of(entry.hlc)), file_beside(raw, asked.spec, asked.field, entry.name)
        return EntryRow(_choice(entry.name), value, name, person, at, place == 0, about)

    def decide(self, decisions: Sequence[DecisionRow]) -> Future[int]:
        """Decide questions, which ends them everywhere; undone as one.

        A question that was decided meanwhile stays as it was decided.

        Returns:
            How many were still open.
        """
        action = self._replica.random.token(8)
        return self._deciding.submit(
            lambda: sum(
                self._database.writer.submit(
                    partial(self._decide, decisions[at : at + _AT_ONCE]), "resolve", action=action
                ).result()
                for at in range(0, len(decisions), _AT_ONCE)
            )
        )

    def _decide(self, decisions: Sequence[DecisionRow], transaction: Transaction) -> int:
        asked = {one.id: one for one in self._asked(transaction.raw)}
        still = [(asked[one.question], one) for one in decisions if one.question in asked]
        for question, decision in still:
            value = question.field.to_storage(decision.value)
            chosen = next((one for one in question.entries if _choice(one.name) == decision.choice), None)
            if chosen is not None:
                value = chosen.value
            if late.is_late(question):
                late.decide(transaction, question, value)
            else:
                asking.resolve(transaction, question, value, chosen)
        return len(still)

    # --- places and invitations -------------------------------------------------------------------

    def add_place(self, path: Path, spaces: Collection[UUID] | None = None) -> Future[PlaceRow]:
        """Use a folder as an exchange place; an empty one becomes a new place, an existing one is joined.

        Args:
            path: of the folder.
            spaces: what it is for; when left out everything this device holds, or what it was for already.

        Raises:
            EnvironmentalError: from the future: the folder cannot be used.
        """
        return self._meetings.submit(self.places.add, folder(path), spaces)

    def add_share(
        self, link: str, password: str = "", spaces: Collection[UUID] | None = None
    ) -> Future[PlaceRow]:
        """Use a share link (Nextcloud and whatever speaks WebDAV) as an exchange place.

        Args:
            link: as people copy it, ``https://cloud.example/s/TOKEN``.
            password: of the share, if it has one.
            spaces: as for a folder.

        Raises:
            PlaceAddressError: that is no such link.
            EnvironmentalError: from the future: the place cannot be used.
        """
        return self._meetings.submit(self.places.add, share_address(link, password), spaces)

    def add_bucket(
        self, address: str, key: str, secret: str, spaces: Collection[UUID] | None = None
    ) -> Future[PlaceRow]:
        """Use a bucket (S3 or a server that speaks it) as an exchange place; needs the extra ``s3``.

        Args:
            address: ``https://server/bucket`` or ``https://server/bucket/prefix``.
            key: the access key.
            secret: the secret key; both stay in the encrypted database.
            spaces: as for a folder.

        Raises:
            BucketAddressError: that is no such address, or a key is missing.
            EnvironmentalError: from the future: the place cannot be used.
        """
        return self._meetings.submit(self.places.add, bucket_address(address, key, secret), spaces)

    def know_place(self, store_id: bytes, path: Path) -> Future[PlaceRow]:
        """Remember a place, whether it can be reached now or not."""
        return self.places.know(store_id, folder(path))

    def limit_place(self, place: UUID, spaces: Collection[UUID] | None) -> Future[None]:
        """Say which parts of the workspace a place is for, all for None; what lies there stays.

        Letterhead, catalogue and rights go everywhere: nobody can read the rest without them.
        """
        return self.places.limit(place, spaces)

    def remove_place(self, place: UUID) -> Future[None]:
        """Meet this place no more; what lies there stays."""
        return self.places.remove(place)

    def found_sticks(self) -> list[StickRow]:
        """Places on drives that are plugged in now."""
        return self.places.found_sticks()

    # --- packets and the road ---------------------------------------------------------------------

    def write_packets(self, into: Path, spaces: Collection[UUID] | None = None) -> Future[list[Path]]:
        """Write what others may lack into files of at most 10 MB, to be sent by mail.

        Args:
            into: a folder.
            spaces: what goes along; everything this device holds when left out.

        Raises:
            OSError: from the future: a file cannot be written.
        """
        return self._meetings.submit(packets.write, self._replica, self._files, into, spaces)

    def take_in(self, path: Path) -> Future[PacketRow]:
        """Take in a packet; taking it in again, or in another order, does no harm.

        Raises:
            PacketDamagedError, PacketForeignError, NewerFormatError: from the future; nothing was changed.
            OSError: from the future: the file cannot be read.
        """

        def work() -> PacketRow:
            meeting, row = packets.take_in(self._replica, self._files, path)
            self._follow_up(meeting)
            return row

        return self._meetings.submit(work)

    def attachments_of(self, records: Sequence[UUID] = (), spaces: Sequence[UUID] = ()) -> TravelRow:
        """How many attachments of some records or spaces are on this device."""
        with self._database.readers.raw() as raw:
            return travel.counted(travel.chosen(raw, records, spaces), self._files)

    def prepare_for_travel(
        self, records: Sequence[UUID] = (), spaces: Sequence[UUID] = (), progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Future[TravelRow]:  # fmt: skip
        """Fetch all attachments of some records or spaces, large ones too, and keep wanting those missing.

        Args:
            records: visits, projects, or attachments themselves.
            spaces: everything in them.
            progress: told (done, of, path of the place).
            cancelled: asked between two files; what was fetched stays.
        """
        return self._meetings.submit(
            travel.prepare, self._replica.database, self.places, self._files, records, spaces,
            progress or (lambda _done, _of, _where: None), cancelled or (lambda: False),
        )  # fmt: skip

    def invite(
        self, person: str, place: UUID, role: Role = Role.COORDINATOR, projects: Sequence[UUID] = (),
        organization: str = "",
    ) -> Future[InvitationRow]:  # fmt: skip
        """Invite a person's device; owners only. Hand over file and code by two different ways.

        Args:
            person: whose device it will be.
            place: where to meet.
            role: what the device may do.
            projects: whose spaces a carrier gets; for a reader none stands for all.
            organization: where the person works.

        Raises:
            NotOwnerError: from the future: this device is not an owner's.
        """
        return self._meetings.submit(self._invite, person, place, role, tuple(projects), organization)

    def _invite(
        self, person: str, place: UUID, role: Role, projects: tuple[UUID, ...], organization: str
    ) -> InvitationRow:
        with self._database.readers.raw() as raw:
            spaces = tuple(_space_of(raw, project) for project in projects)
        guest = GuestRow(person, str(role), spaces, organization)
        (made,) = Invitations(self._replica).invite_all([guest], place)
        return InvitationRow(made.file, made.code, made.file_name)

    # --- inside -----------------------------------------------------------------------------------

    def _write(self, work: Callable[[Transaction], Result], label: str) -> Future[Result]:
        return self._database.writer.submit(work, label)


def _space_of(raw: RawConnection, project: UUID) -> UUID:
    found = raw.execute("SELECT space FROM project WHERE id = ?", (project.bytes,)).fetchone()
    if found is None:
        raise UnknownRecordError(kind="project")
    return UUID(bytes=found[0])


def _choice(name: int) -> bytes:
    """How an entry is named when it is chosen: its operation."""
    return name.to_bytes(8, "big")


def _moment(wall_ms: int) -> datetime:
    return datetime.fromtimestamp(wall_ms / 1000, UTC)
