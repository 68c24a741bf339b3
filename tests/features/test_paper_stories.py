"""The stories of paper and of PDF files that come back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.forms import NodeId
from inka_desktop.records.periods import due_after, quarter_before
from inka_desktop.services.form_intake import IntakeRow
from inka_desktop.services.form_rows import SubmissionRow
from inka_desktop.services.paper_entry import PaperEntry
from inka_desktop.services.rounds import RoundWish
from inka_desktop.viewmodels.rounds import title_proposed
from tests.forms import making
from tests.services.pdf_filling import filled_pdf

from .conftest import Story
from .test_round_stories import DAYS, FORM, part_of, the_round

scenarios("paper.feature")

COUNT = NodeId("/data/count")


class Post:
    """What came back last: the file, what became of it, and what is typed in."""

    pdf: bytes
    row: IntakeRow
    entry: PaperEntry


@pytest.fixture
def post() -> Post:
    return Post()


@given(
    parsers.parse("a quarterly form that was handed out on {on:d}", extra_types=DAYS),
    target_fixture="version",
)
def _(story: Story, on: date) -> UUID:
    forms = story.workspace.forms
    version = forms.library.take_in(making.xform_of(FORM).encode(), "quartal.xml").result().version
    assert version is not None
    period = quarter_before(on)
    wish = RoundWish(title_proposed(period), version, period.begin, period.end, due_after(period.end))
    forms.rounds.hand_out(wish, [row.id for row in story.workspace.projects.list()]).result()
    return version


def _of(story: Story, project: str) -> list[SubmissionRow]:
    return story.workspace.forms.answers.all(part_of(story, project).project_id)


def _in_round(story: Story, project: str) -> UUID:
    found = part_of(story, project).submission_id
    assert found is not None
    return found


@when(parsers.parse('the PDF for "{project}" comes back with "{value}" as "Wie viele?"'))
def _(story: Story, version: UUID, post: Post, project: str, value: str) -> None:
    part, forms = part_of(story, project), story.workspace.forms
    empty = forms.papers.blank(version, "de", "fillable", project_id=part.project_id, round_id=part.round_id)
    post.pdf = filled_pdf(empty[1].pdf, {COUNT.path: value})
    post.row = forms.intake.take(post.pdf).result()


@when("the same file is read once more")
def _(story: Story, post: Post) -> None:
    assert story.workspace.forms.intake.take(post.pdf).result().submission_id == post.row.submission_id


@when(parsers.parse('somebody corrects "Wie viele?" of "{project}" to "{value}"'))
def _(story: Story, project: str, value: str) -> None:
    form = story.workspace.forms.answers.open(_in_round(story, project))
    form.set(COUNT, value).saved.result()
    form.close()


@when(parsers.parse('somebody types "{value}" from paper as "Wie viele?" of "{project}"'))
def _(story: Story, post: Post, project: str, value: str) -> None:
    part, entries = part_of(story, project), story.workspace.forms.paper_entries
    post.entry = entries.open(entries.begin_asked(part.round_id, part.project_id).result())
    step = post.entry.after(None)
    assert step is not None
    assert post.entry.answer(step, value)
    assert post.entry.after(step) is None
    story.workspace.core.await_saves()


@when(parsers.parse('types "{value}" the second time'))
def _(post: Post, value: str) -> None:
    (number,) = post.entry.numbers()
    assert not post.entry.again(number, value)


@then(parsers.parse('both numbers are shown and "{value}" is decided'))
def _(story: Story, post: Post, value: str) -> None:
    (number,) = post.entry.numbers()
    assert post.entry.differs(number) == ("71", value)
    assert post.entry.decide(number, value)
    story.workspace.core.await_saves()


@then(parsers.parse('the round has 1 form of "{project}" with "{value}" as "Wie viele?"'))
def _(story: Story, project: str, value: str) -> None:
    row = _in_round(story, project)
    assert story.workspace.forms.answers.session(row).state(COUNT).value == value
    parts = story.workspace.forms.rounds.parts(the_round(story).id)
    assert [part.submission_id for part in parts if part.project == project] == [row]


@when(parsers.parse('the PDF of the round comes back for "{project}" with "{value}" as "Wie viele?"'))
def _(story: Story, version: UUID, post: Post, project: str, value: str) -> None:
    part, forms = part_of(story, project), story.workspace.forms
    empty = forms.papers.blank(version, "de", "fillable", round_id=part.round_id)
    post.pdf = filled_pdf(empty[1].pdf, {COUNT.path: value})
    post.row = forms.intake.take(post.pdf, part.project_id).result()


@then(parsers.parse('"{there}" of the file stands beside the form, which says "{here}"'))
def _(story: Story, post: Post, there: str, here: str) -> None:
    assert [(one.here, one.there) for one in post.row.looked.differing] == [(here, there)]
    kept = story.workspace.forms.intake.refused(post.row.submission_id)
    assert [(one.question, one.value, one.why) for one in kept] == [("Wie viele?", there, "kept")]


@then(parsers.parse('there is only one form of "{project}"'))
def _(story: Story, project: str) -> None:
    assert [row.id for row in _of(story, project)] == [_in_round(story, project)]


@then("nothing of the file was left out")
def _(story: Story, post: Post) -> None:
    assert post.row.looked.refused == ()
    assert story.workspace.forms.intake.refused(post.row.submission_id) == []


@then(parsers.parse('"{value}" as "Wie viele?" was left out and stands beside the form'))
def _(story: Story, post: Post, value: str) -> None:
    kept = story.workspace.forms.intake.refused(post.row.submission_id)
    assert [(one.question, one.value, one.why) for one in kept] == [("Wie viele?", value, "unreadable")]
