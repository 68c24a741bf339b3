"""Choices in an order of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from inka_desktop.forms import NodeState
from inka_desktop.forms.marked import plain
from inka_desktop.gui import icons
from inka_desktop.gui.forms.answer import AnswerWidget, chosen_of

_ROW_PX, _FRAME_PX, _WIDEST_PX = 34, 12, 520


class RankList(QListWidget):
    """Rows that are dragged, or moved by Alt+Up and Alt+Down."""

    def __init__(self, answer: RankAnswer) -> None:
        super().__init__(answer)
        self._answer = answer
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (
            Qt.Key.Key_Up, Qt.Key.Key_Down
        ):  # fmt: skip
            self._answer.shift(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)


class RankAnswer(AnswerWidget):
    """The order counts as given once something was moved, or the button below says that it is right."""

    def build(self) -> None:
        """Puts the widget together."""
        row = QHBoxLayout()
        self.column.addLayout(row)
        self.list = RankList(self)
        self.list.setMaximumWidth(_WIDEST_PX)
        self.list.setToolTip(self.tr("Alt+Pfeil nach oben oder unten verschiebt."))
        self.list.model().rowsMoved.connect(lambda *_: self.take())
        row.addWidget(self.list, 1)
        buttons = QVBoxLayout()
        row.addLayout(buttons)
        self.up_button, self.down_button = QPushButton(self), QPushButton(self)
        for button, icon, text, by in (
            (self.up_button, "arrow-up", self.tr("Nach oben"), -1),
            (self.down_button, "arrow-down", self.tr("Nach unten"), 1),
        ):
            button.setText(text)
            icons.set_icon(button, icon)
            button.clicked.connect(lambda _checked=False, by=by: self.shift(by))
            buttons.addWidget(button)
        self.accept_button = QPushButton(self.tr("So übernehmen"), self)
        self.accept_button.clicked.connect(self.take)
        buttons.addWidget(self.accept_button)
        buttons.addStretch(1)
        row.addStretch(0)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.list,)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        values = {choice.value: plain(choice.label) for choice in state.choices}
        order = [one for one in chosen_of(state) if one in values]
        order += [value for value in values if value not in order]
        self.accept_button.setVisible(not state.value)
        for widget in (self.list, self.up_button, self.down_button, self.accept_button):
            widget.setEnabled(not state.readonly)
        if order == self._order() and all(self._label(value) == values[value] for value in order):
            return
        self.list.clear()
        for value in order:
            item = QListWidgetItem(values[value], self.list)
            item.setData(Qt.ItemDataRole.UserRole, value)
        row_px = max(self.list.sizeHintForRow(0), _ROW_PX)
        self.list.setFixedHeight(max(1, len(order)) * row_px + _FRAME_PX)
        self.list.setCurrentRow(0)

    def shift(self, by: int) -> None:
        """Moves the marked row."""
        here = self.list.currentRow()
        there = here + by
        if here < 0 or not 0 <= there < self.list.count():
            return
        order = self._order()
        order.insert(there, order.pop(here))
        self.tell(order)
        self.list.setCurrentRow(there)

    def take(self) -> None:
        """Answers with what stands there now."""
        self.tell(self._order())

    def _order(self) -> list[str]:
        return [str(self.list.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(self.list.count())]

    def _label(self, value: str) -> str:
        place = self._order().index(value)
        return self.list.item(place).text()
