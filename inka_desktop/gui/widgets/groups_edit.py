"""Thirteen small fields for the recovery sheet, numbered and arranged as they are printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from inka_desktop.exchange.recovery import GROUP_SIZE, GROUPS
from inka_desktop.records.values import GROUPS_ACROSS
from inka_desktop.viewmodels import recovery

ROOM = 44
"""Logical pixels that frame and padding of a field need beside its letters."""


class GroupsEdit(QWidget):
    """Goes on to the next group when one is right; a pasted or scanned key fills all of them."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        self._lines: list[QLineEdit] = []
        for place in range(GROUPS):
            number = QLabel(str(place + 1), self)
            number.setProperty("role", "hint")
            line = self._line(place)
            number.setBuddy(line)
            row, column = divmod(place, GROUPS_ACROSS)
            grid.addWidget(number, row, column * 2)
            grid.addWidget(line, row, column * 2 + 1)
            grid.setColumnStretch(column * 2 + 1, 1)
        self._problem = QLabel(self)
        self._problem.setProperty("role", "problem")
        grid.addWidget(self._problem, GROUPS // GROUPS_ACROSS, 2, 1, GROUPS_ACROSS * 2 - 2)
        self.setFocusProxy(self._lines[0])

    def text(self) -> str:
        """What was typed, groups with blanks between them."""
        return " ".join(line.text() for line in self._lines)

    def is_right(self) -> bool:
        """Whether every group is there and right."""
        return recovery.all_right([line.text() for line in self._lines])

    def focus_open(self) -> None:
        """Goes to the first group that is missing or not right."""
        for place, line in enumerate(self._lines):
            if recovery.state_of(place, line.text()) != "right":
                line.setFocus()
                line.selectAll()
                return

    def ask_for_open(self) -> str:
        """Goes there, and says that groups are missing; nothing where it says already which is not right."""
        self.focus_open()
        if self._problem.text():
            return ""
        return self.tr("Es fehlen noch Gruppen. Bitte tippen Sie alle 13 vom Blatt ab.")

    def clear(self) -> None:
        """Forgets what was typed."""
        for line in self._lines:
            line.clear()
        self._judge()

    def _line(self, place: int) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(self.tr("Gruppe {number}").format(number=place + 1))
        line.setMinimumWidth(QFontMetrics(line.font()).horizontalAdvance("W" * GROUP_SIZE) + ROOM)
        line.textEdited.connect(lambda text: self._take(place, text))
        self._lines.append(line)
        return line

    def _take(self, place: int, typed: str) -> None:
        """Puts what was typed into its group; what is too much goes on to those after it."""
        first = place
        group, rest = recovery.divided(typed)
        self._put(place, group)
        while rest and place + 1 < GROUPS and (len(rest) >= GROUP_SIZE or not self._lines[place + 1].text()):
            place += 1
            group, rest = recovery.divided(rest)
            self._put(place, group)
        if place > first:
            self._lines[place].setFocus()
        if recovery.state_of(place, self._lines[place].text()) == "right" and place + 1 < GROUPS:
            self._lines[place + 1].setFocus()
        self._judge()
        self.edited.emit()

    def _put(self, place: int, group: str) -> None:
        line = self._lines[place]
        if line.text() != group:
            cursor = line.cursorPosition()
            line.setText(group)
            line.setCursorPosition(min(cursor, len(group)))

    def _judge(self) -> None:
        """Marks the groups that are not right and names the first of them."""
        wrong = []
        for place, line in enumerate(self._lines):
            is_wrong = recovery.state_of(place, line.text()) == "wrong"
            if is_wrong != (line.property("state") == "problem"):
                line.setProperty("state", "problem" if is_wrong else "")
                line.style().polish(line)
            if is_wrong:
                wrong.append(place + 1)
        text = self.tr("Gruppe {number} stimmt nicht. Bitte vergleichen Sie sie mit dem Blatt.")
        self._problem.setText(text.format(number=wrong[0]) if wrong else "")
