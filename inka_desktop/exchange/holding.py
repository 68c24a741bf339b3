"""What cannot be applied yet, or never: files that wait, files put aside, files still torn.

Files that wait stay as they came, encrypted, so that a place may lose them meanwhile. A file put aside
is kept as ciphertext and never applied; people are told when it was seen twice, of a torn one after
three meetings (EXCHANGE.md 5).
"""

from __future__ import annotations

from collections.abc import Iterable

from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .container import Envelope, open_envelope
from .intake import Found
from .names import CONTROL

_QUARANTINE_MAX_BYTES = 64 * 1024 * 1024
_WAITING_MAX_FILES, _WAITING_MAX_BYTES = 2_000, 128 * 1024 * 1024
_TOLD_AFTER_SIGHTINGS, _TOLD_AFTER_TRIES = 2, 3


def waiting(raw: RawConnection) -> list[Envelope]:
    """Files that waited, early ones first."""
    kept = raw.execute("SELECT raw FROM sync_pending ORDER BY stream DESC, first").fetchall()
    return [open_envelope(data) for (data,) in kept]


def keep(transaction: Transaction, envelopes: Iterable[Envelope]) -> None:
    """Let files wait."""
    raw, now = transaction.raw, transaction.log.hybrid.clock.wall_ms()
    for envelope in envelopes:
        header = envelope.header
        space = raw.execute("SELECT no FROM sync_space WHERE id = ?", (header.space,)).fetchone()
        if space is not None:
            raw.execute(
                "INSERT OR IGNORE INTO sync_pending(space, stream, author, first, last, hash, raw, since)"
                " VALUES (?,?,?,?,?,?,?,?)",
                (space[0], int(header.stream == CONTROL), header.author, header.first, header.last,
                 envelope.file_hash, envelope.data, now),
            )  # fmt: skip
    give_up(raw)


def give_up(raw: RawConnection, most: int = _WAITING_MAX_FILES, size: int = _WAITING_MAX_BYTES) -> int:
    """Keep what waits within its bounds; returns how many files were let go.

    Files of authors of whom nothing was ever applied go first, of these the oldest. A place has them
    still: they are read again when everything there is looked at.
    """
    kept = raw.execute(
        "SELECT p.space, p.stream, p.author, p.first, p.hash, length(p.raw), EXISTS (SELECT 1 FROM sync_log l"
        " WHERE l.author = p.author AND l.applied >= l.start) AS known FROM sync_pending p"
        " ORDER BY known DESC, p.since DESC, p.first"
    ).fetchall()
    total, gone = 0, []
    for place, row in enumerate(kept):
        total += row[5]
        if place >= most or total > size:
            gone.append(row[:5])
    raw.executemany(
        "DELETE FROM sync_pending WHERE space = ? AND stream = ? AND author = ? AND first = ? AND hash = ?",
        gone,
    )
    return len(gone)


def set_aside(transaction: Transaction, place: bytes, found: Found) -> None:
    """Remember what is torn at a place and what is no honest file; the latter waits no longer."""
    raw, now = transaction.raw, transaction.log.hybrid.clock.wall_ms()
    known = {path for (path,) in raw.execute("SELECT name FROM place_file WHERE place = ?", (place,))}
    gone = [(place, path) for path in known - set(found.torn)]
    raw.executemany("DELETE FROM place_file WHERE place = ? AND name = ?", gone)
    raw.executemany(
        "INSERT INTO place_file(place, name, first_seen, tries) VALUES (?,?,?,1)"
        " ON CONFLICT DO UPDATE SET tries = tries + 1",
        [(place, path, now) for path in found.torn],
    )
    for path, data, why in found.tampered:
        raw.execute(
            "INSERT INTO sync_quarantine(name, why, first_seen, raw) VALUES (?,?,?,?)"
            " ON CONFLICT DO UPDATE SET seen = seen + 1",
            (path, why, now, data if len(data) < _QUARANTINE_MAX_BYTES else b""),
        )
    refused = [(envelope.file_hash,) for envelope in found.refused]
    raw.executemany("DELETE FROM sync_pending WHERE hash = ?", refused)


def is_due(raw: RawConnection, place: bytes, found: Found) -> bool:
    """Whether :func:`set_aside` has anything to do."""
    noted = raw.execute("SELECT 1 FROM place_file WHERE place = ? LIMIT 1", (place,)).fetchone()
    return bool(found.torn or found.tampered or noted)


def notices(raw: RawConnection, place: bytes, found: Found) -> list[str]:
    """Codes of the sentences that people should read now."""
    told = []
    seen = "SELECT 1 FROM sync_quarantine WHERE name = ? AND seen >= ?"
    here = {path for path, _data, _why in found.tampered}  # one that is gone is no news any more
    if any(raw.execute(seen, (path, _TOLD_AFTER_SIGHTINGS)).fetchone() for path in here):
        told.append("exchange.file_damaged")
    torn = "SELECT 1 FROM place_file WHERE place = ? AND tries >= ?"
    if raw.execute(torn, (place, _TOLD_AFTER_TRIES)).fetchone():
        told.append("exchange.file_torn")
    if found.newer:
        told.append("exchange.newer_format")
    return told
