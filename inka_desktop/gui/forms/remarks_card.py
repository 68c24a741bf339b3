"""What was said at the questions of a form, as a list that leads to each place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.viewmodels.asides import Asides


class RemarksCard(Card):
    """Not there while nothing was said."""

    wished = Signal(object)
    """The question (NodeId) that somebody wants to go to."""

    def __init__(self, asides: Asides, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asides = asides
        self.set_title(self.tr("Rückfragen und Fragen"))
        asides.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.clear()
        said = self._asides.remarks()
        self.setVisible(bool(said))
        for one in said:
            node, remark = one.remark.node, one.remark
            line = CardRow(remark.said, self.tr("beantwortet") if remark.reply else remark.question)
            if node is not None:
                line.make_clickable()
                line.activated.connect(lambda wanted=node: self.wished.emit(wanted))
            self.add_row(line)
