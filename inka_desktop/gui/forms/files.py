"""Pictures, sounds, films and other files: chosen, dropped or pasted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QImageReader
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inka_desktop.forms import NodeState
from inka_desktop.gui import icons
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.forms.pictures import MOST_POINTS, pixmap_of
from inka_desktop.viewmodels.filling import Content

_PREVIEW_PX, _JPEG_QUALITY = 160, 88
_ENDINGS = {
    "image": "*.jpg *.jpeg *.png *.webp *.gif *.bmp",
    "audio": "*.mp3 *.m4a *.wav *.ogg *.flac *.aac",
    "video": "*.mp4 *.mov *.webm *.mkv *.avi",
}


class FileAnswer(AnswerWidget):
    """One file; a picture is scaled as its question says (``max-pixels``) and loses where it was taken."""

    def build(self) -> None:
        """Puts the widget together."""
        self.setAcceptDrops(True)
        row = QHBoxLayout()
        self.column.addLayout(row)
        row.setSpacing(12)
        self._preview = QLabel(self)
        self._preview.hide()
        self._name = QLabel(self)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self.choose_button = QPushButton(self._choosing(), self)
        self.choose_button.clicked.connect(self.choose)
        self.remove_button = QPushButton(self.tr("Entfernen"), self)
        self.remove_button.clicked.connect(lambda: self.tell(None))
        self.paste_button = QPushButton(self.tr("Einfügen"), self)
        self.paste_button.setToolTip(self.tr("Bild aus der Zwischenablage"))
        self.paste_button.clicked.connect(self.paste)
        self.paste_button.setVisible(self.kind == "image")
        icons.set_icon(self.choose_button, "image" if self.kind == "image" else "paperclip")
        row.addWidget(self._preview)
        column = QVBoxLayout()
        row.addLayout(column, 1)
        buttons = QHBoxLayout()
        column.addLayout(buttons)
        for button in (self.choose_button, self.paste_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addWidget(self._name)

    @property
    def kind(self) -> str:
        """``image``, ``audio``, ``video``, or empty for any file."""
        found = str(self.control.attributes.get("mediatype", "")).partition("/")[0]
        return found if found in _ENDINGS else ""

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.choose_button,)

    def name(self, label: str, description: str) -> None:
        """Says to a screen reader what is asked for."""
        self.choose_button.setAccessibleName(f"{label}: {self.choose_button.text()}")
        self.choose_button.setAccessibleDescription(description)
        self.remove_button.setAccessibleName(f"{label}: {self.remove_button.text()}")

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.choose_button.setText(
            self._choosing() if not state.value else self.tr("Andere Datei wählen …")
        )  # fmt: skip
        self._name.setText(state.value or self.tr("oder die Datei hierher ziehen"))
        self._name.setProperty("role", "" if state.value else "second")
        self._name.style().unpolish(self._name)
        self._name.style().polish(self._name)
        self.remove_button.setVisible(bool(state.value) and not state.readonly)
        for button in (self.choose_button, self.paste_button):
            button.setEnabled(not state.readonly)
        content = self.filling.files.get(state.value)
        picture = pixmap_of(content, _PREVIEW_PX) if content is not None and self.kind == "image" else None
        self._preview.setVisible(picture is not None)
        if picture is not None:
            self._preview.setPixmap(picture)

    def choose(self) -> None:
        """Asks for a file."""
        kinds = self.tr("Dateien ({endings})").format(endings=_ENDINGS.get(self.kind, "*"))
        name, _ = QFileDialog.getOpenFileName(self, self._choosing(), "", kinds)
        if name:
            self.take_file(Path(name))

    def paste(self) -> None:
        """Takes the picture of the clipboard."""
        image = QGuiApplication.clipboard().image()
        if not image.isNull():
            self._take_image(image, self.tr("Bild"))

    def take_file(self, path: Path) -> None:
        """Answers with a file of this device, which is read and never changed."""
        if not path.is_file():
            self._refuse(path.name)
        elif self.kind == "image":
            reader = QImageReader(str(path))
            reader.setAutoTransform(True)
            reader.setDecideFormatFromContent(True)
            size = reader.size()
            if not size.isValid() or size.width() * size.height() > MOST_POINTS:
                self._refuse(path.name)
                return
            wanted = _within(size, self._most_px())
            if wanted != size:
                reader.setScaledSize(wanted)
            self._take_image(reader.read(), path.stem)
        else:
            self._attach(path.name, path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.choose_button.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.take_file(files[0])

    def _take_image(self, image: QImage, stem: str) -> None:
        if image.isNull():
            self._refuse(stem)
            return
        wanted = _within(image.size(), self._most_px())
        if wanted != image.size():
            smooth = Qt.TransformationMode.SmoothTransformation
            image = image.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        self._attach(f"{stem}.jpg", written(image, "JPEG"))

    def _attach(self, name: str, content: Content) -> None:
        told = content if isinstance(content, bytes) else str(content).encode()
        stem, dot, ending = name.rpartition(".")
        # Two questions may get files of one name.
        kept = f"{stem or ending}-{hashlib.sha256(told).hexdigest()[:6]}{dot}{ending if stem else ''}"
        self.tell(self.filling.attach(kept, content))

    def _refuse(self, name: str) -> None:
        why = (
            self.tr("„{name}“ lässt sich nicht als Bild lesen.")
            if self.kind == "image"
            else self.tr("„{name}“ ist keine Datei, die sich lesen lässt.")
        )
        self.filling.refuse(self.node, name, why.format(name=name))

    def _most_px(self) -> int:
        field = self.control.field
        said = "" if field is None else field.extras.get("orx:max-pixels", "")
        return int(said) if said.isdigit() and int(said) > 0 else 0

    def _choosing(self) -> str:
        return {
            "image": self.tr("Bild wählen …"),
            "audio": self.tr("Tonaufnahme wählen …"),
            "video": self.tr("Film wählen …"),
        }.get(self.kind, self.tr("Datei wählen …"))


def _within(size: QSize, most_px: int) -> QSize:
    """A size whose longer edge is at most so long; 0 is any."""
    if not most_px or max(size.width(), size.height()) <= most_px:
        return size
    return size.scaled(QSize(most_px, most_px), Qt.AspectRatioMode.KeepAspectRatio)


def written(image: QImage, form: str) -> bytes:
    """A picture as a file, without anything but its points."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    clean = QImage(image)
    for key in clean.textKeys():
        clean.setText(key, "")
    clean.save(buffer, form, _JPEG_QUALITY if form == "JPEG" else -1)  # type: ignore[call-overload]  # the stub asks for bytes, PySide takes a name
    return bytes(data.data())
