"""A snapshot outlives its maker's rights: somebody who took it in says it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.exchange import losing, succession
from inka_desktop.exchange.names import SnapshotName
from inka_desktop.exchange.statements import REVOKE
from inka_desktop.exchange.upkeep import Habits
from tests.simulator.device import Device
from tests.simulator.office import Office, office, show

from .upkeeping import SMALL, ask_for_snapshot, begin, count, files, join, lose_rows, same, work


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Office]:
    """An owner and two colleagues, who make snapshots when they are asked to."""
    with office(tmp_path) as made:
        begin(made, Habits(pack=100))
        join(made)
        made.settle()
        yield made


def _end(owner: Device, gone: Device) -> None:
    me, device = owner.replica, gone.replica.identity.device
    owner.write(lambda tx: losing.end(tx, me.identity, me.members, device, REVOKE), "control")
    me.reload()


def _went_on_from_a_snapshot(office: Office) -> UUID:
    """The second device has a visit of the third only by its snapshot, and goes on; the third is ended.

    Returns:
        The visit.
    """
    a, b, c = office.devices
    visit = office.new_visit(c, place="Rathaus")
    ask_for_snapshot(c, office.spaces.coord)
    office.meet(c)
    lose_rows(office, c)
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
    monkeypatch.setattr(succession, "is_left_behind", lambda *_: False)
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
    ask_for_snapshot(c, small.spaces.coord)
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


def test_a_snapshot_is_made_anew_once_an_author_in_it_turned_out_to_exist_twice(small: Office) -> None:
    """Who has the other branch could not take it in, and the files that it stands for are retired."""
    a, b, c = small.devices
    twin = c.clone("twin", small.root, same_machine=True)
    visit = small.new_visit(c, place="Rathaus")
    small.settle()
    ask_for_snapshot(b, small.spaces.coord)
    small.settle()
    assert count(a, "SELECT count(*) FROM sync_retired") > 0
    small.new_visit(twin, place="Laden")
    twin.replica.seal(everything=True)
    small.devices.append(twin)
    same(small)
    assert count(a, "SELECT count(*) FROM sync_log WHERE forked = 1 AND stream = 0") == 1
    assert show(twin, visit, "place") == "Rathaus"
    lying = files(small, SnapshotName)
    small.settle()
    assert files(small, SnapshotName) == lying


def test_branches_of_a_branch_have_the_same_names_where_a_snapshot_brought_them(tmp_path: Path) -> None:
    with office(tmp_path) as made:
        begin(made, Habits(pack=100, tail=100_000, least=100_000))
        a, b = made.devices
        made.new_visit(b, place="gemeinsam")
        twin = b.clone("twin", made.root, same_machine=True)
        for device in (b, twin):
            made.new_visit(device, place=device.name)
        third = b.clone("third", made.root, same_machine=True)
        for device in (b, third):
            made.new_visit(device, place=f"noch einmal {device.name}")
        for device in (b, twin, third):
            device.replica.seal(everything=True)
        messenger = b.clone("messenger", made.root, same_machine=True)
        made.meet(twin, third, messenger, a)
        ask_for_snapshot(a, made.spaces.coord)
        for _ in range(4):
            made.meet(a, twin, third, messenger)
        lose_rows(made, b)  # all of them wrote under one name
        made.devices += [twin, third, messenger]
        made.meet(b)
        assert count(b, "SELECT count(*) FROM sync_base") > 0, "the snapshot came"
        same(made)


def _hex(device: Device) -> str:
    return f"x'{device.replica.identity.device.hex()}'"
