"""Identifiers: UUIDv7 for what people create, UUIDv8 by hash for rows that are their key.

UUIDv7 after RFC 9562, section 5.7: 48 bit of milliseconds, then random bits, so that ids made one
after the other lie together in the database.
"""

from __future__ import annotations

import secrets
import time
from hashlib import blake2b
from uuid import UUID


def new_id(wall_ms: int | None = None, random: bytes | None = None) -> UUID:
    """A new UUIDv7.

    Args:
        wall_ms: milliseconds since 1970; the system's clock when left out.
        random: 10 bytes; from the system when left out (the simulator gives its own).
    """
    moment = time.time_ns() // 1_000_000 if wall_ms is None else wall_ms
    raw = bytearray((moment & 0xFFFF_FFFF_FFFF).to_bytes(6, "big") + (random or secrets.token_bytes(10)))
    raw[6] = 0x70 | (raw[6] & 0x0F)
    raw[8] = 0x80 | (raw[8] & 0x3F)
    return UUID(bytes=bytes(raw))


def key_id(table_number: int, *parts: bytes | str) -> UUID:
    """The UUIDv8 of a row that is its key: BLAKE2b-128 over the table's number and the key's parts.

    Every part goes in with its length, so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = blake2b(table_number.to_bytes(4, "big"), digest_size=16, person=b"inka-row")
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(4, "big") + data)
    raw = bytearray(digest.digest())
    raw[6] = 0x80 | (raw[6] & 0x0F)
    raw[8] = 0x80 | (raw[8] & 0x3F)
    return UUID(bytes=bytes(raw))
