"""Lines: never too wide, never anything lost."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.reports.breaking import HYPHEN, break_lines

WORDS = st.text(st.sampled_from("abc äöüß-/–.,\u200b\u00a0\u202fX"), max_size=200)


def _without_spaces(text: str) -> str:
    return re.sub(f"[ \u200b{HYPHEN}]", "", text)


@given(WORDS, st.integers(1, 40))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, limit: int) -> None:
    lines = break_lines(text, len, limit)
    assert lines
    assert all(len(line) <= limit for line in lines)
    assert _without_spaces("".join(lines)) == _without_spaces(text)


def test_words_go_to_the_next_line_whole() -> None:
    assert break_lines("Die offene Beratung suchen viele auf", len, 12) == [
        "Die offene",
        "Beratung",
        "suchen viele",
        "auf",
    ]


def test_compounds_break_after_their_hyphen_and_names_with_fixed_spaces_do_not() -> None:
    assert break_lines("Sucht- und Schulden-Beratung", len, 20) == ["Sucht- und Schulden-", "Beratung"]
    assert break_lines("Nachbarn e.\u202fV. hilft", len, 12) == ["Nachbarn", "e.\u202fV. hilft"]


def test_a_word_longer_than_the_line_is_divided_with_a_soft_hyphen() -> None:
    assert break_lines("Wohnungsgesellschaft", len, 18) == [f"Wohnungsgesell{HYPHEN}", "schaft"]
    assert break_lines("Koordinierungsstelle", len, 18) == [f"Koordinierungs{HYPHEN}", "stelle"]
    assert break_lines("1234567890123", len, 10) == ["123456789", "0123"]


def test_twenty_thousand_characters_without_a_space_come_through() -> None:
    assert "".join(break_lines("ä" * 20_000, len, 90)).replace(HYPHEN, "") == "ä" * 20_000
