"""Photos in the editor: a caption before its photo, pictures of the visit's time, and those of a phone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, time
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from inka_desktop.gui.context import Context
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.pictures import is_welcome
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.gui.widgets.photo_editor import PhotoEditor
from inka_desktop.gui.widgets.photo_offer import PhotoOffer
from inka_desktop.gui.widgets.photos import PhotoGrid, taken_at
from inka_desktop.services.photos import Photos
from inka_desktop.services.rows import PhotoRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import PHOTO_FOLDER
from inka_desktop.viewmodels.photo_times import span_of
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


def drop(target: QWidget, mime: QMimeData, place: QPointF) -> bool:
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


@pytest.mark.parametrize("told_first", [True, False])
def test_what_is_typed_while_the_photo_comes_goes_on_at_the_photo(
    page: ProtocolPage, workspace: Workspace, visit: UUID, until: Until, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, told_first: bool,
) -> None:  # fmt: skip
    grid(page).announce()
    until(lambda: len(page.findChildren(PhotoEditor)) == 1)
    announced = find(page, PhotoEditor)
    page.window().activateWindow()
    announced.enter()
    caption = announced._ui.captionText
    type_into(caption, "Eingang")
    until(lambda: rows(workspace, visit)[0].caption == "Eingang")
    told, fill = Future[UUID](), Photos.fill
    if not told_first:  # the page is read anew before the new photo's id arrives

        def held(asked: Photos, announced: UUID, path: Path) -> Future[UUID]:
            fill(asked, announced, path)
            return told

        monkeypatch.setattr(Photos, "fill", held)
    assert drop(grid(page), files(picture(tmp_path / "a.jpg")), QPointF(announced.geometry().center()))
    type_into(caption, " Nord")
    caption.moveCursor(QTextCursor.MoveOperation.Left)
    until(lambda: [row.present for row in rows(workspace, visit)] == [True])
    if not told_first:
        until(lambda: len(grid(page)._editors) == 2)
        told.set_result(rows(workspace, visit)[0].id)
    until(lambda: [each.awaited for each in grid(page)._editors.values()] == [False])
    (editor,) = grid(page)._editors.values()
    heir = editor._ui.captionText
    assert heir.value() == "Eingang Nord"
    assert heir.hasFocus()
    assert heir.textCursor().position() == len("Eingang Nor")
    page.leave()
    until(lambda: page.settled() and rows(workspace, visit)[0].caption == "Eingang Nord")


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


def test_what_lies_on_no_phone_is_not_said_to(window: MainWindow, page: ProtocolPage) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://beispiel.invalid/1.jpg")])
    assert drop(grid(page), mime, QPointF(10, 10))
    said = [label.text() for label in find(window, MessageBar).findChildren(QLabel)]
    assert any(text.startswith("Dieses Bild liegt noch auf einer Internetseite.") for text in said)
    mime.setUrls([QUrl("mailto:mara@beispiel.invalid")])
    assert not is_welcome(mime)


ANYWHERE = ("titleLabel", "placeEdit", "dateEdit", "observationsText")


@pytest.mark.parametrize("name", ANYWHERE)
def test_a_photo_may_be_dropped_anywhere_on_the_page(
    page: ProtocolPage, workspace: Workspace, visit: UUID, until: Until, tmp_path: Path, name: str
) -> None:
    """Also on a field for text, which takes no path of it."""
    mime = files(picture(tmp_path / "a.jpg"))
    mime.setText(str(tmp_path / "a.jpg"))  # as file managers add it
    place = page.findChildren(QWidget, name)[0]
    text = place.viewport() if isinstance(place, QAbstractScrollArea) else place
    assert drop(text, mime, QPointF(4, 4))
    until(lambda: [row.file_name for row in rows(workspace, visit)] == ["a.jpg"])
    page.leave()
    until(page.settled)
    row = workspace.protocols.get(visit, TODAY)
    assert not [value for value in row.values.values() if isinstance(value, str) and "a.jpg" in value]


def test_no_field_of_the_page_takes_the_path_of_a_photo(window: MainWindow, page: ProtocolPage) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("mtp://phone/DCIM/1.jpg")])
    mime.setText("mtp://phone/DCIM/1.jpg")
    lines, texts = page.findChildren(QLineEdit), page.findChildren(QPlainTextEdit)
    assert len(lines) > 10
    assert len(texts) > 10
    for line in lines:
        drop(line, mime, QPointF(4, 4))
        assert "mtp" not in line.text(), (line.objectName(), line.parent())
    for text in texts:
        drop(text.viewport(), mime, QPointF(4, 4))
        assert "mtp" not in text.toPlainText(), text.objectName()


@pytest.mark.parametrize("name", ["placeEdit", "observationsText"])
def test_text_that_is_dragged_goes_into_the_field_below_it(page: ProtocolPage, name: str) -> None:
    mime = QMimeData()
    mime.setText("Rathaus")
    mime.setUrls([QUrl("https://beispiel.invalid/rathaus")])  # as browsers add it to a link
    field = page.findChildren(QWidget, name)[0]
    text = field.viewport() if isinstance(field, QAbstractScrollArea) else field
    assert drop(text, mime, QPointF(4, 4))
    shown = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.property("text")
    assert "Rathaus" in shown or "beispiel.invalid" in shown


def test_a_file_is_a_photo_by_what_it_holds_and_what_is_none_is_said(
    window: MainWindow, page: ProtocolPage, workspace: Workspace, visit: UUID, until: Until, tmp_path: Path
) -> None:
    named = [picture(tmp_path / "a.jpg"), picture(tmp_path / "b.png")]
    dropped = [named[0].rename(tmp_path / "a.jfif"), named[1].rename(tmp_path / "b")]
    letter = tmp_path / "Brief.pdf"
    letter.write_bytes(b"%PDF-1.7")
    assert drop(grid(page), files(*dropped, letter), QPointF(10, 10))
    until(lambda: sorted(row.file_name for row in rows(workspace, visit)) == ["a.jfif", "b"])
    said = [label.text() for label in find(window, MessageBar).findChildren(QLabel)]
    assert any(text.startswith("Kein Bild: Brief.pdf.") for text in said)


def test_text_is_not_welcome(page: ProtocolPage) -> None:
    mime = QMimeData()
    mime.setText("kein Foto")
    assert not drop(grid(page), mime, QPointF(10, 10))


def test_pictures_of_a_talk_are_offered_and_taken_on_a_click(
    window: MainWindow, context: Context, workspace: Workspace, until: Until, tmp_path: Path
) -> None:
    """Its section of photos, which others begin without, comes into view with them."""
    folder = tmp_path / "phone"
    folder.mkdir()
    context.settings.set(PHOTO_FOLDER, str(folder))
    talk = workspace.protocols.start(None, TODAY, "talk").result()
    workspace.editing.save("protocol", talk, {"begin": time(9), "end": time(11)}).result()
    day = f"{TODAY:%Y:%m:%d}"
    picture(folder / "1.jpg", f"{day} 09:30:00")
    picture(folder / "0.jpg", f"{day} 08:30:00")
    page = window.show_page("protocol", talk)
    assert isinstance(page, ProtocolPage)
    offer = find(page, PhotoOffer)
    until(lambda: offer.text().startswith("1 Foto") and offer.isVisible())
    assert rows(workspace, talk) == (), "something was taken by itself"
    picture(folder / "2.jpg", f"{day} 10:30:00")  # while the page is open
    until(lambda: offer.text().startswith("2 Foto"))
    offer.click()
    until(lambda: [row.file_name for row in rows(workspace, talk)] == ["1.jpg", "2.jpg"])
    until(offer.isHidden)
    taken = [row.values["taken_at"] for row in rows(workspace, talk)]
    assert taken[0] == datetime.combine(TODAY, time(9, 30)).astimezone()


def test_nothing_is_offered_without_a_folder_or_a_begin(
    page: ProtocolPage, context: Context, until: Until, tmp_path: Path
) -> None:
    picture(tmp_path / "1.jpg", f"{TODAY:%Y:%m:%d} 09:30:00")
    context.settings.set(PHOTO_FOLDER, str(tmp_path))
    page.refresh()
    until(lambda: not context.jobs.busy() and page.shows_all())
    assert find(page, PhotoOffer).isHidden()


@pytest.fixture
def phone(context: Context, tmp_path: Path) -> Path:
    folder = tmp_path / "phone"
    folder.mkdir()
    context.settings.set(PHOTO_FOLDER, str(folder))
    picture(folder / "9.jpg", f"{TODAY:%Y:%m:%d} 09:30:00")
    picture(folder / "14.jpg", f"{TODAY:%Y:%m:%d} 14:30:00")
    return folder


MORNING = span_of(TODAY, time(9), time(11))
AFTERNOON = span_of(TODAY, time(14), time(15))


def test_pictures_of_one_visit_are_never_offered_to_another(
    page: ProtocolPage, context: Context, phone: Path, until: Until
) -> None:
    offer, first, second = PhotoOffer(page), uuid4(), uuid4()
    offer.look(context, first, MORNING, [])
    offer.look(context, second, AFTERNOON, [])  # while the first look runs
    until(lambda: offer._offered == [phone / "14.jpg"])
    offer.look(context, first, MORNING, [])
    assert offer._offered == []
    assert offer.isHidden()
    until(lambda: offer._offered == [phone / "9.jpg"])
    late = offer._sought
    assert late is not None
    offer.look(context, second, MORNING, [])
    assert offer._offered == [], "the same time, and another protocol"
    until(lambda: offer._offered == [phone / "9.jpg"])
    offer._follow(late, [phone], [phone / "14.jpg"])
    assert offer._offered == [phone / "9.jpg"], "a late answer counted"


def test_a_picture_is_handed_out_once(
    page: ProtocolPage, context: Context, phone: Path, until: Until
) -> None:
    offer, protocol = PhotoOffer(page), uuid4()
    taken = list[list[Path]]()
    offer.taken.connect(taken.append)
    offer.look(context, protocol, MORNING, [])
    until(lambda: offer._offered == [phone / "9.jpg"])
    offer.click()
    offer.look(context, protocol, MORNING, [])  # a refresh before it is taken in
    offer._look()
    until(lambda: not context.jobs.busy())
    offer.click()
    assert taken[0] == [phone / "9.jpg"]
    assert offer._offered == []
    offer.offer_again(phone / "9.jpg")
    assert offer._offered == [phone / "9.jpg"]


def test_the_same_name_in_another_folder_is_another_picture(
    page: ProtocolPage, context: Context, workspace: Workspace, visit: UUID, phone: Path, until: Until
) -> None:
    (phone / "101").mkdir()
    again = picture(phone / "101" / "9.jpg", f"{TODAY:%Y:%m:%d} 10:30:00")
    workspace.photos.add(visit, phone / "9.jpg").result()
    (photo,) = rows(workspace, visit)
    offer = PhotoOffer(page)
    offer.look(context, visit, MORNING, [(photo.file_name, taken_at(photo))])
    until(lambda: offer._offered == [again])


def test_a_refresh_asks_the_folder_only_once_it_changed(
    page: ProtocolPage, context: Context, phone: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer, protocol, looks = PhotoOffer(page), uuid4(), list[Path]()
    ask = Photos.taken_between
    answers = dict[int, object]()

    def counted(folder: Path, begin: datetime, end: datetime) -> object:
        looks.append(folder)
        return answers.get(len(looks), ask(folder, begin, end))

    answers[1] = None  # it does not answer
    monkeypatch.setattr(Photos, "taken_between", staticmethod(counted))
    offer.look(context, protocol, MORNING, [])
    until(lambda: len(looks) == 1 and not context.jobs.busy())
    assert offer._watcher.directories() == [], "a drive that hangs is watched"
    offer.look(context, protocol, MORNING, [])
    until(lambda: offer._offered == [phone / "9.jpg"])
    offer.look(context, protocol, MORNING, [("9.jpg", None)])
    until(lambda: not context.jobs.busy())
    assert offer._offered == []
    assert len(looks) == 2
