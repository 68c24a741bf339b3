"""Two devices fill one form without a connection, and it comes together question by question."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest

from inka_desktop.forms import Absence, NodeId
from inka_desktop.services.open_form import OpenForm
from inka_desktop.services.rows import DecisionRow, QuestionRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import questions

from .devices import Office, meet
from .test_answers import OFFER, names, put, take_in, value
from .test_form_versions import NEWER


@dataclass
class Two:
    """The office and a laptop on the road, both with the same form open."""

    one: Workspace
    two: Workspace
    submission: UUID
    here: OpenForm
    there: OpenForm

    def meet(self) -> None:
        """All that was written is on both."""
        meet(self.one, self.two, self.one, self.two)

    def same(self) -> str:
        """What both show when they open the form anew; it is the same."""
        shown = {one.forms.answers.session(self.submission).to_xml() for one in (self.one, self.two)}
        assert len(shown) == 1
        return shown.pop()

    def asked(self) -> list[QuestionRow]:
        """The open questions, which are the same on both."""
        mine, theirs = self.one.exchange.questions(), self.two.exchange.questions()
        assert [(row.id, row.asked) for row in mine] == [(row.id, row.asked) for row in theirs]
        return mine


@pytest.fixture
def both(office: Office) -> Two:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    two = office.join(place.id)
    submission = one.forms.answers.begin(take_in(one)).result()
    meet(one, two, one, two)
    return Two(one, two, submission, one.forms.answers.open(submission), two.forms.answers.open(submission))


def test_what_two_people_fill_in_comes_together_question_by_question(both: Two) -> None:
    here, there = both.here, both.there
    first = here.session.rows(OFFER)[0].row
    put(here, "people", 2)
    put(here, "person/who", "Ada", here.session.rows(NodeId("/data/person"))[0].row)
    put(here, "offer/name", "Tee", first)
    put(here, "offer/name", "Beratung", here.add_repeat(OFFER).changes.added[0].row)
    put(here, "place", "Laden")
    put(there, "people", 2)
    put(there, "person/who", "Bo", there.session.rows(NodeId("/data/person"))[1].row)
    put(there, "offer/name", "Sprachkurs", there.add_repeat(OFFER).changes.added[0].row)
    put(there, "open", "no")
    put(there, "place", "Rathaus")
    both.meet()
    assert here.has_news
    changes = here.take_news().changes
    assert NodeId("/data/open") in changes.changed("value")
    assert len(changes.added) == 1
    there.take_news()
    assert sorted(names(here)) == ["Beratung", "Sprachkurs", "Tee"]
    assert names(here) == names(there)
    assert here.session.to_xml() == there.session.to_xml() == both.same()
    people = [value(here, "person/who", row.row) for row in here.session.rows(NodeId("/data/person"))]
    assert people == ["Ada", "Bo"]
    (question,) = both.asked()
    assert questions.title(question) == "Zwei Angaben zu „Place“"
    assert {entry.value for entry in question.entries} == {"Laden", "Rathaus"}
    assert both.one.forms.answers.divided(both.submission) == {NodeId("/data/place"): question.record_id}
    decision = DecisionRow(question.id, question.entries[1].choice)
    both.one.exchange.decide([decision]).result()
    both.meet()
    here.take_news()
    there.take_news()
    assert value(here, "place") == value(there, "place") == question.entries[1].value
    assert not both.asked()
    assert here.session.to_xml() == there.session.to_xml() == both.same()


def test_choices_and_days_are_asked_about_in_the_words_of_the_form(both: Two) -> None:
    put(both.here, "open", "no")
    put(both.there, "open", "")
    put(both.here, "day", "2026-11-20")
    put(both.there, "day", "2026-11-21")
    both.meet()
    asked = {row.asked: row for row in both.asked()}
    assert set(asked) == {"Open?", "Which day?"}
    assert {entry.value for entry in asked["Open?"].entries} == {"No", None}
    assert asked["Open?"].before == "Yes, it is"
    day = asked["Which day?"]
    assert {questions.value_words(day.kind, day.field, entry.value) for entry in day.entries} == {
        "20.11.2026", "21.11.2026"
    }  # fmt: skip
    assert not questions.is_text(day)


def test_nobody_is_asked_about_what_no_person_answered(both: Two) -> None:
    for form in (both.here, both.there):
        put(form, "place", "Laden")
        put(form, "people", 1)
    both.one.forms.finished.finish(both.here).result()
    both.two.forms.finished.finish(both.there).result()
    both.meet()
    assert not both.asked()
    assert len(both.one.forms.finished.of(both.submission)) == 2
    both.same()


def test_a_row_that_was_removed_here_and_filled_there_is_asked_about_and_comes_whole(both: Two) -> None:
    row = both.here.add_repeat(OFFER).changes.added[0].row
    put(both.here, "offer/name", "Tee", row)
    both.meet()
    both.there.take_news()
    inner = both.there.add_repeat(NodeId("/data/offer/date", row)).changes.added[0].row
    both.here.remove_repeat(NodeId("/data/offer", row)).saved.result()
    put(both.there, "offer/date/when", "montags", inner)
    both.meet()
    both.here.take_news()
    assert names(both.here) == names(both.there) == ["", "Tee"]
    assert value(both.here, "offer/date/when", inner) == "montags"
    both.same()
    (question,) = both.asked()
    assert question.reason == "deleted"
    both.two.exchange.decide([DecisionRow(question.id, None, False)]).result()
    both.meet()
    assert both.same().count("<offer ") == 1
    assert not both.asked()


def test_a_form_that_was_deleted_here_and_filled_there_comes_back_whole(both: Two) -> None:
    put(both.here, "people", 7)
    both.meet()
    both.there.take_news()
    both.one.editing.delete("submission", both.submission).result()
    put(both.there, "open", "no")
    both.meet()
    shown = both.same()
    assert "<people>7</people>" in shown
    assert "<open>no</open>" in shown
    assert [question.reason for question in both.asked()] == ["deleted"]


def test_rows_added_at_one_place_on_both_devices_leave_room_between_them(both: Two) -> None:
    for form, name in ((both.here, "a"), (both.there, "b")):
        put(form, "offer/name", name, form.add_repeat(OFFER).changes.added[0].row)
    both.meet()
    both.here.take_news()
    put(both.here, "offer/name", "c", both.here.add_repeat(OFFER, 2).changes.added[0].row)
    both.meet()
    both.there.take_news()
    assert names(both.here) == names(both.there)
    both.same()


def test_another_version_that_was_taken_there_asks_to_open_the_form_anew(both: Two) -> None:
    version = take_in(both.two, NEWER)
    both.two.forms.versions.migrate(both.submission, version).result()
    both.meet()
    assert both.here.take_news().reopen
    assert both.one.forms.answers.open(both.submission).row.version_id == version
    both.same()


def test_why_an_answer_is_missing_comes_over_and_an_answer_elsewhere_counts_more(both: Two) -> None:
    people, open_ = NodeId("/data/people"), NodeId("/data/open")
    later = Absence("not_yet_known", "im Januar")
    both.here.set_absence(people, later).saved.result()
    both.here.set_absence(open_, Absence("not_collected", "nie gefragt")).saved.result()
    both.meet()
    both.there.take_news()
    assert both.there.session.state(people).absence == later
    assert value(both.there, "open") == ""
    put(both.there, "people", 4)
    both.here.set_absence(people, Absence("not_yet_known", "im Februar")).saved.result()
    both.meet()
    both.here.take_news()
    both.there.take_news()
    assert value(both.here, "people") == value(both.there, "people") == "4"
    assert both.here.session.state(people).absence is None
    both.here.set_absence(open_, None).saved.result()
    both.meet()
    both.there.take_news()
    assert both.there.session.state(open_).absence is None
    both.same()
