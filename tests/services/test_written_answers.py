"""Answers as paper and PDFs have them: what nobody changed comes back as it was, a month is no day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from inka_desktop.forms import NodeId
from inka_desktop.services.intake_answers import Differing
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.looked_form import LookedForm

from .pdf_filling import filled_pdf
from .test_form_intake import take_in

FORM = """
| survey   |                    |         |           |            |
|          | type               | name    | label     | appearance |
|          | text               | place   | Place     |            |
|          | date               | since   | Since     | month-year |
|          | date               | founded | Founded   | year       |
|          | time               | opens   | Opens     |            |
|          | dateTime           | met     | Met       |            |
|          | geopoint           | spot    | Spot      |            |
|          | geotrace           | way     | Way       |            |
|          | select_multiple k  | kinds   | Kinds     |            |
|          | rank k             | order   | Order     |            |
|          | acknowledge        | seen    | Seen      |            |
| choices  |                    |         |           |            |
|          | list_name          | name    | label     |            |
|          | k                  | advice  | Advice; 1 |            |
|          | k                  | meals   | Meals     |            |
| settings |                    |         |           |            |
|          | form_id            | version | form_title |           |
|          | written            | 1       | Written   |            |
"""
ANSWERS = {
    "place": "Apolda", "since": "2021-03-01", "founded": "1998-01-01", "opens": "09:30:15.000+01:00",
    "met": "2026-11-27T14:30:12.000+01:00", "spot": "50.9786 11.0328 0 0", "kinds": "advice meals",
    "way": "50.9786 11.0328 0 0;50.9790 11.0330 203 0",
    "order": "meals advice", "seen": "OK",
}  # fmt: skip


@pytest.fixture
def draft(workspace: Workspace, project: UUID) -> UUID:
    """A form of a round with an answer of each kind."""
    wish = RoundWish(
        "Herbst", take_in(workspace, FORM), date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 15)
    )
    asked = workspace.forms.rounds.hand_out(wish, [project]).result()
    row = workspace.forms.paper_entries.begin_asked(asked, project).result()
    form = workspace.forms.answers.open(row)
    for name, value in ANSWERS.items():
        answer = value.split(" ") if name in ("kinds", "order") else value
        form.set(NodeId(f"/data/{name}"), answer).saved.result()
    form.close()
    return row


def kept(workspace: Workspace, draft: UUID) -> dict[str, str]:
    workspace.core.submit(lambda _transaction: None, "edit").result()  # behind all that is being saved
    session = workspace.forms.answers.session(draft)
    return {name: session.state(NodeId(f"/data/{name}")).value for name in ANSWERS}


def test_who_goes_over_what_was_typed_changes_nothing(workspace: Workspace, draft: UUID) -> None:
    entry = workspace.forms.paper_entries.open(draft)
    for step in entry.steps():
        assert entry.answer(step, entry.shown(step)), step.node
    entry.close()
    assert kept(workspace, draft) == ANSWERS


@pytest.fixture
def spoken() -> Iterator[None]:
    """The window's language is what it was, afterwards."""
    before = dates.language()
    yield
    dates.set_language(before)


@pytest.mark.parametrize(
    ("language", "spot", "way"),
    [
        ("de", "50,9786 11,0328", "50,9786 11,0328; 50,9790 11,0330 203 0"),
        ("en", "50.9786 11.0328", "50.9786 11.0328; 50.9790 11.0330 203 0"),
    ],
)
def test_places_are_told_without_what_nobody_gave(
    workspace: Workspace, draft: UUID, language: str, spot: str, way: str
) -> None:
    entry = workspace.forms.paper_entries.open(draft, language)
    steps = {step.node.path: step for step in entry.steps()}
    for path, shown in (("/data/spot", spot), ("/data/way", way)):
        assert entry.shown(steps[path]) == shown
        assert entry.answer(steps[path], shown)
    entry.close()
    assert kept(workspace, draft) == ANSWERS


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize(
    ("language", "month", "seen"), [("de", "03.2021", "März 2021"), ("en", "03/2021", "March 2021")]
)
def test_a_month_and_a_year_are_told_as_such(
    workspace: Workspace, draft: UUID, language: str, month: str, seen: str
) -> None:
    entry = workspace.forms.paper_entries.open(draft, language)
    steps = {step.node.path: step for step in entry.steps()}
    for path, shown, other in (
        ("/data/since", month, month.replace("2021", "2022")), ("/data/founded", "1998", "1999")
    ):  # fmt: skip
        assert entry.shown(steps[path]) == shown
        assert entry.answer(steps[path], other)
        assert entry.answer(steps[path], shown)
    entry.close()
    assert kept(workspace, draft) == ANSWERS
    control = next(one.control for one in entry.form.definition.fields if one.path == "/data/since")
    assert control is not None
    dates.set_language(language)
    looked = LookedForm(entry.form.session)
    assert looked.value_words(control, NodeId("/data/since"), "2021-03-01") == seen


def test_a_pdf_differs_where_somebody_changed_it_and_nowhere_else(workspace: Workspace, draft: UUID) -> None:
    _, made = workspace.forms.papers.fillable(draft)
    looked = workspace.forms.intake.look(made.pdf)
    assert (looked.begun, looked.refused, looked.differing) == (draft, (), ())
    changed = filled_pdf(made.pdf, {"/data/since": "04.2021"})
    assert workspace.forms.intake.look(changed).differing == (
        Differing("/data/since", "Since", "03.2021", "04.2021"),
    )
    names = ["/data/since"]
    assert workspace.forms.intake.take(changed, replace=names).result().submission_id == draft
    assert kept(workspace, draft) == ANSWERS | {"since": "2021-04-01"}
