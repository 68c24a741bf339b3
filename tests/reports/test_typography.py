"""Dates, times and the cleaning of user text."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records.local_time import local_time
from inka_desktop.reports.typography import (
    FIXED,
    NARROW,
    REPLACEMENT,
    clean_text,
    date_text,
    period_text,
    time_text,
)

BERLIN = ZoneInfo("Europe/Berlin")


def test_dates_and_times_are_set_as_in_the_language() -> None:
    assert date_text(dt.date(2026, 11, 3), "de") == "03.11.2026"
    assert date_text(dt.date(2026, 11, 3), "en") == f"3{FIXED}Nov{FIXED}2026"
    assert date_text(None, "de") == ""
    assert time_text(dt.time(9, 5), "de") == f"09:05{FIXED}Uhr"
    assert period_text(dt.time(9, 30), dt.time(11, 20), "de") == f"09:30 bis 11:20{FIXED}Uhr"
    assert period_text(dt.time(9, 30), None, "en") == "from 09:30"
    assert period_text(None, dt.time(9, 30), "de") == f"bis 09:30{FIXED}Uhr"
    assert period_text(None, None, "de") == ""


@given(st.integers(847_000_000, 2_145_000_000).map(lambda second: dt.datetime.fromtimestamp(second, dt.UTC)))
def test_local_time_agrees_with_the_zone_table_from_1996_to_2037(moment: dt.datetime) -> None:
    assert local_time(moment) == moment.astimezone(BERLIN).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("z. B. Nachbarschaftswerk e. V.", f"z.{NARROW}B. Nachbarschaftswerk e.{NARROW}V."),
        ("in der Regel i. d. R. um 18:00 Uhr", f"in der Regel i.{NARROW}d.{NARROW}R. um 18:00{FIXED}Uhr"),
        ("eins\r\nzwei\rdrei\u2028vier", "eins\nzwei\ndrei\nvier"),
        ("O\u0308hrebach", "Öhrebach"),
        ("weich\u00adgetrennt\u200d\ufe0f", "weichgetrennt"),
        ("\u202eumgekehrt\u202c", "umgekehrt"),
        ("Glocke\x07 und halb \ud83d", f"Glocke{REPLACEMENT} und halb {REPLACEMENT}"),
        ("<b>fett</b> & {mehr} %s", "<b>fett</b> & {mehr} %s"),
    ],
)
def test_user_text_is_cleaned_but_stays_itself(typed: str, printed: str) -> None:
    assert clean_text(typed, "de") == printed


def test_english_texts_keep_their_spaces() -> None:
    assert clean_text("z. B.", "en") == "z. B."
