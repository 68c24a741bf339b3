"""Asks for a share link; a link that cannot be used is said so and asked for again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.share_dialog import Ui_ShareDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit


class ShareDialog(QDialog):
    """Stays open until the place is there."""

    added = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_ShareDialog()
        self._ui.setupUi(self)
        self._context = context
        self._ui.messageLabel.hide()
        self._ui.addButton.clicked.connect(self._add)
        self._ui.cancelButton.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)

    def _add(self) -> None:
        ui = self._ui
        link, password = ui.linkEdit.text().strip(), ui.passwordEdit.text()
        if not link:
            ui.linkEdit.setFocus()
            return
        ui.messageLabel.hide()
        ui.addButton.setEnabled(False)
        self._context.write(
            self, lambda ws: ws.exchange.add_share(link, password), lambda _place: self._done(), self._refused
        )

    def _done(self) -> None:
        self.added.emit()
        self.accept()

    def _refused(self, error: BaseException) -> None:
        ui = self._ui
        ui.addButton.setEnabled(True)
        ui.messageLabel.setText(self._context.words(error))
        ui.messageLabel.show()
        fit(self)
        ui.linkEdit.setFocus()
