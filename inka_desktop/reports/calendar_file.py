"""An appointment for other calendars: an .ics file (RFC 5545) by the library icalendar."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from uuid import UUID

from inka_desktop.records.local_time import moment_of

from .typography import clean_text


class Appointment(NamedTuple):
    """What a calendar shows; without ``begin`` it is all of the day.

    Attributes:
        key: of the record; the same appointment again replaces the one that was sent before.
        change: counts what was sent of it before, so that the newer one wins.
    """

    key: UUID
    title: str
    day: dt.date
    begin: dt.time | None
    end: dt.time | None
    place: str
    text: str
    change: int = 0


def calendar_file(appointment: Appointment, moment: dt.datetime, language: str = "de") -> bytes:
    """The file; times are moments in UTC, so that it holds in every zone.

    Args:
        appointment: what it is about.
        moment: UTC; when it was made.
        language: of its texts.
    """
    from icalendar import Calendar, Event

    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//INKA Desktop//INKA Desktop//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event.add("uid", f"{appointment.key}@inka-desktop")
    event.add("dtstamp", moment.replace(microsecond=0))
    event.add("sequence", appointment.change)
    for name, when in zip(("dtstart", "dtend"), _when(appointment), strict=True):
        if when is not None:
            event.add(name, when)
    for name, text in (
        ("summary", appointment.title), ("location", appointment.place), ("description", appointment.text),
    ):  # fmt: skip
        if text.strip():
            event.add(name, clean_text(text, language).strip())
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _when(one: Appointment) -> tuple[dt.date, dt.date | None]:
    """Begin and end; one that ends before it begins goes on past midnight."""
    if one.begin is None:
        return one.day, one.day + dt.timedelta(days=1)
    begin = moment_of(dt.datetime.combine(one.day, one.begin))
    if one.end is None or one.end == one.begin:
        return begin, None
    later = one.day + dt.timedelta(days=1 if one.end < one.begin else 0)
    return begin, moment_of(dt.datetime.combine(later, one.end))
