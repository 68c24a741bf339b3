"""The list of agreements on its way out: printed, by e-mail, as a Word file; all of it, or a selection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from inka_desktop.gui.context import Context
from inka_desktop.records.values import MailKind
from inka_desktop.services.due_rows import DueList
from inka_desktop.services.mailing_rows import MailWish
from inka_desktop.viewmodels import due_lists

if TYPE_CHECKING:
    from uuid import UUID

    from inka_desktop.reports.agreement_list import Grouping
    from inka_desktop.services.batch import Paper as BatchPaper
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate
Way = Callable[[QPushButton, Context, DueList], None]


def offer(
    button: QPushButton, context: Context, source: due_lists.DueSource, chosen: Sequence[UUID], count: int = 0
) -> QMenu:
    """Opens the menu below a button; ``chosen`` are the first of so many agreements that are selected."""
    menu = QMenu(button)

    def add(text: str, way: Way, grouping: Grouping, rows: Sequence[UUID] | None = None) -> None:
        begin = partial(_listed, button, context, source, grouping, rows, way)
        menu.addAction(text).triggered.connect(lambda _checked=False: begin())

    add(translate("DuePrinting", "Liste nach Projekt"), show, "project")
    add(translate("DuePrinting", "Liste nach Zuständigen"), show, "responsible")
    if count:
        add(translate("DuePrinting", "Nur die Auswahl (%n)", "", count), show, "project", chosen)
    menu.addSeparator()
    rows = chosen if count else None
    add(translate("DuePrinting", "Einzelne Listen nach Projekt …"), show_apart, "project", rows)
    add(translate("DuePrinting", "Einzelne Listen nach Zuständigen …"), show_apart, "responsible", rows)
    menu.addSeparator()
    add(translate("DuePrinting", "Per E-Mail senden …"), send, "project", rows)
    add(translate("DuePrinting", "Als Word-Datei speichern …"), save_word, "project", rows)
    menu.addAction(translate("DuePrinting", "Versandte Listen …")).triggered.connect(
        lambda: show_sent(button, context)
    )
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    return menu


def _listed(
    parent: QPushButton, context: Context, source: due_lists.DueSource, grouping: Grouping,
    chosen: Sequence[UUID] | None, way: Way,
) -> None:  # fmt: skip
    """Lets a list out once it can say in words what it is limited to."""

    def title(workspace: Workspace) -> str:
        wanted = source.limits.project_id
        titles = workspace.due.projects() if wanted is not None else []
        return next((text for key, text in titles if key == wanted), "")

    def go(title: str) -> None:
        said = due_lists.filter_words(source.limits, title)
        rows = tuple(chosen) if chosen is not None else None
        way(parent, context, DueList(source.limits, grouping, source.on, said, rows))

    context.read(parent, title, go)


def show(parent: QPushButton, context: Context, listed: DueList) -> None:
    """Shows the list as it prints."""
    from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog

    language = context.language
    paper = Paper(
        lambda ws: ws.agreement_papers.name(ws.agreement_papers.listed(listed), language),
        lambda ws: ws.agreement_papers.draw(ws.agreement_papers.listed(listed), language),
        lambda ws: ws.exports.list_word(listed, language),
        MailWish(MailKind.AGREEMENTS, listed=listed),
    )
    PaperDialog(context, paper, parent.window()).open()


def show_apart(parent: QPushButton, context: Context, listed: DueList) -> None:
    """Asks how the lists are to be made, one for each project or responsible."""
    from inka_desktop.gui import batching
    from inka_desktop.viewmodels import batch

    def ask(papers: Sequence[BatchPaper]) -> None:
        if not papers:
            context.say(translate("DuePrinting", "In dieser Liste steht keine Vereinbarung."), "information")
            return
        note = batch.single_words(listed.grouping)
        choice = batching.Choice(due_lists.many("agreement"), lambda _ws: papers, note)
        batching.offer(parent.window(), context, len(papers), choice)

    context.read_saved(parent, lambda ws: ws.batch.agreement_lists(listed, context.language), ask)


def send(parent: QPushButton, context: Context, listed: DueList) -> None:
    """Asks to whom the list goes."""
    from inka_desktop.gui import mailing

    mailing.send(parent.window(), context, MailWish(MailKind.AGREEMENTS, listed=listed))


def show_sent(parent: QPushButton, context: Context) -> None:
    """Shows which lists were prepared and sent, when, to whom and by whom."""
    from inka_desktop.gui.dialogs.sent_lists_dialog import SentListsDialog

    SentListsDialog(context, parent.window()).open()


def save_word(parent: QPushButton, context: Context, listed: DueList) -> None:
    """Asks where the Word file is to lie."""
    from inka_desktop.gui.pages import outgoing

    language = context.language
    outgoing.save_word(
        parent.window(), context,
        lambda ws: ws.exports.list_name(listed, language),
        lambda ws: ws.exports.list_word(listed, language),
    )  # fmt: skip
