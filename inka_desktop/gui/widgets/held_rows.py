"""One save that is held back: a box to choose it by, and below it what it says."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inka_desktop.gui.widgets.card import words
from inka_desktop.gui.widgets.chip import Chip
from inka_desktop.services.member_rows import HeldBackRow
from inka_desktop.viewmodels import held_back

INDENT_PX, BETWEEN_PX = 24, 4


class HeldRow(QFrame):
    """Shows a save; says when it is chosen or not any more."""

    chosen = Signal(bytes, bool)

    def __init__(self, row: HeldBackRow, on: date, *, checked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = row.id
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        column.addLayout(head)
        self._box = QCheckBox(held_back.moment_words(row, on), self)
        self._box.setChecked(checked)
        self._box.toggled.connect(lambda on: self.chosen.emit(self.id, on))
        titles = [held_back.record_words(record) for record in row.records]
        self._box.setAccessibleName(", ".join([self._box.text(), *titles]))
        head.addWidget(self._box, 1)
        head.addWidget(Chip(self, held_back.left_mark(row)), 0, Qt.AlignmentFlag.AlignVCenter)
        told = QVBoxLayout()
        column.addLayout(told)
        told.setContentsMargins(INDENT_PX, 0, 0, 0)
        told.setSpacing(1)
        for title, record in zip(titles, row.records, strict=True):
            if told.count():
                told.addSpacing(BETWEEN_PX)
            told.addWidget(words(title, parent=self))
            for line in held_back.field_lines(record):
                told.addWidget(words(line, "second", self))
        if more := held_back.more_words(row):
            told.addWidget(words(more, "second", self))

    def set_checked(self, checked: bool) -> None:
        """Chooses it, or not."""
        self._box.setChecked(checked)
