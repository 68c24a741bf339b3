"""Snapshots and retiring: directed tests on real devices; the simulator has the faults."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.exchange import losing, retirement, snapshots, snapstate, unsettled, upkeep
from inka_desktop.exchange.attest import Checker
from inka_desktop.exchange.names import SegmentName, SnapshotName
from inka_desktop.exchange.statements import REVOKE
from inka_desktop.exchange.upkeep import Habits
from inka_desktop.records import ids
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.stock import StockTaking
from inka_desktop.store import logs
from inka_desktop.store.writer import Transaction
from tests.simulator import picture
from tests.simulator.device import Device
from tests.simulator.office import Office, office, show
from tests.simulator.world import DAY_MS

from .upkeeping import VISIT, ask_for_snapshot, begin, count, files, join, lose_rows, same, work


def test_a_device_that_begins_with_a_snapshot_is_equal_to_one_that_read_every_log(small: Office) -> None:
    visits = work(small)
    small.settle()
    small.settle()
    assert any(name.part for name in files(small, SnapshotName))
    assert count(small.devices[0], "SELECT count(*) FROM sync_retired") > 0
    late = join(small)
    assert count(late, "SELECT count(*) FROM sync_base") > 0
    assert show(late, visits[1], "place") == "Rathaus"
    small.edit(late, visits[2], place="neu")
    same(small)
    assert {show(device, visits[2], "place") for device in small.devices} == {"neu"}


def began_before_a_cut(office: Office, *, deleted: bool = False) -> tuple[Device, UUID]:
    """A device that begins with a snapshot of what an owner, who was away, then ends; and the visit in it.

    Args:
        office: of two.
        deleted: the visit had been deleted, and the one who is ended brought it back.
    """
    a, b = office.devices
    c = join(office)
    visit = office.new_visit(a, place="Rathaus")
    office.settle()
    if deleted:
        office.edit(b, visit, alive=False)
        office.settle()
        office.edit(c, visit, alive=True)
    office.edit(c, visit, place="Laden")
    for device in (c, b):
        office.meet(device)
    space = office.spaces.coord

    ask_for_snapshot(b, space)
    for device in (b, c, b, c, b, c, b):
        office.meet(device)
    late = join(office)
    assert show(late, visit, "place") == "Laden"
    assert count(late, "SELECT count(*) FROM sync_base") > 0
    me, gone = a.replica, c.replica.identity.device
    a.write(lambda tx: losing.end(tx, me.identity, me.members, gone, REVOKE), "control")
    me.reload()
    office.devices.remove(c)
    office.settle()
    c.close()
    return late, visit


def test_what_a_cut_takes_back_is_shown_again_also_where_a_snapshot_was_the_beginning(small: Office) -> None:
    late, visit = began_before_a_cut(small)
    assert {show(device, visit, "place") for device in small.devices} == {"Rathaus"}
    assert late in small.devices
    same(small)


def test_what_a_cut_deletes_again_is_deleted_also_where_a_snapshot_was_the_beginning(small: Office) -> None:
    """Of an operation that was replaced a snapshot says what it had replaced, and a deletion what it saw."""
    late, visit = began_before_a_cut(small, deleted=True)
    assert {show(device, visit, "alive") for device in small.devices} == {False}
    assert late in small.devices
    same(small)


def confirmed_after_a_snapshot(office: Office) -> tuple[Device, UUID, UUID]:
    """A device that begins with a snapshot from when another was held, and knows that it was confirmed.

    Besides it a visit of the other, and a stock-taking that it only began.
    """
    a, b = office.devices
    invitation = office.invitation()
    first = office.new_device()
    first.join(invitation)
    office.settle()
    second = office.new_device()
    second.join(invitation)
    visit = office.new_visit(second, place="Laden")
    space, begun = office.spaces.coord, ids.new_id(office.world.now_ms, office.world.rng().token(10))
    second.write(lambda tx: tx.session.add(StockTaking(id=begun, space=UUID(bytes=space))))

    for device in (second, b, first):
        office.meet(device)
    ask_for_snapshot(b, space)
    for device in (b, first, b, first, b):
        office.meet(device)
    office.meet(a)
    me, held = a.replica, a.replica.members.devices[second.replica.identity.device]
    assert held.held
    a.write(lambda tx: losing.confirm(tx, me.identity, me.members, held, "KS9"), "control")
    me.reload()
    office.meet(a)
    return join(office), visit, begun


def test_what_had_no_effect_for_a_snapshots_maker_is_shown_where_it_has_one(small: Office) -> None:
    late, visit, begun = confirmed_after_a_snapshot(small)
    assert count(late, "SELECT count(*) FROM sync_base") > 0
    assert show(late, visit, "place") == "Laden"
    assert show(late, begun, "alive", StockTaking)
    same(small)


def _add(row: Protocol, transaction: Transaction) -> None:
    transaction.session.add(row)


def test_what_had_no_effect_in_a_row_made_twice_is_shown_where_an_owner_accepted_it(tmp_path: Path) -> None:
    """Who accepted it is known here and was not for the snapshot's maker, whose heads lack what it wrote."""
    with office(tmp_path, colleagues=3) as made:
        begin(made, Habits(pack=100, tail=100_000, least=100_000))
        a, maker, reader, gone = made.devices
        visit = ids.new_id(made.world.now_ms, made.world.rng().token(10))
        for device, fields in ((a, {"place": "Rathaus"}), (gone, {"keeper": "D"})):
            row = Protocol(id=visit, space=UUID(bytes=made.spaces.coord), **fields)
            device.write(partial(_add, row))
        me = a.replica
        a.write(
            lambda tx: losing.end(tx, me.identity, me.members, gone.replica.identity.device, REVOKE),
            "control",
        )
        me.reload()
        made.meet(gone, a)
        made.devices.remove(gone)
        gone.close()
        only = made.new_visit(maker, place="nur im Stand")
        ask_for_snapshot(maker, made.spaces.coord)
        made.meet(maker)
        lose_rows(made, maker)
        with a.database.readers.raw() as raw:
            held = losing.held_back(raw)
        a.write(lambda tx: losing.accept(tx, me.identity, held), "control")
        me.reload()
        made.meet(a, reader)
        assert show(reader, only, "place") == "nur im Stand"
        assert (show(reader, visit, "place"), show(reader, visit, "keeper")) == ("Rathaus", "D")
        same(made)


