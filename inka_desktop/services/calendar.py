"""The calendar: what has a day a person waits for, of all kinds, by month and as one list of any length.

Of each source (:mod:`.calendar_sources`) it is counted by one index how much each day has. The list knows
by these counts on which days a page lies, and reads only those; a month reads only its days.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import accumulate, groupby, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from inka_desktop.records.german import sort_key
from inka_desktop.services import calendar_reading, calendar_reckoned
from inka_desktop.services.calendar_rows import WAITED_FOR, CalendarFilter, CalendarRow, DayRow
from inka_desktop.services.calendar_sources import LATE_DAYS, SOURCES, Source
from inka_desktop.services.counted import remembered
from inka_desktop.services.divided import raw_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.core import Core

SHOWN = 8
"""Entries of a day that a month is given; the rest is counted."""
EVER = (date(1, 1, 1), date(9999, 12, 31))
Days = tuple[date, date]


class _Place(NamedTuple):
    """Where an entry stands in its day: appointments by their time before what is due."""

    day: date
    due: bool
    untimed: bool
    begin: time
    number: int
    key: bytes


class _Span(NamedTuple):
    """What takes several days."""

    number: int
    begun: date
    ended: date
    key: bytes


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many entries each day has, and how many stand before it."""

    days: tuple[date, ...]
    before: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be seen, by whom and on which day."""

    limits: CalendarFilter
    on: date
    role: str
    me: str
    person: bytes

    def sources(self) -> Iterator[tuple[int, Source]]:
        """The sources that are looked at, with their numbers."""
        for number, source in enumerate(SOURCES):
            mine = source.own or source.mine or not self.limits.mine
            if self.takes(source.kind, source.group) and source.is_for(self.role) and mine:
                yield number, source

    def takes(self, kind: str, group: str) -> bool:
        """Whether the filter lets a kind through."""
        wanted = not self.limits.groups or group in self.limits.groups
        return wanted and (kind in WAITED_FOR or not self.limits.overdue)

    def clipped(self, days: Days, *, late: bool) -> Days:
        """The days within which something of a source may lie."""
        first, last = days
        if late:
            first = max(first, self.on - timedelta(LATE_DAYS))
        return first, min(last, self.on - timedelta(1)) if self.limits.overdue else last


class Calendar:
    """What has a day; ``on`` is always today's local calendar date when left out."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def month(self, first: date, last: date, limits: CalendarFilter, on: date | None = None) -> list[DayRow]:
        """The days from the first to the last that have something, with the first entries of each."""
        with self._core.session() as session:
            asked = self._asked(session, limits, on)
            places = sorted(
                [*_places(session, asked, (first, last)), *_lasting(session, asked, (first, last))]
            )
            found: list[tuple[date, int, list[_Place]]] = []
            for day, group in groupby(places, key=lambda place: place.day):
                listed = list(group)
                found.append((day, len(listed), listed[:SHOWN]))
            rows = iter(_read(session, asked, [place for *_, shown in found for place in shown]))
            return [DayRow(day, count, tuple(islice(rows, len(shown)))) for day, count, shown in found]

    def day(self, day: date, limits: CalendarFilter, most: int, on: date | None = None) -> DayRow:
        """All of a day, at most so many entries."""
        with self._core.session() as session:
            asked, days = self._asked(session, limits, on), (day, day)
            places = sorted([*_places(session, asked, days), *_lasting(session, asked, days)])
            return DayRow(day, len(places), tuple(_read(session, asked, places[:most])))

    def count(self, limits: CalendarFilter, on: date | None = None) -> int:
        """How many entries there are."""
        with self._core.session() as session:
            return _counted(session, self._asked(session, limits, on)).total

    def page(
        self, limits: CalendarFilter, start: int, length: int, on: date | None = None
    ) -> list[CalendarRow]:
        """Entries ``start`` to ``start + length`` of all by their days; fewer at the end."""
        with self._core.session() as session:
            asked = self._asked(session, limits, on)
            counted = _counted(session, asked)
            if start >= counted.total or length <= 0:
                return []
            first = bisect_right(counted.before, start) - 1
            last = bisect_left(counted.before, start + length) - 1
            places = sorted(_places(session, asked, (counted.days[first], counted.days[last])))
            skipped = start - counted.before[first]
            before = places[skipped - 1].day if skipped else None
            return _marked(_read(session, asked, places[skipped : skipped + length]), before)

    def between(
        self, first: date, last: date, limits: CalendarFilter, most: int, on: date | None = None
    ) -> list[CalendarRow]:
        """Entries of some days, at most so many; what lasts into them from before stands with its own day."""
        with self._core.session() as session:
            asked = self._asked(session, limits, on)
            spans = _spans(session, asked, (first, first))
            before = [
                _Place(one.begun, False, True, time(), one.number, one.key)
                for one in spans
                if one.begun < first
            ]
            places = sorted([*_places(session, asked, (first, last)), *before])
            return _marked(_read(session, asked, places[:most]), None)

    def position_of(self, day: date, limits: CalendarFilter, on: date | None = None) -> int:
        """How many entries stand before a day."""
        with self._core.session() as session:
            counted = _counted(session, self._asked(session, limits, on))
            place = bisect_left(counted.days, day)
            return counted.before[place] if place < len(counted.days) else counted.total

    def places_of(
        self, rows: Sequence[CalendarRow], limits: CalendarFilter, on: date | None = None
    ) -> list[int | None]:
        """Where entries stand now, whatever their day is by now; None for those that are not there."""
        with self._core.session() as session:
            asked = self._asked(session, limits, on)
            return [_place_of(session, asked, row) for row in rows]

    def _asked(self, session: Session, limits: CalendarFilter, on: date | None) -> _Asked:
        me = self._core.me_by(raw_of(session))
        return _Asked(limits, on or self._core.today(), me.role, sort_key(me.person), me.person_id.bytes)


