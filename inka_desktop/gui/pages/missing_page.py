"""Wer fehlt noch: forms that are waited for, and the e-mails that remind of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from inka_desktop.gui import icons, mailing
from inka_desktop.gui._generated.missing_page import Ui_MissingPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages import calendar_files
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.records.values import MailKind
from inka_desktop.services.calendar_rows import CalendarFilter
from inka_desktop.services.mailing_rows import MailWish, PreparedOfManyRow
from inka_desktop.services.reminders import ReminderRow
from inka_desktop.viewmodels import rounds
from inka_desktop.viewmodels.projects import names

if TYPE_CHECKING:
    from inka_desktop.reports.calendar_list import CalendarListContent
    from inka_desktop.services.workspace import Workspace

_BACK, _AHEAD = timedelta(92), timedelta(366)
"""Days of the calendar file: what is overdue, and a year to come."""


class MissingPage(Page):
    """Whom to remind now comes first; the others can be written to as well."""

    name = "missing"
    code = "M-05"
    parent_page = "monitoring"
    watches = frozenset({"round", "round_part", "submission", "mailing", "project"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_MissingPage()
        ui.setupUi(self)
        self._due: Sequence[ReminderRow] = ()
        self._names: Mapping[UUID, str] = {}
        ui.allButton.clicked.connect(self._write_all)
        ui.allButton.hide()
        icons.set_icon(ui.allButton, "mail")
        ui.calendarButton.clicked.connect(self._save_calendar)
        icons.set_icon(ui.calendarButton, "calendar")

    def refresh(self) -> None:
        """Reads again what is shown."""
        on = self.context.today()
        self.context.read(
            self, lambda ws: (ws.forms.reminders.all(on), dict(names(ws.projects.list()))), self._show
        )

    def _show(self, told: tuple[Sequence[ReminderRow], Mapping[UUID, str]]) -> None:
        ui, (rows, self._names) = self._ui, told
        now, later = [row for row in rows if row.is_due], [row for row in rows if not row.is_due]
        self._due = now
        ui.allButton.setText(self.tr("Alle %n erinnern", "", len(now)))
        ui.allButton.setVisible(len(now) > 1)
        ui.allButton.setEnabled(True)
        self._fill(ui.dueCard, self.tr("Jetzt erinnern"), now)
        if not now:
            ui.dueCard.say(
                self.tr("Zurzeit ist niemand zu erinnern.")
                if rows
                else self.tr("Alle Bögen sind da, oder es wurde noch keiner verschickt.")
            )
        self._fill(ui.laterCard, self.tr("Noch offen"), later)
        ui.laterCard.setVisible(bool(later))
        ui.calendarButton.setEnabled(bool(rows))

    def _fill(self, card: Card, title: str, rows: Sequence[ReminderRow]) -> None:
        on = self.context.today()
        card.clear()
        card.set_title(title)
        for one in rows:
            row = CardRow(self._name(one), rounds.missing_words(one.part, one.reminded_on, on))
            row.add_mark(rounds.missing_mark(one.part, on))
            row.add_button(self.tr("E-Mail")).clicked.connect(partial(self._write, one))
            card.add_row(row)

    def _name(self, one: ReminderRow) -> str:
        return self._names.get(one.part.project_id, one.part.project)

    def _write(self, one: ReminderRow, _on: bool = False) -> None:
        mailing.send(self, self.context, MailWish(MailKind.REMINDER, one.part.id))

    def _write_all(self) -> None:
        """Prepares the e-mails of the day together; then a list says what was prepared."""
        titles = {one.part.id: self._name(one) for one in self._due}
        wishes, language = [MailWish(MailKind.REMINDER, part) for part in titles], self.context.language
        self._ui.allButton.setEnabled(False)

        def show(rows: Sequence[PreparedOfManyRow]) -> None:
            from inka_desktop.gui.dialogs.reminded_dialog import RemindedDialog

            RemindedDialog(self.context, rows, titles, self).open()

        def failed(error: BaseException) -> None:
            self._ui.allButton.setEnabled(True)
            self.context.tell(error)

        self.context.write(self, lambda ws: ws.mailings.prepare_many(wishes, language), show, failed)

    def _save_calendar(self) -> None:
        on = self.context.today()
        first, last = on - _BACK, on + _AHEAD

        def content(ws: Workspace) -> CalendarListContent:
            from inka_desktop.services.calendar_papers import MOST

            limits = CalendarFilter(frozenset({"form"}))
            rows = ws.calendar.between(first, last, limits, MOST + 1, on)
            return ws.calendar_papers.content(rows, first, last, on)

        calendar_files.save(self, self.context, content)
