"""Asks for the recovery sheet; what is not right is said and asked for again, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.groups_dialog import Ui_GroupsDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace

Use = Callable[["Workspace", str], Future[None]]


class GroupsDialog(QDialog):
    """Stays open until what was typed did what it is for."""

    used = Signal()

    def __init__(
        self, context: Context, title: str, text: str, action: str, use: Use, parent: QWidget | None = None
    ) -> None:
        """Asks for the groups.

        Args:
            context: of the window.
            title: what is asked.
            text: why, and where to find it.
            action: the button's word.
            use: what is done with the groups that were typed.
            parent: of the dialog.
        """
        super().__init__(parent)
        self._ui = Ui_GroupsDialog()
        self._ui.setupUi(self)
        self._context = context
        self._use = use
        ui = self._ui
        ui.titleLabel.setText(title)
        ui.textLabel.setText(text)
        ui.doneButton.setText(action)
        ui.messageLabel.hide()
        ui.groupsEdit.edited.connect(self._look)
        ui.doneButton.clicked.connect(self._do)
        ui.cancelButton.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        ui.groupsEdit.setFocus()
        fit(self)

    def _look(self) -> None:
        ui = self._ui
        if ui.groupsEdit.is_right():
            ui.doneButton.setFocus()

    def _do(self) -> None:
        ui = self._ui
        if not ui.groupsEdit.is_right():
            self._say(ui.groupsEdit.ask_for_open())
            return
        typed = ui.groupsEdit.text()
        ui.messageLabel.hide()
        ui.doneButton.setEnabled(False)
        self._context.write(self, lambda ws: self._use(ws, typed), lambda _: self._done(), self._refused)

    def _done(self) -> None:
        self.used.emit()
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self._ui.doneButton.setEnabled(True)
        self._say(self._context.words(error))
        self._ui.groupsEdit.focus_open()

    def _say(self, sentence: str) -> None:
        self._ui.messageLabel.setText(sentence)
        self._ui.messageLabel.setVisible(bool(sentence))
        fit(self)
