"""Erasing and keeping less: directed tests on real devices; the simulator has the faults."""

from __future__ import annotations

import pytest

from inka_desktop.exchange import erasure, keeping, pruning
from inka_desktop.exchange.names import SegmentName, SnapshotName
from inka_desktop.exchange.recognise import parse
from inka_desktop.exchange.snapfile import open_snapfile
from inka_desktop.store import logs
from inka_desktop.store.errors import UncapturedWriteError
from inka_desktop.store.writer import Transaction
from tests.simulator import completion, picture
from tests.simulator.device import Device
from tests.simulator.office import Office, show
from tests.simulator.world import DAY_MS

from .upkeeping import VISIT, ask_for_snapshot, count, files, join, keys, same, work


def test_what_is_erased_is_nowhere_and_its_report_says_who_has_not_confirmed(small: Office) -> None:
    a, b = small.devices
    visits = work(small)
    small.edit(a, visits[0], keeper="Erika Mustermann")
    small.settle()
    small.edit(a, visits[0], keeper="")
    small.settle()
    assert b"Erika" in b"".join(completion._in_database(b, keys(small)))
    a.write(lambda tx: erasure.erase(tx, VISIT, visits[0].bytes, [VISIT.by_name["keeper"].number]), "erase")
    with a.database.readers.raw() as raw:
        (report,) = erasure.reports(raw, a.replica.members)
    assert report.waiting == (b.replica.identity.device,)
    small.settle()
    small.settle()
    with a.database.readers.raw() as raw:
        (report,) = erasure.reports(raw, a.replica.members)
    assert report.waiting == ()
    for device in small.devices:
        assert b"Erika" not in b"".join(completion._in_database(device, keys(small)))
    for data in small.place.files.values():
        assert b"Erika" not in b"".join(completion._opened(data, keys(small)))
    late = join(small)
    small.devices[-1:] = [late]
    same(small)
    assert show(late, visits[0], "keeper") is None
    assert show(late, visits[0], "place") is not None


def test_a_snapshot_of_which_nobody_can_say_what_it_holds_goes_after_an_erasure(small: Office) -> None:
    """Its maker never comes back, and its index was damaged before anybody read it."""
    a, b = small.devices
    lost = join(small)
    visit = small.new_visit(a, keeper="Erika Mustermann")
    small.settle()
    ask_for_snapshot(lost, small.spaces.coord)
    small.meet(lost)
    (index,) = [one for one in files(small, SnapshotName) if one.part == 0 and _made_by(small, one, lost)]
    data = bytearray(small.place.files[index.path])
    data[-1] ^= 1
    small.place.put(index.path, bytes(data))
    small.devices.remove(lost)
    lost.close()
    b.write(lambda tx: erasure.erase(tx, VISIT, visit.bytes, [VISIT.by_name["keeper"].number]), "erase")
    for _ in range(3):
        small.settle()
    assert index.snapshot not in {one.snapshot for one in files(small, SnapshotName)}


def _made_by(office: Office, name: SnapshotName, device: Device) -> bool:
    return open_snapfile(office.place.files[name.path]).header.device == device.replica.identity.device


def test_an_erased_range_is_never_published_again(small: Office) -> None:
    a, b = small.devices
    visit = small.new_visit(a, keeper="Erika Mustermann")
    small.meet()
    kept = {path: data for path, data in small.place.files.items() if path.endswith(".seg")}
    a.write(lambda tx: erasure.erase(tx, VISIT, visit.bytes), "erase")
    small.settle()
    written = f"/{a.replica.identity.author.hex()[:12]}/"
    gone = {path for path in kept.keys() - small.place.files.keys() if written in path}
    assert gone
    small.place.files |= kept  # somebody brings an old copy of the folder back
    small.settle()
    assert not gone & small.place.files.keys()
    with b.database.readers.raw() as raw:
        log = next(
            one for one in logs.logs(raw) if one.author == a.replica.identity.author and not one.stream
        )
        name = parse(min(gone))
        assert isinstance(name, SegmentName)
        assert keeping.is_erased(raw, log.number, name.first, name.last)
        assert not keeping.is_erased(raw, log.number, 10_000, 10_001)


def test_the_guard_lets_an_erasure_blank_what_it_was_granted_and_nothing_else(small: Office) -> None:
    a = small.devices[0]
    small.new_visit(a, keeper="Erika Mustermann")

    def other(tx: Transaction) -> None:
        (dot,) = tx.raw.execute("SELECT max(dot) FROM sync_op WHERE kind = 1").fetchone()
        tx.permits.blanks[dot] = b"\x93\x80\x80\xc0"
        tx.raw.execute("UPDATE sync_op SET body = ? WHERE dot = ?", (b"\x93\x81\x05\xa1x\x80\xc0", dot))

    def moved(tx: Transaction) -> None:
        (dot,) = tx.raw.execute("SELECT max(dot) FROM sync_op WHERE kind = 1").fetchone()
        tx.permits.blanks[dot] = b"\x93\x80\x80\xc0"
        tx.raw.execute("UPDATE sync_op SET body = ?, kind = 2 WHERE dot = ?", (b"\x93\x80\x80\xc0", dot))

    def unused(tx: Transaction) -> None:
        (dot,) = tx.raw.execute("SELECT max(dot) FROM sync_op WHERE kind = 1").fetchone()
        tx.permits.blanks[dot] = b"\x93\x80\x80\xc0"

    for attempt in (other, moved, unused):
        with pytest.raises(UncapturedWriteError):
            a.write(attempt)
    assert count(a, "SELECT count(*) FROM sync_op WHERE kind = 1") > 0


def test_backups_older_than_an_erasure_go(small: Office) -> None:
    a = small.devices[0]
    visit = small.new_visit(a, keeper="Erika Mustermann")
    small.meet()
    backup = a.folder / "backups" / "inka-migration-1.db"
    backup.parent.mkdir(exist_ok=True)
    backup.write_bytes(b"an old copy")
    a.write(lambda tx: erasure.erase(tx, VISIT, visit.bytes), "erase")
    small.meet()
    assert not backup.exists()
    assert (a.folder / "inka.db-wal").stat().st_size < 100_000


def test_a_carriers_device_keeps_a_year_of_history_and_shows_the_same(small: Office) -> None:
    a, b = small.devices
    visits = work(small)
    small.edit(b, visits[1], place="noch einmal")
    small.settle()
    small.settle()
    before, shown = picture.take(b), count(b, "SELECT sum(length(body)) FROM sync_op")
    now_ms = b.clock.wall_ms()
    assert b.write(lambda tx: pruning.prune(tx, now_ms + 364 * DAY_MS)) == 0
    assert b.write(lambda tx: pruning.prune(tx, now_ms + 366 * DAY_MS)) > 0
    assert count(b, "SELECT sum(length(body)) FROM sync_op") < shown
    after = picture.take(b)
    assert (after.heads, after.rows, after.asked) == (before.heads, before.rows, before.asked)
    with b.database.readers.raw() as raw:
        assert pruning.is_due(raw, "carrier")
        assert not pruning.is_due(raw, "coordinator")
    small.edit(a, visits[1], place="weiter")
    small.edit(b, visits[2], place="hier")
    same(small)
