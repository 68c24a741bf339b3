"""Sets a backup up: a passphrase, typed twice, and then the folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from inka_desktop.gui._generated.backup_dialog import Ui_BackupDialog
from inka_desktop.gui.dialogs.fitting import fit

SHORTEST = 10
"""Characters: the file may lie on a stick that gets lost, where anybody may try for as long as they like."""


class BackupDialog(QDialog):
    """Collects; the caller sets the backup up."""

    chosen = Signal(Path, str)
    """Folder and passphrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_BackupDialog()
        self._ui.setupUi(self)
        self._ui.messageLabel.hide()
        self._ui.chooseButton.clicked.connect(self._choose)
        self._ui.cancelButton.clicked.connect(self.reject)

    def _choose(self) -> None:
        words = self._ui.passphraseEdit.text()
        if len(words) < SHORTEST:
            self._refuse(self.tr("Bitte wählen Sie mindestens %n Zeichen.", "", SHORTEST))
        elif words != self._ui.againEdit.text():
            self._refuse(self.tr("Die beiden Eingaben sind verschieden. Bitte wiederholen Sie das Kennwort."))
        else:
            folder = QFileDialog.getExistingDirectory(self, self.tr("Ordner auf einem anderen Datenträger"))
            if folder:
                self.accept()
                self.chosen.emit(Path(folder), words)

    def _refuse(self, sentence: str) -> None:
        self._ui.messageLabel.setText(sentence)
        self._ui.messageLabel.show()
        fit(self)
        self._ui.passphraseEdit.setFocus()
