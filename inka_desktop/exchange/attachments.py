"""Attachments: encrypted in parts of 4 MiB, each of which knows its place and how many there are.

The key is random, used for this one attachment, and stands in its row; so each part's nonce is its
index, and encrypting again with the same key gives the same bytes. The name is the hash of the whole
ciphertext.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from io import BytesIO
from typing import BinaryIO, Final

from inka_desktop.store.files import Files

from .crypto import KEY_BYTES, NONCE_BYTES, TAG_BYTES, Rng, seal, unseal
from .errors import AttachmentDamagedError, DecryptionError
from .names import AttachmentName

PART_BYTES: Final = 4 * 1024 * 1024
MAX_PARTS: Final = 9_999
MAX_PART_FILE_BYTES: Final = PART_BYTES + TAG_BYTES
_AAD: Final = b"INKA-ATT\x01"


@dataclass(frozen=True, slots=True)
class EncryptedAttachment:
    """What the row keeps, and what goes to the place.

    Attributes:
        key: 32 bytes.
        hash64: BLAKE2b-256 of the whole ciphertext in hex.
        size: plain bytes.
        parts: ciphertext, part by part.
    """

    key: bytes
    hash64: str
    size: int
    parts: tuple[bytes, ...]

    def names(self, space: bytes) -> list[AttachmentName]:
        """Where the parts belong in ``space`` (16 bytes), in order."""
        return part_names(space, self.hash64, self.size)


def part_count(size: int) -> int:
    """How many parts ``size`` plain bytes make; an empty attachment has one, too."""
    return max(1, -(-size // PART_BYTES))


def part_names(space: bytes, hash64: str, size: int) -> list[AttachmentName]:
    """The names of all parts: one alone has no number, several are counted from 1, up to the most there are.

    The size stands in a row that others sign.
    """
    total = min(part_count(size), MAX_PARTS)
    numbers = range(1, total + 1) if total > 1 else range(1)
    return [AttachmentName(space, hash64, number) for number in numbers]


def encrypt_parts(source: BinaryIO, size: int, key: bytes) -> Iterator[bytes]:
    """The ciphertext of ``size`` bytes from ``source``, one part in memory at a time.

    Raises:
        ValueError: the source has more or fewer bytes, or there would be more than 9,999 parts.
    """
    total = part_count(size)
    if total > MAX_PARTS:
        raise ValueError("attachment too large")
    left = size
    for index in range(total):
        plain = source.read(min(PART_BYTES, left))
        left -= len(plain)
        if len(plain) < PART_BYTES and left:
            raise ValueError("the source is shorter than said")
        yield seal(key, plain, _place(index, total), index.to_bytes(NONCE_BYTES, "big"))
    if source.read(1):
        raise ValueError("the source is longer than said")


def decrypt_parts(parts: Iterable[bytes], size: int, key: bytes, hash64: str) -> Iterator[bytes]:
    """The plain bytes, part by part; whole and unchanged only once the iterator has ended.

    Raises:
        AttachmentDamagedError: a part is changed, missing, too many, in another order, or of another file.
    """
    total, seen, left, digest = part_count(size), 0, size, blake2b(digest_size=32)
    for sealed in parts:
        if seen == total or len(sealed) > MAX_PART_FILE_BYTES:
            raise AttachmentDamagedError(reason="parts")
        digest.update(sealed)
        plain = _opened(sealed, key, seen, total)
        if len(plain) != min(PART_BYTES, left):
            raise AttachmentDamagedError(reason="size")
        seen, left = seen + 1, left - len(plain)
        yield plain
    if seen != total or digest.hexdigest() != hash64:
        raise AttachmentDamagedError(reason="hash" if seen == total else "parts")


def encrypt_attachment(plain: bytes | BinaryIO, rng: Rng, size: int | None = None) -> EncryptedAttachment:
    """An attachment under a fresh key, all in memory; :func:`encrypt_parts` streams.

    ``size`` is needed where ``plain`` is an open file.
    """
    source = BytesIO(plain) if isinstance(plain, bytes) else plain
    length = len(plain) if isinstance(plain, bytes) else size
    if length is None:
        raise ValueError("size of the source is not known")
    key = rng.token(KEY_BYTES)
    parts = tuple(encrypt_parts(source, length, key))
    return EncryptedAttachment(key, ciphertext_hash(parts), length, parts)


def copied_key(key: bytes, space: bytes) -> bytes:
    """The key of an attachment's copy for another space: the same on every device that makes it.

    So a copy made twice is one file. It tells nothing about ``key`` (keyed BLAKE2b).
    """
    return blake2b(space, digest_size=KEY_BYTES, key=key, person=b"release").digest()


def encrypt_copy(plain: bytes, key: bytes, space: bytes) -> EncryptedAttachment:
    """An attachment for another space, under a key made of its own and that space (16 bytes)."""
    copied = copied_key(key, space)
    parts = tuple(encrypt_parts(BytesIO(plain), len(plain), copied))
    return EncryptedAttachment(copied, ciphertext_hash(parts), len(plain), parts)


def decrypt_attachment(parts: Iterable[bytes], size: int, key: bytes, hash64: str) -> bytes:
    """The whole attachment in memory; errors as :func:`decrypt_parts`."""
    return b"".join(decrypt_parts(parts, size, key, hash64))


def open_attachment(files: Files, key: bytes, hash64: str, size: int | None) -> bytes | None:
    """The plain bytes of an attachment from its file on this device; None while it is not here.

    Args:
        files: where it lies.
        key: of its row.
        hash64: of its row.
        size: in bytes; None for a thumbnail, which is always one part and whose row does not say it.

    Raises:
        AttachmentDamagedError: the file on the disk is not what was written.
    """
    most = MAX_PART_FILE_BYTES if size is None else min(MAX_PART_FILE_BYTES, size + TAG_BYTES + 1)
    try:
        cipher = list(files.parts(hash64, most))  # with no more room than a small file takes
    except FileNotFoundError:
        return None
    return decrypt_attachment(cipher, len(cipher[0]) - TAG_BYTES if size is None else size, key, hash64)


def ciphertext_hash(parts: Iterable[bytes]) -> str:
    """The name of an attachment: BLAKE2b-256 over all parts, 64 hex digits."""
    digest = blake2b(digest_size=32)
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


def _place(index: int, total: int) -> bytes:
    return _AAD + index.to_bytes(4, "big") + total.to_bytes(4, "big")


def _opened(sealed: bytes, key: bytes, index: int, total: int) -> bytes:
    try:
        return unseal(key, sealed, _place(index, total), index.to_bytes(NONCE_BYTES, "big"))
    except DecryptionError as problem:
        raise AttachmentDamagedError(reason="part") from problem
