"""Pictures on their way into a record: dragged, from the clipboard, or chosen as files; one way for all.

A picture in the clipboard becomes a file for as long as it takes to be taken in.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, QMimeData, QObject, QPoint
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.services.attachments import PICTURES
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.store.images import is_photo

translate = QCoreApplication.translate
PATTERNS = " ".join(f"*{ending}" for ending in sorted(PICTURES))
_NAMED = 3
"""So many files are named that are no pictures."""
_PASTED = "bild.png"
_PROMISES = (
    'application/x-qt-windows-mime;value="FileGroupDescriptorW"',
    "text/uri-list",
)
"""Files that do not exist yet: Windows' for phones and mail programs, and links elsewhere."""
_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)
_WEB = frozenset({"http", "https", "ftp"})
_LINKS = _WEB | {"mailto"}
"""Links of these kinds are text for a field."""


class Picture(NamedTuple):
    """A picture file; ``scratch`` is the folder that goes once it was taken in."""

    path: Path
    scratch: Path | None = None

    def tidy(self) -> None:
        """Takes away what was only made on the way."""
        if self.scratch is not None:
            shutil.rmtree(self.scratch, ignore_errors=True)


Keep = Callable[[Sequence[Picture]], None]


def is_welcome(mime: QMimeData) -> bool:
    """Whether pictures or files are offered; what has no path is, too: only so it can be said what to do."""
    return bool(_local_files(mime)) or mime.hasImage() or _is_elsewhere(mime)


def is_no_text(mime: QMimeData) -> bool:
    """Whether pictures are offered that a field for text leaves to what lies behind it."""
    if picture_files(mime):
        return True
    phone = _is_elsewhere(mime) and any(url.scheme() not in _LINKS for url in mime.urls())
    return phone or (is_welcome(mime) and not mime.hasFormat("text/plain"))


def take(context: Context, mime: QMimeData, keep: Keep) -> bool:
    """Hands over the pictures that are offered; says what to do about one that lies elsewhere.

    Args:
        context: of the window.
        mime: what was dropped, or lies in the clipboard.
        keep: gets the pictures, later where one is to become a file first. It knows which record they are
            for: by then another one may be shown, or none.
    """
    files = picture_files(mime)
    if files:
        keep([Picture(path) for path in files])
    others = [path.name for path in _local_files(mime) if path not in files]
    if others:
        said = translate("Pictures", "Kein Bild: {names}. Bitte wählen Sie Fotos (JPEG, PNG, HEIC).")
        context.say(
            said.format(names=", ".join(others[:_NAMED]) + " …" * (len(others) > _NAMED)), "attention"
        )
    if files or others:
        return True
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        context.read(
            context,
            lambda ws: ws.copies.write([(_PASTED, _as_png(image))]) / _PASTED,
            lambda path: keep([Picture(path, path.parent)]),
        )
        return True
    if _is_elsewhere(mime):
        context.say(_where(mime), "attention")
        return True
    return False


def _where(mime: QMimeData) -> str:
    """Where a picture lies that has no file here, and what to do."""
    if any(url.scheme() in _WEB for url in mime.urls()):
        return translate(
            "Pictures",
            "Dieses Bild liegt noch auf einer Internetseite. "
            "Bitte speichern Sie es zuerst auf dem Schreibtisch und ziehen es dann hierher.",
        )
    return translate(
        "Pictures",
        "Dieses Foto liegt noch auf dem Telefon. "
        "Bitte kopieren Sie es zuerst auf den Schreibtisch und ziehen es dann hierher.",
    )


def paste(context: Context, keep: Keep) -> None:
    """Takes a picture or picture files from the clipboard."""
    mime: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None once it was emptied
    if mime is None or not take(context, mime, keep):
        context.say(
            translate("Pictures", "In der Zwischenablage ist kein Bild. Bitte kopieren Sie zuerst eines."),
            "information",
        )


def choose(parent: QWidget, context: Context, title: str) -> list[Picture]:
    """Asks for picture files; empty where somebody changed their mind."""
    filters = translate("Pictures", "Bilder ({patterns})").format(patterns=PATTERNS)
    names, _filter = QFileDialog.getOpenFileNames(parent, title, context.settings.get(LAST_FOLDER), filters)
    if names:
        context.settings.set(LAST_FOLDER, str(Path(names[0]).parent))
    return [Picture(Path(name)) for name in names]


def picture_files(mime: QMimeData) -> list[Path]:
    """The picture files that were copied or dragged: called so, or what begins as one does."""
    paths = _local_files(mime)
    return [path for path in paths if (path.suffix.lower() in PICTURES and path.is_file()) or is_photo(path)]


def _local_files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


class PictureDrops(QObject):
    """Lets pictures be dropped anywhere on a widget; fields for text on it leave them to it."""

    def __init__(self, target: QWidget, dropped: Callable[[QMimeData, QPoint], object]) -> None:
        """Begin.

        Args:
            target: takes drops from now on.
            dropped: gets what was dropped, and where on the screen.
        """
        super().__init__(target)
        self._target, self._dropped = target, dropped
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragMoveEvent | QDropEvent) and is_welcome(event.mimeData()):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._dropped(event.mimeData(), self._target.mapToGlobal(event.position().toPoint()))
            return True
        return super().eventFilter(watched, event)


def leave_to_others(event: QEvent) -> bool:
    """Whether an event is a drag of pictures over a field for text, which then goes to what lies behind."""
    if event.type() in _DRAGS and isinstance(event, QDragMoveEvent) and is_no_text(event.mimeData()):
        event.ignore()
        return True
    return False


def _as_png(image: QImage) -> bytes:
    """A picture as the bytes of a file; large ones take a second."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know bytes only, which it refuses
    return bytes(buffer.data().data())


def _is_elsewhere(mime: QMimeData) -> bool:
    """Whether what is offered has no file on this device: a phone's picture, or one that is only promised."""
    local = any(url.isLocalFile() for url in mime.urls())
    promised = any(kind in mime.formats() for kind in _PROMISES)
    if any(url.scheme() == "mailto" for url in mime.urls()):
        return False
    return promised and not local and not mime.hasImage()
