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

from .dots import Field, Heads, as_list, as_stored, heads_of, log_of, pack_heads, unpack_heads
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


class Begun:
    """Where logs began with a snapshot, which left out what had been replaced and by what.

    Args:
        raw: of the database.
        back: first and last dots of transactions that have an effect again.
    """

    def __init__(self, raw: RawConnection, back: Iterable[tuple[int, int]] = ()) -> None:
        self._any = raw.execute("SELECT 1 FROM sync_base LIMIT 1").fetchone() is not None
        self._back = list(back)

    def __bool__(self) -> bool:
        return self._any

    def replaced(
        self, operations: Mapping[int, tuple[int, Body]], before: Heads, key: Field, names: set[int]
    ) -> set[int]:
        """Of these writers of a field those that something replaced which did not come."""
        stood = set(heads_of(before, key))
        covered = {
            name for name in names - stood if not any(first <= name <= last for first, last in self._back)
        }
        for _kind, body in operations.values() if covered else ():
            covered -= set(as_list((body.preds or {}).get(key)))
        return covered


def heads_from(
    operations: Mapping[int, tuple[int, Body]], refused: Refused, before: Heads | None = None,
    begun: Begun | None = None,
) -> Heads | None:  # fmt: skip
    """The heads of a row that has these operations (kind and body by dot); None when none has effect.

    A row that only operations without effect made has an empty list as its creation. ``before`` are the heads
    until now, which tell what was replaced by something that a snapshot left out.
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
        if begun and before is not None:
            names -= begun.replaced(operations, before, key, names)
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


def rebuild(transaction: Transaction, rows: set[RowKey], back: Iterable[tuple[int, int]] = ()) -> None:
    """Find the heads of rows anew from the whole log; showing them is the caller's.

    Walks the log once: it has no index by row, and this happens only after somebody lost rights.

    Args:
        transaction: the running one.
        rows: table, id and number of the space of each.
        back: first and last dots of transactions that have an effect again.
    """
    if not rows:
        return
    raw, log, refused = transaction.raw, transaction.log, Refused(transaction.raw)
    operations, begun = _operations(raw, rows), Begun(raw, back)
    with transaction.permits.logging():
        for row in rows:
            table, key, space = row
            forget_documents(raw, table, key, space)
            stood = raw.execute(
                "SELECT heads FROM sync_row WHERE row = ? AND tbl = ? AND space = ?", (key, table, space)
            ).fetchone()
            before = unpack_heads(stood[0]) if stood is not None else None
            heads = heads_from(operations.get(row, {}), refused, before, begun)
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
