"""What every record of the office has in its page's menu: tags and comments, its history, the bin."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from inka_desktop.gui.context import Context
from inka_desktop.gui.removing import remove

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from inka_desktop.gui.pages.page import Page

translate = QCoreApplication.translate


def offer_in(
    menu: QMenu, page: Page, context: Context, kind: str, record: Callable[[], UUID | None], said: str
) -> None:
    """Adds the three to a page's menu.

    Args:
        menu: of the page.
        page: hands over what was typed before one of them begins.
        context: of the window.
        kind: table of the record.
        record: its id, while one is shown.
        said: the sentence once it is in the bin, where the page gives way to the one that lists its kind.
    """

    def notes(shown: UUID) -> None:
        from inka_desktop.gui.dialogs.notes_dialog import NotesDialog

        NotesDialog(context, kind, shown, page).open()

    def history(shown: UUID) -> None:
        from inka_desktop.gui.dialogs.history_dialog import HistoryDialog

        HistoryDialog(context, kind, shown, page).open()

    def delete(shown: UUID) -> None:
        remove(page, context, kind, shown, said, gone=lambda: context.show_page(page.parent_page))

    def begin(doing: Callable[[UUID], None]) -> None:
        shown = record()
        if shown is not None:
            page.leave()
            doing(shown)

    for text, doing in (
        (translate("RecordMenu", "Schlagwörter und Kommentare …"), notes),
        (translate("RecordMenu", "Verlauf"), history),
        (translate("RecordMenu", "In den Papierkorb"), delete),
    ):
        menu.addAction(text).triggered.connect(lambda _checked=False, one=doing: begin(one))
