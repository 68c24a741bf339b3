"""Answers as people write them on paper and in PDF files, as a form takes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time

from inka_desktop.forms import Absence
from inka_desktop.forms.choices import folded
from inka_desktop.forms.fields import Field
from inka_desktop.forms.scales import Scale
from inka_desktop.records import coordinates, typed
from inka_desktop.records.form_content import ChoiceContent, Kind, QuestionContent
from inka_desktop.records.values import Absent

Answer = str | date | time | datetime | Sequence[str]
_READERS: Mapping[Kind, Callable[[str, str], Answer | None]] = {
    "whole": typed.read_whole,
    "number": typed.read_number,
    "date": lambda text, _language: typed.read_day(text),
    "month": lambda text, _language: typed.read_month(text),
    "year": lambda text, _language: typed.read_year(text),
    "time": lambda text, _language: typed.read_clock(text),
    "moment": lambda text, _language: typed.read_moment(text),
    "place": lambda text, _language: _point(text),
    "places": lambda text, _language: "; ".join(_point(one) for one in text.split(";") if one.strip()),
}
_ABSENT = {
    Absent.NOT_COLLECTED: r"n\.?\s?e\.|nicht erhoben|not collected",
    Absent.NOT_YET_KNOWN: r"n\.?\s?v\.|liegt noch nicht vor|not yet known",
}
_ABSENCES = {
    why: re.compile(rf"(?:{words})\s*(?:[:,;–-]\s*(.*))?", re.IGNORECASE | re.DOTALL)
    for why, words in _ABSENT.items()
}
_CONFIRMED = frozenset({"1", "x", "ja", "yes", "j", "y"})


def read_answer(
    asked: QuestionContent, text: str, language: str, field: Field | None = None
) -> Answer | None:  # fmt: skip
    """What was written for a question; None where it cannot be that.

    Choices are told by their number on paper or by their words, several of them parted by semicolons, commas
    or spaces between numbers; an order by the numbers of the choices in it.

    Args:
        asked: the question, with all its choices.
        text: not empty.
        language: ``de`` or ``en``: how numbers are written.
        field: that the answer is for; a range takes its own numbers only.
    """
    if asked.kind == "tick":
        return "OK" if folded(text.strip()) in _CONFIRMED else None
    if asked.kind == "one":
        return chosen(asked, text)
    if asked.kind in ("several", "rank"):
        found = [chosen(asked, one) for one in _pieces(asked, text)]
        known = [one for one in found if one is not None]
        whole = asked.kind == "several" or sorted(known) == sorted(one.value for one in asked.choices)
        return known if known and len(known) == len(found) and whole else None
    reader = _READERS.get(asked.kind)
    answer = text if reader is None else reader(text, language)
    return answer if answer is None or _on_scale(field, str(answer)) else None


def read_absence(text: str) -> Absence | None:
    """Why there is no answer, where a text says so: ``n. e.``, ``liegt noch nicht vor: Auswertung läuft``."""
    for why, words in _ABSENCES.items():
        found = words.fullmatch(text.strip())
        if found is not None:
            return Absence(why, (found[1] or "").strip())
    return None


def chosen(asked: QuestionContent, text: str) -> str | None:
    """The value of the choice that a text names by its number or its words; None where none or two fit."""
    words = text.strip()
    if not asked.listed:
        return words
    fitting = {one.value for one in asked.choices if _same(one, words)}
    if not fitting and words.isascii() and words.isdigit() and 0 < int(words[:6]) <= len(asked.choices):
        return asked.choices[int(words[:6]) - 1].value
    return fitting.pop() if len(fitting) == 1 else None


def _on_scale(field: Field | None, number: str) -> bool:
    """Whether a range has a number, which the form itself does not check; no range has any answer."""
    ranges = [] if field is None else [one for one in field.controls if one.kind == "range"]
    return not ranges or any(Scale.of(one).place_of(number) >= 0 for one in ranges)


def _same(one: ChoiceContent, words: str) -> bool:
    return folded(words) == folded(one.label.strip())


def _pieces(asked: QuestionContent, text: str) -> list[str]:
    """The choices that a text names: labels may hold commas and spaces, numbers do not."""
    digits = text.replace(",", " ").replace(";", " ").replace(".", " ").split()
    if all(one.isascii() and one.isdigit() for one in digits):
        return digits
    return [one.strip() for one in text.split(";") if one.strip()]


def _point(text: str) -> str:
    """A place as forms keep it; what names none stays as it is, for the form to refuse."""
    known = coordinates.read_measured(text)
    if known is None:
        return text
    return f"{known.place.latitude:.6f} {known.place.longitude:.6f} {known.height} {known.accuracy}"
