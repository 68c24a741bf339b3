"""Several questions with the same choices as one table of buttons (``table-list``)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from inka_desktop.forms import Choice
from inka_desktop.forms.marked import plain
from inka_desktop.forms.parts import Part
from inka_desktop.gui.forms.body import Views
from inka_desktop.gui.forms.choice_buttons import ChoiceButton, TickButton
from inka_desktop.gui.forms.notes import MarkedLabel
from inka_desktop.gui.widgets.card import words
from inka_desktop.viewmodels.filling import Filling

_LEAST_PX = 56


class MatrixView(QWidget):
    """The words of the choices stand once above; each question is a row."""

    def __init__(self, filling: Filling, views: Views, parts: Sequence[Part], parent: QWidget) -> None:
        super().__init__(parent)
        self._filling = filling
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 3)
        self._heads: list[QWidget] = []
        self._head_of = parts[0]
        asked = [part for part in parts if "label" not in part.control.appearance]
        self._rows = [
            MatrixRow(filling, part, self, self._grid, place) for place, part in enumerate(asked, 1)
        ]  # fmt: skip
        for row in self._rows:
            views.add(row.part.node, row)
        views.add(self._head_of.node, self)
        self.show_texts()

    def show_texts(self) -> None:
        """Shows the words of the choices in the language of the form."""
        for head in self._heads:
            head.deleteLater()
        self._heads = []
        for place, choice in enumerate(self._filling.choices(self._head_of.node), 1):
            head = words(plain(choice.label), "second", self)
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            head.setMinimumWidth(_LEAST_PX)
            self._grid.addWidget(head, 0, place)
            self._grid.setColumnStretch(place, 1)
            self._heads.append(head)

    def fit(self) -> None:
        """Goes while none of its questions is asked."""
        self.setVisible(any(not row.label.isHidden() for row in self._rows))

    def refresh(self, parts: frozenset[str]) -> None:
        """The list is another one."""
        if parts & {"choices", "label"}:
            self.show_texts()


class MatrixRow:
    """One question of the table."""

    def __init__(self, filling: Filling, part: Part, parent: QWidget, grid: QGridLayout, place: int) -> None:
        self.filling, self.part = filling, part
        self._parent, self._grid, self._place = parent, grid, place
        self.several = part.control.kind == "select"
        self.label, self._wrong = MarkedLabel(parent), words("", "problem", parent)
        grid.addWidget(self.label, 2 * place, 0)
        grid.addWidget(self._wrong, 2 * place + 1, 0, 1, -1)
        self._group = QButtonGroup(parent)
        self._choices: tuple[Choice, ...] = ()
        self.buttons: list[QAbstractButton] = []
        self.show_texts()

    def show_texts(self) -> None:
        """Shows the question in the language of the form."""
        state = self.filling.state(self.part.node)
        self.label.show_text(state.label, required=state.required and not state.readonly)
        found = tuple(state.choices)
        if found != self._choices:
            self._place_buttons(found)
        for button, choice in zip(self.buttons, self._choices, strict=True):
            button.setAccessibleName(f"{plain(state.label)}: {plain(choice.label)}")
        self.refresh(frozenset({"value"}))

    def take_focus(self) -> None:
        """Puts the cursor into the chosen button, else into the first one."""
        chosen = [button for button in self.buttons if button.isChecked()]
        for button in (chosen or self.buttons)[:1]:
            button.setFocus()

    def refresh(self, parts: frozenset[str]) -> None:
        """Shows the answer."""
        if parts & {"choices", "label", "required"}:
            self.show_texts()
            return
        state = self.filling.state(self.part.node)
        chosen = state.value.split() if self.several else [state.value]
        self._group.setExclusive(False)
        for button, choice in zip(self.buttons, self._choices, strict=True):
            button.setChecked(choice.value in chosen)
            button.setEnabled(not state.readonly)
        self._group.setExclusive(not self.several)
        for widget in (self.label, *self.buttons):
            widget.setVisible(state.relevant)
        why = self.filling.complaint(self.part.node, state)
        self._wrong.setText(why)
        self._wrong.setVisible(bool(why) and state.relevant)

    def _place_buttons(self, choices: tuple[Choice, ...]) -> None:
        for button in self.buttons:
            self._group.removeButton(button)
            button.deleteLater()
        self._choices, self.buttons = choices, []
        for place, _ in enumerate(choices, 1):
            button = TickButton(self._parent) if self.several else ChoiceButton(self._parent)
            if isinstance(button, ChoiceButton):
                button.cleared.connect(lambda: self.filling.answer(self.part.node, None))
            button.clicked.connect(self._take)
            self._group.addButton(button)
            self._grid.addWidget(button, 2 * self._place, place, Qt.AlignmentFlag.AlignHCenter)
            self.buttons.append(button)

    def _take(self) -> None:
        chosen = [
            choice.value
            for button, choice in zip(self.buttons, self._choices, strict=True)
            if button.isChecked()
        ]  # fmt: skip
        self.filling.answer(self.part.node, chosen if self.several else (chosen or [""])[0])
