"""``check``: database, log, attachments, places, rows and search are read through; what can be put right is.

The log is held against the files first, which others signed or this device did; only then do rows show
again what the log says. Damaged files and attachments come back from a place or another device. An own file
that nobody has yet is made anew out of the log. What is still wrong is told again by the next check.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from inka_desktop.exchange import audit
from inka_desktop.exchange.audit import Audit, KeptFile
from inka_desktop.exchange.errors import ContentDamagedError, TransactionTooLargeError
from inka_desktop.exchange.healing import Reading
from inka_desktop.exchange.rebuilding import may_rebuild, rebuild
from inka_desktop.services import missing_attachments, search_check
from inka_desktop.services.backup_check import is_sound
from inka_desktop.services.backup_rows import FindingRow
from inka_desktop.services.errors import CancelledError
from inka_desktop.store.files import Files
from inka_desktop.store.writer import Priority, Transaction

if TYPE_CHECKING:
    from inka_desktop.exchange.replica import Replica
    from inka_desktop.services.core import Core
    from inka_desktop.services.exchange import Exchange
    from inka_desktop.store.merge import Merger, Row

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
        database = self._database()
        log, lost = self._log()
        attachments = self._attachments()
        places = self._places()
        log = self._files_again(log, lost)
        return [
            database,
            self._log_row(log, lost),
            self._rows(log.doubtful),
            search_check.check(self._core, partial(self._step, "search")),
            self._attachments_again(*attachments),
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

    # --- log and rows -----------------------------------------------------------------------------

    def _log(self) -> tuple[Audit, list[KeptFile]]:
        """Hold the log against its files; damaged ones are put away, so that whole ones are taken in."""
        done = self._audited()
        if done.damaged:
            self._write(lambda tx: audit.put_away(tx.raw, done.damaged))
        with self._core.raw() as raw:
            return done, audit.still_lost(raw)

    def _audited(self, only: Sequence[KeptFile] | None = None) -> Audit:
        done = audit.audit(
            self._core.database.readers, self._replica.members, partial(self._step, "log"), only
        )
        if done.differing:
            self._write(lambda tx: audit.mend(tx, done.differing))
        return done

    def _files_again(self, log: Audit, lost: Sequence[KeptFile]) -> Audit:
        """Files that came back are read, too; own ones that nobody has are made anew and sent."""
        made = [one for one in self._still_lost() if self._made_anew(one)]
        if made:
            self._exchange.sync().result()
        if lost:
            came = self._audited([one for one in lost if one not in made])
            log.differing += came.differing
            log.contradicted += came.contradicted
            log.doubtful |= came.doubtful
        return log

    def _made_anew(self, file: KeptFile) -> bool:
        with self._core.raw() as raw:
            if not may_rebuild(raw, file):
                return False
        replica = self._replica
        try:
            replica.run(lambda tx: rebuild(tx, replica.identity, replica.random, file), "check", durable=True)
        except (ContentDamagedError, TransactionTooLargeError):
            return False
        return True

    def _still_lost(self) -> list[KeptFile]:
        with self._core.raw() as raw:
            return audit.still_lost(raw)

    def _log_row(self, log: Audit, lost: Sequence[KeptFile]) -> FindingRow:
        left = self._still_lost()
        if len(left) < len(lost):
            self._write(lambda tx: audit.forget_found(tx.raw))
        looked_at = log.looked_at + len(lost) - len(log.damaged)
        repaired = len(log.differing) + len(lost) - len(left)
        return FindingRow("log", looked_at, repaired, len(left) + len(log.contradicted))

    def _rows(self, doubtful: set[Row]) -> FindingRow:
        """Each row is made to show what its heads say; who finds a difference has found a mistake.

        Rows of which the log may be wrong stay as they are.
        """
        with self._core.raw() as raw:
            rows = raw.execute("SELECT DISTINCT tbl, row FROM sync_row").fetchall()
        rows = [row for row in rows if row not in doubtful]
        repaired = 0
        for at in range(0, len(rows), _ROWS_AT_ONCE):
            self._step("rows", at, len(rows))
            chunk = rows[at : at + _ROWS_AT_ONCE]
            repaired += self._core.submit(partial(_settle, chunk), "check", priority=Priority.IMPORT).result()
        return FindingRow("rows", len(rows), repaired, 0)

    # --- attachments and places -------------------------------------------------------------------

    def _attachments(self) -> tuple[int, dict[str, str]]:
        """How many were looked at; names by hash of those that are wanted back."""
        with self._core.raw() as raw:
            wanted = missing_attachments.names(raw)
            expected = missing_attachments.expected(raw, self._replica.identity.device)
        lost = {}
        for done, (hash64, name) in enumerate(wanted.items()):
            self._step("attachments", done, len(wanted))
            here = self._files.has(hash64)
            if here and not self._files.whole(hash64):
                self._files.remove(hash64)
            elif here or hash64 not in expected:
                continue
            lost[hash64] = name
        if lost:
            self._write(lambda tx: missing_attachments.want(tx.raw, lost))
        return len(wanted), lost

    def _attachments_again(self, looked_at: int, lost: dict[str, str]) -> FindingRow:
        """What came back from a place is repaired."""
        left = {hash64: name for hash64, name in lost.items() if not self._files.has(hash64)}
        which = tuple(dict.fromkeys(left.values()))
        return FindingRow("attachments", looked_at, len(lost) - len(left), len(left), which)

    def _places(self) -> FindingRow:
        """Meet every place and read all that lies there; what is gone or changed there is put back."""
        self._step("places", 0, 1)
        reading = Reading(files=None, step=partial(self._step, "places"))
        met = self._exchange.sync(everywhere=True, reading=reading).result()
        which = tuple(one.path for one in self._exchange.state().places if one.message)
        return FindingRow("places", reading.looked_at, reading.mended, len(met.notices), which)

    def _write(self, work: Callable[[Transaction], None]) -> None:
        self._core.submit(work, "check").result()


def _settle(rows: list[tuple[int, bytes]], transaction: Transaction) -> int:
    merger: Merger = transaction.merger
    repaired = sum(merger.materialise(row) for row in rows)
    return repaired + len(merger.settle_alive(rows))
