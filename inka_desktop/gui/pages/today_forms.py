"""Forms on Heute: what a carrier is asked to fill in, and what the office has to look after."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from inka_desktop.gui.page_list import is_office
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.records.values import Role

if TYPE_CHECKING:
    from inka_desktop.services.round_rows import RoundPartRow


class TodayForms(QObject):
    """Fills one card, which is not there while there is nothing to say."""

    def __init__(self, page: Page, card: Card, first: QVBoxLayout) -> None:
        """Take the card; a carrier has it in front of all others, in ``first``."""
        super().__init__(page)
        self._page, self._card, self._first = page, card, first
        self._shown: object = None
        card.hide()

    def refresh(self) -> None:
        """Reads again what is shown."""
        context, on = self._page.context, self._page.context.today()
        if is_office(context.role):
            context.read(
                self,
                lambda ws: (
                    ws.forms.rounds.waiting(),
                    len(ws.forms.remarks.waiting()),
                    len(ws.forms.reminders.due(on)),
                ),
                lambda told: self._show_office(*told),
            )
        elif context.role != Role.READER:
            context.read(self, lambda ws: ws.forms.rounds.asked(), self._show_asked)

    def _show_office(self, waiting: Sequence[RoundPartRow], questions: int, reminders: int) -> None:
        from inka_desktop.viewmodels import rounds

        card, context = self._card, self._page.context
        if self._shown == (waiting, questions, reminders):
            return
        self._shown = (waiting, questions, reminders)
        first = waiting[0].submission_id if waiting else None
        card.clear()
        card.set_title(self.tr("Monitoring"))
        for words, count, go in (
            (rounds.to_answer_words(questions), questions, self._show_question),
            (rounds.to_check_words(len(waiting)), len(waiting), partial(context.show_page, "review", first)),
            (rounds.to_remind_words(reminders), reminders, partial(context.show_page, "missing")),
        ):
            if count:
                row = CardRow(words)
                row.make_clickable()
                row.activated.connect(go)
                card.add_row(row)
        card.setVisible(len(waiting) + questions + reminders > 0)

    def _show_asked(self, parts: Sequence[RoundPartRow]) -> None:
        """The one that is due first has the big button."""
        from inka_desktop.viewmodels import rounds

        card, context = self._card, self._page.context
        shown = (tuple(parts), context.today())
        if self._shown == shown:
            return
        self._shown = shown
        self._first.insertWidget(0, card)  # what is asked for comes first
        card.clear()
        card.set_title(self.tr("Ihr Monitoringbogen") if len(parts) == 1 else self.tr("Ihre Monitoringbögen"))
        for place, part in enumerate(parts):
            row = CardRow(part.round, rounds.asked_words(part, context.today()))
            row.add_mark(rounds.answer_mark(part))
            row.add_mark(rounds.asked_mark(part, context.today()))
            button = row.add_button(rounds.fill_words(part))
            if place == 0:
                button.setProperty("role", "main")
            button.clicked.connect(partial(self._fill, part))
            card.add_row(row)
        card.setVisible(bool(parts))

    def _show_question(self) -> None:
        from inka_desktop.gui.form_opening import show_question

        show_question(self, self._page.context)

    def _fill(self, part: RoundPartRow, _on: bool = False) -> None:
        from inka_desktop.gui.form_opening import fill_form

        fill_form(self, self._page.context, part.round_id, part.project_id)
