"""Bogen: a form that is kept is filled, each answer saved as it settles, handed in, and looked at later."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from inka_desktop.gui import form_papers, icons
from inka_desktop.gui._generated.submission_page import Ui_SubmissionPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.page_list import is_office
from inka_desktop.gui.pages.form_beside import FormBeside
from inka_desktop.gui.pages.kept_form import KeptFormPage
from inka_desktop.gui.widgets.reading_card import reads_first
from inka_desktop.records.values import Role
from inka_desktop.viewmodels import dates

if TYPE_CHECKING:
    from inka_desktop.forms import NodeId
    from inka_desktop.gui.pages.form_opened import OpenedForm
    from inka_desktop.services.exchange_rows import RecordStateRow
    from inka_desktop.services.form_rows import MigrationRow
    from inka_desktop.services.submission_rows import LateRow, RemarkRow, StandingRow
    from inka_desktop.services.workspace import Workspace
    from inka_desktop.viewmodels.filling import Content, Filling

RETRY_MS = 5000
"""A save that failed is tried again so often."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is read of a form besides its answers.

    Attributes:
        notes: what the office noted for itself.
        newer: the version that it may be taken over into.
        late: what came behind the hand-in.
        divided: questions of a draft with two entries.
    """

    standing: StandingRow
    sending: RecordStateRow | None
    notes: Sequence[RemarkRow]
    newer: UUID | None
    late: Sequence[LateRow]
    divided: Mapping[NodeId, UUID]


class SubmissionPage(KeptFormPage):
    """One form at a time, filled by whoever may; each answer is on the disk soon."""

    name = "submission"
    code = "M-07"
    parent_page = "submissions"
    watches = KeptFormPage.watches | {"filling_rule", "round", "form_version"}

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_SubmissionPage()
        ui.setupUi(self)
        self._standing: StandingRow | None = None
        self._newer: UUID | None = None
        self._broken = False
        self._saving = 0
        self._again = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._again.timeout.connect(self._save_again)
        ui.bandFrame.setProperty("role", "preview")
        ui.submitButton.clicked.connect(self.submit)
        ui.newerFrame.setProperty("role", "preview")
        ui.newerButton.clicked.connect(self._look_newer)
        ui.bandButton.clicked.connect(self._act)
        ui.printButton.clicked.connect(self._print)
        ui.fillableButton.clicked.connect(self._save_fillable)
        self._beside = FormBeside(self, ui.filesButton, ui.refusedButton)
        self._offer_menu(ui.moreButton)
        ui.moreButton.hide()
        icons.set_icon(ui.fillableButton, "file-down")
        icons.set_icon(ui.printButton, "printer")
        icons.set_icon(ui.submitButton, "send", "on_accent")
        self._hold(ui.formHolder, ui.languageCombo, ui.languageLabel)

    # --- opening ------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming back to an open form goes on where the cursor was."""
        super().focusInEvent(event)
        if self.view is not None:
            self.view.go_on()

    def _read(self, workspace: Workspace, wanted: UUID) -> _Known:
        from inka_desktop.gui.pages.form_opened import read_standing

        office = is_office(self.context.role)
        notes = workspace.forms.reviewing.notes(wanted) if office else ()
        answers, late = workspace.forms.answers, workspace.forms.finished.late(wanted)
        newer, divided = answers.get(wanted).newer, answers.divided(wanted)
        return _Known(*read_standing(workspace, wanted), notes, newer, late, divided)

    def _begin(self, opened: OpenedForm, workspace: Workspace, known: object) -> Filling:
        from inka_desktop.gui.pages.form_opened import answer_remarks, filling_of
        from inka_desktop.viewmodels.asides import AT_CARRIER, OFFICE_FILLS, May

        office = is_office(self.context.role)
        self._ui.moreButton.setVisible(office)  # what the office notes is its own
        may = OFFICE_FILLS if office else May() if self._only_reads() else AT_CARRIER
        filling = filling_of(opened, workspace, self._follow, self.context.today(), may, self)
        if not filling.locked:
            filling.keep_in(self.context.unread.setdefault(opened.form.row.id, {}))
        filling.file_attached.connect(self._keep_file)
        assert filling.asides is not None
        filling.asides.asked.connect(self._ask)
        filling.asides.reworded.connect(self._reword)
        filling.asides.entries_wished.connect(self._open_entries)
        answer_remarks(self, self.context, filling.asides, opened.form.row.id)
        return filling

    def _only_reads(self) -> bool:
        return self.context.role == Role.READER

    def _shown(self, opened: OpenedForm) -> None:
        if opened.stopped is not None and opened.is_draft and self.filling is not None:
            self.filling.shown_wished.emit(opened.stopped)

    def _look_newer(self) -> None:
        """Shows what taking the draft over into the newer version would do."""
        wanted, version = self._id, self._newer
        if wanted is None or version is None:
            return
        self.leave()

        def show(found: MigrationRow) -> None:
            from inka_desktop.gui.dialogs.newer_dialog import NewerDialog

            NewerDialog(self.context, wanted, version, found, self).open()

        self.context.read_saved(self, lambda ws: ws.forms.versions.preview(wanted, version), show)

    def _print(self) -> None:
        if self._id is not None:
            self.leave()
            form_papers.show_filled(self, self.context, self._id)

    def _save_fillable(self) -> None:
        if self._id is not None:
            self.leave()
            form_papers.save_begun(self, self.context, self._id)

    def _drop(self) -> None:
        self._standing = None
        self._again.stop()
        self._broken = False
        super()._drop()

    def _show_nothing(self) -> None:
        super()._show_nothing()
        ui = self._ui
        for widget in (
            ui.bandFrame, ui.newerFrame, ui.printButton, ui.fillableButton, ui.submitButton,
        ):  # fmt: skip
            widget.hide()
        self._beside.hide()
        ui.savedLabel.setText("")
        ui.factsLabel.setText("")

    def _show_around(self, known: _Known) -> None:
        from inka_desktop.viewmodels import submission

        row, newer, ui, on = known.standing, known.newer, self._ui, self.context.today()
        self._standing, self._newer = row, newer
        fills = self.filling is not None and not self.filling.locked
        ui.newerFrame.setVisible(fills and newer is not None)  # also one that came while it is filled
        if self.filling is not None and self.filling.asides is not None:
            self.filling.asides.show_history(row.steps, late=known.late)
            self.filling.asides.show_remarks(row.remarks, known.notes)
            self.filling.asides.show_divided(known.divided)
        fills = self.filling is not None and not self.filling.locked
        self._beside.look(row.id, encloses=fills)
        ui.titleLabel.setText(row.form)
        ui.factsLabel.setText(submission.facts(row, on))
        band = submission.band(row, known.sending, on)
        ui.bandFrame.setVisible(bool(band.text))
        ui.bandLabel.setText(band.text)
        ui.bandButton.setVisible(bool(band.action) and not self._only_reads())
        ui.bandButton.setText(band.action_text)
        ui.bandButton.setProperty("action", band.action)
        ui.printButton.setVisible(self.filling is not None)
        ui.submitButton.setText(submission.submit_words(row))
        for button in (ui.submitButton, ui.fillableButton):
            button.setVisible(fills)

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

    def _ask(self, node: NodeId | None, said: str) -> None:
        wanted, filling = self._id, self.filling
        if wanted is None or filling is None:
            return
        question = filling.placed_label(node) if node is not None else ""
        self.context.write(
            self,
            lambda ws: ws.forms.remarks.ask(wanted, node, question, said),
            lambda _: self.context.say(self.tr("Ihre Frage geht mit dem nächsten Senden hinaus.")),
        )

    def _reword(self, remark: UUID, said: str) -> None:
        """A carrier's question in other words; what the office fills has only its own notes."""
        office = is_office(self.context.role)

        def work(ws: Workspace) -> Future[None]:
            return (ws.forms.reviewing.reword if office else ws.forms.remarks.change)(remark, said)

        self.context.write(self, work)

    def _open_entries(self, answer: UUID) -> None:
        """Shows both entries for a question, with who and when."""
        from inka_desktop.gui.dialogs.entries_dialog import open_entries

        self.leave()
        open_entries(self, self.context, answer, "value")

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
                self.tr("Zur ersten Stelle"), lambda: filling.shown_wished.emit(first), here=True,
            )  # fmt: skip
            filling.shown_wished.emit(first)
        else:
            self.context.read_saved(self, lambda ws: ws.forms.handing.standing(wanted), self._submit_read)

    def _submit_read(self, row: StandingRow) -> None:
        """Hands the form in; where the carrier's head reads forms first, that is to be noted before."""
        if row.read is not None or not reads_first(self.context, row.head_reads):
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
            self.context.write(
                self, lambda ws: ws.forms.handing.hand_in(form), self._handed_in, self._not_handed_in
            )

    def _not_handed_in(self, error: BaseException) -> None:
        """Says why; numbers that are to be typed once more are led to."""
        from inka_desktop.services.form_errors import NumbersOnceError

        wanted = self._id
        if not isinstance(error, NumbersOnceError) or wanted is None:
            self.context.tell(error)
            return
        self.context.say(
            self.context.words(error), "attention", self.tr("Zahlen eingeben"),
            lambda: form_papers.type_in(self, self.context, begun=wanted), here=True,
        )  # fmt: skip

    def _handed_in(self, _: object) -> None:
        """The office goes on to where it reads the form and decides on it."""
        if self._id is not None:
            self.context.unread.pop(self._id, None)
        if is_office(self.context.role):
            self._drop()
            self.context.show_page("review", self._id)
            self.context.say(self.tr("Der Bogen ist eingereicht."), "good")
            return
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
