"""Two entries for one: offered, merged without loss, undone at once, and the same on all devices."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date
from functools import partial
from time import sleep
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.records.ids import new_id
from inka_desktop.records.network import Organization, Person, Twin
from inka_desktop.records.protocols import Agreement, Attendance
from inka_desktop.services import following, twins
from inka_desktop.services.core import find
from inka_desktop.services.errors import NotTwinsError
from inka_desktop.services.labels import BATCH
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.oplog import MOST_OPERATIONS
from inka_desktop.store.writer import Transaction

from .conftest import TODAY, Desk
from .devices import Office, settle, shown


def body(workspace: Workspace, name: str, **values: object) -> UUID:
    return older(workspace.editing.add("organization", {"name": name, **values}))


def human(workspace: Workspace, name: str, **values: object) -> UUID:
    return older(workspace.editing.add("person", {"name": name, **values}))


def older(made: Future[UUID]) -> UUID:
    """An entry that is older than the next one: ids of one millisecond stand in no order."""
    key = made.result()
    sleep(0.002)
    return key


def whole(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """All that a merge may touch."""
    tables = ("organization", "person", "twin", "attendance", "series_member")
    with workspace.core.raw() as raw:
        return {name: raw.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in tables}


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        ({"name": "Änne Öhler"}, {"name": "aenne  oehler"}, "name"),
        ({"name": "A", "email": "amt@x.example"}, {"name": "B", "email": " Amt@X.example"}, "email"),
        ({"name": "A", "phone": "0361 123456"}, {"name": "B", "phone": "+49 (0)361/12 34 56"}, "phone"),
    ],
)
def test_what_looks_alike_is_offered(workspace: Workspace, one: Any, two: Any, why: str) -> None:
    first, second = (older(workspace.editing.add("person", each)) for each in (one, two))
    (pair,) = workspace.twins.pairs("person")
    assert (pair.kept, pair.other, pair.why) == (first, second, why)
    workspace.twins.tell_apart("person", second, first).result()
    assert workspace.twins.pairs("person") == []


def test_a_switchboard_makes_nobody_a_twin(workspace: Workspace) -> None:
    for number in range(5):
        human(workspace, f"Person {number}", phone="0361 3000")
    assert workspace.twins.pairs("person") == []


def test_a_merge_loses_nothing_and_is_undone_at_once(desk: Desk) -> None:
    workspace = desk.workspace
    first = human(workspace, "Kim Öhler", function="Leitung", phone="0361 1")
    second = human(workspace, "Kim Oehler", function="Beratung", email="kim@x.example")
    visit = desk.visit()
    workspace.protocols.add_person(visit, "Kim Oehler").result()
    workspace.editing.add("attendance", {"protocol_id": visit, "person_id": second}).result()
    before = whole(workspace)
    differing = workspace.twins.differences("person", second, first)
    assert ("function", "Leitung", "Beratung") in differing
    assert workspace.twins.merge("person", second, first, {"function"}).result() == first
    kept = shown(workspace, first, Person)
    assert (kept.function, kept.phone, kept.email) == ("Beratung", "0361 1", "kim@x.example")
    assert not shown(workspace, second, Person).alive
    with workspace.core.session() as session:
        assert set(session.query(Attendance.person_id)) == {(first,)}
        (told,) = twins.merged_into(session, "person", kept)
    assert {(one.field, one.other) for one in told.differences} == {("name", "Kim Oehler")}
    workspace.editing.undo().result()
    after = whole(workspace)
    assert {name: rows for name, rows in after.items() if name != "twin"} == {
        name: rows for name, rows in before.items() if name != "twin"
    }
    assert workspace.twins.pairs("person") != [], "undone, they are offered again"
    workspace.twins.merge("person", first, second).result()
    assert shown(workspace, first, Person).email == "kim@x.example"


def test_a_leaver_makes_no_leaver(workspace: Workspace) -> None:
    first, second = human(workspace, "Kim"), human(workspace, "kim", left_on=TODAY)
    workspace.twins.merge("person", first, second).result()
    assert shown(workspace, first, Person).left_on is None


def test_entries_with_other_readers_are_not_merged(desk: Desk) -> None:
    workspace = desk.workspace
    own = workspace.network.add_contact(desk.project, "Kim").result()
    with pytest.raises(NotTwinsError):
        workspace.twins.merge("person", own, human(workspace, "Kim")).result()


def test_one_name_in_two_spaces_is_told_with_where_each_lies(desk: Desk) -> None:
    workspace = desk.workspace
    own = older(workspace.network.add_contact(desk.project, "kim"))
    office = human(workspace, "Kim")
    workspace.network.add_contact(workspace.projects.create("Nord", [], "").result(), "Kim").result()
    homes = {pair.homes: pair for pair in workspace.twins.pairs("person")}
    known = {frozenset(lie): pair for lie, pair in homes.items() if lie is not None}
    first = known.pop(frozenset({"Projekt Sonnenhang", "coord"}))
    assert {first.kept, first.other} == {own, office}
    ((lie, second),) = known.items()
    assert lie == {"coord", "Nord"}, "but no pair of the two projects: each carrier needs its own"
    workspace.twins.tell_apart("person", own, office).result()
    assert workspace.twins.pairs("person") == [second]
    with workspace.core.session() as session:
        assert [row.space for row in session.query(Twin)] == [workspace.spaces.coord], (
            "no carrier learns of it"
        )


def test_more_references_than_a_transaction_takes(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twins, "BATCH", 3)
    monkeypatch.setattr(following, "BATCH", 3)
    first, second = body(workspace, "Amt"), body(workspace, "amt")
    people = [human(workspace, f"Person {number}", organization_id=second) for number in range(8)]
    workspace.twins.merge("organization", first, second).result()
    assert {shown(workspace, one, Person).organization_id for one in people} == {first}
    workspace.editing.undo().result()
    assert {shown(workspace, one, Person).organization_id for one in people} == {second}


def test_references_follow_and_come_back_however_many(workspace: Workspace) -> None:
    first, second = body(workspace, "Amt"), body(workspace, "amt")
    with workspace.core.session() as session:
        space = find(session, Organization, first).space
    people = [new_id() for _ in range(MOST_OPERATIONS + 10)]

    def hire(transaction: Transaction, some: list[UUID]) -> None:
        for key in some:
            transaction.session.add(Person(id=key, space=space, name="Kim", organization_id=second))

    def of() -> set[UUID | None]:
        with workspace.core.session() as session:
            return {find(session, Person, key).organization_id for key in people}

    workspace.twins.merge("organization", first, second).result()
    for at in range(0, len(people), BATCH):  # as if they came from another device
        workspace.core.submit(partial(hire, some=people[at : at + BATCH]), "add").result()
    assert workspace.twins.catch_up().result() == len(people)
    assert of() == {first}
    workspace.editing.restore("organization", second).result()
    assert of() == {second}


@pytest.mark.parametrize("pairs", [((0, 1), (1, 0)), ((0, 1), (1, 2)), ((1, 2), (0, 1)), ((0, 2), (1, 2))])
def test_two_devices_merge_at_the_same_time(office: Office, pairs: Any) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    two = office.join(place.id)
    three = [body(one, name, phone=phone) for name, phone in (("Amt", ""), ("amt", "1"), ("AMT", "2"))]
    people = [human(one, f"Person {each}", organization_id=key) for each, key in enumerate(three)]
    settle(one, two)
    for workspace, (first, second) in zip((one, two), pairs, strict=True):
        workspace.twins.merge("organization", three[first], three[second]).result()
    # Meanwhile somebody goes on working with an entry that was merged elsewhere.
    late = human(two, "Später", organization_id=three[max(pairs[1])])
    for workspace in (one, two, one, two, one, two):
        settle(workspace)
        workspace.twins.catch_up().result()
    assert whole(one) == whole(two)
    with one.core.session() as session:
        living = [key for key in three if shown(one, key, Organization).alive]
        refers = {shown(one, key, Person).organization_id for key in (*people, late)}
        assert session.query(Twin).count() <= 2
    assert refers <= set(living), "nobody refers to what is gone"
    assert three[0] in living
    if set(pairs[0]) == set(pairs[1]):
        assert one.exchange.state().questions == 0, "the same said twice asks nothing"


def test_what_follows_a_merge_elsewhere_is_nobodys_to_undo(office: Office) -> None:
    one = office.office
    two = office.join(one.exchange.add_place(office.folder("place")).result().id)
    first, second = body(one, "Amt"), body(one, "amt")
    settle(one, two)
    one.twins.merge("organization", first, second).result()
    late, last = human(two, "Kim", organization_id=second), human(two, "Sascha")
    settle(one)
    two.exchange.sync().result()
    two.twins.catch_up().result()
    assert shown(two, late, Person).organization_id == first
    two.editing.undo().result()
    assert not shown(two, last, Person).alive, "the last thing that somebody did"
    assert shown(two, late, Person).organization_id == first


def test_what_comes_back_from_the_bin_has_its_references_again_wherever_they_followed(office: Office) -> None:
    one = office.office
    two = office.join(one.exchange.add_place(office.folder("place")).result().id)
    first, second = body(one, "Amt"), body(one, "amt")
    early, other = human(one, "Kim", organization_id=second), human(one, "Ole", organization_id=first)
    settle(one, two)
    one.twins.merge("organization", first, second).result()
    late, changed = human(two, "Kaya", organization_id=second), human(two, "Sascha", organization_id=second)
    settle(one, two)
    two.twins.catch_up().result()
    settle(one, two)
    assert {shown(one, key, Person).organization_id for key in (early, late, changed, other)} == {first}
    third = body(one, "Stadtwerk")
    one.editing.save("person", changed, {"organization_id": third}).result()
    one.editing.save("person", changed, {"organization_id": first}).result()  # said by somebody since
    one.editing.restore("organization", second).result()
    settle(one, two)
    for workspace in (one, two):
        workspace.twins.catch_up().result()
        rows = [shown(workspace, key, Person) for key in (early, late, changed, other)]
        assert [row.organization_id for row in rows] == [second, second, first, first]
        assert [row.organization_label for row in rows] == ["amt", "amt", "Amt", "Amt"]


def test_undoing_a_merge_takes_back_what_followed_it_elsewhere(office: Office) -> None:
    one = office.office
    two = office.join(one.exchange.add_place(office.folder("place")).result().id)
    first, second = body(one, "Amt"), body(one, "amt")
    settle(one, two)
    one.twins.merge("organization", first, second).result()
    late = human(two, "Kaya", organization_id=second)
    settle(one, two)
    two.twins.catch_up().result()
    settle(one, two)
    assert shown(one, late, Person).organization_id == first
    one.editing.undo().result()
    one.core.await_saves()
    settle(one, two)
    for workspace in (one, two):
        assert shown(workspace, late, Person).organization_id == second


def test_a_namesake_whose_last_day_lies_ahead_is_still_there(desk: Desk) -> None:
    workspace = desk.workspace
    human(workspace, "Kim Öhler", left_on=date(2026, 1, 1))
    human(workspace, "Kim Öhler", left_on=date(2027, 1, 1))
    workspace.protocols.add_agreement(desk.visit(), "Aushang", "Kim Öhler", None).result()
    assert workspace.leavers.orphans(date(2026, 12, 31)) == []
    assert len(workspace.leavers.orphans(date(2027, 1, 1))) == 1


def test_open_agreements_of_a_leaver_are_handed_over(desk: Desk) -> None:
    workspace = desk.workspace
    kim = human(workspace, "Kim Öhler")
    visit = desk.visit()
    for what in ("Aushang", "Liste"):
        workspace.protocols.add_agreement(visit, what, "Frau Kim Oehler, Werk", date(2026, 12, 1)).result()
    workspace.protocols.add_agreement(visit, "Schild", "Kimberly Oehlert", None).result()
    assert workspace.leavers.orphans(TODAY) == []
    workspace.editing.save("person", kim, {"left_on": date(2026, 11, 30)}).result()
    assert workspace.leavers.orphans(TODAY) == [], "not before the day"
    rows = workspace.leavers.orphans(date(2026, 11, 30))
    assert [(row.what, row.person) for row in rows] == [("Aushang", "Kim Öhler"), ("Liste", "Kim Öhler")]
    assert workspace.network.persons("kim") != [], "suggested until the day"
    handing = workspace.leavers.hand_over([row.id for row in rows], "Sascha Beispiel", date(2026, 11, 30))
    handing.result()
    assert workspace.leavers.orphans(date(2026, 12, 1)) == []
    named = [shown(workspace, row.id, Agreement).responsible for row in rows]
    assert named == ["Sascha Beispiel, Werk"] * 2, "others stay responsible"
    workspace.editing.undo().result()
    assert len(workspace.leavers.orphans(date(2026, 12, 1))) == 2


def orphaned(workspace: Workspace, on: date = TODAY) -> dict[str, bool]:
    """What asks for a new responsible, and whether it is sure."""
    return {row.what: row.sure for row in workspace.leavers.candidates(on)}


def test_who_has_no_name_leaves_as_well(desk: Desk) -> None:
    """Chosen as suggestions word it: by function and organisation."""
    workspace, words = desk.workspace, "Projektleitung, Nachbarschaftswerk e. V."
    human(
        workspace, "", function="Projektleitung", organization_label="Nachbarschaftswerk e. V.", left_on=TODAY
    )
    visit = desk.visit()
    workspace.protocols.add_agreement(visit, "Plakat", words, TODAY).result()
    workspace.protocols.add_agreement(visit, "Rampe", "Projektleitung", TODAY).result()
    (row,) = workspace.leavers.orphans(TODAY)
    assert (row.what, row.responsible) == ("Plakat", words)
    human(workspace, "", function="Projektleitung", organization_label="Nachbarschaftswerk e. V.")
    assert [one.sure for one in workspace.leavers.candidates(TODAY)] == [False]
    workspace.leavers.hand_over([row.id], "Sascha Beispiel").result()
    assert workspace.leavers.candidates(TODAY) == []


@pytest.mark.parametrize(
    "said", ["Frau Kern", "Kern", "J. Kern", "j kern", "Kern (Jobcenter)", "Amt, Fr. Dr. Kern"]
)
def test_a_leaver_is_found_in_the_forms_that_people_type(desk: Desk, said: str) -> None:
    workspace = desk.workspace
    human(workspace, "Julia Kern", left_on=TODAY)
    human(workspace, "Kim Öhler")
    visit = desk.visit()
    for what, who in (("Aushang", said), ("Schild", "Kernen"), ("Liste", "Kern GmbH"), ("Plan", "A. Kern")):
        workspace.protocols.add_agreement(visit, what, who, None).result()
    assert orphaned(workspace) == {"Aushang": True}
    (row,) = workspace.leavers.orphans(TODAY)
    assert row.person == "Julia Kern"
    workspace.leavers.hand_over([row.id], "Kim Öhler").result()
    handed = shown(workspace, row.id, Agreement).responsible
    assert handed == ("Amt, Kim Öhler" if "," in said else "Kim Öhler")
    assert orphaned(workspace) == {}


def test_who_may_as_well_be_somebody_still_there_is_offered_and_not_taken(desk: Desk) -> None:
    workspace = desk.workspace
    human(workspace, "Julia Kern", left_on=TODAY)
    human(workspace, "Anna Kern")
    visit = desk.visit()
    agreed = (("Aushang", "Frau Kern"), ("Schild", "J. Kern"), ("Liste", "Julia Kern"), ("Plan", "A. Kern"))
    for what, who in agreed:
        workspace.protocols.add_agreement(visit, what, who, None).result()
    assert orphaned(workspace) == {"Aushang": False, "Schild": True, "Liste": True}
    assert {row.what for row in workspace.leavers.orphans(TODAY)} == {"Schild", "Liste"}
    assert [row.sure for row in workspace.leavers.candidates(TODAY)] == [True, True, False]


def test_who_is_still_there_stays_beside_who_left(desk: Desk) -> None:
    workspace = desk.workspace
    human(workspace, "Julia Kern", left_on=TODAY)
    human(workspace, "Hans Weiß", left_on=date(2020, 1, 1))
    human(workspace, "Eva Weiß")
    human(workspace, "Ida Bald", left_on=date(2999, 12, 31))
    visit = desk.visit()
    agreed = ("Frau Kern und Frau Weiß", "Julia Kern, Ida Bald")
    made = [workspace.protocols.add_agreement(visit, "Aushang", who, None).result() for who in agreed]
    workspace.leavers.hand_over(made, "Kim Öhler", TODAY).result()
    named = [shown(workspace, key, Agreement).responsible for key in made]
    assert named == ["Kim Öhler und Frau Weiß", "Kim Öhler, Ida Bald"]
    unsure = workspace.protocols.add_agreement(visit, "Plakat", "Frau Weiß, Amt", None).result()
    workspace.leavers.hand_over([unsure], "Kim Öhler", TODAY).result()
    assert shown(workspace, unsure, Agreement).responsible == "Kim Öhler, Amt"


def test_who_was_chosen_is_found_whatever_they_are_called_since(desk: Desk) -> None:
    workspace = desk.workspace
    julia, kim = human(workspace, "Julia Kern"), human(workspace, "Kim Öhler")
    visit = desk.visit()
    first = workspace.protocols.add_agreement(visit, "Aushang", "Julia Kern", None).result()
    assert shown(workspace, first, Agreement).responsible_person_id == julia
    other = workspace.protocols.add_agreement(visit, "Liste", "Leitung", None).result()
    workspace.editing.save("agreement", other, {"responsible": "kim oehler"}).result()
    assert shown(workspace, other, Agreement).responsible_person_id == kim, "spelling does not matter"
    workspace.editing.save("agreement", other, {"responsible": "Leitung"}).result()
    assert shown(workspace, other, Agreement).responsible_person_id is None
    workspace.editing.save("person", julia, {"name": "Julia Brandt", "left_on": TODAY}).result()
    assert orphaned(workspace) == {"Aushang": True}
    human(workspace, "Julia Kern")
    assert orphaned(workspace) == {"Aushang": True}, "chosen before there was a namesake"


def test_who_left_without_a_name_is_found_by_function_and_organisation(desk: Desk) -> None:
    """As they were suggested: chosen while they were there, or only typed so."""
    workspace, words = desk.workspace, "Projektleitung, Nachbarschaftswerk e. V."
    person = workspace.network.ensure_person("", "Projektleitung", "Nachbarschaftswerk e. V.").result()
    visit = desk.visit()
    chosen = workspace.protocols.add_agreement(visit, "Aushang", words, None).result()
    assert shown(workspace, chosen, Agreement).responsible_person_id == person
    workspace.editing.save("person", person, {"left_on": TODAY}).result()
    typed = workspace.protocols.add_agreement(visit, "Liste", words, None).result()
    assert orphaned(workspace) == {"Aushang": True, "Liste": True}
    after = workspace.network.ensure_person(
        "Kim Öhler", "Projektleitung", "Nachbarschaftswerk e. V."
    ).result()
    assert orphaned(workspace) == {"Aushang": True, "Liste": False}, "it may mean who came after"
    workspace.leavers.hand_over([chosen, typed], "Kim Öhler").result()
    named = [shown(workspace, key, Agreement) for key in (chosen, typed)]
    assert [(one.responsible, one.responsible_person_id) for one in named] == [("Kim Öhler", after)] * 2
    assert orphaned(workspace) == {}


def test_who_left_without_a_name_does_not_keep_the_next_minutes(desk: Desk) -> None:
    workspace, words = desk.workspace, "Projektleitung, Nachbarschaftswerk e. V."
    person = workspace.network.ensure_person("", "Projektleitung", "Nachbarschaftswerk e. V.").result()
    first = desk.visit(date(2026, 9, 8))
    workspace.editing.save("protocol", first, {"distribution": f"{words}\nJobcenter"}).result()
    workspace.editing.save("person", person, {"left_on": date(2026, 10, 1)}).result()
    assert workspace.protocols.get(desk.visit()).values["distribution"] == "Jobcenter"


def test_who_was_chosen_is_found_after_the_release(desk: Desk) -> None:
    workspace, visit = desk.workspace, desk.visit()
    julia = human(workspace, "Julia Kern")
    workspace.protocols.add_agreement(visit, "Aushang", "Julia Kern", TODAY).result()
    desk.complete(visit)
    version = workspace.protocols.finish(visit).result()
    workspace.releases.release(version.id).result()
    assert [row.responsible for row in workspace.leavers.candidates(TODAY)] == []
    workspace.editing.save("person", julia, {"name": "Julia Brandt", "left_on": TODAY}).result()
    assert orphaned(workspace) == {"Aushang": True}


def test_told_apart_after_a_merge_was_undone(workspace: Workspace) -> None:
    first, second = body(workspace, "Amt"), body(workspace, "amt")
    workspace.twins.merge("organization", first, second).result()
    workspace.editing.undo().result()
    workspace.twins.tell_apart("organization", first, second).result()
    assert workspace.twins.pairs("organization") == []


@pytest.mark.parametrize("merging_first", [True, False])
def test_one_merges_while_another_tells_apart_or_deletes(office: Office, merging_first: bool) -> None:
    one = office.office
    two = office.join(one.exchange.add_place(office.folder("place")).result().id)
    first, second = body(one, "Amt"), body(one, "amt")
    third, fourth = body(one, "Werk"), body(one, "werk")
    people = [human(one, "Kim", organization_id=second), human(one, "Ida", organization_id=fourth)]
    settle(one, two)
    for merging in (merging_first, not merging_first):
        if merging:
            one.twins.merge("organization", first, second).result()
            one.twins.merge("organization", third, fourth).result()
        else:
            two.twins.tell_apart("organization", first, second).result()
            two.editing.delete("organization", third).result()
    for _ in range(3):
        settle(one, two)
        for workspace in (one, two):
            workspace.twins.catch_up().result()
    assert whole(one) == whole(two)
    assert [shown(two, key, Person).organization_id for key in people] == [first, third]
    assert shown(two, third, Organization).alive
    one.editing.delete("organization", third).result()
    one.twins.catch_up().result()
    assert not shown(one, third, Organization).alive, "deleted on purpose"
    one.editing.restore("organization", second).result()
    late = human(one, "Ole", organization_id=second)
    one.twins.catch_up().result()
    assert shown(one, late, Person).organization_id == second


def test_a_name_and_its_reference_come_from_one_entry(workspace: Workspace) -> None:
    town = body(workspace, "Stadt")
    first = older(workspace.editing.add("area", {"name": "Hang", "municipality_label": "Dorf"}))
    second = workspace.editing.add("area", {"name": "hang", "municipality_id": town}).result()
    workspace.twins.merge("area", first, second).result()
    values = workspace.directory.get("area", first).values
    assert (values["municipality_id"], values["municipality_label"]) == (None, "Dorf")


def test_names_of_one_body_are_no_doubles(workspace: Workspace) -> None:
    old = body(workspace, "Amt", phone="0361 12345")
    mid = workspace.directory.succeed(old, "Werk", date(2026, 1, 1)).result()
    workspace.directory.succeed(mid, "Haus", date(2027, 1, 1)).result()
    assert workspace.twins.pairs("organization") == []
    workspace.twins.merge("organization", old, mid).result()
    values = workspace.directory.get("organization", old).values
    assert (values["predecessor_id"], values["valid_from"]) == (None, None)


def test_a_verdict_of_another_space_moves_nothing(desk: Desk) -> None:
    workspace = desk.workspace
    first, second = human(workspace, "Kim"), human(workspace, "kim")
    workspace.editing.delete("person", second).result()
    visit = desk.visit()
    seat = workspace.editing.add("attendance", {"protocol_id": visit, "person_id": second}).result()
    ids = {"kept_id": first.bytes, "other_id": second.bytes}
    strange = workspace.spaces.org
    with workspace.core.session() as session:
        person: Any = session.get(Person, first)
        assert person.space != strange
    twin = Twin(id=new_id(), space=strange, kind="person", verdict="same", **ids)
    workspace.core.submit(lambda tx: tx.session.add(twin), "edit").result()
    workspace.twins.catch_up().result()
    assert shown(workspace, seat, Attendance).person_id == second


def test_the_chosen_name_reaches_who_refers_to_it(workspace: Workspace) -> None:
    first, second = body(workspace, "Amt"), body(workspace, "AMT")
    kim = human(workspace, "Kim", organization_id=first)
    workspace.twins.merge("organization", first, second, {"name"}).result()
    assert shown(workspace, kim, Person).organization_label == "AMT"
