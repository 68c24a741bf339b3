"""Shows where in a field something was found: the word selected and in view, however long the text is."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget

ROOM_PX = 64
"""Kept free above and below the word."""


def point_at(widget: QWidget, word: str, area: QScrollArea) -> None:
    """Selects a word in a field inside a scroll area; a field that does not hold it stays as it is."""
    if isinstance(widget, QLineEdit) and (at := widget.text().find(word)) >= 0:
        widget.setSelection(at, len(word))
    elif isinstance(widget, QPlainTextEdit):
        found = widget.document().find(word)
        if not found.isNull():
            widget.setTextCursor(found)
            # Behind whatever brings the whole field into view in the next turn.
            QTimer.singleShot(0, widget, lambda: QTimer.singleShot(0, widget, lambda: _show(widget, area)))


def _show(widget: QPlainTextEdit, area: QScrollArea) -> None:
    content = area.widget()
    if content is not None:
        at = widget.viewport().mapTo(content, widget.cursorRect().center())
        area.ensureVisible(at.x(), at.y(), 0, ROOM_PX)
