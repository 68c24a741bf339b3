"""Work off the GUI thread: reads on a small pool, futures of writes turned into calls on the GUI thread.

Nothing here knows SQL or services: work is a callable without arguments. What is handed to ``done``
and ``failed`` is called on the GUI thread, and only while its owner still exists.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from inka_desktop.gui.collecting import Collector
from inka_desktop.gui.turns import Place, Turns

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


@dataclass(slots=True)
class _Question:
    """What was asked and who waits for it.

    It is kept on the GUI thread, and other threads hold nothing of it when they answer: a widget that goes
    while another thread lets go of the last thing that knows it ends in a crash. PySide looks up what
    belongs to the widget in Python before it waits for Python's lock, and finds it freed behind it (seen
    with PySide6 6.11).
    """

    owner: QObject
    done: Callable[[Any], None] | None
    failed: Failed | None
    work: Callable[[], Any] | None = None
    place: Place | None = None
    future: Future[Any] | None = None


class Jobs(QObject):
    """Runs reads on a pool and brings results back to the GUI thread."""

    failed = Signal(object)
    """An exception that nobody else took care of."""
    _arrived = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: Helpers | None = None
        self._collector: Collector | None = None
        self._usual_s = 0.0
        self._turns = Turns()
        self._asked: dict[int, _Question] = {}
        self._numbers = count()
        self._closed = False
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
        number = next(self._numbers)
        question = _Question(owner, done, failed, work, self._turns.ask(owner, done))
        self._asked[number] = question
        future: Future[T] = self._pool.submit(_Errand(self._asked, number))
        self._bring(number, question, future)
        return future

    def follow(
        self,
        owner: QObject,
        future: Future[T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Hands the outcome of a future, e.g. of a write, to the GUI thread."""
        number = next(self._numbers)
        question = self._asked[number] = _Question(owner, done, failed)
        self._bring(number, question, future)

    def _bring(self, number: int, question: _Question, future: Future[T]) -> None:
        question.future = future

        def settle(_settled: Future[T]) -> None:
            if shiboken6.isValid(self):
                self._arrived.emit(number)

        future.add_done_callback(settle)

    @property
    def closed(self) -> bool:
        """Whether nothing is begun any more."""
        return self._closed

    def busy(self) -> int:
        """How many reads and writes have not come back yet."""
        return len(self._asked)

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

    def _deliver(self, number: int) -> None:
        if self._closed:
            return
        question = self._asked[number]
        if question.place is None:
            self._hand_over(number)
        else:
            self._turns.answer(question.place, lambda: self._hand_over(number))

    def _hand_over(self, number: int) -> None:
        # Counted as open until here, so that what ``done`` starts leaves no gap.
        question = self._asked[number]
        try:
            future = question.future
            if future is not None and shiboken6.isValid(question.owner) and not future.cancelled():
                self._answer(future, question.done, question.failed)
        finally:
            del self._asked[number]

    def _answer(self, future: Future[Any], done: Callable[[Any], None] | None, failed: Failed | None) -> None:
        error = future.exception()  # whatever it was, a person is told, nothing is hidden
        if error is not None:
            (failed or self.failed.emit)(error)
        elif done is not None:
            done(future.result())


class _Errand:
    """Does the work of a question on another thread and keeps nothing of it, be it by an error."""

    def __init__(self, asked: dict[int, _Question], number: int) -> None:
        self._asked = asked
        self._number = number

    def __call__(self) -> Any:
        work = self._asked[self._number].work
        try:
            return work() if work is not None else None
        except BaseException as error:  # noqa: BLE001  # handed to whoever waits
            raise _without_frames(error) from None
        finally:
            del work


def _without_frames(error: BaseException) -> BaseException:
    """The error with the way it took as a note instead of the frames, which know what the functions knew."""
    if error.__traceback__ is not None and not hasattr(error, "__notes__"):
        error.add_note("".join(traceback.format_exception(error)))
    error.__cause__ = error.__context__ = error.__traceback__ = None
    return error
