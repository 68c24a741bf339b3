"""Files from which what was erased is taken out, and what comes back when an erasure loses its effect."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.exchange import body as bodies
from inka_desktop.exchange import erasure, losing, redaction, restoring
from inka_desktop.exchange.container import Envelope, open_envelope
from inka_desktop.exchange.names import SegmentName, SnapshotName, author12
from inka_desktop.exchange.statements import REVOKE
from inka_desktop.exchange.upkeep import Habits
from inka_desktop.records.ids import new_id
from inka_desktop.records.projects import Project
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import Role
from inka_desktop.store import logs
from tests.simulator import completion, picture
from tests.simulator.device import Device
from tests.simulator.office import Office, office, show

from .upkeeping import ask_for_snapshot, begin, count, files, join, keys, same, work

VISIT = by_kind()["protocol"]
KEEPER = VISIT.by_name["keeper"].number
PROBLEMS = VISIT.by_name["problems"].number
SECRET = "Erika Mustermann"


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Office]:
    """An owner and two colleagues who make neither packs nor snapshots by themselves."""
    with office(tmp_path, colleagues=2) as made:
        begin(made, Habits(pack=1_000, patience=2, tail=100_000, least=100_000))
        yield made


def seal(device: Device) -> None:
    """Own work is sealed, and nothing leaves."""
    device.replica.seal(everything=True)


def erase(device: Device, visit: UUID, *fields: int) -> None:
    """Fields of a visit, with their history."""
    device.write(lambda tx: erasure.erase(tx, VISIT, visit.bytes, fields), "erase")


def everywhere(office: Office) -> bytes:
    """All that devices and places hold, opened."""
    parts = [one for device in office.devices for one in completion._in_database(device, keys(office))]
    parts += [one for data in office.place.files.values() for one in completion._opened(data, keys(office))]
    return b"\0".join(parts)


def operations(device: Device) -> dict[Any, Any]:
    """Every operation, word for word."""
    return picture.take(device).operations


def agree(office: Office) -> None:
    """All devices show the same, and whatever two of them hold of an operation is the same."""
    same(office)
    said: dict[Any, Any] = {}
    for device in office.devices:
        for name, operation in operations(device).items():
            for cell, value in operation.values:
                assert said.setdefault((name, cell), value) == value, (device.name, name, cell)


def redactions(office: Office) -> list[Envelope]:
    """Files at the place from which something was taken out."""
    found = []
    for name in files(office, SegmentName):
        envelope = open_envelope(office.place.files[name.path])
        key = keys(office).get((envelope.header.space, envelope.header.epoch))
        if key is not None and envelope.decrypt(key).redacted:
            found.append(envelope)
    return found


def begins_with_logs(office: Office) -> Device:
    """A new device that finds no snapshot."""
    for name in files(office, SnapshotName):
        office.place.take(name.path)
    made = join(office)
    assert count(made, "SELECT count(*) FROM sync_base") == 0
    return made


# --- what nobody else has read ------------------------------------------------------------------------


@pytest.mark.parametrize("left", [False, True], ids=["sealed only", "at the place"])
def test_what_stands_behind_something_erased_in_the_same_file_is_read(plain: Office, left: bool) -> None:
    a, b, _ = plain.devices
    visit = plain.new_visit(a, keeper=SECRET, place="Rathaus", problems=f"{SECRET} ruft an")
    other = plain.new_visit(a, place="Laden", keeper="")
    seal(a)
    if left:
        plain.meet(a)
    erase(a, visit, KEEPER, PROBLEMS)
    plain.edit(a, other, place="Laden hinten")
    plain.meet(a)
    plain.meet(b)
    assert show(b, other, "place") == "Laden hinten"
    assert (show(b, visit, "place"), show(b, visit, "keeper")) == ("Rathaus", None)
    assert count(b, "SELECT count(*) FROM sync_base") == 0, "no snapshot was needed"
    known = operations(a).keys()
    late = begins_with_logs(plain)
    agree(plain)
    assert known <= operations(late).keys()
    assert known <= operations(b).keys()
    assert SECRET.encode() not in everywhere(plain)


def test_without_redacted_files_it_would_wait_for_ever(
    plain: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or need a snapshot: the test above fails when files with something erased are only dropped."""
    monkeypatch.setattr(redaction, "redacted", lambda *_: None)
    a, b, _ = plain.devices
    visit = plain.new_visit(a, keeper=SECRET)
    seal(a)
    erase(a, visit, KEEPER)
    plain.edit(a, visit, place="Laden")
    plain.meet(a)
    plain.meet(b)
    assert count(b, "SELECT count(*) FROM sync_base") > 0


