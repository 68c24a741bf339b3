"""What stands below a question of a form that is kept: the period before, counts, and what was said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from inka_desktop.forms import Absence, NodeId, NodeState
from inka_desktop.forms.marked import plain
from inka_desktop.forms.parts import Part
from inka_desktop.gui import icons
from inka_desktop.gui.forms.said import SaidFrame, SayLine
from inka_desktop.gui.widgets import layouts
from inka_desktop.gui.widgets.card import words
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.records.values import Absent
from inka_desktop.services.submission_rows import OfferedRow
from inka_desktop.viewmodels import numbers
from inka_desktop.viewmodels.asides import Asides, Said, absence_words
from inka_desktop.viewmodels.filling import Filling


class MoreButton(QToolButton):
    """What else can be done with a question; by keyboard Alt+Return at the question.

    Whoever looks a form through has one thing to do, and Tab leads from question to question.
    """

    def __init__(self, filling: Filling, part: Part, ask: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._filling, self._part, self._ask = filling, part, ask
        self._notes = filling.asides is not None and filling.asides.may.notes
        icons.set_icon(self, "message-square" if self._notes else "ellipsis")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._notes else Qt.FocusPolicy.NoFocus)
        self.setToolTip(
            self.tr("Rückfrage notieren") if self._notes else self.tr("Weitere Möglichkeiten (Alt+Eingabe)")
        )
        self.clicked.connect(self.open)

    def show_for(self, question: str, state: NodeState) -> None:
        """Is there where anything can be done, and says at which question."""
        there = self._notes or not state.readonly or self._may_ask()
        if not there or self.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            self.setVisible(there)  # what was never hidden shows with its question
        text = (
            self.tr("{question}: Rückfrage") if self._notes else self.tr("{question}: Weitere Möglichkeiten")
        )
        self.setAccessibleName(text.format(question=question))

    def open(self) -> None:
        """Shows the choices that there are now, or does the one thing."""
        if self._notes:
            self._ask()
            return
        menu = QMenu(self)
        self.fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.actions():
            menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def fill(self, menu: QMenu) -> None:
        """Puts into a menu what can be done now."""
        state = self._filling.state(self._part.node)
        if not state.readonly:
            self._offer_answers(menu, state)
        if self._may_ask():
            menu.addAction(self.tr("Frage an die Koordinierungsstelle …"), self._ask)

    def _may_ask(self) -> bool:
        return self._filling.asides is not None and self._filling.asides.may_ask

    def _offer_answers(self, menu: QMenu, state: NodeState) -> None:
        filling, part, asides = self._filling, self._part, self._filling.asides
        if asides is None:
            return
        if asides.may_repeat(part, state) and asides.before(part):
            menu.addAction(asides.repeat_words(), lambda: repeat(filling, part))
        for why in Absent:
            if state.absence is None or state.absence.why != why:
                menu.addAction(f"{absence_words(why)} …", partial(self._say_absent, why))
        if state.absence is not None:
            menu.addAction(self.tr("Doch angeben"), lambda: filling.set_absence(part.node, None))

    def _say_absent(self, why: Absent) -> None:
        self._filling.set_absence(self._part.node, Absence(why))
        self._filling.shown_wished.emit(self._part.node)


class QuestionAside(QWidget):
    """Lines below a question; there is nothing of it where there is nothing to say."""

    def __init__(self, filling: Filling, part: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self._filling, self._part = filling, part
        self._shown: object = None
        self._unfolded = False
        self._asking: SayLine | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        self._lines = QVBoxLayout()
        column.addLayout(self._lines)
        self._lines.setSpacing(4)
        self._said = QWidget(self)
        column.addWidget(self._said)
        below = QVBoxLayout(self._said)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        self._about = words("", "second", self._said)
        self._about.hide()
        below.addWidget(self._about)
        self._frames = QVBoxLayout()
        below.addLayout(self._frames)
        self._frames.setSpacing(4)

    def put_below(self, foot: QVBoxLayout) -> None:
        """What was said stands there, where there is room to read it, with the name of its question."""
        foot.addWidget(self._said)
        self._about.show()

    @staticmethod
    def is_needed(filling: Filling, part: Part) -> bool:
        """Whether there is anything to say about a question."""
        asides = filling.asides
        return asides is not None and bool(
            part.node in asides.divided
            or asides.before(part)
            or asides.counted(part) is not None
            or asides.remarks(part.node)
            or asides.remarks(part.node, settled=True)
            or (asides.may_say and asides.begun(part.node))
        )

    def show_state(self, state: NodeState) -> None:
        """Shows what there is to say about the question as it is."""
        asides = self._filling.asides
        if asides is None:
            return
        said, counted = asides.remarks(self._part.node), asides.counted(self._part)
        settled = asides.remarks(self._part.node, settled=True)
        repeats = asides.may_repeat(self._part, state)
        takes = counted is not None and not state.readonly and state.value != str(counted.number)
        answer = asides.divided.get(self._part.node)
        key = (
            answer,
            asides.before(self._part),
            repeats,
            counted,
            takes,
            tuple(said),
            tuple(settled),
            self._unfolded,
            state.readonly,
            state.relevant,
            self._language(),
        )
        if key == self._shown:
            return
        self._shown = key
        self._about.setText(plain(state.label))
        layouts.clear(self._lines)
        if answer is not None:
            self._add_divided(asides, answer)
        if asides.before(self._part):
            self._add_before(asides, repeats=repeats)
        if counted is not None:
            self._add_counted(counted, takes=takes)
        if settled:
            self._add_fold(len(settled))
        self._show_said([*(settled if self._unfolded else ()), *said], asides)
        if self._asking is None and asides.may_say and asides.begun(self._part.node):
            self._asked_in(asides).open(focus=False)
        self._fit()

    def _show_said(self, every: Sequence[Said], asides: Asides) -> None:
        """Whatever says what it said stays: somebody may be writing an answer to it."""
        known = {one.said: one for one in layouts.placed(self._frames) if isinstance(one, SaidFrame)}
        frames = [known.get(one) or SaidFrame(one, asides, self._said) for one in every]
        focus = QApplication.focusWidget()
        goes = focus is not None and any(
            one.isAncestorOf(focus) for one in known.values() if one not in frames
        )
        layouts.clear(self._frames, keeping=frames)
        for frame in frames:
            self._frames.addWidget(frame)
            if frame not in known.values():
                frame.left.connect(self._come_back)
        if goes:
            self._come_back()

    def _come_back(self) -> None:
        """The cursor was in what is gone; whoever types goes on at the question."""
        self._filling.shown_wished.emit(self._part.node)

    def ask(self) -> None:
        """Opens a line in which the office can be asked, or notes what is to be put right."""
        asides = self._filling.asides
        if asides is None:
            return
        line = self._asked_in(asides)
        self._said.show()
        self.show()
        line.open()

    def _asked_in(self, asides: Asides) -> SayLine:
        if self._asking is None:
            self._asking = self._made_line(asides)
            self._asking.closed.connect(self._fit)
            self._asking.left.connect(self._come_back)
            layout = self._said.layout()
            assert layout is not None
            layout.addWidget(self._asking)
        return self._asking

    def _made_line(self, asides: Asides) -> SayLine:
        node = self._part.node

        def say(text: str) -> None:
            asides.asked.emit(node, text)

        if asides.may.notes:
            asked, named = self.tr("Was ist zu korrigieren?"), self.tr("Rückfrage an den Träger")
            return SayLine(asides, node, asked, named, self.tr("Notieren"), say, self._said)
        asked, named = self.tr("Was ist unklar?"), self.tr("Frage an die Koordinierungsstelle")
        return SayLine(asides, node, asked, named, self.tr("Frage stellen"), say, self._said)

    def _fit(self) -> None:
        asking = self._asking is not None and not self._asking.isHidden()
        said = asking or bool(layouts.placed(self._frames))
        self._said.setVisible(said and self._filling.state(self._part.node).relevant)
        self.setVisible(said or bool(layouts.placed(self._lines)))

    def _language(self) -> str | None:
        return self._filling.session.language

    def _add_divided(self, asides: Asides, answer: UUID) -> None:
        text = self.tr("Zwei Angaben – bitte entscheiden")
        button = self._add_line(text, self.tr("Beide ansehen"), lambda: asides.entries_wished.emit(answer))
        if button is not None:
            icons.set_icon(button, "split", "attention", 14)

    def _add_before(self, asides: Asides, *, repeats: bool) -> None:
        text = asides.before_words(self._filling.shown_value(self._part, asides.before(self._part)))
        run = (lambda: repeat(self._filling, self._part)) if repeats else None
        self._add_line(text, asides.repeat_words(), run, asides.beside.round)

    def _add_counted(self, counted: OfferedRow, *, takes: bool) -> None:
        text = self.tr("Gezählte Kontakte: {count}")
        if counted.estimated:
            text = self.tr("Gezählte Kontakte: {count}, davon {estimated} geschätzt")
        count, estimated = (numbers.shown(str(one), grouped=True) for one in counted[:2])
        run = (lambda: take(self._filling, self._part)) if takes else None
        self._add_line(text.format(count=count, estimated=estimated), self.tr("Übernehmen"), run)

    def _add_fold(self, count: int) -> None:
        """What is settled is history: one line, until somebody wants to read it."""
        text = self.tr("%n erledigte Anmerkungen", "", count)
        action = self.tr("Ausblenden") if self._unfolded else self.tr("Anzeigen")
        self._add_line(text, action, self._turn)

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self.show_state(self._filling.state(self._part.node))

    def _add_line(
        self, text: str, action: str, run: Callable[[], object] | None, tip: str = ""
    ) -> QPushButton | None:
        button = None
        line = QWidget(self)
        row = FlowLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        label = words(text, "second", line)
        label.setToolTip(tip)
        row.addWidget(label)
        if run is not None:
            button = QPushButton(action, line)
            button.setProperty("role", "link")
            button.setAccessibleName(f"{self._filling.label(self._part.node)}: {action}")
            button.clicked.connect(lambda _checked=False: run())
            row.addWidget(button)
        self._lines.addWidget(line)
        return button


def take(filling: Filling, part: Part) -> None:
    """Answers with the contacts that were counted, and where it is asked with how many were estimated."""
    asides = filling.asides
    counted = asides.counted(part) if asides is not None else None
    if asides is None or counted is None:
        return
    filling.answer(part.node, str(counted.number))
    node = NodeId(counted.estimated_path)
    if counted.estimated_path and not (state := filling.state(node)).readonly:
        estimated = asides.estimated(node.path, lambda path: filling.state(NodeId(path)).value)
        if estimated or state.value:
            filling.answer(node, str(estimated))


def repeat(filling: Filling, part: Part) -> None:
    """Answers as in the period before."""
    if filling.asides is not None:
        filling.answer(part.node, filling.asides.before(part))
