"""Releases: giving a finished protocol to the project's carrier, and what a carrier reads of them."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.content import ProtocolContent, decode_content
from inka_desktop.records.documents import Attachment, ReleasedProtocol
from inka_desktop.records.specs import by_kind
from inka_desktop.services import releasing
from inka_desktop.services.core import Core, find
from inka_desktop.services.errors import AlreadySentError, PhotoNotHereError
from inka_desktop.services.released import released_row, valid_releases
from inka_desktop.services.rows import ReleasedRow
from inka_desktop.services.sent import is_sent

if TYPE_CHECKING:
    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.services.attachments import Attachments, Kept
    from inka_desktop.services.documents import Documents
    from inka_desktop.store.writer import Transaction

_LANGUAGE = "de"
"""Of the PDF that is kept; official documents are German."""


class Releases:
    """What a project's carrier may read of the office's protocols."""

    def __init__(self, core: Core, attachments: Attachments, documents: Documents) -> None:
        self._core = core
        self._attachments = attachments
        self._documents = documents

    # --- releasing ----------------------------------------------------------------------------------

    def release(self, version_id: UUID) -> Future[ReleasedRow]:
        """Release a finished version to its project's space; released already, it is what is there.

        Files are copied and the PDF is drawn in the background; then one transaction writes everything.

        Raises:
            NotNewestError, NoProjectSpaceError, PhotoMarkMissingError, PhotoNotHereError,
            AgreementsChangedError: in the future; nothing was released.
        """
        return self._core.in_background(lambda: self._release(version_id))

    def _release(self, version_id: UUID) -> Future[ReleasedRow]:
        with self._core.session() as session:
            what = releasing.source(session, version_id)
        files = [self._copied(what, place) for place in range(len(what.photos))]
        pdf = self._documents.draw(what.content, _LANGUAGE).pdf
        name = self._documents.name_of(what.content, _LANGUAGE)
        document = self._attachments.keep(pdf, file_name=name, media_type="application/pdf")

        def work(transaction: Transaction) -> ReleasedRow:
            now = releasing.source(transaction.session, version_id)
            if now.content != what.content or now.space != what.space:
                raise PhotoNotHereError()  # a mark changed while the files were copied
            by = self._core.me_by(transaction.raw).person
            made = releasing.write(self._core, transaction, what, files, document, by)
            transaction.session.flush()
            return released_row(transaction.session, made, replaced=False)

        return self._core.submit(work, "release")

    def _copied(self, what: releasing.Source, place: int) -> Kept:
        copy = self._attachments.copy(what.photos[place], what.space, f"Foto {place + 1}.jpg")
        if copy is None:
            raise PhotoNotHereError()
        return copy

    def take_back(self, released_id: UUID) -> Future[None]:
        """Take a release back that nobody can have seen.

        Raises:
            AlreadySentError: in the future; it left this device, so :meth:`withdraw` is left.
        """

        def work(transaction: Transaction) -> None:
            row = find(transaction.session, ReleasedProtocol, released_id)
            if is_sent(transaction.session, by_kind()["released_protocol"].number, row):
                raise AlreadySentError()
            releasing.withdraw(transaction, released_id)
            releasing.take_out(transaction, released_id)

        return self._core.submit(work, "take_back")

    def withdraw(self, released_id: UUID) -> Future[bool]:
        """Hide a release from the carrier; True when it was sent, so that it may have been read."""

        def work(transaction: Transaction) -> bool:
            row = find(transaction.session, ReleasedProtocol, released_id)
            sent = is_sent(transaction.session, by_kind()["released_protocol"].number, row)
            releasing.withdraw(transaction, released_id)
            if not sent:
                releasing.take_out(transaction, released_id)
            return sent

        return self._core.submit(work, "take_back")

    # --- reading ------------------------------------------------------------------------------------

    def all(self, project_id: UUID | None = None) -> list[ReleasedRow]:
        """Released protocols that were not withdrawn, newest protocol first."""
        query = select(ReleasedProtocol).where(
            ReleasedProtocol.withdrawn.is_(False), ReleasedProtocol.alive.is_(True)
        )
        if project_id is not None:
            query = query.where(ReleasedProtocol.project_id == project_id)
        newest = (ReleasedProtocol.date.desc(), ReleasedProtocol.version.desc(), ReleasedProtocol.id)
        with self._core.session() as session:
            rows = session.scalars(query.order_by(*newest)).all()
            seen: set[UUID | None] = set()
            found = []
            for row in rows:
                found.append(released_row(session, row, replaced=row.protocol_id in seen))
                seen.add(row.protocol_id)
            return found

    def of_protocol(self, protocol_id: UUID) -> list[ReleasedRow]:
        """Releases of a protocol that were not withdrawn, newest version first."""
        with self._core.session() as session:
            rows = valid_releases(session, protocol_id)
            return [released_row(session, row, replaced=place > 0) for place, row in enumerate(rows)]

    def is_valid(self, released_id: UUID) -> bool:
        """Whether a released protocol is here and was not withdrawn."""
        with self._core.session() as session:
            row = session.get(ReleasedProtocol, released_id)
            return row is not None and row.alive and not row.withdrawn

    def content(self, released_id: UUID) -> ProtocolContent:
        """What a released protocol says.

        Raises:
            UnknownRecordError: it is not on this device.
        """
        with self._core.session() as session:
            return decode_content(find(session, ReleasedProtocol, released_id).content or b"")

    def document(self, released_id: UUID, language: str = _LANGUAGE) -> RenderedDocument:
        """A released protocol as PDF: the bytes that were released, or drawn from its content alone.

        Raises:
            UnknownRecordError: it is not on this device.
        """
        with self._core.session() as session:
            file = find(session, ReleasedProtocol, released_id).document_id
        pdf = self._attachments.read(file) if file is not None and language == _LANGUAGE else None
        if pdf is not None:
            return self._documents.rendered(pdf)
        return self._documents.draw(self.content(released_id), language)

    def complete(self, released_id: UUID) -> bool:
        """Whether the PDF that was released has arrived; until then it is drawn from the content."""
        with self._core.session() as session:
            query = (
                select(Attachment.hash)
                .join(ReleasedProtocol, ReleasedProtocol.document_id == Attachment.id)
                .where(ReleasedProtocol.id == released_id)
            )
            return self._attachments.present(session.scalar(query))

    def file_name(self, released_id: UUID, language: str = _LANGUAGE) -> str:
        """The name to save it under; it sorts by date."""
        return self._documents.name_of(self.content(released_id), language)
