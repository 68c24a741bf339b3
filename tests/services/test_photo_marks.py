"""Marks about persons on photos of two devices: each counts for its own photo, and two persons are asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest

from inka_desktop.records.stock import WalkPoint
from inka_desktop.records.values import PhotoMark
from inka_desktop.services import scenes
from inka_desktop.services.errors import IncompleteError, PhotoMarkMissingError
from inka_desktop.services.rows import DecisionRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.oplog import Change, Kind
from inka_desktop.store.writer import Transaction
from inka_desktop.viewmodels.questions import entry_value

from .conftest import TODAY
from .devices import Office, settle, shown

NO, STAYS, UNMARKED = PhotoMark.NO_PERSONS, PhotoMark.NOT_PASSED_ON, PhotoMark.UNMARKED
FILE, MARK = 9, 10
"""Numbers of the two fields."""


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
    time.sleep(0.002)  # a later stamp than what another device wrote
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


@pytest.fixture
def photo(two: Two, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Workspace, str], None]:
    folder = tmp_path_factory.mktemp("pictures")

    def put(workspace: Workspace, scene: str) -> None:
        time.sleep(0.002)
        workspace.stock.set_photo(two.point, picture(folder, scene)).result()

    return put


def state(workspace: Workspace, two: Two) -> tuple[str, str, int]:
    """The photo that is shown, its mark, and how many are held back."""
    (row,) = workspace.stock.get(two.stock).points
    return row.file_name, str(row.values["people_mark"]), workspace.stock.report(two.stock, "de").held_back


def as_before(workspace: Workspace, point: UUID, field: int, value: str | bytes) -> None:
    """Writes one of the fields alone, as versions did before they were a group."""
    key = point.bytes
    time.sleep(0.002)

    def work(transaction: Transaction) -> None:
        space = workspace.spaces.coord.bytes
        change = Change(space, WalkPoint.__number__, key, Kind.UPDATE, {field: value})
        transaction.log.write([change])
        transaction.merger.settle_cells((WalkPoint.__number__, key), [field])

    workspace.core.submit(work, "edit").result()


def file_of(workspace: Workspace, two: Two) -> bytes:
    file = shown(workspace, two.point, WalkPoint).attachment_id
    assert file is not None
    return bytes(file.bytes)


@pytest.mark.parametrize("marked_later", [False, True])
@pytest.mark.parametrize("taken", [NO, UNMARKED])
def test_a_photo_never_has_the_mark_of_another(
    two: Two,
    photo: Callable[[Workspace, str], None],
    taken: PhotoMark,
    *,
    marked_later: bool,
) -> None:
    """Whichever entry somebody takes, its photo comes along."""
    if marked_later:
        photo(two.other, "market")
        mark(two.one, "walk_point", two.point, NO)
    else:
        mark(two.one, "walk_point", two.point, NO)
        photo(two.other, "market")
    settle(two.one, two.other)
    for device in (two.one, two.other):
        wanted = ("steps.jpg", NO, 1) if marked_later else ("market.jpg", UNMARKED, 1)
        assert state(device, two) == wanted
        (question,) = device.exchange.questions()
        said = {entry_value(question, entry) for entry in question.entries}
        assert said == {"keine Personen („steps.jpg“)", "Personen: offen („market.jpg“)"}
    answer(two.one, taken)
    settle(two.one, two.other)
    for device in (two.one, two.other):
        assert state(device, two) == (("steps.jpg", NO, 0) if taken is NO else ("market.jpg", UNMARKED, 1))
        assert not device.exchange.questions()
    if taken is UNMARKED:
        mark(two.other, "walk_point", two.point, NO)
        settle(two.one, two.other)
        assert [state(device, two)[2] for device in (two.one, two.other)] == [0, 0]


def test_a_photo_that_was_announced_is_marked_by_those_who_see_it(two: Two, tmp_path: Path) -> None:
    announced = two.one.photos.announce(two.visit, "Hof").result()
    mark(two.one, "photo", announced, NO)
    two.one.photos.fill(announced, picture(tmp_path, "market")).result()
    photos = two.one.protocols.get(two.visit).photos
    assert [(row.file_name, row.people_mark) for row in photos][-1] == ("market.jpg", UNMARKED)


def test_the_same_mark_for_two_photos_is_that_of_the_one_that_stays(
    two: Two,
    photo: Callable[[Workspace, str], None],
) -> None:
    for device, scene in ((two.one, "poster"), (two.other, "market")):
        photo(device, scene)
        mark(device, "walk_point", two.point, NO)
    settle(two.one, two.other)
    assert [state(device, two) for device in (two.one, two.other)] == [("market.jpg", NO, 0)] * 2
    assert not two.one.exchange.questions()


def test_undoing_gives_back_a_photo_with_its_own_mark(
    two: Two,
    photo: Callable[[Workspace, str], None],
) -> None:
    ws = two.one
    mark(ws, "walk_point", two.point, NO)
    photo(ws, "market")
    assert state(ws, two) == ("market.jpg", UNMARKED, 1)
    ws.editing.undo().result()
    assert state(ws, two) == ("steps.jpg", NO, 0)
    ws.editing.undo().result()
    assert state(ws, two) == ("steps.jpg", UNMARKED, 1)
    settle(two.one, two.other)
    assert state(two.other, two) == ("steps.jpg", UNMARKED, 1)


def test_history_tells_a_mark_without_the_photo_written_beside_it(two: Two) -> None:
    ws = two.one
    before = len(ws.editing.history("walk_point", two.point))
    mark(ws, "walk_point", two.point, NO)
    told = ws.editing.history("walk_point", two.point)
    assert [(row.field, row.after) for row in told[: len(told) - before]] == [("people_mark", NO)]


class TestBesideOlderVersions:
    """Devices of versions that wrote each of the two fields alone."""

    def test_their_mark_counts_for_the_photo_it_came_after(self, two: Two) -> None:
        as_before(two.other, two.point, MARK, NO)
        settle(two.one, two.other)
        assert [state(device, two)[1:] for device in (two.one, two.other)] == [(NO, 0)] * 2

    def test_their_photo_does_not_take_over_a_mark_it_did_not_know(
        self,
        two: Two,
        photo: Callable[[Workspace, str], None],
    ) -> None:
        photo(two.one, "market")
        file = file_of(two.one, two)
        settle(two.one, two.other)
        mark(two.one, "walk_point", two.point, NO)
        as_before(two.other, two.point, FILE, file)
        settle(two.one, two.other)
        assert [state(device, two)[2] for device in (two.one, two.other)] == [1, 1]
        mark(two.one, "walk_point", two.point, PhotoMark.CONSENT)
        settle(two.one, two.other)
        assert [state(device, two)[2] for device in (two.one, two.other)] == [0, 0]

    def test_two_of_them_that_did_not_know_of_each_other(self, two: Two) -> None:
        file = file_of(two.one, two)
        as_before(two.one, two.point, MARK, NO)
        as_before(two.other, two.point, FILE, file)
        settle(two.one, two.other)
        assert [state(device, two)[2] for device in (two.one, two.other)] == [1, 1]

    def test_their_mark_does_not_count_for_a_photo_it_did_not_know(
        self,
        two: Two,
        photo: Callable[[Workspace, str], None],
    ) -> None:
        photo(two.one, "market")
        as_before(two.other, two.point, MARK, NO)
        settle(two.one, two.other)
        for device in (two.one, two.other):
            assert state(device, two) == ("market.jpg", NO, 1)
            assert [row.field for row in device.exchange.questions()] == ["people_mark"]
