"""Bögen: what a carrier is asked for, what it handed in, and what was checked; one button each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from inka_desktop.gui._generated.submissions_page import Ui_SubmissionsPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.alone_forms import Alone, read_alone, show_alone
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.records.values import Role
from inka_desktop.services.exchange_rows import ARRIVED
from inka_desktop.viewmodels import record_state

if TYPE_CHECKING:
    from inka_desktop.services.exchange_rows import RecordStateRow
    from inka_desktop.services.round_rows import RoundPartRow
    from inka_desktop.services.workspace import Workspace

SHOWN = 12
"""Rows of a card before the others are asked for."""
MORE = 100
"""Forms of no round that each further click shows."""


class SubmissionsPage(Page):
    """Beginning and going on are one click; what is not here yet says so where it is opened."""

    name = "submissions"
    code = "M-08"
    watches = frozenset({"round", "round_part", "submission", "submission_step", "remark", "project"})
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_SubmissionsPage()
        ui.setupUi(self)
        self._sending: Mapping[UUID, RecordStateRow] = {}
        self._alone = SHOWN
        for card in (ui.waitingCard, ui.handedInCard, ui.overCard, ui.aloneCard):
            card.hide()

    def refresh(self) -> None:
        """Reads again what is shown."""
        most = self._alone
        self.context.read(self, _read, lambda told: self._show(*told))
        self.context.read(self, lambda ws: read_alone(ws, most), self._show_alone)

    def _show_alone(self, alone: Alone) -> None:
        show_alone(self, self._ui.aloneCard, alone, self._show_more)

    def _show_more(self) -> None:
        self._alone += MORE
        self.refresh()

    def _show(self, parts: Sequence[RoundPartRow], sending: Mapping[UUID, RecordStateRow]) -> None:
        from inka_desktop.viewmodels import submissions

        self._sending, ui = sending, self._ui
        shelves = submissions.shelved(parts)
        self._fill(ui.waitingCard, self.tr("Auszufüllen"), shelves.waiting)
        self._fill(ui.handedInCard, self.tr("Eingereicht"), shelves.handed_in)
        self._fill(ui.overCard, self.tr("Abgeschlossen"), shelves.over)
        ui.waitingCard.show()
        if not shelves.waiting:
            ui.waitingCard.say(
                self.tr("Zurzeit ist nichts auszufüllen.")
                if parts
                else self.tr(
                    "Noch kein Bogen. Er kommt mit dem Senden und Empfangen, sobald er verschickt ist."
                )
            )

    def _fill(self, card: Card, title: str, parts: Sequence[RoundPartRow], first: int = SHOWN) -> None:
        card.clear()
        card.set_title(title)
        card.setVisible(bool(parts))
        for part in parts[:first]:
            card.add_row(self._row(part, card))
        if len(parts) > first:
            more = self.tr("%n weitere zeigen", "", len(parts) - first)
            card.offer(more, lambda: self._fill(card, title, parts, len(parts)))

    def _row(self, part: RoundPartRow, card: Card) -> CardRow:
        from inka_desktop.viewmodels import rounds, submissions

        on = self.context.today()
        row = CardRow(part.round, submissions.facts(part, on), parent=card)
        row.add_mark(rounds.answer_mark(part))
        row.add_mark(rounds.mark(part, on))
        sending = self._sending.get(part.submission_id) if part.submission_id is not None else None
        if not part.is_open and sending is not None and sending.state != ARRIVED:
            row.add_sign(record_state.mark(sending.state))
        reads = self.context.role == Role.READER
        if part.submission_id is not None or not reads:
            button = row.add_button(submissions.button(part, reads=reads))
            button.setAccessibleName(f"{button.text()}: {part.round}, {part.project}")
            button.clicked.connect(lambda: self._open(part))
        return row

    def _open(self, part: RoundPartRow) -> None:
        if part.submission_id is not None:
            self.context.show_page("submission", part.submission_id)
            return
        self.context.write(
            self,
            lambda ws: ws.forms.rounds.begin(part.round_id, part.project_id),
            lambda begun: self.context.show_page("submission", begun),
        )


def _read(workspace: Workspace) -> tuple[list[RoundPartRow], dict[UUID, RecordStateRow]]:
    parts = workspace.forms.rounds.parts()
    begun = [part.submission_id for part in parts if part.submission_id is not None]
    return parts, workspace.exchange.record_states("submission", begun)
