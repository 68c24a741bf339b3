"""What all questions share that take a file or a picture: chosen, pasted or dropped."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QImageReader
from PySide6.QtWidgets import QFileDialog, QPushButton

from inka_desktop.gui import icons
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.forms.pictures import MOST_POINTS
from inka_desktop.viewmodels.filling import Content

_JPEG_QUALITY = 88
_ENDINGS = {
    "image": "*.jpg *.jpeg *.png *.webp *.gif *.bmp",
    "audio": "*.mp3 *.m4a *.wav *.ogg *.flac *.aac",
    "video": "*.mp4 *.mov *.webm *.mkv *.avi",
}


class PickedAnswer(AnswerWidget):
    """A picture is scaled as its question says (``max-pixels``) and loses where it was taken.

    A subclass places :attr:`choose_button` and :attr:`paste_button`, and takes pictures in
    :meth:`take_image` and other files in :meth:`attach`.
    """

    def build(self) -> None:
        """Makes the buttons."""
        self.setAcceptDrops(True)
        self.choose_button = QPushButton(self.choosing(), self)
        self.choose_button.clicked.connect(self.choose)
        self.paste_button = QPushButton(self.tr("Einfügen"), self)
        self.paste_button.setToolTip(self.tr("Bild aus der Zwischenablage"))
        self.paste_button.clicked.connect(self.paste)
        self.paste_button.setVisible(self.kind == "image")
        icons.set_icon(self.choose_button, "image" if self.kind == "image" else "paperclip")

    @property
    def kind(self) -> str:
        """``image``, ``audio``, ``video``, or empty for any file."""
        found = str(self.control.attributes.get("mediatype", "")).partition("/")[0]
        return found if found in _ENDINGS else ""

    def choosing(self) -> str:
        """What the button says that asks for a file."""
        return {
            "image": self.tr("Bild wählen …"),
            "audio": self.tr("Tonaufnahme wählen …"),
            "video": self.tr("Film wählen …"),
        }.get(self.kind, self.tr("Datei wählen …"))

    def choose(self) -> None:
        """Asks for a file."""
        kinds = self.tr("Dateien ({endings})").format(endings=_ENDINGS.get(self.kind, "*"))
        name, _ = QFileDialog.getOpenFileName(self, self.choosing(), "", kinds)
        if name:
            self.take_file(Path(name))

    def paste(self) -> None:
        """Takes the picture of the clipboard."""
        image = QGuiApplication.clipboard().image()
        if not image.isNull():
            self._take(image, self.tr("Bild"))

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
            wanted = within(size, self.most_px())
            if wanted != size:
                reader.setScaledSize(wanted)
            self._take(reader.read(), path.stem)
        else:
            self.attach(path.name, path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.choose_button.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.take_file(files[0])

    def take_image(self, image: QImage, stem: str) -> None:
        """Takes a picture that is as large as it may be; ``stem`` is what it was called."""

    def attach(self, name: str, content: Content) -> None:
        """Answers with a file."""
        self.tell(self.filling.attach(own_name(name, content), content))

    def most_px(self) -> int:
        """How long the longer edge of a picture may be; 0 is any."""
        field = self.control.field
        said = "" if field is None else field.extras.get("orx:max-pixels", "")
        return int(said) if said.isdigit() and int(said) > 0 else 0

    def _take(self, image: QImage, stem: str) -> None:
        if image.isNull():
            self._refuse(stem)
            return
        wanted = within(image.size(), self.most_px())
        if wanted != image.size():
            smooth = Qt.TransformationMode.SmoothTransformation
            image = image.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        self.take_image(image, stem)

    def _refuse(self, name: str) -> None:
        why = (
            self.tr("„{name}“ lässt sich nicht als Bild lesen.")
            if self.kind == "image"
            else self.tr("„{name}“ ist keine Datei, die sich lesen lässt.")
        )
        self.filling.refuse(self.node, name, why.format(name=name))


def own_name(name: str, content: Content) -> str:
    """A name that tells a file from others of its name: two questions may get such."""
    told = content if isinstance(content, bytes) else str(content).encode()
    stem, dot, ending = name.rpartition(".")
    return f"{stem or ending}-{hashlib.sha256(told).hexdigest()[:6]}{dot}{ending if stem else ''}"


def within(size: QSize, most_px: int) -> QSize:
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
