"""Bogen: a form that is kept is filled, each answer saved as it settles, handed in, and looked at later."""

from __future__ import annotations

import mimetypes
from concurrent.futures import Future
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inka_desktop.gui import form_papers, icons
from inka_desktop.gui._generated.submission_page import Ui_SubmissionPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.page_list import is_office
from inka_desktop.gui.pages.page import Page
from inka_desktop.settings import HEAD_READS
from inka_desktop.viewmodels import dates

if TYPE_CHECKING:
    from inka_desktop.forms import NodeId
    from inka_desktop.gui.forms.form_view import FormView
    from inka_desktop.gui.pages.form_opened import OpenedForm
    from inka_desktop.services.exchange_rows import RecordStateRow
    from inka_desktop.services.open_form import OpenForm
    from inka_desktop.services.submission_rows import StandingRow
    from inka_desktop.services.workspace import Workspace
    from inka_desktop.viewmodels.filling import Content, Filling

LOOK_MS, RETRY_MS = 200, 5000
"""News are looked at so long after the last change; a save that failed is tried again so often."""


class SubmissionPage(Page):
    """One form at a time; what others answer meanwhile comes in while it is open."""

    name = "submission"
    code = "M-07"
    parent_page = "submissions"
    watches = frozenset(
        {"answer", "form_row", "submission", "submission_step", "remark", "round", "round_part"}
    )
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_SubmissionPage()
        ui.setupUi(self)
        self._id: UUID | None = None
        self._form: OpenForm | None = None
        self._standing: StandingRow | None = None
        self.filling: Filling | None = None
        self.view: FormView | None = None
        self._opening = self._broken = False
        self._saving = 0
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._take_news)
        self._again = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._again.timeout.connect(self._save_again)
        ui.bandFrame.setProperty("role", "preview")
        ui.submitButton.clicked.connect(self.submit)
        ui.bandButton.clicked.connect(self._act)
        ui.languageCombo.edited.connect(self._choose_language)
        ui.printButton.clicked.connect(self._print)
        icons.set_icon(ui.printButton, "printer")
        icons.set_icon(ui.submitButton, "send", "on_accent")
        context.closing.connect(self._drop)
        self._show_nothing()

    # --- opening ------------------------------------------------------------------------------------

    def show_record(self, record: object) -> None:
        """Comes into view with a form; without one it shows again what it showed."""
        if isinstance(record, UUID) and record != self._id:
            self.leave()
            self._drop()
            self._id = record
        super().show_record(record)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming back to an open form goes on where the cursor was."""
        super().focusInEvent(event)
        if self.view is not None:
            self.view.go_on()

    def refresh(self) -> None:
        """Opens the form, or takes in what is new about it."""
        if self._form is not None:
            self._look.start()
        elif self._id is not None and not self._opening:
            self._open(self._id)

    def _open(self, wanted: UUID) -> None:
        self._opening = True

        def work(workspace: Workspace) -> OpenedForm:
            from inka_desktop.gui.pages.form_opened import open_form

            return open_form(workspace, wanted)

        self.context.read_saved(self, work, self._opened, self._not_opened)

    def _opened(self, opened: OpenedForm) -> None:
        self._opening = False
        workspace = self.context.workspace
        if opened.form.row.id != self._id or workspace is None:
            opened.form.close()
            self.refresh()
            return
        from inka_desktop.gui.forms.form_view import FormView
        from inka_desktop.gui.forms.languages import offer_languages
        from inka_desktop.gui.pages.form_opened import filling_of

        self._form, ui = opened.form, self._ui
        may_ask = not is_office(self.context.role)
        filling = self.filling = filling_of(
            opened, workspace, self._follow, self.context.today(), may_ask=may_ask, parent=self
        )
        filling.file_attached.connect(self._keep_file)
        assert filling.asides is not None
        filling.asides.asked.connect(self._ask)
        filling.asides.reworded.connect(self._reword)
        offer_languages(filling, ui.languageCombo, ui.languageLabel, self.context.language)
        self._show_standing(opened.standing, opened.sending)
        self.view = FormView(filling, ui.formHolder)
        layout = ui.formHolder.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.view)
        if opened.stopped is not None and opened.is_draft:
            filling.shown_wished.emit(opened.stopped)

    def _print(self) -> None:
        if self._id is not None:
            self.leave()
            form_papers.show_filled(self, self.context, self._id)

    def _not_opened(self, error: BaseException) -> None:
        self._opening = False
        self._id = None
        self.context.tell(error)

    def _reopen(self) -> None:
        """It is in another state now, or in another version of the form."""
        self._drop()
        self.refresh()

    def _drop(self) -> None:
        if self._form is not None:
            self._form.close()
        for one in (self.view, self.filling):
            if one is not None:
                one.deleteLater()
        if self.view is not None:
            self.view.hide()
        self._form = self.view = self.filling = self._standing = None
        self._again.stop()
        self._broken = False
        self._show_nothing()

    def _show_nothing(self) -> None:
        ui = self._ui
        for widget in (ui.bandFrame, ui.printButton, ui.submitButton, ui.languageCombo, ui.languageLabel):
            widget.hide()
        ui.savedLabel.setText("")
        ui.factsLabel.setText("")

    def _choose_language(self) -> None:
        if self.filling is not None and self._ui.languageCombo.value():
            self.filling.set_language(self._ui.languageCombo.value())

    # --- what is new --------------------------------------------------------------------------------

    def _take_news(self) -> None:
        form, filling, wanted = self._form, self.filling, self._id
        if form is None or filling is None or wanted is None:
            return
        if form.has_news:
            news = form.take_news()
            if news.reopen:
                self._reopen()
                return
            filling.take(news.changes)

        def work(workspace: Workspace) -> tuple[StandingRow, RecordStateRow | None]:
            from inka_desktop.gui.pages.form_opened import read_standing

            return read_standing(workspace, wanted)

        self.context.read(self, work, lambda told: self._take_standing(*told))

    def _take_standing(self, row: StandingRow, sending: RecordStateRow | None) -> None:
        if row.id == self._id and self.filling is not None and self.filling.asides is not None:
            self._show_standing(row, sending)
            self.filling.asides.show_remarks(row.remarks)

    def _show_standing(self, row: StandingRow, sending: RecordStateRow | None) -> None:
        from inka_desktop.viewmodels import submission

        self._standing, ui, on = row, self._ui, self.context.today()
        ui.titleLabel.setText(row.form)
        ui.factsLabel.setText(submission.facts(row, on))
        band = submission.band(row, sending, on)
        ui.bandFrame.setVisible(bool(band.text))
        ui.bandLabel.setText(band.text)
        ui.bandButton.setVisible(bool(band.action))
        ui.bandButton.setText(band.action_text)
        ui.bandButton.setProperty("action", band.action)
        ui.printButton.setVisible(self.filling is not None)
        ui.submitButton.setText(submission.submit_words(row))
        ui.submitButton.setVisible(self.filling is not None and not self.filling.locked)

    # --- saving -------------------------------------------------------------------------------------

    def leave(self) -> None:
        """What was typed last is an answer now."""
        if self.view is not None:
            self.view.leave()

    def settled(self) -> bool:
        """Whether every answer is on the disk."""
        return not self._saving and not self._broken

    def undo(self) -> bool | None:
        """Takes back the last step in this form; then what was done before it was opened."""
        if self.filling is None:
            return None
        self.leave()
        if self.filling.locked:
            return False
        return self.filling.undo() or None

    def _follow(self, saving: Future[None]) -> None:
        self._saving += 1
        if not self._broken:
            self._ui.savedLabel.setText(self.tr("wird gespeichert …"))
        self.context.jobs.follow(self, saving, self._saved, self._not_saved)

    def _saved(self, _: object) -> None:
        self._saving -= 1
        self._broken = False
        if not self._saving:
            at = dates.local_clock(self.context.now())
            self._ui.savedLabel.setText(self.tr("Gespeichert {time}").format(time=at))

    def _not_saved(self, error: BaseException) -> None:
        """Said once; the answer stays where it is and is saved with the next one, or in a while."""
        self._saving -= 1
        if not self._broken:
            self.context.tell(error)
        self._broken = True
        self._ui.savedLabel.setText(self.tr("Noch nicht gespeichert"))
        self._again.start()

    def _save_again(self) -> None:
        if self._form is not None and self._broken:
            self._follow(self._form.save_again())

    def _keep_file(self, name: str, content: Content) -> None:
        wanted, filling = self._id, self.filling
        if wanted is None or filling is None:
            return
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"

        def lost(error: BaseException) -> None:
            self._saving -= 1
            filling.lose_file(name)
            self.context.tell(error)

        def kept(_: object) -> None:
            self._saving -= 1

        self._saving += 1
        self.context.write(self, lambda ws: ws.forms.files.keep_as(wanted, content, name, kind), kept, lost)

    # --- asking the office --------------------------------------------------------------------------

    def _ask(self, node: NodeId, said: str) -> None:
        wanted, filling = self._id, self.filling
        if wanted is None or filling is None:
            return
        question = filling.placed_label(node)
        self.context.write(
            self,
            lambda ws: ws.forms.remarks.ask(wanted, node, question, said),
            lambda _: self.context.say(self.tr("Ihre Frage geht mit dem nächsten Senden hinaus.")),
        )

    def _reword(self, remark: UUID, said: str) -> None:
        self.context.write(self, lambda ws: ws.forms.remarks.change(remark, said))

    # --- handing in ---------------------------------------------------------------------------------

    def submit(self) -> None:
        """Hands the form in, or leads to what is missing."""
        wanted, filling = self._id, self.filling
        if wanted is None or filling is None or filling.locked:
            return
        self.leave()
        missing = filling.check()
        if missing:
            first = missing[0].node
            self.context.say(
                self.tr("%n Angaben fehlen noch oder passen nicht.", "", len(missing)), "attention",
                self.tr("Zur ersten Stelle"), lambda: filling.shown_wished.emit(first),
            )  # fmt: skip
            filling.shown_wished.emit(first)
        elif self.context.settings.get(HEAD_READS):
            self.context.read_saved(self, lambda ws: ws.forms.handing.standing(wanted), self._submit_read)
        else:
            self._hand_in()

    def _submit_read(self, row: StandingRow) -> None:
        """Hands in what the carrier's head has read; else that is to be noted first."""
        if row.read is not None:
            self._hand_in()
            return
        from inka_desktop.gui.dialogs.read_dialog import ReadDialog

        dialog = ReadDialog(self)
        dialog.read_by.connect(self._note_read)
        dialog.open()

    def _note_read(self, by: str) -> None:
        wanted = self._id
        if wanted is not None:
            self.context.write(
                self, lambda ws: ws.forms.handing.mark_read(wanted, by), lambda _: self._hand_in()
            )

    def _hand_in(self) -> None:
        form = self._form
        if form is not None:
            self.context.write(self, lambda ws: ws.forms.handing.hand_in(form), self._handed_in)

    def _handed_in(self, _: object) -> None:
        self._reopen()
        self.context.say(
            self.tr("Ihr Bogen ist eingereicht."), "good", self.tr("Jetzt senden und empfangen"),
            lambda: self.context.dialog_requested.emit("sync"),
        )  # fmt: skip

    def _act(self) -> None:
        """Does what the sentence above the form offers."""
        from inka_desktop.viewmodels.submission import FIRST, WITHDRAW

        action, wanted = self._ui.bandButton.property("action"), self._id
        if action == FIRST and self._standing is not None and self.filling is not None:
            node = next((note.node for note in self._standing.notes() if note.node is not None), None)
            if node is not None:
                self.filling.shown_wished.emit(node)
        elif action == WITHDRAW and wanted is not None:
            self.context.write(self, lambda ws: ws.forms.handing.withdraw(wanted), lambda _: self._reopen())
