"""Which log a transaction belongs to: its author's own, or a branch when the author exists twice.

A clone of a device writes other operations under numbers already used. Chain values tell the two
apart: what both have in common keeps the author's name, and each continuation gets one made of the
author and the chain value after its first own transaction, the same on every device (EXCHANGE.md 5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from inka_desktop.store import logs
from inka_desktop.store.dots import SEQ_BITS, dot
from inka_desktop.store.logs import STREAM_ROWS, Log
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import relabel
from .crypto import hash16
from .deps import Dep, chain_start
from .errors import ContentDamagedError
from .identity import STREAM_LETTERS

NameOf = Callable[[int], int]


class Verdict(Enum):
    """What to do with a transaction."""

    KNOWN = auto()
    APPLY = auto()
    FORK = auto()
    WAIT = auto()


@dataclass(frozen=True, slots=True)
class Stream:
    """Whose operations: number and id of the space, stream, author and device."""

    space: int
    space_id: bytes
    stream: int
    author: bytes
    device: bytes


def branch_id(author: bytes, chain: bytes) -> bytes:
    """The name of a branch of ``author`` whose first own transaction ends with ``chain``."""
    return hash16(author + chain, b"branch")


def family(raw: RawConnection, space: int, stream: int, author: bytes) -> list[Log]:
    """The author's log and all branches that left it, directly or over other branches."""
    root = logs.find_log(raw, space, stream, author)
    found = [root] if root is not None else []
    everyone = [log for log in logs.logs(raw) if log.base is not None] if found and found[0].forked else []
    for log in found:
        found += [one for one in everyone if one.base == log.number and one not in found]
    return found


def root_of(raw: RawConnection, log: Log) -> Log:
    """The author's own log, which a branch left, directly or over other branches."""
    while log.base is not None:
        log = logs.get_log(raw, log.base)
    return log


def holds(raw: RawConnection, space: int, stream: int, dep: Dep) -> Log | None:
    """The log in which a dep is fulfilled; None when what it names is not here."""
    for log in family(raw, space, stream, dep.author):
        if log.start - 1 <= dep.seq <= log.applied and logs.chain_at(raw, log, dep.seq) == dep.chain:
            return log
    return None


def judge(
    raw: RawConnection, stream: Stream, first: int, last: int, before: bytes, after: bytes
) -> tuple[Verdict, Log | None]:
    """Where a transaction stands.

    Args:
        raw: of the database.
        stream: whose it is.
        first: its first number.
        last: its last.
        before: chain value before it.
        after: chain value after it.

    Returns:
        What to do, and with which log. ``APPLY`` without a log begins one (:func:`begin`).
    """
    kin = family(raw, stream.space, stream.stream, stream.author)
    if not kin:
        starts = first == 1 and before == _start(stream)
        return (Verdict.APPLY if starts else Verdict.WAIT), None
    for log in kin:
        if log.start <= last <= log.applied and logs.chain_at(raw, log, last) == after:
            return Verdict.KNOWN, log
    for log in kin:
        if log.applied == first - 1 and log.chain == before:
            return Verdict.APPLY, log
    for log in kin:
        if log.start <= first <= log.applied and _chain_before(raw, stream, log, first) == before:
            return Verdict.FORK, log
    return Verdict.WAIT, None


def _start(stream: Stream) -> bytes:
    return chain_start(stream.space_id, STREAM_LETTERS[stream.stream], stream.author)


def _chain_before(raw: RawConnection, stream: Stream, log: Log, first: int) -> bytes | None:
    """The chain value before an operation of a log, also before its very first."""
    return _start(stream) if first == 1 else logs.chain_at(raw, log, first - 1)


def begin(
    raw: RawConnection, stream: Stream, parent: Log | None, first: int, before: bytes, after: bytes
) -> Log:
    """The log that a transaction to be applied goes to; a new author's or a new branch is begun."""
    if parent is None:
        return logs.add_log(raw, stream.space, stream.author, stream.device, before, stream=stream.stream)
    if not parent.forked:
        return parent
    name = branch_id(stream.author, after)
    return logs.find_log(raw, stream.space, stream.stream, name) or _leave(raw, parent, name, first, before)


def _leave(raw: RawConnection, parent: Log, name: bytes, first: int, before: bytes) -> Log:
    """Begin a branch of a log; what the log knew of other forks, the branch knows, too."""
    branch = logs.add_log(
        raw, parent.space, name, parent.device, before, stream=parent.stream, base=parent.number, start=first
    )
    raw.execute(
        "INSERT OR IGNORE INTO sync_view(log, author, target) SELECT ?, author, target FROM sync_view"
        " WHERE log = ?",
        (branch.number, parent.number),
    )
    return branch


def split(transaction: Transaction, log: Log, first: int, stream: Stream) -> Log:
    """Rename what a log holds from ``first`` on to a branch; returns the branch.

    Everything before keeps its name. Whoever named these operations so far meant this branch, for it is
    the only one that was here.
    """
    raw = transaction.raw
    differing = raw.execute(
        "SELECT chain FROM sync_tx WHERE last >= ? ORDER BY last LIMIT 1", (dot(log.number, first),)
    ).fetchone()
    before = _chain_before(raw, stream, log, first)
    assert before is not None  # judged to be there
    branch = _leave(raw, log, branch_id(stream.author, differing[0]), first, before)
    relabel.move(transaction, log, first, branch.number)
    logs.advance(raw, branch, log.applied, log.chain, 0)
    logs.advance(raw, log, first - 1, before, 0)
    raw.execute("UPDATE sync_log SET forked = ? WHERE no = ?", (int(log.forked), branch.number))
    raw.execute("UPDATE sync_log SET forked = 1 WHERE no = ?", (log.number,))
    log.forked = True
    _follow(raw, log, branch, first)
    return branch


