"""From a folder and a key to an open database with its exchange: begin, join, open again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inka_desktop.errors import UserInputError
from inka_desktop.exchange.replica import Replica
from inka_desktop.services import founding
from inka_desktop.store import keys
from inka_desktop.store.database import Database
from inka_desktop.store.files import Files
from inka_desktop.store.keys import KeySource


@dataclass(frozen=True, slots=True)
class Opened:
    """An open profile: its database, its side of the exchange, its local attachments."""

    database: Database
    replica: Replica
    files: Files

    def close(self) -> None:
        """Finish what is queued and let go of everything."""
        self.database.close()


class NothingHereError(UserInputError):
    """The folder holds no workspace yet."""

    code = "services.nothing_here"
    de = (
        "In diesem Ordner gibt es noch keine INKA-Daten. Nichts wurde verändert. "
        "Bitte beginnen Sie neu oder mit einer Einladung."
    )
    en = (
        "There is no INKA data in this folder yet. Nothing was changed. "
        "Please begin anew or with an invitation."
    )


class AlreadyBegunError(UserInputError):
    """The folder holds a workspace already."""

    code = "services.already_begun"
    de = "In diesem Ordner gibt es bereits INKA-Daten. Sie sind unverändert. Bitte öffnen Sie diese."
    en = "There is INKA data in this folder already. It is unchanged. Please open it."


def begin(folder: Path, source: KeySource, office: str, person: str, device: str) -> Opened:
    """Make a new workspace in a folder; this device is its owner.

    Raises:
        AlreadyBegunError: there is one.
        InkaError: what key source and database raise; nothing is left behind that would be taken for one.
    """
    return _made(folder, source, lambda database: founding.found_workspace(database, office, person, device))


def join(folder: Path, source: KeySource, invitation: bytes, code: str, device: str) -> Opened:
    """Join a workspace by its invitation; works while no other device is running.

    Raises:
        InvitationDamagedError, InvitationCodeError, InvitationExpiredError: by what is wrong with it.
        AlreadyBegunError: this folder has a workspace.
    """
    read = founding.read_invitation(invitation, code)
    return _made(folder, source, lambda database: founding.join_workspace(database, read, device))


def reopen(folder: Path, source: KeySource) -> Opened:
    """Open the workspace in a folder.

    Raises:
        NothingHereError: there is none.
        InkaError: what key source and database raise.
    """
    if keys.profile_state(folder) == "new":
        raise NothingHereError()
    key = source.get(folder)
    database = Database(folder, key)
    try:
        replica = founding.open_exchange(database)
        if replica is None:
            raise NothingHereError()
    except BaseException:
        database.close()
        raise
    _wrap_key(folder, key, replica)
    return Opened(database, replica, Files(folder))


def _made(folder: Path, source: KeySource, start: Callable[[Database], Replica]) -> Opened:
    key = keys.key_of(folder, source)
    database = Database(folder, key)
    try:
        with database.readers.raw() as raw:
            begun = raw.execute("SELECT 1 FROM setting WHERE name = 'identity'").fetchone()
        if begun is not None:
            raise AlreadyBegunError()
        replica = start(database)
    except BaseException:
        database.close()
        raise
    _wrap_key(folder, key, replica)
    return Opened(database, replica, Files(folder))


def _wrap_key(folder: Path, key: bytes, replica: Replica) -> None:
    """Seal the database key to the workspace's recovery key, as soon as that is known here."""

    def wrap() -> None:
        if replica.members.recovery_box and keys.recovery_of(folder) is None:
            keys.keep_recovery(folder, keys.wrap_for_recovery(key, replica.members.recovery_box))

    replica.after_members = wrap
    wrap()
