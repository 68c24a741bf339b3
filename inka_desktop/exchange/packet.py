"""Packets: one file with what would lie at a place, to be sent by mail and taken in by a double click.

Inside lie the files of a place under their names, as encrypted as there. Any order will do, and any
number of times: what a packet brings is received as from a place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

import msgpack

from inka_desktop.records.specs import by_kind
from inka_desktop.store.database import Database
from inka_desktop.store.dots import heads_of, log_of, seq_of, unpack_heads
from inka_desktop.store.files import Files
from inka_desktop.store.logs import STREAM_CONTROL
from inka_desktop.store.raw import RawConnection

from .attachments import MAX_PART_FILE_BYTES, part_names
from .codec import unpack
from .crypto import ID_BYTES, hash32
from .errors import ContentDamagedError, FileTooLargeError, NewerFormatError
from .healing import HeldStream, Shelf, held_streams
from .identity import Identity
from .members import Members
from .names import AttachmentName, HeadName, SegmentName
from .place_errors import PacketDamagedError
from .recognise import parse
from .store import Entry

MAGIC: Final = b"INKP"
FORMAT: Final = 1
MAX_BYTES: Final = 10_000_000
"""What most mail servers let through."""
SMALL_BYTES: Final = 1024 * 1024
"""Attachments up to this size travel along."""
MAX_ENTRIES: Final = 20_000
_MAX_HEADER, _HASH = 4_096, 32
_FRONT: Final = len(MAGIC) + 1 + 4
_ROOM: Final = MAX_BYTES - _FRONT - _MAX_HEADER - _HASH
_CREATED: Final = 0


@dataclass(frozen=True, slots=True)
class Packet:
    """What a packet holds; a :class:`inka_desktop.exchange.store.Source`, read as a place is.

    Attributes:
        workspace: 16 bytes; whose it is.
        number, of: which of how many that were written together.
        files: content by path.
    """

    workspace: bytes
    number: int
    of: int
    files: Mapping[str, bytes]
    _folders: dict[str, dict[str, Entry]] = field(default_factory=dict, compare=False, repr=False)

    def listing(self, folder: str) -> list[Entry]:
        """What lies directly in a folder."""
        if not self._folders:
            for path, data in self.files.items():
                self._sort_in(Entry(path, len(data)))
        return list(self._folders.get(folder, {}).values())

    def _sort_in(self, entry: Entry) -> None:
        """Put a file or folder where it lies, and the folders above it, too."""
        above = entry.path.rpartition("/")[0]
        if above and above not in self._folders:
            self._sort_in(Entry(above, 0, True))
        self._folders.setdefault(above, {})[entry.path] = entry

    def read(self, path: str, limit: int) -> bytes | None:
        """A file's bytes; None when it is not in the packet."""
        data = self.files.get(path)
        if data is not None and len(data) > limit:
            raise FileTooLargeError(path=path, size=len(data), limit=limit)
        return data

    @property
    def attachments(self) -> dict[str, bytes]:
        """Ciphertext by hash (64 hex digits) of the small attachments that lie in one file."""
        named = ((parse(path), data) for path, data in self.files.items())
        return {
            name.hash64: data for name, data in named if isinstance(name, AttachmentName) and not name.part
        }

    def to_bytes(self) -> bytes:
        """The file."""
        header = msgpack.packb({"number": self.number, "of": self.of, "workspace": self.workspace})
        parts = [MAGIC, bytes([FORMAT]), len(header).to_bytes(4, "big"), header]
        for path, data in self.files.items():
            name = path.encode("ascii")
            parts += [len(name).to_bytes(2, "big"), name, len(data).to_bytes(4, "big"), data]
        whole = b"".join(parts)
        return whole + hash32(whole)


def read_packet(data: bytes) -> Packet:
    """What a packet holds; names that this version does not know are left out.

    Raises:
        PacketDamagedError: incomplete, or no packet.
        NewerFormatError: written by a newer program.
    """
    if len(data) > MAX_BYTES or len(data) < _FRONT + _HASH or not data.startswith(MAGIC):
        raise PacketDamagedError(reason="magic")
    if hash32(data[:-_HASH]) != data[-_HASH:]:
        raise PacketDamagedError(reason="hash")
    if data[4] != FORMAT:
        raise NewerFormatError(found=data[4], known=FORMAT)
    length = int.from_bytes(data[5:_FRONT], "big")
    if length > _MAX_HEADER or _FRONT + length > len(data) - _HASH:
        raise PacketDamagedError(reason="header")
    workspace, number, of = _header(data[_FRONT : _FRONT + length])
    files = {
        path: content
        for path, content in _entries(data[_FRONT + length : -_HASH])
        if isinstance(parse(path), SegmentName | HeadName | AttachmentName)
    }
    return Packet(workspace, number, of, files)


