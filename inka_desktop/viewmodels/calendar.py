"""The page Termine: words and marks of its entries, the columns of its list, months as people type them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from inka_desktop.services.calendar_rows import (
    GROUPS,
    GUEST_GROUPS,
    WAITED_FOR,
    CalendarFilter,
    CalendarRow,
    days_overdue,
)
from inka_desktop.services.views import Plain
from inka_desktop.viewmodels import dates, protocol_words, wording
from inka_desktop.viewmodels.due import parse_day
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.paged import Column
from inka_desktop.viewmodels.today import due_mark
from inka_desktop.viewmodels.wording import Mark

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate

KINDS: Mapping[str, tuple[str, str]] = {
    "visit": (QT_TRANSLATE_NOOP("Calendar", "Vor-Ort-Besuch"), "file-text"),
    "talk": (QT_TRANSLATE_NOOP("Calendar", "Trägergespräch"), "handshake"),
    "meeting": (QT_TRANSLATE_NOOP("Calendar", "Sitzung"), "users"),
    "next_visit": (QT_TRANSLATE_NOOP("Calendar", "Vereinbarter Besuch"), "calendar-clock"),
    "next_talk": (QT_TRANSLATE_NOOP("Calendar", "Vereinbartes Gespräch"), "calendar-clock"),
    "next_meeting": (QT_TRANSLATE_NOOP("Calendar", "Vereinbarte Sitzung"), "calendar-clock"),
    "proposed": (QT_TRANSLATE_NOOP("Calendar", "Sitzung nach Rhythmus"), "rotate-cw"),
    "stock_taking": (QT_TRANSLATE_NOOP("Calendar", "Bestandsaufnahme"), "map-pin"),
    "reply": (QT_TRANSLATE_NOOP("Calendar", "Rückmeldung zum Entwurf"), "mail"),
    "round": (QT_TRANSLATE_NOOP("Calendar", "Frist der Erhebung"), "inbox"),
    "form": (QT_TRANSLATE_NOOP("Calendar", "Monitoringbogen fällig"), "inbox"),
    "returned": (QT_TRANSLATE_NOOP("Calendar", "Rückfrage zum Bogen"), "inbox"),
    "agreement": (QT_TRANSLATE_NOOP("Calendar", "Vereinbarung"), "list-checks"),
    "task": (QT_TRANSLATE_NOOP("Calendar", "Aufgabe (intern)"), "square-check"),
    "follow_up": (QT_TRANSLATE_NOOP("Calendar", "Wiedervorlage"), "eye"),
    "contract": (QT_TRANSLATE_NOOP("Calendar", "Vertrag endet"), "flag"),
    "project": (QT_TRANSLATE_NOOP("Calendar", "Förderung endet"), "flag"),
    "retention": (QT_TRANSLATE_NOOP("Calendar", "Aufbewahrung endet"), "flag"),
}
"""What entries are called, and their icons; what was released is called as the office's own."""
_GROUPS: Mapping[str, str] = {
    "visit": QT_TRANSLATE_NOOP("Calendar", "Besuche"),
    "talk": QT_TRANSLATE_NOOP("Calendar", "Gespräche"),
    "meeting": QT_TRANSLATE_NOOP("Calendar", "Sitzungen"),
    "stock": QT_TRANSLATE_NOOP("Calendar", "Bestandsaufnahmen"),
    "reply": QT_TRANSLATE_NOOP("Calendar", "Rückmeldungen"),
    "form": QT_TRANSLATE_NOOP("Calendar", "Bögen"),
    "agreement": QT_TRANSLATE_NOOP("Calendar", "Vereinbarungen"),
    "task": QT_TRANSLATE_NOOP("Calendar", "Aufgaben"),
    "follow_up": QT_TRANSLATE_NOOP("Calendar", "Wiedervorlagen"),
    "term": QT_TRANSLATE_NOOP("Calendar", "Laufzeiten"),
}
BEGUN_FROM = ("next_visit", "next_talk", "next_meeting", "proposed")
"""Appointments that have no protocol yet."""
_EDGES = (date(2, 1, 1), date(9998, 11, 30))
_MONTH = re.compile(r"^(?:(\d{1,2})\s*[./ -]\s*)?(\d{4}|\d{2})$")
_ISO_MONTH = re.compile(r"^(\d{4})-(\d{1,2})$")
_NAMED = re.compile(r"^([a-zäöü]{3,9})\.?(?:\s+(\d{4}|\d{2}))?$")


