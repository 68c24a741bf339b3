"""Shares of targets, the light, wholes of parts and what cannot be right, as rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records.judging import (
    Contradiction,
    Goal,
    Light,
    Part,
    asked,
    contradictions,
    counting,
    light,
    on_one_way,
    outside_age,
    whole,
)
from inka_desktop.records.periods import Period, quarter
from inka_desktop.records.trend import Point, draw
from inka_desktop.services.measured import gaps

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
DAYS = st.dates(YEAR.begin, YEAR.end)


@given(DAYS, st.floats(0, 1e6))
def test_the_shares_of_two_parts_make_the_target(cut: date, value: float) -> None:
    goal = Goal(YEAR, value)
    first = asked(goal, Period(YEAR.begin, cut)) or 0.0
    rest = asked(goal, Period(cut + timedelta(1), YEAR.end)) or 0.0
    assert first + rest == pytest.approx(value)


@given(DAYS, st.booleans())
def test_who_began_later_is_asked_for_less(begun: date, cumulative: bool) -> None:
    share = ((YEAR.end - begun).days + 1) / 365
    exact = asked(Goal(YEAR, 100.5, cumulative), YEAR, begun) or 0.0  # no whole target, no whole share
    assert 0 < exact <= 100.5
    assert exact == pytest.approx(100.5 * share)
    assert abs((asked(Goal(YEAR, 100, cumulative), YEAR, begun) or 0.0) - 100 * share) <= 0.5


@given(st.integers(0, 10_000), st.lists(DAYS, max_size=5, unique=True), DAYS | st.none())
def test_whole_targets_have_whole_shares_that_make_what_the_year_is_asked_for(
    value: int, cuts: list[date], begun: date | None
) -> None:
    starts = [YEAR.begin, *(day + timedelta(1) for day in sorted(cuts) if day < YEAR.end)]
    ends = [*(day - timedelta(1) for day in starts[1:]), YEAR.end]
    parts = [
        asked(Goal(YEAR, value), Period(one, other), begun) or 0.0
        for one, other in zip(starts, ends, strict=True)
    ]
    assert all(part.is_integer() for part in parts)
    assert sum(parts) == asked(Goal(YEAR, value), YEAR, begun)
    assert begun is not None or sum(parts) == value


@given(DAYS, st.integers(0, 365), DAYS)
def test_per_cent_and_days_are_asked_for_in_every_period(first: date, length: int, begun: date) -> None:
    period = Period(first, min(YEAR.end, first + timedelta(length)))
    assert asked(Goal(YEAR, 80), period, counts=False) == 80
    assert asked(Goal(YEAR, 80), YEAR, begun, counts=False) == 80
    assert asked(Goal(YEAR, 80, True, 20), YEAR, begun, counts=False) == pytest.approx(80)


def test_a_share_of_what_is_no_whole_number_is_none_either() -> None:
    assert asked(Goal(YEAR, 2.5), Period(YEAR.begin, date(2026, 1, 31))) == pytest.approx(2.5 * 31 / 365)


@given(DAYS, DAYS)
def test_a_cumulative_target_never_falls(one: date, other: date) -> None:
    goal = Goal(YEAR, 50, True, 10, 20, date(2026, 9, 30))
    first, second = (asked(goal, Period(YEAR.begin, day)) or 0.0 for day in sorted((one, other)))
    assert 10 <= first <= second <= 50


def test_a_cumulative_target_meets_its_milestone_and_its_end() -> None:
    goal = Goal(YEAR, 50, True, 10, 20, date(2026, 9, 30))
    assert asked(goal, Period(YEAR.begin, date(2026, 9, 30))) == pytest.approx(20)
    assert asked(goal, YEAR) == pytest.approx(50)
    assert asked(goal, Period(date(2027, 1, 1), date(2027, 1, 31))) is None


def test_targets_of_one_beginning_are_milestones_of_one_way() -> None:
    first = date(2021, 1, 1)
    short, middle, long = (
        Goal(Period(first, date(year, 12, 31)), value, cumulative=True, baseline=10)
        for year, value in ((2024, 40), (2026, 70), (2029, 130))
    )
    alone, other = Goal(YEAR, 5), Goal(long.period, 90, cumulative=True)
    way = on_one_way([long, alone, short, other, middle])
    assert way[0].milestones == [(date(2024, 12, 31), 40), (date(2026, 12, 31), 70)]
    assert [goal.milestones for goal in (*way[1:4], short)] == [[], [], [], []]
    for year, value in ((2024, 40), (2025, 55), (2026, 70), (2027, 90), (2029, 130)):
        period = Period(date(year, 1, 1), date(year, 12, 31))
        told = {asked(goal, period) for goal in (way[0], way[2], way[4]) if goal.period.end >= period.end}
        assert told == {value}
    own = on_one_way([replace(long, milestone=50, milestone_on=short.period.end), short])
    assert own[0].milestones == [(date(2024, 12, 31), 50)], "a target's own goes first"


QUARTERS = [quarter(YEAR.begin, -place) for place in range(4)]
MANY = st.lists(
    st.lists(DAYS, min_size=2, max_size=2).map(sorted).map(lambda days: Period(*days)), max_size=7
)
GRAINS = st.lists(st.sampled_from([YEAR, *QUARTERS]), unique=True)


def a_day_each(periods: Iterable[Period]) -> list[Goal]:
    """Targets that ask for one a day, so that what is asked for tells for how many days."""
    return [Goal(period, period.days) for period in periods]


@given(st.one_of(MANY, GRAINS), MANY.filter(bool), DAYS | st.none())
def test_no_day_is_asked_for_twice_whatever_targets_there_are(
    periods: list[Period], shown: list[Period], begun: date | None
) -> None:
    period, goals = shown[0], a_day_each(periods)
    found = counting(goals, period, begun)
    days = [day for goal in found for day in days_of(goal.days_from(begun).shared(period))]
    assert len(days) == len(set(days))
    assert sum(asked(goal, period, begun) or 0 for goal in found) == len(days)
    alone = [len(days_of(goal.days_from(begun).shared(period))) for goal in goals]
    assert len(days) >= max(alone, default=0), "one of them asks for more days"


def days_of(period: Period) -> list[date]:
    return [period.begin + timedelta(number) for number in range(period.days)]


def test_the_finest_targets_that_cover_a_period_count_and_else_the_one_that_covers_it() -> None:
    year, quarters = Goal(YEAR, 100), [Goal(period, 20) for period in QUARTERS]
    every = [year, *quarters]
    assert counting(every, YEAR) == tuple(quarters)
    assert counting(every, QUARTERS[1]) == (quarters[1],)
    assert counting(every, Period(date(2026, 5, 1), date(2026, 5, 31))) == (quarters[1],)
    assert counting([year, *quarters[:3]], YEAR) == (year,), "the last quarter would be asked for nothing"
    assert counting([year, *quarters[:3]], Period(YEAR.begin, date(2026, 9, 30))) == tuple(quarters[:3])
    assert counting([year, *quarters[:3]], YEAR, date(2026, 11, 1)) == (year,)
    assert counting(quarters[:2], YEAR) == tuple(quarters[:2])
    halves = [Goal(Period(YEAR.begin, date(2026, 6, 30)), 50), *quarters[2:]]
    assert counting([year, *halves], YEAR) == tuple(halves)
    assert counting(every, Period(date(2027, 1, 1), date(2027, 3, 31))) == ()


def test_what_is_counted_on_from_a_baseline_goes_first_and_once() -> None:
    short, long = (Goal(Period(YEAR.begin, date(year, 12, 31)), 50, cumulative=True) for year in (2026, 2029))
    assert counting([Goal(YEAR, 100), short, long], QUARTERS[1]) == (short,)
    assert counting([short, long], Period(YEAR.begin, date(2027, 3, 31))) == (long,)


def test_where_less_is_better_the_light_goes_out_above_the_target() -> None:
    told = {result: light(result, 10, less=True) for result in (0, 10, 10.5, 10.6, 12.5, 12.6, 30)}
    assert list(told.values()) == [
        *[Light.GOOD] * 3, *[Light.NEAR_ABOVE] * 2, *[Light.FAR_ABOVE] * 2
    ]  # fmt: skip
    assert (light(0, 0, less=True), light(1, 0, less=True)) == (Light.GOOD, Light.FAR_ABOVE)
    assert (light(None, 10, less=True), light(3, None, less=True)) == (Light.OPEN, Light.NONE)


@given(st.floats(0, 1e6), st.floats(0.01, 1e6))
def test_the_light_follows_per_cent_of_the_target(result: float, target: float) -> None:
    share = result / target * 100
    wanted = Light.GOOD if share >= 95 else Light.NEAR if share >= 75 else Light.FAR
    assert light(result, target) == wanted


def test_nothing_measured_is_no_zero() -> None:
    assert light(None, 5) == Light.OPEN
    assert light(0, 5) == Light.FAR
    assert light(0, 0) == Light.GOOD
    assert light(3, None) == Light.NONE
    assert whole([]) is None
    assert whole([Part("", "", 0)]) == 0


def test_all_of_a_gender_and_its_ages_are_never_added_up() -> None:
    women = [Part("women", "", 9), Part("women", "under_18", 4), Part("women", "55_plus", 5)]
    assert whole(women) == 9
    assert whole([*women[1:], Part("men", "", 3)]) == 12


@given(st.lists(st.integers(0, 9), min_size=1), st.lists(st.integers(0, 9), min_size=1), st.booleans())
def test_whole_and_parts_are_never_added_up(men: list[int], ages: list[int], undivided: bool) -> None:
    parts = [Part("men", "", value) for value in men] + [Part("", "under_18", value) for value in ages]
    if undivided:
        assert whole([*parts, Part("", "", 7)]) == 7
    else:
        assert whole(parts) == sum(men)


def test_groups_that_exclude_each_other() -> None:
    rules = contradictions({"EECR01": 6, "EECR04": 5, "EECO01": 10, "EECO02": 3, "EECO03": 4}, {})
    assert [(one.parts, one.of) for one in rules] == [
        (("EECR01", "EECR04"), "EECO01"), (("EECO03",), "EECO02"),
    ]  # fmt: skip
    assert contradictions({"EECR01": 6, "EECR04": 4, "EECO01": 10}, {}) == []
    assert contradictions({"EECR01": 6, "EECR04": 5}, {}) == []
    assert [one.people for one in rules] == [None, None], "compared as sums"
    pair = ("EECR01", "EECR04")
    by_person = contradictions({"EECR01": 2, "EECR04": 1, "EECO01": 10}, {pair: 1})
    assert by_person == [Contradiction(pair, "", 1)], "their sum would have been in order"
    assert contradictions({"EECR01": 2, "EECR04": 1}, {pair: 0}) == []


def test_an_age_group_has_no_people_of_another() -> None:
    assert outside_age("under_18", [Part("", "18_29", 1)])
    assert not outside_age("under_18", [Part("", "under_18", 1), Part("", "age_not_stated", 1)])
    assert not outside_age("", [Part("", "18_29", 1)])


@given(st.lists(st.tuples(DAYS, st.integers(0, 60)), max_size=5))
def test_gaps_and_what_covers_make_the_period(found: list[tuple[date, int]]) -> None:
    covered = [Period(day, day + timedelta(length)) for day, length in found]
    free = list(gaps(YEAR, covered))
    for ordinal in range(YEAR.begin.toordinal(), YEAR.end.toordinal() + 1):
        day = date.fromordinal(ordinal)
        inside = any(one.begin <= day <= one.end for one in covered)
        assert inside != any(gap.begin <= day <= gap.end for gap in free)


@given(st.lists(st.floats(0, 1e7) | st.none(), min_size=1, max_size=12))
def test_columns_stay_in_their_box(values: list[float | None]) -> None:
    trend = draw([Point(str(place), value) for place, value in enumerate(values)], 480, 180, 36)
    assert (trend is None) == all(value is None for value in values)
    for column in trend.columns if trend is not None else ():
        assert 36 <= column.left <= column.left + column.width <= 480
        assert 36 - 1e-6 <= column.top <= 180
    assert trend is None or 2 <= len(trend.lines) <= 8
