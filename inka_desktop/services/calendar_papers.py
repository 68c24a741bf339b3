"""The calendar out of the door: a list on paper, and a file for other calendars.

Tasks of the office, follow-up dates and what ends keeping stay (:data:`.calendar_rows.INTERNAL`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.reports import calendar_list as paper
from inka_desktop.reports.calendar_file import calendar_of
from inka_desktop.reports.calendar_list import CalendarListContent, ListedEntry
from inka_desktop.services.calendar_rows import INTERNAL, CalendarRow, days_overdue
from inka_desktop.services.errors import ListTooLongError
from inka_desktop.services.mailing import agreed_on

if TYPE_CHECKING:
    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.services.core import Core
    from inka_desktop.services.documents import Documents

MOST = 3_000
"""Entries of one document or file: some 150 pages."""
_RELEASED = "released_"


class CalendarPapers:
    """Entries as they leave the program."""

    def __init__(self, core: Core, documents: Documents) -> None:
        self._core = core
        self._documents = documents

    def content(
        self, rows: Sequence[CalendarRow], first: date, last: date, on: date | None = None, *,
        filters: str = "", chosen: bool = False,
    ) -> CalendarListContent:  # fmt: skip
        """What entries print; those that stay in the office are left out.

        Args:
            rows: by day; of a period at most one more than :data:`MOST`.
            first: of the days that were asked for.
            last: likewise.
            on: the day that decides what is overdue; today when left out.
            filters: what the calendar was limited to, in words.
            chosen: only what somebody selected.

        Raises:
            ListTooLongError: more than 3,000 entries.
        """
        if len(rows) > MOST:
            raise ListTooLongError(most=f"{MOST:,}".replace(",", "."))
        day, going = on or self._core.today(), [row for row in rows if row.kind not in INTERNAL]
        with self._core.session() as session:
            agreed = agreed_on(session, [row.id for row in going if row.kind == row.type])
        listed = tuple(_listed(row, day, agreed.get(row.id)) for row in going)
        return CalendarListContent(listed, first, last, day, filters, chosen)

    def draw(self, content: CalendarListContent, language: str = "de") -> RenderedDocument:
        """The PDF of a list."""
        return self._documents.calendar_list(content, language)

    def file(self, content: CalendarListContent, language: str = "de") -> bytes:
        """The same for other calendars (RFC 5545)."""
        return calendar_of(paper.appointments(content.entries, language), self._core.now(), language)

    @staticmethod
    def name(content: CalendarListContent, language: str = "de", ending: str = ".pdf") -> str:
        """The name to save it under; it sorts by date."""
        return paper.file_name(content, language, ending)


def _listed(row: CalendarRow, on: date, agreed_at: UUID | None) -> ListedEntry:
    late = days_overdue(row, on)
    state = row.state if row.kind in ("visit", "talk", "meeting") else ""
    # The same appointment: a corrected version, a release of its own, and a returned form, a part of a round.
    elsewhere = row.kind == "returned" or row.kind.startswith(_RELEASED)
    key = row.opens if row.opens is not None and elsewhere else row.id
    return ListedEntry(
        row.kind.removeprefix(_RELEASED), UUID(bytes=key.bytes), row.day, row.title, row.last, row.begin,
        row.end, row.place, row.who, row.project, state, late, row.waiting, agreed_at,
        row.note,
    )  # fmt: skip
