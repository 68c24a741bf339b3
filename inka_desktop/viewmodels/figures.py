"""Words of counting and figures: breakdowns, periods, numbers, what a traffic light says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.judging import Period
from inka_desktop.records.values import AgeGroup, Basis, Gender
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
    number = on.year * 4 + (on.month - 1) // 3 - back
    year, place = divmod(number, 4)
    begin = date(year, place * 3 + 1, 1)
    following = date(year + (place == 3), 1 if place == 3 else place * 3 + 4, 1)
    said = translate("Figures", "{number}. Quartal {year}").format(number=place + 1, year=year)
    return NamedPeriod(Period(begin, date.fromordinal(following.toordinal() - 1)), said)


def year(number: int) -> NamedPeriod:
    """A calendar year."""
    said = translate("Figures", "Jahr {year}").format(year=number)
    return NamedPeriod(Period(date(number, 1, 1), date(number, 12, 31)), said)


def shown(value: float, digits: int = 1) -> str:
    """A number as the window's language writes it; without decimals where it has none."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return numbers.shown(text or "0", grouped=True)


def broken_down(parts: Mapping[str, float], words: Words) -> str:
    """Parts in the order of their table, such as ``Frauen: 5 · Männer: 3``; empty without any."""
    known = [(key, parts[key]) for key in words if parts.get(key)]
    return " · ".join(f"{word(words, key)}: {shown(value)}" for key, value in known)


def as_of(day: date | None) -> str:
    """``Datenstand 30.11.2026``; empty without a day."""
    return translate("Figures", "Datenstand {day}").format(day=dates.typed_day(day)) if day else ""
