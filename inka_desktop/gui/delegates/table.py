"""Draws the lines of a list: roomy rows, hairlines, chips instead of bare words where a mark is given."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inka_desktop.gui import theme
from inka_desktop.gui.widgets import chip
from inka_desktop.viewmodels.paged import MarkRole
from inka_desktop.viewmodels.wording import Mark

ROW_HEIGHT, SIDE = 34, 12


class TableDelegate(QStyledItemDelegate):
    """One line of a table; the whole row is lit, the cell with the focus is not framed."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = theme.current().tokens
        state: QStyle.StateFlag = option.state
        place: QRect = option.rect
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(tokens.accent_weak))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, QColor(tokens.hover))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        inner = place.adjusted(SIDE, 0, -4, 0)
        mark = index.data(MarkRole)
        if isinstance(mark, Mark):
            self._paint_mark(painter, mark, inner, option)
        else:
            self._paint_text(painter, str(index.data() or ""), inner, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def _paint_mark(self, painter: QPainter, mark: Mark, inner: QRect, option: QStyleOptionViewItem) -> None:
        font = chip.chip_font(option.font)
        width = min(chip.chip_width(mark, font), inner.width())
        top = inner.top() + (inner.height() - chip.HEIGHT) / 2
        chip.paint_chip(painter, mark, QRectF(inner.left(), top, width, chip.HEIGHT), font)

    def _paint_text(
        self,
        painter: QPainter,
        text: str,
        inner: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.setFont(option.font)
        painter.setPen(theme.current().colour("text"))
        metrics = option.fontMetrics
        shown = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, inner.width())
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(inner, side or Qt.AlignmentFlag.AlignVCenter, shown)
