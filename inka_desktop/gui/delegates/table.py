"""Draws the lines of a list: roomy rows, hairlines, chips instead of bare words where a mark is given."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inka_desktop.gui import theme
from inka_desktop.gui.widgets import chip
from inka_desktop.viewmodels.paged import MarkRole
from inka_desktop.viewmodels.wording import Mark

ROW_HEIGHT, SIDE = 34, 12
# Looked up for every cell, and slow to look up in Qt's enums.
_SELECTED, _HOVERED = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_MouseOver.value
_ALIGNMENT, _MIDDLE = Qt.ItemDataRole.TextAlignmentRole, Qt.AlignmentFlag.AlignVCenter
_ELIDED = Qt.TextElideMode.ElideRight


class TableDelegate(QStyledItemDelegate):
    """One line of a table; the whole row is lit, the cell with the focus is not framed."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.current()
        state: int = option.state.value
        place: QRect = option.rect
        if state & _SELECTED:
            painter.fillRect(place, QColor(look.tokens.accent_weak))
        elif state & _HOVERED:
            painter.fillRect(place, QColor(look.tokens.hover))
        painter.setPen(QColor(look.tokens.line))
        painter.drawLine(place.left(), place.bottom(), place.right(), place.bottom())
        inner = place.adjusted(SIDE, 0, -4, 0)
        mark = index.data(MarkRole)
        if isinstance(mark, Mark) and not mark.text:
            chip.paint_sign(painter, mark, place.center().x() - chip.SIGN / 2 + 1, place.center().y())
        elif isinstance(mark, Mark):
            self._paint_mark(painter, mark, inner, option)
        else:
            painter.setPen(look.colour("text"))
            self._paint_text(painter, index, inner, option)

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
        index: QModelIndex | QPersistentModelIndex,
        inner: QRect,
        option: QStyleOptionViewItem,
    ) -> None:
        text = str(index.data() or "")
        if not text:
            return
        painter.setFont(option.font)
        shown = option.fontMetrics.elidedText(text.replace("\n", " "), _ELIDED, inner.width())
        painter.drawText(inner, index.data(_ALIGNMENT) or _MIDDLE, shown)
