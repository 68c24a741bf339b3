"""Which files this device keeps, and which it never stores or publishes again.

What was retired or still says something that was erased is not kept, whoever wrote it, so nobody puts it
at a place again.
"""

from __future__ import annotations

from collections.abc import Iterable

from inka_desktop.store import logs
from inka_desktop.store.raw import RawConnection

from .names import SegmentName, author12
from .recognise import recognise

COUNTS = "NOT EXISTS (SELECT 1 FROM sync_refused r WHERE e.by BETWEEN r.first AND r.last)"
"""Of rows ``e`` that an erasing operation (``by``) made: whether that operation has an effect."""


def is_retired(raw: RawConnection, log: int, last: int) -> bool:
    """Whether the files of an author's log that end with an operation, or before it, were retired."""
    found = raw.execute("SELECT 1 FROM sync_retired WHERE log = ? AND seq >= ?", (log, last)).fetchone()
    return found is not None


def is_settled(raw: RawConnection, log: int, last: int) -> bool:
    """Whether the file that ends with an operation is kept, or was retired or erased."""
    if raw.execute("SELECT 1 FROM sync_seg WHERE log = ? AND last = ?", (log, last)).fetchone():
        return True
    gone = raw.execute("SELECT first FROM sync_gone WHERE log = ? AND last = ?", (log, last)).fetchall()
    return bool(gone) and (
        is_retired(raw, log, last) or any(is_erased(raw, log, first, last) for (first,) in gone)
    )


def is_erased(raw: RawConnection, log: int, first: int, last: int) -> bool:
    """Whether something was erased of a range of an author's log or of any branch that left it."""
    found = raw.execute(
        f"SELECT DISTINCT e.log FROM sync_erased e WHERE e.first <= ? AND e.last >= ? AND {COUNTS}",
        (last, first),
    ).fetchall()
    return any(_stems_from(raw, one, log) for (one,) in found)


def _stems_from(raw: RawConnection, branch: int | None, log: int) -> bool:
    while branch is not None and branch != log:
        branch = raw.execute("SELECT base FROM sync_log WHERE no = ?", (branch,)).fetchone()[0]
    return branch is not None


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


def holds(raw: RawConnection, log: int, name: SegmentName) -> bool:
    """Whether the file of this name is kept."""
    found = raw.execute("SELECT hash FROM sync_seg WHERE log = ? AND first = ?", (log, name.first)).fetchall()
    return any(hash_[:8].hex() == name.hash16 for (hash_,) in found)


def is_gone(raw: RawConnection, log: int, hash_: bytes) -> bool:
    """Whether a file of a log is known as one that need not be kept."""
    found = raw.execute("SELECT 1 FROM sync_gone WHERE log = ? AND hash = ?", (log, hash_)).fetchone()
    return found is not None


def drop(raw: RawConnection, log: int, last: int) -> int:
    """Keep files of a log up to an operation no more; returns how many there were."""
    return drop_where(raw, "log = ? AND last <= ?", (log, last))


def drop_where(raw: RawConnection, where: str, values: Iterable[object]) -> int:
    """As :func:`drop`, for files of which a condition holds."""
    given = tuple(values)
    raw.execute(
        "INSERT OR IGNORE INTO sync_gone(log, first, last, hash)"
        f" SELECT log, first, last, hash FROM sync_seg WHERE {where}",
        given,
    )
    return int(raw.execute(f"DELETE FROM sync_seg WHERE {where}", given).rowcount)


def waiting(raw: RawConnection, log: logs.Log, first: int, last: int) -> list[tuple[bytes, bytes]]:
    """Hash and content of files of a range that wait."""
    found: list[tuple[bytes, bytes]] = raw.execute(
        "SELECT hash, raw FROM sync_pending WHERE space = ? AND stream = ? AND author = ? AND first <= ?"
        " AND last >= ?",
        (log.space, log.stream, log.author, last, first),
    ).fetchall()
    return found


def forget_aside(raw: RawConnection, log: logs.Log, first: int, last: int) -> None:
    """Take files of a range from those that were put aside."""
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
