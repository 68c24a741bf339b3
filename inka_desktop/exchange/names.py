"""Names at a place: everything EXCHANGE.md section 4 puts into paths, written and read.

A path is relative to the place, its parts joined by ``/``. :func:`parse` takes only what this program
writes; :func:`recognise` also finds the name inside one that a synchronising client or an old file
system has changed. Numbers are 8 lower-case hex digits, so names sort as numbers do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

STORE_FORMAT: Final = 1
MAX_SEQ: Final = 0xFFFF_FFFF
DATA: Final = "d"
CONTROL: Final = "c"
FOLDERS: Final = ("log", "pack", "ctl")


def author12(author: bytes) -> str:
    """How an author is written in names: the first 12 hex digits of its id."""
    return author.hex()[:12]


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

_SPACE = r"s/(?P<space>[0-9a-f]{32})"
_EDGE = r"(?<![0-9a-f])"
_STORE = r"store\.(?P<store>[0-9a-f]{32})\.(?P<format>[1-9][0-9]{0,3})"
_HEAD = (
    r"(?P<space8>[0-9a-f]{8})\.(?P<stream>[cd])\.(?P<author>[0-9a-f]{12})"
    r"\.(?P<seq>[0-9a-f]{8})\.(?P<hash>[0-9a-f]{16})"
)
_SEGMENT = r"(?P<first>[0-9a-f]{8})-(?P<last>[0-9a-f]{8})\.(?P<hash>[0-9a-f]{16})"
_SNAPSHOT = r"(?P<snapshot>[0-9a-f]{16})\.(?P<hash>[0-9a-f]{16})"
_ATTACHMENT = r"(?P<hash>[0-9a-f]{64})"
_PART = r"(?:\.part(?P<part>[0-9]{4}))?"

_Maker = Callable[[dict[str, str]], PlaceName]


def _store(found: dict[str, str]) -> PlaceName:
    return StoreName(bytes.fromhex(found["store"]), int(found["format"]))


def _head(found: dict[str, str]) -> PlaceName:
    return HeadName(found["space8"], found["stream"], found["author"], int(found["seq"], 16), found["hash"])


def _segment(found: dict[str, str]) -> PlaceName:
    space, first, last = bytes.fromhex(found["space"]), int(found["first"], 16), int(found["last"], 16)
    return SegmentName(space, found["folder"], found["author"], first, last, found["hash"])


def _snapshot(found: dict[str, str]) -> PlaceName:
    space, snapshot = bytes.fromhex(found["space"]), bytes.fromhex(found["snapshot"])
    return SnapshotName(space, snapshot, found["hash"], int(found["part"] or 0))


def _attachment(found: dict[str, str]) -> PlaceName:
    return AttachmentName(bytes.fromhex(found["space"]), found["hash"], int(found["part"] or 0))


def _inbox(found: dict[str, str]) -> PlaceName:
    return InboxName(bytes.fromhex(found["pairing"]), found["name"])


def _upload(found: dict[str, str]) -> PlaceName:
    return UploadName(found["author"], found["random"])


# Folder, name, what stands behind the name, and what is made of it. Heads and attachments say their
# own folder again, so that is compared after making.
_LOG_FOLDER = _SPACE + r"/(?P<folder>log|pack|ctl)/(?P<author>[0-9a-f]{12})/"
_SHAPES: tuple[tuple[str, str, str, _Maker], ...] = (
    (r"", _STORE, r"", _store),
    (r"h/[0-9a-f]/", _HEAD, r"", _head),
    (_LOG_FOLDER, _SEGMENT, r"\.seg", _segment),
    (_SPACE + r"/snap/", _SNAPSHOT, r"\.snap" + _PART, _snapshot),
    (_SPACE + r"/att/[0-9a-f]{2}/", _ATTACHMENT, _PART, _attachment),
    (r"inbox/(?P<pairing>[0-9a-f]{16})/", r"(?P<name>[0-9a-z][0-9a-z.-]{0,79})", r"", _inbox),
    (r"tmp/", r"(?P<author>[0-9a-f]{12})-(?P<random>[0-9a-f]{16})", r"", _upload),
)
_STRICT = tuple((re.compile(folder + name + tail), maker) for folder, name, tail, maker in _SHAPES)

# Inside a changed name: anything before and behind, the ending still somewhere behind the hash.
_INSIDE = r"(?:[^/]*?\.part(?P<part>[0-9]{4})(?![0-9a-f]))?"
_LOOSE_TAILS = ("", "", r"[^/]*?\.seg", r"[^/]*?\.snap" + _INSIDE, _INSIDE)
_LOOSE = tuple(
    (re.compile(f"{folder}[^/]*?{_EDGE}{name}(?![0-9a-f]){tail}(?![0-9a-z])[^/]*"), maker)
    for (folder, name, _, maker), tail in zip(_SHAPES, _LOOSE_TAILS, strict=False)
)
# What clients call a file they are still fetching, and what they put beside one.
_IN_PROGRESS = re.compile(
    r"(^|/)(\.syncthing\.|~syncthing~|\.~|~\$|\.goutputstream|\._)|\.(tmp|partial|crdownload|filepart|download)$"
)
_MAX_PATH = 300


def _made(found: re.Match[str], maker: _Maker) -> PlaceName | None:
    name = maker(found.groupdict())
    if isinstance(name, SegmentName) and not 1 <= name.first <= name.last:
        return None
    if isinstance(name, HeadName) and name.seq < 1:
        return None
    folder = found.group(0).rpartition("/")[0]
    return name if name.path.rpartition("/")[0].lower() == folder.lower() else None


def parse(path: str) -> PlaceName | None:
    """The name a path was written for; None for anything this program would not write like that."""
    name = _first(_STRICT, path.replace("STORE.", "store.", 1) if path.startswith("STORE.") else path)
    return name if name is not None and name.path == path else None


def recognise(path: str) -> PlaceName | None:
    """As :func:`parse`, but also in names others have changed; the content must still match the hash.

    Known: upper-case (a store that folds case), ``(conflicted copy …)``, ``.sync-conflict-…``, ``(1)``,
    ``Kopie von …``, `` - Kopie``. Not taken: what a client is still fetching (``….tmp``, ``.syncthing.…``).
    Only log, head, store, snapshot and attachment names are looked for inside a changed one.
    """
    if len(path) > _MAX_PATH:
        return None
    exact = parse(path)
    if exact is not None:
        return exact
    folded = path.replace("\\", "/").lower()
    if _IN_PROGRESS.search(folded):
        return None
    return _first(_STRICT, folded) or _first(_LOOSE, folded)


def _first(shapes: tuple[tuple[re.Pattern[str], _Maker], ...], path: str) -> PlaceName | None:
    for shape, maker in shapes:
        found = shape.fullmatch(path)
        if found is not None:
            return _made(found, maker)
    return None
