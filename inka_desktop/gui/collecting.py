"""Python's cyclic collector on the GUI thread only.

By itself it runs on whichever thread makes the object that is one too many. A page or dialog that nobody
needs any more would then be taken apart on a reader's or the writer's thread, and with it timers and
objects that the GUI thread is about to call: Qt answers with "Timers cannot be stopped from another
thread" and a crash (measured with PySide6 6.11).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1_000
_put_off: list[None] = []
"""As many as now make what stays."""


class Collector(QObject):
    """Collects on the thread it was made on, with the usual thresholds, looked at once a second."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        gc.disable()

    def look(self) -> None:
        """Collects what is due."""
        if not _put_off:
            collect_due()

    def stop(self) -> None:
        """Takes apart what the window left behind, but for what somebody still holds.

        That goes when the next window collects. By itself Python collects no more: another thread might
        be the one that takes it apart.
        """
        self._timer.stop()
        gc.collect()


def collect_due() -> None:
    """Collects the oldest generation that is due by the usual thresholds."""
    due = [count > limit > 0 for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    for generation in (2, 1, 0):
        if due[generation]:
            gc.collect(generation)
            return


@contextmanager
def put_off() -> Iterator[None]:
    """On any thread: nothing is collected meanwhile, and what was made is never walked over.

    For loading the program: its classes and functions stay to the end, and a walk over them holds the
    window for 40 ms.
    """
    enabled = gc.isenabled()
    gc.disable()
    _put_off.append(None)
    try:
        yield
        gc.freeze()
    finally:
        _put_off.pop()
        if enabled:
            gc.enable()
