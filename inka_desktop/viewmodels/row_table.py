"""The rows of a repeat as a table: a row for each, a column for each question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from inka_desktop.forms import NodeId, NodeState
from inka_desktop.forms.marked import plain
from inka_desktop.forms.parts import Part
from inka_desktop.viewmodels import numbers
from inka_desktop.viewmodels.asides import said_absence
from inka_desktop.viewmodels.due import parse_clock, parse_day
from inka_desktop.viewmodels.filling import Filling

Index = QModelIndex | QPersistentModelIndex
ComplaintRole = Qt.ItemDataRole.UserRole + 1
"""What is wrong with an answer; empty when nothing is."""
AbsentRole = Qt.ItemDataRole.UserRole + 2
"""Why a cell stays blank, in words; empty while it is asked."""
SaidRole = Qt.ItemDataRole.UserRole + 3
"""How many remarks there are about a cell."""
translate = QCoreApplication.translate
_TOP = QModelIndex()
_NUMBERS = ("int", "decimal")


class RowTable(QAbstractTableModel):
    """Shows and takes answers; states are read once and kept until they change."""

    def __init__(self, filling: Filling, part: Part, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self.filling, self.part, self._today = filling, part, today
        self.columns = part.control.children
        self._rows = filling.rows(part)
        self._places = {row.row: place for place, row in enumerate(self._rows)}
        self._known: dict[NodeId, NodeState] = {}
        self._said: list[NodeId] = []

    # --- where --------------------------------------------------------------------------------------

    def node(self, row: int, column: int) -> NodeId:
        """The question of a cell."""
        field = self.columns[column].field
        assert field is not None, "form_parts.is_table takes none without"
        return NodeId(field.path, self._rows[row].row)

    def row_id(self, row: int) -> NodeId:
        """The row of the repeat in a line."""
        return self._rows[row]

    def place(self, node: NodeId) -> QModelIndex:
        """The cell of a question; an invalid one when it is not in this table."""
        row = self._places.get(node.row, -1)
        for column, control in enumerate(self.columns):
            if row >= 0 and control.field is not None and control.field.path == node.path:
                return self.index(row, column)
        return QModelIndex()

    def cell_part(self, row: int, column: int) -> Part:
        """The question of a cell, as a part of the form."""
        return self.part.inside(self._rows[row])[column]

    # --- what Qt asks -------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.title(section)

    def title(self, column: int) -> str:
        """The label of a column's question, marked where an answer is needed."""
        if not self._rows:
            caption = self.filling.caption(self.columns[column], self.part.at)
            return plain(caption) or self._name(column)
        state = self._state(self.node(0, column))
        return (plain(state.label) or self._name(column)) + (" *" if state.required else "")

    def flags(self, index: Index) -> Qt.ItemFlag:
        state = self._state(self.node(index.row(), index.column()))
        base = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        usable = state.relevant and not state.readonly
        return base | Qt.ItemFlag.ItemIsEditable if usable else base

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index.row(), index.column())
        state = self._state(node)
        absent = said_absence(state.absence) if state.absence is not None and state.relevant else ""
        if role == Qt.ItemDataRole.EditRole:
            return self._words(index, state)
        if role == AbsentRole:
            return absent
        if role == SaidRole:
            return self._remarks(node)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index, state) or absent
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(index, self._words(index, state) or absent)
        if role in (Qt.ItemDataRole.ToolTipRole, ComplaintRole):
            why = self.filling.complaint(node, state) if state.relevant else ""
            return why or (absent if role == Qt.ItemDataRole.ToolTipRole else "")
        if role == Qt.ItemDataRole.TextAlignmentRole and self.kind(index.column()) in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        node = self.node(index.row(), index.column())
        if self.columns[index.column()].kind == "select1":
            if str(value or "") != self._state(node).value:
                self.filling.answer(node, str(value or ""))
            return True
        text = str(value or "").strip()
        if text == self._words(index, self._state(node)):
            return False
        found, why = self._read(text, self.kind(index.column()))
        if why:
            self.filling.refuse(node, text, why)
        else:
            self.filling.answer(node, found)
        self.filling.see(node)
        return True

    # --- what changed -------------------------------------------------------------------------------

    def take(self, node: NodeId) -> None:
        """A question of the table changed."""
        self._known.pop(node, None)
        index = self.place(node)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def take_rows(self) -> None:
        """Rows came or went; one in the middle of many costs no more than at the end."""
        now = self.filling.rows(self.part)
        kept = set(now)
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place] not in kept:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(now):
            if place >= len(self._rows) or self._rows[place] != row:
                self.beginInsertRows(QModelIndex(), place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
        self._places = {row.row: place for place, row in enumerate(self._rows)}

    def forget(self) -> None:
        """All words are new."""
        self._known.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(len(self.columns) - 1, 0))
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    def tell_said(self) -> None:
        """Remarks are new: cells with one have a corner."""
        if self._rows and self._said != (said := self._all_said()):
            self._said = said
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    # --- words --------------------------------------------------------------------------------------

    def kind(self, column: int) -> str:
        """The type of a column's answers."""
        field = self.columns[column].field
        return field.type if field is not None else "string"

    def _name(self, column: int) -> str:
        field = self.columns[column].field
        return "" if field is None else field.name.local

    def _state(self, node: NodeId) -> NodeState:
        if node not in self._known:
            self._known[node] = self.filling.state(node)
        return self._known[node]

    def _all_said(self) -> list[NodeId]:
        """The questions that something is said about, anywhere in the form."""
        asides = self.filling.asides
        nodes = () if asides is None else (said.remark.node for said in asides.remarks())
        return [node for node in nodes if node is not None]

    def _remarks(self, node: NodeId) -> int:
        return self._said.count(node)

    def _told(self, index: Index, shown: str) -> str:
        """A cell for who does not see it."""
        told = f"{self.title(index.column())}: {shown}"
        count = self._remarks(self.node(index.row(), index.column()))
        return f"{told} ({translate('Filling', '%n Anmerkungen', '', count)})" if count else told

    def _words(self, index: Index, state: NodeState) -> str:
        unread = self.filling.unread(self.node(index.row(), index.column()))[0]
        if unread or not state.value or not state.relevant:
            return unread if state.relevant else ""
        return self.filling.shown_value(self.cell_part(index.row(), index.column()), state.value)

    def _read(self, text: str, kind: str) -> tuple[str | date | time | None, str]:
        """What words say, or what to do where they cannot be read."""
        if not text:
            return None, ""
        if kind in _NUMBERS:
            number = numbers.read_whole(text) if kind == "int" else numbers.read(text)
            return number, "" if number is not None else translate("Filling", "Bitte eine Zahl eingeben.")
        if kind == "date":
            day = parse_day(text, self._today(), past=True)
            return day, "" if day is not None else translate("Filling", "Bitte einen Tag eingeben.")
        if kind == "time":
            clock = parse_clock(text)
            return clock, "" if clock is not None else translate("Filling", "Bitte eine Uhrzeit eingeben.")
        return text, ""
