"""Stock-taking in the window: typed on the way, put in order, a photo's place asked, two rounds compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.stock_page import StockPage, StockShown
from inka_desktop.gui.widgets.comparison_view import ComparisonView
from inka_desktop.gui.widgets.coordinates_edit import CoordinatesEdit
from inka_desktop.gui.widgets.fields import DayEdit
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.gui.widgets.photo_offer import PhotoOffer
from inka_desktop.gui.widgets.stock_lists import FigureList, FindingList, InstitutionList
from inka_desktop.gui.widgets.stock_points import PointEditor, PointList
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.walk_sketch import WalkSketch
from inka_desktop.records.values import FindingKind
from inka_desktop.services import recording, recording_stock
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import PHOTO_FOLDER
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into
from tests.gui.test_agreements import POPUP
from tests.gui.test_mailing import choose
from tests.gui.test_photos import drop, files, picture
from tests.gui.turns import editors_a_turn

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def rounds(workspace: Workspace, project: UUID) -> list[UUID]:
    said = recording.read_input("stock.toml")
    return recording_stock.record_rounds(workspace, {"Projekt Bahnhofsvorstadt": project}, said)


def shown(window: MainWindow, stock: UUID, until: Until) -> StockPage:
    page = window.show_page("stock_taking", stock)
    assert isinstance(page, StockPage)
    until(page.shows_all)
    return page


@pytest.fixture
def page(window: MainWindow, workspace: Workspace, until: Until) -> StockPage:
    stock = workspace.stock.create("Bahnhofsvorstadt", TODAY).result()
    return shown(window, stock, until)


def points(page: StockPage) -> PointList:
    return find(page, PointList, "pointList")


def now(page: StockPage, workspace: Workspace) -> list[dict[str, object]]:
    assert page.binder.record is not None
    return [dict(row.values) for row in workspace.stock.get(page.binder.record).points]


def a_point(page: StockPage, workspace: Workspace, until: Until, count: int = 1) -> PointEditor:
    points(page).add()
    until(lambda: len(points(page).editors()) == count and page.shows_all())
    editor = points(page).editors()[-1]
    assert isinstance(editor, PointEditor)
    return editor


def test_a_round_is_begun_from_the_empty_page(window: MainWindow, workspace: Workspace, until: Until) -> None:
    page = window.show_page("stock_takings")
    until(lambda: not find(page, QWidget, "emptyView").isHidden())
    find(page, QPushButton, "newButton").click()
    until(lambda: isinstance(window.current(), StockPage))
    editor = window.current()
    assert isinstance(editor, StockPage)
    until(editor.shows_all)
    area = find(editor, QLineEdit, "areaLabelEdit")
    area.setFocus()
    type_into(area, "Bahnhofsvorstadt")
    editor.leave()
    until(lambda: [row.area for row in workspace.stock.list()] == ["Bahnhofsvorstadt"])


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_a_typed_area_is_that_of_the_town(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    other = workspace.projects.create("Tannrieden", ["Stadt Tannrieden"], "W").result()
    first = workspace.stock.create("Innenstadt", TODAY - timedelta(days=100), project).result()
    second = workspace.stock.create("", TODAY, other).result()
    page = shown(window, second, until)
    line = find(page, SuggestEdit, "areaLabelEdit")
    line.setFocus()
    type_into(line, "Innenstadt")
    wanted = "Innenstadt, Stadt Quellrode"
    until(lambda: bool(line.completer()) and line.completer().model().index(0, 0).data() == wanted)
    popup = line.completer().popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Tab)
    until(lambda: workspace.stock.get(second).values["area_id"] is not None)
    assert workspace.stock.get(second).values["area_id"] != workspace.stock.get(first).values["area_id"]
    assert workspace.stock.get(second).others == ()


def test_coordinates_typed_in_degrees_are_kept_as_decimals_and_drawn(
    page: StockPage, workspace: Workspace, until: Until
) -> None:
    editor = a_point(page, workspace, until)
    edit = find(editor, CoordinatesEdit, "coordinatesEdit")
    edit.setFocus()
    type_into(edit, "50° 58' 42,6\" N, 11° 1' 45,6\" O")
    page.leave()
    until(lambda: now(page, workspace)[0]["coordinates"] == "50.978500, 11.029333")
    until(lambda: not find(page, WalkSketch, "sketch").isHidden())


def test_many_changes_at_once_are_read_once_and_once_more(
    page: StockPage, workspace: Workspace, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each reading that a change overtook once began another one, ever more while somebody typed."""
    editor = a_point(page, workspace, until)
    asked: list[UUID] = []
    reading = page.read

    def read(workspace: Workspace, record: UUID) -> StockShown:
        asked.append(record)
        return reading(workspace, record)

    monkeypatch.setattr(page, "read", read)
    for _ in range(20):
        page.refresh()
    assert editor.record is not None
    workspace.editing.save("walk_point", editor.record, {"place": "Am Anger"}).result()
    until(lambda: page.shows_all() and find(editor, QLineEdit, "placeEdit").text() == "Am Anger")
    assert 2 <= len(asked) <= 4


