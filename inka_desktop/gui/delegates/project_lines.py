"""Draws a row of a short list: three lines, with signs behind the first and a chip beside the last."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inka_desktop.gui import theme
from inka_desktop.gui.widgets import chip
from inka_desktop.viewmodels.short_list import MarkRole, SecondRole, SignsRole, ThirdRole
from inka_desktop.viewmodels.wording import Mark

HEIGHT, SIDE = 66, 10


class ProjectDelegate(QStyledItemDelegate):
    """The title has a line of its own; muted lines below, the chip beside the last."""

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
        last = QRect(inner)
        mark = index.data(MarkRole)
        if isinstance(mark, Mark):
            small = chip.chip_font(font)
            width = chip.chip_width(mark, small)
            top = inner.bottom() - chip.HEIGHT + 1
            chip.paint_chip(painter, mark, QRectF(inner.right() - width, top, width, chip.HEIGHT), small)
            last.setRight(last.right() - width - 8)
        middle = inner.top() + QFontMetrics(font).height() / 2
        for sign in reversed(index.data(SignsRole) or ()):
            chip.paint_sign(painter, sign, inner.right() - chip.SIGN + 1, middle)
            inner = inner.adjusted(0, 0, -chip.SIGN - 8, 0)
        self._line(painter, inner, str(index.data() or ""), font, "text", Qt.AlignmentFlag.AlignTop)
        below = QFont(font)
        below.setPixelSize(max(9, font.pixelSize() - 1))
        for role, place, side in (
            (SecondRole, inner, Qt.AlignmentFlag.AlignVCenter),
            (ThirdRole, last, Qt.AlignmentFlag.AlignBottom),
        ):
            self._line(painter, place, str(index.data(role) or ""), below, "muted", side)
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
