"""Keeps the list of operations without effect in line with the rights, and the rows with both.

Rights are judged when a file is applied. When further control statements arrive, everything is judged
again: what now lies past a cut is taken out of its rows, what an owner accepted comes in
(EXCHANGE.md 9). A setting says up to where the control stream was judged, so that a crash in between
is made good at the next start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from hashlib import blake2b

from inka_desktop.records.specs import by_number
from inka_desktop.store import effects, logs
from inka_desktop.store.dots import SEQ_BITS, dot
from inka_desktop.store.logs import STREAM_CONTROL, STREAM_ROWS, Log, Space
from inka_desktop.store.merge import Row
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .pasts import Pasts
from .rights import Rights
from .rows import RowWriter
from .wire import MESSAGES

_SETTING = "judged"


def position(raw: RawConnection) -> bytes:
    """Where the control stream is, own statements not sealed yet included: 16 bytes."""
    at = [
        (log.number, log.author, logs.last_seq(raw, log.number), log.applied, log.chain)
        for log in logs.logs(raw, stream=STREAM_CONTROL)
    ]
    return blake2b(repr(at).encode(), digest_size=16).digest()


def is_due(raw: RawConnection) -> bool:
    """Whether something was said since everything was judged."""
    found = raw.execute("SELECT value FROM setting WHERE name = ?", (_SETTING,)).fetchone()
    return found is None or found[0] != position(raw)


def is_late(raw: RawConnection, read_only: Collection[bytes]) -> bool:
    """Whether own work still to be sealed stands in a space that this device may not write.

    It was saved before that was known, and is judged by what its seal will say that it knew.
    """
    own = [log for log in logs.own_logs(raw) if log.stream == STREAM_ROWS]
    spaces = {space.number for space in logs.spaces(raw) if space.id in read_only}
    marks = ",".join("?" * len(MESSAGES))
    return any(
        raw.execute(
            f"SELECT 1 FROM sync_op WHERE dot BETWEEN ? AND ? AND kind NOT IN ({marks}) LIMIT 1",
            (dot(log.number, log.applied + 1), dot(log.number + 1, 0) - 1, *MESSAGES),
        ).fetchone()
        for log in own
        if log.space in spaces
    )


def forget(raw: RawConnection) -> None:
    """Let everything be judged again: an author turned out to exist twice, or what is here came otherwise."""
    raw.execute("DELETE FROM setting WHERE name = ?", (_SETTING,))


def show_anew(transaction: Transaction, dots: Iterable[int]) -> None:
    """Let operations of a snapshot have an effect that had none for its maker; judging says so again."""
    ranges = [(name, name) for name in dots]
    _show(transaction, ranges, ranges)


def show_again(transaction: Transaction, space: Space) -> None:
    """Take operations without effect out of their rows once more: a snapshot was made before they lost it."""
    found = transaction.raw.execute("SELECT first, last FROM sync_refused").fetchall()
    here = {log.number for log in logs.logs(transaction.raw) if log.space == space.number}
    _show(transaction, [one for one in found if one[1] >> SEQ_BITS in here])


Changed = list[tuple[int, int]]
"""First and last dots of transactions."""


def judge(transaction: Transaction, rights: Rights) -> tuple[Changed, Changed]:
    """Judge all operations by these rights.

    Returns:
        The transactions that lost their effect, and those that have one again.
    """
    raw = transaction.raw
    spaces = {space.number: space for space in logs.spaces(raw)}
    pasts = Pasts(raw)
    gone: list[tuple[int, int]] = []
    back: list[tuple[int, int]] = []
    for log in logs.logs(raw):
        if log.stream == STREAM_ROWS and log.applied >= log.start:
            stands, wanted = _refused(raw, log), _wanted(raw, rights, pasts, log, spaces[log.space])
            gone += sorted(wanted - stands)
            back += sorted(stands - wanted)
    raw.executemany("INSERT INTO sync_refused(first, last) VALUES (?,?)", gone)
    raw.executemany("DELETE FROM sync_refused WHERE first = ? AND last = ?", back)
    _show(transaction, [*gone, *back], back)
    raw.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (_SETTING, position(raw)))
    return gone, back


def _refused(raw: RawConnection, log: Log) -> set[tuple[int, int]]:
    return set(
        raw.execute(
            "SELECT first, last FROM sync_refused WHERE last BETWEEN ? AND ?",
            (dot(log.number, 0), dot(log.number + 1, 0) - 1),
        ).fetchall()
    )


def _wanted(raw: RawConnection, rights: Rights, pasts: Pasts, log: Log, space: Space) -> set[tuple[int, int]]:
    """First and last dot of the transactions that have no effect."""
    constant = rights.constant(log.device, space)
    if constant is True and not rights.has_old(pasts, log, space.id):
        return set()
    marks = ",".join("?" * len(MESSAGES))
    found = raw.execute(
        "SELECT t.first, t.last FROM sync_tx t WHERE t.last BETWEEN ? AND ?"
        " AND EXISTS (SELECT 1 FROM sync_op o"
        f" WHERE o.dot BETWEEN t.first AND t.last AND o.kind NOT IN ({marks}))",
        (dot(log.number, 0), dot(log.number, log.applied), *MESSAGES),
    ).fetchall()
    base = dot(log.number, 0)
    return {
        (first, last)
        for first, last in found
        if constant is False or not rights.counts(pasts, log, space, first - base, last - base)
    }


def _show(
    transaction: Transaction, changed: list[tuple[int, int]], back: Iterable[tuple[int, int]] = ()
) -> None:
    """Find heads and rows anew that these transactions touched; ``back`` have an effect again."""
    raw, merger = transaction.raw, transaction.merger
    spaces = dict(raw.execute("SELECT no, space FROM sync_log").fetchall())
    rows: set[effects.RowKey] = set()
    for first, last in changed:
        for name, table, row in raw.execute(
            "SELECT dot, tbl, row FROM sync_op WHERE dot BETWEEN ? AND ?", (first, last)
        ).fetchall():
            if table:
                rows.add((table, row, spaces[name >> 40]))
    known: set[Row] = {(table, row) for table, row, _space in rows if table in by_number()}
    owners = {owner for table, row in known for owner in merger.owners(by_number()[table], row)}
    effects.rebuild(transaction, rows, back)
    if known:
        RowWriter(transaction).write({}, set(known), known | owners, {})
        transaction.log.close_all()