def test_an_older_program_says_that_it_needs_an_update(
    plain: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, _ = plain.devices
    visit = plain.new_visit(a, keeper=SECRET)
    seal(a)
    erase(a, visit, KEEPER)
    plain.meet(a)
    monkeypatch.setattr(bodies, "READER_VERSION", 1)
    (meeting,) = plain.meet(b)
    assert "exchange.newer_format" in meeting.notices
    monkeypatch.undo()
    agree(plain)


def test_a_second_erasure_goes_on_from_the_first_and_packs_take_both_in(plain: Office) -> None:
    a, *_ = plain.devices
    visits = [plain.new_visit(a, keeper=f"{SECRET} {number}", place=f"Ort {number}") for number in range(3)]
    seal(a)
    for visit in visits[:2]:
        erase(a, visit, KEEPER)
        plain.meet(a)
    (found,) = redactions(plain)
    assert found.header.kind == "pack"
    assert len(found.decrypt(keys(plain)[found.header.space, found.header.epoch]).redacted) == 2
    begin(plain, Habits(pack=2, patience=1, tail=100_000, least=100_000))
    for number in range(4):
        plain.edit(a, visits[2], place=f"weiter {number}")
        plain.meet(a)
    assert [one.header.last > found.header.last for one in redactions(plain)] == [True]
    known = operations(a).keys()
    late = begins_with_logs(plain)
    agree(plain)
    assert known <= operations(late).keys()
    assert f"{SECRET} 1".encode() not in everywhere(plain)
    assert show(late, visits[2], "keeper") == f"{SECRET} 2"


def test_two_files_of_one_range_are_no_fork_and_the_fuller_one_goes(plain: Office) -> None:
    a, b, c = plain.devices
    visit = plain.new_visit(a, keeper=SECRET, place="Rathaus")
    plain.meet(a, b)
    erase(a, visit, KEEPER)
    plain.meet(a, b)
    assert redactions(plain)
    plain.meet(c)
    for device in (b, c):
        assert count(device, "SELECT count(*) FROM sync_log WHERE forked = 1") == 0
    agree(plain)
    assert SECRET.encode() not in everywhere(plain)


def test_a_file_read_before_its_erasure_stands_for_what_was_taken_out_of_it(plain: Office) -> None:
    """Who begins with a snapshot is told so, too, and does not wait for a file that nobody has."""
    a, b, _ = plain.devices
    visit = plain.new_visit(a, keeper=SECRET, place="Rathaus")
    plain.new_visit(a, place="Laden")
    plain.meet(a)
    mine, coord = author12(a.replica.identity.author), plain.spaces.coord
    found = [one for one in files(plain, SegmentName) if (one.space, one.author12) == (coord, mine)]
    merged = open_envelope(plain.place.published[found[-1].path]).file_hash
    erase(a, visit, KEEPER)
    plain.meet(a)
    (new,) = redactions(plain)
    plain.meet(b)
    assert count(b, f"SELECT count(*) FROM sync_seg WHERE hash = x'{new.file_hash.hex()}'") == 1
    assert count(b, f"SELECT count(*) FROM sync_gone WHERE hash = x'{merged.hex()}'") == 1


def test_what_another_device_erased_is_written_anew_by_its_author(plain: Office) -> None:
    a, b, c = plain.devices
    visit = plain.new_visit(a, keeper=SECRET, place="Rathaus")
    plain.meet(a, b)
    plain.edit(a, visit, place="Laden")
    erase(b, visit, KEEPER)
    plain.meet(b, a)
    (found,) = redactions(plain)
    assert found.header.device == a.replica.identity.device
    plain.meet(c)
    agree(plain)


def test_a_file_that_came_back_to_the_place_is_judged_by_what_it_says(plain: Office) -> None:
    a, b, _ = plain.devices
    visit = plain.new_visit(a, keeper=SECRET)
    plain.meet(a, b)
    author = f"/{a.replica.identity.author.hex()[:12]}/"
    old = {path: data for path, data in plain.place.files.items() if author in path}
    erase(a, visit, KEEPER)
    plain.meet(a)
    gone, clean = old.keys() - plain.place.files.keys(), {one.name.path for one in redactions(plain)}
    plain.place.files |= old
    plain.meet(b, a)
    assert gone
    assert not gone & plain.place.files.keys()
    assert clean
    assert clean <= plain.place.files.keys()


def test_at_a_place_that_no_keeper_meets_a_carrier_takes_away_what_it_can_read(plain: Office) -> None:
    """Short seed 5000033: the carrier had put others' files there, as whoever holds them does."""
    a = plain.devices[0]
    carrier = plain.new_device()
    carrier.join(plain.invitation(Role.CARRIER))
    project, row = UUID(bytes=plain.project), new_id()
    a.write(lambda tx: tx.session.add(Project(id=row, space=project, title=SECRET, description="Laden")))
    plain.settle()
    author = f"/{a.replica.identity.author.hex()[:12]}/"
    lying = {path: data for path, data in plain.place.files.items() if author in path}
    spec = by_kind()["project"]
    a.write(lambda tx: erasure.erase(tx, spec, row.bytes, [spec.by_name["title"].number]), "erase")
    plain.settle()
    (gone,) = lying.keys() - plain.place.files.keys()
    plain.place.files[gone] = lying[gone]
    for _ in range(3):  # one of them looks at everything
        plain.meet(carrier)
    assert gone not in plain.place.files
    assert show(carrier, row, "description", Project) == "Laden"

    plain.place.files[gone] = lying[gone][:-1]  # what it cannot read it leaves to those who may
    for _ in range(3):
        plain.meet(carrier)
    assert gone in plain.place.files
    for _ in range(3):
        plain.meet(a)
    assert gone not in plain.place.files


def test_a_device_held_for_review_takes_away_what_it_put_there_itself(plain: Office) -> None:
    """Short seed 9314525: it was alone with a carrier at a place, who cannot read the office's files."""
    a = plain.devices[0]
    visit = plain.new_visit(a, keeper=SECRET)
    invitation = plain.invitation()
    for _ in range(2):  # one invitation, taken up twice
        plain.new_device().join(invitation)
    plain.settle()
    members = a.replica.members.devices
    (second,) = [one for one in plain.devices if members[one.replica.identity.device].held]
    author = f"/{a.replica.identity.author.hex()[:12]}/"
    lying = {path: data for path, data in plain.place.files.items() if author in path}
    erase(a, visit, KEEPER)
    plain.settle()
    gone = lying.keys() - plain.place.files.keys()
    plain.place.files |= {path: lying[path] for path in gone}
    for _ in range(3):  # one of them looks at everything
        plain.meet(second)
    assert gone
    assert not gone & plain.place.files.keys()


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
