"""Attachments that nothing names any more: after 90 days their bytes go, here and at places.

The days are counted on this device, from when it first saw that nothing names the attachment; a wrong
clock of another device cannot shorten them. The row stays, and says what there was.
"""

from __future__ import annotations

from collections.abc import Collection

from inka_desktop.records.documents import Attachment
from inka_desktop.store.files import Files
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import named_files

ORPHAN_DAYS = 90
_DAY_MS = 24 * 60 * 60 * 1000
_KIND = Attachment.__tablename__
_FILLED = [
    f"SELECT f.{name} FROM {kind} f JOIN submission s ON s.version_id = f.{version} AND s.alive = 1"
    for kind, name, version in (
        ("form_version", "xform_id", "id"),
        ("form_file", "attachment_id", "version_id"),
    )
]
"""What filled forms are read by, also where the form itself was deleted without knowing of them."""


def orphans(raw: RawConnection) -> dict[str, bytes]:
    """Hashes of attachments and thumbnails that no shown record names or shows, with their space."""
    named = [
        f"SELECT {name} FROM {kind} WHERE alive = 1 AND {name} IS NOT NULL"
        for _, kind, name in named_files.fields()
    ]
    named += _FILLED
    shown = " OR ".join(
        f"EXISTS (SELECT 1 FROM {kind} p WHERE p.alive = 1"
        " AND instr(p.content, CAST(a.content_hash AS BLOB)) > 0)"
        for kind in named_files.contents().values()
    )
    lost = raw.execute(
        f"SELECT hash, thumbnail_hash, space FROM {_KIND} a WHERE id NOT IN ({' UNION ALL '.join(named)})"
        f" AND NOT (coalesce(a.content_hash, '') <> '' AND ({shown}))"
    ).fetchall()
    kept = {
        hash_
        for pair in raw.execute(
            f"SELECT hash, thumbnail_hash FROM {_KIND} WHERE id IN ({' UNION ALL '.join(named)})"
        )
        for hash_ in pair
    }
    return {hash_: space for *pair, space in lost for hash_ in pair if hash_ and hash_ not in kept}


def sweep(transaction: Transaction, files: Files, spaces: Collection[bytes]) -> int:
    """Note what nothing names, and let go of what nothing has named for 90 days; returns how many went.

    Args:
        transaction: the running one.
        files: of this profile.
        spaces: ids of the spaces in which this device may take attachments away: as their owner or keeper.
    """
    raw, now = transaction.raw, transaction.log.hybrid.clock.wall_ms()
    gone = {hash_ for (hash_,) in raw.execute("SELECT hash FROM blob_gone")}
    found = {hash_: space for hash_, space in orphans(raw).items() if hash_ not in gone}
    for (hash_,) in raw.execute("SELECT hash FROM blob_idle").fetchall():
        if hash_ not in found:
            raw.execute("DELETE FROM blob_idle WHERE hash = ?", (hash_,))
    raw.executemany(
        "INSERT OR IGNORE INTO blob_idle(hash, space, since) VALUES (?,?,?)",
        [(hash_, space, now) for hash_, space in found.items()],
    )
    due = [
        hash_
        for hash_, space in raw.execute(
            "SELECT hash, space FROM blob_idle WHERE since <= ?", (now - ORPHAN_DAYS * _DAY_MS,)
        ).fetchall()
        if space in spaces
    ]
    for hash_ in due:
        raw.execute("INSERT OR IGNORE INTO blob_gone(hash) VALUES (?)", (hash_,))
        raw.execute("DELETE FROM blob_idle WHERE hash = ?", (hash_,))
        files.remove(hash_)
    return len(due)
