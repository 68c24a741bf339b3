"""Dialogs take the height of what they say, and never more than the screen has."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

FRAME_PX = 48
"""Room that the frame of a window and a task bar need."""


def fit(dialog: QDialog) -> None:
    """Makes a dialog as high as its layout needs at its width, e.g. after a sentence was added.

    Before it is shown its parts do not know their font: it is fitted once more then.
    """
    if not dialog.isVisible():
        QTimer.singleShot(0, dialog, lambda: _fit(dialog) if dialog.isVisible() else None)
    _fit(dialog)


def _fit(dialog: QDialog) -> None:
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    width = max(
        dialog.width() if dialog.isVisible() else 0, dialog.minimumWidth(), layout.minimumSize().width()
    )
    height = max(layout.totalHeightForWidth(width), layout.totalSizeHint().height())
    dialog.resize(within_screen(QSize(width, max(height, dialog.minimumHeight()))))


def within_screen(wanted: QSize) -> QSize:
    """A size in logical pixels, cut to what the first screen can show."""
    screen = QGuiApplication.primaryScreen()
    return wanted.boundedTo(screen.availableSize() - QSize(0, FRAME_PX))
