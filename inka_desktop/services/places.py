"""The exchange places of a workspace: what kind, where, what opens them, and for which spaces."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import msgpack

from inka_desktop.exchange.blobs import CHECK_EVERY, BlobCourier
from inka_desktop.exchange.errors import PlaceUnreachableError
from inka_desktop.exchange.healing import VERIFY_FILES, Reading
from inka_desktop.exchange.invitation import InvitedPlace
from inka_desktop.exchange.local_store import LocalStore
from inka_desktop.exchange.names import author12
from inka_desktop.exchange.places import FOLDER, VERIFY_REMOTE, Address
from inka_desktop.exchange.replica import Meeting, Replica
from inka_desktop.exchange.store import Store, store_names
from inka_desktop.records.german import sort_key
from inka_desktop.records.values import SpaceKind
from inka_desktop.store.files import Files
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import sticks
from .exchange_rows import SpaceRow, StickRow
from .reaching import is_there
from .rows import PlaceRow

_TABLES = (("place", "id"), ("place_log", "place"), ("place_file", "place"), ("blob_sent", "place"))


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place as the database keeps it.

    Attributes:
        id: here, 16 bytes.
        store: its own id, 16 bytes.
        spaces: what it is for (16 bytes each); None for everything this device holds.
        syncs: how many meetings there were.
    """

    id: bytes
    store: bytes
    address: Address
    spaces: frozenset[bytes] | None
    last_met: int | None
    message: str
    failing_since: int | None
    syncs: int

    def row(self, drives: list[Path]) -> PlaceRow:
        """For people; the token is never shown."""
        remote = self.address.is_remote
        path = Path(self.address.where)
        return PlaceRow(
            UUID(bytes=self.id), self.address.where, not self.message if remote else is_there(path),
            _moment(self.last_met), self.message, self.address.kind,
            not remote and sticks.is_on_stick(path, drives), _moment(self.failing_since),
            tuple(UUID(bytes=space) for space in sorted(self.spaces or ())),
        )  # fmt: skip

    def invited(self) -> InvitedPlace:
        """What an invitation says about where to meet; the token travels in it."""
        address = self.address
        return InvitedPlace(address.kind, address.where, self.store, address.token, address.password)


def known_places(raw: RawConnection) -> list[KnownPlace]:
    """All places, by where they are."""
    rows = raw.execute(
        "SELECT id, store_id, kind, path, token, password, spaces, last_met, message, failing_since, syncs"
        " FROM place ORDER BY path"
    ).fetchall()
    return [
        KnownPlace(id_, store, Address(kind, path, token, password), _spaces(spaces), *rest)
        for id_, store, kind, path, token, password, spaces, *rest in rows
    ]


