"""Copies of the database file before a migration or a file import; the newest three are kept."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

KEEP = 3


def copy(path: Path, reason: str) -> Path:
    """Copy a database whose write-ahead log is folded in; returns the copy.

    The copy is as encrypted as the original. Copies made for the same reason beyond the newest three
    are deleted.
    """
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    target = folder / f"{path.stem}-{reason}-{stamp}{path.suffix}"
    shutil.copy2(path, target)
    for old in sorted(folder.glob(f"{path.stem}-{reason}-*{path.suffix}"))[:-KEEP]:
        old.unlink()
    return target
