"""Target against result: what a period asks for, and what the traffic light says. Pure rules."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from inka_desktop.records.periods import Period, apart

ON_TRACK, BEHIND = 95, 75
"""Per cent of the target that a figure is on track from, and far behind below."""


class Light(StrEnum):
    """How a result stands to its target."""

    GOOD = "on_track"
    NEAR = "near"
    FAR = "far_behind"
    NEAR_ABOVE = "near_above"
    FAR_ABOVE = "far_above"
    NONE = "no_target"
    OPEN = "no_result"


@dataclass(frozen=True, slots=True)
class Goal:
    """A target.

    Attributes:
        period: in which it is to be reached.
        value: what is to be reached.
        cumulative: from the baseline on, never from 0 again.
        baseline: where it begins.
        milestone, milestone_on: what is to be reached on the way, and by when.
        earlier: what other targets of the same way ask for, and by when (:func:`on_one_way`).
    """

    period: Period
    value: float
    cumulative: bool = False
    baseline: float = 0.0
    milestone: float | None = None
    milestone_on: date | None = None
    earlier: tuple[tuple[date, float], ...] = ()

    @property
    def milestones(self) -> list[tuple[date, float]]:
        """All that is to be reached on the way, by days; of the same day its own."""
        found = dict(self.earlier)
        if self.milestone is not None and self.milestone_on is not None:
            found[self.milestone_on] = self.milestone
        return sorted(found.items())

    @property
    def falls(self) -> bool:
        """It is to be reached from above."""
        return self.cumulative and self.value < self.baseline

    def days_from(self, begun: date | None) -> Period:
        """Its days, of a project that began later those from then on."""
        return self.period if begun is None else self.period.shared(Period(begun, self.period.end))


def on_one_way(goals: Iterable[Goal]) -> list[Goal]:
    """Targets of one indicator; those that are counted on from the same first day and value are one way.

    Each has what the earlier ones ask for as milestones, so a project that was there from the first day on is
    asked for the same on a day whichever of them counts.
    """
    found = list(goals)
    ways: dict[tuple[date, float], list[Goal]] = {}
    for goal in found:
        if goal.cumulative:
            ways.setdefault((goal.period.begin, goal.baseline), []).append(goal)

    def before(goal: Goal) -> tuple[tuple[date, float], ...]:
        way = ways.get((goal.period.begin, goal.baseline), ()) if goal.cumulative else ()
        earlier = [one for one in way if one.period.end < goal.period.end]
        own = [point for one in earlier for point in one.milestones]
        return tuple(sorted({**dict(own), **{one.period.end: one.value for one in earlier}}.items()))

    return [replace(goal, earlier=before(goal)) for goal in found]


def counting(goals: Iterable[Goal], period: Period, begun: date | None = None) -> tuple[Goal, ...]:
    """Which of several targets of one indicator count in a period: no day is asked for twice.

    Those that together ask for most of its days (:func:`.apart`). What is counted on from a baseline goes
    before all others: of several the one that goes on longest in the period, then the shortest.

    Args:
        goals: all there are, of one project or of the programme.
        period: that is looked at.
        begun: the project's first day where it lies behind that of a target.

    Returns:
        Targets by their days; none where none asks for anything.
    """
    asking = [(shared, goal) for goal in goals if (shared := goal.days_from(begun).shared(period)).days]
    running = [(shared.end, -goal.period.days, goal) for shared, goal in asking if goal.cumulative]
    if running:
        return (max(running, key=lambda one: one[:2])[2],)
    return apart((shared, goal.period.days, goal) for shared, goal in asking)


def asked(goal: Goal, period: Period, begun: date | None = None, *, counts: bool = True) -> float | None:
    """What a target asks for in a period; None where it asks for nothing then.

    Of a target for a period so much as the share of its days; of a cumulative one what is to be reached by
    the period's last day, on straight lines from baseline over milestones to target. A project that began
    later is asked for the days from then on. Whole targets have whole shares, and those of periods that
    follow each other make the whole. What has no share, per cent and days, is asked for in every period.

    Args:
        goal: the target.
        period: that is looked at.
        begun: the project's first day where it lies behind that of the target.
        counts: people or things are counted.
    """
    own = goal.days_from(begun)
    shared = own.shared(period)
    if not shared.days:
        return None
    if not goal.cumulative and not counts:
        return goal.value
    if not goal.cumulative:
        until = Period(goal.period.begin, shared.end).days
        ends = (goal.value * days / goal.period.days for days in (until - shared.days, until))
        before, after = (_whole(one, goal.value) for one in ends)
        return after - before
    scaled = own.days / goal.period.days if counts else 1.0
    points = [(0, 0.0), (own.days, (goal.value - goal.baseline) * scaled)]
    for day, milestone in reversed(goal.milestones):
        reached = own._replace(end=day).days
        if 0 < reached < own.days:
            points.insert(1, (reached, (milestone - goal.baseline) * scaled))
    value = goal.baseline + _on_lines(points, own._replace(end=shared.end).days)
    return _whole(value, goal.value, goal.baseline) if counts else value


def _whole(share: float, *told: float) -> float:
    """A share in whole numbers, half of one upwards, unless what was told is none itself."""
    return float(math.floor(share + 0.5)) if all(one.is_integer() for one in map(float, told)) else share


def _on_lines(points: list[tuple[int, float]], at: int) -> float:
    before = points[0]
    for point in points[1:]:
        if at <= point[0]:
            return before[1] + (point[1] - before[1]) * (at - before[0]) / (point[0] - before[0])
        before = point
    return before[1]


def light(
    result: float | None, target: float | None, on_track: int = ON_TRACK, behind: int = BEHIND, *,
    less: bool = False,
) -> Light:  # fmt: skip
    """What the traffic light shows; per cent of the target decide.

    Of a target of 0 every result is on track. Nothing measured is no 0: it is open. Where ``less`` is better
    a result may be as far above its target as it else may be below (:func:`above`); of a target of 0 none.
    """
    if target is None:
        return Light.NONE
    if result is None:
        return Light.OPEN
    if less:
        share = result / target * 100 if target > 0 else 0.0 if result <= target else math.inf
        if share <= above(on_track):
            return Light.GOOD
        return Light.NEAR_ABOVE if share <= above(behind) else Light.FAR_ABOVE
    share = 100.0 if target <= 0 else result / target * 100
    if share >= on_track:
        return Light.GOOD
    return Light.NEAR if share >= behind else Light.FAR


def above(limit: int) -> int:
    """A limit of the light where less is better: so many per cent above the target as it else is below."""
    return 200 - limit


class Part(NamedTuple):
    """A part of a result: women, men …; an age group; both empty where it is not broken down."""

    gender: str
    age: str
    value: float


def whole(parts: Iterable[Part]) -> float | None:
    """The result that parts make: the undivided one, else that of all genders, else of all ages.

    A form may ask for the same number whole and broken down, so the three are never added up, nor the ages of
    a gender to what is told of all of it. None without any part.
    """
    found = list(parts)
    makes = making(found)
    return sum(one.value for one in found if makes(one.gender, one.age)) if makes is not None else None


def making(parts: Iterable[Part]) -> Callable[[str, str], bool] | None:
    """Which genders and ages make the result of some parts, told or missing; None without any part."""
    found = list(parts)
    genders = {one.gender for one in found if not one.age}
    rules: tuple[Callable[[str, str], bool], ...] = (
        lambda gender, age: not gender and not age,
        lambda gender, age: bool(gender) and (not age or gender not in genders),
        lambda _gender, age: bool(age),
    )
    return next((makes for makes in rules if any(makes(one.gender, one.age) for one in found)), None)


def dividing(parts: Iterable[Part]) -> tuple[Callable[[str, str], str], Callable[[str, str], str]]:
    """To which gender, and to which age group, a part belongs; to none that was told undivided as well.

    A form may ask for all women and for their ages: these are the same women, as in :func:`whole`.
    """
    found = list(parts)
    genders = {one.gender for one in found if one.gender and not one.age}
    ages = {one.age for one in found if one.age and not one.gender}
    return (
        lambda gender, age: "" if age and gender in genders else gender,
        lambda gender, age: "" if gender and age in ages else age,
    )


class Contradiction(NamedTuple):
    """Figures that cannot both be right: ``parts`` together are more than ``of``.

    Attributes:
        people: who counts in each of two parts that exclude each other, where forms tell person by person;
            None where only sums can be compared.
    """

    parts: tuple[str, ...]
    of: str
    people: int | None = None


EXCLUSIVE = (("EECR01", "EECR04"),)
"""Indicators that exclude each other: one person counts in one of them."""

WITHIN = (
    *(Contradiction(pair, "EECO01") for pair in EXCLUSIVE),
    Contradiction(("EECO02", "EECO04", "EECO05"), "EECO01"),
    Contradiction(("EECO03",), "EECO02"),
    Contradiction(("EECO06", "EECO07", "EECO08"), "EECO01"),
    Contradiction(("EECO09", "EECO10", "EECO11"), "EECO01"),
)
"""Groups that exclude each other, or lie within another (Regulation (EU) 2021/1057, Annex I)."""


def in_both(pair: tuple[str, ...]) -> str:
    """What the people who count in both of a pair are kept under, beside the figures of indicators."""
    return "+".join(pair)


def estimated_of(code: str) -> str:
    """What forms say was estimated of an indicator is kept under this, beside its figures."""
    return f"{code}~"


def contradictions(
    results: Mapping[str, float], people: Mapping[tuple[str, ...], int]
) -> list[Contradiction]:
    """What cannot be right among the results of one project and period.

    Args:
        results: by the codes of indicators.
        people: by pairs of :data:`EXCLUSIVE` who counts in both, where forms tell person by person.
    """
    found = [Contradiction(pair, "", number) for pair, number in people.items() if number]
    for rule in WITHIN:
        known = tuple(code for code in rule.parts if code in results)
        if known and rule.of in results and sum(results[code] for code in known) > results[rule.of]:
            found.append(Contradiction(known, rule.of, people.get(rule.parts)))
    return found


def outside_age(age: str, parts: Iterable[Part]) -> bool:
    """Whether an indicator of one age group has people of another one."""
    return bool(age) and any(one.value and one.age not in ("", "age_not_stated", age) for one in parts)
