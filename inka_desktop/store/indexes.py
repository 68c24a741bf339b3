"""The indexes of the records: made anew where a migration rebuilt their table, put off where many rows come.

They follow from the declarations as the guards do, so a migration need not name them.
"""

from __future__ import annotations

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, Index

from inka_desktop.records import specs
from inka_desktop.records.base import Base
from inka_desktop.store.raw import RawConnection


def expected() -> dict[str, str]:
    """Name and statement of each index that a database of this version has."""
    found: dict[str, str] = {}
    for spec in specs.tables():
        for index in Base.metadata.tables[spec.kind].indexes:
            found[str(index.name)] = _statement(index)
    return found


def renew(raw: RawConnection) -> None:
    """Make what is missing or other than declared, and drop indexes that nothing declares."""
    present = dict(
        raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    )
    wanted = expected()
    for name in present.keys() - {name for name, sql in wanted.items() if present.get(name) == sql}:
        raw.execute(f'DROP INDEX "{name}"')
        del present[name]
    for name in sorted(wanted.keys() - present.keys()):
        raw.execute(wanted[name])


def put_off(raw: RawConnection, kind: str) -> list[str]:
    """Drop the indexes that lists sort by, of a table without rows that is about to get many.

    Sorting them once at the end costs half of what it costs to keep them sorted row by row. Those of
    references stay: whatever is written is checked by them.

    Returns:
        The statements that make them again, before the transaction ends.
    """
    if raw.execute(f"SELECT 1 FROM {kind} LIMIT 1").fetchone() is not None:
        return []
    lists = [index for index in Base.metadata.tables[kind].indexes if _is_for_lists(index)]
    for index in lists:
        raw.execute(f'DROP INDEX "{index.name}"')
    return [_statement(index) for index in lists]


def _is_for_lists(index: Index) -> bool:
    columns = list(index.columns)
    return len(columns) > 1 and not columns[0].foreign_keys


def _statement(index: Index) -> str:
    return str(CreateIndex(index).compile(dialect=dialect()))
