"""A PIN for this profile: says what it protects from and what not, and sets, changes or removes it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui import profile
from inka_desktop.gui._generated.pin_dialog import Ui_PinDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit


class PinDialog(QDialog):
    """Stays open until it is done."""

    protection_changed = Signal()

    def __init__(
        self, context: Context, folder: Path, *, present: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ui = Ui_PinDialog()
        self._ui.setupUi(self)
        self._context = context
        self._folder = folder
        self._present = present
        ui = self._ui
        ui.messageLabel.hide()
        ui.beforeWidget.setVisible(present)
        ui.removeButton.setVisible(present)
        if present:
            ui.pinTitle.setText(self.tr("PIN ändern"))
            ui.keepButton.setText(self.tr("PIN ändern"))
        ui.cancelButton.clicked.connect(self.reject)
        ui.keepButton.clicked.connect(self._keep)
        ui.removeButton.clicked.connect(self._remove)
        (ui.beforeEdit if present else ui.pinEdit).setFocus()
        self.finished.connect(self.deleteLater)
        fit(self)

    def _keep(self) -> None:
        ui = self._ui
        fresh = ui.pinEdit.text()
        if fresh != ui.repeatEdit.text():
            self._say(self.tr("Die beiden PINs sind verschieden. Bitte geben Sie beide noch einmal ein."))
            ui.repeatEdit.setFocus()
            return
        before = ui.beforeEdit.text()
        self._run(lambda: profile.set_pin(self._folder, fresh, before))

    def _remove(self) -> None:
        before = self._ui.beforeEdit.text()
        self._run(lambda: profile.remove_pin(self._folder, before))

    def _run(self, work: profile.Change) -> None:
        self._busy(busy=True)
        self._context.jobs.read(self, work, lambda _none: self._done(), self._refused)

    def _done(self) -> None:
        self.protection_changed.emit()
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self._busy(busy=False)
        self._say(self._context.words(error))

    def _busy(self, *, busy: bool) -> None:
        self._ui.messageLabel.hide()
        for button in (self._ui.keepButton, self._ui.removeButton):
            button.setEnabled(not busy)

    def _say(self, sentence: str) -> None:
        self._ui.messageLabel.setText(sentence)
        self._ui.messageLabel.show()
        fit(self)
