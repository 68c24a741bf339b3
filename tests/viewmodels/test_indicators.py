"""When an indicator's value is known, and which targets it is compared with."""

from __future__ import annotations

from datetime import date

from inka_desktop.records.judging import Goal, Light
from inka_desktop.records.limits import IMMEDIATE_DAYS, LATER_MONTHS
from inka_desktop.records.periods import Period, quarter
from inka_desktop.services.catalogue import IndicatorRow
from inka_desktop.services.indicator_rows import ResultRow, Rule
from inka_desktop.viewmodels.indicators import (
    collected_words,
    counting_words,
    estimated_words,
    rule_words,
    target_words,
)

YEAR = Period(date(2026, 1, 1), date(2026, 8, 31))


def of(collected: str) -> tuple[str, str]:
    return collected_words(IndicatorRow("X", "X", "X", collected=collected), YEAR)


def test_who_leaves_is_counted_within_four_weeks_or_after_half_a_year() -> None:
    title, day = of("exit+28d")
    assert f"{IMMEDIATE_DAYS} Tagen" in title
    assert f"{LATER_MONTHS} Monate" in of("exit+6m")[0]
    assert "am 28.09.2026" in day
    assert "am 28.02.2027" in of("exit+6m")[1]
    assert of("period") == of("entry") == ("", "")


def asked(*goals: Goal, projects: int = 0, unit: str = "number") -> ResultRow:
    one = IndicatorRow("X", "X", "X", unit=unit)
    target = 10.0 if goals else None
    state = Light.OPEN if goals else Light.NONE
    return ResultRow(one, None, target, state, goals=goals, asked_projects=projects)


def test_a_target_says_what_it_is_made_of() -> None:
    first, second = (Goal(quarter(YEAR.begin, -place), 5) for place in range(2))
    running = Goal(Period(date(2024, 1, 1), date(2029, 12, 31)), 90, cumulative=True)
    assert target_words(asked(first), first.period) == "Ziel für genau diesen Zeitraum"
    assert target_words(asked(first), YEAR) == "anteilig aus dem Ziel vom 01.01.2026 bis 31.03.2026"
    assert target_words(asked(first, second), YEAR) == "Summe aus 2 Zielen für einzelne Zeiträume"
    assert target_words(asked(first, second, unit="percent"), YEAR).startswith("Mittel aus 2 Zielen")
    assert target_words(asked(running), YEAR) == "fortgezählt seit 01.01.2024"
    assert target_words(asked(first, second, projects=2), YEAR) == "Summe der Ziele von 2 Projekten"
    assert target_words(asked(), YEAR) == ""
    assert "3 Projekte haben eines" in rule_words(Rule(), asked(projects=3))
    assert counting_words(first, asked(first, second), YEAR) == "zählt im gezeigten Zeitraum"
    assert counting_words(Goal(YEAR, 20), asked(first, second), YEAR).endswith("nicht zusätzlich")
    assert counting_words(second, asked(first), first.period) == ""


def test_how_much_was_estimated_has_a_number_only_where_things_are_counted() -> None:
    assert estimated_words(12, counts=True) == "davon 12 geschätzt"
    assert estimated_words(40, counts=False) == "zum Teil geschätzt"
    assert estimated_words(0, counts=True) == ""
