"""Backups: a folder on another disk that holds states of the database and every attachment once.

``INKA-Sicherung <tag>`` in the chosen folder contains ``states/`` (database files, encrypted as here),
``files/`` (attachments, encrypted, each once) and ``key.json`` (opens them with a passphrase or the
recovery sheet). Besides, a copy of the database is kept in the profile each day.

A restored profile becomes a new author by itself (EXCHANGE.md 3); what others have comes back with the
next exchange.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from inka_desktop.exchange.attachments import MAX_PART_FILE_BYTES
from inka_desktop.exchange.joining import setting
from inka_desktop.records.local_time import local_time
from inka_desktop.store import backup, keyfile
from inka_desktop.store.errors import DamagedDatabaseError, WrongKeyError
from inka_desktop.store.files import Files

from . import backup_check, old_backups
from .backup_restore import NAME, STAMP, made_at, states
from .backup_rows import BackupCheckRow, BackupRow
from .errors import BackupFolderError, BackupKeyError, BackupMissingError, CancelledError

if TYPE_CHECKING:
    from inka_desktop.store.database import Database
    from inka_desktop.store.writer import Transaction

    from .core import Core

DAILY = "daily"
KEEP = 10
"""States kept in a backup folder."""
_SETTING, _KEY = "backup_folder", "backup_key"
_README = """INKA Desktop: Sicherung

states/ enthält Stände der Datenbank, files/ die Anhänge. Alles ist verschlüsselt.
Auf einem neuen Gerät: Programm starten, „Sicherung wiederherstellen“ anklicken, diesen Ordner wählen.
Ohne Fenster: inka-desktop --data-dir ORDNER restore DIESER_ORDNER
Nötig ist das Kennwort, das beim Einrichten der Sicherung vergeben wurde.

INKA Desktop: backup

