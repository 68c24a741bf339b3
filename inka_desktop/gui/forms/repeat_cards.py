"""A repeat whose rows are cards: folded to one line, unfolded to be filled."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from inka_desktop.forms import NodeId
from inka_desktop.gui import icons
from inka_desktop.gui.forms.body import Body, RepeatView, Views
from inka_desktop.gui.forms.notes import MarkedLabel
from inka_desktop.gui.widgets.card import words
from inka_desktop.viewmodels.filling import Filling
from inka_desktop.viewmodels.form_parts import QUESTION, Part
from inka_desktop.viewmodels.marked import plain

AT_ONCE = 20
"""Cards shown before somebody asks for more."""
_UNFOLDED = 3
"""So many rows stand open when a form is opened; more are folded to lines."""
_SUMMED = 3
"""Answers that a folded row tells."""


class RepeatCards(RepeatView):
    """Rows as cards, with a button for one more."""

    def __init__(self, filling: Filling, views: Views, part: Part, parent: QWidget, level: int) -> None:
        super().__init__(parent)
        self._filling, self._views, self._part, self._level = filling, views, part, level
        self._cards: dict[NodeId, RowCard] = {}
        self._most = AT_ONCE
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
        rows = self._filling.rows(self._part)
        for row in rows[: self._most]:
            card = self._card(row)
            if len(rows) <= _UNFOLDED:
                yield from card.unfold()
            yield
        self._show_foot()

    def add(self) -> None:
        """Adds a row and puts the cursor into it."""
        row = self._filling.add_row(self._part)
        if row is None:
            return
        self._most = max(self._most, len(self._filling.rows(self._part)))
        self._take_rows()
        card = self._cards[row]
        for _ in card.unfold():
            pass
        card.take_focus()

    def unfold_to(self, node: NodeId) -> bool:
        """Shows the row that a question stands in; False where it is in none of them."""
        row = NodeId(self._part.node.path, node.row)
        rows = self._filling.rows(self._part)
        if row not in rows:
            return False
        if row not in self._cards:
            self._most = rows.index(row) + 1
            self._take_rows()
        for _ in self._cards[row].unfold():
            pass
        return True

    def refresh(self, parts: frozenset[str]) -> None:
        """Rows came or went, or the whole of it."""
        if "rows" in parts:
            self._take_rows()
        if "label" in parts:
            self._show_title()
        self.setVisible(self._filling.is_shown(self._part))

    def show_texts(self) -> None:
        """All words are new."""
        self._show_title()
        for card in self._cards.values():
            card.show_title()

    def _take_rows(self) -> None:
        rows = self._filling.rows(self._part)
        for gone in [row for row in self._cards if row not in rows]:
            card = self._cards.pop(gone)
            self._views.forget_row(gone.row)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for row in rows[: self._most]:
            self._card(row)
        for place, row in enumerate(rows[: self._most]):
            card = self._cards[row]
            if self._column.indexOf(card) != place:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
            card.set_place(place + 1)
        self._show_foot()

    def _card(self, row: NodeId) -> RowCard:
        if row not in self._cards:
            card = RowCard(self._filling, self._views, self._part, row, self, self._level)
            self._cards[row] = card
            self._column.addWidget(card)
            card.set_place(self._column.count())
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
        left = len(self._filling.rows(self._part)) - self._most
        self._more.setVisible(left > 0)
        self._more.setText(self.tr("%n weitere anzeigen", "", max(left, 0)))
        self.setVisible(self._filling.is_shown(self._part))


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
        self._place = place
        self.show_title()

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
