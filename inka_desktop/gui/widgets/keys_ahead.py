"""Who asks for a new line types on at once: what is typed until it is there is typed into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

LONGEST_MS = 2_000
"""A line that does not come for so long takes no keys with it."""
_TYPED = frozenset({QEvent.Type.KeyPress, QEvent.Type.InputMethod})


class KeysAhead(QObject):
    """Keeps keys from the field that has the focus until a new line has it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: QWidget | None = None
        self._keys: list[QEvent] = []
        self._patience = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._patience.timeout.connect(self._give_back)

    def keep(self) -> None:
        """A new line is on its way."""
        self.give()
        self._held = QApplication.focusWidget()
        if self._held is not None:
            self._held.installEventFilter(self)
            self._patience.start()

    def give(self) -> None:
        """The new line has the focus: it is typed into. Where it does not come, the field before is."""
        self._patience.stop()
        held, self._held = self._held, None
        if held is not None and isValid(held):
            held.removeEventFilter(self)
        keys, self._keys = self._keys, []
        for key in keys:
            field = QApplication.focusWidget()  # a key may lead on to the next one
            if field is not None:
                QApplication.sendEvent(field, key)

    def _give_back(self) -> None:
        """The line did not come; who went elsewhere meanwhile did not type for that."""
        if self._held is None or not isValid(self._held) or not self._held.hasFocus():
            self._keys.clear()
        self.give()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._held and event.type() in _TYPED:
            self._keys.append(event.clone())
            return True
        return super().eventFilter(watched, event)
