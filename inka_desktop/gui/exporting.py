"""Saving a list as a spreadsheet: asks where, writes on a reader thread, says where it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels.files import write_file

if TYPE_CHECKING:
    from inka_desktop.services.due_rows import DueFilter, DueOrder
    from inka_desktop.services.rows import ProtocolFilter, ProtocolOrder
    from inka_desktop.services.workspace import Workspace

Maker = Callable[["Workspace"], bytes]
translate = QCoreApplication.translate


def export(parent: QWidget, context: Context, name: str) -> None:
    """Saves a whole list: ``protocols``, ``agreements`` or ``projects``."""
    from inka_desktop.services.rows import ProtocolFilter

    on, language = context.today(), context.language
    if name == "protocols":
        export_protocols(parent, context, ProtocolFilter(), "date", descending=True)
    elif name == "agreements":
        title = translate("Exporting", "Vereinbarungen")
        save(parent, context, title, lambda ws: ws.sheets.agreements(on, language))
    else:
        save(parent, context, translate("Exporting", "Projekte"), lambda ws: ws.sheets.projects(on, language))


def export_protocols(
    parent: QWidget, context: Context, limits: ProtocolFilter, order: ProtocolOrder, *, descending: bool
) -> None:
    """Saves the list of protocols as it is filtered and sorted."""
    language = context.language
    save(
        parent,
        context,
        translate("Exporting", "Protokolle"),
        lambda ws: ws.sheets.protocols(limits, order, descending=descending, language=language),
    )


def export_due(
    parent: QWidget, context: Context, limits: DueFilter, order: DueOrder, *, descending: bool
) -> None:
    """Saves the list of agreements as it is filtered and sorted."""
    on, language = context.today(), context.language
    save(
        parent,
        context,
        translate("Exporting", "Vereinbarungen"),
        lambda ws: ws.sheets.agreements(on, language, limits, order, descending=descending),
    )


def save(parent: QWidget, context: Context, title: str, make: Maker) -> None:
    """Asks where and writes what ``make`` gives; the window stays usable meanwhile."""
    folder = context.settings.get(LAST_FOLDER)
    name = f"{context.today().isoformat()}_{title}.xlsx"
    chosen, _kind = QFileDialog.getSaveFileName(
        parent,
        translate("Exporting", "Als Excel-Tabelle speichern"),
        str(Path(folder) / name) if folder else name,
        "Excel (*.xlsx)",
    )
    if not chosen:
        return
    path = Path(chosen)
    context.settings.set(LAST_FOLDER, str(path.parent))

    def saved(_: object) -> None:
        context.say(translate("Exporting", "Gespeichert als {file}.").format(file=path.name))

    context.read(parent, lambda ws: write_file(path, make(ws)), saved, partial(tell_unsaved, context))


def tell_unsaved(context: Context, error: BaseException) -> None:
    """Why a file is not there; what cannot be written in one folder may be written in another."""
    if isinstance(error, OSError):
        context.say(
            translate(
                "Outgoing", "Die Datei ließ sich dort nicht speichern. Bitte wählen Sie einen anderen Ordner."
            ),
            "attention",
        )
    else:
        context.tell(error)