@dataclass(frozen=True, slots=True)
class CalendarSource:
    """Pages of the list under one filter, seen from a day."""

    workspace: Workspace
    limits: CalendarFilter
    on: date

    def count(self) -> int:
        """How many pass the filter."""
        return self.workspace.calendar.count(self.limits, self.on)

    def page(self, start: int, limit: int) -> Sequence[CalendarRow]:
        """Rows from ``start`` on."""
        return self.workspace.calendar.page(self.limits, start, limit, self.on)

    def places(self, rows: Sequence[CalendarRow]) -> Sequence[int | None]:
        """Where rows stand now."""
        return self.workspace.calendar.places_of(rows, self.limits, self.on)


def columns(today: Callable[[], date]) -> list[Column[CalendarRow]]:
    """The columns of the list in the window's language."""
    return [
        Column(translate("Calendar", "Tag"), lambda row: day_words(row.day, today()), width=148),
        Column(translate("Calendar", "Uhrzeit"), time_words, width=100),
        Column(
            translate("Calendar", "Art"), lambda row: kind_words(row.kind),
            mark=lambda row: Mark("", "", icon(row.kind)), width=36, sign=True,
        ),
        Column(translate("Calendar", "Worum es geht"), heading, stretch=True),
        Column(translate("Calendar", "Wo oder wer"), place_or_person, width=184),
        Column(
            translate("Calendar", "Stand"),
            lambda row: mark.text if (mark := state_mark(row, today())) else "",
            mark=lambda row: state_mark(row, today()), width=176,
        ),
    ]  # fmt: skip


def day_words(day: date, on: date) -> str:
    """``Mo 23.11.2026``, or ``Heute, Mo 23.11.``."""
    if day == on:
        short = f"{dates.weekday(day)} {dates.day(day, on)}"
        return translate("Calendar", "Heute, {day}").format(day=short)
    return f"{dates.weekday(day)} {dates.day(day)}"


def kind_words(kind: str) -> str:
    """What an entry is."""
    return translate("Calendar", KINDS[kind.removeprefix("released_")][0])


def icon(kind: str) -> str:
    """The icon of an entry."""
    return KINDS[kind.removeprefix("released_")][1]


def time_words(row: CalendarRow) -> str:
    """``09:30–11:00``, or only when it begins; empty for all of the day."""
    begin, end = dates.clock(row.begin), dates.clock(row.end)
    return f"{begin}–{end}" if begin and end else begin


def title(row: CalendarRow) -> str:
    """What it is about; – where nobody said so yet."""
    return row.title or kind_words(row.kind)


def heading(row: CalendarRow) -> str:
    """What an entry is and what it is about; of what is to be done that alone."""
    if row.kind in ("agreement", "task", "follow_up") or not row.title:
        return title(row)
    if row.type and row.kind != "reply":
        return protocol_words.event(row.type, row.title)
    return translate("Calendar", "{kind}: {title}").format(kind=kind_words(row.kind), title=row.title)


def place_or_person(row: CalendarRow) -> str:
    """Where an appointment is; otherwise who is responsible, the project, and why its day is another."""
    return row.place or " · ".join(part for part in (row.who, row.project, row.note) if part)


def short_words(row: CalendarRow) -> str:
    """An entry in the field of a day: time, what it is about, and where."""
    begin = dates.clock(row.begin)
    about = ", ".join(part for part in (title(row), row.place) if part)
    return f"{begin} {about}" if begin else about


def facts(row: CalendarRow) -> str:
    """What an entry is, with its last day and its place."""
    parts = [kind_words(row.kind)]
    if row.last is not None and row.last > row.day:
        parts.append(translate("Calendar", "bis {day}").format(day=dates.day(row.last)))
    return " · ".join([*parts, row.place] if row.place else parts)


def people(row: CalendarRow) -> str:
    """Who is responsible, the project where the title is something else, and why its day is another."""
    return " · ".join(part for part in (row.who, row.project, row.note) if part)


