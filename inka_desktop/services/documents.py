"""Documents of the workspace: protocols as PDF, and the letterhead that all of them share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.content import ProtocolContent
from inka_desktop.records.documents import Document, ProtocolVersion
from inka_desktop.records.local_time import local_time
from inka_desktop.records.office import Letterhead as LetterheadRecord
from inka_desktop.records.photo_marks import NOTHING_HELD, HeldBack
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import ProtocolType
from inka_desktop.reports.letterhead import Letterhead, Logo, RenderedDocument
from inka_desktop.services import ordering
from inka_desktop.services.approval_content import of_version, signed_since
from inka_desktop.services.attachments import Attachments
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import add, assign
from inka_desktop.services.errors import LogoUnreadableError
from inka_desktop.services.fields import checked, spec_of
from inka_desktop.services.founding import letterhead_id
from inka_desktop.services.member_rows import InvitedRow
from inka_desktop.services.passing_on import outward
from inka_desktop.services.protocol_content import working_content
from inka_desktop.services.rows import LetterheadRow

if TYPE_CHECKING:
    from inka_desktop.records.stock_compare import Comparison
    from inka_desktop.records.stock_content import StockContent
    from inka_desktop.reports.agreement_list import AgreementListContent
    from inka_desktop.reports.calendar_list import CalendarListContent
    from inka_desktop.reports.codebook import CodebookContent
    from inka_desktop.reports.document import Shared
    from inka_desktop.reports.erasure import ErasureContent
    from inka_desktop.reports.indicator_list import IndicatorContent
    from inka_desktop.store.writer import Transaction

_PRINTED = "printed"
_MEDIA = {"PNG": "image/png", "JPEG": "image/jpeg"}


class Documents:
    """What is printed, and what it is printed on."""

    def __init__(self, core: Core, attachments: Attachments, *, sample: bool) -> None:
        self._core = core
        self._attachments = attachments
        self.sample = sample

    # --- protocols --------------------------------------------------------------------------------

    def protocol(
        self, protocol_id: UUID, language: str = "de", version_id: UUID | None = None,
        shared: Shared | None = None, *, for_office: bool = False,
    ) -> RenderedDocument:  # fmt: skip
        """A protocol as PDF: a finished version, or the working record as a draft.

        Bytes that were printed before come back as they were, unless a photo may not be passed on; others are
        drawn into ``shared`` where that is given.

        Args:
            protocol_id: the protocol.
            language: ``de`` or ``en``.
            version_id: the version; None draws the draft.
            shared: a file of several.
            for_office: with photos that may not be passed on, for the office's own files.

        Raises:
            UnknownRecordError: no such visit or version on this device.
        """
        _, drawn = self.read(protocol_id, language, version_id, for_office=for_office)
        return drawn(shared)

    def read(
        self, protocol_id: UUID, language: str = "de", version_id: UUID | None = None, *,
        for_office: bool = False,
    ) -> tuple[str, Callable[[Shared | None], RenderedDocument]]:  # fmt: skip
        """The name to save a protocol under, and what draws it, of one reading; as :meth:`protocol`."""
        content, held_back = self.to_print(protocol_id, version_id, for_office=for_office)
        draft = version_id is None

        def drawn(shared: Shared | None) -> RenderedDocument:
            kept = None if version_id is None or held_back.count else self._kept(version_id, language)
            return kept or self.draw(content, language, draft=draft, shared=shared, held_back=held_back)

        return self.name_of(content, language, draft=draft), drawn

    def to_print(
        self, protocol_id: UUID, version_id: UUID | None = None, *, for_office: bool = False
    ) -> tuple[ProtocolContent, HeldBack]:
        """What a document of a protocol says, and which photos may not be passed on.

        Raises:
            UnknownRecordError: no such protocol or version on this device.
        """
        content = self.content(protocol_id, version_id)
        with self._core.session() as session:
            return outward(session, protocol_id, content, for_office=for_office)

    def draw(
        self, content: ProtocolContent, language: str, *, draft: bool = False, shared: Shared | None = None,
        held_back: HeldBack = NOTHING_HELD,
    ) -> RenderedDocument:  # fmt: skip
        """A protocol drawn from its content alone, on the letterhead of now."""
        from inka_desktop.reports.protocol import render_protocol

        return render_protocol(
            content, self.printed_letterhead(), self._attachments.by_content,
            language=language, draft=draft, sample=self.sample, shared=shared, held_back=held_back,
        )  # fmt: skip

    @staticmethod
    def rendered(pdf: bytes) -> RenderedDocument:
        """Bytes that were kept, as a document."""
        from inka_desktop.reports.preview import page_images

        return RenderedDocument(pdf, len(page_images(pdf, 72)))

    def blank(self, language: str = "de", type: str = ProtocolType.VISIT) -> RenderedDocument:
        """The protocol of a type with lines to write on."""
        from inka_desktop.reports.protocol import render_blank_protocol

        return render_blank_protocol(self.printed_letterhead(), language, sample=self.sample, type=type)

    def blank_paper(self, name: str, language: str = "de") -> RenderedDocument:
        """A form with lines to write on.

        Args:
            name: a type of protocol, ``attendance_list``, ``sheet`` or ``agreement_list``.
            language: ``de`` or ``en``.
        """
        from inka_desktop.reports.agreement_list import render_blank_list
        from inka_desktop.reports.agreement_sheet import render_agreement_sheet
        from inka_desktop.reports.attendance_list import render_attendance_list

        if name == "agreement_list":
            return render_blank_list(self.printed_letterhead(), language, sample=self.sample)
        draw = {"attendance_list": render_attendance_list, "sheet": render_agreement_sheet}.get(name)
        if draw is None:
            return self.blank(language, name)
        return draw(ProtocolContent(), self.printed_letterhead(), language, sample=self.sample, blank=True)

    @staticmethod
    def blank_name(name: str, language: str = "de") -> str:
        """The name to save such a form under."""
        from inka_desktop.reports import agreement_list, agreement_sheet, attendance_list, protocol

        named = {
            "attendance_list": attendance_list.blank_file_name, "sheet": agreement_sheet.blank_file_name,
            "agreement_list": agreement_list.blank_file_name,
        }.get(name)  # fmt: skip
        return named(language) if named is not None else protocol.blank_file_name(language, name)

    def invitation(self, content: ProtocolContent, note: str, language: str = "de") -> RenderedDocument:
        """The invitation to a meeting, on the letterhead of now; ``note`` stands below its agenda."""
        from inka_desktop.reports.invitation import render_invitation

        return render_invitation(content, note, self.printed_letterhead(), language, sample=self.sample)

    def agreement_list(self, content: AgreementListContent, language: str = "de") -> RenderedDocument:
        """A list of agreements, on the letterhead of now."""
        from inka_desktop.reports.agreement_list import render_agreement_list

        return render_agreement_list(content, self.printed_letterhead(), language, sample=self.sample)

    def calendar_list(self, content: CalendarListContent, language: str = "de") -> RenderedDocument:
        """The calendar of some days, on the letterhead of now."""
        from inka_desktop.reports.calendar_list import render_calendar_list

        return render_calendar_list(content, self.printed_letterhead(), language, sample=self.sample)

    def indicator_list(self, content: IndicatorContent, language: str = "de") -> RenderedDocument:
        """Targets and results of a period, on the letterhead of now."""
        from inka_desktop.reports.indicator_list import render_indicators

        return render_indicators(content, self.printed_letterhead(), language, sample=self.sample)

    def codebook(self, content: CodebookContent, language: str = "de") -> RenderedDocument:
        """What the columns and codes of files with data mean, on the letterhead of now."""
        from inka_desktop.reports.codebook import render_codebook

        return render_codebook(content, self.printed_letterhead(), language, sample=self.sample)

    def stock_report(
        self, content: StockContent | None, compared: Comparison | None, language: str = "de"
    ) -> RenderedDocument:
        """The report of a stock-taking, on the letterhead of now; without content its survey sheets."""
        from inka_desktop.reports.stock import render_blank_sheets, render_stock

        head = self.printed_letterhead()
        if content is None:
            return render_blank_sheets(head, language, sample=self.sample)
        return render_stock(
            content, head, self._attachments.by_content, compared, language, sample=self.sample
        )

    def file_name(self, protocol_id: UUID, language: str = "de", version_id: UUID | None = None) -> str:
        """The name to save a protocol under; it sorts by date."""
        return self.name_of(self.content(protocol_id, version_id), language, draft=version_id is None)

    @staticmethod
    def name_of(content: ProtocolContent, language: str, *, draft: bool = False) -> str:
        """The name to save a protocol of that content under."""
        from inka_desktop.reports.protocol import file_name

        return file_name(content, language=language, draft=draft)

    def erasure(self, content: ErasureContent, language: str = "de") -> RenderedDocument:
        """The report of an erasure, on the letterhead of now."""
        from inka_desktop.reports.erasure import render_erasure

        return render_erasure(content, self.printed_letterhead(), language, sample=self.sample)

    def record_printed(self, version_id: UUID, pdf: bytes, language: str) -> Future[UUID]:
        """Keep the bytes of a version that was printed or handed over; once per version and language."""
        return self._core.in_background(lambda: self.keep_printed(version_id, pdf, language))

    def keep_printed(self, version_id: UUID, pdf: bytes, language: str) -> Future[UUID]:
        """The same on the thread of the caller, which writes the file."""
        purpose = f"{_PRINTED} {language}"
        name = self.file_name(UUID(int=0), language, version_id)
        kept = self._attachments.keep(pdf, file_name=name, media_type="application/pdf")

        def work(transaction: Transaction) -> UUID:
            session, version = transaction.session, find(transaction.session, ProtocolVersion, version_id)
            query = select(Document).where(Document.version_id == version_id, Document.purpose == purpose)
            found = session.scalars(query.order_by(Document.made_at.desc()).limit(1)).first()
            if found is None or signed_since(session, version, found.made_at):
                values = {
                    "version_id": version_id,
                    "attachment_id": kept.add(transaction, version.space),
                    "purpose": purpose,
                    "made_at": self._core.now(),
                }
                found = add(self._core, transaction, "document", values)
            return UUID(bytes=found.id.bytes)

        return self._core.submit(work, "print")

    def content(self, protocol_id: UUID, version_id: UUID | None) -> ProtocolContent:
        """What a version says, or the working record.

        Raises:
            UnknownRecordError: no such protocol or version on this device.
        """
        with self._core.session() as session:
            if version_id is not None:
                return of_version(session, find(session, ProtocolVersion, version_id))
            return working_content(session, find(session, Protocol, protocol_id), self._core.today())

    def _kept(self, version_id: UUID, language: str) -> RenderedDocument | None:
        with self._core.session() as session:
            query = select(Document).where(
                Document.version_id == version_id,
                Document.purpose == f"{_PRINTED} {language}",
                Document.alive.is_(True),
            )
            found = session.scalars(query.order_by(Document.made_at.desc()).limit(1)).first()
            version = session.get(ProtocolVersion, version_id)
            if found is None or version is None or signed_since(session, version, found.made_at):
                return None
            file = found.attachment_id
        pdf = self._attachments.read(file) if file is not None else None
        return self.rendered(pdf) if pdf is not None else None

    # --- letterhead -------------------------------------------------------------------------------

    def letterhead(self) -> LetterheadRow:
        """The letterhead with its logos, empty before anybody wrote one."""
        head = self.printed_letterhead()
        logos = tuple((logo.name, logo.image) for logo in head.logos)
        return LetterheadRow(head.office, "\n".join(head.sender), head.publicity, logos)

    def save_letterhead(self, office: str, sender: str, publicity: str) -> Future[UUID]:
        """Change the letterhead; ``sender`` has an entry a line."""
        values = checked("letterhead", {"office": office, "sender": sender, "publicity": publicity})

        def work(transaction: Transaction) -> UUID:
            record = self._letterhead_record(transaction)
            assign(record, values)
            return UUID(bytes=record.id.bytes)

        return self._core.submit(work, "edit")

    def add_logo(self, path: Path) -> Future[UUID]:
        """Add a logo to the right of the others.

        Raises:
            LogoUnreadableError: in the future; the file is no PNG or JPEG, nothing was changed.
        """
        return self._core.in_background(lambda: self._take_logo(path))

    def _take_logo(self, path: Path) -> Future[UUID]:
        image, media_type, size_px = _picture(path)
        kept = self._attachments.keep(image, file_name=path.name, media_type=media_type, size_px=size_px)

        def work(transaction: Transaction) -> UUID:
            head = self._letterhead_record(transaction)
            file = kept.add(transaction, head.space)
            values = {"letterhead_id": head.id, "name": path.stem, "attachment_id": file}
            return UUID(bytes=add(self._core, transaction, "logo", values).id.bytes)

        return self._core.submit(work, "add")

    def remove_logo(self, place: int) -> Future[None]:
        """Take the logo at a place away, counted from the left from 0; harmless when there is none."""

        def work(transaction: Transaction) -> None:
            logos = ordering.siblings(transaction.session, spec_of("logo"), self._letterhead_id())
            if 0 <= place < len(logos):
                logos[place].alive = False

        return self._core.submit(work, "delete")

    def code_sheet(
        self, invited: Sequence[InvitedRow], on: date, language: str = "de"
    ) -> tuple[str, RenderedDocument]:
        """The sheet of codes of these invitations, and the name to save it under; kept nowhere."""
        from inka_desktop.reports import code_sheet

        strips = [
            code_sheet.CodeStrip(
                row.guest.person, row.guest.organization, row.file_name, row.code,
                local_time(row.until).date(),
            )
            for row in invited
        ]  # fmt: skip
        drawn = code_sheet.render_code_sheet(strips, self.printed_letterhead(), on, language)
        return code_sheet.file_name(on, language), drawn

    def _letterhead_id(self) -> UUID:
        return letterhead_id(self._core.spaces.org)

    def _letterhead_record(self, transaction: Transaction) -> Any:
        """The one letterhead, the same row on every device; made when it is missing."""
        session, key = transaction.session, self._letterhead_id()
        found = session.get(LetterheadRecord, key)
        if found is None:
            found = add(self._core, transaction, "letterhead", {}, row=key)
            session.flush()
        return found

    def printed_letterhead(self) -> Letterhead:
        """The letterhead as documents print it."""
        with self._core.session() as session:
            row = session.get(LetterheadRecord, self._letterhead_id())
            logos = [
                (logo.name or "", logo.attachment_id)
                for logo in ordering.siblings(session, spec_of("logo"), self._letterhead_id())
            ]
        if row is None:
            return Letterhead()
        images = ((name, self._attachments.read(file) if file else None) for name, file in logos)
        return Letterhead(
            row.office or "", tuple(line.strip() for line in (row.sender or "").split("\n") if line.strip()),
            row.publicity or "", tuple(Logo(name, image) for name, image in images if image is not None),
        )  # fmt: skip


def _picture(path: Path) -> tuple[bytes, str, tuple[int, int]]:
    """Bytes, media type and size of a PNG or JPEG that can be read to its end."""
    from PIL import Image

    try:
        data = path.read_bytes()
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            picture.load()
            return data, _MEDIA[picture.format or ""], picture.size
    except (OSError, ValueError, KeyError, SyntaxError, Image.DecompressionBombError) as problem:
        raise LogoUnreadableError() from problem
