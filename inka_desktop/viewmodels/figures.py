"""Words of counting and figures: breakdowns, periods, numbers, what a traffic light says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from inka_desktop.records import periods
from inka_desktop.records.periods import Period
from inka_desktop.records.values import Absent, AgeGroup, Basis, Gender
from inka_desktop.viewmodels import dates, numbers
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.wording import Words

translate = QCoreApplication.translate

GENDERS: Words = {
    Gender.WOMEN: QT_TRANSLATE_NOOP("Figures", "Frauen"),
    Gender.MEN: QT_TRANSLATE_NOOP("Figures", "Männer"),
    Gender.DIVERS: QT_TRANSLATE_NOOP("Figures", "nicht-binär/divers"),
    Gender.NOT_STATED: QT_TRANSLATE_NOOP("Figures", "ohne Angabe"),
}
AGES: Words = {
    AgeGroup.NOT_STATED: QT_TRANSLATE_NOOP("Figures", "ohne Altersangabe"),
    AgeGroup.UNDER_18: QT_TRANSLATE_NOOP("Figures", "unter 18"),
    AgeGroup.FROM_18: QT_TRANSLATE_NOOP("Figures", "18 bis 29"),
    AgeGroup.FROM_30: QT_TRANSLATE_NOOP("Figures", "30 bis 54"),
    AgeGroup.FROM_55: QT_TRANSLATE_NOOP("Figures", "55 und älter"),
}
ABSENT: Words = {
    Absent.NOT_COLLECTED: QT_TRANSLATE_NOOP("Figures", "nicht erhoben"),
    Absent.NOT_YET_KNOWN: QT_TRANSLATE_NOOP("Figures", "liegt noch nicht vor"),
}
BASES: Words = {
    Basis.COUNTED: QT_TRANSLATE_NOOP("Figures", "gezählt"),
    Basis.ESTIMATED: QT_TRANSLATE_NOOP("Figures", "geschätzt"),
}


class NamedPeriod(NamedTuple):
    """A period with its words."""

    period: Period
    words: str


def word(words: Words, key: str) -> str:
    """A word of one of the tables here; one that this version does not know stays as it is."""
    return translate("Figures", words[key]) if key in words else key


def quarter(on: date, back: int = 0) -> NamedPeriod:
    """The quarter of a day, or one so many quarters before."""
    period = periods.quarter(on, back)
    said = translate("Figures", "{number}. Quartal {year}")
    return NamedPeriod(period, said.format(number=periods.quarter_number(period), year=period.end.year))


def year(number: int) -> NamedPeriod:
    """A calendar year."""
    said = translate("Figures", "Jahr {year}").format(year=number)
    return NamedPeriod(Period(date(number, 1, 1), date(number, 12, 31)), said)


def shown(value: float, digits: int = 1) -> str:
    """A number as the window's language writes it; without decimals where it has none."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return numbers.shown(text or "0", grouped=True)


def number_words(value: float | None, missing: Mapping[str, int]) -> str:
    """A number with how many answers it lacks, such as ``5 (1 Angabe fehlt)``; without one the reason.

    Never 0 for what nobody counted.

    Args:
        value: the number; None for none.
        missing: by a word of :class:`.Absent` how many answers are not there.
    """
    if value is None:
        return word(ABSENT, next(iter(missing))) if missing else "–"
    count = sum(missing.values())
    if not count:
        return shown(value)
    said = translate("Figures", "{number} (%n Angaben fehlen)", "", count)
    return said.format(number=shown(value))


def broken_down(
    parts: Mapping[str, float], words: Words, missing: Mapping[str, Mapping[str, int]] | None = None
) -> str:
    """Parts in the order of their table, such as ``Frauen: 0 · Männer: nicht erhoben``; empty without any.

    Args:
        parts: numbers by a word of the table.
        words: the table.
        missing: by such a word why answers are not there, and how many.
    """
    gaps = missing or {}
    return " · ".join(
        f"{word(words, key)}: {number_words(parts.get(key), gaps.get(key, {}))}"
        for key in words if key in parts or key in gaps
    )  # fmt: skip


def as_of(day: date | None) -> str:
    """``Datenstand 30.11.2026``; empty without a day."""
    return translate("Figures", "Datenstand {day}").format(day=dates.typed_day(day)) if day else ""
