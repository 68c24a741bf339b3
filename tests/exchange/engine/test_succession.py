"""A snapshot outlives its maker's rights: somebody who took it in says it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.exchange import losing, snapshots
from inka_desktop.exchange.erasing import due_name
from inka_desktop.exchange.names import SegmentName, author12
from inka_desktop.exchange.statements import REVOKE
from inka_desktop.exchange.upkeep import Habits
from inka_desktop.store.writer import Transaction
from tests.simulator.device import Device
from tests.simulator.office import Office, office, show

from .test_upkeep import SMALL, begin, count, files, join, same, work


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Office]:
    """An owner and two colleagues, who make snapshots when they are asked to."""
    with office(tmp_path) as made:
        begin(made, Habits(pack=100))
        join(made)
        made.settle()
        yield made


def _order(device: Device, space: bytes) -> None:
    def due(transaction: Transaction) -> None:
        transaction.raw.execute("INSERT INTO setting(name, value) VALUES (?, 1)", (due_name(space),))

    device.write(due)


def _end(owner: Device, gone: Device) -> None:
    me, device = owner.replica, gone.replica.identity.device
    owner.write(lambda tx: losing.end(tx, me.identity, me.members, device, REVOKE), "control")
    me.reload()


def _lose_rows(office: Office, device: Device) -> None:
    """All files with a device's rows in the coordinators' space go from the place."""
    me = author12(device.replica.identity.author)
    for name in files(office, SegmentName):
        if (name.space, name.author12) == (office.spaces.coord, me):
            office.place.take(name.path)


def _went_on_from_a_snapshot(office: Office) -> UUID:
    """The second device has a visit of the third only by its snapshot, and goes on; the third is ended.

    Returns:
        The visit.
    """
    a, b, c = office.devices
    visit = office.new_visit(c, place="Rathaus")
    _order(c, office.spaces.coord)
    office.meet(c)
    _lose_rows(office, c)
    office.meet(b)
    assert show(b, visit, "place") == "Rathaus"
    _end(a, c)
    office.devices.remove(c)
    c.close()
    office.edit(b, visit, place="Laden")
    return visit


def test_what_came_by_a_snapshot_reaches_all_though_its_maker_was_ended(small: Office) -> None:
    visit = _went_on_from_a_snapshot(small)
    same(small)
    assert {show(device, visit, "place") for device in small.devices} == {"Laden"}
    a, b = small.devices
    another = small.new_visit(b, place="Markt")
    same(small)
    assert show(a, another, "place") == "Markt"


def test_it_would_wait_for_ever_if_nobody_said_it_again(
    small: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "is_left_behind", lambda *_: False)
    _went_on_from_a_snapshot(small)
    another = small.new_visit(small.devices[1], place="Markt")
    small.settle()
    with pytest.raises(AttributeError):
        show(small.devices[0], another, "place")


def test_who_joins_later_begins_with_the_snapshot_of_one_who_stays(small: Office) -> None:
    """The files that the ended device's snapshot stood for are retired: without another nobody could join."""
    visits = work(small)
    begin(small, SMALL)
    a, _b, c = small.devices
    _order(c, small.spaces.coord)
    for _ in range(3):
        small.settle()
    assert count(a, f"SELECT count(*) FROM sync_snapshot WHERE device = {_hex(c)} AND attests <> x'90'")
    assert count(a, "SELECT count(*) FROM sync_retired") > 0
    _end(a, c)
    small.devices.remove(c)
    c.close()
    small.settle()
    late = join(small)
    assert show(late, visits[0], "keeper") == "B"
    same(small)


def _hex(device: Device) -> str:
    return f"x'{device.replica.identity.device.hex()}'"
