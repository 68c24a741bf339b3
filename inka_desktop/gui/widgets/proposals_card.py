"""What coordinators propose: owners do it or decline, whoever proposed it sees that it is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.services.member_rows import ProposalRow
from inka_desktop.viewmodels import proposals


class ProposalsCard(Card):
    """Hidden while nothing is proposed."""

    def show_proposals(
        self, context: Context, rows: Sequence[ProposalRow], accept: Callable[[ProposalRow], None] | None
    ) -> None:
        """Fills the card.

        Args:
            context: of the window.
            rows: what no owner has answered.
            accept: leads to doing what is proposed; None where this device does not decide.
        """
        self.clear()
        self.setVisible(bool(rows))
        self.set_title(self.tr("Vorschläge"))
        for row in rows:
            line = CardRow(proposals.title(row), proposals.second(row), parent=self)
            if accept is None:
                line.add_mark(proposals.open_mark())
            else:
                self._offer(context, line, row, accept)
            self.add_row(line)

    def _offer(
        self, context: Context, line: CardRow, row: ProposalRow, accept: Callable[[ProposalRow], None]
    ) -> None:
        line.add_button(proposals.verb(row)).clicked.connect(lambda: accept(row))
        line.add_button(self.tr("Ablehnen")).clicked.connect(lambda: self._decline(context, row))

    def _decline(self, context: Context, row: ProposalRow) -> None:
        said = self.tr("Der Vorschlag ist abgelehnt. Es wurde nichts verändert.")
        context.write(self, lambda ws: ws.members.settle_proposal(row.id), lambda _: context.decided(said))
