"""Draws the lines of a form's problems: a mark, where, and words over as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTableView

from inka_desktop.gui.delegates.table import ROW_HEIGHT, SIDE, TableDelegate
from inka_desktop.viewmodels.form_problems import WORDS, ProblemTable

_ABOVE_PX = 7
_WIDTHS = (104, 96, 64, 130)
"""Columns of the list of problems; the last one takes the rest."""


class ProblemLines(TableDelegate):
    """Nothing that an author has to read is cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        table = self.parent()
        if index.column() != WORDS or not isinstance(table, QTableView):
            return super().sizeHint(option, index)
        room = QRect(0, 0, max(120, table.columnWidth(WORDS) - SIDE - 4), 10_000)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        height = option.fontMetrics.boundingRect(room, flags, str(index.data())).height()
        return QSize(room.width(), max(ROW_HEIGHT, height + 2 * _ABOVE_PX))

    def _paint_text(
        self,
        painter: QPainter,
        index: QModelIndex | QPersistentModelIndex,
        inner: QRect,
        option: QStyleOptionViewItem,
    ) -> None:
        painter.setFont(option.font)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(inner, flags, str(index.data() or ""))


def dress(table: QTableView, model: ProblemTable) -> None:
    """Makes a table the list of a form's problems."""
    table.setModel(model)
    table.setItemDelegate(ProblemLines(table))
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    as_sentences(table, _WIDTHS)


def as_sentences(table: QTableView, widths: Sequence[int]) -> None:
    """Lines as high as their sentences; the last column takes what the ``widths`` of the others leave."""
    table.verticalHeader().hide()
    table.setTabKeyNavigation(False)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, width)
    head.setSectionResizeMode(len(widths), QHeaderView.ResizeMode.Stretch)
    head.sectionResized.connect(lambda *_: QTimer.singleShot(0, table, table.resizeRowsToContents))
