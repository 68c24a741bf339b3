"""A trend in the window: columns and strokes of the same drawing as on paper, in the window's colours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inka_desktop.gui import theme
from inka_desktop.records.trend import Column, Point, Trend, draw
from inka_desktop.viewmodels import figures

_HEIGHT, _FOOT, _EDGE, _SIDE, _WORDS = 220, 34, 36.0, 16, 20.0


class TrendView(QWidget):
    """Columns are results, strokes are targets; every number stands at its column, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[Point] = ()
        self._trend: Trend | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        theme.current().changed.connect(self.update)

    def show_points(self, points: Sequence[Point]) -> None:
        """Takes the periods in their order."""
        self._points = points
        self._place()
        self.setVisible(self._trend is not None)
        self.setAccessibleName("; ".join(_said(point) for point in points))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        inner = self.width() - 2 * _SIDE
        self._trend = draw(self._points, inner, self.height() - _FOOT, _EDGE) if self._points else None

    def paintEvent(self, event: QPaintEvent) -> None:
        trend = self._trend
        if trend is None:
            return
        painter = QPainter(self)
        painter.translate(_SIDE, 0)
        font = QFont(self.font())
        font.setPixelSize(max(9, font.pixelSize() - 2))
        painter.setFont(font)
        self._scale(painter, trend)
        for column in trend.columns:
            self._column(painter, column, trend.base)
        painter.end()

    def _scale(self, painter: QPainter, trend: Trend) -> None:
        right = self.width() - 2 * _SIDE
        for y, number in trend.lines:
            painter.setPen(QPen(_colour("line"), 1))
            painter.drawLine(int(_EDGE), round(y), right, round(y))
            painter.setPen(_colour("muted"))
            place = QRectF(0, y - 8, _EDGE - 6, 16)
            painter.drawText(place, _RIGHT, figures.shown(number))

    def _column(self, painter: QPainter, column: Column, base: float) -> None:
        point, wide = column.point, QRectF(column.left - column.width / 3, 0, column.width * 5 / 3, 16)
        if point.value is not None:
            painter.fillRect(QRectF(column.left, column.top, column.width, column.height), _colour("accent"))
        if column.target is not None:
            painter.setPen(QPen(_colour("attention"), 2))
            edge = column.width / 6
            painter.drawLine(
                round(column.left - edge), round(column.target),
                round(column.left + column.width + edge), round(column.target),
            )  # fmt: skip
        above = column.words_above(_WORDS)
        painter.setPen(_colour("text"))
        said = figures.shown(point.value) if point.value is not None else point.note or "–"
        painter.drawText(wide.translated(0, above - 18), _MIDDLE, said)
        painter.setPen(_colour("muted"))
        painter.drawText(wide.translated(0, base + 6), _MIDDLE, point.words)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


def _colour(name: str) -> QColor:
    return QColor(getattr(theme.current().tokens, name))


def _said(point: Point) -> str:
    return f"{point.words}: {figures.shown(point.value) if point.value is not None else point.note or '–'}"
