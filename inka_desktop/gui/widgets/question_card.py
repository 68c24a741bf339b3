"""Open questions: the entries side by side with who and when, a choice under each, or writing anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inka_desktop.gui.widgets.card import hairline, words
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.services.rows import DecisionRow, EntryRow, QuestionRow
from inka_desktop.viewmodels import question_groups, questions, wording
from inka_desktop.viewmodels.differences import pieces
from inka_desktop.viewmodels.question_groups import Group

BESIDE_PX = 600
"""From this width on two entries stand side by side."""


class QuestionView(QFrame):
    """Shows a question; what is decided goes to the caller."""

    decided = Signal(object)
    """A :class:`DecisionRow`."""

    def __init__(self, question: QuestionRow, on: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        self._title = words(questions.title(question), "cardTitle", self)
        column.addWidget(self._title)
        if questions.knows_before(question):
            column.addWidget(words(questions.before_words(question), "second", self))
        elif before := questions.long_before(question):
            self._offer_before(column, before)
        self._entries = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        column.addLayout(self._entries)
        self._entries.setSpacing(12)
        for entry in question.entries:
            self._entries.addWidget(self._entry(entry, on), 1)
        if questions.is_text(question):
            self._add_writing(column)

    def without_title(self) -> None:
        """Leaves out the title, where a dialog names the field."""
        self._title.hide()
        self._column.setContentsMargins(0, 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE_PX and len(self._question.entries) == 2
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._entries.setDirection(direction)

    def _offer_before(self, column: QVBoxLayout, before: str) -> None:
        """A long text that all entries replaced is shown on wish."""
        wish = QPushButton(self.tr("Vorherigen Text zeigen"), self)
        wish.setProperty("role", "link")
        text = words(before, "second", self)
        text.hide()
        wish.clicked.connect(text.show)
        wish.clicked.connect(wish.hide)
        column.addWidget(wish, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(text)

    def _entry(self, entry: EntryRow, on: date) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("role", "entry")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        question = self._question
        value = questions.entry_value(question, entry)
        column.addWidget(self._value(entry, value, frame))
        column.addWidget(words(questions.entry_words(entry, on), "second", frame))
        column.addSpacing(4)
        column.addStretch(1)
        text = questions.choice_words(question, entry)
        button = QPushButton(text, frame)
        button.setAccessibleName(self.tr("{action}: {value}").format(action=text, value=value))
        button.clicked.connect(lambda: self.decided.emit(DecisionRow(question.id, entry.choice)))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _value(self, entry: EntryRow, value: str, parent: QWidget) -> QLabel:
        """The value; in a longer text what it has of its own is underlined."""
        other = questions.compared_with(self._question, entry)
        if other is None:
            return words(value, "", parent)
        label = QLabel(parent)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setText(marked(str(entry.value or ""), other))
        label.setMinimumWidth(1)
        label.setAccessibleName(value)
        return label

    def _add_writing(self, column: QVBoxLayout) -> None:
        question = self._question
        both, anew, use = (
            QPushButton(text, self)
            for text in (self.tr("Beide behalten"), self.tr("Neu schreiben"), self.tr("Diesen Text nehmen"))
        )
        both.setToolTip(self.tr("Beide Texte stehen dann untereinander."))
        both.clicked.connect(lambda: self._write(question_groups.both(question)))
        text = GrowingText(self, 2)
        text.setAccessibleName(self.tr("Neu schreiben"))
        use.clicked.connect(lambda: self._write(text.value()))
        if question.merged is None:
            both.setVisible(all(entry.value for entry in question.entries))
            text.set_value(question_groups.both(question))
            for widget in (text, use):
                widget.hide()
        else:  # taken as it stands, the text is right
            text.set_value(question.merged)
            for widget in (both, anew):
                widget.hide()

        def show() -> None:
            for widget in (both, anew):
                widget.hide()
            for shown in (text, use):
                shown.show()
            text.setFocus()

        anew.clicked.connect(show)
        column.addWidget(text)
        column.addWidget(use, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        column.addLayout(line)
        line.setSpacing(12)
        line.addWidget(both)
        line.addWidget(anew)
        line.addStretch(1)

    def _write(self, text: str) -> None:
        self.decided.emit(DecisionRow(self._question.id, None, text))


class QuestionGroup(QFrame):
    """All questions about one record, and one click for all entries of one device."""

    decided = Signal(object)
    """A tuple of :class:`DecisionRow`."""
    opened = Signal()

    def __init__(self, group: Group, on: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(0)
        head = QHBoxLayout()
        column.addLayout(head)
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(12)
        head.addWidget(words(group.title, "head", self), 1)
        for way in question_groups.ways(group):
            button = QPushButton(wording.on_button(way.words), self)
            button.clicked.connect(lambda _checked=False, chosen=way.decisions: self.decided.emit(chosen))
            head.addWidget(button)
        self.open_button = QPushButton(self.tr("Öffnen"), self)
        self.open_button.setAccessibleName(self.tr("{record} öffnen").format(record=group.title))
        self.open_button.clicked.connect(self.opened)
        head.addWidget(self.open_button)
        self._add(column, group.questions, on)

    def _add(self, column: QVBoxLayout, asked: Sequence[QuestionRow], on: date) -> None:
        for place, question in enumerate(asked):
            if place:
                column.addWidget(hairline(self))
            view = QuestionView(question, on, self)
            view.decided.connect(lambda decision: self.decided.emit((decision,)))
            column.addWidget(view)


def marked(text: str, other: str) -> str:
    """Rich text in which what ``other`` does not have is underlined."""
    shown = pieces(text, other)
    return "".join(f"<u>{_rich(one.text)}</u>" if one.own else _rich(one.text) for one in shown)


def _rich(text: str) -> str:
    return escape(text).replace("\n", "<br>")
