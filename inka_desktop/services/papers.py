"""Papers for the owners: the recovery sheet, and what is said about a device that was ended.

Drawn anew each time; nothing of them is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inka_desktop.services.core import Core

if TYPE_CHECKING:
    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.reports.recovery_sheet import RecoveryContent
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.members import Membership


class Papers:
    """What owners print."""

    def __init__(self, core: Core, members: Membership, documents: Documents, *, sample: bool) -> None:
        """Take the parts.

        Args:
            core: for the day.
            members: owners, devices and the sheet.
            documents: for the letterhead.
            sample: the workspace is the example's; each page says so.
        """
        self._core = core
        self._members = members
        self._documents = documents
        self._sample = sample

    def recovery_sheet(self, language: str = "de") -> RenderedDocument:
        """The recovery sheet as PDF, one page.

        Raises:
            RecoveryGoneError: it was printed and typed back already, or never lay here.
        """
        from inka_desktop.reports.recovery_sheet import render_recovery_sheet

        letterhead = self._documents.printed_letterhead()
        return render_recovery_sheet(self._sheet(), letterhead, language, sample=self._sample)

    def recovery_sheet_name(self, language: str = "de") -> str:
        """The name to save the sheet under.

        Raises:
            RecoveryGoneError: as :meth:`recovery_sheet`.
        """
        from inka_desktop.reports.recovery_sheet import file_name

        return file_name(self._sheet(), language)

    def _sheet(self) -> RecoveryContent:
        from inka_desktop.reports.recovery_sheet import RecoveryContent

        row = self._members.recovery_sheet()
        return RecoveryContent(row.workspace, row.groups, self._core.today())
