"""Which attachments devices have: named in acknowledgements, and kept for what "arrived" says.

An attachment that came is named once, in the next acknowledgement of its space, so that its author knows.
Of those whose receipts count (:mod:`.receipts`) only the first who had it is kept; until then an attachment
that this device added is alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from inka_desktop.store.logs import Space
from inka_desktop.store.raw import RawConnection

from . import receipts

HASH_BYTES: Final = 32
MOST: Final = 1_000
"""How many one acknowledgement names; the others follow with the next."""


def came(raw: RawConnection, attachments: Iterable[tuple[str, bytes]]) -> None:
    """Attachments are here now (hash and space): they are named in the next acknowledgement."""
    raw.executemany("INSERT OR IGNORE INTO blob_untold(hash, space) VALUES (?, ?)", attachments)


def added(raw: RawConnection, hash64: str) -> None:
    """This device added an attachment that nobody else can have yet."""
    raw.execute("INSERT OR IGNORE INTO blob_alone(hash) VALUES (?)", (hash64,))


def is_due(raw: RawConnection) -> bool:
    """Whether there is something to name."""
    return raw.execute("SELECT 1 FROM blob_untold LIMIT 1").fetchone() is not None


def take(raw: RawConnection, space: Space) -> bytes:
    """What to name in a space now; it counts as named. Thumbnails come with their rows and are not named."""
    raw.execute(
        "DELETE FROM blob_untold AS u WHERE NOT EXISTS (SELECT 1 FROM attachment WHERE hash = u.hash)"
    )
    found = raw.execute(
        "SELECT hash FROM blob_untold WHERE space = ? ORDER BY hash LIMIT ?", (space.id, MOST)
    ).fetchall()
    raw.executemany("DELETE FROM blob_untold WHERE hash = ?", found)
    return b"".join(bytes.fromhex(hash64) for (hash64,) in found)


def note(raw: RawConnection, said: Any, device: bytes, at_ms: int) -> None:
    """A device says what it has; what no row here names is nobody's and not kept, nor what does not count.

    Args:
        raw: of the running transaction.
        said: value of the field ``held``, by whoever wrote it: anything that is no such list is passed over.
        device: who says so, 16 bytes.
        at_ms: when, milliseconds since 1970.
    """
    if type(said) is not bytes or len(said) % HASH_BYTES or len(said) > MOST * HASH_BYTES:
        return
    if not receipts.counts(raw, device):
        return
    hashes = [said[at : at + HASH_BYTES].hex() for at in range(0, len(said), HASH_BYTES)]
    raw.executemany(
        "INSERT OR IGNORE INTO blob_held(hash, device, at) SELECT ?, ?, ?"
        " WHERE EXISTS (SELECT 1 FROM attachment WHERE hash = ?)",
        [(hash64, device, at_ms, hash64) for hash64 in hashes],
    )
    raw.executemany("DELETE FROM blob_alone WHERE hash = ?", [(hash64,) for hash64 in hashes])
