"""Für unterwegs vorbereiten: a project's attachments wherever they hang, only where there is room."""

from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from inka_desktop.exchange.blobs import FETCH_BYTES
from inka_desktop.services import travel
from inka_desktop.services.errors import NoRoomError
from inka_desktop.services.places import folder
from inka_desktop.services.workspace import Workspace
from tests.services.conftest import TODAY

from .devices import Office, attach, settle

Usage = namedtuple("Usage", "total used free")
LARGE = FETCH_BYTES + 1


def two(office: Office) -> Workspace:
    """A second device that has everything but the large photo of the project's visit."""
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    project = one.projects.create("Sonnenhang", ["Quellrode"], "Verein").result()
    other = one.projects.create("Tannrieden", ["Rothenlohe"], "Verein").result()
    for where in (project, other):
        attach(one, one.protocols.start(where, TODAY).result(), b"x" * LARGE + where.bytes)
    road = office.join(place.id)
    settle(one, road)
    return road


def test_a_project_brings_the_attachments_of_its_visits_and_of_no_other(office: Office) -> None:
    road = two(office)
    project = next(row.id for row in road.projects.list() if row.title == "Sonnenhang")
    before = road.exchange.attachments_of([project])
    assert (before.here, before.total) == (0, 1)
    assert before.missing_bytes >= LARGE
    done = road.exchange.prepare_for_travel([project]).result()
    assert (done.here, done.total, done.missing_bytes) == (1, 1, 0)
    everything = road.exchange.attachments_of([row.id for row in road.projects.list()])
    assert (everything.here, everything.total) == (1, 2)


def test_what_does_not_fit_is_not_begun(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    road = two(office)
    projects = [row.id for row in road.projects.list()]
    free = travel.RESERVE_BYTES + LARGE + 1000
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(free, 0, free))
    with pytest.raises(NoRoomError) as refused:
        road.exchange.prepare_for_travel(projects).result()
    assert str(free // 1_000_000) in refused.value.words("de")
    assert road.exchange.attachments_of(projects).here == 0
    assert road.exchange.prepare_for_travel(projects[:1]).result().here == 1


def test_a_stopped_preparation_keeps_what_it_has_and_the_rest_comes_by_itself(office: Office) -> None:
    road = two(office)
    projects = [row.id for row in road.projects.list()]
    told: list[int] = []
    row = road.exchange.prepare_for_travel(
        projects, progress=lambda done, _of, _where: told.append(done), cancelled=lambda: len(told) >= 1
    ).result()
    assert (row.here, row.total) == (1, 2)
    road.exchange.sync().result()
    assert road.exchange.attachments_of(projects).here == 2


def test_what_a_place_can_be_for_is_named_and_kept(office: Office) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    one.projects.create("Sonnenhang", ["Quellrode"], "Verein").result()
    one.exchange.replica.reload()
    coord, project = one.exchange.places.choices()
    assert (coord.kind, project.kind, project.title) == ("coord", "project", "Sonnenhang")
    one.exchange.limit_place(place.id, [project.id]).result()
    assert one.exchange.state().places[0].spaces == (project.id,)
    one.exchange.sync().result()
    root = Path(folder(office.folder("place")).where)
    assert {path.name for path in (root / "s").iterdir()} == {project.id.hex, one.spaces.org.hex}
    one.exchange.limit_place(place.id, None).result()
    one.exchange.sync().result()
    assert coord.id.hex in {path.name for path in (root / "s").iterdir()}
