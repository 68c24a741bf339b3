"""What several sources say of the same days is counted once."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records.judging import Part
from inka_desktop.records.periods import Period, quarter
from inka_desktop.services.measured import BY_HAND, SUBMISSION, Measured, Piece

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
DAYS = st.dates(*YEAR)
STRETCHES = st.one_of(
    st.lists(DAYS, min_size=2, max_size=2).map(sorted).map(lambda days: Period(*days)),
    st.sampled_from([YEAR, *(quarter(YEAR.begin, -place) for place in range(4))]),
)


@given(st.lists(STRETCHES, max_size=8), st.sampled_from([BY_HAND, SUBMISSION]))
def test_no_day_is_counted_twice_whatever_is_told_of_it(periods: list[Period], source: str) -> None:
    found, twins = Measured(), {}
    for place, period in enumerate(periods):
        form = bytes([place]) if source == SUBMISSION else b""
        piece = Piece(source, period.begin.isoformat(), period.end.isoformat(), form)
        if piece not in found.pieces:
            found.take(Part("", "", period.days), piece, "")
        twins[form] = b"form"
    found.settle(twins if source == SUBMISSION else {})
    days = [period.begin + timedelta(day) for period in found.covered for day in range(period.days)]
    assert sum(found.wholes) == len(days) == len(set(days))
    assert len(days) >= max((period.days for period in periods), default=0), "one alone speaks of more days"
