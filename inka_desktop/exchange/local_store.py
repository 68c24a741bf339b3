"""A folder as a place: a local disk, a network drive, a synchronised folder, a stick.

Writes go to ``tmp/`` first, are flushed, moved and read back. A folder that has vanished is never
made again: what is empty may be a drive that is not mounted. On Windows a scanner or a client may
hold a file for a moment (WinError 5 and 32), so those are tried again before anybody is told.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from inka_desktop.errors import EnvironmentalError

from .crypto import Rng
from .errors import (
    FileTooLargeError,
    FileTornError,
    PlaceForeignError,
    PlaceFullError,
    PlaceReadOnlyError,
    PlaceUnreachableError,
)
from .names import UploadName
from .patience import Patience
from .recognise import parse
from .store import Entry, check_place, found_place

MAX_ENTRIES: Final = 200_000
UPLOAD_DAYS: Final = 7
READ_S: Final = 20.0
"""Longer than a cloud client takes to fetch a file of 4 MB over a slow line."""
_MOST_WAITS: Final = 2
_PAUSES_S: Final = (0.05, 0.1, 0.2, 0.4, 0.8)
_SHARING: Final = frozenset({5, 32, 33})
_BUSY: Final = frozenset({errno.EBUSY, errno.EAGAIN, errno.EINTR})
_FULL: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_DENIED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY})
_ABSENT: Final = frozenset({errno.ENOENT, errno.ENOTDIR})
_READ: Final = (
    os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
)
_MAKE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

# Attributes of Windows and a flag of macOS by which clients mark what lies in the cloud only.
_OFFLINE, _RECALL_ON_OPEN, _RECALL_ON_READ, _DATALESS = 0x1000, 0x40000, 0x400000, 0x40000000

_Result = TypeVar("_Result")


class LocalStore:
    """A `Store` on a folder of the file system; see there for what the methods promise."""

    def __init__(
        self,
        root: Path,
        author12: str,
        rng: Rng,
        store_name: str | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Neither looks nor writes; :func:`open_place` and :func:`create_place` do.

        Args:
            root: the folder.
            author12: whose uploads these are.
            rng: for the names of uploads.
            store_name: spelling of the STORE name, once it is known: without it the folder counts as gone.
            pause: waits that many seconds between tries.
        """
        self.root = root
        self._author12 = author12
        self._rng = rng
        self._store_name = store_name
        self._pause = pause
        self._patience = Patience(READ_S)
        self._waits_left = _MOST_WAITS
        # A store that has changed the case of one name has changed that of all.
        self._folds = store_name is not None and parse(store_name) is None

    def listing(self, folder: str) -> list[Entry]:
        """What lies directly in ``folder``; links and devices are not shown."""
        where = self._find(folder) if folder else str(self.root)
        if where is None:
            return self._absent([])
        prefix = os.path.relpath(where, self.root).replace(os.sep, "/") + "/" if folder else ""
        try:
            return self._patience.wait(lambda: self._patiently(lambda: list(_entries(where, prefix))))
        except TimeoutError as problem:
            raise PlaceUnreachableError(place=str(self.root), reason="timeout") from problem
        except OSError as problem:
            if problem.errno in _ABSENT:
                return self._absent([])
            raise self._explained(problem) from problem

    def read(self, path: str, limit: int) -> bytes | None:
        """A file's bytes, at most ``limit``; None when it is not there or is no file."""
        where = self._find(path)
        try:
            data = None if where is None else self._fetched(where, limit + 1)
        except TimeoutError as problem:
            raise FileTornError(path=path) from problem
        except OSError as problem:
            if problem.errno not in _ABSENT | {errno.EISDIR, errno.ELOOP}:
                # One file that will not be read (a placeholder, a lock) is not the whole place.
                self._require()
                raise FileTornError(path=path) from problem
            data = None
        if data is None:
            return self._absent(None)
        if len(data) > limit:
            raise FileTooLargeError(path=path, size=len(data), limit=limit)
        return data

    def write(self, path: str, data: bytes) -> None:
        """Upload, flush, move, read back."""
        if self._holds(path, data):
            return
        upload = UploadName(self._author12, self._rng.token(8).hex()).path
        with self._explaining():
            self._require()
            temporary, target = self._for_writing(upload), self._for_writing(path)
            try:
                self._patiently(lambda: _write(temporary, data))
                self._patiently(lambda: os.replace(temporary, target))
            except OSError:
                _forget(temporary)
                raise
            _flush_folder(os.path.dirname(target))
        if not self._holds(path, data):
            raise PlaceUnreachableError(place=str(self.root), reason="read back")

    def touch(self, path: str) -> None:
        """Make an empty file unless there is one."""
        with self._explaining():
            self._require()
            target = self._for_writing(path)
            try:
                self._patiently(lambda: os.close(os.open(target, _MAKE, 0o666)))
            except FileExistsError:
                return
            _flush_folder(os.path.dirname(target))

    def exists(self, path: str) -> bool:
        """Whether a file is there now."""
        where = self._find(path)
        return True if where is not None and os.path.isfile(where) else self._absent(False)

    def delete(self, path: str) -> None:
        """Take a file away."""
        with self._explaining():
            self._require()
            where = self._find(path)
            if where is not None:
                try:
                    self._patiently(lambda: os.unlink(where))
                except FileNotFoundError:
                    return

    def sweep(self, now_s: float) -> int:
        """Delete own uploads that have lain for 7 days; returns how many. ``now_s``: seconds since 1970."""
        swept = 0
        for entry in self.listing("tmp"):
            name = parse(entry.path)
            if isinstance(name, UploadName) and name.author12 == self._author12:
                where = self.root / entry.path
                try:
                    old = now_s - where.stat().st_mtime > UPLOAD_DAYS * 86_400
                except FileNotFoundError:
                    continue
                if old:
                    self.delete(entry.path)
                    swept += 1
        return swept

    def _fetched(self, where: str, limit: int) -> bytes | None:
        """Read a file; one that is online only may take a while, and the third is not waited for."""
        if self._waits_left <= 0 and _is_placeholder(where):
            raise TimeoutError
        try:
            return self._patience.wait(lambda: self._patiently(lambda: _read(where, limit)))
        except TimeoutError:
            self._waits_left -= 1
            raise

    def _holds(self, path: str, data: bytes) -> bool:
        try:
            return self.read(path, len(data)) == data
        except (FileTooLargeError, FileTornError):
            return False

    def _patiently(self, action: Callable[[], _Result]) -> _Result:
        """Try again while another program holds the file."""
        for pause in _PAUSES_S:
            try:
                return action()
            except OSError as problem:
                if getattr(problem, "winerror", None) not in _SHARING and problem.errno not in _BUSY:
                    raise
            self._pause(pause)
        return action()

    def _find(self, path: str) -> str | None:
        """Where a path lies; on a store that folds case also under another spelling. None: nowhere."""
        parts = _parts(path)
        if parts is None:
            return None
        exact = os.path.join(self.root, *parts)
        if not self._folds or os.path.lexists(exact):
            return exact
        where = str(self.root)
        for part in parts:
            where = os.path.join(where, _spelling(where, part))
        return where

    def _for_writing(self, path: str) -> str:
        """Where to write; makes the folders in between, never the place itself."""
        parts = _parts(path)
        if parts is None:
            raise ValueError(f"no path inside a place: {path!r}")
        where = str(self.root)
        for part in parts[:-1]:
            where = os.path.join(where, _spelling(where, part) if self._folds else part)
            try:
                os.mkdir(where)
            except FileExistsError:
                continue
            _flush_folder(os.path.dirname(where))
        return os.path.join(where, parts[-1])

    def _absent(self, answer: _Result) -> _Result:
        """``answer`` for "nothing there", once it is sure that the place itself still is."""
        self._require()
        return answer

    def _require(self) -> None:
        if not self.root.is_dir():
            raise PlaceUnreachableError(place=str(self.root))
        if self._store_name is not None and not os.path.lexists(self.root / self._store_name):
            # Renamed by a client, an empty mount point, or another stick under the same letter.
            try:
                gone = not os.listdir(self.root)
            except OSError as problem:
                raise self._explained(problem) from problem
            if gone:
                raise PlaceUnreachableError(place=str(self.root))
            raise PlaceForeignError(expected=self._store_name, found="")

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        """Turns what the system says into what a person can do."""
        try:
            yield
        except OSError as problem:
            raise self._explained(problem) from problem

    def _explained(self, problem: OSError) -> EnvironmentalError:
        context = {"place": str(self.root), "reason": errno.errorcode.get(problem.errno or 0, "")}
        if problem.errno in _FULL:
            return PlaceFullError(**context)
        if problem.errno in _DENIED or getattr(problem, "winerror", None) in _SHARING:
            return PlaceReadOnlyError(**context)
        return PlaceUnreachableError(**context)


