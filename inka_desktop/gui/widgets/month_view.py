"""A month to walk through with the keyboard: arrows move the day, Page up and down the month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from inka_desktop.viewmodels.month import WEEK, MonthModel

_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK,
}  # fmt: skip
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class MonthView(QTableView):
    """Says which day is wished for; whoever owns it shows that day's month and chooses the day."""

    day_wished = Signal(object)
    """Another day is to be chosen, which may lie in another month."""
    month_wished = Signal(int)
    """So many months on; the day of the month stays."""
    day_opened = Signal(object)
    new_wished = Signal(object)
    """Something is to be begun on this day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = MonthModel(self)
        self.setModel(self.days)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            head.setSectionsClickable(False)
            head.setHighlightSections(False)
            head.setMinimumSectionSize(24)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(lambda index: self.day_wished.emit(self.days.field(index).day))
        self.doubleClicked.connect(lambda index: self.day_opened.emit(self.days.field(index).day))

    def choose(self, day: date) -> None:
        """The day that the keyboard is on; it lies in the month shown."""
        index = self.days.index_of(day)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)

    def day(self) -> date | None:
        """The chosen day; None before one was chosen."""
        index = self.currentIndex()
        return self.days.field(index).day if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day, key = self.day(), Qt.Key(event.key())
        if day is None:
            super().keyPressEvent(event)
            return
        run = self._answer(day, key, year=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        if run is None or event.modifiers() & ~(_PLAIN):
            event.ignore()
        else:
            run()

    def _answer(self, day: date, key: Qt.Key, *, year: bool) -> Callable[[], None] | None:
        """What a key does on a day; None for a key that is somebody else's."""
        if key in _STEPS:
            return lambda: self._go(day, _STEPS[key])
        if key in _MONTHS:
            return lambda: self.month_wished.emit(_MONTHS[key] * (12 if year else 1))
        if key == Qt.Key.Key_Home:
            return lambda: self._go(day, -day.weekday())
        if key == Qt.Key.Key_End:
            return lambda: self._go(day, WEEK - 1 - day.weekday())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            return lambda: self.day_opened.emit(day)
        return (lambda: self.new_wished.emit(day)) if key == Qt.Key.Key_N else None

    def _go(self, day: date, days: int) -> None:
        if date.min.toordinal() < day.toordinal() + days < date.max.toordinal():
            self.day_wished.emit(day + timedelta(days))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        return self.currentIndex()  # keys are answered by day


_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
