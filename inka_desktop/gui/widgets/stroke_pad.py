"""A field to draw on with mouse, pen or finger, on white or on a picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from inka_desktop.gui import theme
from inka_desktop.records import strokes

Strokes = tuple[tuple[tuple[float, float], ...], ...]
"""Points of each stroke, on a field that is 1000 units wide and as high as its picture then is."""

_HEIGHT_PX = 132
_PEN_PX, _HALO_PX = 2.2, 5.5
_ROUND_PX = 6
_ON_PICTURE = QColor("#c4161c")
"""Seen on most pictures; with its white edge on all."""


class StrokePad(QWidget):
    """White like paper in both appearances; a finger draws as the mouse does."""

    drawn = Signal()
    """A stroke was finished or taken back, or all were taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[tuple[float, float]]] = []
        self._under: QImage | None = None
        self._scaled: QPixmap | None = None
        self._units = QSize(strokes.WIDTH, strokes.HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def strokes(self) -> Strokes:
        """What was drawn."""
        return tuple(map(tuple, self._strokes))

    @property
    def under(self) -> QImage | None:
        """The picture that is drawn on; None: white."""
        return self._under

    def show_drawing(self, under: QImage | None, drawn: Strokes = ()) -> None:
        """Shows a picture, or white, and strokes that were drawn on it before."""
        self._under, self._scaled = under, None
        high = strokes.HEIGHT if under is None else under.height() * strokes.WIDTH // max(1, under.width())
        self._units = QSize(strokes.WIDTH, max(1, high))
        self._strokes = [list(stroke) for stroke in drawn]
        self.updateGeometry()
        self.update()

    def undo_stroke(self) -> None:
        """Takes the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self.update()
            self.drawn.emit()

    def clear(self) -> None:
        """Takes all strokes away."""
        self._strokes = []
        self.update()
        self.drawn.emit()

    def picture(self, white: QSize) -> QImage:
        """The picture with what was drawn on it; of the given size in pixels where it was drawn on white."""
        if self._under is None:
            image = QImage(white, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.white)
        else:
            image = self._under.convertToFormat(QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = image.width() / self._units.width()
        self._paint_strokes(painter, scale, scale / self._scale())
        painter.end()
        return image

    def sizeHint(self) -> QSize:
        if self._under is None:
            return QSize(_HEIGHT_PX * self._units.width() // self._units.height(), _HEIGHT_PX)
        return self._units.scaled(self.maximumSize(), Qt.AspectRatioMode.KeepAspectRatio)

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
        frame = QColor(
            theme.current().tokens.accent if self.hasFocus() else theme.current().tokens.line_strong
        )
        painter.setPen(QPen(frame, 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(theme.LIGHT.surface))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _ROUND_PX, _ROUND_PX)
        if self._under is not None:
            self._paint_under(painter, self._under)
        painter.translate(self._left(), 0)
        self._paint_strokes(painter, self._scale(), 1.0)

    def _paint_under(self, painter: QPainter, under: QImage) -> None:
        """The picture inside of the frame; scaled once for each size."""
        size = QRectF(0, 0, self._units.width() * self._scale(), self._units.height() * self._scale())
        points = size.size().toSize() * self.devicePixelRatioF()
        if self._scaled is None or self._scaled.size() != points:
            smooth = Qt.TransformationMode.SmoothTransformation
            ignoring = Qt.AspectRatioMode.IgnoreAspectRatio
            self._scaled = QPixmap.fromImage(under.scaled(points, ignoring, smooth))
        place = size.translated(self._left(), 0)
        painter.drawPixmap(place.adjusted(2, 2, -2, -2), self._scaled, QRectF(self._scaled.rect()))

    def _paint_strokes(self, painter: QPainter, scale: float, pen: float) -> None:
        """Draws what was drawn: ``scale`` pixels of a unit, lines ``pen`` times as wide as in the window."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lines = [(QColor(theme.LIGHT.text), _PEN_PX)]
        if self._under is not None:
            lines = [(QColor(Qt.GlobalColor.white), _HALO_PX), (_ON_PICTURE, _PEN_PX)]
        paths = [_path(stroke, scale) for stroke in self._strokes]
        for color, width in lines:
            round_ends = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            painter.setPen(QPen(color, width * pen, *round_ends))
            for path in paths:
                painter.drawPath(path)

    def _begin(self, at: QPointF) -> None:
        self._strokes.append([self._kept(at)])
        self.update()

    def _go_on(self, at: QPointF) -> None:
        if self._strokes:
            self._strokes[-1].append(self._kept(at))
            self.update()

    def _scale(self) -> float:
        """Pixels of a unit; the field of strokes stands in the middle where there is more room."""
        return min(self.width() / self._units.width(), self.height() / self._units.height())

    def _left(self) -> float:
        return (self.width() - self._units.width() * self._scale()) / 2

    def _kept(self, at: QPointF) -> tuple[float, float]:
        return (at.x() - self._left()) / self._scale(), at.y() / self._scale()


def _path(stroke: Sequence[tuple[float, float]], scale: float) -> QPainterPath:
    points = [QPointF(x * scale, y * scale) for x, y in stroke]
    path = QPainterPath(points[0])
    for point in points[1:] or [points[0] + QPointF(0.1, 0)]:
        path.lineTo(point)
    return path
