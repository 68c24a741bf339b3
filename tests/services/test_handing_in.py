"""A carrier's form on its way: handed in, withdrawn, read, returned; questions and the quarter before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from inka_desktop.forms import Absence, NodeId
from inka_desktop.forms.errors import UnfinishedError
from inka_desktop.records.forms import Submission
from inka_desktop.records.ids import new_id
from inka_desktop.records.rounds import FillingRule, Remark, SubmissionStep
from inka_desktop.records.values import AgeGroup, Basis, Gender, RemarkKind, Role, StepKind, SubmissionState
from inka_desktop.services.contact_counts import Contact
from inka_desktop.services.form_errors import RemarkAnsweredError, ReviewBegunError, SubmissionFinishedError
from inka_desktop.services.open_form import OpenForm
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.submission_rows import OfferedRow
from inka_desktop.services.workspace import Workspace

from .test_answers import put, take_in, value
from .test_releases import Office, office

__all__ = ["office"]

FORM = """
| survey  |               |        |         |          |                      |                      |
|         | type          | name   | label   | required | bind::inka:indicator | bind::inka:breakdown |
|         | text          | place  | Place   | yes      |                      |                      |
|         | integer       | people | People? | yes      | INKA-E1              |                      |
|         | integer       | women  | Women?  |          | INKA-E1              | women                |
|         | integer       | young  | Young?  |          | INKA-E1              | 18_29                |
|         | integer       | guessed | Estimated? |       | INKA-E1              | estimated            |
|         | select_one yn | open   | Open?   |          |                      |                      |
|         | begin repeat  | offer  | Offer   |          |                      |                      |
|         | text          | name   | Name    |          |                      |                      |
|         | end repeat    |        |         |          |                      |                      |
| choices |               |        |         |          |                      |                      |
|         | list_name     | name   | label   |          |                      |                      |
|         | yn            | yes    | Yes     |          |                      |                      |
| settings |         |         |            |                                   |
|          | form_id | version | form_title | namespaces                        |
|          | quarter | 1       | Quarterly  | inka="https://inka-desktop/forms" |
"""
PLACE, PEOPLE, OPEN = NodeId("/data/place"), NodeId("/data/people"), NodeId("/data/open")
SECOND = (date(2026, 4, 1), date(2026, 6, 30))
THIRD = (date(2026, 7, 1), date(2026, 9, 30))


@dataclass
class Two:
    """The office and a carrier to whom the rounds of two quarters were handed out."""

    office: Workspace
    carrier: Workspace
    all: Office
    project: UUID
    second: UUID
    third: UUID

    def begin(self, asked: UUID | None = None) -> OpenForm:
        """The carrier's form of a quarter, the third where none is said."""
        begun = self.carrier.forms.rounds.begin(asked or self.third, self.project).result()
        return self.carrier.forms.answers.open(begun)

    def hand_in(self, asked: UUID | None = None) -> UUID:
        """A form that is filled and handed in."""
        form = self.begin(asked)
        put(form, "place", "Laden")
        put(form, "people", 4)
        self.carrier.forms.handing.hand_in(form).result()
        form.close()
        return form.row.id

    def step(self, submission: UUID, kind: StepKind, **fields: Any) -> None:
        """The office does something with a form, and the carrier learns of it."""
        self.all.meet()

        def work(transaction: Any) -> None:
            session = transaction.session
            record = session.get(Submission, submission)
            if kind == StepKind.RETURNED:
                record.state, record.return_until = SubmissionState.DRAFT, fields["until"]
            step = SubmissionStep(id=new_id(), space=record.space, submission_id=submission, kind=kind)
            step.at, step.until = self.office.core.now(), fields.get("until")
            session.add(step)

        self.office.core.submit(work, "edit").result()
        self.all.meet()

    def note(self, submission: UUID, node: NodeId, said: str) -> None:
        """The office notes something at a question, as a return copies it into the project's space."""

        def work(transaction: Any) -> None:
            record = transaction.session.get(Submission, submission)
            transaction.session.add(
                Remark(
                    id=new_id(), space=record.space, submission_id=submission, key=node.path,
                    kind=RemarkKind.NOTE, said=said, said_at=self.office.core.now(),
                )
            )  # fmt: skip

        self.office.core.submit(work, "edit").result()


@pytest.fixture
def two(office: Office) -> Two:
    carrier = office.join(Role.CARRIER, "Frau Träger")
    version, made = take_in(office.owner, FORM), []
    for title, period in (("2. Quartal 2026", SECOND), ("3. Quartal 2026", THIRD)):
        wish = RoundWish(title, version, *period, due=period[1] + timedelta(15), note="Bitte mit Räumen.")
        made.append(office.owner.forms.rounds.hand_out(wish, [office.desk.project]).result())
    office.meet()
    return Two(office.owner, carrier, office, office.desk.project, *made)


