"""What is wrong with a form, as its author reads it: where in the workbook, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from inka_desktop.forms.problems import ERROR, Problem
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.paged import MarkRole
from inka_desktop.viewmodels.wording import Mark

Index = QModelIndex | QPersistentModelIndex
KIND, SHEET, ROW, COLUMN, WORDS = range(5)
translate = QCoreApplication.translate
_TOP = QModelIndex()


class ProblemTable(QAbstractTableModel):
    """Errors first, then remarks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Problem] = ()

    def show(self, problems: Sequence[Problem]) -> None:
        """Lists others."""
        self.beginResetModel()
        self._rows = tuple(problems)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            translate("FormProblems", "Art"), translate("FormProblems", "Blatt"),
            translate("FormProblems", "Zeile"), translate("FormProblems", "Spalte"),
            translate("FormProblems", "Was zu tun ist"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        problem = self._rows[index.row()]
        if role == MarkRole and index.column() == KIND:
            return _mark(problem)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cells(problem)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return problem.words(dates.language())
        return None

    def as_text(self) -> str:
        """The list as a spreadsheet takes it from the clipboard."""
        heads = [str(self.headerData(place, Qt.Orientation.Horizontal)) for place in range(5)]
        return "\n".join("\t".join(line) for line in (heads, *map(cells, self._rows)))


def cells(problem: Problem) -> list[str]:
    """A problem in the words of its columns."""
    row = "" if problem.row is None else str(problem.row)
    words = " ".join(problem.words(dates.language()).split())
    return [_mark(problem).text, problem.sheet, row, problem.column, words]


def _mark(problem: Problem) -> Mark:
    if problem.severity == ERROR:
        return Mark(translate("FormProblems", "nötig"), "problem", "circle-alert")
    return Mark(translate("FormProblems", "Hinweis"), "information", "info")


def told(problems: Sequence[Problem]) -> str:
    """How many there are, in one sentence."""
    errors = sum(problem.severity == ERROR for problem in problems)
    if errors:
        return translate(
            "FormProblems",
            "%n Stellen sind zu ändern, bevor das Formular ausgefüllt werden kann.",
            "",
            errors,
        )
    return translate(
        "FormProblems", "Das Formular lässt sich ausfüllen. Dazu %n Hinweise.", "", len(problems)
    )
