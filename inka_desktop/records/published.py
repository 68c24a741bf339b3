"""What of the counts of one indicator may leave: all its tables at once, whatever a single paper shows.

Tables are projects by gender, by age, and by quarters, with the sums of those that follow each other: of a
year, of another period, of all since a target began. They share numbers: what a project counted in the period
is a total of the first two and may be a cell or total of others. What one table hides the others hide, too.
All projects go in also where a paper is about one of them: two papers must not say together what neither says
alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .suppression import TOTAL, Cell, Hidden, hide

PERIOD = "period"
"""The name of what was counted in the period, where that is no sum of quarters."""
_YEAR = 4
Run = tuple[int, int]
"""Places of the first and the last of some quarters that follow each other."""
Untold = frozenset[tuple[str, str]]
"""Rows with the names of counts that are not shown."""


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table of counts.

    Attributes:
        columns: their names.
        counts: by project and column.
        shared: by column, or :data:`.TOTAL`, the name of its counts, by which other tables hold them, too.
    """

    columns: tuple[str, ...]
    counts: Mapping[Cell, int] = field(default_factory=dict)
    shared: Mapping[str, str] = field(default_factory=lambda: {TOTAL: PERIOD})


def hide_together(
    tables: Mapping[str, CountTable], rows: tuple[str, ...], below: int,
    known: tuple[Mapping[str, Hidden], Untold] = ({}, frozenset()),
) -> tuple[dict[str, Hidden], Untold]:  # fmt: skip
    """What each of some tables over the same rows hides, and which of the shared counts are hidden.

    Args:
        tables: by their names.
        rows: of all of them.
        below: what is less is a small count.
        known: what was found for some of them without the others, and stays hidden.
    """
    found, untold = dict(known[0]), known[1]
    given = dict[str, frozenset[Cell]]()
    while True:
        before = untold
        for name, table in tables.items():
            cells = _cells(table, untold)
            if name not in found or any(
                cell not in found[name] for cell in cells - given.get(name, frozenset())
            ):
                found[name], given[name] = hide(table.counts, rows, table.columns, below, cells), cells
            # At once, so that the next table makes do with what is hidden already.
            untold |= {
                (row, word)
                for row in (*rows, TOTAL)
                for column, word in table.shared.items()
                if (row, column) in found[name]
            }
        if untold == before:
            return found, untold


def says_small(
    tables: Mapping[str, CountTable], found: Mapping[str, Hidden], row: str, word: str
) -> bool:  # fmt: skip
    """Whether a hidden count may be said to be small: in each table that holds it these words tell nothing.

    Two parts below 3 of a total below 3 are 1 each, whatever a table without that total says of them.
    """
    return all(
        (row, column) in found[name].small
        for name, table in tables.items()
        for column, known in table.shared.items()
        if known == word
    )


def _cells(table: CountTable, untold: Untold) -> frozenset[Cell]:
    return frozenset(
        (row, column) for row, word in untold for column, known in table.shared.items() if known == word
    )


def run_name(quarters: Sequence[str], run: Run) -> str:
    """What the sum of some quarters is called: that of one by its own name."""
    first, last = run
    return quarters[first] if first == last else f"{quarters[first]}/{quarters[last]}"


def by_quarters(
    counts: Mapping[str, Sequence[int]], quarters: Sequence[str], runs: Iterable[Run]
) -> dict[str, CountTable]:
    """Tables of quarters and their sums: of a year from its beginning on, and what else is told as a sum.

    Args:
        counts: by project a number for each quarter.
        quarters: their names, those of whole years.
        runs: what is told as a sum; all end with the same quarter.
    """
    told = {*runs}
    made = (one for start in range(0, len(quarters), _YEAR) for one in _of_year(start, told))
    split = ([*_by_years(run)] for run in sorted(told))
    return {
        " + ".join(run_name(quarters, part) for part in parts): _summed(counts, quarters, parts)
        for parts in (*made, *split) if len(parts) > 1
    }  # fmt: skip


def _of_year(start: int, told: Iterable[Run]) -> Iterator[list[Run]]:
    """What makes each sum within a year: its quarters, and a shorter sum with the last of them.

    Sums from the year's beginning on are there whether or not this paper tells them: others may.
    """
    within = {part for run in told for part in _by_years(run) if start <= part[0] < start + _YEAR}
    sums = sorted(within | {(start, last) for last in range(start + 1, start + _YEAR)})
    for first, last in sums:
        if first < last:
            yield [(first, last - 1), (last, last)] if first == start else [(start, first - 1), (first, last)]
    for first, last in sums:  # last, since what is hidden by then mostly does for these, too
        if first < last:
            yield [(one, one) for one in range(first, last + 1)]


def _by_years(run: Run) -> Iterator[Run]:
    """The parts of a run in each year."""
    first, last = run
    while first <= last:
        end = min(last, first - first % _YEAR + _YEAR - 1)
        yield first, end
        first = end + 1


def _summed(counts: Mapping[str, Sequence[int]], quarters: Sequence[str], parts: Sequence[Run]) -> CountTable:
    names = {run_name(quarters, part): part for part in parts}
    return CountTable(
        tuple(names),
        {
            (row, name): sum(known[first : last + 1])
            for row, known in counts.items() for name, (first, last) in names.items()
        },
        {name: name for name in names} | {TOTAL: run_name(quarters, (parts[0][0], parts[-1][1]))},
    )  # fmt: skip
