"""Results and targets of one period, read once for all indicators and worked out from what was measured."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.indicators import FigureRule, Target
from inka_desktop.records.judging import (
    EXCLUSIVE,
    Goal,
    Light,
    asked,
    counting,
    dividing,
    in_both,
    light,
    on_one_way,
    outside_age,
)
from inka_desktop.records.periods import Period
from inka_desktop.records.projects import Project
from inka_desktop.records.rounds import RoundPart
from inka_desktop.records.values import PartyRole
from inka_desktop.services import measured, project_list
from inka_desktop.services.divided import raw_of
from inka_desktop.services.indicator_rows import ResultRow, Rule
from inka_desktop.services.measured import Found, Measured
from inka_desktop.services.parties import names_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.catalogue import IndicatorRow

Number = TypeVar("Number", int, float)


class ResultTable:
    """Results and targets of a period, read once for all indicators.

    Attributes:
        period: its days.
        projects: titles by id.
        rule: by which results are judged.
    """

    def __init__(
        self, session: Session, period: Period, kinds: Mapping[str, str], project: UUID | None = None, *,
        running: bool = True, code: str | None = None,
    ) -> None:  # fmt: skip
        """Reads targets and titles.

        Args:
            session: to read with.
            period: that is looked at.
            kinds: by the keys of kinds of contacts the indicator that each counts for.
            project: only this one.
            running: cumulative targets count, and results from their first day on; else each result is that
                of the period.
            code: only this indicator is asked for.
        """
        self._raw = raw_of(session)
        self.period = period
        self._kinds = kinds
        self._project = project
        self._code = code
        self._found: dict[date, Found] = {}
        self.projects = titles_of(session, period.end)
        self._every = (project,) if project is not None else (None, *self.projects)
        self.rule = rule_of(session)
        self._goals = _goals(session, running=running)
        self._begun = _begun(session)

    def row(self, indicator: IndicatorRow) -> ResultRow | None:
        """An indicator of the table's project or of the programme; None where there is nothing to say.

        Without a target of its own the programme is asked for what its projects are, if all of those have a
        target that have a result, and all of one kind.
        """
        if self._project is not None:
            return self.of_project(indicator, self._project)
        goals = self._counting(indicator, None)
        if goals or not any((project, indicator.code) in self._goals for project in self.projects):
            return self._made(indicator, goals, self._every)
        each = [self.of_project(indicator, project) for project in self.projects]
        known = [row for row in (*each, self.of_programme(indicator)) if row]
        ways = {row.goals[0].cumulative if row.goals else None for row in known}
        if len(ways) == 1 and None not in ways:
            return self._merged(indicator, known)
        asked_projects = sum(bool(row.goals) for row in known)
        alone = self._made(indicator, (), self._every)
        return alone and replace(alone, asked_projects=asked_projects)

    def of_project(self, indicator: IndicatorRow, project: UUID) -> ResultRow | None:
        """An indicator of one project."""
        return self._made(indicator, self._counting(indicator, project), [project])

    def of_programme(self, indicator: IndicatorRow) -> ResultRow | None:
        """What was measured of the whole programme and belongs to no project."""
        return self._made(indicator, (), [None])

    def in_period(self, indicator: IndicatorRow) -> float | None:
        """What was measured in the period's own days, whatever a target counts on from.

        Only such results can be compared with those of other indicators.
        """
        found = self._since(self.period.begin)
        parts = (found.get(_key(project, indicator.code)) for project in self._every)
        each = [together(indicator, one.wholes) for one in parts if one is not None]
        return together(indicator, [one for one in each if one is not None])

    def people_in_both(self) -> dict[tuple[str, ...], int]:
        """By pairs that exclude each other who counts in both; no pair of which no form tells it."""
        found = self._since(self.period.begin)
        counted: dict[tuple[str, ...], int] = {}
        for pair in EXCLUSIVE:
            keys = [_key(project, in_both(pair)) for project in self._every]
            known = [found[key].wholes for key in keys if key in found]
            if known:
                counted[pair] = round(sum(map(sum, known)))
        return counted

    def _made(
        self, indicator: IndicatorRow, goals: Sequence[Goal], projects: Sequence[UUID | None]
    ) -> ResultRow | None:
        running = next((goal for goal in goals if goal.cumulative), None)
        begin = running.period.begin if running is not None else self.period.begin
        found = self._since(begin)
        keys = [_key(project, indicator.code) for project in projects]
        parts = [found[key] for key in keys if key in found]
        target = self._target(indicator, goals, projects[0])
        if not parts and target is None:
            return None
        each = [together(indicator, one.wholes) for one in parts]
        value = together(indicator, [one for one in each if one is not None])
        if value is not None and running is not None and indicator.counts:
            value += running.baseline
        less = _less(indicator, goals)
        state = self._light(value, target, less=less)
        genders, ages = _broken_down(parts)
        return ResultRow(
            indicator, value, target, state, genders, ages, _absent(parts), _missing(parts),
            _missing_parts(parts), sum(one.estimated for one in parts),
            frozenset(word for one in parts for word in one.sources),
            _newest(one.as_of for one in parts), begin,
            any(outside_age(indicator.age, one.parts) for one in parts), tuple(goals), less=less,
        )  # fmt: skip

    def _merged(self, indicator: IndicatorRow, rows: Sequence[ResultRow]) -> ResultRow:
        """Several projects as one row; each of them has a target."""
        value = together(indicator, [row.value for row in rows if row.value is not None])
        target = together(indicator, [row.target for row in rows if row.target is not None])
        goals = tuple(goal for row in rows for goal in row.goals)
        less = _less(indicator, goals)
        return ResultRow(
            indicator, value, target, self._light(value, target, less=less),
            _added(row.genders for row in rows), _added(row.ages for row in rows),
            _added(row.absent for row in rows), _added(row.missing for row in rows),
            _parts_added(row.missing_parts for row in rows), sum(row.estimated for row in rows),
            frozenset(word for row in rows for word in row.sources),
            max((row.as_of for row in rows if row.as_of is not None), default=None),
            min((row.since for row in rows if row.since is not None), default=None),
            any(row.outside_age for row in rows), goals, len(rows), less,
        )  # fmt: skip

    def _light(self, value: float | None, target: float | None, *, less: bool) -> Light:
        return light(value, target, self.rule.on_track, self.rule.behind, less=less)

    def _counting(self, indicator: IndicatorRow, project: UUID | None) -> tuple[Goal, ...]:
        """The targets that count in the period."""
        goals = self._goals.get((project, indicator.code), ())
        return counting(goals, self.period, self._begun_on(project))

    def _target(self, indicator: IndicatorRow, goals: Iterable[Goal], project: UUID | None) -> float | None:
        """What the targets that count ask for, all together."""
        begun, counts = self._begun_on(project), indicator.counts
        told = (asked(goal, self.period, begun, counts=counts) for goal in goals)
        return together(indicator, [value for value in told if value is not None])

    def _begun_on(self, project: UUID | None) -> date | None:
        return self._begun.get(project) if project is not None else None

    def _since(self, begin: date) -> Found:
        """What was measured up to the period's end, from the first day that counts."""
        if begin not in self._found:
            period = Period(begin, self.period.end)
            self._found[begin] = measured.collect(
                self._raw, period, self._kinds, self.projects, self._project, self._code
            )
        return self._found[begin]


