"""Questions with two entries: how values, entries and missing things are worded."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.local_time import local_time
from inka_desktop.services.rows import EntryRow, HistoryRow, MissingRow, QuestionRow
from inka_desktop.viewmodels import dates, wording

translate = QCoreApplication.translate

LONG_TEXT = 60
"""From this length on, or with a line break, a text is shown on lines of its own."""


def value_words(kind: str, field: str, value: object) -> str:
    """A field's value as people read it."""
    if value is None or value == "":
        return translate("Questions", "(leer)")
    if isinstance(value, bool):
        if field != "alive":
            return translate("Questions", "ja") if value else translate("Questions", "nein")
        return translate("Questions", "behalten") if value else translate("Questions", "löschen")
    if isinstance(value, datetime):
        return translate("Questions", "{day}, {time}").format(
            day=dates.day(local_time(value).date()), time=dates.local_clock(value)
        )
    if isinstance(value, date):
        return dates.day(value)
    if isinstance(value, time):
        return dates.clock(value)
    if isinstance(value, UUID):
        return translate("Questions", "(anderer Eintrag)")
    words = wording.choices(kind, field)
    return wording.label(words, str(value)) if words is not None else str(value)


def entry_value(question: QuestionRow, entry: EntryRow) -> str:
    """An entry's value, with the file that it is said about."""
    value = value_words(question.kind, question.field, entry.value)
    if not entry.about:
        return value
    return translate("Questions", "{value} („{file}“)").format(value=value, file=entry.about)


def entry_words(entry: EntryRow, on: date) -> str:
    """Where an entry comes from: device, person, moment."""
    when = dates.moment(entry.at, on)
    if entry.person:
        text = translate("Questions", "{person}, Gerät „{device}“, {when}")
        return text.format(person=entry.person, device=entry.device, when=when)
    return translate("Questions", "Gerät „{device}“, {when}").format(device=entry.device, when=when)


def title(question: QuestionRow) -> str:
    """What a question is about."""
    if question.reason == "deleted":
        return translate("Questions", "Hier gelöscht, dort geändert: behalten?")
    if question.reason == "merged":
        return translate("Questions", "Texte wurden zusammengeführt – bitte kurz prüfen")
    return translate("Questions", "Zwei Angaben zu „{field}“").format(
        field=question.asked or wording.field(question.field)
    )


def is_long(question: QuestionRow) -> bool:
    """Whether an entry is a text of some length, in which differences are marked."""
    texts = [entry.value for entry in question.entries if isinstance(entry.value, str)]
    return is_text(question) and any(len(text) > LONG_TEXT or "\n" in text for text in texts)


def knows_before(question: QuestionRow) -> bool:
    """Whether there is a value that all entries replaced, short enough to be shown above them."""
    text = question.before
    return question.reason == "entries" and text not in (None, "") and not is_long(question)


def long_before(question: QuestionRow) -> str:
    """A text that all entries replaced, where it is too long to stand above them or they were merged."""
    shown_on_wish = question.reason == "merged" or is_long(question)
    return question.before if isinstance(question.before, str) and shown_on_wish else ""


def compared_with(question: QuestionRow, entry: EntryRow) -> str | None:
    """The text beside which an entry's own words are marked: the other entry, or what several replaced."""
    others = [one for one in question.entries if one is not entry]
    if not is_long(question) or not (len(others) == 1 or question.before):
        return None
    return str((others[0].value if len(others) == 1 else question.before) or "")


def before_words(question: QuestionRow) -> str:
    """What stood in the field before the entries."""
    value = value_words(question.kind, question.field, question.before)
    return translate("Questions", "vorher: {value}").format(value=value)


def is_text(question: QuestionRow) -> bool:
    """Whether both entries may be written anew as one text."""
    if question.reason == "merged":
        return True
    if (
        question.reason != "entries"
        or not question.free
        or wording.choices(question.kind, question.field) is not None
    ):
        return False
    return all(isinstance(entry.value, str) or entry.value is None for entry in question.entries)


def choice_words(question: QuestionRow, entry: EntryRow) -> str:
    """What the button beside an entry says."""
    if question.reason == "deleted":
        return translate("Questions", "Behalten") if entry.value else translate("Questions", "Löschen")
    return translate("Questions", "Diese Angabe nehmen")


_MISSING = {
    "caption": lambda: translate("Questions", "Foto ohne Bildunterschrift"),
    "what": lambda: translate("Questions", "Vereinbarung ohne Text"),
    "due": lambda: translate("Questions", "Vereinbarung ohne Termin"),
    "responsible": lambda: translate("Questions", "Vereinbarung ohne Zuständige"),
    "title": lambda: translate("Questions", "Thema ohne Titel"),
    "notes": lambda: translate("Questions", "Thema ohne Text"),
    "resolution": lambda: translate("Questions", "Beschluss ohne Wortlaut"),
    "votes_for": lambda: translate("Questions", "Beschluss ohne Stimmenzahl"),
    "people": lambda: translate("Questions", "Niemand als anwesend eingetragen"),
    "attendance": lambda: translate("Questions", "Niemand als anwesend eingetragen"),
    "topics": lambda: translate("Questions", "Noch kein Thema"),
    "outcome": lambda: translate("Questions", "Einwendung ohne Entscheidung"),
    "replied": lambda: translate("Questions", "Rückmeldung steht noch aus"),
    "attachment_id": lambda: translate("Questions", "Foto folgt noch"),
    "people_mark": lambda: translate("Questions", "Foto: Sind Personen zu erkennen?"),
}


def missing_words(row: MissingRow) -> str:
    """What is still open before a protocol is finished."""
    if row.code.endswith("divided"):
        return translate("Questions", "{field}: zwei Angaben").format(field=wording.field(row.field))
    if row.code.endswith("absent"):
        return translate("Questions", "Angaben des Projekts sind noch nicht da")
    special = _MISSING.get(row.field)
    if special is not None:
        return special()
    return translate("Questions", "{field} fehlt").format(field=wording.field(row.field))


def change_words(row: HistoryRow) -> str:
    """One change of a history: the field with its new and its former value, of a part also which one."""
    words = translate("Questions", "{field}: {after} (vorher {before})")
    if not row.before:
        words = translate("Questions", "{field}: {after}")
    said = words.format(
        field=wording.field(row.field),
        before=value_words(row.kind, row.field, row.before),
        after=value_words(row.kind, row.field, row.after),
    )
    if row.field == "alive":
        said = translate("Questions", "gelöscht")
        if row.after:
            back = row.before is not None
            said = translate("Questions", "zurückgeholt") if back else translate("Questions", "hinzugefügt")
    if row.field == "withdrawn":
        said = translate("Questions", "zurückgezogen") if row.after else translate("Questions", "gilt wieder")
    if not row.of_part:
        return said
    if not row.part:
        bare = translate("Questions", "{kind} – {change}")
        return bare.format(kind=wording.record_kind(row.kind), change=said)
    of_part = translate("Questions", "{kind} „{name}“ – {change}")
    return of_part.format(kind=wording.record_kind(row.kind), name=row.part, change=said)
