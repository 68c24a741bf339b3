"""Two copies of an owner's profile that go on: one device with two authors, of which one ends somebody."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.exchange import losing, promises
from inka_desktop.exchange.statements import REVOKE
from tests.simulator.device import Device
from tests.simulator.office import Office, office, show

from .upkeeping import ask_for_snapshot, count, join, lose_rows, same


@dataclass
class _Twice:
    """An owner, its copy that went on, a colleague who keeps, one who is to be ended, one who began late."""

    owner: Device
    copy: Device
    keeper: Device
    gone: Device
    late: Device
    visit: UUID


def _copied(made: Office) -> tuple[Device, Device, Device, Device, UUID]:
    """The owner, a colleague, one who is to be ended, the owner's copy that went on, and a visit."""
    owner, keeper = made.devices
    gone = join(made)
    visit = made.new_visit(owner, place="Rathaus")
    made.settle()
    copy = owner.clone("copy", made.root, same_machine=False)
    made.meet(copy)
    return owner, keeper, gone, copy, visit


def _go_on_twice(made: Office) -> _Twice:
    """A copy acknowledges what its original never saw, and somebody begins with a snapshot of that."""
    owner, keeper, gone, copy, visit = _copied(made)
    made.edit(gone, visit, place="Laden")
    made.meet(gone, copy, keeper)
    ask_for_snapshot(keeper, made.spaces.coord)
    made.meet(keeper, gone, copy, keeper, gone, keeper, gone, keeper)
    late = join(made)
    assert show(late, visit, "place") == "Laden"
    assert count(late, "SELECT count(*) FROM sync_base") > 0
    return _Twice(owner, copy, keeper, gone, late, visit)


def _end(made: Office, owner: Device, gone: Device) -> None:
    """An owner ends a device, which is not heard of any more."""
    me, device = owner.replica, gone.replica.identity.device
    owner.write(lambda tx: losing.end(tx, me.identity, me.members, device, REVOKE), "control")
    me.reload()
    made.devices.remove(gone)


def _shown(made: Office, visit: UUID) -> set[str | None]:
    return {show(device, visit, "place") for device in made.devices}


@pytest.mark.parametrize("comes_back", [True, False])
def test_what_one_copy_acknowledged_the_other_does_not_cut_off(small: Office, comes_back: bool) -> None:
    twice = _go_on_twice(small)
    if comes_back:
        small.devices.append(twice.copy)
    else:
        twice.copy.close()
    _end(small, twice.owner, twice.gone)
    twice.gone.close()
    small.settle()
    assert _shown(small, twice.visit) == {"Laden"}
    same(small)


def test_it_would_be_cut_off_if_nobody_kept_the_promise(
    small: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And who began with a snapshot would lack what it had replaced."""
    monkeypatch.setattr(promises, "keep", lambda _replica: None)
    twice = _go_on_twice(small)
    _end(small, twice.owner, twice.gone)
    small.settle()
    assert _shown(small, twice.visit) == {"Rathaus", None}
    for device in (twice.copy, twice.gone):
        device.close()


def test_an_owner_knows_of_the_promise_by_a_snapshot_where_the_files_that_say_so_are_gone(
    small: Office,
) -> None:
    twice = _go_on_twice(small)
    for number in range(14):
        for device in (twice.late, twice.gone):
            small.new_visit(device, place=f"Ort {number}")
        small.meet(twice.keeper, twice.gone, twice.copy, twice.late, twice.keeper)
    ask_for_snapshot(twice.keeper, small.spaces.coord)
    for _ in range(6):
        small.meet(twice.keeper, twice.gone, twice.late)
    _end(small, twice.owner, twice.gone)
    small.settle()
    assert count(twice.owner, "SELECT count(*) FROM sync_floor") > 0
    assert _shown(small, twice.visit) == {"Laden"}
    same(small)
    for device in (twice.copy, twice.gone):
        device.close()


def test_what_it_acknowledged_once_it_knew_of_the_loss_was_no_promise(small: Office) -> None:
    twice = _go_on_twice(small)
    small.devices.append(twice.copy)
    _end(small, twice.owner, twice.gone)
    small.meet(twice.owner, twice.copy)
    after = small.new_visit(twice.gone, place="danach")
    small.edit(twice.gone, twice.visit, place="danach")
    small.meet(twice.gone)
    twice.gone.close()
    small.settle()
    assert _shown(small, twice.visit) == {"Laden"}
    assert count(twice.owner, f"SELECT count(*) FROM protocol WHERE id = x'{after.hex}'") == 0
    same(small)


def test_what_both_copies_cut_off_each_by_itself_was_never_promised(tmp_path: Path) -> None:
    """Each acknowledged it without knowing of the other's word, but none without knowing of any."""
    with office(tmp_path, places=2) as made:
        owner, gone = made.devices[0], join(made)
        made.settle()
        _end(made, owner, gone)
        copy = owner.clone("copy", made.root, same_machine=False)
        after = made.new_visit(gone, place="danach")
        here, there = made.places
        for device, place in ((gone, here), (gone, there), (owner, here), (copy, there)):
            device.meet(place)
        gone.close()
        made.devices.append(copy)
        for _ in range(3):
            for device in (owner, copy):
                for place in made.places:
                    device.meet(place)
        assert count(owner, "SELECT count(*) FROM sync_refused") > 0
        assert count(owner, f"SELECT count(*) FROM protocol WHERE id = x'{after.hex}'") == 0
        same(made)


def test_what_the_other_copy_has_is_left_out_by_a_snapshot_and_stays_replaced(small: Office) -> None:
    """Of three saves the first is its own, the last came by a snapshot; a cut has the row found anew."""
    owner, keeper, gone, copy, visit = _copied(small)
    for place in ("Markt", "Kirche"):
        small.edit(keeper, visit, place=place)
        small.meet(keeper, gone, copy, keeper)
    small.edit(gone, visit, keeper="D")
    small.meet(gone, keeper)
    ask_for_snapshot(keeper, small.spaces.coord)
    small.meet(keeper)
    lose_rows(small, keeper)
    _end(small, owner, gone)
    small.devices.append(copy)
    small.meet(owner)
    assert (show(owner, visit, "place"), show(owner, visit, "keeper")) == ("Kirche", None)
    assert count(owner, "SELECT count(*) FROM sync_divided") == 0
    same(small)
    gone.close()


def test_what_was_replaced_in_a_snapshot_stays_so_when_it_has_an_effect_again(small: Office) -> None:
    """Its file is here without effect, what replaced it was left out by the snapshot that came then."""
    owner, keeper, gone, copy, visit = _copied(small)
    for device, place in ((gone, "Laden"), (keeper, "Markt"), (keeper, "Kirche")):
        small.edit(device, visit, place=place)
        small.meet(device, gone, copy, keeper, gone, copy, keeper)
    ask_for_snapshot(keeper, small.spaces.coord)
    small.meet(keeper)
    lose_rows(small, keeper)
    _end(small, owner, gone)
    gone.close()
    small.devices.append(copy)
    small.meet(owner)
    assert show(owner, visit, "place") == "Kirche"
    assert count(owner, "SELECT count(*) FROM sync_refused") == 0
    assert count(owner, "SELECT count(*) FROM sync_divided") == 0
    same(small)
