"""The mark about persons on a photo that two devices set, not knowing of each other."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest

from inka_desktop.records.values import PhotoMark
from inka_desktop.services import scenes
from inka_desktop.services.errors import IncompleteError, PhotoMarkMissingError
from inka_desktop.services.rows import DecisionRow
from inka_desktop.services.workspace import Workspace

from .conftest import TODAY
from .devices import Office, settle

NO, STAYS = PhotoMark.NO_PERSONS, PhotoMark.NOT_PASSED_ON


class Two(NamedTuple):
    """Two persons' devices, a visit with its photo and a walk point, both known to both."""

    one: Workspace
    other: Workspace
    visit: UUID
    photo: UUID
    stock: UUID
    point: UUID


def picture(folder: Path, scene: str) -> Path:
    path = folder / f"{scene}.jpg"
    path.write_bytes(scenes.picture(scene))
    return path


@pytest.fixture
def two(office: Office, tmp_path: Path) -> Two:
    one = office.office
    (tmp_path / "place").mkdir()
    other = office.join(one.exchange.add_place(tmp_path / "place").result().id)
    project = one.projects.create("Sonnenhang", ["Quellrode"], "Träger").result()
    visit = one.protocols.start(project, TODAY).result()
    one.protocols.add_person(visit, function="Projektleitung", organization="Träger").result()
    photo = one.photos.add(visit, picture(tmp_path, "poster"), "Hof").result()
    stock = one.stock.create("Bahnhofsvorstadt", TODAY).result()
    point = one.editing.add("walk_point", {"stock_taking_id": stock, "place": "Hof"}).result()
    one.stock.set_photo(point, picture(tmp_path, "steps")).result()
    settle(one, other)
    return Two(one, other, visit, photo, stock, point)


def mark(workspace: Workspace, kind: str, row: UUID, said: PhotoMark) -> None:
    workspace.editing.save(kind, row, {"people_mark": said}).result()


def answer(workspace: Workspace, said: PhotoMark) -> None:
    (question,) = workspace.exchange.questions()
    choice = next(entry.choice for entry in question.entries if entry.value == said)
    assert workspace.exchange.decide([DecisionRow(question.id, choice)]).result() == 1


@pytest.mark.parametrize("later", [NO, STAYS])
def test_a_photo_of_two_marks_stays_until_somebody_decides(two: Two, later: PhotoMark) -> None:
    earlier = STAYS if later is NO else NO
    mark(two.one, "photo", two.photo, earlier)
    mark(two.other, "photo", two.photo, later)
    settle(two.one, two.other)
    for device in (two.one, two.other):
        assert [row.field for row in device.exchange.questions()] == ["people_mark"]
        assert device.documents.protocol(two.visit, "de").held_back == 1
        divided = [row for row in device.protocols.missing(two.visit) if row.code == "people_mark_divided"]
        assert [(row.record_id, row.blocks) for row in divided] == [(two.photo, True)]
    with pytest.raises(IncompleteError):
        two.one.protocols.finish(two.visit).result()
    answer(two.other, NO)
    settle(two.one, two.other)
    two.one.protocols.finish(two.visit).result()
    for device in (two.one, two.other):
        assert not device.exchange.questions()
        assert device.documents.protocol(two.visit, "de").held_back == 0


def test_marks_that_part_after_finishing_hold_up_the_release(two: Two) -> None:
    version = two.one.protocols.finish(two.visit).result().id
    settle(two.one, two.other)
    mark(two.one, "photo", two.photo, STAYS)
    mark(two.other, "photo", two.photo, NO)
    settle(two.one, two.other)
    with pytest.raises(PhotoMarkMissingError):
        two.one.releases.release(version).result()
    assert two.one.documents.protocol(two.visit, "de", version).held_back == 1


def test_a_walk_points_photo_of_two_marks_stays_until_somebody_decides(two: Two) -> None:
    mark(two.one, "walk_point", two.point, STAYS)
    mark(two.other, "walk_point", two.point, NO)
    settle(two.one, two.other)
    for device in (two.one, two.other):
        assert [row.field for row in device.exchange.questions()] == ["people_mark"]
        assert device.stock.report(two.stock, "de").held_back == 1
    answer(two.one, NO)
    settle(two.one, two.other)
    assert [device.stock.report(two.stock, "de").held_back for device in (two.one, two.other)] == [0, 0]
