"""Invites all people of a list in one step: a file for each, and one sheet of codes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidgetItem, QMessageBox, QWidget

from inka_desktop.errors import InkaError
from inka_desktop.gui._generated.invite_list_dialog import Ui_InviteListDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.printing import Outcome, print_pdf
from inka_desktop.services import guest_list, handing_out
from inka_desktop.services.guest_list import GuestList, Line
from inka_desktop.services.member_rows import InvitedRow
from inka_desktop.services.rows import PlaceRow
from inka_desktop.viewmodels import inviting, wording
from inka_desktop.viewmodels.files import write_file

if TYPE_CHECKING:
    from inka_desktop.reports.letterhead import RenderedDocument

REST_MS = 400
"""So long after the last key the list is looked at."""
TAB_PX = 160
"""Cells of a pasted table stand below each other."""
_LINE = Qt.ItemDataRole.UserRole


class InviteListDialog(QDialog):
    """First asks for the list and says per line what is missing, then hands out files and codes."""

    _progressed = Signal(int, int)

    def __init__(self, context: Context, places: Sequence[PlaceRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_InviteListDialog()
        self._ui.setupUi(self)
        self._context = context
        self._busy = False
        self._invited: tuple[InvitedRow, ...] = ()
        self._out: set[str] = set()
        ui = self._ui
        for each in (ui.messageLabel, ui.problemList, ui.progressBar):
            each.hide()
        for place in places:
            ui.placeCombo.add_path(place.path, place.id)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(lambda: self._look(self._show_list))
        ui.listEdit.textChanged.connect(self._rest.start)
        ui.problemList.itemActivated.connect(self._go_to)
        ui.problemList.itemClicked.connect(self._go_to)
        self._progressed.connect(self._show_progress)
        for button, run in (
            (ui.fileButton, self._open_file), (ui.cancelButton, self.reject),
            (ui.inviteButton, lambda: self._look(self._invite)), (ui.saveButton, self._save_files),
            (ui.printButton, lambda: self._with_sheet(self._print)),
            (ui.sheetButton, lambda: self._with_sheet(self._save_sheet)), (ui.doneButton, self.reject),
        ):  # fmt: skip
            button.clicked.connect(run)
        ui.listEdit.setTabStopDistance(TAB_PX)
        ui.listEdit.setFocus()
        self.finished.connect(self.deleteLater)

    # --- the list ---------------------------------------------------------------------------------

    def _open_file(self) -> None:
        kinds = self.tr("Tabellen ({patterns})").format(patterns="*.xlsx *.csv *.txt")
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("Liste einlesen"), "", kinds)
        if name:
            self._context.read(
                self, lambda _ws: guest_list.lines_of_file(Path(name)), self._take_lines, self._refused
            )

    def _take_lines(self, lines: Sequence[Line]) -> None:
        """What a file says stands in the list and can be changed there."""
        self._ui.listEdit.setPlainText("\n".join("\t".join(line.cells) for line in lines))

    def _look(self, then: object) -> None:
        text = self._ui.listEdit.toPlainText()
        self._context.read(
            self,
            lambda ws: ws.members.invitations.read_list(guest_list.lines_of_text(text)),
            then,  # type: ignore[arg-type]  # a method that takes the list
            self._refused,
        )

    def _show_list(self, read: GuestList) -> None:
        ui = self._ui
        ui.messageLabel.hide()
        empty = not ui.listEdit.toPlainText().strip()
        ui.stateLabel.setText("" if empty else self.tr("%n Einladungen", "", len(read.guests)))
        ui.problemList.clear()
        for problem in () if empty else read.problems:
            item = QListWidgetItem(inviting.problem_words(problem), ui.problemList)
            item.setData(_LINE, problem.line)
        ui.problemList.setVisible(ui.problemList.count() > 0)
        fit(self)

    def _go_to(self, item: QListWidgetItem) -> None:
        line = max(0, int(item.data(_LINE)) - 1)
        edit = self._ui.listEdit
        edit.setTextCursor(QTextCursor(edit.document().findBlockByNumber(line)))
        edit.setFocus()

    # --- making -----------------------------------------------------------------------------------

    def _invite(self, read: GuestList) -> None:
        self._show_list(read)
        if read.problems or self._busy:
            self._say(self.tr("Noch ist niemand eingeladen. Bitte prüfen Sie zuerst die Liste."))
            return
        place = self._ui.placeCombo.currentData()
        self._set_busy(busy=True)
        self._show_progress(0, len(read.guests))
        self._context.read(
            self,
            lambda ws: ws.members.invitations.invite_all(read.guests, place, self._progressed.emit),
            self._made,
            self._refused,
        )

    def _show_progress(self, done: int, of: int) -> None:
        self._ui.progressBar.setRange(0, of)
        self._ui.progressBar.setValue(done)

    def _made(self, invited: Sequence[InvitedRow]) -> None:
        self._set_busy(busy=False)
        self._invited = tuple(invited)
        self._ui.steps.setCurrentWidget(self._ui.doneStep)
        self._ui.saveButton.setFocus()
        fit(self)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._ui.progressBar.setVisible(busy)
        self._ui.messageLabel.hide()
        for part in (self._ui.inviteButton, self._ui.cancelButton, self._ui.listEdit, self._ui.fileButton):
            part.setEnabled(not busy)
        fit(self)

    # --- handing out ------------------------------------------------------------------------------

    def _save_files(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Ordner für die Einladungen wählen"))
        if folder:
            self._context.read(
                self,
                lambda _ws: handing_out.write_files(self._invited, Path(folder)),
                lambda paths: self._went_out("files", len(paths)),
                self._refused,
            )

    def _with_sheet(self, then: object) -> None:
        on, language = self._context.today(), self._context.language
        self._context.read(
            self,
            lambda ws: ws.documents.code_sheet(self._invited, on, language),
            then,  # type: ignore[arg-type]  # a method that takes name and document
            self._refused,
        )

    def _print(self, sheet: tuple[str, RenderedDocument]) -> None:
        name, drawn = sheet

        def done(outcome: Outcome) -> None:
            if outcome in (Outcome.PRINTED, Outcome.OPENED):
                self._went_out("codes")

        print_pdf(drawn.pdf, name, self, self._context, done)

    def _save_sheet(self, sheet: tuple[str, RenderedDocument]) -> None:
        name, drawn = sheet
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("Codeblatt speichern"), name, "PDF (*.pdf)")
        if chosen:
            self._context.read(
                self,
                lambda _ws: write_file(Path(chosen), drawn.pdf),
                lambda _none: self._went_out("codes"),
                self._refused,
            )

    def _went_out(self, what: str, count: int = 0) -> None:
        self._out.add(what)
        self._ui.messageLabel.hide()
        if what == "files":
            self._ui.savedLabel.setText(self.tr("%n Dateien gespeichert", "", count))
        else:
            self._ui.sheetLabel.setText(self.tr("Codeblatt ausgegeben"))

    # --- ending -----------------------------------------------------------------------------------

    def reject(self) -> None:
        """Closes; invitations that nobody can use any more are taken back after a question."""
        if self._busy:
            return
        if not self._invited or {"files", "codes"} <= self._out:
            super().reject()
            return
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("Einladungen zurückziehen"))
        box.setText(self.tr("Dateien oder Codes sind noch nicht ausgegeben."))
        box.setInformativeText(
            self.tr("Ohne sie nützen die Einladungen niemandem. Sollen sie nicht mehr gelten?")
        )
        box.addButton(self.tr("Zurückziehen"), QMessageBox.ButtonRole.DestructiveRole).clicked.connect(
            self._withdraw
        )
        box.addButton(self.tr("Weiter ausgeben"), QMessageBox.ButtonRole.RejectRole)
        box.open()

    def _withdraw(self) -> None:
        gone = [row.single_use for row in self._invited]
        self._context.read(
            self._context, lambda ws: ws.members.invitations.withdraw(gone), lambda _none: None
        )
        super().reject()

    def _refused(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        if isinstance(error, InkaError):
            self._say(error.words(self._context.language))
        elif isinstance(error, OSError):
            self._say(
                self.tr("Dort lässt sich nicht schreiben. Es ist nichts verloren. Bitte wählen Sie neu.")
            )
        else:
            self._say(wording.unexpected())

    def _say(self, sentence: str) -> None:
        self._ui.messageLabel.setText(sentence)
        self._ui.messageLabel.show()
        fit(self)
