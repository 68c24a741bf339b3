"""Several places at once: folders, share links, sticks, packets; what they say and what they hold back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.exchange.blobs import FETCH_BYTES
from inka_desktop.exchange.packet import PacketWriter, read_packet
from inka_desktop.exchange.place_errors import PacketDamagedError, PacketForeignError
from inka_desktop.records.projects import Project
from inka_desktop.services import exchange_state, first_start, founding, packets, sticks
from inka_desktop.services.places import folder
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from inka_desktop.viewmodels.notices import notice_words
from tests.exchange.servers import Share, share

from .devices import Office, add, attach, new_visit, settle, shown


@pytest.fixture
def shared(quick_path: Path) -> Iterator[Share]:
    folder = quick_path / "cloud"
    folder.mkdir()
    with share(folder) as made:
        yield made


def _syncs(workspace: Workspace) -> int:
    with workspace.core.raw() as raw:
        return int(raw.execute("SELECT syncs FROM place").fetchone()[0])


# --- share links ----------------------------------------------------------------------------------------


def test_two_devices_meet_at_a_share_link_and_the_token_is_shown_to_nobody(
    office: Office, shared: Share
) -> None:
    place = office.office.exchange.add_share(shared.link).result()
    assert (place.kind, place.reachable) == ("webdav", True)
    assert "Token" not in repr(place)
    visit = new_visit(office.office, "Laden")
    assert office.office.exchange.sync().result().sent > 0
    road = office.join(place.id)
    assert road.exchange.state().places[0].kind == "webdav"
    road.exchange.sync().result()
    assert shown(road, visit).place == "Laden"
    settle(office.office, road)
    assert office.office.exchange.state().unacknowledged == 0


def test_an_idle_meeting_at_a_share_costs_a_listing_for_each_space_and_reads_nothing(
    office: Office, shared: Share
) -> None:
    place = office.office.exchange.add_share(shared.link).result()
    road = office.join(place.id)
    settle(office.office, road)
    while _syncs(office.office) % 10 > 8:  # the tenth looks at everything
        settle(office.office)
    shared.asked.clear()
    office.office.exchange.sync().result()
    asked = [method for method, _path in shared.asked]
    assert set(asked) <= {"PROPFIND", "HEAD"}
    spaces = len(office.office.exchange._replica.members.spaces)
    assert asked.count("PROPFIND") <= spaces + 1, shared.asked  # one more: which place this is
    assert asked.count("HEAD") <= spaces  # a space of which nobody has published anything


def test_a_refused_link_a_missing_folder_and_a_lost_line_are_told_apart(
    office: Office, shared: Share
) -> None:
    exchange = office.office.exchange
    exchange.add_share(shared.link).result()
    shared.faults = {"PROPFIND": [401] * 9}
    assert exchange.sync().result().notices == ("exchange.token_refused",)
    shared.faults = {"PROPFIND": [404] * 9}
    assert exchange.sync().result().notices == ("exchange.place_unreachable",)
    shared.faults.clear()
    assert exchange.sync().result().notices == ()
    assert exchange.state().places[0].failing_since is None


def test_after_half_an_hour_and_three_days_the_state_names_the_likely_cause(
    office: Office, shared: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = office.office.exchange
    new_visit(office.office, "Laden")
    assert exchange.state().stuck is None
    clock = office.office.core.database.writer.core.log.hybrid.clock
    began = clock.wall_ms()
    ahead = timedelta(minutes=31)
    monkeypatch.setattr(type(clock), "wall_ms", lambda _self: began + int(ahead.total_seconds() * 1000))
    stuck = exchange.state().stuck
    assert stuck is not None
    assert (stuck.cause, stuck.long) == ("", False)  # there is no place at all
    exchange.add_share(shared.link).result()
    shared.faults = {"PROPFIND": [401] * 9}
    exchange.sync().result()
    ahead = timedelta(days=4)
    stuck = exchange.state().stuck
    assert stuck is not None
    assert (stuck.cause, stuck.long) == ("exchange.token_refused", True)
    shared.faults.clear()
    exchange.sync().result()
    assert exchange.state().stuck is None


# --- several, limited -----------------------------------------------------------------------------------


def test_a_place_for_one_project_gets_no_byte_of_another_space(office: Office) -> None:
    exchange = office.office.exchange
    replica = exchange._replica
    made = office.office.core.submit(lambda tx: founding.new_project_space(tx, replica), "edit").result()
    project = UUID(bytes=made)
    replica.reload()
    place = office.folder("traeger")
    exchange.places.add(folder(place), [project])
    add(office.office, Project, project, title="Sonnenhang")
    new_visit(office.office, "intern")
    exchange.sync().result()
    spaces = {path.name for path in (place / "s").iterdir()}
    assert spaces == {project.hex, office.office.spaces.org.hex}
    heads = {path.name.split(".")[0] for path in (place / "h").rglob("*.*")}
    assert heads == {name[:8] for name in spaces}
    assert exchange.state().places[0].spaces == (project,)


def test_what_was_learned_at_one_place_is_passed_on_at_the_others(office: Office) -> None:
    first = office.office.exchange.add_place(office.folder("one")).result()
    middle, far = office.join(first.id, "middle"), office.join(first.id, "far")
    two = office.folder("two")
    middle.exchange.add_place(two).result()
    far.exchange.remove_place(far.exchange.state().places[0].id).result()
    far.exchange.add_place(two).result()
    visit = new_visit(office.office, "Laden")
    settle(office.office, middle, far)
    assert shown(far, visit).place == "Laden"
    back = new_visit(far, "Rathaus")
    settle(far, middle, office.office)
    assert shown(office.office, back).place == "Rathaus"


# --- sticks ---------------------------------------------------------------------------------------------


def test_a_stick_is_known_under_another_mount_point_and_says_when_it_can_be_taken_out(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    drives = [office.folder("media1"), office.folder("media2")]
    monkeypatch.setattr(sticks, "volumes", lambda: drives)
    exchange = office.office.exchange
    place = exchange.add_place(drives[0]).result()
    done = exchange.sync().result()
    assert done.removable == (str(drives[0]),)
    for entry in drives[0].iterdir():
        shutil.move(entry, drives[1] / entry.name)
    drives[0].rmdir()
    (found,) = exchange.found_sticks()
    assert (found.path, found.place) == (str(drives[1]), place.id)
    new_visit(office.office, "Laden")
    done = exchange.sync().result()
    assert (done.notices, done.removable) == ((), (str(drives[1]),))
    assert exchange.state().places[0].path == str(drives[1])
    exchange.remove_place(place.id).result()
    assert exchange.found_sticks()[0].place is None


# --- packets --------------------------------------------------------------------------------------------


def test_packets_by_mail_bring_everything_in_any_order_and_any_number_of_times(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = office.office.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    settle(office.office, road)
    monkeypatch.setattr(packets, "PacketWriter", partial(PacketWriter, room=20_000))
    visits = []
    for number in range(12):
        visits.append(new_visit(office.office, f"Laden {number}"))
        office.office.exchange._replica.seal(everything=True)
    photo = attach(office.office, visits[0], os.urandom(9_000))
    written = office.office.exchange.write_packets(office.folder("mail")).result()
    assert len(written) > 1
    assert all(path.stat().st_size <= 30_000 for path in written)
    for path in [*reversed(written), written[0], written[-1]]:
        road.exchange.take_in(path).result()
    assert [shown(road, visit).place for visit in visits] == [f"Laden {number}" for number in range(12)]
    assert road.attachments.read(photo) is not None
    again = road.exchange.take_in(written[0]).result()
    assert (again.received, again.waiting, again.attachments) == (0, 0, 0)
    back = road.exchange.write_packets(office.folder("answer")).result()
    for path in back:
        office.office.exchange.take_in(path).result()
    assert office.office.exchange.state().unacknowledged == 0
    settle(office.office, road)


def test_what_everybody_has_confirmed_is_in_no_packet(office: Office) -> None:
    place = office.office.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    new_visit(office.office, "Laden " * 2_000)
    before = office.office.exchange.write_packets(office.folder("before")).result()
    settle(office.office, road)
    after = office.office.exchange.write_packets(office.folder("after")).result()
    names = [set(read_packet(paths[0].read_bytes()).files) for paths in (before, after)]
    logs = [{name for name in each if "/log/" in name} for each in names]
    assert not logs[0] & logs[1]


@pytest.mark.parametrize("how", ["cut", "flipped", "foreign", "else"])
def test_a_packet_that_is_not_whole_or_not_ours_changes_nothing(office: Office, how: str) -> None:
    road = office.join(office.office.exchange.add_place(office.folder("place")).result().id)
    settle(office.office, road)
    new_visit(office.office, "Laden")
    (path,) = office.office.exchange.write_packets(office.folder("mail")).result()
    data = path.read_bytes()
    receiver = road
    if how == "foreign":
        receiver = office._kept(
            first_start.create_workspace(office.folder("other"), GivenKey(os.urandom(32)), "B", "A", "C")
        )
    else:
        path.write_bytes({"cut": data[:-1], "flipped": data[:100] + b"\x00" + data[101:], "else": b""}[how])
    before = everything_of(receiver)
    with pytest.raises(PacketForeignError if how == "foreign" else PacketDamagedError):
        receiver.exchange.take_in(path).result()
    assert everything_of(receiver) == before
    if how != "foreign":
        path.write_bytes(data)
        assert receiver.exchange.take_in(path).result().received
        assert everything_of(receiver) != before


def everything_of(workspace: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and the files beside the database."""
    with workspace.core.raw() as raw:
        names = raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        found = {name: raw.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names.fetchall()}
    folder = workspace.core.database.folder / "files"
    return found | {"files": [(path.name, path.read_bytes()) for path in folder.rglob("*") if path.is_file()]}


