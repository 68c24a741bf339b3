"""Walk points in the order walked: a place, what is to be seen, a photo, and where it lies."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.point_row import Ui_PointRow
from inka_desktop.gui.context import Context
from inka_desktop.gui.pictures import Keep, Picture, PictureDrops, choose, paste, take
from inka_desktop.gui.widgets.ordered_list import OrderedEditor, OrderedList
from inka_desktop.gui.widgets.photo_offer import PhotoOffer
from inka_desktop.records.coordinates import Coordinates
from inka_desktop.services.stock import PhotoTaken
from inka_desktop.services.stock_rows import StockPartRow
from inka_desktop.viewmodels import stock, wording
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.photo_times import Span

translate = QCoreApplication.translate
_PHOTO = QSize(132, 99)


class PointEditor(OrderedEditor):
    """One walk point; a photo is dropped on it, or comes by its button."""

    further = Signal(object)
    """Pictures beside the one that this point keeps."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._ui = ui = Ui_PointRow()
        super().__init__(context, "walk_point", ui, parent)
        self._context = context
        self._row: StockPartRow | None = None
        self._shown: UUID | None = None
        PictureDrops(self, self._dropped)
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
        for mark in (self._ui.peopleMarkComboLabel, self._ui.peopleMarkCombo):
            mark.setVisible(row.photo is not None)  # neither takes a gap without a photo
        if row.photo is None:
            self._shown = None
            self._show_empty()
        elif row.photo != self._shown and row.present:
            self._shown, record = row.photo, row.id
            self._context.read(self, lambda ws: ws.stock.photo_bytes(record, thumbnail=True), self._draw)

    def set_photo(self, path: Path) -> None:
        """Keeps a picture file as the photo of this point; scaling happens in the background."""
        self._keeping()([Picture(path)])

    def _keeping(self) -> Keep:
        """What keeps a picture at the point that is shown now; a point has one photo."""
        point, context = self.record, self._context

        def keep(pictures: Sequence[Picture]) -> None:
            if point is None or not pictures:
                return
            first, *others = pictures

            def done(taken: PhotoTaken) -> None:
                first.tidy()
                self._offer_place(taken)

            def lost(error: BaseException) -> None:
                first.tidy()
                context.tell(error)

            context.write(self, lambda ws: ws.stock.set_photo(point, first.path), done, lost)
            if others:
                self.further.emit(others)

        return keep

    def _dropped(self, mime: QMimeData, _at: QPoint) -> None:
        take(self._context, mime, self._keeping())

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
        menu, context = QMenu(self), self._context
        chosen = menu.addAction(translate("Stock", "Foto wählen …"))
        chosen.triggered.connect(
            lambda: self._keeping()(choose(self, context, translate("Stock", "Foto wählen")))
        )
        pasted = menu.addAction(translate("Stock", "Aus der Zwischenablage"))
        pasted.triggered.connect(lambda: paste(context, self._keeping()))
        if self._row is not None and self._row.photo is not None:
            menu.addAction(translate("Stock", "Foto entfernen")).triggered.connect(self._take_away)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._ui.pictureButton.mapToGlobal(self._ui.pictureButton.rect().bottomLeft()))

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


class PointList(OrderedList):
    """All walk points."""

    kind = "walk_point"
    owner_field = "stock_taking_id"
    editor_class = PointEditor
    add_text = QT_TRANSLATE_NOOP("PointList", "+ Begehungspunkt")
    removed_text = QT_TRANSLATE_NOOP("PointList", "Der Begehungspunkt ist im Papierkorb.")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taking: deque[tuple[UUID, Picture]] = deque()
        self._placed: list[PhotoTaken] = []
        self._offer = PhotoOffer(self)
        self._offer.setToolTip(translate("Stock", "Jedes Foto wird ein Begehungspunkt."))
        self._offer.taken.connect(lambda paths: self._keeping()([Picture(path) for path in paths]))
        self.below_rows(self._offer)
        PictureDrops(self, lambda mime, _at: take(self.context, mime, self._keeping()))

    def look(self, stock: UUID, span: Span | None, rows: Sequence[StockPartRow]) -> None:
        """Offers the pictures of the device's folder from the days of a round."""
        self._offer.look(self.context, stock, span, [(row.file_name, None) for row in rows])

    def _keeping(self) -> Keep:
        """What makes a point of each picture, at the end of the way of the round that is shown now."""
        owner = self._owner

        def keep(pictures: Sequence[Picture]) -> None:
            busy = bool(self._taking)
            if owner is not None:
                self._taking.extend((owner, picture) for picture in pictures)
            if self._taking and not busy:
                self._add_next()

        return keep

    def _take_further(self, pictures: Sequence[Picture]) -> None:
        self._keeping()(pictures)

    def _add_next(self) -> None:
        """One after the other: points stand in the order of their pictures."""
        owner, picture = self._taking[0]

        def go_on() -> None:
            picture.tidy()
            self._taking.popleft()
            if self._taking:
                self._add_next()
            else:
                self._ask_places()

        def done(taken: PhotoTaken) -> None:
            self._placed += [taken] if taken.place is not None else []
            go_on()

        def lost(error: BaseException) -> None:
            self._offer.offer_again(picture.path)
            self.context.tell(error)
            go_on()

        self.context.write(self, lambda ws: ws.stock.add_photo(owner, picture.path), done, lost)

    def _ask_places(self) -> None:
        """Asks once for all that came together whether the camera's places are the points'."""
        placed, self._placed = self._placed, []
        if not placed:
            return

        def take_all() -> None:
            for one in placed:
                if (place := one.place) is not None:
                    self.context.write(
                        self,
                        lambda ws, point=one.point, at=place: ws.stock.set_coordinates(point, at),  # type: ignore[misc]  # binds now
                    )

        self.context.say(
            translate(
                "Stock",
                "%n Fotos nennen ihren Ort. Die gespeicherten Fotos enthalten ihn nicht mehr. "
                "Für ihre Begehungspunkte übernehmen?",
                "", len(placed),
            ),
            "information", translate("Stock", "Koordinaten übernehmen"), take_all,
        )  # fmt: skip

    def _make(self, row: StockPartRow) -> OrderedEditor:
        editor = super()._make(row)
        if isinstance(editor, PointEditor):
            editor.further.connect(self._take_further)
        return editor
