"""Whether a drive answers, asked so that one that hangs holds nobody up.

A network drive that went away may hold a look at it for minutes. It is looked at on a thread of its own;
when that takes too long, it counts as not there, and nobody asks again before the first look has ended.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from inka_desktop.threads import Helpers

WAIT_S = 1.0
Result = TypeVar("Result")


class _Looks:
    """Looks at one thing, one at a time; who asks while one runs gets what that one says."""

    def __init__(self) -> None:
        self._helper = Helpers(1, "inka-look")
        self._lock = Lock()
        self._running: Future[Any] = Future()
        self._began = 0.0
        self._running.set_result(None)

    def ask(self, look: Callable[[], Any], wait_s: float) -> Any:
        """What a look says.

        Raises:
            TimeoutError: it has not said anything for that long.
        """
        with self._lock:
            if self._running.done():
                self._running, self._began = self._helper.submit(look), monotonic()
            running, until = self._running, self._began + wait_s
        return running.result(max(0.0, until - monotonic()))


_looks: defaultdict[str, _Looks] = defaultdict(_Looks)


def within(what: str, look: Callable[[], Result], otherwise: Result, wait_s: float = WAIT_S) -> Result:
    """What a look at a drive says, or something else while it hangs.

    Args:
        what: names drive and question; one look at it runs at a time.
        look: quick where the drive answers.
        otherwise: what is said when it does not.
        wait_s: so many seconds are waited.
    """
    try:
        found: Result = _looks[what].ask(look, wait_s)
    except TimeoutError:
        return otherwise
    return found


def is_there(folder: Path) -> bool:
    """Whether a folder is there and its drive answers."""
    return within(f"folder {folder}", folder.is_dir, False)