def test_it_could_not_be_shown_if_a_snapshots_judgement_counted(
    small: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above fails when what a snapshot does not show stays away."""
    monkeypatch.setattr(unsettled, "without_effect", lambda *_: set())
    late, visit, _begun = confirmed_after_a_snapshot(small)
    assert count(late, f"SELECT count(*) FROM protocol WHERE id = x'{visit.hex}'") == 0


def test_it_could_not_be_shown_if_snapshots_held_only_heads(
    small: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above fails when everything counts as settled."""
    monkeypatch.setattr(retirement, "settled", lambda raw, space, *_: snapstate.reach_of(raw, space))
    late, visit = began_before_a_cut(small)
    assert show(late, visit, "place") != "Rathaus"


def test_whoever_made_a_snapshot_has_acknowledged_all_that_it_covers(small: Office) -> None:
    """Its acknowledgements do not come with it; who begins would never hear them."""
    a, b = small.devices
    small.new_visit(b, place="Rathaus")
    small.meet(b, a)
    ask_for_snapshot(a, small.spaces.coord)
    small.meet(a, b, a, b, a, b, a)
    late = join(small)
    assert count(late, "SELECT count(*) FROM sync_base") > 0
    maker, author = a.replica.identity.device.hex(), b.replica.identity.author.hex()
    told = (
        "SELECT count(*) FROM sync_ack k JOIN sync_log l ON l.no = k.log AND l.stream = 0 JOIN sync_base b"
        f" ON b.log = l.no WHERE k.device = x'{maker}' AND l.author = x'{author}' AND k.seq >= b.seq"
    )
    assert count(late, told) == 1


def test_nobody_retires_what_nobody_else_has_attested(small: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Checker, "agrees", lambda *_: False)
    work(small)
    before = {name.path for name in files(small, SegmentName) if name.folder == "log"}
    small.settle()
    small.settle()
    assert files(small, SnapshotName)
    assert all(count(device, "SELECT count(*) FROM sync_retired") == 0 for device in small.devices)
    assert before


def test_a_wrong_snapshot_is_not_attested(small: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = snapstate._chunks

    def lacking(raw: Any, space: Any) -> Any:
        yield from ([row for row in chunk if row != chunk[0]] for chunk in honest(raw, space))

    monkeypatch.setattr(snapstate, "_chunks", lacking)
    work(small)
    small.settle()
    small.settle()
    assert files(small, SnapshotName)
    assert all(count(device, "SELECT count(*) FROM sync_retired") == 0 for device in small.devices)


def test_what_waits_on_a_silent_device_is_kept_until_it_is_dormant_and_then_it_catches_up(
    tmp_path: Path,
) -> None:
    with office(tmp_path, colleagues=2) as made:
        begin(made)
        a, b, silent = made.devices
        mine = made.new_visit(silent, place="unterwegs")
        visits = work(made)
        made.edit(silent, visits[3], place="noch nicht gesendet")
        made.edit(b, visits[3], place="inzwischen")
        late = [made.new_visit(a, place=f"später {number}") for number in range(30)]
        for _ in range(8):
            made.meet(a, b)
        retired = count(a, "SELECT coalesce(sum(seq), 0) FROM sync_retired")
        made.world.now_ms += 200 * DAY_MS
        made.edit(b, late[0], place="nach langer Zeit")
        for _ in range(10):
            made.meet(a, b)
        assert count(a, "SELECT coalesce(sum(seq), 0) FROM sync_retired") > retired
        made.settle()
        assert show(silent, late[1], "place") == "später 1"
        assert count(silent, "SELECT count(*) FROM sync_base") > 0
        assert show(a, mine, "place") == "unterwegs"
        same(made)
        with a.database.readers.raw() as raw:
            heads = picture.take(a).heads[made.spaces.coord.hex(), VISIT.number, visits[3].hex]
            assert len(heads[VISIT.by_name["place"].number]) == 2  # the late write stands beside B's
            assert raw.execute("SELECT count(*) FROM sync_divided").fetchone()[0] >= 1


def test_the_record_knows_no_snapshot_of_its_own(small: Office) -> None:
    """Digest and reach name one state: another write, another digest."""
    a = small.devices[0]
    visit = small.new_visit(a, place="eins")
    small.settle()
    with a.database.readers.raw() as raw:
        space = next(one for one in logs.spaces(raw) if one.id == small.spaces.coord)
        before = snapstate.digest_of(raw, space)
    small.edit(a, visit, place="zwei")
    small.settle()
    with a.database.readers.raw() as raw:
        assert snapstate.digest_of(raw, space) != before
    assert snapshots.is_keeper(a.replica.members, a.replica.identity.device, space)
    assert upkeep.Habits().pack == 8
    assert Protocol.__number__ == VISIT.number
