"""Each number of a range is found at its place, and none past its end."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.forms.scales import Scale

ENDS = st.integers(-3_000, 3_000)


@given(ENDS, ENDS, st.integers(1, 400), st.integers(0, 2))
def test_numbers_of_a_range(first: int, last: int, step: int, places: int) -> None:
    scale = Scale.of(_Given({name: str(Decimal(one).scaleb(-places)) for name, one in (
        ("start", first), ("end", last), ("step", step)
    )}))  # type: ignore[arg-type]  # all that is read of a question  # fmt: skip
    for place in {0, 1, scale.size // 2, scale.size - 1} & set(range(scale.size)):
        assert scale.place_of(scale.value(place)) == place
    end = Decimal(scale.value(scale.size - 1))
    assert abs(Decimal(last).scaleb(-places) - end) < Decimal(step).scaleb(-places)
    assert scale.place_of(str(end + scale.step)) == scale.place_of(str(scale.first - scale.step)) == -1


class _Given:
    def __init__(self, attributes: dict[str, str]) -> None:
        self.attributes = attributes
