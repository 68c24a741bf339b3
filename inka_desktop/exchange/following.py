"""Following what operations say about snapshots and erasures, in the transaction that applies them."""

from __future__ import annotations

from collections.abc import Iterable

from inka_desktop.store import logs
from inka_desktop.store.dots import SEQ_BITS, log_of
from inka_desktop.store.logs import STREAM_ROWS, Space
from inka_desktop.store.operation import Body, unpack_body
from inka_desktop.store.oplog import Kind
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import erasing, keeping, lineage, redaction, restoring, retirement, snapshots
from . import members as membership
from .apply import Message
from .attest import read_statement

Dots = Iterable[tuple[int, int]]
"""First and last dots of transactions."""


def take(transaction: Transaction, space: Space, messages: Iterable[Message], erased: Iterable[int]) -> None:
    """Follow what a batch said about snapshots, and erase what it erases."""
    raw = transaction.raw
    said = [one for one in messages if one.kind in (Kind.ATTEST, Kind.RETIRE)]
    if said:
        trusted, own = _setting(raw, "trusted"), _own_device(raw)
        members = membership.fold(raw, trusted)
        for message in said:
            _follow(transaction, space, members, message.kind, message.body, own)
    for name in erased:
        erase(transaction, space, name)


def _follow(
    transaction: Transaction, space: Space, members: membership.Members, kind: int, body: object, own: bytes
) -> None:
    if kind == Kind.RETIRE:
        retirement.take(transaction, space, members, body)
    elif isinstance(body, bytes):
        statement = read_statement(body, members)
        if statement is not None and statement.space == space.id:
            snapshots.note_attest(transaction.raw, space, body, statement, own)


def change(transaction: Transaction, gone: Dots, back: Dots) -> None:
    """Transactions lost their effect or have one again: what they erased may come back, or goes now."""
    raw = transaction.raw
    for by in _erasing(raw, gone):
        restoring.ask(raw, by)
        _miss(raw, _space_of(raw, by), by)
    for by in _erasing(raw, back):
        erase(transaction, _space_of(raw, by), by)


def _erasing(raw: RawConnection, ranges: Dots) -> list[int]:
    found: list[int] = []
    for first, last in ranges:
        rows = raw.execute(
            "SELECT dot FROM sync_op WHERE dot BETWEEN ? AND ? AND kind = ?", (first, last, Kind.ERASE)
        )
        found += [name for (name,) in rows.fetchall()]
    return found


def _space_of(raw: RawConnection, name: int) -> Space:
    number = logs.get_log(raw, log_of(name)).space
    return next(one for one in logs.spaces(raw) if one.number == number)


def erase(transaction: Transaction, space: Space, name: int) -> int:
    """Carry out an erasing operation that is in the log; returns how many operations were blanked."""
    raw = transaction.raw
    table, row, packed = raw.execute("SELECT tbl, row, body FROM sync_op WHERE dot = ?", (name,)).fetchone()
    body = unpack_body(packed)
    ranges = _ranges(raw, space, name, body)
    blanked = erasing.apply(
        transaction,
        erasing.Erasure(name, space.number, table, row, tuple(body.values), tuple(sorted(ranges))),
    )
    transaction.merger.settle_cells((table, row), body.values)  # a text may have been built on what went
    return blanked


def _ranges(raw: RawConnection, space: Space, name: int, body: Body) -> set[redaction.Range]:
    """What an erasing operation lists, as its author meant it."""
    names = lineage.Names(raw, logs.get_log(raw, log_of(name)))
    return {
        part
        for value in body.values.values()
        for author, *range_ in erasing.unpack_ranges(value)
        if logs.find_log(raw, space.number, STREAM_ROWS, author) is not None
        for part in names.ranges(author, *range_)
    }


def offer(transaction: Transaction, space: Space, vain: Iterable[int]) -> None:
    """Erasures came that have no effect here; others may have carried them out before they knew.

    What they took out of a file that came here is looked for. Where the files are retired, who lacks
    something fills it in from a snapshot of somebody who has it.
    """
    raw = transaction.raw
    for name in vain:
        if _is_retired(raw, _miss(raw, space, name)):
            raw.execute(
                "INSERT OR REPLACE INTO setting(name, value) VALUES (?, 1)", (erasing.due_name(space.id),)
            )


def _is_retired(raw: RawConnection, ranges: Iterable[redaction.Range]) -> bool:
    return any(keeping.is_retired(raw, *part[:2]) for part in ranges)


def _listed(raw: RawConnection, space: Space, name: int) -> set[redaction.Range]:
    """What an erasing operation in the log lists."""
    (packed,) = raw.execute("SELECT body FROM sync_op WHERE dot = ?", (name,)).fetchone()
    return _ranges(raw, space, name, unpack_body(packed))


def _miss(raw: RawConnection, space: Space, name: int) -> set[redaction.Range]:
    """Look for what came blank and an erasure without effect lists; returns what it lists."""
    (row,) = raw.execute("SELECT row FROM sync_op WHERE dot = ?", (name,)).fetchone()
    ranges = _listed(raw, space, name)
    for part in ranges:
        restoring.miss(raw, name, row, part)
    return ranges


def vain(raw: RawConnection, space: Space) -> list[int]:
    """Erasing operations of a space that have no effect."""
    found = raw.execute(
        "SELECT o.dot FROM sync_refused r JOIN sync_op o ON o.dot BETWEEN r.first AND r.last"
        f" JOIN sync_log l ON l.no = o.dot >> {SEQ_BITS} WHERE o.kind = ? AND l.space = ?",
        (Kind.ERASE, space.number),
    )
    return [name for (name,) in found.fetchall()]


def _setting(raw: RawConnection, name: str) -> bytes:
    found = raw.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return bytes(found[0]) if found else b""


def _own_device(raw: RawConnection) -> bytes:
    found = raw.execute("SELECT device FROM sync_log WHERE own = 1 LIMIT 1").fetchone()
    return bytes(found[0]) if found else b""
