"""Asks the process that knows the words (:mod:`.helper`) and remembers what it said."""

from __future__ import annotations

import contextlib
import json
import subprocess
from collections.abc import Iterable
from concurrent.futures import Future
from threading import Lock
from typing import Any

from inka_desktop.errors import EnvironmentalError
from inka_desktop.paths import own_program
from inka_desktop.spelling import HELPER
from inka_desktop.spelling.words import Spot, spots
from inka_desktop.threads import Helpers

STARTS = 3
"""So often the helper is started for an answer; where it ends each time, it will not go on."""
PATIENCE_S = 0.5
A_QUESTION = 200
"""Words in one question."""


class SpellingMissingError(EnvironmentalError):
    """The process that knows the words does not start, or ends each time."""

    code = "spelling.missing"
    de = (
        "Die Rechtschreibung lässt sich auf diesem Gerät nicht prüfen. "
        "Ihr Text ist gespeichert. "
        "Bitte starten Sie das Programm neu."
    )
    en = "Spelling cannot be checked on this device. Your text is saved. Please start the program again."


class Speller:
    """Words of one language; the helper starts with the first question. Safe to use from one thread."""

    def __init__(self, language: str) -> None:
        """Take the language, ``de`` or ``en``; nothing is started."""
        self._language = language
        self._helpers = Helpers(1, "inka-spelling")
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._starts = 0
        self._own: tuple[str, ...] = ()
        self._known: dict[str, bool] = {}
        self._closed = False

    def check(self, text: str) -> Future[list[Spot]]:
        """The words of a text that are not known, in their order; each word is asked for once.

        Raises:
            SpellingMissingError: in the future.
        """

        def work() -> list[Spot]:
            found = list(spots(text))
            fresh = sorted({spot.word for spot in found} - self._known.keys())
            for at in range(0, len(fresh), A_QUESTION):
                asked = fresh[at : at + A_QUESTION]
                unknown = set(self._ask("check", asked))
                self._known.update((word, word not in unknown) for word in asked)
            return [spot for spot in found if not self._known[spot.word]]

        return self._helpers.submit(work)

    def suggest(self, word: str) -> Future[list[str]]:
        """Known words that look like one, the likeliest first.

        Raises:
            SpellingMissingError: in the future.
        """
        return self._helpers.submit(self._ask, "suggest", word)

    def keep(self, words: Iterable[str]) -> Future[None]:
        """Know these words beside the dictionary, and none that were kept before."""

        def work() -> None:
            self._own = own = tuple(sorted(set(words)))
            self._ask("own", own)
            self._known.clear()

        return self._helpers.submit(work)

    def close(self) -> None:
        """End the helper; what was asked and not answered is dropped."""
        self._closed = True
        self._end()
        self._helpers.close(PATIENCE_S)
        self._end()

    def _ask(self, question: str, given: Any) -> list[str]:
        while not self._closed:
            process = self._running()
            try:
                answer = self._talk(process, question, given)
            except (OSError, ValueError):  # it ended, or was ended
                self._end()
            else:
                self._starts = 0
                return answer
        raise SpellingMissingError()

    def _running(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._process is not None:
                return self._process
            if self._closed or self._starts >= STARTS:
                raise SpellingMissingError()
            self._starts += 1
            try:
                self._process = process = subprocess.Popen(
                    [*own_program(), HELPER, self._language],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except OSError as failure:
                raise SpellingMissingError() from failure
        if self._own:
            with contextlib.suppress(OSError, ValueError):  # noticed at the question itself
                self._talk(process, "own", self._own)
        return process

    @staticmethod
    def _talk(process: subprocess.Popen[bytes], question: str, given: Any) -> list[str]:
        assert process.stdin is not None  # both were asked for
        assert process.stdout is not None
        process.stdin.write(json.dumps([question, given]).encode() + b"\n")
        process.stdin.flush()
        answer: list[str] = json.loads(process.stdout.readline())
        return answer

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()  # it keeps nothing
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError, ValueError):  # what was not sent any more
                    pipe.close()
