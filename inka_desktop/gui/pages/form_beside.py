"""What lies beside a form: enclosed files, scans, PDFs it was read from and what was not taken over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton

from inka_desktop.gui import icons
from inka_desktop.gui.opened_copies import open_copy, safe_name
from inka_desktop.reading.forms import ENDINGS
from inka_desktop.services.attachments import PICTURES
from inka_desktop.viewmodels import form_papers, wording

if TYPE_CHECKING:
    from inka_desktop.gui.pages.page import Page
    from inka_desktop.services.answer_files import PaperRow
    from inka_desktop.services.intake_answers import Refusal


class FormBeside(QObject):
    """Two buttons: the files, and what of them was not taken over; there while there is, or may be, any."""

    def __init__(self, page: Page, files: QToolButton, refused: QToolButton) -> None:
        super().__init__(page)
        self._page, self._files, self._refused = page, files, refused
        self._id: UUID | None = None
        self._encloses = False
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

    def look(self, submission: UUID, *, encloses: bool = False) -> None:
        """Reads what lies beside a form; to a draft more may be added."""
        self._id, self._encloses = submission, encloses

        def show(found: tuple[Sequence[PaperRow], bool]) -> None:
            if self._id == submission:
                self._offer(*found)

        self._page.context.read(self, lambda ws: ws.forms.files.papers(submission), show)

    def _offer(self, papers: Sequence[PaperRow], refused: bool) -> None:
        self._refused.setVisible(refused)
        self._files.setVisible(bool(papers) or self._encloses)
        self._menu.clear()
        for paper in papers:
            text = wording.on_button(form_papers.paper_words(paper))
            if not (self._encloses and paper.enclosed):
                self._menu.addAction(text).triggered.connect(partial(self._open, paper))
                continue
            inside = self._menu.addMenu(text)
            inside.addAction(self.tr("Öffnen")).triggered.connect(partial(self._open, paper))
            inside.addAction(self.tr("Entfernen")).triggered.connect(partial(self._take_out, paper))
        if self._encloses:
            self._menu.addAction(self.tr("Datei beifügen …")).triggered.connect(self._choose)

    def _choose(self) -> None:
        kinds = self.tr("Fotos, PDF, Word und Excel ({endings})").format(
            endings=" ".join(f"*{ending}" for ending in sorted(PICTURES | ENDINGS))
        )
        name, _ = QFileDialog.getOpenFileName(self._page, self.tr("Datei beifügen"), "", kinds)
        if name:
            self.enclose(Path(name))

    def enclose(self, path: Path) -> None:
        """Adds a file of this device to the form, for whoever reads it."""
        wanted, context = self._id, self._page.context
        if wanted is not None:
            said = self.tr("„{name}“ ist beigefügt.").format(name=path.name)
            context.write(
                self, lambda ws: ws.forms.files.enclose(wanted, path), lambda _: context.say(said, "good")
            )

    def _take_out(self, paper: PaperRow, _on: bool = False) -> None:
        wanted, context = self._id, self._page.context
        if wanted is not None:
            said = self.tr("„{name}“ ist entfernt.").format(name=paper.shown)
            context.write(
                self, lambda ws: ws.forms.files.take_out(wanted, paper.name), lambda _: context.say(said)
            )

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
            open_copy(self, context, data, safe_name(paper.shown, paper.form), opened)

        context.read(self, lambda ws: ws.forms.files.read(wanted, paper.name), show)

    def _show_refused(self) -> None:
        wanted = self._id

        def show(refused: Sequence[Refusal]) -> None:
            from inka_desktop.gui.dialogs.refused_dialog import RefusedDialog

            RefusedDialog(refused, self._page).open()

        if wanted is not None:
            self._page.context.read(self, lambda ws: ws.forms.intake.refused(wanted), show)
