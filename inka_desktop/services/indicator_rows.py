"""Rows of indicators, for windows and scripts; no SQLAlchemy here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.records.judging import BEHIND, ON_TRACK, Contradiction, Goal, Light
from inka_desktop.records.periods import Period
from inka_desktop.records.values import Basis

if TYPE_CHECKING:
    from inka_desktop.services.catalogue import IndicatorRow


@dataclass(frozen=True, slots=True)
class Rule:
    """How figures are judged and shown: ``small`` counts of people, and per cent of the target."""

    small: int = 3
    on_track: int = ON_TRACK
    behind: int = BEHIND


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A target against a result.

    Attributes:
        indicator: of which it speaks.
        value: the result; None where nothing was measured, which is no 0.
        target: what the period asks for; None without a target.
        light: how the result stands to it.
        genders, ages: its parts, as far as they are known; they need not make the whole.
        absent: by a word of :class:`.Absent` how many projects said so and have no number at all.
        missing: by such a word how many answers the result lacks, of those projects and of others.
        missing_parts: the same by gender and by age.
        estimated: how much of it was; 0 for nothing.
        sources: ``submission``, ``by_hand``, ``counts``.
        as_of: the newest day that it says something of.
        since: the first day it counts, for a cumulative target that of the target.
        outside_age: it has people of another age than it counts.
        goals: the targets that count in the period; no day is asked for by two of them.
        asked_projects: how many projects have a target where the programme has none of its own; without
            ``target`` others have a result and none.
        less: less is better, of the indicator or of a target that goes down from its baseline.
    """

    indicator: IndicatorRow
    value: float | None
    target: float | None
    light: Light
    genders: Mapping[str, float] = field(default_factory=dict)
    ages: Mapping[str, float] = field(default_factory=dict)
    absent: Mapping[str, int] = field(default_factory=dict)
    missing: Mapping[str, int] = field(default_factory=dict)
    missing_parts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    estimated: float = 0.0
    sources: frozenset[str] = frozenset()
    as_of: date | None = None
    since: date | None = None
    outside_age: bool = False
    goals: tuple[Goal, ...] = ()
    asked_projects: int = 0
    less: bool = False

    @property
    def deviation(self) -> float | None:
        """Result less target; None without one of them."""
        return None if self.value is None or self.target is None else self.value - self.target


@dataclass(frozen=True, slots=True)
class Results:
    """What a period shows.

    Attributes:
        rows: an indicator each.
        begin, end: the period.
        project_id: of one project; None for the programme.
        as_of: the newest day that any of them says something of.
        contradictions: figures that cannot both be right.
        people: by pairs of indicators that exclude each other who counts in both, where forms tell person by
            person.
        outside_ages: codes of indicators with people of another age than they count.
        waiting: checked forms that have not all arrived yet.
        rule: by which they were judged.
    """

    rows: tuple[ResultRow, ...]
    begin: date
    end: date
    project_id: UUID | None
    as_of: date | None
    contradictions: tuple[Contradiction, ...]
    outside_ages: tuple[str, ...]
    waiting: int
    rule: Rule
    people: Mapping[tuple[str, ...], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProjectResultRow:
    """One indicator in one project; ``result`` is None where there is nothing to say."""

    project_id: UUID
    project: str
    result: ResultRow | None


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One indicator in one of several periods; ``as_of`` is the newest day that it says something of."""

    period: Period
    value: float | None
    target: float | None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What a result is made of.

    Attributes:
        kind: ``submission``, ``by_hand``, or ``counts`` for what was counted day by day.
        id: of the submission, of the entry, or of the project whose contacts were counted.
        project: its title; empty for the programme.
        begin, end: of which it speaks.
        value: None where there is none.
        missing: by a word of :class:`.Absent` how many answers it lacks.
        as_of: its day.
        source: what somebody named.
        estimated: how much of it was.
        instead: the round whose form counts in place of this one; empty for what counts.
        replaced: a newer entry by hand counts in place of this one.
        gender, age: of an entry by hand what part it is; empty for all.
        covered: it does not count, since others speak of the same days.
    """

    kind: str
    id: UUID
    project: str
    begin: date
    end: date
    value: float | None
    missing: Mapping[str, int]
    as_of: date
    source: str = ""
    estimated: float = 0.0
    instead: str = ""
    replaced: bool = False
    gender: str = ""
    age: str = ""
    covered: bool = False


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target with the year of its baseline."""

    id: UUID
    goal: Goal
    baseline_year: int | None


@dataclass(frozen=True, slots=True)
class HandEntry:
    """A value that somebody enters by hand.

    Attributes:
        code: of the indicator.
        value: None for what was not collected or is not yet known; ``basis`` says which.
        period: of which it speaks.
        source: where it is from.
        project_id: of the whole programme when left out.
        gender, age: what part it is; empty for all.
        basis: a word of :class:`.Basis`.
        as_of: the day it is from; when left out today, or the period's last day where that is over.
    """

    code: str
    value: float | None
    period: Period
    source: str
    project_id: UUID | None = None
    gender: str = ""
    age: str = ""
    basis: str = Basis.COUNTED
    as_of: date | None = None
