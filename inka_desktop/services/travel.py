"""„Für unterwegs vorbereiten“: all attachments of a choice on this device, also the large ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from inka_desktop.errors import InkaError
from inka_desktop.exchange import named_files
from inka_desktop.records.specs import by_number
from inka_desktop.store.database import Database
from inka_desktop.store.files import Files
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Priority, Transaction

from .errors import NoRoomError
from .exchange_rows import TravelRow
from .places import Places
from .retention import belonging

Progress = Callable[[int, int, str], None]
RESERVE_BYTES = 200 * 1000 * 1000
"""Stays free for the work itself."""
_MB = 1000 * 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """An attachment of a choice: its space (16 bytes), hash (64 hex digits) and plain size in bytes."""

    space: bytes
    hash64: str
    size: int


def chosen(raw: RawConnection, records: Sequence[UUID] = (), spaces: Sequence[UUID] = ()) -> list[Wanted]:
    """The attachments of records (with all that belongs to them) and of whole spaces."""
    ids = _attachments_below(raw, [record.bytes for record in records])
    inside = {space.bytes for space in spaces}
    rows = raw.execute("SELECT id, space, hash, size_bytes FROM attachment WHERE alive = 1 ORDER BY id DESC")
    return [
        Wanted(space, hash64, size or 0)
        for id_, space, hash64, size in rows.fetchall()
        if hash64 and (id_ in ids or space in inside)
    ]


def _attachments_below(raw: RawConnection, records: Iterable[bytes]) -> set[bytes]:
    """Ids of attachments that hang on records, on a project's protocols and releases too."""
    found: set[bytes] = set()
    for row in records:
        for (table,) in raw.execute("SELECT DISTINCT tbl FROM sync_row WHERE row = ?", (row,)).fetchall():
            spec = by_number().get(table)
            if spec is not None:
                found |= set(named_files.named(raw, belonging(raw, row, spec.kind)))
    return found


def counted(wanted: Sequence[Wanted], files: Files) -> TravelRow:
    """How many of them are here."""
    missing = [one.size for one in wanted if not files.has(one.hash64)]
    return TravelRow(len(wanted) - len(missing), len(wanted), sum(missing))


def prepare(
    database: Database, places: Places, files: Files, records: Sequence[UUID], spaces: Sequence[UUID],
    progress: Progress, cancelled: Callable[[], bool],
) -> TravelRow:  # fmt: skip
    """Fetch what is missing, wherever it lies; what no place has now is fetched by later meetings.

    Raises:
        NoRoomError: it does not fit on this device; nothing was fetched.
    """
    with database.readers.raw() as raw:
        wanted = chosen(raw, records, spaces)
    _check_room(database.folder, counted(wanted, files).missing_bytes)
    missing = [one for one in wanted if not files.has(one.hash64)]
    _want(database, missing)
    for place in places.known() if missing else []:
        place = places.at_hand(place)
        try:
            courier = places.courier(place, places.open(place))
            for one in [one for one in missing if place.spaces is None or one.space in place.spaces]:
                if cancelled():
                    return counted(wanted, files)
                progress(counted(wanted, files).here, len(wanted), place.address.where)
                courier.fetch(one.space, one.hash64, one.size)
        except InkaError as trouble:
            places.say(place, trouble.code)
        missing = [one for one in missing if not files.has(one.hash64)]
    done = counted(wanted, files)
    progress(done.here, done.total, "")
    return done


def _check_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if needed and needed + RESERVE_BYTES > free:
        raise NoRoomError(needed=-(-needed // _MB), free=free // _MB)


def _want(database: Database, missing: Sequence[Wanted]) -> None:
    def work(transaction: Transaction) -> None:
        transaction.raw.executemany(
            "INSERT OR IGNORE INTO blob_wanted(hash) VALUES (?)", [(one.hash64,) for one in missing]
        )

    if missing:
        database.writer.submit(work, "travel", priority=Priority.IMPORT).result()
