"""Out by e-mail: drafts for the mail program, and what a person says became of them.

The program sends nothing itself and cannot see whether something was sent: a draft is noted as prepared, with
the hash of what goes along, until somebody says that it was sent, or drops it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from datetime import UTC, date, datetime, time
from hashlib import blake2b
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Select, or_, select

from inka_desktop.errors import InkaError
from inka_desktop.records.documents import ProtocolVersion
from inka_desktop.records.forms import Submission
from inka_desktop.records.local_time import local_time, moment_of
from inka_desktop.records.mailing import Mailing
from inka_desktop.records.network import Person
from inka_desktop.records.protocol_types import spec_of_content, spec_of_type
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.rounds import RoundPart
from inka_desktop.records.stock import StockTaking
from inka_desktop.records.values import AttendanceState, MailKind, MailState, ProtocolType, RecordState
from inka_desktop.services.chained import done, then
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import Editing, add
from inka_desktop.services.mail_errors import NoRecipientError, SentThenError, UndatedError
from inka_desktop.services.mail_papers import CALENDAR, PDF, MailPaper, present
from inka_desktop.services.mailing_rows import (
    AddresseeRow,
    MailingRow,
    MailWish,
    PreparedOfManyRow,
    PreparedRow,
    ProposalRow,
)
from inka_desktop.services.network import left
from inka_desktop.services.rounds import part_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.reports.letters import Letter
    from inka_desktop.reports.mail import Enclosure
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.series import AllSeries
    from inka_desktop.store.writer import Transaction

_ABOUT: Mapping[str, type[Any]] = {
    MailKind.STOCK: StockTaking, MailKind.REMINDER: RoundPart, MailKind.FORM: RoundPart,
}  # fmt: skip
"""What an e-mail of a kind is about, where it is no protocol."""


_AHEAD = {MailKind.ANNOUNCEMENT, MailKind.ATTENDANCE}
"""For those who will come."""

NEWEST = 200
"""Lists that the window names."""


class Mailings:
    """E-mails about protocols and stock-takings."""

    def __init__(
        self, core: Core, editing: Editing, documents: Documents, series: AllSeries,
        papers: Mapping[str, MailPaper],
    ) -> None:  # fmt: skip
        self._core = core
        self._editing = editing
        self._documents = documents
        self._series = series
        self._papers = papers

    # --- reading ----------------------------------------------------------------------------------

    def of(self, record: UUID) -> list[MailingRow]:
        """What was prepared about a protocol or a stock-taking and not dropped, the newest first."""
        with self._core.session() as session:
            found = [
                _row(session, row)
                for row in session.scalars(mails_about(record))
                if row.alive and row.state != MailState.DROPPED
            ]
        return sorted(found, key=lambda row: (row.prepared_at, row.id), reverse=True)

    def lists(self) -> list[MailingRow]:
        """The newest lists of agreements that were prepared and not dropped, the newest first."""
        query = (
            select(Mailing)
            .where(
                Mailing.kind == MailKind.AGREEMENTS, Mailing.alive.is_(True),
                Mailing.state != MailState.DROPPED,
            )
            .order_by(Mailing.prepared_at.desc(), Mailing.id.desc())
            .limit(NEWEST)
        )  # fmt: skip
        with self._core.session() as session:
            return [_row(session, row) for row in session.scalars(query)]

    def proposal(self, wish: MailWish, language: str = "de") -> ProposalRow:
        """What an e-mail would say, and to whom it may go.

        Raises:
            UnknownRecordError: there is no such record on this device.
            UndatedError: an appointment without a day is to be announced.
        """
        from inka_desktop.reports.words import Words

        letter, name = self._letter(wish, language)
        hint = Words(language)("mail.password") if self._media_type(wish) == PDF else ""
        return ProposalRow(letter.subject, letter.text, self._people(wish), name, hint, self._held_back(wish))

    # --- preparing --------------------------------------------------------------------------------

    def prepare(
        self, wish: MailWish, recipients: Sequence[str], letter: Letter, password: str = "",
        language: str = "de",
    ) -> Future[PreparedRow]:  # fmt: skip
        """Draw up the draft and note it as prepared.

        Args:
            wish: what is to be sent.
            recipients: ``Name <address>`` or addresses.
            letter: subject and text as somebody left them.
            password: of the PDF that goes along; it is kept nowhere.
            language: of the document.

        Raises:
            NoRecipientError: at once.
            AddressOddError, PasswordLengthError, UndatedError: in the future; nothing was noted.
        """
        if not recipients:
            raise NoRecipientError()
        self._editing.settle()
        return self._core.in_background(lambda: self._prepare(wish, recipients, letter, password, language))

    def prepare_as_proposed(self, wish: MailWish, language: str = "de") -> Future[PreparedRow | None]:
        """The same for everybody whose address is known, in the words that are proposed; None for nobody.

        Raises:
            UnknownRecordError: from the future: there is no such record on this device.
        """

        def prepare() -> Future[PreparedRow | None]:
            _, made = self._as_proposed(wish, language)
            return done(None) if made is None else then(made, lambda row: row)

        return self._core.in_background(prepare)

    def prepare_many(
        self, wishes: Sequence[MailWish], language: str = "de"
    ) -> Future[tuple[PreparedOfManyRow, ...]]:
        """The same of several, one after the other: one that fails is named and holds up no other."""

        def prepare() -> Future[tuple[PreparedOfManyRow, ...]]:
            return done(tuple(self._one_of_many(wish, language) for wish in wishes))

        return self._core.in_background(prepare)

    def _one_of_many(self, wish: MailWish, language: str) -> PreparedOfManyRow:
        try:
            to, made = self._as_proposed(wish, language)
            return PreparedOfManyRow(wish, tuple(to), None if made is None else made.result())
        except InkaError as error:
            return PreparedOfManyRow(wish, error=error)

    def _as_proposed(self, wish: MailWish, language: str) -> tuple[Sequence[str], Future[PreparedRow] | None]:
        """Those still there whose addresses are known, and the draft for them; None for nobody."""
        from inka_desktop.reports.letters import Letter
        from inka_desktop.reports.mail import write_address

        proposal = self.proposal(wish, language)
        known = [one for one in proposal.people if one.address and one.is_expected]
        to = [write_address(one.name or one.function, one.address) for one in known]
        letter = Letter(proposal.subject, proposal.text)
        return to, self._prepare(wish, to, letter, "", language) if to else None

    def _prepare(
        self, wish: MailWish, recipients: Sequence[str], letter: Letter, password: str, language: str
    ) -> Future[PreparedRow]:
        from inka_desktop.reports.mail import MailDraft, build_draft, distinct, one_line

        recipients = distinct(recipients)
        (plain, is_whole), now = self._document(wish, language), self._core.now()
        files = self._enclosures(wish, plain, password, language)
        draft = build_draft(
            MailDraft(recipients, letter.subject, letter.text, files, sender_of(self._core)), now
        )
        main = files[0]
        if wish.version is not None and is_whole:  # what others have is not drawn anew
            self._documents.keep_printed(wish.version, plain, language).result()
        values = {
            "kind": MailKind(wish.kind), "subject": one_line(letter.subject),
            "recipients": "\n".join(map(one_line, recipients)), "file_name": main.name,
            "content_hash": blake2b(main.data, digest_size=32).hexdigest(), "protected": bool(password),
            "prepared_at": now, "prepared_by": self._core.me().person, "version_id": wish.version,
            "state": MailState.PREPARED,
        }  # fmt: skip

        def work(transaction: Transaction) -> PreparedRow:
            session: Session = transaction.session
            if wish.kind == MailKind.RETURNED:
                values["round_part_id"] = part_of(session, find(session, Submission, wish.record))
            elif wish.listed is None:
                about = find(session, _ABOUT.get(wish.kind, Protocol), wish.record)
                values[f"{about.__tablename__}_id"] = about.id
                if wish.kind == MailKind.ANNOUNCEMENT:
                    _note_invited(about, local_time(now).date())
            made = add(self._core, transaction, "mailing", values, space=self._core.spaces.coord)
            name = main.name.rpartition(".")[0] + ".eml"
            given = tuple((file.name, file.data) for file in files)
            return PreparedRow(name, draft, letter.text, given, UUID(bytes=made.id.bytes))

        return self._core.submit(work, "mail")

    def settle(self, mailing_id: UUID, state: str, on: date | None = None) -> Future[UUID]:
        """Say that an e-mail was sent or dropped, by this person; ``prepared`` takes that back.

        Args:
            mailing_id: the e-mail.
            state: a word of :class:`inka_desktop.records.values.MailState`.
            on: the day on which it was sent; now when left out.

        Raises:
            SentThenError: in the future; it was not prepared yet on that day, or the day is still to come.
        """
        word = MailState(state)

        def work(transaction: Transaction) -> UUID:
            session: Session = transaction.session
            mailing = find(session, Mailing, mailing_id)
            open_again = word == MailState.PREPARED
            mailing.state = word
            mailing.settled_at = None if open_again else _settled(self._core.now(), mailing, on)
            mailing.settled_by = None if open_again else self._core.me_by(transaction.raw).person
            if mailing.kind == MailKind.ANNOUNCEMENT and mailing.protocol_id is not None:
                session.flush()
                _follow_invited(session, mailing)
            return mailing_id

        return self._core.submit(work, "mail")

    # --- what goes along --------------------------------------------------------------------------

    def _letter(self, wish: MailWish, language: str) -> tuple[Letter, str]:
        """What it says, and the name of the file."""
        from inka_desktop.reports import letters

        signers = self._signers()
        paper = self._papers.get(wish.kind)
        if paper is not None:
            return paper.letter(wish.about, signers, language), paper.name(wish.about, language)
        content = self._documents.content(wish.record, wish.version)
        if wish.kind == MailKind.ANNOUNCEMENT:
            if content.date is None:
                raise UndatedError()
            name = letters.appointment_file_name(content, language)
            return letters.announcement(content, signers, language), name
        draft = wish.version is None
        name = self._documents.name_of(content, language, draft=draft)
        return letters.document_letter(content, signers, language, draft=draft), name

    def _document(self, wish: MailWish, language: str) -> tuple[bytes, bool]:
        """The file that goes along, and whether it is the document whole; an announcement's is made anew."""
        if wish.kind == MailKind.ANNOUNCEMENT:
            return b"", True
        paper = self._papers.get(wish.kind)
        if paper is not None:
            return paper.draw(wish.about, language), True
        document = self._documents.protocol(wish.record, language, wish.version)
        return document.pdf, not document.held_back

    def _held_back(self, wish: MailWish) -> int:
        """How many photos do not go along."""
        paper = self._papers.get(wish.kind)
        if paper is not None:
            return paper.held_back(wish.about)
        if wish.kind == MailKind.ANNOUNCEMENT:
            return 0
        return self._documents.to_print(wish.record, wish.version)[1].count

    def _enclosures(self, wish: MailWish, pdf: bytes, password: str, language: str) -> list[Enclosure]:
        from inka_desktop.reports.mail import Enclosure
        from inka_desktop.reports.protection import protect

        name = self._letter(wish, language)[1]
        if wish.kind == MailKind.ANNOUNCEMENT:
            return self._announced(wish.record, name, language)
        kind = self._media_type(wish)
        return [Enclosure(name, kind, protect(pdf, password) if password and kind == PDF else pdf)]

    def _media_type(self, wish: MailWish) -> str:
        if wish.kind == MailKind.ANNOUNCEMENT:
            return CALENDAR
        paper = self._papers.get(wish.kind)
        return paper.media_type if paper is not None else PDF

    def _announced(self, protocol: UUID, name: str, language: str) -> list[Enclosure]:
        """The calendar file, and the invitation to a meeting."""
        from inka_desktop.reports.calendar_file import Appointment, calendar_file, known_by
        from inka_desktop.reports.letters import agenda_text, appointment_title
        from inka_desktop.reports.mail import Enclosure

        content = self._documents.content(protocol, None)
        if content.date is None:
            raise UndatedError()
        with self._core.session() as session:
            agreed_at = agreed_on(session, [protocol]).get(protocol)
        key, kind = known_by(spec_of_content(content.kind).type, protocol, agreed_at)
        told = Appointment(
            key, appointment_title(content, language), content.date, content.begin, content.end,
            content.place, agenda_text(content, language), kind=kind,
        )  # fmt: skip
        files = [Enclosure(name, CALENDAR, calendar_file(told, self._core.now(), language))]
        if self._is_meeting(protocol):
            drawn = self._series.invitation(protocol, language)
            files.append(Enclosure(self._series.invitation_name(protocol, language), PDF, drawn.pdf))
        return files

    def _is_meeting(self, protocol: UUID) -> bool:
        with self._core.session() as session:
            return find(session, Protocol, protocol).type == ProtocolType.MEETING

    # --- people -----------------------------------------------------------------------------------

    def _people(self, wish: MailWish) -> tuple[AddresseeRow, ...]:
        paper = self._papers.get(wish.kind)
        with self._core.session() as session:
            rows = paper.people(session, wish.about) if paper is not None else present(session, wish.record)
            ahead, day = wish.kind in _AHEAD, self._core.today()
            if ahead:
                day = max(day, find(session, Protocol, wish.record).date or day)
            gone = left(session, rows, day)
            return tuple(
                _addressee(session, row, gone, excused=ahead and row.state == AttendanceState.EXCUSED)
                for row in rows
            )

    def _signers(self) -> list[str]:
        head = self._documents.letterhead()
        return [self._core.me().person, head.office, *head.sender.split("\n")]


