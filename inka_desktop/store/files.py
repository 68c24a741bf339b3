"""The local files of attachments: ciphertext by hash under ``files/hh/<hash>`` in the profile.

A file is there whole or not at all. What is in it is encrypted elsewhere, with the key in its row.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from inka_desktop.errors import DamageError

from .errors import DiskFailedError, DiskFullError

FOLDER = "files"
_HASH = re.compile("[0-9a-f]{64}")
_CHUNK = 1024 * 1024


class FileDamagedError(DamageError):
    """The bytes of an attachment are not those of its name."""

    code = "store.file_damaged"
    de = (
        "Ein Anhang ist auf diesem Gerät beschädigt. "
        "Alles andere ist unverändert. "
        "Bitte fügen Sie ihn neu hinzu."
    )
    en = "An attachment is damaged on this device. Everything else is unchanged. Please add it again."


class Files:
    """The folder of attachments of one profile."""

    def __init__(self, profile: Path) -> None:
        self._folder = profile / FOLDER

    def path(self, hash64: str) -> Path:
        """Where a file lies, or would lie.

        Raises:
            ValueError: not 64 lower-case hex digits, so no name of ours.
        """
        return Path(self._at(hash64))

    def _at(self, hash64: str) -> str:
        """The same for whoever opens very many: a path takes as long to make as a file to read."""
        if not _HASH.fullmatch(hash64):
            raise ValueError("not the hash of a file")
        return f"{self._folder}/{hash64[:2]}/{hash64}"

    def has(self, hash64: str) -> bool:
        """Whether the file is on this device."""
        return self.path(hash64).is_file()

    def missing(self, hashes: Iterable[str]) -> list[str]:
        """Those of several that are not on this device, in the order given."""
        return [hash64 for hash64 in hashes if not self.has(hash64)]

    def put(self, hash64: str, parts: Iterable[bytes]) -> Path:
        """Write a file and return where it lies; a file that is there already stays as it is.

        Raises:
            FileDamagedError: the parts are not the bytes of that name.
            DiskFullError, DiskFailedError: nothing was left behind.
        """
        target = self.path(hash64)
        if target.is_file():
            return target
        fresh = target.with_name(f"{secrets.token_hex(8)}.new")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if _write(fresh, parts) != hash64:
                raise FileDamagedError()
            os.replace(fresh, target)
        except OSError as failure:
            raise (DiskFullError() if failure.errno in _FULL else DiskFailedError()) from failure
        finally:
            with contextlib.suppress(OSError):
                fresh.unlink()
        return target

    def get(self, hash64: str) -> bytes:
        """The whole file.

        Raises:
            FileNotFoundError: it is not on this device.
        """
        return self.path(hash64).read_bytes()

    def parts(self, hash64: str, part_bytes: int) -> Iterator[bytes]:
        """The file in parts of ``part_bytes``, the last one shorter; an empty file is one empty part.

        Raises:
            FileNotFoundError: it is not on this device.
        """
        with open(self._at(hash64), "rb") as file:
            yield file.read(part_bytes)
            while part := file.read(part_bytes):
                yield part

    def whole(self, hash64: str) -> bool:
        """Whether the file is here and its bytes are those of its name; reads all of it."""
        digest = blake2b(digest_size=32)
        try:
            for part in self.parts(hash64, _CHUNK):
                digest.update(part)
        except OSError:
            return False
        return digest.hexdigest() == hash64

    def remove(self, hash64: str) -> None:
        """Forget a file; harmless when it is not here."""
        self.path(hash64).unlink(missing_ok=True)


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}


def _write(path: Path, parts: Iterable[bytes]) -> str:
    """Write the parts to the disk; returns the hash of what was written."""
    digest = blake2b(digest_size=32)
    with path.open("xb") as file:
        for part in parts:
            digest.update(part)
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()
