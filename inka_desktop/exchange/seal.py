"""The seal file: which incarnation this profile is, and how far it has sealed what it publishes.

It lies beside the database, not in it: a database restored from a copy, or a profile cloned to
another machine, is then behind its seal or on another machine, and begins a new incarnation instead
of writing other operations under numbers already used (EXCHANGE.md section 3). A torn or changed seal
counts as a missing one.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import msgpack

from .codec import unpack
from .crypto import ID_BYTES, INCARNATION_BYTES, hash32
from .deps import CHAIN_BYTES
from .errors import ContentDamagedError, SealFileError
from .wire import MAX_SEQ

_MAGIC: Final = b"INKL\x01"
_MAX_BYTES: Final = 1024 * 1024
_PAUSES_S: Final = (0.02, 0.05, 0.1, 0.2, 0.4)

StreamKey = tuple[bytes, str]
"""A space (16 bytes) and a stream (``d`` or ``c``)."""
Position = tuple[int, bytes]
"""A seq and the chain value there (16 bytes)."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What the seal file holds.

    Attributes:
        incarnation: 8 bytes.
        machine: 16 bytes (`machine.py`).
        sealed: highest sealed position of each stream.
    """

    incarnation: bytes
    machine: bytes
    sealed: Mapping[StreamKey, Position] = field(default_factory=dict)

    def at(self, space: bytes, stream: str, seq: int, chain: bytes) -> Seal:
        """The same seal with one stream sealed up to ``seq``."""
        return Seal(self.incarnation, self.machine, {**self.sealed, (space, stream): (seq, chain)})

    def to_bytes(self) -> bytes:
        """Magic, msgpack and a checksum of 32 bytes."""
        rows = [[space, stream, *self.sealed[space, stream]] for space, stream in sorted(self.sealed)]
        body: bytes = _MAGIC + msgpack.packb([self.incarnation, self.machine, rows], use_bin_type=True)
        return body + hash32(body)

    @classmethod
    def from_bytes(cls, data: bytes) -> Seal:
        """What :meth:`to_bytes` gave.

        Raises:
            ContentDamagedError: anything else.
        """
        body, checksum = data[:-32], data[-32:]
        if not body.startswith(_MAGIC) or hash32(body) != checksum:
            raise ContentDamagedError(reason="seal file")
        read = unpack(body[len(_MAGIC) :], 100_000)
        if type(read) is not list or len(read) != 3 or type(read[2]) is not list:
            raise ContentDamagedError(reason="seal file")
        incarnation, machine, rows = read
        if not (_is_bytes(incarnation, INCARNATION_BYTES) and _is_bytes(machine, ID_BYTES)):
            raise ContentDamagedError(reason="seal file")
        return cls(incarnation, machine, dict(_row(row) for row in rows))


def _row(row: Any) -> tuple[StreamKey, Position]:
    if type(row) is list and len(row) == 4:
        space, stream, seq, chain = row
        texts = _is_bytes(space, ID_BYTES) and _is_bytes(chain, CHAIN_BYTES) and type(stream) is str
        if texts and type(seq) is int and 0 <= seq <= MAX_SEQ:
            return (space, stream), (seq, chain)
    raise ContentDamagedError(reason="seal file")


def _is_bytes(value: Any, length: int) -> bool:
    return type(value) is bytes and len(value) == length


class SealFile:
    """The seal on disk; written whole, flushed, and moved into place."""

    def __init__(
        self,
        path: Path,
        fsync: Callable[[int], None] = os.fsync,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.path = path
        self._fsync = fsync
        self._pause = pause

    def read(self) -> Seal | None:
        """The seal; None when there is none, or only a torn or changed one.

        Raises:
            SealFileError: there is one and the system will not let it be read.
        """
        try:
            with self.path.open("rb") as file:
                return Seal.from_bytes(file.read(_MAX_BYTES))
        except (FileNotFoundError, ContentDamagedError):
            return None
        except OSError as problem:
            raise SealFileError(path=str(self.path)) from problem

    def write(self, seal: Seal) -> None:
        """Replace the seal; when this returns, it outlasts a power cut.

        Raises:
            SealFileError: it could not be written; nothing may be published that it does not cover.
        """
        beside = self.path.with_name(self.path.name + ".new")
        try:
            with beside.open("wb") as file:
                file.write(seal.to_bytes())
                file.flush()
                self._fsync(file.fileno())
            self._replace(beside)
            self._flush_folder()
        except OSError as problem:
            raise SealFileError(path=str(self.path)) from problem

    def _replace(self, beside: Path) -> None:
        for pause in _PAUSES_S:
            try:
                beside.replace(self.path)
            except PermissionError:
                # A virus scanner holds the file for a moment (Windows).
                self._pause(pause)
            else:
                return
        beside.replace(self.path)

    def _flush_folder(self) -> None:
        if os.name == "posix":
            handle = os.open(self.path.parent, os.O_RDONLY)
            try:
                self._fsync(handle)
            finally:
                os.close(handle)
