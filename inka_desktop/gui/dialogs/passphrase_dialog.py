"""Asks for the passphrase of a profile; a wrong one is asked for again, nothing is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.passphrase_dialog import Ui_PassphraseDialog
from inka_desktop.gui.dialogs.fitting import fit


class PassphraseDialog(QDialog):
    """Stays open until the caller says that the passphrase opened the profile."""

    passphrase_entered = Signal(str)
    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_PassphraseDialog()
        self._ui.setupUi(self)
        self._ui.messageLabel.hide()
        self._ui.openButton.clicked.connect(self._enter)
        self._ui.cancelButton.clicked.connect(self.reject)
        self._ui.forgottenButton.clicked.connect(self.forgotten)

    def ask_pin(self) -> None:
        """The profile opens with a PIN instead."""
        ui, name = self._ui, self.tr("PIN")
        ui.titleLabel.setText(self.tr("PIN eingeben"))
        ui.forgottenButton.setText(self.tr("PIN vergessen"))
        ui.passphraseLabel.setText(name)
        ui.passphraseEdit.setAccessibleName(name)
        ui.passphraseEdit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def say_restored(self) -> None:
        """The data came from a backup, whose passphrase opens it."""
        self._ui.textLabel.setText(
            self.tr("Die Sicherung ist auf diesem Gerät. Bitte geben Sie das Kennwort der Sicherung ein.")
        )
        fit(self)

    def refuse(self, sentence: str) -> None:
        """Says why it did not open and lets it be typed again."""
        ui = self._ui
        ui.messageLabel.setText(sentence)
        ui.messageLabel.show()
        fit(self)
        ui.openButton.setEnabled(True)
        ui.passphraseEdit.setEnabled(True)
        ui.passphraseEdit.setFocus()
        ui.passphraseEdit.selectAll()

    def _enter(self) -> None:
        words = self._ui.passphraseEdit.text()
        if not words:
            self._ui.passphraseEdit.setFocus()
            return
        self._ui.messageLabel.hide()
        self._ui.openButton.setEnabled(False)
        self._ui.passphraseEdit.setEnabled(False)
        self.passphrase_entered.emit(words)
