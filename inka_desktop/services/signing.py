"""Signing: on the screen below a text that is shown, and on paper, of which the scan comes back."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from inka_desktop.records import strokes
from inka_desktop.records.approval import FixedText
from inka_desktop.records.content import ProtocolContent, content_hash, decode_content, encode_content
from inka_desktop.records.documents import Attachment, Document
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import RecordState, TextPurpose
from inka_desktop.services import approval_content, fixed_texts, network
from inka_desktop.services.approval_errors import NothingDrawnError, TextMovedError
from inka_desktop.services.approval_rows import (
    Addressee,
    PrintedSheetRow,
    SignatureRow,
    SignedSheetRow,
    SigningRow,
)
from inka_desktop.services.attachments import Attachments
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import Editing, add
from inka_desktop.services.fields import checked
from inka_desktop.services.newest_text import newest_version
from inka_desktop.services.protocol_content import working_content
from inka_desktop.services.scans import keep_scan
from inka_desktop.store.errors import UnknownRecordError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.services.documents import Documents
    from inka_desktop.store.writer import Transaction

_WHICH = ("number", "version", "predecessor", "finished_at", "finished_by")
"""What says which text it is that somebody signs; no part of it (:mod:`.fixed_texts`)."""


class ToSign(NamedTuple):
    """A text as it is shown for signing, its canonical bytes, and the hash that a signature is bound to."""

    document: RenderedDocument
    content: bytes
    content_hash: str


class Signing:
    """Signatures of a protocol, and the papers that are signed by hand."""

    def __init__(self, core: Core, editing: Editing, attachments: Attachments, documents: Documents) -> None:
        self._core = core
        self._editing = editing
        self._attachments = attachments
        self._documents = documents

    # --- reading ----------------------------------------------------------------------------------

    def get(self, protocol_id: UUID) -> SigningRow:
        """What was signed of a protocol.

        Raises:
            UnknownRecordError: the protocol is not on this device, or was deleted.
        """
        with self._core.session() as session:
            protocol = find(session, Protocol, protocol_id)
            drawn = approval_content.signatures(session, protocol_id)
            scanned = approval_content.signed_sheets(session, protocol_id)
            signed = drawn or scanned
            now = working_content(session, protocol, self._core.today()) if signed else ProtocolContent()
            return SigningRow(
                tuple(
                    SignatureRow(
                        row.id, Addressee(row.name or "", row.function or "", row.organization or ""),
                        row.signed_at or datetime.fromtimestamp(0, UTC), text.purpose or "",
                        not fixed_texts.still(now, text),
                        bytes(row.strokes or b"").decode("ascii", "replace"), row.content_hash or "",
                    )
                    for row, text in drawn
                ),
                tuple(
                    SignedSheetRow(
                        row.id, file.id, file.file_name or "", file.media_type or "",
                        row.made_at or datetime.fromtimestamp(0, UTC), self._attachments.present(file.hash),
                        (text.content_hash or "") if text is not None else "",
                        text is not None and not fixed_texts.still(now, text),
                    )
                    for row, file, text in scanned
                ),
                tuple(
                    PrintedSheetRow(
                        UUID(bytes=text.id.bytes), text.fixed_at or datetime.fromtimestamp(0, UTC),
                        text.content_hash or "",
                    )
                    for text in fixed_texts.texts_of(session, protocol_id, TextPurpose.SHEET)
                ),
            )  # fmt: skip

    # --- on the screen ----------------------------------------------------------------------------

    def to_sign(self, protocol_id: UUID, purpose: str, language: str = "de") -> ToSign:
        """The agreement sheet (``sheet``) or all of the text (``signing``), as it is shown and printed.

        Waits for what is being saved.
        """
        from inka_desktop.reports.agreement_sheet import render_agreement_sheet
        from inka_desktop.reports.protocol import render_protocol

        self._core.await_saves()
        whole, documents = self._whole(protocol_id), self._documents
        content = fixed_texts.part(whole, purpose)
        if purpose == TextPurpose.SHEET:
            drawn = render_agreement_sheet(
                content, documents.printed_letterhead(), language, sample=documents.sample
            )
        else:
            shown = replace(content, **{name: getattr(whole, name) for name in _WHICH})
            drawn = render_protocol(
                shown, documents.printed_letterhead(), self._attachments.by_content, language=language,
                draft=whole.finished_at is None, sample=documents.sample,
            )  # fmt: skip
        data = encode_content(content)
        return ToSign(drawn, data, content_hash(data))

    def sign(self, protocol_id: UUID, purpose: str, shown: str, who: Addressee, drawn: str) -> Future[UUID]:
        """Keep a simple electronic signature below the text that was shown, and fix that text.

        Args:
            protocol_id: the protocol.
            purpose: ``sheet`` or ``signing``: what was shown.
            shown: the hash of the text that was shown.
            who: who signed; somebody who is named in words only is found in the network, or made there.
            drawn: what was drawn (:mod:`inka_desktop.records.strokes`).

        Raises:
            NothingDrawnError: at once.
            TextMovedError: in the future; the protocol says something else now, nothing is kept.
        """
        if not strokes.read(drawn) or not (who.name.strip() or who.function.strip()):
            raise NothingDrawnError()
        given = checked(
            "signature",
            {
                "name": who.name.strip(), "function": who.function.strip(),
                "organization": who.organization.strip(),
            },
            new=True,
        )  # fmt: skip
        self._editing.settle()

        def work(transaction: Transaction) -> UUID:
            session: Session = transaction.session
            protocol = find(session, Protocol, protocol_id)
            content = self._content(session, protocol)
            text = fixed_texts.fix(self._core, transaction, protocol, TextPurpose(purpose), content)
            if text.content_hash != shown:
                raise TextMovedError()
            session.flush()
            if who.person_id is None:
                network.person_in_words(self._core, transaction, given)
            values = given | {
                "protocol_id": protocol_id, "text_id": text.id, "content_hash": shown,
                "signed_at": self._core.now(), "strokes": drawn.encode("ascii"),
            }  # fmt: skip
            return UUID(bytes=add(self._core, transaction, "signature", values).id.bytes)

        return self._core.submit(work, "sign")

    # --- on paper ---------------------------------------------------------------------------------

    def sheet_name(self, protocol_id: UUID, language: str = "de") -> str:
        """The name to save the agreement sheet under; it sorts by date."""
        from inka_desktop.reports.agreement_sheet import file_name

        return file_name(self._part(protocol_id, TextPurpose.SHEET), language)

    def attendance_list(self, protocol_id: UUID, language: str = "de") -> RenderedDocument:
        """The list to sign on arrival: the people expected, and empty lines."""
        from inka_desktop.reports.attendance_list import render_attendance_list

        content, head = self._part(protocol_id, TextPurpose.SHEET), self._documents.printed_letterhead()
        return render_attendance_list(content, head, language, sample=self._documents.sample)

    def attendance_name(self, protocol_id: UUID, language: str = "de") -> str:
        """The name to save the attendance list under; it sorts by date."""
        from inka_desktop.reports.attendance_list import file_name

        return file_name(self._part(protocol_id, TextPurpose.SHEET), language)

    def handed_out(self, protocol_id: UUID, language: str = "de") -> RenderedDocument:
        """The agreement sheet as it goes out to be signed: what it says is fixed. Waits for that."""
        shown = self.to_sign(protocol_id, TextPurpose.SHEET, language)
        self.keep_shown(protocol_id, shown).result()
        return shown.document

    def keep_shown(self, protocol_id: UUID, shown: ToSign) -> Future[UUID]:
        """Fix the text of a sheet that was printed or saved: it is known when it comes back signed."""

        def work(transaction: Transaction) -> UUID:
            protocol = find(transaction.session, Protocol, protocol_id)
            content = decode_content(shown.content)
            text = fixed_texts.fix(self._core, transaction, protocol, TextPurpose.SHEET, content)
            return UUID(bytes=text.id.bytes)

        return self._core.submit(work, "print")

    def add_sheet(self, protocol_id: UUID, path: Path, text_id: UUID | None = None) -> Future[UUID]:
        """Take in the scan or photo of what was signed on paper; it is named in the protocol's annex.

        A picture is turned upright and loses its location, as all photos do.

        Args:
            protocol_id: the protocol.
            path: a PDF, JPEG, PNG or HEIC.
            text_id: the text that the paper shows, of :attr:`.SigningRow.printed`, so that a later change
                says so; None for any other paper.

        Raises:
            SheetUnreadableError, AttachmentTooLargeError, PhotoTooLargeError, HeicMissingError: in the
                future; nothing was changed.
        """
        return self._core.in_background(lambda: self._take_sheet(protocol_id, path, text_id))

    def _take_sheet(self, protocol_id: UUID, path: Path, text_id: UUID | None) -> Future[UUID]:
        kept, _ = keep_scan(self._attachments, path)

        def work(transaction: Transaction) -> UUID:
            session: Session = transaction.session
            protocol = find(session, Protocol, protocol_id)
            if text_id is not None and find(session, FixedText, text_id).protocol_id != protocol_id:
                raise UnknownRecordError(kind="fixed_text")
            values = {
                "protocol_id": protocol_id, "text_id": text_id,
                "attachment_id": kept.add(transaction, protocol.space),
                "purpose": approval_content.SIGNED, "made_at": self._core.now(),
            }  # fmt: skip
            made = add(self._core, transaction, "document", values, space=protocol.space)
            return UUID(bytes=made.id.bytes)

        return self._core.submit(work, "add")

    def sheet_bytes(self, document_id: UUID) -> tuple[str, str, bytes | None]:
        """Name, media type and bytes of a scan; None while they are not on this device."""
        with self._core.session() as session:
            row = find(session, Document, document_id)
            file = session.get(Attachment, row.attachment_id)
        data = self._attachments.read(file.id) if file is not None else None
        return (file.file_name or "", file.media_type or "", data) if file is not None else ("", "", None)

    def _part(self, protocol_id: UUID, purpose: str) -> ProtocolContent:
        return fixed_texts.part(self._whole(protocol_id), purpose)

    def _whole(self, protocol_id: UUID) -> ProtocolContent:
        with self._core.session() as session:
            return self._content(session, find(session, Protocol, protocol_id))

    def _content(self, session: Session, protocol: Protocol) -> ProtocolContent:
        """What is signed: of a finished protocol its version's text, else what it says now."""
        version = newest_version(session, protocol.id)
        if protocol.state == RecordState.FINAL and version is not None:
            return decode_content(version.content or b"")
        return working_content(session, protocol, self._core.today())
