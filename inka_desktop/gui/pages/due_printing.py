"""Printing the list of agreements: by project, by who is responsible, or only what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from inka_desktop.gui.context import Context
from inka_desktop.viewmodels import due_lists

if TYPE_CHECKING:
    from inka_desktop.reports.agreement_list import AgreementListContent, Grouping
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate


def offer(
    button: QPushButton, context: Context, source: due_lists.DueSource, chosen: Sequence[range]
) -> QMenu:
    """Opens the menu below a button; ``chosen`` are the stretches of rows that are selected."""
    menu = QMenu(button)
    entries: list[tuple[str, Grouping, Sequence[range] | None]] = [
        (translate("DuePrinting", "Liste nach Projekt"), "project", None),
        (translate("DuePrinting", "Liste nach Zuständigen"), "responsible", None),
    ]
    count = sum(len(each) for each in chosen)
    if count:
        entries.append((translate("DuePrinting", "Nur die Auswahl (%n)", "", count), "project", chosen))
    for text, grouping, stretches in entries:
        action = menu.addAction(text)
        action.triggered.connect(
            lambda _=False, by=grouping, rows=stretches: show(button, context, source, by, rows)
        )
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    return menu


def show(
    parent: QPushButton, context: Context, source: due_lists.DueSource, grouping: Grouping,
    chosen: Sequence[range] | None,
) -> None:  # fmt: skip
    """Shows the list as it prints."""
    from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog

    language = context.language

    def content(workspace: Workspace) -> AgreementListContent:
        chosen_one = source.limits.project_id
        titles = workspace.due.projects() if chosen_one is not None else []
        title = next((text for key, text in titles if key == chosen_one), "")
        said = due_lists.filter_words(source.limits, title)
        return workspace.agreement_papers.content(
            source.limits, grouping, source.on, filters=said, chosen=chosen, order=source.order,
            descending=source.descending,
        )  # fmt: skip

    paper = Paper(
        lambda ws: ws.agreement_papers.name(content(ws), language),
        lambda ws: ws.agreement_papers.draw(content(ws), language),
    )
    PaperDialog(context, paper, parent.window()).open()
