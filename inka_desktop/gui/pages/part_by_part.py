"""A long record comes into view part by part, so that it never holds the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

TURN_S = 0.012
"""Parts are shown one after the other until so long has passed; then what is there is painted."""


class PartByPart(QObject):
    """The parts that are still to be shown, and the saves that make what was read an older text."""

    def __init__(self, read_again: Callable[[], None], parent: QObject) -> None:
        """Nothing is to be shown yet.

        Args:
            read_again: reads the record once more.
            parent: the page.
        """
        super().__init__(parent)
        self.saves = 0
        """How many saves the page has heard of; a reading notes it before it begins."""
        self._read_again, self._read_at = read_again, 0
        self._parts: list[Callable[[], None]] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    def begin(self, parts: Iterable[Callable[[], None]], read_at: int) -> None:
        """Shows the parts of a record that was read after so many saves, in place of what was left."""
        self._parts, self._read_at = [*parts], read_at
        self._go_on()

    def drop(self) -> None:
        """Another record is wanted."""
        self._parts = []

    def done(self) -> bool:
        """Whether nothing is left to be shown."""
        return not self._parts

    def _go_on(self) -> None:
        if self._read_at != self.saves:
            # Something was saved while this was read: it would show an older text.
            self._parts = []
            self._read_again()
            return
        began = perf_counter()
        while self._parts:
            self._parts.pop(0)()
            if perf_counter() - began >= TURN_S:
                break
        if self._parts:
            self._timer.start()
