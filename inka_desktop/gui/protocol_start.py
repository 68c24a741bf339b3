"""Beginning a visit: at a known project at once, otherwise after asking at which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.new_protocol_dialog import NewProtocolDialog
from inka_desktop.gui.dialogs.project_dialog import ask_project
from inka_desktop.services.rows import ProjectListRow

translate = QCoreApplication.translate


def begin(parent: QWidget, context: Context, project: UUID | None) -> None:
    """Starts a visit today, or asks for project and day."""
    if project is not None:
        start(context, project, context.today())
    else:
        context.read(parent, lambda ws: ws.projects.list(), lambda rows: _ask(parent, context, rows))


def start(context: Context, project: UUID, on: date) -> None:
    """Starts a visit from the last one and opens its editor."""
    context.write(
        context,
        lambda ws: ws.protocols.start(project, on),
        lambda visit: context.show_page("protocol", visit),
    )


def _ask(parent: QWidget, context: Context, rows: Sequence[ProjectListRow]) -> None:
    if not rows:
        context.say(
            translate("Dialogs", "Legen Sie zuerst ein Projekt an. Danach beginnt der Besuch."), "information"
        )
        ask_project(parent, context)
        return
    dialog = NewProtocolDialog(context, rows, parent)

    def confirmed() -> None:
        project = dialog.project()
        if project is not None:
            start(context, project, dialog.day())

    dialog.accepted.connect(confirmed)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
