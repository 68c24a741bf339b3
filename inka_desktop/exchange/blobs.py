"""Attachments at a place: own ones are put there, those of others are fetched.

Files lie there as ciphertext under the hash of it, in parts of 4 MB; what is fetched is checked
against its name before it is kept. Thumbnails and photos come by themselves, newest first and within
a bound per meeting; what is larger waits until somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from inka_desktop.store.database import Database
from inka_desktop.store.files import Files
from inka_desktop.store.writer import Priority, Transaction

from .attachments import MAX_PART_FILE_BYTES, ciphertext_hash, part_names
from .errors import FileTooLargeError, FileTornError
from .names import AttachmentName
from .store import Store

FETCH_BYTES = 8 * 1024 * 1024
"""Larger attachments are not fetched by themselves."""
FETCH_MOST = 500
"""How many are fetched in one meeting."""
CHECK_EVERY = 10
"""Every so many meetings own files are looked for at the place."""


class BlobCourier:
    """Exchanges attachments with one place."""

    def __init__(self, database: Database, files: Files, store: Store, place: bytes) -> None:
        self._database = database
        self._files = files
        self._store = store
        self._place = place
        self._listed: dict[str, dict[str, int]] = {}

    def meet(self, *, check: bool | None = None) -> int:
        """Put own files there and fetch missing ones; returns how many moved.

        Args:
            check: also put back parts that vanished from the place or were cut off; at every tenth
                meeting with it when left out.
        """
        moved = 0
        self._listed.clear()
        check = self._is_tenth() if check is None else check
        for space, hash64, size in self._known():
            if self._files.has(hash64):
                moved += self._give(space, hash64, size, check=check)
            elif size <= FETCH_BYTES and moved < FETCH_MOST:
                moved += self._fetch(space, hash64, size)
        return moved

    def _is_tenth(self) -> bool:
        with self._database.readers.raw() as raw:
            found = raw.execute("SELECT syncs FROM place WHERE id = ?", (self._place,)).fetchone()
        return found is not None and found[0] % CHECK_EVERY == 0

    def _known(self) -> list[tuple[bytes, str, int]]:
        """Space, hash and plain size of every attachment and thumbnail, newest first."""
        with self._database.readers.raw() as raw:
            rows = raw.execute(
                "SELECT space, hash, size_bytes, thumbnail_hash FROM attachment"
                " WHERE alive = 1 ORDER BY id DESC"
            ).fetchall()
            gone = {hash_ for (hash_,) in raw.execute("SELECT hash FROM blob_gone")}
        known = [(space, thumbnail, 0) for space, _, _, thumbnail in rows if thumbnail]
        known += [(space, hash64, size or 0) for space, hash64, size, _ in rows if hash64]
        return [one for one in known if one[1] not in gone]

    def _give(self, space: bytes, hash64: str, size: int, *, check: bool) -> int:
        if self._given(hash64) and not check:
            return 0
        names = part_names(space, hash64, size)
        lacking = {name for name, due in self._due(hash64, names) if self._sizes(name).get(name.path) != due}
        if lacking:
            parts = self._files.parts(hash64, MAX_PART_FILE_BYTES)
            for name, part in zip(names, parts, strict=False):
                if name in lacking:
                    self._store.write(name.path, part)
        self._note(hash64)
        return int(bool(lacking))

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

    def _note(self, hash64: str) -> None:
        def work(transaction: Transaction) -> None:
            transaction.raw.execute(
                "INSERT OR IGNORE INTO blob_sent(place, hash) VALUES (?, ?)", (self._place, hash64)
            )

        self._database.writer.submit(work, "attachment", priority=Priority.IMPORT).result()

    def _fetch(self, space: bytes, hash64: str, size: int) -> int:
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
        self._note(hash64)
        return 1

    def _part(self, name: AttachmentName) -> bytes | None:
        try:
            return self._store.read(name.path, MAX_PART_FILE_BYTES)
        except (FileTornError, FileTooLargeError):
            return None
