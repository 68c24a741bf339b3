"""One open question: both entries with who and when, a choice beside each, or writing anew."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inka_desktop.gui.widgets.card import hairline, words
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.services.rows import EntryRow, QuestionRow
from inka_desktop.viewmodels import questions
from inka_desktop.viewmodels.wording import record_kind


class QuestionView(QFrame):
    """Shows a question; what is chosen goes to the caller."""

    chosen = Signal(object)
    """The choice (bytes) of an entry."""
    written = Signal(str)
    """A text that replaces both."""
    opened = Signal()

    def __init__(self, question: QuestionRow, on: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        titles = QVBoxLayout()
        titles.setSpacing(1)
        self._title = words(questions.title(question), "cardTitle", self)
        titles.addWidget(self._title)
        about = question.label or record_kind(question.kind)
        titles.addWidget(words(about, "second", self))
        head.addLayout(titles, 1)
        self._open_button = QPushButton(self.tr("Öffnen"), self)
        self._open_button.setAccessibleName(self.tr("{record} öffnen").format(record=about))
        self._open_button.clicked.connect(self.opened)
        head.addWidget(self._open_button)
        column.addLayout(head)
        for entry in question.entries:
            column.addWidget(hairline(self))
            column.addLayout(self._entry(question, entry, on))
        if questions.is_text(question):
            self._add_writing(column, question)

    def hide_opening(self) -> None:
        """Leaves out what leads to the record, where one is there already and a dialog names the field."""
        self._open_button.hide()
        self._title.hide()
        self._column.setContentsMargins(0, 0, 0, 0)

    def _entry(self, question: QuestionRow, entry: EntryRow, on: date) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        value = questions.value_words(question.kind, question.field, entry.value)
        texts.addWidget(words(value, "", self))
        texts.addWidget(words(questions.entry_words(entry, on), "second", self))
        row.addLayout(texts, 1)
        text = questions.choice_words(question, entry)
        button = QPushButton(text, self)
        button.setAccessibleName(self.tr("{action}: {value}").format(action=text, value=value))
        button.clicked.connect(lambda: self.chosen.emit(entry.choice))
        row.addWidget(button)
        return row

    def _add_writing(self, column: QVBoxLayout, question: QuestionRow) -> None:
        column.addWidget(hairline(self))
        line = QHBoxLayout()
        self._text = GrowingText(self, 1)
        self._text.setAccessibleName(self.tr("Neu schreiben"))
        whole = "\n".join(str(entry.value or "") for entry in question.entries)
        self._text.set_value(whole if question.merged is None else question.merged)
        use = QPushButton(self.tr("Diesen Text nehmen"), self)
        use.clicked.connect(lambda: self.written.emit(self._text.value()))
        anew = QPushButton(self.tr("Neu schreiben"), self)
        anew.setProperty("role", "link")
        if question.merged is None:
            self._text.hide()
            use.hide()
        else:  # taken as it stands, the text is right
            anew.hide()

        def show() -> None:
            anew.hide()
            self._text.show()
            use.show()
            self._text.setFocus()

        anew.clicked.connect(show)
        line.addWidget(self._text, 1)
        line.addWidget(use)
        line.addWidget(anew)
        line.addStretch(0)
        column.addLayout(line)
