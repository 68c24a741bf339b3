"""The files of an old folder: which there are, and their bytes; nothing of the folder is changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from inka_desktop.reading.forms import ENDINGS
from inka_desktop.reading.looked import UnreadableError, Why
from inka_desktop.records.canonical import canonical_text
from inka_desktop.services.archive_rows import LIMIT_MB

_LIMIT = LIMIT_MB * 1024 * 1024
_HIDDEN = ("~$", ".")
"""How names begin of what programs put beside files."""
_NO_FILES = frozenset({"thumbs.db", "desktop.ini"})


def files(start: Path) -> Iterator[tuple[Path, str]]:
    """Files below a folder by name, each with its path from there; links to folders are not followed.

    A folder that cannot be looked into stands behind them, so that it is not passed over in silence.
    """
    if not start.is_dir():
        yield start, canonical_text(start.name)
        return
    refused = list[OSError]()
    for folder, folders, names in os.walk(start, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(_HIDDEN) and name.lower() not in _NO_FILES:
                path = Path(folder) / name
                yield path, canonical_text(path.relative_to(start).as_posix())
    for path in (Path(error.filename) for error in refused):
        yield path, canonical_text(path.relative_to(start).as_posix() if path != start else start.name)


def steps(path: Path, origin: str) -> list[str]:
    """The names that say what a file is: its own, its folders' from the inside out, the chosen one's last."""
    around = list(path.parents)[: origin.count("/") + 1]
    return [canonical_text(name) for name in (path.stem, *(folder.name for folder in around))]


def read(path: Path, size: int) -> bytes:
    """The bytes of a file that is none too large and looks like one of ours.

    Raises:
        UnreadableError: it is not.
        OSError: it cannot be read.
    """
    if path.is_dir():
        raise UnreadableError(Why.UNREADABLE)
    if path.suffix.lower() not in ENDINGS or not path.is_file():
        raise UnreadableError(Why.FOREIGN)
    if not size:
        raise UnreadableError(Why.EMPTY)
    if size > _LIMIT:
        raise UnreadableError(Why.HUGE)
    with path.open("rb") as file:
        data = file.read(_LIMIT + 1)
    if len(data) > _LIMIT:
        raise UnreadableError(Why.HUGE)
    return data


def size_of(path: Path) -> int:
    """In bytes; 0 where nobody can say."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def hash_of(data: bytes) -> str:
    """BLAKE2b-256 in hex, as attachments have it."""
    return blake2b(data, digest_size=32).hexdigest()
