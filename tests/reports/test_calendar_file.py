"""Calendar files as RFC 5545 wants them, read by a reader of its own: content lines, folding, escapes."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records.local_time import local_time, moment_of
from inka_desktop.reports.calendar_file import Appointment, calendar_file

KEY = UUID(int=7)
MADE = dt.datetime(2026, 11, 23, 8, 0, 0, 5, dt.UTC)


def lines(data: bytes) -> dict[str, str]:
    """Properties by name with their parameters, unfolded (RFC 5545, 3.1)."""
    assert data.endswith(b"\r\n")
    raw = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in raw), "octets of a line"
    assert not any(b"\n" in line or b"\r" in line for line in raw)
    whole = data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")
    return dict(line.split(":", 1) for line in whole if line)


def plain(value: str) -> str:
    r"""A text without its escapes (RFC 5545, 3.3.11): \\ \; \, \n."""
    out, escaped = "", False
    for char in value:
        if escaped:
            out += "\n" if char in "nN" else char
        elif char != "\\":
            out += char
        escaped = char == "\\" and not escaped
    return out


def made(**changes: object) -> dict[str, str]:
    values: dict[str, object] = {
        "key": KEY, "title": "Vor-Ort-Besuch", "day": dt.date(2026, 12, 1), "begin": dt.time(9, 30),
        "end": dt.time(11, 0), "place": "", "text": "",
    }  # fmt: skip
    return lines(calendar_file(Appointment(**(values | changes)), MADE))  # type: ignore[arg-type]  # by name


def test_it_has_what_the_standard_requires() -> None:
    told = made()
    assert told["VERSION"] == "2.0"
    assert told["PRODID"]
    assert told["METHOD"] == "PUBLISH"
    assert (told["UID"], told["SEQUENCE"]) == (f"{KEY}@inka-desktop", str(326 * 86_400 + 8 * 3_600))
    assert told["DTSTAMP"] == "20261123T080000Z"
    assert (told["DTSTART"], told["DTEND"]) == ("20261201T083000Z", "20261201T100000Z")


def test_without_a_time_it_is_all_of_the_day() -> None:
    told = made(begin=None, end=None, day=dt.date(2026, 12, 31))
    assert told["DTSTART;VALUE=DATE"] == "20261231"
    assert told["DTEND;VALUE=DATE"] == "20270101"


def test_without_an_end_none_is_invented_and_past_midnight_goes_on() -> None:
    assert "DTEND" not in made(end=None)
    assert made(begin=dt.time(22, 0), end=dt.time(0, 30))["DTEND"] == "20261201T233000Z"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_any_text_comes_back_and_begins_no_line_of_its_own(text: str) -> None:
    told = made(text=f"A{text}\nATTENDEE:x")
    assert "ATTENDEE" not in told
    assert plain(told["DESCRIPTION"]).endswith("\nATTENDEE:x")


@given(st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2090, 1, 1)))
def test_a_local_time_and_its_moment_belong_together(naive: dt.datetime) -> None:
    moment = naive.replace(tzinfo=dt.UTC)
    again = moment_of(local_time(moment))
    assert local_time(again) == local_time(moment)
    assert abs(again - moment) in (dt.timedelta(0), dt.timedelta(hours=1))


@pytest.mark.parametrize(
    ("local", "utc"),
    [((2026, 7, 1, 12), 10), ((2026, 12, 1, 12), 11), ((2026, 3, 29, 3), 1), ((2026, 10, 25, 2), 1)],
)
def test_summer_winter_and_the_hours_between(local: tuple[int, int, int, int], utc: int) -> None:
    assert moment_of(dt.datetime(*local)).hour == utc
