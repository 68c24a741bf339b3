"""Only here, sent, arrived: per record, from receipts and from what places have taken."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from inka_desktop.services import record_state
from inka_desktop.services.exchange_rows import ARRIVED, CHANGED, HERE, PARTLY, SENT, RecordStateRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.dots import unpack_heads

from .devices import Office, attach, meet, new_visit


def state(workspace: Workspace, visit: UUID) -> RecordStateRow:
    return workspace.exchange.record_states("protocol", [visit])[visit]


def test_a_visit_is_here_then_sent_then_arrived_with_somebody(office: Office) -> None:
    one = office.office
    visit = new_visit(one, "Laden")
    assert state(one, visit).state == HERE
    place = one.exchange.add_place(office.folder("place")).result()
    assert state(one, visit).state == HERE
    meet(one)
    assert state(one, visit).state == SENT
    road = office.join(place.id)
    meet(road)
    assert state(one, visit).state == SENT  # they have it, but nobody here knows
    meet(one)
    arrived = state(one, visit)
    assert (arrived.state, arrived.device) == (ARRIVED, "road")
    assert arrived.at is not None
    assert abs((arrived.at - one.core.now()).total_seconds()) < 60


def test_what_belongs_to_a_visit_counts_and_what_others_wrote_does_not(office: Office) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    visit, other = new_visit(one, "Laden"), new_visit(one, "Rathaus")
    meet(one, road, one)
    assert state(one, visit).state == ARRIVED
    one.editing.add("topic", {"protocol_id": visit, "title": "Aushang"}).result()
    assert (state(one, visit).state, state(one, other).state) == (CHANGED, ARRIVED)
    assert road.exchange.record_states("protocol", [visit]) == {}
    road.editing.save("protocol", visit, {"place": "Markt"}).result()
    assert state(road, visit).state == CHANGED
    meet(road, one)
    assert (state(road, visit).state, state(one, visit).state) == (SENT, SENT)


def test_the_first_who_had_it_and_that_day_stay_whatever_comes_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    road, third = office.join(place.id), office.join(place.id, "third")
    visit = new_visit(one, "Laden")
    meet(one, road, one)
    first = state(one, visit)
    clock = one.core.database.writer.core.log.hybrid.clock
    began = clock.wall_ms()
    monkeypatch.setattr(type(clock), "wall_ms", lambda _self: began + 86_400_000)
    meet(third, one)
    new_visit(one, "Rathaus")
    meet(one, third, road, one)
    later = state(one, visit)
    assert (later.device, later.at) == (first.device, first.at)
    with one.core.raw() as raw:  # the receipt itself has gone on meanwhile
        (newest,) = raw.execute("SELECT max(at) FROM sync_ack").fetchone()
    assert first.at is not None
    assert newest > first.at.timestamp() * 1000 + 80_000_000


def test_attachments_are_counted_here_and_at_places(office: Office) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    visit = new_visit(one, "Laden")
    attach(one, visit, b"x" * 1000)
    attach(one, visit, b"y" * 1000)
    row = state(one, visit)
    assert (row.attachments, row.attachments_here, row.attachments_sent) == (2, 2, 0)
    meet(one)
    row = state(one, visit)
    assert (row.state, row.attachments, row.attachments_sent) == (SENT, 2, 2)
    meet(road, one)  # the rows are confirmed with the meeting that fetches what they name
    row = state(one, visit)
    assert (row.state, row.attachments_waiting) == (PARTLY, 2)
    meet(road, one)
    row = state(one, visit)
    assert (row.state, row.attachments_waiting) == (ARRIVED, 0)
    road.editing.save("protocol", visit, {"place": "Markt"}).result()
    for blob in (office.root / "road" / "files").rglob("*"):
        if blob.is_file():
            blob.unlink()
    assert (state(road, visit).attachments, state(road, visit).attachments_here) == (2, 0)


def test_a_page_of_a_list_is_one_query_for_its_rows(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    one = office.office
    one.exchange.add_place(office.folder("place")).result()
    visits = [new_visit(one, f"Ort {number}") for number in range(20)]
    meet(one)
    asked: list[str] = []
    with one.core.raw() as raw:
        traced: Any = raw
        traced.set_trace_callback(asked.append)
        found = record_state.states(raw, one.exchange.replica.identity, "protocol", visits)
        traced.set_trace_callback(None)
    assert {row.state for row in found.values()} == {SENT}
    assert len(found) == 20
    assert len(asked) == 2, asked  # how far own logs have got, and the heads of all rows


def test_an_earlier_life_of_the_profile_counts_as_own(office: Office) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    visit = new_visit(one, "Laden")
    meet(one, road, one)
    one.exchange.replica.begin_anew()
    assert state(one, visit).state == ARRIVED
    one.editing.save("protocol", visit, {"keeper": "Leitung"}).result()
    assert state(one, visit).state == CHANGED
    with one.core.raw() as raw:
        heads = unpack_heads(
            raw.execute("SELECT heads FROM sync_row WHERE row = ?", (visit.bytes,)).fetchone()[0]
        )
    assert len({value >> 40 for value in heads.values() if isinstance(value, int)}) == 2
    meet(one, road, one)
    assert state(one, visit).state == ARRIVED
