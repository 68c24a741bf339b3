"""One or several of a few choices: buttons in a column, in columns, in a row, on a scale, or a short list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QSizePolicy,
    QWidget,
)

from inka_desktop.forms import Choice, NodeState
from inka_desktop.forms.marked import plain
from inka_desktop.gui.forms.answer import AnswerWidget, chosen_of
from inka_desktop.gui.forms.choice_buttons import ChoiceButton, TickButton
from inka_desktop.gui.forms.pictures import picture_of
from inka_desktop.gui.widgets.card import WrappedLabel, words
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.viewmodels import wording

_COLUMNS = re.compile(r"(?:columns-|compact-|quickcompact-)(\d+)")
_IN_COLUMNS = frozenset({"columns", "compact", "quickcompact"})
_QUICK = re.compile(r"quick|quickcompact(-\d+)?")
"""Appearances with which the next question is asked as soon as one is answered."""
_ACROSS = frozenset({"horizontal", "horizontal-compact", "columns-pack"})
_MOST_COLUMNS, _USUAL_COLUMNS = 10, 3
_PICTURE_PX, _FLOW_PX = 120, 16


class OneOfButtons(AnswerWidget):
    """One of a few choices; the chosen one, clicked again, is taken back."""

    several, flows = False, True

    def build(self) -> None:
        """Puts the widget together."""
        self._group = QButtonGroup(self)
        self._group.setExclusive(not self.several)
        self._choices: tuple[Choice, ...] = ()
        self._buttons: list[QAbstractButton] = []
        across = self.flows and bool(self.control.appearance & _ACROSS)
        self._flow = FlowLayout(spacing=_FLOW_PX) if across else None
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        self.column.addLayout(self._grid if self._flow is None else self._flow)
        self._none = words(self.tr("Hier gibt es noch nichts zu wählen."), "muted", self)
        self.column.addWidget(self._none)
        self._place(tuple(self.choices()))

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return self._buttons

    def name(self, label: str, description: str) -> None:
        """Says to a screen reader what is asked for."""
        for button, choice in zip(self._buttons, self._choices, strict=True):
            button.setAccessibleName(f"{label}: {plain(choice.label)}")
            button.setAccessibleDescription(description)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        chosen = chosen_of(state) if self.several else [state.value]
        self._group.setExclusive(False)
        for button, choice in zip(self._buttons, self._choices, strict=True):
            button.setChecked(choice.value in chosen)
            button.setEnabled(not state.readonly)
        self._group.setExclusive(not self.several)

    def show_texts(self, state: NodeState) -> None:
        """Shows other words, or another list."""
        found = tuple(self.choices())
        if found != self._choices:
            self._place(found)
        self.show_state(state)

    def take(self) -> None:
        """Answers with what stands there now."""
        chosen = [
            choice.value for button, choice in zip(self._buttons, self._choices, strict=True)
            if button.isChecked()
        ]  # fmt: skip
        self.tell(chosen if self.several else (chosen or [""])[0])

    def clear(self) -> None:
        """Takes the answer back."""
        self.tell(None)

    def _place(self, choices: tuple[Choice, ...]) -> None:
        for button in self._buttons:
            self._group.removeButton(button)
            (self._grid if self._flow is None else self._flow).removeWidget(button)
            button.hide()
            button.deleteLater()
        self._choices = choices
        self._buttons = [self._button(choice) for choice in choices]
        self._none.setVisible(not choices)
        columns = columns_of(self.control.appearance, len(choices))
        rows = -(-len(choices) // columns) or 1
        for place, button in enumerate(self._buttons):
            if self._flow is not None:
                self._flow.addWidget(button)
            else:
                self._grid.addWidget(button, place % rows, place // rows)
                self._grid.setColumnStretch(place // rows, 1)

    def _button(self, choice: Choice) -> QAbstractButton:
        button = TickButton(self) if self.several else ChoiceButton(self)
        button.setText(wording.on_button(plain(choice.label)))
        picture = picture_of(self.filling, choice.media, _PICTURE_PX)
        if picture is not None:
            button.setIcon(picture)
            button.setIconSize(QSize(_PICTURE_PX, _PICTURE_PX))
        self._group.addButton(button)
        if isinstance(button, ChoiceButton):
            button.cleared.connect(self.clear)
            if any(map(_QUICK.fullmatch, self.control.appearance)):
                button.picked.connect(lambda: self.filling.next_wished.emit(self.node))
        button.clicked.connect(self.take)
        return button


class SeveralOfButtons(OneOfButtons):
    """Any number of a few choices."""

    several = True


class ScaleAnswer(OneOfButtons):
    """A scale (``likert``): all choices in one row, each with its words below."""

    flows = False

    def _place(self, choices: tuple[Choice, ...]) -> None:
        super()._place(choices)
        for button in self._buttons:
            self._grid.removeWidget(button)
        for old in self.findChildren(WrappedLabel, "scaleWords"):
            old.deleteLater()
        for place, (button, choice) in enumerate(zip(self._buttons, self._choices, strict=True)):
            button.setText("")
            self._grid.addWidget(button, 0, place, Qt.AlignmentFlag.AlignHCenter)
            label = words(plain(choice.label), "second", self)
            label.setObjectName("scaleWords")
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setBuddy(button)
            self._grid.addWidget(label, 1, place)
            self._grid.setColumnStretch(place, 1)


class ListAnswer(AnswerWidget):
    """One of some choices in a list that opens (``minimal``)."""

    def build(self) -> None:
        """Puts the widget together."""
        self.combo = ChoiceCombo(self)
        self.combo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.combo.setMaximumWidth(520)
        self.combo.edited.connect(self.take)
        self.column.addWidget(self.combo)
        self._choices: tuple[Choice, ...] = ()
        self._fill()

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.combo,)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.combo.setEnabled(not state.readonly)
        self.combo.set_value(state.value)

    def show_texts(self, state: NodeState) -> None:
        """Shows other words, or another list."""
        self._fill()
        self.show_state(state)

    def take(self) -> None:
        """Answers with what stands there now."""
        self.tell(self.combo.value())

    def _fill(self) -> None:
        found = tuple(self.choices())
        if found == self._choices and self.combo.count():
            return
        self._choices = found
        self.combo.clear()
        self.combo.addItem(self.tr("– bitte wählen –"), "")
        for choice in found:
            self.combo.addItem(plain(choice.label), choice.value)


def columns_of(appearance: frozenset[str], count: int) -> int:
    """In how many columns choices stand."""
    said = next((match for match in map(_COLUMNS.fullmatch, appearance) if match is not None), None)
    if said is not None:
        return max(1, min(int(said[1]), count or 1, _MOST_COLUMNS))
    return max(1, min(count, _USUAL_COLUMNS)) if appearance & _IN_COLUMNS else 1
