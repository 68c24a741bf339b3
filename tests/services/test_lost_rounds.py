"""A round that was deleted by somebody who did not know that a form of it was begun, or had come."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from inka_desktop.records.values import SubmissionState
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import submissions

from .test_answers import put
from .test_handing_in import PEOPLE, SECOND, THIRD, Two, two
from .test_releases import office

__all__ = ["office", "two"]
TITLE = "3. Quartal 2026"


@pytest.fixture
def lost(two: Two) -> Two:
    """The carrier hands in without contact, the office deletes the round, and they meet."""
    two.hand_in()
    two.office.editing.delete("round", two.third).result()
    two.all.meet()
    return two


def alone(workspace: Workspace) -> list[tuple[str, str, str]]:
    rows, count = workspace.forms.answers.alone(9)
    assert count == len(rows)
    return [(row.form, row.state, row.lost_round) for row in rows]


def counted(workspace: Workspace) -> float | None:
    """What the figures say of the quarter."""
    rows = workspace.analysis.indicators.results(*THIRD).rows
    return next((one.value for one in rows if one.indicator.code == "INKA-E1"), None)


def test_it_stands_among_those_without_a_round_on_both_sides(lost: Two) -> None:
    for workspace in (lost.office, lost.carrier):
        assert alone(workspace) == [("Quarterly", SubmissionState.FINISHED, TITLE)]
        (row,) = workspace.forms.answers.alone(9)[0]
        assert "Papierkorb" in submissions.alone_facts(row, date(2026, 11, 1))


def test_a_begun_one_does_as_well(two: Two) -> None:
    form = two.begin()
    put(form, "place", "Drei Tage Arbeit")
    form.close()
    two.office.editing.delete("round", two.third).result()
    two.all.meet()
    assert alone(two.carrier) == alone(two.office) == [("Quarterly", SubmissionState.DRAFT, TITLE)]
    form = two.carrier.forms.answers.open(form.row.id)
    put(form, "people", 12)
    two.carrier.forms.handing.hand_in(form).result()
    form.close()
    two.all.meet()
    assert alone(two.office) == [("Quarterly", SubmissionState.FINISHED, TITLE)]


def test_it_is_looked_through_returned_accepted_and_counts_for_the_period_of_its_round(lost: Two) -> None:
    (form,) = lost.office.forms.answers.alone(9)[0]
    until = lost.office.core.today() + timedelta(9)
    assert lost.office.forms.reviewing.looks(form.id)
    lost.office.forms.reviewing.note(form.id, PEOPLE, "People?", "Alle?").result()
    lost.office.forms.reviewing.give_back(form.id, until).result()
    lost.all.meet()
    assert lost.carrier.forms.handing.standing(form.id).return_until == until
    opened = lost.carrier.forms.answers.open(form.id)
    put(opened, "people", 7)
    lost.carrier.forms.handing.hand_in(opened).result()
    opened.close()
    lost.all.meet()
    lost.office.forms.reviewing.check(form.id).result()
    assert counted(lost.office) == 7


def test_it_goes_into_another_round_of_its_form_and_back(lost: Two) -> None:
    (form,) = lost.office.forms.answers.alone(9)[0]
    assert form.version_id is not None
    wish = RoundWish("Neu", form.version_id, *THIRD, due=THIRD[1] + timedelta(15))
    again = lost.office.forms.rounds.hand_out(wish, [lost.project]).result()
    rounds = [part.round_id for part in lost.office.forms.moves.open_rounds(form.id)]
    assert again in rounds
    assert lost.third not in rounds
    moved = lost.office.forms.moves.move(form.id, again).result()
    assert alone(lost.office) == []
    (part,) = lost.office.forms.rounds.parts(again)
    assert (part.submission_id, part.state) == (moved, SubmissionState.FINISHED)
    lost.office.forms.moves.take_back(form.id, moved).result()
    assert alone(lost.office) == [("Quarterly", SubmissionState.FINISHED, TITLE)]


def test_two_for_one_period_count_once(lost: Two) -> None:
    (form,) = lost.office.forms.answers.alone(9)[0]
    assert form.version_id is not None
    day = lost.office.core.today()
    wish = RoundWish("Neu", form.version_id, *THIRD, due=day)
    again = lost.office.forms.rounds.hand_out(wish, [lost.project]).result()
    lost.office.forms.reviewing.check(form.id).result()
    lost.all.meet()
    second = lost.hand_in(again)
    lost.all.meet()
    lost.office.forms.reviewing.check(second).result()
    assert counted(lost.office) == 4


def test_with_its_round_it_is_back_in_it(lost: Two) -> None:
    lost.office.editing.restore("round", lost.third).result()
    lost.all.meet()
    for workspace in (lost.office, lost.carrier):
        assert alone(workspace) == []
        states = {part.round_id: part.state for part in workspace.forms.rounds.parts()}
        assert states == {lost.third: SubmissionState.FINISHED, lost.second: SubmissionState.DRAFT}
    assert SECOND < THIRD
