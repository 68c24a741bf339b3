"""The day beside the month: its entries, what opens them, and the protocol that one of them begins."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QAbstractItemView, QWidget

from inka_desktop.gui._generated.calendar_page import Ui_CalendarPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.delegates.project_lines import ProjectDelegate
from inka_desktop.gui.page_list import is_office
from inka_desktop.gui.pages import calendar_opening
from inka_desktop.services.calendar_rows import CalendarFilter, CalendarRow, DayRow
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.month import DayModel
from inka_desktop.viewmodels.paged import RowRole

MOST = 200
"""Entries of a day that stand beside the month; the list shows all."""


class CalendarDay(QObject):
    """Reads the chosen day; the entry that somebody was on stays chosen."""

    def __init__(self, context: Context, ui: Ui_CalendarPage, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._ui, self._page = context, ui, page
        self._wished, self._read, self._opening = context.today(), date.min, False
        self._rows = DayModel(self)
        ui.dayList.setModel(self._rows)
        ui.dayList.setItemDelegate(ProjectDelegate(ui.dayList))
        ui.dayList.setMouseTracking(True)
        ui.dayList.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        ui.dayList.activated.connect(self._open)
        ui.dayList.selectionModel().currentChanged.connect(lambda *_: self._offer_beginning())
        ui.beginButton.clicked.connect(self._begin)
        ui.beginButton.hide()
        ui.dayHint.hide()

    def read(self, day: date, limits: CalendarFilter) -> None:
        """Shows a day as soon as it was read."""
        on = self._context.today()
        self._wished, self._opening = day, self._opening and day == self._wished
        self._context.read(
            self._page, lambda ws: ws.calendar.day(day, limits, MOST, on), lambda row: self._take(row, on)
        )

    def open(self) -> None:
        """A single entry opens; several are there to choose from. A day that is still read does so then."""
        if self._read != self._wished:
            self._opening = True
        elif self._rows.rowCount() == 1:
            self._open(self._rows.index(0))
        elif self._rows.rowCount():
            self._ui.dayList.setFocus()
            self._ui.dayList.setCurrentIndex(self._rows.index(0))

    def name(self) -> None:
        """Says the day and, where it is one, the public holiday."""
        days = self._ui.monthView.days
        free = days.field(days.index_of(self._wished)).free
        parts = [dates.long_day(self._wished), *([free] if free else [])]
        self._ui.dayLabel.setText(" · ".join(parts))

    def _take(self, row: DayRow, on: date) -> None:
        if row.day != self._wished:
            return
        ui, held = self._ui, self._ui.dayList.currentIndex().data(RowRole)
        self._read = row.day
        self._rows.show(row.rows, on)
        self.name()
        ui.dayHint.setText(self._hint(row))
        ui.dayHint.setVisible(not row.rows or row.count > len(row.rows))
        if isinstance(held, CalendarRow) and (place := self._rows.place_of(held)) >= 0:
            ui.dayList.setCurrentIndex(self._rows.index(place))
        elif len(row.rows) == 1:
            ui.dayList.setCurrentIndex(self._rows.index(0))
        self._offer_beginning()
        if self._opening:
            self._opening = False
            self.open()

    def _hint(self, row: DayRow) -> str:
        if row.count > len(row.rows):
            return self.tr("%n weitere stehen in der Liste.", "", row.count - len(row.rows))
        return self.tr("An diesem Tag steht nichts an.")

    def _open(self, index: QModelIndex) -> None:
        row = index.data(RowRole)
        if isinstance(row, CalendarRow):
            calendar_opening.open_row(self._context, row)

    def _offer_beginning(self) -> None:
        row = self._ui.dayList.currentIndex().data(RowRole)
        wish = calendar_opening.wish_of(row) if isinstance(row, CalendarRow) else None
        self._ui.beginButton.setVisible(wish is not None and is_office(self._context.role))

    def _begin(self) -> None:
        row = self._ui.dayList.currentIndex().data(RowRole)
        if isinstance(row, CalendarRow) and (wish := calendar_opening.wish_of(row)) is not None:
            self._context.protocol_requested.emit(wish)
