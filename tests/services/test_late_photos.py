"""Photos that come after finishing: shown like everything else that came late, taken up or dropped."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.services import scenes
from inka_desktop.services.late_changes import LateRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import late_changes

from .conftest import TODAY, Desk
from .devices import Office
from .test_releases import photo


@pytest.fixture
def visit(desk: Desk, tmp_path: Path) -> UUID:
    """A finished visit with two photos and one that is only announced."""
    visit, ws = desk.visit(TODAY), desk.workspace
    desk.complete(visit)
    for scene in ("poster", "steps"):
        photo(ws, visit, tmp_path, scene)
    ws.photos.announce(visit, "Marktplatz").result()
    ws.protocols.finish(visit).result()
    assert ws.late_changes.of(visit) == []
    return visit


def told(row: LateRow) -> tuple[str, str]:
    return late_changes.title(row), late_changes.facts(row, TODAY).split("\n")[0]


def changed(ws: Workspace, visit: UUID, folder: Path) -> UUID:
    """One photo comes, one goes and one gets other words; returns the third, which is awaited."""
    first, second, awaited = ws.protocols.get(visit).photos
    photo(ws, visit, folder, "van")
    ws.editing.delete("photo", first.id).result()
    ws.editing.save("photo", second.id, {"caption": "Treppe"}).result()
    return awaited.id


def test_photos_that_came_went_or_were_filled_in_are_shown(desk: Desk, visit: UUID, tmp_path: Path) -> None:
    ws = desk.workspace
    awaited = changed(ws, visit, tmp_path)
    path = tmp_path / "market.jpg"
    path.write_bytes(scenes.picture("market"))
    ws.photos.fill(awaited, path).result()
    assert sorted(map(told, ws.late_changes.of(visit))) == [
        ("Bildunterschrift", "Treppe statt steps"), ("Foto", "Foto statt Foto folgt"),
        ("Foto entfernt", "poster"), ("Foto hinzugefügt", "van"),
    ]  # fmt: skip


def test_each_of_them_can_be_dropped(desk: Desk, visit: UUID, tmp_path: Path) -> None:
    ws = desk.workspace
    changed(ws, visit, tmp_path)
    for row in ws.late_changes.of(visit):
        assert ws.late_changes.drop(visit, row.key).result()
    assert ws.late_changes.of(visit) == []
    protocol = ws.protocols.get(visit)
    assert not protocol.arrived_later
    assert [one.values["caption"] for one in protocol.photos] == ["poster", "steps", "Marktplatz"]


def test_the_same_picture_elsewhere_under_another_name_is_no_change(desk: Desk, tmp_path: Path) -> None:
    ws, visits = desk.workspace, [desk.visit(TODAY - timedelta(days=5)), desk.visit(TODAY)]
    for visit, names in zip(visits, (["a.jpg", "c.jpg", "c.jpg"], ["b.jpg"]), strict=True):
        desk.complete(visit)
        for name in names:
            (tmp_path / name).write_bytes(scenes.picture("poster"))
            ws.photos.add(visit, tmp_path / name, name).result()
    for visit in visits:
        ws.protocols.finish(visit).result()
        ws.editing.save("protocol", visit, {"place": "Rathaus"}).result()
        (row,) = ws.late_changes.of(visit)
        assert row.field == "place"
        ws.late_changes.drop(visit, row.key).result()
        assert not ws.protocols.get(visit).arrived_later
    kept = [[one.file_name for one in ws.protocols.get(visit).photos] for visit in visits]
    assert kept == [["a.jpg", "c.jpg", "c.jpg"], ["b.jpg"]]


def test_another_order_is_told_and_dropped(desk: Desk, visit: UUID) -> None:
    ws = desk.workspace
    first, second, third = ws.protocols.get(visit).photos
    ws.editing.move("photo", first.id, after=third.id).result()
    (row,) = ws.late_changes.of(visit)
    assert told(row) == ("Reihenfolge der Fotos geändert", "")
    assert ws.late_changes.drop(visit, row.key).result()
    assert [one.id for one in ws.protocols.get(visit).photos] == [first.id, second.id, third.id]
    assert not ws.protocols.get(visit).arrived_later


def test_another_photo_with_the_same_caption_is_another_one(desk: Desk, visit: UUID, tmp_path: Path) -> None:
    """One that is no longer there, and one that came: never one that changed into the other."""
    ws = desk.workspace
    last = ws.protocols.get(visit).photos[-1]
    ws.editing.delete("photo", last.id).result()
    added = photo(ws, visit, tmp_path, "van")
    ws.editing.save("photo", added, {"caption": ""}).result()
    ws.editing.delete("photo", ws.protocols.get(visit).photos[1].id).result()
    kinds = sorted(row.what for row in ws.late_changes.of(visit))
    assert kinds == ["added", "removed", "removed"]
    (added_row,) = [row for row in ws.late_changes.of(visit) if row.what == "added"]
    assert told(added_row) == ("Foto hinzugefügt", "ohne Bildunterschrift")


def test_a_photo_that_an_exchange_brings_is_taken_up(office: Office, tmp_path: Path) -> None:
    one = office.office
    two = office.join(one.exchange.add_place(office.folder("place")).result().id)
    made = one.protocols.start(
        one.projects.create("Sonnenhang", ["Quellrode"], "Träger").result(), TODAY
    ).result()
    one.protocols.add_person(made, function="Projektleitung").result()
    one.protocols.add_agreement(made, "Aushang erneuern", "Träger", TODAY).result()
    for device in (one, two):
        device.exchange.sync().result()
    photo(two, made, tmp_path, "steps")
    one.protocols.finish(made).result()
    for device in (two, one):
        device.exchange.sync().result()
    assert one.protocols.get(made).arrived_later
    (row,) = one.late_changes.of(made)
    assert (row.kind, row.what, row.after) == ("photo", "added", "steps")
    assert row.person
    one.protocols.finish(made).result()
    assert one.late_changes.of(made) == []
    version = one.protocols.get(made).versions[0].id
    assert [photo.caption for photo in one.documents.content(made, version).photos] == ["steps"]
