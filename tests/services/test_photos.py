"""Photos that are taken in, announced before they are there, and found by the time of a visit."""

from __future__ import annotations

import io
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event
from time import sleep
from uuid import UUID

import pytest
from PIL import Image

from inka_desktop.reports.protocol import render_protocol
from inka_desktop.services import photos as photos_service
from inka_desktop.services.rows import PhotoRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store import images
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.images import PhotoUnreadableError, taken_at
from tests.reports.example import LETTERHEAD
from tests.reports.reading import whole_text

ON = date(2026, 11, 23)
BEGIN = datetime(2026, 11, 23, 9, 0).astimezone()
END = datetime(2026, 11, 23, 11, 0).astimezone()


def picture(path: Path, taken: str = "", written: datetime | None = None) -> Path:
    """A JPEG with or without what the camera says, and the time of the file."""
    exif = Image.Exif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    Image.new("RGB", (64, 48), "green").save(path, exif=exif)
    if written is not None:
        os.utime(path, (written.timestamp(), written.timestamp()))
    return path


@pytest.fixture
def visit(workspace: Workspace) -> UUID:
    project = workspace.projects.create("Sonnenhang", ["Quellrode"], "Nachbarschaftswerk e. V.").result()
    return workspace.protocols.start(project, ON).result()


def photos(workspace: Workspace, visit: UUID) -> list[PhotoRow]:
    return list(workspace.protocols.get(visit, ON).photos)


def test_an_announced_photo_is_filled_with_its_caption_and_place(
    workspace: Workspace, visit: UUID, tmp_path: Path
) -> None:
    announced = workspace.photos.announce(visit, " Eingang ").result()
    last = workspace.photos.add(visit, picture(tmp_path / "last.jpg"), "Hof").result()
    assert [(row.id, row.caption, row.present) for row in photos(workspace, visit)] == [
        (announced, "Eingang", False),
        (last, "Hof", True),
    ]
    filled = workspace.photos.fill(announced, picture(tmp_path / "a.jpg", "2026:11:23 09:30:00")).result()
    rows = photos(workspace, visit)
    assert [(row.id, row.caption, row.present) for row in rows] == [
        (filled, "Eingang", True),
        (last, "Hof", True),
    ]
    with pytest.raises(UnknownRecordError):
        workspace.photos.fill(announced, picture(tmp_path / "b.jpg")).result()


def test_a_file_that_is_no_photo_leaves_the_announcement(
    workspace: Workspace, visit: UUID, tmp_path: Path
) -> None:
    announced = workspace.photos.announce(visit, "Eingang").result()
    (tmp_path / "a.jpg").write_bytes(b"no photo")
    with pytest.raises(PhotoUnreadableError):
        workspace.photos.fill(announced, tmp_path / "a.jpg").result()
    assert [row.id for row in photos(workspace, visit)] == [announced]


def test_filling_is_one_action_to_undo(workspace: Workspace, visit: UUID, tmp_path: Path) -> None:
    announced = workspace.photos.announce(visit, "Eingang").result()
    workspace.photos.fill(announced, picture(tmp_path / "a.jpg")).result()
    workspace.editing.undo().result()
    assert [(row.id, row.present) for row in photos(workspace, visit)] == [(announced, False)]


def test_an_announced_photo_is_printed_as_one_that_follows(workspace: Workspace, visit: UUID) -> None:
    workspace.photos.announce(visit, "Eingang mit Rampe").result()
    content = workspace.protocols.content(visit)
    assert [(photo.hash_hex, photo.caption) for photo in content.photos] == [("", "Eingang mit Rampe")]
    asked = list[str]()

    def photo_bytes(found: str) -> None:
        asked.append(found)

    document = render_protocol(content, LETTERHEAD, photo_bytes)
    text = whole_text(document)
    assert "Foto folgt" in text
    assert "Eingang mit Rampe" in text
    assert "1 Foto" not in text
    assert asked == []
    assert document.notices == ()


def test_finishing_names_it_and_asks_for_no_mark(workspace: Workspace, visit: UUID) -> None:
    announced = workspace.photos.announce(visit, "Eingang").result()
    missing = [row for row in workspace.protocols.missing(visit) if row.record_id == announced]
    assert [(row.code, row.blocks) for row in missing] == [("photo_awaited", False)]


