"""The strip that turns a line into an agreement: it asks only who and by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from inka_desktop.gui.context import Context
from inka_desktop.gui.half_said import HalfTyped, part
from inka_desktop.gui.widgets.card import words
from inka_desktop.gui.widgets.fields import DayEdit, GrowingText
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.suggesting import suggest_responsible
from inka_desktop.viewmodels.due import split_due

_WIDTH = 440


class AgreementStrip(QFrame):
    """Lies over the page below the line; Return adds, Esc goes back to the cursor."""

    agreed = Signal(str, str, object, object)
    """What, who, the day or None, and the topic it comes from or None."""
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._source: QPlainTextEdit | None = None
        self._line, self._topic = "", ""
        self._page = parent
        self._context = context
        self._what = GrowingText(self, 1)
        self._what.setAccessibleName(self.tr("Vereinbarung"))
        self._who = SuggestEdit(self)
        self._due = DayEdit(self)
        self._due.today = context.today
        self._due.setPlaceholderText(self.tr("15.12., morgen, +14, in 2 Wochen"))
        self._people: Sequence[str] = ()
        suggest_responsible(context, self._who, lambda: self._people)
        self._add = QPushButton(self.tr("Vereinbaren"), self)
        self._add.setProperty("role", "main")
        self._lay_out()
        self._begun = HalfTyped(
            context,
            {
                "what": (self._what.value, self._what.begin_with), "who": part(self._who),
                "due": (self._due.text, self._due.say_again),
                "topic": (lambda: self._topic, self._take_topic),
            },
        )  # fmt: skip
        for field in (self._what, self._who, self._due):
            field.edited.connect(self._keep)
        self._add.clicked.connect(self._agree)
        self._who.entered.connect(lambda _text: self._due.setFocus())
        self._due.returnPressed.connect(self._agree)
        for widget in (self._what, self._who, self._due, self._add):
            widget.installEventFilter(self)
        self.hide()

    def show_for(self, protocol: UUID | None) -> None:
        """Another protocol comes into view: what was begun stays with its own."""
        self.hide()
        self._source, self._line = None, ""
        self._begun.show_for(("agreement strip", protocol))

    def open_for(self, source: QWidget, line: str, topic: UUID | None, below: QPoint) -> None:
        """Opens below a point of the parent; ``line`` may end in ``bis 15.12.``.

        What was begun is not written over: the cursor goes there.
        """
        if self._begun.waits():
            said = self.tr("Diese Vereinbarung ist begonnen. Eingabe fügt sie hinzu, Esc verwirft sie.")
            self._context.say(said, "attention", here=True)
        else:
            self._source, self._line = (source if isinstance(source, QPlainTextEdit) else None), line
            self._topic = str(topic or "")
            what, due = split_due(line, self._context.today())
            self._what.begin_with(what)
            self._who.set_value("")
            self._due.set_value(due)
        self._show_at(below)
        (self._who if self._what.value() else self._what).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_up(self, below: QPoint, people: Sequence[str]) -> None:
        """Its protocol is shown with these people, who are suggested first: what was begun is there again."""
        self._people = people
        if self._begun.waits() and self.isHidden():
            self._show_at(below)

    def take_in(self) -> bool:
        """Adds what was begun, before the text is fixed; False where it cannot be added, which it says."""
        if not self._begun.waits():
            self.hide()
            return True
        return self._agree()

    def _show_at(self, below: QPoint) -> None:
        room = self._page.size()
        width = min(_WIDTH, room.width() - 16)
        self.setFixedWidth(width)
        self.show()  # before it is measured: its text may still be wrapped as narrow as it was made
        self.adjustSize()
        left = max(8, min(below.x(), room.width() - width - 8))
        top = max(8, min(below.y() + 4, room.height() - self.height() - 8))
        self.move(left, top)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._agree()
                return True
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """Closes without adding; the cursor is where it was."""
        self._begun.forget()
        self.hide()
        if (text := self._text()) is not None:
            text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _keep(self) -> None:
        if self._what.value() or self._who.text() or self._due.text():
            self._begun.keep()
        else:
            self._begun.forget()

    def _take_topic(self, topic: str) -> None:
        self._topic = topic

    def _agree(self) -> bool:
        """Adds it; False where something is missing, which it leads to."""
        what = self._what.value().strip()
        if not what:
            self._what.setFocus()
            said = self.tr("Die neue Vereinbarung hat noch keinen Text. Bitte ergänzen Sie ihn.")
            self._context.say(said, "attention", here=True)
            return False
        if not self._due.complete():
            self._due.setFocus()
            self._context.say(self._due.refuse(), "attention", here=True)
            return False
        day: date | None = self._due.value()
        if isinstance(text := self._text(), GrowingText):
            text.take_line(self._line)
        self.agreed.emit(what, self._who.value(), day, UUID(self._topic) if self._topic else None)
        self.leave()
        return True

    def _text(self) -> QPlainTextEdit | None:
        """The text the line came from, while it is there: another device may have deleted its topic."""
        return self._source if self._source is not None and isValid(self._source) else None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(words(self.tr("Neue Vereinbarung"), "cardTitle", self))
        column.addWidget(self._what)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(8)
        fields = ((self.tr("Zuständig"), self._who, 3), (self.tr("Bis wann"), self._due, 2))
        for title, widget, stretch in fields:
            pair = QVBoxLayout()
            row.addLayout(pair, stretch)
            pair.setSpacing(4)
            name = QLabel(title, self)
            name.setProperty("role", "field")
            name.setBuddy(widget)
            widget.setAccessibleName(title)
            pair.addWidget(name)
            pair.addWidget(widget)
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.addWidget(words(self.tr("Eingabe fügt hinzu, Esc verwirft"), "hint", self), 1)
        foot.addWidget(self._add)
