"""Asks from where a figure is on track or far behind, and which counts of people are small."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.figure_rule_dialog import Ui_FigureRuleDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.services.indicator_rows import Rule


class FigureRuleDialog(QDialog):
    """The dialog stays open until the limits are kept, or says what to do."""

    def __init__(self, context: Context, rule: Rule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._shown = context, rule
        self._ui = ui = Ui_FigureRuleDialog()
        ui.setupUi(self)
        ui.hintLabel.hide()
        ui.onTrackEdit.set_value(rule.on_track)
        ui.behindEdit.set_value(rule.behind)
        ui.smallEdit.set_value(rule.small)
        ui.cancelButton.clicked.connect(self.reject)
        ui.saveButton.clicked.connect(self._save)

    def _save(self) -> None:
        ui = self._ui
        on_track, behind, small = ui.onTrackEdit.value(), ui.behindEdit.value(), ui.smallEdit.value()
        if on_track is None or behind is None or small is None:
            self._say(self.tr("Bitte in jedes Feld eine Zahl eingeben."))
        elif behind > on_track:
            self._say(self.tr("„Deutlich unter Plan“ muss unter „im Plan“ liegen."))
        else:
            wanted, shown = Rule(small, on_track, behind), self._shown
            self._context.write(
                self,
                lambda ws: ws.analysis.indicators.set_rule(wanted, shown),
                lambda _: self.accept(),
                self._failed,
            )

    def _failed(self, error: BaseException) -> None:
        self._say(self._context.words(error))

    def _say(self, text: str) -> None:
        self._ui.hintLabel.setText(text)
        self._ui.hintLabel.show()
        fit(self)
