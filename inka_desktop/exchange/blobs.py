"""Attachments at a place: own ones are put there, those of others are fetched.

Files lie there as ciphertext under the hash of it, in parts of 4 MB; what is fetched is checked
against its name before it is kept. Thumbnails and photos come by themselves, newest first and within
a bound per meeting; what is larger waits until somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from inka_desktop.store.database import Database
from inka_desktop.store.files import Files
from inka_desktop.store.writer import Priority, Transaction

from . import holdings
from .attachments import MAX_PART_FILE_BYTES, ciphertext_hash, part_names
from .errors import FileTooLargeError, FileTornError
from .healing import Reading
from .names import AttachmentName
from .store import Store

FETCH_BYTES = 8 * 1024 * 1024
"""Larger attachments are not fetched by themselves."""
FETCH_MOST = 500
"""How many are fetched in one meeting."""
CHECK_EVERY = 10
"""Every so many meetings the files held here are looked for at the place."""
VERIFY_FILES, VERIFY_REMOTE = 50, 4
"""How many of them are then read, in turns: a change of equal length shows in nothing else."""


_Known = tuple[bytes, str, int]
"""Space, hash and plain size."""


def _in_turn(held: list[_Known], turn: int, most: int) -> set[_Known]:
    """Which files are read this time."""
    start = turn * most % len(held) if held else 0
    return set((held[start:] + held[:start])[:most])


class BlobCourier:
    """Exchanges attachments with one place."""

    def __init__(
        self, database: Database, files: Files, store: Store, place: bytes, *,
        only: Collection[bytes] | None = None, remote: bool = False,
    ) -> None:  # fmt: skip
        """Serve one place.

        Args:
            database: of this profile.
            files: its attachments.
            store: the place itself, already checked to be it.
            place: its id in the database, 16 bytes.
            only: the spaces that the place is for; all when left out.
            remote: each look is a request, so fewer files are read to see whether they are whole.
        """
        self._database = database
        self._files = files
        self._store = store
        self._place = place
        self._only = only
        self._verify = VERIFY_REMOTE if remote else VERIFY_FILES
        self._listed: dict[str, dict[str, int]] = {}

    def meet(self, *, check: bool | None = None, reading: Reading | None = None) -> int:
        """Put own files there and fetch missing ones; returns how many moved.

        Args:
            check: also put back parts that vanished from the place or were cut off; at every tenth
                meeting with it when left out.
            reading: told what came of that; all files are read when it has no bound.
        """
        moved = 0
        self._listed.clear()
        turn = self._turn()
        check = turn % CHECK_EVERY == 0 if check is None else check
        known, wanted = self._known(), self._wanted()
        held = [one for one in known if self._files.has(one[1])]
        most = self._verify if reading is None or reading.files is not None else len(held)
        read = _in_turn(held, turn // CHECK_EVERY, most) if check else set()
        reading = reading or Reading()
        for done, one in enumerate(known):
            space, hash64, size = one
            if self._files.has(hash64):
                reading.step(done, len(known))
                moved += self._give(space, hash64, size, reading, check=check, read=one in read)
            elif (size <= FETCH_BYTES or hash64 in wanted) and moved < FETCH_MOST:
                moved += self.fetch(space, hash64, size)
        return moved

    def _turn(self) -> int:
        with self._database.readers.raw() as raw:
            found = raw.execute("SELECT syncs FROM place WHERE id = ?", (self._place,)).fetchone()
        return int(found[0]) if found else 0

    def _wanted(self) -> set[str]:
        """What somebody asked for, whatever its size."""
        with self._database.readers.raw() as raw:
            return {hash64 for (hash64,) in raw.execute("SELECT hash FROM blob_wanted")}

    def _known(self) -> list[tuple[bytes, str, int]]:
        """Space, hash and plain size of every attachment and thumbnail, newest first."""
        with self._database.readers.raw() as raw:
            rows = raw.execute(
                "SELECT space, hash, size_bytes, thumbnail_hash FROM attachment"
                " WHERE alive = 1 ORDER BY id DESC"
            ).fetchall()
            gone = {hash_ for (hash_,) in raw.execute("SELECT hash FROM blob_gone")}
        rows = [row for row in rows if self._only is None or row[0] in self._only]
        known = [(space, thumbnail, 0) for space, _, _, thumbnail in rows if thumbnail]
        known += [(space, hash64, size or 0) for space, hash64, size, _ in rows if hash64]
        return [one for one in known if one[1] not in gone]

    def _give(
        self, space: bytes, hash64: str, size: int, reading: Reading, *, check: bool, read: bool
    ) -> int:
        """Put the parts there that are missing, cut off or, with ``read``, changed."""
        given = self._given(hash64)
        if given and not check:
            return 0
        names = part_names(space, hash64, size)
        lacking = {name for name, due in self._due(hash64, names) if self._sizes(name).get(name.path) != due}
        written = 0
        if lacking or read:
            parts = self._files.parts(hash64, MAX_PART_FILE_BYTES)
            for name, part in zip(names, parts, strict=False):
                if name in lacking or (read and self._part(name) != part):
                    self._store.write(name.path, part)
                    written += 1
        if given:
            reading.looked_at += 1
            reading.mended += written > 0
        else:
            self._note(hash64)
        return int(written > 0)

    def _due(self, hash64: str, names: list[AttachmentName]) -> Iterator[tuple[AttachmentName, int]]:
        """Each part's name and bytes; nothing is read for it."""
        left = self._files.path(hash64).stat().st_size
        for name in names:
            yield name, min(left, MAX_PART_FILE_BYTES)
            left -= MAX_PART_FILE_BYTES

    def _sizes(self, name: AttachmentName) -> dict[str, int]:
        """Bytes by name in an attachment's folder, each folder listed once in a meeting."""
        folder = name.path.rpartition("/")[0]
        if folder not in self._listed:
            entries = self._store.listing(folder)
            self._listed[folder] = {entry.path.lower(): entry.size for entry in entries}
        return self._listed[folder]

    def _given(self, hash64: str) -> bool:
        with self._database.readers.raw() as raw:
            found = raw.execute(
                "SELECT 1 FROM blob_sent WHERE place = ? AND hash = ?", (self._place, hash64)
            ).fetchone()
        return found is not None

    def _note(self, hash64: str, came_in: bytes | None = None) -> None:
        """The place has it; ``came_in``: the space (16 bytes) where it came here from there."""

        def work(transaction: Transaction) -> None:
            transaction.raw.execute(
                "INSERT OR IGNORE INTO blob_sent(place, hash) VALUES (?, ?)", (self._place, hash64)
            )
            if came_in is not None:
                holdings.came(transaction.raw, [(hash64, came_in)])

        self._database.writer.submit(work, "attachment", priority=Priority.IMPORT).result()

    def fetch(self, space: bytes, hash64: str, size: int) -> int:
        """Fetch one attachment; 0 while a part is missing or torn."""
        parts = []
        for name in part_names(space, hash64, size):
            part = self._part(name)
            if part is None:
                return 0
            parts.append(part)
        if ciphertext_hash(parts) != hash64:
            return 0
        self._files.put(hash64, parts)
        self._note(hash64, space)
        return 1

    def _part(self, name: AttachmentName) -> bytes | None:
        try:
            return self._store.read(name.path, MAX_PART_FILE_BYTES)
        except (FileTornError, FileTooLargeError):
            return None
