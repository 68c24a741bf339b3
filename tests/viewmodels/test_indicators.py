"""When an indicator's value is known."""

from __future__ import annotations

from datetime import date

from inka_desktop.records.periods import Period
from inka_desktop.services.catalogue import IndicatorRow
from inka_desktop.viewmodels.indicators import collected_words, estimated_words

YEAR = Period(date(2026, 1, 1), date(2026, 8, 31))


def of(collected: str) -> tuple[str, str]:
    return collected_words(IndicatorRow("X", "X", "X", collected=collected), YEAR)


def test_who_leaves_is_counted_within_four_weeks_or_after_half_a_year() -> None:
    title, day = of("exit+28d")
    assert "28 Tagen" in title
    assert "am 28.09.2026" in day
    assert "am 28.02.2027" in of("exit+6m")[1]
    assert of("period") == of("entry") == ("", "")


def test_how_much_was_estimated_has_a_number_only_where_things_are_counted() -> None:
    assert estimated_words(12, counts=True) == "davon 12 geschätzt"
    assert estimated_words(40, counts=False) == "zum Teil geschätzt"
    assert estimated_words(0, counts=True) == ""
