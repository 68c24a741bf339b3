"""Draws a line of the search panel: a heading, or a hit with its words marked, in one line or two."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inka_desktop.gui import icons, theme
from inka_desktop.services.search_rows import Marked
from inka_desktop.viewmodels.search import LineRole, SearchLine

SIDE, ICON, GAP = 10, 16, 10
HEADING, ONE, TWO = 14, 16, 20
"""Room above and below the words of a heading, of one line, and of two."""


class SearchDelegate(QStyledItemDelegate):
    """The name at the left, the date at the right, below them where the words stand."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LineRole)
        if not isinstance(line, SearchLine):
            return
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.icon:
            self._ground(painter, option)
            self._hit(painter, place.adjusted(SIDE, 0, -SIDE, 0), option.font, line)
        else:
            self._heading(painter, place, option.font, line)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line, (height, small) = index.data(LineRole), _heights(option.font.family(), option.font.pixelSize())
        if not isinstance(line, SearchLine) or not line.icon:
            return QSize(0, height + HEADING)
        return QSize(0, height + small + TWO if line.text else height + ONE)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        hovered = "hover" if state & QStyle.StateFlag.State_MouseOver else ""
        ground = "accent_weak" if state & QStyle.StateFlag.State_Selected else hovered
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().colour(ground))
            painter.drawRoundedRect(QRectF(option.rect.adjusted(0, 1, 0, -1)), 6, 6)

    def _heading(self, painter: QPainter, place: QRect, font: QFont, line: SearchLine) -> None:
        small = _small(font)
        small.setBold(True)
        inner = place.adjusted(SIDE, 0, -SIDE, -3)
        painter.setFont(small)
        painter.setPen(theme.current().colour("muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, "".join(piece for piece, _ in line.name))

    def _hit(self, painter: QPainter, place: QRect, font: QFont, line: SearchLine) -> None:
        metrics, small = QFontMetrics(font), _small(font)
        top = place.top() + (ONE // 2 if not line.text else TWO // 2 - 1)
        sign = icons.pixmap(line.icon, theme.current().tokens.muted, ICON)
        painter.drawPixmap(QPoint(place.left(), top + (metrics.height() - ICON) // 2), sign)
        first = QRect(place.left() + ICON + GAP, top, place.width() - ICON - GAP, metrics.height())
        if line.on:
            width = QFontMetrics(small).horizontalAdvance(line.on) + 2
            _write(
                painter, first.adjusted(first.width() - width, 0, 0, 0), small, "muted", ((line.on, False),)
            )
            first.setRight(first.right() - width - GAP)
        first.setLeft(_write(painter, first, font, "text", line.name) + GAP)
        _write(painter, first, small, "muted", ((line.second, False),))
        if line.text:
            second = QRect(place.left() + ICON + GAP, top + metrics.height() + 2, place.width() - ICON - GAP,
                           QFontMetrics(small).height())  # fmt: skip
            if line.place:
                second.setLeft(_write(painter, second, small, "muted", ((f"{line.place}:", False),)) + 5)
            _write(painter, second, small, "muted", line.text)


@lru_cache(maxsize=8)
def _heights(family: str, pixels: int) -> tuple[int, int]:
    """Of a line in a font and in the smaller one; asked for by every line of a list at once."""
    font = QFont(family)
    font.setPixelSize(pixels)
    return QFontMetrics(font).height(), QFontMetrics(_small(font)).height()


def _small(font: QFont) -> QFont:
    below = QFont(font)
    below.setPixelSize(max(9, font.pixelSize() - 1))
    return below


def _write(painter: QPainter, place: QRect, font: QFont, ink: str, pieces: Marked) -> int:
    """Pieces after each other, what was searched for bold and in full colour; returns where they end."""
    bold = QFont(font)
    bold.setBold(True)
    look, left = theme.current(), place.left()
    for text, is_meant in pieces:
        used, room = bold if is_meant else font, place.right() + 1 - left
        shown = QFontMetrics(used).elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
        painter.setFont(used)
        painter.setPen(look.colour("text" if is_meant else ink))
        painter.drawText(
            QRect(left, place.top(), max(0, room), place.height()), Qt.AlignmentFlag.AlignVCenter, shown
        )
        left += QFontMetrics(used).horizontalAdvance(shown)
        if shown != text:
            break
    return left
