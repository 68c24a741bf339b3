"""The rows of a grid (``theme-grid``): questions beside each other, their fields on one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from inka_desktop.gui.forms.question import QuestionView
from inka_desktop.gui.widgets.layouts import placed

GRID_COLUMNS = 4
"""Columns of a form in the style ``theme-grid`` where its author says no other number (Enketo)."""
_GAP = 18


class Cells(QWidget):
    """Labels of different heights end where their fields begin."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[list[QuestionView]] = []
        self._feet: list[QVBoxLayout] = []
        self._used = GRID_COLUMNS
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(_GAP)
        for place in range(GRID_COLUMNS):
            self._grid.setColumnStretch(place, 1)

    def add(self, question: QuestionView, columns: int | None) -> None:
        """Places a question behind the last one, in the next row where this one is full.

        Args:
            question: inside this widget.
            columns: how wide its author wants it; None for a whole row.
        """
        width = min(columns or GRID_COLUMNS, GRID_COLUMNS)
        if self._used + width > GRID_COLUMNS:
            self._rows.append([])
            self._used = 0
            self._feet.append(QVBoxLayout())
            self._grid.addLayout(self._feet[-1], 2 * len(self._rows) - 1, 0, 1, GRID_COLUMNS)
        place = 2 * len(self._rows) - 2
        self._grid.addWidget(question, place, self._used, 1, width, Qt.AlignmentFlag.AlignTop)
        if width < GRID_COLUMNS:
            question.put_below(self._feet[-1])
        self._rows[-1].append(question)
        self._used += width

    def fit(self) -> None:
        """Goes while none of its questions is asked."""
        self.setVisible(holds_something(self._grid))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._align()
        return done

    def _align(self) -> None:
        """Leaves room above the shorter labels of a row; asks for another layout only where that changed."""
        for row in self._rows:
            asked = [one for one in row if one.answer is not None and not one.isHidden()]
            leads = [one.lead_height() for one in asked]
            for one, lead in zip(asked, leads, strict=True):
                one.set_top(max(leads) - lead)


def holds_something(layout: QLayout) -> bool:
    """Whether any widget of a layout is to be seen."""
    return any(isinstance(one, QWidget) and not one.isHidden() for one in placed(layout))
