"""Taking a draft over into a newer version of its form: what stays, what is seen no longer, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from inka_desktop.gui._generated.newer_dialog import Ui_NewerDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.dialogs.refused_dialog import dress, show_lines
from inka_desktop.viewmodels import form_versions, wording

if TYPE_CHECKING:
    from inka_desktop.services.form_rows import MigrationRow

_TABLE_PX, _LIST_PX, _EDGE_PX = 170, 96, 12
"""What the lists take at most, so that the dialog fits on a small screen, and the edge of one."""


class NewerDialog(QDialog):
    """Shows first what would happen; only its button does it."""

    def __init__(
        self, context: Context, submission: UUID, version: UUID, row: MigrationRow,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._ui = ui = Ui_NewerDialog()
        ui.setupUi(self)
        self._context, self._submission, self._version = context, submission, version
        ui.keptLabel.setText(form_versions.kept_words(row))
        ui.lostLabel.setText(form_versions.lost_words(row))
        ui.addedLabel.setText(form_versions.added_words(row))
        dress(ui.lostTable)
        titles = (self.tr("Frage"), self.tr("Angabe"), self.tr("Warum"))
        lost = [(one.label, one.value, wording.label(form_versions.WHY, one.why)) for one in row.lost]
        show_lines(ui.lostTable, titles, lost)
        head = ui.lostTable.horizontalHeader().sizeHint().height()
        lines = sum(ui.lostTable.rowHeight(line) for line in range(len(lost)))
        ui.lostTable.setFixedHeight(min(_TABLE_PX, head + lines + 2 * ui.lostTable.frameWidth()))
        ui.addedList.addItems(row.added)
        ui.addedList.setVisible(bool(row.added))
        ui.addedList.setFixedHeight(min(_LIST_PX, _height(ui.addedList)))
        ui.cancelButton.clicked.connect(self.reject)
        ui.takeButton.clicked.connect(self.take)
        ui.takeButton.setFocus()
        self.finished.connect(self.deleteLater)
        fit(self)

    def take(self) -> None:
        """Takes the draft over; the page shows it in its new version by itself."""
        submission, version = self._submission, self._version
        self._ui.takeButton.setEnabled(False)
        self._context.write(
            self, lambda ws: ws.forms.versions.migrate(submission, version), lambda _: self._taken(),
            self._failed,
        )  # fmt: skip

    def _taken(self) -> None:
        self._context.say(self.tr("Der Bogen steht jetzt in der neueren Fassung."), "good")
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._ui.takeButton.setEnabled(True)
        self._ui.keptLabel.setText(self._context.words(error))
        fit(self)


def _height(box: QListWidget) -> int:
    """The height of a list that shows all of its lines."""
    return sum(box.sizeHintForRow(line) for line in range(box.count())) + 2 * box.frameWidth() + _EDGE_PX
