"""Erasures that lose their effect, and those of authors that exist twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.exchange import losing, restoring
from inka_desktop.exchange.names import SegmentName, SnapshotName, author12
from inka_desktop.exchange.statements import REVOKE
from inka_desktop.store import logs
from tests.simulator.device import Device
from tests.simulator.office import Office, office, show

from .redacting import (
    KEEPER,
    PROBLEMS,
    SECRET,
    agree,
    begins_with_logs,
    erase,
    everywhere,
    operations,
    plain,
    redactions,
    seal,
)
from .upkeeping import ask_for_snapshot, begin, count, files, join, work

__all__ = ["plain"]


# --- an erasure that loses its effect --------------------------------------------------------------------


def taken_back(plain: Office) -> tuple[UUID, Device]:
    """B erased what A wrote and C carried it out; the owner D ends B with a cut before it."""
    owner, b, c = plain.devices
    a = join(plain)
    plain.settle()
    visit = plain.new_visit(a, keeper=SECRET, place="Rathaus", problems=f"{SECRET} ruft an")
    plain.settle()
    erase(b, visit, KEEPER, PROBLEMS)
    for device in (b, c, a):
        plain.meet(device)
    assert (show(c, visit, "keeper"), show(owner, visit, "keeper")) == (None, SECRET)
    gone, me = b.replica.identity.device, owner.replica
    owner.write(lambda tx: losing.end(tx, me.identity, me.members, gone, REVOKE), "control")
    me.reload()
    plain.devices.remove(b)
    return visit, b


def test_an_erasure_that_a_cut_takes_back_is_undone_on_devices_that_carried_it_out(plain: Office) -> None:
    visit, b = taken_back(plain)
    for _ in range(3):
        plain.settle()
    for device in plain.devices:
        assert show(device, visit, "keeper") == SECRET
        assert show(device, visit, "problems") == f"{SECRET} ruft an"
    agree(plain)
    late = begins_with_logs(plain)
    agree(plain)
    assert show(late, visit, "keeper") == SECRET
    b.close()


def test_a_snapshot_of_who_carried_it_out_takes_nothing_from_who_knows_that_it_counts_nothing(
    plain: Office,
) -> None:
    """C carried out what B erased and writes on; the owner, who ended B, has C's visit by a snapshot only."""
    owner, b, c = plain.devices
    visit = plain.new_visit(b, keeper=SECRET, place="Rathaus")
    plain.settle()
    erase(b, visit, KEEPER)
    later = plain.new_visit(c, place="Laden")
    plain.meet(b, c)
    assert files(plain, SnapshotName)
    gone, me, author = b.replica.identity.device, owner.replica, author12(c.replica.identity.author)
    owner.write(lambda tx: losing.end(tx, me.identity, me.members, gone, REVOKE), "control")
    me.reload()
    plain.devices.remove(b)
    for name in files(plain, SegmentName):
        if (name.space, name.author12) == (plain.spaces.coord, author):
            plain.place.take(name.path)
    plain.meet(owner)
    assert (show(owner, later, "place"), show(owner, visit, "keeper")) == ("Laden", SECRET)
    for _ in range(3):
        plain.settle()
    agree(plain)
    assert show(c, visit, "keeper") == SECRET
    b.close()


def read_without_it(plain: Office) -> tuple[UUID, Device]:
    """B erased what it wrote and was ended with a cut before; C read only the file without it."""
    owner, b, c = plain.devices
    visit = plain.new_visit(b, keeper=SECRET, place="Rathaus")
    plain.meet(b, owner)
    erase(b, visit, KEEPER)
    plain.meet(b)
    gone, me = b.replica.identity.device, owner.replica
    owner.write(lambda tx: losing.end(tx, me.identity, me.members, gone, REVOKE), "control")
    me.reload()
    plain.devices.remove(b)
    plain.meet(owner)
    author, clean = b.replica.identity.author.hex()[:12], {one.name.path for one in redactions(plain)}
    for path in [one.path for one in files(plain, SegmentName)]:
        if f"/log/{author}/" in path and path not in clean:
            plain.place.take(path)
    plain.meet(c)
    assert (show(owner, visit, "keeper"), show(c, visit, "keeper")) == (SECRET, None)
    return visit, b


def test_who_read_only_the_file_without_it_gets_it_once_the_erasure_counts_nothing(plain: Office) -> None:
    visit, b = read_without_it(plain)
    for _ in range(12):
        plain.settle()
    agree(plain)
    assert [show(device, visit, "keeper") for device in plain.devices] == [SECRET] * 2
    b.close()


