"""EXCHANGE.md 1.2, 1.3 and 7: what becomes of writes that did not know of each other."""

from __future__ import annotations

from datetime import date

import pytest

from inka_desktop.exchange import questions
from inka_desktop.records.forms import Answer
from inka_desktop.records.ids import key_id
from inka_desktop.records.office import Letterhead
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Agreement, Protocol, Topic
from inka_desktop.records.values import Role, SpaceKind
from tests.exchange.engine.office import Desk, Office, fields

JAN, FEB, MAR, APR = (date(2026, month, 1) for month in range(1, 5))


def cell(desk: Desk, visit: object, name: str) -> tuple[bytes, int, bytes, int]:
    """How a divided cell of a visit is named."""
    return desk.space(SpaceKind.COORD).bytes, 8, visit.bytes, fields(Protocol, name)  # type: ignore[attr-defined]  # a UUID


def test_two_devices_that_edit_different_fields_have_both(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    visit = a.add(Protocol, place="Laden", date=JAN)
    office.settle()
    a.change(Protocol, visit, date=FEB)
    b.change(Protocol, visit, place="Rathaus")
    office.settle()
    for desk in pair:
        shown = desk.get(Protocol, visit)
        assert (shown.place, shown.date) == ("Rathaus", FEB)
        assert desk.questions() == []
    assert a.image().divided == set()


def test_a_field_written_twice_is_divided_keeps_both_and_shows_the_newer(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    visit = a.add(Protocol, date=JAN)
    office.settle()
    a.change(Protocol, visit, date=MAR)
    b.change(Protocol, visit, date=FEB)
    office.settle()
    for desk in pair:
        assert desk.get(Protocol, visit).date == FEB
        assert desk.values(Protocol, visit, "date") == {"2026-02-01", "2026-03-01"}
        assert desk.image().divided == {cell(desk, visit, "date")}
        (question,) = desk.questions()
        assert [entry.value for entry in question.entries] == ["2026-02-01", "2026-03-01"]
        assert question.ancestor == "2026-01-01"
        assert [entry.person for entry in question.entries] == [
            b.replica.identity.person,
            a.replica.identity.person,
        ]
        assert question.id == questions.question_id(*cell(desk, visit, "date"))


def test_a_carrier_is_asked_about_its_forms_and_about_nothing_else(office: Office) -> None:
    """EXCHANGE.md 7: the office decides about master data, also where the carrier wrote one of the values."""
    a = office.owner
    office.project_space()
    project = a.add(Project, space=SpaceKind.PROJECT, title="Sonnenhang")
    c = office.join("c", Role.CARRIER)

    def meet() -> None:
        for desk in (a, c, a, c):
            desk.meet()

    meet()
    answer = c.add(Answer, space=SpaceKind.PROJECT, key="/data/people", value="1")
    meet()
    for desk, word in ((a, "Laden"), (c, "Treff")):
        desk.change(Project, project, title=word)
        desk.change(Answer, answer, value=word)
    meet()
    assert [(one.spec.kind, one.field.name) for one in c.questions()] == [("answer", "value")]
    assert {one.spec.kind for one in a.questions()} == {"project", "answer"}
    with c.database.readers.raw() as raw:
        assert not questions.divided_fields(raw, c.replica.members, Project.__number__, project.bytes)
    a.resolve(next(one for one in a.questions() if one.spec.kind == "project"), "Laden")
    c.resolve(c.questions()[0], "Treff")
    meet()
    for desk in (a, c):
        assert desk.questions() == []
        assert (desk.get(Project, project).title, desk.get(Answer, answer).value) == ("Laden", "Treff")


def test_resolving_names_all_heads_and_ends_the_question_everywhere(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    c = office.join("c")
    visit = a.add(Protocol, date=JAN)
    office.settle()
    for desk, day in ((a, FEB), (b, MAR), (c, APR)):
        desk.change(Protocol, visit, date=day)
    office.settle()
    assert len(b.values(Protocol, visit, "date")) == 3
    (question,) = b.questions()
    assert len(question.entries) == 3
    b.resolve(question, "2026-02-01")
    assert b.questions() == []
    office.settle()
    for desk in office.desks:
        assert desk.get(Protocol, visit).date == FEB
        assert desk.values(Protocol, visit, "date") == {"2026-02-01"}
        assert (desk.questions(), desk.image().divided) == ([], set())


def test_two_who_decide_one_question_differently_are_asked_again(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    visit = a.add(Protocol, date=JAN)
    office.settle()
    a.change(Protocol, visit, date=FEB)
    b.change(Protocol, visit, date=MAR)
    office.settle()
    a.resolve(a.questions()[0], "2026-02-01")
    b.resolve(b.questions()[0], "2026-03-01")
    office.settle()
    assert {entry.value for entry in a.questions()[0].entries} == {"2026-02-01", "2026-03-01"}
    b.resolve(b.questions()[0], "2026-02-01")
    office.settle()
    assert a.questions() == []


def test_an_ordinary_edit_of_a_divided_cell_keeps_the_other_entry(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    visit = a.add(Protocol, date=JAN)
    office.settle()
    a.change(Protocol, visit, date=FEB)
    b.change(Protocol, visit, date=MAR)
    office.settle()
    b.change(Protocol, visit, date=APR)  # b's own entry was shown, so that one is replaced
    office.settle()
    for desk in pair:
        assert desk.get(Protocol, visit).date == APR
        assert desk.values(Protocol, visit, "date") == {"2026-04-01", "2026-02-01"}
        assert len(desk.questions()) == 1
    a.change(Protocol, visit, date=JAN)
    office.settle()
    for desk in pair:
        assert desk.values(Protocol, visit, "date") == {"2026-01-01", "2026-02-01"}
        assert desk.questions() == []  # a wrote both that are left, and saw b's


def test_a_third_device_may_know_one_of_two_entries(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    c = office.join("c")
    visit = a.add(Protocol, date=JAN)
    office.settle()
    a.change(Protocol, visit, date=FEB)
    b.change(Protocol, visit, date=MAR)
    a.meet()
    c.meet()
    c.change(Protocol, visit, date=APR)  # knows a's, not b's
    office.settle()
    for desk in office.desks:
        assert desk.values(Protocol, visit, "date") == {"2026-03-01", "2026-04-01"}


def test_two_devices_of_one_person_never_ask(office: Office) -> None:
    a = office.owner
    b = office.join("b", person=a.replica.identity.person)
    visit = a.add(Protocol, date=JAN)
    office.settle()
    a.change(Protocol, visit, date=FEB)
    b.change(Protocol, visit, date=MAR)
    office.settle()
    for desk in (a, b):
        assert desk.get(Protocol, visit).date == MAR
        assert desk.questions() == []
        assert desk.values(Protocol, visit, "date") == {"2026-02-01", "2026-03-01"}


def test_equal_values_never_ask(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    visit = a.add(Protocol, date=JAN)
    office.settle()
    a.change(Protocol, visit, date=FEB)
    b.change(Protocol, visit, date=FEB)
    office.settle()
    for desk in pair:
        assert desk.questions() == []
        assert desk.get(Protocol, visit).date == FEB


def test_fields_that_do_not_ask_show_the_newer_and_keep_the_other(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    visit = a.add(Protocol, place="Laden")
    office.settle()
    b.change(Protocol, visit, place="B-Ort")
    a.change(Protocol, visit, place="A-Ort")
    office.settle()
    for desk in pair:
        assert desk.get(Protocol, visit).place == "A-Ort"
        assert desk.questions() == []
        assert desk.values(Protocol, visit, "place") == {"A-Ort", "B-Ort"}
        assert cell(desk, visit, "place") in desk.image().divided


@pytest.mark.parametrize("first", ["delete", "edit"])
def test_a_delete_that_did_not_know_an_edit_leaves_the_row_and_asks(
    office: Office, pair: tuple[Desk, Desk], first: str
) -> None:
    a, b = pair
    visit = a.add(Protocol, place="Laden")
    office.settle()
    a.change(Protocol, visit, alive=False)
    b.change(Protocol, visit, place="Rathaus")
    for desk in (a, b) if first == "delete" else (b, a):
        desk.meet()
    office.settle()
    for desk in pair:
        shown = desk.get(Protocol, visit)
        assert (shown.alive, shown.place) == (True, "Rathaus")
        (question,) = desk.questions()
        assert question.field.name == "alive"
    (question,) = b.questions()
    b.resolve(question, 0)
    office.settle()
    for desk in pair:
        assert not desk.get(Protocol, visit).alive
        assert (desk.questions(), desk.image().divided) == ([], set())


def test_a_delete_that_knew_the_edit_hides_the_row(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    visit = a.add(Protocol, place="Laden")
    office.settle()
    b.change(Protocol, visit, place="Rathaus")
    office.settle()
    a.change(Protocol, visit, alive=False)
    office.settle()
    assert [desk.get(Protocol, visit).alive for desk in pair] == [False, False]
    assert b.questions() == []


def test_a_row_brought_back_is_back_everywhere(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    visit = a.add(Protocol, place="Laden")
    a.change(Protocol, visit, alive=False)
    office.settle()
    assert not b.get(Protocol, visit).alive
    b.change(Protocol, visit, alive=True)
    office.settle()
    assert [desk.get(Protocol, visit).alive for desk in pair] == [True, True]
    assert a.questions() == []


@pytest.mark.parametrize("order", ["parent first", "child first"])
def test_a_new_child_of_a_deleted_parent_shows_the_parent_again(
    office: Office, pair: tuple[Desk, Desk], order: str
) -> None:
    a, b = pair
    visit = a.add(Protocol, place="Laden")
    office.settle()
    a.change(Protocol, visit, alive=False)
    topic = b.add(Topic, protocol_id=visit, title="Personal")
    for desk in (a, b) if order == "parent first" else (b, a):
        desk.meet()
    office.settle()
    for desk in pair:
        assert desk.get(Protocol, visit).alive
        assert desk.get(Topic, topic).title == "Personal"
    a.change(Topic, topic, alive=False)
    office.settle()
    assert [desk.get(Protocol, visit).alive for desk in pair] == [False, False]


@pytest.mark.parametrize("updates", [False, True])
@pytest.mark.parametrize("order", ["a first", "b first"])
def test_one_id_made_twice_is_one_row_with_concurrent_writes_of_each_field(
    office: Office, pair: tuple[Desk, Desk], order: str, updates: bool
) -> None:
    a, b = pair
    row = key_id(Letterhead.__number__, a.space(SpaceKind.ORG).bytes)
    a.add(Letterhead, space=SpaceKind.ORG, row=row, office="A-Stelle", sender="A-Straße")
    b.add(Letterhead, space=SpaceKind.ORG, row=row, office="B-Stelle", publicity="B-Satz")
    if updates:
        a.change(Letterhead, row, office="A-neu")
        b.change(Letterhead, row, sender="B-Straße")
    for desk in (a, b) if order == "a first" else (b, a):
        desk.meet()
    office.settle()
    ours = "A-neu" if updates else "A-Stelle"
    for desk in pair:
        assert desk.values(Letterhead, row, "office") == {ours, "B-Stelle"}
        assert desk.get(Letterhead, row).publicity == "B-Satz"
        assert "office" in {question.field.name for question in desk.questions()}
        shown = desk.get(Letterhead, row)
        assert shown.office == (ours if updates else "B-Stelle")
        assert shown.sender == ("B-Straße" if updates else "A-Straße")


@pytest.mark.parametrize("order", ["coord first", "project first"])
def test_of_two_spaces_that_claim_a_row_coord_wins(office: Office, order: str) -> None:
    a = office.owner
    office.project_space()
    b = office.join("b")
    office.settle()
    row = key_id(Agreement.__number__, "one")
    a.add(Agreement, row=row, space=SpaceKind.COORD, what="intern")
    b.add(Agreement, row=row, space=SpaceKind.PROJECT, what="angemaßt")
    b.change(Agreement, row, remark="mehr")
    for desk in (a, b) if order == "coord first" else (b, a):
        desk.meet()
    office.settle()
    for desk in (a, b):
        shown = desk.get(Agreement, row)
        assert (shown.what, shown.space, shown.remark) == ("intern", a.space(SpaceKind.COORD), None)
        assert len(desk.query("SELECT 1 FROM sync_row WHERE row = ?", row.bytes)) == 2


def test_the_list_of_what_arrived_names_each_row_with_its_number_of_changes(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    letterhead = key_id(Letterhead.__number__, "one")
    a.add(Letterhead, space=SpaceKind.ORG, row=letterhead, office="A")
    b.add(Letterhead, space=SpaceKind.ORG, row=letterhead, office="B")
    b.change(Letterhead, letterhead, sender="B")
    site = b.add(Protocol, place="Laden")
    b.change(Protocol, site, place="Rathaus")
    b.meet()
    told = {row: count for (_, _, row), count in a.meet().arrived.items()}
    assert told == {letterhead.bytes: 2, site.bytes: 2}
    arrived = a.query(
        "SELECT row, changes FROM sync_arrival WHERE row IN (?, ?)", letterhead.bytes, site.bytes
    )
    assert dict(arrived) == told
