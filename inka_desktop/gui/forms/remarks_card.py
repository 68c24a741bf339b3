"""What was said at the questions of a form, as a list that leads to each place; what is settled on demand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.viewmodels.asides import Asides, Said


class RemarksCard(Card):
    """Not there while nothing was said."""

    wished = Signal(object)
    """The question (NodeId) that somebody wants to go to."""

    def __init__(self, asides: Asides, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asides = asides
        self._unfolded = False
        self.set_title(self.tr("Rückfragen und Fragen"))
        asides.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.clear()
        said, settled = self._asides.remarks(), self._asides.remarks(settled=True)
        self.setVisible(bool(said or settled))
        self._add(said)
        if self._unfolded:
            self._add(settled)
        elif settled:
            self.offer(self.tr("%n erledigte zeigen", "", len(settled)), self._unfold)

    def _unfold(self) -> None:
        self._unfolded = True
        self._add(self._asides.remarks(settled=True))

    def _add(self, said: Sequence[Said]) -> None:
        for one in said:
            node = one.remark.node
            line = CardRow(one.remark.said, self._second(one))
            if node is not None:
                line.make_clickable()
                line.activated.connect(lambda wanted=node: self.wished.emit(wanted))
            self.add_row(line)

    def _second(self, one: Said) -> str:
        """Where it was said, what was answered, with which return it came, and since when it is settled."""
        remark = one.remark
        reply = self.tr("Antwort: {said}").format(said=remark.reply) if remark.reply else ""
        facts = " · ".join(part for part in (self._asides.returned_words(remark), one.ended) if part)
        return "\n".join(part for part in (remark.question, reply, facts) if part)