def _bound(asked: _Asked, source: Source, days: Days) -> tuple[str, dict[str, Any]]:
    """The conditions of a source within some days, and the values they name."""
    limits = asked.limits
    leads = "+" if limits.project_id is not None or (limits.mine and source.mine) else ""
    first, last = asked.clipped(days, late=source.late)
    where, values = [source.where.replace("{open}", leads)], dict[str, Any]()
    if (first, last) == EVER:
        where.append(f"{source.day} IS NOT NULL")  # a quarter faster than any two days
    else:
        where.append(f"{source.day} BETWEEN :first AND :last")
        values = {"first": first.isoformat(), "last": last.isoformat()}
    if limits.overdue and source.waits:
        where.append(source.waits)
    if limits.mine and source.mine:
        where.append(source.mine)
        values |= {"me": asked.me, "person": asked.person}
    if limits.project_id is not None:
        hidden = "+" if limits.mine and source.mine and not source.project.startswith("+") else ""
        where.append(f"{hidden}{source.project} = :project")
        values["project"] = limits.project_id.bytes
    return " AND ".join(where), values


def _reckoned(session: Session, asked: _Asked, days: Days) -> Iterator[tuple[int, CalendarRow]]:
    """Entries that no column holds: what a rhythm proposes, when keeping ends."""
    first, last = asked.clipped(days, late=True)
    if asked.limits.mine:
        return
    for number, source in enumerate(calendar_reckoned.RECKONED, start=len(SOURCES)):
        if source.is_for(asked.role) and asked.takes(source.kind, source.group):
            for row in source.read(session):
                wanted = asked.limits.project_id in (None, row.project_id)
                if wanted and first <= row.day <= last:
                    yield number, row


def _counted(session: Session, asked: _Asked) -> _Counted:
    """Counted once while nobody writes."""

    def count() -> _Counted:
        raw, found = raw_of(session), Counter[date]()
        for _, source in asked.sources():
            where, values = _bound(asked, source, EVER)
            query = f"SELECT {source.day}, count(*) FROM {source.table} WHERE {where} GROUP BY {source.day}"
            for day, number in raw.execute(query, values):
                found[date.fromisoformat(day)] += number
        found.update(row.day for _, row in _reckoned(session, asked, EVER))
        days = tuple(sorted(found))
        sums = (0, *accumulate(found[day] for day in days))
        return _Counted(days, sums[:-1], sums[-1])

    return remembered(session, asked, count)


