"""The form of a round as a PDF and on paper: one form of a project, however it comes back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes
from email.policy import default
from uuid import UUID

import pytest

from inka_desktop.errors import InkaError
from inka_desktop.forms import Absence, NodeId
from inka_desktop.reading.pdf_fields import fields
from inka_desktop.records.periods import Period
from inka_desktop.records.values import MailKind
from inka_desktop.services.intake_answers import KEPT, NOT_A_CHOICE, UNREADABLE, Differing, Refusal
from inka_desktop.services.mailing_rows import MailWish
from inka_desktop.services.round_errors import (
    FormCameError,
    NotAskedError,
    RoundClosedError,
    WhichProjectError,
)
from inka_desktop.services.rounds import PartTerms, RoundWish, part_id, submission_id
from inka_desktop.services.workspace import Workspace
from tests.forms.making import xform_of
from tests.services.pdf_filling import filled_pdf

from . import figuring as figures
from .test_form_intake import FORM, answers_of, cell, take_in

BEGIN, END, DUE = date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 15)
PLACE, PEOPLE = NodeId("/data/place"), NodeId("/data/people")


@pytest.fixture
def other(workspace: Workspace) -> UUID:
    """A second project."""
    return workspace.projects.create("Am Anger", [], "Haus am Markt").result()


@pytest.fixture
def asked(workspace: Workspace, project: UUID, other: UUID) -> UUID:
    """A round that asks both projects."""
    wish = RoundWish("3. Quartal 2026", take_in(workspace), BEGIN, END, DUE)
    return workspace.forms.rounds.hand_out(wish, [project, other]).result()


def sheet(workspace: Workspace, round_id: UUID, project: UUID | None = None) -> bytes:
    """The PDF of a round's form, as it is mailed for a project, or for whomever."""
    papers = workspace.forms.papers
    if project is not None:
        return papers.asked(part_id(round_id, project), "de", "fillable")[1].pdf
    version = workspace.forms.rounds.get(round_id).version_id
    assert version is not None
    return papers.blank(version, "de", "fillable", round_id=round_id)[1].pdf


def begun(workspace: Workspace, round_id: UUID, project: UUID, **answers: str) -> UUID:
    """The project's form with answers of its own."""
    row = workspace.forms.rounds.begin(round_id, project).result()
    form = workspace.forms.answers.open(row)
    for name, value in answers.items():
        form.set(NodeId(f"/data/{name}"), value).saved.result()
    form.close()
    return row


def hand_in(workspace: Workspace, row: UUID) -> None:
    form = workspace.forms.answers.open(row)
    workspace.forms.handing.hand_in(form).result()
    form.close()


def test_a_figure_that_comes_as_a_pdf_of_the_round_is_counted_once(
    workspace: Workspace, project: UUID
) -> None:
    version = figures.version_of(workspace)
    wish = RoundWish("3. Quartal 2026", version, BEGIN, END, DUE)
    asked = workspace.forms.rounds.hand_out(wish, [project]).result()
    row = begun(workspace, asked, project, men="3")
    pdf = filled_pdf(sheet(workspace, asked), {"/data/women": "5"})
    taken = workspace.forms.intake.take(pdf, project).result()
    assert taken.submission_id == row
    assert [one.id for one in workspace.forms.answers.all()] == [row]
    (part,) = workspace.forms.rounds.parts(asked)
    assert part.submission_id == row
    hand_in(workspace, row)
    workspace.forms.reviewing.check(row).result()
    found = figures.result(workspace, "INKA-E1")
    assert found is not None
    assert (found.value, found.genders) == (8, {"women": 5, "men": 3})


