"""Which attachments devices have: named in acknowledgements, and kept for what "arrived" says.

An attachment that came is named once, in the next acknowledgement of its space, so that its author knows.
Of what others name only the first who had it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from inka_desktop.store.logs import Space
from inka_desktop.store.raw import RawConnection

HASH_BYTES: Final = 32
MOST: Final = 1_000
"""How many one acknowledgement names; the others follow with the next."""


def came(raw: RawConnection, attachments: Iterable[tuple[str, bytes]]) -> None:
    """Attachments are here now (hash and space): they are named in the next acknowledgement."""
    raw.executemany("INSERT OR IGNORE INTO blob_untold(hash, space) VALUES (?, ?)", attachments)


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
    """A device says what it has; what no row here names is nobody's and not kept, nor what it says of itself.

    Args:
        raw: of the running transaction.
        said: value of the field ``held``, by whoever wrote it: anything that is no such list is passed over.
        device: who says so, 16 bytes.
        at_ms: when, milliseconds since 1970.
    """
    if type(said) is not bytes or len(said) % HASH_BYTES or len(said) > MOST * HASH_BYTES:
        return
    hashes = [said[at : at + HASH_BYTES].hex() for at in range(0, len(said), HASH_BYTES)]
    raw.executemany(
        "INSERT OR IGNORE INTO blob_held(hash, device, at) SELECT ?, ?, ?"
        " WHERE EXISTS (SELECT 1 FROM attachment WHERE hash = ?)"
        " AND NOT EXISTS (SELECT 1 FROM sync_log WHERE own = 1 AND device = ?)",
        [(hash64, device, at_ms, hash64, device) for hash64 in hashes],
    )
