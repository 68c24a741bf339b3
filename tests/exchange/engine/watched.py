"""A place that counts what is asked of it."""

from __future__ import annotations

from inka_desktop.exchange.store import Entry, Store


class Watched:
    """A place that counts what is asked of it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.reads: list[str] = []
        self.writes: list[str] = []
        self.listings: list[str] = []

    def listing(self, folder: str) -> list[Entry]:
        """As the place."""
        self.listings.append(folder)
        return self._store.listing(folder)

    def read(self, path: str, limit: int) -> bytes | None:
        """As the place."""
        self.reads.append(path)
        return self._store.read(path, limit)

    def write(self, path: str, data: bytes) -> None:
        """As the place."""
        self.writes.append(path)
        self._store.write(path, data)

    def touch(self, path: str) -> None:
        """As the place."""
        self.writes.append(path)
        self._store.touch(path)

    def exists(self, path: str) -> bool:
        """As the place."""
        return self._store.exists(path)

    def delete(self, path: str) -> None:
        """As the place."""
        self.writes.append(path)
        self._store.delete(path)
