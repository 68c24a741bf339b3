"""A photo as large as the window allows."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import within_screen


class PhotoDialog(QDialog):
    """Shows one photo; the button below it and Esc close."""

    def __init__(self, context: Context, photo: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Foto"))
        self._picture = QPixmap()
        self._label = QLabel(self.tr("wird geladen"), self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setMinimumSize(320, 240)
        close = QPushButton(self.tr("Schließen"), self)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self._label, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(within_screen(QSize(900, 680)))
        self.finished.connect(self.deleteLater)
        context.read(self, lambda ws: ws.protocols.photo_bytes(photo, False), self._show)

    def _show(self, data: bytes | None) -> None:
        if data is None or not self._picture.loadFromData(data):
            self._label.setText(self.tr("Dieses Foto ist noch unterwegs."))
        else:
            self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        scaled = self._picture.scaled(
            self._label.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self._label.setPixmap(scaled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._picture.isNull():
            self._draw()
