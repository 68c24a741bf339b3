"""The first start: begin a workspace or join one; afterwards a workspace is only opened."""

from __future__ import annotations

from pathlib import Path

from inka_desktop.services import opening
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import KeySource


def create_workspace(folder: Path, key: KeySource, office: str, person: str, device: str) -> Workspace:
    """Begin a workspace; this device becomes its owner.

    Args:
        folder: of the profile.
        key: where its database key is to be kept.
        office: name of the coordination office.
        person: who works here.
        device: what this device is called in lists.

    Raises:
        AlreadyBegunError: there is one in this folder.
    """
    return Workspace.of(opening.begin(folder, key, office, person, device))


def join(folder: Path, key: KeySource, invitation: bytes, code: str, device: str) -> Workspace:
    """Join a workspace with an invitation's file and code; no other device needs to be running.

    Raises:
        InvitationDamagedError, InvitationCodeError, InvitationExpiredError: by what is wrong with it.
        AlreadyBegunError: there is a workspace in this folder.
    """
    return Workspace.of(opening.join(folder, key, invitation, code, device))


def open_example(folder: Path) -> Workspace:
    """Open the example workspace in a folder of its own, made there when it is missing.

    Raises:
        InkaError: what database and resources raise.
    """
    from inka_desktop.services import example

    return example.open_example(folder)
