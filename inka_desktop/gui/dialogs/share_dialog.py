"""Asks for a place on the internet; what cannot be used is said so and asked for again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from inka_desktop.gui._generated.share_dialog import Ui_ShareDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit

_LINK, _BUCKET = range(2)
"""Kinds of places, in the order of the list."""


class ShareDialog(QDialog):
    """Stays open until the place is there."""

    added = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_ShareDialog()
        self._ui.setupUi(self)
        self._context = context
        self._ui.messageLabel.hide()
        self._ui.kindCombo.currentIndexChanged.connect(self._show_kind)
        self._ui.addButton.clicked.connect(self._add)
        self._ui.cancelButton.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._show_kind(_LINK)
        self._ui.linkEdit.setFocus()

    def _show_kind(self, kind: int) -> None:
        """Asks for what opens a place of that kind."""
        ui, bucket = self._ui, kind == _BUCKET
        if bucket:
            ui.textLabel.setText(
                self.tr(
                    "Die Angaben bekommen Sie von Ihrer IT. Wer sie hat, kann dort nichts lesen, "
                    "aber löschen: Geben Sie sie nicht weiter."
                )
            )
            _name(ui.linkLabel, ui.linkEdit, self.tr("Adresse"))
            _name(ui.passwordLabel, ui.passwordEdit, self.tr("Geheimer Schlüssel"))
        else:
            ui.textLabel.setText(
                self.tr(
                    "Kopieren Sie den Link eines freigegebenen Ordners, zum Beispiel aus Nextcloud. Wer ihn "
                    "hat, kann dort nichts lesen, aber löschen: Geben Sie ihn nicht weiter."
                )
            )
            _name(ui.linkLabel, ui.linkEdit, self.tr("Link"))
            _name(ui.passwordLabel, ui.passwordEdit, self.tr("Passwort der Freigabe (falls es eines gibt)"))
        example = "https://s3.example.org/bucket" if bucket else "https://cloud.example.org/s/…"
        ui.linkEdit.setPlaceholderText(example)
        ui.keyLabel.setVisible(bucket)
        ui.keyEdit.setVisible(bucket)
        ui.messageLabel.hide()
        fit(self)

    def _add(self) -> None:
        ui = self._ui
        where, key, secret = ui.linkEdit.text().strip(), ui.keyEdit.text().strip(), ui.passwordEdit.text()
        bucket = ui.kindCombo.currentIndex() == _BUCKET
        needed = [ui.linkEdit, ui.keyEdit, ui.passwordEdit] if bucket else [ui.linkEdit]
        empty = next((line for line in needed if not line.text().strip()), None)
        if empty is not None:
            empty.setFocus()
            return
        ui.messageLabel.hide()
        ui.addButton.setEnabled(False)
        self._context.write(
            self,
            lambda ws: (
                ws.exchange.add_bucket(where, key, secret) if bucket else ws.exchange.add_share(where, secret)
            ),
            lambda _place: self._done(),
            self._refused,
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


def _name(label: QLabel, line: QLineEdit, text: str) -> None:
    """A line is called the same by its label and to who cannot see it."""
    label.setText(text)
    line.setAccessibleName(text)
