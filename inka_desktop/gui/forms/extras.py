"""What a question of a form that is kept has besides its field, wherever that field stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inka_desktop.forms import NodeState
from inka_desktop.forms.marked import plain
from inka_desktop.forms.parts import Part
from inka_desktop.gui.forms.absence import AbsenceAnswer
from inka_desktop.gui.forms.aside import MoreButton, QuestionAside
from inka_desktop.viewmodels.filling import Filling


@runtime_checkable
class Kept(Protocol):
    """A part of the page with questions that have more than a field."""

    def show_asides(self) -> None:
        """Something new was said about them."""

    def open_more(self) -> None:
        """Opens what else can be done with the question that the cursor is in."""


class Extras:
    """What else can be done with a question, why it stays blank, and what was said about it.

    Args:
        filling, part: the question.
        parent: of the widgets; the caller places ``more_button``.
        place: puts a line below the question, once there is one.
    """

    def __init__(
        self, filling: Filling, part: Part, parent: QWidget, place: Callable[[QWidget], None]
    ) -> None:
        self._filling, self._part, self._parent, self._place = filling, part, parent, place
        self._absence: AbsenceAnswer | None = None
        self._aside: QuestionAside | None = None
        self._foot: QVBoxLayout | None = None
        self.more_button = MoreButton(filling, part, self.ask, parent)

    def show(self, state: NodeState) -> None:
        """Shows what there is now."""
        asked = plain(state.label) or self._part.node.path.rpartition("/")[2]
        self.more_button.show_for(asked, state)
        if self._absence is None and state.absence is not None:
            self._absence = AbsenceAnswer(self._filling, self._part, self._parent)
            self._place(self._absence)
            self._absence.name(asked, "")
        if self._absence is not None:
            self._absence.show_state(state)
        if self._aside is None and QuestionAside.is_needed(self._filling, self._part):
            self._make_aside()
        if self._aside is not None:
            self._aside.show_state(state)

    def put_below(self, foot: QVBoxLayout) -> None:
        """What is said about it stands there: its own column is narrow."""
        self._foot = foot
        if self._aside is not None:
            self._aside.put_below(foot)

    def ask(self) -> None:
        """Opens the line in which something is said about the question."""
        (self._aside or self._make_aside()).ask()
        self._parent.show()

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard in place of the field; nothing while the question is asked."""
        return self._absence.inputs() if self._absence is not None and not self._absence.isHidden() else ()

    def leave(self) -> None:
        """The cursor goes elsewhere: a reason that was typed is kept."""
        if self._absence is not None:
            self._absence.leave()

    def is_shown(self) -> bool:
        """Whether any line of it is to be seen."""
        lines = (self._absence, self._aside)
        return any(line is not None and not line.isHidden() for line in lines)

    def _make_aside(self) -> QuestionAside:
        aside = self._aside = QuestionAside(self._filling, self._part, self._parent)
        self._place(aside)
        if self._foot is not None:
            aside.put_below(self._foot)
        return aside


class CellExtras(QWidget):
    """The same below a table: of the cell that the cursor is in."""

    def __init__(self, filling: Filling, parent: QWidget) -> None:
        super().__init__(parent)
        self._filling = filling
        self._part: Part | None = None
        self._extras: Extras | None = None
        self._shown: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_cell(self, part: Part | None, title: str) -> None:
        """Shows what a cell has; None: the cursor is in none.

        Args:
            part: the question of the cell.
            title: which one it is.
        """
        state = self._filling.state(part.node) if part is not None else None
        if part is None or state is None or not state.relevant:
            self.hide()
            return
        if self._part is None or self._part.node != part.node:
            self.leave()
            self._extras = self._made(part, title)
            self._part = part
        if self._extras is not None:
            self._extras.show(state)
        self.show()

    def open_more(self) -> None:
        """Opens what else can be done with the cell."""
        if self._extras is not None and not self.isHidden():
            self._extras.more_button.open()

    def leave(self) -> None:
        """A reason that was typed is kept."""
        if self._extras is not None:
            self._extras.leave()

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard where the cell stays blank."""
        return self._extras.inputs() if self._extras is not None and not self.isHidden() else ()

    def _made(self, part: Part, title: str) -> Extras:
        if self._shown is not None:
            self._shown.hide()
            self._column.removeWidget(self._shown)
            self._shown.deleteLater()
        shown = self._shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        column.addLayout(row)
        extras = Extras(self._filling, part, shown, column.addWidget)
        label = QLabel(title, shown)
        label.setProperty("role", "second")
        label.setWordWrap(True)
        row.addWidget(label, 1)
        row.addWidget(extras.more_button)
        self._column.addWidget(shown)
        return extras
