"""One writing process per profile: a lock file that the system frees when the process ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from .errors import ProfileInUseError


class ProfileLock:
    """Held from :meth:`acquire` until :meth:`release` or the end of the process, even a killed one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            ProfileInUseError: another process has it.
        """
        handle = open(self._path, "a+b")  # noqa: SIM115  (kept open: closing it frees the lock)
        try:
            _lock(handle)
        except OSError as taken:
            handle.close()
            raise ProfileInUseError() from taken
        handle.truncate(0)
        handle.write(str(os.getpid()).encode())
        handle.flush()
        self._file = handle

    def release(self) -> None:
        """Free the lock; harmless when it is not held."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> ProfileLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _lock(handle: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt

        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
