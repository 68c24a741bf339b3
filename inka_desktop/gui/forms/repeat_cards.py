"""A repeat whose rows are cards: folded to one line, unfolded to be filled."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from inka_desktop.forms import NodeId
from inka_desktop.forms.marked import plain
from inka_desktop.forms.parts import QUESTION, Part
from inka_desktop.gui import icons
from inka_desktop.gui.forms.body import Body, RepeatView, Views
from inka_desktop.gui.forms.notes import MarkedLabel
from inka_desktop.gui.widgets.card import words
from inka_desktop.viewmodels.filling import Filling

AT_ONCE = 20
"""Cards shown before somebody asks for more."""
_UNFOLDED = 3
"""So many rows stand open when a form is opened; more are folded to lines."""
_SUMMED = 3
"""Answers that a folded row tells."""


class RepeatCards(RepeatView):
    """Rows as cards, with a button for one more."""

    def __init__(self, filling: Filling, views: Views, part: Part, parent: QWidget, level: int) -> None:
        super().__init__(filling, part, parent)
        self._views, self._level = views, level
        self._cards: dict[NodeId, RowCard] = {}
        self._most = AT_ONCE
        self._also: set[NodeId] = set()
        """Rows behind the first ones that somebody was led to."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._title = MarkedLabel(self)
        self._title.setProperty("role", "head")
        column.addWidget(self._title)
        self._column = QVBoxLayout()
        column.addLayout(self._column)
        self._column.setSpacing(8)
        buttons = QHBoxLayout()
        column.addLayout(buttons)
        self.add_button, self._more = QPushButton(self), QPushButton(self)
        icons.set_icon(self.add_button, "plus")
        self.add_button.clicked.connect(self.add)
        self._more.setProperty("role", "link")
        self._more.clicked.connect(self._show_more)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self._more)
        buttons.addStretch(1)
        views.add(part.node, self)
        self._show_title()
        self._show_foot()

    def pieces(self) -> Iterator[None]:
        """Makes the cards that are shown, in steps."""
        few = len(self._filling.rows(self._part)) <= _UNFOLDED
        for place, row in self._shown():
            card = self._card(place, row)
            if few:
                yield from card.unfold()
            yield
        self._show_foot()

    def add(self) -> None:
        """Adds a row and puts the cursor into it."""
        row = self._filling.add_row(self._part)
        if row is None:
            return
        self._show_row(row).take_focus()

    def unfold_to(self, node: NodeId) -> bool:
        """Shows the row that a question stands in; False where it is in none of them."""
        row = NodeId(self._part.node.path, node.row)
        if row not in self._filling.rows(self._part):
            return False
        self._show_row(row)
        return True

    def _show_row(self, row: NodeId) -> RowCard:
        """The card of a row, unfolded, without those of all rows before it."""
        self._also.add(row)
        self._take_rows()
        for _ in self._cards[row].unfold():
            pass
        return self._cards[row]

    def fit(self) -> None:
        """Goes while none of its rows is asked."""
        super().fit()
        for card in self._cards.values():
            card.fit()

    def refresh(self, parts: frozenset[str]) -> None:
        """Rows came or went, or the whole of it."""
        if "rows" in parts:
            self._take_rows()
        if "label" in parts:
            self._show_title()
        self.fit()

    def show_texts(self) -> None:
        """All words are new."""
        self._show_title()
        for card in self._cards.values():
            card.show_title()

    def _take_rows(self) -> None:
        shown = self._shown()
        rows = {row for _, row in shown}
        for gone in [row for row in self._cards if row not in rows]:
            card = self._cards.pop(gone)
            self._views.forget_row(gone.row)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for at, (place, row) in enumerate(shown):
            card = self._card(place, row)
            if self._column.indexOf(card) != at:
                self._column.removeWidget(card)
                self._column.insertWidget(at, card)
        self._show_foot()

    def _shown(self) -> list[tuple[int, NodeId]]:
        """The rows that have cards, each with its number from 1."""
        rows = enumerate(self._filling.rows(self._part), 1)
        return [(place, row) for place, row in rows if place <= self._most or row in self._also]

    def _card(self, place: int, row: NodeId) -> RowCard:
        if row not in self._cards:
            self._cards[row] = RowCard(self._filling, self._views, self._part, row, self, self._level)
            self._column.addWidget(self._cards[row])
        self._cards[row].set_place(place)
        return self._cards[row]

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self._take_rows()

    def _show_title(self) -> None:
        title = self._filling.title(self._part)
        self._title.show_text(title)
        self._title.setVisible(bool(title))
        # One literal, or a language with another order could not be served.
        add = self.tr("{title}: Eintrag hinzufügen").format(title=plain(title)) if title else ""
        self.add_button.setText(self.tr("Eintrag hinzufügen"))
        self.add_button.setAccessibleName(add)
        self.add_button.setVisible(self._filling.may_add(self._part))

    def _show_foot(self) -> None:
        left = len(self._filling.rows(self._part)) - len(self._shown())
        self._more.setVisible(left > 0)
        self._more.setText(self.tr("%n weitere anzeigen", "", left))
        self.fit()