states/ holds states of the database, files/ the attachments. Everything is encrypted.
On a new device: start the program, click "Restore backup" and choose this folder.
Without a window: inka-desktop --data-dir FOLDER restore THIS_FOLDER
It takes the passphrase that was given when the backup was set up.
"""

Result = TypeVar("Result")
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Backups:
    """Backups of one open profile. Long work runs on a thread of its own and gives futures."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._database: Database = core.database
        self._files = Files(core.database.folder)

    # --- where and when ---------------------------------------------------------------------------

    def folder(self) -> Path | None:
        """The backup folder; None before one was chosen."""
        with self._core.raw() as raw:
            found = setting(raw, _SETTING)
        return Path(found.decode()) if found else None

    def states(self) -> list[BackupRow]:
        """States that can be restored, newest first: in the backup folder, and the daily ones of here."""
        chosen = self.folder()
        found = [_row(path, daily=False) for path in states(chosen)] if chosen else []
        found += [_row(path, daily=True) for path in backup.copies(self._database.path, DAILY)]
        return sorted(found, key=lambda one: one.at, reverse=True)

    def choose(self, folder: Path, passphrase: str) -> Future[Path]:
        """Keep backups in a folder from now on; the passphrase opens them on another device.

        Raises:
            BackupFolderError: from the future: it lies in the profile itself, or cannot be written.
        """
        return self._core.at_length(lambda: self._choose(folder, passphrase))

    def _choose(self, folder: Path, passphrase: str) -> Path:
        target = folder / f"{NAME} {self._core.me().tag}"
        if self._database.folder.resolve() in (folder.resolve(), *folder.resolve().parents):
            raise BackupFolderError(path=folder)
        try:
            (target / "states").mkdir(parents=True, exist_ok=True)
            self._database.close_with(target, passphrase)
            (target / "LIESMICH.txt").write_text(_README, "utf-8")
        except OSError as failure:
            raise BackupFolderError(path=folder) from failure
        before, kept = self.folder(), keyfile.read(target)

        def work(transaction: Transaction) -> None:
            if before is not None and before != target:
                old_backups.leave(transaction.raw, before)
            old_backups.put(transaction.raw, _SETTING, str(target).encode())
            if kept is not None:
                old_backups.put(transaction.raw, _KEY, kept.digest())

        self._core.submit(work, "setup").result()
        return target

    # --- making -----------------------------------------------------------------------------------

    def make(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Future[BackupRow]:
        """Write a state and the attachments that the folder does not have yet.

        Args:
            progress: told (done, of) attachments.
            cancelled: asked between two attachments; the states before stay as they are.

        Raises:
            BackupMissingError: from the future: no folder was chosen, or it is not there now.
            BackupKeyError: what opens it is gone; nobody could restore it.
            DiskFullError, BackupFolderError: it cannot be written; earlier states stay.
        """
        return self._core.at_length(lambda: self._make(progress or _silent, cancelled))

    def _make(self, progress: Progress, cancelled: Cancelled | None) -> BackupRow:
        target = self.folder()
        if target is None or not (target / "states").is_dir():
            raise BackupMissingError(path=target or "–")
        if not self._has_key(target):
            raise BackupKeyError(path=target)
        kept = Files(target)
        try:
            with self._core.raw() as raw:
                due = old_backups.read(raw, target)
                wanted = [one for one in backup_check.hashes(raw) if self._files.has(one)]
            for done, hash64 in enumerate(wanted):
                self._step(cancelled)
                progress(done, len(wanted))
                kept.put(hash64, self._files.parts(hash64, MAX_PART_FILE_BYTES))
            progress(len(wanted), len(wanted))
            state = target / "states" / f"{self._core.now().strftime(STAMP)}.db"
            self._database.write_copy(state)
            for old in states(target)[:-KEEP]:
                old.unlink()
            self._forget_old(due, state)
        except OSError as failure:
            raise BackupFolderError(path=target) from failure
        return _row(state, daily=False)

    # --- after an erasure ---------------------------------------------------------------------------

    def with_old(self) -> tuple[Path, ...]:
        """Backup folders, earlier ones too, whose states may still hold what was erased since."""
        folder = self.folder()  # before: who holds a reader must not wait for another
        with self._core.raw() as raw:
            return old_backups.read(raw, folder).folders

    def replace_old(self) -> Future[tuple[Path, ...]]:
        """Put a new state in place of those that may hold what was erased, in each folder that is there.

        Nothing is done where nothing is due. Gives the folders that remain, because they are not there;
        they are tried again after the next exchange.

        Raises:
            DiskFullError, BackupFolderError: from the future: the new state cannot be written; old ones stay.
        """
        return self._core.at_length(self._replace_old)

    def _replace_old(self) -> tuple[Path, ...]:
        target = self.folder()
        if target is not None and self.with_old() and (target / "states").is_dir():
            self._make(_silent, None)
        return self.with_old()

    def _forget_old(self, due: old_backups.Due, state: Path) -> None:
        """Take away every other state of the folders that were due before ``state`` was made."""
        done = [folder for folder in due.folders if (folder / "states").is_dir()]
        for folder in done:
            for old in set(states(folder)) - {state}:
                old.unlink()
            for hash64 in due.hashes:
                Files(folder).remove(hash64)
        if due.folders:
            left = [folder for folder in due.folders if folder not in done]
            self._core.submit(lambda tx: old_backups.settle(tx.raw, due, left), "erased").result()

    def make_daily(self) -> Future[bool]:
        """Keep the day's copy in the profile, once a day; True when one was made."""
        return self._core.at_length(self._make_daily)

    def _make_daily(self) -> bool:
        today = self._core.today()
        made = [backup.made_at(one) for one in backup.copies(self._database.path, DAILY)]
        if any(local_time(one).date() == today for one in made):
            return False
        self._database.keep_copy(DAILY)
        return True

    # --- looking ----------------------------------------------------------------------------------

    def verify(
        self, state: Path, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Future[BackupCheckRow]:
        """Restore a state into a folder aside, open it, read everything and compare with what is here.

        What restoring on another device needs besides is looked at, too: the key file and the attachments.

        Raises:
            BackupMissingError: from the future: it is not there any more.
        """
        return self._core.at_length(lambda: self._verify(state, progress or _silent, cancelled))

    def _verify(self, state: Path, progress: Progress, cancelled: Cancelled | None) -> BackupCheckRow:
        if not state.is_file():
            raise BackupMissingError(path=state)
        daily = state.parent == self._database.folder / backup.FOLDER
        top = self._database.folder if daily else state.parent.parent
        opens = self._has_key(top)
        with self._core.raw() as raw:
            now = backup_check.contents(raw)
        try:
            then = backup_check.read_aside(self._database, state)
        except (DamagedDatabaseError, WrongKeyError):
            return BackupCheckRow(False, opens, 0, now.records, 0, 0)
        missing, kept = 0, Files(top)
        for done, hash64 in enumerate(then.hashes):
            self._step(cancelled)
            progress(done, len(then.hashes))
            # What this device never had is no fault of the backup.
            missing += not kept.whole(hash64) and self._files.has(hash64)
        sound = opens and not missing and not then.contradicts(now)
        return BackupCheckRow(
            sound, opens, then.records, now.records, len(then.hashes), missing, then.differing(now)
        )

    def _has_key(self, folder: Path) -> bool:
        """Whether the key file that restoring needs is in a folder, and is what was written there."""
        if not self._database.is_closed_with(folder):
            return False
        with self._core.raw() as raw:
            written = setting(raw, _KEY)
        kept = keyfile.read(folder)
        own = folder == self._database.folder
        return own or written is None or (kept is not None and kept.digest() == written)

    def _step(self, cancelled: Cancelled | None) -> None:
        """Between two steps of long work.

        Raises:
            CancelledError: a person ended it, or the profile is being closed.
        """
        if self._core.is_closing() or (cancelled is not None and cancelled()):
            raise CancelledError()


def _silent(_done: int, _of: int) -> None:
    """Nobody watches."""


def _row(path: Path, *, daily: bool) -> BackupRow:
    at = backup.made_at(path) if daily else made_at(path)
    return BackupRow(path, at or datetime.fromtimestamp(0, UTC), path.stat().st_size, daily)