def test_handing_in_says_when_and_is_one_step(two: Two) -> None:
    form = two.begin()
    standing = two.carrier.forms.handing.standing(form.row.id)
    assert (standing.round, standing.due, standing.note) == (
        "3. Quartal 2026",
        date(2026, 10, 15),
        "Bitte mit Räumen.",
    )
    put(form, "place", "Laden")
    with pytest.raises(UnfinishedError):
        two.carrier.forms.handing.hand_in(form)
    form.set_absence(PEOPLE, Absence("not_collected", "nicht gezählt")).saved.result()
    finished = two.carrier.forms.handing.hand_in(form).result()
    two.all.meet()
    for workspace in (two.carrier, two.office):
        standing = workspace.forms.handing.standing(form.row.id)
        assert (standing.state, standing.return_until) == (SubmissionState.FINISHED, None)
        assert standing.submitted_at is not None
        assert [(step.kind, step.by) for step in standing.steps] == [(StepKind.SUBMITTED, "Frau Träger")]
        assert standing.may_withdraw
        assert [row.id for row in workspace.forms.finished.of(form.row.id)] == [finished]
    with pytest.raises(SubmissionFinishedError):
        form.set(PLACE, "Rathaus")


def test_that_the_head_reads_forms_first_is_known_on_every_device_of_the_carrier(two: Two) -> None:
    row, second = two.begin().row.id, two.all.join(Role.CARRIER, "Herr Träger")
    assert not second.forms.handing.standing(row).head_reads
    two.carrier.forms.handing.let_head_read(True).result()
    two.all.meet()
    assert second.forms.handing.head_reads()
    assert second.forms.handing.standing(row).head_reads
    second.forms.handing.let_head_read(False).result()
    two.all.meet()
    assert not two.carrier.forms.handing.standing(row).head_reads
    second.forms.handing.let_head_read(True).result()
    two.all.meet()
    assert two.carrier.forms.handing.standing(row).head_reads, "it is one wish, whoever changes it"


def test_of_a_project_that_came_later_the_head_reads_forms_as_of_the_others(two: Two) -> None:
    two.begin().close()
    two.carrier.forms.handing.let_head_read(True).result()

    def forget(transaction: Any) -> None:
        """As it is of a project that was not there when it was said."""
        rule = transaction.session.scalars(select(FillingRule)).one()
        rule.alive = False
        project = new_id()
        transaction.session.add(
            FillingRule(id=new_id(), space=rule.space, project_id=project, head_reads=True)
        )

    two.carrier.core.submit(forget, "edit").result()
    form = two.begin()
    assert two.carrier.forms.handing.standing(form.row.id).head_reads
    two.all.meet()
    assert not two.office.forms.handing.standing(form.row.id).head_reads, "the office has many carriers"


def test_it_is_withdrawn_and_handed_in_again_until_the_office_looks_at_it(two: Two) -> None:
    row, handing = two.hand_in(), two.carrier.forms.handing
    handing.withdraw(row).result()
    form = two.begin()
    assert form.row.id == row
    assert handing.standing(row).state == SubmissionState.DRAFT
    put(form, "people", 5)
    handing.hand_in(form).result()
    newest, first = two.carrier.forms.finished.of(row)
    assert newest.replaces == first.instance_id
    two.step(row, StepKind.REVIEWED)
    assert not handing.standing(row).may_withdraw
    with pytest.raises(ReviewBegunError):
        handing.withdraw(row).result()
    standing = handing.standing(row)
    assert standing.state == SubmissionState.FINISHED
    assert [step.kind for step in standing.steps] == ["submitted", "withdrawn", "submitted", "reviewed"]


def test_a_draft_cannot_be_withdrawn(two: Two) -> None:
    with pytest.raises(ReviewBegunError):
        two.carrier.forms.handing.withdraw(two.begin().row.id).result()


def test_a_returned_form_shows_what_was_noted_and_comes_back(two: Two) -> None:
    row = two.hand_in()
    two.all.meet()
    two.note(row, PEOPLE, "Bitte ohne Doppelzählungen.")
    two.step(row, StepKind.RETURNED, until=date(2026, 12, 4))
    standing = two.carrier.forms.handing.standing(row)
    assert standing.returned
    assert standing.return_until == date(2026, 12, 4)
    assert [(note.node, note.said) for note in standing.notes()] == [(PEOPLE, "Bitte ohne Doppelzählungen.")]
    form = two.begin()
    put(form, "people", 3)
    two.carrier.forms.handing.hand_in(form).result()
    standing = two.carrier.forms.handing.standing(row)
    assert (standing.returned, standing.return_until) == (False, None)


def test_who_read_it_stands_until_something_is_answered(two: Two) -> None:
    form, handing = two.begin(), two.carrier.forms.handing
    put(form, "place", "Laden")
    assert handing.standing(form.row.id).read is None
    handing.mark_read(form.row.id, "Frau Leitung").result()
    read = handing.standing(form.row.id).read
    assert read is not None
    assert read.by == "Frau Leitung"
    put(form, "place", "Rathaus")
    assert handing.standing(form.row.id).read is None


