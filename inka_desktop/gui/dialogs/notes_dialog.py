"""Tags and comments of a record whose page has no room for their card: forms that are filled, rounds."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.notes_dialog import Ui_NotesDialog
from inka_desktop.gui.context import Context
from inka_desktop.viewmodels import wording


class NotesDialog(QDialog):
    """The card of one record."""

    def __init__(self, context: Context, kind: str, record: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_NotesDialog()
        self._ui.setupUi(self)
        self._ui.titleLabel.setText(wording.record_kind(kind))  # the card has the words of the window
        self._ui.notesCard.attach(context)
        self._ui.notesCard.show_record(kind, record)
        self._ui.closeButton.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
