"""Which files this device keeps, and which it never stores or publishes again.

Whoever puts files at a place asks :func:`may_publish` first, its own or another's: what was retired or
erased stays away, whoever still has it.
"""

from __future__ import annotations

from collections.abc import Iterable

from inka_desktop.store import logs
from inka_desktop.store.raw import RawConnection

from .names import SegmentName, author12
from .recognise import recognise

COUNTS = "NOT EXISTS (SELECT 1 FROM sync_refused r WHERE by BETWEEN r.first AND r.last)"
"""Of rows that an erasing operation (``by``) made: whether that operation has an effect."""


def may_publish(raw: RawConnection, log: int, first: int, last: int) -> bool:
    """Whether a file of operations may be put at a place.

    Args:
        raw: of the database.
        log: number of its author's log; of the plain author where it has forked.
        first: its first operation.
        last: its last.
    """
    retired = raw.execute("SELECT 1 FROM sync_retired WHERE log = ? AND seq >= ?", (log, last)).fetchone()
    return retired is None and not is_erased(raw, log, first, last)


def is_settled(raw: RawConnection, log: int, last: int) -> bool:
    """Whether the file that ends with an operation is kept, or was retired or erased."""
    if raw.execute("SELECT 1 FROM sync_seg WHERE log = ? AND last = ?", (log, last)).fetchone():
        return True
    gone = raw.execute("SELECT first FROM sync_gone WHERE log = ? AND last = ?", (log, last)).fetchall()
    return any(not may_publish(raw, log, first, last) for (first,) in gone)


def is_erased(raw: RawConnection, log: int, first: int, last: int) -> bool:
    """Whether a range holds an operation that was erased; branches count with the log they left."""
    kin = "SELECT no FROM sync_log WHERE no = ? OR base = ?"
    found = raw.execute(
        f"SELECT 1 FROM sync_erased e WHERE log IN ({kin}) AND e.first <= ? AND e.last >= ?"
        f" AND {COUNTS} LIMIT 1",
        (log, log, last, first),
    ).fetchone()
    return found is not None


def know(raw: RawConnection, log: int, first: int, last: int, hash_: bytes) -> None:
    """Remember a file that is not kept, so that it is neither read again nor waited for."""
    raw.execute(
        "INSERT OR IGNORE INTO sync_gone(log, first, last, hash) VALUES (?,?,?,?)", (log, first, last, hash_)
    )


def is_known(raw: RawConnection, log: int, hash_: bytes) -> bool:
    """Whether a file of a log was here, kept or not."""
    found = raw.execute(
        "SELECT 1 FROM sync_seg WHERE log = ? AND hash = ? UNION ALL"
        " SELECT 1 FROM sync_gone WHERE log = ? AND hash = ? LIMIT 1",
        (log, hash_, log, hash_),
    ).fetchone()
    return found is not None


def is_gone(raw: RawConnection, log: int, hash_: bytes) -> bool:
    """Whether a file of a log is known as one that need not be kept."""
    found = raw.execute("SELECT 1 FROM sync_gone WHERE log = ? AND hash = ?", (log, hash_)).fetchone()
    return found is not None


def drop(raw: RawConnection, log: int, first: int, last: int, *, overlapping: bool) -> int:
    """Keep files of a range no more, only that they are known; returns how many there were.

    Args:
        raw: of the running transaction.
        log: number of the plain author's log.
        first: of the range.
        last: of the range.
        overlapping: also files that only touch the range, else those that lie within.
    """
    where = "first <= ? AND last >= ?" if overlapping else "last <= ? AND first >= ?"
    return drop_where(raw, f"log = ? AND {where}", (log, last, first))


def drop_where(raw: RawConnection, where: str, values: Iterable[object]) -> int:
    """As :func:`drop`, for files of which a condition holds."""
    given = tuple(values)
    raw.execute(
        "INSERT OR IGNORE INTO sync_gone(log, first, last, hash)"
        f" SELECT log, first, last, hash FROM sync_seg WHERE {where}",
        given,
    )
    return int(raw.execute(f"DELETE FROM sync_seg WHERE {where}", given).rowcount)


def forget_aside(raw: RawConnection, log: logs.Log, first: int, last: int) -> None:
    """Take files of a range from those that wait and those that were put aside."""
    raw.execute(
        "DELETE FROM sync_pending WHERE space = ? AND stream = ? AND author = ? AND first <= ? AND last >= ?",
        (log.space, log.stream, log.author, last, first),
    )
    space = raw.execute("SELECT id FROM sync_space WHERE no = ?", (log.space,)).fetchone()[0]
    for (path,) in raw.execute("SELECT name FROM sync_quarantine").fetchall():
        name = recognise(path)
        if (
            isinstance(name, SegmentName)
            and (name.space, name.author12) == (space, author12(log.author))
            and name.first <= last
            and name.last >= first
        ):
            raw.execute("DELETE FROM sync_quarantine WHERE name = ?", (path,))
