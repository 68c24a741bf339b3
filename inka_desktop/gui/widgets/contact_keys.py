"""Keys of the page Kontakte: one for each kind, with its number on the keyboard and what was counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.viewmodels import dates, figures

if TYPE_CHECKING:
    from inka_desktop.services.catalogue import ContactKindRow

_KEYS = 9


class ContactKeys(QWidget):
    """Says which kind was pressed, by mouse or by a digit wherever no field takes it."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, 8)
        self._buttons: dict[str, QPushButton] = {}
        self._kinds: tuple[ContactKindRow, ...] = ()

    def attach(self, page: QWidget) -> None:
        """Listens to the digits wherever the focus is on a page."""
        for number in range(1, _KEYS + 1):
            shortcut = QShortcut(QKeySequence(str(number)), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._press, number - 1))

    def offer(self, kinds: Sequence[ContactKindRow], day: date) -> None:
        """Makes the keys anew where the kinds of the day are others than before.

        A kind that is no longer counted leaves its digit free: nobody has to learn another one.
        """
        offered = [kind for kind in kinds if kind.is_offered(day)]
        if tuple(kinds) == self._kinds and [kind.key for kind in offered] == list(self._buttons):
            return
        self._kinds = tuple(kinds)
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for kind in offered:
            button = QPushButton(self)
            button.setProperty("role", "key")
            button.clicked.connect(partial(self._say, kind.key))
            self._row.addWidget(button)
            button.show()
            self._buttons[kind.key] = button

    def show_numbers(self, numbers: Mapping[str, int]) -> None:
        """What was counted by kind, on the day that is shown."""
        for place, kind in enumerate(self._kinds):
            button = self._buttons.get(kind.key)
            if button is None:
                continue
            name, count = kind.name(dates.language()), figures.shown(numbers.get(kind.key, 0))
            key = f"{place + 1}  " if place < _KEYS else ""
            button.setText(f"{key}{name}\n{count}")
            button.setAccessibleName(self.tr("{kind} zählen, bisher {count}").format(kind=name, count=count))

    def _press(self, place: int) -> None:
        key = self._kinds[place].key if place < len(self._kinds) else ""
        if key in self._buttons and self._buttons[key].isEnabled():
            self._say(key)

    def _say(self, key: str) -> None:
        self.pressed.emit(key)
