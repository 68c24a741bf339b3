"""The calendar out of the door: printed, or saved for other calendars; a month, a quarter, or a selection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMenu, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.exporting import tell_unsaved
from inka_desktop.services.calendar_rows import CalendarFilter, CalendarRow
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels import calendar
from inka_desktop.viewmodels.files import write_file

if TYPE_CHECKING:
    from inka_desktop.reports.calendar_list import CalendarListContent
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate
QUARTER = 3


class Seen(NamedTuple):
    """What the page shows.

    Attributes:
        month: its first day.
        limits: what it is limited to.
        on: today.
        chosen: the first of the entries that are selected in the list.
        selected: how many these are.
    """

    month: date
    limits: CalendarFilter
    on: date
    chosen: Sequence[CalendarRow] = ()
    selected: int = 0


class _Part(NamedTuple):
    words: str
    content: Callable[[Workspace], CalendarListContent]


def offer_print(button: QAbstractButton, context: Context, seen: Seen) -> QMenu:
    """Opens the menu of what can be printed below a button."""
    return _offer(button, seen, lambda part: _print(button, context, part))


def offer_file(button: QAbstractButton, context: Context, seen: Seen) -> QMenu:
    """Opens the menu of what can be saved for other calendars below a button."""
    return _offer(button, seen, lambda part: save(button, context, part.content))


def _offer(button: QAbstractButton, seen: Seen, run: Callable[[_Part], None]) -> QMenu:
    menu = QMenu(button)
    for part in parts(seen):
        menu.addAction(part.words).triggered.connect(lambda _=False, one=part: run(one))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    return menu


def parts(seen: Seen) -> list[_Part]:
    """The month, three months, and what is selected in the list."""
    month = calendar.month_words(seen.month)
    found = [
        _Part(month, lambda ws: _period(ws, seen, 1)),
        _Part(
            translate("CalendarFiles", "Drei Monate ab {month}").format(month=month),
            lambda ws: _period(ws, seen, QUARTER),
        ),
    ]
    if seen.selected:
        words = translate("CalendarFiles", "Nur die Auswahl (%n)", "", seen.selected)
        found.append(_Part(words, lambda ws: _selection(ws, seen)))
    return found


def save(parent: QWidget, context: Context, content: Callable[[Workspace], CalendarListContent]) -> None:
    """Asks where and writes the calendar file; the window stays usable meanwhile."""
    language = context.language

    def made(workspace: Workspace) -> tuple[str, bytes]:
        whole = content(workspace)
        papers = workspace.calendar_papers
        data = papers.file(whole, language) if whole.entries else b""
        return papers.name(whole, language, ".ics"), data

    context.read(parent, made, lambda told: _write(parent, context, *told))


def _write(parent: QWidget, context: Context, name: str, data: bytes) -> None:
    if not data:  # other calendars refuse a file without an entry
        context.say(
            translate(
                "CalendarFiles",
                "Hier steht nichts an, was in eine Kalenderdatei darf. Gespeichert wurde nichts.",
            ),
            "information",
        )
        return
    folder = context.settings.get(LAST_FOLDER)
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, translate("CalendarFiles", "Als Kalenderdatei speichern"),
        str(Path(folder) / name) if folder else name, "iCalendar (*.ics)",
    )  # fmt: skip
    if not chosen:
        return
    path = Path(chosen)
    context.settings.set(LAST_FOLDER, str(path.parent))
    said = translate("CalendarFiles", "Gespeichert als {file}. Aufgaben und Wiedervorlagen bleiben hier.")
    context.read(
        parent, lambda _ws: write_file(path, data), lambda _: context.say(said.format(file=path.name)),
        partial(tell_unsaved, context),
    )  # fmt: skip


def _print(button: QWidget, context: Context, part: _Part) -> None:
    from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog

    language = context.language
    paper = Paper(
        lambda ws: ws.calendar_papers.name(part.content(ws), language),
        lambda ws: ws.calendar_papers.draw(part.content(ws), language),
    )
    PaperDialog(context, paper, button.window()).open()


def _period(workspace: Workspace, seen: Seen, months: int) -> CalendarListContent:
    from inka_desktop.services.calendar_papers import MOST

    last = calendar.months_on(seen.month, months) - timedelta(1)
    rows = workspace.calendar.between(seen.month, last, seen.limits, MOST + 1, seen.on)
    return workspace.calendar_papers.content(
        rows, seen.month, last, seen.on, filters=_filters(workspace, seen)
    )


def _selection(workspace: Workspace, seen: Seen) -> CalendarListContent:
    days = [row.day for row in seen.chosen] or [seen.month]
    return workspace.calendar_papers.content(
        seen.chosen, min(days), max(days), seen.on, filters=_filters(workspace, seen), chosen=True
    )


def _filters(workspace: Workspace, seen: Seen) -> str:
    wanted = seen.limits.project_id
    titles = workspace.due.projects() if wanted is not None else []
    return calendar.filter_words(seen.limits, next((title for key, title in titles if key == wanted), ""))
