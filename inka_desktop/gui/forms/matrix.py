"""Several questions with the same choices as one table of buttons (``table-list``)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from inka_desktop.forms import Choice, NodeState
from inka_desktop.forms.marked import plain
from inka_desktop.forms.parts import Part
from inka_desktop.gui.forms.aside import MoreButton
from inka_desktop.gui.forms.body import Views
from inka_desktop.gui.forms.choice_buttons import ChoiceButton, TickButton
from inka_desktop.gui.forms.extras import Extras
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

    def show_asides(self) -> None:
        """Something new was said about its questions."""
        for row in self._rows:
            row.show_asides()

    def open_more(self) -> None:
        """Opens what else can be done with the question that the cursor is in."""
        here = QApplication.focusWidget()
        row = next((row for row in self._rows if here is not None and row.holds(here)), None)
        if row is not None and row.more_button is not None:
            row.more_button.open()

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
        self._head, self._below = QWidget(parent), QWidget(parent)
        self.label, self._wrong = MarkedLabel(self._head), words("", "problem", self._below)
        self._extras = (
            None if filling.asides is None else Extras(filling, part, self._below, self._place_line)
        )
        self._lay_out()
        grid.addWidget(self._head, 2 * place, 0)
        grid.addWidget(self._below, 2 * place + 1, 0, 1, -1)
        self._group = QButtonGroup(parent)
        self._choices: tuple[Choice, ...] = ()
        self.buttons: list[QAbstractButton] = []
        self.show_texts()

    @property
    def more_button(self) -> MoreButton | None:
        """What else can be done; None in a form that belongs to nobody."""
        return None if self._extras is None else self._extras.more_button

    def holds(self, widget: QWidget) -> bool:
        """Whether a widget with the cursor belongs to the question."""
        return widget in self.buttons or self._head.isAncestorOf(widget) or self._below.isAncestorOf(widget)

    def show_asides(self) -> None:
        """Something new was said about it."""
        self.refresh(frozenset({"value"}))

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
        """Puts the cursor into the chosen button, else into the first one, or to why there is no answer."""
        instead = self._extras.inputs() if self._extras is not None else ()
        chosen = [button for button in self.buttons if button.isChecked()]
        for widget in (instead or chosen or self.buttons)[:1]:
            widget.setFocus()

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
        for widget in (self._head, self.label):
            widget.setVisible(state.relevant)
        for button in self.buttons:
            button.setVisible(state.relevant and state.absence is None)
        why = self.filling.complaint(self.part.node, state)
        self._wrong.setText(why)
        self._wrong.setVisible(bool(why))
        if self._extras is not None:
            self._extras.show(state)
        self._fit_below(state)

    def _fit_below(self, state: NodeState) -> None:
        """A row of the grid without anything in it takes no room."""
        more = self._extras is not None and self._extras.is_shown()
        self._below.setVisible(state.relevant and (more or not self._wrong.isHidden()))

    def _lay_out(self) -> None:
        row, column = QHBoxLayout(self._head), QVBoxLayout(self._below)
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row.addWidget(self.label, 1)
        if self.more_button is not None:
            row.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._wrong)

    def _place_line(self, line: QWidget) -> None:
        layout = self._below.layout()
        assert layout is not None
        layout.addWidget(line)

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
