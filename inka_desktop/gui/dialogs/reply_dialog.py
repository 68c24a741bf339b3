"""Asks for an objection: to which place, and what it says; of somebody else's also whose, how and when."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from inka_desktop.gui._generated.reply_dialog import Ui_ReplyDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.half_said import HalfSaid, part
from inka_desktop.services.approval_rows import Addressee, PlaceRow
from inka_desktop.viewmodels import approval
from inka_desktop.viewmodels.people import read_person


class Said(NamedTuple):
    """An objection; without a place it is about all of the text."""

    wording: str
    place: PlaceRow | None
    lines: str

    @property
    def section(self) -> str:
        """The section it is about; empty for all of the text."""
        return self.place.section if self.place is not None else ""


class ReplyDialog(QDialog):
    """Collects; the caller saves."""

    def __init__(self, context: Context, places: Sequence[PlaceRow], parent: QWidget | None = None) -> None:
        """Offers the places of a text; whose objection it is only :meth:`ask_who` asks."""
        super().__init__(parent)
        self._context = context
        ui = self._ui = Ui_ReplyDialog()
        ui.setupUi(self)
        ui.receivedOnEdit.today = context.today
        ui.receivedOnEdit.past = True
        ui.receivedOnEdit.against = self._has_come
        ui.receivedOnEdit.set_value(context.today())
        ui.wayCombo.offer(approval.WAYS)
        for combo in (ui.wayCombo, ui.receivedOnEdit):
            combo.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # the longest word
        ui.placeCombo.addItem(self.tr("Zum ganzen Text"), None)
        self._places = places
        for number, place in enumerate(places):
            ui.placeCombo.addItem(approval.place_words(place), number)
        ui.wordingText.set_lines(4)
        ui.hintLabel.hide()
        self._others = (
            ui.whoLabel, ui.whoCombo, ui.receivedOnLabel, ui.receivedOnEdit, ui.wayLabel, ui.wayCombo,
        )  # fmt: skip
        for widget in (*self._others, ui.otherEdit):
            widget.hide()
        ui.whoCombo.currentIndexChanged.connect(self._show_other)
        ui.cancelButton.clicked.connect(self.reject)
        ui.saveButton.clicked.connect(self._check)
        fit(self)

    def ask_who(self, people: Sequence[tuple[str, UUID]], chosen: UUID) -> None:
        """Asks for somebody else's objection, too: whose, when and how it came."""
        ui = self._ui
        for text, key in people:
            ui.whoCombo.addItem(text, key)
        ui.whoCombo.addItem(self.tr("Jemand, der nicht gefragt war"), None)
        ui.whoCombo.setCurrentIndex([key for _, key in people].index(chosen))
        for widget in self._others:
            widget.show()
        fit(self)

    def ask_when(self, received_on: date | None, way: str) -> None:
        """Asks only when and how something came that is noted already."""
        ui = self._ui
        title = self.tr("Rückmeldung ändern")
        self.setWindowTitle(title)
        ui.headLabel.setText(title)
        ui.saveButton.setText(self.tr("Speichern"))
        ui.receivedOnEdit.set_value(received_on)
        ui.wayCombo.set_value(way)
        for asked in self._others[2:]:
            asked.show()
        for widget in (
            ui.placeLabel, ui.placeCombo, ui.linesLabel, ui.linesEdit, ui.wordingLabel, ui.wordingText,
        ):  # fmt: skip
            widget.hide()
        fit(self)

    def go_on(self, about: Hashable) -> Callable[[], None]:
        """Takes up what was typed the last time about a text or recipient, and keeps what is typed now.

        Returns:
            what the caller calls once the objection is saved: until then its words are kept.
        """
        ui, context, key = self._ui, self._context, ("reply", about)
        fields = (
            ui.whoCombo, ui.otherEdit, ui.receivedOnEdit, ui.wayCombo, ui.placeCombo, ui.linesEdit,
            ui.wordingText,
        )  # fmt: skip
        parts = {field.objectName(): part(field) for field in fields}
        half_said = HalfSaid(context, self, key, parts)
        ui.cancelButton.pressed.connect(half_said.forget)
        self.accepted.connect(half_said.keep)

        def saved() -> None:
            context.half_said.pop(key, None)

        return saved

    @property
    def said(self) -> Said:
        """What was entered."""
        ui = self._ui
        number = ui.placeCombo.currentData()
        where = self._places[number] if number is not None else None
        return Said(ui.wordingText.value().strip(), where, ui.linesEdit.text().strip())

    @property
    def who(self) -> UUID | Addressee:
        """Whose objection it is: a recipient's, or that of somebody who was not asked."""
        chosen: UUID | None = self._ui.whoCombo.currentData()
        return chosen or Addressee(*read_person(self._ui.otherEdit.text()))

    @property
    def received_on(self) -> date | None:
        """The day it came."""
        return self._ui.receivedOnEdit.value()

    @property
    def way(self) -> str:
        """How it came, a word of :class:`.ReplyWay`."""
        return self._ui.wayCombo.value()

    def _has_come(self, day: date | None) -> str:
        late = day is not None and day > self._context.today()
        return self.tr("Dieser Tag ist noch nicht gekommen. Bitte prüfen Sie ihn.") if late else ""

    def _show_other(self) -> None:
        other = not self._ui.whoCombo.isHidden() and self._ui.whoCombo.currentData() is None
        self._ui.otherEdit.setVisible(other)
        fit(self)
        if other:
            self._ui.otherEdit.setFocus()

    def _check(self) -> None:
        ui = self._ui
        if not ui.otherEdit.isHidden() and not any(self.who if isinstance(self.who, Addressee) else ()):
            ui.hintLabel.setText(self.tr("Bitte geben Sie an, von wem die Einwendung ist."))
            ui.hintLabel.show()
            fit(self)
            ui.otherEdit.setFocus()
        elif not ui.wordingText.isHidden() and not self.said.wording:
            ui.hintLabel.setText(self.tr("Bitte geben Sie wieder, was eingewendet wurde."))
            ui.hintLabel.show()
            fit(self)
            ui.wordingText.setFocus()
        elif not ui.receivedOnEdit.complete():
            ui.hintLabel.setText(ui.receivedOnEdit.refuse())
            ui.hintLabel.show()
            fit(self)
            ui.receivedOnEdit.setFocus()
        else:
            self.accept()
