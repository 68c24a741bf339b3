"""A line that suggests what is known while one types, and takes anything new as well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

_TYPING_MS = 150


class SuggestEdit(QLineEdit):
    """Return or a chosen suggestion says ``entered`` with the words; the line then belongs to the caller."""

    asked = Signal(str)
    """Suggestions for these words are wanted; the answer goes to :meth:`suggest`."""
    entered = Signal(str)
    left = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        popup.setObjectName("suggestions")
        completer.setPopup(popup)
        self._popup = popup
        completer.activated.connect(self._chosen)
        self._completer = completer
        self.setCompleter(completer)
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._timer.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textEdited.connect(lambda _text: self._timer.start())
        self.textEdited.connect(lambda _text: self.edited.emit())

    def suggest(self, words: Sequence[str]) -> None:
        """Shows suggestions while the cursor is still in the line."""
        known = [word for word in words if word.casefold() != self.text().strip().casefold()]
        self._model.setStringList(known)
        if known and self.hasFocus() and self.text().strip():
            self._completer.complete()

    def value(self) -> str:
        """The words in the line."""
        return self.text().strip()

    def set_value(self, value: object) -> None:
        """Shows words."""
        if self.text() != str(value or ""):
            self.setText(str(value or ""))
            if not self.hasFocus():
                self.setCursorPosition(0)  # long words show their beginning

    def complete(self) -> bool:
        """Any words are a value."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if plain and not self._popup.isVisible():
            self.entered.emit(self.text().strip())
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        super().keyPressEvent(event)

    def _chosen(self, words: str) -> None:
        self.setText(words)
        self.edited.emit()
        # The completer writes its words into the line after this signal.
        QTimer.singleShot(0, lambda: self.entered.emit(words))
