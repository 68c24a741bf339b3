"""What was said at a question, with what can be done about it, and the line in which one says something."""

from __future__ import annotations

import math
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inka_desktop.forms import NodeId
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.viewmodels.asides import Asides, Said


class SayLine(QFrame):
    """Words that are said with a button or Ctrl+Return; left with Esc or otherwise, they wait.

    Args:
        asides: keeps what is typed until it is said or dropped.
        about: the question or remark it is about; None for the form as a whole.
        asked: what the line asks for, in grey.
        named: what it is called for who does not see it.
        button: what is done with the words.
        say: is given the words.
    """

    closed = Signal()
    left = Signal()
    """It closed, and the cursor was in it."""

    def __init__(
        self, asides: Asides, about: NodeId | UUID | None, asked: str, named: str, button: str,
        say: Callable[[str], object], parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._asides, self._about, self._say = asides, about, say
        self._stood = ""
        self.setProperty("role", "entry")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        self.text = GrowingText(self)
        self.text.setPlaceholderText(asked)
        self.text.setAccessibleName(named)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._keep)
        column.addWidget(self.text)
        row = QHBoxLayout()
        column.addLayout(row)
        self.say_button = QPushButton(button, self)
        self.say_button.clicked.connect(self._done)
        drop = QPushButton(self.tr("Verwerfen"), self)
        drop.setProperty("role", "link")
        drop.clicked.connect(self._drop)
        row.addWidget(self.say_button)
        row.addWidget(drop)
        row.addStretch(1)
        self.hide()

    def open(self, stood: str = "", *, focus: bool = True) -> None:
        """Comes into view with what was begun, or else with what stands now; the cursor is in it."""
        if self.isHidden():
            self._stood = stood
            self.text.setPlainText(self._asides.begun(self._about) or stood)
        self.show()
        if focus:
            self.text.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
                self._done()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._close()  # what was typed waits
                return True
        return super().eventFilter(watched, event)

    def _done(self) -> None:
        said = self.text.toPlainText().strip()
        if said:
            self._say(said)
            self._drop()

    def _keep(self) -> None:
        text = self.text.toPlainText()
        self._asides.begin(self._about, "" if text.strip() in ("", self._stood.strip()) else text)

    def _drop(self) -> None:
        self.text.clear()
        self._close()

    def _close(self) -> None:
        focus = QApplication.focusWidget()
        within = focus is not None and self.isAncestorOf(focus)
        self.hide()
        self.closed.emit()
        if within:
            self.left.emit()


class NarrowWords(QLabel):
    """People's text in a column that may be narrower than a word: such a word goes on in the next line."""

    def __init__(self, text: str, role: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        if role:
            self.setProperty("role", role)

    def heightForWidth(self, width: int) -> int:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        layout.setTextOption(_wrapping())
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            height += line.height()
        layout.endLayout()
        return math.ceil(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(QRectF(self.rect()), self.text(), _wrapping())
        painter.end()


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


class SaidFrame(QFrame):
    """A remark with its answer and its end, and with buttons for what this person may do about it."""

    left = Signal()
    """A line of it closed, and the cursor was in it."""

    def __init__(self, said: Said, asides: Asides, parent: QWidget) -> None:
        super().__init__(parent)
        self.said, self._asides = said, asides
        self._line: SayLine | None = None
        self.setProperty("role", "entry")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(2)
        self._column.addWidget(NarrowWords(said.head, "second", self))
        self._column.addWidget(NarrowWords(said.remark.said, "", self))
        if said.remark.reply:
            self._column.addWidget(NarrowWords(said.reply_head, "second", self))
            self._column.addWidget(NarrowWords(said.remark.reply, "", self))
        if said.ended:
            self._column.addWidget(NarrowWords(said.ended, "second", self))
        self._buttons = QWidget(self)
        row = FlowLayout(self._buttons, 4)
        for text, run in self._acts():
            button = QPushButton(text, self._buttons)
            button.setProperty("role", "link")
            button.setAccessibleName(f"{text}: {said.remark.said}")
            button.clicked.connect(lambda _on=False, act=run: act())
            row.addWidget(button)
        self._buttons.setVisible(bool(self._acts()))
        self._column.addWidget(self._buttons)
        if asides.begun(said.remark.id):
            self._go_on()

    def _go_on(self) -> None:
        """What was typed before is here again."""
        if self.said.may_reply:
            self._open_reply(focus=False)
        elif self.said.may_change and self.said.remark.is_note:
            self._open_change(focus=False)

    def _acts(self) -> list[tuple[str, Callable[[], object]]]:
        said, remark, asides = self.said, self.said.remark, self._asides
        found: list[tuple[str, Callable[[], object]]] = []
        if said.may_reply:
            text = self.tr("Antwort ändern") if remark.reply else self.tr("Antworten")
            found.append((text, self._open_reply))
        if said.may_change:
            if remark.is_note:
                found.append((self.tr("Ändern"), self._open_change))
            text = self.tr("Löschen") if remark.is_note else self.tr("Frage zurücknehmen")
            found.append((text, lambda: asides.reworded.emit(remark.id, "")))
        if said.may_settle:
            text = self.tr("Wieder aufnehmen") if remark.settled else self.tr("Erledigt")
            found.append((text, lambda: asides.settled.emit(remark.id, not remark.settled)))
        return found

    def _open_reply(self, *, focus: bool = True) -> None:
        remark, asides = self.said.remark, self._asides
        self._open(
            SayLine(
                asides, remark.id, self.tr("Ihre Antwort"),
                self.tr("Antwort auf: {said}").format(said=remark.said),
                self.tr("Antworten"), lambda text: asides.replied.emit(remark.id, text), self,
            ),
            remark.reply, focus=focus,
        )  # fmt: skip

    def _open_change(self, *, focus: bool = True) -> None:
        remark, asides = self.said.remark, self._asides
        self._open(
            SayLine(
                asides, remark.id, self.tr("Was ist zu korrigieren?"),
                self.tr("Rückfrage ändern"), self.tr("Übernehmen"),
                lambda text: asides.reworded.emit(remark.id, text), self,
            ),
            remark.said, focus=focus,
        )  # fmt: skip

    def _open(self, line: SayLine, text: str, *, focus: bool) -> None:
        if self._line is not None:
            self._line.deleteLater()
        self._line = line
        line.closed.connect(self._buttons.show)
        line.left.connect(self.left)
        self._column.addWidget(line)
        self._buttons.hide()
        line.open(text, focus=focus)