def _follow(raw: RawConnection, log: Log, branch: Log, first: int) -> None:
    """Later branches, acks and views of the renamed operations go along."""
    raw.execute(
        "UPDATE sync_log SET base = ? WHERE base = ? AND start > ? AND no <> ?",
        (branch.number, log.number, first, branch.number),
    )
    raw.execute(
        "INSERT OR REPLACE INTO sync_ack(space, device, log, seq, at) SELECT space, device, ?, seq, at"
        " FROM sync_ack WHERE log = ? AND seq >= ?",
        (branch.number, log.number, first),
    )
    raw.execute("UPDATE sync_ack SET seq = ? WHERE log = ? AND seq >= ?", (first - 1, log.number, first))
    raw.execute("DELETE FROM sync_reached WHERE log = ? AND seq >= ?", (log.number, first))
    raw.execute("UPDATE sync_view SET target = ? WHERE target = ?", (branch.number, log.number))
    # What was retired was one line only.
    raw.execute("DELETE FROM sync_retired WHERE log = ?", (log.number,))
    raw.execute(
        "INSERT OR REPLACE INTO sync_base(log, seq, settled) SELECT ?, seq, settled FROM sync_base"
        " WHERE log = ? AND seq >= ?",
        (branch.number, log.number, first),
    )
    raw.execute(
        "INSERT OR REPLACE INTO sync_floor(log, number, seq) SELECT ?, number, seq FROM sync_floor"
        " WHERE log = ? AND seq >= ?",
        (branch.number, log.number, first),
    )
    raw.execute("UPDATE sync_floor SET seq = min(seq, ?) WHERE log = ?", (first - 1, log.number))
    raw.execute(
        "UPDATE sync_base SET seq = min(seq, ?1), settled = min(settled, ?1) WHERE log = ?2",
        (first - 1, log.number),
    )
    raw.execute(
        "INSERT OR IGNORE INTO sync_view(log, author, target) SELECT no, ?, ? FROM sync_log WHERE space = ?",
        (log.author, branch.number, log.space),
    )


def see(raw: RawConnection, reader: Log, dep: Dep, fulfilled: Log) -> None:
    """From here on ``reader``'s author means this branch when it names the dep's author."""
    if fulfilled.author != dep.author or fulfilled.forked:
        raw.execute(
            "INSERT OR REPLACE INTO sync_view(log, author, target) VALUES (?,?,?)",
            (reader.number, dep.author, fulfilled.number),
        )


class Names:
    """From the authors that a transaction names to local dots."""

    def __init__(self, raw: RawConnection, log: Log) -> None:
        self._raw = raw
        self._log = log
        self._own: NameOf | int = log.number << SEQ_BITS if log.base is None else self._through(log)
        self._known: dict[bytes, NameOf | int] = {}

    def of(self, authors: list[bytes]) -> list[NameOf | int]:
        """For the author itself and each it names: a shifted log number, or a function of the seq.

        Raises:
            ContentDamagedError: it names an author that its deps do not.
        """
        for author in authors:
            if author not in self._known:
                self._known[author] = self._other(author)
        return [self._own, *(self._known[author] for author in authors)]

    def ranges(self, author: bytes, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        """Where a range of operations of an author lies: log number, first and last, the last ones first.

        Raises:
            ContentDamagedError: the author is not known here.
        """
        for log in self._line(self._meant(author)):
            low = max(first, log.start)
            if low <= last:
                yield log.number, low, last
                last = low - 1

    def _meant(self, author: bytes) -> Log:
        """As :meth:`_target`; an author that names itself means its own branch."""
        line = list(self._line(self._log))
        return self._log if author in {log.author for log in line} else self._target(author)

    def _other(self, author: bytes) -> NameOf | int:
        log = self._target(author)
        return log.number << SEQ_BITS if log.base is None else self._through(log)

    def _target(self, author: bytes) -> Log:
        """The log that this one's author means by an author."""
        root = logs.find_log(self._raw, self._log.space, STREAM_ROWS, author)
        if root is None:
            raise ContentDamagedError(reason="unnamed author")
        if not root.forked:
            return root
        seen = self._raw.execute(
            "SELECT target FROM sync_view WHERE log = ? AND author = ?", (self._log.number, author)
        ).fetchone()
        return logs.get_log(self._raw, seen[0]) if seen else root

    def _through(self, log: Log) -> NameOf:
        """Numbers before a branch lie in the log it left."""
        line = list(self._line(log))

        def name(seq: int) -> int:
            return next((dot(one.number, seq) for one in line if seq >= one.start), dot(line[-1].number, seq))

        return name

    def _line(self, log: Log) -> Iterator[Log]:
        yield log
        while log.base is not None:
            log = logs.get_log(self._raw, log.base)
            yield log
