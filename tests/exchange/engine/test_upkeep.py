"""Packs, snapshots, retiring, erasing: directed tests on real devices; the simulator has the faults."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.exchange import (
    erasing,
    erasure,
    joining,
    keeping,
    losing,
    pruning,
    retirement,
    snapshots,
    snapstate,
    unsettled,
    upkeep,
)
from inka_desktop.exchange.attest import Checker
from inka_desktop.exchange.names import SegmentName, SnapshotName, author12
from inka_desktop.exchange.recognise import parse
from inka_desktop.exchange.snapfile import open_snapfile
from inka_desktop.exchange.statements import REVOKE
from inka_desktop.exchange.upkeep import Habits
from inka_desktop.records import ids
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import by_kind
from inka_desktop.records.stock import StockTaking
from inka_desktop.records.values import SpaceKind
from inka_desktop.store import logs
from inka_desktop.store.errors import UncapturedWriteError
from inka_desktop.store.writer import Transaction
from tests.simulator import completion, picture
from tests.simulator.device import Device
from tests.simulator.office import Office, office, show
from tests.simulator.store import View
from tests.simulator.world import DAY_MS

SMALL = Habits(pack=3, patience=2, tail=20, times=3, least=10)
VISIT = by_kind()["protocol"]


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Office]:
    """An owner and a colleague, who do everything soon."""
    with office(tmp_path) as made:
        begin(made)
        yield made


def begin(office: Office, habits: Habits = SMALL) -> None:
    """Have habits from now on, also devices that come later."""
    office.world.habits = habits
    for device in office.devices:
        device.replica._upkeep.habits = habits


def work(office: Office, count: int = 12) -> list[UUID]:
    """Both write, and know of it."""
    a, b = office.devices[:2]
    visits = [office.new_visit(a, place=f"Ort {number}") for number in range(count)]
    office.meet()
    for visit in visits[: count // 2]:
        office.edit(b, visit, place="Rathaus", keeper="B")
    office.edit(a, visits[0], place="zugleich")
    office.meet()
    return visits


def files(office: Office, kind: type[Any]) -> list[Any]:
    """Names of a kind at the place."""
    return [name for path in sorted(office.place.files) if isinstance(name := parse(path), kind)]


def join(office: Office) -> Device:
    """A new device that meets the place once."""
    made = office.new_device()
    made.join(office.invitation())
    assert made.meet(office.place) is not None
    return made


def same(office: Office) -> None:
    """All devices show, ask and count the same."""
    office.settle()
    pictures = {device.name: picture.take(device) for device in office.devices}
    first = next(iter(pictures.values()))
    for one in pictures.values():
        assert (one.heads, one.rows, one.asked, one.divided, one.positions) == (
            first.heads, first.rows, first.asked, first.divided, first.positions,
        )  # fmt: skip
    completion.check_digests(office.devices, pictures)


def count(device: Device, sql: str) -> int:
    """One number from a device's database."""
    with device.database.readers.raw() as raw:
        return int(raw.execute(sql).fetchone()[0])


# --- packs ----------------------------------------------------------------------------------------------


def test_an_authors_files_become_packs_and_go_only_after_the_pack_was_read_back(tmp_path: Path) -> None:
    with office(tmp_path) as made:
        begin(made, Habits(pack=3, patience=4))
        a, b = made.devices
        for number in range(9):
            made.new_visit(a, place=f"Ort {number}")
            made.meet(a)
            if number == 2:
                assert {name.folder for name in files(made, SegmentName)} >= {"log", "pack"}
        for _ in range(6):
            made.meet(a)
        mine = [name for name in files(made, SegmentName) if name.space == made.spaces.coord]
        assert len(mine) <= 3, mine
        made.settle()
        assert count(b, "SELECT count(*) FROM protocol") == 9
        same(made)


def test_a_pack_that_does_not_read_back_is_put_again_and_nothing_goes(small: Office) -> None:
    a, b = small.devices
    for number in range(3):
        small.new_visit(a, place=f"Ort {number}")
        small.meet(a)
    (pack,) = [name.path for name in files(small, SegmentName) if name.folder == "pack"]
    small.place.files[pack] = b"torn"
    small.meet(a)
    small.meet(a)
    assert small.place.files[pack] != b"torn"
    assert any(
        name.folder == "log" and name.space == small.spaces.coord for name in files(small, SegmentName)
    )
    same(small)
    assert count(b, "SELECT count(*) FROM protocol") == 3


