"""The stories of the review: the office and a carrier, two real profiles that meet in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.errors import InkaError
from inka_desktop.forms import NodeId
from inka_desktop.records.values import Role, StepKind, SubmissionState
from inka_desktop.services import first_start
from inka_desktop.services.form_errors import ReviewBegunError
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.submission_rows import StandingRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from inka_desktop.viewmodels import submission as words
from tests.forms import making
from tests.gui.conftest import looks

from .conftest import NOTHING

__all__ = ["looks"]

scenarios("reviewing.feature")

FORM = """
| survey   |         |         |               |          |
|          | type    | name    | label         | required |
|          | text    | place   | Wo?           | yes      |
|          | integer | people  | Wie viele?    | yes      |
| settings |         |         |               |          |
|          | form_id | version | form_title    |          |
|          | quarter | 1       | Quartalsbogen |          |
"""


@dataclass
class Review:
    """Both sides, the form, and what somebody was told."""

    office: Workspace
    carrier: Workspace
    submission: UUID = NOTHING
    told: list[InkaError] = field(default_factory=list)

    def meet(self) -> None:
        """Everybody sends and receives until nothing is new."""
        for one in (self.carrier, self.office) * 2:
            assert not one.exchange.sync().result().notices

    def standing(self, workspace: Workspace) -> StandingRow:
        """The form on a device."""
        return workspace.forms.handing.standing(self.submission)

    def hand_in(self, name: str, value: str) -> None:
        """The carrier answers a question and hands in."""
        form = self.carrier.forms.answers.open(self.submission)
        form.set(NodeId(f"/data/{name}"), value)
        self.carrier.forms.handing.hand_in(form).result()
        form.close()
        self.meet()

    def attempt(self, what: Any) -> None:
        """Do something that may be refused."""
        try:
            what().result()
        except InkaError as refused:
            self.told.append(refused)


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    office = first_start.create_workspace(
        tmp_path / "office", GivenKey(os.urandom(32)), "Koordinierungsstelle", "Frau Amt", "Laptop Büro"
    )
    (tmp_path / "place").mkdir()
    office.exchange.add_place(tmp_path / "place").result()
    project = office.projects.create("Sonnenhang", ["Stadt Quellrode"], "Nachbarschaftswerk e. V.").result()
    xform = making.xform_of(FORM).encode("utf-8")
    version = office.forms.library.take_in(xform, "quarter.xml").result().version
    assert version is not None
    wish = RoundWish("3. Quartal 2026", version, date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 15))
    office.forms.rounds.hand_out(wish, [project]).result()
    place = office.exchange.state().places[0].id
    told = office.exchange.invite("Träger", place, Role.CARRIER, [project]).result()
    office.exchange.sync().result()
    carrier = first_start.join(
        tmp_path / "carrier", GivenKey(os.urandom(32)), told.file, told.code, "Altes Büro"
    )
    made = Review(office, carrier)
    made.meet()
    yield made
    carrier.close()
    office.close()


@given("a carrier with the form of a quarter")
def _(review: Review) -> None:
    (part,) = review.carrier.forms.rounds.parts()
    review.submission = review.carrier.forms.rounds.begin(part.round_id, part.project_id).result()
    form = review.carrier.forms.answers.open(review.submission)
    form.set(NodeId("/data/place"), "Laden").saved.result()
    form.close()


@given(parsers.parse('it answered "{name}" with "{value}" and handed it in'))
@when(parsers.parse('it answers "{name}" with "{value}" and hands it in again'))
def _(review: Review, name: str, value: str) -> None:
    review.hand_in(name, value)


@when("the office reads the form")
def _(review: Review) -> None:
    assert review.office.forms.reviewing.looks(review.submission)
    assert review.office.forms.answers.session(review.submission).state(NodeId("/data/people")).value == "14"
    review.meet()


@when(parsers.parse('the office notes "{said}" at "{name}"'))
def _(review: Review, said: str, name: str) -> None:
    note(review, said, name)
    review.meet()


@given(parsers.parse('the office notes "{said}" at "{name}", without a connection'))
def note(review: Review, said: str, name: str) -> None:
    """At a question of the form."""
    node = NodeId(f"/data/{name}")
    review.office.forms.reviewing.note(review.submission, node, name, said).result()


@when("the office returns it for a week")
def _(review: Review) -> None:
    until = review.office.core.today() + timedelta(7)
    review.attempt(lambda: review.office.forms.reviewing.give_back(review.submission, until))
    review.meet()


@when("the office returns it for a week, without a connection")
def _(review: Review) -> None:
    until = review.office.core.today() + timedelta(7)
    review.office.forms.reviewing.give_back(review.submission, until).result()


@when("the carrier withdraws it without a connection")
def _(review: Review) -> None:
    review.carrier.forms.handing.withdraw(review.submission).result()


@when(parsers.parse('the carrier replies "{said}" at "{name}"'))
def _(review: Review, said: str, name: str) -> None:
    noted = {one.node: one.id for one in review.carrier.forms.remarks.of(review.submission)}
    review.carrier.forms.remarks.answer(noted[NodeId(f"/data/{name}")], said).result()


@when("the office accepts it")
def _(review: Review) -> None:
    review.office.forms.reviewing.check(review.submission).result()
    review.meet()


@when(parsers.parse('the office opens it again because of "{reason}"'))
def _(review: Review, reason: str) -> None:
    review.office.forms.reviewing.reopen(review.submission, reason).result()
    review.meet()


@when("everybody sends and receives")
def _(review: Review) -> None:
    review.meet()


@then("the carrier can still withdraw it")
def _(review: Review) -> None:
    assert review.standing(review.carrier).may_withdraw


@then("the carrier can no longer withdraw it")
def _(review: Review) -> None:
    assert not review.standing(review.carrier).may_withdraw
    with pytest.raises(ReviewBegunError):
        review.carrier.forms.handing.withdraw(review.submission).result()


@then("the carrier has no remark")
def _(review: Review) -> None:
    assert review.carrier.forms.remarks.of(review.submission) == ()


@then(parsers.parse('the carrier is told "{sentence}"'))
def _(review: Review, sentence: str) -> None:
    band = words.band(review.standing(review.carrier), None, review.carrier.core.today())
    assert band.text.startswith(sentence)
    assert band.action == words.FIRST


@then(parsers.parse('the carrier reads "{said}" at "{name}"'))
def _(review: Review, said: str, name: str) -> None:
    found = {one.node: one.said for one in review.carrier.forms.remarks.of(review.submission)}
    assert found[NodeId(f"/data/{name}")] == said


@then(parsers.parse('the office reads that "{name}" was "{before}" and is "{after}"'))
def _(review: Review, name: str, before: str, after: str) -> None:
    (change,) = review.office.forms.reviewing.changes(review.submission)
    assert (change.path, change.before.value, change.after.value) == (f"/data/{name}", before, after)


@then(parsers.parse('the office reads the reply "{said}"'))
def _(review: Review, said: str) -> None:
    assert said in [one.reply for one in review.office.forms.remarks.of(review.submission)]


@then("the form is locked on both sides")
def _(review: Review) -> None:
    for workspace in (review.office, review.carrier):
        assert review.standing(workspace).state == SubmissionState.CHECKED
        assert workspace.forms.answers.open(review.submission).row.state == SubmissionState.CHECKED


@then("both sides read")
def _(review: Review, datatable: list[list[str]]) -> None:
    expected = [tuple(line) for line in datatable[1:]]
    for workspace in (review.office, review.carrier):
        steps = review.standing(workspace).steps
        assert [(step.kind, step.reason) for step in steps] == expected
        assert all(step.by for step in steps)


@then(parsers.parse('the office is told "{sentence}"'))
def _(review: Review, sentence: str) -> None:
    (refused,) = review.told
    assert refused.words("de").startswith(sentence)


@then("the form stays submitted on both sides")
def _(review: Review) -> None:
    for workspace in (review.office, review.carrier):
        assert review.standing(workspace).state == SubmissionState.FINISHED


@then("both sides read that it was withdrawn and returned")
def _(review: Review) -> None:
    for workspace in (review.office, review.carrier):
        row = review.standing(workspace)
        assert {step.kind for step in row.steps} >= {StepKind.WITHDRAWN, StepKind.RETURNED}
        assert row.returned
