"""Asks for an indicator of the office's own, or for other words for one."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.own_indicator_dialog import Ui_OwnIndicatorDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.services.catalogue import IndicatorRow
from inka_desktop.viewmodels import indicators

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace


class OwnIndicatorDialog(QDialog):
    """The dialog stays open until it is kept, or says what to do.

    Args:
        context: of the window.
        parent: the page.
        indicator: the one that is changed; its code stays, since forms name it.
    """

    def __init__(
        self, context: Context, parent: QWidget | None = None, indicator: IndicatorRow | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._indicator = context, indicator
        self._ui = ui = Ui_OwnIndicatorDialog()
        ui.setupUi(self)
        ui.hintLabel.hide()
        for key in indicators.UNITS:
            ui.unitCombo.addItem(indicators.word(indicators.UNITS, key), str(key))
        if indicator is not None:
            self.setWindowTitle(self.tr("Indikator ändern"))
            ui.headLabel.setText(self.windowTitle())
            ui.saveButton.setText(self.tr("Übernehmen"))
            ui.codeEdit.setText(indicator.code)
            ui.nameEdit.setText(indicator.name_de)
            ui.unitCombo.set_value(str(indicator.unit))
        ui.codeEdit.setEnabled(indicator is None)
        ui.cancelButton.clicked.connect(self.reject)
        ui.saveButton.clicked.connect(self._save)
        (ui.codeEdit if indicator is None else ui.nameEdit).setFocus()

    def _save(self) -> None:
        ui, indicator = self._ui, self._indicator
        code, name, unit = ui.codeEdit.text(), ui.nameEdit.text(), ui.unitCombo.value()

        def write(ws: Workspace) -> Future[Any]:
            catalogue = ws.analysis.catalogue
            if indicator is None or indicator.id is None:
                return catalogue.add_indicator(code, name, unit)
            return catalogue.change_indicator(indicator, name, unit)

        self._context.write(self, write, lambda _: self.accept(), self._failed)

    def _failed(self, error: BaseException) -> None:
        self._ui.hintLabel.setText(self._context.words(error))
        self._ui.hintLabel.show()
        fit(self)
