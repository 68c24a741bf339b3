"""What a carrier asks while it fills a form, and what becomes of all that was said at its questions."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from inka_desktop.records.values import Role, StepKind, SubmissionState
from inka_desktop.services.round_rows import RoundPartRow
from inka_desktop.services.submission_rows import BesideRow, RemarkRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import rounds
from inka_desktop.viewmodels.asides import AT_CARRIER, Asides

from .test_answers import put
from .test_handing_in import PEOPLE, PLACE, Two, two
from .test_releases import office

__all__ = ["office", "two"]


def part(workspace: Workspace, two: Two) -> RoundPartRow:
    """The project's part in the third quarter, as a device knows it."""
    (found,) = workspace.forms.rounds.parts(two.third)
    return found


def kinds(workspace: Workspace, row: UUID) -> list[str]:
    return [step.kind for step in workspace.forms.handing.standing(row).steps]


def remarks(workspace: Workspace, row: UUID) -> list[RemarkRow]:
    return list(workspace.forms.remarks.of(row))


def ask(two: Two, said: str = "Auch Kinder?") -> tuple[UUID, UUID]:
    """A form that is begun, and a question in it that the office has."""
    form = two.begin()
    put(form, "place", "Laden")
    form.close()
    asked = two.carrier.forms.remarks.ask(form.row.id, PEOPLE, "People?", said).result()
    two.all.meet()
    return form.row.id, asked


def test_the_office_knows_of_a_question_in_a_draft_until_it_is_answered(two: Two) -> None:
    row, asked = ask(two)
    (waiting,) = two.office.forms.remarks.waiting()
    assert waiting == (row, asked)
    assert two.office.forms.remarks.question_of(asked) == PEOPLE
    assert (part(two.office, two).questions, part(two.office, two).answers) == (1, 0)
    cells = two.office.forms.rounds.overview(2026).cells
    assert sum(cell.questions for cell in cells.values()) == 1
    two.office.forms.remarks.answer(asked, "Ja, alle.").result()
    assert two.office.forms.remarks.waiting() == []
    two.all.meet()
    assert (part(two.carrier, two).questions, part(two.carrier, two).answers) == (0, 1)
    assert [one.reply for one in remarks(two.carrier, row)] == ["Ja, alle."]
    two.carrier.forms.remarks.settle(asked).result()
    assert part(two.carrier, two).answers == 0
    assert [one.settled for one in remarks(two.carrier, row)] == [True]


def test_an_answer_that_comes_after_handing_in_is_told_and_ticked_off_too(two: Two) -> None:
    row, asked = ask(two)
    again = two.carrier.forms.answers.open(row)
    put(again, "people", 3)
    two.carrier.forms.handing.hand_in(again).result()
    again.close()
    two.all.meet()
    two.office.forms.remarks.answer(asked, "Ja, alle.").result()
    two.all.meet()
    handed_in = part(two.carrier, two)
    assert not handed_in.is_open
    assert rounds.answer_mark(handed_in) is not None
    asides = Asides(BesideRow({}, "", {}), date(2026, 10, 1), AT_CARRIER, locked=True)
    asides.show_remarks(remarks(two.carrier, row))
    (said,) = asides.remarks(PEOPLE)
    assert said.may_settle
    assert not said.may_change
    two.carrier.forms.remarks.settle(asked).result()
    assert rounds.answer_mark(part(two.carrier, two)) is None


def test_a_form_that_a_carrier_fills_is_only_looked_at_by_the_office(two: Two) -> None:
    row, _ = ask(two)
    assert two.office.forms.reviewing.looks(row)
    own = two.office.projects.create("Ohne Programm", [], "Träger ohne").result()
    two.office.forms.rounds.ask(two.third, own).result()
    alone = two.office.forms.rounds.begin(two.third, own).result()
    assert not two.office.forms.reviewing.looks(alone), "nobody but the office can fill it"


def test_answering_a_question_leaves_the_form_to_be_withdrawn_and_a_note_does_not(two: Two) -> None:
    row = two.hand_in()
    asked = two.carrier.forms.remarks.ask(row, PEOPLE, "People?", "Auch Kinder?").result()
    two.all.meet()
    two.office.forms.remarks.answer(asked, "Ja, alle.").result()
    two.office.forms.reviewing.changes(row)
    two.office.forms.reviewing.look(row)
    two.all.meet()
    assert kinds(two.carrier, row) == [StepKind.SUBMITTED]
    two.carrier.forms.handing.withdraw(row).result()
    again = two.carrier.forms.answers.open(row)
    two.carrier.forms.handing.hand_in(again).result()
    again.close()
    two.all.meet()
    two.office.forms.reviewing.note(row, PLACE, "Place", "Welcher?").result()
    two.office.forms.reviewing.note(row, PEOPLE, "People?", "Wirklich?").result()
    two.all.meet()
    assert not two.carrier.forms.handing.standing(row).may_withdraw
    assert kinds(two.carrier, row)[-1] == StepKind.REVIEWED, "once, with the first note"
    assert kinds(two.carrier, row).count(StepKind.REVIEWED) == 1


