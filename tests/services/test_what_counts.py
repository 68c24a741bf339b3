"""The hand-in that counts: shown, printed and reckoned with, whatever people do with a form at once."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from inka_desktop.errors import InkaError
from inka_desktop.forms import NodeId
from inka_desktop.records.documents import Attachment
from inka_desktop.records.forms import FinishedSubmission
from inka_desktop.records.values import Role, SubmissionState
from inka_desktop.services.core import Core
from inka_desktop.services.hand_ins import counting_of, finished_of, newest_of
from inka_desktop.services.submission_rows import ADDED, CHANGED
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.reviewing import doing

from .test_answers import put
from .test_handing_in import PEOPLE, THIRD, Two, two
from .test_releases import office
from .test_reviewing import OFFERS, hand_in, handed_in, review, soon, standing

__all__ = ["office", "two"]
STEPS = 40


def counted(two: Two) -> float | None:
    """What the form says about its indicator."""
    rows = two.office.analysis.indicators.results(*THIRD, two.project).rows
    return next((row.value for row in rows if row.indicator.code == "INKA-E1"), None)


def test_what_was_handed_in_last_counts_though_a_pc_had_another_day(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, ahead = Core.now, {two.carrier.core}

    def now(core: Core) -> datetime:
        return real(core) + (timedelta(2) if core in ahead else timedelta())

    monkeypatch.setattr(Core, "now", now)
    row = handed_in(two)
    review(two).note(row, PEOPLE, "People?", "Bitte prüfen.").result()
    review(two).give_back(row, soon(two)).result()
    two.all.meet()
    ahead.clear()  # the clock was put right
    form = two.carrier.forms.answers.open(row)
    put(form, "people", 41)
    hand_in(two, form)
    for workspace in (two.office, two.carrier):
        said = standing(workspace, row)
        assert [step.kind for step in said.steps] == ["submitted", "reviewed", "returned", "submitted"]
        assert not said.returned
    assert [(one.before.value, one.after.value) for one in review(two).changes(row)] == [("4", "41")]
    review(two).check(row).result()
    assert counted(two) == 41


def test_a_hand_in_behind_an_acceptance_counts_only_once_somebody_looked(two: Two) -> None:
    row = handed_in(two)
    two.carrier.forms.handing.withdraw(row).result()
    form = two.carrier.forms.answers.open(row)
    put(form, "people", 400)
    two.carrier.forms.handing.hand_in(form).result()
    form.close()
    review(two).check(row).result()  # knows nothing of it
    assert counted(two) == 4
    for _ in range(2):  # the office learns of it, then the carrier of what follows
        two.all.meet()
    for workspace in (two.office, two.carrier):
        assert standing(workspace, row).state == SubmissionState.FINISHED
    assert counted(two) is None
    assert standing(two.office, row).crossed is not None
    assert [(one.before.value, one.after.value) for one in review(two).changes(row)] == [("4", "400")]
    review(two).check(row).result()
    assert counted(two) == 400
    assert standing(two.office, row).crossed is None
    two.all.meet()
    assert standing(two.office, row).state == SubmissionState.CHECKED


def test_what_a_colleague_says_behind_the_hand_in_is_told_beside_it_and_changes_nothing(two: Two) -> None:
    other = two.all.join(Role.CARRIER, "Herr Kollege")
    form = two.begin()
    put(form, "place", "Laden")
    form.close()
    two.all.meet()
    row = form.row.id
    for workspace, people in ((two.carrier, 40), (other, 50)):  # without knowing of each other
        form = workspace.forms.answers.open(row)
        put(form, "people", people)
        if workspace is two.carrier:
            workspace.forms.handing.hand_in(form).result()
        form.close()
    two.all.meet()
    everybody = (two.office, two.carrier, other)
    review(two).check(row).result()
    two.all.meet()
    for workspace in everybody:
        assert workspace.forms.answers.session(row).state(PEOPLE).value == "40"
        assert not workspace.exchange.questions()
        assert not workspace.forms.answers.divided(row)
        (late,) = workspace.forms.finished.late(row)
        assert (late.change.before.value, late.change.after.value, late.by) == ("40", "50", "Herr Kollege")
        assert late.at is not None
    assert counted(two) == 40
    review(two).reopen(row, "Zwei Angaben").result()
    review(two).give_back(row, soon(two), "Bitte entscheiden").result()
    two.all.meet()
    (question,) = two.carrier.exchange.questions()
    assert {entry.value for entry in question.entries} == {"40", "50"}
    assert list(two.carrier.forms.answers.divided(row)) == [PEOPLE]
    assert not two.carrier.forms.finished.late(row)


def test_rows_of_what_was_handed_in_are_known_by_their_ids_and_late_ones_are_told(two: Two) -> None:
    other = two.all.join(Role.CARRIER, "Herr Kollege")
    form = two.begin()
    put(form, "place", "Laden")
    put(form, "people", 4)
    rows = [form.add_repeat(form.session.find(OFFERS)).changes.added[0] for _ in range(3)]
    for row, said in zip(rows, ("Café", "Ausflug", "Café"), strict=True):
        form.set(form.session.find("name", row), said)
    two.all.meet()
    theirs = other.forms.answers.open(form.row.id)
    two.carrier.forms.handing.hand_in(form).result()
    form.close()
    made = theirs.add_repeat(theirs.session.find(OFFERS), 0).changes.added[0]
    theirs.set(theirs.session.find("name", made), "Café").saved.result()
    theirs.set(theirs.session.find("name", rows[1]), "Fahrt").saved.result()
    theirs.close()
    two.all.meet()
    session = two.office.forms.answers.session(form.row.id)
    found = ((row, session.state(session.find("name", row)).value) for row in session.rows(NodeId(OFFERS)))
    names = [(row, said) for row, said in found if said]
    assert names == list(zip(rows, ("Café", "Ausflug", "Café"), strict=True))
    late = two.office.forms.finished.late(form.row.id)
    assert {(one.change.kind, one.change.after.value, one.by) for one in late} == {
        (ADDED, "", "Herr Kollege"), (CHANGED, "Fahrt", "Herr Kollege"),
    }  # fmt: skip


def test_what_has_not_fully_come_is_not_accepted(two: Two) -> None:
    row = handed_in(two)
    (finished,) = two.office.forms.finished.of(row)
    said = form_sheets(two, row)
    assert doing(standing(two.office, row), review(two).look(row)).checks
    for path in said:
        path.rename(path.with_name("away"))
    assert two.office.forms.finished.xml(finished.id) is None
    assert not doing(standing(two.office, row), review(two).look(row)).checks
    assert two.office.forms.answers.session(row).state(PEOPLE).value == "4"  # as it stands meanwhile
    for path in said:
        path.with_name("away").rename(path)
    assert doing(standing(two.office, row), review(two).look(row)).checks


def form_sheets(two: Two, row: UUID) -> list[Path]:
    """The files that hold the XML of a form at the office."""
    with two.office.core.session() as session:
        query = select(Attachment.hash).join(
            FinishedSubmission, FinishedSubmission.xml_id == Attachment.id
        ).where(FinishedSubmission.submission_id == row)  # fmt: skip
        hashes = set(session.scalars(query))
    return [path for path in two.office.core.database.folder.rglob("*") if path.name in hashes]


class Story:
    """An office and two devices of a carrier with one form; which of them meet, and when, is chance."""

    def __init__(self, two: Two, row: UUID, chance: random.Random) -> None:
        self.two, self.row, self._chance = two, row, chance
        self.carriers = [two.carrier, two.all.join(Role.CARRIER, "Herr Kollege")]
        self.everybody = [two.office, *self.carriers]
        self._reviewing = two.office.forms.reviewing

    def step(self) -> None:
        """Somebody does something, if it can be done where he is."""
        doing: list[Callable[[], object]] = [
            self._answer, self._answer, self._hand_in, self._withdraw, self._check, self._check,
            self._give_back, lambda: self._reviewing.reopen(self.row, "Noch einmal").result(),
            self._meet, self._meet, self._meet,
        ]  # fmt: skip
        with contextlib.suppress(InkaError):
            self._chance.choice(doing)()

    def settle(self) -> None:
        """All have all."""
        for _ in range(3):
            for workspace in self.everybody:
                workspace.exchange.sync().result()
                workspace.core.await_saves()

    def counts(self, workspace: Workspace) -> tuple[str, str | None]:
        """The form's state on a device and what it shows: of one that is no draft what counts."""
        forms = workspace.forms
        state, shown = forms.answers.get(self.row).state, forms.answers.session(self.row).state(PEOPLE).value
        with workspace.core.session() as session, workspace.core.raw() as raw:
            counting, newest = counting_of(raw, self.row), newest_of(raw, self.row)
            handed = [UUID(bytes=one.id.bytes) for one in finished_of(session, self.row)]
        assert handed[:1] == [newest] if newest is not None else not handed
        if state == SubmissionState.DRAFT:
            return state, shown
        assert counting is not None
        assert f"<people>{shown}</people>".encode() in (forms.finished.xml(counting) or b"")
        live = forms.answers.session(self.row, live=True).state(PEOPLE).value
        told = {one.change.after.value for one in forms.finished.late(self.row)}
        assert live == shown or live in told, "what came behind it is hidden"
        return state, shown

    def _answer(self) -> None:
        form = self._chance.choice(self.carriers).forms.answers.open(self.row)
        try:
            put(form, "people", self._chance.randrange(1, 10_000))
        finally:
            form.close()

    def _hand_in(self) -> None:
        workspace = self._chance.choice(self.carriers)
        form = workspace.forms.answers.open(self.row)
        try:
            workspace.forms.handing.hand_in(form).result()
        finally:
            form.close()

    def _withdraw(self) -> None:
        self._chance.choice(self.carriers).forms.handing.withdraw(self.row).result()

    def _check(self) -> None:
        self._reviewing.check(self.row).result()

    def _give_back(self) -> None:
        day = self.two.office.core.today() + timedelta(7)
        returned: Future[Any] = self._reviewing.give_back(self.row, day, "Bitte ansehen")
        returned.result()

    def _meet(self) -> None:
        workspace = self._chance.choice(self.everybody)
        workspace.exchange.sync().result()
        workspace.core.await_saves()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_what_is_shown_once_it_is_no_draft_is_what_counts(
    two: Two, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, chance = Core.now, random.Random(seed)
    form = two.begin()
    put(form, "place", "Laden")
    put(form, "people", 4)
    form.close()
    two.all.meet()
    story = Story(two, form.row.id, chance)
    two.all.meet()
    wrong = {one.core: timedelta(days) for one, days in zip(story.carriers, (3, -3), strict=True)}
    monkeypatch.setattr(Core, "now", lambda core: _moved(real(core), wrong.get(core)))
    for _ in range(STEPS):
        story.step()
        for workspace in story.everybody:
            story.counts(workspace)
        state, shown = story.counts(two.office)
        assert counted(two) == (float(shown or 0) if state == SubmissionState.CHECKED else None)
    story.settle()
    assert len({story.counts(workspace) for workspace in story.everybody}) == 1


def _moved(at: datetime, by: timedelta | None) -> datetime:
    return at + (by or timedelta())