def test_coordinates_that_name_no_place_stay_and_are_told(
    page: StockPage, workspace: Workspace, until: Until
) -> None:
    editor = a_point(page, workspace, until)
    edit = find(editor, CoordinatesEdit, "coordinatesEdit")
    edit.setFocus()
    type_into(edit, "95, 11")
    find(editor, QLineEdit, "placeEdit").setFocus()
    hint = find(editor, QLabel, "hintLabel")
    until(lambda: not hint.isHidden())
    assert "nennen keinen Ort" in hint.text()
    assert edit.text() == "95, 11"
    assert now(page, workspace)[0]["coordinates"] == ""
    edit.setFocus()
    edit.selectAll()
    type_into(edit, "51, 11")
    until(hint.isHidden)


def test_points_are_put_in_order_with_keys_and_by_pulling(
    window: MainWindow, workspace: Workspace, rounds: list[UUID], until: Until
) -> None:
    page = shown(window, rounds[1], until)
    places = [str(row["place"]) for row in now(page, workspace)]
    first = points(page).editors()[0]
    edit = find(first, QLineEdit, "placeEdit")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    until(lambda: [row["place"] for row in now(page, workspace)][:2] == [places[1], places[0]])
    until(lambda: points(page).editors()[1] is first and page.shows_all())
    until(lambda: first.y() > points(page).editors()[0].y() >= 0)
    handle = first.handle
    third = points(page).editors()[2]
    below = handle.mapFromGlobal(third.mapToGlobal(QPoint(10, third.height() - 4)))
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(handle, QPoint(5, 60))
    QTest.mouseMove(handle, below)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=below)
    until(
        lambda: (
            [row["place"] for row in now(page, workspace)] == [places[1], places[2], places[0], *places[3:]]
        )
    )


def test_the_place_of_a_photo_is_asked(
    window: MainWindow, page: StockPage, workspace: Workspace, until: Until, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 58.0, 42.6), 3: "E", 4: (11.0, 1.0, 45.6)})
    Image.new("RGB", (800, 600), "white").save(tmp_path / "foto.jpg", "JPEG", exif=exif)
    editor = a_point(page, workspace, until)
    editor.set_photo(tmp_path / "foto.jpg")
    bar = window.findChild(MessageBar)
    assert bar is not None
    until(lambda: any("nennt einen Ort" in label.text() for label in bar.findChildren(QLabel)))
    assert now(page, workspace)[0]["coordinates"] == ""
    take = next(one for one in bar.findChildren(QPushButton) if one.text() == "Koordinaten übernehmen")
    take.click()
    until(lambda: now(page, workspace)[0]["coordinates"] == "50.978500, 11.029333")
    until(lambda: find(editor, CoordinatesEdit, "coordinatesEdit").text() == "50.978500, 11.029333")


def test_the_details_of_an_institution_open_and_say_themselves_in_a_line(
    window: MainWindow, rounds: list[UUID], until: Until
) -> None:
    page = shown(window, rounds[1], until)
    editor = find(page, InstitutionList, "institutionList").editors()[0]
    details, line = find(editor, QWidget, "detailsWidget"), find(editor, QLabel, "summaryLabel")
    assert details.isHidden()
    assert "96 Plätze" in line.text()
    find(editor, QWidget, "detailsButton").click()  # type: ignore[attr-defined]  # a button
    assert not details.isHidden()
    assert line.isHidden()


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_the_carrier_of_an_institution_is_made_while_it_is_typed(
    page: StockPage, workspace: Workspace, until: Until
) -> None:
    institutions = find(page, InstitutionList, "institutionList")
    institutions.add()
    until(lambda: len(institutions.editors()) == 1 and page.shows_all())
    editor = institutions.editors()[0]
    find(editor, QWidget, "detailsButton").click()  # type: ignore[attr-defined]  # a button
    line = find(editor, SuggestEdit, "carrierEdit")
    line.setFocus()
    type_into(line, "Miteinander e. V.")
    until(lambda: line.completer() is not None and line.completer().model().rowCount() == 1)
    line.completer().activated.emit(line.completer().model().index(0, 0).data())
    until(lambda: len(workspace.network.organizations("miteinander")) == 1)
    page.leave()
    until(page.settled)
    (row,) = workspace.stock.get(page.binder.record or UUID(int=0)).institutions
    assert row.values["carrier"] == "Miteinander e. V."