def _settled(now: datetime, mailing: Mailing, on: date | None) -> datetime:
    """When an e-mail was sent: now, or at the beginning of an earlier day, whose hour nobody knows."""
    today, begun = local_time(now).date(), mailing.prepared_at
    if on is None or on == today:
        return now
    if on > today or (begun is not None and on < local_time(begun).date()):
        raise SentThenError()
    return moment_of(datetime.combine(on, time.min))


def _note_invited(protocol: Protocol, on: date) -> None:
    """The first e-mail that announces a meeting says when its members were invited.

    A day that somebody entered stays, and so does a text that was put to people or finished.
    """
    if _asks_when_invited(protocol) and protocol.invited_on is None:
        protocol.invited_on = on


def _follow_invited(session: Session, mailing: Mailing) -> None:
    """Nobody was invited by an e-mail that was dropped: the day is that of the first one left, if any."""
    protocol = session.get(Protocol, mailing.protocol_id)
    if protocol is None or not _asks_when_invited(protocol):
        return
    told = [row for row in session.scalars(mails_about(protocol.id)) if row.kind == MailKind.ANNOUNCEMENT]
    days = {row.id: local_time(row.prepared_at).date() for row in told if row.prepared_at is not None}
    if protocol.invited_on is not None and protocol.invited_on not in days.values():
        return
    left = [days[row.id] for row in told if row.alive and row.state != MailState.DROPPED and row.id in days]
    protocol.invited_on = min(left, default=None)


