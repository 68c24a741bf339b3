"""Old operations on carriers' devices: what was retired, replaced, and a year ago is let go of.

Coordinators keep operations until the project's retention ends; a carrier's device keeps 365 days of
history. What is a head or made a long text stays, so rows, questions and snapshots are as before; only the
history is shorter. So does what has no effect: an owner may accept it one day.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from inka_desktop.records.values import Role
from inka_desktop.store.clock import wall_of
from inka_desktop.store.dots import as_list, dot, heads_of, unpack_heads
from inka_desktop.store.effects import Refused
from inka_desktop.store.operation import MESSAGES, pack_body, unpack_body
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .snapstate import text_fields

KEEP_DAYS = 365
AT_ONCE = 2_000
_DAY_MS = 24 * 60 * 60 * 1000
_ROLES = (Role.CARRIER, Role.READER)


def is_due(raw: RawConnection, role: str) -> bool:
    """Whether a device of this role has anything that could be let go of."""
    return role in _ROLES and raw.execute("SELECT 1 FROM sync_retired LIMIT 1").fetchone() is not None


def prune(transaction: Transaction, now_ms: int) -> int:
    """Let go of old operations, at most 2,000 of a log at once; returns how many went or became shorter.

    Args:
        transaction: the running one.
        now_ms: wall clock part of this device's hybrid clock.
    """
    raw, gone = transaction.raw, 0
    for log, seq in raw.execute("SELECT log, seq FROM sync_retired").fetchall():
        old = list(islice(_old(raw, log, seq, now_ms - KEEP_DAYS * _DAY_MS), AT_ONCE))
        with transaction.permits.logging():
            raw.executemany(
                "DELETE FROM sync_op WHERE dot = ?", [(name,) for name, body in old if body is None]
            )
            raw.executemany(
                "UPDATE sync_op SET body = ? WHERE dot = ?", [(body, name) for name, body in old if body]
            )
        gone += len(old)
    return gone


def _old(raw: RawConnection, log: int, seq: int, before_ms: int) -> Iterator[tuple[int, bytes | None]]:
    """Operations of a log from before a moment, with what stays of each: cells of heads, and texts."""
    found = raw.execute(
        "SELECT o.dot, o.tbl, o.row, o.body,"
        " (SELECT hlc FROM sync_tx WHERE last >= o.dot ORDER BY last LIMIT 1)"
        " FROM sync_op o WHERE o.dot BETWEEN ? AND ? AND o.tbl <> 0"
        f" AND o.kind NOT IN ({','.join(str(int(kind)) for kind in sorted(MESSAGES))}) ORDER BY o.dot",
        (dot(log, 1), dot(log, seq)),
    ).fetchall()
    refused = Refused(raw)
    for name, table, row, packed, stamp in found:
        if wall_of(stamp or 0) < before_ms and not refused.has(name):
            kept = _kept(raw, name, table, row, packed)
            if kept != packed:
                yield name, kept


def _kept(raw: RawConnection, name: int, table: int, row: bytes, packed: bytes) -> bytes | None:
    """What stays of an operation: nothing when all it wrote was replaced."""
    stored = raw.execute("SELECT heads FROM sync_row WHERE row = ? AND tbl = ?", (row, table)).fetchall()
    every = [unpack_heads(heads) for (heads,) in stored]
    body, texts = unpack_body(packed), text_fields(table)
    values = {
        key: value
        for key, value in body.values.items()
        if key in texts or any(name in heads_of(heads, key) for heads in every)
    }
    if not values and not any(name in as_list(dots) for heads in every for dots in heads.values()):
        return None
    if len(values) == len(body.values):
        return packed
    return pack_body(
        values, {key: dots for key, dots in (body.preds or {}).items() if key in values}, body.saw
    )
