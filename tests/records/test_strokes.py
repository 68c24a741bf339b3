"""What a pen drew: written and read again, within its field, and nothing else is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records import strokes

POINT = st.tuples(
    st.floats(-50, strokes.WIDTH + 50, allow_nan=False), st.floats(-50, strokes.HEIGHT + 50, allow_nan=False)
)


@given(st.lists(st.lists(POINT, max_size=8), max_size=6))
def test_what_is_written_is_read_again(drawn: list[list[tuple[float, float]]]) -> None:
    found = strokes.read(strokes.write(drawn))
    assert len(found) == sum(bool(stroke) for stroke in drawn)
    assert strokes.write(found) == strokes.write(drawn)
    assert all(0 <= x <= strokes.WIDTH and 0 <= y <= strokes.HEIGHT for stroke in found for x, y in stroke)


def test_a_pen_that_rests_is_one_point() -> None:
    assert strokes.write([[(10.2, 20), (10.4, 20.3), (11, 20)]]) == "10,20 11,20"


@pytest.mark.parametrize("text", ["quer", "10", "10,20,30", "10,20 a,b", "1001,20", "-1,20", "10,301"])
def test_what_is_no_drawing_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        strokes.read(text)


def test_a_drawing_that_never_ends_is_refused() -> None:
    endless = [[(number % 900, number % 300) for number in range(strokes.MOST_POINTS + 1)]]
    with pytest.raises(ValueError):
        strokes.write(endless)
    with pytest.raises(ValueError):
        strokes.read(" ".join(f"{x},{y}" for x, y in endless[0]))
