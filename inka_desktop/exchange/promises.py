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


def note(raw: RawConnection, floor: Mapping[int, int], control: Iterable[Dep]) -> None:
    """Keep what a snapshot that is taken in calls settled.

    Args:
        raw: in the running transaction.
        floor: by log up to where.
        control: how far the control stream had got for its maker.
    """
    packed = pack_deps(control)
    raw.executemany(
        "INSERT INTO sync_floor(log, control, seq) VALUES (?,?,?)"
        " ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)",
        [(log, packed, seq) for log, seq in floor.items() if seq],
    )


def broken(raw: RawConnection, rights: Rights) -> list[HeldBack]:
    """Transactions that have no effect only for losses that leave a promise unkept."""
    promises = _Promises(raw, rights)
    doubtful = {loss.member.device for loss in promises.losses() if promises.may_break(loss)}
    return [
        one
        for one in (losing.held_back(raw) if doubtful else ())
        if one.device in doubtful and promises.is_owed(one)
    ]


class _Promises:
    """What devices acknowledged; for one pass over an unchanged log."""

    def __init__(self, raw: RawConnection, rights: Rights) -> None:
        self._raw = raw
        self._rights = rights
        self._pasts = Pasts(raw)
        self._spaces = {space.number: space for space in logs.spaces(raw)}
        self._logs = {log.number: log for log in logs.logs(raw, stream=STREAM_ROWS)}
        self._floors = [
            (self._logs[log], unpack_deps(control), seq)
            for log, control, seq in raw.execute("SELECT log, control, seq FROM sync_floor").fetchall()
        ]
        self._said: dict[tuple[int, int], tuple[Dep, ...]] = {}

    def losses(self) -> Iterator[Claim]:
        """Losses that count and leave standing what their makers knew."""
        return (one for one in self._rights.losses() if one.statement.kind != REFUSE)

    def may_break(self, loss: Claim) -> bool:
        """Whether a promise can lie behind a cut: one author alone cuts nothing off that it acknowledged."""
        maker = loss.statement.log.device
        spaces = [log.space for log in self._logs.values() if log.device == maker]
        return len(spaces) > len(set(spaces)) or any(
            not within(self._pasts, loss.cuts or {}, DATA, log.space, log, seq, self._spaces[log.space].id)
            for log, seq in self._settled(loss)
        )

    def is_owed(self, one: HeldBack) -> bool:
        """Whether a transaction was promised by all who took its effect."""
        log = self._logs[one.log]
        space = self._spaces[log.space]
        if not self._rights.is_able(self._pasts, log, space, one.first):
            return False
        losses = self._rights.taken_by(self._pasts, log, space, one.first, one.last)
        return bool(losses) and all(self._is_promised(loss, log, one.last) for loss in losses)

    def _is_promised(self, loss: Claim, log: Log, last: int) -> bool:
        if loss.statement.kind == REFUSE:
            return False
        if any(settled.number == log.number and last <= seq for settled, seq in self._settled(loss)):
            return True
        maker = loss.statement.log.device
        return maker != log.device and any(
            self._lies_before(log, last, dep)
            for by in self._logs.values()
            if (by.space, by.device) == (log.space, maker)
            for dep in self._acknowledged(by, loss)
        )

    def _settled(self, loss: Claim) -> Iterator[tuple[Log, int]]:
        """Up to where logs of who is ended were settled for somebody who did not know of it."""
        for log, control, seq in self._floors:
            statement = loss.statement
            if log.device == loss.member.device and not any(
                self._lies_before(statement.log, statement.seq, dep) for dep in control
            ):
                yield log, seq

    def _lies_before(self, log: Log, seq: int, dep: Dep) -> bool:
        here = self._pasts.resolve(dep, log.space, log.stream) is not None
        return here and covers(self._pasts, log, seq, log.space, dep, seq, 1)

    def _acknowledged(self, by: Log, loss: Claim) -> tuple[Dep, ...]:
        """What an author acknowledged last before it knew of a loss; each time it says all."""
        key = by.number, loss.at
        if key not in self._said:
            self._said[key] = self._last_before(by, loss.statement)
        return self._said[key]

    def _last_before(self, by: Log, statement: Statement) -> tuple[Dep, ...]:
        names = [
            name
            for (name,) in self._raw.execute(
                "SELECT dot FROM sync_op WHERE dot BETWEEN ? AND ? AND kind = ? ORDER BY dot",
                (dot(by.number, 0), dot(by.number + 1, 0) - 1, Kind.ACK),
            ).fetchall()
        ]
        at = bisect_left(names, True, key=lambda name: self._knew(by, seq_of(name), statement))
        if not at:
            return ()
        (packed,) = self._raw.execute("SELECT body FROM sync_op WHERE dot = ?", (names[at - 1],)).fetchone()
        try:
            return unpack_deps(unpack_body(packed).values.get(0))
        except ContentDamagedError:
            return ()

    def _knew(self, by: Log, seq: int, statement: Statement) -> bool:
        return self._pasts.of(by, seq).get(statement.log.number, 0) >= statement.seq
