"""Derived columns: local, computed from another column of their row by triggers, whoever writes it.

They are no fields: the log does not know them and nothing is exchanged (EXCHANGE.md 11). The triggers set
right whatever is written into them, so they need no guard, and own saves, operations applied and migrations
fill them alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from inka_desktop.records.german import sort_key
from inka_desktop.records.specs import TableSpec, Value, tables

from .raw import RawConnection


def triggers(spec: TableSpec) -> dict[str, str]:
    """Name and statement of the triggers that keep the derived columns of a table."""
    if not spec.derived:
        return {}
    table, watched = spec.kind, ", ".join(f'"{name}"' for pair in spec.derived.items() for name in pair)
    body = f"WHEN {_stale(spec, 'NEW.')} BEGIN {_fill(spec, 'NEW.')} AND id = NEW.id; END"
    return {
        f"derive_{table}_i": f"CREATE TRIGGER derive_{table}_i AFTER INSERT ON {table} {body}",
        f"derive_{table}_u": f"CREATE TRIGGER derive_{table}_u AFTER UPDATE OF {watched} ON {table} {body}",
    }


def renew(connection: RawConnection) -> None:
    """Fill what a migration added, or what another version computed otherwise."""
    for spec in tables():
        if spec.derived:
            connection.execute(_fill(spec, ""))


def values(spec: TableSpec, row: Sequence[Value]) -> list[str | None]:
    """What the derived columns of a new row hold; ``row`` is its space and its fields in the spec's order."""
    return [_sort_key(row[place]) for place in _places(spec)]


def columns(spec: TableSpec, fields: Sequence[Sequence[Value]]) -> list[list[str | None]]:
    """The same of many rows, by columns; ``fields`` in the spec's order."""
    return [list(map(_sort_key, fields[place - 1])) for place in _places(spec)]


def of_changed(spec: TableSpec, fields: Mapping[str, Sequence[Value]]) -> dict[str, list[str | None]]:
    """The derived columns that follow from changed fields of many rows, all by name."""
    return {name: list(map(_sort_key, fields[of])) for name, of in spec.derived.items() if of in fields}


@cache
def _places(spec: TableSpec) -> tuple[int, ...]:
    """Where the texts of the derived columns stand, behind the space."""
    names = [field.name for field in spec.fields]
    return tuple(names.index(of) + 1 for of in spec.derived.values())


def attach(connection: RawConnection) -> None:
    """Give the writer's connection the function that the triggers call."""
    connection.create_function("inka_sort_key", 1, _sort_key)


def _sort_key(text: object) -> str | None:
    return sort_key(text) if isinstance(text, str) else None


def _stale(spec: TableSpec, row: str) -> str:
    pairs = spec.derived.items()
    return "(" + " OR ".join(f'{row}"{name}" IS NOT inka_sort_key({row}"{of}")' for name, of in pairs) + ")"


def _fill(spec: TableSpec, row: str) -> str:
    cells = ", ".join(f'"{name}" = inka_sort_key({row}"{of}")' for name, of in spec.derived.items())
    return f"UPDATE {spec.kind} SET {cells} WHERE {_stale(spec, row)}"