def _less(indicator: IndicatorRow, goals: Iterable[Goal]) -> bool:
    """Whether less is better."""
    return indicator.less or any(goal.falls for goal in goals)


def _key(project: UUID | None, code: str) -> tuple[bytes, str]:
    """How what was measured is found; what belongs to no project stands under no bytes."""
    return project.bytes if project is not None else b"", code


def _broken_down(parts: Iterable[Measured]) -> tuple[dict[str, float], dict[str, float]]:
    """By gender and by age what each form and entry says, nobody twice."""
    genders: dict[str, float] = defaultdict(float)
    ages: dict[str, float] = defaultdict(float)
    for told in (each for one in parts for each in one.pieces.values()):
        of_gender, of_age = dividing(told.parts)
        for gender, age, value in told.parts:
            genders[of_gender(gender, age)] += value
            ages[of_age(gender, age)] += value
    return _named(genders), _named(ages)


def _named(divided: Mapping[str, float]) -> dict[str, float]:
    return {word: value for word, value in divided.items() if word}


def _absent(parts: Iterable[Measured]) -> dict[str, int]:
    """How many projects gave which reason and have no number at all."""
    return _added(
        dict.fromkeys((gap.why for told in one.open for gap in told.gaps), 1)
        for one in parts if not one.wholes
    )  # fmt: skip


def _missing(parts: Iterable[Measured]) -> dict[str, int]:
    """How many answers are missing of the results, by reason."""
    return dict(Counter(gap.why for one in parts for told in one.open for gap in told.missing))


