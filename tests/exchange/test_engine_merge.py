"""What becomes of edits that did not know of each other."""

from __future__ import annotations

from uuid import UUID

import pytest

from inka_desktop.records import ids
from inka_desktop.records.office import Letterhead
from inka_desktop.records.visits import Agreement, Topic
from tests.simulator import oracle
from tests.simulator.device import Device

from .office import Office, asked, day, resolve, show

BOTH_ORDERS = pytest.mark.parametrize("first", [0, 1])


def check(office: Office) -> None:
    """All invariants, after everybody has met."""
    office.settle()
    oracle.check(office.devices, office.places, {}, forks=set())


def test_different_fields_of_one_record_come_together(two: Office) -> None:
    a, b = two.devices
    visit = two.new_visit(a, place="Laden", date=day(1))
    two.settle()
    two.edit(a, visit, place="Saal")
    two.edit(b, visit, date=day(2))
    check(two)
    for device in two.devices:
        assert (show(device, visit, "place"), show(device, visit, "date")) == ("Saal", day(2))
        assert asked(device) == []


@BOTH_ORDERS
def test_two_entries_for_one_field_are_both_kept_and_asked_about(two: Office, first: int) -> None:
    a, b = two.devices[first], two.devices[1 - first]
    visit = two.new_visit(a, date=day(1))
    two.settle()
    two.edit(a, visit, date=day(2))
    two.edit(b, visit, date=day(3))
    two.meet(b, a, b)
    check(two)
    for device in two.devices:
        assert show(device, visit, "date") == day(3)
        (question,) = asked(device)
        assert [entry.value for entry in question.entries] == ["2026-01-03", "2026-01-02"]
        assert question.ancestor == "2026-01-01"


def test_equal_entries_are_no_question(two: Office) -> None:
    a, b = two.devices
    visit = two.new_visit(a, date=day(1))
    two.settle()
    two.edit(a, visit, date=day(2))
    two.edit(b, visit, date=day(2))
    check(two)
    assert asked(a) == asked(b) == []


def test_a_decision_ends_the_question_everywhere(two: Office) -> None:
    a, b = two.devices
    visit = two.new_visit(a, date=day(1))
    two.settle()
    two.edit(a, visit, date=day(2))
    two.edit(b, visit, date=day(3))
    two.settle()
    resolve(a, "2026-01-02")
    check(two)
    for device in two.devices:
        assert show(device, visit, "date") == day(2)
        assert asked(device) == []


def test_an_entry_that_the_decision_did_not_know_stays_open(three: Office) -> None:
    a, b, c = three.devices
    visit = three.new_visit(a, date=day(1))
    three.settle()
    for device, number in ((a, 2), (b, 3), (c, 4)):
        three.edit(device, visit, date=day(number))
    three.meet(a, b, a)
    resolve(a, "2026-01-02")
    check(three)
    for device in three.devices:
        (question,) = asked(device)
        assert {entry.value for entry in question.entries} == {"2026-01-02", "2026-01-04"}


def test_three_devices_with_three_entries_agree(three: Office) -> None:
    visit = three.new_visit(three.devices[0], date=day(1))
    three.settle()
    for number, device in enumerate(three.devices):
        three.edit(device, visit, date=day(5 + number), place=f"Ort {number}")
    check(three)
    for device in three.devices:
        (question,) = asked(device)
        assert len(question.entries) == 3
        assert (show(device, visit, "date"), show(device, visit, "place")) == (day(7), "Ort 2")


def test_a_wrong_clock_decides_only_what_is_shown(two: Office) -> None:
    a, b = two.devices
    visit = two.new_visit(a, date=day(1))
    two.settle()
    b.clock.offset_ms = 10 * 365 * 24 * 60 * 60 * 1000
    two.edit(b, visit, date=day(3))
    two.edit(a, visit, date=day(2))
    two.settle()
    assert show(a, visit, "date") == day(3)
    assert len(asked(a)[0].entries) == 2
    resolve(a, "2026-01-02")
    two.edit(a, visit, place="danach")
    check(two)
    assert show(b, visit, "date") == show(a, visit, "date") == day(2)
    ten_years_ms = b.clock.offset_ms
    a.restart()
    assert a.database.writer.core.log.hybrid.last >> 16 < two.world.now_ms + ten_years_ms // 2


