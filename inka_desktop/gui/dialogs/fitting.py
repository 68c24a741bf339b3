"""Dialogs take the height of what they say, and never more than the screen has."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

FRAME_PX = 48
"""Room that the frame of a window and a task bar need."""


def fit(dialog: QDialog) -> None:
    """Makes a dialog as high as its layout needs at its width, e.g. after a sentence was added."""
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    width = max(
        dialog.width() if dialog.isVisible() else 0, dialog.minimumWidth(), layout.minimumSize().width()
    )
    height = max(layout.totalHeightForWidth(width), layout.totalSizeHint().height())
    dialog.resize(width, max(height, dialog.minimumHeight()))


def within_screen(wanted: QSize) -> QSize:
    """A size in logical pixels, cut to what the first screen can show."""
    screen = QGuiApplication.primaryScreen()
    return wanted.boundedTo(screen.availableSize() - QSize(0, FRAME_PX))
