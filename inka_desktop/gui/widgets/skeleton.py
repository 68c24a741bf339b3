"""A grey outline that stands where a card will be once its rows are read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QWidget

from inka_desktop.gui import theme

_ROW = 52


class Skeleton(QFrame):
    """An empty card with the shadows of its lines; it does not move."""

    def __init__(self, rows: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName(self.tr("wird geladen"))

    def sizeHint(self) -> QSize:
        return QSize(320, 40 + self._rows * _ROW)

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]  # Qt hands the event through
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour("hover"))
        painter.drawRoundedRect(QRectF(16, 14, 120, 12), 4, 4)
        for row in range(self._rows):
            top = 40 + row * _ROW
            painter.drawRoundedRect(QRectF(16, top + 10, self.width() * 0.55, 11), 4, 4)
            painter.drawRoundedRect(QRectF(16, top + 28, self.width() * 0.35, 9), 4, 4)
        painter.end()