def test_findings_stand_in_the_list_of_their_kind(
    page: StockPage, workspace: Workspace, until: Until
) -> None:
    gaps = find(page, FindingList, "gapList")
    gaps.add()
    until(lambda: len(gaps.editors()) == 1)
    assert not find(page, FindingList, "duplicateList").editors()
    assert page.binder.record is not None
    assert len(workspace.stock.get(page.binder.record).findings["gap"]) == 1


def test_two_rounds_stand_side_by_side(
    window: MainWindow, workspace: Workspace, rounds: list[UUID], until: Until
) -> None:
    page = shown(window, rounds[1], until)
    view = find(page, ComparisonView, "comparison")

    def texts() -> set[str]:
        return {label.text() for label in view.findChildren(QLabel)}

    until(lambda: "+1,3 Prozentpunkte" in texts())
    assert {"–130 (–3 %)", "Hausarztpraxis am Markt", "Treffpunkt Mühlgraben"} <= texts()
    assert {"Begehungspunkte", "Einschätzung", "Schwäche", "Stärke"} <= texts()
    assert len(find(page, FigureList, "figureList").editors()) == 4
    QGuiApplication.clipboard().clear()
    choose(page, "Text und Tabellen kopieren")
    until(lambda: "Hausarztpraxis am Markt" in QGuiApplication.clipboard().text())
    QGuiApplication.clipboard().clear()  # Qt ends badly while it holds what Python gave
    find(page, QPushButton, "followButton").click()
    until(lambda: len(workspace.stock.list()) == 3)
    until(lambda: page.binder.record not in rounds and page.shows_all())
    assert view.findChild(QComboBox).count() == 2  # type: ignore[union-attr]  # it is there