def notes(workspace: Workspace, row: UUID) -> list[tuple[str, UUID | None, bool]]:
    """What the carrier has of the office's notes, with the return of each."""
    return [(one.said, one.step_id, one.settled) for one in remarks(workspace, row) if one.is_note]


def returns(workspace: Workspace, row: UUID) -> list[UUID]:
    steps = workspace.forms.handing.standing(row).steps
    return [step.id for step in steps if step.kind == StepKind.RETURNED]


@pytest.mark.parametrize("at_once", [True, False])
def test_each_return_keeps_its_own_words_on_both_sides(two: Two, at_once: bool) -> None:
    office, other, row = two.office, two.all.join(Role.COORDINATOR, "Herr Zweit"), two.hand_in()
    soon = office.core.today() + timedelta(7)
    two.all.meet()
    note = office.forms.reviewing.note(row, PEOPLE, "People?", "Bitte ohne Team zählen.").result()
    two.all.meet()
    office.forms.reviewing.give_back(row, soon).result()
    # A colleague words it anew without knowing that it went back.
    other.forms.reviewing.reword(note, "Bitte auch ohne Vorstand.").result()
    if at_once:
        other.forms.reviewing.give_back(row, soon).result()
    two.all.meet()
    if not at_once:
        hand_in_again(two, row)
        office.forms.reviewing.give_back(row, soon).result()
        two.all.meet()
    first, second = returns(office, row)
    for workspace in (office, other, two.carrier):
        assert notes(workspace, row) == [
            ("Bitte ohne Team zählen.", first, False), ("Bitte auch ohne Vorstand.", second, False),
        ]  # fmt: skip
    assert office.forms.reviewing.look(row).notes == ()


def test_a_note_that_an_older_version_worded_anew_in_place_does_not_overwrite_what_was_read(two: Two) -> None:
    office, row = two.office, two.hand_in()
    soon = office.core.today() + timedelta(7)
    two.all.meet()
    note = office.forms.reviewing.note(row, PEOPLE, "People?", "Bitte ohne Team.").result()
    office.forms.reviewing.give_back(row, soon).result()
    two.all.meet()
    for said in ("Bitte auch ohne Vorstand.", "Bitte nur Gäste."):
        office.editing.save("remark", note, {"said": said}).result()
        hand_in_again(two, row)
        office.forms.reviewing.give_back(row, soon).result()
        two.all.meet()
    first, second, third = returns(office, row)
    assert notes(two.carrier, row) == [
        ("Bitte ohne Team.", first, True), ("Bitte auch ohne Vorstand.", second, True),
        ("Bitte nur Gäste.", third, False),
    ]  # fmt: skip


def test_all_that_was_said_can_be_read_once_the_form_is_accepted(two: Two) -> None:
    office, row = two.office, two.hand_in()
    two.all.meet()
    asked = two.carrier.forms.remarks.ask(row, PLACE, "Place", "Auch der Hof?").result()
    late = two.carrier.forms.remarks.ask(row, PEOPLE, "People?", "Auch Kinder?").result()
    two.all.meet()
    office.forms.reviewing.note(row, PEOPLE, "People?", "Bitte ohne Team.").result()
    office.forms.reviewing.give_back(row, office.core.today()).result()
    office.forms.remarks.answer(asked, "Nein.").result()
    two.all.meet()
    hand_in_again(two, row)
    office.forms.reviewing.check(row).result()
    two.all.meet()
    for workspace in (office, two.carrier):
        assert workspace.forms.handing.standing(row).state == SubmissionState.CHECKED
        assert {one.said: one.settled for one in remarks(workspace, row)} == {
            "Bitte ohne Team.": True, "Auch der Hof?": True, "Auch Kinder?": False,
        }  # fmt: skip
    assert [one.id for one in office.forms.remarks.waiting()] == [late], "nobody has answered it"


def hand_in_again(two: Two, row: UUID) -> None:
    form = two.carrier.forms.answers.open(row)
    two.carrier.forms.handing.hand_in(form).result()
    form.close()
    two.all.meet()


def test_the_quarter_before_says_what_was_handed_in_while_it_is_put_right(two: Two) -> None:
    before = two.hand_in(two.second)
    form = two.begin()
    two.all.meet()
    two.office.forms.reviewing.note(before, PEOPLE, "People?", "Wirklich?").result()
    two.office.forms.reviewing.give_back(before, date(2099, 1, 1)).result()
    two.all.meet()
    again = two.carrier.forms.answers.open(before)
    put(again, "people", 9)
    assert two.carrier.forms.beside.of(form.row.id).before == {PLACE.path: "Laden", PEOPLE.path: "4"}
    assert two.carrier.forms.beside.of(form.row.id).round == "2. Quartal 2026"
    two.carrier.forms.handing.hand_in(again).result()
    again.close()
    assert two.carrier.forms.beside.of(form.row.id).before == {PLACE.path: "Laden", PEOPLE.path: "9"}
