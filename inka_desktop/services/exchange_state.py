"""How far own changes have got, from the log, the places and the acknowledgements."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from inka_desktop.exchange.identity import Identity
from inka_desktop.exchange.members import OUT, Members
from inka_desktop.store import logs
from inka_desktop.store.clock import wall_of
from inka_desktop.store.dots import dot
from inka_desktop.store.logs import STREAM_ROWS, Log
from inka_desktop.store.oplog import Kind
from inka_desktop.store.raw import RawConnection

from .rows import DeviceRow, ExchangeStateRow, PlaceRow

_QUIET = ("ack", "control", "anew")


def _own_logs(raw: RawConnection, identity: Identity) -> list[Log]:
    """Logs of this device, earlier incarnations included."""
    return [log for log in logs.logs(raw) if log.device == identity.device and log.stream == STREAM_ROWS]


def _actions(raw: RawConnection, log: Log, after: int, upto: int) -> int:
    """Actions of people between two numbers of a log."""
    marks = ", ".join("?" * len(_QUIET))
    found = raw.execute(
        f"SELECT count(DISTINCT action) FROM sync_tx WHERE last > ? AND last <= ? AND label NOT IN ({marks})",
        (dot(log.number, after), dot(log.number, upto), *_QUIET),
    ).fetchone()
    return int(found[0])


def _newest_of_people(raw: RawConnection, log: Log) -> int:
    """Number of the newest operation that is not an acknowledgement."""
    found = raw.execute(
        "SELECT dot FROM sync_op WHERE dot > ? AND dot < ? AND kind <> ? ORDER BY dot DESC LIMIT 1",
        (dot(log.number, 0), dot(log.number + 1, 0), Kind.ACK),
    ).fetchone()
    return int(found[0]) - dot(log.number, 0) if found else 0


def state(raw: RawConnection, identity: Identity) -> ExchangeStateRow:
    """Counts and places; questions, notices and what is reachable are added by the caller."""
    unsent = unacknowledged = 0
    for log in _own_logs(raw, identity):
        last = logs.last_seq(raw, log.number)
        sent = raw.execute(
            "SELECT coalesce(max(seq), 0) FROM place_log WHERE log = ?", (log.number,)
        ).fetchone()[0]
        there = raw.execute(
            "SELECT coalesce(max(seq), 0) FROM sync_ack WHERE log = ? AND device <> ?",
            (log.number, identity.device),
        ).fetchone()[0]
        unsent += _actions(raw, log, max(sent, there), last)
        unacknowledged += _actions(raw, log, there, max(sent, there))
    waiting = raw.execute("SELECT coalesce(sum(last - first + 1), 0) FROM sync_pending").fetchone()[0]
    places = tuple(
        PlaceRow(UUID(bytes=place), path, False, _moment(met), message)
        for place, path, met, message in raw.execute(
            "SELECT id, path, last_met, message FROM place ORDER BY path"
        ).fetchall()
    )
    last_met = max((place.last_met for place in places if place.last_met), default=None)
    return ExchangeStateRow(unsent, unacknowledged, waiting, 0, last_met, places, ())


def devices(raw: RawConnection, identity: Identity, members: Members) -> list[DeviceRow]:
    """Devices with their newest news and whether they have everything of ours."""
    rows = []
    own = _own_logs(raw, identity)
    for member in sorted(
        (one for one in members.devices.values() if one.role != OUT),
        key=lambda one: (one.device != identity.device, one.device),
    ):
        found = raw.execute("SELECT name, person_label FROM device WHERE id = ?", (member.device,)).fetchone()
        name, person = (found[0] or "", found[1] or "") if found else ("", "")
        news = raw.execute("SELECT max(hlc) FROM sync_log WHERE device = ?", (member.device,)).fetchone()[0]
        everything = member.device == identity.device or all(
            _confirmed(raw, log, member.device) >= _newest_of_people(raw, log) for log in own
        )
        rows.append(
            DeviceRow(
                UUID(bytes=member.device), name or member.device.hex()[:6], person, member.role,
                member.device == identity.device, _moment(wall_of(news)) if news else None, everything,
            )
        )  # fmt: skip
    return rows


def _confirmed(raw: RawConnection, log: Log, device: bytes) -> int:
    found = raw.execute(
        "SELECT max(seq) FROM sync_ack WHERE log = ? AND device = ?", (log.number, device)
    ).fetchone()
    return found[0] or 0


def _moment(wall_ms: int | None) -> datetime | None:
    return datetime.fromtimestamp(wall_ms / 1000, UTC) if wall_ms else None
