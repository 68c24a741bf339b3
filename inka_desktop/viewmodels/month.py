"""A month as a grid: weeks from Monday to Sunday, each field a day with its first entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from inka_desktop.services.calendar_rows import CalendarRow, DayRow
from inka_desktop.viewmodels import calendar, dates
from inka_desktop.viewmodels.short_list import MarkRole, RowRole, SecondRole, ThirdRole

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
DayRole = RowRole
"""The :class:`DayField` of an index."""
WEEK = 7


class DayField(NamedTuple):
    """A day in the grid.

    Attributes:
        day: local calendar date.
        inside: it belongs to the month itself.
        today: it is today.
        free: the public holiday's name; empty for none.
        row: its entries; None where it has none, or they are not read yet.
    """

    day: date
    inside: bool
    today: bool
    free: str
    row: DayRow | None


class MonthModel(QAbstractTableModel):
    """The weeks that a month touches; days are filled in when they were read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.month, self._on = date(2000, 1, 1), date.min
        self._start, self._weeks = date(2000, 1, 3), 0
        self._days: Mapping[date, DayRow] = {}
        self._free: Mapping[date, str] = {}

    def show_month(self, month: date, on: date) -> None:
        """Another month (its first day), empty until it is filled; ``on`` is today."""
        self.beginResetModel()
        self.month, self._on = month, on
        self._start = month - timedelta(month.weekday())
        self._weeks = -(-((calendar.months_on(month, 1) - self._start).days) // WEEK)
        self._days, self._free = {}, {}
        self.endResetModel()

    def fill(self, days: Sequence[DayRow], on: date) -> None:
        """What the days of the grid have, as of a day."""
        self._on = on
        self._days = {row.day: row for row in days}
        self._all_changed()

    def name_free(self, free: Mapping[date, str]) -> None:
        """The public holidays of these days."""
        self._free = free
        self._all_changed()

    def dates_shown(self) -> tuple[date, date]:
        """The first and the last day of the grid."""
        return self._start, self._start + timedelta(WEEK * self._weeks - 1)

    def field(self, index: Index) -> DayField:
        """The day of an index."""
        day = self._start + timedelta(WEEK * index.row() + index.column())
        inside = (day.year, day.month) == (self.month.year, self.month.month)
        return DayField(day, inside, day == self._on, self._free.get(day, ""), self._days.get(day))

    def index_of(self, day: date) -> QModelIndex:
        """Where a day is; an invalid index outside the grid."""
        week, column = divmod((day - self._start).days, WEEK)
        return self.index(week, column)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else self._weeks

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        field = self.field(index)
        if role == DayRole:
            return field
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return told(field)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(lines(field))
        return str(field.day.day) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        day = self._start + timedelta(section if orientation == Qt.Orientation.Horizontal else WEEK * section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return dates.weekday(day)
        return translate("Calendar", "KW {number}").format(number=day.isocalendar().week)

    def _all_changed(self) -> None:
        if self._weeks:
            self.dataChanged.emit(self.index(0, 0), self.index(self._weeks - 1, WEEK - 1))


class DayModel(QAbstractListModel):
    """The entries of one day, each in three lines with its state."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[CalendarRow] = ()
        self._on = date.min

    def show(self, rows: Sequence[CalendarRow], on: date) -> None:
        """Other entries; ``on`` decides what is overdue."""
        self.beginResetModel()
        self._rows, self._on = rows, on
        self.endResetModel()

    def place_of(self, row: CalendarRow) -> int:
        """Where an entry stands; -1 where it is not there."""
        keys = [(one.kind, one.id) for one in self._rows]
        return keys.index((row.kind, row.id)) if (row.kind, row.id) in keys else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        mark = calendar.state_mark(row, self._on)
        heading = " ".join(part for part in (calendar.time_words(row), calendar.title(row)) if part)
        parts = [heading, calendar.facts(row), calendar.people(row), mark.text if mark is not None else ""]
        told = [part for part in parts if part]
        said = {
            int(Qt.ItemDataRole.DisplayRole): heading, SecondRole: parts[1], ThirdRole: parts[2],
            RowRole: row, MarkRole: mark, int(Qt.ItemDataRole.ToolTipRole): "\n".join(told),
            int(Qt.ItemDataRole.AccessibleTextRole): ", ".join(told),
        }  # fmt: skip
        return said.get(int(role))


def lines(field: DayField) -> list[str]:
    """A day's holiday and entries, a line each, and how many there are more."""
    if field.row is None:
        return [field.free] if field.free else []
    found = [f"{calendar.kind_words(row.kind)}: {calendar.short_words(row)}" for row in field.row.rows]
    more = field.row.count - len(found)
    return [*([field.free] if field.free else []), *found, *([more_words(more)] if more else [])]


def more_words(count: int) -> str:
    """``+3 weitere``."""
    return translate("Calendar", "+%n weitere", "", count)


def told(field: DayField) -> str:
    """A day in words, for those who hear it."""
    parts = [dates.long_day(field.day), *([translate("Calendar", "heute")] if field.today else [])]
    count = field.row.count if field.row is not None else 0
    return ", ".join([*parts, calendar.count_words(count), *lines(field)])
