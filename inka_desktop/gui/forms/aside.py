"""What stands below a question of a form that is kept: the period before, counts, and what was said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from inka_desktop.forms import Absence, NodeState
from inka_desktop.forms.parts import Part
from inka_desktop.gui import icons
from inka_desktop.gui.widgets import layouts
from inka_desktop.gui.widgets.card import words
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.records.values import Absent
from inka_desktop.viewmodels import numbers
from inka_desktop.viewmodels.asides import Asides, Said, absence_words
from inka_desktop.viewmodels.filling import Filling


class MoreButton(QToolButton):
    """What else can be done with a question; by keyboard Alt+Return at the question."""

    def __init__(self, filling: Filling, part: Part, ask: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._filling, self._part, self._ask = filling, part, ask
        icons.set_icon(self, "ellipsis")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(self.tr("Weitere Möglichkeiten (Alt+Eingabe)"))
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Shows the choices that there are now."""
        menu = QMenu(self)
        self.fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.actions():
            menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def fill(self, menu: QMenu) -> None:
        """Puts into a menu what can be done now."""
        filling, part = self._filling, self._part
        state, asides = filling.state(part.node), filling.asides
        if asides is None or state.readonly:
            return
        if asides.may_repeat(part, state) and asides.before(part):
            menu.addAction(self.tr("Wie im Vorquartal"), lambda: repeat(filling, part))
        for why in Absent:
            if state.absence is None or state.absence.why != why:
                menu.addAction(f"{absence_words(why)} …", partial(self._say_absent, why))
        if state.absence is not None:
            menu.addAction(self.tr("Doch angeben"), lambda: filling.set_absence(part.node, None))
        if asides.may_ask:
            menu.addAction(self.tr("Frage an die Koordinierungsstelle …"), self._ask)

    def _say_absent(self, why: Absent) -> None:
        self._filling.set_absence(self._part.node, Absence(why))
        self._filling.shown_wished.emit(self._part.node)


class QuestionAside(QWidget):
    """Lines below a question; there is nothing of it where there is nothing to say."""

    def __init__(self, filling: Filling, part: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self._filling, self._part = filling, part
        self._shown: object = None
        self._asking: AskLine | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        self._lines = QVBoxLayout()
        column.addLayout(self._lines)
        self._lines.setSpacing(4)

    @staticmethod
    def is_needed(filling: Filling, part: Part) -> bool:
        """Whether there is anything to say about a question."""
        asides = filling.asides
        return asides is not None and bool(
            asides.before(part) or asides.counted(part) is not None or asides.remarks(part.node)
        )

    def show_state(self, state: NodeState) -> None:
        """Shows what there is to say about the question as it is."""
        asides = self._filling.asides
        if asides is None:
            return
        said, counted = asides.remarks(self._part.node), asides.counted(self._part)
        repeats = asides.may_repeat(self._part, state)
        takes = counted is not None and not state.readonly and state.value != str(counted)
        key = (
            asides.before(self._part),
            repeats,
            counted,
            takes,
            tuple(said),
            state.readonly,
            self._language(),
        )
        if key == self._shown:
            return
        self._shown = key
        layouts.clear(self._lines)
        if asides.before(self._part):
            self._add_before(asides, repeats=repeats)
        if counted is not None:
            self._add_counted(counted, takes=takes)
        for one in said:
            self._lines.addWidget(SaidFrame(one, asides, self, may_change=not state.readonly))
        self._fit()

    def ask(self) -> None:
        """Opens a line in which the office can be asked."""
        if self._asking is None:
            self._asking = AskLine(self._filling, self._part, self)
            self._asking.closed.connect(self._fit)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._asking)
        self._asking.open()
        self.show()

    def _fit(self) -> None:
        asking = self._asking is not None and not self._asking.isHidden()
        self.setVisible(asking or bool(layouts.placed(self._lines)))

    def _language(self) -> str | None:
        return self._filling.session.language

    def _add_before(self, asides: Asides, *, repeats: bool) -> None:
        value = self._filling.shown_value(self._part, asides.before(self._part))
        text = self.tr("Vorquartal: {answer}").format(answer=value)
        run = (lambda: repeat(self._filling, self._part)) if repeats else None
        self._add_line(text, self.tr("Wie im Vorquartal"), run, asides.beside.round)

    def _add_counted(self, counted: int, *, takes: bool) -> None:
        node = self._part.node

        def take() -> None:
            self._filling.answer(node, str(counted))

        text = self.tr("Gezählte Kontakte: {count}").format(count=numbers.shown(str(counted), grouped=True))
        self._add_line(text, self.tr("Übernehmen"), take if takes else None)

    def _add_line(self, text: str, action: str, run: Callable[[], object] | None, tip: str = "") -> None:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = words(text, "second", line)
        label.setToolTip(tip)
        row.addWidget(label, 1)
        if run is not None:
            button = QPushButton(action, line)
            button.setProperty("role", "link")
            button.setAccessibleName(f"{self._filling.label(self._part.node)}: {action}")
            button.clicked.connect(lambda _checked=False: run())
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addWidget(line)


def repeat(filling: Filling, part: Part) -> None:
    """Answers as in the period before."""
    if filling.asides is not None:
        filling.answer(part.node, filling.asides.before(part))


class SaidFrame(QFrame):
    """A remark with its answer."""

    def __init__(self, said: Said, asides: Asides, parent: QWidget, *, may_change: bool) -> None:
        super().__init__(parent)
        self.setProperty("role", "entry")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addWidget(words(said.head, "second", self))
        column.addWidget(words(said.remark.said, "", self))
        if said.remark.reply:
            column.addWidget(words(said.reply_head, "second", self))
            column.addWidget(words(said.remark.reply, "", self))
        elif said.own and may_change:
            button = QPushButton(self.tr("Frage zurücknehmen"), self)
            button.setProperty("role", "link")
            button.clicked.connect(lambda: asides.reworded.emit(said.remark.id, ""))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class AskLine(QFrame):
    """A question to the office, until it is asked or dropped."""

    closed = Signal()

    def __init__(self, filling: Filling, part: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self._filling, self._part = filling, part
        self.setProperty("role", "entry")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        self.text = GrowingText(self)
        self.text.setPlaceholderText(self.tr("Was ist unklar?"))
        self.text.setAccessibleName(self.tr("Frage an die Koordinierungsstelle"))
        self.text.installEventFilter(self)
        column.addWidget(self.text)
        row = QHBoxLayout()
        column.addLayout(row)
        self.ask_button = QPushButton(self.tr("Frage stellen"), self)
        self.ask_button.clicked.connect(self._ask)
        drop = QPushButton(self.tr("Verwerfen"), self)
        drop.setProperty("role", "link")
        drop.clicked.connect(self._close)
        row.addWidget(self.ask_button)
        row.addWidget(drop)
        row.addStretch(1)

    def open(self) -> None:
        """Comes into view with the cursor in it."""
        self.show()
        self.text.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
                self._ask()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        said, asides = self.text.toPlainText().strip(), self._filling.asides
        if said and asides is not None:
            asides.asked.emit(self._part.node, said)
            self._close()

    def _close(self) -> None:
        self.text.clear()
        self.hide()
        self.closed.emit()
