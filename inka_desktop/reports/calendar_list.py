"""The calendar on paper: what is due in some days, by month; the same as appointments elsewhere.

Tasks of the office, follow-up dates and what ends keeping are no part of it: there is no word for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from .blocks import Column, note_row, section_row, table_rows, title_rows
from .calendar_file import Appointment, known_by
from .document import Sheet, print_sheet
from .file_names import document_file_name
from .frame import dated_texts
from .letterhead import Letterhead, RenderedDocument
from .rows import Row
from .setting import Setter
from .typography import date_text, joined, period_text
from .words import Words

_DUE = frozenset({"reply", "round", "form", "returned", "agreement", "contract", "project"})
"""Kinds that are no appointments: somebody is free on their day."""
_KNOWN = {"returned": "form"}
"""What calendars know a kind by: the day for which a form is returned replaces the one it was due on."""


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry as paper and files say it.

    Attributes:
        kind: a word of ``calendar_kind.…``.
        id: of its record.
        day, last: the first and, of what takes several, the last day.
        begin, end: local times of day.
        title: what it is about.
        place, who, project: in words; any may be empty.
        state: a protocol's, in the words of the record; empty for others.
        late: whole days since what was waited for.
        waiting: replies, or forms of a round, that are still to come.
        agreed_at: the protocol that agreed on this one.
        note: why its day is another.
    """

    kind: str
    id: UUID
    day: dt.date
    title: str
    last: dt.date | None = None
    begin: dt.time | None = None
    end: dt.time | None = None
    place: str = ""
    who: str = ""
    project: str = ""
    state: str = ""
    late: int = 0
    waiting: int = 0
    agreed_at: UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CalendarListContent:
    """What is printed.

    Attributes:
        entries: by day.
        first, last: the days that were asked for.
        on: the day that decides what is overdue.
        filters: what it was limited to, in words; empty for nothing.
        chosen: only what somebody selected.
    """

    entries: tuple[ListedEntry, ...]
    first: dt.date
    last: dt.date
    on: dt.date
    filters: str = ""
    chosen: bool = False


def render_calendar_list(
    content: CalendarListContent, letterhead: Letterhead, language: str = "de", *, sample: bool = False
) -> RenderedDocument:
    """The list as PDF; a month begins with its name, rows stay whole.

    Args:
        content: what is printed.
        letterhead: of the workspace.
        language: ``de`` or ``en``: the document's own words; user text stays as it is.
        sample: prints "MUSTER" across each page: example data.
    """
    setter, words = Setter(language), Words(language)
    name, period = words("calendar"), _period(content, words)
    as_of = words("calendar.as_of", day=date_text(content.on, language))
    sheet = Sheet(
        title=joined(" · ", name, period),
        subject=joined(" · ", period, as_of),
        texts=dated_texts(
            words, joined(" · ", name, period, as_of), joined(" · ", name, as_of), sample=sample
        ),
    )
    return print_sheet(sheet, list(_rows(content, setter, words)), letterhead, setter)


def file_name(content: CalendarListContent, language: str = "de", ending: str = ".pdf") -> str:
    """The name to save under, e.g. ``2026-11-01_Termine_November-2026.pdf``; sorts by date."""
    words = Words(language)
    return document_file_name(
        content.first.isoformat(), words("calendar"), _named(content, words), ending=ending
    )


def appointments(entries: Sequence[ListedEntry], language: str = "de") -> list[Appointment]:
    """Entries as other calendars take them; what is due fills its day and takes no time of it."""
    words = Words(language)
    return [_appointment(one, words) for one in entries]


def _appointment(one: ListedEntry, words: Words) -> Appointment:
    held = one.kind in ("visit", "talk", "meeting")
    key, kind = (
        known_by(one.kind, one.id, one.agreed_at) if held else (one.id, _KNOWN.get(one.kind, one.kind))
    )
    return Appointment(
        key, heading(one, words), one.day, one.begin, one.end, one.place,
        "\n".join(part for part in (one.who, one.project, one.note, _state(one, words)) if part),
        one.last, kind, one.kind in _DUE,
    )  # fmt: skip


def heading(one: ListedEntry, words: Words) -> str:
    """What an entry is and what it is about."""
    return joined(": ", words(f"calendar_kind.{one.kind}"), one.title)


def _named(content: CalendarListContent, words: Words) -> str:
    if content.chosen:
        return words("calendar.chosen")
    months = [_month(day, words) for day in (content.first, content.last)]
    return joined(" ", *dict.fromkeys(months))


def _period(content: CalendarListContent, words: Words) -> str:
    if content.chosen:
        return words("calendar.chosen")
    first, last = (date_text(day, words.language) for day in (content.first, content.last))
    return words("calendar.period", first=first, last=last)


def _rows(content: CalendarListContent, setter: Setter, words: Words) -> Iterator[Row]:
    count = len(content.entries)
    many = words("calendar.one") if count == 1 else words("calendar.many", count=count)
    as_of = words("calendar.as_of", day=date_text(content.on, words.language))
    subtitle = joined(" · ", _period(content, words), content.filters)
    yield from title_rows(setter, joined(" · ", many, as_of), words("calendar"), subtitle, [])
    if not content.entries:
        yield note_row(setter, words("calendar.none"))
    columns = [
        Column(words("calendar.day"), 27), Column(words("calendar.time"), 25),
        Column(words("calendar.about"), 66), Column(words("calendar.where"), 42),
        Column(words("calendar.state"), 30),
    ]  # fmt: skip
    for month, group in groupby(content.entries, key=lambda one: _month(one.day, words)):
        yield section_row(setter, month)
        yield from table_rows(setter, columns, list(_cells(list(group), words)))


def _cells(entries: Sequence[ListedEntry], words: Words) -> Iterator[list[str]]:
    """A row each; a day is named once."""
    before = None
    for one in entries:
        weekday = words("calendar.weekdays").split()[one.day.weekday()]
        day = joined(" ", weekday, date_text(one.day, words.language))
        where = joined(" · ", one.place, one.who, one.project, one.note)
        time = period_text(one.begin, one.end, words.language)
        yield [day if one.day != before else "", time, heading(one, words), where, _state(one, words)]
        before = one.day


def _state(one: ListedEntry, words: Words) -> str:
    if one.late:
        return words("calendar.late_one") if one.late == 1 else words("calendar.late", count=one.late)
    if one.waiting:
        what = "calendar.forms" if one.kind == "round" else "calendar.waiting"
        return words(f"{what}_one") if one.waiting == 1 else words(what, count=one.waiting)
    if one.last is not None and one.last > one.day:
        return words("calendar.until", day=date_text(one.last, words.language))
    return words.stored("calendar_state", one.state) if one.state else ""


def _month(day: dt.date, words: Words) -> str:
    name = words("calendar.months").split()[day.month - 1]
    return words("calendar.month", name=name, year=day.year)
