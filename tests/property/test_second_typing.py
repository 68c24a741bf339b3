"""Two numbers that were typed are the same where they are equal, and only there."""

from __future__ import annotations

from decimal import Context, Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inka_desktop.services.second_typing import said

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40)
EXACT = Context(prec=100)
NEAR = st.tuples(st.integers(1, 10**30), st.integers(-2, 2), st.integers(0, 8))


@given(NUMBERS, NUMBERS)
def test_any_two_numbers(first: Decimal, second: Decimal) -> None:
    assert (said(str(first)) == said(str(second))) == (first == second)


@given(NEAR)
@example((1_234_567, 1, 0))
@example((10**28, 1, 0))
@example((1_000_000, 1, 0))
@example((1_234_567, 1, 2))
def test_numbers_that_hardly_differ(near: tuple[int, int, int]) -> None:
    number, more, places = near
    first, second = (format(Decimal(one).scaleb(-places, EXACT), "f") for one in (number, number + more))
    assert (said(first) == said(second)) == (not more)


@given(NEAR, st.integers(0, 5))
def test_zeros_that_say_nothing(near: tuple[int, int, int], zeros: int) -> None:
    text = format(Decimal(near[0]).scaleb(-near[2]), "f")
    padded = text + ("" if "." in text else ".") + "0" * zeros
    assert said("00" + padded.rstrip(".")) == said(text)


@pytest.mark.parametrize(("first", "second"), [("-0", "0"), ("0.0", "0"), (" 7 ", "7"), ("n. v.", " n. v. ")])
def test_what_is_written_in_two_ways(first: str, second: str) -> None:
    assert said(first) == said(second)


@pytest.mark.parametrize("text", ["", "n. v.", "sNaN", "1e9999999999999999999", "Infinity", "1E+99999999"])
def test_what_is_no_number_is_compared_as_it_is(text: str) -> None:
    assert said(text).startswith("=")
    assert said(text) != said("12")
