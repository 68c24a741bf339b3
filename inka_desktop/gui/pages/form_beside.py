"""What lies beside a form: scans of its paper, PDFs it was read from, what of those was not taken over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QToolButton

from inka_desktop.gui import icons
from inka_desktop.gui.opened_copies import open_copy, safe_name
from inka_desktop.viewmodels import form_papers

if TYPE_CHECKING:
    from inka_desktop.gui.pages.page import Page
    from inka_desktop.services.answer_files import PaperRow
    from inka_desktop.services.intake_answers import Refusal


class FormBeside(QObject):
    """Two buttons, there only while there is something: the files, and what of them was not taken over."""

    def __init__(self, page: Page, files: QToolButton, refused: QToolButton) -> None:
        super().__init__(page)
        self._page, self._files, self._refused = page, files, refused
        self._id: UUID | None = None
        self._menu = QMenu(files)
        files.setMenu(self._menu)
        files.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        icons.set_icon(files, "paperclip")
        icons.set_icon(refused, "inbox")
        refused.clicked.connect(self._show_refused)

    def hide(self) -> None:
        """No form is shown."""
        self._id = None
        for button in (self._files, self._refused):
            button.hide()

    def look(self, submission: UUID) -> None:
        """Reads what lies beside a form."""
        self._id = submission

        def show(found: tuple[Sequence[PaperRow], bool]) -> None:
            if self._id == submission:
                self._offer(*found)

        self._page.context.read(self, lambda ws: ws.forms.files.papers(submission), show)

    def _offer(self, papers: Sequence[PaperRow], refused: bool) -> None:
        self._refused.setVisible(refused)
        self._files.setVisible(bool(papers))
        self._menu.clear()
        for paper in papers:
            entry = self._menu.addAction(form_papers.paper_words(paper))
            entry.triggered.connect(partial(self._open, paper))

    def _open(self, paper: PaperRow, _on: bool = False) -> None:
        wanted, context = self._id, self._page.context
        if wanted is None:
            return

        def opened(there: bool) -> None:
            if not there:
                context.say(self.tr("Die Datei lässt sich hier nicht öffnen."), "attention")

        def show(data: bytes | None) -> None:
            if data is None:
                context.say(
                    self.tr("Die Datei ist noch unterwegs. Bitte senden und empfangen Sie."), "attention"
                )
                return
            open_copy(self, context, data, safe_name(paper.shown, paper.media_type), opened)

        context.read(self, lambda ws: ws.forms.files.read(wanted, paper.name), show)

    def _show_refused(self) -> None:
        wanted = self._id

        def show(refused: Sequence[Refusal]) -> None:
            from inka_desktop.gui.dialogs.refused_dialog import RefusedDialog

            RefusedDialog(refused, self._page).open()

        if wanted is not None:
            self._page.context.read(self, lambda ws: ws.forms.intake.refused(wanted), show)
