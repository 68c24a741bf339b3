"""The card "Versand": what was prepared and sent of one record by e-mail; hidden while there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.mail_row import add_choices
from inka_desktop.services.mailing_rows import MailingRow
from inka_desktop.viewmodels import mailing


class SentCard(QObject):
    """Fills a card that a form has placed."""

    def __init__(self, context: Context, card: Card) -> None:
        super().__init__(card)
        self._context, self._card = context, card
        self._record: UUID | None = None
        self._shown: tuple[MailingRow, ...] = ()
        card.set_title(self.tr("Versand"))
        card.hide()

    def show_record(self, record: UUID) -> None:
        """Reads what was prepared and sent of a record."""
        if record != self._record:
            self._record, self._shown = record, ()
            self._card.hide()

        def show(rows: list[MailingRow]) -> None:
            if record == self._record:
                self.show_rows(rows)

        self._context.read(self, lambda ws: ws.mailings.of(record), show)

    def show_rows(self, rows: Sequence[MailingRow]) -> None:
        """Shows what was read elsewhere."""
        if tuple(rows) != self._shown:
            self._shown = tuple(rows)
            self._fill()

    def _fill(self) -> None:
        card, on = self._card, self._context.today()
        card.clear()
        card.setVisible(bool(self._shown))
        for row in self._shown:
            line = CardRow(mailing.title(row), mailing.facts(row, on), parent=card)
            card.add_row(line)
            if row.state == "prepared":
                choices = CardRow(self.tr("Noch offen"), parent=card)
                choices.title.setProperty("role", "second")
                add_choices(choices, self._context, row.id)
                card.add_row(choices)
            else:
                line.add_sign(mailing.mark(row))
