"""What is inside a file of operations once it is decrypted: parts, block table, blocks.

Only signed and authenticated bytes come here, and still every length and number is checked: a member's
device may be broken, or no longer a friend.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import zstandard

from .codec import decode_transaction, unpack
from .deps import CHAIN_BYTES, Dep, chain_next, unpack_deps
from .errors import ContentDamagedError, NewerFormatError
from .wire import MAX_SEQ, WireTransaction

READER_VERSION: Final = 2
"""What this program can read; a part whose minimum is higher stops its author's stream."""
REDACTED_SINCE: Final = 2
"""The least version that reads a part with transactions from which something was taken out."""
REDACTED: Final = "redacted"
"""Key in the head: the transactions from which something was taken out, with their chain values."""
MAX_PACKED_BYTES: Final = 4 * 1024 * 1024
MAX_PLAIN_BYTES: Final = 16 * 1024 * 1024
MAX_BLOCK_BYTES: Final = 1024 * 1024
MAX_BLOCKS: Final = 64
MAX_HEAD_BYTES: Final = 2 * 1024 * 1024
MAX_PARTS: Final = 1024
_KNOWN: Final = frozenset({"parts", "after", "blocks", REDACTED})
_REDACTED_BYTES: Final = 4 + CHAIN_BYTES


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
class SegmentBody:
    """A decrypted file; its blocks are unpacked when they are asked for.

    Attributes:
        first, last: the range of operations the header names.
        parts: at least one, ascending; the first begins at ``first``.
        chain_after: chain value after the last transaction, 16 bytes.
        redacted: by the last operation of each transaction from which something was taken out the chain
            value that it had whole; it is stated, for the bytes that it follows from are gone.
        extra: entries of the head that a newer version added.
    """

    first: int
    last: int
    parts: tuple[Part, ...]
    chain_after: bytes
    extra: dict[str, Any]
    table: tuple[tuple[int, int, int], ...]
    plain: bytes
    blocks_at: int
    redacted: Mapping[int, bytes] = field(default_factory=dict)

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

        Of redacted transactions the chain value is what the author states; all others must lead to it.
        Parts a newer program wrote are not reached: the iterator stops with an error at the first.

        Raises:
            NewerFormatError: this part and what follows needs a newer program.
            ContentDamagedError: numbers with a gap, another chain, or a transaction off the format.
        """
        chain, seq, waiting = self.parts[0].chain, self.first, list(self.parts[::-1])
        stated = dict(self.redacted)
        for block in self.blocks():
            for raw in block:
                if waiting and waiting[-1].first <= seq:
                    _check_part(waiting.pop(), seq, chain)
                transaction = decode_transaction(raw)
                if transaction.first_seq != seq:
                    raise ContentDamagedError(reason="seq")
                seq, chain = seq + transaction.count, chain_next(chain, raw)
                if seq - 1 in stated:
                    chain = stated.pop(seq - 1)
                yield transaction, chain
        if seq != self.last + 1 or chain != self.chain_after or waiting or stated:
            raise ContentDamagedError(reason="chain")


def _check_part(part: Part, seq: int, chain: bytes) -> None:
    if part.first != seq or part.chain != chain:
        raise ContentDamagedError(reason="parts")
    if part.reader > READER_VERSION:
        raise NewerFormatError(found=part.reader, known=READER_VERSION)


def read_body(first: int, last: int, plain: bytes) -> SegmentBody:
    """The decrypted, padded bytes of a file whose header names the range ``first`` to ``last``.

    Raises:
        NewerFormatError: already its first part needs a newer program.
        ContentDamagedError: it is not as the format says, or would unpack to more than 16 MiB.
    """
    length = int.from_bytes(plain[:4], "big")
    if len(plain) < 4 or length > min(len(plain) - 4, MAX_HEAD_BYTES):
        raise ContentDamagedError(reason="head")
    head = unpack(plain[4 : 4 + length], MAX_PARTS)
    if type(head) is not dict:
        raise ContentDamagedError(reason="head")
    extra = {str(name): value for name, value in head.items() if name not in _KNOWN}
    after = head.get("after")
    if type(after) is not bytes or len(after) != CHAIN_BYTES:
        raise ContentDamagedError(reason="head")
    parts, table = _parts(head.get("parts"), first, last), _table(head.get("blocks"))
    blocks_end = 4 + length + sum(packed for packed, _, _ in table)
    if blocks_end > len(plain) or plain.count(0, blocks_end) != len(plain) - blocks_end:
        raise ContentDamagedError(reason="padding")
    redacted = unpack_redacted(head.get(REDACTED, b""))
    body = SegmentBody(first, last, parts, after, extra, table, plain, 4 + length, redacted)
    if any(not first <= seq <= last or body.part_of(seq).reader < REDACTED_SINCE for seq in redacted):
        raise ContentDamagedError(reason="redacted")
    return body


def pack_redacted(redacted: Mapping[int, bytes]) -> bytes:
    """20 bytes each, ascending: the last operation of a transaction as 4 bytes, its chain value."""
    return b"".join(seq.to_bytes(4, "big") + redacted[seq] for seq in sorted(redacted))


def unpack_redacted(data: object) -> dict[int, bytes]:
    """What :func:`pack_redacted` wrote.

    Raises:
        ContentDamagedError: not bytes, cut off, or not ascending.
    """
    if type(data) is not bytes or len(data) % _REDACTED_BYTES:
        raise ContentDamagedError(reason="redacted")
    rows = [data[at : at + _REDACTED_BYTES] for at in range(0, len(data), _REDACTED_BYTES)]
    seqs = [int.from_bytes(row[:4], "big") for row in rows]
    if any(one >= two for one, two in pairwise(seqs)):
        raise ContentDamagedError(reason="redacted")
    return {seq: row[4:] for seq, row in zip(seqs, rows, strict=True)}


def _parts(data: Any, first: int, last: int) -> tuple[Part, ...]:
    if type(data) is not list or not data:
        raise ContentDamagedError(reason="parts")
    parts = tuple(_part(one) for one in data)
    ascending = all(one.first < two.first for one, two in pairwise(parts))
    if not ascending or parts[0].first != first or parts[-1].first > last:
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
        if row[0] > MAX_PACKED_BYTES or row[1] > MAX_BLOCK_BYTES or row[2] > row[1] // 4:
            raise ContentDamagedError(reason="blocks")
    if sum(row[1] for row in data) > MAX_PLAIN_BYTES:
        raise ContentDamagedError(reason="blocks")
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
