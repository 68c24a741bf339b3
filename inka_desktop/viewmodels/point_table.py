"""The points of a way or an area as a table: a row for each, and an empty one to add the next."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from inka_desktop.records import coordinates
from inka_desktop.viewmodels import numbers
from inka_desktop.viewmodels.row_table import ComplaintRole

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate
_TOP = QModelIndex()
_LATITUDE, _LONGITUDE, _HEIGHT, _ACCURACY = range(4)
_SHOWN = 3
"""The accuracy goes with its point unseen: nobody types it."""


class PointTable(QAbstractTableModel):
    """Keeps each cell as it was typed; what they say together is :meth:`read`."""

    edited = Signal()
    """A person changed something."""

    def __init__(self, *, closed: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.closed, self.readonly = closed, False
        self.least = 3 if closed else 2
        self._rows: list[list[str]] = []

    # --- what it says -------------------------------------------------------------------------------

    def count(self) -> int:
        """How many points there are."""
        return len(self._filled())

    def words(self) -> str:
        """All cells as they were typed, a line for each row."""
        return "\n".join("\t".join(row) for row in self._rows)

    def read(self) -> str | None:
        """The points as ODK keeps them; None where a row cannot be read, or there are too few."""
        found = [_kept(row) for row in self._filled()]
        kept = [point for point in found if point is not None]
        if len(kept) < len(found):
            return None
        return self._joined(kept) if found else ""

    def readable(self) -> str | None:
        """Those points that can be read, without heights that cannot; None where there are too few."""
        found = [_kept(row) or _kept([*row[:_HEIGHT], "", ""]) for row in self._filled()]
        return self._joined([point for point in found if point is not None])

    def _joined(self, kept: list[str]) -> str | None:
        """Points as one answer; None where they lie at too few places."""
        places = [tuple(point.split()[:2]) for point in kept]
        if len(set(places)) < self.least:
            return None
        return ";".join([*kept, kept[0]] if self.closed and places[0] != places[-1] else kept)

    def show(self, kept: str) -> None:
        """Shows an answer, or cells that could not be read."""
        if "\t" in kept:
            rows = [line.split("\t") for line in kept.split("\n")]
        else:
            rows = [_row(*point.split()) for point in kept.split(";") if point.strip()]
            ends = len(rows) > 1 and rows[0][:_HEIGHT] == rows[-1][:_HEIGHT]
            rows = rows[:-1] if self.closed and ends else rows
        self._put(rows)

    # --- changing it --------------------------------------------------------------------------------

    def paste(self, text: str) -> None:
        """Adds what was pasted, one point in each line; what names no place stays to be put right."""
        rows = [row for line in text.splitlines() if line.strip() for row in _pasted(line)]
        if rows and not self.readonly:
            self._put([*self._rows, *rows])
            self.edited.emit()

    def remove(self, places: set[int]) -> None:
        """Removes rows."""
        rest = [row for place, row in enumerate(self._rows) if place not in places]
        if len(rest) < len(self._rows) and not self.readonly:
            self._put(rest)
            self.edited.emit()

    def set_readonly(self, readonly: bool) -> None:
        """Whether anything may be changed; where not, there is no row to add one."""
        if readonly != self.readonly:
            self.beginResetModel()
            self.readonly = readonly
            self.endResetModel()

    def _filled(self) -> list[list[str]]:
        """A row whose cells were all emptied is no point."""
        return [row for row in self._rows if any(row[:_SHOWN])]

    def _put(self, rows: list[list[str]]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    # --- what Qt asks -------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows) + (not self.readonly)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else _SHOWN

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return (
            translate("PointTable", "Breite"),
            translate("PointTable", "Länge"),
            translate("PointTable", "Höhe in m"),
        )[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return base if self.readonly else base | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()] if index.row() < len(self._rows) else [""] * 4
        text = row[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{title} {index.row() + 1}: {text}"
        if role in (ComplaintRole, Qt.ItemDataRole.ToolTipRole):
            wrong = text and not _reads(text, index.column())
            return translate("PointTable", "Das ist keine Zahl, die hier passt.") if wrong else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text, row, column = str(value or "").strip(), index.row(), index.column()
        if role != Qt.ItemDataRole.EditRole or self.readonly or text == self.data(index):
            return False
        if "\n" in text or "\t" in text:  # pasted into the cell, but more than one
            self.paste(text)
            return True
        if row == len(self._rows):
            self.beginInsertRows(_TOP, row + 1, row + 1)
            self._rows.append([""] * 4)
            self.endInsertRows()
        known = coordinates.read(text) if column != _HEIGHT else None
        if known is not None:
            self._rows[row][:_HEIGHT] = _row(*known)[:_HEIGHT]
        else:
            self._rows[row][column] = text
        self.dataChanged.emit(self.index(row, 0), self.index(row, _SHOWN - 1))
        self.edited.emit()
        return True


def _row(latitude: object, longitude: object, height: str = "0", accuracy: str = "0") -> list[str]:
    """The cells of a point; a height of 0 is shown only where it was measured."""
    place = [numbers.shown(f"{float(str(one)):.6f}") for one in (latitude, longitude)]
    measured = float(height) or float(accuracy)
    return [*place, numbers.shown(height) if measured else "", accuracy]


def _pasted(line: str) -> list[list[str]]:
    """The points of a pasted line, from a map, a phone, a spreadsheet or ODK."""
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > 1:
        return [[*(*cells, "", "", "")[:_SHOWN], "0"]]
    known = coordinates.read(line)
    if known is not None:
        return [_row(*known)]
    return [_piece(piece) for piece in line.split(";") if piece.strip()]


def _piece(text: str) -> list[str]:
    """One point, height and accuracy may stand behind it; its words where it names no place."""
    known = coordinates.read_measured(text)
    return [text.strip(), "", "", "0"] if known is None else _row(*known.place, known.height, known.accuracy)


def _kept(row: list[str]) -> str | None:
    """A row as it is kept; None where it names no place or its height is no number."""
    known = coordinates.read(f"{row[_LATITUDE]} {row[_LONGITUDE]}")
    height = numbers.read(row[_HEIGHT]) if row[_HEIGHT] else "0"
    if known is None or not height or not (row[_LATITUDE] and row[_LONGITUDE]):
        return None
    accuracy = row[_ACCURACY] if row[_HEIGHT] else ""  # with one, no height would read as 0 m
    return f"{known.latitude:.6f} {known.longitude:.6f} {height} {accuracy or '0'}"


def _reads(text: str, column: int) -> bool:
    """Whether the words of a cell can be read, also in degrees with their direction."""
    if column == _HEIGHT:
        return bool(numbers.read(text))
    ways = (f"{text} 0", f"{text} 0° E") if column == _LATITUDE else (f"0 {text}", f"0° N {text}")
    return any(coordinates.read(way) for way in ways)
