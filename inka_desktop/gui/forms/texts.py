"""Words and numbers: a line, several lines, hidden words, an address, whole numbers and decimals."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from inka_desktop.forms import NodeState
from inka_desktop.gui import icons
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.viewmodels import numbers

NUMBER_PX, LINE_PX = 180, 520
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


class LineAnswer(AnswerWidget):
    """One line of words."""

    width_px = LINE_PX

    def build(self) -> None:
        """Puts the widget together."""
        self.line = QLineEdit(self)
        self.line.setMaximumWidth(self.width_px)
        self.line.textEdited.connect(lambda _text: self.tell_soon())
        self.column.addWidget(self.line)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.line,)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.line.setReadOnly(state.readonly)
        if self.waits():
            return
        unread = self.filling.unread(self.node)[0]
        shown = unread or self.words(state.value)
        typing = bool(unread) or self.read(self.line.text()) == state.value
        if self.line.text() != shown and not (self.line.hasFocus() and typing):
            self.line.setText(shown)
            self.line.setCursorPosition(0)

    def leave(self) -> None:
        """What was typed is an answer now."""
        super().leave()
        value = self.read(self.line.text())
        if value is not None:
            self.line.setText(self.words(value))

    def take(self) -> None:
        """Answers with what stands there now."""
        text = self.line.text()
        value = self.read(text)
        if value is None:
            self.filling.refuse(self.node, text, self.why())
        else:
            self.tell(value)

    def read(self, text: str) -> str | None:
        """What the words say; None when they cannot be read."""
        return text.strip()

    def words(self, value: str) -> str:
        """How a kept answer reads."""
        return value

    def why(self) -> str:
        """What to do where the words cannot be read."""
        return ""


class MaskedAnswer(LineAnswer):
    """Words that nobody shall read over a shoulder."""

    def build(self) -> None:
        """Puts the widget together."""
        super().build()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)

    def read(self, text: str) -> str | None:
        """What the words say; None when they cannot be read."""
        return text


class AddressAnswer(LineAnswer):
    """An address of a page, with a button that opens it."""

    def build(self) -> None:
        """Puts the widget together."""
        row = QHBoxLayout()
        self.column.addLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        super().build()
        self.column.removeWidget(self.line)
        self._open = QToolButton(self)
        self._open.setToolTip(self.tr("Seite öffnen"))
        self._open.setAccessibleName(self.tr("Seite öffnen"))
        icons.set_icon(self._open, "external-link")
        self._open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self.line.text().strip())))
        row.addWidget(self.line, 1)
        row.addWidget(self._open)
        row.addStretch(0)
        self.line.textChanged.connect(self._offer)
        self._offer("")

    def _offer(self, text: str) -> None:
        self._open.setEnabled(_ADDRESS.fullmatch(text.strip()) is not None)


class TextAnswer(AnswerWidget):
    """Several lines; the field grows with them."""

    def build(self) -> None:
        """Puts the widget together."""
        rows = str(self.control.attributes.get("rows", ""))
        self.text = GrowingText(self, lines=min(int(rows), 20) if rows.isdigit() else 3)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.text.edited.connect(self.tell_soon)
        self.column.addWidget(self.text)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.text,)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.text.setReadOnly(state.readonly)
        if not self.waits():
            self.text.set_value(state.value)

    def take(self) -> None:
        """Answers with what stands there now."""
        self.tell(self.text.value())


class WholeAnswer(LineAnswer):
    """A whole number; ``thousands-sep`` parts its thousands."""

    width_px = NUMBER_PX
    reads: Callable[[str], str | None] = staticmethod(numbers.read_whole)

    def read(self, text: str) -> str | None:
        """What the words say; None when they cannot be read."""
        return "" if not text.strip() else self.reads(text)

    def words(self, value: str) -> str:
        """How a kept answer reads."""
        return numbers.shown(value, grouped="thousands-sep" in self.control.appearance)

    def why(self) -> str:
        """What to do where the words cannot be read."""
        return self.tr("Bitte eine ganze Zahl eingeben, zum Beispiel 12.")


class DecimalAnswer(WholeAnswer):
    """A number with decimals."""

    reads = staticmethod(numbers.read)

    def why(self) -> str:
        """What to do where the words cannot be read."""
        return self.tr("Bitte eine Zahl eingeben, zum Beispiel 12,5.")


class DigitsAnswer(LineAnswer):
    """Digits that are kept as words, as of a phone or a file."""

    width_px = 260

    def read(self, text: str) -> str | None:
        """What the words say; None when they cannot be read."""
        words = text.strip()
        return words if all(sign.isdigit() or sign in " +-.,/" for sign in words) else None

    def why(self) -> str:
        """What to do where the words cannot be read."""
        return self.tr("Bitte nur Ziffern eingeben.")
