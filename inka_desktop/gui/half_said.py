"""What was typed and not said waits: in a dialog that was left without its button, in a line not entered.

What is typed at the questions of a form waits in the same place (:meth:`.Asides.begin`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit

from inka_desktop.gui.context import Context

Part = tuple[Callable[[], str], Callable[[str], None]]
"""What one part of a dialog says, and how it is made to say that again."""


def part(field: QLineEdit | QPlainTextEdit | QComboBox) -> Part:
    """The words of a field."""
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText, field.setPlainText
    if isinstance(field, QComboBox):
        return field.currentText, field.setCurrentText
    return field.text, field.setText


class HalfSaid(QObject):
    """Keeps what a dialog says beyond what it said by itself, when it is closed or left with Esc."""

    def __init__(self, context: Context, dialog: QDialog, about: Hashable, parts: Mapping[str, Part]) -> None:
        """Takes up what waits; made once the dialog says what it says by itself.

        Args:
            context: of the window, which keeps it until the program ends.
            dialog: says ``rejected`` when it is left.
            about: what the dialog is about: the next one about it goes on.
            parts: by name, in the order in which they are filled.
        """
        super().__init__(dialog)
        self._context, self._about, self._parts = context, about, parts
        self._stood = self._said()
        for name, text in context.half_said.pop(about, {}).items():
            parts[name][1](text)
        dialog.rejected.connect(self.keep)

    def forget(self) -> None:
        """Somebody cancels: nothing is kept of it."""
        self._stood = self._said()

    def keep(self) -> None:
        """Keeps what is typed now; whoever hands it over to be saved takes it out once it is."""
        typed = {name: text for name, text in self._said().items() if text != self._stood[name]}
        if typed:
            self._context.half_said[self._about] = typed

    def _said(self) -> dict[str, str]:
        return {name: read() for name, (read, _) in self._parts.items()}


class HalfTyped:
    """What is typed into lines that stay there while records come and go, and was not entered yet."""

    def __init__(self, context: Context, parts: Mapping[str, Part]) -> None:
        self._context, self._parts = context, parts
        self._about: Hashable = None

    @classmethod
    def of_line(cls, context: Context, line: QLineEdit) -> HalfTyped:
        """One line alone, which is empty while nothing was begun."""
        made = cls(context, {"line": part(line)})
        line.textChanged.connect(lambda _text: made.keep())
        return made

    def show_for(self, about: Hashable) -> None:
        """Another record comes into view: what was begun for the one before stays with that."""
        if about != self._about:
            self._about = None
            waiting = self._context.half_said.get(about, {})
            for name, (_, write) in self._parts.items():
                write(waiting.get(name, ""))
            self._about = about

    def keep(self) -> None:
        """Something was typed."""
        said = {name: text for name, (read, _) in self._parts.items() if (text := read())}
        if self._about is not None and said:
            self._context.half_said[self._about] = said
        else:
            self.forget()

    def forget(self) -> None:
        """It was entered, or dropped."""
        self._context.half_said.pop(self._about, None)

    def waits(self) -> bool:
        """Whether something was begun for the record in view."""
        return self._about in self._context.half_said