class Places:
    """Adds, finds and meets places."""

    def __init__(self, replica: Replica, files: Files) -> None:
        self._replica = replica
        self._database = replica.database
        self._files = files

    def known(self) -> list[KnownPlace]:
        """All places of this profile."""
        with self._database.readers.raw() as raw:
            return known_places(raw)

    def rows(self) -> tuple[PlaceRow, ...]:
        """The same for people."""
        drives = sticks.drives()
        return tuple(place.row(drives) for place in self.known())

    # --- adding -----------------------------------------------------------------------------------

    def add(self, address: Address, spaces: Collection[UUID] | None = None) -> PlaceRow:
        """Use a place; an empty one becomes a new one, an existing one is joined.

        Args:
            address: where it is and what opens it.
            spaces: what it is for; when left out everything this device holds, or what it was for already.

        Raises:
            EnvironmentalError: it cannot be used.
        """
        tag, random = self._tag, self._replica.random
        names = store_names(address.store(tag, random))
        store_id = names[0][0].store if names else random.token(16)
        (address.open if names else address.create)(store_id, tag, random)
        return self.know(store_id, address, spaces).result()

    def know(
        self, store_id: bytes, address: Address, spaces: Collection[UUID] | None = None
    ) -> Future[PlaceRow]:
        """Remember a place, whether it can be reached now or not; a known one is met there from now on.

        What a known one was for, it is for where it moved to, unless something else is said.
        """
        packed = None if spaces is None else msgpack.packb(sorted(space.bytes for space in spaces))

        def work(transaction: Transaction) -> PlaceRow:
            raw = transaction.raw
            known = raw.execute("SELECT id FROM place WHERE store_id = ?", (store_id,)).fetchone()
            place = known[0] if known else self._replica.random.token(16)
            raw.execute(
                "INSERT INTO place(id, store_id, kind, path, token, password, spaces) VALUES (?,?,?,?,?,?,?)"
                " ON CONFLICT DO UPDATE SET kind = excluded.kind, path = excluded.path,"
                " token = excluded.token, password = excluded.password,"
                " spaces = coalesce(excluded.spaces, spaces), message = '', failing_since = NULL",
                (place, store_id, address.kind, address.where, address.token, address.password, packed),
            )
            (row,) = [one for one in known_places(raw) if one.id == place]
            return row.row([])

        return self._database.writer.submit(work, "place")

    def choices(self) -> list[SpaceRow]:
        """What a place can be for: the parts of the workspace whose key is here, the office's first."""
        with self._database.readers.raw() as raw:
            rows = raw.execute(
                "SELECT s.id, s.kind, coalesce((SELECT min(p.title) FROM project p WHERE p.space = s.id"
                " AND p.alive = 1), s.label) FROM sync_space s WHERE s.kind IN (?, ?)"
                " AND EXISTS (SELECT 1 FROM sync_key k WHERE k.space = s.id)",
                (SpaceKind.COORD, SpaceKind.PROJECT),
            ).fetchall()
        found = [SpaceRow(UUID(bytes=space), kind, title or "") for space, kind, title in rows]
        return sorted(found, key=lambda row: (row.kind != SpaceKind.COORD, sort_key(row.title)))

    def limit(self, place: UUID, spaces: Collection[UUID] | None) -> Future[None]:
        """Say which spaces a place is for from now on; what lies there stays."""
        packed = None if spaces is None else msgpack.packb(sorted(space.bytes for space in spaces))

        def work(transaction: Transaction) -> None:
            transaction.raw.execute("UPDATE place SET spaces = ? WHERE id = ?", (packed, place.bytes))

        return self._database.writer.submit(work, "place")

    def remove(self, place: UUID) -> Future[None]:
        """Meet this place no more; what lies there stays."""

        def work(transaction: Transaction) -> None:
            for table, column in _TABLES:
                transaction.raw.execute(f"DELETE FROM {table} WHERE {column} = ?", (place.bytes,))

        return self._database.writer.submit(work, "place")

    # --- sticks -----------------------------------------------------------------------------------

    def found_sticks(self, drives: list[Path] | None = None) -> list[StickRow]:
        """Places on drives that are there now; known ones under whatever letter or mount point.

        Args:
            drives: the system's when left out.
        """
        known = {place.store: place for place in self.known()}
        found = sticks.places() if drives is None else sticks.places_on(drives)
        return [
            StickRow(str(path), UUID(bytes=known[store].id) if store in known else None, sticks.name_of(path))
            for store, path in found
        ]

    def at_hand(self, place: KnownPlace) -> KnownPlace:
        """The place where it is now: a folder that is gone may be a stick under another letter."""
        if place.address.is_remote or is_there(Path(place.address.where)):
            return place
        for store, path in sticks.places():
            if store == place.store:
                self._move(place, path)
                return replace(place, address=replace(place.address, where=str(path)))
        return place

    def _move(self, place: KnownPlace, path: Path) -> None:
        def work(transaction: Transaction) -> None:
            transaction.raw.execute("UPDATE place SET path = ? WHERE id = ?", (str(path), place.id))

        self._database.writer.submit(work, "place").result()

    # --- meeting ----------------------------------------------------------------------------------

    def open(self, place: KnownPlace) -> Store:
        """The place itself, made sure to be it.

        Raises:
            EnvironmentalError: it cannot be used now.
        """
        if not place.address.is_remote and not is_there(Path(place.address.where)):
            raise PlaceUnreachableError(place=place.address.where)
        return place.address.open(place.store, self._tag, self._replica.random)

    def meet(
        self, place: KnownPlace, *, everything: bool, everywhere: bool = False, reading: Reading | None = None
    ) -> tuple[Meeting, int]:
        """Meet a place; what the meeting did, and how many attachments moved.

        With ``reading`` as much of what lies there is compared as it says, else some of it.

        Raises:
            EnvironmentalError: it cannot be used now; nothing is lost.
        """
        store = self.open(place)
        remote = place.address.is_remote
        meeting = self._replica.meet(
            place.id, store, everything=everything, everywhere=everywhere, only=place.spaces,
            reading=reading or Reading(VERIFY_REMOTE if remote else VERIFY_FILES),
        )  # fmt: skip
        if isinstance(store, LocalStore) and self.is_tenth(place):
            store.sweep(self._database.writer.core.log.hybrid.clock.wall_ms() / 1000)
        return meeting, self.courier(place, store).meet(check=everywhere or None, reading=reading)

    def is_tenth(self, place: KnownPlace) -> bool:
        """Whether the meeting after ``place`` was read is one that looks at everything."""
        return (place.syncs + 1) % CHECK_EVERY == 0

    def courier(self, place: KnownPlace, store: Store) -> BlobCourier:
        """Brings attachments to the place and from there."""
        only = self._replica.identity.with_org(place.spaces)
        return BlobCourier(
            self._database, self._files, store, place.id, only=only, remote=place.address.is_remote
        )

    def say(self, place: KnownPlace, code: str) -> None:
        """Keep how the meeting went: the code of a sentence, empty when it went well."""

        def work(transaction: Transaction) -> None:
            now = transaction.log.hybrid.clock.wall_ms() if code else None
            transaction.raw.execute(
                "UPDATE place SET message = ?,"
                " failing_since = CASE WHEN ? THEN coalesce(failing_since, ?) END WHERE id = ?",
                (code, bool(code), now, place.id),
            )

        self._database.writer.submit(work, "place").result()

    @property
    def _tag(self) -> str:
        return author12(self._replica.identity.author)


def folder(path: Path) -> Address:
    """A folder as a place."""
    return Address(FOLDER, str(path))


def _spaces(packed: bytes | None) -> frozenset[bytes] | None:
    return None if packed is None else frozenset(msgpack.unpackb(packed))


def _moment(wall_ms: int | None) -> datetime | None:
    return datetime.fromtimestamp(wall_ms / 1000, UTC) if wall_ms else None
