"""What is agreed with one project in a round: another due date, its first day, that it takes no part."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.part_dialog import Ui_PartDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.services.round_rows import RoundPartRow
from inka_desktop.services.rounds import PartTerms
from inka_desktop.viewmodels import rounds


class PartDialog(QDialog):
    """Saves, and stays open with a sentence while a reason is missing."""

    def __init__(self, context: Context, part: RoundPartRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_PartDialog()
        ui.setupUi(self)
        self._context, self._part = context, part
        ui.titleLabel.setText(part.project)
        ui.roundLabel.setText(rounds.due_told(part))
        ui.dueEdit.set_value(part.own_due)
        ui.dueReasonEdit.setText(part.due_reason)
        for edit in (ui.dueEdit, ui.begunEdit):
            edit.today = context.today
        ui.begunEdit.past = True
        ui.begunEdit.set_value(part.begun)
        ui.excusedCheck.setChecked(part.excused)
        ui.excusedReasonEdit.setText(part.excused_reason)
        ui.excusedCheck.toggled.connect(lambda _on: self._follow())
        ui.saveButton.clicked.connect(self._save)
        ui.cancelButton.clicked.connect(self.reject)
        ui.messageLabel.hide()
        self.finished.connect(self.deleteLater)
        self._follow()
        self._shown = self._terms()

    def _follow(self) -> None:
        """A reason is asked for only where it is one."""
        ui = self._ui
        for widget in (ui.excusedReasonLabel, ui.excusedReasonEdit):
            widget.setVisible(ui.excusedCheck.isChecked())
        fit(self)

    def _save(self) -> None:
        ui, part = self._ui, self._part.id
        for day in (ui.dueEdit, ui.begunEdit):
            if not day.complete():
                day.setFocus()
                return
        terms, shown = self._terms(), self._shown
        self._context.write(
            self, lambda ws: ws.forms.rounds.arrange(part, terms, shown), lambda _: self.accept(),
            self._refused,
        )  # fmt: skip

    def _terms(self) -> PartTerms:
        ui = self._ui
        return PartTerms(
            ui.dueEdit.value(), ui.dueReasonEdit.text(), ui.begunEdit.value(),
            ui.excusedCheck.isChecked(), ui.excusedReasonEdit.text(),
        )  # fmt: skip

    def _refused(self, error: BaseException) -> None:
        from inka_desktop.services.round_errors import BegunElsewhenError

        ui = self._ui
        ui.messageLabel.setText(self._context.words(error))
        ui.messageLabel.show()
        fit(self)
        if isinstance(error, BegunElsewhenError):
            ui.begunEdit.setFocus()
            return
        missing = ui.dueEdit.value() is not None and not ui.dueReasonEdit.text().strip()
        (ui.dueReasonEdit if missing else ui.excusedReasonEdit).setFocus()
