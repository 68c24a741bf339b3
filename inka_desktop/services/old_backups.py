"""Which backup folders may still hold what was erased: the chosen one, and those that were chosen before.

An erasure says that all of them are due (:data:`inka_desktop.exchange.erasing.BACKUPS`); a folder that is
not there stays due until it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgpack

from inka_desktop.exchange.erasing import BACKUPS
from inka_desktop.store.raw import RawConnection

_LEFT, _DUE = "backup_folders_left", "backup_folders_due"


class Due(NamedTuple):
    """What is to be done after erasures.

    Attributes:
        folders: with states from before, the chosen one first; none when nothing was erased.
        hashes: of attachments whose bytes went.
        mark: the newest erasure that this knows of; one that comes meanwhile makes everything due again.
    """

    folders: tuple[Path, ...]
    hashes: tuple[str, ...]
    mark: int | None


def read(raw: RawConnection, folder: Path | None) -> Due:
    """What is due; ``folder`` is the one that backups are kept in now."""
    found = raw.execute("SELECT value FROM setting WHERE name = ?", (BACKUPS,)).fetchone()
    folders = _folders(raw, _DUE)
    if found is not None:
        folders = [*([folder] if folder is not None else []), *_folders(raw, _LEFT), *folders]
    hashes = raw.execute("SELECT hash FROM blob_gone").fetchall() if folders else []
    return Due(tuple(dict.fromkeys(folders)), tuple(one for (one,) in hashes), found[0] if found else None)


def settle(raw: RawConnection, due: Due, left: Iterable[Path]) -> None:
    """What was due is done but for these folders."""
    raw.execute("DELETE FROM setting WHERE name = ? AND value IS ?", (BACKUPS, due.mark))
    _keep(raw, _DUE, left)


def leave(raw: RawConnection, folder: Path) -> None:
    """Another folder is chosen; this one keeps its states."""
    _keep(raw, _LEFT, dict.fromkeys([*_folders(raw, _LEFT), folder]))


def put(raw: RawConnection, name: str, value: bytes) -> None:
    """Keep a setting."""
    raw.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (name, value))


def _folders(raw: RawConnection, name: str) -> list[Path]:
    found = raw.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return [Path(one) for one in msgpack.unpackb(found[0])] if found else []


def _keep(raw: RawConnection, name: str, folders: Iterable[Path]) -> None:
    put(raw, name, msgpack.packb([str(one) for one in folders]))
