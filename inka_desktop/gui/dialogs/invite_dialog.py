"""Makes an invitation: a file to hand over, and a code to say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidgetItem, QWidget

from inka_desktop.gui._generated.invite_dialog import Ui_InviteDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.records.values import Role
from inka_desktop.services.rows import InvitationRow, PlaceRow, ProjectListRow
from inka_desktop.viewmodels import inviting, wording
from inka_desktop.viewmodels.files import write_file
from inka_desktop.viewmodels.projects import names

_ID = Qt.ItemDataRole.UserRole
_CARRIER = Qt.ItemDataRole.UserRole + 1


class InviteDialog(QDialog):
    """First asks for person, role and place, then shows file and code."""

    list_wished = Signal()
    """Several people are to be invited from a list instead."""
    invited = Signal()
    """The invitation is made."""

    def __init__(
        self, context: Context, places: Sequence[PlaceRow], parent: QWidget | None = None, person: str = ""
    ) -> None:
        """Opens with the questions; ``person`` is who may be meant."""
        super().__init__(parent)
        self._ui = Ui_InviteDialog()
        self._ui.setupUi(self)
        self._context = context
        self._invitation: InvitationRow | None = None
        ui = self._ui
        ui.messageLabel.hide()
        ui.personEdit.setText(person)
        ui.roleCombo.offer({role: wording.DEVICE_ROLES[role] for role in inviting.ROLES})
        for place in places:
            ui.placeCombo.add_path(place.path, place.id)
        ui.roleCombo.currentIndexChanged.connect(self._follow_role)
        ui.projectList.itemChanged.connect(self._follow_projects)
        ui.cancelButton.clicked.connect(self.reject)
        ui.listButton.clicked.connect(self._wish_list)
        ui.inviteButton.clicked.connect(self._invite)
        ui.saveButton.clicked.connect(self._save)
        ui.mailButton.clicked.connect(self._copy_mail)
        ui.copyButton.clicked.connect(lambda: QGuiApplication.clipboard().setText(ui.codeLabel.text()))
        ui.doneButton.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        on = context.today()
        context.read(self, lambda ws: ws.projects.list(on), self._offer_projects)
        self._follow_role()

    # --- asking -----------------------------------------------------------------------------------

    def _offer_projects(self, rows: Sequence[ProjectListRow]) -> None:
        for row, (_, name) in zip(rows, names(rows), strict=True):
            item = QListWidgetItem(name or "–", self._ui.projectList)
            item.setData(_ID, row.id)
            item.setData(_CARRIER, row.carrier)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                          | Qt.ItemFlag.ItemIsSelectable)  # fmt: skip
            item.setCheckState(Qt.CheckState.Unchecked)

    def _follow_role(self) -> None:
        role = self._role()
        self._ui.guestWidget.setVisible(role in (Role.CARRIER, Role.READER))
        self._ui.roleHint.setText(inviting.role_hint(role))
        self._ui.messageLabel.hide()
        fit(self)

    def _follow_projects(self) -> None:
        """The carrier of the first chosen project is where the person works, unless something was typed."""
        line, chosen = self._ui.organizationEdit, self._chosen()
        if not line.isModified():
            line.setText(str(chosen[0].data(_CARRIER)) if chosen else "")
        self._ui.messageLabel.hide()

    def _role(self) -> Role:
        return Role(self._ui.roleCombo.value())

    def _chosen(self) -> list[QListWidgetItem]:
        items = [self._ui.projectList.item(row) for row in range(self._ui.projectList.count())]
        return [item for item in items if item.checkState() == Qt.CheckState.Checked]

    def _wish_list(self) -> None:
        self.reject()
        self.list_wished.emit()

    def _invite(self) -> None:
        ui, role = self._ui, self._role()
        person, place = ui.personEdit.text().strip(), ui.placeCombo.currentData()
        guest = role in (Role.CARRIER, Role.READER)
        projects: list[UUID] = [item.data(_ID) for item in self._chosen()] if guest else []
        organization = ui.organizationEdit.text().strip() if guest else ""
        if not person:
            self._ask(self.tr("Bitte geben Sie an, wer mit dem Gerät arbeitet."), ui.personEdit)
            return
        if role == Role.CARRIER and not projects:
            self._ask(self.tr("Bitte wählen Sie mindestens ein Projekt."), ui.projectList)
            return
        ui.inviteButton.setEnabled(False)
        self._context.write(
            self,
            lambda ws: ws.exchange.invite(person, place, role, projects, organization),
            self._show,
            self._refused,
        )

    def _ask(self, sentence: str, first: QWidget) -> None:
        self._ui.messageLabel.setText(sentence)
        self._ui.messageLabel.show()
        first.setFocus()
        fit(self)

    def _refused(self, error: BaseException) -> None:
        self._ui.inviteButton.setEnabled(True)
        self._ask(self._context.words(error), self._ui.placeCombo)

    # --- handing over -----------------------------------------------------------------------------

    def _show(self, invitation: InvitationRow) -> None:
        self._invitation = invitation
        self.invited.emit()
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
        fit(self)

    def _copy_mail(self) -> None:
        invitation = self._invitation
        if invitation is not None:
            text = inviting.mail_text(self._ui.personEdit.text().strip(), invitation.file_name)
            QGuiApplication.clipboard().setText(text)
            self._ui.mailButton.setText(self.tr("Text kopiert"))

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
