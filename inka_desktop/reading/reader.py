"""Asks the process that opens files (:mod:`.helper`); each question has its time, then the process ends."""

from __future__ import annotations

import contextlib
import json
import subprocess
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from threading import Lock
from time import monotonic
from typing import Any

from inka_desktop.paths import own_program
from inka_desktop.records.values import FileForm
from inka_desktop.threads import Helpers

from . import HELPER
from .looked import Looked, UnreadableError, Why
from .pdf import Picture

LOOK_S, PAGE_S = 30.0, 15.0
"""What a file may take to be read, and a page to be drawn."""
_MOST_BYTES = 64 * 1024 * 1024
"""Of one answer."""
_TURN_S = 0.1


class Reader:
    """One process at most, begun with the first question; safe to use from several threads."""

    def __init__(self, stops: Callable[[], bool] = lambda: False, look_s: float = LOOK_S) -> None:
        """Take what says that nobody waits any more, and how long a file may take; nothing is started."""
        self._stops = stops
        self._look_s = look_s
        self._lock, self._changing = Lock(), Lock()
        self._closed = False
        self._process: subprocess.Popen[bytes] | None = None
        self._helpers: Helpers | None = None

    def look(self, data: bytes, *, texts: bool = True) -> tuple[FileForm, Looked]:
        """What a file is, and what stands in it; without ``texts`` of a PDF only the beginning.

        Raises:
            UnreadableError: it cannot be read, or not in the time it has.
        """
        answer, _ = self._ask(["look", len(data), texts], data, self._look_s)
        return FileForm(answer["form"]), Looked.from_json(answer)

    def fields(self, data: bytes) -> dict[str, str]:
        """What was filled into the fields of a PDF, by their names; those left empty are in it, too.

        Raises:
            UnreadableError: it is no PDF, is damaged or locked, or took too long.
        """
        answer, _ = self._ask(["fields", len(data)], data, self._look_s)
        return {str(name): str(value) for name, value in answer["fields"].items()}

    def page(self, number: int, width: int) -> Picture:
        """A page of the PDF last looked at, so many pixels wide.

        Raises:
            UnreadableError: it cannot be drawn, or not in the time it has.
        """
        answer, rest = self._ask(["page", number, width], b"", PAGE_S)
        return Picture(answer["width"], answer["height"], answer["stride"], rest)

    def close(self) -> None:
        """End the process, whoever waits for it; none is begun any more."""
        self._closed = True
        self._end()

    def _ask(self, question: list[Any], data: bytes, patience_s: float) -> tuple[dict[str, Any], bytes]:
        with self._lock:
            process, helpers = self._running()
            try:
                answer, rest = self._wait(helpers.submit(_talk, process, question, data), patience_s)
            except UnreadableError:
                self._end()
                raise
            except Exception as damage:  # it ended, or answered with nonsense
                self._end()
                raise UnreadableError(Why.UNREADABLE) from damage
        if "why" in answer:
            raise UnreadableError(Why(answer["why"]))
        return answer, rest

    def _wait(
        self, future: Future[tuple[dict[str, Any], bytes]], patience_s: float
    ) -> tuple[dict[str, Any], bytes]:
        until = monotonic() + patience_s
        while not self._stops():
            try:
                return future.result(_TURN_S)
            except NotYet:
                if monotonic() > until:
                    break
        raise UnreadableError(Why.TOO_SLOW)

    def _running(self) -> tuple[subprocess.Popen[bytes], Helpers]:
        with self._changing:
            if self._closed:
                raise UnreadableError(Why.TOO_SLOW)
            if self._process is None or self._helpers is None:
                self._helpers = Helpers(1, "inka-reading")
                self._process = subprocess.Popen(
                    [*own_program(), HELPER],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            return self._process, self._helpers

    def _end(self) -> None:
        with self._changing:
            process, self._process = self._process, None
            helpers, self._helpers = self._helpers, None
        if process is not None:
            process.kill()  # it keeps nothing
            process.wait()
        if helpers is not None:
            helpers.close(1.0)  # the pipe is at its end
        for pipe in (process.stdin, process.stdout) if process is not None else ():
            if pipe is not None:
                with contextlib.suppress(OSError, ValueError):  # what was not sent any more
                    pipe.close()


def _talk(process: subprocess.Popen[bytes], question: list[Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    assert process.stdin is not None  # both were asked for
    assert process.stdout is not None
    process.stdin.write(json.dumps(question).encode() + b"\n" + data)
    process.stdin.flush()
    answer: dict[str, Any] = json.loads(process.stdout.readline(_MOST_BYTES))
    size = int(answer.get("bytes", 0))
    if not 0 <= size <= _MOST_BYTES:
        raise ValueError("no such page")
    return answer, process.stdout.read(size)