def test_a_form_beside_an_open_round_is_offered_its_part_and_two_are_counted_once(
    workspace: Workspace, project: UUID
) -> None:
    version = figures.version_of(workspace)
    today = workspace.core.today()
    wish = RoundWish("Dieses Quartal", version, today - timedelta(80), today, today + timedelta(15))
    asked = workspace.forms.rounds.hand_out(wish, [project]).result()
    (part,) = workspace.forms.rounds.parts_of_form(version, project)
    assert (part.round_id, part.is_open) == (asked, True)
    blank = workspace.forms.papers.blank(version, "de", "fillable", project_id=project)[1].pdf
    pdf = filled_pdf(blank, {"/data/women": "5"})
    assert [one.id for one in workspace.forms.intake.look(pdf).offered] == [part.id]
    alone = workspace.forms.intake.take(pdf).result().submission_id
    assert workspace.forms.intake.look(pdf, None, asked).known == alone, "taken in once, it stays that one"
    other = filled_pdf(blank, {"/data/women": "6"})
    taken = workspace.forms.intake.take(other, round_id=asked).result()
    assert taken.submission_id == submission_id(asked, project)
    assert [row.id for row in workspace.forms.answers.alone(9)[0]] == [alone]
    for row in (alone, taken.submission_id):
        hand_in(workspace, row)
        workspace.forms.reviewing.check(row).result()
    period = Period(wish.begin, wish.end)
    found = figures.result(workspace, "INKA-E1", period)
    assert found is not None
    assert found.value == 6, "the round's form counts, and only that"
    sources = workspace.analysis.indicators.sources("INKA-E1", *period)
    assert {(row.id, row.instead) for row in sources} == {
        (alone, "Dieses Quartal"), (taken.submission_id, "")
    }  # fmt: skip
    workspace.forms.reviewing.reopen(taken.submission_id, "Falsch.").result()
    again = figures.result(workspace, "INKA-E1", period)
    assert again is not None
    assert again.value == 5, "without it the other one does"
    workspace.forms.reviewing.check(taken.submission_id).result()
    for days_after, value in ((-10, 6), (10, 6), (50, 6), (60, 11)):
        submitted = datetime.combine(wish.end + timedelta(days_after), time(12), UTC)
        figures.change(workspace, alone, submitted_at=submitted)
        later = figures.result(workspace, "INKA-E1", Period(wish.begin, wish.end + timedelta(90)))
        assert later is not None
        assert later.value == value, "a form is about the period whose due date is nearest"


def test_a_pdf_of_a_round_asks_for_one_of_its_projects(
    workspace: Workspace, asked: UUID, project: UUID, other: UUID
) -> None:
    workspace.forms.rounds.arrange(
        part_id(asked, other), PartTerms(excused=True, excused_reason="ruht")
    ).result()
    pdf = filled_pdf(sheet(workspace, asked), {PLACE.path: "Apolda"})
    looked = workspace.forms.intake.look(pdf)
    assert (looked.round, looked.project_id, looked.begun) == ("3. Quartal 2026", None, None)
    assert [one.project_id for one in looked.asked] == [project]
    with pytest.raises(WhichProjectError):
        workspace.forms.intake.take(pdf).result()
    assert workspace.forms.answers.all() == []
    row = workspace.forms.intake.take(pdf, project).result().submission_id
    assert row == submission_id(asked, project)
    assert workspace.forms.intake.take(pdf, project).result().looked.known == row


def test_answers_of_a_begun_form_stay_unless_somebody_takes_those_of_the_file(
    workspace: Workspace, asked: UUID, project: UUID
) -> None:
    row = begun(workspace, asked, project, place="Apolda", people="7", county="a", town="t1")
    values = {PLACE.path: "Erfurt", PEOPLE.path: "9", "/data/more": "/c1", "/data/town": "/c2"}
    pdf = filled_pdf(sheet(workspace, asked), values)
    looked = workspace.forms.intake.look(pdf, project)
    assert (looked.begun, looked.taken) == (row, 1)
    assert looked.differing == (
        Differing(PLACE.path, "Place", "Apolda", "Erfurt"), Differing(PEOPLE.path, "People", "7", "9")
    )  # fmt: skip
    assert looked.refused == (Refusal("Town", "Gera", NOT_A_CHOICE),)
    workspace.forms.intake.take(pdf, project, [PEOPLE.path]).result()
    assert [cell(workspace, row, path) for path in (PLACE.path, PEOPLE.path, "/data/more", "/data/town")] == [
        "Apolda", "9", "yes", "t1"
    ]  # fmt: skip
    assert workspace.forms.intake.refused(row) == [
        Refusal("Town", "Gera", NOT_A_CHOICE), Refusal("Place", "Erfurt", KEPT)
    ]  # fmt: skip
    assert [one for one in workspace.forms.files.names(row) if one.endswith(".pdf")]


def test_an_answer_that_somebody_empties_in_the_file_is_taken_away_where_that_is_wished(
    workspace: Workspace, asked: UUID, project: UUID
) -> None:
    row = begun(workspace, asked, project, place="Apolda", people="7", county="a", town="t1", more="yes")
    sent = workspace.forms.papers.fillable(row)[1].pdf
    pdf = filled_pdf(sent, {PLACE.path: "", "/data/more": "c0", PEOPLE.path: "8"})
    looked = workspace.forms.intake.look(pdf)
    assert looked.begun == row
    assert looked.differing == (
        Differing(PLACE.path, "Place", "Apolda", "(leer)"), Differing(PEOPLE.path, "People", "7", "8"),
        Differing("/data/more", "More?", "Yes", "(leer)"),
    )  # fmt: skip
    workspace.forms.intake.take(pdf, replace=[PLACE.path]).result()
    assert [cell(workspace, row, path) for path in (PLACE.path, PEOPLE.path, "/data/county")] == [
        "",
        "7",
        "a",
    ]
    assert cell(workspace, row, "/data/more") == "yes"
    assert workspace.forms.intake.refused(row) == [
        Refusal("People", "8", KEPT), Refusal("More?", "(leer)", KEPT)
    ]  # fmt: skip


