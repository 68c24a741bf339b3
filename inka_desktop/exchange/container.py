"""The file of operations: magic, header in clear, encrypted blocks, signature (EXCHANGE.md section 5).

Reading goes from cheap to dear: :func:`open_envelope` looks at the name's hash and the header,
:meth:`Envelope.verify` at the signature, :meth:`Envelope.decrypt` opens it, and
:class:`SegmentBody` unpacks one block at a time. Whatever the bytes are, only the errors named here
come out. `segments.py` writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import msgpack
import zstandard

from .codec import MAX_SEQ, WireTransaction, decode_transaction, unpack
from .crypto import ID_BYTES, NONCE_BYTES, SIGNATURE_BYTES, TAG_BYTES, derive, hash32, unseal, verify
from .deps import CHAIN_BYTES, Dep, chain_next, unpack_deps
from .errors import (
    ContentDamagedError,
    FileDamagedError,
    FileTooLargeError,
    FileTornError,
    NewerFormatError,
)
from .names import CONTROL, DATA, FOLDERS, SegmentName, author12

MAGIC: Final = b"INKS"
FORMAT: Final = 1
READER_VERSION: Final = 1
"""What this program can read; a part whose minimum is higher stops its author's stream."""
MAX_FILE_BYTES: Final = 4 * 1024 * 1024
MAX_PLAIN_BYTES: Final = 16 * 1024 * 1024
MAX_BLOCK_BYTES: Final = 1024 * 1024
MAX_BLOCKS: Final = 64
MAX_HEADER_BYTES: Final = 4096
MAX_HEAD_BYTES: Final = 2 * 1024 * 1024
MAX_PARTS: Final = 1024
_FIXED: Final = len(MAGIC) + 1 + 4
_SIGNED: Final = b"file"


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in clear, signed and authenticated.

    Attributes:
        stream: ``d`` data or ``c`` control.
        space, author: 16 bytes each.
        first, last: the range of operations, both included.
        epoch: which of the space's keys opens it.
        kind: ``seg``, or ``pack`` for several segments in one.
    """

    stream: str
    space: bytes
    author: bytes
    first: int
    last: int
    epoch: int
    kind: str = "seg"

    def to_bytes(self) -> bytes:
        """Canonical msgpack: a map with its keys ascending."""
        packed: bytes = msgpack.packb(
            {
                "author": self.author, "epoch": self.epoch, "kind": self.kind, "seqA": self.first,
                "seqB": self.last, "space": self.space, "stream": self.stream,
            },
            use_bin_type=True,
        )  # fmt: skip
        return packed


@dataclass(frozen=True, slots=True)
class Part:
    """From ``first`` on: what must have been applied before, and what is needed to read it.

    A segment has one part; a pack has one for each segment it was made of, so that nothing waits for
    more than it did before.

    Attributes:
        first: number of the part's first operation.
        chain: chain value before it, 16 bytes.
        previous: BLAKE2b-256 of the author's file before it in this stream; empty for the first.
        deps: other authors' data streams, only those that got further since the part before.
        control: all authors' control streams, likewise.
        schema: schema version of the writer.
        reader: least :data:`READER_VERSION` that understands it.
    """

    first: int
    chain: bytes
    previous: bytes = b""
    deps: tuple[Dep, ...] = ()
    control: tuple[Dep, ...] = ()
    schema: int = 1
    reader: int = 1


@dataclass(frozen=True, slots=True)
class Envelope:
    """A file whose header was read; nothing is verified yet but its hash, if one was given."""

    format: int
    header: Header
    data: bytes
    file_hash: bytes
    body_at: int

    @property
    def name(self) -> SegmentName:
        """The name this file belongs under."""
        one = self.header
        folder = FOLDERS[2] if one.stream == CONTROL else FOLDERS[1] if one.kind == "pack" else FOLDERS[0]
        return SegmentName(
            one.space, folder, author12(one.author), one.first, one.last, self.file_hash[:8].hex()
        )

    def verify(self, sign_public: bytes) -> None:
        """Check the signature against the author's public key (32 bytes).

        Raises:
            SignatureWrongError: not signed by it.
        """
        verify(sign_public, self.data[:-SIGNATURE_BYTES], self.data[-SIGNATURE_BYTES:], _SIGNED)

    def decrypt(self, space_key: bytes) -> SegmentBody:
        """Open with the key of ``header.epoch`` (32 bytes); verify first.

        Raises:
            NewerFormatError: the file, or all of it, needs a newer program.
            DecryptionError: another key.
            ContentDamagedError: what is inside is not as the format says.
        """
        if self.format != FORMAT:
            raise NewerFormatError(found=self.format, known=FORMAT)
        sealed_at = self.body_at + NONCE_BYTES
        nonce, sealed = self.data[self.body_at : sealed_at], self.data[sealed_at:-SIGNATURE_BYTES]
        plain = unseal(segment_key(space_key), sealed, self.data[: self.body_at], nonce)
        return _body(self.header, plain)


def segment_key(space_key: bytes) -> bytes:
    """The key that closes files of operations of one space and epoch."""
    return derive(space_key, b"seg")


def open_envelope(data: bytes, hash16: str | None = None) -> Envelope:
    """Read the header of a file.

    Args:
        data: the whole file.
        hash16: what its name says about the content (16 hex digits); None where there is no name.

    Raises:
        FileTornError: the content is not what the name was given for.
        FileTooLargeError: over 4 MiB.
        FileDamagedError: whole, but no file of this kind.
    """
    if len(data) > MAX_FILE_BYTES:
        raise FileTooLargeError(size=len(data), limit=MAX_FILE_BYTES)
    file_hash = hash32(data)
    if hash16 is not None and file_hash[:8].hex() != hash16:
        raise FileTornError(expected=hash16)
    if len(data) < _FIXED + NONCE_BYTES + TAG_BYTES + SIGNATURE_BYTES or not data.startswith(MAGIC):
        raise FileDamagedError(reason="magic")
    length = int.from_bytes(data[5:_FIXED], "big")
    body_at = _FIXED + length
    if length > MAX_HEADER_BYTES or len(data) < body_at + NONCE_BYTES + TAG_BYTES + SIGNATURE_BYTES:
        raise FileDamagedError(reason="header")
    if data[4] < FORMAT:
        raise FileDamagedError(reason="format")
    return Envelope(data[4], _header(data[_FIXED:body_at]), data, file_hash, body_at)


def _header(raw: bytes) -> Header:
    try:
        read = unpack(raw, 64)
    except ContentDamagedError as problem:
        raise FileDamagedError(reason="header") from problem
    if type(read) is not dict:
        raise FileDamagedError(reason="header")
    names = ("stream", "space", "author", "seqA", "seqB", "epoch", "kind")
    fields: list[Any] = [read.get(name) for name in names]
    header = Header(*fields)
    right = (
        header.stream in (DATA, CONTROL)
        and header.kind in ("seg", "pack")
        and all(type(one) is bytes and len(one) == ID_BYTES for one in (header.space, header.author))
        and all(type(one) is int for one in (header.first, header.last, header.epoch))
        and 1 <= header.first <= header.last <= MAX_SEQ
        and 0 <= header.epoch <= MAX_SEQ
    )
    if not right:
        raise FileDamagedError(reason="header")
    return header


@dataclass(frozen=True, slots=True)
class SegmentBody:
    """A decrypted file; its blocks are unpacked when they are asked for.

    Attributes:
        parts: at least one, ascending; the first begins at ``header.first``.
        chain_after: chain value after the last transaction, 16 bytes.
        extra: entries of the head that a newer version added.
    """

    header: Header
    parts: tuple[Part, ...]
    chain_after: bytes
    extra: dict[str, Any]
    table: tuple[tuple[int, int, int], ...]
    plain: bytes
    blocks_at: int

    def part_of(self, seq: int) -> Part:
        """The part that holds operation ``seq``."""
        return max((part for part in self.parts if part.first <= seq), key=lambda part: part.first)

    def blocks(self) -> Iterator[list[bytes]]:
        """The transactions' bytes, block by block (at most 1 MiB unpacked at a time).

        Raises:
            ContentDamagedError: a block does not unpack to what the head says.
        """
        at = self.blocks_at
        for packed, size, count in self.table:
            yield split_block(unpack_block(self.plain[at : at + packed], size), count)
            at += packed

    def transactions(self) -> Iterator[tuple[WireTransaction, bytes]]:
        """Each transaction with the chain value after it; numbers and chain checked to the end.

        Parts a newer program wrote are not reached: the iterator stops with an error at the first.

        Raises:
            NewerFormatError: this part and what follows needs a newer program.
            ContentDamagedError: numbers with a gap, another chain, or a transaction off the format.
        """
        chain, seq, waiting = self.parts[0].chain, self.header.first, list(self.parts[::-1])
        for block in self.blocks():
            for raw in block:
                if waiting and waiting[-1].first <= seq:
                    _check_part(waiting.pop(), seq, chain)
                transaction = decode_transaction(raw)
                if transaction.first_seq != seq:
                    raise ContentDamagedError(reason="seq")
                seq, chain = seq + transaction.count, chain_next(chain, raw)
                yield transaction, chain
        if seq != self.header.last + 1 or chain != self.chain_after or waiting:
            raise ContentDamagedError(reason="chain")


def _check_part(part: Part, seq: int, chain: bytes) -> None:
    if part.first != seq or part.chain != chain:
        raise ContentDamagedError(reason="parts")
    if part.reader > READER_VERSION:
        raise NewerFormatError(found=part.reader, known=READER_VERSION)


def _body(header: Header, plain: bytes) -> SegmentBody:
    length = int.from_bytes(plain[:4], "big")
    if len(plain) < 4 or length > min(len(plain) - 4, MAX_HEAD_BYTES):
        raise ContentDamagedError(reason="head")
    head = unpack(plain[4 : 4 + length], MAX_PARTS)
    if type(head) is not dict:
        raise ContentDamagedError(reason="head")
    extra = {str(name): value for name, value in head.items() if name not in ("parts", "after", "blocks")}
    after = head.get("after")
    if type(after) is not bytes or len(after) != CHAIN_BYTES:
        raise ContentDamagedError(reason="head")
    parts, table = _parts(head.get("parts"), header), _table(head.get("blocks"))
    blocks_end = 4 + length + sum(packed for packed, _, _ in table)
    if blocks_end > len(plain) or plain.count(0, blocks_end) != len(plain) - blocks_end:
        raise ContentDamagedError(reason="padding")
    return SegmentBody(header, parts, after, extra, table, plain, 4 + length)


def _parts(data: Any, header: Header) -> tuple[Part, ...]:
    if type(data) is not list or not data:
        raise ContentDamagedError(reason="parts")
    parts = tuple(_part(one) for one in data)
    ascending = all(one.first < two.first for one, two in pairwise(parts))
    if not ascending or parts[0].first != header.first or parts[-1].first > header.last:
        raise ContentDamagedError(reason="parts")
    if parts[0].reader > READER_VERSION:
        raise NewerFormatError(found=parts[0].reader, known=READER_VERSION)
    return parts


def _part(data: Any) -> Part:
    if type(data) is not list or len(data) < 7:
        raise ContentDamagedError(reason="parts")
    first, chain, previous, deps, control, schema, reader = data[:7]
    right = (
        all(type(one) is int and 0 <= one <= MAX_SEQ for one in (first, schema, reader))
        and type(chain) is bytes
        and len(chain) == CHAIN_BYTES
        and type(previous) is bytes
        and len(previous) in (0, 32)
    )
    if not right:
        raise ContentDamagedError(reason="parts")
    return Part(first, chain, previous, unpack_deps(deps), unpack_deps(control), schema, reader)


def _table(data: Any) -> tuple[tuple[int, int, int], ...]:
    """Per block: packed length, plain length, number of transactions."""
    if type(data) is not list or not 1 <= len(data) <= MAX_BLOCKS:
        raise ContentDamagedError(reason="blocks")
    for row in data:
        if type(row) is not list or len(row) != 3 or any(type(one) is not int or one < 1 for one in row):
            raise ContentDamagedError(reason="blocks")
        if row[0] > MAX_FILE_BYTES or row[1] > MAX_BLOCK_BYTES or row[2] > row[1] // 4:
            raise ContentDamagedError(reason="blocks")
    if sum(row[1] for row in data) > MAX_PLAIN_BYTES:
        raise FileTooLargeError(size=sum(row[1] for row in data), limit=MAX_PLAIN_BYTES)
    return tuple((row[0], row[1], row[2]) for row in data)


def unpack_block(packed: bytes, size: int) -> bytes:
    """A block's plain bytes; never more than ``size``, whatever the compressed bytes promise.

    Raises:
        ContentDamagedError: it does not unpack to exactly ``size`` bytes.
    """
    try:
        # The frame's own promise is what would be allocated, so it is compared before unpacking.
        if zstandard.frame_content_size(packed) != size:
            raise ContentDamagedError(reason="zstd")
        unpacker = zstandard.ZstdDecompressor(max_window_size=MAX_BLOCK_BYTES)
        plain = unpacker.decompress(packed, max_output_size=size, allow_extra_data=False)
    except (zstandard.ZstdError, ValueError, MemoryError) as problem:
        raise ContentDamagedError(reason="zstd") from problem
    if len(plain) != size:
        raise ContentDamagedError(reason="zstd")
    return plain


def split_block(plain: bytes, count: int) -> list[bytes]:
    """The ``count`` transactions of a block, each behind its length of 4 bytes.

    Raises:
        ContentDamagedError: lengths that do not add up.
    """
    found: list[bytes] = []
    at, end = 0, len(plain)
    while at < end and len(found) < count:
        start = at + 4
        at = start + int.from_bytes(plain[at:start], "big")
        found.append(plain[start:at])
    if at != end or len(found) != count:
        raise ContentDamagedError(reason="block")
    return found
