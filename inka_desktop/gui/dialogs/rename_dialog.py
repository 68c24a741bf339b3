"""Asks for the new name of a body and the day from which it has it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.rename_dialog import Ui_RenameDialog
from inka_desktop.gui.dialogs.fitting import fit


class RenameDialog(QDialog):
    """Collects; the caller writes."""

    entered = Signal(str, object)
    """The new name and its first day."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_RenameDialog()
        ui.setupUi(self)
        ui.leadLabel.setWordWrap(True)
        ui.sinceEdit.today = today
        ui.sinceEdit.past = True
        ui.cancelButton.clicked.connect(self.reject)
        ui.enterButton.clicked.connect(self._enter)
        fit(self)

    def _enter(self) -> None:
        ui, name = self._ui, " ".join(self._ui.newNameEdit.text().split())
        since = ui.sinceEdit.value()
        if not name:
            ui.newNameEdit.setFocus()
        elif since is None:
            ui.sinceEdit.setFocus()
        else:
            self.entered.emit(name, since)
            self.accept()
