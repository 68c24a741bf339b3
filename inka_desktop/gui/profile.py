"""What opening a profile does on reader threads; nothing here touches a widget."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from inka_desktop.gui.collecting import put_off

if TYPE_CHECKING:
    from inka_desktop.gui.dialogs.first_start_dialog import Founding, Joining
    from inka_desktop.gui.jobs import Job
    from inka_desktop.services.rows import TodayRow
    from inka_desktop.services.workspace import Workspace
    from inka_desktop.store.keys import GivenKey, KeySource

Change = Callable[[], None]


def state_of(folder: Path, *, own_folder: bool) -> tuple[str, bool]:
    """``new``, ``keyring``, ``pin`` or ``passphrase``, and whether a new key can go into the keyring."""
    from inka_desktop.store import keys

    state = keys.profile_state(folder)
    return state, state == "new" and keys.default_source(own_folder=own_folder) is not None


def keeps_keys(*, own_folder: bool) -> bool:
    """Whether the system's keyring takes a profile's key."""
    from inka_desktop.store import keys

    return keys.default_source(own_folder=own_folder) is not None


def source_of(passphrase: str) -> KeySource:
    """The key by a passphrase; the system's keyring where it is empty."""
    from inka_desktop.store.keys import KeyringSource, PassphraseSource

    return PassphraseSource(passphrase) if passphrase else KeyringSource()


def pin_source(pin: str) -> KeySource:
    """The key by a PIN and the system's keyring."""
    from inka_desktop.store.pin import PinSource

    return PinSource(pin)


def set_pin(folder: Path, pin: str, before: str) -> None:
    """Asks for a PIN from now on, or for another one.

    Raises:
        PinUnfitError, WrongPinError, PinWaitError, NoKeyError: everything is as before.
    """
    from inka_desktop.store import pin as pins

    pins.set_pin(folder, pin, before)


def remove_pin(folder: Path, before: str) -> None:
    """Asks for no PIN any more.

    Raises:
        WrongPinError, PinWaitError, NoKeyError: everything is as before.
    """
    from inka_desktop.store import pin as pins

    pins.remove_pin(folder, before)


def unlocked(folder: Path, source: KeySource) -> GivenKey:
    """The key itself, so that a passphrase is derived only once.

    Raises:
        WrongKeyError, NoKeyError: it does not open this profile.
    """
    from inka_desktop.store.keys import GivenKey

    return GivenKey(source.get(folder))


def request(folder: Path, name: str) -> bytes:
    """The file with which this device asks the office for its key.

    Raises:
        NoRecoveryError: this profile knows no recovery key.
    """
    from inka_desktop.services import unlocking

    return unlocking.ask(folder, name)


def unlocked_by_sheet(folder: Path, typed: str, passphrase: str) -> GivenKey:
    """Keeps the key that the recovery sheet opens in its new place, and gives it.

    Raises:
        InkaError: what is wrong with the sheet, or the place does not take the key.
    """
    from inka_desktop.services import unlocking

    source = source_of(passphrase)
    unlocking.open_with_sheet(folder, typed, source)
    return unlocked(folder, source)


def unlocked_by_answer(folder: Path, file: bytes, code: str, passphrase: str) -> GivenKey:
    """The same with an answer of the office.

    Raises:
        InkaError: what is wrong with file or code, or the place does not take the key.
    """
    from inka_desktop.services import unlocking

    source = source_of(passphrase)
    unlocking.open_with_answer(folder, file, code, source)
    return unlocked(folder, source)


def first_look(folder: Path, key: GivenKey, on: date) -> TodayRow:
    """What Heute shows, by plain SQL, before the records are loaded.

    Raises:
        InkaError: the database cannot be read; opening it says why.
    """
    from inka_desktop.services import today
    from inka_desktop.store.keys import DATABASE_FILE
    from inka_desktop.viewmodels import today as words  # noqa: F401  # the page needs them in a moment

    return today.first_look(folder / DATABASE_FILE, key.key, on)


def load_records() -> None:
    """Imports the ORM on this thread, without the collector walking over what is being made."""
    with put_off():
        import inka_desktop.services.first_start
        import inka_desktop.services.workspace  # noqa: F401  # imported for what comes after


def reopen(folder: Path, source: KeySource) -> Workspace:
    """Opens the workspace of a profile.

    Raises:
        InkaError: what key, lock and database raise.
    """
    load_records()
    from inka_desktop.services.workspace import Workspace

    return Workspace.open(folder, source)


def found(folder: Path, source: KeySource, wish: Founding) -> Workspace:
    """Makes a new workspace.

    Raises:
        InkaError: the folder holds one already, or the disk is not as needed.
    """
    load_records()
    from inka_desktop.services import first_start

    return first_start.create_workspace(folder, source, wish.office, wish.person, wish.device)


def join(folder: Path, source: KeySource, wish: Joining) -> Workspace:
    """Joins a workspace by its invitation.

    Raises:
        InkaError: what is wrong with invitation, code or folder.
    """
    load_records()
    from inka_desktop.services import first_start

    return first_start.join(folder, source, wish.invitation, wish.code, wish.device)


def restore(source: Path, folder: Path, job: Job) -> Path:
    """Puts a backup into the empty profile; it opens with the backup's passphrase.

    Raises:
        InkaError: there is no backup, or it cannot be read; there is no profile then.
    """
    from inka_desktop.services import backup_restore

    return backup_restore.restore(source, folder, lambda done, of: job.report(done, of, ""), job.cancelled)


def example(folder: Path) -> Workspace:
    """Opens the example workspace, made where it is not there yet.

    Raises:
        InkaError: the disk is not as needed.
    """
    load_records()
    from inka_desktop.services import first_start

    return first_start.open_example(folder)


def address(folder: Path) -> str:
    """The name under which the window of a profile listens for a second start."""
    return "inka-" + hashlib.blake2b(str(folder.resolve()).encode(), digest_size=8).hexdigest()
