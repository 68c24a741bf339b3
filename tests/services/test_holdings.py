"""What acknowledgements say about attachments: once, by everybody who got one, believed within bounds."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.exchange import holdings
from inka_desktop.exchange.blobs import BlobCourier
from inka_desktop.exchange.wire import HELD
from inka_desktop.services.exchange_rows import ARRIVED, PARTLY
from inka_desktop.services.rows import ProtocolFilter
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.migrations import arriving
from inka_desktop.store.migrations import holdings as migration
from inka_desktop.store.operation import Kind, unpack_body

from .devices import Office, attach, meet, new_visit


def word(workspace: Workspace, visit: UUID) -> str:
    return workspace.exchange.record_states("protocol", [visit])[visit].state


def said(workspace: Workspace) -> list[list[str]]:
    """What the own acknowledgements named, each."""
    with workspace.core.raw() as raw:
        bodies = raw.execute(
            "SELECT body FROM sync_op JOIN sync_log l ON l.no = dot >> 40"
            " WHERE kind = ? AND own = 1 ORDER BY dot",
            (Kind.ACK,),
        ).fetchall()
    named: list[Any] = [unpack_body(body).values.get(HELD, b"") for (body,) in bodies]
    return [[one[at : at + 32].hex() for at in range(0, len(one), 32)] for one in named if one]


def hashes(workspace: Workspace) -> set[str]:
    with workspace.core.raw() as raw:
        return {hash64 for (hash64,) in raw.execute("SELECT hash FROM attachment")}


def test_each_attachment_is_named_once_and_nothing_follows(office: Office) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    visit = new_visit(one, "Laden")
    attach(one, visit, b"x" * 1000)
    attach(one, visit, b"y" * 1000)
    for _ in range(4):
        meet(one, road)
    assert [set(each) for each in said(road)] == [hashes(one)]
    assert said(one) == []  # its own it does not name
    quiet = [_operations(each) for each in (one, road)]
    meet(one, road, one)
    assert [_operations(each) for each in (one, road)] == quiet


def _operations(workspace: Workspace) -> int:
    with workspace.core.raw() as raw:
        return int(raw.execute("SELECT count(*) FROM sync_op").fetchone()[0])


def test_a_photo_that_nobody_fetched_keeps_its_visit_from_arriving(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    visit, bare = new_visit(one, "Laden"), new_visit(one, "Rathaus")
    attach(one, visit, b"x" * 1000)
    with monkeypatch.context() as patch:
        patch.setattr(BlobCourier, "fetch", lambda *_: 0)
        meet(one, road, one, road, one)
    assert (word(one, visit), word(one, bare)) == (PARTLY, ARRIVED)
    rows = {row.id: row.sending for row in one.protocols.page(ProtocolFilter(), "date", True, 0)}
    assert rows == {visit: PARTLY, bare: ""}
    meet(road, road, one)
    assert word(one, visit) == ARRIVED


def test_who_has_the_last_photo_is_named_with_the_day(office: Office) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    visit = new_visit(one, "Laden")
    meet(one, road, one)
    attach(one, visit, b"x" * 1000)
    meet(one, road, road, one)
    row = one.exchange.record_states("protocol", [visit])[visit]
    with one.core.raw() as raw:
        ((device, at_ms),) = raw.execute("SELECT device, at FROM blob_held").fetchall()
    assert (row.state, row.device) == (ARRIVED, "road")
    assert device == road.exchange.replica.identity.device
    assert row.at is not None
    assert row.at.timestamp() * 1000 == pytest.approx(at_ms)


def test_a_packet_brings_attachments_that_are_named_too(office: Office) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    visit = new_visit(one, "Laden")
    attach(one, visit, b"x" * 1000)
    for packet in one.exchange.write_packets(office.folder("out")).result():
        road.exchange.take_in(packet).result()
    for packet in road.exchange.write_packets(office.folder("back")).result():
        one.exchange.take_in(packet).result()
    assert [set(each) for each in said(road)] == [hashes(one)]
    assert word(one, visit) == ARRIVED


def test_many_are_named_in_turns(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holdings, "MOST", 2)
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    visit = new_visit(one, "Laden")
    for number in range(5):
        attach(one, visit, bytes([number]) * 100)
    meet(one, road, road, road, road, one)
    assert sorted(map(len, said(road))) == [1, 2, 2]
    assert word(one, visit) == ARRIVED


@pytest.mark.parametrize("value", [b"x" * 31, "text", 7, None, b"\0" * 32, b"\0" * 32 * (holdings.MOST + 1)])
def test_what_names_nothing_of_ours_is_kept_nowhere(office: Office, value: Any) -> None:
    one = office.office
    other = bytes(range(16))
    one.core.submit(lambda tx: holdings.note(tx.raw, value, other, 1), "ack").result()
    with one.core.raw() as raw:
        assert raw.execute("SELECT count(*) FROM blob_held").fetchone() == (0,)


def test_what_a_device_says_of_itself_and_what_a_stranger_says_is_no_receipt(office: Office) -> None:
    one = office.office
    attach(one, new_visit(one, "Laden"), b"x" * 1000)
    road = office.join(one.exchange.add_place(office.folder("place")).result().id)
    meet(road, one)
    own, other = (each.exchange.replica.identity.device for each in (one, road))
    mine = bytes.fromhex(next(iter(hashes(one))))
    for device, at_ms in ((own, 1), (bytes(range(16)), 2), (other, 3)):
        one.core.submit(lambda tx, who=device, at=at_ms: holdings.note(tx.raw, mine, who, at), "ack").result()  # type: ignore[misc]  # binds now
    with one.core.raw() as raw:
        assert raw.execute("SELECT device, at FROM blob_held").fetchall() == [(other, 3)]


def test_a_profile_of_before_says_once_what_it_has(office: Office) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    visit = new_visit(one, "Laden")
    attach(one, visit, b"x" * 1000)
    meet(one, road, road, one)

    def before(transaction: Any) -> None:
        """As the step leaves it; only a migration may make tables."""
        transaction.raw.execute("DELETE FROM blob_held")
        steps: list[str] = []
        migration.step(SimpleNamespace(execute=steps.append))
        for statement in steps:
            if "CREATE" not in statement:
                transaction.raw.execute(statement)
        arriving.fill(transaction.raw.execute)

    for workspace in (one, road):
        workspace.core.submit(before, "setup").result()
    assert word(one, visit) == PARTLY
    meet(road, one)
    assert word(one, visit) == ARRIVED
