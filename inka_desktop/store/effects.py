"""Operations that stand in the log without effect, and what a row's heads are without them.

An operation of a device that lost its rights is delivered and keeps its place in the log, but no cell
shows it (EXCHANGE.md 9). Whether it counts can change when further control statements arrive, so the
heads of a row can be found anew from all its operations: a pure function, whatever came first. What an
operation without effect had replaced stays replaced by whoever named that operation knowing it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from inka_desktop.records.base import ALIVE, CREATED

from .dots import Field, Heads, as_list, as_stored, log_of, pack_heads
from .operation import Body, Kind, unpack_body
from .raw import RawConnection
from .texts import forget_documents

if TYPE_CHECKING:
    from .writer import Transaction

WRITES = frozenset({Kind.UPDATE, Kind.DELETE, Kind.UNDELETE, Kind.TEXT, Kind.RESOLVE, Kind.ERASE})
"""Kinds whose values replace what their ``preds`` name."""
RowKey = tuple[int, bytes, int]
"""Table, id and number of the space."""
_IN_ONE = 30_000


class Refused:
    """The operations without effect, as the database says now."""

    def __init__(self, raw: RawConnection) -> None:
        found = raw.execute("SELECT first, last FROM sync_refused ORDER BY last").fetchall()
        self._firsts = [first for first, _ in found]
        self._lasts = [last for _, last in found]

    def __bool__(self) -> bool:
        return bool(self._lasts)

    def has(self, name: int) -> bool:
        """Whether the operation with this dot has no effect."""
        at = bisect_left(self._lasts, name)
        return at < len(self._lasts) and self._firsts[at] <= name

    def any_in(self, dots: Mapping[Field, int | list[int] | None]) -> bool:
        """Whether one of an operation's predecessors has no effect."""
        return any(self.has(name) for stored in dots.values() for name in as_list(stored))

    def through(self, raw: RawConnection, key: Field, names: Iterable[int]) -> set[int]:
        """Dots of one field, and what those of them without effect had replaced."""
        found, waiting = set[int](), list(names)
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found.add(name)
            if self.has(name):
                body = raw.execute("SELECT body FROM sync_op WHERE dot = ?", (name,)).fetchone()
                waiting += as_list(unpack_body(body[0]).preds.get(key)) if body else []
        return found


def heads_from(operations: Mapping[int, tuple[int, Body]], refused: Refused) -> Heads | None:
    """The heads of a row that has these operations (kind and body by dot); None when none has effect.

    A row that only operations without effect made has an empty list as its creation.
    """
    counted = {name: one for name, one in operations.items() if not refused.has(name)}
    writers: dict[Field, set[int]] = defaultdict(set)
    replaced: dict[Field, set[int]] = defaultdict(set)
    created, later = [], set[Field]()
    for name, (kind, body) in counted.items():
        if kind == Kind.INSERT:
            created.append(name)
        else:
            later |= set(body.values)
        for key in body.values:
            writers[key].add(name)
            replaced[key] |= _closure(operations, refused, key, as_list((body.preds or {}).get(key)))
    if not counted:
        return None
    heads: Heads = {CREATED: as_stored(created)}
    for key, names in writers.items():
        if key in later or len(created) != 1:
            heads[key] = as_stored(names - replaced[key])
    return heads


def _closure(
    operations: Mapping[int, tuple[int, Body]], refused: Refused, key: Field, names: list[int]
) -> set[int]:
    found, waiting = set[int](), list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            if refused.has(name) and name in operations:
                waiting += as_list((operations[name][1].preds or {}).get(key))
    return found


def rebuild(transaction: Transaction, rows: set[RowKey]) -> None:
    """Find the heads of rows anew from the whole log; showing them is the caller's.

    Walks the log once: it has no index by row, and this happens only after somebody lost rights.
    """
    if not rows:
        return
    raw, log, refused = transaction.raw, transaction.log, Refused(transaction.raw)
    operations = _operations(raw, rows)
    with transaction.permits.logging():
        for row in rows:
            table, key, space = row
            forget_documents(raw, table, key, space)
            heads = heads_from(operations.get(row, {}), refused)
            raw.execute("DELETE FROM sync_row WHERE row = ? AND tbl = ? AND space = ?", (key, table, space))
            if heads is not None:
                raw.execute(
                    "INSERT INTO sync_row(row, tbl, space, heads) VALUES (?,?,?,?)",
                    (key, table, space, pack_heads(heads)),
                )
            raw.execute(
                "DELETE FROM sync_divided WHERE row = ? AND tbl = ? AND space = ?", (key, table, space)
            )
            for field, dots in (heads or {}).items():
                if field not in (CREATED, ALIVE) and len(as_list(dots)) > 1:
                    log.note_divided(space, table, key, field, before=1, after=2)


def _operations(raw: RawConnection, rows: set[RowKey]) -> dict[RowKey, dict[int, tuple[int, Body]]]:
    spaces = dict(raw.execute("SELECT no, space FROM sync_log WHERE stream = 0").fetchall())
    ids = sorted({key for _, key, _ in rows})
    found: dict[RowKey, dict[int, tuple[int, Body]]] = defaultdict(dict)
    for at in range(0, len(ids), _IN_ONE):
        chunk = ids[at : at + _IN_ONE]
        for name, kind, table, key, body in raw.execute(
            f"SELECT dot, kind, tbl, row, body FROM sync_op WHERE row IN ({','.join('?' * len(chunk))})",
            chunk,
        ).fetchall():
            row = (table, key, spaces.get(log_of(name), 0))
            if row in rows and (kind == Kind.INSERT or kind in WRITES):
                found[row][name] = kind, unpack_body(body)
    return found
