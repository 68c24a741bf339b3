"""A chip: a short state in a rounded field, with a sign so that colour alone never says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from inka_desktop.gui import icons, theme

if TYPE_CHECKING:
    from inka_desktop.viewmodels.wording import Mark

HEIGHT, PADDING, ICON, BETWEEN, SIGN = 20, 9, 12, 4, 16


def chip_font(base: QFont) -> QFont:
    """The small font of chips, made from that of the widget around."""
    font = QFont(base)
    font.setBold(False)
    font.setPixelSize(max(9, base.pixelSize() - 2))
    return font


def chip_width(mark: Mark, font: QFont) -> int:
    """How wide a chip is with all its words, in logical pixels."""
    words = QFontMetrics(font).horizontalAdvance(mark.text)
    return words + 2 * PADDING + (ICON + BETWEEN if mark.icon else 0)


def paint_chip(painter: QPainter, mark: Mark, place: QRectF, font: QFont) -> None:
    """Draws a chip into ``place``; words that do not fit end in an ellipsis."""
    tokens = theme.current().tokens
    ink = getattr(tokens, mark.tone) if mark.tone else tokens.muted
    ground = getattr(tokens, f"{mark.tone}_weak") if mark.tone else tokens.surface
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ground if mark.tone else tokens.line_strong), 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), place.height() / 2, place.height() / 2)
    left = place.left() + PADDING
    if mark.icon:
        top = place.top() + (place.height() - ICON) / 2
        painter.drawPixmap(int(left), int(top), icons.pixmap(mark.icon, ink, ICON))
        left += ICON + BETWEEN
    painter.setFont(font)
    painter.setPen(QColor(ink))
    room = QRectF(left, place.top(), place.right() - PADDING - left + 1, place.height())
    words = QFontMetrics(font).elidedText(mark.text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.restore()


def paint_sign(painter: QPainter, mark: Mark, left: float, middle: float) -> None:
    """Draws only the sign of a mark, quietly; its words belong into the tool tip."""
    tokens = theme.current().tokens
    ink = getattr(tokens, mark.tone) if mark.tone else tokens.muted
    painter.drawPixmap(int(left), int(middle - SIGN / 2), icons.pixmap(mark.icon, ink, SIGN))


class Sign(QWidget):
    """The sign of a mark without its words, which are its tool tip and what a screen reader says."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setFixedSize(SIGN, SIGN)
        self.setAccessibleName(mark.text)
        self.setToolTip(mark.text)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        paint_sign(painter, self._mark, 0, SIGN / 2)
        painter.end()


class FilterChip(QPushButton):
    """A filter that is switched on and off; wide enough for its words also when they are bold."""

    def __init__(self, parent: QWidget | None = None, text: str = "") -> None:
        super().__init__(text, parent)
        self.setProperty("role", "chip")
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        bold = QFont(self.font())
        bold.setBold(True)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(
            self.text()
        )
        return super().sizeHint() + QSize(max(more, 0), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Chip(QWidget):
    """A chip as a widget; empty it takes no room."""

    def __init__(self, parent: QWidget | None = None, mark: Mark | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_mark(mark)

    def set_mark(self, mark: Mark | None) -> None:
        """Shows another state, or nothing for None."""
        self._mark = mark
        self.setVisible(mark is not None)
        self.setAccessibleName(mark.text if mark else "")
        self.setToolTip(mark.text if mark else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._mark is None:
            return QSize(0, HEIGHT)
        return QSize(chip_width(self._mark, chip_font(self.font())), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 64), HEIGHT)

    def paintEvent(self, event: object) -> None:
        if self._mark is None:
            return
        top = (self.height() - HEIGHT) / 2
        painter = QPainter(self)
        paint_chip(painter, self._mark, QRectF(0, top, self.width(), HEIGHT), chip_font(self.font()))
        painter.end()
