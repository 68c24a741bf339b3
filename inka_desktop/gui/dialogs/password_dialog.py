"""Asks for the password of a PDF that is to be saved; it is kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.password_dialog import Ui_PasswordDialog
from inka_desktop.gui.dialogs.fitting import fit


class PasswordDialog(QDialog):
    """Stays open until the caller says that the password was taken."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_PasswordDialog()
        ui.setupUi(self)
        ui.hintLabel.hide()
        ui.cancelButton.clicked.connect(self.reject)
        ui.saveButton.clicked.connect(self._enter)
        self.finished.connect(self._forget)
        fit(self)

    def refuse(self, sentence: str) -> None:
        """Says why it cannot be taken and lets it be typed again."""
        self._ui.saveButton.setEnabled(True)
        self._ui.hintLabel.setText(sentence)
        self._ui.hintLabel.show()
        self._ui.passwordEdit.setFocus()
        fit(self)

    def _enter(self) -> None:
        self._ui.saveButton.setEnabled(False)  # until the caller has said what became of it
        self.entered.emit(self._ui.passwordEdit.text())

    def _forget(self) -> None:
        self._ui.passwordEdit.clear()
        self.deleteLater()
