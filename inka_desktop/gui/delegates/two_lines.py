"""Draws list entries of two lines with a chip at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inka_desktop.gui import theme
from inka_desktop.gui.widgets import chip
from inka_desktop.viewmodels.projects import MarkRole, SecondRole
from inka_desktop.viewmodels.wording import Mark

HEIGHT, SIDE = 48, 10


class TwoLineDelegate(QStyledItemDelegate):
    """Title above, muted line below, chip at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        state: QStyle.StateFlag = option.state
        place: QRect = option.rect
        font: QFont = option.font
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = ""
        if state & QStyle.StateFlag.State_Selected:
            ground = "accent_weak"
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = "hover"
        if ground:
            painter.setBrush(look.colour(ground))
            painter.drawRoundedRect(QRectF(place.adjusted(0, 1, 0, -1)), 6, 6)
        inner = place.adjusted(SIDE, 6, -SIDE, -6)
        first = QRect(inner)
        mark = index.data(MarkRole)
        if isinstance(mark, Mark):
            small = chip.chip_font(font)
            width = chip.chip_width(mark, small)
            top = inner.top() - 1
            chip.paint_chip(painter, mark, QRectF(inner.right() - width, top, width, chip.HEIGHT), small)
            first.setRight(first.right() - width - 8)
        self._line(painter, first, str(index.data() or ""), font, "text", Qt.AlignmentFlag.AlignTop)
        below = QFont(font)
        below.setPixelSize(max(9, font.pixelSize() - 1))
        self._line(
            painter, inner, str(index.data(SecondRole) or ""), below, "muted", Qt.AlignmentFlag.AlignBottom
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, HEIGHT)

    def _line(
        self, painter: QPainter, place: QRect, text: str, font: QFont, ink: str, side: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(font)
        painter.setPen(theme.current().colour(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, side | Qt.AlignmentFlag.AlignLeft, shown)
