"""Who has not handed in yet, when to remind whom, and the e-mails for that.

A reminder is due two weeks before a form is, on its day, and three days after. What was prepared since such a
day counts as done, whatever became of it: nobody is to be reminded twice because two people looked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import false, or_, select

from inka_desktop.records.local_time import local_time
from inka_desktop.records.mailing import Mailing
from inka_desktop.records.network import Person
from inka_desktop.records.projects import Project, ProjectParty
from inka_desktop.records.values import PartyRole
from inka_desktop.services import round_reading
from inka_desktop.services.divided import raw_of
from inka_desktop.services.mailing_rows import Addressed
from inka_desktop.services.network import still_there
from inka_desktop.services.parties import valid_on
from inka_desktop.services.round_rows import RoundPartRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.reports.letters import Letter, Reminded
    from inka_desktop.services.core import Core

STEPS = (timedelta(-14), timedelta(0), timedelta(3))
"""From the day a form is due to the days on which one reminds of it."""


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A form that is waited for.

    Attributes:
        reminded_on: when an e-mail about it was prepared last; None for never.
        is_due: a day of reminding has come since.
    """

    part: RoundPartRow
    reminded_on: date | None
    is_due: bool


class Reminders:
    """Forms that are waited for; ``on`` is a local calendar date, today when left out."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def all(self, on: date | None = None) -> list[ReminderRow]:
        """All forms that are waited for, by their days, then by project."""
        day = on or self._core.today()
        with self._core.raw() as raw:
            waiting = [part for part in round_reading.parts(raw) if part.is_open]
        with self._core.session() as session:
            reminded = _reminded(session)
        rows = [_row(part, reminded.get(part.id), day) for part in waiting]
        return sorted(rows, key=lambda row: row.part.expected or date.max)

    def due(self, on: date | None = None) -> list[ReminderRow]:
        """Those of which somebody is to be reminded now."""
        return [row for row in self.all(on) if row.is_due]

    # --- the e-mail ---------------------------------------------------------------------------------

    def letter(self, part: UUID, signers: Sequence[str], language: str = "de") -> Letter:
        """What it says.

        Raises:
            UnknownRecordError: there is no such part here.
        """
        from inka_desktop.reports.letters import reminder_letter

        return reminder_letter(self._asked(part), signers, language)

    def form_letter(self, part: UUID, signers: Sequence[str], language: str = "de") -> Letter:
        """What it says when the form goes along as a PDF to be filled in.

        Raises:
            UnknownRecordError: there is no such part here.
        """
        from inka_desktop.reports.letters import form_letter

        return form_letter(self._asked(part), signers, language)

    def file_name(self, part: UUID, language: str = "de") -> str:
        """The name of the calendar file that goes along."""
        from inka_desktop.reports.letters import reminder_file_name

        return reminder_file_name(self._asked(part), language)

    def calendar_file(self, part: UUID, language: str = "de") -> bytes:
        """The due date for other calendars (RFC 5545); sent again, it replaces the one before."""
        return due_file(self._core, part, self._asked(part), language)

    def people(self, session: Session, part: UUID) -> Sequence[Any]:
        """Whom it may go to: the contact persons of the project's carrier, and the project's own."""
        return self.people_of(session, round_reading.one_part(raw_of(session), part).project_id)

    def people_of(self, session: Session, project_id: UUID) -> Sequence[Addressed]:
        """The contact persons of a project's carrier, and the project's own."""
        project, today = session.get(Project, project_id), self._core.today()
        parties = session.scalars(
            select(ProjectParty).where(
                ProjectParty.project_id == project_id, ProjectParty.alive.is_(True),
                ProjectParty.role == PartyRole.CARRIER,
            )
        ).all()  # fmt: skip
        carriers = [party.organization_id for party in parties if valid_on(party, today)]
        shared = project is not None and project.space != self._core.spaces.coord
        own = Person.space == project.space if project is not None and shared else false()
        of_carrier = Person.organization_id.in_([key for key in carriers if key is not None])
        query = (
            select(Person)
            .where(Person.alive.is_(True), or_(own, of_carrier), still_there(today))
            .order_by(Person.name_order, Person.id)
        )
        return [
            Addressed(row.id, row.name, row.function, row.organization_label)
            for row in session.scalars(query)
        ]

    def _asked(self, part: UUID) -> Reminded:
        from inka_desktop.reports.letters import Reminded

        with self._core.raw() as raw:
            found = round_reading.one_part(raw, part)
            form = round_reading.one_round(raw, found.round_id).form
        due = found.expected or self._core.today()
        return Reminded(form, found.round, found.project, due, (due - self._core.today()).days)


def due_file(core: Core, key: UUID, asked: Reminded, language: str) -> bytes:
    """The day by which a form is waited for, for other calendars (RFC 5545).

    Args:
        core: of the workspace.
        key: what calendars know it by.
        asked: the form.
        language: of its words.
    """
    from inka_desktop.reports.calendar_file import Appointment, calendar_file
    from inka_desktop.reports.letters import due_title

    title = due_title(asked, language)
    told = Appointment(key, title, asked.due, None, None, "", "", kind="form", free=True)
    return calendar_file(told, core.now(), language)


def _reminded(session: Session) -> dict[UUID, date]:
    """By part, the day on which the last e-mail about it was prepared."""
    query = select(Mailing.round_part_id, Mailing.prepared_at).where(
        Mailing.round_part_id.is_not(None), Mailing.alive.is_(True)
    )
    found: dict[UUID, date] = {}
    for part, at in session.execute(query):
        if part is not None and at is not None:
            found[part] = max(found.get(part, date.min), local_time(at).date())
    return found


def _row(part: RoundPartRow, reminded: date | None, on: date) -> ReminderRow:
    if part.expected is None:
        return ReminderRow(part, reminded, is_due=False)
    come = [part.expected + step for step in STEPS if part.expected + step <= on]
    return ReminderRow(part, reminded, bool(come) and (reminded is None or reminded < come[-1]))
