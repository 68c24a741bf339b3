"""Asks for an indicator of the office's own and makes it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.own_indicator_dialog import Ui_OwnIndicatorDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.viewmodels import indicators


class OwnIndicatorDialog(QDialog):
    """The dialog stays open until it is made, or says what to do."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ui = ui = Ui_OwnIndicatorDialog()
        ui.setupUi(self)
        ui.hintLabel.hide()
        for key in indicators.UNITS:
            ui.unitCombo.addItem(indicators.word(indicators.UNITS, key), str(key))
        ui.cancelButton.clicked.connect(self.reject)
        ui.saveButton.clicked.connect(self._save)
        ui.codeEdit.setFocus()

    def _save(self) -> None:
        ui = self._ui
        code, name, unit = ui.codeEdit.text(), ui.nameEdit.text(), ui.unitCombo.value()
        self._context.write(
            self, lambda ws: ws.analysis.catalogue.add_indicator(code, name, unit), lambda _: self.accept(),
            self._failed,
        )  # fmt: skip

    def _failed(self, error: BaseException) -> None:
        self._ui.hintLabel.setText(self._context.words(error))
        self._ui.hintLabel.show()
        fit(self)
