"""Threads for work that may hang: asking a network drive that is gone may take minutes, and nothing ends it.

The standard library's pools are waited for when the program ends, so one hung call would keep a process
without a window alive. These threads are left behind instead. What they leave half done is what a killed
program leaves: the database takes whole transactions only, and places expect it (EXCHANGE.md 10).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from time import monotonic
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")
_Work = tuple[Future[Any], Callable[[], Any]]


class Helpers:
    """A few threads that take work from one queue, in the order it came."""

    def __init__(self, count: int, name: str) -> None:
        """Prepare; each thread begins when there is work for it.

        Args:
            count: how many threads at most.
            name: of the threads, for whoever looks at a hung program.
        """
        self._count = count
        self._name = name
        self._queue: SimpleQueue[_Work | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._closed = False

    def submit(
        self, work: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Result]:
        """Queue work; the future holds what it returns or raises.

        Raises:
            RuntimeError: closed already.
        """
        future: Future[Result] = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("no work is taken any more")
            self._queue.put((future, lambda: work(*args, **kwargs)))
            if len(self._threads) < self._count:
                thread = threading.Thread(target=self._serve, name=self._name, daemon=True)
                self._threads.append(thread)
                thread.start()
        return future

    def close(self, patience_s: float | None = None) -> bool:
        """Drop what has not begun and wait for what runs; whether all of it has ended.

        Args:
            patience_s: so many seconds at most; for ever when left out.
        """
        with self._lock:
            self._closed = True
            while not self._queue.empty():
                waiting = self._queue.get()
                if waiting is not None:
                    waiting[0].cancel()
            for _ in self._threads:
                self._queue.put(None)
        until = None if patience_s is None else monotonic() + patience_s
        for thread in self._threads:
            thread.join(None if until is None else max(0.0, until - monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _serve(self) -> None:
        while (work := self._queue.get()) is not None:
            _answer(*work)
            del work


def _answer(future: Future[Any], work: Callable[[], Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = work()
    except BaseException as failure:  # noqa: BLE001  (handed to whoever waits for the future)
        future.set_exception(failure)
        return
    future.set_result(result)
