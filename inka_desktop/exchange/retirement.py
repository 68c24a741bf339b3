"""Retiring: files that a snapshot covers and everybody has are taken away, in two phases and by no clock.

First the snapshot's maker says so in an operation; whoever applies it keeps these files no more. Then
authors take their own away from places, and keepers those of others, where the attested snapshot lies.
A device silent for 180 days holds nothing back. Days are counted between the hybrid logical clocks of
the retiring operation and of the device's newest one, which follow no clock that is far ahead; a keeper
whose own clock is wrong may call a device dormant too early, and then it comes back by the snapshot.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgpack

from inka_desktop.records.values import Role
from inka_desktop.store import logs
from inka_desktop.store.clock import wall_of
from inka_desktop.store.dots import dot, seq_of
from inka_desktop.store.logs import STREAM_ROWS, Log, Space
from inka_desktop.store.operation import MESSAGES
from inka_desktop.store.oplog import Change, Kind
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import keeping, lineage
from .attest import read_statement
from .deps import Dep, pack_deps, unpack_deps
from .errors import ContentDamagedError
from .members import Members

DORMANT_DAYS = 180
_DAY_MS = 24 * 60 * 60 * 1000
_MESSAGES = ",".join(str(int(kind)) for kind in sorted(MESSAGES))


@dataclass(frozen=True, slots=True)
class Known:
    """A snapshot as this device knows of it.

    Attributes:
        number: 8 bytes.
        maker: the device that made it, 16 bytes.
        reach: how far it goes, by author.
        attested: somebody else found it right.
        own: its files are kept here.
    """

    number: bytes
    maker: bytes
    reach: dict[bytes, int]
    attested: bool
    own: bool


def snapshots(raw: RawConnection, space: Space, members: Members) -> list[Known]:
    """All snapshots of a space that this device knows of."""
    found = []
    for number, reach, attests, own, digest, device in raw.execute(
        "SELECT number, reach, attests, own, digest, device FROM sync_snapshot WHERE space = ?",
        (space.number,),
    ).fetchall():
        said = [read_statement(one, members) for one in msgpack.unpackb(attests)]
        right = any(
            one is not None and (one.number, one.digest, one.maker) == (number, digest, device)
            for one in said
        )
        deps = {dep.author: dep.seq for dep in unpack_deps(reach)}
        found.append(Known(number, device, deps, right, bool(own)))
    return found


def dormant(raw: RawConnection, device: bytes, now_ms: int, days: int = DORMANT_DAYS) -> bool:
    """Whether a device has been silent for so long that nobody waits for it.

    Args:
        raw: of the database.
        device: 16 bytes.
        now_ms: wall clock part of the hybrid logical clock that it is compared with.
        days: of silence.
    """
    newest = raw.execute("SELECT max(hlc) FROM sync_log WHERE device = ?", (device,)).fetchone()[0]
    return now_ms - wall_of(newest or 0) >= days * _DAY_MS


def active(raw: RawConnection, space: Space, members: Members, now_ms: int, days: int) -> list[bytes]:
    """Devices of a space that are waited for."""
    return [
        member.device
        for member in members.devices.values()
        if member.may_read(space.id, space.kind) and not dormant(raw, member.device, now_ms, days)
    ]


def settled(raw: RawConnection, space: Space, members: Members, me: bytes) -> dict[int, int]:
    """By log up to where every owner and every device that ever acknowledged something has all of it.

    An owner who ends a device lets everything count that it knows of it, so nothing up to there can lose
    its effect. A device that is just joining is not waited for: it begins with more than that. Who has some
    of a branch has what it branched off from.

    Args:
        raw: of the database.
        space: whose logs.
        members: who belongs to the workspace.
        me: this device, 16 bytes.
    """
    spoke = {
        device
        for (device,) in raw.execute("SELECT DISTINCT device FROM sync_ack WHERE space = ?", (space.number,))
    }
    waited_for = [
        one.device
        for one in members.remaining()
        if one.device != me
        and one.may_read(space.id, space.kind)
        and (one.device in spoke or one.role == Role.OWNER)
    ]
    floor = dict(raw.execute("SELECT log, settled FROM sync_base").fetchall())
    found = dict[int, int]()
    rows = [one for one in logs.logs(raw) if (one.space, one.stream) == (space.number, STREAM_ROWS)]
    for log in rows:
        everywhere = min([log.applied, *(_acknowledged(raw, space.number, one, log) for one in waited_for)])
        found[log.number] = _over_messages(raw, log, max(floor.get(log.number, 0), everywhere))
    for log in sorted(rows, key=lambda one: -one.start):  # branches of a branch before it
        if log.base is not None and found[log.number] >= log.start:
            found[log.base] = max(found[log.base], log.start - 1)
    return found


def _over_messages(raw: RawConnection, log: Log, seq: int) -> int:
    """Acknowledgements are never acknowledged: what follows and writes no row is settled, too."""
    following = _next_on_rows(raw, log, seq + 1, log.applied)
    return max(seq, log.applied if following is None else following - 1)


def _next_on_rows(raw: RawConnection, log: Log, first: int, last: int) -> int | None:
    """The first of these operations that writes a row."""
    found = raw.execute(
        f"SELECT dot FROM sync_op WHERE dot BETWEEN ? AND ? AND kind NOT IN ({_MESSAGES})"
        " ORDER BY dot LIMIT 1",
        (dot(log.number, first), dot(log.number, last)),
    ).fetchone()
    return None if found is None else seq_of(found[0])


def lacks_only_messages(raw: RawConnection, space: int, device: bytes, log: Log, seq: int) -> bool:
    """Whether what a device did not acknowledge up to an operation, written already, is messages alone."""
    here = raw.execute("SELECT 1 FROM sync_op WHERE dot = ?", (dot(log.number, seq),)).fetchone()
    acknowledged = _acknowledged(raw, space, device, log)
    return here is not None and _next_on_rows(raw, log, acknowledged + 1, seq) is None


def due(
    raw: RawConnection, space: Space, members: Members, me: bytes, now_ms: int, days: int
) -> tuple[bytes, list[Dep]] | None:
    """What may be retired now: own attested snapshot, and how far each author's files go; None: nothing."""
    mine = [one for one in snapshots(raw, space, members) if one.own and one.attested]
    if not mine:
        return None
    newest = max(mine, key=lambda one: sum(one.reach.values()))
    waited_for = [device for device in active(raw, space, members, now_ms, days) if device != me]
    found = []
    for log in _plain(raw, space):
        if not hears(members, log.device):
            continue
        upto = min(
            [
                newest.reach.get(log.author, 0),
                *(_acknowledged(raw, space.number, device, log) for device in waited_for),
            ]
        )
        chain = logs.chain_at(raw, log, upto) if upto else None
        if chain is not None and upto > _retired(raw, log):
            found.append(Dep(log.author, upto, chain))
    return (newest.number, found) if found else None


