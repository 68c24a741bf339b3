"""The stories of talks and meetings: their own steps; the shared ones stand in conftest."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.records.content import ProtocolContent
from inka_desktop.records.values import MailKind
from inka_desktop.services.mailing_rows import MailWish
from tests.reports.reading import whole_text

from .conftest import Story, day

scenarios("meetings.feature")


@pytest.fixture
def series(story: Story) -> list[UUID]:
    """The series that a story is about, once it is there."""
    return []


def start(story: Story, series: list[UUID], on: date) -> None:
    story.on = on
    story.visit = story.visits[on] = story.workspace.series.start(series[0], on).result()


def minutes(story: Story) -> ProtocolContent:
    return story.content(story.newest().id)


def item(story: Story, title: str) -> UUID:
    return next(topic.id for topic in story.row().topics if topic.title == title)


@given(parsers.parse('its "{body}" meets with the standing item "{title}"'))
def _(story: Story, series: list[UUID], body: str, title: str) -> None:
    ws = story.workspace
    made = ws.series.create(body, "steering_group", story.project).result()
    ws.editing.save("series", made, {"agenda": title, "chair": "Dr. Lindner", "rhythm": "quarterly"}).result()
    for function in ("Amtsleitung", "Geschäftsführung", "Sprecherin"):
        ws.series.add_member(made, function=function).result()
    series.append(made)


@given(
    parsers.re(
        r'a finished meeting on (?P<on>[-\d]+) with the agreement "(?P<what>.+)" until (?P<due>[-\d]+)'
    )
)
def _(story: Story, series: list[UUID], on: str, what: str, due: str) -> None:
    start(story, series, day(on))
    story.workspace.protocols.add_agreement(story.visit, what, "Träger", day(due)).result()
    story.finish()
    assert story.told is None


@given(parsers.parse('"{function}" can be reached at "{email}"'))
def _(story: Story, series: list[UUID], function: str, email: str) -> None:
    people = story.workspace.network.persons(function)
    story.workspace.editing.save("person", people[0].id, {"email": email}).result()


@when(parsers.parse("I start the next meeting on {on:tu}", extra_types={"tu": day}))
def _(story: Story, series: list[UUID], on: date) -> None:
    start(story, series, on)


@when(parsers.parse("I start a talk on {on:tu}", extra_types={"tu": day}))
def _(story: Story, on: date) -> None:
    story.on = on
    story.visit = story.workspace.protocols.start(story.project, on, "talk").result()


@when(parsers.parse('its purpose is "{text}"'))
def _(story: Story, text: str) -> None:
    story.workspace.editing.save("protocol", story.visit, {"purpose": text}).result()


@when(parsers.parse('"{function}" of "{of}" takes part'))
def _(story: Story, function: str, of: str) -> None:
    story.workspace.protocols.add_person(story.visit, function=function, organization=of).result()


@when(
    parsers.parse('"{title}" is resolved as "{words}" by {yes:d} to {no:d} with {abstentions:d} abstentions')
)
def _(story: Story, title: str, words: str, yes: int, no: int, abstentions: int) -> None:
    given = {
        "kind": "resolution", "resolution": words, "votes_for": yes, "votes_against": no,
        "abstentions": abstentions,
    }  # fmt: skip
    story.workspace.editing.save("topic", item(story, title), given).result()


@when(parsers.parse('"{title}" is to be resolved'))
def _(story: Story, title: str) -> None:
    story.workspace.editing.save("topic", item(story, title), {"kind": "resolution"}).result()


@when(parsers.parse('the last minutes are approved with the objection "{text}", which is accepted'))
def _(story: Story, text: str) -> None:
    given = {"approval": "approved_changed", "objections": text, "objections_outcome": "accepted"}
    story.workspace.editing.save("protocol", story.visit, given).result()


@when(parsers.re("I finish the (meeting|talk)"))
def _(story: Story) -> None:
    story.finish()


@then("its agenda is")
def _(story: Story, datatable: list[list[str]]) -> None:
    assert [topic.title for topic in story.row().topics] == [title for (title,) in datatable]


@then(parsers.parse('its number begins with "{prefix}"'))
def _(story: Story, prefix: str) -> None:
    assert story.numbers[-1].startswith(prefix)


@then(
    parsers.parse('the minutes hold the resolution "{words}" with {yes:d}, {no:d} and {abstentions:d} votes')
)
def _(story: Story, words: str, yes: int, no: int, abstentions: int) -> None:
    told = [
        (one.resolution, one.votes_for, one.votes_against, one.abstentions) for one in minutes(story).topics
    ]
    assert (words, yes, no, abstentions) in told


@then(
    parsers.parse('the minutes approve those of {on:tu} with the objection "{text}"', extra_types={"tu": day})
)
def _(story: Story, on: date, text: str) -> None:
    told = minutes(story)
    assert (told.last_date, told.approval, told.objections) == (on, "approved_changed", text)
    assert told.objections_outcome == "accepted"


@then(parsers.parse('the invitation tells "{words}" and goes to "{email}"'))
def _(story: Story, words: str, email: str) -> None:
    assert words in whole_text(story.workspace.series.invitation(story.visit))
    people = story.workspace.mailings.proposal(MailWish(MailKind.ANNOUNCEMENT, story.visit)).people
    assert email in [one.address for one in people if one.is_expected]