def _asks_when_invited(protocol: Protocol) -> bool:
    return "invited_on" in spec_of_type(protocol.type).facts and protocol.state == RecordState.DRAFT


def sender_of(core: Core) -> str:
    """This person's own address, where the network knows it; else empty."""
    from inka_desktop.reports.mail import write_address

    me = core.me()
    with core.session() as session:
        person = session.get(Person, me.person_id)
        address = (person.email if person is not None else None) or ""
    return write_address(me.person, address) if "@" in address else ""


def mails_about(record: UUID) -> Select[Mailing]:
    """Asks for all about a protocol, a stock-taking or a form of a round.

    Asked for the state, too, SQLite would read all e-mails by the index that Heute has.
    """
    about = (Mailing.protocol_id, Mailing.stock_taking_id, Mailing.round_part_id)
    return select(Mailing).where(or_(*(column == record for column in about)))


def _addressee(
    session: Session, row: Any, gone: Mapping[UUID | None, date], *, excused: bool
) -> AddresseeRow:
    person = session.get(Person, row.person_id) if row.person_id is not None else None
    address = (person.email if person is not None else None) or ""
    return AddresseeRow(
        row.name or "",
        row.function or "",
        row.organization or "",
        address.strip(),
        gone.get(row.person_id),
        excused,
    )


def _row(session: Session, row: Mailing) -> MailingRow:
    version = session.get(ProtocolVersion, row.version_id) if row.version_id is not None else None
    return MailingRow(
        UUID(bytes=row.id.bytes), row.kind or "", row.protocol_id, row.stock_taking_id,
        version.version if version is not None else None, row.subject or "",
        tuple(line for line in (row.recipients or "").split("\n") if line), row.file_name or "",
        row.content_hash or "", row.protected, row.prepared_at or datetime.fromtimestamp(0, UTC),
        row.prepared_by or "", row.state, row.settled_at, row.settled_by or "",
    )  # fmt: skip


def agreed_on(session: Session, protocols: Sequence[UUID]) -> dict[UUID, UUID]:
    """By protocol the one that agreed on its appointment, as which other calendars know it."""
    query = select(Protocol.id, Protocol.agreed_at_id).where(Protocol.id.in_(protocols))
    return {key: before for key, before in session.execute(query) if before is not None}