def open_place(root: Path, expected: bytes, author12: str, rng: Rng) -> LocalStore:
    """The folder ``root`` as the place with id ``expected`` (16 bytes).

    Raises:
        PlaceUnreachableError: there is no such folder now.
        PlaceForeignError: it is not that place; never taken for an empty one.
        NewerFormatError: its layout is of a newer program.
    """
    spelling = check_place(LocalStore(root, author12, rng), expected)
    return LocalStore(root, author12, rng, spelling)


def create_place(root: Path, store_id: bytes, author12: str, rng: Rng) -> LocalStore:
    """Make the existing folder ``root`` the place with id ``store_id``; twice is once.

    Raises:
        PlaceForeignError: it is another place already.
    """
    found_place(LocalStore(root, author12, rng), store_id)
    return open_place(root, store_id, author12, rng)


def _parts(path: str) -> list[str] | None:
    """The parts of a path that stays inside the place on every system; None otherwise."""
    parts = path.split("/")
    safe = all(part not in ("", ".", "..") and not set(part) & set('\\:*?"<>|\0') for part in parts)
    return parts if safe else None


def _spelling(folder: str, name: str) -> str:
    """How ``name`` is spelled in ``folder`` when only the case may differ; ``name`` when it is not there."""
    if os.path.lexists(os.path.join(folder, name)):
        return name
    try:
        return next((one for one in os.listdir(folder) if one.lower() == name.lower()), name)
    except OSError:
        return name


