"""How far own changes have got, from the log, the places and the acknowledgements."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from inka_desktop.exchange.identity import Identity
from inka_desktop.exchange.members import OUT, Members
from inka_desktop.store import logs
from inka_desktop.store.clock import AHEAD_MS, wall_of
from inka_desktop.store.dots import dot
from inka_desktop.store.logs import STREAM_ROWS, Log
from inka_desktop.store.oplog import Kind
from inka_desktop.store.raw import RawConnection

from .exchange_rows import StuckRow
from .naming import device_names
from .rows import DeviceRow, ExchangeStateRow, PlaceRow

_QUIET = ("ack", "control", "anew")
STUCK_MS, STUCK_LONG_MS = 30 * 60 * 1000, 3 * 24 * 60 * 60 * 1000
_CAUSES = (
    "exchange.token_refused", "exchange.place_full", "exchange.place_read_only", "exchange.place_foreign",
    "exchange.place_unreachable", "exchange.place_offline",
)  # fmt: skip
"""What a person can do something about first."""


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


def state(
    raw: RawConnection, identity: Identity, places: tuple[PlaceRow, ...] = (), now_ms: int = 0
) -> ExchangeStateRow:
    """Counts, and whether changes find no way out; questions and notices are added by the caller."""
    unsent = unacknowledged = 0
    oldest: int | None = None
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
        waits = _oldest_unsent(raw, log, max(sent, there))
        oldest = waits if oldest is None else min(oldest, waits or oldest)
        unacknowledged += _actions(raw, log, there, max(sent, there))
    waiting = raw.execute("SELECT coalesce(sum(last - first + 1), 0) FROM sync_pending").fetchone()[0]
    last_met = max((place.last_met for place in places if place.last_met), default=None)
    stuck = _stuck(oldest, places, now_ms) if oldest is not None else None
    return ExchangeStateRow(unsent, unacknowledged, waiting, 0, last_met, places, (), stuck)


def _stuck(oldest_ms: int, places: tuple[PlaceRow, ...], now_ms: int) -> StuckRow | None:
    """Changes that wait for half an hour or more while no place works, and why."""
    waits_ms = now_ms - oldest_ms
    if waits_ms < STUCK_MS or any(not place.message and place.last_met for place in places):
        return None
    codes = {place.message for place in places if place.message}
    cause = next((code for code in _CAUSES if code in codes), min(codes, default=""))
    return StuckRow(datetime.fromtimestamp(oldest_ms / 1000, UTC), waits_ms >= STUCK_LONG_MS, cause)


def _oldest_unsent(raw: RawConnection, log: Log, after: int) -> int | None:
    """When the oldest change of a person after a number was made, in milliseconds since 1970."""
    marks = ", ".join("?" * len(_QUIET))
    found = raw.execute(
        f"SELECT min(hlc) FROM sync_tx WHERE last > ? AND last < ? AND label NOT IN ({marks})",
        (dot(log.number, after), dot(log.number + 1, 0), *_QUIET),
    ).fetchone()[0]
    return wall_of(found) if found is not None else None


def devices(raw: RawConnection, identity: Identity, members: Members) -> list[DeviceRow]:
    """Devices with their newest news and whether they have everything of ours."""
    rows = []
    own = _own_logs(raw, identity)
    for member in sorted(
        (one for one in members.devices.values() if one.role != OUT),
        key=lambda one: (one.device != identity.device, one.device),
    ):
        name, person = device_names(raw, member.device)
        news, clock_is_wrong = _news(raw, member.device)
        everything = member.device == identity.device or all(
            _confirmed(raw, log, member.device) >= _newest_of_people(raw, log) for log in own
        )
        rows.append(
            DeviceRow(
                UUID(bytes=member.device), name, person, member.role,
                member.device == identity.device, _moment(news), everything, clock_is_wrong,
            )
        )  # fmt: skip
    return rows


def _news(raw: RawConnection, device: bytes) -> tuple[int | None, bool]:
    """When a device last wrote something (milliseconds), and whether its clock was a day ahead of ours.

    The clock of a device that was set wrong keeps its operations ahead; then the moment they came in
    says more than the one they name (EXCHANGE.md 6).
    """
    told = raw.execute("SELECT hlc, news_at FROM sync_log WHERE device = ? AND hlc > 0", (device,)).fetchall()
    wrong = [(wall_of(hlc), came) for hlc, came in told if came and wall_of(hlc) > came + AHEAD_MS]
    moments = [min(wall_of(hlc), came or wall_of(hlc)) for hlc, came in told]
    return max(moments, default=None), bool(wrong)


def _confirmed(raw: RawConnection, log: Log, device: bytes) -> int:
    found = raw.execute(
        "SELECT max(seq) FROM sync_ack WHERE log = ? AND device = ?", (log.number, device)
    ).fetchone()
    return found[0] or 0


def _moment(wall_ms: int | None) -> datetime | None:
    return datetime.fromtimestamp(wall_ms / 1000, UTC) if wall_ms else None
