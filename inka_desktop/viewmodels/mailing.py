"""What the window says about e-mails: who may get one, how far one is, and the sentence on a password."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.local_time import local_time
from inka_desktop.records.values import AttendanceState, MailKind
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.people import left_words
from inka_desktop.viewmodels.wording import ATTENDANCE_STATES, Mark, Words, label

if TYPE_CHECKING:
    from inka_desktop.services.mailing_rows import AddresseeRow, MailingRow

translate = QCoreApplication.translate
_PAPERS: Words = {
    MailKind.ANNOUNCEMENT: QT_TRANSLATE_NOOP("Wording", "Ankündigung des Termins"),
    MailKind.STOCK: QT_TRANSLATE_NOOP("Wording", "Bericht"),
    MailKind.SHEET: QT_TRANSLATE_NOOP("Wording", "Vereinbarungsblatt"),
    MailKind.ATTENDANCE: QT_TRANSLATE_NOOP("Wording", "Anwesenheitsliste"),
    MailKind.CONSULTATION: QT_TRANSLATE_NOOP("Wording", "Text zur Abstimmung"),
    MailKind.REMINDER: QT_TRANSLATE_NOOP("Wording", "Erinnerung an den Bogen"),
    MailKind.RETURNED: QT_TRANSLATE_NOOP("Wording", "Rückfrage zum Bogen"),
    MailKind.FORM: QT_TRANSLATE_NOOP("Wording", "Bogen als PDF"),
    MailKind.AGREEMENTS: QT_TRANSLATE_NOOP("Wording", "Liste der Vereinbarungen"),
}
"""What is no version and no draft of a protocol."""


def person_line(person: AddresseeRow, on: date) -> str:
    """Somebody in the list of recipients, with the address or that none is known, and who will not come."""
    gone = left_words(person.left_on, on)
    if person.excused and not gone:
        gone = label(ATTENDANCE_STATES, AttendanceState.EXCUSED)
    who = ", ".join(part for part in (person.name, person.function, person.organization, gone) if part)
    told = person.address or translate("Mailing", "keine Adresse bekannt")
    return f"{who}: {told}" if who else told


def held_back_words(photos: int) -> str:
    """That photos of a protocol stay here when it is sent."""
    return translate(
        "Mailing",
        "%n Fotos gehen nicht mit: „nicht weitergeben“ oder ohne Angabe zu Personen.",
        "", photos,
    )  # fmt: skip


def leave_out_words(photos: int) -> str:
    """Offers to leave such photos out of a document."""
    return translate("Mailing", "%n Fotos weglassen, die nicht weitergegeben werden dürfen", "", photos)


def recipients_line(recipients: Sequence[str]) -> str:
    """To whom: names without their addresses, and how many more from the third on."""
    names = [one.partition(" <")[0].strip('"') for one in recipients]
    if len(names) <= 2:
        return translate("Mailing", "an {names}").format(names=", ".join(names))
    more = translate("Mailing", "%n weitere", "", len(names) - 1)
    return translate("Mailing", "an {name} und {more}").format(name=names[0], more=more)


def prepared_line(at: datetime | None, recipients: Sequence[str], on: date) -> str:
    """When a draft was prepared and for whom."""
    when = dates.moment(at, on) if at is not None else ""
    told = translate("Mailing", "vorbereitet {when}").format(when=when)
    return f"{told} · {recipients_line(recipients)}"


def title(row: MailingRow) -> str:
    """What goes along, in the list of what a record sent."""
    if row.kind == MailKind.AGREEMENTS and row.subject:  # it says what the list was limited to
        return row.subject
    if row.kind in _PAPERS:
        return label(_PAPERS, row.kind)
    if row.version is None:
        return translate("Mailing", "Entwurf")
    return translate("Mailing", "Fassung {version}").format(version=row.version)


def facts(row: MailingRow, on: date) -> str:
    """How far one is: prepared or sent, when, to whom, by whom; and whether its file has a password."""
    if row.state == "sent" and row.settled_at is not None:
        said = translate("Mailing", "versendet {when}, {to}, durch {person}").format(
            when=_when(row.settled_at, on), to=recipients_line(row.recipients),
            person=row.settled_by or "–",
        )  # fmt: skip
    else:
        said = prepared_line(row.prepared_at, row.recipients, on)
    locked = translate("Mailing", "Datei mit Passwort") if row.protected else ""
    return "\n".join(part for part in (said, locked) if part)


def _when(settled: datetime, on: date) -> str:
    """A moment, or the day alone where nobody knows the hour."""
    local = local_time(settled)
    return dates.day(local.date(), on) if local.time() == time.min else dates.moment(settled, on)


def mark(row: MailingRow) -> Mark:
    """The chip: whether somebody said that it was sent."""
    if row.state == "sent":
        return Mark(translate("Mailing", "versendet"), "good", "check")
    return Mark(translate("Mailing", "vorbereitet"), "attention", "mail")


def with_sentence(text: str, sentence: str, *, wanted: bool) -> str:
    """The text with a sentence as its last paragraph before the closing words, or without it."""
    bare = text.replace(f"{sentence}\n\n", "")
    if not wanted:
        return bare
    head, between, closing = bare.rstrip("\n").rpartition("\n\n")
    return f"{head}{between}{sentence}\n\n{closing}\n"


def prepared_words(prepared: int, left: int) -> str:
    """How many e-mails of several were prepared, and of how many projects somebody has to look."""
    said = translate("Mailing", "%n E-Mails sind vorbereitet, noch keine ist versendet.", "", prepared)
    if not left:
        return said
    more = translate("Mailing", "%n Projekte fehlen noch: siehe unten.", "", left)
    return f"{said} {more}" if prepared else more


def named_apart(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Files (name, bytes) for one folder: a name that comes again gets a number."""
    made: dict[str, bytes] = {}
    for name, data in files:
        stem, dot, ending = name.rpartition(".")
        number, free = 1, name
        while free in made:
            number += 1
            free = f"{stem} ({number}){dot}{ending}"
        made[free] = data
    return list(made.items())
