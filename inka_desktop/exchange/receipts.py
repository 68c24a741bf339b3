"""Whose receipts mean that own work has arrived, who was the first to confirm it, and when.

What a carrier writes has arrived when the office has it: a colleague's device that fetched it is on the
way there. ``sync_member`` says which devices count.

``sync_ack`` knows how far each device has got by now; its moment goes on with every later receipt. So the
first receipt that goes further than all before it is kept besides: at most one row for an own sending.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from inka_desktop.records.values import DECIDES, Role
from inka_desktop.store.logs import Log
from inka_desktop.store.raw import RawConnection

from .identity import Identity
from .members import Member, Members

COUNTS: Final = "(SELECT device FROM sync_member WHERE counts)"
"""The devices whose receipts count, for ``device IN …``."""


class Receipt(NamedTuple):
    """A device (16 bytes) that has applied an operation, and when it said so, milliseconds since 1970."""

    device: bytes
    at_ms: int


def _counts(member: Member, me: Identity) -> bool:
    return member.device != me.device and (me.role != Role.CARRIER or member.role in DECIDES)


def _news(raw: RawConnection, members: Members, me: Identity) -> set[tuple[bytes, bytes, bool]]:
    """Devices to be noted, with their persons and whether they count; signed off, they stay as they were."""
    known = set(raw.execute("SELECT device, person, counts FROM sync_member").fetchall())
    return {(one.device, one.person, _counts(one, me)) for one in members.remaining()} - known


def is_due(raw: RawConnection, members: Members, me: Identity) -> bool:
    """Whether :func:`follow` has anything to do."""
    return bool(_news(raw, members, me))


def follow(raw: RawConnection, members: Members, me: Identity) -> None:
    """Keep in the database whose receipts count.

    Args:
        raw: of the running transaction.
        members: the workspace as the control stream describes it.
        me: this profile.
    """
    raw.executemany(
        "INSERT OR REPLACE INTO sync_member(device, person, counts) VALUES (?, ?, ?)", _news(raw, members, me)
    )


def counts(raw: RawConnection, device: bytes) -> bool:
    """Whether the receipts of a device (16 bytes) count."""
    return bool(raw.execute(f"SELECT ? IN {COUNTS}", (device,)).fetchone()[0])


def note(raw: RawConnection, log: Log, seq: int, device: bytes, at_ms: int) -> None:
    """A device says that it has applied a log up to ``seq``; kept of an own log, where it counts and is news.

    Args:
        raw: of the running transaction.
        log: what it has applied.
        seq: up to where.
        device: who says so, 16 bytes.
        at_ms: when, by its clock, and not later than it came.
    """
    if log.own and counts(raw, device):
        raw.execute(
            "INSERT OR REPLACE INTO sync_reached(log, seq, device, at) SELECT ?, ?, ?, ?"
            " WHERE NOT EXISTS"
            f" (SELECT 1 FROM sync_reached WHERE log = ? AND seq >= ? AND device IN {COUNTS})",
            (log.number, seq, device, at_ms, log.number, seq),
        )


def first(raw: RawConnection, log: int, seq: int) -> Receipt | None:
    """Whose receipt for an own operation was the first that counts; None while there is none.

    Receipts from before they were kept (an earlier version, an earlier life of this profile) are known by
    their newest moment only.

    Args:
        raw: of the database.
        log: number of the log.
        seq: of the operation.
    """
    found = (
        raw.execute(
            "SELECT device, at FROM sync_reached"
            f" WHERE log = ? AND seq >= ? AND device IN {COUNTS} ORDER BY seq LIMIT 1",
            (log, seq),
        ).fetchone()
        or raw.execute(
            f"SELECT device, at FROM sync_ack WHERE log = ? AND seq >= ? AND device IN {COUNTS}"
            " ORDER BY at LIMIT 1",
            (log, seq),
        ).fetchone()
    )
    return Receipt(*found) if found else None


def fetched_by(raw: RawConnection, log: int, seq: int, own: bytes) -> bytes | None:
    """The device, whether it counts or not, that has an own operation and said so first; None while none has.

    Args:
        raw: of the database.
        log: number of the log.
        seq: of the operation.
        own: this device, 16 bytes.
    """
    found = raw.execute(
        "SELECT device FROM sync_ack WHERE log = ? AND seq >= ? AND device <> ? ORDER BY at LIMIT 1",
        (log, seq, own),
    ).fetchone()
    return bytes(found[0]) if found else None
