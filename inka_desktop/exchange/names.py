"""Names at a place: everything EXCHANGE.md section 4 puts into paths.

A path is relative to the place, its parts joined by ``/``. Numbers are 8 lower-case hex digits, so
names sort as numbers do. `recognise.py` reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

STORE_FORMAT: Final = 1
MAX_SEQ: Final = 0xFFFF_FFFF
DATA: Final = "d"
CONTROL: Final = "c"
FOLDERS: Final = ("log", "pack", "ctl")
HEAD_LENGTH: Final = 53
"""Characters in the path of a head; one that a client has copied is longer."""


def author12(author: bytes) -> str:
    """How an author is written in names: the first 12 hex digits of its id."""
    return author[:6].hex()


@dataclass(frozen=True, slots=True)
class StoreName:
    """``STORE.<id32>.<format>``: which place this is.

    Attributes:
        store: 16 bytes.
        format: of the layout; 1 here.
    """

    store: bytes
    format: int = STORE_FORMAT

    @property
    def path(self) -> str:
        """The name at the place."""
        return f"STORE.{self.store.hex()}.{self.format}"


@dataclass(frozen=True, slots=True)
class HeadName:
    """A head: an empty file that says how far a stream has got.

    Attributes:
        space8: first 8 hex digits of the space id.
        stream: ``d`` data or ``c`` control.
        author12: first 12 hex digits of the author id.
        seq: newest published operation.
        hash16: first 16 hex digits of the chain value at ``seq``.
    """

    space8: str
    stream: str
    author12: str
    seq: int
    hash16: str

    @classmethod
    def of(cls, space: bytes, stream: str, author: bytes, seq: int, chain: bytes) -> HeadName:
        """The head of ``author`` (16 bytes) in ``space`` (16 bytes) at ``seq`` with that chain value."""
        return cls(space.hex()[:8], stream, author12(author), seq, chain.hex()[:16])

    @property
    def path(self) -> str:
        """The name at the place, in the folder of its space's shard."""
        return f"h/{self.space8[0]}/{self.space8}.{self.stream}.{self.author12}.{self.seq:08x}.{self.hash16}"


@dataclass(frozen=True, slots=True)
class SegmentName:
    """A file of operations, in ``log``, ``pack`` or ``ctl``.

    Attributes:
        space: 16 bytes.
        folder: one of :data:`FOLDERS`.
        author12: first 12 hex digits of the author id.
        first, last: the range of operations, both included.
        hash16: first 16 hex digits of BLAKE2b-256 of the whole file.
    """

    space: bytes
    folder: str
    author12: str
    first: int
    last: int
    hash16: str

    @property
    def path(self) -> str:
        """The name at the place."""
        return f"{self.folder_path}/{self.first:08x}-{self.last:08x}.{self.hash16}.seg"

    @property
    def folder_path(self) -> str:
        """The folder it lies in."""
        return f"s/{self.space.hex()}/{self.folder}/{self.author12}"

    @property
    def stream(self) -> str:
        """``c`` for control, ``d`` for data."""
        return CONTROL if self.folder == "ctl" else DATA


@dataclass(frozen=True, slots=True)
class SnapshotName:
    """A snapshot's index (part 0) or one of its parts (from 1).

    Attributes:
        space: 16 bytes.
        snapshot: 8 bytes, one number for all parts.
        hash16: as in :class:`SegmentName`, of this very file.
    """

    space: bytes
    snapshot: bytes
    hash16: str
    part: int = 0

    @property
    def path(self) -> str:
        """The name at the place."""
        tail = f".part{self.part:04d}" if self.part else ""
        return f"s/{self.space.hex()}/snap/{self.snapshot.hex()}.{self.hash16}.snap{tail}"


@dataclass(frozen=True, slots=True)
class AttachmentName:
    """An attachment in one file (part 0) or one of its several parts (from 1).

    Attributes:
        space: 16 bytes.
        hash64: BLAKE2b-256 of the whole ciphertext in hex.
    """

    space: bytes
    hash64: str
    part: int = 0

    @property
    def path(self) -> str:
        """The name at the place."""
        tail = f".part{self.part:04d}" if self.part else ""
        return f"s/{self.space.hex()}/att/{self.hash64[:2]}/{self.hash64}{tail}"


@dataclass(frozen=True, slots=True)
class InboxName:
    """Something left for a pairing: ``inbox/<pairing16>/<name>``; ``pairing`` has 8 bytes."""

    pairing: bytes
    name: str

    @property
    def path(self) -> str:
        """The name at the place."""
        return f"inbox/{self.pairing.hex()}/{self.name}"


@dataclass(frozen=True, slots=True)
class UploadName:
    """An upload in progress; only its owner deletes it, after 7 days. ``random`` is 16 hex digits."""

    author12: str
    random: str

    @property
    def path(self) -> str:
        """The name at the place."""
        return f"tmp/{self.author12}-{self.random}"


PlaceName = StoreName | HeadName | SegmentName | SnapshotName | AttachmentName | InboxName | UploadName
