"""What a coordinator asks owners for: to end a device, to invite a person, to begin with a new carrier."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from concurrent.futures import Future
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from inka_desktop.gui.context import Context
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate


def propose_end(parent: QWidget, context: Context, device: UUID) -> None:
    """Asks to sign a device off."""
    _propose(parent, context, lambda ws: ws.members.propose("end", device))


def propose_invitation(parent: QWidget, context: Context, person: UUID) -> None:
    """Asks to invite a contact person."""
    _propose(parent, context, lambda ws: ws.members.propose("invite", person))


def propose_carrier(parent: QWidget, context: Context, project: UUID) -> None:
    """Asks to begin a project anew with another carrier."""
    _propose(parent, context, lambda ws: ws.carriers.propose(project))


def _propose(parent: QWidget, context: Context, work: Callable[[Workspace], Future[None]]) -> None:
    said = translate("Proposals", "Vorgeschlagen. Die Leitung sieht es nach dem nächsten Senden.")
    context.write(parent, work, lambda _: context.decided(said))
