"""Files of operations that a place lacks, has torn or has changed, out of those that this device holds.

Any holder puts them back, whoever wrote them: names are hashes of the content, so doing it twice is
doing it once (EXCHANGE.md 1.5). What lies there is judged by its listing; some files at a time are also
read, in turns, since a change of equal length shows in nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from inka_desktop.store import logs
from inka_desktop.store.database import Database
from inka_desktop.store.logs import STREAM_CONTROL, Log
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Priority, Transaction

from .container import FRONT_BYTES, header_of
from .crypto import hash32
from .errors import FileTooLargeError, FileTornError
from .identity import STREAM_LETTERS, Identity
from .known import StreamName
from .names import HeadName, author12
from .recognise import recognise
from .store import Entry, Source

VERIFY_FILES = 2_000
VERIFY_BYTES = 16 * 1024 * 1024
"""How much is read in one meeting to see whether files are what they should be."""


def _silent(_done: int, _of: int) -> None:
    """Nobody watches."""


@dataclass(slots=True)
class Reading:
    """How much that lies at a place is read to see whether it is what it should be, and what came of it.

    Attributes:
        files: at most so many in one meeting, the others in the next; None for all, whatever their size.
        step: told (done, of) before each file; may raise to end it.
        looked_at: how many files were compared, by their listing at least.
        mended: how many that lay there before were put back: gone, cut off or changed.
    """

    files: int | None = VERIFY_FILES
    step: Callable[[int, int], None] = _silent
    looked_at: int = 0
    mended: int = 0


@dataclass(frozen=True, slots=True)
class HeldStream:
    """A stream of which this device holds files.

    Attributes:
        root: the author's log.
        ends: where it goes on: itself, or its branches once the device existed twice.
        space: 16 bytes.
        own: this device wrote it, in this or an earlier incarnation.
    """

    root: Log
    ends: tuple[Log, ...]
    space: bytes
    own: bool

    @property
    def name(self) -> StreamName:
        """How heads name it."""
        return self.space.hex()[:8], STREAM_LETTERS[self.root.stream], author12(self.root.author)

    def heads(self) -> list[HeadName]:
        """The heads that belong at a place."""
        letter = STREAM_LETTERS[self.root.stream]
        return [
            HeadName.of(self.space, letter, self.root.author, one.applied, one.chain) for one in self.ends
        ]


def held_streams(
    raw: RawConnection, identity: Identity, only: Collection[bytes] | None, but: Collection[int] = ()
) -> list[HeldStream]:
    """All streams with anything applied, control before rows.

    Args:
        raw: a connection to read with.
        identity: of this profile.
        only: spaces that they are limited to.
        but: numbers of logs to leave out, which are streams of their own.
    """
    spaces = {space.number: space.id for space in logs.spaces(raw)}
    everyone = logs.logs(raw, but=but)
    branches: dict[int, list[Log]] = {}
    for log in everyone:
        if log.base is not None:
            branches.setdefault(log.base, []).append(log)
    found = []
    for root in everyone:
        space = spaces[root.space]
        if root.base is not None or (only is not None and space not in only):
            continue
        kin = [root]
        for log in kin:
            kin += branches.get(log.number, ())
        if ends := tuple([log for log in kin if not log.forked and log.applied >= log.start]):
            found.append(HeldStream(root, ends, space, root.device == identity.device))
    return sorted(found, key=lambda one: (one.root.stream != STREAM_CONTROL, not one.own))


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file in this database: its row, the path it belongs under, its size."""

    log: int
    first: int
    last: int
    hash: bytes
    path: str
    size: int


class Shelf:
    """The files held here against those at one place, in one meeting."""

    def __init__(
        self, database: Database, store: Source, place: bytes, listed: dict[str, list[Entry]]
    ) -> None:
        self._database = database
        self._store = store
        self._place = place
        self._listed = listed
        self._sizes: dict[str, dict[str, int]] = {}

    def files(self, stream: HeldStream, after: int = 0) -> list[HeldFile]:
        """Files of a stream that reach beyond ``after``, in order."""
        with self._database.readers.raw() as raw:
            rows = raw.execute(
                "SELECT log, first, last, hash, substr(raw, 1, ?), length(raw) FROM sync_seg"
                " WHERE log = ? AND last > ? ORDER BY first, hash",
                (FRONT_BYTES, stream.root.number, after),
            ).fetchall()
        return [
            HeldFile(log, first, last, hash_, header_of(front).name(hash_).path, size)
            for log, first, last, hash_, front, size in rows
        ]

    def content(self, file: HeldFile) -> bytes | None:
        """The whole file; None where it is damaged here, which the check finds (:mod:`.audit`)."""
        with self._database.readers.raw() as raw:
            found = raw.execute(
                "SELECT raw FROM sync_seg WHERE log = ? AND first = ? AND hash = ?",
                (file.log, file.first, file.hash),
            ).fetchone()
        data = bytes(found[0])
        return data if hash32(data) == file.hash else None

    def lies_there(self, file: HeldFile) -> bool:
        """Whether the place lists it in its full length."""
        folder = file.path.rpartition("/")[0]
        if folder not in self._sizes:
            entries = self._listed.get(folder)
            entries = self._store.listing(folder) if entries is None else entries
            self._sizes[folder] = {entry.path.lower(): entry.size for entry in entries}
        return self._sizes[folder].get(file.path) == file.size

    def changed(self, files: list[HeldFile], reading: Reading) -> Iterator[HeldFile]:
        """Those with another content than they should have, of as many as are read this time."""
        if not files or reading.files == 0:
            return
        turn, left = self._turn() % len(files), VERIFY_BYTES
        order = (files[turn:] + files[:turn])[: reading.files]
        read = 0
        for file in order:
            if reading.files is not None and left < file.size and read:
                break
            reading.step(read, len(order))
            read, left = read + 1, left - file.size
            if not self._is_right(file):
                yield file
        self._keep_turn((turn + read) % len(files))

    def _is_right(self, file: HeldFile) -> bool:
        right = self.content(file)
        if right is None:
            return True  # what lies there is better than what is here, whatever it is
        try:
            return self._store.read(file.path, file.size) == right
        except (FileTornError, FileTooLargeError):
            return False

    def copies(self, stream: HeldStream) -> Iterator[str]:
        """Paths of what clients made beside own files that lie there whole: copies under other names."""
        right = {file.path: file for file in self.files(stream)}
        for folder in {path.rpartition("/")[0] for path in right}:
            for entry in self._listed.get(folder, []):
                name = None if entry.is_folder else recognise(entry.path)
                if name is None or name.path not in right or entry.path.lower() == name.path:
                    continue
                if self.lies_there(right[name.path]):
                    yield entry.path

    @property
    def _setting(self) -> str:
        return f"verified {self._place.hex()}"

    def _turn(self) -> int:
        with self._database.readers.raw() as raw:
            found = raw.execute("SELECT value FROM setting WHERE name = ?", (self._setting,)).fetchone()
        return int.from_bytes(found[0], "big") if found else 0

    def _keep_turn(self, turn: int) -> None:
        def work(transaction: Transaction) -> None:
            transaction.raw.execute(
                "INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)",
                (self._setting, turn.to_bytes(4, "big")),
            )

        self._database.writer.submit(work, "verified", priority=Priority.IMPORT).result()