# --- on the road ----------------------------------------------------------------------------------------


def test_large_attachments_come_when_somebody_prepares_for_the_road(office: Office) -> None:
    place = office.office.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    visit = new_visit(office.office, "Laden")
    large = os.urandom(1_000) * (FETCH_BYTES // 1_000 + 2)
    photos = [attach(office.office, visit, data) for data in (large, b"klein" * 100)]
    other = attach(office.office, new_visit(office.office, "Rathaus"), large[1:])
    settle(office.office, road)
    state = road.exchange.attachments_of([visit])
    assert (state.here, state.total) == (1, 2)
    told: list[tuple[int, int, str]] = []
    done = road.exchange.prepare_for_travel([visit], progress=lambda *said: told.append(said)).result()
    assert (done.here, done.total) == (2, 2)
    assert told[0][:2] == (1, 2)
    assert told[-1] == (2, 2, "")
    assert road.attachments.read(photos[0]) == large
    assert road.attachments.read(other) is None
    stopped = road.exchange.prepare_for_travel(spaces=[road.spaces.coord], cancelled=lambda: True).result()
    assert (stopped.here, stopped.total) == (2, 3)
    settle(road)  # it is still wanted, and comes by itself
    assert road.attachments.read(other) == large[1:]


def test_the_causes_are_all_codes_of_sentences() -> None:
    for code in exchange_state._CAUSES:
        assert notice_words(code, "de") != code