def test_pictures_of_a_time_are_found_by_what_the_camera_said(workspace: Workspace, tmp_path: Path) -> None:
    late = END + timedelta(days=1)
    wanted = picture(tmp_path / "b.jpg", "2026:11:23 09:30:00", written=late)
    by_file = picture(tmp_path / "a.jpeg", written=BEGIN + timedelta(hours=1))
    picture(tmp_path / "before.jpg", "2026:11:23 08:59:59", written=BEGIN + timedelta(hours=1))
    picture(tmp_path / "after.jpg", "2026:11:23 11:00:01", written=BEGIN)
    (tmp_path / "text.txt").write_text("no picture")
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8")
    os.utime(tmp_path / "broken.jpg", (late.timestamp(), late.timestamp()))
    assert workspace.photos.taken_between(tmp_path, BEGIN, END) == [wanted, by_file]
    assert workspace.photos.taken_between(tmp_path / "gone", BEGIN, END) == []


def test_pictures_are_found_where_phones_put_them(workspace: Workspace, tmp_path: Path) -> None:
    phone, photos = tmp_path / "phone", workspace.photos
    deep, hidden, deeper = phone / "DCIM" / "100ANDRO", phone / ".thumbnails", phone / "a" / "b" / "c"
    for folder in (deep, hidden, deeper):
        folder.mkdir(parents=True)
        picture(folder / "a.jpg", "2026:11:23 09:30:00")
    (phone / "link").symlink_to(deep)
    assert photos.taken_between(phone, BEGIN, END) == [deep / "a.jpg"]
    looked = {phone, phone / "DCIM", deep, phone / "a", phone / "a" / "b"}
    assert set(photos.looked_into(phone) or ()) == looked
    for number in range(200):
        (phone / f"{number}").mkdir()
    assert len(photos.looked_into(phone) or ()) == 60
    assert photos.looked_into(phone / "gone") == []


def test_a_full_folder_is_looked_into_from_the_day_of_the_visit_on(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not from its newest picture on: those of an earlier visit would drop out without a word."""
    monkeypatch.setattr(photos_service, "LOOKED_AT", 2)
    wanted = picture(tmp_path / "a.jpg", "2026:11:23 09:30:00", written=BEGIN + timedelta(minutes=30))
    for number in range(4):
        picture(tmp_path / f"{number}.jpg", written=END + timedelta(days=number + 1))
    assert workspace.photos.taken_between(tmp_path, BEGIN, END) == [wanted]


def test_the_moment_is_read_without_the_picture(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", "2026:11:23 09:30:00")
    assert taken_at(path) == datetime(2026, 11, 23, 9, 30).astimezone()
    written = io.BytesIO()
    Image.new("RGB", (4, 4)).save(written, "PNG")
    (tmp_path / "a.png").write_bytes(written.getvalue())
    assert taken_at(tmp_path / "a.png") is None
    assert taken_at(tmp_path / "gone.jpg") is None


def test_a_time_asked_for_while_another_is_looked_for_gets_its_own(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    morning = picture(tmp_path / "a.jpg", "2026:11:23 09:30:00")
    evening = picture(tmp_path / "b.jpg", "2026:11:23 19:30:00")
    before = picture(tmp_path / "c.jpg", "2026:11:22 09:30:00")
    begun, go_on = Event(), Event()

    def slowly(path: Path) -> datetime | None:
        begun.set()
        go_on.wait(30)
        return taken_at(path)

    monkeypatch.setattr(images, "taken_at", slowly)
    later = timedelta(hours=10)
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(workspace.photos.taken_between, tmp_path, BEGIN, END)
        assert begun.wait(30)
        second = pool.submit(workspace.photos.taken_between, tmp_path, BEGIN + later, END + later)
        day = timedelta(days=1)
        third = pool.submit(workspace.photos.taken_between, tmp_path, BEGIN - day, END - day)
        go_on.set()
        assert first.result() == [morning]
        assert second.result() == [evening]
        assert third.result() == [before]


def test_a_folder_that_hangs_says_nothing_and_is_quick_once_it_was_read(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = picture(tmp_path / "a.jpg", "2026:11:23 09:30:00")
    go_on, read = Event(), list[Path]()

    def slowly(path: Path) -> datetime | None:
        go_on.wait(30)
        read.append(path)
        return taken_at(path)

    monkeypatch.setattr(images, "taken_at", slowly)
    assert workspace.photos.taken_between(tmp_path, BEGIN, END) is None
    go_on.set()
    while workspace.photos.taken_between(tmp_path, BEGIN, END) is None:
        sleep(0.02)  # that look is still ending
    assert workspace.photos.taken_between(tmp_path, BEGIN, END) == [path]
    assert read == [path]
    picture(path, "2026:11:23 12:30:00", written=END)
    assert workspace.photos.taken_between(tmp_path, BEGIN, END) == []
