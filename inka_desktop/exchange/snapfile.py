"""Files of a snapshot: like files of operations a header in clear, encrypted blocks, a signature.

A snapshot is one index and, where there is more than fits, parts. The index names its parts by their
hashes, so a snapshot is whole or not there. Reading goes from cheap to dear, and whatever the bytes
are, only the errors named here come out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import msgpack
import zstandard

from . import frame
from .codec import unpack
from .crypto import (
    ID_BYTES,
    INCARNATION_BYTES,
    DeviceKeys,
    Rng,
    derive,
    hash32,
)
from .errors import (
    ContentDamagedError,
    FileDamagedError,
    FileTooLargeError,
    NewerFormatError,
)
from .names import SnapshotName
from .segments import padme
from .wire import MAX_SEQ

MAGIC: Final = b"INKN"
FORMAT: Final = 1
MAX_FILE_BYTES: Final = 16 * 1024 * 1024
MAX_BLOCK_BYTES: Final = 16 * 1024 * 1024
"""Of one block, unpacked; only a single row that is larger than 1 MiB makes one above 1 MiB."""
MAX_PLAIN_BYTES: Final = 256 * 1024 * 1024
"""Of all blocks of one file, unpacked."""
MAX_PARTS: Final = 9_999
MAX_BLOCKS: Final = 65_536
MAX_ITEMS: Final = 2_000_000
SIGNED: Final = b"snapshot"
_MAX_HEADER: Final = 4_096
_PART_BUDGET: Final = 12 * 1024 * 1024
_PLAIN_BUDGET: Final = 128 * 1024 * 1024
_LEVEL: Final = 3

Block = tuple[int, bytes]
"""Number of its section and its plain bytes."""


@dataclass(frozen=True, slots=True)
class SnapHeader:
    """What stands in clear, signed and authenticated.

    Attributes:
        space, device: 16 bytes each; ``incarnation`` 8: who made it.
        number: 8 random bytes, the same for all files of a snapshot.
        part: 0 for the index.
        epoch: which of the space's keys opens it.
    """

    space: bytes
    device: bytes
    incarnation: bytes
    number: bytes
    part: int
    epoch: int

    def to_bytes(self) -> bytes:
        """Canonical msgpack: a map with its keys ascending."""
        packed: bytes = msgpack.packb(
            {
                "device": self.device, "epoch": self.epoch, "incarnation": self.incarnation,
                "number": self.number, "part": self.part, "space": self.space,
            },
            use_bin_type=True,
        )  # fmt: skip
        return packed


@dataclass(frozen=True, slots=True)
class SnapFile:
    """A file whose header was read; nothing is verified yet."""

    header: SnapHeader
    data: bytes
    file_hash: bytes
    body_at: int

    @property
    def name(self) -> SnapshotName:
        """The name this file belongs under."""
        one = self.header
        return SnapshotName(one.space, one.number, self.file_hash[:8].hex(), one.part)

    def verify(self, sign_public: bytes) -> None:
        """Check the signature against the maker's public key (32 bytes).

        Raises:
            SignatureWrongError: not signed by it.
        """
        frame.check_signature(self.data, self.header.device, sign_public, SIGNED)

    def decrypt(self, space_key: bytes) -> SnapBody:
        """Open with the key of ``header.epoch`` (32 bytes); verify first.

        Raises:
            DecryptionError: another key.
            ContentDamagedError: what is inside is not as the format says.
        """
        plain = frame.opened(self.data, self.body_at, derive(space_key, b"snap"))
        length = int.from_bytes(plain[:4], "big")
        if len(plain) < 4 or length > len(plain) - 4:
            raise ContentDamagedError(reason="head")
        head = unpack(plain[4 : 4 + length], MAX_BLOCKS)
        if type(head) is not dict:
            raise ContentDamagedError(reason="head")
        table = _table(head.get("blocks"))
        if 4 + length + sum(row[1] for row in table) > len(plain):
            raise ContentDamagedError(reason="blocks")
        return SnapBody(head, table, plain, 4 + length)


@dataclass(frozen=True, slots=True)
class SnapBody:
    """A decrypted file; its blocks are unpacked when they are asked for."""

    head: dict[str, Any]
    table: tuple[tuple[int, int, int], ...]
    plain: bytes
    at: int

    def blocks(self) -> Iterator[Block]:
        """Section and plain bytes of each block, in order.

        Raises:
            ContentDamagedError: a block does not unpack to what the head says.
        """
        at = self.at
        for section, packed, size in self.table:
            yield section, _unpacked(self.plain[at : at + packed], size)
            at += packed


def _table(data: Any) -> tuple[tuple[int, int, int], ...]:
    """Per block: section, packed length, plain length."""
    if type(data) is not list:
        raise ContentDamagedError(reason="blocks")
    for row in data:
        if type(row) is not list or len(row) != 3 or any(type(one) is not int or one < 1 for one in row):
            raise ContentDamagedError(reason="blocks")
        if row[2] > MAX_BLOCK_BYTES:
            raise ContentDamagedError(reason="blocks")
    if sum(row[2] for row in data) > MAX_PLAIN_BYTES:
        raise ContentDamagedError(reason="blocks")
    return tuple((row[0], row[1], row[2]) for row in data)


def _unpacked(packed: bytes, size: int) -> bytes:
    try:
        # The frame's own promise is what would be allocated, so it is compared before unpacking.
        if zstandard.frame_content_size(packed) != size:
            raise ContentDamagedError(reason="zstd")
        unpacker = zstandard.ZstdDecompressor(max_window_size=MAX_BLOCK_BYTES)
        return unpacker.decompress(packed, max_output_size=size, allow_extra_data=False)
    except (zstandard.ZstdError, ValueError, MemoryError) as problem:
        raise ContentDamagedError(reason="zstd") from problem


def open_snapfile(data: bytes, hash16: str | None = None) -> SnapFile:
    """Read the header of a file; ``hash16`` is what its name says about the content.

    Raises:
        FileTornError: the content is not what the name was given for.
        FileTooLargeError: over 16 MiB.
        NewerFormatError: of a newer program.
        FileDamagedError: whole, but no file of this kind.
    """
    file_hash = frame.hash_of(data, MAGIC, MAX_FILE_BYTES, hash16)
    if data[4] != FORMAT:
        raise NewerFormatError(found=data[4], known=FORMAT)
    body_at = frame.body_at(data, _MAX_HEADER)
    return SnapFile(_header(data[frame.FIXED : body_at]), data, file_hash, body_at)


def _header(raw: bytes) -> SnapHeader:
    try:
        read = unpack(raw, 64)
    except ContentDamagedError as problem:
        raise FileDamagedError(reason="header") from problem
    if type(read) is not dict:
        raise FileDamagedError(reason="header")
    fields: list[Any] = [
        read.get(name) for name in ("space", "device", "incarnation", "number", "part", "epoch")
    ]
    header = SnapHeader(*fields)
    right = (
        all(type(one) is bytes and len(one) == ID_BYTES for one in (header.space, header.device))
        and all(
            type(one) is bytes and len(one) == INCARNATION_BYTES
            for one in (header.incarnation, header.number)
        )
        and type(header.part) is int
        and type(header.epoch) is int
        and 0 <= header.part <= MAX_PARTS
        and 0 <= header.epoch <= MAX_SEQ
    )
    if not right:
        raise FileDamagedError(reason="header")
    return header


@dataclass(slots=True)
class SnapWriter:
    """Turns blocks into files, one part at a time.

    Attributes:
        header: of the index; parts have the same but for their number.
        parts: finished parts, from 1.
    """

    header: SnapHeader
    keys: DeviceKeys
    space_key: bytes
    rng: Rng
    parts: list[bytes] = field(default_factory=list)
    _packed: list[bytes] = field(default_factory=list)
    _table: list[list[int]] = field(default_factory=list)
    _sizes: list[int] = field(default_factory=lambda: [0, 0])
    """Packed and plain bytes of the running part."""

    def add(self, blocks: Iterable[Block]) -> None:
        """Take in blocks."""
        compress = zstandard.ZstdCompressor(level=_LEVEL, write_content_size=True).compress
        for section, plain in blocks:
            packed = compress(plain)
            sizes = [len(packed), len(plain)]
            together = [size + one for size, one in zip(self._sizes, sizes, strict=True)]
            if self._table and (together[0] > _PART_BUDGET or together[1] > _PLAIN_BUDGET):
                self._finish_part()
                together = sizes
            self._packed.append(packed)
            self._table.append([section, *sizes])
            self._sizes = together

    def _finish_part(self) -> None:
        self.parts.append(self.sealed(len(self.parts) + 1, {}, self._table, b"".join(self._packed)))
        self._packed, self._table, self._sizes = [], [], [0, 0]

    def index(self, head: dict[str, Any]) -> bytes:
        """The index file, once all blocks are in; it names the parts and carries no block."""
        if self._table:
            self._finish_part()
        hashes = [[hash32(part), len(part)] for part in self.parts]
        return self.sealed(0, {**head, "parts": hashes}, [], b"")

    def sealed(self, part: int, head: dict[str, Any], table: Sequence[Sequence[int]], packed: bytes) -> bytes:
        """One file."""
        one = self.header
        raw = SnapHeader(one.space, one.device, one.incarnation, one.number, part, one.epoch).to_bytes()
        top: bytes = msgpack.packb(dict(sorted({**head, "blocks": table}.items())), use_bin_type=True)
        plain = len(top).to_bytes(4, "big") + top + packed
        plain += bytes(padme(len(plain)) - len(plain))
        front, key = frame.front_of(MAGIC, FORMAT, raw), derive(self.space_key, b"snap")
        data = frame.closed(front, plain, key, self.rng, self.keys, SIGNED)
        if len(data) > MAX_FILE_BYTES:
            raise FileTooLargeError(size=len(data), limit=MAX_FILE_BYTES)
        return data
