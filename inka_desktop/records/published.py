"""What of the counts of one indicator may leave: all its tables at once, whatever a single paper shows.

Tables are projects by gender, by age, and by the quarters of years. They share numbers: what a project
counted in the period is a total of the first two and may be a cell or total of a third. What one table hides
the others hide, too. All projects go in also where a paper is about one of them: two papers must not say
together what neither says alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .suppression import TOTAL, Cell, Hidden, hide


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table of counts.

    Attributes:
        columns: their names.
        counts: by project and column.
        shared: the column that holds the count of the period, or :data:`.TOTAL`; None where none does.
    """

    columns: tuple[str, ...]
    counts: Mapping[Cell, int] = field(default_factory=dict)
    shared: str | None = TOTAL


def hide_together(tables: Mapping[str, CountTable], rows: tuple[str, ...], below: int) -> dict[str, Hidden]:
    """What each of some tables over the same rows hides."""
    also = frozenset[str]()
    while True:
        found = {
            name: hide(table.counts, rows, table.columns, below, _cells(table, also))
            for name, table in tables.items()
        }
        now = also | {
            row
            for name, table in tables.items()
            for row in (*rows, TOTAL)
            if table.shared is not None and (row, table.shared) in found[name]
        }
        if now == also:
            return found
        also = now


def _cells(table: CountTable, rows: frozenset[str]) -> frozenset[Cell]:
    return frozenset((row, table.shared) for row in rows) if table.shared is not None else frozenset()
