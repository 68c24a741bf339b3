"""Draws the list of the calendar: a day's name stands where the day begins."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from inka_desktop.gui.delegates.table import TableDelegate
from inka_desktop.services.calendar_rows import CalendarRow
from inka_desktop.viewmodels.paged import RowRole


class CalendarLines(TableDelegate):
    """As any list; a day is drawn once, in bold, and said in every line."""

    def _paint_text(
        self, painter: QPainter, index: QModelIndex | QPersistentModelIndex, inner: QRect,
        option: QStyleOptionViewItem,
    ) -> None:  # fmt: skip
        row = index.data(RowRole)
        if index.column() == 0 and isinstance(row, CalendarRow):
            if not row.first:
                return
            option, font = QStyleOptionViewItem(option), QFont(option.font)
            font.setBold(True)
            option.font, option.fontMetrics = font, QFontMetrics(font)
        super()._paint_text(painter, index, inner, option)
