"""The letters that go with documents: subject and text, in the language of the letter, from content alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from inka_desktop.records.content import AgreementContent, ProtocolContent
from inka_desktop.records.protocol_types import spec_of_content
from inka_desktop.records.stock_content import StockContent

from .agreement_list import AgreementListContent
from .consultation import Round
from .file_names import document_file_name
from .stock import period
from .typography import bare_title, clean_text, date_text, joined, period_text
from .words import Words


class Reminded(NamedTuple):
    """A form that is waited for; ``days_left`` until its day, negative behind it.

    ``round`` is empty for a form of its own.
    """

    form: str
    round: str
    project: str
    due: date
    days_left: int


class Letter(NamedTuple):
    """What an e-mail says."""

    subject: str
    text: str


def document_letter(
    content: ProtocolContent, signers: Sequence[str], language: str = "de", *, draft: bool
) -> Letter:
    """The letter with a protocol; ``signers`` are the lines below the closing words: who, and the office."""
    words = Words(language)
    document, day = words(f"document.{content.kind}"), date_text(content.date, language)
    version = words("draft") if draft else words("version", version=content.version)
    about = joined(", ", _about(content), day, content.number, version)
    told = [words("mail.document", document=document, about=about)]
    if draft:
        told.append(words("mail.draft"))
    elif content.predecessor is not None:
        told.append(words("mail.corrected", version=content.predecessor))
    return Letter(_subject(joined(", ", document, about), language), _text(told, signers, words))


def stock_letter(content: StockContent, signers: Sequence[str], language: str = "de") -> Letter:
    """The letter with the report of a stock-taking."""
    words = Words(language)
    about = joined(", ", content.area, content.municipality, period(content.date, content.date_to, language))
    told = [words("mail.document", document=words("stock"), about=about)]
    return Letter(_subject(joined(", ", words("stock"), about), language), _text(told, signers, words))


def paper_letter(
    paper: str, content: ProtocolContent, signers: Sequence[str], language: str = "de"
) -> Letter:
    """The letter with a paper of a protocol: ``sheet`` (to sign) or ``attendance_list``."""
    words = Words(language)
    about = joined(", ", _about(content), date_text(content.date, language))
    told = [words("mail.document", document=words(paper), about=about), words(f"mail.{paper}")]
    return Letter(_subject(joined(", ", words(paper), about), language), _text(told, signers, words))


def list_letter(content: AgreementListContent, signers: Sequence[str], language: str = "de") -> Letter:
    """The letter with a list of agreements."""
    words = Words(language)
    document, day = words("agreement_list"), date_text(content.on, language)
    about = joined(", ", content.filters, words("agreement_list.as_of", day=day))
    told = [words("mail.document", document=document, about=about), words("mail.agreement_list")]
    return Letter(_subject(joined(", ", document, about), language), _text(told, signers, words))


def consultation_letter(
    content: ProtocolContent, asked: Round, signers: Sequence[str], language: str = "de"
) -> Letter:
    """The letter with a text in consultation: by when a reply is asked for, and how to reply."""
    words = Words(language)
    which = words("consultation_number", number=asked.number)
    document, day = words(f"document.{content.kind}"), date_text(content.date, language)
    about = joined(", ", document, _about(content), day)
    told = [words("mail.document", document=which, about=about)]
    if asked.reply_by is not None:
        told.append(words("mail.reply_by", day=date_text(asked.reply_by, language)))
    told.append(words("mail.reply"))
    return Letter(_subject(joined(", ", which, about), language), _text(told, signers, words))


def reminder_letter(asked: Reminded, signers: Sequence[str], language: str = "de") -> Letter:
    """The letter that reminds of the form of a round: before its day, on it, or behind it."""
    words, places = Words(language), _places(asked, language)
    when = "after" if asked.days_left < 0 else "today" if asked.days_left == 0 else "before"
    told = [words(f"mail.reminder_{when}", **places), words("mail.reminder_how"), words("mail.reminder_more")]
    subject = words("mail.reminder_subject", **places)
    return Letter(_subject(subject, language), _text(told, signers, words))


def returned_letter(asked: Reminded, signers: Sequence[str], language: str = "de") -> Letter:
    """The letter about a form that goes back: until when, and where one reads what is asked."""
    words, places = Words(language), _places(asked, language)
    first = words("mail.returned" if asked.round else "mail.returned_alone", **places)
    told = [first, words("mail.returned_how", **places), words("mail.reminder_more")]
    return Letter(_subject(words("mail.returned_subject", **places), language), _text(told, signers, words))


def form_letter(asked: Reminded, signers: Sequence[str], language: str = "de") -> Letter:
    """The letter that takes the form of a round along, to be filled in without the program."""
    words, places = Words(language), _places(asked, language)
    told = [words("mail.form", **places), words("mail.form_how", **places), words("mail.form_more")]
    return Letter(_subject(words("mail.form_subject", **places), language), _text(told, signers, words))


def due_title(asked: Reminded, language: str = "de") -> str:
    """What a calendar calls the day by which a form is waited for."""
    return _subject(Words(language)("mail.reminder_subject", **_places(asked, language)), language)


def _places(asked: Reminded, language: str) -> dict[str, str]:
    return {
        "form": asked.form, "round": asked.round, "project": asked.project,
        "which": joined(" ", asked.form, asked.round), "day": date_text(asked.due, language),
    }  # fmt: skip


def reminder_file_name(asked: Reminded, language: str) -> str:
    """The name of the calendar file with the due date; sorts by date."""
    words = Words(language)
    return document_file_name(
        asked.due.isoformat(),
        words("mail.reminder_file"),
        asked.round or asked.form,
        bare_title(asked.project),
        ending=".ics",
    )


def announcement(content: ProtocolContent, signers: Sequence[str], language: str = "de") -> Letter:
    """The letter that announces an appointment: when, where, its topics and what is open since."""
    words = Words(language)
    day = date_text(content.date, language)
    facts = [
        appointment_title(content, language),
        joined(", ", day, period_text(content.begin, content.end, language)),
        content.place,
    ]
    told = [words("mail.announcement"), "\n".join(fact for fact in facts if fact.strip())]
    told += [agenda_text(content, language), words("mail.calendar")]
    subject = joined(", ", appointment_title(content, language), day)
    return Letter(_subject(subject, language), _text(told, signers, words))


def agenda_text(content: ProtocolContent, language: str = "de") -> str:
    """The topics of an appointment and the agreements that are open since the last one; empty without any."""
    words = Words(language)
    topics = [each.title for each in content.topics if each.title.strip()]
    listed = [f"{number}. {title}" for number, title in enumerate(topics, start=1)]
    still = [_agreement(each, words) for each in content.carried if each.state == "open"]
    parts = ((words("mail.agenda"), listed), (words("mail.open"), still))
    return "\n\n".join("\n".join([head, *lines]) for head, lines in parts if lines)


def appointment_title(content: ProtocolContent, language: str) -> str:
    """What a calendar calls it: the event, and what it is about."""
    words = Words(language)
    return joined(", ", words(f"mail.event_{spec_of_content(content.kind).type}"), _about(content))


def appointment_file_name(content: ProtocolContent, language: str) -> str:
    """The name of the calendar file; sorts by date."""
    words = Words(language)
    day = content.date.isoformat() if content.date is not None else words("undated_file")
    return document_file_name(day, words("mail.appointment"), _about(content), ending=".ics")


def _about(content: ProtocolContent) -> str:
    return content.body or bare_title(content.project.title) or content.partner


def _agreement(agreement: AgreementContent, words: Words) -> str:
    due = date_text(agreement.due, words.language)
    until = words("mail.until", day=due) if due else ""
    return "– " + joined(", ", agreement.text, agreement.responsible, until)


def _subject(text: str, language: str) -> str:
    return " ".join(clean_text(text, language).split())


def _text(told: Sequence[str], signers: Sequence[str], words: Words) -> str:
    closing = "\n".join([words("mail.closing"), *(line for line in signers if line.strip())])
    whole = "\n\n".join([words("mail.greeting"), *filter(None, told), closing])
    return clean_text(whole, words.language) + "\n"