def test_a_pack_goes_after_the_statements_that_it_builds_on(
    small: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The owner may never come back when it is interrupted in between."""
    a, b = small.devices
    gone = join(small)
    small.settle()
    for number in range(2):
        small.new_visit(a, place=f"Ort {number}")
        small.meet(a)
    me, device = a.replica, gone.replica.identity.device
    a.write(lambda tx: losing.end(tx, me.identity, me.members, device, REVOKE), "control")
    small.new_visit(a, place="zuletzt")
    written: list[Any] = []
    write = View.write

    def watched(view: View, path: str, data: bytes) -> None:
        written.append(parse(path))
        write(view, path, data)

    monkeypatch.setattr(View, "write", watched)
    small.meet(a)
    folders = [name.folder for name in written if isinstance(name, SegmentName)]
    assert {"ctl", "pack"} <= set(folders)
    assert folders.index("ctl") < folders.index("pack")
    small.devices.remove(gone)
    gone.close()
    same(small)
    assert count(b, "SELECT count(*) FROM protocol") == 3


def test_packs_go_on_where_the_statements_of_their_author_forked(tmp_path: Path) -> None:
    """What it said before it existed twice lies at the place with what each of the two said then."""
    with office(tmp_path, places=2) as made:
        begin(made, Habits(pack=3, patience=1))
        a, b = made.devices
        twin = a.clone("twin", tmp_path, same_machine=True)
        made.devices.append(twin)
        for device, place in ((a, made.places[0]), (twin, made.places[1])):
            me, rng = device.replica, made.world.rng()
            device.write(
                partial(joining.create_space, me=me.identity, members=me.members, kind=SpaceKind.PROJECT,
                        random=rng)
            )  # fmt: skip
            assert device.meet(place) is not None
        for _ in range(3):
            for place in made.places:
                for device in made.devices:
                    device.meet(place)
        forked = "SELECT count(*) FROM sync_log WHERE stream = 1 AND forked = 1"
        assert count(a, forked) == count(b, forked) == 1
        for number in range(9):
            made.new_visit(a, place=f"Ort {number}")
            a.meet(made.places[1])
        a.meet(made.places[1])
        me12 = author12(a.replica.identity.author)
        mine = [
            name for path in made.places[1].files
            if isinstance(name := parse(path), SegmentName)
            and (name.space, name.author12) == (made.spaces.coord, me12)
        ]  # fmt: skip
        assert "pack" in {name.folder for name in mine}
        assert len(mine) <= 3, mine


# --- snapshots ------------------------------------------------------------------------------------------


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

    def due(transaction: Transaction) -> None:
        transaction.raw.execute("INSERT INTO setting(name, value) VALUES (?, 1)", (erasing.due_name(space),))

    b.write(due)
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

    def due(transaction: Transaction) -> None:
        transaction.raw.execute("INSERT INTO setting(name, value) VALUES (?, 1)", (erasing.due_name(space),))

    for device in (second, b, first):
        office.meet(device)
    b.write(due)
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


# --- erasing --------------------------------------------------------------------------------------------


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


def keys(office: Office) -> dict[tuple[bytes, int], bytes]:
    """All space keys."""
    with office.devices[0].database.readers.raw() as raw:
        return {(space, epoch): key for space, epoch, key in raw.execute("SELECT * FROM sync_key")}


def test_a_snapshot_of_which_nobody_can_say_what_it_holds_goes_after_an_erasure(small: Office) -> None:
    """Its maker never comes back, and its index was damaged before anybody read it."""
    a, b = small.devices
    lost = join(small)
    visit = small.new_visit(a, keeper="Erika Mustermann")
    small.settle()
    lost.write(lambda tx: _snapshot_is_due(tx, small.spaces.coord))
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


def _snapshot_is_due(transaction: Transaction, space: bytes) -> None:
    transaction.raw.execute(
        "INSERT OR REPLACE INTO setting(name, value) VALUES (?, 1)", (erasing.due_name(space),)
    )


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
