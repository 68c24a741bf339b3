"""What is missing or not allowed, as a list that leads to each place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.viewmodels.filling import Missing

SHOWN = 12


class MissingCard(Card):
    """Each line is clicked, or reached by keyboard and opened with Return."""

    wished = Signal(object)
    """The question (NodeId) that somebody wants to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[list[Missing], int] | None = None
        self.set_title(self.tr("Noch offen"))
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self.add_head_widget(self._count)

    def show_rows(self, rows: list[Missing], count: int) -> None:
        """Lists the first of so many that are missing; nothing is done where nothing changed."""
        if self._shown == (rows, count):
            return
        self._shown = rows, count
        self.clear()
        self._count.setText(str(count) if count else "")
        for row in rows:
            line = CardRow(row.label, row.why)
            line.make_clickable()
            line.activated.connect(lambda wanted=row.node: self.wished.emit(wanted))
            self.add_row(line)
        if count > len(rows):
            self.say(self.tr("und %n weitere", "", count - len(rows)))
        if not rows:
            self.say(self.tr("Alles Nötige ist beantwortet."))
