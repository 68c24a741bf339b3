"""How dates, times and user text are set: pure functions, no PDF.

German: 23.11.2026, 09:30 Uhr, „quotes“, narrow no-break space in z. B. (LANGUAGE.md).
English: 23 Nov 2026, 09:30.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from inka_desktop.records.local_time import local_time

NARROW = "\u202f"  # narrow no-break space
FIXED = "\u00a0"  # no-break space
REPLACEMENT = "\ufffd"  # stands for what the font cannot show

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ABBREVIATION = re.compile(
    r"\b(?:z\. B|d\. h|u\. a|v\. a|e\. V|i\. d\. R|o\. [ÄäG]|u\. [Ää]|s\. [ou]|z\. T|i\. [AV])\."
)
_UNIT = re.compile(r"(?<=\d) (?=(?:Uhr|Tag|Tagen|Euro|€|%|Prozent|km|m²)(?!\w))")
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Invisible, without a glyph: joiners, variation selectors, soft hyphen, direction marks, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")


def is_german(language: str) -> bool:
    """Whether documents in this language follow the German rules."""
    return not language.startswith("en")


def date_text(day: dt.date | None, language: str) -> str:
    """A calendar date: 23.11.2026 or 23 Nov 2026; empty for None."""
    if day is None:
        return ""
    if is_german(language):
        return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
    return f"{day.day}{FIXED}{_MONTHS[day.month - 1]}{FIXED}{day.year:04d}"


def month_text(day: dt.date, language: str) -> str:
    """The month of a day: 11.2026 or 11/2026."""
    return f"{day.month:02d}{'.' if is_german(language) else '/'}{day.year:04d}"


def time_text(time: dt.time | None, language: str) -> str:
    """A local time: 09:30 Uhr or 09:30; empty for None."""
    if time is None:
        return ""
    return f"{time:%H:%M}{FIXED}Uhr" if is_german(language) else f"{time:%H:%M}"


def period_text(begin: dt.time | None, end: dt.time | None, language: str) -> str:
    """From when to when: 09:30 bis 11:20 Uhr; one end alone as "ab" or "bis"; empty for neither."""
    german = is_german(language)
    if begin is not None and end is not None:
        return f"{begin:%H:%M} {'bis' if german else 'to'} {time_text(end, language)}"
    if begin is not None:
        return f"{'ab' if german else 'from'} {time_text(begin, language)}"
    if end is not None:
        return f"{'bis' if german else 'until'} {time_text(end, language)}"
    return ""


def moment_text(moment: dt.datetime, language: str) -> str:
    """A UTC moment in the local time of Thuringia: 23.11.2026, 18:02 Uhr."""
    local = local_time(moment)
    return f"{date_text(local.date(), language)}, {time_text(local.time(), language)}"


def number_text(number: str, language: str) -> str:
    """A number as kept (``-1234.5``) with the decimal sign of a language; thousands are not parted."""
    return number.replace(".", ",") if is_german(language) else number


def clean_text(text: str, language: str = "de") -> str:
    """User text ready for setting: NFC, line ends as newline, no invisible marks, z. B. and 3 km kept whole.

    Control characters and halves of surrogates become U+FFFD: what cannot be shown is still seen.
    """
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)).replace("\t", "    ")
    text = _INVISIBLE.sub("", text)
    text = _CONTROL.sub(REPLACEMENT, text)
    if is_german(language):
        text = _UNIT.sub(FIXED, text)
        text = _ABBREVIATION.sub(lambda found: found.group().replace(" ", NARROW), text)
    return text


def joined(between: str, *parts: str) -> str:
    """The parts that are not empty."""
    return between.join(part.strip() for part in parts if part.strip())


def bare_title(title: str) -> str:
    """A project's name without the word Projekt before it."""
    for word in ("Projekt ", "Project "):
        if title.startswith(word) and title[len(word) :].strip():
            return title[len(word) :].strip()
    return title.strip()
