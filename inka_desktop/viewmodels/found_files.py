"""The table of files that were found: what is proposed for each, changed by row or for many at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from inka_desktop.services.archive_rows import DateSource, FoundRow
from inka_desktop.viewmodels import archive, dates, wording
from inka_desktop.viewmodels.due import parse_day

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate
FILE, TITLE, DAY, SOURCE, PROJECT, REMARK = range(6)
_ITEM, _EDIT, _TICK = Qt.ItemFlag, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.CheckStateRole


class Group(StrEnum):
    """What the chips above the table choose between."""

    NEW = "new"
    DOUBLE = "double"
    LEFT = "left"


class FoundModel(QAbstractTableModel):
    """Files with a box that says whether they come in; title and day are typed in place."""

    changed = Signal()
    """Another choice, or another proposal."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: list[FoundRow] = []
        self._projects: Mapping[UUID, str] = {}
        self._titles = (
            translate("Archive", "Datei"), translate("Archive", "Titel"), translate("Archive", "Datum"),
            translate("Archive", "Woher"), translate("Archive", "Projekt"), translate("Archive", "Hinweis"),
        )  # fmt: skip

    def show(self, rows: Sequence[FoundRow]) -> None:
        """Shows these files."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()
        self.changed.emit()

    def name_projects(self, titles: Mapping[UUID, str]) -> None:
        """Takes the titles by id, which may come after the files."""
        self._projects = titles
        if self._rows:
            self.dataChanged.emit(self.index(0, PROJECT), self.index(len(self._rows) - 1, PROJECT))

    def rows(self) -> Sequence[FoundRow]:
        """The files as they stand now."""
        return tuple(self._rows)

    def row(self, place: int) -> FoundRow:
        """One of them."""
        return self._rows[place]

    def wanted(self) -> list[FoundRow]:
        """Those that are to come in."""
        return [row for row in self._rows if row.take and not row.why]

    def counts(self) -> Counter[str]:
        """How many files each group has."""
        return Counter(group_of(row) for row in self._rows)

    def give(self, places: Iterable[int], **values: object) -> None:
        """Gives files the same ``date``, ``project_id`` or ``take``, except those that cannot come in."""
        if "date" in values:
            values["date_source"] = DateSource.PERSON
        given = [place for place in places if not self._rows[place].why]
        for place in given:
            self._rows[place] = replace(self._rows[place], **values)  # type: ignore[arg-type]  # names of fields
        if given:  # told once: there may be thousands
            self.dataChanged.emit(self.index(min(given), 0), self.index(max(given), REMARK))
            self.changed.emit()

    # --- Qt's side --------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._titles[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row, flags = self._rows[index.row()], _ITEM.ItemIsSelectable | _ITEM.ItemIsEnabled
        if row.why:
            return flags
        if index.column() == FILE:
            return flags | _ITEM.ItemIsUserCheckable
        return flags | _ITEM.ItemIsEditable if index.column() in (TITLE, DAY) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, _EDIT):
            return self._text(row, index.column())
        if role == _TICK and index.column() == FILE and not row.why:
            return Qt.CheckState.Checked if row.take else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == FILE:
            return self._told(row)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, text = self._rows[index.row()], str(value).strip()
        if role == _TICK:
            self.give([index.row()], take=Qt.CheckState(value) == Qt.CheckState.Checked)
        elif index.column() == DAY:
            day = parse_day(text, self._today(), past=True)
            if day is None and text:
                return False
            if day != row.date:
                self.give([index.row()], date=day)
        elif index.column() == TITLE and text:
            self.give([index.row()], title=text)
        return True

    def _text(self, row: FoundRow, column: int) -> str:
        if column == FILE:
            return row.origin
        if column == REMARK:
            return remark(row)
        if row.why:
            return ""
        if column == TITLE:
            return row.title
        if column == DAY:
            return dates.typed_day(row.date)
        if column == SOURCE:
            return wording.label(archive.SOURCES, row.date_source) if row.date else ""
        return self._projects.get(row.project_id, "–") if row.project_id is not None else "–"

    def _told(self, row: FoundRow) -> str:
        if row.why:
            return translate("Archive", "{file}, bleibt liegen: {why}").format(
                file=row.origin, why=remark(row)
            )
        words = (
            translate("Archive", "{file}, wird übernommen") if row.take
            else translate("Archive", "{file}, wird nicht übernommen")
        )  # fmt: skip
        return words.format(file=row.origin)


class GroupModel(QSortFilterProxyModel):
    """The rows of one group, in their order."""

    def __init__(self, found: FoundModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self._group = ""
        self.setSourceModel(found)

    def show(self, group: str) -> None:
        """Shows this group; all rows when empty."""
        self._group = group
        self.invalidate()

    def places(self, pieces: Iterable[tuple[int, int]]) -> list[int]:
        """Which files stretches of the shown rows are, from the first to the last of each."""
        shown = [place for place, row in enumerate(self._found.rows()) if self._shows(row)]
        return [place for first, last in pieces for place in shown[first : last + 1]]

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        return self._shows(self._found.row(row))

    def _shows(self, row: FoundRow) -> bool:
        return not self._group or group_of(row) == self._group


def group_of(row: FoundRow) -> Group:
    """What a file is for the chips."""
    if row.why:
        return Group.LEFT
    return Group.DOUBLE if row.double_of else Group.NEW


def remark(row: FoundRow) -> str:
    """What is to be known of a file before it comes in."""
    if row.why:
        return archive.why_words(row.why)
    if row.double_of:
        return translate("Archive", "doppelt: {other}").format(other=row.double_of)
    if not row.text:
        return translate("Archive", "{form}, {size}, ohne lesbaren Text").format(
            form=wording.label(archive.FORMS, row.form), size=archive.size_words(row.size)
        )
    return translate("Archive", "{form}, {size}").format(
        form=wording.label(archive.FORMS, row.form), size=archive.size_words(row.size)
    )


def chips(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """The chips above the table: words and group."""
    return [
        (translate("Archive", "Neu ({count})").format(count=counts.get(Group.NEW, 0)), Group.NEW),
        (translate("Archive", "Doppelt ({count})").format(count=counts.get(Group.DOUBLE, 0)), Group.DOUBLE),
        (
            translate("Archive", "Bleiben liegen ({count})").format(count=counts.get(Group.LEFT, 0)),
            Group.LEFT,
        ),
    ]


def sum_words(rows: Sequence[FoundRow]) -> str:
    """How many files come in, and how much they weigh."""
    files = translate("Archive", "%n Dateien werden übernommen", "", len(rows))
    return translate("Archive", "{files}, {size}").format(
        files=files, size=archive.size_words(sum(row.size for row in rows))
    )
