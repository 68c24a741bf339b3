"""Makes an invitation: a file to hand over, and a code to say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from inka_desktop.gui._generated.invite_dialog import Ui_InviteDialog
from inka_desktop.gui.context import Context
from inka_desktop.records.values import Role
from inka_desktop.services.rows import InvitationRow, PlaceRow
from inka_desktop.viewmodels import wording
from inka_desktop.viewmodels.files import write_file


class InviteDialog(QDialog):
    """First asks for role and place, then shows file and code."""

    def __init__(self, context: Context, places: Sequence[PlaceRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_InviteDialog()
        self._ui.setupUi(self)
        self._context = context
        self._invitation: InvitationRow | None = None
        ui = self._ui
        ui.roleCombo.offer(
            {role: wording.DEVICE_ROLES[role] for role in (Role.COORDINATOR, Role.OWNER, Role.READER)}
        )
        for place in places:
            ui.placeCombo.addItem(place.path, place.id)
        ui.cancelButton.clicked.connect(self.reject)
        ui.inviteButton.clicked.connect(self._invite)
        ui.saveButton.clicked.connect(self._save)
        ui.copyButton.clicked.connect(lambda: QGuiApplication.clipboard().setText(ui.codeLabel.text()))
        ui.doneButton.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)

    def _invite(self) -> None:
        ui = self._ui
        person, role, place = (
            ui.personEdit.text().strip(),
            Role(ui.roleCombo.value()),
            ui.placeCombo.currentData(),
        )
        if not person:
            ui.personEdit.setFocus()
            return
        ui.inviteButton.setEnabled(False)
        self._context.write(
            self, lambda ws: ws.exchange.invite(person, place, role), self._show, self._refused
        )

    def _refused(self, error: BaseException) -> None:
        self._ui.inviteButton.setEnabled(True)
        self._context.tell(error)
        self.reject()

    def _show(self, invitation: InvitationRow) -> None:
        self._invitation = invitation
        ui = self._ui
        ui.fileLabel.setText(
            self.tr("Speichern Sie „{file}“ und geben Sie die Datei weiter. Sie gilt für ein Gerät.").format(
                file=invitation.file_name
            )
        )
        ui.codeLabel.setText(invitation.code)
        ui.codeLabel.setAccessibleName(self.tr("Einladungscode {code}").format(code=invitation.code))
        ui.steps.setCurrentWidget(ui.codeStep)
        ui.saveButton.setFocus()

    def _save(self) -> None:
        invitation = self._invitation
        if invitation is None:
            return
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Einladung speichern"), invitation.file_name)
        if name:
            try:
                write_file(Path(name), invitation.file)
            except OSError as error:
                self._context.tell(error)
                return
            self._ui.saveButton.setText(self.tr("Gespeichert"))
