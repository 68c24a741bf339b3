"""One photo of a protocol with its caption and its mark about persons, or the caption of one that follows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPixmap, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.photo_row import Ui_PhotoRow
from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.services.rows import PhotoRow
from inka_desktop.viewmodels import wording

NARROWEST = 210
"""Least width in logical pixels."""


class PhotoEditor(QWidget):
    """One photo with its caption."""

    removed = Signal(object)
    opened = Signal(object)
    filling_wished = Signal(object)
    """The photo that was announced is to be chosen."""

    def __init__(self, context: Context, row: PhotoRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_PhotoRow()
        self._ui.setupUi(self)
        self._picture: QPixmap | None = None
        over = QHBoxLayout(self._ui.pictureButton)
        over.setContentsMargins(6, 6, 6, 6)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        over.addWidget(self._ui.removeButton, 0, corner)
        self.set_width(NARROWEST)
        self._ui.captionText.set_lines(1)
        self._ui.peopleMarkCombo.offer(wording.PHOTO_MARKS)
        self.binder = Binder(context, "photo", self)
        self._context = context
        self._record = row.id
        self._awaited = row.values["attachment_id"] is None
        icons.set_icon(self._ui.removeButton, "trash-2")
        icons.set_icon(self._ui.pictureButton, "image", "muted", 32)
        self._ui.removeButton.clicked.connect(self._wish_removed)
        self._ui.pictureButton.clicked.connect(self._open)
        if self._awaited:
            self._show_awaited()

    def load(self, row: PhotoRow, number: int) -> None:
        """Shows a photo's caption, and its picture once the bytes are here."""
        self.binder.load(row.id, row)
        self._ui.peopleMarkCombo.setAccessibleName(
            self.tr("Personen auf Foto {number}").format(number=number)
        )
        self._ui.captionText.setAccessibleName(
            self.tr("Bildunterschrift zu Foto {number}").format(number=number)
        )
        if row.present and self._picture is None:
            record = row.id
            self._context.read(self, lambda ws: ws.protocols.photo_bytes(record, True), self._draw)
        elif not row.present and not self._awaited:
            self._ui.pictureButton.setToolTip(self.tr("Dieses Foto ist noch unterwegs."))

    @property
    def awaited(self) -> bool:
        """Whether only the caption is there."""
        return self._awaited

    def enter(self) -> None:
        """Puts the cursor into the caption."""
        self._ui.captionText.setFocus()

    def hand_over(self, heir: PhotoEditor) -> None:
        """Gives caption and cursor to the photo in this one's place; nothing is saved here any more."""
        mine, other = self._ui.captionText, heir._ui.captionText
        cursor, entered = mine.textCursor(), mine.hasFocus()
        self.binder.release()
        if entered:
            heir.enter()
        if mine.value() != other.value():
            other.setPlainText(mine.value())  # typed there, as it were: it is saved there
        if entered:
            place = other.textCursor()
            place.setPosition(cursor.anchor())
            place.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
            other.setTextCursor(place)

    def _wish_removed(self) -> None:
        self.binder.flush()  # so it comes back with what was typed
        self.removed.emit(self._record)

    def _open(self) -> None:
        (self.filling_wished if self._awaited else self.opened).emit(self._record)

    def _show_awaited(self) -> None:
        """A field that says that the photo follows, and takes it."""
        button = self._ui.pictureButton
        button.setText(self.tr("Foto folgt"))
        button.setProperty("role", "awaited")
        button.setAccessibleName(self.tr("Foto folgt: jetzt wählen"))
        button.setToolTip(self.tr("Foto wählen oder hierher ziehen"))
        self._ui.peopleMarkCombo.hide()

    def _draw(self, data: bytes | None) -> None:
        picture = QPixmap()
        if data is None or not picture.loadFromData(data):
            return
        self._picture = picture
        self._show_picture()

    def set_width(self, width: int) -> None:
        """Takes a width in logical pixels; the picture stands in a field of 4 to 3."""
        if width != self.width() or width != self.minimumWidth():
            self.setFixedWidth(width)
            self._ui.pictureButton.setFixedSize(width, width * 3 // 4)
            self._show_picture()

    def _show_picture(self) -> None:
        picture, place = self._picture, self._ui.pictureButton.size()
        if picture is None:
            return
        ratio = self.devicePixelRatioF()
        size = place * ratio
        scaled = picture.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        self._ui.pictureButton.setProperty("inkaIcon", None)
        self._ui.pictureButton.setIconSize(place)
        self._ui.pictureButton.setIcon(QIcon(scaled))
