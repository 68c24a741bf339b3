"""A file that several records name: erasing one of them leaves it to the others, and goes with the last."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PIL import Image

from inka_desktop.records.documents import Attachment
from inka_desktop.records.protocols import Agreement, Photo
from inka_desktop.records.stock import WalkPoint
from inka_desktop.services.workspace import Workspace
from tests.services.conftest import TODAY, Desk

from .devices import Office, settle, shown

BEFORE = TODAY - timedelta(days=5)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "karte.jpg"
    Image.new("RGB", (400, 300), "red").save(path)
    return path


def with_photo(desk: Desk, on: date, picture: Path, project: UUID | None = None) -> tuple[UUID, UUID]:
    """A visit that can be finished, and its photo."""
    workspace = desk.workspace
    visit = workspace.protocols.start(project or desk.project, on).result()
    desk.complete(visit)
    photo = workspace.photos.add(visit, picture, "Hof").result()
    workspace.editing.save("photo", photo, {"people_mark": "no_persons"}).result()
    return visit, photo


def share(workspace: Workspace, photo: UUID, other: UUID) -> UUID:
    """Both photos name one attachment, as earlier versions let them."""
    file = shown(workspace, photo, Photo).attachment_id
    assert isinstance(file, UUID)
    point_at(workspace, Photo, other, "attachment_id", file)
    return file


def point_at(workspace: Workspace, record: type[Any], row: UUID, field: str, file: UUID) -> None:
    workspace.core.submit(lambda tx: setattr(tx.session.get(record, row), field, file), "edit").result()


def erase(workspace: Workspace, kind: str, row: UUID) -> None:
    workspace.retention.erase_whole(kind, row, "Test").result()


def stays(workspace: Workspace, file: UUID) -> bool:
    row = shown(workspace, file, Attachment)
    return row.hash is not None and workspace.attachments.read(file) is not None


def test_a_photo_of_two_protocols_outlives_the_erasing_of_one(desk: Desk, picture: Path) -> None:
    workspace = desk.workspace
    first, _ = with_photo(desk, BEFORE, picture)
    second, photo = with_photo(desk, TODAY, picture)
    workspace.protocols.finish(second).result()
    erase(workspace, "protocol", first)
    assert workspace.protocols.photo_bytes(photo)
    assert [one.file_name for one in workspace.protocols.get(second).photos] == ["karte.jpg"]


def test_one_attachment_of_two_protocols_goes_with_the_last_of_them(desk: Desk, picture: Path) -> None:
    workspace = desk.workspace
    first, photo = with_photo(desk, BEFORE, picture)
    second, other = with_photo(desk, TODAY, picture)
    file = share(workspace, photo, other)
    erase(workspace, "protocol", first)
    assert workspace.protocols.photo_bytes(other)
    assert stays(workspace, file)
    erase(workspace, "protocol", second)
    assert shown(workspace, file, Attachment).file_name is None
    assert not stays(workspace, file)


def test_what_lies_in_the_bin_names_its_file(desk: Desk, picture: Path) -> None:
    workspace = desk.workspace
    first, photo = with_photo(desk, BEFORE, picture)
    second, other = with_photo(desk, TODAY, picture)
    file = share(workspace, photo, other)
    workspace.editing.delete("protocol", second).result()
    erase(workspace, "protocol", first)
    assert stays(workspace, file)


@pytest.mark.parametrize("kind", ["walk_point", "evidence"])
def test_any_field_that_names_a_file_counts(desk: Desk, picture: Path, kind: str) -> None:
    workspace = desk.workspace
    first, photo = with_photo(desk, BEFORE, picture)
    file = shown(workspace, photo, Photo).attachment_id
    if kind == "walk_point":
        stock = workspace.stock.create("Innenstadt", TODAY, desk.project).result()
        point = workspace.stock.add_photo(stock, picture).result().point
        point_at(workspace, WalkPoint, point, "attachment_id", file)
    else:
        second = desk.finished(TODAY)
        agreement = workspace.protocols.get(second).agreements[0].id
        point_at(workspace, Agreement, agreement, "evidence_id", file)
    erase(workspace, "protocol", first)
    assert stays(workspace, file)


def test_the_same_evidence_of_two_protocols(desk: Desk, tmp_path: Path) -> None:
    workspace, paper = desk.workspace, tmp_path / "Anwesenheit.pdf"
    paper.write_bytes(b"%PDF-1.4 x")
    visits = [desk.finished(BEFORE, "A"), desk.finished(TODAY, "B")]
    first, second = (workspace.protocols.get(visit).agreements[0].id for visit in visits)
    for agreement in (first, second):
        workspace.threads.settle(agreement, on=TODAY, evidence="PDF", file=paper).result()
    erase(workspace, "protocol", visits[0])
    file = workspace.threads.get(second).file
    assert file is not None
    assert file[1] == "Anwesenheit.pdf"
    assert workspace.attachments.read(file[0]) == b"%PDF-1.4 x"


def test_a_project_at_the_end_of_its_time_takes_no_photo_of_another_one(desk: Desk, picture: Path) -> None:
    workspace = desk.workspace
    other = workspace.projects.create("Tannrieden", ["Stadt Tannrieden"], "Wegweiser gGmbH").result()
    _, photo = with_photo(desk, BEFORE, picture)
    _, theirs = with_photo(desk, TODAY, picture, other)
    file = share(workspace, photo, theirs)
    workspace.retention.erase(desk.project, "Frist").result()
    assert stays(workspace, file)


def test_a_release_keeps_the_copy_that_another_one_shows_too(desk: Desk, picture: Path) -> None:
    workspace = desk.workspace
    releases = []
    visits = [with_photo(desk, on, picture)[0] for on in (BEFORE, TODAY)]
    for visit in visits:
        version = workspace.protocols.finish(visit).result()
        releases.append(workspace.releases.release(version.id).result())
    with workspace.core.raw() as raw:
        space = raw.execute("SELECT space FROM released_protocol").fetchone()[0]

        def copies() -> int:
            asked = "SELECT count(*) FROM attachment WHERE space = ? AND media_type = 'image/jpeg'"
            return int(raw.execute(asked, (space,)).fetchone()[0])

        assert copies() == 1
        erase(workspace, "protocol", visits[0])
        raw.rollback()
        assert copies() == 1
        erase(workspace, "protocol", visits[1])
        raw.rollback()
        assert copies() == 0


def test_a_version_keeps_the_picture_that_only_it_still_shows(desk: Desk, picture: Path) -> None:
    workspace = desk.workspace
    first, photo = with_photo(desk, BEFORE, picture)
    Image.new("RGB", (400, 300), "blue").save(picture)
    second, other = with_photo(desk, TODAY, picture)
    blue = shown(workspace, other, Photo).attachment_id
    file = share(workspace, photo, other)
    workspace.protocols.finish(second).result()
    point_at(workspace, Photo, other, "attachment_id", blue)
    erase(workspace, "protocol", first)
    assert stays(workspace, file)
    erase(workspace, "protocol", second)
    assert not stays(workspace, file)


def test_another_device_takes_up_the_same_picture_meanwhile(office: Office, picture: Path) -> None:
    one = office.office
    place = one.exchange.add_place(office.folder("place")).result()
    project = one.projects.create("Sonnenhang", ["Stadt Quellrode"], "Verein").result()
    first, _ = with_photo(Desk(one, project), BEFORE, picture)
    one.exchange.sync().result()
    road = office.join(place.id)
    settle(one, road, one)
    _, photo = with_photo(Desk(road, project), TODAY, picture)
    erase(one, "protocol", first)
    settle(one, road, one)
    for workspace in (one, road):
        assert workspace.protocols.photo_bytes(photo)
