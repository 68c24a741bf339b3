"""Documents in other shapes than PDF: Word files, and what the clipboard takes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.services.attachments import Attachments

if TYPE_CHECKING:
    from inka_desktop.reports.copied import Copied
    from inka_desktop.reports.document import Composed
    from inka_desktop.services.agreement_papers import AgreementPapers
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.due_rows import DueList
    from inka_desktop.services.stock import AllStock

_WORD = ".docx"


class Exports:
    """Protocols, stock reports and lists of agreements, from the definition of the PDF; nothing is kept."""

    def __init__(
        self, attachments: Attachments, documents: Documents, stock: AllStock, lists: AgreementPapers
    ) -> None:
        self._attachments = attachments
        self._documents = documents
        self._stock = stock
        self._lists = lists

    def protocol_word(
        self, protocol_id: UUID, language: str = "de", version_id: UUID | None = None, *,
        for_office: bool = False,
    ) -> bytes:  # fmt: skip
        """A protocol as DOCX: a finished version, or the working record as a draft.

        ``for_office``: with photos that may not be passed on.

        Raises:
            UnknownRecordError: no such protocol or version on this device.
        """
        from inka_desktop.reports.word import render_word

        composed = self._protocol(protocol_id, language, version_id, for_office=for_office)
        return render_word(composed, self._documents.printed_letterhead())

    def protocol_name(self, protocol_id: UUID, language: str = "de", version_id: UUID | None = None) -> str:
        """The name to save that file under."""
        return _renamed(self._documents.file_name(protocol_id, language, version_id))

    def protocol_copy(
        self, protocol_id: UUID, language: str = "de", version_id: UUID | None = None
    ) -> Copied:
        """A protocol for the clipboard, with its tables.

        Raises:
            UnknownRecordError: no such protocol or version on this device.
        """
        return _copied(self._protocol(protocol_id, language, version_id), language)

    def stock_word(
        self, stock_id: UUID, language: str = "de", other_id: UUID | None = None, *, for_office: bool = False
    ) -> bytes:
        """The report of a stock-taking as DOCX, with another round also what changed.

        ``for_office``: with photos that may not be passed on.

        Raises:
            UnknownRecordError: there is no such round on this device.
        """
        from inka_desktop.reports.word import render_word

        composed = self._stock_report(stock_id, language, other_id, for_office=for_office)
        return render_word(composed, self._documents.printed_letterhead())

    def stock_copy(self, stock_id: UUID, language: str = "de", other_id: UUID | None = None) -> Copied:
        """The same for the clipboard, with its tables.

        Raises:
            UnknownRecordError: there is no such round on this device.
        """
        return _copied(self._stock_report(stock_id, language, other_id), language)

    def stock_name(self, stock_id: UUID, language: str = "de") -> str:
        """The name to save that file under."""
        return _renamed(self._stock.report_name(stock_id, language))

    def list_word(self, wish: DueList, language: str = "de") -> bytes:
        """A list of agreements as DOCX.

        Raises:
            ListTooLongError: more than 3,000 agreements.
        """
        from inka_desktop.reports.agreement_list import compose_agreement_list
        from inka_desktop.reports.word import render_word

        listed = self._lists.listed(wish)
        composed = compose_agreement_list(listed, language, sample=self._documents.sample)
        return render_word(composed, self._documents.printed_letterhead())

    def list_name(self, wish: DueList, language: str = "de") -> str:
        """The name to save that file under."""
        return _renamed(self._lists.name(self._lists.listed(wish), language))

    def _protocol(
        self, protocol_id: UUID, language: str, version_id: UUID | None, *, for_office: bool = False
    ) -> Composed:
        from inka_desktop.reports.protocol import compose_protocol

        content, held_back = self._documents.to_print(protocol_id, version_id, for_office=for_office)
        return compose_protocol(
            content, self._attachments.by_content, language=language, draft=version_id is None,
            sample=self._documents.sample, held_back=held_back,
        )  # fmt: skip

    def _stock_report(
        self, stock_id: UUID, language: str, other_id: UUID | None, *, for_office: bool = False
    ) -> Composed:
        from inka_desktop.reports.stock import compose_stock

        compared = self._stock.compare(stock_id, other_id) if other_id is not None else None
        return compose_stock(
            self._stock.content(stock_id, for_office=for_office), self._attachments.by_content, compared,
            language, sample=self._documents.sample,
        )  # fmt: skip


def _copied(composed: Composed, language: str) -> Copied:
    from inka_desktop.reports.copied import copy_document
    from inka_desktop.reports.said import grouped

    return copy_document(grouped(composed.rows), language)


def _renamed(name: str) -> str:
    return name.removesuffix(".pdf") + _WORD
