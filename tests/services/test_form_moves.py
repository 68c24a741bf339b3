"""A form that was filled outside of any round is put into one, as it is, and taken back."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from inka_desktop.forms import Absence, NodeId
from inka_desktop.records.forms import Submission
from inka_desktop.records.periods import Period
from inka_desktop.records.values import Absent, SubmissionState
from inka_desktop.services import second_typing
from inka_desktop.services.round_errors import FormBegunError, FormInBinError
from inka_desktop.services.rounds import RoundWish, submission_id
from inka_desktop.services.workspace import Workspace
from tests.forms.making import xform_of

from . import figuring as figures
from .test_round_papers import BEGIN, DUE, END, begun, hand_in

if TYPE_CHECKING:
    from inka_desktop.store.writer import Transaction

FORM = """
| survey   |              |        |        |              |                         |                 |
|          | type         | name   | label  | repeat_count | bind::inka:indicator    | appearance      |
|          | integer      | women  | Frauen |              | INKA-E1                 |                 |
|          | integer      | often  | Wie oft? |            |                         |                 |
|          | image        | photo  | Foto   |              |                         |                 |
|          | begin_repeat | offer  | Angebot |             |                         |                 |
|          | text         | name   | Name   |              |                         |                 |
|          | begin_repeat | day    | Tag    | 2            |                         |                 |
|          | integer      | guests | Gäste  |              |                         |                 |
|          | end_repeat   |        |        |              |                         |                 |
|          | end_repeat   |        |        |              |                         |                 |
| settings |              |        |        |              |                         |                 |
|          | form_id      | form_title |    |              |                         |                 |
|          | data         | Data   |        |              |                         |                 |
"""


@pytest.fixture
def version(workspace: Workspace) -> UUID:

    taken = workspace.forms.library.take_in(xform_of(FORM).encode(), "data.xml").result()
    assert taken.version is not None
    return taken.version


def ask(workspace: Workspace, version: UUID, project: UUID) -> UUID:
    wish = RoundWish("3. Quartal 2026", version, BEGIN, END, DUE)
    return workspace.forms.rounds.hand_out(wish, [project]).result()


def fill(workspace: Workspace, version: UUID, project: UUID | None) -> UUID:
    """A draft with two rows of two days each, a photo, and an answer that nobody has yet."""
    row = workspace.forms.answers.begin(version, project).result()
    name = workspace.forms.files.keep(row, b"jpeg", "hof.jpg", "image/jpeg").result()
    form = workspace.forms.answers.open(row)
    form.set(NodeId("/data/women"), "5")
    form.set(NodeId("/data/photo"), name)
    form.set_absence(NodeId("/data/often"), Absence(Absent.NOT_COLLECTED, "Niemand fragt danach."))
    for number, title in enumerate(("Café", "Beratung")):
        (offer,) = [
            one for one in form.add_repeat(NodeId("/data/offer")).changes.added if one.path == "/data/offer"
        ]
        form.set(NodeId("/data/offer/name", offer.row), title)
        days = form.session.rows(NodeId("/data/offer/day", offer.row))
        for place, day in enumerate(days):
            form.set(NodeId("/data/offer/day/guests", day.row), str(10 * number + place)).saved.result()
    form.close()
    return row


def told(workspace: Workspace, row: UUID) -> tuple[str, list[str], bytes | None]:
    """What stands in a form, why some of it does not, and its photo."""
    session = workspace.forms.answers.session(row)
    photo = session.state(NodeId("/data/photo")).value
    absent = [f"{node.path}: {one.reason}" for node, one in session.absences().items()]
    return (
        re.sub(r' inka:row="\w+"', "", session.to_xml(whole=True)),
        absent,
        workspace.forms.files.read(row, photo),
    )


def test_a_form_of_no_round_is_put_into_one_as_it_is_and_taken_back(
    workspace: Workspace, project: UUID, version: UUID
) -> None:
    alone = fill(workspace, version, project)
    assert workspace.forms.moves.open_rounds(alone) == []
    asked = ask(workspace, version, project)
    assert [part.round_id for part in workspace.forms.moves.open_rounds(alone)] == [asked]
    before = told(workspace, alone)
    assert before[0].count("<guests>1") == 3
    moved = workspace.forms.moves.move(alone, asked).result()
    assert moved == submission_id(asked, project)
    assert told(workspace, moved) == before
    assert [row.id for row in workspace.forms.answers.all()] == [moved]
    assert workspace.forms.answers.alone(9) == ([], 0)
    (part,) = workspace.forms.rounds.parts(asked)
    assert part.submission_id == moved
    workspace.forms.moves.take_back(alone, moved).result()
    assert [row.id for row in workspace.forms.answers.all()] == [alone]
    assert told(workspace, alone) == before
    assert workspace.forms.moves.move(alone, asked).result() == moved
    assert told(workspace, moved) == before, "the same ids once more: nothing stands there twice"


def test_what_was_handed_in_goes_with_its_history_and_is_counted_once(
    workspace: Workspace, project: UUID, version: UUID
) -> None:
    alone = fill(workspace, version, project)
    hand_in(workspace, alone)
    workspace.forms.reviewing.check(alone).result()
    steps = [(step.kind, step.at) for step in workspace.forms.handing.standing(alone).steps]
    asked = ask(workspace, version, project)
    moved = workspace.forms.moves.move(alone, asked).result()
    standing = workspace.forms.handing.standing(moved)
    assert standing.state == SubmissionState.CHECKED
    assert [(step.kind, step.at) for step in standing.steps] == steps
    (part,) = workspace.forms.rounds.parts(asked)
    assert (part.state, part.submitted_at) == (SubmissionState.CHECKED, standing.submitted_at)
    found = figures.result(workspace, "INKA-E1", Period(BEGIN, END))
    assert found is not None
    assert found.value == 5
    workspace.forms.reviewing.reopen(moved, "Noch einmal.").result()
    workspace.forms.moves.take_back(alone, moved).result()
    assert workspace.forms.handing.standing(alone).state == SubmissionState.CHECKED
    assert workspace.forms.moves.move(alone, asked).result() == moved
    assert workspace.forms.handing.standing(moved).state == SubmissionState.CHECKED


def test_a_form_that_somebody_has_begun_in_the_round_stays_the_one(
    workspace: Workspace, project: UUID, version: UUID
) -> None:
    alone, asked = fill(workspace, version, project), ask(workspace, version, project)
    row = begun(workspace, asked, project, women="1")
    assert workspace.forms.moves.open_rounds(alone) == []
    with pytest.raises(FormBegunError) as refused:
        workspace.forms.moves.move(alone, asked).result()
    assert "3. Quartal 2026" in refused.value.words("de")
    assert {one.id for one in workspace.forms.answers.all()} == {alone, row}
    form = workspace.forms.answers.open(row)
    form.add_repeat(NodeId("/data/offer")).saved.result()
    form.set_absence(NodeId("/data/women"), None)
    form.set(NodeId("/data/often"), "3").saved.result()
    form.close()
    workspace.editing.delete("submission", row).result()
    with pytest.raises(FormInBinError):
        workspace.forms.moves.move(alone, asked).result()
    workspace.editing.restore("submission", row).result()
    assert "<often>3</often>" in told(workspace, row)[0], "it can still be restored"


def test_one_that_was_put_right_after_it_was_taken_back_is_moved_again(
    workspace: Workspace, project: UUID, version: UUID
) -> None:
    alone, asked = fill(workspace, version, project), ask(workspace, version, project)
    moves = workspace.forms.moves
    moved = moves.move(alone, asked).result()
    moves.take_back(alone, moved).result()
    form = workspace.forms.answers.open(alone)
    form.remove_repeat(form.session.rows(NodeId("/data/offer"))[0])
    form.set_absence(NodeId("/data/often"), None)
    form.set(NodeId("/data/women"), "6").saved.result()
    form.close()
    before = told(workspace, alone)
    assert moves.move(alone, asked).result() == moved
    assert told(workspace, moved) == before
    form = workspace.forms.answers.open(moved)
    form.set(NodeId("/data/women"), "7").saved.result()
    form.close()
    moves.take_back(alone, moved).result()
    with pytest.raises(FormInBinError):
        moves.move(alone, asked).result()


def test_a_form_of_a_round_that_is_in_the_bin_is_begun_anew(
    workspace: Workspace, project: UUID, version: UUID
) -> None:
    asked = ask(workspace, version, project)
    row = begun(workspace, asked, project, women="5")
    form = workspace.forms.answers.open(row)
    form.add_repeat(NodeId("/data/offer")).saved.result()
    form.set_absence(NodeId("/data/often"), Absence(Absent.NOT_COLLECTED, "Niemand fragt.")).saved.result()
    form.close()
    workspace.core.submit(partial(_type, row, NodeId("/data/women"), "=5"), "answer").result()
    workspace.core.submit(partial(_handed_in, row), "edit").result()
    workspace.editing.delete("submission", row).result()
    newer = FORM.replace("| Data   ", "| Daten  ")
    renewed = workspace.forms.library.take_in(xform_of(newer).encode(), "data.xml").result().version
    assert renewed is not None
    workspace.forms.rounds.renew(asked, renewed).result()
    assert workspace.forms.rounds.begin(asked, project).result() == row
    session, standing = workspace.forms.answers.session(row), workspace.forms.handing.standing(row)
    assert (standing.state, standing.submitted_at) == (SubmissionState.DRAFT, None)
    assert workspace.forms.answers.get(row).version_id == renewed
    assert session.state(NodeId("/data/women")).value == ""
    assert session.absences() == {}
    assert len(session.rows(NodeId("/data/offer"))) == 1, "the one that each form begins with"
    with workspace.core.raw() as raw:
        assert not any(second_typing.read(raw, row).values())


def test_what_the_office_keeps_for_itself_stays_with_it_and_what_it_returned_is_there_once(
    workspace: Workspace, project: UUID, version: UUID
) -> None:
    row = fill(workspace, version, project)
    hand_in(workspace, row)
    reviewing, handing = workspace.forms.reviewing, workspace.forms.handing
    reviewing.note(row, NodeId("/data/women"), "Frauen", "Wirklich fünf?").result()
    reviewing.give_back(row, workspace.core.today()).result()
    reviewing.note(row, None, "", "Nur für uns.").result()
    moved = workspace.forms.moves.move(row, ask(workspace, version, project)).result()
    assert [one.said for one in handing.standing(moved).remarks] == ["Wirklich fünf?"]
    assert [one.said for one in reviewing.notes(moved)] == ["Nur für uns."]
    workspace.forms.moves.take_back(row, moved).result()
    assert [one.said for one in handing.standing(row).remarks] == ["Wirklich fünf?"]
    assert [one.said for one in reviewing.notes(row)] == ["Nur für uns."]


def test_the_second_typing_of_its_numbers_goes_along(
    workspace: Workspace, project: UUID, version: UUID
) -> None:
    alone = fill(workspace, version, project)
    typed = {NodeId("/data/women"): "=5", second_typing.STAGE: second_typing.SECOND}
    for node, said in typed.items():
        workspace.core.submit(partial(_type, alone, node, said), "answer").result()
    moved = workspace.forms.moves.move(alone, ask(workspace, version, project)).result()
    with workspace.core.raw() as raw:
        assert second_typing.read(raw, moved) == typed


def _handed_in(form: UUID, transaction: Transaction) -> None:
    """The state alone: what its history holds is not deleted."""
    record = transaction.session.get(Submission, form)
    assert record is not None
    record.state, record.submitted_at = SubmissionState.FINISHED, record.saved_at


def _type(form: UUID, node: NodeId, said: str, transaction: Transaction) -> None:
    second_typing.write(transaction, form, node, said)


def test_taken_back_it_has_what_it_had_and_nothing_that_was_removed_before(
    workspace: Workspace, project: UUID, version: UUID, tmp_path: Path
) -> None:
    alone, names = fill(workspace, version, project), workspace.forms.files.names
    before, plan = names(alone), tmp_path / "plan.pdf"
    plan.write_bytes(b"%PDF-1.4")
    enclosed = workspace.forms.files.enclose(alone, plan).result()
    workspace.forms.files.take_out(alone, enclosed).result()
    assert names(alone) == before
    moved = workspace.forms.moves.move(alone, ask(workspace, version, project)).result()
    workspace.forms.moves.take_back(alone, moved).result()
    assert names(alone) == before


def test_comments_and_tags_go_along_and_come_back(workspace: Workspace, project: UUID, version: UUID) -> None:
    alone = fill(workspace, version, project)
    workspace.comments.write("submission", alone, "Bitte nachfragen.").result()
    tag = workspace.tags.put("submission", alone, "Nachzügler").result()
    moves, asked = workspace.forms.moves, ask(workspace, version, project)
    moved = moves.move(alone, asked).result()
    assert noted(workspace, moved) == (["Bitte nachfragen."], ["Nachzügler"])
    assert workspace.tags.put("submission", moved, "Nachzügler").result() == tag
    assert noted(workspace, moved) == (["Bitte nachfragen."], ["Nachzügler"]), "it is the same tag"
    moves.take_back(alone, moved).result()
    assert noted(workspace, alone) == (["Bitte nachfragen."], ["Nachzügler"])


def noted(workspace: Workspace, row: UUID) -> tuple[list[str], list[str]]:
    notes = workspace.comments.notes(row)
    return [one.body for one in notes.comments], [tag.word for tag in notes.tags]
