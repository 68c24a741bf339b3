"""Keeps the search index up to date behind the work: in pieces on the writer's thread, when nobody types."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event

from inka_desktop.store import search_index
from inka_desktop.store.database import Database
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Changes, Priority
from inka_desktop.threads import Helpers

_log = logging.getLogger(__name__)
Run = Callable[[Callable[[RawConnection], bool]], bool]
START_S, QUIET_S, REST_S = 3.0, 1.5, 0.02
"""After the start, after the last change, and between two pieces, so that whoever works is not held up."""


class Indexing:
    """One thread that waits for changes; each piece of its work is a transaction behind all waiting saves."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._helpers = Helpers(1, "inka-search")
        self._changed, self._hurried, self._closing = Event(), Event(), Event()
        self._stop_listening = database.writer.on_change(self._note)
        self._helpers.submit(self._serve)

    def settle(self) -> None:
        """Bring the index up to date now; waits for it."""
        bring_up(self._piece)

    def hurry(self) -> None:
        """Somebody is about to search: do what is due now, in pieces as always."""
        self._hurried.set()
        self._changed.set()

    def close(self) -> None:
        """Leave what is not done for the next start; closing twice is closing once."""
        if self._closing.is_set():
            return
        self._closing.set()
        self.hurry()
        self._stop_listening()
        self._helpers.close()

    def _note(self, _changes: Changes) -> None:
        self._changed.set()

    def _serve(self) -> None:
        self._hurried.wait(START_S)
        while not self._closing.is_set():
            try:
                self._catch_up()
            except Exception:  # noqa: BLE001  (a full disk, say: the next change tries again)
                _log.warning("the search index waits", exc_info=True)
            self._changed.wait()
            while self._changed.is_set() and not self._closing.is_set():
                self._changed.clear()
                if self._hurried.wait(QUIET_S):
                    self._hurried.clear()
                    break

    def _catch_up(self) -> None:
        bring_up(self._piece, lambda: self._closing.wait(REST_S))

    def _piece(self, work: Callable[[RawConnection], bool]) -> bool:
        submitted = self._database.writer.submit(
            lambda transaction: work(transaction.raw), "search", priority=Priority.IMPORT
        )
        return submitted.result()


def bring_up(run: Run, between: Callable[[], bool | None] = lambda: None) -> None:
    """Bring the index up to date in pieces.

    Args:
        run: does a piece of the work in a transaction of its own and says what that said.
        between: called after each piece that was not the last; True ends it there.
    """
    run(search_index.begin)
    while run(search_index.piece) and not between():
        pass
