"""The frame that files of operations and of snapshots share: magic, header in clear, sealed body, signature.

``magic 4 | format 1 | length of the header 4 | header | nonce | sealed body | signature``; FORMAT.md has the
numbers. What a header says is the caller's.
"""

from __future__ import annotations

from typing import Final

from .crypto import (
    NONCE_BYTES,
    SIGNATURE_BYTES,
    TAG_BYTES,
    DeviceKeys,
    Rng,
    device_id,
    hash32,
    seal,
    unseal,
    verify,
)
from .errors import FileDamagedError, FileTooLargeError, FileTornError, SignatureWrongError

FIXED: Final = 4 + 1 + 4
"""Bytes before the header."""
_LEAST: Final = NONCE_BYTES + TAG_BYTES + SIGNATURE_BYTES


def hash_of(data: bytes, magic: bytes, limit: int, hash16: str | None) -> bytes:
    """The hash of a whole file, 32 bytes.

    Args:
        data: the file.
        magic: 4 bytes with which it must begin.
        limit: bytes it may have at most.
        hash16: what its name says about the content; None where there is no name.

    Raises:
        FileTooLargeError, FileTornError: too long, or not what the name was given for.
        FileDamagedError: whole, but no such file.
    """
    if len(data) > limit:
        raise FileTooLargeError(size=len(data), limit=limit)
    file_hash = hash32(data)
    if hash16 is not None and file_hash[:8].hex() != hash16:
        raise FileTornError(expected=hash16)
    if len(data) < FIXED + _LEAST or not data.startswith(magic):
        raise FileDamagedError(reason="magic")
    return file_hash


def body_at(data: bytes, most: int) -> int:
    """Where the header ends and the nonce begins.

    Raises:
        FileDamagedError: the header is longer than ``most`` bytes, or than the file.
    """
    length = int.from_bytes(data[5:FIXED], "big")
    if length > most or len(data) < FIXED + length + _LEAST:
        raise FileDamagedError(reason="header")
    return FIXED + length


def check_signature(data: bytes, device: bytes, sign_public: bytes, purpose: bytes) -> None:
    """Check a file's signature against a device's public key (32 bytes).

    Raises:
        SignatureWrongError: not signed by it, or it is not the key of ``device`` (16 bytes).
    """
    if device_id(sign_public) != device:
        raise SignatureWrongError(reason="device")
    verify(sign_public, data[:-SIGNATURE_BYTES], data[-SIGNATURE_BYTES:], purpose)


def opened(data: bytes, at: int, key: bytes) -> bytes:
    """The plain body of a file whose nonce begins ``at``.

    Raises:
        DecryptionError: another key.
    """
    sealed_at = at + NONCE_BYTES
    return unseal(key, data[sealed_at:-SIGNATURE_BYTES], data[:at], data[at:sealed_at])


def front_of(magic: bytes, version: int, header: bytes) -> bytes:
    """What stands before the nonce, in clear."""
    return magic + bytes([version]) + len(header).to_bytes(4, "big") + header


def closed(front: bytes, plain: bytes, key: bytes, rng: Rng, keys: DeviceKeys, purpose: bytes) -> bytes:
    """A whole file: the body sealed with ``key``, and all of it signed by a device for a purpose."""
    nonce = rng.token(NONCE_BYTES)
    signed = front + nonce + seal(key, plain, front, nonce)
    return signed + keys.sign(signed, purpose)
