"""The stories of rounds, from the office's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.records.judging import Goal, asked
from inka_desktop.records.periods import Period, due_after, quarter_before
from inka_desktop.reports.sheets import Cell
from inka_desktop.services.round_rows import RoundPartRow, RoundRow
from inka_desktop.services.rounds import PartTerms, RoundWish
from inka_desktop.services.sheets import monitoring_cells
from inka_desktop.viewmodels.rounds import title_proposed
from tests.forms import making

from .conftest import Story, day

scenarios("rounds.feature")

DAYS = {"d": day}
FORM = """
| survey   |         |               |            |
|          | type    | name          | label      |
|          | integer | count         | Wie viele? |
| settings |         |               |            |
|          | form_id | form_title    |            |
|          | quartal | Quartalsbogen |            |
"""


class Library(NamedTuple):
    """The form that is asked for."""

    version: UUID


@given("a quarterly form in the library", target_fixture="library")
def _(story: Story) -> Library:
    taken = story.workspace.forms.library.take_in(making.xform_of(FORM).encode(), "quartal.xml").result()
    assert taken.version is not None
    return Library(taken.version)


def the_round(story: Story) -> RoundRow:
    return story.workspace.forms.rounds.all()[-1]


def part_of(story: Story, project: str) -> RoundPartRow:
    parts = story.workspace.forms.rounds.parts(the_round(story).id)
    return next(part for part in parts if part.project == project)


def arrange(story: Story, project: str, terms: PartTerms) -> None:
    story.workspace.forms.rounds.arrange(part_of(story, project).id, terms).result()


@when(parsers.parse("on {on:d} the forms of the last quarter are sent out", extra_types=DAYS))
def _(story: Story, library: Library, on: date) -> None:
    period = quarter_before(on)
    wish = RoundWish(title_proposed(period), library.version, period.begin, period.end, due_after(period.end))
    projects = [row.id for row in story.workspace.projects.list()]
    story.attempt(lambda: story.workspace.forms.rounds.hand_out(wish, projects).result())


@when(parsers.parse('"{project}" has time until {due:d} because of "{reason}"', extra_types=DAYS))
def _(story: Story, project: str, due: date, reason: str) -> None:
    arrange(story, project, PartTerms(due, reason))


@when(parsers.parse('"{project}" takes no part because of "{reason}"'))
def _(story: Story, project: str, reason: str) -> None:
    arrange(story, project, PartTerms(excused=True, excused_reason=reason))


@when(parsers.parse('"{project}" began on {begun:d}', extra_types=DAYS))
def _(story: Story, project: str, begun: date) -> None:
    part = part_of(story, project)
    arrange(story, project, PartTerms(part.own_due, part.due_reason, begun))


@when(parsers.re(r'"(?P<project>.+)" (has begun|begins) its form'))
def _(story: Story, project: str) -> None:
    part = part_of(story, project)
    story.attempt(lambda: story.workspace.forms.rounds.begin(part.round_id, part.project_id).result())


@when("the round has ended")
def _(story: Story) -> None:
    story.workspace.forms.rounds.close(the_round(story).id).result()


@then(parsers.parse('the round is "{title}" and due on {due:d}', extra_types=DAYS))
def _(story: Story, title: str, due: date) -> None:
    row = the_round(story)
    assert (row.title, row.due) == (title, due)


@then(parsers.parse("on {on:d} the overview says", extra_types=DAYS))
def _(story: Story, on: date, datatable: Sequence[Sequence[str]]) -> None:
    overview = story.workspace.forms.rounds.overview(on.year)
    said = [(line[0], line[2]) for line in monitoring_cells(overview, on, "de")]
    wanted: list[tuple[Cell, Cell]] = [(project, words) for project, words in datatable[1:]]
    assert said == wanted
    assert [row.title for row in overview.rounds] == list(datatable[0][1:])


@then(parsers.parse('half of the period counts for "{project}"'))
def _(story: Story, project: str) -> None:
    row = the_round(story)
    assert row.begin is not None
    assert row.end is not None
    period = Period(row.begin, row.end)
    assert asked(Goal(period, 100), period, part_of(story, project).begun) == 50


@then("these projects are to be reminded")
def _(story: Story, datatable: Sequence[Sequence[str]]) -> None:
    for on, projects in datatable[1:]:
        due = story.workspace.forms.reminders.due(day(on))
        assert ", ".join(sorted(row.part.project for row in due)) == projects, on


@then(parsers.parse('it is refused with "{code}"'))
def _(story: Story, code: str) -> None:
    assert story.told is not None
    assert story.told.code == code


@then(parsers.parse("there is {count:d} round"))
def _(story: Story, count: int) -> None:
    assert len(story.workspace.forms.rounds.all()) == count
