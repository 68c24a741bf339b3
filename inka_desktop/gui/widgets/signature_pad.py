"""A field to sign on with mouse, pen or finger; what is drawn is kept as strokes, never as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inka_desktop.gui import theme
from inka_desktop.records import strokes

_HEIGHT_PX = 132
_PEN_PX = 2.2
_ROUND_PX = 6


class SignaturePad(QWidget):
    """White like paper in both appearances; a finger draws as the mouse does."""

    drawn = Signal()
    """A stroke was finished, or all were taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[tuple[float, float]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def text(self) -> str:
        """What was drawn (:mod:`inka_desktop.records.strokes`); empty where nothing was.

        Raises:
            ValueError: it has more points than a signature may have.
        """
        return strokes.write(self._strokes)

    def show_text(self, text: str) -> None:
        """Shows strokes that were drawn before."""
        self._strokes = [[(float(x), float(y)) for x, y in stroke] for stroke in strokes.read(text)]
        self.update()

    def clear(self) -> None:
        """Takes all strokes away."""
        self._strokes = []
        self.update()
        self.drawn.emit()

    def sizeHint(self) -> QSize:
        return QSize(_HEIGHT_PX * strokes.WIDTH // strokes.HEIGHT, _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.drawn.emit()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove and event.pressure() > 0:
            self._go_on(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self.drawn.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.current().tokens.line_strong))
        painter.setBrush(QColor(theme.LIGHT.surface))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), _ROUND_PX, _ROUND_PX)
        self.paint_strokes(painter)

    def paint_strokes(self, painter: QPainter, scale: float = 1.0) -> None:
        """Draws what was drawn, also elsewhere and larger."""
        painter.scale(scale, scale)
        pen = QPen(QColor(theme.LIGHT.text), _PEN_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            painter.drawPath(self._path(stroke))

    def _path(self, stroke: Sequence[tuple[float, float]]) -> QPainterPath:
        points = [self._shown(x, y) for x, y in stroke]
        path = QPainterPath(points[0])
        for point in points[1:] or [points[0] + QPointF(0.1, 0)]:
            path.lineTo(point)
        return path

    def _begin(self, at: QPointF) -> None:
        self._strokes.append([self._kept(at)])
        self.update()

    def _go_on(self, at: QPointF) -> None:
        if self._strokes:
            self._strokes[-1].append(self._kept(at))
            self.update()

    def _scale(self) -> float:
        """Pixels of a unit; the field of strokes stands in the middle where there is more room."""
        return min(self.width() / strokes.WIDTH, self.height() / strokes.HEIGHT)

    def _left(self) -> float:
        return (self.width() - strokes.WIDTH * self._scale()) / 2

    def _kept(self, at: QPointF) -> tuple[float, float]:
        return (at.x() - self._left()) / self._scale(), at.y() / self._scale()

    def _shown(self, x: float, y: float) -> QPointF:
        return QPointF(self._left() + x * self._scale(), y * self._scale())