def test_a_question_to_the_office_is_answered_there_and_then_stays(two: Two) -> None:
    form = two.begin()
    asked = two.carrier.forms.remarks.ask(form.row.id, PEOPLE, "People?", "Auch Kinder?").result()
    two.carrier.forms.remarks.change(asked, "Auch Kinder unter 6?").result()
    two.all.meet()
    (remark,) = two.office.forms.remarks.of(form.row.id)
    assert (remark.node, remark.said, remark.said_by) == (PEOPLE, "Auch Kinder unter 6?", "Frau Träger")
    two.office.forms.remarks.answer(asked, "Ja, alle.").result()
    two.all.meet()
    (remark,) = two.carrier.forms.remarks.of(form.row.id)
    assert (remark.reply, remark.is_note) == ("Ja, alle.", False)
    assert remark.replied_at is not None
    with pytest.raises(RemarkAnsweredError):
        two.carrier.forms.remarks.change(asked, "").result()
    other = two.carrier.forms.remarks.ask(form.row.id, PLACE, "Place", "?").result()
    two.carrier.forms.remarks.change(other, " ").result()
    assert [one.id for one in two.carrier.forms.remarks.of(form.row.id)] == [asked]


def test_what_the_office_notes_for_itself_is_not_shown(two: Two) -> None:
    row = two.hand_in()
    two.all.meet()
    own = two.office.spaces.coord
    two.office.core.submit(
        lambda tx: tx.session.add(Remark(id=new_id(), space=own, submission_id=row, kind="note", said="?")),
        "edit",
    ).result()
    assert two.office.forms.remarks.of(row) == ()


def test_the_quarter_before_stands_beside_and_only_what_was_handed_in(two: Two) -> None:
    form = two.begin()
    assert two.carrier.forms.beside.of(form.row.id).before == {}
    before = two.begin(two.second)
    put(before, "place", "Laden")
    put(before, "people", 7)
    put(before, "open", "yes")
    put(before, "offer/name", "Tee", before.session.rows(NodeId("/data/offer"))[0].row)
    assert two.carrier.forms.beside.of(form.row.id).before == {}
    two.carrier.forms.handing.hand_in(before).result()
    beside = two.carrier.forms.beside.of(form.row.id)
    assert beside.before == {PLACE.path: "Laden", PEOPLE.path: "7", OPEN.path: "yes"}
    assert (beside.round, beside.last_quarter) == ("2. Quartal 2026", True)
    assert two.carrier.forms.beside.of(before.row.id).before == {}, "a later one is not before"


def test_only_the_quarter_right_before_is_called_so_and_of_two_the_one_of_equal_length_counts(
    two: Two,
) -> None:
    version = two.office.forms.library.list()[0].versions[0].id
    for title, begin, end in (
        ("Jahr 2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("4. Quartal 2025", date(2025, 10, 1), date(2025, 12, 31)),
        ("Jahr 2024", date(2024, 1, 1), date(2024, 12, 31)),
    ):
        wish = RoundWish(title, version, begin, end, due=end + timedelta(15))
        asked = two.office.forms.rounds.hand_out(wish, [two.project]).result()
        two.all.meet()
        two.hand_in(asked)
    row = two.begin().row.id
    beside = two.carrier.forms.beside.of(row)
    assert (beside.before[PEOPLE.path], beside.round, beside.last_quarter) == ("4", "4. Quartal 2025", False)
    year = next(one for one in two.carrier.forms.rounds.parts() if one.round == "Jahr 2025")
    assert year.submission_id is not None
    yearly = two.carrier.forms.beside.of(year.submission_id)
    assert (yearly.round, yearly.last_quarter) == ("Jahr 2024", False)


def test_counted_contacts_stand_at_the_question_of_their_indicator(two: Two) -> None:
    form, contacts = two.begin(), two.carrier.analysis.contacts
    for day, kind, number in (
        (date(2026, 7, 1), "first", 3), (THIRD[1], "first", 2), (date(2026, 10, 1), "first", 9),
        (THIRD[0], "repeat", 5),
    ):  # fmt: skip
        contacts.count(Contact(two.project, day, kind, Gender.WOMEN), number).result()
    men = Contact(two.project, THIRD[0], "first", Gender.MEN, AgeGroup.FROM_18, Basis.ESTIMATED)
    contacts.count(men, 4).result()
    guessed = "/data/guessed"
    assert two.carrier.forms.beside.of(form.row.id).counted == {
        PEOPLE.path: OfferedRow(9, 4, guessed), "/data/women": OfferedRow(5, 0, guessed, "women"),
        "/data/young": OfferedRow(4, 4, guessed, "", "18_29"),
    }  # fmt: skip


def test_one_goes_on_at_the_question_that_was_answered_last_here(two: Two) -> None:
    form, answers = two.begin(), two.carrier.forms.answers
    assert answers.stopped_at(form.row.id) is None
    put(form, "people", 3)
    put(form, "place", "Laden")
    assert answers.stopped_at(form.row.id) == PLACE
    form.set_absence(PEOPLE, Absence("not_collected")).saved.result()
    assert answers.stopped_at(form.row.id) == PEOPLE
    two.all.meet()
    assert two.office.forms.answers.stopped_at(form.row.id) is None
    assert value(form, "place") == "Laden"
