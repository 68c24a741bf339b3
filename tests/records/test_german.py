"""Names stand as a German dictionary has them, and their keys are made so that beginnings can be found."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from inka_desktop.records.german import sort_key

TEXTS = st.text(st.sampled_from("aäAÄoOöuüßsz019 -.é„“"), max_size=12) | st.text(max_size=12)


def test_the_order_of_a_list() -> None:
    wanted = [
        "", "2. Treff", "10. Treff", "Ahornweg", "„Am Damm“", "Ärger", "Bahnhof 2", "bahnhof 10", "École",
        "Fliederhof", "Masse 1", "Maße 2", "Masse 3", "Öhrebach", "Ohrenberg", "Über uns", "Ufer", "Ziegelei",
    ]  # fmt: skip
    assert sorted(random.Random(7).sample(wanted, len(wanted)), key=sort_key) == wanted


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Öhrebach", "ohrebach"), ("STRASSE", "Straße"), ("O\u0308hrebach", "Öhrebach"), ("Ort 07", "ort  7"),
        (" »Treff« ", "Treff"), ("Ægidius", "Aegidius"),
    ],
)  # fmt: skip
def test_what_makes_no_difference(one: str, two: str) -> None:
    assert sort_key(one) == sort_key(two)


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_sort_by_their_size(one: int, two: int) -> None:
    assert (sort_key(f"Ort {one}") < sort_key(f"Ort {two}")) == (one < two)
    assert sort_key(f"Ort {one}") < sort_key("Ort a")


@given(TEXTS, TEXTS)
def test_the_key_of_a_beginning_begins_the_key(one: str, two: str) -> None:
    assume(not one[-1:].isdigit() and not sort_key(one)[-1:].isdigit())
    assert sort_key(one + "b" + two).startswith(sort_key(one))


@given(TEXTS)
def test_a_key_can_be_stored(text: str) -> None:
    assume("\0" not in text)
    assert "\0" not in sort_key(text)
