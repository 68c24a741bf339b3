"""Which cells of a table of counts are not shown, so that no small count can be seen or worked out.

A table with its totals is a circulation: cells carry their count from a row to a column, row totals feed the
rows, column totals drain the columns, and the grand total closes the ring. What readers know are the cells
that are shown, and of the others what is said of them: "fewer than 3" is 1 or 2, and any other hidden count
is more. A hidden cell is safe if some other table agrees with all that: if its count can go up or down by one
along a ring of hidden cells. Where there is none, the cheapest ring is hidden, too. Where no ring helps,
because the words themselves give a count away (two parts of a total below 3 are 1 each), no hidden cell of
the table says that it is small; then a way up through the totals is always open. (The idea is that of
Fischetti and Salazar, "Models and algorithms for the 2-dimensional cell suppression problem", 1999; what they
solve by linear programming, shortest paths do for tables of this kind.)

Zero is shown, as in the statistics of the Federal Employment Agency: it says nothing of anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf

Cell = tuple[str, str]
"""Row and column; an empty word is the total."""
TOTAL = ""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is not shown: counts that are said to be small, and others of which nothing is said."""

    small: frozenset[Cell] = frozenset()
    more: frozenset[Cell] = frozenset()

    def __contains__(self, cell: Cell) -> bool:
        return cell in self.small or cell in self.more


def hide(
    counts: Mapping[Cell, int], rows: Sequence[str], columns: Sequence[str], below: int,
    also: frozenset[Cell] = frozenset(),
) -> Hidden:  # fmt: skip
    """What of a table is not shown.

    Args:
        counts: of each row and column; what is left out is 0. Totals are worked out.
        rows: names of the rows, none of them empty.
        columns: likewise.
        below: counts from 1 up to here are small; 1 or less hides nothing.
        also: cells that another table hides, which must not be shown here, too.
    """
    whole = with_totals(counts, rows, columns)
    small = frozenset(cell for cell, count in whole.items() if 0 < count < below)
    other = {cell for cell in also if whole.get(cell, 0) > 0} - small
    with_words = _Ring(whole, small, other, below)
    if with_words.close():
        return Hidden(small, frozenset(with_words.more))
    without = _Ring(whole, frozenset(), small | other, 1)
    without.close()
    return Hidden(frozenset(), frozenset(without.more))


def with_totals(counts: Mapping[Cell, int], rows: Sequence[str], columns: Sequence[str]) -> dict[Cell, int]:
    """A table with its totals."""
    whole: dict[Cell, int] = defaultdict(int)
    for row in rows:
        for column in columns:
            count = counts.get((row, column), 0)
            for cell in ((row, column), (row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
                whole[cell] += count
    return dict(whole)


class _Ring:
    """Rings of cells along which one count may move without a shown cell changing.

    Attributes:
        more: hidden cells of which nothing is said; grows.
    """

    def __init__(
        self, whole: Mapping[Cell, int], small: frozenset[Cell], more: Set[Cell], least: int
    ) -> None:
        self.more = set(more)
        self._whole = whole
        self._small = small
        self._least = least
        self._edges: dict[str, list[tuple[str, Cell, int]]] = defaultdict(list)
        for cell in whole:
            begin, end = _ends(cell)
            self._edges[begin].append((end, cell, 1))
            self._edges[end].append((begin, cell, -1))

    def close(self) -> bool:
        """Hide what it takes for all hidden cells to be safe; False where some cannot be."""
        waiting = self._small | self.more
        while waiting:
            before = set(self.more)
            for cell in sorted(waiting, key=lambda one: (self._whole[one], one)):
                if not self._protect(cell):
                    return False
            waiting = frozenset(self.more - before)
        return True

    def _protect(self, cell: Cell) -> bool:
        begin, end = _ends(cell)
        found = [
            self._way(*way, cell)
            for step, way in ((1, (end, begin)), (-1, (begin, end)))
            if self._moves(cell, step)
        ]
        cost, passed = min(found, key=lambda one: one[0], default=(inf, ()))
        self.more.update(passed)
        return cost < inf

    def _moves(self, cell: Cell, step: int) -> bool:
        """Whether a cell may hold one more or one less, for all that is known of it when it is hidden."""
        count, after = self._whole[cell], self._whole[cell] + step
        return count > 0 and (1 <= after < self._least if cell in self._small else after >= self._least)

    def _cost(self, cell: Cell) -> float:
        if cell in self._small or cell in self.more:
            return 0.0
        # Totals say the most: they go last.
        return self._whole[cell] + 1 + sum(self._whole[TOTAL, TOTAL] + 1 for name in cell if name == TOTAL)

    def _way(self, begin: str, end: str, without: Cell) -> tuple[float, tuple[Cell, ...]]:
        """The cheapest way between two ends around a cell: its cost, and the shown cells on it."""
        queue: list[tuple[float, int, str, tuple[Cell, ...]]] = [(0.0, 0, begin, ())]
        done, turn = set[str](), 0
        while queue:
            cost, _, place, passed = heappop(queue)
            if place == end:
                return cost, tuple(cell for cell in passed if cell not in self._small)
            if place in done:
                continue
            done.add(place)
            for next_place, cell in self._steps(place):
                if cell != without and next_place not in done:
                    turn += 1
                    heappush(queue, (cost + self._cost(cell), turn, next_place, (*passed, cell)))
        return inf, ()

    def _steps(self, place: str) -> Iterator[tuple[str, Cell]]:
        return ((end, cell) for end, cell, step in self._edges[place] if self._moves(cell, step))


def _ends(cell: Cell) -> tuple[str, str]:
    """The two ends of a cell in the ring: rows and columns, and where the totals of each meet."""
    row, column = (f"{what} {name}" for what, name in zip(("row", "column"), cell, strict=True))
    if cell == (TOTAL, TOTAL):
        return "columns", "rows"
    if cell[1] == TOTAL:
        return "rows", row
    return (column, "columns") if cell[0] == TOTAL else (row, column)
