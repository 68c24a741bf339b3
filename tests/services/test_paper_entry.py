"""Typing in a form from paper: in its order, choices by their numbers, numbers twice."""

from __future__ import annotations

from uuid import UUID

import pytest

from inka_desktop.forms import NodeId
from inka_desktop.services.paper_entry import PaperEntry, PaperStep
from inka_desktop.services.workspace import Workspace

from .test_form_intake import take_in


@pytest.fixture
def entry(workspace: Workspace, project: UUID) -> PaperEntry:
    """A draft of the project that is being typed in."""
    row = workspace.forms.paper_entries.begin(take_in(workspace), project).result()
    return workspace.forms.paper_entries.open(row)


def type_all(entry: PaperEntry, texts: list[str | None]) -> list[str]:
    """Types one text after the other, None for one row more, and gives what was asked."""
    asked, step = list[str](), entry.after(None)
    for text in texts:
        assert step is not None
        asked.append("more?" if step.asked is None else step.asked.label)
        if text is None:
            entry.add_row(step)
        elif not step.more:
            assert entry.answer(step, text), (step, text)
        step = entry.after(_before_new_row(entry, step) if text is None else step)
    return asked


def _before_new_row(entry: PaperEntry, step: PaperStep) -> PaperStep:
    """The step behind which the questions of the row that was just added begin."""
    steps = entry.steps()
    last = entry.form.session.rows(step.node)[-1]
    first = next(place for place, one in enumerate(steps) if one.node.row == last.row)
    return steps[first - 1]


def value(entry: PaperEntry, path: str) -> str:
    return entry.form.session.state(NodeId(path)).value


def test_questions_come_in_the_order_of_the_paper_and_only_those_that_are_asked(entry: PaperEntry) -> None:
    asked = type_all(
        entry, ["Apolda", "12", "2", "kein Raum", "1", "1", "Café", "4,50", None, "Werkstatt", "3", ""]
    )
    assert asked == [
        "Place", "People", "More?", "Why?", "County", "Town", "Name", "Cost", "more?", "Name", "Cost", "more?"
    ]  # fmt: skip
    assert (value(entry, "/data/more"), value(entry, "/data/town")) == ("no", "t1")
    assert len(entry.form.session.rows(NodeId("/data/offer"))) == 2


def test_what_is_left_out_is_not_asked(entry: PaperEntry) -> None:
    asked = type_all(entry, ["Apolda", "12", "1", "1"])
    assert asked == ["Place", "People", "More?", "County"]


def test_words_that_are_no_answer_are_not_taken(entry: PaperEntry) -> None:
    steps = {one.asked.label: one for one in entry.steps() if one.asked is not None}
    assert not entry.answer(steps["People"], "viele")
    assert not entry.answer(steps["More?"], "3")
    assert entry.answer(steps["More?"], "yes")
    assert entry.answer(steps["More?"], "")
    assert value(entry, "/data/more") == ""


def test_numbers_are_typed_twice_and_a_difference_is_decided(entry: PaperEntry) -> None:
    type_all(entry, ["Apolda", "12", "1", "1", "1", "Café", "4,50"])
    people, cost = entry.numbers()
    assert entry.again(cost, "4,5")
    assert not entry.again(people, "21")
    assert (entry.differs(people), entry.undecided) == (("12", "21"), 1)
    assert not entry.decide(people, "x")
    assert entry.decide(people, "21")
    assert (entry.undecided, value(entry, "/data/people")) == (0, "21")


def test_one_can_go_back(entry: PaperEntry) -> None:
    steps = entry.steps()
    assert entry.before(steps[2]) == steps[1]
    assert entry.before(steps[0]) == steps[0]
    assert entry.before(None) == steps[-1]


def test_a_scan_is_kept_beside_the_draft(workspace: Workspace, entry: PaperEntry) -> None:
    workspace.forms.paper_entries.attach(entry.form.row.id, b"%PDF-1.7 scan", "bogen.pdf").result()
    (name,) = workspace.forms.files.names(entry.form.row.id)
    assert name.startswith("scan-bogen")
    assert workspace.forms.files.read(entry.form.row.id, name) == b"%PDF-1.7 scan"


def test_everything_is_there_when_it_is_opened_again(workspace: Workspace, entry: PaperEntry) -> None:
    type_all(entry, ["Apolda", "12"])
    entry.close()
    workspace.core.await_saves()
    again = workspace.forms.paper_entries.open(entry.form.row.id)
    assert [again.shown(one) for one in again.steps()[:2]] == ["Apolda", "12"]
