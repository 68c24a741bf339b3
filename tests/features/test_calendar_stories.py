"""The stories of the calendar."""

from __future__ import annotations

from datetime import date, time

from pytest_bdd import parsers, scenarios, then, when

from inka_desktop.reports.calendar_list import CalendarListContent
from inka_desktop.services.calendar_rows import CalendarFilter, CalendarRow, days_overdue
from tests.reports.reading import whole_text

from .conftest import Story, day

scenarios("calendar.feature")

DAYS = {"d": day}
ALL = CalendarFilter()
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


def said(row: CalendarRow, on: date) -> str:
    """An entry in the words of the stories."""
    begin = f" at {row.begin:%H:%M}" if row.begin is not None else ""
    late = days_overdue(row, on)
    return f"{row.kind} {row.title}{begin}" + (f", {late} days overdue" if late else "")


def november(story: Story) -> CalendarListContent:
    rows = story.workspace.calendar.between(*NOVEMBER, ALL, 99, story.on)
    return story.workspace.calendar_papers.content(rows, *NOVEMBER, story.on)


@when(parsers.parse("its next appointment is {on:d} at {at}", extra_types=DAYS))
def _(story: Story, on: date, at: str) -> None:
    values = {"next_date": on, "next_time": time.fromisoformat(at)}
    story.workspace.editing.save("protocol", story.visit, values).result()


@when(parsers.parse('I note for {due:d} the task "{task}" and the follow-up date "{own}"', extra_types=DAYS))
def _(story: Story, due: date, task: str, own: str) -> None:
    for kind, what in (("task", task), ("follow_up", own)):
        story.workspace.tasks.add(kind, {"what": what, "due": due}).result()


@then(parsers.parse('the calendar of {on:d} has "{entry}"', extra_types=DAYS))
def _(story: Story, on: date, entry: str) -> None:
    rows = story.workspace.calendar.day(on, ALL, 99, story.on).rows
    assert entry in [said(row, story.on) for row in rows]


@then(parsers.parse('the calendar file of November has "{what}", but neither "{one}" nor "{other}"'))
def _(story: Story, what: str, one: str, other: str) -> None:
    file = story.workspace.calendar_papers.file(november(story)).replace(b"\r\n ", b"").decode()
    assert what in file
    assert one not in file
    assert other not in file


@then(parsers.parse('the printed calendar of November has "{what}", but neither "{one}" nor "{other}"'))
def _(story: Story, what: str, one: str, other: str) -> None:
    text = whole_text(story.workspace.calendar_papers.draw(november(story)))
    assert what in text
    assert one not in text
    assert other not in text
