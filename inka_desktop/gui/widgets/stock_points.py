"""Walk points in the order walked: a place, what is to be seen, a photo, and where it lies."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QMimeData, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QPixmap, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.point_row import Ui_PointRow
from inka_desktop.gui.context import Context
from inka_desktop.gui.pictures import PICTURES, picture_files
from inka_desktop.gui.widgets.ordered_list import OrderedEditor, OrderedList
from inka_desktop.records.coordinates import Coordinates
from inka_desktop.services.stock import PhotoTaken
from inka_desktop.services.stock_rows import StockPartRow
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels import stock, wording
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
_PHOTO = QSize(132, 99)


class PointEditor(OrderedEditor):
    """One walk point; a photo is dropped on it or chosen with its button."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._ui = ui = Ui_PointRow()
        super().__init__(context, "walk_point", ui, parent)
        self._context = context
        self._row: StockPartRow | None = None
        self._shown: UUID | None = None
        self.setAcceptDrops(True)
        ui.assessmentCombo.offer(stock.ASSESSMENTS, translate("Stock", "ohne Einschätzung"))
        ui.peopleMarkCombo.offer(wording.PHOTO_MARKS)
        ui.pictureButton.clicked.connect(self._press)
        ui.hintLabel.hide()
        ui.coordinatesEdit.told.connect(self._tell)
        self._show_empty()

    def load(self, row: StockPartRow, number: int) -> None:
        """Shows a row and its place in the list, from 1."""
        self._row = row
        super().load(row, number)
        self._ui.noteText.setAccessibleName(
            translate("Stock", "Beobachtung zu Begehungspunkt {number}").format(number=number)
        )
        self._ui.peopleMarkCombo.setVisible(row.photo is not None)
        if row.photo is None:
            self._shown = None
            self._show_empty()
        elif row.photo != self._shown and row.present:
            self._shown, record = row.photo, row.id
            self._context.read(self, lambda ws: ws.stock.photo_bytes(record, thumbnail=True), self._draw)

    def set_photo(self, path: Path) -> None:
        """Keeps a picture file as the photo of this point; scaling happens in the background."""
        point = self.record
        if point is not None:
            self._context.write(self, lambda ws: ws.stock.set_photo(point, path), self._offer_place)

    def _offer_place(self, taken: PhotoTaken) -> None:
        """Asks whether the camera's place is the point's, where that is not what stands there."""
        place = taken.place
        if place is None or self._row is None or self._row.values["coordinates"] == str(place):
            return
        number = self._ui.numberLabel.text()
        self._context.say(
            translate(
                "Stock",
                "Das Foto nennt einen Ort ({place}). Das gespeicherte Foto enthält ihn nicht mehr. "
                "Für Begehungspunkt {number} übernehmen?",
            ).format(place=stock.place_words(place), number=number),
            "information",
            translate("Stock", "Koordinaten übernehmen"),
            lambda: self._take_place(taken.point, place),
        )

    def _take_place(self, point: UUID, place: Coordinates) -> None:
        self._context.write(self, lambda ws: ws.stock.set_coordinates(point, place))

    def _press(self) -> None:
        if self._row is None or self._row.photo is None:
            self._choose()
            return
        menu = QMenu(self)
        menu.addAction(translate("Stock", "Anderes Foto wählen")).triggered.connect(self._choose)
        menu.addAction(translate("Stock", "Foto entfernen")).triggered.connect(self._take_away)
        menu.popup(self._ui.pictureButton.mapToGlobal(self._ui.pictureButton.rect().bottomLeft()))

    def _choose(self) -> None:
        settings = self._context.settings
        filters = translate("Stock", "Bilder ({patterns})").format(patterns=PICTURES)
        start = settings.get(LAST_FOLDER)
        name, _filter = QFileDialog.getOpenFileName(self, translate("Stock", "Foto wählen"), start, filters)
        if name:
            settings.set(LAST_FOLDER, str(Path(name).parent))
            self.set_photo(Path(name))

    def _take_away(self) -> None:
        point = self.record
        if point is not None:
            self._context.write(
                self, lambda ws: ws.editing.save("walk_point", point, {"attachment_id": None})
            )

    def _tell(self, words: str) -> None:
        self._ui.hintLabel.setText(words)
        self._ui.hintLabel.setVisible(bool(words))

    def _show_empty(self) -> None:
        icons.set_icon(self._ui.pictureButton, "camera", "muted", 28)
        self._ui.pictureButton.setToolTip(translate("Stock", "Foto hinzufügen"))

    def _draw(self, data: bytes | None) -> None:
        picture = QPixmap()
        if data is None or not picture.loadFromData(data):
            return
        ratio = self.devicePixelRatioF()
        scaled = picture.scaled(
            _PHOTO * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        button = self._ui.pictureButton
        button.setProperty("inkaIcon", None)
        button.setIconSize(_PHOTO)
        button.setIcon(QIcon(scaled))
        button.setToolTip(translate("Stock", "Foto ändern oder entfernen"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ui.pictureButton.setFixedSize(_PHOTO)  # the style sheet has had its say by now

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _file(event.mimeData())
        if path is not None:
            self.set_photo(path)
            event.acceptProposedAction()


def _file(mime: QMimeData) -> Path | None:
    return next(iter(picture_files(mime)), None)


class PointList(OrderedList):
    """All walk points."""

    kind = "walk_point"
    owner_field = "stock_taking_id"
    editor_class = PointEditor
    add_text = QT_TRANSLATE_NOOP("PointList", "+ Begehungspunkt")
    removed_text = QT_TRANSLATE_NOOP("PointList", "Der Begehungspunkt ist im Papierkorb.")
