"""Restoring: a backup becomes the profile of a new device, or a profile goes back to one of its states.

Of a new profile the database comes last: as long as it is not there, nothing was begun, and trying again
goes on where it stopped.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from inka_desktop.exchange.attachments import MAX_PART_FILE_BYTES
from inka_desktop.store import backup, keyfile
from inka_desktop.store.files import FOLDER, FileDamagedError, Files
from inka_desktop.store.keys import DATABASE_FILE

from .errors import (
    BackupKeyError,
    BackupMissingError,
    BackupNotHereError,
    BackupUnreadableError,
    CancelledError,
    SeveralBackupsError,
)
from .opening import AlreadyBegunError

NAME = "INKA-Sicherung"
"""How the folder of a backup begins; the tag of the device follows."""
STAMP = "%Y-%m-%d_%H%M%S"
_STATES = "states"


def states(folder: Path) -> list[Path]:
    """States in a backup folder, oldest first."""
    return sorted(path for path in (folder / _STATES).glob("*.db") if made_at(path) is not None)


def made_at(state: Path) -> datetime | None:
    """When a state was made, in UTC; None where the file's name is none of ours."""
    try:
        return datetime.strptime(state.stem, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def restore(
    source: Path,
    folder: Path,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Put a backup's newest state, its attachments and its key file into an empty profile folder.

    Args:
        source: the backup folder, the one that was chosen for it, or one state.
        folder: of the new profile.
        progress: told (done, of) attachments.
        cancelled: asked between two attachments; there is no profile then.

    Returns:
        The state that was restored. The profile opens with the backup's passphrase.

    Raises:
        BackupMissingError, BackupNotHereError: there is no backup.
        SeveralBackupsError: the folder holds those of several devices.
        BackupKeyError: what opens it is not there.
        AlreadyBegunError: the folder holds a profile already; it is unchanged.
        BackupUnreadableError, DiskFullError, DiskFailedError: something cannot be read or written.
        CancelledError: a person ended it.
    """
    if (folder / DATABASE_FILE).exists():
        raise AlreadyBegunError()
    try:
        state = _newest(source)
        top = state.parent.parent
        kept = keyfile.read(top)
        if kept is None:
            raise BackupKeyError(path=top)
        folder.mkdir(parents=True, exist_ok=True)
        keyfile.write(folder, kept)
        _bring_files(top, folder, progress, cancelled)
        fresh = folder / f"{DATABASE_FILE}.restored"
        shutil.copyfile(state, fresh)
        fresh.replace(folder / DATABASE_FILE)
    except OSError as failure:
        raise BackupUnreadableError(path=source) from failure
    return state


def _newest(source: Path) -> Path:
    if source.is_file():
        return source
    if not source.is_dir():
        raise BackupMissingError(path=source)
    inside = [one for one in sorted(source.glob(f"{NAME}*")) if states(one)]
    found = [source] if states(source) else inside
    if not found:
        raise BackupNotHereError(path=source)
    if len(found) > 1:
        raise SeveralBackupsError(names=", ".join(one.name for one in found))
    return states(found[0])[-1]


def _bring_files(
    top: Path, folder: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> None:
    there, here = Files(top), Files(folder)
    hashes = list(_hashes(top))
    for done, hash64 in enumerate(hashes):
        if cancelled():
            raise CancelledError()
        progress(done, len(hashes))
        with suppress(FileDamagedError):  # others may have it whole; the check asks them
            here.put(hash64, there.parts(hash64, MAX_PART_FILE_BYTES))
    progress(len(hashes), len(hashes))


def _hashes(top: Path) -> Iterator[str]:
    for path in sorted((top / FOLDER).glob("??/*")):
        with suppress(ValueError):  # none of ours
            if Files(top).path(path.name) == path:
                yield path.name


def put_back(folder: Path, state: Path) -> Path:
    """Let a closed profile go back to a state; what was there is kept as a copy, which is returned.

    Raises:
        BackupMissingError: the state is not there any more; nothing was changed.
        ProfileInUseError: the profile is open.
    """
    from inka_desktop.store.lock import ProfileLock

    if not state.is_file():
        raise BackupMissingError(path=state)
    path = folder / DATABASE_FILE
    with ProfileLock(folder / "profile.lock"):
        fresh = path.with_suffix(".restored")
        shutil.copyfile(state, fresh)
        before = backup.copy(path, "replaced")
        log = folder / f"{DATABASE_FILE}-wal"
        if log.exists():  # the program was killed: what it had saved last lies there
            shutil.copyfile(log, before.with_name(f"{before.name}-wal"))
            log.unlink()
        (folder / f"{DATABASE_FILE}-shm").unlink(missing_ok=True)
        fresh.replace(path)
    return before
