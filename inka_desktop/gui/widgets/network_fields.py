"""Fields of the network: a phone number that is written as usual."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.services.phones import PhoneRow


class PhoneEdit(QLineEdit):
    """Takes any words; a number is spaced when the field is left, one that cannot exist is marked."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self.textEdited.connect(lambda _text: self.edited.emit())

    def attach(self, context: Context) -> None:
        """Gives the field what it reads numbers with."""
        self._context = context

    def value(self) -> str:
        """The words."""
        return self.text().strip()

    def set_value(self, value: object) -> None:
        """Shows a number."""
        if self.text() != str(value or ""):
            self.setText(str(value or ""))
            self.setCursorPosition(0)
            self._mark(plausible=True)

    def complete(self) -> bool:
        """Any words are a value."""
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        typed, context = self.value(), self._context
        if context is not None and self.isModified():
            from inka_desktop.services.phones import read_phone

            context.read(self, lambda _ws: read_phone(typed), lambda row: self._take(typed, row))

    def _take(self, typed: str, row: PhoneRow) -> None:
        if self.value() != typed or self.hasFocus():
            return
        self.setModified(False)
        self._mark(plausible=row.plausible)
        if row.text != typed:
            self.setText(row.text)
            self.edited.emit()

    def _mark(self, *, plausible: bool) -> None:
        state = "" if plausible else "problem"
        if self.property("state") != state:
            self.setProperty("state", state)
            hint = self.tr("Diese Nummer gibt es so vermutlich nicht. Sie ist trotzdem gespeichert.")
            self.setToolTip("" if plausible else hint)
            self.style().unpolish(self)
            self.style().polish(self)
