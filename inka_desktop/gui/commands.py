"""Everything that can be done from anywhere in the window, as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.gui.actions import Command, Commands
from inka_desktop.gui.context import Context
from inka_desktop.gui.page_list import is_office, pages_of
from inka_desktop.records.values import Role
from inka_desktop.viewmodels.beginning import BEGINNINGS, Wish

if TYPE_CHECKING:
    from inka_desktop.gui.main_window import MainWindow
    from inka_desktop.services.rows import UndoneRow

translate = QCoreApplication.translate


def all_commands(window: MainWindow, context: Context) -> Commands:
    """The commands of a window, with words in its language."""
    making = _making(window, context) if is_office(context.role) else []
    acting = [
        *_acting(window, context),
        *_exporting(window, context),
        *_forms(window, context),
        *_owning(window, context),
    ]
    return Commands([*making, *_going(window, context), *acting])


def _making(window: MainWindow, context: Context) -> list[Command]:
    return [
        *(_beginning(context, type) for type in BEGINNINGS),
        Command(
            "project.new",
            translate("Commands", "Projekt anlegen"),
            lambda: _new_project(window, context),
            icon="folder",
            menu="new",
        ),
        *_noting(window, context),
        Command(
            "form.look",
            translate("Commands", "Formular ansehen"),
            lambda: _go(window, "form"),
            icon="list-checks",
            menu="new",
        ),
        Command("new", translate("Commands", "Neu"), window.open_new_menu, "Ctrl+N", icon="plus"),
    ]


def _noting(window: MainWindow, context: Context) -> list[Command]:
    """What stays in the office: a task, and a follow-up date of one's own, for today until another is set."""
    return [
        Command(
            "task.new",
            translate("Commands", "Aufgabe anlegen"),
            lambda: _note(window, context, "task", {}),
            icon="square-check",
            menu="new",
        ),
        Command(
            "follow_up.new",
            translate("Commands", "Wiedervorlage anlegen"),
            lambda: _note(window, context, "follow_up", {"due": context.today()}),
            icon="calendar-clock",
            menu="new",
        ),
    ]


def _note(window: MainWindow, context: Context, kind: str, values: Mapping[str, object]) -> None:
    from inka_desktop.gui.dialogs.task_dialog import TaskDialog

    context.write(
        window,
        lambda ws: ws.tasks.add(kind, values),
        lambda key: TaskDialog(context, kind, key, window).open(),
    )


def _beginning(context: Context, type: str) -> Command:
    beginning, wish = BEGINNINGS[type], partial(context.protocol_requested.emit, Wish(type))
    return Command(f"{type}.new", translate("Types", beginning.words), wish, icon=beginning.icon, menu="new")


def _going(window: MainWindow, context: Context) -> list[Command]:
    pages = [entry for entry in pages_of(context.role) if entry.going]
    return [
        Command(
            f"go.{entry.name}",
            entry.command,
            partial(_go, window, entry.name),
            entry.keys or f"Alt+{place}",
            entry.icon,
        )
        for place, entry in enumerate(pages, 1)
    ]


def _exporting(window: MainWindow, context: Context) -> list[Command]:
    """Lists as spreadsheets, those that this window shows."""
    texts = {
        "protocols": translate("Commands", "Protokolle als Excel-Tabelle speichern"),
        "agreements": translate("Commands", "Vereinbarungen als Excel-Tabelle speichern"),
        "projects": translate("Commands", "Projekte als Excel-Tabelle speichern"),
    }
    lists = texts if is_office(context.role) else ("agreements",)
    return [
        Command(f"export.{name}", texts[name], partial(_export, window, context, name), icon="file-down")
        for name in lists
    ]


def _forms(window: MainWindow, context: Context) -> list[Command]:
    """Forms to fill in by hand."""
    blank = translate("Commands", "Vordrucke drucken")
    found = [Command("blank_forms", blank, partial(_show_blank_forms, window, context), icon="printer")]
    return found if is_office(context.role) else []


def _owning(window: MainWindow, context: Context) -> list[Command]:
    """What only owners print."""
    sheet = translate("Commands", "Wiederherstellungsblatt drucken")
    found = [Command("recovery_sheet", sheet, partial(_offer_sheet, window, context), icon="key-round")]
    return found if context.role == Role.OWNER else []


def _acting(window: MainWindow, context: Context) -> list[Command]:
    return [
        Command("search", translate("Commands", "Alles durchsuchen"), window.open_search, "Ctrl+K", "search"),
        Command(
            "undo",
            translate("Commands", "Rückgängig"),
            lambda: _undo(window, context),
            "Ctrl+Z",
            "undo-2",
        ),
        Command(
            "visit.finish",
            translate("Commands", "Protokoll abschließen"),
            lambda: _finish(window),
            "Ctrl+Shift+Return",
            "check",
            enabled=lambda: _shows_visit(window),
        ),
        Command(
            "sync",
            translate("Commands", "Jetzt senden und empfangen"),
            lambda: _exchange(window, "sync"),
            "F5",
            "refresh-cw",
        ),
        Command(
            "place.add",
            translate("Commands", "Austauschort wählen"),
            lambda: _exchange(window, "add_place"),
            icon="folder-open",
        ),
        Command(
            "help",
            translate("Commands", "Handbuch zu dieser Seite"),
            lambda: _open_handbook(window, context),
            "F1",
            "info",
        ),
    ]


def _go(window: MainWindow, name: str) -> None:
    window.show_page(name)


def _export(window: MainWindow, context: Context, name: str) -> None:
    from inka_desktop.gui import exporting

    exporting.export(window, context, name)


def _new_project(window: MainWindow, context: Context) -> None:
    from inka_desktop.gui.dialogs.project_dialog import ask_project

    ask_project(window, context)


def _shows_visit(window: MainWindow) -> bool:
    page = window.current()
    return page is not None and page.name == "protocol"


def _finish(window: MainWindow) -> None:
    from inka_desktop.gui.pages.protocol_page import ProtocolPage

    page = window.current()
    if isinstance(page, ProtocolPage):
        page.finish()


def _offer_sheet(window: MainWindow, context: Context) -> None:
    from inka_desktop.gui.dialogs.sheet_dialog import offer_sheet

    offer_sheet(window, context)


def _show_blank_forms(window: MainWindow, context: Context) -> None:
    from inka_desktop.gui.batching import show_blank_forms

    show_blank_forms(context, window)


def _exchange(window: MainWindow, what: str) -> None:
    from inka_desktop.gui.pages.exchange_page import ExchangePage

    page = window.show_page("exchange")
    if isinstance(page, ExchangePage):
        page.sync() if what == "sync" else page.choose_place()


def _undo(window: MainWindow, context: Context) -> None:
    """The last step of a page that keeps its own, else that of the program."""
    page = window.current()
    found = None if page is None else page.undo()
    if found is None:
        context.write(window, lambda ws: ws.editing.undo(), lambda row: _undone(context, row))
    elif not found:
        _undone(context, None)


def _undone(context: Context, row: UndoneRow | None) -> None:
    if row is None:
        context.say(translate("Commands", "Es gibt nichts mehr zurückzunehmen."), "information")
    elif row.kept:
        context.say(
            translate("Commands", "Zurückgenommen. Was andere seither geschrieben haben, blieb stehen."),
            "attention",
        )
    else:
        context.say(translate("Commands", "Zurückgenommen."))


def _open_handbook(window: MainWindow, context: Context) -> None:
    from inka_desktop.gui.dialogs.handbook_dialog import open_handbook

    page = window.current()
    open_handbook(window, context.language, page.code if page is not None else "")
