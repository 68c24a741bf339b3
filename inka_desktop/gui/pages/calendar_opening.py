"""From the calendar to an entry's page at its place, and what begins on one of its days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui.context import Context
from inka_desktop.gui.form_opening import fill_form
from inka_desktop.gui.page_list import is_office
from inka_desktop.services.calendar_rows import CalendarRow
from inka_desktop.services.search_rows import SpotRow
from inka_desktop.viewmodels import calendar, due_lists
from inka_desktop.viewmodels.beginning import BEGINNINGS, Wish

translate = QCoreApplication.translate

_PAGES = {
    "visit": "protocol", "talk": "protocol", "meeting": "protocol", "proposed": "series",
    "stock_taking": "stock_taking", "agreement": "agreements", "task": "agreements",
    "follow_up": "agreements", "round": "round", "contract": "entry", "project": "projects",
    "retention": "retention", "returned": "review",
}  # fmt: skip
"""The page that shows an entry, by its kind."""


def open_row(context: Context, row: CalendarRow) -> None:
    """Goes to an entry's page, at its place there."""
    if not is_office(context.role):
        _open_for_guests(context, row)
    elif row.kind.startswith("next_"):
        context.show_spot("protocol", SpotRow(row.id, "protocol", row.id, "next_date", ""))
    elif row.kind == "reply":
        context.show_spot("protocol", SpotRow(row.id, "reply", row.id, "", ""))
    elif row.kind == "agreement" and row.opens is not None:
        context.show_spot("protocol", SpotRow(row.opens, "agreement", row.id, "what", ""))
    elif row.kind == "form":
        context.show_page("round", row.opens)
    else:
        context.show_page(_PAGES[row.kind], row.id)


def _open_for_guests(context: Context, row: CalendarRow) -> None:
    if row.kind == "project":
        context.show_page("my_project", row.id)
    elif row.kind == "form" and row.opens is not None and row.project_id is not None:
        fill_form(context, context, row.opens, row.project_id)
    elif row.kind == "returned":
        context.show_page("submission", row.id)
    else:
        context.show_page("released", row.id if row.kind.startswith("released_") else None)


def wish_of(row: CalendarRow) -> Wish | None:
    """The protocol that an appointment is the beginning of; None for what is no appointment, or begun."""
    if row.kind not in calendar.BEGUN_FROM:
        return None
    return Wish(row.type, row.project_id, row.series_id, row.day, row.organization_id)


def offer_new(context: Context, parent: QWidget, at: QPoint, day: date) -> QMenu:
    """A menu of all that can be begun on a day."""
    menu = QMenu(parent)
    for type, beginning in BEGINNINGS.items():
        words = translate("Types", beginning.words)
        _add(menu, words, beginning.icon, partial(context.protocol_requested.emit, Wish(type, day=day)))
    menu.addSeparator()
    for kind in ("task", "follow_up"):
        words = due_lists.empty_words(kind)[2]
        _add(menu, words, calendar.icon(kind), partial(_make, context, parent, kind, day))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
    menu.setActiveAction(menu.actions()[0])
    return menu


def _add(menu: QMenu, words: str, icon: str, run: Callable[[], None]) -> None:
    menu.addAction(icons.icon(icon), words).triggered.connect(lambda _=False: run())


def _make(context: Context, parent: QWidget, kind: str, day: date) -> None:
    from inka_desktop.gui.dialogs.task_dialog import TaskDialog

    context.write(
        parent, lambda ws: ws.tasks.add(kind, {"due": day}),
        lambda key: TaskDialog(context, kind, key, parent).open(),
    )  # fmt: skip
