"""Pictures of the form itself, as they lie beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QImageReader, QPixmap

from inka_desktop.viewmodels.filling import Content, Filling

MOST_POINTS = 40_000_000
"""Larger pictures are not shown: a form would hold the window for seconds."""


def pixmap_of(content: Content, most_px: int) -> QPixmap | None:
    """A picture at most so wide and high; None when it cannot be read."""
    image = image_of(content, most_px)
    return None if image is None else QPixmap.fromImage(image)


def image_of(content: Content, most_px: int) -> QImage | None:
    """The same to draw on."""
    if isinstance(content, Path):
        reader = QImageReader(str(content))
        return _read(reader, most_px)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    return _read(QImageReader(buffer), most_px)


def _read(reader: QImageReader, most_px: int) -> QImage | None:
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_POINTS:
        return None
    if size.width() > most_px or size.height() > most_px:
        reader.setScaledSize(size.scaled(QSize(most_px, most_px), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def picture_of(filling: Filling, media: Mapping[str, str], most_px: int) -> QIcon | None:
    """The picture of a label; None when it has none, or that does not lie beside the form."""
    content = filling.media.get(media.get("image", ""))
    found = None if content is None else pixmap_of(content, most_px)
    return None if found is None else QIcon(found)
