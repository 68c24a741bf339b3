"""Asks who has read a form before it is handed in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.read_dialog import Ui_ReadDialog
from inka_desktop.gui.dialogs.fitting import fit


class ReadDialog(QDialog):
    """Collects; the caller writes."""

    read_by = Signal(str)
    """The name of who has read it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_ReadDialog()
        ui.setupUi(self)
        ui.leadLabel.setWordWrap(True)
        ui.cancelButton.clicked.connect(self.reject)
        ui.enterButton.clicked.connect(self._enter)
        fit(self)

    def _enter(self) -> None:
        name = " ".join(self._ui.readerEdit.text().split())
        if not name:
            self._ui.readerEdit.setFocus()
            return
        self.read_by.emit(name)
        self.accept()
