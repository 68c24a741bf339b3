"""The file of operations: magic, header in clear, encrypted blocks, signature (EXCHANGE.md section 5).

Reading goes from cheap to dear: :func:`open_envelope` looks at the name's hash and the header,
:meth:`Envelope.verify` at the signature, :meth:`Envelope.decrypt` opens it, and
`body.py` unpacks one block at a time. Whatever the bytes are, only the errors named here
come out. `segments.py` writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import msgpack

from . import frame
from .body import SegmentBody, read_body
from .codec import unpack
from .crypto import (
    ID_BYTES,
    INCARNATION_BYTES,
    author_id,
    derive,
)
from .errors import (
    ContentDamagedError,
    FileDamagedError,
    NewerFormatError,
)
from .names import CONTROL, DATA, FOLDERS, SegmentName, author12
from .wire import MAX_SEQ

MAGIC: Final = b"INKS"
PACK: Final = "pack"
"""Kind of a file that several segments were merged into."""
FORMAT: Final = 1
MAX_FILE_BYTES: Final = 4 * 1024 * 1024
MAX_HEADER_BYTES: Final = 4096
FRONT_BYTES: Final = frame.FIXED + MAX_HEADER_BYTES
SIGNED: Final = b"file"
"""The purpose a file is signed for."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in clear, signed and authenticated.

    Attributes:
        stream: ``d`` data or ``c`` control.
        space, device: 16 bytes each.
        incarnation: 8 bytes; with the device it makes the author, so a reader who knows the device
            can check the signature of an author it meets for the first time.
        first, last: the range of operations, both included.
        epoch: which of the space's keys opens it.
        kind: ``seg``, or ``pack`` for several segments in one.
    """

    stream: str
    space: bytes
    device: bytes
    incarnation: bytes
    first: int
    last: int
    epoch: int
    kind: str = "seg"

    @property
    def author(self) -> bytes:
        """The 16-byte id of who writes."""
        return author_id(self.device, self.incarnation)

    def name(self, file_hash: bytes) -> SegmentName:
        """The name that a file with this header and that hash (32 bytes) belongs under."""
        folder = FOLDERS[2] if self.stream == CONTROL else FOLDERS[self.kind == PACK]
        return SegmentName(
            self.space, folder, author12(self.author), self.first, self.last, file_hash[:8].hex()
        )

    def to_bytes(self) -> bytes:
        """Canonical msgpack: a map with its keys ascending."""
        packed: bytes = msgpack.packb(
            {
                "device": self.device, "epoch": self.epoch, "incarnation": self.incarnation,
                "kind": self.kind, "seqA": self.first, "seqB": self.last, "space": self.space,
                "stream": self.stream,
            },
            use_bin_type=True,
        )  # fmt: skip
        return packed


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
        return self.header.name(self.file_hash)

    def verify(self, sign_public: bytes) -> None:
        """Check the signature against the author's public key (32 bytes).

        Raises:
            SignatureWrongError: not signed by it, or it is not the key of the device the header names.
        """
        frame.check_signature(self.data, self.header.device, sign_public, SIGNED)

    def decrypt(self, space_key: bytes) -> SegmentBody:
        """Open with the key of ``header.epoch`` (32 bytes); verify first.

        Raises:
            NewerFormatError: the file, or all of it, needs a newer program.
            DecryptionError: another key.
            ContentDamagedError: what is inside is not as the format says.
        """
        if self.format != FORMAT:
            raise NewerFormatError(found=self.format, known=FORMAT)
        plain = frame.opened(self.data, self.body_at, segment_key(space_key))
        return read_body(self.header.first, self.header.last, plain)


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
    file_hash = frame.hash_of(data, MAGIC, MAX_FILE_BYTES, hash16)
    body_at = frame.body_at(data, MAX_HEADER_BYTES)
    if data[4] < FORMAT:
        raise FileDamagedError(reason="format")
    return Envelope(data[4], _header(data[frame.FIXED : body_at]), data, file_hash, body_at)


def header_of(front: bytes) -> Header:
    """The header of a file of which only the beginning is at hand, :data:`FRONT_BYTES` of it at most.

    Raises:
        FileDamagedError: no beginning of such a file.
    """
    length = int.from_bytes(front[5 : frame.FIXED], "big")
    if not front.startswith(MAGIC) or length > MAX_HEADER_BYTES:
        raise FileDamagedError(reason="header")
    return _header(front[frame.FIXED : frame.FIXED + length])


def _header(raw: bytes) -> Header:
    try:
        read = unpack(raw, 64)
    except ContentDamagedError as problem:
        raise FileDamagedError(reason="header") from problem
    if type(read) is not dict:
        raise FileDamagedError(reason="header")
    names = ("stream", "space", "device", "incarnation", "seqA", "seqB", "epoch", "kind")
    fields: list[Any] = [read.get(name) for name in names]
    header = Header(*fields)
    right = (
        header.stream in (DATA, CONTROL)
        and header.kind in ("seg", "pack")
        and all(type(one) is bytes and len(one) == ID_BYTES for one in (header.space, header.device))
        and type(header.incarnation) is bytes
        and len(header.incarnation) == INCARNATION_BYTES
        and all(type(one) is int for one in (header.first, header.last, header.epoch))
        and 1 <= header.first <= header.last <= MAX_SEQ
        and 0 <= header.epoch <= MAX_SEQ
    )
    if not right:
        raise FileDamagedError(reason="header")
    return header
