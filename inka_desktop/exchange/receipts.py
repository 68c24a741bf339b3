"""Who was the first to confirm own operations, and when: what "arrived" says for as long as it is shown.

``sync_ack`` knows how far each device has got by now; its moment goes on with every later receipt. So the
first receipt that goes further than all before it is kept besides: at most one row for an own sending.
"""

from __future__ import annotations

from typing import NamedTuple

from inka_desktop.store.logs import Log
from inka_desktop.store.raw import RawConnection


class Receipt(NamedTuple):
    """A device (16 bytes) that has applied an operation, and when it said so, milliseconds since 1970."""

    device: bytes
    at_ms: int


def note(raw: RawConnection, log: Log, seq: int, device: bytes, at_ms: int) -> None:
    """A device says that it has applied a log up to ``seq``; kept where that is an own log and news.

    Args:
        raw: of the running transaction.
        log: what it has applied.
        seq: up to where.
        device: who says so, 16 bytes.
        at_ms: when, by its clock, and not later than it came.
    """
    if log.own and device != log.device:
        raw.execute(
            "INSERT INTO sync_reached(log, seq, device, at) SELECT ?, ?, ?, ?"
            " WHERE NOT EXISTS (SELECT 1 FROM sync_reached WHERE log = ? AND seq >= ?)",
            (log.number, seq, device, at_ms, log.number, seq),
        )


def first(raw: RawConnection, log: int, seq: int, own: bytes) -> Receipt | None:
    """Who was the first to have an own operation; None while nobody has said so.

    Receipts from before they were kept (an earlier version, an earlier life of this profile) are known by
    their newest moment only.

    Args:
        raw: of the database.
        log: number of the log.
        seq: of the operation.
        own: this device, 16 bytes.
    """
    found = (
        raw.execute(
            "SELECT device, at FROM sync_reached WHERE log = ? AND seq >= ? ORDER BY seq LIMIT 1", (log, seq)
        ).fetchone()
        or raw.execute(
            "SELECT device, at FROM sync_ack WHERE log = ? AND seq >= ? AND device <> ? ORDER BY at LIMIT 1",
            (log, seq, own),
        ).fetchone()
    )
    return Receipt(*found) if found else None