def test_what_was_never_in_the_file_is_not_emptied_by_it(
    workspace: Workspace, asked: UUID, project: UUID
) -> None:
    pdf = filled_pdf(sheet(workspace, asked, project), {PEOPLE.path: "9"})
    row = begun(workspace, asked, project, place="Apolda")
    assert workspace.forms.intake.look(pdf).differing == ()
    workspace.forms.intake.take(pdf).result()
    assert [cell(workspace, row, path) for path in (PLACE.path, PEOPLE.path)] == ["Apolda", "9"]


def test_two_files_for_one_form_are_both_kept(workspace: Workspace, asked: UUID, project: UUID) -> None:
    first = filled_pdf(sheet(workspace, asked), {PLACE.path: "Apolda"})
    second = filled_pdf(sheet(workspace, asked), {PEOPLE.path: "4", PLACE.path: "Jena"})
    row = workspace.forms.intake.take(first, project).result().submission_id
    assert workspace.forms.intake.take(second, project).result().submission_id == row
    kept = workspace.forms.files.several(row, workspace.forms.files.names(row)).values()
    assert first in kept
    assert second in kept
    assert workspace.forms.intake.refused(row) == [Refusal("Place", "Jena", KEPT)]
    assert workspace.forms.intake.look(first, project).known == row


def test_a_draft_of_a_round_goes_on_in_its_pdf_with_rows_and_absences(
    workspace: Workspace, asked: UUID, project: UUID
) -> None:
    row = begun(workspace, asked, project, place="Apolda")
    form = workspace.forms.answers.open(row)
    first, second = form.session.rows(NodeId("/data/offer"))[0], None
    form.set(NodeId("/data/offer/name", first.row), "Café").saved.result()
    second = form.add_repeat(NodeId("/data/offer")).changes.added[0].row
    form.set(NodeId("/data/offer/name", second), "Werkstatt").saved.result()
    form.set_absence(
        NodeId("/data/offer/cost", second), Absence("not_yet_known", "Abrechnung läuft")
    ).saved.result()
    form.set_absence(PEOPLE, Absence("not_collected")).saved.result()
    form.close()
    pdf = sheet(workspace, asked, project)
    assert fields(pdf)[PLACE.path] == "Apolda"
    before = answers_of(workspace, row), workspace.forms.answers.session(row).absences()
    looked = workspace.forms.intake.look(pdf)
    assert (looked.begun, looked.taken, looked.differing, looked.refused) == (row, 0, (), ())
    on = filled_pdf(pdf, {"/data/offer#3/name": "Garten", "/data/offer#2/name": "Werkstätte"})
    assert [one.question for one in workspace.forms.intake.look(on).differing] == ["Name (2)"]
    workspace.forms.intake.take(on).result()
    session = workspace.forms.answers.session(row)
    names = [
        session.state(NodeId("/data/offer/name", one.row)).value
        for one in session.rows(NodeId("/data/offer"))
    ]
    assert names == ["Café", "Werkstatt", "Garten"]
    assert session.absences() == before[1]


def test_a_draft_with_absences_comes_back_equal_into_a_new_form(workspace: Workspace, project: UUID) -> None:
    """Outside of a round, where the file makes a draft of its own."""
    row = workspace.forms.answers.begin(take_in(workspace), project).result()
    form = workspace.forms.answers.open(row)
    offer = form.session.rows(NodeId("/data/offer"))[0].row
    form.set(NodeId("/data/offer/name", offer), "Café").saved.result()
    form.set_absence(
        NodeId("/data/offer/cost", offer), Absence("not_yet_known", "Abrechnung läuft")
    ).saved.result()
    form.set_absence(PEOPLE, Absence("not_collected", "Zählung fiel aus; „Umbau“")).saved.result()
    form.set_absence(NodeId("/data/county"), Absence("not_collected")).saved.result()
    form.close()
    pdf = workspace.forms.papers.fillable(row)[1].pdf
    again = workspace.forms.intake.take(pdf).result()
    assert again.looked.refused == ()
    one, two = workspace.forms.answers.session(row), workspace.forms.answers.session(again.submission_id)

    def said(session: object) -> set[tuple[str, Absence]]:
        return {(node.path, absence) for node, absence in session.absences().items()}  # type: ignore[attr-defined]  # a session

    assert len(said(one)) == 3
    assert said(two) == said(one)


