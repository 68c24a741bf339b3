"""The exchange over a folder that a real synchronising client keeps: nothing there is atomic."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.exchange.recognise import recognise
from tests.exchange import syncthing

from .devices import Office, attach, new_visit, shown

LONGEST_S = 120.0


@pytest.mark.slow
@pytest.mark.skipif(syncthing.program() is None, reason="Syncthing is not installed")
def test_two_devices_meet_over_two_folders_that_syncthing_keeps(office: Office) -> None:
    here, there = office.folder("here"), office.folder("there")
    place = office.office.exchange.add_place(here).result()
    office.office.exchange.sync().result()
    road = office.join(place.id)
    with syncthing.pair(office.root, here, there):
        store_id = next(path for path in here.iterdir() if path.name.startswith("STORE")).name.split(".")[1]
        road.exchange.know_place(bytes.fromhex(store_id), there).result()
        visits = [new_visit(office.office, f"Laden {number}") for number in range(5)]
        photo = attach(office.office, visits[0], bytes(range(256)) * 400)

        def exchange() -> None:
            office.office.exchange.sync().result()
            road.exchange.sync().result()

        _until(office.root, exchange, lambda: all(_place(road, visit) for visit in visits))
        assert _place(road, visits[3]) == "Laden 3"
        _until(office.root, exchange, lambda: road.attachments.read(photo) is not None)
        back = new_visit(road, "Rathaus")
        _until(office.root, exchange, lambda: bool(_place(office.office, back)))
        _until(office.root, exchange, lambda: road.exchange.state().unacknowledged == 0)
    for folder in (here, there):
        strangers = [
            path
            for path in folder.rglob("*")
            if path.is_file()
            and ".st" not in str(path)
            and not path.name.startswith(".syncthing.")  # what it was about to fetch when it ended
            and recognise(path.relative_to(folder).as_posix()) is None
        ]
        assert not strangers


def _place(workspace: object, visit: UUID) -> str:
    row = shown(workspace, visit)  # type: ignore[arg-type]  # a workspace
    return row.place if row is not None else ""


def _until(root: Path, act: Callable[[], None], reached: Callable[[], bool]) -> None:
    """Exchange until it is so; says what Syncthing wrote when it takes too long."""
    end = time.monotonic() + LONGEST_S
    while time.monotonic() < end:
        act()
        if reached():
            return
        time.sleep(0.5)
    logs = "\n".join(
        (home / "log.txt").read_text("utf-8", "replace")[-2_000:] for home in root.glob("syncthing*")
    )
    raise AssertionError(f"not there after {LONGEST_S:.0f} s\n{logs}")
