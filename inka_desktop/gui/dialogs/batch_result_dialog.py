"""Which of several documents could not be made, and why; what is to be known of those that were."""

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
    """What was made is there; this names the rest, and of what people should know."""

    def __init__(self, context: Context, row: BatchRow, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_BatchResultDialog()
        ui.setupUi(self)
        title = self.tr("Nicht erstellt") if row.failed else self.tr("Hinweise zu Dokumenten")
        ui.titleLabel.setText(title)
        self.setWindowTitle(title)
        ui.textLabel.setText(said)
        ui.failedCard.set_title("")
        ui.failedCard.setHidden(not row.failed)
        for failed in row.failed[:SHOWN]:
            ui.failedCard.add_row(CardRow(failed.label, failed.error.words(context.language)))
        ui.notedCard.set_title(self.tr("Hinweise") if row.failed else "")
        ui.notedCard.setHidden(not row.noted)
        for noted in row.noted[:SHOWN]:
            ui.notedCard.add_row(CardRow(noted.label, noted.notice))
        ui.closeButton.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        fit(self)
