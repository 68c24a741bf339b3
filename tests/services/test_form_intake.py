"""Forms out as PDF files and back: into a draft, once, with what could not be read kept beside it."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from uuid import UUID

import pytest

from inka_desktop.errors import InkaError
from inka_desktop.forms import NodeId
from inka_desktop.reading.pdf_fields import fields
from inka_desktop.records.ids import new_id
from inka_desktop.reports.letters import Letter
from inka_desktop.services.form_codes import FormCode
from inka_desktop.services.intake_answers import NO_ROW, NOT_A_CHOICE, NOT_ASKED, UNREADABLE, Refusal
from inka_desktop.services.intake_errors import (
    ForeignPdfError,
    NothingFilledError,
    PdfDamagedError,
    UnknownFormError,
    VersionNotHereError,
)
from inka_desktop.services.mail_errors import NoRecipientError
from inka_desktop.services.mailing_rows import PreparedRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.form_papers import found_words
from tests.forms.making import form_of, xform_of
from tests.services.pdf_filling import filled_pdf

FORM = """
| survey   |                     |         |              |                    |               |
|          | type                | name    | label        | relevant           | choice_filter |
|          | text                | place   | Place        |                    |               |
|          | integer             | people  | People       |                    |               |
|          | select_one yn       | more    | More?        |                    |               |
|          | text                | why     | Why?         | ${more} = 'no'     |               |
|          | select_one county   | county  | County       |                    |               |
|          | select_one town     | town    | Town         |                    | c = ${county} |
|          | begin_repeat        | offer   | Offer        |                    |               |
|          | text                | name    | Name         |                    |               |
|          | decimal             | cost    | Cost         |                    |               |
|          | end_repeat          |         |              |                    |               |
| choices  |                     |         |              |                    |               |
|          | list_name           | name    | label        | c                  |               |
|          | yn                  | yes     | Yes          |                    |               |
|          | yn                  | no      | No           |                    |               |
|          | county              | a       | Apolda area  |                    |               |
|          | county              | g       | Gera area    |                    |               |
|          | town                | t1      | Apolda       | a                  |               |
|          | town                | t2      | Gera         | g                  |               |
| settings |                     |         |              |                    |               |
|          | form_id             | version | form_title   |                    |               |
|          | back                | 1       | Back         |                    |               |
"""


def take_in(workspace: Workspace, table: str = FORM) -> UUID:
    """The form in the library."""
    taken = workspace.forms.library.take_in(xform_of(table).encode(), "back.xml").result()
    assert taken.version is not None
    return taken.version


def fillable(workspace: Workspace, version: UUID, project: UUID | None = None) -> bytes:
    """Its PDF file to be filled in."""
    return workspace.forms.papers.blank(version, "de", "fillable", project_id=project)[1].pdf


def cell(workspace: Workspace, submission: UUID, path: str) -> str:
    """What stands at a path outside of rows."""
    return workspace.forms.answers.session(submission).state(NodeId(path)).value


def test_a_filled_pdf_becomes_a_draft_of_its_project_once(workspace: Workspace, project: UUID) -> None:
    version = take_in(workspace)
    values = {
        "/data/place": "Großrudestedt", "/data/people": "1.234", "/data/more": "/c1", "/data/county": "/c2",
        "/data/town": "/c2", "/data/offer#2/name": "Café", "/data/offer#2/cost": "12,50",
        "/data/offer#4/name": "Werkstatt",
    }  # fmt: skip
    pdf = filled_pdf(fillable(workspace, version, project), values)
    row = workspace.forms.intake.take(pdf).result()
    assert (row.looked.project, row.looked.taken, row.looked.refused) == ("Projekt Sonnenhang", 8, ())
    assert workspace.forms.answers.get(row.submission_id).project_id == project
    session = workspace.forms.answers.session(row.submission_id)
    assert cell(workspace, row.submission_id, "/data/place") == "Großrudestedt"
    assert cell(workspace, row.submission_id, "/data/people") == "1234"
    assert cell(workspace, row.submission_id, "/data/town") == "t2"
    offers = session.rows(NodeId("/data/offer"))
    assert [session.state(NodeId("/data/offer/name", one.row)).value for one in offers] == [
        "Café",
        "Werkstatt",
    ]
    assert session.state(NodeId("/data/offer/cost", offers[0].row)).value == "12.5"
    (kept,) = workspace.forms.files.names(row.submission_id)
    assert workspace.forms.files.read(row.submission_id, kept) == pdf

    form = workspace.forms.answers.open(row.submission_id)
    form.set(NodeId("/data/place"), "Erfurt").saved.result()
    form.close()
    assert workspace.forms.intake.take(pdf).result().submission_id == row.submission_id
    assert cell(workspace, row.submission_id, "/data/place") == "Erfurt"


def answers_of(workspace: Workspace, submission: UUID) -> list[tuple[str, str]]:
    """All that people answered in a form, by path, in its order."""
    leaves = workspace.forms.answers.session(submission).instance.top.leaves()
    return [(leaf.field.path, leaf.own) for leaf in leaves if leaf.own and "/meta/" not in leaf.field.path]


def test_a_draft_goes_on_in_a_pdf_with_the_answers_that_it_has(workspace: Workspace, project: UUID) -> None:
    version = take_in(workspace)
    values = {
        "/data/place": "Großrudestedt „Čapek“", "/data/people": "1.234", "/data/more": "/c1",
        "/data/county": "/c2", "/data/town": "/c2", "/data/offer#1/name": "Café",
        "/data/offer#1/cost": "1.212,50",
        "/data/offer#2/name": "Werkstatt",
    }  # fmt: skip
    row = workspace.forms.intake.take(filled_pdf(fillable(workspace, version, project), values)).result()
    _, made = workspace.forms.papers.fillable(row.submission_id)
    again = workspace.forms.intake.take(made.pdf).result()
    assert again.submission_id != row.submission_id
    assert (again.looked.project, again.looked.refused) == ("Projekt Sonnenhang", ())
    assert answers_of(workspace, again.submission_id) == answers_of(workspace, row.submission_id)
    on = filled_pdf(made.pdf, {"/data/offer#3/name": "Garten", "/data/place": "Erfurt"})
    later = workspace.forms.intake.take(on).result().submission_id
    offers = workspace.forms.answers.session(later).rows(NodeId("/data/offer"))
    assert cell(workspace, later, "/data/place") == "Erfurt"
    assert cell(workspace, later, "/data/people") == "1234"
    assert len(offers) == 3


def test_what_a_question_cannot_take_is_named_and_kept(workspace: Workspace) -> None:
    version = take_in(workspace)
    values = {
        "/data/place": "Apolda", "/data/people": "about ten", "/data/more": "/c1", "/data/why": "no room",
        "/data/county": "/c1", "/data/town": "/c2", "/data/offer#1/cost": "5 or 6; “more”",
    }  # fmt: skip
    row = workspace.forms.intake.take(filled_pdf(fillable(workspace, version), values)).result()
    expected = {
        Refusal("People", "about ten", UNREADABLE), Refusal("Why?", "no room", NOT_ASKED),
        Refusal("Town", "Gera", NOT_A_CHOICE), Refusal("Cost (1)", "5 or 6; “more”", UNREADABLE),
    }  # fmt: skip
    assert set(row.looked.refused) == expected
    assert set(workspace.forms.intake.refused(row.submission_id)) == expected
    assert cell(workspace, row.submission_id, "/data/why") == "no room"
    assert cell(workspace, row.submission_id, "/data/people") == ""


def test_looking_keeps_nothing(workspace: Workspace) -> None:
    pdf = filled_pdf(fillable(workspace, take_in(workspace)), {"/data/place": "Apolda"})
    assert workspace.forms.intake.look(pdf).taken == 1
    assert workspace.forms.answers.all() == []


def test_a_file_of_an_older_version_stays_in_it_and_may_be_taken_over(workspace: Workspace) -> None:
    old = take_in(workspace)
    pdf = filled_pdf(fillable(workspace, old), {"/data/place": "Apolda", "/data/people": "7"})
    new = take_in(workspace, FORM.replace("| back                | 1 ", "| back                | 2 ").replace(
        "| text                | why     | Why?         | ${more} = 'no'     |               |",
        "| text                | since   | Since?       |                    |               |",
    ))  # fmt: skip
    row = workspace.forms.intake.take(pdf).result()
    assert (row.looked.version_id, row.looked.is_newest) == (old, False)
    assert workspace.forms.answers.get(row.submission_id).newer == new
    assert workspace.forms.versions.preview(row.submission_id, new).lost == ()
    workspace.forms.versions.migrate(row.submission_id, new).result()
    assert cell(workspace, row.submission_id, "/data/people") == "7"


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda pdf: b"no file at all", ForeignPdfError),
        (lambda pdf: pdf[: len(pdf) // 2], PdfDamagedError),
        (lambda pdf: pdf, NothingFilledError),
        (lambda pdf: filled_pdf(pdf, {"inka": "something else", "/data/place": "x"}), ForeignPdfError),
        (lambda pdf: filled_pdf(pdf, {"inka": "INKA1:de:none:0123456789abcdef::"}), UnknownFormError),
        (lambda pdf: filled_pdf(pdf, {"inka": "INKA1:de:back:0123456789abcdef::"}), VersionNotHereError),
    ],
)  # fmt: skip
def test_other_files_are_told_apart_and_nothing_is_taken(
    workspace: Workspace, make: object, error: type[InkaError]
) -> None:
    pdf = fillable(workspace, take_in(workspace))
    with pytest.raises(error):
        workspace.forms.intake.take(make(pdf)).result()  # type: ignore[operator]  # what the parameters are
    assert workspace.forms.answers.all() == []


def test_a_file_that_names_a_project_or_round_of_elsewhere_says_so(
    workspace: Workspace, project: UUID
) -> None:
    pdf = fillable(workspace, take_in(workspace), project)
    own = FormCode.read(fields(pdf)["inka"])
    assert own is not None
    answered = {"/data/place": "Apolda"}
    for code in (replace(own, project=new_id()), replace(own, round=new_id())):
        looked = workspace.forms.intake.look(filled_pdf(pdf, answered | {"inka": code.text}))
        assert (looked.is_foreign, looked.taken) == (True, 1)
        assert "die es hier nicht gibt" in found_words(looked)
    kept = filled_pdf(pdf, answered)
    assert not workspace.forms.intake.look(kept).is_foreign
    workspace.editing.delete("project", project).result()
    binned = workspace.forms.intake.look(kept)
    assert (binned.is_foreign, binned.project_id) == (True, None)


def test_rows_that_a_form_counts_itself_are_filled_in_their_order(workspace: Workspace) -> None:
    version = take_in(workspace, """
    | survey   |              |          |       |              |
    |          | type         | name     | label | repeat_count |
    |          | begin_repeat | month    | Month | 3            |
    |          | integer      | visitors | Visits |             |
    |          | end_repeat   |          |       |              |
    | settings |              |          |       |              |
    |          | form_id      |          |       |              |
    |          | counted      |          |       |              |
    """)  # fmt: skip
    empty = fillable(workspace, version)
    assert len([name for name in fields(empty) if name.endswith("visitors")]) == 3
    row = workspace.forms.intake.take(
        filled_pdf(empty, {"/test/month#2/visitors": "5", "/data/month#2/visitors": "5"})
    ).result()
    session = workspace.forms.answers.session(row.submission_id)
    rows = session.rows(NodeId("/data/month"))
    assert [session.state(NodeId("/data/month/visitors", one.row)).value for one in rows] == ["", "5", ""]
    assert not [one for one in row.looked.refused if one.why == NO_ROW]


def test_a_mail_takes_the_fillable_form_along(workspace: Workspace) -> None:
    version, papers = take_in(workspace), workspace.forms.papers
    proposal = papers.mail_proposal(version)
    letter = Letter(proposal.subject, proposal.text)
    with pytest.raises(NoRecipientError):
        papers.mail(version, (), letter)
    row = papers.mail(version, ["Frau Berg <berg@example.org>"], letter).result()
    mail = message_from_bytes(row.draft, policy=default)
    assert row.file_name.endswith("_Back_ausfüllbar.eml")
    assert not isinstance(row, PreparedRow), "it is noted nowhere"
    assert mail["To"] == "Frau Berg <berg@example.org>"
    assert mail["Subject"] == "Bitte ausfüllen: Back"
    assert proposal.file_name == row.enclosures[0][0]
    (enclosed,) = mail.iter_attachments()
    found = fields(enclosed.get_content())
    assert found["inka"].startswith("INKA1:de:back:")
    assert form_of(FORM).id == "back"
    assert found["/data/place"] == ""
