"""Writing files of operations: blocks, padding, encryption, signature.

A file is published once and read for years, so :func:`build_segment` reads what it is about to write
and refuses what a reader would refuse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgpack
import zstandard

from . import frame
from .body import (
    MAX_BLOCK_BYTES,
    MAX_BLOCKS,
    MAX_PLAIN_BYTES,
    REDACTED,
    Part,
    SegmentBody,
    pack_redacted,
)
from .codec import decode_transaction
from .container import FORMAT, MAGIC, MAX_FILE_BYTES, SIGNED, Header, open_envelope, segment_key
from .crypto import DeviceKeys, Rng
from .deps import chain_next, pack_deps
from .errors import TransactionTooLargeError
from .names import SegmentName

_LEVEL: Final = 3
_CHUNK: Final = 256 * 1024
_PLAIN_BUDGET: Final = MAX_PLAIN_BYTES - 2 * MAX_BLOCK_BYTES
_PACKED_BUDGET: Final = MAX_FILE_BYTES - MAX_FILE_BYTES // 4


@dataclass(frozen=True, slots=True)
class BuiltSegment:
    """A finished file.

    Attributes:
        name: where it belongs.
        data: the whole file.
        file_hash: BLAKE2b-256 of it, 32 bytes.
        chain_after: chain value after its last transaction, 16 bytes.
    """

    name: SegmentName
    data: bytes
    file_hash: bytes
    chain_after: bytes


def padme(length: int) -> int:
    """The padded length (Padmé, Nikitin et al. 2019): at most 12 % more, few lengths to tell apart."""
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (length + mask) & ~mask


def fitting(transactions: Sequence[bytes]) -> int:
    """How many of ``transactions``, from the first, surely fit into one file; at least 1.

    Leaves room for a head with the deps of thousands of authors and for the padding.
    """
    size = packed = loose = 0
    chunk: list[bytes] = []
    for place, raw in enumerate(transactions):
        size += 4 + len(raw)
        loose += 4 + len(raw)
        if place and (size > _PLAIN_BUDGET or packed + loose > _PACKED_BUDGET):
            return place
        chunk.append(raw)
        if loose > _CHUNK:
            packed += len(_compress(b"".join(chunk))) + 4 * len(chunk)
            chunk, loose = [], 0
    return len(transactions)


def pack_blocks(transactions: Sequence[bytes]) -> tuple[list[list[int]], bytes]:
    """The block table and the packed blocks; each block whole transactions, at most 1 MiB plain."""
    table: list[list[int]] = []
    packed: list[bytes] = []
    for run in _block_runs(transactions):
        plain = b"".join(len(raw).to_bytes(4, "big") + raw for raw in run)
        packed.append(_compress(plain))
        table.append([len(packed[-1]), len(plain), len(run)])
    return table, b"".join(packed)


def _compress(plain: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=_LEVEL, write_content_size=True).compress(plain)


def _block_runs(transactions: Sequence[bytes]) -> list[list[bytes]]:
    runs: list[list[bytes]] = []
    room = 0
    for raw in transactions:
        size = 4 + len(raw)
        if size > room:
            runs.append([])
            room = MAX_BLOCK_BYTES
        runs[-1].append(raw)
        room -= size
    return runs


def build_segment(
    header: Header,
    parts: Sequence[Part],
    transactions: Sequence[bytes],
    keys: DeviceKeys,
    space_key: bytes,
    rng: Rng,
    extra: Mapping[str, Any] | None = None,
    redacted: Mapping[int, bytes] | None = None,
) -> BuiltSegment:
    """A file of operations.

    Args:
        header: its range must be that of the transactions.
        parts: one for a segment; for a pack those of all its segments.
        transactions: their bytes, in order.
        keys: of the device that signs.
        space_key: of ``header.epoch``, 32 bytes.
        rng: for the nonce.
        extra: further entries of the head, which readers that do not know them pass over.
        redacted: chain values of transactions from which something was taken out, by their last operation.

    Raises:
        TransactionTooLargeError: over 4 MiB or 16 MiB plain; take fewer (:func:`fitting`).
        ContentDamagedError: a transaction, the numbers or a part's chain value is not as the format says.
    """
    stated = redacted or {}
    chain = _chain_after(parts[0].chain, transactions, stated)
    table, blocks = pack_blocks(transactions)
    more = {**(extra or {}), **({REDACTED: pack_redacted(stated)} if stated else {})}
    head = _head(parts, chain, table, more)
    plain = len(head).to_bytes(4, "big") + head + blocks
    _check(
        SegmentBody(
            header.first, header.last, tuple(parts), chain, {}, _rows(table), plain, 4 + len(head), stated
        )
    )
    padded = plain + bytes(padme(len(plain)) - len(plain))
    data = _sealed(header, padded, keys, space_key, rng)
    if len(data) > MAX_FILE_BYTES:
        raise TransactionTooLargeError(size=len(data), limit=MAX_FILE_BYTES)
    envelope = open_envelope(data)
    return BuiltSegment(envelope.name, data, envelope.file_hash, chain)


def _chain_after(chain: bytes, transactions: Sequence[bytes], stated: Mapping[int, bytes]) -> bytes:
    for raw in transactions:
        chain = chain_next(chain, raw)
        if stated:
            chain = stated.get(decode_transaction(raw).last_seq, chain)
    return chain


def _head(
    parts: Sequence[Part], chain_after: bytes, table: list[list[int]], extra: Mapping[str, Any]
) -> bytes:
    rows: list[list[Any]] = [
        [
            part.first, part.chain, part.previous, pack_deps(part.deps), pack_deps(part.control),
            part.schema, part.reader,
        ]
        for part in parts
    ]  # fmt: skip
    head = {"after": chain_after, "blocks": table, "parts": rows, **extra}
    packed: bytes = msgpack.packb(dict(sorted(head.items())), use_bin_type=True)
    return packed


def _rows(table: list[list[int]]) -> tuple[tuple[int, int, int], ...]:
    return tuple((row[0], row[1], row[2]) for row in table)


def _check(body: SegmentBody) -> None:
    """Read once what is about to be written for ever."""
    plain = sum(row[1] for row in body.table)
    if plain > MAX_PLAIN_BYTES or len(body.table) > MAX_BLOCKS:
        raise TransactionTooLargeError(size=plain, limit=MAX_PLAIN_BYTES)
    for _ in body.transactions():
        pass


def _sealed(header: Header, padded: bytes, keys: DeviceKeys, space_key: bytes, rng: Rng) -> bytes:
    front = frame.front_of(MAGIC, FORMAT, header.to_bytes())
    return frame.closed(front, padded, segment_key(space_key), rng, keys, SIGNED)
