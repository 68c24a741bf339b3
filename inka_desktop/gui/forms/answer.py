"""What all widgets share that take an answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from inka_desktop.forms import Answer, Choice, NodeId, NodeState
from inka_desktop.forms.fields import Control
from inka_desktop.forms.parts import Part
from inka_desktop.gui.widgets.pause import Pause
from inka_desktop.viewmodels.filling import Filling

SETTLE_MS, LATEST_MS = 300, 2_000
"""So long after the last key words are an answer, and at the latest so long after the first one that is in
none yet; leaving the field answers at once."""


class AnswerWidget(QWidget):
    """Takes the answer to one question.

    A subclass fills itself in :meth:`build`, shows a state in :meth:`show_state`, and tells what a person did
    by :meth:`tell` (at once) or :meth:`tell_soon` (words that go on).
    """

    settle_ms = SETTLE_MS
    """So long after the last key or stroke what stands there is an answer."""

    def __init__(self, filling: Filling, part: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self.filling = filling
        self.part = part
        self._waiting: Pause | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.build()

    @property
    def node(self) -> NodeId:
        """The question's node."""
        return self.part.node

    @property
    def control(self) -> Control:
        """The question as designed."""
        return self.part.control

    @property
    def type(self) -> str:
        """The type of its answer."""
        return self.control.field.type if self.control.field is not None else "string"

    def build(self) -> None:
        """Puts the widget together."""

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""

    def show_texts(self, state: NodeState) -> None:
        """Labels of choices are new: another language, or another list."""
        self.show_state(state)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard, in reading order; the first one stands for the question."""
        return ()

    def name(self, label: str, description: str) -> None:
        """Says to a screen reader what is asked for."""
        for each in self.inputs():
            each.setAccessibleName(label)
            each.setAccessibleDescription(description)

    def take(self) -> None:
        """Answers with what stands in the widget now."""

    def leave(self) -> None:
        """The cursor goes elsewhere: what was typed is an answer now."""
        if self._waiting is not None and self._waiting.isActive():
            self._waiting.stop()
            self.take()

    def waits(self) -> bool:
        """Whether something was typed that is no answer yet."""
        return self._waiting is not None and self._waiting.isActive()

    def tell_soon(self) -> None:
        """Answers when the next keys stay away for a moment; who types on and on is not waited for."""
        if self._waiting is None:
            self._waiting = Pause(self, self.settle_ms, LATEST_MS)
            self._waiting.timeout.connect(self.take)
        self._waiting.put_off()

    def tell(self, value: Answer) -> None:
        """Answers."""
        self.filling.answer(self.node, value)

    def choices(self, search: str = "", limit: int | None = None) -> Sequence[Choice]:
        """The choices of the question."""
        return self.filling.choices(self.node, search, limit)


def chosen_of(state: NodeState) -> list[str]:
    """The values of a question with several answers."""
    return state.value.split()


def question_of(widget: QWidget | None) -> QObject | None:
    """What Return leaves as a whole: an answer, a row of a scale, else the field itself."""
    answer = answer_of(widget)
    if answer is None and isinstance(widget, QAbstractButton):
        group: QButtonGroup | None = widget.group()
        return widget if group is None else group
    return answer or widget


def answer_of(widget: QWidget | None) -> AnswerWidget | None:
    """The answer that a field belongs to."""
    while widget is not None and not isinstance(widget, AnswerWidget):
        widget = widget.parentWidget()
    return widget
