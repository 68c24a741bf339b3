"""Taking away: files at places that were retired, erased or replaced, and copies on this device.

Only authors take their own retired files away, and keepers those of others, where an attested snapshot lies
that covers them. Erased ones go at once, and whoever reads them takes them away: a place that no keeper meets
has them from whoever meets it. Own uploads that never ended go after seven days.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import msgpack

from inka_desktop.store import logs
from inka_desktop.store.database import Database
from inka_desktop.store.dots import log_of, seq_of
from inka_desktop.store.files import Files
from inka_desktop.store.logs import Log, Space
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import erasing, keeping, redaction, retirement, snapshots
from .container import MAX_FILE_BYTES, open_envelope
from .deps import Dep, unpack_deps
from .errors import FileDamagedError, FileTooLargeError, FileTornError
from .names import AttachmentName, SegmentName, author12
from .packing import folders
from .recognise import recognise
from .snapfile import SnapWriter, open_snapfile
from .store import Store

if TYPE_CHECKING:
    from .replica import Replica


def tidy(replica: Replica, place: bytes, store: Store, *, everywhere: bool) -> int:
    """Take away at a place what was erased, and where everything is looked at also what was retired.

    Retired files go once: who cannot know that they were retired may put them back, and they harm nobody.
    Erased ones go whenever they are seen.

    Args:
        replica: that does it.
        place: the place's id in the database.
        store: the place.
        everywhere: look also for what was retired.

    Returns:
        How many files went.
    """
    with replica.readers.raw() as raw:
        news = raw.execute("SELECT 1 FROM setting WHERE name = ?", (erasing.AFTER,)).fetchone() is not None
        if not (everywhere or news):
            return 0
        due = _due(raw, replica, place)
        blobs = [hash_ for (hash_,) in raw.execute("SELECT hash FROM blob_gone").fetchall()]
        spaces = logs.spaces(raw)
    covered: dict[bytes, dict[bytes, int]] = {}
    done: list[tuple[bytes, int, int]] = []
    gone = 0
    for one in due:
        if one.upto and one.space.id not in covered:
            covered[one.space.id] = _covered(replica, store, one.space)
        upto = min(one.upto, covered.get(one.space.id, {}).get(one.log.author, 0))
        for path in _lying(replica, store, one._replace(upto=upto)):
            store.delete(path)
            gone += 1
        if upto:
            done.append((place, one.log.number, upto))
    if done:
        replica.run(lambda tx: _note_taken(tx, done), "retired")
    for space in spaces if blobs else ():
        gone += _take_blobs(store, space, blobs)
    return gone


def _note_taken(transaction: Transaction, done: list[tuple[bytes, int, int]]) -> None:
    transaction.raw.executemany(
        "INSERT INTO place_retired(place, log, seq) VALUES (?,?,?)"
        " ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)",
        done,
    )


class _Due(NamedTuple):
    """A log with files to take away.

    Attributes:
        mine: this device takes away for its author, also what cannot be read.
        upto: up to where it is newly retired; 0 where only erased files go.
    """

    space: Space
    log: Log
    mine: bool
    upto: int


def _due(raw: RawConnection, replica: Replica, place: bytes) -> list[_Due]:
    """What is to be taken away at a place."""
    me, everyone = replica.identity.device, logs.logs(raw)
    spaces = {space.number: space for space in logs.spaces(raw)}
    retired = dict(
        raw.execute(
            "SELECT r.log, r.seq FROM sync_retired r LEFT JOIN place_retired p"
            " ON p.log = r.log AND p.place = ? WHERE r.seq > coalesce(p.seq, 0)",
            (place,),
        ).fetchall()
    )
    erased = {log for (log,) in raw.execute("SELECT DISTINCT log FROM sync_erased")}
    erased |= {log.base for log in everyone if log.number in erased}
    found = []
    for log in everyone:
        if log.base is not None or not retirement.hears(replica.members, log.device):
            continue
        space = spaces[log.space]
        mine = log.device == me or snapshots.is_keeper(replica.members, me, space)
        upto = retired.get(log.number, 0) if mine and not log.forked else 0
        if upto or log.number in erased:
            found.append(_Due(space, log, mine, upto))
    return found


def _lying(replica: Replica, store: Store, due: _Due) -> list[str]:
    """Paths of files of a log that may go: retired up to an operation, or holding something erased."""
    found = []
    for folder in folders(due.space.id, due.log.stream, author12(due.log.author)):
        for entry in store.listing(folder):
            name = None if entry.is_folder else recognise(entry.path)
            if isinstance(name, SegmentName) and (
                name.last <= due.upto or _says_erased(replica, store, due, name, entry.path)
            ):
                found.append(entry.path)
    return found


def _says_erased(replica: Replica, store: Store, due: _Due, name: SegmentName, path: str) -> bool:
    """Whether a file at a place says something that was erased; only one that is not kept is looked into.

    One that cannot be read may; only authors and keepers take it away for that.
    """
    log = due.log
    with replica.readers.raw() as raw:
        if keeping.holds(raw, log.number, name) or not keeping.is_erased(
            raw, log.number, name.first, name.last
        ):
            return False
        keys = dict(raw.execute("SELECT epoch, key FROM sync_key WHERE space = ?", (name.space,)).fetchall())
    try:
        data = store.read(path, MAX_FILE_BYTES)
        envelope = open_envelope(data, name.hash16) if data is not None else None
    except (FileDamagedError, FileTooLargeError, FileTornError):
        return due.mine
    if envelope is None:
        return False
    key = keys.get(envelope.header.epoch)
    if key is None:
        return due.mine
    with replica.readers.raw() as raw:
        return redaction.may_hold_erased(raw, log, envelope, key, unread=due.mine)


def _covered(replica: Replica, store: Store, space: Space) -> dict[bytes, int]:
    """Up to where an attested snapshot that lies whole at the place covers each author."""
    with replica.readers.raw() as raw:
        for index in snapshots.indexes(store, raw, space, replica.members):
            attested = snapshots.is_attested(index, replica.members)
            if attested and snapshots.read_blocks(store, raw, space, index) is not None:
                return snapshots.reach_of(index.reach)
    return {}


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
    if set(body.head["attests"]) != set(attests):
        writer = SnapWriter(index.header, replica.identity.keys, keys[index.header.epoch], replica.random)
        data = writer.sealed(0, {**body.head, "attests": sorted(attests)}, [], b"")
        replica.run(
            lambda tx: tx.raw.execute(
                "UPDATE sync_snapshot_file SET raw = ? WHERE space = ? AND number = ? AND part = 0",
                (data, space.number, number),
            ),
            "snapshot",
            durable=True,
        )
    for part in (one for (one,) in files[1:]):
        store.write(open_snapfile(part).name.path, part)
    with replica.readers.raw() as raw:
        found = snapshots.indexes(store, raw, space, replica.members)
    lying = [one for one in found if one.number == number]
    # A copy of this profile may have put one of its own that says the same.
    if not any(set(one.attests) >= set(attests) for one in lying):
        store.write(open_snapfile(data).name.path, data)
    for one in lying:
        if set(one.attests) < set(attests):
            store.delete(one.path)


def take_old_snapshots(
    replica: Replica, place: bytes, store: Store, space: Space, found: list[snapshots.Index]
) -> None:
    """Take away snapshots that a newer one replaces, those that may hold what was erased, and remains."""
    me = replica.identity.device
    if not snapshots.is_keeper(replica.members, me, space):
        return
    attested = [index for index in found if snapshots.is_attested(index, replica.members)]
    listed = snapshots.listed(store, space.id)
    numbers = {name.snapshot for name, _ in listed}
    whole = {name.snapshot for name, _ in listed if name.part == 0}
    with replica.readers.raw() as raw:
        stale = {index.number for index in found if _holds_erased(raw, space, index)}
        if erasing.erasures(raw, space.number):  # what can be read no more may hold it, too
            stale |= numbers & {
                number
                for number, reach in _known(raw, space)
                if _may_hold_erased(raw, space, snapshots.reach_of(reach))
            }
            whole -= snapshots.broken(store, listed, found, replica.members)
    reaches = {index.number: snapshots.reach_of(index.reach) for index in attested}
    old = {
        index.number
        for index in found
        if _is_replaced(index.number, snapshots.reach_of(index.reach), reaches)
    }
    old |= stale
    headless = _headless(replica, place, space, numbers - whole)
    for name, path in listed:
        if name.snapshot in old | headless:
            store.delete(path)
    if not old:
        return

    def work(transaction: Transaction) -> None:
        for number in old:
            snapshots.forget(transaction.raw, space.number, number)

    replica.run(work, "snapshot")


def _headless(replica: Replica, place: bytes, space: Space, partial: set[bytes]) -> set[bytes]:
    """Of snapshots without an index those that had none at the look before: an upload that never ended.

    One that is known to be attested is none: its index is only missing for a while.
    """
    setting = f"headless {place.hex()} {space.number}"
    with replica.readers.raw() as raw:
        known = {number for number, attests in _attests(raw, space) if attests}
        before = raw.execute("SELECT value FROM setting WHERE name = ?", (setting,)).fetchone()
    seen = partial - known
    last = set(msgpack.unpackb(before[0])) if before is not None else set()
    if seen != last:
        replica.run(
            lambda tx: tx.raw.execute(
                "INSERT OR REPLACE INTO setting(name, value) VALUES (?,?)",
                (setting, msgpack.packb(sorted(seen - last))),
            ),
            "snapshot",
        )
    return seen & last


def _attests(raw: RawConnection, space: Space) -> list[tuple[bytes, list[bytes]]]:
    found = raw.execute("SELECT number, attests FROM sync_snapshot WHERE space = ?", (space.number,))
    return [(number, snapshots.unpack_attests(attests)) for number, attests in found.fetchall()]


def _known(raw: RawConnection, space: Space) -> list[tuple[bytes, tuple[Dep, ...]]]:
    """Numbers of the snapshots of a space that this device ever knew of, and how far they go."""
    found = raw.execute("SELECT number, reach FROM sync_snapshot WHERE space = ?", (space.number,))
    return [(number, unpack_deps(reach)) for number, reach in found.fetchall()]


def is_within(index: snapshots.Index, newest: snapshots.Index) -> bool:
    """Whether a snapshot says nothing that a newer one does not."""
    return snapshots.goes_as_far(snapshots.reach_of(newest.reach), snapshots.reach_of(index.reach))


def _is_replaced(
    number: bytes, reach: Mapping[bytes, int], attested: Mapping[bytes, Mapping[bytes, int]]
) -> bool:
    """Whether an attested snapshot goes as far as another one; of two alike the greater number stays."""
    return any(
        snapshots.goes_as_far(far, reach) and (not snapshots.goes_as_far(reach, far) or one > number)
        for one, far in attested.items()
        if one != number
    )


def _holds_erased(raw: RawConnection, space: Space, index: snapshots.Index) -> bool:
    """Whether it was made before something was erased, and so may still hold it."""
    return _may_hold_erased(raw, space, snapshots.reach_of(index.reach))


def _may_hold_erased(raw: RawConnection, space: Space, reach: Mapping[bytes, int]) -> bool:
    for one in erasing.erasures(raw, space.number):
        log = logs.get_log(raw, log_of(one.by))
        if reach.get(log.author, 0) < seq_of(one.by):
            return True
    return False


def forget_old_snapshots(replica: Replica, space: Space) -> None:
    """Keep own snapshots no more that an attested one stands for, or that may hold what was erased."""
    with replica.readers.raw() as raw:
        known = retirement.snapshots(raw, space, replica.members)
        old = [one.number for one in known if one.own and _may_hold_erased(raw, space, one.reach)]
    attested = {
        one.number: one.reach
        for one in known
        if one.attested and snapshots.is_keeper(replica.members, one.maker, space)
    }
    old += [one.number for one in known if one.own and _is_replaced(one.number, one.reach, attested)]

    def work(transaction: Transaction) -> None:
        for number in old:
            snapshots.forget(transaction.raw, space.number, number)

    if old:
        replica.run(work, "snapshot")


# --- on this device -----------------------------------------------------------------------------------


def forget_copies(database: Database) -> bool:
    """After something was erased: no backup, journal, index or file of this device holds it any more.

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
    database.purge_search()
    if not database.fold_journal():
        return False
    database.writer.submit(
        lambda tx: tx.raw.execute("DELETE FROM setting WHERE name = ?", (erasing.AFTER,)), "erased"
    ).result()
    return True
