"""Gives operations of a log other names: for branches of a forked author and for a new incarnation.

A dot stands in the log, in the heads of its row, as a predecessor or generation in later operations on
that row, and in the list of operations without effect; nowhere else, but in documents of texts, which are
made anew. So the rows that the moved operations touched are walked from their heads and from what has no
effect.
"""

from __future__ import annotations

from collections.abc import Callable

from inka_desktop.store.dots import Heads, as_list, as_stored, dot, log_of, pack_heads, seq_of, unpack_heads
from inka_desktop.store.logs import Log
from inka_desktop.store.oplog import pack_body, unpack_body
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.texts import forget_documents
from inka_desktop.store.writer import Transaction

Rename = Callable[[int], int]


def move(transaction: Transaction, log: Log, first: int, target: int, shift: int = 0) -> int:
    """Move the operations of ``log`` from ``first`` on to the log numbered ``target``.

    Args:
        transaction: the running one; rows keep their values, only names change.
        log: whose operations move.
        first: number of the first that moves.
        target: the other log.
        shift: added to each number.

    Returns:
        How many operations moved.
    """
    raw = transaction.raw
    low, high = dot(log.number, first), dot(log.number + 1, 0) - 1
    touched = raw.execute(
        "SELECT DISTINCT tbl, row FROM sync_op WHERE dot BETWEEN ? AND ?", (low, high)
    ).fetchall()

    def rename(name: int) -> int:
        moves = log_of(name) == log.number and seq_of(name) >= first
        return dot(target, seq_of(name) + shift) if moves else name

    with transaction.permits.logging():
        for table, row in touched:
            if table:
                forget_documents(raw, table, row, log.space)
                _rename_row(raw, table, row, log.space, rename)
        delta = dot(target, first + shift) - low
        for kept in ("sync_part", "sync_epoch"):
            raw.execute(
                f"UPDATE {kept} SET log = ?, first = first + ? WHERE log = ? AND first >= ?",
                (target, shift, log.number, first),
            )
        raw.execute(
            "UPDATE sync_refused SET first = first + ?, last = last + ? WHERE last BETWEEN ? AND ?",
            (delta, delta, low, high),
        )
        _move_erasures(raw, low, high, delta)
        return _move_operations(raw, low, high, delta)


def _move_erasures(raw: RawConnection, low: int, high: int, delta: int) -> None:
    """What operations erased, and what was erased of them; a range that both parts share is divided."""
    for table in ("sync_erased", "sync_erasure", "sync_blank"):
        raw.execute(f"UPDATE {table} SET by = by + ? WHERE by BETWEEN ? AND ?", (delta, low, high))
    raw.execute("UPDATE sync_blank SET dot = dot + ? WHERE dot BETWEEN ? AND ?", (delta, low, high))
    log, first = log_of(low), seq_of(low)
    moved = raw.execute(
        "SELECT first, last, by, listed FROM sync_erased WHERE log = ? AND last >= ?", (log, first)
    ).fetchall()
    raw.execute("DELETE FROM sync_erased WHERE log = ? AND last >= ?", (log, first))
    target, shift = log_of(low + delta), seq_of(low + delta) - first
    parts = [(log, one, first - 1, *rest) for one, _last, *rest in moved if one < first]
    parts += [(target, max(one, first) + shift, last + shift, *rest) for one, last, *rest in moved]
    raw.executemany(
        "INSERT INTO sync_erased(log, first, last, by, listed) VALUES (?,?,?,?,?)"
        " ON CONFLICT DO UPDATE SET listed = max(listed, excluded.listed)",
        parts,
    )


def _move_operations(raw: RawConnection, low: int, high: int, delta: int) -> int:
    """The operations and transactions themselves; returns how many operations."""
    moved = raw.execute(
        "SELECT dot, kind, tbl, row, body FROM sync_op WHERE dot BETWEEN ? AND ?", (low, high)
    ).fetchall()
    raw.execute("DELETE FROM sync_op WHERE dot BETWEEN ? AND ?", (low, high))
    raw.executemany(
        "INSERT INTO sync_op(dot, kind, tbl, row, body) VALUES (?,?,?,?,?)",
        [(one[0] + delta, *one[1:]) for one in moved],
    )
    transactions = raw.execute(
        "SELECT last, first, hlc, action, label, chain FROM sync_tx WHERE last BETWEEN ? AND ?", (low, high)
    ).fetchall()
    raw.execute("DELETE FROM sync_tx WHERE last BETWEEN ? AND ?", (low, high))
    raw.executemany(
        "INSERT INTO sync_tx(last, first, hlc, action, label, chain) VALUES (?,?,?,?,?,?)",
        [(one[0] + delta, one[1] + delta, *one[2:]) for one in transactions],
    )
    return len(moved)


def _rename_row(raw: RawConnection, table: int, row: bytes, space: int, rename: Rename) -> None:
    """Rename in the heads of one row and in all operations that its history holds."""
    key = (row, table, space)
    found = raw.execute("SELECT heads FROM sync_row WHERE row = ? AND tbl = ? AND space = ?", key).fetchone()
    heads: Heads = unpack_heads(found[0]) if found is not None else {}
    if found is not None:
        raw.execute(
            "UPDATE sync_row SET heads = ? WHERE row = ? AND tbl = ? AND space = ?",
            (pack_heads(_renamed(heads, rename)), *key),
        )
    waiting = {name for dots in heads.values() for name in as_list(dots)} | _without_effect(raw, table, row)
    seen: set[int] = set()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        body = raw.execute("SELECT body FROM sync_op WHERE dot = ?", (name,)).fetchone()
        if body is not None:
            waiting |= _rename_body(raw, name, body[0], rename) - seen


def _without_effect(raw: RawConnection, table: int, row: bytes) -> set[int]:
    """Operations on a row that no head leads to, for they have no effect."""
    found = raw.execute(
        "SELECT o.dot FROM sync_refused r JOIN sync_op o ON o.dot BETWEEN r.first AND r.last"
        " WHERE o.row = ? AND o.tbl = ?",
        (row, table),
    ).fetchall()
    return {name for (name,) in found}


def _rename_body(raw: RawConnection, name: int, packed: bytes, rename: Rename) -> set[int]:
    """Rename what an operation names; returns the old names."""
    values, preds, saw = unpack_body(packed)
    replaced = {key: dots for key, dots in (preds or {}).items() if dots is not None}
    new_preds = {**(preds or {}), **_renamed(replaced, rename)}
    new = pack_body(values, new_preds, _renamed(saw, rename) if saw is not None else None)
    if new != packed:
        raw.execute("UPDATE sync_op SET body = ? WHERE dot = ?", (new, name))
    return {one for heads in (replaced, saw or {}) for dots in heads.values() for one in as_list(dots)}


def _renamed(heads: Heads, rename: Rename) -> Heads:
    return {key: as_stored([rename(name) for name in as_list(dots)]) for key, dots in heads.items()}
