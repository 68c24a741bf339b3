"""Python's cyclic collector on the GUI thread only.

By itself it runs on whichever thread makes the object that is one too many. A page or dialog that nobody
needs any more would then be taken apart on a reader's or the writer's thread, and with it timers and
objects that the GUI thread is about to call: Qt answers with "Timers cannot be stopped from another
thread" and a crash (measured with PySide6 6.11).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1_000


class Collector(QObject):
    """Collects on the thread it was made on, with the usual thresholds, looked at once a second."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        gc.disable()

    def look(self) -> None:
        """Collects the oldest generation that is due."""
        gc.disable()  # whoever loads the program turns it off and on again
        due = [count > limit > 0 for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        for generation in (2, 1, 0):
            if due[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Takes apart what the window left behind; from now on any thread may collect again."""
        self._timer.stop()
        gc.collect()
        gc.enable()
