"""Asks for what a new project needs; municipality and carrier are made from typing."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.project_dialog import Ui_ProjectDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.suggesting import suggest_organizations
from inka_desktop.viewmodels.beginning import Wish

translate = QCoreApplication.translate


class ProjectDialog(QDialog):
    """Collects; the caller saves."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_ProjectDialog()
        self._ui.setupUi(self)
        self._ui.hintLabel.hide()
        for line in (self._ui.municipalityEdit, self._ui.carrierEdit):
            suggest_organizations(context, line)
            line.entered.connect(self.focusNextChild)
        self._ui.cancelButton.clicked.connect(self.reject)
        self._ui.createButton.clicked.connect(self._check)

    @property
    def title(self) -> str:
        """The project's title."""
        return self._ui.titleEdit.text().strip()

    @property
    def municipalities(self) -> list[str]:
        """Names of municipalities, in the order typed."""
        return [name.strip() for name in self._ui.municipalityEdit.value().split(";") if name.strip()]

    @property
    def carrier(self) -> str:
        """Name of the carrier organisation."""
        return self._ui.carrierEdit.value()

    @property
    def file_number(self) -> str:
        """The file number, empty where there is none yet."""
        return self._ui.fileNumberEdit.text().strip()

    def _check(self) -> None:
        wanted = ((self._ui.titleEdit, self.title, self.tr("Bitte geben Sie dem Projekt einen Titel.")),)
        for line, value, hint in wanted:
            if not value:
                self._ui.hintLabel.setText(hint)
                self._ui.hintLabel.show()
                line.setFocus()
                return
        self.accept()


def ask_project(parent: QWidget, context: Context) -> ProjectDialog:
    """Opens the dialog; once confirmed the project is made and shown."""
    dialog = ProjectDialog(context, parent)

    def create() -> None:
        context.write(
            context,
            lambda ws: ws.projects.create(
                dialog.title, dialog.municipalities, dialog.carrier, file_number=dialog.file_number
            ),
            show,
        )

    def show(project: UUID) -> None:
        context.show_page("projects", project)
        context.say(
            translate("Dialogs", "Das Projekt ist angelegt."),
            "good",
            translate("Dialogs", "Besuch beginnen"),
            lambda: context.protocol_requested.emit(Wish(project=project)),
        )

    dialog.accepted.connect(create)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
