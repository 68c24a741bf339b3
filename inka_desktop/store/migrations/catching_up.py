"""What devices of a newer version wrote before this one was updated: it stood in the log, and is shown now.

A device keeps operations on fields and tables that it does not know. Once it knows them, its rows must say
what those of every other device say, so they are brought in line with their heads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from inka_desktop.records.specs import by_number, tables
from inka_desktop.store.clock import HybridClock, SystemClock, SystemRandom
from inka_desktop.store.dots import log_of
from inka_desktop.store.guard import Permits
from inka_desktop.store.merge import Merger, Row
from inka_desktop.store.operation import unpack_body
from inka_desktop.store.oplog import OpLog
from inka_desktop.store.raw import RawConnection

News = Mapping[int, frozenset[int]]
"""Fields that are new, by number of their table; for a table that is new all of them."""


def news(columns: Mapping[str, Iterable[str]]) -> News:
    """What this version knows beyond the columns that tables had; both by the names of now."""
    found = {}
    for spec in tables():
        known = set(columns.get(spec.kind, ()))
        fields = frozenset(field.number for field in spec.fields if field.name not in known)
        if fields:
            found[spec.number] = fields
    return found


def catch_up(raw: RawConnection, permits: Permits, new: News) -> int:
    """Show what others wrote in new fields and tables; returns how many rows of them there were.

    The guards must be those of this version. Costs a walk over the operations that others wrote in these
    tables, once per update.
    """
    rows = list(dict.fromkeys(_written(raw, new)))
    if rows:
        merger = Merger(raw, permits, OpLog(raw, permits, HybridClock(SystemClock()), SystemRandom()))
        for row in rows:
            merger.materialise(row)
        for row in rows:
            _hold_owners(raw, merger, row)
        merger.settle_alive(rows)
    return len(rows)


def _written(raw: RawConnection, new: News) -> Iterator[Row]:
    own = {number for (number,) in raw.execute("SELECT no FROM sync_log WHERE own = 1").fetchall()}
    places = ",".join("?" * len(new))
    found = raw.execute(f"SELECT dot, tbl, row, body FROM sync_op WHERE tbl IN ({places})", tuple(new))
    for dot, table, row, body in found.fetchall():
        if log_of(dot) not in own and not new[table].isdisjoint(unpack_body(body).values):
            yield table, row


def _hold_owners(raw: RawConnection, merger: Merger, row: Row) -> None:
    """A row may have arrived whose owner nothing with effect made."""
    for table, key in merger.owners(by_number()[row[0]], row[1]):
        kind = by_number()[table].kind
        if raw.execute(f"SELECT 1 FROM {kind} WHERE id = ?", (key,)).fetchone() is None:
            held = raw.execute(f"SELECT space FROM {by_number()[row[0]].kind} WHERE id = ?", (row[1],))
            merger.hold_place((table, key), held.fetchone()[0])
