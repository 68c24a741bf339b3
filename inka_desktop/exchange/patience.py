"""Waiting for the file system, but not for ever.

A placeholder of a cloud client fetches its content when it is read, and a network drive that went away
may hold a call for minutes. The call runs on a thread of its own; when it takes too long, that thread is
left behind (nothing can end it) and the meeting goes on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Generic, TypeVar

Result = TypeVar("Result")


class _Call(Generic[Result]):
    """One call and what came of it."""

    def __init__(self, action: Callable[[], Result]) -> None:
        self.action = action
        self.done = threading.Event()
        self.result: Result | None = None
        self.problem: BaseException | None = None

    def run(self) -> None:
        """Do it."""
        try:
            self.result = self.action()
        except BaseException as problem:  # noqa: BLE001  (raised again where it was called)
            self.problem = problem
        self.done.set()


class Patience:
    """Runs calls one after the other on a thread that may be left behind."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._calls: SimpleQueue[_Call[object] | None] | None = None

    def wait(self, action: Callable[[], Result]) -> Result:
        """What ``action`` returns or raises.

        Raises:
            TimeoutError: it took too long and still runs.
        """
        if self._calls is None:
            self._calls = SimpleQueue()
            threading.Thread(target=_serve, args=(self._calls,), name="inka-place", daemon=True).start()
        call = _Call(action)
        self._calls.put(call)  # type: ignore[arg-type]  # a queue of calls of any result
        if not call.done.wait(self._seconds):
            self.close()
            raise TimeoutError
        if call.problem is not None:
            raise call.problem
        return call.result  # type: ignore[return-value]  # set when there is no problem

    def close(self) -> None:
        """Let the thread end once it is free."""
        if self._calls is not None:
            self._calls.put(None)
            self._calls = None

    def __del__(self) -> None:
        self.close()


def _serve(calls: SimpleQueue[_Call[object] | None]) -> None:
    while (call := calls.get()) is not None:
        call.run()
        del call
