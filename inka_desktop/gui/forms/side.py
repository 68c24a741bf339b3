"""What stands at the right of a form: what was said, what is missing, what changed, what happened."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inka_desktop.gui.forms.history_card import ChangesCard, HistoryCard, LateCard
from inka_desktop.gui.forms.missing_card import MissingCard
from inka_desktop.gui.forms.remarks_card import RemarksCard, WholeCard
from inka_desktop.viewmodels.filling import Filling


class Side(QWidget):
    """Cards whose rows lead to their questions; a form that is not kept has only what is missing."""

    def __init__(self, filling: Filling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = filling
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 2, 0)
        self.missing = MissingCard(self)
        self.missing.wished.connect(filling.shown_wished)
        self.missing.setVisible(not filling.locked)
        if filling.asides is None:
            column.addWidget(self.missing)
            column.addStretch(1)
            return
        said = RemarksCard(filling.asides, self)
        said.wished.connect(filling.shown_wished)
        self._late, self._changes, self._history = LateCard(self), ChangesCard(self), HistoryCard(self)
        said_first = (WholeCard(filling.asides, self), said, self.missing)
        for card in (*said_first, self._late, self._changes, self._history):
            column.addWidget(card)
        for told in (self._late, self._changes):
            told.wished.connect(filling.shown_wished)
        column.addStretch(1)
        filling.asides.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        asides = self._filling.asides
        if asides is not None:
            self._late.show_late(asides.late, self._filling, asides.on)
            self._changes.show_changes(asides.changes, self._filling)
            self._history.show_steps(asides.steps, asides.on)