class RowCard(QFrame):
    """One row: a line with what was answered, and its questions once it is unfolded."""

    def __init__(
        self, filling: Filling, views: Views, part: Part, row: NodeId, parent: QWidget, level: int
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card" if level == 0 else "entry")
        self._filling, self._views, self._part, self._row = filling, views, part, row
        self._place = 1
        self._level = level
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 10, 6)
        column.setSpacing(8)
        head = QHBoxLayout()
        column.addLayout(head)
        head.setSpacing(8)
        self.fold_button = QToolButton(self)
        self.fold_button.clicked.connect(self._toggle)
        self._title = words("", "cardTitle", self)
        self._title.setWordWrap(False)
        self._told = words("", "muted", self)
        self.remove_button = QToolButton(self)
        icons.set_icon(self.remove_button, "trash-2")
        self.remove_button.clicked.connect(lambda: filling.remove_row(row))
        self.remove_button.setVisible(filling.may_add(part))
        head.addWidget(self.fold_button)
        head.addWidget(self._title)
        head.addWidget(self._told, 1)
        head.addWidget(self.remove_button)
        self._column = column
        self.body: Body | None = None
        self._show_fold()

    def set_place(self, place: int) -> None:
        """Which row it is, from 1."""
        if place != self._place:
            self._place = place
            self.show_title()

    def fit(self) -> None:
        """Hides what holds no question that is asked now."""
        if self.body is not None:
            self.body.fit()

    def show_title(self) -> None:
        """Shows the number, and while it is folded what was answered."""
        text = self.tr("Eintrag {number}").format(number=self._place)
        self._title.setText(text)
        self.fold_button.setAccessibleName(self.tr("{row} auf- oder zuklappen").format(row=text))
        self.remove_button.setAccessibleName(self.tr("{row} entfernen").format(row=text))
        self.remove_button.setToolTip(self.tr("Entfernen"))
        folded = self.body is None or self.body.isHidden()
        self._told.setText(self._summary() if folded else "")

    def unfold(self) -> Iterator[None]:
        """Shows its questions, made when they are first shown, in steps."""
        if self.body is None:
            self.body = Body(self._filling, self._views, self._part.inside(self._row), self, self._level + 1)
            self._column.addWidget(self.body)
            self._column.setContentsMargins(16, 6, 10, 16)
            yield from self.body.pieces()
            self.body.fit()
        self.body.show()
        self._show_fold()

    def take_focus(self) -> None:
        """Puts the cursor into its first question."""
        for question in self._views.questions():
            if question.part.node.row == self._row.row and question.take_focus():
                return

    def _toggle(self) -> None:
        if self.body is not None and not self.body.isHidden():
            self.body.hide()
            self._show_fold()
            return
        for _ in self.unfold():
            pass

    def _show_fold(self) -> None:
        opened = self.body is not None and not self.body.isHidden()
        icons.set_icon(self.fold_button, "chevron-down" if opened else "chevron-right")
        self.show_title()

    def _summary(self) -> str:
        told: list[str] = []
        for part in self._part.inside(self._row):
            if part.kind != QUESTION or len(told) == _SUMMED:
                continue
            value = self._filling.state(part.node).value
            if value:
                told.append(plain(self._filling.shown_value(part, value)))
        return " · ".join(told)
