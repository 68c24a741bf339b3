"""A profile whose key is gone from the keyring: ask, answer, open; nothing that was unsent is lost.

On the device that lost its key: :func:`ask`, then :func:`open_with_answer`; or :func:`open_with_sheet`
when the recovery sheet is at hand. At the coordination office: :func:`answer` with the sheet. And where no
owner's device is left: :func:`take_over`.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inka_desktop.exchange import unlocking
from inka_desktop.exchange.crypto import RecoveryKey
from inka_desktop.exchange.recovery import read_groups
from inka_desktop.paths import ANSWER_ENDING, REQUEST_ENDING
from inka_desktop.store.clock import Random, SystemRandom
from inka_desktop.store.keys import KeySource

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What opens a profile again: a file, and a code that travels by a second way."""

    name: str
    file: bytes
    code: str
    file_name: str


REQUEST_NAME = f"Anfrage{REQUEST_ENDING}"
ANSWER_NAME = f"Antwort{ANSWER_ENDING}"


def ask(folder: Path, name: str, *, random: Random | None = None) -> bytes:
    """The file with which a device asks for its key; asking again is the same question.

    Args:
        folder: the profile.
        name: who asks, so that the office knows; nobody vouches for it.
        random: for the fresh key.

    Raises:
        NoRecoveryError: this profile knows no recovery key.
    """
    return unlocking.make_request(folder, name, random or SystemRandom())


def asked_by(request: bytes) -> str:
    """The name that a request gives; nobody vouches for it.

    Raises:
        UnlockFileError: the request is not whole.
    """
    return unlocking.read_request(request).name


def answer(request: bytes, typed_sheet: str, *, random: Random | None = None) -> AnswerRow:
    """The answer to a request, with the recovery sheet; call the person back before you hand it over.

    Raises:
        UnlockFileError: the request is not whole.
        RecoveryTypedError, RecoveryForeignError: by what is wrong with the sheet.
    """
    name = asked_by(request)
    key = RecoveryKey(read_groups(typed_sheet))
    file, code = unlocking.answer(request, key, random or SystemRandom())
    return AnswerRow(name, file, code, ANSWER_NAME)


def open_with_answer(folder: Path, file: bytes, code: str, source: KeySource) -> None:
    """Keep the key that an answer brings in its new place; the profile opens as ever afterwards.

    Raises:
        UnlockFileError, UnlockCodeError: the answer does not open it.
        NoKeyError: the new place does not take the key.
    """
    unlocking.restore(folder, unlocking.open_answer(folder, file, code), source)


def open_with_sheet(folder: Path, typed_sheet: str, source: KeySource) -> None:
    """The same with the sheet itself, without any file.

    Raises:
        RecoveryTypedError, RecoveryForeignError, NoRecoveryError: by what is wrong.
        NoKeyError: the new place does not take the key.
    """
    key = RecoveryKey(read_groups(typed_sheet))
    unlocking.restore(folder, unlocking.open_with_sheet(folder, key), source)


def take_over(workspace: Workspace, typed_sheet: str) -> Future[None]:
    """Make this device an owner's by the recovery sheet.

    It sends and receives before, where a place can be reached: a loss of this device's rights that it does
    not know yet would win. And after, so that the others hear of it.

    Raises:
        RecoveryTypedError, RecoveryForeignError: from the future; nothing was changed.
    """

    def work() -> None:
        workspace.exchange.sync().result()
        workspace.members.recover_ownership(typed_sheet).result()
        workspace.exchange.sync().result()

    return workspace.core.at_length(work)
