"""In Abstimmung, as a project's carrier sees it: the texts that were put to it, and what it says to them.

Nothing here reads more than the copies in the project's space (:mod:`.sharing`).
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import exists, or_, select

from inka_desktop.records.approval import SharedReply, SharedText
from inka_desktop.records.content import ProtocolContent, decode_content
from inka_desktop.records.documents import ReleasedProtocol
from inka_desktop.records.network import Person
from inka_desktop.records.projects import Project
from inka_desktop.records.values import ReplyKind, Role
from inka_desktop.services import fixed_texts, sending
from inka_desktop.services.approval_errors import NoLongerAskedError
from inka_desktop.services.approval_rows import Addressee, ConsultedRow, OwnReplyRow
from inka_desktop.services.core import Core, Me, find
from inka_desktop.services.divided import raw_of
from inka_desktop.services.editing import add
from inka_desktop.services.fields import checked

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.reports.consultation import Round
    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.services.documents import Documents
    from inka_desktop.store.writer import Transaction


class Consulted:
    """Texts that were put to this project's people."""

    def __init__(self, core: Core, documents: Documents) -> None:
        self._core = core
        self._documents = documents

    # --- reading ----------------------------------------------------------------------------------

    def all(self) -> list[ConsultedRow]:
        """Of each protocol the newest text that holds, the newest text first.

        What became a released protocol is read there, and is left out, unless somebody asks about it anew.
        Who only reads along in the project is asked for nothing, and sees none.
        """
        if self._core.identity.role == Role.READER:
            return []
        released = exists(
            select(ReleasedProtocol.id).where(
                ReleasedProtocol.protocol_id == SharedText.protocol_id, ReleasedProtocol.alive.is_(True),
                ReleasedProtocol.withdrawn.is_(False),
            )
        )  # fmt: skip
        query = select(SharedText).where(
            SharedText.alive.is_(True), SharedText.withdrawn.is_(False), SharedText.content.is_not(None),
            or_(SharedText.closed.is_(False), ~released),
        )  # fmt: skip
        newest = (SharedText.number.desc(), SharedText.fixed_at.desc(), SharedText.id)
        with self._core.session() as session:
            one_each: dict[UUID | None, SharedText] = {}
            for text in session.scalars(query.order_by(*newest)):
                one_each.setdefault(text.protocol_id, text)
            rows = [self._row(session, text) for text in one_each.values()]
        return sorted(rows, key=lambda row: (row.fixed_at, row.id), reverse=True)

    def get(self, text_id: UUID) -> ConsultedRow | None:
        """One of them, a replaced one too; None where it is not here or was withdrawn."""
        with self._core.session() as session:
            text = session.get(SharedText, text_id)
            if text is None or not text.alive or text.withdrawn or text.content is None:
                return None
            return self._row(session, text)

    def _row(self, session: Session, text: SharedText) -> ConsultedRow:
        content = decode_content(text.content or b"")
        project = session.get(Project, text.project_id) if text.project_id is not None else None
        query = select(SharedReply).where(SharedReply.shared_text_id == text.id, SharedReply.alive.is_(True))
        said = session.scalars(query.order_by(SharedReply.replied_at, SharedReply.id)).all()
        return ConsultedRow(
            text.id, content.kind, (project.title if project is not None else None) or content.project.title,
            text.date, text.number or 1, _moment(text.fixed_at), text.fixed_by or "", text.reply_by,
            text.closed, fixed_texts.places(content), self._said(session, said),
            _me(session, self._core.me_by(raw_of(session)), text),
        )  # fmt: skip

    def _said(self, session: Session, said: Sequence[SharedReply]) -> tuple[OwnReplyRow, ...]:
        marks = sending.marks(raw_of(session), "shared_reply", [row.id for row in said])
        me = self._core.identity.person
        return tuple(
            OwnReplyRow(
                row.id, row.kind or "", Addressee(row.name or "", row.function or "", row.organization or ""),
                _moment(row.replied_at), row.topic_title or "", row.lines or "", row.wording or "",
                row.outcome or "", row.author_id == me, marks.get(row.id, ""), row.section or "",
            )
            for row in said
        )  # fmt: skip

    # --- replying ---------------------------------------------------------------------------------

    def no_objections(self, text_id: UUID) -> Future[UUID]:
        """Say that there are no objections; of somebody who replied already that reply stays.

        Raises:
            NoLongerAskedError: in the future; the text was withdrawn, replaced or finished meanwhile.
        """
        return self._reply(text_id, {"kind": ReplyKind.NO_OBJECTIONS})

    def object(
        self, text_id: UUID, wording: str, *, section: str = "", topic: str = "", lines: str = ""
    ) -> Future[UUID]:
        """Object to a place of the text.

        Args:
            text_id: the text.
            wording: what is objected.
            section: the section it is about; empty for all of the text.
            topic: what that place says: the title of a topic, the wording of a resolution or agreement.
            lines: numbers of lines in the document.

        Raises:
            NoLongerAskedError: in the future; the text was withdrawn, replaced or finished meanwhile.
        """
        values = {
            "kind": ReplyKind.OBJECTION, "wording": wording.strip(), "section": section,
            "topic_title": topic, "lines": lines.strip(),
        }  # fmt: skip
        return self._reply(text_id, checked("shared_reply", values, new=True))

    def _reply(self, text_id: UUID, values: dict[str, Any]) -> Future[UUID]:
        def work(transaction: Transaction) -> UUID:
            session: Session = transaction.session
            text = session.get(SharedText, text_id)
            if text is None or not text.alive or text.withdrawn or text.closed:
                raise NoLongerAskedError()
            who = _me(session, self._core.me_by(transaction.raw), text)
            same = self._known(session, text_id, who) if values["kind"] == ReplyKind.NO_OBJECTIONS else None
            if same is not None:
                return same
            more = {
                "shared_text_id": text_id, "name": who.name or None, "function": who.function or None,
                "organization": who.organization or None, "replied_at": self._core.now(),
                "author_id": who.person_id.bytes if who.person_id is not None else None,
            }  # fmt: skip
            return UUID(bytes=add(self._core, transaction, "shared_reply", values | more).id.bytes)

        return self._core.submit(work, "add")

    @staticmethod
    def _known(session: Session, text_id: UUID, who: Addressee) -> UUID | None:
        author = who.person_id.bytes if who.person_id is not None else None
        said = select(SharedReply.id).where(
            SharedReply.shared_text_id == text_id, SharedReply.author_id == author,
            SharedReply.alive.is_(True),
        )  # fmt: skip
        found = session.scalars(said).first()
        return UUID(bytes=found.bytes) if found is not None else None

    # --- on paper ---------------------------------------------------------------------------------

    def document(self, text_id: UUID, language: str = "de") -> RenderedDocument:
        """A text as PDF with numbered lines, as it was put to everybody.

        Raises:
            UnknownRecordError: it is not on this device.
        """
        from inka_desktop.reports.consultation import render_consultation

        return render_consultation(
            *self._round(text_id), self._documents.printed_letterhead(), language,
            sample=self._documents.sample,
        )  # fmt: skip

    def file_name(self, text_id: UUID, language: str = "de") -> str:
        """The name to save that document under; it sorts by date."""
        from inka_desktop.reports.consultation import file_name

        return file_name(*self._round(text_id), language)

    def _round(self, text_id: UUID) -> tuple[ProtocolContent, Round]:
        from inka_desktop.reports.consultation import Round

        with self._core.session() as session:
            text = find(session, SharedText, text_id)
            asked = tuple((text.asked or "").split("\n")) if text.asked else ()
            about = Round(text.number or 1, text.reply_by, asked, text.content_hash or "", text.fixed_at)
            return decode_content(text.content or b""), about


def _me(session: Session, me: Me, text: SharedText) -> Addressee:
    """This person as the project knows it; of the project's carrier where nothing says of whom."""
    person = session.get(Person, me.person_id) or Person()
    of = person.organization_label or decode_content(text.content or b"").project.carrier
    return Addressee(person.name or me.person, person.function or "", of, me.person_id)


def _moment(at: datetime | None) -> datetime:
    return at or datetime.fromtimestamp(0, UTC)
