"""Rounds of monitoring: handed out by the office, begun by carriers, on real encrypted devices."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from inka_desktop.forms.rewording import CHOICE
from inka_desktop.records.documents import Attachment
from inka_desktop.records.values import Role, SubmissionState
from inka_desktop.services.calendar_rows import CalendarFilter, days_overdue
from inka_desktop.services.errors import StillUsedError
from inka_desktop.services.form_errors import FormNotHereError, WordsMissingError
from inka_desktop.services.round_errors import (
    BegunElsewhenError,
    NobodyAskedError,
    NotAskedError,
    PeriodTurnedError,
    ReasonMissingError,
    RoundClosedError,
    RoundKnownError,
)
from inka_desktop.services.rounds import PartTerms, RoundWish, submission_id
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError

from .test_answers import put, take_in, value
from .test_releases import Office, office

__all__ = ["office"]

BEGIN, END, DUE = date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 15)


def wish(workspace: Workspace, title: str = "3. Quartal 2026") -> RoundWish:
    return RoundWish(title, take_in(workspace), BEGIN, END, DUE, "Bitte auch die Räume angeben.")


def test_a_round_asks_each_project_once_and_says_so_at_once(workspace: Workspace, project: UUID) -> None:
    other = workspace.projects.create("Am Anger", [], "Haus am Markt").result()
    asked = wish(workspace)
    row = workspace.forms.rounds.hand_out(asked, [project, other, project]).result()
    (shown,) = workspace.forms.rounds.all()
    assert (shown.id, shown.title, shown.form, shown.number) == (row, "3. Quartal 2026", "Visiting", 1)
    assert (shown.begin, shown.end, shown.due, shown.closed_at) == (BEGIN, END, DUE, None)
    assert shown.note == asked.note
    assert shown.sent_at is not None
    parts = workspace.forms.rounds.parts(row)
    assert [(part.project, part.state, part.due) for part in parts] == [
        ("Am Anger", SubmissionState.DRAFT, DUE), ("Projekt Sonnenhang", SubmissionState.DRAFT, DUE)
    ]  # fmt: skip
    assert [part.days_overdue(DUE) for part in parts] == [0, 0]
    assert [part.days_overdue(date(2026, 10, 18)) for part in parts] == [3, 3]
    seen = workspace.forms.rounds.overview(2026)
    assert [line.carrier for line in seen.projects] == [
        "Haus am Markt",
        "Quellroder Nachbarschaftswerk e. V.",
    ]
    assert set(seen.cells) == {(project, row), (other, row)}
    assert workspace.forms.rounds.years() == [2026]
    assert not workspace.forms.rounds.overview(2025).rounds


def test_what_cannot_be_handed_out_is_refused_and_writes_nothing(workspace: Workspace, project: UUID) -> None:
    rounds, asked = workspace.forms.rounds, wish(workspace)
    with pytest.raises(NobodyAskedError):
        rounds.hand_out(asked, [])
    with pytest.raises(PeriodTurnedError):
        rounds.hand_out(RoundWish("Q3", asked.version_id, END, BEGIN, DUE), [project])
    with pytest.raises(UnknownRecordError):
        rounds.hand_out(asked, [project, UUID(int=7)]).result()
    assert rounds.all() == []
    rounds.hand_out(asked, [project]).result()
    with pytest.raises(RoundKnownError) as known:
        rounds.hand_out(wish(workspace, "Noch einmal"), [project]).result()
    assert known.value.context["round"] == "3. Quartal 2026"
    assert len(rounds.all()) == 1


def test_what_is_agreed_with_a_project_later_has_a_reason(workspace: Workspace, project: UUID) -> None:
    rounds = workspace.forms.rounds
    row = rounds.hand_out(wish(workspace), [project]).result()
    (part,) = rounds.parts(row)
    with pytest.raises(ReasonMissingError):
        rounds.arrange(part.id, PartTerms(due=date(2026, 11, 1), due_reason=" "))
    with pytest.raises(ReasonMissingError):
        rounds.arrange(part.id, PartTerms(excused=True))
    later = PartTerms(date(2026, 11, 1), "Umzug des  Büros", date(2026, 8, 16))
    rounds.arrange(part.id, later).result()
    (deferred,) = rounds.parts(row)
    assert (deferred.due, deferred.due_reason) == (date(2026, 11, 1), "Umzug des Büros")
    assert (deferred.own_due, deferred.begun) == (date(2026, 11, 1), date(2026, 8, 16))
    rounds.arrange(part.id, PartTerms(excused=True, excused_reason="Träger gewechselt")).result()
    (excused,) = rounds.parts(row)
    assert (excused.due, excused.own_due, excused.due_reason) == (DUE, None, "")
    assert (excused.excused, excused.excused_reason) == (True, "Träger gewechselt")
    assert excused.days_overdue(date(2027, 1, 1)) == 0
    workspace.editing.undo().result()
    (back,) = rounds.parts(row)
    assert (back.excused, back.excused_reason, back.due) == (False, "", date(2026, 11, 1))


def test_what_others_agreed_while_a_dialog_was_open_stays(workspace: Workspace, project: UUID) -> None:
    rounds = workspace.forms.rounds
    row = rounds.hand_out(wish(workspace), [project]).result()
    (part,) = rounds.parts(row)
    shown = PartTerms()
    rounds.arrange(part.id, PartTerms(date(2026, 11, 1), "Umzug")).result()
    rounds.arrange(part.id, PartTerms(begun=BEGIN), shown).result()
    (both,) = rounds.parts(row)
    assert (both.own_due, both.due_reason, both.begun) == (date(2026, 11, 1), "Umzug", BEGIN)
    shown = PartTerms(date(2026, 11, 1), "Umzug", BEGIN)
    rounds.arrange(part.id, PartTerms(begun=BEGIN)).result()  # somebody else takes the other day back
    rounds.arrange(part.id, PartTerms(date(2026, 11, 8), "Umzug", BEGIN), shown).result()
    (later,) = rounds.parts(row)
    assert (later.own_due, later.due_reason) == (date(2026, 11, 8), "Umzug"), "a day keeps its reason"


def test_a_first_day_lies_within_the_period_and_is_preset_by_the_funding(
    workspace: Workspace, project: UUID
) -> None:
    began = workspace.projects.create("Am Anger", [], "Haus am Markt").result()
    workspace.editing.save("project", began, {"funded_from": date(2026, 8, 15)}).result()
    workspace.editing.save("project", project, {"funded_from": date(2024, 1, 1)}).result()
    rounds = workspace.forms.rounds
    row = rounds.hand_out(wish(workspace), [project, began]).result()
    found = {part.project_id: part for part in rounds.parts(row)}
    assert (found[project].begun, found[began].begun) == (None, date(2026, 8, 15))
    for day in (date(2027, 8, 15), date(2026, 6, 30)):
        with pytest.raises(BegunElsewhenError):
            rounds.arrange(found[project].id, PartTerms(begun=day)).result()
    rounds.arrange(found[project].id, PartTerms(begun=BEGIN)).result()
    assert {part.begun for part in rounds.parts(row)} == {BEGIN, date(2026, 8, 15)}


def test_a_project_is_asked_later_but_not_once_the_round_is_closed(
    workspace: Workspace, project: UUID
) -> None:
    rounds = workspace.forms.rounds
    row = rounds.hand_out(wish(workspace), [project]).result()
    later = workspace.projects.create("Am Anger", [], "Haus am Markt").result()
    first = rounds.ask(row, later, date(2026, 9, 1)).result()
    assert rounds.ask(row, later).result() == first
    assert [part.begun for part in rounds.parts(row)] == [date(2026, 9, 1), None]
    rounds.close(row).result()
    third = workspace.projects.create("Steinweg", [], "Jugendwerk").result()
    with pytest.raises(RoundClosedError):
        rounds.ask(row, third).result()
    with pytest.raises(RoundClosedError):
        rounds.begin(row, project).result()
    assert not any(part.is_open for part in rounds.parts(row))
    rounds.close(row, closed=False).result()
    assert rounds.begin(row, project).result() == submission_id(row, project)


def test_only_who_is_asked_begins_and_twice_is_once(workspace: Workspace, project: UUID) -> None:
    rounds = workspace.forms.rounds
    row = rounds.hand_out(wish(workspace), [project]).result()
    other = workspace.projects.create("Am Anger", [], "Haus am Markt").result()
    with pytest.raises(NotAskedError):
        rounds.begin(row, other).result()
    first = rounds.begin(row, project).result()
    form = workspace.forms.answers.open(first)
    put(form, "place", "Laden")
    form.close()
    assert rounds.begin(row, project).result() == first
    assert value(workspace.forms.answers.open(first), "place") == "Laden"
    (part,) = rounds.parts(row)
    assert (part.submission_id, part.state) == (first, SubmissionState.DRAFT)
    rounds.arrange(part.id, PartTerms(excused=True, excused_reason="Träger gewechselt")).result()
    assert rounds.begin(row, project).result() == first, "what was begun stays open to read"


def test_two_people_of_a_carrier_who_begin_on_two_devices_fill_one_form(office: Office) -> None:
    rounds = office.owner.forms.rounds
    row = rounds.hand_out(wish(office.owner), [office.desk.project]).result()
    one, two = office.join(Role.CARRIER, "Erika Muster"), office.join(Role.CARRIER, "Karl Muster")
    office.meet()
    for device in (one, two):
        (part,) = device.forms.rounds.parts()
        assert (part.round, part.due, part.is_open) == ("3. Quartal 2026", DUE, True)
        assert device.forms.rounds.begin(part.round_id, part.project_id).result() == submission_id(
            row, office.desk.project
        )
    mine = one.forms.answers.open(submission_id(row, office.desk.project))
    theirs = two.forms.answers.open(submission_id(row, office.desk.project))
    put(mine, "place", "Laden")
    put(theirs, "people", 3)
    office.meet()
    office.meet()
    assert not office.owner.exchange.questions()
    shown = {
        device.forms.answers.session(submission_id(row, office.desk.project)).to_xml()
        for device in (office.owner, one, two)
    }
    assert len(shown) == 1
    assert "<place>Laden</place>" in shown.pop()
    (seen,) = rounds.parts(row)
    assert seen.submission_id == submission_id(row, office.desk.project)


def test_a_form_whose_files_have_not_come_is_begun_later(workspace: Workspace, project: UUID) -> None:
    row = workspace.forms.rounds.hand_out(wish(workspace), [project]).result()
    workspace.forms.library.forget()
    with workspace.core.session() as session:
        hashes = session.scalars(select(Attachment.hash)).all()
    for path in workspace.core.database.folder.rglob("*"):
        if path.name in hashes:
            path.unlink()
    with pytest.raises(FormNotHereError):
        workspace.forms.rounds.begin(row, project).result()
    (part,) = workspace.forms.rounds.parts(row)
    assert part.submission_id is None


def test_due_dates_stand_in_the_calendar_of_the_office_and_of_the_carrier(office: Office) -> None:
    row = office.owner.forms.rounds.hand_out(wish(office.owner), [office.desk.project]).result()
    carrier = office.join(Role.CARRIER, "Erika Muster")
    office.meet()
    limits = CalendarFilter(frozenset({"form"}))
    (said,) = office.owner.calendar.between(DUE, DUE, limits, 9, DUE)
    assert (said.kind, said.id, said.title, said.waiting) == ("round", row, "3. Quartal 2026", 1)
    assert days_overdue(said, date(2026, 10, 18)) == 3
    (part,) = carrier.forms.rounds.asked()
    office.owner.forms.rounds.arrange(part.id, PartTerms(date(2026, 11, 2), "Umzug")).result()
    office.meet()
    assert not carrier.calendar.between(DUE, DUE, limits, 9, DUE)
    (mine,) = carrier.calendar.between(DUE, date(2026, 11, 2), limits, 9, DUE)
    assert (mine.kind, mine.day, mine.opens, mine.project_id) == (
        "form", date(2026, 11, 2), row, office.desk.project
    )  # fmt: skip
    with_project = limits._replace(project_id=office.desk.project)
    assert office.owner.calendar.count(with_project, DUE) == 2
    _, own = office.owner.calendar.between(DUE, date(2026, 11, 2), with_project, 9, DUE)
    assert (own.kind, own.day, own.id, own.note) == ("form", date(2026, 11, 2), part.id, "Umzug")
    assert office.owner.calendar.count(limits._replace(project_id=UUID(int=5)), DUE) == 0


def test_the_overview_as_a_spreadsheet_says_each_cell_in_words(workspace: Workspace, project: UUID) -> None:
    other = workspace.projects.create("Am Anger", [], "Haus am Markt").result()
    workspace.projects.create("Nicht gefragt", [], "").result()
    row = workspace.forms.rounds.hand_out(wish(workspace), [project, other]).result()
    part = next(one for one in workspace.forms.rounds.parts(row) if one.project_id == other)
    workspace.forms.rounds.arrange(part.id, PartTerms(excused=True, excused_reason="Pause")).result()
    book = load_workbook(io.BytesIO(workspace.sheets.monitoring(2026, date(2026, 10, 18))))
    assert book.active is not None
    lines = [tuple(cell.value for cell in line) for line in book.active.iter_rows()]
    assert lines == [
        ("Projekt", "Träger", "3. Quartal 2026", "Zuletzt eingereicht", "Zuletzt eingegangen"),
        ("Am Anger", "Haus am Markt", "nimmt nicht teil: Pause", None, None),
        ("Nicht gefragt", None, "nicht beteiligt", None, None),
        (
            "Projekt Sonnenhang",
            "Quellroder Nachbarschaftswerk e. V.",
            "offen, überfällig seit 3 Tagen",
            None,
            None,
        ),
    ]


def test_a_round_goes_into_the_bin_with_its_parts_unless_somebody_began(
    workspace: Workspace, project: UUID
) -> None:
    row = workspace.forms.rounds.hand_out(wish(workspace), [project]).result()
    workspace.editing.delete("round", row).result()
    assert workspace.forms.rounds.parts() == []
    workspace.editing.restore("round", row).result()
    assert len(workspace.forms.rounds.parts(row)) == 1
    workspace.forms.rounds.begin(row, project).result()
    with pytest.raises(StillUsedError):
        workspace.editing.delete("round", row).result()


def test_words_of_a_form_are_changed_as_a_new_version_and_a_round_keeps_its_own(
    workspace: Workspace, project: UUID
) -> None:
    library = workspace.forms.library
    asked = wish(workspace)
    row = workspace.forms.rounds.hand_out(asked, [project]).result()
    first, *others = library.questions(asked.version_id)
    changed = [replace(first, labels={"": "Wo genau?"}), *others]
    taken = library.reword(asked.version_id, changed).result()
    assert taken.version is not None
    assert taken.version != asked.version_id
    assert library.questions(taken.version)[0].labels == {"": "Wo genau?"}
    assert library.questions(asked.version_id)[0] == first
    (form,) = library.list()
    assert [version.number for version in form.versions] == [2, 1]
    assert workspace.forms.rounds.get(row).version_id == asked.version_id


def test_a_form_keeps_a_title_and_words_at_each_choice(workspace: Workspace, project: UUID) -> None:
    library, asked = workspace.forms.library, wish(workspace)
    title, *others = library.questions(asked.version_id)
    choice = next(one for one in others if one.kind == CHOICE)
    for wordless in (title, choice):
        changed = [replace(wordless, labels=dict.fromkeys(wordless.labels, " "))]
        with pytest.raises(WordsMissingError) as told:
            library.reword(asked.version_id, changed).result()
        assert next(iter(wordless.labels.values())) in str(told.value)
    (form,) = library.list()
    assert [version.number for version in form.versions] == [1]
