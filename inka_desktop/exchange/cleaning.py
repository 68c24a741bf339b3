"""Taking away: files at places that were retired, erased or replaced, and copies on this device.

Only authors take their own files away, and keepers those of others. Retired ones go where an attested
snapshot lies that covers them; erased ones at once. Own uploads that never ended go after seven days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inka_desktop.store import logs
from inka_desktop.store.database import Database
from inka_desktop.store.dots import log_of, seq_of
from inka_desktop.store.files import Files
from inka_desktop.store.logs import STREAM_ROWS, Log, Space
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import erasing, keeping, snapshots
from .names import AttachmentName, SegmentName, author12
from .packing import delete_files, folders
from .recognise import recognise
from .snapfile import SnapWriter, open_snapfile
from .store import Store

if TYPE_CHECKING:
    from .replica import Replica


def tidy(replica: Replica, place: bytes, store: Store, *, everywhere: bool) -> int:
    """Take away at a place what was retired or erased; returns how many files went."""
    me, gone = replica.identity.device, 0
    with replica.readers.raw() as raw:
        spaces = {space.number: space for space in logs.spaces(raw)}
        due = [
            (log, seq)
            for log, seq in _due(raw, place, everywhere=everywhere)
            if log.device == me or snapshots.is_keeper(replica.members, me, spaces[log.space])
        ]
        blobs = (
            [hash_ for (hash_,) in raw.execute("SELECT hash FROM blob_gone").fetchall()] if everywhere else []
        )
    covered: dict[int, dict[bytes, int]] = {}
    for log, seq in due:
        if log.space not in covered:
            covered[log.space] = _covered(replica, store, spaces[log.space]) if seq else {}
        gone += _tidy_log(replica, place, store, log, min(seq, covered[log.space].get(log.author, 0)))
    for space in spaces.values() if blobs else ():
        gone += _take_blobs(store, space, blobs)
    return gone


def _due(raw: RawConnection, place: bytes, *, everywhere: bool) -> list[tuple[Log, int]]:
    """Logs with files to take away, and up to where they are retired (0: only erased ones)."""
    found = []
    retired = dict(raw.execute("SELECT log, seq FROM sync_retired").fetchall())
    swept = dict(raw.execute("SELECT log, seq FROM place_swept WHERE place = ?", (place,)).fetchall())
    erased = {log for (log,) in raw.execute("SELECT DISTINCT log FROM sync_erased")}
    news = raw.execute("SELECT 1 FROM setting WHERE name = ?", (erasing.AFTER,)).fetchone() is not None
    for log in logs.logs(raw):
        family = {log.number, *(one.number for one in logs.logs(raw) if one.base == log.number)}
        is_erased = bool(family & erased) and (everywhere or news)
        is_retired = retired.get(log.number, 0) > (0 if everywhere else swept.get(log.number, 0))
        if log.stream == STREAM_ROWS and log.base is None and (is_erased or (is_retired and not log.forked)):
            found.append((log, 0 if log.forked else retired.get(log.number, 0)))
    return found


def _covered(replica: Replica, store: Store, space: Space) -> dict[bytes, int]:
    """Up to where an attested snapshot that lies whole at the place covers each author."""
    with replica.readers.raw() as raw:
        for index in snapshots.indexes(store, raw, space, replica.members):
            attested = snapshots.is_attested(index, replica.members)
            if attested and snapshots.read_blocks(store, raw, space, index) is not None:
                return {dep.author: dep.seq for dep in index.reach}
    return {}


def _tidy_log(replica: Replica, place: bytes, store: Store, log: Log, upto: int) -> int:
    with replica.readers.raw() as raw:
        space = logs.space_id(raw, log.space)

        def wanted(name: SegmentName) -> bool:
            return name.last <= upto or keeping.is_erased(raw, log.number, name.first, name.last)

        gone = delete_files(store, folders(space, log.stream, author12(log.author)), wanted)
    if upto:
        replica.run(
            lambda tx: tx.raw.execute(
                "INSERT INTO place_swept(place, log, seq) VALUES (?,?,?)"
                " ON CONFLICT DO UPDATE SET seq = excluded.seq",
                (place, log.number, upto),
            ),
            "swept",
        )
    return gone


def _take_blobs(store: Store, space: Space, blobs: list[str]) -> int:
    """Take away the parts of erased attachments."""
    gone = 0
    for hash64 in blobs:
        for entry in store.listing(AttachmentName(space.id, hash64).path.rpartition("/")[0]):
            name = recognise(entry.path)
            if isinstance(name, AttachmentName) and name.hash64 == hash64:
                store.delete(entry.path)
                gone += 1
    return gone


# --- snapshots --------------------------------------------------------------------------------------


def put_snapshot(replica: Replica, store: Store, space: Space, number: bytes, attests: list[bytes]) -> None:
    """Put an own snapshot where it is missing; its index says who has attested it."""
    with replica.readers.raw() as raw:
        files = raw.execute(
            "SELECT raw FROM sync_snapshot_file WHERE space = ? AND number = ? ORDER BY part",
            (space.number, number),
        ).fetchall()
        keys = dict(raw.execute("SELECT epoch, key FROM sync_key WHERE space = ?", (space.id,)).fetchall())
    if not files:
        return
    index = open_snapfile(files[0][0])
    body = index.decrypt(keys[index.header.epoch])
    data = index.data
    if list(body.head["attests"]) != attests:
        writer = SnapWriter(index.header, replica.identity.keys, keys[index.header.epoch], replica.random)
        data = writer.sealed(0, {**body.head, "attests": attests}, [], b"")
        replica.run(
            lambda tx: tx.raw.execute(
                "UPDATE sync_snapshot_file SET raw = ? WHERE space = ? AND number = ? AND part = 0",
                (data, space.number, number),
            ),
            "snapshot",
            durable=True,
        )
    for part in [*(one for (one,) in files[1:]), data]:
        store.write(open_snapfile(part).name.path, part)
    right = open_snapfile(data).name
    for name, path in snapshots.listed(store, space.id):
        if name.snapshot == number and name.part == 0 and name.hash16 != right.hash16:
            store.delete(path)


def take_old_snapshots(replica: Replica, store: Store, space: Space, found: list[snapshots.Index]) -> None:
    """Take away snapshots that a newer attested one replaces, and those that hold what was erased."""
    me = replica.identity.device
    if not snapshots.is_keeper(replica.members, me, space):
        return
    attested = [index for index in found if snapshots.is_attested(index, replica.members)]
    with replica.readers.raw() as raw:
        stale = {index.number for index in found if _holds_erased(raw, space, index)}
    newest = attested[0] if attested else None
    old = {
        index.number
        for index in found
        if newest is not None and index.number != newest.number and _within(index, newest)
    }
    old |= stale
    if not old:
        return
    for name, path in snapshots.listed(store, space.id):
        if name.snapshot in old:
            store.delete(path)

    def work(transaction: Transaction) -> None:
        for number in old:
            snapshots.forget(transaction.raw, space.number, number)

    replica.run(work, "snapshot")


def _within(index: snapshots.Index, newest: snapshots.Index) -> bool:
    reach = {dep.author: dep.seq for dep in newest.reach}
    return all(dep.seq <= reach.get(dep.author, 0) for dep in index.reach)


def _holds_erased(raw: RawConnection, space: Space, index: snapshots.Index) -> bool:
    """Whether it was made before something was erased, and so may still hold it."""
    reach = {dep.author: dep.seq for dep in index.reach}
    for one in erasing.erasures(raw, space.number):
        log = logs.get_log(raw, log_of(one.by))
        if reach.get(log.author, 0) < seq_of(one.by):
            return True
    return False


# --- on this device -----------------------------------------------------------------------------------


def forget_copies(database: Database) -> bool:
    """After something was erased: no backup, no journal and no file of this device holds it any more.

    Returns whether everything is gone; else it is tried again at the next meeting.
    """
    with database.readers.raw() as raw:
        due = raw.execute("SELECT 1 FROM setting WHERE name = ?", (erasing.AFTER,)).fetchone()
        blobs = [hash_ for (hash_,) in raw.execute("SELECT hash FROM blob_gone").fetchall()]
    if due is None:
        return True
    files = Files(database.folder)
    for hash64 in blobs:
        files.remove(hash64)
    for copy in (database.folder / "backups").glob("*"):
        copy.unlink(missing_ok=True)
    if not database.fold_journal():
        return False
    database.writer.submit(
        lambda tx: tx.raw.execute("DELETE FROM setting WHERE name = ?", (erasing.AFTER,)), "erased"
    ).result()
    return True
