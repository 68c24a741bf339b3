"""The sketch of the walk in the window: the same drawing as on paper, in the window's colours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inka_desktop.gui import theme
from inka_desktop.records.coordinates import Coordinates
from inka_desktop.records.sketch import Sketch, draw
from inka_desktop.viewmodels.stock import scale_words

_HEIGHT, _FOOT, _RADIUS, _EDGE = 280, 26, 11.0, 16


class WalkSketch(QWidget):
    """Numbered points in the order walked, with scale bar and north arrow; hidden without a place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[tuple[int, Coordinates]] = ()
        self._sketch: Sketch | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        theme.current().changed.connect(self.update)
        self.hide()

    def show_points(self, points: Sequence[tuple[int, Coordinates]]) -> None:
        """Takes number and place of each point that says where it lies."""
        self._points = points
        self._place()
        self.setVisible(bool(points))
        self.setAccessibleName(self.tr("Skizze des Weges mit %n Punkten", "", len(points)) if points else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._sketch = draw(self._points, self.width(), self.height() - _FOOT, _RADIUS)

    def paintEvent(self, event: QPaintEvent) -> None:
        sketch = self._sketch
        if sketch is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_colour("line"), 1))
        painter.setBrush(_colour("surface"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 8, 8)
        self._way(painter, sketch)
        self._numbers(painter, sketch)
        self._scale(painter, sketch)
        self._north(painter)

    def _way(self, painter: QPainter, sketch: Sketch) -> None:
        painter.setPen(QPen(_colour("muted"), 1.5))
        painter.drawPolyline([QPointF(spot.x, spot.y) for spot in sketch.spots])
        for spot in sketch.spots:
            if spot.apart:
                painter.setPen(QPen(_colour("accent"), 1))
                painter.drawLine(QPointF(spot.x, spot.y), QPointF(spot.label_x, spot.label_y))
                painter.setBrush(_colour("accent"))
                painter.drawEllipse(QPointF(spot.x, spot.y), 2.5, 2.5)

    def _numbers(self, painter: QPainter, sketch: Sketch) -> None:
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(max(9, font.pixelSize() - 2))
        painter.setFont(font)
        for spot in sketch.spots:
            centre = QPointF(spot.label_x, spot.label_y)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_colour("accent"))
            painter.drawEllipse(centre, _RADIUS, _RADIUS)
            painter.setPen(_colour("on_accent"))
            field = QRectF(centre.x() - _RADIUS, centre.y() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
            painter.drawText(field, Qt.AlignmentFlag.AlignCenter, str(spot.number))

    def _scale(self, painter: QPainter, sketch: Sketch) -> None:
        left, y = float(_EDGE), self.height() - 12.0
        right = left + sketch.scale_length
        painter.setPen(QPen(_colour("text"), 1.5))
        painter.drawPolyline(
            [QPointF(left, y - 5), QPointF(left, y), QPointF(right, y), QPointF(right, y - 5)]
        )
        painter.setFont(self.font())
        painter.drawText(QPointF(left + 6, y - 6), scale_words(sketch.scale_metres))

    def _north(self, painter: QPainter) -> None:
        x, top = self.width() - _EDGE - 6.0, float(_EDGE) + 14
        painter.setPen(QPen(_colour("text"), 1.5))
        painter.drawLine(QPointF(x, top), QPointF(x, top + 28))
        painter.drawPolyline([QPointF(x - 5, top + 8), QPointF(x, top), QPointF(x + 5, top + 8)])
        painter.drawText(
            QRectF(x - 12, _EDGE - 6, 24, 18), Qt.AlignmentFlag.AlignCenter, self.tr("N", "Norden")
        )


def _colour(token: str) -> QColor:
    return theme.current().colour(token)
