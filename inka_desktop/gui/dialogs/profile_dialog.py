"""Several people on one device: who works now, or a place for one more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from inka_desktop.gui._generated.profile_dialog import Ui_ProfileDialog
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.profiles import Profiles

_FOLDER = Qt.ItemDataRole.UserRole


class ProfileDialog(QDialog):
    """Once accepted, :attr:`chosen` says which profile is to be opened; a new one begins there."""

    def __init__(self, known: Profiles, current: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_ProfileDialog()
        self._ui.setupUi(self)
        self._known = known
        self.chosen: Path | None = None
        ui, there = self._ui, known.all()
        for one in there:
            item = QListWidgetItem(one.name or self.tr("Profil, das es schon gibt"), ui.profileList)
            item.setData(_FOLDER, one.folder)
            if current in (None, one.folder) and ui.profileList.currentRow() < 0:
                ui.profileList.setCurrentItem(item)
        ui.firstWidget.setVisible(bool(there) and not there[0].name)
        ui.messageLabel.hide()
        ui.profileList.itemActivated.connect(lambda _item: self._open())
        ui.openButton.clicked.connect(self._open)
        ui.newButton.clicked.connect(self.ask_new)
        ui.backButton.clicked.connect(self._back)
        ui.createButton.clicked.connect(self._create)
        ui.profileList.setFocus()
        fit(self)

    def ask_new(self) -> None:
        """Goes straight to the place for one more person."""
        ui = self._ui
        ui.steps.setCurrentWidget(ui.newStep)
        ui.createButton.setDefault(True)
        ui.nameEdit.setFocus()
        fit(self)

    def _back(self) -> None:
        ui = self._ui
        ui.steps.setCurrentWidget(ui.chooseStep)
        ui.openButton.setDefault(True)
        ui.profileList.setFocus()

    def _open(self) -> None:
        item = self._ui.profileList.currentItem()
        if item is not None:
            self.chosen = item.data(_FOLDER)
            self.accept()

    def _create(self) -> None:
        ui = self._ui
        lines = [ui.nameEdit] if ui.firstWidget.isHidden() else [ui.nameEdit, ui.firstEdit]
        for line in lines:
            if not line.text().strip():
                self._say(self.tr("Bitte füllen Sie „{field}“ aus.").format(field=line.accessibleName()))
                line.setFocus()
                return
        try:
            made = self._known.add(ui.nameEdit.text(), ui.firstEdit.text())
        except OSError:
            self._say(
                self.tr("Auf diesem Gerät lässt sich gerade nichts anlegen. Es wurde nichts verändert.")
            )
            return
        self.chosen = made.folder
        self.accept()

    def _say(self, sentence: str) -> None:
        self._ui.messageLabel.setText(sentence)
        self._ui.messageLabel.show()
        fit(self)
