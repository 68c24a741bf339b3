"""The indexes of the records, made anew where a migration rebuilt their table.

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


def _statement(index: Index) -> str:
    return str(CreateIndex(index).compile(dialect=dialect()))
