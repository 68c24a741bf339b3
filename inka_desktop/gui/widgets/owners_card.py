"""What keeps a workspace safe, for owners: the sheet, a second device, what is held back, ended devices."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.services.member_rows import EndedRow, OwnersRow
from inka_desktop.viewmodels import owners

SHOWN = 5
"""Ended devices that are shown at once."""


class OwnersCard(Card):
    """Every row says how things are and has the one button that changes it."""

    def show_owners(
        self, context: Context, row: OwnersRow, ended: Sequence[EndedRow], wake: Callable[[], None]
    ) -> None:
        """Fills the card.

        Args:
            context: of the window.
            row: how safe the workspace is.
            ended: devices that lost their rights, newest first.
            wake: reads the page again after something was done.
        """
        self.clear()
        self.set_title(self.tr("Leitung"))
        if not row.is_owner:
            over = self.tr("Leitung übernehmen")
            self._line(owners.take_over_line(row), over, lambda: self._take_over(context, wake))
            return
        self._line(owners.devices_line(row))
        printing = self.tr("Drucken") if row.sheet_due else ""
        self._line(owners.sheet_line(row), printing, lambda: self._print_sheet(context, wake))
        if row.held_back or ended:
            self._line(owners.held_line(row), self.tr("Ansehen"), lambda: context.show_page("held_back"))
        answer = self.tr("Anfrage beantworten")
        self._line(owners.request_line(), answer, lambda: self._answer(context))
        self._add_ended(context, ended)

    def _line(self, line: tuple[str, str], button: str = "", run: Callable[[], None] | None = None) -> None:
        row = CardRow(line[0], line[1], parent=self)
        self.add_row(row)
        if button and run is not None:
            row.add_button(button).clicked.connect(run)

    def _add_ended(self, context: Context, ended: Sequence[EndedRow]) -> None:
        from inka_desktop.gui.dialogs.device_dialogs import show_paper

        on, others = context.today(), ended[SHOWN:]
        for one in ended[:SHOWN]:
            row = CardRow(owners.device_words(one), owners.ended_words(one, on), parent=self)
            row.add_button(self.tr("Liste ansehen")).clicked.connect(
                lambda _=False, device=one.device: show_paper(self, context, device)
            )
            self.add_row(row)
        if others:
            more = self.tr("%n weitere zeigen", "", len(others))
            self.offer(more, lambda: self._add_ended(context, others))

    def _print_sheet(self, context: Context, wake: Callable[[], None]) -> None:
        from inka_desktop.gui.dialogs.sheet_dialog import SheetDialog

        dialog = SheetDialog(context, self.window())
        dialog.typed_back.connect(wake)
        dialog.open()

    def _take_over(self, context: Context, wake: Callable[[], None]) -> None:
        from inka_desktop.gui.dialogs.sheet_dialog import take_over

        take_over(self.window(), context, wake)

    def _answer(self, context: Context) -> None:
        from inka_desktop.gui.dialogs.answer_dialog import AnswerDialog

        AnswerDialog(context, self.window()).open()
