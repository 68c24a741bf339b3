"""Whether Loro stands an update of a text: tried in a process of its own before a document takes it in.

An update that was made to harm, or that a broken disk changed before it was signed, can make Loro panic,
which leaves its document of no use, or ask for more memory than there is, which ends the program. Both depend
on the bytes of the update alone, so each is tried once (6 µs in an empty document; an import takes 190).

The process is asked on its standard input: how many updates (4 bytes), then of each its length (4 bytes)
and its bytes. It answers each with ``y`` or ``n`` before it looks at the next. Where it ends, the one it did
not answer is asked about alone, of a new process: only if that ends, too, it was to blame.
"""

from __future__ import annotations

import atexit
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from hashlib import blake2b
from threading import Lock
from typing import IO, TYPE_CHECKING, Any

from inka_desktop.paths import own_program
from inka_desktop.threads import Helpers

from . import HELPER

if TYPE_CHECKING:
    import subprocess

READY, STANDS, FALLS = b"r", b"y", b"n"
MEMORY = 1024**3
"""Bytes that the process may take where the system can bound it; a file of operations has 16 MiB at most."""
PATIENCE_S, ALONE_S = 10.0, 60.0
"""For some updates, and for one that may have been what took so long."""
CLOSE_S = 1.0
"""So long the end of the program waits for a trial that is going on."""
STARTS = 3
"""So often it is begun for an answer; where it ends each time, nothing is tried any more."""
AT_ONCE = 256
_REMEMBERED = 100_000


