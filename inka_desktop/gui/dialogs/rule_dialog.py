"""Asks how long the records of a project are kept."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from inka_desktop.gui._generated.rule_dialog import Ui_RuleDialog
from inka_desktop.gui.dialogs.fitting import fit

if TYPE_CHECKING:
    from inka_desktop.services.retention_rows import RetentionRow
    from inka_desktop.services.workspace import Workspace


LONGEST_MONTHS = 600


class RuleWish(NamedTuple):
    """What was entered."""

    project: UUID
    start_event: str
    started_on: date | None
    months: int
    ground: str
    hold: bool
    hold_reason: str

    def submit(self, workspace: Workspace, rule: RetentionRow | None) -> Future[UUID]:
        """Keep it, as a new rule or in place of one."""
        return workspace.retention.set_rule(**self._asdict(), rule=rule)


class RuleDialog(QDialog):
    """Collects; the caller saves."""

    def __init__(
        self, projects: Mapping[UUID, str], rule: RetentionRow | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        ui = self._ui = Ui_RuleDialog()
        ui.setupUi(self)
        ui.hintLabel.hide()
        ui.monthsEdit.setValidator(QIntValidator(1, LONGEST_MONTHS, self))
        for project, title in projects.items():
            ui.projectCombo.addItem(title, project)
        if rule is not None:
            ui.projectCombo.setCurrentIndex(
                [*projects].index(rule.project) if rule.project in projects else -1
            )
            ui.projectCombo.setEnabled(False)
            ui.eventEdit.setText(rule.start_event)
            ui.startedEdit.set_value(rule.started_on)
            ui.monthsEdit.setText(str(rule.months or ""))
            ui.groundEdit.setText(rule.ground)
            ui.holdCheck.setChecked(rule.hold)
            ui.holdReasonEdit.setText(rule.hold_reason)
        ui.holdCheck.toggled.connect(self._hold)
        ui.cancelButton.clicked.connect(self.reject)
        ui.saveButton.clicked.connect(self._check)
        self._hold(ui.holdCheck.isChecked())

    @property
    def wish(self) -> RuleWish:
        """What was entered."""
        ui = self._ui
        return RuleWish(
            ui.projectCombo.currentData(), ui.eventEdit.text().strip(), ui.startedEdit.value(),
            int(ui.monthsEdit.text() or 0), ui.groundEdit.text().strip(), ui.holdCheck.isChecked(),
            ui.holdReasonEdit.text().strip() if ui.holdCheck.isChecked() else "",
        )  # fmt: skip

    def _hold(self, held: bool) -> None:
        for widget in (self._ui.holdReasonLabel, self._ui.holdReasonEdit):
            widget.setVisible(held)
        fit(self)

    def _check(self) -> None:
        ui, wish = self._ui, self.wish
        wanted: list[tuple[QLineEdit, object, str]] = [
            (ui.eventEdit, wish.start_event, self.tr("Bitte nennen Sie, womit die Frist beginnt.")),
            (ui.monthsEdit, wish.months, self.tr("Bitte nennen Sie die Dauer in Monaten.")),
            (ui.groundEdit, wish.ground, self.tr("Bitte nennen Sie die Rechtsgrundlage.")),
        ]
        if wish.hold:
            wanted.append((ui.holdReasonEdit, wish.hold_reason, self.tr("Bitte nennen Sie den Grund.")))
        for line, value, hint in wanted:
            if not value:
                ui.hintLabel.setText(hint)
                ui.hintLabel.show()
                fit(self)
                line.setFocus()
                return
        if ui.startedEdit.complete():
            self.accept()
        else:
            ui.startedEdit.setFocus()
