"""Choices that are searched while one types: one or several of any number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QListView, QToolButton, QWidget

from inka_desktop.forms import Choice, NodeState
from inka_desktop.forms.marked import plain
from inka_desktop.gui import icons
from inka_desktop.gui.forms.answer import AnswerWidget, chosen_of
from inka_desktop.gui.forms.texts import LINE_PX
from inka_desktop.gui.widgets.card import words

SHOWN = 50
"""Choices offered at once; more words make them fewer."""
_TYPING_MS = 80
_TOP = QModelIndex()


class ChoiceModel(QAbstractListModel):
    """Choices as a list offers them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found: Sequence[Choice] = ()

    def show(self, found: Sequence[Choice]) -> None:
        """Offers other choices."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self.found)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return plain(self.found[index.row()].label)
        return None


class SearchLine(QLineEdit):
    """Offers all choices as soon as the cursor is in it and Down is pressed, or words are typed."""

    def __init__(self, answer: SearchAnswer) -> None:
        super().__init__(answer)
        self._answer = answer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._answer.offer()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()


class SearchAnswer(AnswerWidget):
    """One of any number of choices; words that are none stay and are told."""

    def build(self) -> None:
        """Puts the widget together."""
        self.line = SearchLine(self)
        self.line.setMaximumWidth(LINE_PX)
        self.line.setPlaceholderText(self.tr("Tippen, um zu suchen"))
        self._model = ChoiceModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        self._popup = popup = QListView()
        popup.setObjectName("suggestions")
        popup.setUniformItemSizes(True)
        self._completer.setPopup(popup)
        self._completer.setWidget(self.line)
        self._completer.activated.connect(lambda _words: self._choose(popup.currentIndex()))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.offer)
        self.line.textEdited.connect(lambda _text: self._typing.start())
        self.column.addWidget(self.line)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.line,)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.line.setReadOnly(state.readonly)
        if self.line.hasFocus() and self.line.isModified():
            return
        self.line.setText(self.filling.unread(self.node)[0] or self._label(state.value))
        self.line.setCursorPosition(0)

    def offer(self) -> None:
        """Shows what the typed words find; without words, the first ones."""
        self._typing.stop()
        text = self.line.text() if self.line.isModified() else ""
        self._model.show(tuple(self.choices(text, SHOWN)))
        self._completer.complete()

    def leave(self) -> None:
        """What was typed is an answer now."""
        self._typing.stop()
        if not self.line.isModified():
            return
        text = self.line.text().strip()
        self.line.setModified(False)
        if not text:
            self.tell(None)
            return
        found = self._meant(text)
        if found is not None:
            self._take(found)
        else:
            self.filling.refuse(self.node, text, self._hint())

    def _hint(self) -> str:
        return self.tr("Bitte aus der Liste wählen.")

    def _meant(self, text: str) -> Choice | None:
        """The choice that is called so, or the only one that is found."""
        same = [one for one in self.choices(text, SHOWN) if plain(one.label).casefold() == text.casefold()]
        found = same or list(self.choices(text, 2))
        return found[0] if len(found) == 1 or same else None

    def _choose(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._model.found):
            self._popup.hide()
            self._take(self._model.found[index.row()])

    def _take(self, choice: Choice) -> None:
        self.line.setText(plain(choice.label))
        self.line.setModified(False)
        self.tell(choice.value)

    def _label(self, value: str) -> str:
        return "" if not value else plain(self.filling.choice_label(self.node, value))


class SearchTicks(SearchAnswer):
    """Several of any number of choices: found by words, listed below the line, taken away by a click."""

    def build(self) -> None:
        """Puts the widget together."""
        super().build()
        self._rows: list[QWidget] = []

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.line.setReadOnly(state.readonly)
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(value, state.readonly) for value in chosen_of(state)]
        unread = self.filling.unread(self.node)[0]
        if unread and not self.line.text():
            self.line.setText(unread)

    def leave(self) -> None:
        """What was typed is a further answer now; words that are none stay, and so do the answers."""
        self._typing.stop()
        if self.line.isReadOnly():
            return
        text = self.line.text().strip()
        self.line.setModified(False)
        found = self._meant(text) if text else None
        if found is not None:
            self._take(found)
        elif text:
            self.filling.refuse(self.node, text, self._hint(), keeps=True)
        elif self.filling.unread(self.node)[0]:
            self.tell(chosen_of(self.filling.state(self.node)))

    def _take(self, choice: Choice) -> None:
        chosen = chosen_of(self.filling.state(self.node))
        self.tell([*chosen, *({choice.value} - set(chosen))])
        # The completer writes its words into the line after this.
        QTimer.singleShot(0, self.line, self.line.clear)
        self.line.setModified(False)

    def _row(self, value: str, readonly: bool) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(8, 0, 0, 0)
        text = self._label(value)
        line.addWidget(words(text, parent=row), 1)
        button = QToolButton(row)
        icons.set_icon(button, "x")
        button.setAccessibleName(self.tr("{choice} entfernen").format(choice=text))
        button.setEnabled(not readonly)
        button.clicked.connect(lambda: self._drop(value))
        line.addWidget(button)
        self.column.addWidget(row)
        return row

    def _drop(self, value: str) -> None:
        chosen = chosen_of(self.filling.state(self.node))
        self.tell([one for one in chosen if one != value])
