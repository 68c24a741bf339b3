"""What a place may do to files, and what people are told."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from inka_desktop.exchange import body, segments
from inka_desktop.exchange.body import Part
from inka_desktop.exchange.errors import PlaceForeignError, PlaceUnreachableError
from inka_desktop.exchange.local_store import create_place, open_place
from inka_desktop.exchange.replica import Replica
from inka_desktop.records.visits import SiteVisit
from tests.simulator import oracle
from tests.simulator.device import EVERYWHERE_EVERY, Device

from .office import Office, asked, day, show


def files(office: Office, device: Device) -> list[str]:
    """The files of operations that a device has put there for the coordinators' space, in order."""
    mine = device.replica.identity.author.hex()[:12]
    start = f"s/{office.spaces.coord.hex()}/log/{mine}/"
    return sorted(path for path in office.place.files if path.startswith(start))


def newest(office: Office, device: Device) -> str:
    """The newest of them."""
    return files(office, device)[-1]


def quarantined(device: Device) -> int:
    """How many files a device has put aside."""
    with device.database.readers.raw() as raw:
        return int(raw.execute("SELECT count(*) FROM sync_quarantine").fetchone()[0])


def sent_visit(office: Office) -> tuple[str, object]:
    """A visit that the owner has sent and nobody has read yet: its file and id."""
    visit = office.new_visit(office.devices[0], place="Laden")
    office.meet(office.devices[0])
    return newest(office, office.devices[0]), visit


def present(device: Device, visit: object) -> bool:
    """Whether a device has the visit."""
    with device.database.readers.session() as session:
        return session.get(SiteVisit, visit) is not None


@pytest.mark.parametrize("kept", [0, 1, 100, -1])
def test_a_torn_file_is_read_when_it_is_whole(two: Office, kept: int) -> None:
    b = two.devices[1]
    path, visit = sent_visit(two)
    whole = two.place.files[path]
    two.place.files[path] = whole[:kept]
    (meeting,) = two.meet(b)
    assert (meeting.received, meeting.notices, quarantined(b)) == (0, [], 0)
    two.place.files[path] = whole
    two.meet(b)
    assert present(b, visit)


def test_a_file_that_stays_torn_is_told_after_three_meetings(two: Office) -> None:
    b = two.devices[1]
    path, _visit = sent_visit(two)
    two.place.files[path] = b""
    told = [two.meet(b)[0].notices for _ in range(3)]
    assert told == [[], [], ["exchange.file_torn"]]


def test_a_placeholder_of_the_right_size_is_torn_too(two: Office) -> None:
    b = two.devices[1]
    path, visit = sent_visit(two)
    two.place.files[path] = bytes(len(two.place.files[path]))
    two.meet(b)
    assert not present(b, visit)
    assert quarantined(b) == 0