def _places(session: Session, asked: _Asked, days: Days) -> list[_Place]:
    """What lies on some days, in no order."""
    raw, found = raw_of(session), list[_Place]()
    for number, source in asked.sources():
        where, values = _bound(asked, source, days)
        begin = source.said.get("begin", "NULL")
        query = f"SELECT {source.day}, {begin}, {source.key} FROM {source.table} WHERE {where}"
        found += (_place(number, source.kind, *row) for row in raw.execute(query, values))
    for number, row in _reckoned(session, asked, days):
        found.append(_Place(row.day, False, row.begin is None, row.begin or time(), number, row.id.bytes))
    return found


def _lasting(session: Session, asked: _Asked, days: Days) -> list[_Place]:
    """Further days of what takes several: a month shows it on each."""
    found = list[_Place]()
    for number, begun, ended, key in _spans(session, asked, days):
        second = max(begun + timedelta(1), days[0])
        further = (second + timedelta(each) for each in range((min(ended, days[1]) - second).days + 1))
        found += (_Place(day, False, True, time(), number, key) for day in further)
    return found


def _spans(session: Session, asked: _Asked, days: Days) -> Iterator[_Span]:
    """What takes several days and lasts into these, or begins on one of them."""
    raw = raw_of(session)
    for number, source in asked.sources():
        if "last" in source.said:
            where, values = _bound(asked, source, (EVER[0], days[1]))
            end = source.said["last"]
            where += f" AND {end} >= :from AND {end} > {source.day}"
            values["from"] = days[0].isoformat()
            query = f"SELECT {source.day}, {end}, {source.key} FROM {source.table} WHERE {where}"
            for begun, ended, key in raw.execute(query, values):
                yield _Span(number, date.fromisoformat(begun), date.fromisoformat(ended), bytes(key))


def _place(number: int, kind: str, day: str, begin: str | None, key: bytes) -> _Place:
    at = time.fromisoformat(begin) if begin else time()
    return _Place(date.fromisoformat(day), kind in WAITED_FOR, not begin, at, number, bytes(key))


def _read(session: Session, asked: _Asked, places: Sequence[_Place]) -> list[CalendarRow]:
    """What entries say, in the order asked for; of what takes several days each shows the day it is on."""
    wanted: dict[int, list[bytes]] = {}
    for place in places:
        wanted.setdefault(place.number, []).append(place.key)
    rows: dict[tuple[int, bytes], CalendarRow] = {}
    raw = raw_of(session)
    for number, keys in wanted.items():
        if number < len(SOURCES):
            rows |= {(number, row.id.bytes): row for row in calendar_reading.rows(raw, SOURCES[number], keys)}
    if any(number >= len(SOURCES) for number in wanted):
        rows |= {(number, row.id.bytes): row for number, row in _reckoned(session, asked, EVER)}
    found = ((place, rows[place.number, place.key]) for place in places)
    return [row if row.day == place.day else replace(row, day=place.day) for place, row in found]


def _marked(rows: Iterable[CalendarRow], before: date | None) -> list[CalendarRow]:
    """The first entry of each day says so."""
    found = []
    for row in rows:
        found.append(replace(row, first=True) if row.day != before else row)
        before = row.day
    return found


def _place_of(session: Session, asked: _Asked, row: CalendarRow) -> int | None:
    day = _day_of(session, asked, row)
    if day is None:
        return None
    counted, places = _counted(session, asked), sorted(_places(session, asked, (day, day)))
    numbers = {number: source.kind for number, source in asked.sources()}
    kinds = numbers | {len(SOURCES) + n: one.kind for n, one in enumerate(calendar_reckoned.RECKONED)}
    same = (row.kind, row.id.bytes)
    within = next((n for n, place in enumerate(places) if (kinds[place.number], place.key) == same), None)
    return None if within is None else counted.before[bisect_left(counted.days, day)] + within


def _day_of(session: Session, asked: _Asked, row: CalendarRow) -> date | None:
    """On which day an entry lies now; None where the filter does not let it through any more."""
    for _, source in asked.sources():
        if source.kind == row.kind:
            where, values = _bound(asked, source, EVER)
            query = f"SELECT {source.day} FROM {source.table} WHERE {where} AND {source.key} = :key"
            found = raw_of(session).execute(query, values | {"key": row.id.bytes}).fetchone()
            return date.fromisoformat(found[0]) if found else None
    reckoned = (one for _, one in _reckoned(session, asked, EVER) if (one.kind, one.id) == (row.kind, row.id))
    return next((one.day for one in reckoned), None)