class Trial:
    """One process at most, begun with the first question and ended with the program; for any thread."""

    def __init__(self, patience_s: float = PATIENCE_S, alone_s: float = ALONE_S) -> None:
        """Take how long some updates and one alone may take; nothing is started."""
        self._patience_s, self._alone_s = patience_s, alone_s
        self._known: dict[bytes, bool] = {}
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._helpers: Helpers | None = None
        self._ready: Future[bytes] | None = None
        self._missing = False

    def stands(self, updates: Iterable[bytes]) -> list[bool]:
        """Of each update whether Loro stands it; all of them where no such process can be begun."""
        asked = [(_name(one), one) for one in updates]
        with self._lock:
            fresh = {name: one for name, one in asked if name not in self._known}
            for at in range(0, len(fresh), AT_ONCE):
                names = list(fresh)[at : at + AT_ONCE]
                self._known |= zip(names, self._tried([fresh[name] for name in names]), strict=True)
            found = [self._known[name] for name, _ in asked]
            if len(self._known) > _REMEMBERED:
                self._known.clear()
        return found

    def prepare(self) -> None:
        """Begin the process without waiting for it: texts of others are about to come."""
        with self._lock:
            self._begin()

    def made_here(self, update: bytes) -> None:
        """An update of this program's own needs no trial; nobody waits for those of others meanwhile."""
        self._known[_name(update)] = True

    def close(self) -> None:
        """End the process, whoever waits for it; the next question begins another one."""
        process = self._process
        if process is not None:
            process.kill()
        if self._lock.acquire(timeout=CLOSE_S):
            try:
                self._end()
            finally:
                self._lock.release()

    def _tried(self, updates: Sequence[bytes]) -> list[bool]:
        found: list[bool] = []
        alone = False
        while (left := len(updates) - len(found)) > 0:
            asked = updates[len(found) :][: 1 if alone else left]
            answers = self._ask(asked, self._alone_s if alone else self._patience_s)
            found += [one == STANDS[0] for one in answers]
            if self._missing:
                return [*found, *[True] * (len(updates) - len(found))]
            if alone and not answers:
                found.append(False)
            # Whatever ended the process may have been something else: the one in question is tried alone.
            alone = not alone and len(answers) < len(asked)
        return found

    def _ask(self, updates: Sequence[bytes], patience_s: float) -> bytes:
        """The answers, as far as they came in that time."""
        answers = bytearray()
        talk = self._running()
        if talk is None:
            self._missing = True
            return b""
        future = talk(_talk, updates, answers)
        try:
            future.result(patience_s)
        except (OSError, EOFError, ValueError, NotYet):  # it ended, was ended, or takes too long
            self._end()
        return bytes(answers)

    def _running(self) -> Callable[..., Any] | None:
        """What talks with the process on a thread; None where it does not begin, however often."""
        for _ in range(STARTS):
            self._begin()
            process, helpers, ready = self._process, self._helpers, self._ready
            if process is None or helpers is None or ready is None:
                continue
            try:
                if ready.result(self._alone_s) == READY:
                    return lambda work, *given: helpers.submit(work, process, *given)
            except (OSError, EOFError, ValueError, NotYet):
                pass
            self._end()
        return None

    def _begin(self) -> None:
        if self._process is not None or self._missing:
            return
        import subprocess

        with suppress(OSError):
            self._process = subprocess.Popen(
                [*own_program(), HELPER],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
            atexit.register(self.close)
            self._helpers = Helpers(1, "inka-text-trial")
            self._ready = self._helpers.submit(_answer_of, self._process)

    def _end(self) -> None:
        atexit.unregister(self.close)
        process, self._process = self._process, None
        helpers, self._helpers, self._ready = self._helpers, None, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
        if helpers is not None:
            helpers.close(self._patience_s)


TRIAL = Trial()


def _name(update: bytes) -> bytes:
    return blake2b(update, digest_size=16).digest()


def _talk(process: subprocess.Popen[bytes], updates: Sequence[bytes], answers: bytearray) -> None:
    assert process.stdin is not None
    process.stdin.write(len(updates).to_bytes(4, "big"))
    for update in updates:
        process.stdin.write(len(update).to_bytes(4, "big") + update)
    process.stdin.flush()
    for _ in updates:
        answers += _answer_of(process)


def _answer_of(process: subprocess.Popen[bytes]) -> bytes:
    assert process.stdout is not None
    answer = process.stdout.read(1)
    if not answer:
        raise EOFError
    return answer


# --- in the process itself ------------------------------------------------------------------------------


def serve() -> int:
    """Answer what comes in until nothing more does; returns the exit code."""
    from loro import LoroDoc

    del LoroDoc  # what it brings along is loaded before memory is bounded
    _bound()
    answer_all(sys.stdin.buffer, sys.stdout.buffer)
    return 0


def answer_all(questions: IO[bytes], answers: IO[bytes]) -> None:
    """An answer to each update."""
    answers.write(READY)
    answers.flush()
    while count := questions.read(4):
        for _ in range(int.from_bytes(count, "big")):
            update = questions.read(int.from_bytes(questions.read(4), "big"))
            answers.write(STANDS if _stands(update) else FALLS)
            answers.flush()


def _stands(update: bytes) -> bool:
    """Whether a document is of use after it; an update that Loro refuses in good order does no harm."""
    from loro import LoroDoc

    doc = LoroDoc()  # type: ignore[no-untyped-call]  # its stub names no result
    try:
        doc.import_(update)
    except BaseException as problem:  # noqa: BLE001  (Loro's errors have no narrower class)
        if is_panic(problem):
            keep_for_ever(doc)
        return not is_panic(problem)
    return True


def is_panic(problem: BaseException) -> bool:
    """Whether Loro came to a state it does not know; its document is of no use then."""
    return type(problem).__name__ == "PanicException"


def keep_for_ever(doc: object) -> None:
    """Never let go of a document at which Loro panicked: it would panic once more."""
    import ctypes

    ctypes.pythonapi.Py_IncRef(ctypes.py_object(doc))


def _bound() -> None:
    """As little memory as is enough, where the system can say so."""
    try:
        import resource
    except ImportError:  # Windows: what asks for more than there is ends the process all the same
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