def test_a_forged_file_is_put_aside_and_never_applied(two: Office) -> None:
    b = two.devices[1]
    path, visit = sent_visit(two)
    data = bytearray(two.place.files.pop(path))
    data[len(data) // 2] ^= 1
    forged = f"{path[:-20]}{segments.open_envelope(bytes(data)).name.hash16}.seg"
    two.place.files[forged] = bytes(data)
    notices = [two.meet(b)[0].notices for _ in range(2)]
    assert not present(b, visit)
    assert (quarantined(b), notices) == (1, [[], ["exchange.file_damaged"]])
    two.settle()
    assert present(b, visit)


@pytest.mark.parametrize(
    "changed",
    ["{} (1).seg", "{} (conflicted copy 2026-11-22).seg", "{}.sync-conflict-20261122-101500-ABCDEFG.seg"],
)
def test_a_renamed_file_is_used_as_the_original(two: Office, changed: str) -> None:
    b = two.devices[1]
    path, visit = sent_visit(two)
    two.place.files[changed.format(path.removesuffix(".seg"))] = two.place.files.pop(path)
    two.meet(b)
    assert present(b, visit)


def test_a_vanished_file_is_put_back_by_its_author(two: Office) -> None:
    a, b = two.devices
    path, visit = sent_visit(two)
    before = dict(two.place.files)
    del two.place.files[path]
    for _ in range(EVERYWHERE_EVERY):
        two.meet(a)
    assert two.place.files == before
    two.meet(b)
    assert present(b, visit)


def test_files_that_are_missing_change_nothing(two: Office) -> None:
    a, b = two.devices
    visit = two.new_visit(a, place="Laden")
    two.settle()
    kept = dict(two.place.files)
    two.place.files.clear()
    two.meet(b)
    assert show(b, visit, "place") == "Laden"
    two.settle()
    assert two.place.files.keys() == kept.keys()


def test_what_builds_on_something_missing_waits_for_it(three: Office) -> None:
    a, b, c = three.devices
    visit = three.new_visit(a, place="Laden")
    three.meet(a, b)
    three.edit(b, visit, place="Saal")
    three.meet(b)
    path = newest(three, a)
    data = three.place.files.pop(path)
    (meeting,) = three.meet(c)
    assert meeting.waiting > 0
    assert not present(c, visit)
    three.place.files[path] = data
    del three.place.files[newest(three, b)]  # it lies here already, encrypted as it came
    for _ in range(EVERYWHERE_EVERY):
        three.meet(c)
    assert show(c, visit, "place") == "Saal"


def test_a_newer_author_stops_alone(three: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b, c = three.devices
    from_b, from_a = three.new_visit(b, place="neu"), three.new_visit(a, place="alt")
    tomorrow = body.READER_VERSION + 1

    def newer(*given: Any) -> Part:
        return Part(*given, reader=tomorrow)

    with monkeypatch.context() as patch:
        patch.setattr("inka_desktop.exchange.sealing.Part", newer)
        patch.setattr("inka_desktop.exchange.body.READER_VERSION", tomorrow)
        three.meet(b)
    three.meet(a)
    (meeting,) = three.meet(c)
    assert "exchange.newer_format" in meeting.notices
    assert (present(c, from_a), present(c, from_b), quarantined(c)) == (True, False, 0)
    monkeypatch.setattr("inka_desktop.exchange.body.READER_VERSION", tomorrow)
    three.settle()
    assert present(c, from_b)


def test_an_idle_meeting_reads_and_writes_nothing(three: Office) -> None:
    three.new_visit(three.devices[0], place="Laden")
    three.settle()
    changes = three.place.changes
    for device in three.devices:
        view = device.views[three.place.id]
        before = view.reads
        (meeting,) = three.meet(device)
        if view.reads != before:  # every so many meetings everything is compared
            (meeting,) = three.meet(device)
        assert (meeting.sent, meeting.received, meeting.reads, meeting.writes) == (0, 0, 0, 0)
    assert three.place.changes == changes


# --- real folders ---------------------------------------------------------------------------------------


def test_a_folder_that_goes_away_in_the_middle_loses_nothing(two: Office, tmp_path: Path) -> None:
    a, b = two.devices
    folder = tmp_path / "folder"
    folder.mkdir()
    stores = [create_place(folder, two.place.id, device.name, two.world.rng()) for device in (a, b)]
    a.replica.meet(two.place.id, stores[0])
    visit = two.new_visit(a, place="Laden")
    gone = folder.with_name("gone")

    def pull_out(name: str) -> None:
        if name == "segment" and folder.exists():
            folder.rename(gone)

    pulled = Replica(
        a.database,
        a.replica.identity,
        a.replica.trusted,
        machine=a.machine,
        random=two.world.rng(),
        step=pull_out,
    )
    assert not pulled.start()
    with pytest.raises(PlaceUnreachableError):
        pulled.meet(two.place.id, stores[0])
    assert not folder.exists()
    gone.rename(folder)
    for _ in range(3):
        a.replica.meet(two.place.id, stores[0])
        b.replica.meet(two.place.id, stores[1])
    assert show(b, visit, "place") == "Laden"
    oracle.check(two.devices, [], {}, forks=set())


def test_another_folder_under_the_same_name_is_refused(two: Office, tmp_path: Path) -> None:
    a = two.devices[0]
    folder = tmp_path / "folder"
    folder.mkdir()
    store = create_place(folder, two.place.id, "a" * 12, two.world.rng())
    a.replica.meet(two.place.id, store)
    shutil.rmtree(folder)
    folder.mkdir()
    create_place(folder, bytes(16), "a" * 12, two.world.rng())
    two.new_visit(a, place="Laden")
    with pytest.raises(PlaceForeignError):
        open_place(folder, two.place.id, "a" * 12, two.world.rng())
    with pytest.raises(PlaceForeignError):
        a.replica.meet(two.place.id, store)
    assert {path.name for path in folder.rglob("*")} == {f"STORE.{bytes(16).hex()}.1"}


def test_questions_do_not_depend_on_the_order_of_places(tmp_path: Path) -> None:
    made = Office(tmp_path, colleagues=1, places=2)
    try:
        a, b = made.devices
        visit = made.new_visit(a, date=day(1))
        made.settle()
        made.edit(a, visit, date=day(2))
        made.edit(b, visit, date=day(3))
        a.meet(made.places[1])
        b.meet(made.places[0])
        for _ in range(3):
            for place in made.places:
                for device in made.devices:
                    device.meet(place)
        assert [question.id for question in asked(a)] == [question.id for question in asked(b)]
        oracle.check(made.devices, made.places, {}, forks=set())
    finally:
        made.close()
