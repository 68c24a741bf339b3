"""The office looks at a form: notes that stay its own, going back, what changed, accepting, opening again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from inka_desktop.forms import Absence
from inka_desktop.records.projects import ProjectParty
from inka_desktop.records.values import MailKind, PartyRole, Role, StepKind, SubmissionState
from inka_desktop.reports.typography import date_text
from inka_desktop.services.calendar_rows import CalendarFilter
from inka_desktop.services.errors import SpaceMissingError, StillUsedError
from inka_desktop.services.form_errors import (
    CarrierFillsError,
    DayPassedError,
    FormLockedError,
    NotCheckedError,
    NoteHandedOutError,
    NotHandedInError,
    NothingAskedError,
    ReviewBegunError,
)
from inka_desktop.services.mailing_rows import MailWish
from inka_desktop.services.open_form import OpenForm
from inka_desktop.services.reviewing import Reviewing
from inka_desktop.services.round_errors import FormCameError, ReasonMissingError, RoundClosedError
from inka_desktop.services.submission_rows import ADDED, CHANGED, REMOVED, SaidRow, StandingRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.viewmodels.submissions import shelved

from .test_answers import put
from .test_handing_in import OPEN, PEOPLE, PLACE, Two, two
from .test_releases import office

__all__ = ["office", "two"]

OFFERS = "/data/offer"
NAME = f"{OFFERS}/name"


def review(two: Two) -> Reviewing:
    return two.office.forms.reviewing


def standing(workspace: Workspace, row: UUID) -> StandingRow:
    return workspace.forms.handing.standing(row)


def kinds(workspace: Workspace, row: UUID) -> list[str]:
    return [step.kind for step in standing(workspace, row).steps]


def soon(two: Two, days: int = 7) -> date:
    return two.office.core.today() + timedelta(days)


def handed_in(two: Two) -> UUID:
    """A form that the office has."""
    row = two.hand_in()
    two.all.meet()
    return row


def returned(two: Two) -> UUID:
    """One that went back because of two answers."""
    row = handed_in(two)
    review(two).note(row, PLACE, "Place", "Welcher Laden?").result()
    review(two).note(row, PEOPLE, "How many people?", "Bitte ohne Mitarbeitende.").result()
    review(two).give_back(row, soon(two), "Bitte noch einmal ansehen.").result()
    two.all.meet()
    return row


def corrected(two: Two, row: UUID) -> None:
    """The carrier puts it right."""
    form = two.carrier.forms.answers.open(row)
    put(form, "people", 3)
    hand_in(two, form)


def hand_in(two: Two, form: OpenForm) -> None:
    two.carrier.forms.handing.hand_in(form).result()
    form.close()
    two.all.meet()


def test_who_looks_first_ends_withdrawing_and_a_second_reviewer_does_no_harm(two: Two) -> None:
    other = two.all.join(Role.COORDINATOR, "Herr Zweit")
    row = handed_in(two)
    assert review(two).begin(row).result()
    assert not review(two).begin(row).result()
    assert other.forms.reviewing.begin(row).result()  # it has not met the first one
    two.all.meet()
    with pytest.raises(ReviewBegunError):
        two.carrier.forms.handing.withdraw(row).result()
    assert not other.forms.reviewing.begin(row).result()
    for workspace in (two.office, two.carrier, other):
        assert kinds(workspace, row) == [StepKind.SUBMITTED, StepKind.REVIEWED, StepKind.REVIEWED]
        assert standing(workspace, row).state == SubmissionState.FINISHED


def test_undo_takes_no_step_back_that_has_its_own_way(two: Two) -> None:
    row, moves = handed_in(two), [StepKind.SUBMITTED, StepKind.REVIEWED]
    review(two).begin(row).result()
    two.all.meet()
    assert two.carrier.editing.undo().result() is None
    two.all.meet()
    assert standing(two.office, row).state == SubmissionState.FINISHED
    assert kinds(two.office, row) == kinds(two.carrier, row) == moves
    review(two).give_back(row, soon(two), "Bitte prüfen.").result()
    two.all.meet()
    assert two.office.editing.undo().result() is None
    corrected(two, row)
    review(two).check(row).result()
    assert two.office.editing.undo().result() is None
    review(two).reopen(row, "Tippfehler").result()
    assert two.office.editing.undo().result() is None
    moves += [StepKind.RETURNED, StepKind.SUBMITTED, StepKind.CHECKED, StepKind.REOPENED]
    assert kinds(two.office, row) == moves
    two.carrier.forms.handing.withdraw(two.hand_in(two.second)).result()
    assert two.carrier.editing.undo().result() is None


def test_undo_takes_no_round_from_those_who_fill_its_form(two: Two) -> None:
    two.begin().close()
    two.all.meet()
    assert two.office.editing.undo().result() is None
    with pytest.raises(StillUsedError):
        two.office.editing.delete("round", two.third).result()
    two.all.meet()
    assert [part.round_id for part in two.carrier.forms.rounds.asked()] == [two.second, two.third]


def test_nobody_looks_at_a_form_that_is_being_filled(two: Two) -> None:
    form = two.begin()
    form.close()
    two.all.meet()
    assert not review(two).begin(form.row.id).result()
    with pytest.raises(NotHandedInError):
        review(two).check(form.row.id).result()
    with pytest.raises(UnknownRecordError):
        review(two).begin(two.third).result()


def test_notes_stay_with_the_office_until_the_form_goes_back_and_only_those_go(two: Two) -> None:
    row = handed_in(two)
    first = review(two).note(row, PLACE, "Place", " Welcher Laden? ").result()
    gone = review(two).note(row, OPEN, "Open?", "Nie gesagt").result()
    review(two).reword(gone, "").result()
    two.all.meet()
    assert two.carrier.forms.remarks.of(row) == ()
    assert [(note.node, note.question, note.said) for note in review(two).look(row).notes] == [
        (PLACE, "Place", "Welcher Laden?")
    ]
    review(two).reword(first, "Welcher der Läden?").result()
    (worded,) = review(two).look(row).notes
    assert (worded.node, worded.question, worded.said) == (PLACE, "Place", "Welcher der Läden?")
    review(two).give_back(row, soon(two)).result()
    assert review(two).look(row).notes == ()
    with pytest.raises(NoteHandedOutError):
        review(two).reword(worded.id, "Zu spät").result()
    later = review(two).note(row, OPEN, "Open?", "Für das nächste Mal").result()
    two.all.meet()
    (told,) = two.carrier.forms.remarks.of(row)
    assert (told.node, told.said, told.is_note) == (PLACE, "Welcher der Läden?", True)
    assert [note.id for note in review(two).look(row).notes] == [later]


def test_a_form_goes_back_with_its_day_reason_and_notes_and_comes_again(two: Two) -> None:
    row = returned(two)
    told = standing(two.carrier, row)
    assert (told.state, told.return_until, told.returned) == (SubmissionState.DRAFT, soon(two), True)
    assert told.steps[-1].reason == "Bitte noch einmal ansehen."
    assert told.steps[-1].until == soon(two)
    assert [note.said for note in told.notes()] == ["Welcher Laden?", "Bitte ohne Mitarbeitende."]
    two.carrier.forms.remarks.answer(told.notes()[0].id, "Der am Markt").result()
    corrected(two, row)
    seen = standing(two.office, row)
    assert (seen.state, seen.return_until) == (SubmissionState.FINISHED, None)
    assert [(note.reply, note.replied_by) for note in seen.notes()] == [
        ("Der am Markt", "Frau Träger"),
        ("", ""),
    ]
    two.office.forms.remarks.settle(seen.notes()[0].id).result()
    review(two).give_back(row, soon(two, 3)).result()  # the other one still stands
    two.all.meet()
    assert [note.said for note in standing(two.carrier, row).notes()] == ["Bitte ohne Mitarbeitende."]
    assert kinds(two.carrier, row) == [
        StepKind.SUBMITTED, StepKind.REVIEWED, StepKind.RETURNED, StepKind.SUBMITTED, StepKind.RETURNED,
    ]  # fmt: skip


def test_a_form_that_goes_back_after_its_round_was_closed_is_waited_for(two: Two) -> None:
    row = handed_in(two)
    for asked in (two.second, two.third):
        two.office.forms.rounds.close(asked).result()
    until = soon(two)
    review(two).give_back(row, until, "Bitte noch einmal ansehen.").result()
    two.all.meet()
    for workspace in (two.office, two.carrier):
        standings = {part.round_id: part.standing() for part in workspace.forms.rounds.parts()}
        assert standings == {two.second: "missed", two.third: "returned"}
        (part,) = workspace.forms.rounds.asked()
        assert (part.round_id, part.days_overdue(until + timedelta(2))) == (two.third, 2)
        assert [one.part.id for one in workspace.forms.reminders.all()] == [part.id]
        assert [one.id for one in shelved(workspace.forms.rounds.parts()).waiting] == [part.id]
    (entry,) = two.carrier.calendar.page(CalendarFilter(frozenset({"form"})), 0, 9, two.carrier.core.today())
    assert (entry.kind, entry.opens, entry.day) == ("form", two.third, until)
    version = two.office.forms.answers.get(row).version_id
    assert version is not None
    offered = two.office.forms.rounds.parts_of_form(version, two.project)
    assert [one.round_id for one in offered] == [two.third]
    assert two.office.forms.rounds.demand_wanted(two.third, two.project) == row
    with pytest.raises(RoundClosedError):
        two.office.forms.rounds.demand_wanted(two.second, two.project)
    corrected(two, row)
    assert two.office.forms.rounds.asked() == []
    with pytest.raises(FormCameError):
        two.office.forms.rounds.demand_wanted(two.third, two.project)


def test_nothing_goes_back_without_a_word_or_with_a_day_that_has_passed(two: Two) -> None:
    row = handed_in(two)
    with pytest.raises(NothingAskedError):
        review(two).give_back(row, soon(two), "  ").result()
    with pytest.raises(DayPassedError):
        review(two).give_back(row, soon(two, -1), "Bitte ansehen")
    assert standing(two.office, row).state == SubmissionState.FINISHED
    review(two).give_back(row, soon(two, 0), "Bitte ansehen").result()
    with pytest.raises(NotHandedInError):
        review(two).give_back(row, soon(two), "Noch einmal").result()


def test_two_who_return_the_same_notes_at_once_hand_out_each_once(two: Two) -> None:
    other = two.all.join(Role.COORDINATOR, "Herr Zweit")
    row = handed_in(two)
    review(two).note(row, PLACE, "Place", "Welcher Laden?").result()
    two.all.meet()
    review(two).give_back(row, soon(two)).result()
    other.forms.reviewing.give_back(row, soon(two, 9), "Auch von mir").result()
    two.all.meet()
    untils = {standing(each, row).return_until for each in (two.office, other, two.carrier)}
    assert len(untils) == 1
    for workspace in (two.office, other, two.carrier):
        assert kinds(workspace, row)[1:] == [StepKind.REVIEWED, StepKind.RETURNED, StepKind.RETURNED]
        assert [note.said for note in standing(workspace, row).notes()] == ["Welcher Laden?"]


def test_what_changed_since_the_last_time_is_told_question_by_question(two: Two) -> None:
    form = two.begin()
    put(form, "place", "Laden")
    put(form, "people", 4)
    for name in ("Café", "Sprechstunde", "Ausflug"):
        row = form.add_repeat(form.session.find(OFFERS)).changes.added[0]
        form.set(form.session.find("name", row), name)
    hand_in(two, form)
    assert review(two).changes(form.row.id) == ()  # the first time there is nothing before
    review(two).give_back(form.row.id, soon(two), "Bitte ansehen").result()
    two.all.meet()
    form = two.carrier.forms.answers.open(form.row.id)
    put(form, "open", "yes")
    form.set_absence(PEOPLE, Absence("not_collected", "nicht gezählt")).saved.result()
    rows = form.session.rows(form.session.find(OFFERS))
    form.remove_repeat(rows[1])
    form.set(form.session.find("name", rows[3]), "Ausflug ins Grüne")
    hand_in(two, form)
    found = {(one.kind, one.path): one for one in review(two).changes(form.row.id)}
    assert set(found) == {
        (CHANGED, PEOPLE.path), (CHANGED, OPEN.path), (CHANGED, NAME), (REMOVED, OFFERS),
    }  # fmt: skip
    assert found[CHANGED, PEOPLE.path].before == SaidRow("4")
    assert found[CHANGED, PEOPLE.path].after == SaidRow("", "not_collected", "nicht gezählt")
    assert found[CHANGED, NAME].before == SaidRow("Ausflug")
    assert found[CHANGED, NAME].node == form.session.find("name", rows[3])
    assert found[REMOVED, OFFERS].answers == ((NAME, SaidRow("Café")),)
    assert found[REMOVED, OFFERS].node is None


def test_a_row_that_came_is_one_change(two: Two) -> None:
    row = returned(two)
    form = two.carrier.forms.answers.open(row)
    made = form.add_repeat(form.session.find(OFFERS)).changes.added[0]
    form.set(form.session.find("name", made), "Café")
    hand_in(two, form)
    (change,) = review(two).changes(row)
    assert (change.kind, change.node, change.answers) == (ADDED, made, ((NAME, SaidRow("Café")),))


def test_an_accepted_form_is_locked_until_it_is_opened_again_with_a_reason(two: Two) -> None:
    row = returned(two)
    corrected(two, row)
    review(two).check(row).result()
    two.all.meet()
    for workspace in (two.office, two.carrier):
        told = standing(workspace, row)
        assert (told.state, told.notes(), told.may_withdraw) == (SubmissionState.CHECKED, (), False)
    for act in (two.carrier.forms.finished.edit, two.office.forms.finished.edit):
        with pytest.raises(FormLockedError):
            act(row).result()
    with pytest.raises(ReviewBegunError):
        two.carrier.forms.handing.withdraw(row).result()
    with pytest.raises(ReasonMissingError):
        review(two).reopen(row, " ")
    review(two).reopen(row, "Zahl der Leitung fehlt").result()
    with pytest.raises(NotCheckedError):
        review(two).reopen(row, "Noch einmal").result()
    two.all.meet()
    with pytest.raises(ReviewBegunError):
        two.carrier.forms.handing.withdraw(row).result()
    review(two).check(row).result()
    two.all.meet()
    told = standing(two.carrier, row)
    assert [step.kind for step in told.steps][-3:] == [
        StepKind.CHECKED, StepKind.REOPENED, StepKind.CHECKED,
    ]  # fmt: skip
    assert told.steps[-2].reason == "Zahl der Leitung fehlt"


def test_a_form_that_came_says_when_and_in_which_round(two: Two) -> None:
    row = handed_in(two)
    seen = review(two).look(row)
    assert seen.came_at is not None
    assert seen.may_return
    assert came(two.office, row) == [seen.came_at]
    assert came(two.carrier, row) == [None]  # it was made there
    review(two).give_back(row, soon(two), "Bitte noch einmal ansehen.").result()
    two.all.meet()
    corrected(two, row)
    later = review(two).look(row).came_at
    assert later is not None
    assert later >= seen.came_at
    assert came(two.office, row) == [later]


def came(workspace: Workspace, row: UUID) -> list[datetime | None]:
    """What the overview says of when a form was received."""
    cells = workspace.forms.rounds.overview(2026).cells.values()
    return [part.came_at for part in cells if part.submission_id == row]


def test_a_carrier_decides_nothing_about_its_own_form(two: Two) -> None:
    row = handed_in(two)
    own = two.carrier.forms.reviewing
    for act in (own.look, own.begin, own.check, lambda key: own.give_back(key, soon(two), "Ja")):
        with pytest.raises(SpaceMissingError):
            act(row)
    assert kinds(two.carrier, row) == [StepKind.SUBMITTED]


# --- both at once -----------------------------------------------------------------------------------------


def test_withdrawn_while_it_goes_back_it_is_returned_and_both_stand_in_the_history(two: Two) -> None:
    row = handed_in(two)
    review(two).note(row, PLACE, "Place", "Welcher Laden?").result()
    two.carrier.forms.handing.withdraw(row).result()
    form = two.carrier.forms.answers.open(row)
    put(form, "people", 9)
    form.close()
    review(two).give_back(row, soon(two)).result()
    two.all.meet()
    for workspace in (two.office, two.carrier):
        told = standing(workspace, row)
        assert (told.state, told.returned, told.return_until) == (SubmissionState.DRAFT, True, soon(two))
        assert [note.said for note in told.notes()] == ["Welcher Laden?"]
        assert sorted(step.kind for step in told.steps) == [
            StepKind.RETURNED, StepKind.REVIEWED, StepKind.SUBMITTED, StepKind.WITHDRAWN,
        ]  # fmt: skip
        assert told.crossed is not None
        assert workspace.forms.answers.session(row).state(PEOPLE).value == "9"
    corrected(two, row)
    assert standing(two.office, row).state == SubmissionState.FINISHED


@pytest.mark.parametrize("office_is_later", [True, False])
def test_withdrawn_while_it_is_accepted_the_later_step_holds_and_nothing_is_lost(
    two: Two, office_is_later: bool
) -> None:
    row = handed_in(two)

    def withdraw() -> None:
        two.carrier.forms.handing.withdraw(row).result()
        form = two.carrier.forms.answers.open(row)
        put(form, "people", 9)
        form.close()

    def check() -> None:
        review(two).check(row).result()

    for act in (withdraw, check) if office_is_later else (check, withdraw):
        act()
    two.all.meet()
    expected = SubmissionState.CHECKED if office_is_later else SubmissionState.DRAFT
    for workspace in (two.office, two.carrier):
        told = standing(workspace, row)
        assert told.state == expected
        assert {step.kind for step in told.steps} == {
            StepKind.SUBMITTED, StepKind.WITHDRAWN, StepKind.CHECKED,
        }  # fmt: skip
        assert told.crossed is not None
        assert workspace.forms.answers.session(row, live=True).state(PEOPLE).value == "9"  # typed is there
        assert workspace.forms.answers.session(row).state(PEOPLE).value == ("4" if office_is_later else "9")
        (finished,) = workspace.forms.finished.of(row)
        assert b"<people>4</people>" in (
            workspace.forms.finished.xml(finished.id) or b""
        )  # and what was checked
    if office_is_later:
        (late,) = two.office.forms.finished.late(row)
        assert (late.change.before, late.change.after, late.by) == (SaidRow("4"), SaidRow("9"), "Frau Träger")
        review(two).reopen(row, "Der Träger hatte zurückgezogen").result()
        review(two).give_back(row, soon(two), "Bitte erneut einreichen").result()
    else:
        corrected(two, row)
        review(two).check(row).result()
    two.all.meet()
    assert standing(two.carrier, row).crossed is None


# --- the e-mail -------------------------------------------------------------------------------------------


def test_the_e_mail_says_until_when_and_nothing_of_what_was_noted(two: Two) -> None:
    row = returned(two)
    wish = MailWish(MailKind.RETURNED, row)
    assert two.office.mailings.prepare_as_proposed(wish).result() is None  # nobody's address is known
    with two.office.core.session() as session:
        carrier = session.scalars(
            select(ProjectParty.organization_id).where(ProjectParty.role == PartyRole.CARRIER)
        ).one()
    person = {"name": "Frau Träger", "email": "t@traeger.example", "organization_id": carrier}
    two.office.editing.add("person", person).result()
    made = two.office.mailings.prepare_as_proposed(wish).result()
    assert made is not None
    assert date_text(soon(two), "de") in made.text
    assert "Welcher Laden?" not in made.text
    assert b"Laden" not in made.draft
    (line,) = two.office.today.get(two.office.core.today()).mails
    assert line.id == made.id


def test_what_a_carrier_handed_in_goes_back_and_what_the_office_did_it_puts_right(two: Two) -> None:
    row = handed_in(two)
    seen = review(two).look(row)
    assert (seen.alone, seen.may_correct) == (False, False)
    with pytest.raises(CarrierFillsError):
        review(two).correct(row).result()
    assert standing(two.office, row).state == SubmissionState.FINISHED
    other = two.office.forms.rounds.begin(two.second, two.project).result()  # came on paper
    form = two.office.forms.answers.open(other)
    put(form, "place", "Laden")
    put(form, "people", 4)
    two.office.forms.handing.hand_in(form).result()
    form.close()
    review(two).begin(other).result()
    two.all.meet()
    seen = review(two).look(other)
    assert (seen.alone, seen.may_correct) == (False, True)
    review(two).correct(other).result()
    two.all.meet()
    for side in (two.office, two.carrier):
        assert standing(side, other).state == SubmissionState.DRAFT
        assert kinds(side, other) == ["submitted", "reviewed", "withdrawn"]
    with pytest.raises(NotHandedInError):
        review(two).correct(other).result()
    with pytest.raises(SpaceMissingError):
        two.carrier.forms.reviewing.correct(row)


def test_an_accepted_form_of_the_office_is_opened_before_it_is_put_right(two: Two) -> None:
    form = two.office.forms.answers.open(two.office.forms.rounds.begin(two.second, two.project).result())
    put(form, "place", "Laden")
    put(form, "people", 4)
    two.office.forms.handing.hand_in(form).result()
    form.close()
    review(two).check(form.row.id).result()
    with pytest.raises(FormLockedError):
        review(two).correct(form.row.id).result()
    review(two).reopen(form.row.id, "Eine Zahl war falsch.").result()
    review(two).correct(form.row.id).result()
    assert kinds(two.office, form.row.id) == ["submitted", "checked", "reopened", "withdrawn"]
    assert not standing(two.office, form.row.id).returned
