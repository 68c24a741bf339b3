"""Functions of dates and times (ODK XForms, "Date and Time Functions")."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from inka_desktop.forms.xpath.compiled import ANY, NUMBER, STRING
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.functions.registry import function
from inka_desktop.forms.xpath.moments import (
    INVALID,
    Moment,
    date_of,
    days_of,
    in_zone,
    moment_of,
    read,
    time_of_day,
    wall_of,
)
from inka_desktop.forms.xpath.values import NAN, XPathValue, string_of

_NAMES = {
    "en": ("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "Mon Tue Wed Thu Fri Sat Sun"),
    "de": ("Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.", "Mo Di Mi Do Fr Sa So"),
    "fr": (
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "lun. mar. mer. jeu. ven. sam. dim.",
    ),
    "es": ("ene feb mar abr may jun jul ago sept oct nov dic", "lun mar mié jue vie sáb dom"),
}
"""Short names by language as Unicode CLDR has them; other languages read English ones."""
_LANGUAGE = re.compile(r"\(([a-z]{2})\b[^)]*\)\s*$|^([a-z]{2})(?:[-_]|$)")
_BY_NAME = {
    "deutsch": "de",
    "german": "de",
    "français": "fr",
    "french": "fr",
    "español": "es",
    "spanish": "es",
}


@function("today", takes="", gives=NUMBER, context=True)
def today(ctx: Context) -> Moment:
    """The calendar date on the wall."""
    date = in_zone(ctx.env.clock(), ctx.env.zone).date()
    found = read(date.isoformat(), ctx.env.zone)
    assert found is not None
    return found


@function("now", takes="", gives=NUMBER, context=True)
def now(ctx: Context) -> Moment:
    """This moment, to the millisecond, with the local offset."""
    moment = in_zone(ctx.env.clock(), ctx.env.zone)
    text = moment.isoformat(timespec="milliseconds")
    return Moment(days_of(datetime.fromisoformat(text)), None, text)


@function("date", "date-time", takes="v", gives=ANY, context=True)
def date(ctx: Context, value: XPathValue) -> XPathValue:
    """A date or date-time of a text, or of days since 1970-01-01; blank stays blank."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, list):
        value = string_of(value)
    if value == "":
        return ""
    found = date_of(value, ctx.env.zone)
    return Moment(NAN, None, INVALID) if found is None else found


@function("decimal-date-time", takes="v", gives=NUMBER, context=True)
def decimal_date_time(ctx: Context, value: XPathValue) -> float:
    """Days since 1970-01-01T00:00Z; NaN when it is no date. A calendar date stays one."""
    if isinstance(value, bool):
        return NAN
    if isinstance(value, list):
        value = string_of(value)
    found = date_of(value, ctx.env.zone)
    if found is None or found.day is None:
        return NAN if found is None else float(found)
    return Moment(float(found), found.day)


@function("decimal-time", takes="v", gives=NUMBER, context=True)
def decimal_time(ctx: Context, value: XPathValue) -> float:
    """The fraction of a day that a clock shows; NaN when it is no time."""
    text = string_of(value)
    found = time_of_day(text, ctx.env.zone, ctx.env.clock())
    if found is not None:
        return found
    moment = read(text, ctx.env.zone)
    wall = None if moment is None else wall_of(moment, ctx.env.zone)
    if wall is None:
        return NAN
    return ((wall.hour * 60 + wall.minute) * 60 + wall.second + wall.microsecond / 1e6) / 86_400


_PARTS: dict[str, Callable[[datetime, str], str]] = {
    "%Y": lambda at, language: f"{at.year:04}",
    "%y": lambda at, language: f"{at.year % 100:02}",
    "%m": lambda at, language: f"{at.month:02}",
    "%n": lambda at, language: str(at.month),
    "%b": lambda at, language: _names(language, 0)[at.month - 1],
    "%d": lambda at, language: f"{at.day:02}",
    "%e": lambda at, language: str(at.day),
    "%a": lambda at, language: _names(language, 1)[at.weekday()],
    "%H": lambda at, language: f"{at.hour:02}",
    "%h": lambda at, language: str(at.hour),
    "%M": lambda at, language: f"{at.minute:02}",
    "%S": lambda at, language: f"{at.second:02}",
    "%3": lambda at, language: f"{at.microsecond // 1000:03}",
}


def _names(language: str, which: int) -> list[str]:
    return _NAMES.get(language, _NAMES["en"])[which].split()


def language_code(language: str | None) -> str:
    """The two letters of a form's language: of ``Deutsch (de)``, ``de-AT`` or ``German``; else ``en``."""
    text = (language or "").strip()
    match = _LANGUAGE.search(text)
    if match is not None:
        return match[1] or match[2]
    return _BY_NAME.get(text.lower(), "en")


def _wall(ctx: Context, value: XPathValue) -> datetime | None:
    """What a wall clock shows at a moment; of a bare time at 1970-01-01."""
    zone = ctx.env.zone
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        if isinstance(value, Moment):
            return wall_of(value, zone)
        found = moment_of(value, zone)
        return None if found is None else found.replace(tzinfo=None)
    text = string_of(value)
    moment = date_of(text, zone)
    if moment is not None:
        return wall_of(moment, zone)
    fraction = time_of_day(text, zone, ctx.env.clock())
    return None if fraction is None else wall_of(Moment(0.0, round(fraction * 86_400_000) / 86_400_000), zone)


@function("format-date", "format-date-time", takes="v s", gives=STRING, context=True)
def format_date(ctx: Context, value: XPathValue, pattern: str) -> str:
    """A date, date-time or time by a pattern (``%d.%m.%Y``); empty when it is none."""
    wall = _wall(ctx, value)
    if wall is None:
        return ""
    language = language_code(ctx.env.language)
    return re.sub(
        "%.", lambda match: _PARTS[match[0]](wall, language) if match[0] in _PARTS else match[0], pattern
    )