# --- deleting -------------------------------------------------------------------------------------------


@BOTH_ORDERS
def test_an_edit_that_did_not_know_of_the_deletion_keeps_the_record(two: Office, first: int) -> None:
    a, b = two.devices
    visit = two.new_visit(a, place="Laden")
    two.settle()
    two.edit(a, visit, alive=False)
    two.edit(b, visit, place="Saal")
    two.meet(two.devices[first], two.devices[1 - first])
    check(two)
    for device in two.devices:
        assert show(device, visit, "alive")
        (question,) = asked(device)
        assert question.field.name == "alive"


def test_a_deletion_that_knew_everything_deletes(two: Office) -> None:
    a, b = two.devices
    visit = two.new_visit(a, place="Laden")
    two.settle()
    two.edit(b, visit, place="Saal")
    two.settle()
    two.edit(a, visit, alive=False)
    check(two)
    assert not show(b, visit, "alive")
    assert asked(b) == []


@pytest.mark.parametrize(("value", "alive"), [(1, True), (0, False)])
def test_the_question_about_a_deletion_can_be_decided(two: Office, value: int, alive: bool) -> None:
    a, b = two.devices
    visit = two.new_visit(a, place="Laden")
    two.settle()
    two.edit(a, visit, alive=False)
    two.edit(b, visit, place="Saal")
    two.settle()
    resolve(b, value)
    check(two)
    assert [show(device, visit, "alive") for device in two.devices] == [alive, alive]
    assert asked(a) == asked(b) == []


@BOTH_ORDERS
def test_a_topic_written_meanwhile_brings_its_deleted_visit_back(two: Office, first: int) -> None:
    a, b = two.devices
    visit = two.new_visit(a, place="Laden")
    two.settle()
    two.edit(a, visit, alive=False)
    topic = ids.new_id()
    coord = UUID(bytes=two.spaces.coord)
    b.write(lambda tx: tx.session.add(Topic(id=topic, space=coord, visit_id=visit, title="Team")))
    two.meet(two.devices[first], two.devices[1 - first])
    check(two)
    assert [show(device, visit, "alive") for device in two.devices] == [True, True]
    two.edit(a, topic, Topic, alive=False)
    check(two)
    assert [show(device, visit, "alive") for device in two.devices] == [False, False]


# --- the same id twice ----------------------------------------------------------------------------------


@BOTH_ORDERS
def test_one_letterhead_made_on_two_devices(two: Office, first: int) -> None:
    a, b = two.devices
    org = UUID(bytes=two.spaces.org)
    row = ids.key_id(Letterhead.__number__, org.bytes)
    a.write(lambda tx: tx.session.add(Letterhead(id=row, space=org, office="Amt A", sender="Weg 1")))
    two.world.now_ms += 1_000
    b.write(lambda tx: tx.session.add(Letterhead(id=row, space=org, office="Amt B", publicity="gefördert")))
    two.meet(two.devices[first], two.devices[1 - first])
    check(two)
    for device in two.devices:
        shown = [show(device, row, name, Letterhead) for name in ("office", "sender", "publicity")]
        assert shown == ["Amt B", "Weg 1", "gefördert"]
        assert [question.field.name for question in asked(device)] == ["office"]


@BOTH_ORDERS
def test_of_two_spaces_that_claim_a_row_coord_wins(two: Office, first: int) -> None:
    row = ids.key_id(Agreement.__number__, "shared")
    devices: list[Device] = two.devices
    for device, space, what in ((devices[0], two.spaces.coord, "innen"), (devices[1], two.project, "außen")):
        record = Agreement(id=row, space=UUID(bytes=space), what=what)
        device.write(lambda tx, record=record: tx.session.add(record))
    two.meet(devices[first], devices[1 - first])
    check(two)
    for device in devices:
        assert show(device, row, "what", Agreement) == "innen"
        assert show(device, row, "space", Agreement).bytes == two.spaces.coord
