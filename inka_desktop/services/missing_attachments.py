"""Attachments that should be on this device: those it made, and those that were here before."""

from __future__ import annotations

from collections.abc import Iterable

from inka_desktop.records.base import CREATED
from inka_desktop.records.documents import Attachment
from inka_desktop.store.dots import heads_of, log_of, unpack_heads
from inka_desktop.store.raw import RawConnection


def names(raw: RawConnection) -> dict[str, str]:
    """File names of all attachments of records that are not deleted, by hash; thumbnails besides."""
    rows = raw.execute("SELECT hash, thumbnail_hash, file_name FROM attachment WHERE alive = 1").fetchall()
    return {hash64: name or "" for *both, name in rows for hash64 in both if hash64}


def expected(raw: RawConnection, device: bytes) -> set[str]:
    """Hashes of what a device (16 bytes) made, or had once: it gave it to a place or fetched it there.

    What was erased or let go of on purpose is none of it.
    """
    logs = {number for (number,) in raw.execute("SELECT no FROM sync_log WHERE device = ?", (device,))}
    found = {hash64 for (hash64,) in raw.execute("SELECT DISTINCT hash FROM blob_sent")}
    for hash64, thumbnail, heads in raw.execute(
        "SELECT a.hash, a.thumbnail_hash, r.heads FROM attachment a"
        " JOIN sync_row r ON r.row = a.id AND r.tbl = ? WHERE a.alive = 1",
        (Attachment.__number__,),
    ):
        if any(log_of(name) in logs for name in heads_of(unpack_heads(heads), CREATED)):
            found |= {one for one in (hash64, thumbnail) if one}
    return found - {hash64 for (hash64,) in raw.execute("SELECT hash FROM blob_gone")}


def want(raw: RawConnection, hashes: Iterable[str]) -> None:
    """Ask for attachments at the next meetings, whatever their size."""
    raw.executemany("INSERT OR IGNORE INTO blob_wanted(hash) VALUES (?)", [(one,) for one in hashes])
