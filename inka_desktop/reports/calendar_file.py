"""Appointments for other calendars: an .ics file (RFC 5545) by the library icalendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from inka_desktop.records.local_time import moment_of

from .typography import clean_text

_SINCE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""Numbers of changes are seconds since then: they grow, and what counted them before was small."""


class Appointment(NamedTuple):
    """What a calendar shows; without ``begin`` it is all of the day.

    Attributes:
        key: of the record; the same appointment again replaces the one that went out before.
        last: the last day of what takes several.
        kind: tells entries of one record apart; empty for what the record itself is.
        free: takes no time of its day: a day by which something is due.
    """

    key: UUID
    title: str
    day: dt.date
    begin: dt.time | None
    end: dt.time | None
    place: str
    text: str
    last: dt.date | None = None
    kind: str = ""
    free: bool = False


def known_by(type: str, key: UUID, agreed_at: UUID | None) -> tuple[UUID, str]:
    """Key and kind of a protocol's appointment: where it was agreed on before, those by which it was."""
    return (key, "") if agreed_at is None else (agreed_at, f"next_{type}")


def calendar_file(appointment: Appointment, moment: dt.datetime, language: str = "de") -> bytes:
    """The file of one appointment, as :func:`calendar_of` has them."""
    return calendar_of([appointment], moment, language)


def calendar_of(appointments: Sequence[Appointment], moment: dt.datetime, language: str = "de") -> bytes:
    """The file; times are moments in UTC, so that it holds in every zone.

    Args:
        appointments: what it is about.
        moment: UTC; when it was made.
        language: of its texts.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//INKA Desktop//INKA Desktop//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for appointment in appointments:
        calendar.add_component(_event(appointment, moment, language))
    return bytes(calendar.to_ical())


def _event(appointment: Appointment, moment: dt.datetime, language: str) -> Any:
    from icalendar import Event

    event, name = Event(), "-".join(part for part in (appointment.kind, str(appointment.key)) if part)
    event.add("uid", f"{name}@inka-desktop")
    event.add("dtstamp", moment.replace(microsecond=0))
    # Whatever device and way a file comes from: the newer one replaces the older.
    event.add("sequence", max(0, int((moment - _SINCE).total_seconds())))
    if appointment.free:
        event.add("transp", "TRANSPARENT")
    for name, when in zip(("dtstart", "dtend"), _when(appointment), strict=True):
        if when is not None:
            event.add(name, when)
    for name, text in (
        ("summary", appointment.title), ("location", appointment.place), ("description", appointment.text),
    ):  # fmt: skip
        if text.strip():
            event.add(name, clean_text(text, language).strip())
    return event


def _when(one: Appointment) -> tuple[dt.date, dt.date | None]:
    """Begin and end; one that ends before it begins goes on past midnight."""
    if one.begin is None:
        return one.day, max(one.last or one.day, one.day) + dt.timedelta(days=1)
    begin = moment_of(dt.datetime.combine(one.day, one.begin))
    if one.end is None or one.end == one.begin:
        return begin, None
    later = one.day + dt.timedelta(days=1 if one.end < one.begin else 0)
    return begin, moment_of(dt.datetime.combine(later, one.end))
