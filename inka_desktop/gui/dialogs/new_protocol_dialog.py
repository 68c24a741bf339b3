"""Asks to what a new protocol belongs, and on which day it takes place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.new_protocol_dialog import Ui_NewProtocolDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.delegates.project_lines import ProjectDelegate
from inka_desktop.records.protocol_types import spec_of_type
from inka_desktop.viewmodels import protocol_words
from inka_desktop.viewmodels.beginnings import Choice, ChoiceModel


class NewProtocolDialog(QDialog):
    """Collects; the caller starts the protocol."""

    def __init__(
        self, context: Context, type: str, rows: Sequence[Choice], parent: QWidget | None = None,
        day: date | None = None,
    ) -> None:  # fmt: skip
        """Offer these rows; ``day`` is proposed where somebody chose one already."""
        super().__init__(parent)
        self._ui = Ui_NewProtocolDialog()
        self._ui.setupUi(self)
        ui, words = self._ui, protocol_words.words(type)
        self._today = context.today
        self.setWindowTitle(words.begin)
        ui.headLabel.setText(words.begin)
        ui.hintLabel.setText(words.hint)
        if spec_of_type(type).agenda:
            ui.filterLabel.setText(self.tr("Sitzungsreihe oder Projekt"))
            ui.filterEdit.setPlaceholderText(self.tr("Gremium oder Projekt"))
        ui.dateEdit.today = context.today
        ui.dateEdit.past = True
        ui.dateEdit.set_value(day or context.today())
        ui.dateEdit.edited.connect(self._keep_day)
        self._own_day = day is not None
        self._model = ChoiceModel(rows, self)
        ui.projectList.setModel(self._model)
        ui.projectList.setItemDelegate(ProjectDelegate(ui.projectList))
        ui.projectList.setMouseTracking(True)
        ui.projectList.selectionModel().currentChanged.connect(lambda *_: self._propose())
        ui.filterEdit.textChanged.connect(self._narrow)
        ui.projectList.doubleClicked.connect(lambda _index: self._check())
        ui.cancelButton.clicked.connect(self.reject)
        ui.beginButton.clicked.connect(self._check)
        self._narrow("")

    def choice(self) -> Choice | None:
        """To what the protocol belongs."""
        return self._model.choice(self._ui.projectList.currentIndex())

    def day(self) -> date:
        """The day of the protocol."""
        return self._ui.dateEdit.value() or self._today()

    def _narrow(self, words: str) -> None:
        self._model.narrow(words)
        self._ui.projectList.setCurrentIndex(self._model.index(0))
        self._propose()

    def _keep_day(self) -> None:
        self._own_day = True

    def _propose(self) -> None:
        """The day that follows from a series, unless somebody typed one."""
        choice = self.choice()
        if not self._own_day:
            self._ui.dateEdit.set_value((choice.day if choice is not None else None) or self._today())

    def _check(self) -> None:
        if self.choice() is not None and self._ui.dateEdit.complete():
            self.accept()
        else:
            (self._ui.filterEdit if self.choice() is None else self._ui.dateEdit).setFocus()
