"""``check``: database, rows, log, attachments and places are read through; what others have is put right.

What is repaired: rows that do not show what their operations say, attachments and files of operations
that are damaged here and whole at a place or on another device.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from inka_desktop.exchange.audit import audit
from inka_desktop.services import search_check
from inka_desktop.services.backup_rows import FindingRow
from inka_desktop.services.backup_check import hashes, is_sound
from inka_desktop.services.errors import CancelledError
from inka_desktop.store.files import Files
from inka_desktop.store.writer import Priority, Transaction

if TYPE_CHECKING:
    from inka_desktop.exchange.replica import Replica
    from inka_desktop.services.core import Core
    from inka_desktop.services.exchange import Exchange
    from inka_desktop.store.merge import Merger

Progress = Callable[[int, int, str], None]
_ROWS_AT_ONCE = 200


class Checking:
    """Checks one open profile, part by part, on a thread of its own."""

    def __init__(self, core: Core, replica: Replica, exchange: Exchange) -> None:
        self._core = core
        self._replica = replica
        self._exchange = exchange
        self._files = Files(core.database.folder)
        self._progress: Progress = lambda _done, _of, _part: None
        self._cancelled: Callable[[], bool] = lambda: False

    def run(
        self, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> Future[list[FindingRow]]:
        """Check everything; repairs go along.

        Args:
            progress: told (done, of, part).
            cancelled: asked often; what was repaired stays repaired.

        Raises:
            CancelledError: from the future.
        """
        self._progress = progress or self._progress
        self._cancelled = cancelled or self._cancelled
        return self._core.at_length(self._run)

    def _run(self) -> list[FindingRow]:
        found = [
            self._database(),
            self._rows(),
            search_check.check(self._core, partial(self._step, "search")),
        ]
        lost_files, log = self._log()
        lost_attachments, attachments = self._attachments()
        places = self._places()
        return [
            *found,
            self._again(log, lost_files, self._is_kept),
            self._again(attachments, lost_attachments, self._files.has),
            places,
        ]

    def _step(self, part: str, done: int, of: int) -> None:
        if self._cancelled() or self._core.is_closing():
            raise CancelledError()
        self._progress(done, of, part)

    def _database(self) -> FindingRow:
        self._step("database", 0, 1)
        with self._core.raw() as raw:
            pages = int(raw.execute("PRAGMA page_count").fetchone()[0])
            return FindingRow("database", pages, 0, int(not is_sound(raw)))

    def _rows(self) -> FindingRow:
        """Each row is made to show what its heads say; who finds a difference has found a mistake."""
        with self._core.raw() as raw:
            rows = raw.execute("SELECT DISTINCT tbl, row FROM sync_row").fetchall()
        repaired = 0
        for at in range(0, len(rows), _ROWS_AT_ONCE):
            self._step("rows", at, len(rows))
            chunk = rows[at : at + _ROWS_AT_ONCE]
            repaired += self._core.submit(partial(_settle, chunk), "check", priority=Priority.IMPORT).result()
        return FindingRow("rows", len(rows), repaired, 0)

    def _log(self) -> tuple[list[bytes], FindingRow]:
        done = audit(self._core.database.readers, self._replica.members, partial(self._step, "log"))
        if done.damaged:
            # Put away, so that the whole file is taken in again where it lies.
            self._core.submit(
                lambda tx: tx.raw.executemany(
                    "DELETE FROM sync_seg WHERE log = ? AND first = ? AND hash = ?", done.damaged
                ),
                "check",
            ).result()
        lost = [hash_ for _log, _first, hash_ in done.damaged]
        return lost, FindingRow("log", done.looked_at, 0, len(lost) + len(done.contradicted))

    def _attachments(self) -> tuple[list[str], FindingRow]:
        with self._core.raw() as raw:
            wanted = hashes(raw)
        lost = []
        for done, hash64 in enumerate(wanted):
            self._step("attachments", done, len(wanted))
            if self._files.has(hash64) and not self._files.whole(hash64):
                self._files.remove(hash64)
                lost.append(hash64)
        return lost, FindingRow("attachments", len(wanted), 0, len(lost))

    def _places(self) -> FindingRow:
        """Meet every place and compare all that lies there; own files are put back."""
        self._step("places", 0, 1)
        met = self._exchange.sync(everywhere=True).result()
        places = self._exchange.state().places
        return FindingRow("places", len(places), 0, len(met.notices))

    def _again(self, found: FindingRow, lost: Sequence[object], is_here: Callable[..., bool]) -> FindingRow:
        """What was put away and came back from a place is repaired."""
        repaired = sum(is_here(one) for one in lost)
        return FindingRow(found.part, found.looked_at, repaired, found.wrong - repaired)

    def _is_kept(self, hash_: bytes) -> bool:
        with self._core.raw() as raw:
            return raw.execute("SELECT 1 FROM sync_seg WHERE hash = ?", (hash_,)).fetchone() is not None


def _settle(rows: list[tuple[int, bytes]], transaction: Transaction) -> int:
    merger: Merger = transaction.merger
    repaired = sum(merger.materialise(row) for row in rows)
    return repaired + len(merger.settle_alive(rows))
