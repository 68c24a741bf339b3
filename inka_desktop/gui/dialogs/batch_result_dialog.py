"""Which of several documents could not be made, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.batch_result_dialog import Ui_BatchResultDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.widgets.card import CardRow

if TYPE_CHECKING:
    from inka_desktop.services.batch import BatchRow

SHOWN = 100


class BatchResultDialog(QDialog):
    """What was made is there; this names the rest."""

    def __init__(self, context: Context, row: BatchRow, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_BatchResultDialog()
        ui.setupUi(self)
        ui.titleLabel.setText(self.tr("Nicht erstellt"))
        ui.textLabel.setText(said)
        ui.failedCard.set_title("")
        for failed in row.failed[:SHOWN]:
            ui.failedCard.add_row(CardRow(failed.label, failed.error.words(context.language)))
        ui.closeButton.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        fit(self)
