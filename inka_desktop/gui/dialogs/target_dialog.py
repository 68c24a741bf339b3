"""Asks what an indicator is to reach in a period, and saves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from inka_desktop.gui._generated.target_dialog import Ui_TargetDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.records.judging import Goal
from inka_desktop.records.periods import Period
from inka_desktop.viewmodels import figures, numbers
from inka_desktop.viewmodels.indicators import View

if TYPE_CHECKING:
    from inka_desktop.services.indicator_rows import TargetRow


class TargetDialog(QDialog):
    """A target for the same period is replaced; the dialog stays open until it is saved."""

    def __init__(
        self, context: Context, view: View, target: TargetRow | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._view = context, view
        self._changed = target
        self._ui = ui = Ui_TargetDialog()
        ui.setupUi(self)
        ui.hintLabel.hide()
        for edit in (ui.beginEdit, ui.endEdit, ui.milestoneOnEdit):
            edit.today, edit.past = context.today, True
        goal = target.goal if target is not None else Goal(view.period.period, 0)
        ui.beginEdit.set_value(goal.period.begin)
        ui.endEdit.set_value(goal.period.end)
        if target is not None:
            self._fill(target)
        ui.cumulativeCheck.set_value(goal.cumulative)
        ui.cumulativeCheck.toggled.connect(self._show_more)
        self._show_more(goal.cumulative)
        ui.cancelButton.clicked.connect(self.reject)
        ui.saveButton.clicked.connect(self._save)
        ui.valueEdit.setFocus()

    def _fill(self, target: TargetRow) -> None:
        ui, goal = self._ui, target.goal
        ui.valueEdit.setText(figures.shown(goal.value, 6))
        ui.baselineEdit.setText(figures.shown(goal.baseline, 6))
        ui.baselineYearEdit.set_value(target.baseline_year)
        if goal.milestone is not None:
            ui.milestoneEdit.setText(figures.shown(goal.milestone, 6))
        ui.milestoneOnEdit.set_value(goal.milestone_on)

    def _show_more(self, cumulative: bool) -> None:  # a signal's
        self._ui.cumulativeWidget.setVisible(cumulative)
        self._ui.leadLabel.setText(
            self.tr(
                "Jedes weitere Etappenziel ist ein eigenes Ziel bis zu einem früheren Tag. "
                "Erster Tag und Basiswert sind dieselben, und auch dieses wird fortgezählt."
            )
            if cumulative
            else self.tr("Das Soll gilt für den genannten Zeitraum. Für einen Teil davon zählt sein Anteil.")
        )
        fit(self)

    def _save(self) -> None:
        ui, view = self._ui, self._view
        value, begin, end = _number(ui.valueEdit), ui.beginEdit.value(), ui.endEdit.value()
        if value is None or begin is None or end is None:
            self._say(self.tr("Bitte geben Sie einen Zielwert und beide Tage an."))
            return
        goal = Goal(Period(begin, end), value)
        year = None
        if ui.cumulativeCheck.value():
            if not self._reads_way():
                return
            goal = Goal(
                goal.period, value, True, _number(ui.baselineEdit) or 0.0, _number(ui.milestoneEdit),
                ui.milestoneOnEdit.value(),
            )  # fmt: skip
            year = ui.baselineYearEdit.value()
        self._context.write(
            self,
            lambda ws: ws.analysis.indicators.set_target(
                view.code, goal, view.project_id, year, self._changed
            ),
            lambda _: self.accept(), self._failed,
        )  # fmt: skip

    def _reads_way(self) -> bool:
        """Whether what a target has that is counted on can be read; what cannot gets the focus."""
        ui = self._ui
        unread = [edit for edit in (ui.baselineEdit, ui.milestoneEdit) if _is_unread(edit)]
        unread += [edit for edit in (ui.baselineYearEdit, ui.milestoneOnEdit) if not edit.complete()]
        if unread:
            unread[0].setFocus()
            said = self.tr("„{text}“ lässt sich nicht lesen. Bitte prüfen Sie die Angabe.")
            self._say(said.format(text=unread[0].text().strip()))
        elif (_number(ui.milestoneEdit) is None) != (ui.milestoneOnEdit.value() is None):
            (ui.milestoneOnEdit if ui.milestoneEdit.text().strip() else ui.milestoneEdit).setFocus()
            self._say(self.tr("Ein Etappenziel braucht einen Wert und einen Tag."))
        else:
            return True
        return False

    def _failed(self, error: BaseException) -> None:
        self._say(self._context.words(error))

    def _say(self, sentence: str) -> None:
        self._ui.hintLabel.setText(sentence)
        self._ui.hintLabel.show()
        fit(self)


def _is_unread(edit: QLineEdit) -> bool:
    return bool(edit.text().strip()) and _number(edit) is None


def _number(edit: QLineEdit) -> float | None:
    found = numbers.read(edit.text())
    return float(found) if found is not None else None
