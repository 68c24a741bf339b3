"""Sending and receiving: places, what is on its way, questions, arrivals, devices, invitations."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from inka_desktop.errors import EnvironmentalError, InkaError
from inka_desktop.exchange import joining
from inka_desktop.exchange import questions as asking
from inka_desktop.exchange.blobs import CHECK_EVERY, BlobCourier
from inka_desktop.exchange.invitation import InvitedPlace
from inka_desktop.exchange.local_store import LocalStore, create_place, open_place
from inka_desktop.exchange.names import author12
from inka_desktop.exchange.replica import Meeting, Replica
from inka_desktop.exchange.snapshots import is_keeper
from inka_desktop.exchange.store import store_names
from inka_desktop.exchange.sweep import orphans, sweep
from inka_desktop.records import ids
from inka_desktop.records.network import Person
from inka_desktop.records.specs import by_number
from inka_desktop.records.values import Role
from inka_desktop.store import logs
from inka_desktop.store.clock import wall_of
from inka_desktop.store.files import Files
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .exchange_state import devices, state
from .founding import name_device
from .naming import name_of
from .rows import (
    ArrivalRow,
    DeviceRow,
    EntryRow,
    ExchangeStateRow,
    InvitationRow,
    PlaceRow,
    QuestionRow,
    SyncRow,
)  # fmt: skip

_SILENT = {"device", "attachment"}
"""What comes along by itself and is no news to people."""

Result = TypeVar("Result")
Progress = Callable[[int, int, str], None]


class Exchange:
    """The exchange of one open workspace. Reads are plain calls; writes and meetings give futures."""

    def __init__(self, replica: Replica, files: Files) -> None:
        self._replica = replica
        self._database = replica.database
        self._files = files
        self._meetings = ThreadPoolExecutor(1, thread_name_prefix="inka-exchange")
        self._notices: tuple[str, ...] = ()

    def close(self) -> None:
        """End after the running meeting."""
        self._meetings.shutdown(wait=True, cancel_futures=True)

    # --- state ------------------------------------------------------------------------------------

    def state(self) -> ExchangeStateRow:
        """Where own changes are, and what is open."""
        with self._database.readers.raw() as raw:
            row = state(raw, self._replica.identity)
            asked = len(asking.open_questions(raw, self._replica.members))
        places = tuple(replace(place, reachable=Path(place.path).is_dir()) for place in row.places)
        return replace(row, places=places, questions=asked, notices=self._notices)

    def devices(self) -> list[DeviceRow]:
        """All devices of the workspace, the own one first."""
        with self._database.readers.raw() as raw:
            return devices(raw, self._replica.identity, self._replica.members)

    def arrivals(self, limit: int = 50) -> list[ArrivalRow]:
        """What came lately, newest first, one line for each record and device."""
        with self._database.readers.raw() as raw:
            found = raw.execute(
                "SELECT at, log, tbl, row, changes FROM sync_arrival ORDER BY no DESC LIMIT ?", (limit * 4,)
            ).fetchall()
            merged: dict[tuple[int, bytes, str, UUID], ArrivalRow] = {}
            for at, log, table, row, changes in found:
                spec = by_number().get(table)
                if spec is None or spec.kind in _SILENT:
                    continue
                label, device = name_of(raw, spec, row), logs.get_log(raw, log).device
                key = (at, device, label.kind, label.id)
                if key in merged:
                    merged[key] = replace(merged[key], changes=merged[key].changes + changes)
                elif len(merged) < limit:
                    name, person = device_names(raw, device)
                    merged[key] = ArrivalRow(
                        _moment(at), name, person, label.kind, label.id, label.name, changes, label.on
                    )
        return list(merged.values())

    # --- meeting ----------------------------------------------------------------------------------

    def sync(
        self,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        everything: bool = True,
    ) -> Future[SyncRow]:
        """Meet all places, one after the other, on a thread of its own.

        Args:
            progress: told (done, of, path of the place).
            cancelled: asked between two places; what was done stays done.
            everything: also send what an editor is typing into ("Jetzt senden").
        """
        return self._meetings.submit(self._sync, progress, cancelled or (lambda: False), everything)

    def _sync(self, progress: Progress | None, cancelled: Callable[[], bool], everything: bool) -> SyncRow:
        with self._database.readers.raw() as raw:
            places = raw.execute("SELECT id, store_id, path FROM place ORDER BY path").fetchall()
        total = SyncRow(0, 0, 0, 0, 0, ())
        for number, (place, store_id, path) in enumerate(places):
            if cancelled():
                break
            if progress is not None:
                progress(number, len(places), path)
            total = self._meet(place, store_id, Path(path), everything, total)
        if progress is not None:
            progress(len(places), len(places), "")
        self._notices = total.notices
        return replace(total, questions=self.state().questions)

    def _meet(self, place: bytes, store_id: bytes, path: Path, everything: bool, total: SyncRow) -> SyncRow:
        """Meet one place; trouble with it is a notice, for the others still wait."""
        try:
            store = open_place(path, store_id, self._tag(), self._replica.random)
            meeting = self._replica.meet(place, store, everything=everything)
            attachments = BlobCourier(self._database, self._files, store, place).meet()
            self._tidy(place, store)
        except InkaError as trouble:
            self._say(place, trouble.code)
            return replace(total, notices=(*total.notices, trouble.code))
        self._say(place, "")
        self._follow_up(meeting)
        return SyncRow(
            total.sent + meeting.sent, total.received + meeting.received, total.waiting + meeting.waiting, 0,
            total.attachments + attachments, (*total.notices, *meeting.notices),
        )  # fmt: skip

    def _tidy(self, place: bytes, store: LocalStore) -> None:
        """At every tenth meeting: own uploads that never ended, attachments that nothing names any more."""
        me, members = self._replica.identity.device, self._replica.members
        with self._database.readers.raw() as raw:
            if raw.execute("SELECT syncs FROM place WHERE id = ?", (place,)).fetchone()[0] % CHECK_EVERY:
                return
            spaces = [space.id for space in logs.spaces(raw) if is_keeper(members, me, space)]
            due = orphans(raw) or raw.execute("SELECT 1 FROM blob_idle LIMIT 1").fetchone()
        clock = self._database.writer.core.log.hybrid.clock
        store.sweep(clock.wall_ms() / 1000)
        if due:
            self._write(lambda tx: sweep(tx, self._files, spaces), "sweep").result()

    def _say(self, place: bytes, code: str) -> None:
        self._write(
            lambda tx: tx.raw.execute("UPDATE place SET message = ? WHERE id = ?", (code, place)), "place"
        ).result()

    def _follow_up(self, meeting: Meeting) -> None:
        """Follow up on what came: as the owner, turn enrolments into ordinary grants.

        They leave with the next meeting.
        """
        if not meeting.received:
            return
        name_device(self._replica)
        if self._replica.identity.role == Role.OWNER:
            self._write(
                lambda tx: joining.settle_grants(
                    tx, self._replica.identity, self._replica.members, self._replica.random
                ),
                "grant",
            ).result()

    # --- questions --------------------------------------------------------------------------------

    def questions(self) -> list[QuestionRow]:
        """All open questions, with the values side by side."""
        with self._database.readers.raw() as raw:
            return [self._question(raw, one) for one in asking.open_questions(raw, self._replica.members)]

    def _question(self, raw: RawConnection, asked: asking.Question) -> QuestionRow:
        label = name_of(raw, asked.spec, asked.row)
        reason = "deleted" if asked.field.name == "alive" else "entries"
        entries = tuple(self._entry(raw, asked, place) for place in range(len(asked.entries)))
        return QuestionRow(
            asked.id, reason, asked.spec.kind, UUID(bytes=asked.row), label.kind, label.id, label.name,
            asked.field.name,
            entries, asked.field.to_python(asked.ancestor), label.on,
        )  # fmt: skip

    def _entry(self, raw: RawConnection, asked: asking.Question, place: int) -> EntryRow:
        entry = asked.entries[place]
        name, person = device_names(raw, entry.device)
        value = asked.field.to_python(entry.value)
        return EntryRow(
            entry.name.to_bytes(8, "big"), value, name, person, _moment(wall_of(entry.hlc)), place == 0
        )

    def resolve(self, question: bytes, choice: bytes | None, value: object = None) -> Future[None]:
        """Decide: take one entry (``choice``), or write anew (``value``); ends the question everywhere.

        A question that was decided meanwhile stays as it was decided.
        """

        def work(transaction: Transaction) -> None:
            asked = asking.question_of(transaction.raw, self._replica.members, question)
            if asked is None:
                return
            chosen = next((one.value for one in asked.entries if one.name.to_bytes(8, "big") == choice), None)
            asking.resolve(
                transaction, asked, chosen if choice is not None else asked.field.to_storage(value)
            )

        return self._write(work, "resolve")

    # --- places and invitations -------------------------------------------------------------------

    def add_place(self, path: Path) -> Future[PlaceRow]:
        """Use a folder as an exchange place; an empty one becomes a new place, an existing one is joined.

        Raises:
            EnvironmentalError: from the future: the folder cannot be used.
        """
        return self._meetings.submit(self._add_place, path)

    def _add_place(self, path: Path) -> PlaceRow:
        tag, random = self._tag(), self._replica.random
        names = store_names(LocalStore(path, tag, random))
        store_id = names[0][0].store if names else random.token(16)
        if names:
            open_place(path, store_id, tag, random)
        else:
            create_place(path, store_id, tag, random)
        return self.know_place(store_id, path).result()

    def know_place(self, store_id: bytes, path: Path) -> Future[PlaceRow]:
        """Remember a place, whether it can be reached now or not."""

        def work(transaction: Transaction) -> PlaceRow:
            raw = transaction.raw
            known = raw.execute("SELECT id FROM place WHERE store_id = ?", (store_id,)).fetchone()
            place = known[0] if known else self._replica.random.token(16)
            raw.execute(
                "INSERT INTO place(id, store_id, path) VALUES (?,?,?)"
                " ON CONFLICT DO UPDATE SET path = excluded.path",
                (place, store_id, str(path)),
            )
            return PlaceRow(UUID(bytes=place), str(path), path.is_dir(), None, "")

        return self._write(work, "place")

    def remove_place(self, place: UUID) -> Future[None]:
        """Meet this place no more; what lies there stays."""

        def work(transaction: Transaction) -> None:
            for table, column in (
                ("place", "id"),
                ("place_log", "place"),
                ("place_file", "place"),
                ("blob_sent", "place"),
            ):
                transaction.raw.execute(f"DELETE FROM {table} WHERE {column} = ?", (place.bytes,))

        return self._write(work, "place")

    def invite(self, person: str, place: UUID, role: Role = Role.COORDINATOR) -> Future[InvitationRow]:
        """Invite a person's device; owners only. Hand over file and code by two different ways.

        Raises:
            NotOwnerError: from the future: this device is not an owner's.
        """
        return self._meetings.submit(self._invite, person, place, role)

    def _invite(self, person: str, place: UUID, role: Role) -> InvitationRow:
        me, random = self._replica.identity, self._replica.random
        if me.role != Role.OWNER:
            raise NotOwnerError()
        guest = ids.new_id()
        tag = self._write(lambda tx: _welcome(tx, me.org, guest, person), "setup").result()
        with self._database.readers.raw() as raw:
            store_id, path = raw.execute(
                "SELECT store_id, path FROM place WHERE id = ?", (place.bytes,)
            ).fetchone()
            file, code = joining.invite(
                raw, me, joining.Guest(role, guest.bytes, tag), InvitedPlace("folder", path, store_id),
                self._database.writer.core.log.hybrid.clock.wall_ms(), random,
            )  # fmt: skip
        return InvitationRow(file, code, f"Einladung {tag}.inka")

    # --- inside -----------------------------------------------------------------------------------

    def _tag(self) -> str:
        return author12(self._replica.identity.author)

    def _write(self, work: Callable[[Transaction], Result], label: str) -> Future[Result]:
        return self._database.writer.submit(work, label)


class NotOwnerError(EnvironmentalError):
    """Only an owner's device can invite."""

    code = "exchange.not_owner"
    de = (
        "Einladungen kann nur das Gerät ausstellen, auf dem begonnen wurde. "
        "Nichts wurde verändert. Bitte laden Sie dort ein."
    )
    en = (
        "Only the device on which the workspace was begun can invite. "
        "Nothing was changed. Please invite there."
    )


def _welcome(transaction: Transaction, org: bytes, guest: UUID, person: str) -> str:
    """Keep the guest's name in ``org`` and give the next device tag."""
    raw = transaction.raw
    transaction.session.add(Person(id=guest, space=UUID(bytes=org), name=person))
    given = joining.setting(raw, "tags")
    number = (int.from_bytes(given, "big") if given else 1) + 1
    joining.keep_setting(raw, "tags", number.to_bytes(4, "big"))
    return f"KS{number}"


def device_names(raw: RawConnection, device: bytes) -> tuple[str, str]:
    """Name and person of a device, as far as they are known here; else the first digits of its id."""
    found = raw.execute("SELECT name, person_label FROM device WHERE id = ?", (device,)).fetchone()
    return (found[0] or device.hex()[:6], found[1] or "") if found else (device.hex()[:6], "")


def _moment(wall_ms: int) -> datetime:
    return datetime.fromtimestamp(wall_ms / 1000, UTC)
