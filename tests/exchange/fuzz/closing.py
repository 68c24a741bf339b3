"""Closes hostile content as a member's own device would: hashed, encrypted, signed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgpack
import zstandard

from inka_desktop.exchange.container import FORMAT, MAGIC, SIGNED, segment_key
from inka_desktop.exchange.crypto import DeviceKeys, Rng, hash32, seal
from inka_desktop.exchange.deps import chain_next
from inka_desktop.exchange.segments import pack_blocks, padme

compress = zstandard.ZstdCompressor(level=3, write_content_size=True).compress


def checked(data: bytes) -> bytes:
    """The bytes of a file that ends with a checksum, with the right one."""
    return data[:-32] + hash32(data[:-32])


def body(head: dict[Any, Any], blocks: bytes) -> bytes:
    """Length, head, blocks, zeros."""
    top = msgpack.packb(head, use_bin_type=True)
    plain = len(top).to_bytes(4, "big") + top + blocks
    return plain + bytes(padme(len(plain)) - len(plain))


def segment(header: bytes, plain: bytes, keys: DeviceKeys, space_key: bytes, rng: Rng) -> bytes:
    """A file of operations around any header and any content."""
    front = MAGIC + bytes([FORMAT]) + len(header).to_bytes(4, "big") + header
    nonce = rng.token(24)
    signed = front + nonce + seal(segment_key(space_key), plain, front, nonce)
    return signed + keys.sign(signed, SIGNED)


def table(plains: Sequence[bytes], counts: Sequence[int]) -> tuple[list[list[int]], bytes]:
    """A block table and the packed blocks."""
    packed = [compress(one) for one in plains]
    rows = [[len(one), len(plain), count] for one, plain, count in zip(packed, plains, counts, strict=True)]
    return rows, b"".join(packed)


def around(transactions: Sequence[bytes], part: list[Any], chain: bytes) -> bytes:
    """The body of a file of these transactions, with the chain value that they lead to from ``chain``."""
    for raw in transactions:
        chain = chain_next(chain, raw)
    rows, packed = pack_blocks(transactions)
    return body({"after": chain, "blocks": rows, "parts": [part]}, packed)
