"""Why a question stays blank, in place of its field: a word, a person's reason, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from inka_desktop.forms import Absence, NodeState
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.widgets.card import words
from inka_desktop.viewmodels.asides import absence_words


class AbsenceAnswer(AnswerWidget):
    """Takes the reason as other widgets take an answer."""

    def build(self) -> None:
        """Puts the widget together."""
        self._why = ""
        row = QHBoxLayout()
        self.column.addLayout(row)
        row.setSpacing(8)
        self._word = words("", "cardTitle", self)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Grund"))
        self.line.textEdited.connect(lambda _text: self.tell_soon())
        self.back_button = QPushButton(self.tr("Doch angeben"), self)
        self.back_button.setProperty("role", "link")
        self.back_button.clicked.connect(self._take_back)
        row.addWidget(self._word, 1)
        row.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.line)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.line, self.back_button)

    def name(self, label: str, description: str) -> None:
        """Says to a screen reader what is asked for."""
        self.line.setAccessibleName(self.tr("{question}: Grund").format(question=label))
        self.back_button.setAccessibleName(f"{label}: {self.back_button.text()}")

    def show_state(self, state: NodeState) -> None:
        """Shows the reason, and whether it may be changed."""
        self.setVisible(state.absence is not None)
        if state.absence is None:
            return
        self._why = state.absence.why
        self._word.setText(absence_words(self._why))
        self.line.setReadOnly(state.readonly)
        self.back_button.setVisible(not state.readonly)
        if not self.waits() and self.line.text().strip() != state.absence.reason:
            self.line.setText(state.absence.reason)
            self.line.setCursorPosition(0)  # long words show their beginning

    def take(self) -> None:
        """Answers with what stands there now."""
        self.filling.set_absence(self.node, Absence(self._why, self.line.text().strip()))

    def _take_back(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        self.filling.set_absence(self.node, None)
