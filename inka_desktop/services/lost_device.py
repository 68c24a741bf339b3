"""What lay on a device that was lost: the records of the spaces it could read, counted."""

from __future__ import annotations

from datetime import UTC, datetime

from inka_desktop.exchange.members import Member, Members
from inka_desktop.records.specs import tables
from inka_desktop.store import logs
from inka_desktop.store.clock import wall_of
from inka_desktop.store.raw import RawConnection

from .member_rows import OnDeviceRow


def on_device(raw: RawConnection, members: Members, member: Member) -> tuple[OnDeviceRow, ...]:
    """Records by space and kind; as far as this device knows them.

    The device may have had less: ``upto`` says what it confirmed.
    """
    labels = dict(raw.execute("SELECT id, label FROM sync_space").fetchall())
    found = []
    for space in logs.spaces(raw):
        kind = members.spaces.get(space.id, space.kind)
        if not member.may_read(space.id, kind):
            continue
        upto = _confirmed(raw, space.number, member.device)
        for spec in tables():
            count = raw.execute(f"SELECT count(*) FROM {spec.kind} WHERE space = ?", (space.id,)).fetchone()[
                0
            ]
            if count:
                found.append(OnDeviceRow(kind, labels.get(space.id, ""), spec.kind, count, upto))
    return tuple(found)


def _confirmed(raw: RawConnection, space: int, device: bytes) -> datetime | None:
    found = raw.execute(
        "SELECT max(t.hlc) FROM sync_ack a JOIN sync_tx t ON t.last = (a.log << 40 | a.seq)"
        " WHERE a.space = ? AND a.device = ?",
        (space, device),
    ).fetchone()
    return datetime.fromtimestamp(wall_of(found[0]) / 1000, UTC) if found and found[0] else None
