"""Two rounds of one area side by side: figures with their change, what came and what went."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inka_desktop.gui.widgets.card import Card, words
from inka_desktop.records.stock_compare import Comparison
from inka_desktop.services.stock_rows import StockRow
from inka_desktop.viewmodels import stock


class ComparisonView(QWidget):
    """Asks with which other round, and shows the two in cards."""

    chosen = Signal(object)
    """Id of the round to compare with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        column.addLayout(row)
        self._label = QLabel(self.tr("Verglichen mit"), self)
        self._combo = QComboBox(self)
        self._combo.setAccessibleName(self.tr("Verglichen mit"))
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._combo.activated.connect(lambda _index: self.chosen.emit(self.other()))
        self._label.setBuddy(self._combo)
        row.addWidget(self._label)
        row.addWidget(self._combo)
        row.addStretch(1)
        self._empty = words(
            self.tr(
                "Von diesem Sozialraum gibt es noch keine zweite Bestandsaufnahme. „Nächste "
                "Bestandsaufnahme“ nimmt Wege, Einrichtungen und Kennzahlen mit."
            ),
            "muted",
            self,
        )
        column.addWidget(self._empty)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        column.addLayout(self._cards)
        self._shown: list[QWidget] = []

    def offer(self, rounds: Sequence[StockRow], wanted: UUID | None = None) -> None:
        """The rounds that can be compared with; what was chosen stays, unless another one is wanted."""
        before = wanted or self.other()
        self._combo.clear()
        for row in rounds:
            self._combo.addItem(stock.period_words(row.date, row.date_to), row.id)
        place = next((at for at, row in enumerate(rounds) if row.id == before), 0)
        self._combo.setCurrentIndex(place if rounds else -1)
        for widget in (self._label, self._combo):
            widget.setVisible(bool(rounds))
        self._empty.setVisible(not rounds)

    def other(self) -> UUID | None:
        """The round to compare with."""
        found = self._combo.currentData()
        return found if isinstance(found, UUID) else None

    def show_comparison(self, compared: Comparison | None) -> None:
        """Shows two rounds; None shows none."""
        for widget in self._shown:
            self._cards.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        if compared is None:
            return
        for table in stock.comparison_tables(compared):
            card = Card(self)
            card.set_title(table.title, table.note)
            for grid in table.grids:
                card.add_row(_grid(grid, card))
            self._show(card)
        said = stock.unchanged_words(compared)
        if said:
            self._show(words(said, "muted", self))

    def _show(self, widget: QWidget) -> None:
        self._cards.addWidget(widget)
        self._shown.append(widget)


def _grid(table: stock.Grid, parent: QWidget) -> QWidget:
    """Heads and cells in columns of equal width; every cell says its whole text."""
    holder = QWidget(parent)
    grid = QGridLayout(holder)
    grid.setContentsMargins(16, 8, 16, 8)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    for column, head in enumerate(table.heads):
        grid.addWidget(words(head, "second", holder), 0, column)
        grid.setColumnStretch(column, 1)
    for row, cells in enumerate(table.rows, start=1):
        for column, text in enumerate(cells):
            label = words(text, parent=holder)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(label, row, column)
    return holder
