"""One profile's database: made or opened, checked, migrated, with its writer and readers."""

from __future__ import annotations

import os
from pathlib import Path

from inka_desktop import paths

from . import backup, guard, keys
from .clock import Clock, Random
from .connection import connect
from .errors import DamagedDatabaseError, NetworkDriveError, NewerDatabaseError, WrongKeyError, told
from .guard import Permits
from .lock import ProfileLock
from .migrations import VERSION
from .raw import RawConnection
from .readers import Readers
from .writer import Priority, Writer, WriterCore

FILE_NAME = "inka.db"


class Database:
    """The open database of a profile; holds the profile's lock while it is open."""

    def __init__(
        self, folder: Path, key: bytes | None, *, clock: Clock | None = None, random: Random | None = None
    ) -> None:
        """Open the database in ``folder``, or make it.

        Raises:
            NetworkDriveError: the folder is on a network drive.
            ProfileInUseError: another process has it open.
            WrongKeyError: the key does not open the file.
            NewerDatabaseError: a newer version of the program wrote it.
            DamagedDatabaseError: its guards are not those of its version, or SQLite cannot read it.
        """
        if paths.is_network_path(folder):
            raise NetworkDriveError(path=folder)
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.path = folder / FILE_NAME
        self._key = key
        self._lock = ProfileLock(folder / "profile.lock")
        self._lock.acquire()
        try:
            raw = self._open()
            self.writer = Writer(WriterCore(raw, clock, random))
        except BaseException:
            self._lock.release()
            raise
        self.readers = Readers(lambda: connect(self.path, key, read_only=True))

    def _open(self) -> RawConnection:
        """The key file tells a wrong key from a damaged file; SQLite cannot."""
        try:
            return open_raw(self.path, self._key)
        except WrongKeyError as unreadable:
            if self._key is not None and keys.is_key_of(self.folder, self._key):
                raise DamagedDatabaseError(why="pages") from unreadable
            raise

    def keep_copy(self, reason: str) -> Path:
        """Copy the database as it is now into the profile's ``backups/``; returns the copy."""
        return backup.copy_open(self.path, self._key, reason)

    def write_copy(self, target: Path) -> None:
        """Write the database as it is now to a file, under the same key."""
        backup.write(self.path, self._key, target)

    def open_aside(self, folder: Path) -> Database:
        """The database of another folder that has this one's key: a copy that is to be looked at.

        Raises:
            WrongKeyError, DamagedDatabaseError, NewerDatabaseError: it cannot be opened.
        """
        return Database(folder, self._key)

    def close_with(self, folder: Path, passphrase: str) -> None:
        """Write a key file by which a passphrase opens copies of this database.

        Raises:
            OSError: it cannot be written.
        """
        if self._key is not None:
            keys.set_passphrase(folder, self._key, passphrase)
            if (sealed := keys.recovery_of(self.folder)) is not None:
                keys.keep_recovery(folder, sealed)

    def is_closed_with(self, folder: Path) -> bool:
        """Whether the key file of a folder, or its copy, is one of this database."""
        return self._key is None or keys.is_key_of(folder, self._key) is True

    def purge_search(self) -> None:
        """Take the words of what was deleted or erased out of the search index, in pieces."""
        from . import search_index

        search_index.purge(
            lambda work: self.writer.submit(
                lambda transaction: work(transaction.raw), "search", priority=Priority.IMPORT
            ).result()
        )

    def fold_journal(self) -> bool:
        """Put the write-ahead log into the file and empty it; False while somebody is reading.

        What was deleted or erased stood in it until then.
        """
        raw = connect(self.path, self._key)
        try:
            busy: int = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            raw.close()
        return not busy

    def close(self) -> None:
        """Finish what is queued and let go of file and lock."""
        self.writer.close()
        self.readers.close()
        self.writer.core.raw.close()
        self._lock.release()


def open_raw(path: Path, key: bytes | None) -> RawConnection:
    """The writing connection of a database that is made, migrated and checked."""
    if not path.exists():
        _make(path, key)
    if not path.stat().st_size:
        raise DamagedDatabaseError(why="empty")
    raw = connect(path, key)
    try:
        _bring_up(raw, path)
        guard.verify(raw)
    except BaseException as failure:
        raw.close()
        known = told(failure)
        if known is not None:
            raise known from failure
        raise
    return raw


def _bring_up(raw: RawConnection, path: Path) -> None:
    version = raw.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise NewerDatabaseError()
    if version == 0:
        raise DamagedDatabaseError(why="empty")
    if version < VERSION:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        backup.copy(path, "migration")
        _migrate(raw, version)


def _make(path: Path, key: bytes | None) -> None:
    """Made under another name: a database that is there and empty was not left so by this program."""
    from . import schema

    fresh, permits = path.with_suffix(".new"), Permits()
    for leftover in path.parent.glob(f"{fresh.name}*"):
        leftover.unlink()
    raw = connect(fresh, key)
    try:
        guard.attach(raw, permits)
        schema.create(raw, permits)
    except BaseException as failure:
        known = told(failure)
        if known is not None:
            raise known from failure
        raise
    finally:
        raw.close()
    os.replace(fresh, path)


def _migrate(raw: RawConnection, version: int) -> None:
    from .migrations import run

    permits = Permits()
    guard.attach(raw, permits)
    run.upgrade(raw, permits, version)