def taken_back_when_files_are_gone(tmp_path: Path) -> Iterator[tuple[Office, UUID]]:
    """As :func:`taken_back`, of what everybody had and what was retired."""
    with office(tmp_path, colleagues=3) as made:
        begin(made)
        owner, b, c, d = made.devices
        visit = made.new_visit(d, keeper=SECRET, place="Rathaus", problems=f"{SECRET} ruft an")
        work(made)
        made.settle()
        made.settle()
        assert count(owner, "SELECT count(*) FROM sync_retired") > 0
        erase(b, visit, KEEPER, PROBLEMS)
        made.meet(b, c, d)
        assert (show(c, visit, "keeper"), show(owner, visit, "keeper")) == (None, SECRET)
        gone, me = b.replica.identity.device, owner.replica
        owner.write(lambda tx: losing.end(tx, me.identity, me.members, gone, REVOKE), "control")
        me.reload()
        made.devices.remove(b)
        yield made, visit
        b.close()


def test_where_the_files_were_retired_a_snapshot_brings_it_back(tmp_path: Path) -> None:
    for made, visit in taken_back_when_files_are_gone(tmp_path):
        for _ in range(3):
            made.settle()
        agree(made)
        for device in made.devices:
            assert show(device, visit, "keeper") == SECRET
            assert show(device, visit, "problems") == f"{SECRET} ruft an"
        late = join(made)
        agree(made)
        assert show(late, visit, "keeper") == SECRET


def test_who_begins_with_a_snapshot_of_somebody_who_is_blank_is_filled_in_later(tmp_path: Path) -> None:
    for made, visit in taken_back_when_files_are_gone(tmp_path):
        owner, c, _ = made.devices
        made.meet(owner, c)
        for name in files(made, SnapshotName):
            made.place.take(name.path)
        ask_for_snapshot(c, made.spaces.coord)
        made.meet(c)
        made.meet(made.devices[2], c)
        late = join(made)
        assert show(late, visit, "keeper") is None
        for _ in range(3):
            made.settle()
        agree(made)
        assert show(late, visit, "keeper") == SECRET


def test_it_would_stay_blank_if_nobody_asked_for_the_files_again(
    plain: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "ask", lambda *_: None)
    visit, b = taken_back(plain)
    for _ in range(3):
        plain.settle()
    assert {show(device, visit, "keeper") for device in plain.devices} == {None, SECRET}
    b.close()


def test_an_owner_may_accept_the_erasure_after_all(plain: Office) -> None:
    visit, b = taken_back(plain)
    plain.settle()
    plain.settle()
    owner = plain.devices[0]
    with owner.database.readers.raw() as raw:
        held = losing.held_back(raw)
    owner.write(lambda tx: losing.accept(tx, owner.replica.identity, held), "control")
    owner.replica.reload()
    for _ in range(3):
        plain.settle()
    assert {show(device, visit, "keeper") for device in plain.devices} == {None}
    agree(plain)
    assert SECRET.encode() not in everywhere(plain)
    b.close()


# --- authors that exist twice -----------------------------------------------------------------------------


def test_an_erasure_means_the_branch_that_its_writer_knew(plain: Office, tmp_path: Path) -> None:
    """A clone writes under numbers already used; who erases has read one of the two only."""
    a, b, c = plain.devices
    visit = plain.new_visit(a, place="Rathaus")
    plain.settle()
    twin = a.clone("twin", tmp_path, same_machine=True)
    plain.edit(a, visit, keeper=SECRET)
    seal(a)
    plain.edit(twin, visit, keeper="ein anderer")
    seal(twin)
    plain.meet(a, b)
    erase(b, visit, KEEPER)
    plain.edit(b, visit, place="Laden")
    seal(b)
    plain.meet(twin)
    plain.devices.append(twin)
    for device in (c, b, a, c):
        plain.meet(device)
    agree(plain)
    with c.database.readers.raw() as raw:
        assert any(one.forked for one in logs.logs(raw))
    assert SECRET.encode() not in everywhere(plain)
    said = {value for one in operations(c).values() for _cell, value in one.values}
    assert "ein anderer" in said, "who erased did not know of it"


def test_a_range_that_both_sides_of_a_fork_share_is_divided(plain: Office, tmp_path: Path) -> None:
    a, b, _ = plain.devices
    visit = plain.new_visit(a, keeper=f"{SECRET} 1")
    plain.settle()
    twin = a.clone("twin", tmp_path, same_machine=True)
    plain.edit(a, visit, keeper=f"{SECRET} 2")
    plain.meet(a, b)
    with b.database.readers.raw() as raw:
        root = next(
            one for one in logs.logs(raw) if one.author == a.replica.identity.author and not one.stream
        )
    erase(b, visit, KEEPER)
    assert count(b, f"SELECT count(*) FROM sync_erased WHERE log = {root.number}") > 0
    plain.edit(twin, visit, place="Laden")
    seal(twin)
    plain.devices.append(twin)
    agree(plain)
    for device in plain.devices:
        with device.database.readers.raw() as raw:
            for log in logs.logs(raw):
                outside = raw.execute(
                    "SELECT count(*) FROM sync_erased WHERE log = ? AND (first < ? OR last > ?)",
                    (log.number, log.start, log.applied),
                ).fetchone()[0]
                assert not outside
    assert SECRET.encode() not in everywhere(plain)