def hears(members: Members, device: bytes) -> bool:
    """Whether a device can learn what was retired or erased; one held for review would put its files back."""
    member = members.devices.get(device)
    return member is not None and not member.held


def _plain(raw: RawConnection, space: Space) -> list[Log]:
    """Logs of rows that are one line; those of an author that exists twice are kept."""
    return [
        log
        for log in logs.logs(raw)
        if (log.space, log.stream) == (space.number, STREAM_ROWS) and log.base is None and not log.forked
    ]


def _acknowledged(raw: RawConnection, space: int, device: bytes, log: Log) -> int:
    if device == log.device:
        return log.applied
    found = raw.execute(
        "SELECT seq FROM sync_ack WHERE space = ? AND device = ? AND log = ?",
        (space, device, log.number),
    ).fetchone()
    return int(found[0]) if found else 0


def _retired(raw: RawConnection, log: Log) -> int:
    found = raw.execute("SELECT seq FROM sync_retired WHERE log = ?", (log.number,)).fetchone()
    return int(found[0]) if found else 0


def say(
    transaction: Transaction, space: Space, members: Members, number: bytes, ranges: Iterable[Dep]
) -> None:
    """Write the operation, and follow it here."""
    body: bytes = msgpack.packb({"number": number, "ranges": pack_deps(ranges)}, use_bin_type=True)
    transaction.log.write([Change(space.id, 0, number + bytes(8), Kind.RETIRE, {0: body})])
    take(transaction, space, members, body)


def take(transaction: Transaction, space: Space, members: Members, body: Any) -> int:
    """Follow a retiring operation; returns how many files are kept no more.

    Whatever an attested snapshot known here does not cover is not followed.
    """
    try:
        said = msgpack.unpackb(body)
        number, ranges = said["number"], unpack_deps(said["ranges"])
    except (ValueError, TypeError, KeyError, ContentDamagedError):
        return 0
    raw = transaction.raw
    known = [one for one in snapshots(raw, space, members) if one.number == number and one.attested]
    dropped = 0
    for dep in ranges if known else ():
        log = lineage.holds(raw, space.number, STREAM_ROWS, dep)
        if log is None or log.base is not None or log.forked or dep.seq > known[0].reach.get(dep.author, 0):
            continue
        raw.execute(
            "INSERT INTO sync_retired(log, seq, number) VALUES (?,?,?) ON CONFLICT DO UPDATE"
            " SET seq = excluded.seq, number = excluded.number WHERE excluded.seq > seq",
            (log.number, dep.seq, number),
        )
        dropped += keeping.drop(raw, log.number, dep.seq)
    return dropped
