"""What a step calls otherwise: names of tables and columns may change, what is in them may not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Renamed:
    """Names before a step and behind it.

    Attributes:
        tables: new name by old one.
        columns: by the new name of their table, new name by old one.
    """

    tables: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def table_names(self, tables: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Old and new name of tables given by their new ones."""
        old = {new: name for name, new in self.tables.items()}
        return ((old.get(name, name), name) for name in tables)

    def table_name(self, old: str) -> str:
        """What a table is called behind the step."""
        return self.tables.get(old, old)

    def column_names(self, table: str, columns: Sequence[str]) -> list[str]:
        """What columns of a table (by its new name) are called behind the step."""
        new = self.columns.get(table, {})
        return [new.get(name, name) for name in columns]
