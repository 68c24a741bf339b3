"""Papers for the owners: the recovery sheet, and what is said about a device that was ended.

Drawn anew each time; nothing of them is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.services.core import Core

if TYPE_CHECKING:
    from inka_desktop.reports.ended_device import EndedContent
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

    def ended_device(self, device: UUID, language: str = "de") -> RenderedDocument:
        """The paper about a device that was lost or signed off, as it stands now.

        Raises:
            UnknownRecordError: it was not ended.
        """
        from inka_desktop.reports.ended_device import render_ended_device

        letterhead = self._documents.printed_letterhead()
        return render_ended_device(self._ended(device), letterhead, language, sample=self._sample)

    def ended_device_name(self, device: UUID, language: str = "de") -> str:
        """The name to save that paper under.

        Raises:
            UnknownRecordError: it was not ended.
        """
        from inka_desktop.reports.ended_device import file_name

        return file_name(self._ended(device), language)

    def _ended(self, device: UUID) -> EndedContent:
        from inka_desktop.reports.ended_device import EndedContent, OnDevice

        row = self._members.ended_device(device)
        ended = row.ended
        by = ", ".join(filter(None, (ended.by_person, ended.by_device)))
        return EndedContent(
            ended.kind, ended.name, ended.person, row.role, row.tag, ended.device.hex[:8], ended.at, by,
            row.last_news,
            tuple(OnDevice(one.space_kind, one.label, one.kind, one.count, one.upto) for one in row.records),
            row.keys_replaced, row.spaces,
            tuple((one.name, one.person, one.knows) for one in row.followers), self._core.now(),
        )  # fmt: skip

    def _sheet(self) -> RecoveryContent:
        from inka_desktop.reports.recovery_sheet import RecoveryContent

        row = self._members.recovery_sheet()
        return RecoveryContent(row.workspace, row.groups, self._core.today())
