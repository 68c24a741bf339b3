"""From a checked form, from counting and by hand to a figure, and a target against it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from inka_desktop.forms import NodeId
from inka_desktop.records.forms import Answer, Submission
from inka_desktop.records.ids import new_id
from inka_desktop.records.judging import Goal, Light
from inka_desktop.records.limits import SHORT_ADVICE_HOURS
from inka_desktop.records.periods import Period, quarter
from inka_desktop.records.projects import Project
from inka_desktop.records.rounds import Round, RoundPart
from inka_desktop.records.values import Basis, Gender, Role, SubmissionState, Unit
from inka_desktop.services.catalogue import IndicatorRow, shipped
from inka_desktop.services.contact_counts import Contact
from inka_desktop.services.figure_errors import (
    CodeTakenError,
    NumberUnusableError,
    PeriodUnusableError,
    SourceMissingError,
)
from inka_desktop.services.indicator_rows import HandEntry, ResultRow, Rule
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Transaction
from inka_desktop.viewmodels.indicators import contradiction_words, exclusive_words, instead_words, rule_words
from tests.forms import making

from .test_releases import Office, office

__all__ = ["office"]

QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))
AT = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
FORM = """
| survey | | | | | | |
| | type | name | label | bind::inka:indicator | bind::inka:breakdown | calculation |
| | integer | women | Women | INKA-E1 | women | |
| | integer | men | Men | INKA-E1 | men | |
| | integer | repeat | Repeat | INKA-E2 | | |
| | integer | guessed | Of these estimated | INKA-E1 | estimated | |
| | integer | guessed_women | Of the women | INKA-E1 | estimated women | |
| | calculate | twice | | INKA-S1 | | 2 * ${women} |
| | begin repeat | offer | Offer | | | |
| | integer | places | Places | INKA-S2 | | |
| | integer | share | Share | INKA-B3 | | |
| | end repeat | | | | | |
| settings | | | | | | |
| | form_id | version | form_title | namespaces | | |
| | quarter | 1 | Quarter | inka="https://inka.example/forms" | | |
"""


def version_of(workspace: Workspace) -> UUID:
    taken = workspace.forms.library.take_in(making.xform_of(FORM).encode(), "quarter.xml").result()
    assert taken.version is not None, taken.problems
    return taken.version


def a_round(workspace: Workspace, period: Period = QUARTER, form: UUID | None = None) -> UUID:
    row = new_id()

    def work(transaction: Transaction) -> None:
        transaction.session.add(Round(
            id=row, space=workspace.spaces.org, title="Q", begin=period.begin, end=period.end, form_id=form
        ))  # fmt: skip

    workspace.core.submit(work, "add").result()
    return row


def change(workspace: Workspace, submission: UUID, **values: object) -> None:
    def work(transaction: Transaction) -> None:
        record = transaction.session.get(Submission, submission)
        for name, value in values.items():
            setattr(record, name, value)

    workspace.core.submit(work, "edit").result()


def handed_in(
    workspace: Workspace, project: UUID | None, round_id: UUID | None = None,
    **answers: int | list[int] | None,
) -> UUID:  # fmt: skip
    """A form that was filled and handed in, in a round where one is given; of a list each in a row."""
    known = workspace.forms.library.list()
    version, row = known[0].versions[0].id if known else version_of(workspace), new_id()

    def work(transaction: Transaction) -> None:
        session = transaction.session
        one = session.get(Project, project) if project is not None else None
        space = one.space if one is not None else workspace.spaces.coord
        session.add(
            Submission(id=row, space=space, version_id=version, project_id=project, round_id=round_id)
        )

    workspace.core.submit(work, "add").result()
    form = workspace.forms.answers.open(row)
    every = ((name, value if isinstance(value, list) else [value]) for name, value in answers.items())
    for name, value in ((name, value) for name, values in every for value in values):
        where = form.add_repeat(NodeId("/data/offer")).changes.added[0].row if "/" in name else ""
        form.set(NodeId(f"/data/{name}", where), value).saved.result()
    workspace.forms.finished.finish(form).result()
    form.close()
    change(workspace, row, submitted_at=AT)
    return row


def check(workspace: Workspace, row: UUID) -> None:
    change(workspace, row, state=SubmissionState.CHECKED)


def result(
    workspace: Workspace, code: str, period: Period = QUARTER, project: UUID | None = None
) -> ResultRow | None:
    found = workspace.analysis.indicators.results(*period, project)
    return next((row for row in found.rows if row.indicator.code == code), None)


def indicator(workspace: Workspace, code: str) -> IndicatorRow:
    return next(one for one in workspace.analysis.catalogue.indicators() if one.code == code)


def test_a_checked_form_becomes_figures_and_a_reopened_one_takes_them_back(
    workspace: Workspace, project: UUID
) -> None:
    row = handed_in(workspace, project, a_round(workspace), women=5, men=3, repeat=9, **{"offer/places": 12})
    assert result(workspace, "INKA-E1") is None
    check(workspace, row)
    first = result(workspace, "INKA-E1")
    assert first is not None
    assert (first.value, first.genders, first.light) == (8, {"women": 5, "men": 3}, Light.NONE)
    assert first.as_of == date(2026, 10, 12)
    worked_out, in_a_repeat = result(workspace, "INKA-S1"), result(workspace, "INKA-S2")
    assert worked_out is not None
    assert worked_out.value == 10
    assert in_a_repeat is not None
    assert in_a_repeat.value == 12
    (source,) = workspace.analysis.indicators.sources("INKA-E1", *QUARTER)
    assert (source.kind, source.id, source.project, source.value) == (
        "submission",
        row,
        "Projekt Sonnenhang",
        8,
    )
    change(workspace, row, state=SubmissionState.FINISHED)
    assert result(workspace, "INKA-E1") is None


def test_a_figure_belongs_to_the_period_of_its_round_wherever_that_moves(
    workspace: Workspace, project: UUID
) -> None:
    asked = a_round(workspace)
    check(workspace, handed_in(workspace, project, asked, repeat=4))
    assert result(workspace, "INKA-E2") is not None
    assert result(workspace, "INKA-E2", Period(date(2026, 8, 1), date(2026, 9, 30))) is None

    def move(transaction: Transaction) -> None:
        transaction.session.get(Round, asked).begin = date(2026, 8, 1)

    workspace.core.submit(move, "edit").result()
    assert result(workspace, "INKA-E2", Period(date(2026, 8, 1), date(2026, 9, 30))) is not None


def test_not_collected_is_no_zero(workspace: Workspace, project: UUID) -> None:
    row = handed_in(workspace, project, a_round(workspace), women=0, men=0)

    def absent(transaction: Transaction) -> None:
        transaction.session.add(
            Answer(
                id=new_id(), space=transaction.session.get(Submission, row).space, submission_id=row,
                key="/data/repeat", absent="not_collected",
            )
        )  # fmt: skip

    workspace.core.submit(absent, "edit").result()
    check(workspace, row)
    zero, missing = result(workspace, "INKA-E1"), result(workspace, "INKA-E2")
    assert zero is not None
    assert zero.value == 0
    assert missing is not None
    assert (missing.value, dict(missing.absent)) == (None, {"not_collected": 1})


def test_forms_go_before_hands_and_hands_before_counts(workspace: Workspace, project: UUID) -> None:
    for day, number in ((date(2026, 6, 30), 7), (date(2026, 7, 1), 2), (date(2026, 10, 1), 4)):
        workspace.analysis.contacts.count(Contact(project, day, "repeat"), number).result()
    counted = result(workspace, "INKA-E2", YEAR)
    assert counted is not None
    assert (counted.value, set(counted.sources)) == (13, {"counts"})
    spring = Period(date(2026, 4, 1), date(2026, 6, 30))
    workspace.analysis.indicators.measure(
        HandEntry("INKA-E2", 10, spring, "Strichliste", project, basis=Basis.ESTIMATED)
    ).result()
    check(workspace, handed_in(workspace, project, a_round(workspace), repeat=20))
    workspace.analysis.indicators.measure(HandEntry("INKA-E2", 999, QUARTER, "doppelt", project)).result()
    both = result(workspace, "INKA-E2", YEAR)
    assert both is not None
    assert (both.value, both.estimated) == (10 + 20 + 4, 10)
    assert both.sources == {"counts", "by_hand", "submission"}


def test_a_result_says_how_much_of_it_was_estimated_and_its_sources_do(
    workspace: Workspace, project: UUID
) -> None:
    check(workspace, handed_in(workspace, project, a_round(workspace), women=20, men=30, guessed=7))
    autumn = date(2026, 10, 5)
    for basis, number in ((Basis.COUNTED, 6), (Basis.ESTIMATED, 5)):
        workspace.analysis.contacts.count(Contact(project, autumn, "first", basis=basis), number).result()
    found = result(workspace, "INKA-E1", YEAR)
    assert found is not None
    assert (found.value, found.estimated) == (61, 12)
    form, counts = workspace.analysis.indicators.sources("INKA-E1", *YEAR)
    assert (form.kind, form.value, form.estimated) == ("submission", 50, 7)
    assert (counts.kind, counts.value, counts.estimated) == ("counts", 11, 5)
    assert (counts.id, counts.as_of) == (project, autumn)
    assert workspace.analysis.indicators.sources("INKA-E1", *QUARTER) == [form]


def test_what_is_asked_of_all_and_of_a_part_is_estimated_once(workspace: Workspace, project: UUID) -> None:
    spring = Period(date(2026, 4, 1), date(2026, 6, 30))
    for period, guessed in ((QUARTER, 7), (spring, None)):
        row = a_round(workspace, period)
        answers = {"women": 20, "men": 30, "guessed": guessed, "guessed_women": 5}
        check(workspace, handed_in(workspace, project, row, **answers))
    both, part = (result(workspace, "INKA-E1", period) for period in (QUARTER, spring))
    assert both is not None
    assert part is not None
    assert (both.estimated, part.estimated) == (7, 5)
    (source,) = workspace.analysis.indicators.sources("INKA-E1", *QUARTER)
    assert source.estimated == 7


def test_no_more_is_estimated_than_there_is(workspace: Workspace, project: UUID) -> None:
    check(workspace, handed_in(workspace, project, a_round(workspace), women=4, guessed=9))
    found = result(workspace, "INKA-E1")
    assert found is not None
    assert (found.value, found.estimated) == (4, 4)


def test_shares_in_the_rows_of_a_list_make_a_mean(workspace: Workspace, project: UUID) -> None:
    first, second = a_round(workspace), a_round(workspace, Period(date(2026, 4, 1), date(2026, 6, 30)))
    answers = {"offer/share": [90, 70], "offer/places": [3, 5]}
    check(workspace, handed_in(workspace, project, first, **answers))
    shares, places = result(workspace, "INKA-B3"), result(workspace, "INKA-S2")
    assert shares is not None
    assert places is not None
    assert (shares.value, places.value) == (80, 8)
    check(workspace, handed_in(workspace, project, second, **{"offer/share": [50]}))
    year = result(workspace, "INKA-B3", YEAR)
    assert year is not None
    assert year.value == 65
    (form,) = workspace.analysis.indicators.sources("INKA-B3", *QUARTER)
    assert form.value == 80


def test_figures_follow_when_an_indicator_of_ones_own_becomes_a_share(
    workspace: Workspace, project: UUID
) -> None:
    text = FORM.replace("INKA-B3", "EIGEN-1")
    workspace.forms.library.take_in(making.xform_of(text).encode(), "quarter.xml").result()
    row = workspace.analysis.catalogue.add_indicator("EIGEN-1", "Eigener Wert", Unit.NUMBER).result()
    check(workspace, handed_in(workspace, project, a_round(workspace), **{"offer/share": [90, 70]}))
    found = result(workspace, "EIGEN-1")
    assert found is not None
    assert found.value == 160
    workspace.editing.save("indicator", row, {"unit": Unit.PERCENT}).result()
    found = result(workspace, "EIGEN-1")
    assert found is not None
    assert found.value == 80


def test_figures_follow_on_the_device_that_receives_the_acceptance(office: Office) -> None:
    project = office.desk.project
    coordinator = office.join(Role.COORDINATOR, "Max Beispiel")
    version_of(office.owner)
    carrier = office.join(Role.CARRIER, "Erika Muster")
    row = handed_in(carrier, project, None, women=2, men=6)
    office.meet()
    check(office.owner, row)
    office.meet()
    for workspace in (office.owner, coordinator):
        found = result(workspace, "INKA-E1", YEAR)
        assert found is not None
        assert found.value == 8
        before = workspace.analysis.indicators.sources("INKA-E1", *YEAR)
        assert workspace.analysis.figures.rebuild() == 0
        assert workspace.analysis.indicators.sources("INKA-E1", *YEAR) == before


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


def test_a_number_that_a_form_asks_for_whole_and_in_parts_is_told_once(
    workspace: Workspace, project: UUID
) -> None:
    row = handed_in(workspace, project, a_round(workspace), women=5, men=3)
    check(workspace, row)

    def also_whole(transaction: Transaction) -> None:
        transaction.raw.execute(
            "INSERT INTO figure(submission, project, indicator, gender, age, value, absent, first, last, at)"
            " SELECT submission, project, indicator, '', '', 8, absent, first, last, at FROM figure"
            " WHERE indicator = 'INKA-E1' AND gender = 'women'"
        )

    assert result(workspace, "INKA-E1") is not None  # the table has caught up
    workspace.core.submit(also_whole, "figures").result()
    (source,) = workspace.analysis.indicators.sources("INKA-E1", *QUARTER)
    found = result(workspace, "INKA-E1")
    assert found is not None
    assert source.value == found.value == 8


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


def test_entries_for_a_year_and_a_quarter_are_counted_once_and_the_list_says_which(
    workspace: Workspace, project: UUID
) -> None:
    enter = workspace.analysis.indicators.measure
    for period, value in ((YEAR, 40), (QUARTER, 10)):
        enter(HandEntry("INKA-E1", value, period, "Liste", project)).result()
    assert [value_of(workspace, period) for period in (YEAR, QUARTER)] == [40, 10]
    sources = workspace.analysis.indicators.sources("INKA-E1", *YEAR, project)
    assert [(row.value, bool(instead_words(row))) for row in sources] == [(10, True), (40, False)]
    for place in range(4):
        enter(HandEntry("INKA-E1", 12, quarter(YEAR.begin, -place), "Liste", project)).result()
    assert value_of(workspace, YEAR) == 48, "the four quarters speak of the whole year, and are finer"


def test_rounds_of_one_form_with_days_in_common_are_counted_once(workspace: Workspace, project: UUID) -> None:
    version_of(workspace)
    form = workspace.forms.library.list()[0].id
    july = Period(QUARTER.begin, date(2026, 7, 31))
    for period, men in ((QUARTER, 20), (july, 6)):
        check(
            workspace, handed_in(workspace, project, a_round(workspace, period, form), men=men, guessed=men)
        )
    row = result(workspace, "INKA-E1", QUARTER)
    assert row is not None
    assert (row.value, row.estimated, value_of(workspace, july)) == (20, 20, 6)
    sources = workspace.analysis.indicators.sources("INKA-E1", *QUARTER, project)
    assert {row.value: row.covered for row in sources} == {20: False, 6: True}
    check(workspace, handed_in(workspace, project, a_round(workspace), men=3))
    assert value_of(workspace, QUARTER) == 23, "another form asks for others"


def value_of(workspace: Workspace, period: Period) -> float | None:
    row = result(workspace, "INKA-E1", period)
    return row.value if row is not None else None


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


def test_what_cannot_be_right_is_said(workspace: Workspace, project: UUID) -> None:
    for code, value in (("EECO01", 10), ("EECR01", 6), ("EECR04", 5), ("EECO06", 1)):
        age = "55_plus" if code == "EECO06" else ""
        workspace.analysis.indicators.measure(
            HandEntry(code, value, QUARTER, "Liste", project, age=age)
        ).result()
    found = workspace.analysis.indicators.results(*QUARTER)
    assert [(one.parts, one.of) for one in found.contradictions] == [(("EECR01", "EECR04"), "EECO01")]
    assert found.outside_ages == ("EECO06",)
    assert found.people == {}
    assert contradiction_words(found.contradictions[0]).endswith("Kein Bogen zählt hier Person für Person.")
    assert exclusive_words("EECR04", found)[0].startswith("Schließt EECR01 aus")


PERSONS = """
| survey | | | | |
| | type | name | label | bind::inka:indicator |
| | begin repeat | person | Person | |
| | integer | working | Found work | EECR04 |
| | integer | searching | Looks for work | EECR01 |
| | end repeat | | | |
| | integer | all | Everybody | EECO01 |
| settings | | | | |
| | form_id | version | form_title | namespaces |
| | leaving | 1 | Leaving | inka="https://inka-desktop/forms" |
"""


def leaving(workspace: Workspace, project: UUID, *persons: tuple[int, int]) -> UUID:
    """A checked form with a row for each person: found work, looks for work."""
    taken = workspace.forms.library.take_in(making.xform_of(PERSONS).encode(), "leaving.xml").result()
    assert taken.version is not None, taken.problems
    row = workspace.forms.answers.begin(taken.version, project).result()
    form = workspace.forms.answers.open(row)
    repeat = NodeId("/data/person")
    while len(rows := form.session.rows(repeat)) < len(persons):
        form.add_repeat(repeat)
    for place, values in zip(rows, persons, strict=True):
        for name, value in zip(("working", "searching"), values, strict=True):
            form.set(NodeId(f"/data/person/{name}", place.row), value)
    form.set(NodeId("/data/all"), len(persons)).saved.result()
    workspace.forms.finished.finish(form).result()
    form.close()
    change(workspace, row, submitted_at=AT, state=SubmissionState.CHECKED)
    return row


def test_who_counts_in_two_that_exclude_each_other_is_found_person_by_person(
    workspace: Workspace, project: UUID
) -> None:
    pair, month = ("EECR01", "EECR04"), Period(date(2026, 10, 1), date(2026, 10, 31))
    row = leaving(workspace, project, (1, 0), (0, 1), (1, 1))
    found = workspace.analysis.indicators.results(*month)
    assert found.people == {pair: 1}
    assert [(one.parts, one.people) for one in found.contradictions if not one.of] == [(pair, 1)]
    words = [contradiction_words(one) for one in found.contradictions]
    assert any("in EECR01 und EECR04, die sich ausschließen" in said for said in words)
    assert not any("nur die Summen" in said for said in words)
    change(workspace, row, state=SubmissionState.DRAFT)
    leaving(workspace, project, (1, 0), (0, 1), (0, 0))
    right = workspace.analysis.indicators.results(*month)
    assert (right.people, right.contradictions) == ({pair: 0}, ())
    assert exclusive_words("EECR01", right)[1] == "Person für Person geprüft: Niemand zählt in beiden."
    assert exclusive_words("INKA-E1", right) == ("", "")


def test_what_cannot_be_saved_says_why(workspace: Workspace, project: UUID) -> None:
    backwards = Period(date(2026, 9, 30), date(2026, 7, 1))
    with pytest.raises(PeriodUnusableError):
        workspace.analysis.indicators.set_target("INKA-E1", Goal(backwards, 5), project)
    with pytest.raises(SourceMissingError):
        workspace.analysis.indicators.measure(HandEntry("INKA-E1", 5, QUARTER, " ", project))
    with pytest.raises(NumberUnusableError):
        workspace.analysis.indicators.measure(HandEntry("INKA-E1", None, QUARTER, "Liste", project))
    with pytest.raises(NumberUnusableError):
        workspace.analysis.indicators.set_rule(Rule(small=0))
    with pytest.raises(CodeTakenError):
        workspace.analysis.catalogue.add_indicator("inka-e1", "Noch einer").result()


def test_an_indicator_of_the_offices_own(workspace: Workspace) -> None:
    workspace.analysis.catalogue.add_indicator("eig 1", "Hausbesuche", "contacts").result()
    workspace.analysis.indicators.measure(HandEntry("EIG-1", 4.5, QUARTER, "Bericht")).result()
    row = result(workspace, "EIG-1")
    assert row is not None
    assert (row.indicator.name("de"), row.value, row.indicator.counts_people) == ("Hausbesuche", 4.5, True)
    workspace.analysis.indicators.set_rule(Rule(5, 90, 50)).result()
    assert workspace.analysis.indicators.rule() == Rule(5, 90, 50)


def test_short_advice_says_its_hours_from_one_figure() -> None:
    (short,) = (row for row in shipped() if row.code == "INKA-E4")
    assert short.name("de") == f"Kurzberatungen bis {SHORT_ADVICE_HOURS} Stunden"
    assert short.name("en") == f"Short advice up to {SHORT_ADVICE_HOURS} hours"


def test_the_catalogue_says_which_wording_is_verified() -> None:
    found = {one.code: one for one in shipped()}
    assert found["EECO01"].is_official("de")
    assert not found["EECO01"].is_official("en")
    assert not found["EECR01"].is_official("de")
    assert {one.name_en for one in shipped() if not one.name_en} == set()
    assert found["CO01"].is_valid(date(2020, 1, 1), date(2020, 12, 31))
    assert not found["CO01"].is_valid(*QUARTER)
