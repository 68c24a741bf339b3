"""Cards: a title, a remark, and rows that are separated by hairlines."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from inka_desktop.gui.widgets import layouts
from inka_desktop.gui.widgets.chip import Chip, FilterChip, Sign

if TYPE_CHECKING:
    from inka_desktop.viewmodels.wording import Mark

HEAD_PX = 38
_LONG_WORD = re.compile(r"\S{16}(?=\S{8})")


def hairline(parent: QWidget | None = None) -> QFrame:
    """A separator one pixel high."""
    line = QFrame(parent)
    line.setProperty("role", "line")
    return line


class WrappedLabel(QLabel):
    """People's text, never read as markup; a word longer than the line breaks instead of widening it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)

    def setText(self, text: str) -> None:
        super().setText(_LONG_WORD.sub(lambda match: match[0] + "\u200b", text))


def words(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that wraps and shows people's text as it is, never as markup."""
    label = WrappedLabel(parent)
    label.setText(text)
    if role:
        label.setProperty("role", role)
    return label


class CardRow(QFrame):
    """One line of a card: a leading word, a title with a second line, a chip, buttons."""

    activated = Signal()

    def __init__(self, title: str, second: str = "", lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 16, 8)
        self._row.setSpacing(12)
        self.setMinimumHeight(40)
        if lead:
            first = words(lead, "muted", self)
            first.setFixedWidth(64)
            self._row.addWidget(first)
        texts = QVBoxLayout()
        self._row.addLayout(texts, 1)
        texts.setSpacing(1)
        self.title = words(title, parent=self)
        texts.addWidget(self.title)
        self.second = words(second, "second", self)
        self.second.setVisible(bool(second))
        texts.addWidget(self.second)
        self.setAccessibleName(title)
        self.setAccessibleDescription(second)

    def set_title(self, title: str) -> None:
        """Says another title."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def set_second(self, second: str) -> None:
        """Says another second line, or none."""
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.setAccessibleDescription(second)

    def add_mark(self, mark: Mark | None) -> Chip:
        """Adds a chip on the right."""
        chip = Chip(self, mark)
        self._row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        return chip

    def add_sign(self, mark: Mark | None) -> None:
        """Adds the sign of a mark on the right; the row's description says its words, too."""
        if mark is not None:
            self._row.addWidget(Sign(mark, self), 0, Qt.AlignmentFlag.AlignVCenter)
            told = self.accessibleDescription()
            self.setAccessibleDescription(f"{told}, {mark.text}" if told else mark.text)

    def add_button(self, text: str) -> QPushButton:
        """Adds a button on the right; its accessible name says what it is about."""
        button = QPushButton(text, self)
        button.setAccessibleName(f"{text}: {self.title.text()}")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def add_widget(self, widget: QWidget, stretch: int = 0) -> None:
        """Adds any other control on the right."""
        self._row.addWidget(widget, stretch, Qt.AlignmentFlag.AlignVCenter)

    def make_clickable(self) -> None:
        """Lets the whole row be clicked and reached with the keyboard."""
        self.setProperty("clickable", "true")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.property("clickable") and self.rect().contains(event.position().toPoint()):
            self.activated.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.property("clickable") and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Space,
        ):
            self.activated.emit()
            return
        super().keyPressEvent(event)


class Card(QFrame):
    """A titled card. Designer places it by name; ``add_row`` fills it."""

    row_added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._head = QWidget(self)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 4, 16, 4)
        self._head.setMinimumHeight(HEAD_PX)
        self._title = words("", "cardTitle", self._head)
        self._note = words("", "muted", self._head)
        self._note.setWordWrap(False)
        head.addWidget(self._title, 1)
        head.addWidget(self._note, 0)
        self._head_line = head
        self._whole.addWidget(self._head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 4)
        self.body.setSpacing(0)
        self._whole.addLayout(self.body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_title(self, title: str, note: str = "") -> None:
        """Names the card; the remark stands at the right of the title."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._head.setVisible(bool(title))
        self.setAccessibleName(title)

    def add_head_widget(self, widget: QWidget) -> None:
        """Puts a control at the right end of the title, low enough for heads to stay alike."""
        if isinstance(widget, QPushButton) and not isinstance(widget, FilterChip):
            widget.setProperty("role", "head")
        self._head_line.addWidget(widget)

    def add_row(self, row: QWidget) -> None:
        """Appends a row below a hairline."""
        if self.body.count() or not self._head.isHidden():
            self.body.addWidget(hairline(self))
        self.body.addWidget(row)
        self.row_added.emit()

    def clear(self) -> None:
        """Takes all rows out; who was in one of them stays in the card, not in the field behind it."""
        if self.isAncestorOf(self.window().focusWidget()):
            self.setFocus()
        layouts.clear(self.body)

    def offer(self, text: str, run: Callable[[], None]) -> None:
        """Appends a quiet button for more rows; it goes when it is used."""
        line, button = hairline(self), QPushButton(text, self)
        button.setProperty("role", "quiet")
        self.body.addWidget(line)
        self.body.addWidget(button)

        def use() -> None:
            for widget in (line, button):
                self.body.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
            run()

        button.clicked.connect(use)

    def say(self, text: str) -> None:
        """Shows one muted sentence instead of rows."""
        row = words(text, "muted", self)
        row.setContentsMargins(16, 10, 16, 10)
        self.add_row(row)
