"""In Abstimmung: a protocol's text is fixed, put to recipients, and what they reply is dealt with."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.approval import FixedText, Recipient, Reply
from inka_desktop.records.content import decode_content
from inka_desktop.records.protocols import Attendance, Protocol
from inka_desktop.records.values import RecordState, ReplyKind, ReplyOutcome, ReplyWay, TextPurpose
from inka_desktop.services import approval_reading, finishing, fixed_texts, network, protocol_rows, sharing
from inka_desktop.services.approval_errors import NobodyAskedError, TextUnchangedError, UndecidedError
from inka_desktop.services.approval_rows import Addressee, ConsultationRow, PlaceRow
from inka_desktop.services.core import Core, find
from inka_desktop.services.divided import raw_of
from inka_desktop.services.editing import Editing, add
from inka_desktop.services.fields import checked
from inka_desktop.services.network import left
from inka_desktop.services.protocol_content import working_content
from inka_desktop.store.errors import UnknownRecordError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.records.content import ProtocolContent
    from inka_desktop.reports.consultation import Round
    from inka_desktop.reports.letterhead import RenderedDocument
    from inka_desktop.services.documents import Documents
    from inka_desktop.store.writer import Transaction

REPLY_DAYS = 14
"""Preset time to reply, in calendar days."""


class Approval:
    """Texts in consultation, their recipients and replies."""

    def __init__(self, core: Core, editing: Editing, documents: Documents) -> None:
        self._core = core
        self._editing = editing
        self._documents = documents

    # --- reading ----------------------------------------------------------------------------------

    def get(self, protocol_id: UUID) -> ConsultationRow:
        """All that happened in a protocol's consultation.

        Raises:
            UnknownRecordError: the protocol is not on this device, or was deleted.
        """
        with self._core.session() as session:
            protocol = find(session, Protocol, protocol_id)
            return approval_reading.consultation(session, protocol, self._core.today())

    def suggested(self, protocol_id: UUID) -> list[Addressee]:
        """Whom the next text may be put to: those asked the last time, else the people of the protocol.

        Whoever has left by now says so.
        """
        with self._core.session() as session:
            text = fixed_texts.open_text(session, protocol_id)
            asked = fixed_texts.recipients(session, text.id) if text is not None else ()
            rows = asked or protocol_rows.parts(session, Attendance, protocol_id)
            gone = left(session, rows, self._core.today())
            return [addressee(row)._replace(left_on=gone.get(row.person_id)) for row in rows]

    # --- texts ------------------------------------------------------------------------------------

    def reads_along(self, protocol_id: UUID) -> bool:
        """Whether the project's carrier has the program, and could read and answer the text there."""
        with self._core.session() as session:
            space = sharing.home_of(session, find(session, Protocol, protocol_id))
            return space is not None and sharing.reads_along(raw_of(session), space)

    def fix(
        self, protocol_id: UUID, asked: Sequence[Addressee], reply_by: date, *, share: bool = False
    ) -> Future[UUID]:
        """Put the text as it stands to recipients, as the next text; the protocol is in consultation.

        Args:
            protocol_id: the protocol, also a finished one of which a corrected version is on the way.
            asked: the recipients; who is named in words only is found in the network, or made there.
            reply_by: the last day for replies (local calendar date).
            share: the project's carrier reads and answers it in the program, too.

        Raises:
            NobodyAskedError: at once.
            UndecidedError, TextUnchangedError: in the future.
        """
        if not asked:
            raise NobodyAskedError()
        people = [_checked_who("recipient", who) for who in asked]
        self._editing.settle()

        def work(transaction: Transaction) -> UUID:
            protocol = find(transaction.session, Protocol, protocol_id)
            text = self._fix(transaction, protocol)
            text.reply_by = reply_by
            transaction.session.flush()
            self._ask(transaction, text, people)
            protocol.state = RecordState.CONSULTATION
            if share:
                named = [
                    _line(addressee(row)) for row in fixed_texts.recipients(transaction.session, text.id)
                ]
                sharing.share(self._core, transaction, protocol, text, named)
            sharing.keep_up(transaction, protocol)
            return UUID(bytes=text.id.bytes)

        return self._core.submit(work, "fix")

    def ask_also(self, text_id: UUID, asked: Sequence[Addressee], reply_by: date) -> Future[UUID]:
        """Put a text to further recipients; nothing changes for those who were asked, but for the day.

        Args:
            text_id: the text.
            asked: as in :meth:`fix`; who was asked already is not asked twice.
            reply_by: the last day for replies, of all (local calendar date).

        Raises:
            NobodyAskedError: at once.
        """
        if not asked:
            raise NobodyAskedError()
        people = [_checked_who("recipient", who) for who in asked]

        def work(transaction: Transaction) -> UUID:
            text = find(transaction.session, FixedText, text_id)
            self._ask(transaction, text, people)
            text.reply_by = reply_by
            sharing.keep_up(transaction, _protocol_of(transaction.session, text))
            return text_id

        return self._core.submit(work, "edit")

    def _ask(self, transaction: Transaction, text: FixedText, people: Sequence[dict[str, Any]]) -> None:
        """Make people recipients, each once: by the person, or by the words that name nobody."""
        known = fixed_texts.recipients(transaction.session, text.id)
        persons, words = {row.person_id for row in known} - {None}, {_line(addressee(row)) for row in known}
        for who in people:
            said = ", ".join(filter(None, (who["name"], who["function"], who["organization"])))
            if who["person_id"] in persons or (who["person_id"] is None and said in words):
                continue
            values = who | {"protocol_id": text.protocol_id, "text_id": text.id}
            if values["person_id"] is None:
                values["person_id"] = network.person_in_words(self._core, transaction, values)
            words.add(said)
            if values["person_id"] not in persons:
                add(self._core, transaction, "recipient", values)
                transaction.session.flush()
                persons.update({values["person_id"]} - {None})

    def _fix(self, transaction: Transaction, protocol: Protocol) -> FixedText:
        session = transaction.session
        divided = list(finishing.undecided(session, protocol))
        if divided:
            raise UndecidedError(count=len(divided))
        content = working_content(session, protocol, self._core.today())
        before = fixed_texts.open_text(session, protocol.id)
        if before is not None and fixed_texts.still(content, before):
            raise TextUnchangedError(number=before.number)
        return fixed_texts.fix(self._core, transaction, protocol, TextPurpose.CONSULTATION, content)

    def extend(self, text_id: UUID, reply_by: date) -> Future[UUID]:
        """Move the last day for replies."""
        values = checked("fixed_text", {"reply_by": reply_by})

        def work(transaction: Transaction) -> UUID:
            text = find(transaction.session, FixedText, text_id)
            text.reply_by = values["reply_by"]
            sharing.keep_up(transaction, _protocol_of(transaction.session, text))
            return text_id

        return self._core.submit(work, "edit")

    def withdraw(self, text_id: UUID) -> Future[UUID]:
        """Take a text back: the one before it holds again, or the protocol is what it was before.

        Who has received it may have read it; replies to it stay.
        """

        def work(transaction: Transaction) -> UUID:
            session: Session = transaction.session
            text = find(session, FixedText, text_id)
            text.withdrawn = True
            session.flush()
            protocol = _protocol_of(session, text)
            protocol.state = finishing.state_that_holds(session, protocol.id)
            sharing.keep_up(transaction, protocol)
            return text_id

        return self._core.submit(work, "take_back")

    def places(self, text_id: UUID) -> tuple[PlaceRow, ...]:
        """What of a text may be objected to, in its order."""
        with self._core.session() as session:
            text = find(session, FixedText, text_id)
            topics = approval_reading.topic_ids(session, text.protocol_id or UUID(int=0))
            return fixed_texts.places(decode_content(text.content or b""), topics)

    # --- replies ----------------------------------------------------------------------------------

    def no_objections(
        self, recipient_id: UUID, way: str = ReplyWay.MAIL, received_on: date | None = None
    ) -> Future[UUID]:
        """Note that a recipient has no objections; said twice it is said once.

        Args:
            recipient_id: the recipient.
            way: how it came, a word of :class:`.ReplyWay`.
            received_on: the day it came; today when left out.
        """
        given = checked("reply", {"received_on": received_on or self._core.today(), "way": way})

        def work(transaction: Transaction) -> UUID:
            recipient = find(transaction.session, Recipient, recipient_id)
            said = select(Reply.id).where(
                Reply.recipient_id == recipient_id,
                Reply.kind == ReplyKind.NO_OBJECTIONS,
                Reply.alive.is_(True),
            )
            known = transaction.session.scalars(said).first()
            if known is not None:
                return UUID(bytes=known.bytes)
            values = {"kind": ReplyKind.NO_OBJECTIONS} | given
            return self._add(transaction, recipient.text_id, recipient, values)

        return self._core.submit(work, "add")

    def object(
        self, text_id: UUID, wording: str, *, who: UUID | Addressee, received_on: date | None = None,
        way: str = ReplyWay.MAIL, place: PlaceRow | None = None, lines: str = "",
    ) -> Future[UUID]:  # fmt: skip
        """Note an objection.

        Args:
            text_id: the text it is about.
            wording: what was said.
            who: the recipient, or somebody who was not asked, who is found in the network or made there.
            received_on: the day it came; today when left out.
            way: a word of :class:`.ReplyWay`.
            place: what it is about, of :meth:`places`; all of the text when left out.
            lines: numbers of lines in the document.
        """
        where = place or PlaceRow("", 0, "")
        given = checked(
            "reply",
            {
                "wording": wording.strip(), "received_on": received_on or self._core.today(), "way": way,
                "section": where.section, "topic_id": where.topic_id, "topic_title": where.words,
                "lines": lines.strip(),
            },
            new=True,
        )  # fmt: skip

        def work(transaction: Transaction) -> UUID:
            source: Any = who if isinstance(who, Addressee) else find(transaction.session, Recipient, who)
            if isinstance(who, Addressee) and who.person_id is None:
                network.person_in_words(self._core, transaction, _who(who))
            return self._add(transaction, text_id, source, given)

        return self._core.submit(work, "add")

    def _add(self, transaction: Transaction, text: UUID | None, source: Any, values: dict[str, Any]) -> UUID:
        fixed = find(transaction.session, FixedText, text or UUID(int=0))
        recipient = source.id if isinstance(source, Recipient) else None
        about = {"protocol_id": fixed.protocol_id, "text_id": fixed.id, "recipient_id": recipient}
        who = {name: value for name, value in _who(addressee(source)).items() if name != "person_id"}
        made = add(self._core, transaction, "reply", values | about | who)
        return UUID(bytes=made.id.bytes)

    def decide(self, reply_id: UUID, outcome: str, note: str = "") -> Future[UUID]:
        """Say what becomes of an objection; an empty ``outcome`` opens it again.

        Args:
            reply_id: the reply.
            outcome: ``taken_up``: the text was changed; ``diverging``: it is printed as a diverging view.
            note: what was changed.
        """
        word = ReplyOutcome(outcome) if outcome else None
        given = checked("reply", {"outcome_note": note.strip()})

        def work(transaction: Transaction) -> UUID:
            reply = find(transaction.session, Reply, reply_id)
            reply.outcome = word
            reply.outcome_note = given["outcome_note"]
            sharing.tell_outcome(transaction.session, reply)
            return reply_id

        return self._core.submit(work, "edit")

    # --- on paper ---------------------------------------------------------------------------------

    def document(self, text_id: UUID, language: str = "de") -> RenderedDocument:
        """A text in consultation as PDF with numbered lines and a page to reply on."""
        from inka_desktop.reports.consultation import render_consultation

        return render_consultation(
            *self._round(text_id), self._documents.printed_letterhead(), language,
            sample=self._documents.sample,
        )  # fmt: skip

    def file_name(self, text_id: UUID, language: str = "de") -> str:
        """The name to save that document under; it sorts by date."""
        from inka_desktop.reports.consultation import file_name

        return file_name(*self._round(text_id), language)

    def open_id(self, protocol_id: UUID) -> UUID:
        """The text of a protocol that is in consultation now.

        Raises:
            UnknownRecordError: there is none.
        """
        with self._core.session() as session:
            text = fixed_texts.open_text(session, protocol_id)
            if text is None:
                raise UnknownRecordError(kind=FixedText.__tablename__)
            return UUID(bytes=text.id.bytes)

    def open_round(self, protocol_id: UUID) -> tuple[ProtocolContent, Round]:
        """What that text says, and what is asked with it."""
        return self._round(self.open_id(protocol_id))

    def _round(self, text_id: UUID) -> tuple[ProtocolContent, Round]:
        from inka_desktop.reports.consultation import Round

        with self._core.session() as session:
            text = find(session, FixedText, text_id)
            asked = [_line(addressee(row)) for row in fixed_texts.recipients(session, text.id)]
            about = Round(
                text.number or 1, text.reply_by, tuple(asked), text.content_hash or "", text.fixed_at
            )
            return decode_content(text.content or b""), about


def addressee(row: Any) -> Addressee:
    """Who a record that names a person is about."""
    person = getattr(row, "person_id", None)
    return Addressee(row.name or "", row.function or "", row.organization or "", person)


def _protocol_of(session: Session, text: FixedText) -> Protocol:
    return find(session, Protocol, text.protocol_id or UUID(int=0))


def preset_day(on: date) -> date:
    """By when replies are asked for, unless somebody says otherwise."""
    return on + timedelta(days=REPLY_DAYS)


def _who(one: Addressee) -> dict[str, Any]:
    return {
        "name": one.name.strip(), "function": one.function.strip(),
        "organization": one.organization.strip(), "person_id": one.person_id,
    }  # fmt: skip


def _checked_who(kind: str, one: Addressee) -> dict[str, Any]:
    return checked(kind, _who(one), new=True)


def _line(one: Addressee) -> str:
    return ", ".join(part for part in (one.name, one.function, one.organization) if part)
