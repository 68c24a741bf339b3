"""How far own changes have got, from the log, the places and the acknowledgements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from inka_desktop.exchange import completeness, receipts
from inka_desktop.exchange.identity import Identity
from inka_desktop.exchange.members import OUT, Members
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store import logs
from inka_desktop.store.clock import AHEAD_MS, wall_of
from inka_desktop.store.dots import dot
from inka_desktop.store.logs import STREAM_ROWS, Log
from inka_desktop.store.oplog import Kind
from inka_desktop.store.raw import RawConnection

from .exchange_rows import NO_PLACE, NOT_FOR_IT, StuckRow
from .naming import device_names
from .rows import DeviceRow, ExchangeStateRow, PlaceRow

_QUIET = ("ack", "control", "anew")
STUCK_MS, STUCK_LONG_MS = 30 * 60 * 1000, 3 * 24 * 60 * 60 * 1000
SILENT_MS = 14 * 24 * 60 * 60 * 1000
"""So long nothing may come from an owner while meetings go well (EXCHANGE.md 5)."""
_CAUSES = (
    "exchange.token_refused", "exchange.key_refused", "exchange.place_full", "exchange.place_read_only",
    "exchange.place_foreign", "exchange.place_unreachable", "exchange.place_offline",
)  # fmt: skip
"""What a person can do something about first."""
_UNREACHABLE = "exchange.place_unreachable"


class _Reached(NamedTuple):
    """An own log and its newest operation: of all, of those outside this device, of those that arrived."""

    log: Log
    last: int
    out: int
    arrived: int


def _own_logs(raw: RawConnection, identity: Identity) -> list[Log]:
    """Logs of this device, earlier incarnations included."""
    return [log for log in logs.logs(raw) if log.device == identity.device and log.stream == STREAM_ROWS]


def _reached(raw: RawConnection, log: Log) -> _Reached:
    out, arrived = raw.execute(
        "SELECT max(coalesce((SELECT max(seq) FROM place_log WHERE log = ?1), 0),"
        " coalesce((SELECT max(seq) FROM sync_ack WHERE log = ?1 AND device <> ?2), 0)),"
        f" coalesce((SELECT max(seq) FROM sync_ack WHERE log = ?1 AND device IN {receipts.COUNTS}), 0)",
        (log.number, log.device),
    ).fetchone()
    return _Reached(log, logs.last_seq(raw, log.number), out, arrived)


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
    own = [_reached(raw, log) for log in _own_logs(raw, identity)]
    late = [one for one in own if _actions(raw, one.log, one.arrived, one.out)]
    waiting, waiting_from = _waiting(raw)
    attachments_unsent, attachments_waiting = _attachments(raw)
    missing = completeness.missing(raw)
    return ExchangeStateRow(
        unsent=sum(_actions(raw, one.log, one.out, one.last) for one in own),
        unacknowledged=sum(_actions(raw, one.log, one.arrived, one.out) for one in late),
        waiting=waiting,
        questions=0,
        last_met=max((place.last_met for place in places if place.last_met), default=None),
        places=places,
        notices=(),
        stuck=_stuck(raw, own, places, now_ms),
        fetched_by=_fetched_by(raw, identity.device, late),
        at_office=identity.role == Role.CARRIER,
        attachments_unsent=attachments_unsent,
        attachments_waiting=attachments_waiting,
        waiting_from=waiting_from,
        missing=sum(one.count for one in missing),
        missing_from=tuple(dict.fromkeys(one.device for one in missing)),
    )


def _fetched_by(raw: RawConnection, own: bytes, late: Sequence[_Reached]) -> str:
    """Who has all that has not arrived yet: persons, else devices; empty where nobody has some of it."""
    found = {receipts.fetched_by(raw, one.log.number, _upto(raw, one), own) for one in late}
    named = [device_names(raw, device) for device in found if device is not None]
    return ", ".join(sorted({person or name for name, person in named})) if len(named) == len(found) else ""


def _upto(raw: RawConnection, one: _Reached) -> int:
    """Number of the newest change of a person outside this device."""
    return min(one.out, _newest_of_people(raw, one.log))


def _waiting(raw: RawConnection) -> tuple[int, tuple[str, ...]]:
    """How many changes of others wait for what is not here yet, and whose devices made them."""
    found = raw.execute(
        "SELECT sum(p.last - p.first + 1),"
        " (SELECT l.device FROM sync_log l WHERE l.author = p.author LIMIT 1) AS device"
        " FROM sync_pending p GROUP BY device"
    ).fetchall()
    names = tuple(device_names(raw, device)[0] for _, device in found if device is not None)
    return sum(count for count, _ in found), names


def _attachments(raw: RawConnection) -> tuple[int, int]:
    """Own attachments that have not arrived: those that no place has, and the others."""
    found = raw.execute(
        "SELECT EXISTS (SELECT 1 FROM place p JOIN blob_sent s ON s.place = p.id AND s.hash = b.hash) AS out,"
        " count(*) FROM blob_alone b"
        " WHERE EXISTS (SELECT 1 FROM attachment a WHERE a.hash = b.hash AND a.alive = 1) GROUP BY out"
    ).fetchall()
    counts = dict(found)
    return counts.get(0, 0), counts.get(1, 0)


def _stuck(
    raw: RawConnection, own: Sequence[_Reached], places: tuple[PlaceRow, ...], now_ms: int
) -> StuckRow | None:
    """The oldest change that waits for half an hour or more while no place for it works, and why."""
    spaces = {space.number: UUID(bytes=space.id) for space in logs.spaces(raw) if space.kind != SpaceKind.ORG}
    waits = [
        (since, cause)
        for one in own
        if (since := _oldest_unsent(raw, one.log, one.out)) is not None
        if (cause := _cause(spaces.get(one.log.space), places)) is not None
    ]
    if not waits or now_ms - min(waits)[0] < STUCK_MS:
        return None
    since, cause = min(waits)
    return StuckRow(datetime.fromtimestamp(since / 1000, UTC), now_ms - since >= STUCK_LONG_MS, cause)


def _cause(space: UUID | None, places: tuple[PlaceRow, ...]) -> str | None:
    """Why changes in a space find no way out; None where they do. What stands in ``org`` goes everywhere."""
    ways = [place for place in places if not place.spaces or space is None or space in place.spaces]
    if any(place.reachable and not place.message for place in ways):
        return None
    if not ways:
        return NOT_FOR_IT if places else NO_PLACE
    codes = {place.message or _UNREACHABLE for place in ways}
    return next((code for code in _CAUSES if code in codes), min(codes))


def _oldest_unsent(raw: RawConnection, log: Log, after: int) -> int | None:
    """When the oldest change of a person after a number was made, in milliseconds since 1970."""
    marks = ", ".join("?" * len(_QUIET))
    found = raw.execute(
        f"SELECT min(hlc) FROM sync_tx WHERE last > ? AND last < ? AND label NOT IN ({marks})",
        (dot(log.number, after), dot(log.number + 1, 0), *_QUIET),
    ).fetchone()[0]
    return wall_of(found) if found is not None else None


def silent_since(
    raw: RawConnection, identity: Identity, members: Members, last_met: datetime | None
) -> datetime | None:
    """Since when nothing has come from an owner although meetings went well; None below 14 days.

    A place that shows an old state for ever looks like a quiet one: only the owner's news tell.

    Args:
        raw: of the database.
        identity: of this profile.
        members: the workspace as the control stream describes it.
        last_met: when a place was last met.
    """
    if identity.role == Role.OWNER or last_met is None:
        return None
    owners = [member.device for member in members.owners()]
    marks = ", ".join("?" * len(owners))
    heard = raw.execute(f"SELECT max(news_at) FROM sync_log WHERE device IN ({marks})", owners).fetchone()[0]
    since = _moment(heard)
    return since if since is not None and (last_met - since).total_seconds() * 1000 >= SILENT_MS else None


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