def _missing_parts(parts: Iterable[Measured]) -> dict[str, dict[str, int]]:
    """How many are missing of each gender and age, by reason."""
    found = []
    for told in (each for one in parts for each in one.open):
        words = dividing(told.parts)
        named = [(of(gap.gender, gap.age), gap.why) for gap in told.gaps for of in words]
        found += [{word: {why: 1}} for word, why in named if word]
    return _parts_added(found)


def _parts_added(each: Iterable[Mapping[str, Mapping[str, int]]]) -> dict[str, dict[str, int]]:
    found: dict[str, list[Mapping[str, int]]] = defaultdict(list)
    for part, missing in (item for one in each for item in one.items()):
        found[part].append(missing)
    return {part: _added(every) for part, every in found.items()}


def _added(each: Iterable[Mapping[str, Number]]) -> dict[str, Number]:
    found: dict[str, Number] = {}
    for word, number in (item for one in each for item in one.items()):
        found[word] = found[word] + number if word in found else number
    return found


def _newest(days: Iterable[str]) -> date | None:
    newest = max(days, default="")
    return date.fromisoformat(newest) if newest else None


def together(indicator: IndicatorRow, values: Sequence[float]) -> float | None:
    """What several projects, periods or targets make: a sum, of shares and days a mean; None without any."""
    if not values:
        return None
    return sum(values) if indicator.counts else sum(values) / len(values)


def titles_of(session: Session, on: date) -> dict[UUID, str]:
    """The titles of all projects by id; of one title each with its carrier of a day."""
    found = session.execute(select(Project.id, Project.title).where(Project.alive.is_(True)))
    titles = {UUID(bytes=row.bytes): title or "" for row, title in found}
    known = Counter(titles.values())
    twice = [project for project, title in titles.items() if known[title] > 1]
    if twice:
        parties = project_list.parties(session)
        for project in twice:
            carrier = names_of(parties[project], PartyRole.CARRIER, on)
            titles[project] = " – ".join(name for name in (titles[project], carrier) if name)
    return titles


def title_of(titles: Mapping[UUID, str], project: bytes) -> str:
    """The title of a project by its 16 bytes; empty for the programme, or one that is not here."""
    return titles.get(UUID(bytes=project), "") if len(project) == 16 else ""


def _goals(session: Session, *, running: bool) -> dict[tuple[UUID | None, str], list[Goal]]:
    found: dict[tuple[UUID | None, str], list[Goal]] = defaultdict(list)
    query = select(Target).where(Target.alive.is_(True)).order_by(Target.end, Target.begin, Target.id)
    for one in session.scalars(query):
        goal = goal_of(one)
        if goal is not None and (running or not goal.cumulative):
            of = UUID(bytes=one.project_id.bytes) if one.project_id is not None else None
            found[of, one.indicator or ""].append(goal)
    return {key: on_one_way(goals) for key, goals in found.items()}


def goal_of(one: Target) -> Goal | None:
    """A target as a rule; None where another device wrote a number or days that are none."""
    value = number(one.value)
    if value is None or one.begin is None or one.end is None or one.end < one.begin:
        return None
    return Goal(
        Period(one.begin, one.end), value, one.cumulative, number(one.baseline) or 0.0,
        number(one.milestone), one.milestone_on,
    )  # fmt: skip


def _begun(session: Session) -> dict[UUID | None, date]:
    """By project the day on which it began, as its rounds say: before it nothing is asked of it."""
    query = select(RoundPart.project_id, RoundPart.begun).where(
        RoundPart.alive.is_(True), RoundPart.begun.is_not(None)
    )
    found = session.execute(query.order_by(RoundPart.begun.desc()))
    return {UUID(bytes=project.bytes): day for project, day in found if project is not None and day}


def rule_of(session: Session) -> Rule:
    """By which limits results are judged and shown."""
    found = session.scalars(select(FigureRule).where(FigureRule.alive.is_(True)).limit(1)).first()
    if found is None:
        return Rule()
    usual = Rule()
    return Rule(
        usual.small if found.small is None else found.small,
        usual.on_track if found.on_track is None else found.on_track,
        usual.behind if found.behind is None else found.behind,
    )


def number(text: str | None) -> float | None:
    """A kept number; None where there is none, or nothing that is one."""
    try:
        return float(text) if text is not None else None
    except ValueError:
        return None
