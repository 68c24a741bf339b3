"""The stories of agreements that go through several visits."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import UUID

import pytest
from pytest_bdd import parsers, scenarios, then, when

from inka_desktop.services import postponing
from inka_desktop.services.due_rows import DueFilter, ThreadRow, Which
from tests.reports.reading import whole_text

from .conftest import Story, day

scenarios("agreements.feature")

DAYS = {"d": day}


@pytest.fixture(autouse=True)
def _each_new_day_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes weeks in a story takes moments here."""
    monkeypatch.setattr(postponing, "CORRECTING", timedelta(0))


def named(story: Story, what: str) -> UUID:
    return next(row.id for row in story.workspace.agreements.all(story.on) if row.what == what)


def thread(story: Story, what: str) -> ThreadRow:
    return story.workspace.threads.get(named(story, what), story.on)


def printed(story: Story) -> str:
    papers = story.workspace.agreement_papers
    return whole_text(papers.draw(papers.content(DueFilter("all"), "project", story.on)))


@when(parsers.parse('I enter "{what}" as done on {on:d}, shown by "{evidence}"', extra_types=DAYS))
def _(story: Story, what: str, on: date, evidence: str) -> None:
    story.workspace.threads.settle(named(story, what), on=on, evidence=evidence).result()
    story.agreement = thread(story, what).row


@when(parsers.parse('I postpone "{what}" to {due:d} because of "{reason}"', extra_types=DAYS))
def _(story: Story, what: str, due: date, reason: str) -> None:
    story.workspace.threads.postpone(named(story, what), due, reason).result()


@when(parsers.parse('there "{what}" is given to "{body}" until {due:d}', extra_types=DAYS))
@when(parsers.parse('"{what}" is given to "{body}" until {due:d}', extra_types=DAYS))
def _(story: Story, what: str, body: str, due: date) -> None:
    values = {"responsible": body, "due": due}
    story.workspace.editing.save("agreement", named(story, what), values).result()


@when("that is dropped")
def _(story: Story) -> None:
    visit = min(story.visits.items())[1]
    for row in story.workspace.late_changes.of(visit):
        assert story.workspace.late_changes.drop(visit, row.key).result()


@then(
    parsers.re(r"(?P<what>nothing has|responsible and day have) arrived late at the visit of (?P<on>[-\d]+)")
)
def _(story: Story, what: str, on: str) -> None:
    wanted = [] if what == "nothing has" else ["responsible", "due"]
    assert [row.field for row in story.workspace.late_changes.of(story.visits[day(on)])] == wanted


@then(parsers.parse('the visit of {on:d} carries "{what}" for "{body}" until {due:d}', extra_types=DAYS))
def _(story: Story, on: date, what: str, body: str, due: date) -> None:
    rows = story.workspace.protocols.get(story.visits[on]).carried
    assert [(row.what, row.responsible, row.due) for row in rows] == [(what, body, due)]


@when(parsers.parse("I look at the agreements on {on:d}", extra_types=DAYS))
def _(story: Story, on: date) -> None:
    story.on = on


@when(parsers.parse('I note the task "{what}" for the project'))
def _(story: Story, what: str) -> None:
    story.workspace.tasks.add("task", {"what": what, "project_id": story.project}).result()


@when(parsers.parse('I note the follow-up date "{what}" for myself'))
def _(story: Story, what: str) -> None:
    story.workspace.tasks.add("follow_up", {"what": what, "project_id": story.project}).result()


@then(parsers.re(r'the agreement "(?P<what>.+)" was on the table on (?P<days>[-\d, and]+)'))
def _(story: Story, what: str, days: str) -> None:
    wanted = [day(one) for one in re.findall(r"[-\d]{10}", days)]
    assert [step.date for step in thread(story, what).steps] == wanted


@then(parsers.parse('its evidence is "{evidence}", confirmed by "{name}"'))
def _(story: Story, evidence: str, name: str) -> None:
    assert story.agreement is not None
    found = story.workspace.threads.get(story.agreement.id, story.on)
    assert (found.evidence, found.done_by) == (evidence, name)


@then(parsers.re(r'"(?P<what>.+)" is due on (?P<due>[-\d]+) and was postponed (?P<times>\d+) times'))
def _(story: Story, what: str, due: str, times: str) -> None:
    found = thread(story, what)
    assert (found.row.due, found.row.postponed) == (day(due), int(times))


@then("the printed list says")
def _(story: Story, datatable: list[list[str]]) -> None:
    text = " ".join(printed(story).split())
    assert [line for (line,) in datatable if line not in text] == []


@then(parsers.parse('the printed list does not say "{words}"'))
def _(story: Story, words: str) -> None:
    assert words not in " ".join(printed(story).split())


@then(parsers.parse('the list of "{which}" ones is "{names}"'))
def _(story: Story, which: Which, names: str) -> None:
    rows = story.workspace.due.page("agreement", DueFilter(which), "due", 0, 99, on=story.on)
    assert ", ".join(row.what for row in rows) == names
