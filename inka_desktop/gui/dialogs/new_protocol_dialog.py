"""Asks at which project and on which day a visit takes place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.new_protocol_dialog import Ui_NewProtocolDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.delegates.project_lines import ProjectDelegate
from inka_desktop.services.rows import ProjectListRow
from inka_desktop.viewmodels.projects import ProjectListModel


class NewProtocolDialog(QDialog):
    """Collects; the caller starts the visit."""

    def __init__(
        self, context: Context, rows: Sequence[ProjectListRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ui = Ui_NewProtocolDialog()
        self._ui.setupUi(self)
        ui = self._ui
        self._today = context.today
        ui.dateEdit.today = context.today
        ui.dateEdit.past = True
        ui.dateEdit.set_value(context.today())
        self._model = ProjectListModel(self)
        self._model.show(rows, context.today())
        ui.projectList.setModel(self._model)
        ui.projectList.setItemDelegate(ProjectDelegate(ui.projectList))
        ui.projectList.setMouseTracking(True)
        ui.filterEdit.textChanged.connect(self._narrow)
        ui.projectList.doubleClicked.connect(lambda _index: self._check())
        ui.cancelButton.clicked.connect(self.reject)
        ui.beginButton.clicked.connect(self._check)
        self._narrow("")

    def project(self) -> UUID | None:
        """The chosen project."""
        row = self._model.project(self._ui.projectList.currentIndex())
        return row.id if row is not None else None

    def day(self) -> date:
        """The day of the visit."""
        return self._ui.dateEdit.value() or self._today()

    def _narrow(self, words: str) -> None:
        self._model.narrow(words)
        self._ui.projectList.setCurrentIndex(self._model.index(0))

    def _check(self) -> None:
        if self.project() is not None and self._ui.dateEdit.complete():
            self.accept()
        else:
            (self._ui.filterEdit if self.project() is None else self._ui.dateEdit).setFocus()
