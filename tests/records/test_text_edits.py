"""Edits found between two texts lead from one to the other, name whole words, and leave the rest alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records.text_edits import TextEdit, apply, edits

TEXTS = st.text(alphabet="aä😀e\u0301 \n.x", max_size=30)


@given(TEXTS, TEXTS)
def test_edits_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    found = edits(old, new)
    assert apply(old, found) == new
    assert all(one.at + one.gone <= two.at for one, two in pairwise(found))
    assert all(one.gone or one.put for one in found)
    assert (found == []) == (old == new)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_paragraphs_that_stay_are_not_touched(one: str, two: str, first: str, last: str) -> None:
    kept = "\n" + "\n".join(f"paragraph {number}" for number in range(20)) + "\n"
    old, new = one + kept + two, first + kept + last
    touched = [edit for edit in edits(old, new) if edit.at < len(one) + len(kept) - 1]
    assert all(edit.at + edit.gone <= len(one) + 1 for edit in touched)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("A b", "A b c", [TextEdit(3, 0, " c")]),
        ("Haus", "Hausmeister", [TextEdit(0, 4, "Hausmeister")]),
        ("P1\nP2\nP3", "P1 neu\nP2\nP3\nP4", [TextEdit(2, 0, " neu"), TextEdit(8, 0, "\nP4")]),
        ("P1\nP2 x", "P0\nP1\nP2 y", [TextEdit(0, 0, "P0\n"), TextEdit(5, 2, " y")]),
        ("P1\nP2\nP3 x", "P2\nP3 y", [TextEdit(0, 3, ""), TextEdit(8, 2, " y")]),
        ("", "neu", [TextEdit(0, 0, "neu")]),
        ("alt", "", [TextEdit(0, 3, "")]),
    ],
)
def test_what_is_found(old: str, new: str, found: list[TextEdit]) -> None:
    assert edits(old, new) == found


def test_a_long_text_of_equal_lines_is_compared_quickly_enough_to_type() -> None:
    old = "\n".join(["ja"] * 3_000)
    new = "nein\n" + "\n".join(["ja"] * 2_998) + "\nvielleicht"
    assert apply(old, edits(old, new)) == new
