"""When an old file was written, from its name: German and ISO spellings, months, and weeks of a year.

Pure functions. A day in the name of the file counts before one in the names of its folders, and a day before
a week before a month.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date

_FIRST_YEAR = 1950
_YEAR = r"((?:19|20)\d\d)"
_ISO = re.compile(rf"(?<!\d){_YEAR}([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_GERMAN = re.compile(rf"(?<!\d)(\d{{1,2}})[._-] ?(\d{{1,2}})[._-] ?{_YEAR}(?!\d)")
_SHORT = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d\d)(?!\d)")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jan jänner january", "februar feb february", "märz maerz mär mrz march mar", "april apr",
            "mai may", "juni jun june", "juli jul july", "august aug", "september sep sept",
            "oktober okt october oct", "november nov", "dezember dez december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NAMED = re.compile(rf"(?<![^\W_])(\d{{1,2}})\.?[ _]*({_MONTH})\.?[ _]*{_YEAR}(?!\d)", re.IGNORECASE)
_WEEK = re.compile(rf"(?<![^\W_])KW[ ._-]*(\d{{1,2}})[ ._/-]*{_YEAR}(?!\d)", re.IGNORECASE)
_WEEK_BEHIND = re.compile(rf"(?<!\d){_YEAR}[ ._/-]*(?:KW|W)[ ._-]*(\d{{1,2}})(?!\d)", re.IGNORECASE)
_OF_MONTH = re.compile(rf"(?<![^\W_])({_MONTH})\.?[ _-]*{_YEAR}(?!\d)", re.IGNORECASE)
_ISO_MONTH = re.compile(rf"(?<!\d){_YEAR}[-_](0[1-9]|1[0-2])(?!\d)")

_Read = Callable[["re.Match[str]"], date]
_SPELLINGS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_ISO, lambda found: date(int(found[1]), int(found[3]), int(found[4]))),
    (_GERMAN, lambda found: date(int(found[3]), int(found[2]), int(found[1]))),
    (_NAMED, lambda found: date(int(found[3]), _MONTHS[found[2].casefold()], int(found[1]))),
    (_SHORT, lambda found: date(_century(int(found[3])), int(found[2]), int(found[1]))),
    (_WEEK, lambda found: date.fromisocalendar(int(found[2]), int(found[1]), 1)),
    (_WEEK_BEHIND, lambda found: date.fromisocalendar(int(found[1]), int(found[2]), 1)),
    (_OF_MONTH, lambda found: date(int(found[2]), _MONTHS[found[1].casefold()], 1)),
    (_ISO_MONTH, lambda found: date(int(found[1]), int(found[2]), 1)),
)
"""Weeks stand for their Monday, months for their first day."""


def day_in(names: Iterable[str], today: date) -> date | None:
    """The day in the first of some names that says one; none that lies behind today.

    Args:
        names: of the file, then of its folders from the inside out.
        today: the local calendar date.
    """
    return next((day for day in (_day(name, today) for name in names) if day is not None), None)


def _day(name: str, today: date) -> date | None:
    for pattern, read in _SPELLINGS:
        for found in pattern.finditer(name):
            with suppress(ValueError):  # the 30th of February
                day = read(found)
                if day.year >= _FIRST_YEAR and day <= today:
                    return day
    return None


def _century(year: int) -> int:
    return year + (1900 if year >= 70 else 2000)
