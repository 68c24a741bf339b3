"""Papers that go out by e-mail beside protocols themselves: one way for each, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.protocols import Attendance
from inka_desktop.records.stock import StockParticipant, StockTaking
from inka_desktop.records.values import MailKind
from inka_desktop.services import fixed_texts, protocol_rows
from inka_desktop.services.core import find

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.reports.letters import Letter
    from inka_desktop.services.agreement_papers import AgreementPapers
    from inka_desktop.services.approval import Approval
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.due_rows import DueList
    from inka_desktop.services.forms import Forms
    from inka_desktop.services.signing import Signing
    from inka_desktop.services.stock import AllStock

    Signers = Sequence[str]
    _Stock = UUID | tuple[UUID, UUID]


PDF, CALENDAR = "application/pdf", "text/calendar"


class MailPaper(NamedTuple):
    """A paper about what an e-mail is about: a record by its id, or a list of agreements.

    Attributes:
        name: of its file, in a language.
        draw: its bytes, in a language.
        letter: that goes with it, with the lines below the closing words, in a language.
        people: rows of whom it may go to.
        media_type: of the file; only a PDF can ask for a password.
        held_back: how many photos of the record do not go along.
    """

    name: Callable[[Any, str], str]
    draw: Callable[[Any, str], bytes]
    letter: Callable[[Any, Signers, str], Letter]
    people: Callable[[Session, Any], Sequence[Any]]
    media_type: str = PDF
    held_back: Callable[[Any], int] = lambda _record: 0


def mail_papers(
    documents: Documents, stock: AllStock, signing: Signing, approval: Approval, forms: Forms,
    lists: AgreementPapers,
) -> Mapping[str, MailPaper]:  # fmt: skip
    """All papers but protocols and announcements, by the word of their kind."""
    from inka_desktop.reports import letters

    reminders, returned = forms.reminders, forms.returned

    def sheet(record: UUID, language: str) -> bytes:
        return signing.handed_out(record, language).pdf

    def about(paper: str) -> Callable[[UUID, Signers, str], Letter]:
        return lambda record, signers, language: letters.paper_letter(
            paper, documents.content(record, None), signers, language
        )

    def asking(record: UUID, signers: Signers, language: str) -> Letter:
        content, about = approval.open_round(record)
        return letters.consultation_letter(content, about, signers, language)

    def listed(wish: DueList, signers: Signers, language: str) -> Letter:
        return letters.list_letter(lists.listed(wish), signers, language)

    def report(about: _Stock, signers: Signers, language: str) -> Letter:
        return letters.stock_letter(stock.content(_rounds(about)[0]), signers, language)

    def drawn(about: _Stock, language: str) -> bytes:
        record, other = _rounds(about)
        return stock.report(record, language, other).pdf

    return {
        MailKind.STOCK: MailPaper(
            lambda about, language: stock.report_name(_rounds(about)[0], language), drawn, report,
            lambda session, about: _participants(session, _rounds(about)[0]),
            held_back=lambda about: stock.content(_rounds(about)[0]).held_back.count,
        ),
        MailKind.SHEET: MailPaper(signing.sheet_name, sheet, about("sheet"), present),
        MailKind.ATTENDANCE: MailPaper(
            signing.attendance_name,
            lambda record, language: signing.attendance_list(record, language).pdf,
            about("attendance_list"), present,
        ),
        MailKind.CONSULTATION: MailPaper(
            lambda record, language: approval.file_name(approval.open_id(record), language),
            lambda record, language: approval.document(approval.open_id(record), language).pdf,
            asking, _asked,
        ),
        MailKind.REMINDER: MailPaper(
            reminders.file_name, reminders.calendar_file, reminders.letter, reminders.people, CALENDAR
        ),
        MailKind.RETURNED: MailPaper(
            returned.file_name, returned.calendar_file, returned.letter, returned.people, CALENDAR
        ),
        MailKind.AGREEMENTS: MailPaper(
            lambda wish, language: lists.name(lists.listed(wish), language),
            lambda wish, language: lists.draw(lists.listed(wish), language).pdf,
            listed, lists.people,
        ),
        MailKind.FORM: MailPaper(
            lambda part, language: forms.papers.name_asked(part, language, "fillable"),
            lambda part, language: forms.papers.asked(part, language, "fillable")[1].pdf,
            reminders.form_letter, reminders.people,
        ),
    }  # fmt: skip


def _rounds(about: _Stock) -> tuple[UUID, UUID | None]:
    """The round that a report is of, and the one that it is compared with."""
    return about if isinstance(about, tuple) else (about, None)


def present(session: Session, record: UUID) -> Sequence[Any]:
    """The people of a protocol."""
    return protocol_rows.parts(session, Attendance, record)


def _asked(session: Session, record: UUID) -> Sequence[Any]:
    text = fixed_texts.open_text(session, record)
    return fixed_texts.recipients(session, text.id) if text is not None else ()


def _participants(session: Session, record: UUID) -> Sequence[Any]:
    find(session, StockTaking, record)
    query = select(StockParticipant).where(
        StockParticipant.stock_taking_id == record, StockParticipant.alive.is_(True)
    )
    return session.scalars(query.order_by(StockParticipant.position)).all()
