"""What lists say about sending: signs of a page, and the filter for what is not sent yet."""

from __future__ import annotations

from typing import Any, get_args
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inka_desktop.services import protocol_list, sending
from inka_desktop.services.exchange_rows import CHANGED, HERE, SENT
from inka_desktop.services.rows import ProtocolFilter, ProtocolOrder
from inka_desktop.services.workspace import Workspace

from .devices import Office, attach, meet, new_visit

ALL, WAITING = ProtocolFilter(), ProtocolFilter(waiting=True)


def signs(workspace: Workspace) -> dict[UUID, str]:
    return {row.id: row.sending for row in workspace.protocols.page(ALL, "date", True, 0)}


def waiting(workspace: Workspace, order: ProtocolOrder = "date") -> list[UUID]:
    return [row.id for row in workspace.protocols.page(WAITING, order, True, 0)]


def test_signs_go_with_each_exchange_and_end_when_it_has_arrived(office: Office) -> None:
    one = office.office
    first = new_visit(one, "Laden")
    assert signs(one) == {first: ""}  # there is no place yet, so everything is only here
    assert waiting(one) == []
    place = one.exchange.add_place(office.folder("place")).result()
    assert signs(one) == {first: HERE}
    meet(one)
    road = office.join(place.id)
    second = new_visit(one, "Rathaus")
    assert signs(one) == {first: SENT, second: HERE}
    meet(one, road, one)
    assert signs(one) == {first: "", second: ""}
    one.editing.add("topic", {"protocol_id": first, "title": "Aushang"}).result()
    assert signs(one) == {first: CHANGED, second: ""}
    assert signs(road) == {first: "", second: ""}  # of others nothing is said
    assert waiting(one) == [first]


def test_projects_people_and_agreements_have_signs_too(office: Office) -> None:
    one = office.office
    one.exchange.add_place(office.folder("place")).result()
    project = one.projects.create("Sonnenhang", ["Stadt Quellrode"], "Werk e. V.").result()
    visit = one.protocols.start(project, one.core.today()).result()
    meet(one)
    assert one.projects.list()[0].standing.sending == SENT
    agreement = one.protocols.add_agreement(visit, "Aushang erneuern").result()
    person = one.network.add_contact(project, "Ada Beispiel").result()
    assert {row.id: row.sending for row in one.agreements.all()} == {agreement: HERE}
    assert {row.id: row.sending for row in one.network.contacts(project)}[person] == HERE
    one.projects.add_site(project, "Laden").result()
    assert one.projects.list()[0].standing.sending == CHANGED


def test_the_filter_finds_a_photo_and_what_was_deleted_of_a_visit(office: Office) -> None:
    one = office.office
    one.exchange.add_place(office.folder("place")).result()
    visits = [new_visit(one, f"Ort {number}") for number in range(4)]
    topic = one.editing.add("topic", {"protocol_id": visits[1], "title": "Aushang"}).result()
    meet(one)
    assert waiting(one) == []
    attach(one, visits[0], b"x" * 100)
    one.editing.delete("topic", topic).result()
    one.editing.delete("protocol", visits[2]).result()
    assert set(waiting(one)) == {visits[0], visits[1]}
    assert one.protocols.count(WAITING) == 2


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    steps=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["edit", "add", "meet", "new"])), max_size=8)
)
def test_filter_and_signs_say_the_same_in_every_order(
    sent_office: tuple[Workspace, list[UUID]], steps: list[tuple[int, str]]
) -> None:
    one, visits = sent_office
    for number, step in steps:
        visit = visits[number % len(visits)]
        if step == "edit":
            one.editing.save("protocol", visit, {"place": f"Ort {number}"}).result()
        elif step == "add":
            one.editing.add("topic", {"protocol_id": visit, "title": "Thema"}).result()
        elif step == "new":
            visits.append(new_visit(one, "Neu"))
        else:
            meet(one)
        found = {key for key, word in signs(one).items() if word in (HERE, CHANGED)}
        for order in get_args(ProtocolOrder):
            assert set(waiting(one, order)) == found
        assert one.protocols.count(WAITING) == len(found)


@pytest.fixture
def sent_office(office: Office) -> tuple[Workspace, list[UUID]]:
    one = office.office
    one.exchange.add_place(office.folder("place")).result()
    visits = [new_visit(one, f"Ort {number}") for number in range(3)]
    meet(one)
    return one, visits


def test_other_limits_hold_beside_it(office: Office) -> None:
    one = office.office
    one.exchange.add_place(office.folder("place")).result()
    project = one.projects.create("Sonnenhang", ["Stadt Quellrode"], "Werk e. V.").result()
    visit = one.protocols.start(project, one.core.today()).result()
    assert one.protocols.count(ProtocolFilter(waiting=True, state="draft", project_id=project)) == 1
    assert one.protocols.count(ProtocolFilter(waiting=True, state="final")) == 0
    assert one.protocols.places_of([visit], WAITING, "place", False) == [0]


def test_the_filter_looks_only_at_what_waits(office: Office) -> None:
    """Neither a table nor an index of visits is walked, whatever the order."""
    one = office.office
    for order in get_args(ProtocolOrder):
        with one.core.session() as session:
            query = protocol_list._ordered(WAITING, order, descending=True)
            asked = str(query.compile(session.bind, compile_kwargs={"literal_binds": True}))
        with one.core.raw() as raw:
            plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {asked}").fetchall()]
        assert plan[0] == "SEARCH protocol USING PRIMARY KEY (id=?)", plan
        assert not [step for step in plan if step.startswith("SCAN") and step.split()[1] not in _SMALL], plan


_SMALL = ("l", "sync_log", "place")


def test_signs_of_a_page_are_one_query_for_its_rows(office: Office) -> None:
    one = office.office
    one.exchange.add_place(office.folder("place")).result()
    visits = [new_visit(one, f"Ort {number}") for number in range(20)]
    meet(one)
    asked: list[str] = []
    with one.core.raw() as raw:
        traced: Any = raw
        traced.set_trace_callback(asked.append)
        found = sending.marks(raw, "protocol", visits)
        traced.set_trace_callback(None)
    assert set(found.values()) == {SENT}
    assert len([each for each in asked if "sync_row" in each]) == 1, asked
    assert len(asked) == 4, asked  # the device, whether there is a place, how far logs have got, the rows
