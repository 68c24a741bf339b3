"""What was said in a form: at its questions, as a list that leads to each place, and about all of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inka_desktop.forms import NodeId
from inka_desktop.gui.forms.said import SaidFrame, SayLine
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.viewmodels.asides import Asides, Said


class WholeCard(Card):
    """What was asked about the form as a whole, with its answers, and a line to ask in.

    Not there for who may not ask while nothing was said.
    """

    def __init__(self, asides: Asides, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asides = asides
        self._shown: object = None
        self.set_title(self.tr("Zum ganzen Bogen"))
        self.line = SayLine(
            asides, None, self.tr("Was ist unklar?"), self.tr("Frage an die Koordinierungsstelle"),
            self.tr("Frage stellen"), lambda text: asides.asked.emit(None, text), self,
        )  # fmt: skip
        self.line.setProperty("role", "")  # it stands in a card
        self.line.closed.connect(self._fill)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.line)
        if asides.may_ask and asides.begun(None):
            self.line.open(focus=False)
        asides.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        shown = self._asides.of_whole(), self._asides.may_ask
        if shown != self._shown:  # else somebody may be writing an answer
            self._shown = shown
            self._fill()

    def _fill(self) -> None:
        said, asks = self._asides.of_whole(), self._asides.may_ask
        self.clear()
        self.setVisible(bool(said) or asks)
        for one in said:
            frame = SaidFrame(one, self._asides, self)
            frame.setProperty("role", "")
            self.add_row(frame)
        if asks and self.line.isHidden():
            self.offer(self.tr("Frage stellen …"), self.line.open)


class RemarksCard(Card):
    """What was said at its questions; what is settled on demand. Not there while nothing was said."""

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
        said, settled = self._said(), self._said(settled=True)
        self.setVisible(bool(said or settled))
        self._add(said)
        if self._unfolded:
            self._add(settled)
        elif settled:
            self.offer(self.tr("%n erledigte zeigen", "", len(settled)), self._unfold)

    def _unfold(self) -> None:
        self._unfolded = True
        self._add(self._said(settled=True))

    def _said(self, *, settled: bool = False) -> list[tuple[NodeId, Said]]:
        every = self._asides.remarks(settled=settled)
        return [(node, one) for one in every if (node := one.remark.node) is not None]

    def _add(self, said: Sequence[tuple[NodeId, Said]]) -> None:
        for node, one in said:
            line = CardRow(one.remark.said, self._second(one))
            line.make_clickable()
            line.activated.connect(lambda wanted=node: self.wished.emit(wanted))
            self.add_row(line)

    def _second(self, one: Said) -> str:
        """Where it was said, what was answered, with which return it came, and since when it is settled."""
        remark = one.remark
        reply = self.tr("Antwort: {said}").format(said=remark.reply) if remark.reply else ""
        facts = " · ".join(part for part in (self._asides.returned_words(remark), one.ended) if part)
        return "\n".join(part for part in (remark.question, reply, facts) if part)
