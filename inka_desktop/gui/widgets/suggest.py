"""A line that suggests what is known while one types, and takes anything new as well."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QListView, QWidget

from inka_desktop.gui.widgets.fields import TextLine, show_beginning

_TYPING_MS = 150


class SuggestEdit(TextLine):
    """Return or a chosen suggestion says ``entered`` with the words; the line then belongs to the caller."""

    asked = Signal(str)
    """Suggestions for these words are wanted; the answer goes to :meth:`suggest`."""
    entered = Signal(str)
    making = Signal(str, int)
    """Nobody is called so yet, and somebody chose to make a record of these words: which of those offered."""
    made = Signal()
    """What was to be made is there, and a field that names it can refer to it."""
    left = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: QStringListModel | None = None
        self._typed, self._makes = "", list[str]()
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._timer.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textEdited.connect(self._keep)
        self.textEdited.connect(lambda _text: self.edited.emit())
        self.editingFinished.connect(partial(show_beginning, self))

    def suggest(self, words: Sequence[str], makes: Sequence[str] = ()) -> None:
        """Shows suggestions while the cursor is still in the line.

        Args:
            words: what is known.
            makes: where nothing is called as typed, the last lines offer to make it, e.g.
                ``„{words}“ neu anlegen``.
        """
        typed = self.text().strip()
        known = [word for word in words if word.casefold() != typed.casefold()]
        new = typed and len(known) == len(words)
        self._makes = [one.format(words=typed) for one in makes] if new else []
        model = self._model = self._model or self._offer()
        model.setStringList([*known, *self._makes])
        if (known or self._makes) and self.hasFocus() and typed:
            self.completer().complete()

    def value(self) -> str:
        """The words in the line; while the offer to make them is marked, those that were typed."""
        text = self.text()
        return self._typed.strip() if text in self._makes else text.strip()

    def set_value(self, value: object) -> None:
        """Shows words."""
        if self.text() != str(value or ""):
            self.setText(str(value or ""))
            show_beginning(self)

    def complete(self) -> bool:
        """Any words are a value."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if plain and not self._is_marked():
            self._put_away()
            self.entered.emit(self.text().strip())
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that were still sent to a list which is closed by now go where the cursor went."""
        here = self.window().focusWidget()
        late = isinstance(event, QKeyEvent) and isinstance(watched, QListView) and not watched.isVisible()
        if late and here not in (None, self):
            QApplication.sendEvent(here, event)
            return True
        return super().eventFilter(watched, event)

    def _is_marked(self) -> bool:
        """Whether one of the suggestions is marked: Return means that one then, else what was typed.

        A list that has the focus has a current row, too, which nobody chose and nobody sees.
        """
        offered = self._open()
        return offered is not None and offered.selectionModel().hasSelection()

    def _put_away(self) -> None:
        """Suggestions for words that were entered are not shown, those still to come neither."""
        self._timer.stop()
        if (offered := self._open()) is not None:
            offered.hide()

    def _open(self) -> QAbstractItemView | None:
        """The suggestions, while they are open."""
        offered = self.completer().popup() if self._model is not None else None
        return offered if offered is not None and offered.isVisible() else None

    def _offer(self) -> QStringListModel:
        """What shows suggestions, made with the first ones: most lines of a long list never have any."""
        model = QStringListModel(self)
        completer = QCompleter(model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        popup.setObjectName("suggestions")
        completer.setPopup(popup)
        completer.activated.connect(self._chosen)
        self.setCompleter(completer)
        # X says late that a list has the keyboard: closed by then, it would take the cursor back.
        popup.setFocusProxy(None)  # type: ignore[arg-type]  # None means nobody
        popup.installEventFilter(self)
        return model

    def _keep(self, text: str) -> None:
        self._typed = text
        self._timer.start()

    def _chosen(self, words: str) -> None:
        which = self._makes.index(words) if words in self._makes else None
        said = self._typed.strip() if which is not None else words
        self.setText(said)
        if which is not None:
            self.making.emit(said, which)
        self.edited.emit()
        # The completer writes its words into the line after this signal.
        QTimer.singleShot(0, lambda: self._enter(said))

    def _enter(self, words: str) -> None:
        self.setText(words)
        self._makes = []
        self.entered.emit(words)
