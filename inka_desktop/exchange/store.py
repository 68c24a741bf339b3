"""A place where devices meet, as six methods; which place it is; and where uploads in progress lie.

Nothing here is believed: a listing may lack files, a file may be torn, a rename may be seen half
done. What a file is worth is settled by its content (`container.py`), never by its being there.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from .errors import NewerFormatError, PlaceForeignError
from .names import STORE_FORMAT, StoreName
from .recognise import recognise


class Entry(NamedTuple):
    """One thing a listing shows.

    Attributes:
        path: relative to the place, parts joined by ``/``, spelled as it lies there.
        size: bytes; 0 for a folder.
        is_folder: whether it can be listed itself.
    """

    path: str
    size: int
    is_folder: bool = False


class Source(Protocol):
    """What can be looked at and read: a place, or a packet."""

    def listing(self, folder: str) -> list[Entry]:
        """What lies directly in ``folder`` (``""``: the place itself); empty when there is none."""

    def read(self, path: str, limit: int) -> bytes | None:
        """A file's bytes; None when it is not there.

        Raises:
            FileTooLargeError: it has more than ``limit`` bytes.
            FileTornError: it is listed but cannot be read now.
        """


class Store(Source, Protocol):
    """A place. Paths are relative and joined by ``/``; `names.py` makes them.

    All methods raise `PlaceUnreachableError`, `PlaceFullError`, `PlaceReadOnlyError` or
    `PlaceForeignError` when the place itself is the trouble, and nothing else but what they name.
    """

    def write(self, path: str, data: bytes) -> None:
        """Put a whole file there, replacing another; doing it twice is doing it once."""

    def touch(self, path: str) -> None:
        """Put an empty file there (a head: its name is its content)."""

    def exists(self, path: str) -> bool:
        """Whether a file is there now."""

    def delete(self, path: str) -> None:
        """Take a file away; one that is gone already is fine."""


def store_names(store: Store) -> list[tuple[StoreName, str]]:
    """The STORE names in a place, each with its spelling there; copies of one name count once."""
    found: dict[bytes, tuple[StoreName, str]] = {}
    for entry in store.listing(""):
        name = None if entry.is_folder else recognise(entry.path)
        if isinstance(name, StoreName) and (name.store not in found or entry.path == name.path):
            found[name.store] = (name, entry.path)
    return sorted(found.values(), key=lambda pair: pair[0].store)


def check_place(store: Store, expected: bytes) -> str:
    """Make sure that this is the place with id ``expected`` (16 bytes); returns the STORE name's spelling.

    Raises:
        PlaceForeignError: no STORE name, another one, or two different ones.
        NewerFormatError: its layout is of a newer program.
    """
    names = store_names(store)
    ids = [name.store for name, _ in names]
    if ids != [expected]:
        raise PlaceForeignError(expected=expected.hex(), found=" ".join(one.hex() for one in ids))
    name, spelling = names[0]
    if name.format != STORE_FORMAT:
        raise NewerFormatError(found=name.format, known=STORE_FORMAT)
    return spelling


def found_place(store: Store, store_id: bytes) -> None:
    """Make this the place with id ``store_id`` (16 random bytes).

    Raises:
        PlaceForeignError: it is another place already.
    """
    names = store_names(store)
    if any(name.store != store_id for name, _ in names):
        raise PlaceForeignError(expected=store_id.hex(), found=" ".join(n.store.hex() for n, _ in names))
    if not names:
        store.touch(StoreName(store_id).path)
