"""A project changes its carrier: an owner says to whom and from when, a coordinator proposes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.carrier_dialog import Ui_CarrierDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.dialogs.proposing import propose_carrier
from inka_desktop.gui.widgets.suggesting import suggest_organizations
from inka_desktop.records.values import Role

translate = QCoreApplication.translate


class CarrierDialog(QDialog):
    """Collects; the caller begins the new carrier's project."""

    wished = Signal(str, date)
    """Name of the new carrier and its first day."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ui = self._ui = Ui_CarrierDialog()
        ui.setupUi(self)
        ui.hintLabel.hide()
        ui.sinceEdit.today = context.today
        ui.sinceEdit.past = True
        suggest_organizations(context, ui.carrierEdit)
        ui.carrierEdit.entered.connect(self.focusNextChild)
        ui.cancelButton.clicked.connect(self.reject)
        ui.beginButton.clicked.connect(self._check)

    def _check(self) -> None:
        ui = self._ui
        name, since = ui.carrierEdit.value(), ui.sinceEdit.value()
        if not name:
            self._ask(self.tr("Bitte geben Sie den neuen Träger an."), ui.carrierEdit)
        elif not isinstance(since, date):
            self._ask(self.tr("Bitte geben Sie den ersten Tag des neuen Trägers an."), ui.sinceEdit)
        else:
            self.accept()
            self.wished.emit(name, since)

    def _ask(self, sentence: str, first: QWidget) -> None:
        self._ui.hintLabel.setText(sentence)
        self._ui.hintLabel.show()
        first.setFocus()
        fit(self)


def change_carrier(
    parent: QWidget, context: Context, project: UUID, then: Callable[[], None] = lambda: None
) -> None:
    """On an owner's device asks and begins, and ``then`` follows; on a coordinator's it is proposed."""
    if context.role != Role.OWNER:
        propose_carrier(parent, context, project)
        return
    dialog = CarrierDialog(context, parent)

    def show(new: UUID) -> None:
        then()
        context.show_page("projects", new)
        context.say(
            translate(
                "Carriers", "Das Projekt beginnt beim neuen Träger. Laden Sie jetzt seine Geräte dafür ein."
            ),
            "good",
            translate("Carriers", "Senden und Empfangen"),
            lambda: context.show_page("exchange"),
        )

    dialog.wished.connect(
        lambda name, since: context.write(parent, lambda ws: ws.carriers.begin(project, name, since), show)
    )
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
