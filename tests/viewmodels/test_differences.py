"""What differs between two texts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.viewmodels.differences import pieces

TEXTS = st.text(st.sampled_from("ab ä\n"), max_size=30)


@pytest.mark.parametrize(
    ("text", "other", "own"),
    [
        ("Der Laden ist gut besucht.", "Der Laden ist besucht.", ["gut "]),
        ("eins\nzwei\ndrei", "eins\ndrei", ["zwei\n"]),
        ("gleich", "gleich", []),
        ("ganz neu", "", ["ganz neu"]),
        ("", "ganz neu", []),
    ],
)
def test_what_the_other_text_lacks_is_told(text: str, other: str, own: list[str]) -> None:
    assert [piece.text for piece in pieces(text, other) if piece.own] == own


@given(TEXTS, TEXTS)
def test_the_pieces_are_the_text(text: str, other: str) -> None:
    found = pieces(text, other)
    assert "".join(piece.text for piece in found) == text
    assert all(one.own != two.own for one, two in pairwise(found))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert not [piece for piece in pieces(text, text) if piece.own]


def test_a_paragraph_of_thousands_of_words_is_marked_as_a_whole() -> None:
    long = "wort " * 3_000
    assert [piece.own for piece in pieces(long + "neu", long)] == [True]