def _entries(folder: str, prefix: str) -> Iterator[Entry]:
    with os.scandir(folder) as found:
        for entry in islice(found, MAX_ENTRIES):
            if entry.name.isprintable():
                try:
                    if entry.is_dir(follow_symlinks=False):
                        yield Entry(prefix + entry.name, 0, is_folder=True)
                    elif entry.is_file(follow_symlinks=False):
                        yield Entry(prefix + entry.name, entry.stat(follow_symlinks=False).st_size)
                except OSError:
                    continue  # gone since the folder was read


def _is_placeholder(where: str) -> bool:
    """Whether a file's content seems not to be on this device (OneDrive, iCloud, virtual files of others)."""
    try:
        found = os.stat(where)
    except OSError:
        return False
    recalled = getattr(found, "st_file_attributes", 0) & (_OFFLINE | _RECALL_ON_OPEN | _RECALL_ON_READ)
    dataless = getattr(found, "st_flags", 0) & _DATALESS
    return bool(recalled or dataless) or (found.st_size > 0 and getattr(found, "st_blocks", 1) == 0)


def _read(where: str, limit: int) -> bytes | None:
    handle = os.open(where, _READ)
    with os.fdopen(handle, "rb") as file:
        # A pipe or a device in the folder would never end.
        return file.read(limit) if stat.S_ISREG(os.fstat(handle).st_mode) else None


def _write(where: str, data: bytes) -> None:
    _forget(where)
    with os.fdopen(os.open(where, _MAKE, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _forget(where: str) -> None:
    try:
        os.unlink(where)
    except OSError:
        return


def _flush_folder(folder: str) -> None:
    """Make a new name last over a power cut; some systems cannot, and none needs it to be right."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
