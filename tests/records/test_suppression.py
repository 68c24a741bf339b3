"""No small count is shown, and none can be worked out from what is shown: tried against all tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from inka_desktop.records.published import (
    PERIOD,
    CountTable,
    by_quarters,
    hide_together,
    run_name,
    says_small,
)
from inka_desktop.records.suppression import TOTAL, Cell, Hidden, hide, with_totals

BELOW, HIGHEST = 3, 9
ROWS, COLUMNS = ("a", "b", "c"), ("x", "y")
COUNTS = st.dictionaries(
    st.tuples(st.sampled_from(ROWS), st.sampled_from(COLUMNS)), st.integers(0, 5), min_size=2
)


def possible(whole: dict[Cell, int], hidden: Hidden) -> dict[Cell, set[int]]:
    """By cell, all counts that agree with what a reader sees, knowing what hidden cells are said to be."""
    body, least = [(row, column) for row in ROWS for column in COLUMNS], BELOW if hidden.small else 1

    def fits(cell: Cell, count: int) -> bool:
        if cell in hidden.small:
            return 1 <= count < BELOW
        return count >= least if cell in hidden.more else count == whole[cell]

    choices = [[count for count in range(HIGHEST) if fits(cell, count)] for cell in body]
    found: dict[Cell, set[int]] = {cell: set() for cell in whole}
    for counts in product(*choices):
        table = with_totals(dict(zip(body, counts, strict=True)), ROWS, COLUMNS)
        if all(fits(cell, count) for cell, count in table.items()):
            for cell, count in table.items():
                found[cell].add(count)
    return found


@given(COUNTS)
@settings(max_examples=60, deadline=None)
def test_no_hidden_count_can_be_worked_out(counts: dict[Cell, int]) -> None:
    whole = with_totals(counts, ROWS, COLUMNS)
    hidden = hide(counts, ROWS, COLUMNS, BELOW)
    known = possible(whole, hidden)
    for cell, count in whole.items():
        assert (0 < count < BELOW) <= (cell in hidden)
        if cell in hidden:
            assert len(known[cell]) > 1, cell
        if not count:
            assert cell not in hidden


@given(COUNTS)
def test_nothing_is_hidden_without_a_small_count(counts: dict[Cell, int]) -> None:
    whole = with_totals(counts, ROWS, COLUMNS)
    hidden = hide(counts, ROWS, COLUMNS, BELOW)
    if not any(0 < count < BELOW for count in whole.values()):
        assert hidden == Hidden()
    assert hide(counts, ROWS, COLUMNS, 1) == Hidden()


@given(COUNTS, COUNTS)
def test_what_one_table_hides_no_other_shows(one: dict[Cell, int], other: dict[Cell, int]) -> None:
    tables = {"one": CountTable(COLUMNS, one), "other": CountTable(COLUMNS, other, {"x": PERIOD})}
    hidden, _ = hide_together(tables, ROWS, BELOW)
    whole = {name: with_totals(table.counts, ROWS, COLUMNS) for name, table in tables.items()}
    for row in (*ROWS, TOTAL):
        if (row, TOTAL) in hidden["one"] and whole["other"][row, "x"]:
            assert (row, "x") in hidden["other"]
        if (row, "x") in hidden["other"] and whole["one"][row, TOTAL]:
            assert (row, TOTAL) in hidden["one"]


@given(
    st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=2, max_size=2),
    st.lists(st.integers(0, 1), min_size=1, max_size=2), st.integers(1, 2),
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_sums_of_quarters_tell_none_of_them(numbers: list[list[int]], begins: list[int], end: int) -> None:
    counts = dict(zip("ab", ([*each, 0] for each in numbers), strict=True))
    runs = {(begin, end) for begin in begins if begin < end}
    tables = by_quarters(counts, "1234", runs)
    found, untold = hide_together(tables, ("a", "b"), BELOW)

    def told(known: Sequence[Sequence[int]]) -> dict[tuple[str, str], int]:
        every = dict(
            zip(("a", "b", TOTAL), (*known, [sum(one) for one in zip(*known, strict=True)]), strict=True)
        )
        sums = {run_name("1234", run): run for run in (*runs, *((place, place) for place in range(4)))}
        return {
            (row, name): sum(each[first : last + 1])
            for row, each in every.items() for name, (first, last) in sums.items()
        }  # fmt: skip

    real = told([*counts.values()])
    assert all(cell in untold for cell, count in real.items() if 0 < count < BELOW)
    hidden = [(row, place) for row in "ab" for place in range(4) if (row, "1234"[place]) in untold]
    possible = {cell: set[int]() for cell in real if cell in untold}
    small = [cell for cell in possible if says_small(tables, found, *cell)]
    for guess in product(range(1, 6), repeat=len(hidden)):
        tried = {row: list(each) for row, each in counts.items()}
        for (row, place), number in zip(hidden, guess, strict=True):
            tried[row][place] = number
        seen = told([*tried.values()])
        shown = all(seen[cell] == count for cell, count in real.items() if cell not in untold)
        if shown and all(seen[cell] < BELOW for cell in small):
            for cell, values in possible.items():
                values.add(seen[cell])
    assert all(len(values) > 1 for values in possible.values())


def test_one_small_part_takes_another_along() -> None:
    counts = {("a", "x"): 1, ("a", "y"): 9, ("b", "x"): 8, ("b", "y"): 7}
    hidden = hide(counts, ("a", "b"), COLUMNS, BELOW)
    assert hidden.small == {("a", "x")}
    assert len(hidden.more) == 3
    assert (TOTAL, TOTAL) not in hidden


def test_two_ones_that_make_a_two_are_not_said_to_be_small() -> None:
    hidden = hide({("a", "x"): 1, ("b", "x"): 1}, ("a", "b"), ("x",), BELOW)
    assert not hidden.small
    assert {("a", "x"), ("b", "x"), (TOTAL, "x")} <= hidden.more