def state_mark(row: CalendarRow, on: date) -> Mark | None:
    """How an entry stands, in words and with a sign; None for what has no state."""
    late = days_overdue(row, on)
    if row.kind == "reply" and not late:
        if not row.waiting:
            return Mark(translate("Wording", "alle haben geantwortet"), "good", "check")
        return Mark(translate("Calendar", "%n Antworten fehlen", "", row.waiting), "information", "mail")
    if row.kind == "round" and not late:
        if not row.waiting:
            return Mark(translate("Calendar", "alle Bögen sind da"), "good", "check")
        return Mark(translate("Calendar", "%n Bögen fehlen", "", row.waiting), "information", "inbox")
    if row.kind in WAITED_FOR:
        return due_mark(row.day, late, on)
    if row.kind in BEGUN_FROM:
        agreed = row.kind != "proposed"
        words = translate("Calendar", "vereinbart") if agreed else translate("Calendar", "vorgeschlagen")
        return Mark(words, "", icon(row.kind))
    return wording.state_mark(row.state) if row.state else None


def is_late(row: CalendarRow, on: date) -> bool:
    """Whether an entry was waited for in vain."""
    return days_overdue(row, on) > 0


def count_words(count: int) -> str:
    """``1.234 Einträge``."""
    words = translate("DueLists", "%n Einträge", "", count)
    return words.replace(str(count), dates.locale().toString(count))


def groups(*, office: bool) -> list[tuple[str, str]]:
    """The chips of kinds: their words and what they stand for."""
    shown = GROUPS if office else GUEST_GROUPS
    return [(translate("Calendar", words), name) for name, words in _GROUPS.items() if name in shown]


def filter_words(limits: CalendarFilter, project: str) -> str:
    """What the calendar is limited to, as the paper says it; empty for nothing."""
    parts = [translate("Calendar", words) for name, words in _GROUPS.items() if name in limits.groups]
    if limits.mine:
        parts.append(translate("Calendar", "nur eigene"))
    if limits.overdue:
        parts.append(translate("Calendar", "nur überfällige"))
    return " · ".join([*parts, project] if project else parts)


def month_words(month: date) -> str:
    """``November 2026``."""
    return dates.month(month)


def parse_month(text: str, today: date) -> date | None:
    """The first day of the month that a person means: ``12/2026``, ``Dezember``, ``2027``, or any day.

    A month without a year is the nearest one; a year alone is its January; None where the words say none.
    """
    words = " ".join(text.casefold().split())
    iso = _ISO_MONTH.match(words)
    if iso:
        return _first(int(iso[1]), int(iso[2]))
    numbered = _MONTH.match(words)
    if numbered and (numbered[1] or len(numbered[2]) == 4):
        return _first(_year(numbered[2]), int(numbered[1] or 1))
    if words.isdigit() and 1 <= int(words) <= 12:
        words = f"1.{words}."
    named = _NAMED.match(words)
    if named:
        words = f"1. {named[1]} {named[2] or ''}".strip()
    day = parse_day(words, today, past=True) or parse_day(text, today, past=True)
    return day.replace(day=1) if day is not None else None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _first(year: int, month: int) -> date | None:
    return date(year, month, 1) if 1 <= month <= 12 and year > 0 else None


def within(day: date) -> date:
    """The nearest day whose month can be shown, with all its weeks and the month behind it."""
    return min(max(day, _EDGES[0]), _EDGES[1])


def months_on(month: date, number: int) -> date:
    """The first day of a month so many months later; the calendar's ends stay."""
    year, rest = divmod(month.year * 12 + month.month - 1 + number, 12)
    first, last = _EDGES
    return date(min(max(year, first.year), last.year), rest + 1, 1)


def view_of(limits: CalendarFilter, mode: str) -> dict[str, Plain]:
    """What is remembered of a view: plain values that a later version can still read."""
    project = limits.project_id.hex if limits.project_id is not None else None
    kinds = " ".join(name for name in GROUPS if name in limits.groups)
    return {
        "mode": mode, "kinds": kinds, "mine": limits.mine, "overdue": limits.overdue, "project": project,
    }  # fmt: skip


def limits_of(view: Mapping[str, Plain]) -> tuple[CalendarFilter, str]:
    """The limits that a view remembers, and whether it is ``month`` or ``list``; what is none is left out."""
    project, kinds = view.get("project"), view.get("kinds")
    named = frozenset(kinds.split()) & frozenset(GROUPS) if isinstance(kinds, str) else frozenset[str]()
    limits = CalendarFilter(
        named, bool(view.get("mine")), UUID(project) if isinstance(project, str) else None,
        bool(view.get("overdue")),
    )  # fmt: skip
    return limits, "list" if view.get("mode") == "list" else "month"
