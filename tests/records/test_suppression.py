"""No small count is shown, and none can be worked out from what is shown: tried against all tables."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from inka_desktop.records.published import CountTable, hide_together
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
    tables = {"one": CountTable(COLUMNS, one), "other": CountTable(COLUMNS, other, "x")}
    hidden = hide_together(tables, ROWS, BELOW)
    whole = {name: with_totals(table.counts, ROWS, COLUMNS) for name, table in tables.items()}
    for row in (*ROWS, TOTAL):
        if (row, TOTAL) in hidden["one"] and whole["other"][row, "x"]:
            assert (row, "x") in hidden["other"]
        if (row, "x") in hidden["other"] and whole["one"][row, TOTAL]:
            assert (row, TOTAL) in hidden["one"]


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
