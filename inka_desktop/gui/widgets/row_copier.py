"""Ctrl+C in a list: the selected rows as a table, for Word, Excel and mail programs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from inka_desktop.gui.context import Context
from inka_desktop.reports.copied import Copied, copy_table
from inka_desktop.viewmodels.paged import PagedModel

MOST = 10_000
"""Rows that the clipboard gets at once; whole lists are saved as spreadsheets."""
translate = QCoreApplication.translate
Pieces = list[tuple[int, int]]


class RowCopier(QObject):
    """Reads the rows on a reader thread, also those that were never in view."""

    def __init__(self, context: Context, table: QTableView) -> None:
        """Take a table that shows a :class:`.PagedModel`, this or that."""
        super().__init__(table)
        self._context, self._table = context, table
        action = QAction(translate("RowCopier", "Kopieren"), table)
        action.setShortcut(QKeySequence.StandardKey.Copy)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self.copy)
        table.addAction(action)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def copy(self) -> None:
        """Copies what is selected; nothing without a selection."""
        model = self._table.model()
        pieces = pieces_of(self._table)
        count = sum(last - first + 1 for first, last in pieces)
        if not count or not isinstance(model, PagedModel):
            return
        if count > MOST:
            self._context.say(
                translate(
                    "RowCopier",
                    "So viele Zeilen passen nicht in die Zwischenablage. "
                    "Bitte speichern Sie die Liste als Excel-Tabelle.",
                ),
                "attention",
            )
            return
        titles = model.titles()
        model.read_texts(pieces, lambda lines: self._put(titles, lines))

    def _put(self, titles: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
        to_clipboard(copy_table(titles, lines, self._context.language))
        self._context.say(translate("RowCopier", "%n Zeilen liegen in der Zwischenablage.", "", len(lines)))


def pieces_of(view: QAbstractItemView) -> Pieces:
    """First and last row of each stretch that is selected, from the top."""
    selected = view.selectionModel().selection()
    return sorted({(one.top(), one.bottom()) for one in map(selected.at, range(selected.count()))})


def to_clipboard(told: Copied) -> None:
    """Puts HTML and plain text side by side, so that each program takes what it can."""
    data = QMimeData()
    data.setHtml(told.html)
    data.setText(told.text)
    QGuiApplication.clipboard().setMimeData(data)
