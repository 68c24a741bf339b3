"""Documents in other shapes than PDF: Word files, and what the clipboard takes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.services.attachments import Attachments

if TYPE_CHECKING:
    from inka_desktop.reports.copied import Copied
    from inka_desktop.reports.document import Composed
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.stock import AllStock

_WORD = ".docx"


class Exports:
    """Protocols and stock reports, from the definition that the PDF has; nothing of it is kept."""

    def __init__(self, attachments: Attachments, documents: Documents, stock: AllStock) -> None:
        self._attachments = attachments
        self._documents = documents
        self._stock = stock

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
        from inka_desktop.reports.copied import copy_document
        from inka_desktop.reports.said import grouped

        return copy_document(grouped(self._protocol(protocol_id, language, version_id).rows), language)

    def stock_word(
        self, stock_id: UUID, language: str = "de", other_id: UUID | None = None, *, for_office: bool = False
    ) -> bytes:
        """The report of a stock-taking as DOCX, with another round also what changed.

        ``for_office``: with photos that may not be passed on.

        Raises:
            UnknownRecordError: there is no such round on this device.
        """
        from inka_desktop.reports.stock import compose_stock
        from inka_desktop.reports.word import render_word

        compared = self._stock.compare(stock_id, other_id) if other_id is not None else None
        composed = compose_stock(
            self._stock.content(stock_id, for_office=for_office), self._attachments.by_content, compared,
            language, sample=self._documents.sample,
        )  # fmt: skip
        return render_word(composed, self._documents.printed_letterhead())

    def stock_name(self, stock_id: UUID, language: str = "de") -> str:
        """The name to save that file under."""
        return _renamed(self._stock.report_name(stock_id, language))

    def _protocol(
        self, protocol_id: UUID, language: str, version_id: UUID | None, *, for_office: bool = False
    ) -> Composed:
        from inka_desktop.reports.protocol import compose_protocol

        content, held_back = self._documents.to_print(protocol_id, version_id, for_office=for_office)
        return compose_protocol(
            content, self._attachments.by_content, language=language, draft=version_id is None,
            sample=self._documents.sample, held_back=held_back,
        )  # fmt: skip


def _renamed(name: str) -> str:
    return name.removesuffix(".pdf") + _WORD
