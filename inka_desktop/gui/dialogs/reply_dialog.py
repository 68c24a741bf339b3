"""Asks for an objection: to which place, and what it says; of somebody else's also whose, how and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from inka_desktop.gui._generated.reply_dialog import Ui_ReplyDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.records.protocol_types import Section
from inka_desktop.viewmodels import approval


class Said(NamedTuple):
    """An objection; ``place`` is the number of a topic from 0, or None: all of the text."""

    wording: str
    section: str
    place: int | None
    lines: str


class ReplyDialog(QDialog):
    """Collects; the caller saves."""

    def __init__(self, context: Context, topics: Sequence[str], parent: QWidget | None = None) -> None:
        """Offers the topics of a protocol, by title; whose objection it is only :meth:`ask_who` asks."""
        super().__init__(parent)
        ui = self._ui = Ui_ReplyDialog()
        ui.setupUi(self)
        ui.receivedOnEdit.today = context.today
        ui.receivedOnEdit.past = True
        ui.receivedOnEdit.set_value(context.today())
        ui.wayCombo.offer(approval.WAYS)
        for combo in (ui.wayCombo, ui.receivedOnEdit):
            combo.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # the longest word
        ui.placeCombo.addItem(self.tr("Zum ganzen Text"), None)
        for number, title in enumerate(topics):
            ui.placeCombo.addItem(f"{number + 1} {title}", number)
        ui.wordingText.set_lines(4)
        ui.hintLabel.hide()
        self._others = (
            ui.whoLabel, ui.whoCombo, ui.receivedOnLabel, ui.receivedOnEdit, ui.wayLabel, ui.wayCombo,
        )  # fmt: skip
        for widget in self._others:
            widget.hide()
        ui.cancelButton.clicked.connect(self.reject)
        ui.saveButton.clicked.connect(self._check)
        fit(self)

    def ask_who(self, people: Sequence[tuple[str, UUID]], chosen: UUID) -> None:
        """Asks for somebody else's objection, too: whose, when and how it came."""
        ui = self._ui
        for text, key in people:
            ui.whoCombo.addItem(text, key)
        ui.whoCombo.setCurrentIndex([key for _, key in people].index(chosen))
        for widget in self._others:
            widget.show()
        fit(self)

    @property
    def said(self) -> Said:
        """What was entered."""
        ui = self._ui
        place = ui.placeCombo.currentData()
        section = Section.TOPICS if place is not None else ""
        return Said(ui.wordingText.value().strip(), section, place, ui.linesEdit.text().strip())

    @property
    def who(self) -> UUID:
        """Whose objection it is."""
        chosen: UUID = self._ui.whoCombo.currentData()
        return chosen

    @property
    def received_on(self) -> date | None:
        """The day it came."""
        return self._ui.receivedOnEdit.value()

    @property
    def way(self) -> str:
        """How it came, a word of :class:`.ReplyWay`."""
        return self._ui.wayCombo.value()

    def _check(self) -> None:
        ui = self._ui
        if not self.said.wording:
            ui.hintLabel.setText(self.tr("Bitte geben Sie wieder, was eingewendet wurde."))
            ui.hintLabel.show()
            fit(self)
            ui.wordingText.setFocus()
        elif not ui.receivedOnEdit.complete():
            ui.receivedOnEdit.setFocus()
        else:
            self.accept()
