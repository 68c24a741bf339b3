"""Runs one parser on one input and fails where it crashes, takes more than a second or more than 256 MB.

Time is the processor's, so that a busy machine fails nothing. Memory is the peak that the system counted
while the parser ran, on Linux, which can count anew; elsewhere it is not looked at.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

MOST_S = 1.0
MOST_BYTES = 256 * 1024 * 1024
_GIVE_UP_S, _TRIES = 5.0, 3
_STATUS, _ANEW = Path("/proc/self/status"), Path("/proc/self/clear_refs")


class TooMuchError(AssertionError):
    """A parser took longer or more memory than it may."""


class _EndlessError(BaseException):
    """Raised into a parser that does not come back."""


def guarded(run: Callable[[bytes], None], data: bytes) -> None:
    """Run; whatever comes out but :class:`AssertionError` is a crash as well.

    What took too long is tried again: a processor that is shared counts for one what others did.

    Raises:
        TooMuchError: it takes too long or too much.
    """
    took = 0.0
    for _ in range(_TRIES):
        before = _begin_counting()
        started = time.process_time()
        try:
            with _ending():
                run(data)
        except _EndlessError:
            raise TooMuchError(f"still busy after {_GIVE_UP_S} s") from None
        took, peak = time.process_time() - started, _peak() - before
        if peak > MOST_BYTES:
            raise TooMuchError(f"took {peak / 1e6:.0f} MB")
        if took <= MOST_S:
            return
    raise TooMuchError(f"took {took:.1f} s")


@contextmanager
def _ending() -> Iterator[None]:
    """Break off after a while where the system has such a clock; what runs in C is waited for."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _EndlessError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, _GIVE_UP_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _begin_counting() -> int:
    if sys.platform != "linux":
        return 0
    _ANEW.write_text("5")  # the peak starts again from what is held now
    return _peak()


def _peak() -> int:
    """The most memory held since counting began, in bytes."""
    if sys.platform != "linux":
        return 0
    line = next(one for one in _STATUS.read_text().splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) * 1024
