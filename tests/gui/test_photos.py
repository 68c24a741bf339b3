"""Photos in the editor: a caption before its photo, pictures of the visit's time, and those of a phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from inka_desktop.gui.context import Context
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.gui.widgets.photo_editor import PhotoEditor
from inka_desktop.gui.widgets.photo_offer import PhotoOffer
from inka_desktop.gui.widgets.photos import PhotoGrid
from inka_desktop.services.rows import PhotoRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import PHOTO_FOLDER
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def page(window: MainWindow, visit: UUID, until: Until) -> ProtocolPage:
    shown = window.show_page("protocol", visit)
    assert isinstance(shown, ProtocolPage)
    until(shown.shows_all)
    return shown


def grid(page: ProtocolPage) -> PhotoGrid:
    return find(page, PhotoGrid)


def rows(workspace: Workspace, visit: UUID) -> tuple[PhotoRow, ...]:
    return workspace.protocols.get(visit, TODAY).photos


def picture(path: Path, taken: str = "") -> Path:
    exif = Image.Exif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    Image.new("RGB", (64, 48), "green").save(path, exif=exif)
    return path


def drop(target: PhotoGrid, mime: QMimeData, place: QPointF) -> bool:
    """Whether the drag was welcome; what follows it is the drop."""
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place.toPoint(), action, mime, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(
            target, QDropEvent(place, action, mime, button, Qt.KeyboardModifier.NoModifier)
        )
    return enter.isAccepted()


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_caption_comes_first_and_a_dropped_photo_fills_it(
    page: ProtocolPage, workspace: Workspace, visit: UUID, until: Until, tmp_path: Path
) -> None:
    grid(page).announce()
    until(lambda: len(page.findChildren(PhotoEditor)) == 1)
    editor = find(page, PhotoEditor)
    assert find(editor, QPushButton, "pictureButton").text() == "Foto folgt"
    assert find(editor, QPushButton, "pictureButton").accessibleName() == "Foto folgt: jetzt wählen"
    editor.enter()
    type_into(find(editor, type(editor._ui.captionText), "captionText"), "Eingang")
    page.leave()
    until(lambda: page.settled() and rows(workspace, visit)[0].caption == "Eingang")
    middle = QPointF(editor.geometry().center())
    assert drop(grid(page), files(picture(tmp_path / "a.jpg")), middle)
    until(lambda: [(row.caption, row.present) for row in rows(workspace, visit)] == [("Eingang", True)])
    until(lambda: all(not each.awaited for each in page.findChildren(PhotoEditor) if each.isVisible()))


def test_a_photo_dropped_beside_it_stands_beside_it(
    page: ProtocolPage, workspace: Workspace, visit: UUID, until: Until, tmp_path: Path
) -> None:
    grid(page).announce()
    until(lambda: len(page.findChildren(PhotoEditor)) == 1)
    editor = find(page, PhotoEditor)
    beside = QPointF(editor.geometry().right() + 40, editor.geometry().center().y())
    assert drop(grid(page), files(picture(tmp_path / "a.jpg")), beside)
    until(lambda: [row.present for row in rows(workspace, visit)] == [False, True])


@pytest.mark.parametrize(
    "kind", ["text/uri-list", 'application/x-qt-windows-mime;value="FileGroupDescriptorW"']
)
def test_a_photo_that_is_still_on_the_phone(window: MainWindow, page: ProtocolPage, kind: str) -> None:
    mime = QMimeData()
    mime.setData(kind, b"mtp://phone/DCIM/1.jpg\r\n")
    assert drop(grid(page), mime, QPointF(10, 10))
    labels = find(window, MessageBar).findChildren(QLabel)
    assert any(
        label.text().startswith("Dieses Foto liegt noch auf dem Telefon. Bitte kopieren Sie es zuerst")
        for label in labels
    )


def test_text_is_not_welcome(page: ProtocolPage) -> None:
    mime = QMimeData()
    mime.setText("kein Foto")
    assert not drop(grid(page), mime, QPointF(10, 10))


def test_pictures_of_the_visit_are_offered_and_taken_on_a_click(
    window: MainWindow, context: Context, workspace: Workspace, visit: UUID, until: Until, tmp_path: Path
) -> None:
    folder = tmp_path / "phone"
    folder.mkdir()
    context.settings.set(PHOTO_FOLDER, str(folder))
    workspace.editing.save("protocol", visit, {"begin": time(9), "end": time(11)}).result()
    day = f"{TODAY:%Y:%m:%d}"
    picture(folder / "1.jpg", f"{day} 09:30:00")
    picture(folder / "0.jpg", f"{day} 08:30:00")
    page = window.show_page("protocol", visit)
    assert isinstance(page, ProtocolPage)
    offer = find(page, PhotoOffer)
    until(lambda: offer.text().startswith("1 Foto") and not offer.isHidden())
    assert rows(workspace, visit) == (), "something was taken by itself"
    picture(folder / "2.jpg", f"{day} 10:30:00")  # while the page is open
    until(lambda: offer.text().startswith("2 Foto"))
    offer.click()
    until(lambda: [row.file_name for row in rows(workspace, visit)] == ["1.jpg", "2.jpg"])
    until(offer.isHidden)
    taken = [row.values["taken_at"] for row in rows(workspace, visit)]
    assert taken[0] == datetime.combine(TODAY, time(9, 30)).astimezone()


def test_nothing_is_offered_without_a_folder_or_a_begin(
    page: ProtocolPage, context: Context, until: Until, tmp_path: Path
) -> None:
    picture(tmp_path / "1.jpg", f"{TODAY:%Y:%m:%d} 09:30:00")
    context.settings.set(PHOTO_FOLDER, str(tmp_path))
    page.refresh()
    until(lambda: not context.jobs.busy() and page.shows_all())
    assert find(page, PhotoOffer).isHidden()
