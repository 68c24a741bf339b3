"""The e-mail about a form that goes back to its carrier, be it of a round or of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.records.forms import Submission
from inka_desktop.services.core import Core, find
from inka_desktop.services.mailing_rows import Addressed
from inka_desktop.services.reminders import Reminders, due_file
from inka_desktop.services.rounds import part_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.reports.letters import Letter, Reminded
    from inka_desktop.services.handing_in import HandingIn


class ReturnedMail:
    """What it says and takes along, by the id of the form.

    Raises:
        UnknownRecordError: from all of them: the form is not on this device, or was deleted.
    """

    def __init__(self, core: Core, handing: HandingIn, reminders: Reminders) -> None:
        self._core = core
        self._handing = handing
        self._reminders = reminders

    def letter(self, submission: UUID, signers: Sequence[str], language: str = "de") -> Letter:
        """What it says; what is asked about stands in the program only."""
        from inka_desktop.reports.letters import returned_letter

        return returned_letter(self._asked(submission), signers, language)

    def file_name(self, submission: UUID, language: str = "de") -> str:
        """The name of the calendar file that goes along."""
        from inka_desktop.reports.letters import reminder_file_name

        return reminder_file_name(self._asked(submission), language)

    def calendar_file(self, submission: UUID, language: str = "de") -> bytes:
        """The new due date for other calendars; of a round's form it replaces the one of the reminders."""
        with self._core.session() as session:
            part = part_of(session, find(session, Submission, submission))
        if part is not None:
            return self._reminders.calendar_file(part, language)
        return due_file(self._core, submission, self._asked(submission), language)

    def people(self, session: Session, submission: UUID) -> Sequence[Addressed]:
        """Whom it may go to."""
        project = find(session, Submission, submission).project_id
        return self._reminders.people_of(session, project) if project is not None else ()

    def _asked(self, submission: UUID) -> Reminded:
        from inka_desktop.reports.letters import Reminded

        row, today = self._handing.standing(submission), self._core.today()
        due = row.return_until or row.due or today
        return Reminded(row.form, row.round, row.project, due, (due - today).days)
