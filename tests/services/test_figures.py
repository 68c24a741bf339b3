"""From a checked form, from counting and by hand to a figure, and a target against it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from inka_desktop.forms import NodeId
from inka_desktop.records.ids import new_id
from inka_desktop.records.judging import Goal, Light
from inka_desktop.records.limits import SHORT_ADVICE_HOURS
from inka_desktop.records.periods import Period, quarter
from inka_desktop.records.projects import Project
from inka_desktop.records.rounds import Round, RoundPart
from inka_desktop.records.values import Basis, Role, SubmissionState, Unit
from inka_desktop.services.catalogue import shipped
from inka_desktop.services.contact_counts import Contact
from inka_desktop.services.figure_errors import (
    CodeTakenError,
    NumberUnusableError,
    PeriodUnusableError,
    SourceMissingError,
)
from inka_desktop.services.indicator_rows import HandEntry, Rule
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Transaction
from inka_desktop.viewmodels.indicators import contradiction_words, exclusive_words, instead_words
from tests.forms import making

from .figuring import (
    AT,
    FORM,
    QUARTER,
    YEAR,
    a_round,
    change,
    check,
    handed_in,
    indicator,
    result,
    version_of,
)
from .test_releases import Office, office

__all__ = ["office"]


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


@pytest.mark.parametrize(("cumulative", "asked"), [(False, [None, None, 8, 25]), (True, [None, None, 8, 33])])
def test_before_a_project_began_nothing_is_asked_of_it(
    workspace: Workspace, project: UUID, *, cumulative: bool, asked: list[int | None]
) -> None:
    workspace.analysis.indicators.set_target("INKA-E1", Goal(YEAR, 100, cumulative), project).result()
    round_id = a_round(workspace)

    def begin(transaction: Transaction) -> None:
        space = transaction.session.get(Project, project).space
        part = RoundPart(
            id=new_id(), space=space, round_id=round_id, project_id=project, begun=date(2026, 9, 1)
        )
        transaction.session.add(part)

    workspace.core.submit(begin, "add").result()
    quarters = [quarter(date(2026, month, 1)) for month in (1, 4, 7, 10)]
    found = [result(workspace, "INKA-E1", each, project) for each in quarters]
    assert [one and one.target for one in found] == asked
    whole = result(workspace, "INKA-E1", YEAR, project)
    assert whole is not None
    assert whole.target == 33


def test_not_collected_is_no_zero(workspace: Workspace, project: UUID) -> None:
    row = handed_in(workspace, project, a_round(workspace), women=0, men=0, repeat="not_collected")
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
    workspace.analysis.indicators.set_rule(Rule(4, 80, 60), Rule(4, 90, 50)).result()  # seen before it was 5
    assert workspace.analysis.indicators.rule() == Rule(5, 80, 60)
    catalogue = workspace.analysis.catalogue
    shown = next(one for one in catalogue.indicators() if one.code == "EIG-1")
    catalogue.change_indicator(shown, "Besuche", shown.unit).result()
    catalogue.change_indicator(shown, shown.name_de, "days").result()
    now = next(one for one in catalogue.indicators() if one.code == "EIG-1")
    assert (now.name_de, now.unit) == ("Besuche", "days")


def test_an_indicator_that_was_taken_back_is_called_as_it_is_made_anew(workspace: Workspace) -> None:
    for name, unit in (("Hausbesuhce", "people"), ("Hausbesuche", "contacts")):
        workspace.editing.undo().result()
        workspace.analysis.catalogue.add_indicator("EIG-1", name, unit).result()
        own = indicator(workspace, "EIG-1")
        assert (own.name("de"), own.unit) == (name, unit)


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
