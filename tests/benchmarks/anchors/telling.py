"""What the anchors share: saying when something happened. Imports nothing that would be measured.

Moments are seconds of the system's monotonic clock, which all processes of a machine share.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

WATCHED_S = 2.0
"""How long the event loop is watched after everything is shown."""


def tell(what: str, value: float | None = None) -> None:
    """One line for the benchmark: a name and a number (now, when left out)."""
    print(what, time.monotonic() if value is None else value, flush=True)


class Painted(QObject):
    """Calls back after the first paint of a widget, as the program's own start does."""

    def __init__(self, widget: QObject, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


class Stalls(QObject):
    """Notes the longest time in which the event loop did not come round; a timer of 1 ms asks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest_s = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begins anew from here."""
        self.longest_s, self._last = 0.0, time.monotonic()
        self._timer.start()

    def stop(self) -> float:
        """Seconds of the longest stall since :meth:`start`."""
        self._tick()
        self._timer.stop()
        return self.longest_s

    def _tick(self) -> None:
        now = time.monotonic()
        self.longest_s = max(self.longest_s, now - self._last)
        self._last = now


def fail_after(seconds: int) -> None:
    """Ends a program that never gets where it should."""
    QTimer.singleShot(seconds * 1000, lambda: sys.exit(3))
