"""Typing with umlauts: QTest knows ASCII keys only."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

Widget = TypeVar("Widget", bound=QWidget)


def type_into(widget: QWidget, text: str) -> None:
    """Sends a press and a release for every character."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(widget, event)


def find(parent: QWidget, kind: type[Widget], name: str = "") -> Widget:
    """The one child of a kind, and of a name where one is given."""
    found = parent.findChild(kind, name) if name else parent.findChild(kind)
    assert isinstance(found, kind)
    return found
