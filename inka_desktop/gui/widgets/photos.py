"""Photos of a protocol: from files, by dropping them, or from the clipboard; a caption each."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.photo_row import Ui_PhotoRow
from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.gui.removing import remove
from inka_desktop.gui.widgets.card import words
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.services.rows import PhotoRow
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels import wording

PICTURES = "*.jpg *.jpeg *.png *.heic *.heif *.webp"
_SUFFIXES = frozenset(part.removeprefix("*") for part in PICTURES.split())
_NARROWEST, _GAP = 210, 12
"""Least width of a photo and the gap beside it, in logical pixels."""


class PhotoEditor(QWidget):
    """One photo with its caption."""

    removed = Signal(object)
    opened = Signal(object)

    def __init__(self, context: Context, row: PhotoRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_PhotoRow()
        self._ui.setupUi(self)
        self._picture: QPixmap | None = None
        over = QHBoxLayout(self._ui.pictureButton)
        over.setContentsMargins(6, 6, 6, 6)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        over.addWidget(self._ui.removeButton, 0, corner)
        self.set_width(_NARROWEST)
        self._ui.captionText.set_lines(1)
        self._ui.peopleMarkCombo.offer(wording.PHOTO_MARKS)
        self.binder = Binder(context, "photo", self)
        self._context = context
        self._record = row.id
        icons.set_icon(self._ui.removeButton, "trash-2")
        icons.set_icon(self._ui.pictureButton, "image", "muted", 32)
        self._ui.removeButton.clicked.connect(lambda: self.removed.emit(self._record))
        self._ui.pictureButton.clicked.connect(lambda: self.opened.emit(self._record))

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
        elif not row.present:
            self._ui.pictureButton.setToolTip(self.tr("Dieses Foto ist noch unterwegs."))

    def enter(self) -> None:
        """Puts the cursor into the caption."""
        self._ui.captionText.setFocus()

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


class PhotoGrid(QWidget):
    """All photos, and where new ones are dropped."""

    saved = Signal(object)
    typed = Signal()
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._protocol: UUID | None = None
        self._editors: dict[UUID, PhotoEditor] = {}
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._flow = FlowLayout(spacing=_GAP)
        column.addLayout(self._flow)
        row = QHBoxLayout()
        self._add = QPushButton(self.tr("+ Foto hinzufügen"), self)
        self._add.clicked.connect(self.choose)
        self._paste = QPushButton(self.tr("Aus der Zwischenablage"), self)
        self._paste.clicked.connect(self.paste)
        row.addWidget(self._add)
        row.addWidget(self._paste)
        row.addWidget(words(self.tr("oder Bilder hierher ziehen"), "hint", self), 1)
        column.addLayout(row)

    def attach(self, context: Context) -> None:
        """Gives the grid what it reads and saves with."""
        self._context = context

    def load(self, protocol: UUID, rows: Sequence[PhotoRow]) -> None:
        """Shows the photos of a protocol."""
        self._protocol = protocol
        wanted = {row.id for row in rows}
        for gone in [record for record in self._editors if record not in wanted]:
            editor = self._editors.pop(gone)
            editor.binder.flush()
            editor.hide()
            self._flow.removeWidget(editor)
            editor.deleteLater()
        for number, row in enumerate(rows, 1):
            editor = self._editors.get(row.id) or self._make(row)
            editor.load(row, number)
        self._share_width()

    def enter(self, record: UUID) -> None:
        """Puts the cursor into the caption of a photo."""
        if record in self._editors:
            self._editors[record].enter()

    def flush(self) -> None:
        """Hands over what was typed."""
        for editor in self._editors.values():
            editor.binder.flush()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return all(editor.binder.settled() for editor in self._editors.values())

    def choose(self) -> None:
        """Opens a file dialog for pictures."""
        context = self._context
        if context is None:
            return
        filters = self.tr("Bilder ({patterns})").format(patterns=PICTURES)
        start = context.settings.get(LAST_FOLDER)
        names, _filter = QFileDialog.getOpenFileNames(self, self.tr("Fotos hinzufügen"), start, filters)
        if names:
            context.settings.set(LAST_FOLDER, str(Path(names[0]).parent))
            self.add([Path(name) for name in names])

    def paste(self) -> None:
        """Takes a picture or picture files from the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if not self._take(mime) and self._context is not None:
            self._context.say(
                self.tr("In der Zwischenablage ist kein Bild. Bitte kopieren Sie zuerst eines."),
                "information",
            )

    def add(self, paths: Sequence[Path]) -> None:
        """Adds picture files; scaling happens in the background."""
        for path in paths:
            self._add_one(path)

    def _add_one(self, path: Path, scratch: Path | None = None) -> None:
        context, protocol = self._context, self._protocol
        if context is None or protocol is None:
            return

        def tidy() -> None:
            if scratch is not None:
                shutil.rmtree(scratch, ignore_errors=True)

        def lost(error: BaseException) -> None:
            tidy()
            context.tell(error)

        context.write(self, lambda ws: ws.protocols.add_photo(protocol, path), lambda _photo: tidy(), lost)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_width()
        super().resizeEvent(event)

    def _share_width(self) -> None:
        """As many photos in a line as fit, over the whole width."""
        columns = max(1, (self.width() + _GAP) // (_NARROWEST + _GAP))
        for editor in self._editors.values():
            editor.set_width((self.width() + _GAP) // columns - _GAP)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if picture_files(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take(event.mimeData()):
            event.acceptProposedAction()
        elif event.mimeData().hasUrls() and self._context is not None:
            # What a phone offers is often no file yet.
            self._context.say(
                self.tr(
                    "Bitte kopieren Sie das Foto zuerst auf den Schreibtisch. Ziehen Sie es dann hierher."
                ),
                "attention",
            )

    def _take(self, mime: QMimeData) -> bool:
        files = picture_files(mime)
        if files:
            self.add(files)
            return True
        image = mime.imageData() if mime.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        folder = Path(tempfile.mkdtemp(prefix="inka-"))
        path = folder / "bild.png"
        image.save(str(path))
        self._add_one(path, folder)
        return True

    def _make(self, row: PhotoRow) -> PhotoEditor:
        if self._context is None:
            raise RuntimeError("attach() comes first")
        editor = PhotoEditor(self._context, row, self)
        editor.removed.connect(self._remove)
        editor.opened.connect(self.opened.emit)
        editor.binder.saved.connect(self.saved.emit)
        editor.binder.typed.connect(self.typed)
        self._editors[row.id] = editor
        self._flow.addWidget(editor)
        editor.show()
        return editor

    def _remove(self, record: UUID) -> None:
        if self._context is not None:
            remove(self, self._context, "photo", record, self.tr("Das Foto ist im Papierkorb."))


def picture_files(mime: QMimeData) -> list[Path]:
    """The picture files that were copied or dragged."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in _SUFFIXES and path.is_file()]
