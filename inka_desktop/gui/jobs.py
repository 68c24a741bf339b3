"""Work off the GUI thread: reads on a small pool, futures of writes turned into calls on the GUI thread.

Nothing here knows SQL or services: work is a callable without arguments. What is handed to ``done``
and ``failed`` is called on the GUI thread, and only while its owner still exists.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from inka_desktop.gui.collecting import Collector
from inka_desktop.gui.turns import Turns

READERS = 3
"""As many as the store keeps reading connections (DESIGN.md, section 1)."""
SHARED_S = 0.0005
"""So long a thread keeps the interpreter while the window waits for it, as it does all the time."""

if TYPE_CHECKING:
    from concurrent.futures import Future

    from inka_desktop.threads import Helpers

T = TypeVar("T")
Failed = Callable[[BaseException], None]


class Job(QObject):
    """Long work that tells how far it is and can be asked to stop."""

    progressed = Signal(int, int, str)
    """Done, total (0: unknown) and a few words."""
    finished = Signal()

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Asks the work to stop at the next step; what it did so far stays."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop; safe to call on any thread."""
        return self._stop.is_set()

    def report(self, done: int, total: int, words: str) -> None:
        """Tells how far the work is; safe to call on any thread."""
        if shiboken6.isValid(self):
            self.progressed.emit(done, total, words)


class Jobs(QObject):
    """Runs reads on a pool and brings results back to the GUI thread."""

    failed = Signal(object)
    """An exception that nobody else took care of."""
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: Helpers | None = None
        self._collector: Collector | None = None
        self._usual_s = 0.0
        self._turns = Turns()
        self._open: set[Future[object]] = set()
        self._closed = False
        self._lock = threading.Lock()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> Future[T]:
        """Runs ``work`` on a reader thread and hands its result to ``done`` on the GUI thread.

        What one owner hands the same ``done`` is answered in the order in which it was asked.
        """
        if self._closed:
            raise RuntimeError("the window is closing")
        if self._pool is None:
            # Not before the first paint: the import alone takes longer than painting does.
            from inka_desktop.threads import Helpers

            self._usual_s = sys.getswitchinterval()
            sys.setswitchinterval(SHARED_S)
            self._pool = Helpers(READERS, "inka-reader")
            self._collector = Collector(self)
        place = self._turns.ask(owner, done)
        future = self._pool.submit(work)
        self._bring(
            future,
            lambda settled: self._turns.answer(place, lambda: self._hand_over(owner, settled, done, failed)),
        )
        return future

    def follow(
        self,
        owner: QObject,
        future: Future[T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Hands the outcome of a future, e.g. of a write, to the GUI thread."""
        self._bring(future, lambda settled: self._hand_over(owner, settled, done, failed))

    def _bring(self, future: Future[T], answer: Callable[[Future[T]], None]) -> None:
        with self._lock:
            self._open.add(future)  # type: ignore[arg-type]  # a set of futures of anything

        def settle(settled: Future[T]) -> None:
            if shiboken6.isValid(self):
                self._arrived.emit(lambda: answer(settled))

        future.add_done_callback(settle)

    @property
    def closed(self) -> bool:
        """Whether nothing is begun any more."""
        return self._closed

    def busy(self) -> int:
        """How many reads and writes have not come back yet."""
        with self._lock:
            return len(self._open)

    def close(self, patience_s: float | None = None) -> None:
        """Drops what has not begun and waits for what runs, so many seconds where they are given.

        Nothing is begun any more.
        """
        self._closed = True
        if self._pool is not None:
            self._pool.close(patience_s)
            sys.setswitchinterval(self._usual_s)
        if self._collector is not None:
            self._collector.stop()
            self._collector = None

    def _deliver(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()

    def _hand_over(
        self, owner: QObject, future: Future[T], done: Callable[[T], None] | None, failed: Failed | None
    ) -> None:
        # Counted as open until here, so that what ``done`` starts leaves no gap.
        try:
            if shiboken6.isValid(owner) and not future.cancelled():
                self._answer(future, done, failed)
        finally:
            with self._lock:
                self._open.discard(future)

    def _answer(self, future: Future[T], done: Callable[[T], None] | None, failed: Failed | None) -> None:
        try:
            result = future.result()
        except BaseException as error:  # noqa: BLE001  # whatever it was, a person is told, nothing is hidden
            (failed or self.failed.emit)(error)
            return
        if done is not None:
            done(result)
