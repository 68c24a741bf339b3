"""Consultation and signing in words: who, how far, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.protocol_types import Section, spec_of_content
from inka_desktop.records.values import ReplyKind, ReplyOutcome, ReplyWay
from inka_desktop.services.approval_rows import (
    Addressee,
    ConsultationRow,
    ConsultedRow,
    OwnReplyRow,
    PlaceRow,
    PrintedSheetRow,
    RecipientRow,
    ReplyRow,
    SignatureRow,
    TextRow,
)
from inka_desktop.viewmodels import dates, protocol_words, wording
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.people import left_words
from inka_desktop.viewmodels.today import Block, Line
from inka_desktop.viewmodels.wording import Mark, protocol_mark

translate = QCoreApplication.translate
_SHOWN = 80
"""Characters of a place in a list."""

WAYS: wording.Words = {
    ReplyWay.MAIL: QT_TRANSLATE_NOOP("Wording", "per E-Mail"),
    ReplyWay.PHONE: QT_TRANSLATE_NOOP("Wording", "telefonisch"),
    ReplyWay.LETTER: QT_TRANSLATE_NOOP("Wording", "schriftlich"),
    ReplyWay.IN_PERSON: QT_TRANSLATE_NOOP("Wording", "persönlich"),
}
_ANY_WAY: wording.Words = {**WAYS, ReplyWay.PROGRAM: QT_TRANSLATE_NOOP("Wording", "im Programm")}
"""With the one that nobody chooses."""


def who_words(who: Addressee) -> str:
    """``Name, Funktion, Organisation``; empty parts are left out."""
    return ", ".join(part for part in (who.name, who.function, who.organization) if part) or "–"


def offered_words(who: Addressee, on: date) -> str:
    """The same, and that somebody has left."""
    return ", ".join(part for part in (who_words(who), left_words(who.left_on, on)) if part)


def text_title(text: TextRow) -> str:
    """Which text it is."""
    return translate("Approval", "Text {number}").format(number=text.number)


def text_facts(text: TextRow, on: date) -> str:
    """When and by whom it was fixed."""
    when = dates.moment(text.fixed_at, on)
    return translate("Approval", "festgehalten {when}, {person}").format(
        when=when, person=text.fixed_by or "–"
    )


def state_words(row: ConsultationRow) -> str:
    """How far a consultation is: who replied, and what waits for a decision."""
    text = row.newest
    if text is None:
        return ""
    replied = len(text.recipients) - text.waiting
    said = translate("Approval", "{replied} von {asked} geantwortet").format(
        replied=replied, asked=len(text.recipients)
    )
    if row.undecided:
        open_ = translate("Approval", "%n Einwendungen offen", "", row.undecided)
        return translate("Approval", "{replied}, {open}").format(replied=said, open=open_)
    return said


def recipient_words(row: RecipientRow, on: date) -> str:
    """What came from a recipient, how and when."""
    if not row.replied:
        return translate("Approval", "noch keine Rückmeldung")
    if row.objections:
        said = translate("Approval", "%n Einwendungen", "", row.objections)
    else:
        said = translate("Approval", "keine Einwendungen")
    return translate("Approval", "{said}, {way} eingegangen am {day}").format(
        said=said, way=wording.label(_ANY_WAY, row.way), day=dates.day(row.replied_on, on)
    )


def reply_title(row: ReplyRow | OwnReplyRow) -> str:
    """To which place an objection is."""
    place = row.topic or translate("Approval", "Ganzer Text")
    if row.topic and row.section == Section.AGREEMENTS:
        place = translate("Approval", "Vereinbarung „{words}“").format(words=row.topic)
    if row.lines:
        return translate("Approval", "{place}, Zeile {lines}").format(place=place, lines=row.lines)
    return place


def place_words(place: PlaceRow) -> str:
    """A place of a text, to be chosen from a list; long wordings are cut."""
    words = place.words if len(place.words) <= _SHOWN else place.words[:_SHOWN].rstrip() + " …"
    if place.kind == "agreement":
        return translate("Approval", "Vereinbarung {number}: {words}").format(
            number=place.number, words=words
        )
    if place.kind == "resolution":
        return translate("Approval", "Beschluss zu {number}: {words}").format(
            number=place.number, words=words
        )
    return f"{place.number} {words}"


def reply_facts(row: ReplyRow, on: date) -> str:
    """Whose objection it is, to which text, when and how it came, and what became of it."""
    parts = [
        who_words(row.who),
        translate("Approval", "zu Text {number}").format(number=row.text_number),
        dates.day(row.received_on, on) if row.received_on else "",
        wording.label(_ANY_WAY, row.way),
    ]
    return " · ".join(part for part in parts if part)


def printed_words(row: PrintedSheetRow, on: date) -> str:
    """A sheet that may come back signed, by its day and by what stands at its foot."""
    return translate("Approval", "Blatt, ausgegeben {when} · Prüfwert {mark}").format(
        when=dates.moment(row.fixed_at, on), mark=row.content_hash[:16]
    )


def outcome_mark(row: ReplyRow | OwnReplyRow) -> Mark | None:
    """What became of an objection; None while it is open."""
    if not row.outcome:
        return None
    taken = row.outcome == ReplyOutcome.TAKEN_UP
    return Mark(
        wording.label(wording.REPLY_OUTCOMES, row.outcome),
        "good" if taken else "information",
        "check" if taken else "quote",
    )


def consulted_title(row: ConsultedRow) -> str:
    """Which protocol a text that was put to a carrier is of."""
    return protocol_words.document(spec_of_content(row.kind).type, row.project)


def consulted_line(row: ConsultedRow, on: date) -> str:
    """Which text it is, of which day, and who asks."""
    return translate("Approval", "Text {number} vom {day}, {person}").format(
        number=row.number, day=dates.day(row.date or row.fixed_at.date(), on), person=row.fixed_by or "–"
    )


def consulted_facts(row: ConsultedRow, on: date) -> str:
    """The same with what is asked, and as whom one replies."""
    line = consulted_line(row, on)
    if row.closed:
        return translate("Approval", "{text} · die Abstimmung ist beendet").format(text=line)
    asked = translate("Approval", "{text} · Rückmeldung bis {day}\nSie antworten als {who}")
    return asked.format(text=line, day=dates.day(row.reply_by, on), who=who_words(row.me))


def consulted_mark(row: ConsultedRow, on: date) -> Mark:
    """Whether a reply is asked for, until when, or what was said."""
    if row.closed:
        return Mark(translate("Approval", "Abstimmung beendet"), "", "check")
    if row.waits:
        return protocol_mark("consultation", row.reply_by, 1, on)
    objections = sum(one.kind == ReplyKind.OBJECTION for one in row.replies)
    if objections:
        return Mark(translate("Approval", "%n Einwendungen", "", objections), "information", "quote")
    return Mark(translate("Approval", "keine Einwendungen"), "good", "check")


def consulted_block(rows: Sequence[ConsultedRow], on: date) -> Block:
    """What a carrier is asked for, on its Heute."""
    return Block(
        name="consulted",
        title=translate("Approval", "Texte zur Abstimmung"),
        lines=[
            Line(
                title=consulted_title(row), second=consulted_line(row, on), mark=consulted_mark(row, on),
                target="released", record=row.id,
            )
            for row in rows
            if row.waits
        ],
    )  # fmt: skip


def consulted_summary(block: Block) -> str:
    """How much waits for a carrier's reply, below the day."""
    return translate("Approval", "%n Texte warten auf Ihre Rückmeldung.", "", len(block.lines))


def own_reply_facts(row: OwnReplyRow, on: date) -> str:
    """Who of the carrier replied, and when."""
    return translate("Approval", "{who} · {when}").format(
        who=who_words(row.who), when=dates.moment(row.replied_at, on)
    )


def signature_facts(row: SignatureRow, on: date) -> str:
    """When somebody signed what, and what kind of signature it is."""
    what = (
        translate("Approval", "Vereinbarungsblatt")
        if row.purpose == "sheet"
        else translate("Approval", "ganzer Text")
    )
    return translate("Approval", "{what}, {when}, einfache elektronische Signatur").format(
        what=what, when=dates.moment(row.signed_at, on)
    )
