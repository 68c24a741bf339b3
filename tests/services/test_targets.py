"""A target against its result: shares of periods, baselines and milestones, projects and the programme."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from inka_desktop.records.ids import new_id
from inka_desktop.records.judging import Goal, Light
from inka_desktop.records.periods import Period, quarter
from inka_desktop.records.projects import Project
from inka_desktop.records.rounds import RoundPart
from inka_desktop.records.values import Gender, Unit
from inka_desktop.services.contact_counts import Contact
from inka_desktop.services.indicator_rows import HandEntry, Rule
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Transaction
from inka_desktop.viewmodels.indicators import rule_words

from .figuring import (
    QUARTER,
    YEAR,
    a_round,
    check,
    handed_in,
    indicator,
    result,
    version_of,
)


def test_a_target_asks_for_its_share_and_less_of_a_project_that_began_later(
    workspace: Workspace, project: UUID
) -> None:
    workspace.analysis.contacts.count(Contact(project, date(2026, 8, 31), "first", Gender.WOMEN), 23).result()
    workspace.analysis.indicators.set_target("INKA-E1", Goal(YEAR, 100), project).result()
    row = result(workspace, "INKA-E1")
    assert row is not None
    assert row.target == 25  # of 92 days of 365
    assert row.light == Light.NEAR
    asked = a_round(workspace)

    def begin(transaction: Transaction) -> None:
        space = transaction.session.get(Project, project).space
        transaction.session.add(
            RoundPart(id=new_id(), space=space, round_id=asked, project_id=project, begun=date(2026, 9, 1))
        )

    workspace.core.submit(begin, "add").result()
    later = result(workspace, "INKA-E1")
    assert later is not None
    assert later.target == 8  # of 30 days of 365
    assert later.light == Light.GOOD
    workspace.analysis.indicators.set_target("INKA-E2", Goal(YEAR, 100, cumulative=True), project).result()
    autumn = Period(date(2026, 10, 1), date(2026, 10, 31))
    running = result(workspace, "INKA-E2", autumn)
    assert running is not None
    assert running.target == round(100 * 122 / 365 * 61 / 122)  # it goes on from where it began


def test_the_form_of_the_time_in_which_a_project_began_counts_from_its_first_day_on(
    workspace: Workspace, project: UUID
) -> None:
    first, last, spring = date(2026, 8, 1), date(2029, 7, 31), Period(date(2026, 4, 1), date(2026, 6, 30))
    workspace.editing.save("project", project, {"funded_from": first, "funded_to": last}).result()
    wish = RoundWish("3. Quartal", version_of(workspace), *QUARTER, date(2026, 10, 15))
    asked = workspace.forms.rounds.hand_out(wish, [project]).result()
    check(workspace, handed_in(workspace, project, asked, women=5, men=6))
    for period, code in ((QUARTER, "INKA-K1"), (spring, "INKA-K2")):
        workspace.analysis.indicators.measure(HandEntry(code, 3, period, "Liste", project)).result()
    for code in ("INKA-E1", "INKA-K1", "INKA-K2"):
        running = Goal(Period(first, last), 360, cumulative=True)
        workspace.analysis.indicators.set_target(code, running, project).result()
    for period in (QUARTER, quarter(date(2026, 10, 1)), Period(first, date(2027, 7, 31))):
        for code, value in (("INKA-E1", 11), ("INKA-K1", 3), ("INKA-K2", None)):
            row = result(workspace, code, period, project)
            assert row is not None
            assert (row.value, row.since) == (value, first)
            sources = workspace.analysis.indicators.sources(code, first, period.end, project)
            assert [one.value for one in sources if not one.covered] == ([value] if value else [])


def test_per_cent_are_asked_for_whole_in_every_period(workspace: Workspace, project: UUID) -> None:
    workspace.analysis.indicators.set_target("INKA-B3", Goal(YEAR, 80), project).result()
    spring = Period(date(2026, 4, 1), date(2026, 6, 30))
    for period, value in ((spring, 70), (QUARTER, 90)):
        workspace.analysis.indicators.measure(HandEntry("INKA-B3", value, period, "Liste", project)).result()
    for period, value in ((QUARTER, 90), (YEAR, 80)):
        row = result(workspace, "INKA-B3", period)
        assert row is not None
        assert (row.target, row.value) == (80, value)
    running = Goal(YEAR, 95, cumulative=True, baseline=60)
    workspace.analysis.indicators.set_target("INKA-B5", running, project).result()
    workspace.analysis.indicators.measure(HandEntry("INKA-B5", 90, QUARTER, "Liste", project)).result()
    reached = result(workspace, "INKA-B5", YEAR)
    assert reached is not None
    assert reached.value == 90  # a share begins at no baseline


def test_where_less_is_better_more_is_not_on_track(workspace: Workspace, project: UUID) -> None:
    own = workspace.analysis.catalogue.add_indicator("WARTE", "Wartezeit", Unit.DAYS)
    own.result()
    falling = Goal(YEAR, 10, cumulative=True, baseline=30)
    for code, goal in (("INKA-B2", Goal(QUARTER, 10)), ("INKA-B4", Goal(QUARTER, 10)), ("WARTE", falling)):
        workspace.analysis.indicators.measure(HandEntry(code, 30, QUARTER, "Liste", project)).result()
        workspace.analysis.indicators.set_target(code, goal, project).result()
        for of in (project, None):
            row = result(workspace, code, QUARTER, of)
            assert row is not None
            assert (row.light, row.less) == (Light.FAR_ABOVE, True)
            assert "bis 105 % des Solls" in rule_words(Rule(), row)
    workspace.analysis.indicators.measure(HandEntry("INKA-B4", 9, QUARTER, "Liste", project)).result()
    better = result(workspace, "INKA-B4")
    assert better is not None
    assert better.light == Light.GOOD


def test_a_cumulative_target_counts_from_its_baseline_on(workspace: Workspace, project: UUID) -> None:
    workspace.analysis.contacts.count(Contact(project, date(2026, 2, 1), "first"), 10).result()
    workspace.analysis.contacts.count(Contact(project, date(2026, 8, 1), "first"), 5).result()
    goal = Goal(YEAR, 45, cumulative=True, baseline=5, milestone=25, milestone_on=date(2026, 9, 30))
    workspace.analysis.indicators.set_target("INKA-E1", goal, project, 2025).result()
    row = result(workspace, "INKA-E1", QUARTER, project)
    assert row is not None
    assert (row.value, row.since) == (20, YEAR.begin)
    assert row.target == pytest.approx(25)
    (target,) = workspace.analysis.indicators.targets("INKA-E1", project)
    assert (target.goal, target.baseline_year) == (goal, 2025)
    whole = result(workspace, "INKA-E1")
    assert whole is not None
    assert whole.value == 20
    assert whole.target == pytest.approx(25)
    service = workspace.analysis.indicators
    service.set_target("INKA-E1", replace(goal, milestone=30), project, 2025, target).result()
    service.set_target("INKA-E1", replace(goal, value=50), project, 2025, target).result()
    (now,) = service.targets("INKA-E1", project)
    assert (now.goal.value, now.goal.milestone, now.id) == (50, 30, target.id), "others' milestone stays"


def test_a_target_has_as_many_milestones_as_there_are_targets_on_its_way(
    workspace: Workspace, project: UUID
) -> None:
    begin, service = date(2024, 1, 1), workspace.analysis.indicators
    for year, value in ((2029, 180), (2026, 90), (2025, 20)):
        goal = Goal(Period(begin, date(year, 12, 31)), value, cumulative=True)
        service.set_target("INKA-K1", goal, project).result()
    for period, target in ((YEAR, 90), (Period(date(2028, 1, 1), date(2028, 12, 31)), 150)):
        row = result(workspace, "INKA-K1", period, project)
        assert row is not None
        assert row.target == pytest.approx(target, abs=0.5)
        assert row.goals[0] in [one.goal for one in service.targets("INKA-K1", project)]
    longest = service.targets("INKA-K1", project)[0].goal
    assert longest.milestones == [(date(2025, 12, 31), 20), (date(2026, 12, 31), 90)]


def test_projects_add_up_and_each_is_shown(workspace: Workspace, project: UUID) -> None:
    other = workspace.projects.create("Bahnhof", [], "Offene Höfe e. V.", "").result()
    workspace.analysis.contacts.count(Contact(project, date(2026, 8, 1), "first", Gender.MEN), 4).result()
    workspace.analysis.contacts.count(Contact(other, date(2026, 8, 2), "first", Gender.WOMEN), 6).result()
    workspace.analysis.indicators.set_target("INKA-E1", Goal(QUARTER, 8), project).result()
    workspace.analysis.indicators.set_target("INKA-E1", Goal(QUARTER, 6), other).result()
    row = result(workspace, "INKA-E1")
    assert row is not None
    assert (row.value, row.target, row.genders) == (10, 14, {"women": 6, "men": 4})
    each = workspace.analysis.indicators.by_project(indicator(workspace, "INKA-E1"), *QUARTER)
    assert [(one.project, one.result and one.result.light) for one in each] == [
        ("Bahnhof", Light.GOOD), ("Projekt Sonnenhang", Light.FAR),
    ]  # fmt: skip
    months = [Period(date(2026, 7, 1), date(2026, 7, 31)), Period(date(2026, 8, 1), date(2026, 8, 31))]
    trend = workspace.analysis.indicators.trend(indicator(workspace, "INKA-E1"), months)
    assert [one.value for one in trend] == [None, 10]


def test_a_years_target_and_its_quarters_are_asked_for_once(workspace: Workspace, project: UUID) -> None:
    for period, value in ((YEAR, 100), *((quarter(YEAR.begin, -place), 30) for place in range(4))):
        workspace.analysis.indicators.set_target("INKA-E1", Goal(period, value), project).result()
    for period, target, number in ((YEAR, 120, 4), (QUARTER, 30, 1)):
        row = result(workspace, "INKA-E1", period)
        assert row is not None
        assert (row.target, len(row.goals)) == (target, number)
    for newest in workspace.analysis.indicators.targets("INKA-E1", project)[:2]:
        workspace.editing.delete("target", newest.id).result()
    assert [one.goal.value for one in workspace.analysis.indicators.targets("INKA-E1", project)] == [30] * 3
    row = result(workspace, "INKA-E1", YEAR)
    assert row is not None
    assert (row.target, len(row.goals)) == (90, 3)


def test_the_programme_is_judged_only_where_each_project_with_a_result_has_a_target(
    workspace: Workspace, project: UUID
) -> None:
    other = workspace.projects.create("Bahnhof", [], "Offene Höfe e. V.", "").result()
    for place in (project, other):
        workspace.analysis.contacts.count(Contact(place, date(2026, 8, 1), "first", Gender.MEN), 9).result()
    workspace.analysis.indicators.set_target("INKA-E1", Goal(QUARTER, 8), project).result()
    row = result(workspace, "INKA-E1")
    assert row is not None
    assert (row.value, row.target, row.light, row.asked_projects) == (18, None, Light.NONE, 1)
    running = Goal(YEAR, 80, cumulative=True)
    workspace.analysis.indicators.set_target("INKA-E1", running, other).result()
    mixed = result(workspace, "INKA-E1")
    assert mixed is not None
    assert (mixed.target, mixed.light) == (None, Light.NONE), "one counts on, the other by quarters"
    workspace.analysis.indicators.set_target("INKA-E1", Goal(QUARTER, 12)).result()
    own = result(workspace, "INKA-E1")
    assert own is not None
    assert (own.value, own.target, own.light, own.asked_projects) == (18, 12, Light.GOOD, 0)


def test_results_are_compared_of_the_same_days_whatever_a_target_counts_on_from(
    workspace: Workspace, project: UUID
) -> None:
    spring = quarter(date(2026, 4, 1))
    for code, period, value in (
        ("EECO02", spring, 50), ("EECO02", QUARTER, 10), ("EECO01", QUARTER, 20)
    ):  # fmt: skip
        workspace.analysis.indicators.measure(HandEntry(code, value, period, "Liste", project)).result()
    workspace.analysis.indicators.set_target("EECO02", Goal(YEAR, 90, cumulative=True), project).result()
    found = workspace.analysis.indicators.results(*QUARTER, project)
    assert {row.indicator.code: row.value for row in found.rows} == {"EECO01": 20, "EECO02": 60}
    assert found.contradictions == ()