def test_absences_are_written_into_fields_and_lines(workspace: Workspace, asked: UUID, project: UUID) -> None:
    values = {
        PEOPLE.path: "n. e.: Umbau", "absent/1/number": "5", "absent/1/why": "c2", "absent/1/reason": "folgt",
        "absent/2/number": "99", "absent/2/why": "c1", "absent/3/number": "1",
    }  # fmt: skip
    pdf = filled_pdf(sheet(workspace, asked, project), values)
    row = workspace.forms.intake.take(pdf).result()
    session = workspace.forms.answers.session(row.submission_id)
    assert session.absences() == {
        PEOPLE: Absence("not_collected", "Umbau"), NodeId("/data/county"): Absence("not_yet_known", "folgt")
    }  # fmt: skip
    assert [one.why for one in row.looked.refused] == [UNREADABLE, UNREADABLE]


def test_what_nobody_waits_for_is_refused_and_nothing_is_written(
    workspace: Workspace, asked: UUID, project: UUID, other: UUID
) -> None:
    third = workspace.projects.create("Nordhang", [], "Haus am Markt").result()
    pdf = filled_pdf(sheet(workspace, asked), {PLACE.path: "Apolda"})
    rounds, taking = workspace.forms.rounds, workspace.forms.intake

    def refused(error: type[InkaError], one: UUID) -> None:
        known = [row.id for row in workspace.forms.answers.all()]
        with pytest.raises(error):
            taking.look(pdf, one)
        with pytest.raises(error):
            taking.take(pdf, one).result()
        with pytest.raises(error):
            workspace.forms.paper_entries.begin_asked(asked, one).result()
        assert [row.id for row in workspace.forms.answers.all()] == known

    refused(NotAskedError, third)
    rounds.arrange(part_id(asked, other), PartTerms(excused=True, excused_reason="ruht")).result()
    refused(NotAskedError, other)
    row = begun(workspace, asked, project, place="Jena")
    hand_in(workspace, row)
    refused(FormCameError, project)
    assert cell(workspace, row, PLACE.path) == "Jena"
    rounds.arrange(part_id(asked, other), PartTerms()).result()
    rounds.close(asked).result()
    refused(RoundClosedError, other)


def test_an_older_version_of_the_form_fills_a_begun_one_by_what_the_choices_mean(
    workspace: Workspace, asked: UUID, project: UUID
) -> None:
    """The begun form was taken over into a version whose choices stand in another order."""
    row = begun(workspace, asked, project, place="Jena")
    pdf = filled_pdf(sheet(workspace, asked), {"/data/more": "/c1"})
    first, second = (next(line for line in FORM.splitlines() if f"| {one} " in line) for one in ("yes", "no"))
    turned = FORM.replace("| back                | 1 ", "| back                | 2 ")
    turned = turned.replace(f"{first}\n{second}", f"{second}\n{first}")
    taken = workspace.forms.library.take_in(xform_of(turned).encode(), "back.xml").result()
    assert taken.version is not None
    workspace.forms.versions.migrate(row, taken.version).result()
    workspace.forms.intake.take(pdf, project).result()
    assert cell(workspace, row, "/data/more") == "yes"


def test_the_mail_of_a_form_goes_to_the_carrier_and_names_the_day(
    workspace: Workspace, asked: UUID, project: UUID
) -> None:
    begun(workspace, asked, project, place="Apolda")
    carrier = "Quellroder Nachbarschaftswerk e. V."
    (organization,) = [row.id for row in workspace.network.organizations(carrier) if row.name == carrier]
    values = {"name": "Mara Öztürk", "email": "mara@beispiel.invalid", "organization_id": organization}
    workspace.editing.add("person", values).result()
    wish = MailWish(MailKind.FORM, part_id(asked, project))
    proposal = workspace.mailings.proposal(wish)
    assert "15.10.2026" in proposal.subject
    assert "15.10.2026" in proposal.text
    assert proposal.file_name.endswith("_Back_Projekt-Sonnenhang_3.-Quartal-2026_ausfüllbar.pdf")
    made = workspace.mailings.prepare_as_proposed(wish).result()
    assert made is not None
    assert message_from_bytes(made.draft, policy=default)["To"] == "Mara Öztürk <mara@beispiel.invalid>"
    ((name, pdf),) = made.enclosures
    assert (name, fields(pdf)[PLACE.path]) == (proposal.file_name, "Apolda")


def test_a_form_for_each_project_of_a_round(
    workspace: Workspace, asked: UUID, project: UUID, other: UUID
) -> None:
    papers = workspace.forms.papers.for_projects(
        [part_id(asked, one) for one in (project, other)], "de", "fillable"
    )
    codes = [fields(paper.make(None).pdf)["inka"] for paper in papers]
    assert len(set(codes)) == 2
    assert len({paper.name() for paper in papers}) == 2