def _header(raw: bytes) -> tuple[bytes, int, int]:
    try:
        read = unpack(raw, 64)
    except ContentDamagedError as problem:
        raise PacketDamagedError(reason="header") from problem
    fields: list[Any] = [
        read.get(name) if type(read) is dict else None for name in ("workspace", "number", "of")
    ]
    workspace, number, of = fields
    right = (
        type(workspace) is bytes and len(workspace) == ID_BYTES and type(number) is int and type(of) is int
    )
    if not right or not 1 <= number <= of:
        raise PacketDamagedError(reason="header")
    return workspace, number, of


def _entries(body: bytes) -> Iterator[tuple[str, bytes]]:
    at = count = 0
    while at < len(body):
        count += 1
        name_at = at + 2
        size_at = name_at + int.from_bytes(body[at:name_at], "big")
        data_at = size_at + 4
        at = data_at + int.from_bytes(body[size_at:data_at], "big")
        if data_at > len(body) or at > len(body) or count > MAX_ENTRIES:
            raise PacketDamagedError(reason="entries")
        yield body[name_at:size_at].decode("ascii", "replace"), body[data_at:at]


# --- writing --------------------------------------------------------------------------------------


class PacketWriter:
    """Collects what others may lack: all that not every other device has confirmed."""

    def __init__(
        self, database: Database, identity: Identity, members: Members, files: Files, room: int = _ROOM
    ) -> None:
        self._room = room
        self._database = database
        self._identity = identity
        self._members = members
        self._files = files

    def packets(self, spaces: Collection[bytes] | None = None) -> list[Packet]:
        """Packets of the chosen spaces (16 bytes each), or of all; the control stream goes along.

        They build on each other only as operations do: any order will do.
        """
        filled: list[dict[str, bytes]] = [{}]
        size = 0
        for path, data in self._chosen(spaces):
            takes = 2 + len(path) + 4 + len(data)
            if filled[-1] and (size + takes > self._room or len(filled[-1]) == MAX_ENTRIES):
                filled.append({})
                size = 0
            filled[-1][path] = data
            size += takes
        workspace = self._identity.workspace
        return [Packet(workspace, number, len(filled), files) for number, files in enumerate(filled, 1)]

    def _chosen(self, spaces: Collection[bytes] | None) -> Iterator[tuple[str, bytes]]:
        only = self._identity.with_org(spaces)
        shelf = Shelf(self._database, _NOWHERE, bytes(16), {})
        with self._database.readers.raw() as raw:
            streams = held_streams(raw, self._identity, only)
            confirmed = {stream.root.number: self._confirmed(raw, stream) for stream in streams}
        for stream in streams:
            yield from ((head.path, b"") for head in stream.heads())
            for file in shelf.files(stream, confirmed[stream.root.number]):
                data = shelf.content(file)
                if data is not None:
                    yield file.path, data
        yield from self._attachments(only, confirmed)

    def _confirmed(self, raw: RawConnection, stream: HeldStream) -> int:
        """Up to where every device that may read a stream has it; 0 for control statements and forks."""
        if stream.root.stream == STREAM_CONTROL or stream.ends != (stream.root,):
            return 0
        kind = self._members.spaces.get(stream.space, "")
        others = [
            member.device
            for member in self._members.devices.values()
            if member.device not in (self._identity.device, stream.root.device)
            and member.may_read(stream.space, kind)
        ]
        acked = dict(
            raw.execute("SELECT device, seq FROM sync_ack WHERE log = ?", (stream.root.number,)).fetchall()
        )
        return min((acked.get(device, 0) for device in others), default=0)

    def _attachments(
        self, only: Collection[bytes] | None, confirmed: Mapping[int, int]
    ) -> Iterable[tuple[str, bytes]]:
        """Small ones whose row somebody may lack, newest first."""
        with self._database.readers.raw() as raw:
            rows = raw.execute(
                "SELECT a.space, a.hash, a.size_bytes, a.thumbnail_hash, r.heads FROM attachment a"
                " JOIN sync_row r ON r.row = a.id AND r.tbl = ? WHERE a.alive = 1 ORDER BY a.id DESC",
                (by_kind()["attachment"].number,),
            ).fetchall()
        for space, hash64, size, thumbnail, heads in rows:
            made = heads_of(unpack_heads(heads), _CREATED)
            known = all(seq_of(dot) <= confirmed.get(log_of(dot), 0) for dot in made)
            if known or (only is not None and space not in only):
                continue
            for one, bytes_ in ((thumbnail, 0), (hash64, size or 0)):
                if one and bytes_ <= SMALL_BYTES and self._files.has(one):
                    content, *more = islice(self._files.parts(one, MAX_PART_FILE_BYTES), 2)
                    if not more:  # as large as its row says
                        yield part_names(space, one, bytes_)[0].path, content


class _Nowhere:
    """A place with nothing in it."""

    def listing(self, folder: str) -> list[Entry]:
        """Nothing."""
        return []

    def read(self, path: str, limit: int) -> bytes | None:
        """Nothing."""
        return None


_NOWHERE = _Nowhere()
