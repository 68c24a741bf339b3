"""Asks for a value that comes from neither form nor counting, with its source, and saves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.value_dialog import Ui_ValueDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.records.periods import Period
from inka_desktop.records.values import Basis
from inka_desktop.viewmodels import figures, numbers
from inka_desktop.viewmodels.indicators import View

if TYPE_CHECKING:
    from inka_desktop.services.catalogue import IndicatorRow

_WITHOUT = (Basis.NOT_COLLECTED, Basis.NOT_YET_KNOWN)


class ValueDialog(QDialog):
    """Not collected and not yet known are answers of their own, without a number."""

    def __init__(
        self, context: Context, view: View, indicator: IndicatorRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._view = context, view
        self._ui = ui = Ui_ValueDialog()
        ui.setupUi(self)
        ui.hintLabel.hide()
        if view.project_id is None:
            ui.leadLabel.setText(self.tr(
                "Dieser Wert kommt zu den Werten der Projekte hinzu. "
                "Bitte tragen Sie hier nur ein, was zu keinem Projekt gehört."
            ))  # fmt: skip
        for edit, day in (
            (ui.beginEdit, view.period.period.begin), (ui.endEdit, view.period.period.end),
            (ui.asOfEdit, context.today()),
        ):  # fmt: skip
            edit.today, edit.past = context.today, True
            edit.set_value(day)
        for table in (figures.BASES, figures.ABSENT):
            for key in table:
                ui.basisCombo.addItem(figures.word(table, key), str(key))
        for combo, table in ((ui.genderCombo, figures.GENDERS), (ui.ageCombo, figures.AGES)):
            combo.addItem(self.tr("alle zusammen"), "")
            for key in table:
                combo.addItem(figures.word(table, key), str(key))
        ui.partsWidget.setVisible(bool(indicator.breakdowns))
        ui.basisCombo.edited.connect(self._follow_basis)
        ui.cancelButton.clicked.connect(self.reject)
        ui.saveButton.clicked.connect(self._save)
        ui.valueEdit.setFocus()
        fit(self)

    def _follow_basis(self) -> None:
        self._ui.valueEdit.setEnabled(self._ui.basisCombo.value() not in _WITHOUT)

    def _save(self) -> None:
        from inka_desktop.services.indicator_rows import HandEntry

        ui, view = self._ui, self._view
        begin, end, basis = ui.beginEdit.value(), ui.endEdit.value(), ui.basisCombo.value()
        found = numbers.read(ui.valueEdit.text()) if basis not in _WITHOUT else None
        if begin is None or end is None or (found is None and basis not in _WITHOUT):
            self._say(self.tr("Bitte geben Sie einen Wert und beide Tage an."))
            return
        if not ui.asOfEdit.complete():
            ui.asOfEdit.setFocus()
            said = self.tr("„{text}“ lässt sich nicht lesen. Bitte prüfen Sie die Angabe.")
            self._say(said.format(text=ui.asOfEdit.text().strip()))
            return
        entry = HandEntry(
            view.code, float(found) if found is not None else None, Period(begin, end), ui.sourceEdit.text(),
            view.project_id, ui.genderCombo.value(), ui.ageCombo.value(), basis, ui.asOfEdit.value(),
        )  # fmt: skip
        self._context.write(
            self, lambda ws: ws.analysis.indicators.measure(entry), lambda _: self.accept(), self._failed
        )

    def _failed(self, error: BaseException) -> None:
        self._say(self._context.words(error))

    def _say(self, sentence: str) -> None:
        self._ui.hintLabel.setText(sentence)
        self._ui.hintLabel.show()
        fit(self)
