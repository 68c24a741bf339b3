"""Beginning a protocol: at a known project, series or partner at once, otherwise after asking for one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.new_protocol_dialog import NewProtocolDialog
from inka_desktop.gui.dialogs.project_dialog import ask_project
from inka_desktop.records.protocol_types import spec_of_type
from inka_desktop.services.rows import ProjectListRow
from inka_desktop.viewmodels.beginning import Wish
from inka_desktop.viewmodels.beginnings import choices

if TYPE_CHECKING:
    from inka_desktop.services.series import SeriesRow

translate = QCoreApplication.translate


def begin(parent: QWidget, context: Context, wish: Wish) -> None:
    """Starts a protocol on the day wished for, or asks to what it belongs, and for the day."""
    alone = spec_of_type(wish.type).stands_alone
    if any(known is not None for known in (wish.project, wish.series, wish.organization if alone else None)):
        start(context, wish, wish.day or context.today())
    else:
        context.read(
            parent,
            lambda ws: (ws.projects.list(), ws.series.list()),
            lambda rows: _ask(parent, context, wish, *rows),
        )


def start(context: Context, wish: Wish, on: date) -> None:
    """Starts a protocol from the last one of its line and opens its editor."""
    context.write(
        context,
        lambda ws: (
            ws.series.start(wish.series, on)
            if wish.series is not None
            else ws.protocols.start(wish.project, on, wish.type, wish.organization)
        ),
        lambda protocol: context.show_page("protocol", protocol),
    )


def _ask(
    parent: QWidget,
    context: Context,
    wish: Wish,
    projects: Sequence[ProjectListRow],
    series: Sequence[SeriesRow],
) -> None:
    if not projects and not spec_of_type(wish.type).stands_alone:
        context.say(
            translate("Dialogs", "Legen Sie zuerst ein Projekt an. Danach beginnt der Besuch."), "information"
        )
        ask_project(parent, context)
        return
    rows = choices(wish.type, projects, series, context.today())
    dialog = NewProtocolDialog(context, wish.type, rows, parent, wish.day)

    def confirmed() -> None:
        choice = dialog.choice()
        if choice is not None:
            start(context, wish._replace(project=choice.project, series=choice.series), dialog.day())

    dialog.accepted.connect(confirmed)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