def test_rows_come_a_few_at_each_turn_also_when_another_round_was_shown(
    window: MainWindow, workspace: Workspace, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (workspace.stock.create(area, TODAY).result() for area in ("Nord", "Süd"))
    for stock in (first, second):
        for number in range(7):
            for kind in ("walk_point", "institution", "stock_actor", "stock_figure"):
                workspace.editing.add(kind, {"stock_taking_id": stock}).result()
            values: dict[str, object] = {"stock_taking_id": stock, "kind": FindingKind.GAP, "what": "Bus"}
            workspace.editing.add("finding", values).result()
            workspace.stock.add_person(stock, f"Kim {number}").result()
    page = shown(window, first, until)
    made = editors_a_turn(page, monkeypatch)
    shown(window, second, until)
    assert sum(made) == 6 * 7
    assert max(made) <= 3
    kept = points(page).editors()
    workspace.editing.add("walk_point", {"stock_taking_id": second}, None).result()
    until(lambda: len(points(page).editors()) == 8 and page.shows_all())
    assert set(kept) < set(points(page).editors())


def with_place(path: Path, north: float = 58.0) -> Path:
    """A camera's picture that names a place."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, north, 42.6), 3: "E", 4: (11.0, 1.0, 45.6)})
    Image.new("RGB", (800, 600), "white").save(path, "JPEG", exif=exif)
    return path


def photos(page: StockPage, workspace: Workspace) -> list[str]:
    assert page.binder.record is not None
    return [row.file_name for row in workspace.stock.get(page.binder.record).points]


def said(window: MainWindow, words: str) -> bool:
    return any(words in label.text() for label in find(window, MessageBar).findChildren(QLabel))


def choose_from_menu(editor: PointEditor, words: str) -> None:
    find(editor, QPushButton, "pictureButton").click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_a_picture_in_the_clipboard_becomes_the_photo_of_a_point(
    window: MainWindow, page: StockPage, workspace: Workspace, until: Until
) -> None:
    editor = a_point(page, workspace, until)
    QGuiApplication.clipboard().clear()
    choose_from_menu(editor, "Aus der Zwischenablage")
    assert said(window, "In der Zwischenablage ist kein Bild.")
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    choose_from_menu(editor, "Aus der Zwischenablage")
    until(lambda: photos(page, workspace) == ["bild.png"])
    folder = workspace.core.database.folder
    until(lambda: not list(folder.rglob("bild.png")))


@pytest.mark.parametrize("name", ["", "placeEdit", "noteText"])
def test_a_picture_is_dropped_anywhere_on_a_point_and_further_ones_get_points_of_their_own(
    page: StockPage, workspace: Workspace, until: Until, tmp_path: Path, name: str
) -> None:
    editor = a_point(page, workspace, until)
    target: QWidget = find(editor, QWidget, name) if name else editor
    mime = files(*(with_place(tmp_path / f"{number}.jpg", number) for number in (1, 2, 3)))
    assert drop(target.viewport() if name == "noteText" else target, mime, QPointF(4, 4))  # type: ignore[attr-defined]  # a text
    until(lambda: photos(page, workspace) == ["1.jpg", "2.jpg", "3.jpg"])
    page.leave()
    until(page.settled)
    assert not [row for row in now(page, workspace) if "jpg" in f"{row['place']}{row['note']}"]


def test_the_places_of_several_pictures_are_asked_once(
    window: MainWindow, page: StockPage, workspace: Workspace, until: Until, tmp_path: Path
) -> None:
    mime = files(*(with_place(tmp_path / f"{number}.jpg", number) for number in (1, 2)))
    assert drop(points(page), mime, QPointF(4, 4))
    until(lambda: said(window, "2 Fotos nennen ihren Ort."))
    bar = find(window, MessageBar)
    next(one for one in bar.findChildren(QPushButton) if one.text() == "Koordinaten übernehmen").click()
    until(
        lambda: (
            [row["coordinates"] for row in now(page, workspace)]
            == ["50.028500, 11.029333", "50.045167, 11.029333"]
        )
    )


def test_a_photo_that_is_still_on_the_phone_is_said_at_a_point(
    window: MainWindow, page: StockPage, workspace: Workspace, until: Until
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("mtp://phone/DCIM/1.jpg")])
    assert drop(find(a_point(page, workspace, until), QWidget, "placeEdit"), mime, QPointF(4, 4))
    assert said(window, "Dieses Foto liegt noch auf dem Telefon.")


def test_pictures_of_the_days_of_a_round_are_offered(
    window: MainWindow, context: Context, workspace: Workspace, until: Until, tmp_path: Path
) -> None:
    context.settings.set(PHOTO_FOLDER, str(tmp_path))
    days = {"before": TODAY - timedelta(days=1), "1": TODAY, "2": TODAY + timedelta(days=1)}
    for name, day in days.items():
        picture(tmp_path / f"{name}.jpg", f"{day:%Y:%m:%d} 23:30:00")
    stock = workspace.stock.create("Bahnhofsvorstadt", TODAY).result()
    workspace.editing.save("stock_taking", stock, {"date_to": TODAY + timedelta(days=1)}).result()
    page = shown(window, stock, until)
    offer = find(page, PhotoOffer)
    until(lambda: offer.text() == "2 Fotos aus dieser Zeit hinzufügen" and not offer.isHidden())
    assert now(page, workspace) == [], "something was taken by itself"
    offer.click()
    until(lambda: photos(page, workspace) == ["1.jpg", "2.jpg"])
    until(lambda: page.shows_all() and offer.isHidden())


def test_a_picture_that_cannot_be_read_makes_no_point(
    window: MainWindow, page: StockPage, workspace: Workspace, until: Until, tmp_path: Path
) -> None:
    (tmp_path / "a.jpg").write_bytes(b"no picture")
    mime = files(tmp_path / "a.jpg", with_place(tmp_path / "b.jpg"))
    assert drop(points(page), mime, QPointF(4, 4))
    until(lambda: photos(page, workspace) == ["b.jpg"])


def test_a_survey_does_not_end_before_it_begins(
    page: StockPage, window: MainWindow, workspace: Workspace, until: Until
) -> None:
    begin, end = find(page, DayEdit, "dateEdit"), find(page, DayEdit, "dateToEdit")

    def days() -> list[object]:
        assert page.binder.record is not None
        values = workspace.stock.get(page.binder.record).values
        return [values["date"], values["date_to"]]

    end.setFocus()
    type_into(end, "20.11.2026")
    begin.setFocus()
    until(lambda: said(window, "Das Ende liegt vor dem Beginn."))
    page.leave()
    assert days() == [TODAY, None]
    assert end.text() == "20.11.2026", "nothing is lost"
    assert not page.hand_over(), "it would be missing in the report"
    begin.selectAll()
    type_into(begin, "18.11.2026")
    assert end.property("state") == ""
    page.leave()
    until(lambda: days() == [date(2026, 11, 18), date(2026, 11, 20)])
