"""Packs: directed tests on real devices; the simulator has the faults."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from inka_desktop.exchange import joining, losing
from inka_desktop.exchange.names import SegmentName, author12
from inka_desktop.exchange.recognise import parse
from inka_desktop.exchange.statements import REVOKE
from inka_desktop.exchange.upkeep import Habits
from inka_desktop.records.values import SpaceKind
from tests.simulator.office import Office, office
from tests.simulator.store import View

from .upkeeping import begin, count, files, join, same


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
