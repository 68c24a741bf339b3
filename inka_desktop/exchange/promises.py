"""What a device acknowledged it does not cut off, also where another copy of its profile ends somebody.

Snapshots rest on that (:func:`.retirement.settled`). Two copies of a profile that both go on are one device
with two authors: what the one acknowledged, the other may not know when it ends a device. So an owner who
learns of both accepts what the cut took back of that, and of what a snapshot called settled whose
maker did not know of the loss. What a device acknowledged when it knew of the loss was no promise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from inka_desktop.records.values import Role
from inka_desktop.store import logs
from inka_desktop.store.dots import dot, seq_of
from inka_desktop.store.logs import STREAM_ROWS, Log
from inka_desktop.store.operation import Kind, unpack_body
from inka_desktop.store.raw import RawConnection

from . import losing
from .claims import Claim
from .cuts import covers, within
from .deps import Dep, pack_deps, unpack_deps
from .errors import ContentDamagedError
from .losing import HeldBack
from .names import DATA
from .pasts import Pasts
from .rights import Rights
from .statements import REFUSE, Statement

if TYPE_CHECKING:
    from .replica import Replica


def keep(replica: Replica) -> None:
    """Accept what was promised and is cut off, as an owner."""
    members = replica.members
    me = members.devices.get(replica.identity.device)
    if me is None or me.role != Role.OWNER or members.rights is None:
        return
    with replica.readers.raw() as raw:
        owed = broken(raw, members.rights)
    if owed:
        replica.run(partial(losing.accept, me=replica.identity, chosen=owed), "control")
        replica.reload()


def note(raw: RawConnection, number: bytes, floor: Mapping[int, int], control: Iterable[Dep]) -> None:
    """Keep what a snapshot that is taken in calls settled.

    Args:
        raw: in the running transaction.
        number: of the snapshot, 8 bytes.
        floor: by log up to where.
        control: how far the control stream had got for its maker.
    """
    raw.executemany(
        "INSERT OR IGNORE INTO sync_floor(log, number, seq) VALUES (?,?,?)",
        [(log, number, seq) for log, seq in floor.items() if seq],
    )
    raw.execute(
        "INSERT OR IGNORE INTO sync_floor_control(number, control) VALUES (?,?)", (number, pack_deps(control))
    )


def broken(raw: RawConnection, rights: Rights) -> list[HeldBack]:
    """Transactions that have no effect only for losses that leave a promise unkept."""
    losses = [loss for loss in rights.losses() if loss.statement.kind != REFUSE]
    if not losses:
        return []
    promises = _Promises(raw, rights)
    doubtful = {loss.member.device for loss in losses if promises.may_break(loss)}
    held = losing.held_back(raw) if doubtful else []
    return [one for one in held if one.device in doubtful and promises.is_owed(one)]


class _Promises:
    """What devices acknowledged; for one pass over an unchanged log."""

    def __init__(self, raw: RawConnection, rights: Rights) -> None:
        self._raw = raw
        self._rights = rights
        self._pasts = Pasts(raw)
        self._spaces = {space.number: space for space in logs.spaces(raw)}
        self._logs = {log.number: log for log in logs.logs(raw)}
        self._floors = raw.execute("SELECT log, number, seq FROM sync_floor").fetchall()
        self._controls = dict(raw.execute("SELECT number, control FROM sync_floor_control").fetchall())
        self._said: dict[tuple[int, frozenset[int]], tuple[Dep, ...]] = {}

    def may_break(self, loss: Claim) -> bool:
        """Whether a promise can lie behind a cut: one author alone cuts nothing off that it acknowledged."""
        maker = loss.statement.log.device
        spaces = [log.space for log in self._of(maker)]
        return len(spaces) > len(set(spaces)) or any(
            not within(self._pasts, loss.cuts or {}, DATA, log.space, log, seq, self._spaces[log.space].id)
            for log, seq in self._settled(loss)
        )

    def is_owed(self, one: HeldBack) -> bool:
        """Whether a transaction was promised by all who took its effect before they knew of such a loss."""
        log = self._logs[one.log]
        space = self._spaces[log.space]
        if not self._rights.is_able(self._pasts, log, space, one.first):
            return False
        losses = self._rights.taken_by(self._pasts, log, space, one.first, one.last)
        if not losses or any(loss.statement.kind == REFUSE for loss in losses):
            return False
        if any(settled.number == log.number and one.last <= seq for settled, seq in self._settled(*losses)):
            return True
        makers = {loss.statement.log.device for loss in losses}
        return all(self._is_promised(maker, losses, log, one.last) for maker in makers)

    def _is_promised(self, maker: bytes, losses: list[Claim], log: Log, last: int) -> bool:
        return maker != log.device and any(
            self._lies_before(log, last, self._acknowledged(by, losses))
            for by in self._of(maker)
            if by.space == log.space
        )

    def _of(self, device: bytes, stream: int = STREAM_ROWS) -> list[Log]:
        return [log for log in self._logs.values() if (log.device, log.stream) == (device, stream)]

    def _settled(self, *losses: Claim) -> Iterator[tuple[Log, int]]:
        """Up to where logs of who is ended were settled for makers of snapshots who knew of no such loss."""
        own = {log.number: log for loss in losses for log in self._of(loss.member.device)}
        unaware = {
            number
            for number in {number for log, number, _seq in self._floors if log in own}
            if not any(
                self._lies_before(one.log, one.seq, unpack_deps(self._controls[number]))
                for one in (loss.statement for loss in losses)
            )
        }
        yield from ((own[log], seq) for log, number, seq in self._floors if log in own and number in unaware)

    def _lies_before(self, log: Log, seq: int, positions: Iterable[Dep]) -> bool:
        """Whether an operation lies before one of these positions, which is here."""
        kin = {one.author for one in self._of(log.device, log.stream)}
        return any(
            dep.author in kin
            and self._pasts.resolve(dep, log.space, log.stream) is not None
            and covers(self._pasts, log, seq, log.space, dep, seq, 1)
            for dep in positions
        )

    def _acknowledged(self, by: Log, losses: list[Claim]) -> tuple[Dep, ...]:
        """What an author acknowledged last before it knew of any of these losses; each time it says all."""
        key = by.number, frozenset(loss.at for loss in losses)
        if key not in self._said:
            self._said[key] = self._last_before(by, [loss.statement for loss in losses])
        return self._said[key]

    def _last_before(self, by: Log, statements: list[Statement]) -> tuple[Dep, ...]:
        names = [
            name
            for (name,) in self._raw.execute(
                "SELECT dot FROM sync_op WHERE dot BETWEEN ? AND ? AND kind = ? ORDER BY dot",
                (dot(by.number, 0), dot(by.number + 1, 0) - 1, Kind.ACK),
            ).fetchall()
        ]
        at = bisect_left(names, True, key=lambda name: self._knew(by, seq_of(name), statements))
        if not at:
            return ()
        (packed,) = self._raw.execute("SELECT body FROM sync_op WHERE dot = ?", (names[at - 1],)).fetchone()
        try:
            return unpack_deps(unpack_body(packed).values.get(0))
        except ContentDamagedError:
            return ()

    def _knew(self, by: Log, seq: int, statements: list[Statement]) -> bool:
        past = self._pasts.of(by, seq)
        return any(past.get(one.log.number, 0) >= one.seq for one in statements)
