"""„Für unterwegs vorbereiten“: all attachments of a choice on this device, also the large ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from inka_desktop.errors import InkaError
from inka_desktop.records.specs import tables
from inka_desktop.store.database import Database
from inka_desktop.store.files import Files
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Priority, Transaction

from .exchange_rows import TravelRow
from .places import Places

Progress = Callable[[int, int, str], None]
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """An attachment of a choice: its space (16 bytes), hash (64 hex digits) and plain size in bytes."""

    space: bytes
    hash64: str
    size: int


def chosen(raw: RawConnection, records: Sequence[UUID] = (), spaces: Sequence[UUID] = ()) -> list[Wanted]:
    """The attachments of records (with all that belongs to them) and of whole spaces."""
    ids = _attachments_below(raw, {record.bytes for record in records})
    inside = {space.bytes for space in spaces}
    rows = raw.execute("SELECT id, space, hash, size_bytes FROM attachment WHERE alive = 1 ORDER BY id DESC")
    return [
        Wanted(space, hash64, size or 0)
        for id_, space, hash64, size in rows.fetchall()
        if hash64 and (id_ in ids or space in inside)
    ]


def _attachments_below(raw: RawConnection, records: set[bytes]) -> set[bytes]:
    """Ids of attachments that rows of these records name; the records themselves may be attachments."""
    seen, fresh = set(records), set(records)
    attachments = set(records)
    for _ in range(_DEEPEST):
        found: set[bytes] = set()
        for spec in tables():
            for owner in (field for field in spec.fields if field.parent and field.parent != "attachment"):
                rows = raw.execute(f"SELECT id, {owner.name} FROM {spec.kind} WHERE alive = 1").fetchall()
                found |= {id_ for id_, parent in rows if parent in fresh}
        fresh = found - seen
        seen |= found
        if not fresh:
            break
    for spec in tables():
        for field in (field for field in spec.fields if field.parent == "attachment"):
            rows = raw.execute(f"SELECT id, {field.name} FROM {spec.kind} WHERE alive = 1").fetchall()
            attachments |= {named for id_, named in rows if id_ in seen and named}
    return attachments


def counted(wanted: Sequence[Wanted], files: Files) -> TravelRow:
    """How many of them are here."""
    return TravelRow(sum(files.has(one.hash64) for one in wanted), len(wanted))


def prepare(
    database: Database, places: Places, files: Files, records: Sequence[UUID], spaces: Sequence[UUID],
    progress: Progress, cancelled: Callable[[], bool],
) -> TravelRow:  # fmt: skip
    """Fetch what is missing, wherever it lies; what no place has now is fetched by later meetings."""
    with database.readers.raw() as raw:
        wanted = chosen(raw, records, spaces)
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


def _want(database: Database, missing: Sequence[Wanted]) -> None:
    def work(transaction: Transaction) -> None:
        transaction.raw.executemany(
            "INSERT OR IGNORE INTO blob_wanted(hash) VALUES (?)", [(one.hash64,) for one in missing]
        )

    if missing:
        database.writer.submit(work, "travel", priority=Priority.IMPORT).result()
