"""Draws a day of the month: its number, the public holiday, the first entries and the number of others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inka_desktop.gui import icons, theme
from inka_desktop.services.calendar_rows import CalendarRow
from inka_desktop.viewmodels import calendar
from inka_desktop.viewmodels.month import DayField, DayRole, more_words

SIDE, TOP, SIGN, GAP = 6, 4, 12, 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MonthDelegate(QStyledItemDelegate):
    """Weekends and public holidays have a quiet ground, and a holiday its name; today's number is filled."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        field = index.data(DayRole)
        if not isinstance(field, DayField):
            return
        look, place = theme.current(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if field.free or field.day.weekday() >= 5:
            painter.fillRect(place, look.colour("background"))
        painter.setPen(look.colour("line"))
        painter.drawLine(place.left(), place.bottom(), place.right(), place.bottom())
        painter.drawLine(place.right(), place.top(), place.right(), place.bottom())
        self._paint_choice(painter, option, place)
        inner = place.adjusted(SIDE, TOP, -SIDE, -TOP)
        below = self._paint_head(painter, field, inner, option.font)
        self._paint_entries(painter, field, inner.adjusted(0, below, 0, 0), option.font)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(40, 40)

    def _paint_choice(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect) -> None:
        """The day that is chosen; a frame in the accent colour while the keyboard is in the month."""
        state, look = option.state, theme.current()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place.adjusted(0, 0, -1, -1), look.colour("accent_weak"))
            active = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(look.colour("accent"), 2 if active else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -2, -2), 3, 3)

    def _paint_head(self, painter: QPainter, field: DayField, inner: QRect, font: QFont) -> int:
        look, small = theme.current(), _small(font)
        bold = QFont(font)
        bold.setBold(field.today)
        metrics = QFontMetrics(bold)
        height = metrics.height() + 2
        number = str(field.day.day)
        if field.today:
            width = max(metrics.horizontalAdvance(number) + 10, height)
            pill = QRectF(inner.left() - 2, inner.top(), width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(pill, height / 2, height / 2)
            painter.setPen(look.colour("on_accent"))
            painter.setFont(bold)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, number)
        else:
            width = metrics.horizontalAdvance(number)
            painter.setFont(bold)
            painter.setPen(look.colour("text" if field.inside else "muted"))
            painter.drawText(QRect(inner.left(), inner.top(), inner.width(), height), _LEFT, number)
        if field.free:
            room = QRect(inner.left() + int(width) + GAP + 2, inner.top(), inner.width(), height)
            room.setRight(inner.right())
            _line(painter, room, field.free, small, "muted")
        return height + 1

    def _paint_entries(self, painter: QPainter, field: DayField, inner: QRect, font: QFont) -> None:
        """A line each; two where there is room for two of all."""
        if field.row is None:
            return
        small = _small(font)
        height = QFontMetrics(small).height() + 1
        room = max(inner.height() // height, 1)
        count = field.row.count
        rows = field.row.rows[: count if count <= room else room - 1]
        lines = 2 if 2 * count <= room else 1
        place = QRect(inner.left(), inner.top(), inner.width(), height)
        for row in rows:
            place.moveTop(place.top() + self._paint_entry(painter, field, row, place, small, lines))
        if count > len(rows):
            _line(painter, place, more_words(count - len(rows)), small, "muted")

    def _paint_entry(
        self, painter: QPainter, field: DayField, row: CalendarRow, place: QRect, font: QFont, lines: int
    ) -> int:
        """Draws an entry in at most so many lines; returns how much height they took."""
        tokens, late = theme.current().tokens, calendar.is_late(row, self._today())
        ink = "problem" if late else "text" if field.inside else "muted"
        sign = icons.pixmap("circle-alert" if late else calendar.icon(row.kind), getattr(tokens, ink), SIGN)
        painter.drawPixmap(place.left(), place.top() + (place.height() - SIGN) // 2, sign)
        words, room = calendar.short_words(row), place.adjusted(SIGN + GAP, 0, 0, 0)
        first, rest = _broken(words, font, room.width()) if lines == 2 else (words, "")
        _line(painter, room, first, font, ink)
        if rest:
            _line(painter, room.translated(0, place.height()), rest, font, ink)
        return place.height() * (2 if rest else 1)


def _broken(words: str, font: QFont, width: int) -> tuple[str, str]:
    """What fits into the first line, ending with a word, and the rest."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(words) <= width:
        return words, ""
    parts = words.split(" ")
    fitting = [n for n in range(1, len(parts)) if metrics.horizontalAdvance(" ".join(parts[:n])) <= width]
    cut = max(fitting, default=1)
    return " ".join(parts[:cut]), " ".join(parts[cut:])


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(9, font.pixelSize() - 2))
    return small


def _line(painter: QPainter, place: QRect, text: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.current().colour(ink))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, _LEFT, shown)
