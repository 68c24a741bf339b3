"""Copies of the database file: before a migration or a file import, each day, and for people's backups.

All are encrypted as the database is, with the same key.
"""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from .connection import connect

KEEP = 3
FOLDER = "backups"


def copy(path: Path, reason: str) -> Path:
    """Copy a database whose write-ahead log is folded in; returns the copy.

    Copies made for the same reason beyond the newest three are deleted.
    """
    target = _target(path, reason)
    shutil.copy2(path, target)
    _keep_newest(path, reason)
    return target


def copy_open(path: Path, key: bytes | None, reason: str) -> Path:
    """The same of a database that is in use; returns the copy."""
    target = _target(path, reason)
    write(path, key, target)
    _keep_newest(path, reason)
    return target


def copies(path: Path, reason: str) -> list[Path]:
    """Copies made for a reason, oldest first."""
    return sorted((path.parent / FOLDER).glob(f"{path.stem}-{reason}-*{path.suffix}"))


def made_at(copied: Path) -> datetime:
    """When a copy was made, in UTC.

    Raises:
        ValueError: the file's name is none of ours.
    """
    stamp = copied.stem.split("-", 2)[-1]
    return datetime.strptime(stamp, "%Y%m%d-%H%M%S-%f").replace(tzinfo=UTC)


def write(path: Path, key: bytes | None, target: Path) -> None:
    """Write one consistent state of a database, in use or not, to ``target``, which is whole or not there.

    Nobody waits for it: it reads one snapshot. Pages of what was deleted are not in it.

    Raises:
        sqlite errors and OSError: nothing is left at ``target``.
    """
    fresh = target.with_name(f"{target.name}.new")
    fresh.unlink(missing_ok=True)
    raw = connect(path, key, read_only=True)
    try:
        raw.execute("PRAGMA query_only = OFF")  # VACUUM INTO counts as writing, though not into this file
        raw.execute("VACUUM INTO ?", (str(fresh),))
        _flush(fresh)
        os.replace(fresh, target)
    finally:
        raw.close()
        fresh.unlink(missing_ok=True)


def _target(path: Path, reason: str) -> Path:
    folder = path.parent / FOLDER
    folder.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    return folder / f"{path.stem}-{reason}-{stamp}{path.suffix}"


def _keep_newest(path: Path, reason: str) -> None:
    for old in copies(path, reason)[:-KEEP]:
        old.unlink()


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
