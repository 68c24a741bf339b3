"""What is hidden beside small counts, so that no sum gives them away."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records.linked_counts import determined, hide_linked, rare

LEAST = 3


def hide(counts: dict[str, int], *groups: str, least: int = LEAST) -> str:
    small = {one for one, count in counts.items() if 0 < count < least}
    return "".join(sorted(hide_linked(counts, groups, small, least)))


def test_of_a_total_and_its_parts_two_are_hidden() -> None:
    assert hide({"w": 1, "m": 9, "t": 10}, "wmt") == "mw"
    assert hide({"w": 1, "m": 9, "d": 4, "t": 14}, "wmdt") == "dw"
    assert hide({"w": 1, "m": 0, "t": 1}, "wmt") == "tw"


def test_two_that_can_only_be_small_are_not_enough() -> None:
    assert hide({"a": 1, "b": 1, "c": 8, "t": 10}, "abct") == "abc"
    assert hide({"a": 1, "b": 1, "c": 1, "t": 3}, "abct") == "abct"


def test_what_is_no_sum_hangs_together_with_nothing() -> None:
    assert hide({"w": 1, "m": 9, "t": 11}, "wmt") == "w"
    assert hide({"w": 5, "m": 9, "t": 14}, "wmt") == ""


def test_sums_that_share_counts_are_looked_at_together() -> None:
    counts = {"a": 1, "b": 2, "c": 2, "x": 3, "y": 4, "z": 3}
    assert determined([dict.fromkeys(pair, Fraction(1)) for pair in ("ab", "bc", "ac")]) == {"a", "b", "c"}
    assert set(hide(counts, "abx", "bcy", "acz")) > {"a", "b", "c"}


def test_what_follows_from_hidden_counts_is_hidden_and_hides_on() -> None:
    counts = {"w": 1, "m": 9, "t": 10, "u": 4, "v": 6}
    found = hide_linked(
        counts, ["wmt", "uvt"], {"w"}, LEAST, lambda hidden: {"t"} if "w" in hidden else set()
    )
    assert found == {"w", "t", "u"}


def test_rare_choices_take_the_next_rarest_along() -> None:
    assert rare({"a": 4, "b": 1}, LEAST) == {"a", "b"}
    assert rare({"a": 9, "b": 1, "c": 5, "d": 7}, LEAST) == {"b", "c"}
    assert rare({"a": 9, "b": 1, "c": 1, "d": 7}, LEAST) == {"b", "c", "d"}
    assert rare({"a": 2}, LEAST) == {"a"}
    assert rare({"a": 3, "b": 3}, LEAST) == frozenset()


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[str, int], list[list[str]]]:
    """Counts with totals over runs of them, and totals of totals."""
    cells = draw(st.lists(st.integers(0, 6), min_size=2, max_size=6))
    counts = {f"c{place}": number for place, number in enumerate(cells)}
    groups = []
    for place in range(draw(st.integers(1, 4))):
        parts = draw(st.lists(st.sampled_from(sorted(counts)), min_size=1, max_size=4, unique=True))
        counts[f"t{place}"] = sum(counts[one] for one in parts)
        groups.append([f"t{place}", *parts])
    return counts, groups


def rank(lines: list[list[int]]) -> int:
    """How many of the lines say something that the others do not."""
    left = [[Fraction(number) for number in line] for line in lines]
    found = 0
    while any(map(any, left)):
        line = next(one for one in left if any(one))
        at = next(place for place, number in enumerate(line) if number)
        left = [
            [number - other[at] / line[at] * own for number, own in zip(other, line, strict=True)]
            for other in left
            if other is not line
        ]
        found += 1
    return found


@given(tables())
def test_no_hidden_count_can_be_worked_out(table: tuple[dict[str, int], list[list[str]]]) -> None:
    counts, groups = table
    small = {one for one, count in counts.items() if 0 < count < LEAST}
    hidden = sorted(hide_linked(counts, groups, small, LEAST))
    assert small <= set(hidden)
    lines = [[1 if one == group[0] else -(one in group) for one in hidden] for group in groups]
    for place in range(len(hidden)):
        others = [line[:place] + line[place + 1 :] for line in lines]
        asked = any(line[place] for line in lines)
        assert not asked or rank(others) == rank(lines)  # another count makes up for one more or less of it
    for group in groups:
        unknown = [one for one in group if one in hidden]
        if unknown and group[0] not in hidden:
            assert sum(counts[one] for one in unknown) >= LEAST
            assert len(unknown) > 1
