"""Waiting for a pause of somebody who types, though not for ever."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer


class Pause(QTimer):
    """Times out after the last key, at the latest so long after the first one that it has not timed out for.

    Args:
        parent: with which it ends.
        after_ms: milliseconds after the last key.
        latest_ms: milliseconds after the first key, however fast the others follow.
    """

    def __init__(self, parent: QObject, after_ms: int, latest_ms: int) -> None:
        super().__init__(parent, singleShot=True)
        self._after_ms, self._latest_ms = after_ms, latest_ms
        self._first_key = QElapsedTimer()

    def put_off(self) -> None:
        """A key came."""
        if not self.isActive():
            self._first_key.start()
        self.start(min(self._after_ms, max(0, self._latest_ms - self._first_key.elapsed())))
