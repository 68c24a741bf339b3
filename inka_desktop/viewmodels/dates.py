"""Days, times and moments in the words of the window's language."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from inka_desktop.records.local_time import local_time

translate = QCoreApplication.translate

_LOCALES = {
    "de": QLocale(QLocale.Language.German, QLocale.Country.Germany),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_spoken = ["de"]


def language() -> str:
    """``de`` or ``en``: what the window speaks."""
    return _spoken[0]


def set_language(name: str) -> None:
    """Sets the language for days and times; texts follow the installed translators."""
    _spoken[0] = "en" if name == "en" else "de"


def locale() -> QLocale:
    """The locale of the window's language, for numbers and sorting."""
    return _LOCALES[language()]


def day(value: date | None, on: date | None = None) -> str:
    """``23.11.2026`` or ``23 Nov 2026``; without the year where it is that of ``on``; – for None."""
    if value is None:
        return "–"
    short = on is not None and value.year == on.year
    if language() == "en":
        words = f"{value.day} {locale().monthName(value.month, QLocale.FormatType.ShortFormat)}"
        return words if short else f"{words} {value.year}"
    return f"{value:%d.%m.}" if short else f"{value:%d.%m.}{value.year:04d}"


def typed_day(value: date | None) -> str:
    """A day as it stands in a field and can be read back; empty for None."""
    return "" if value is None else day(value)


def month(value: date) -> str:
    """``November 2026``."""
    return f"{locale().standaloneMonthName(value.month)} {value.year:04}"


def long_day(value: date) -> str:
    """``Montag, 23. November`` or ``Monday, 23 November``."""
    form = "dddd, d MMMM" if language() == "en" else "dddd, d. MMMM"
    return locale().toString(QDate(value.year, value.month, value.day), form)


def weekday(value: date) -> str:
    """``Di`` or ``Tue``."""
    return locale().dayName(value.isoweekday(), QLocale.FormatType.ShortFormat).rstrip(".")


def clock(value: time | None) -> str:
    """``09:30``; empty for None."""
    return "" if value is None else f"{value:%H:%M}"


def moment(value: datetime, on: date) -> str:
    """A moment in local time: ``09:30`` today, ``gestern, 09:30``, otherwise with its day."""
    local = local_time(value) if value.tzinfo is not None else value
    hour = f"{local:%H:%M}"
    days = (on - local.date()).days
    if days == 0:
        return translate("Dates", "heute, {time}").format(time=hour)
    if days == 1:
        return translate("Dates", "gestern, {time}").format(time=hour)
    return translate("Dates", "{day}, {time}").format(day=day(local.date(), on), time=hour)


def local_clock(value: datetime) -> str:
    """The local time of day of a moment, ``14:03``."""
    local = local_time(value) if value.tzinfo is not None else value
    return f"{local:%H:%M}"


def due_words(due: date | None, on: date) -> str:
    """``bis heute``, ``bis morgen``, ``bis 15.12.``; empty without a day."""
    if due is None:
        return ""
    days = (due - on).days
    if days == 0:
        return translate("Dates", "bis heute")
    if days == 1:
        return translate("Dates", "bis morgen")
    return translate("Dates", "bis {day}").format(day=day(due, on))


def overdue_words(days: int) -> str:
    """``überfällig seit 8 Tagen``."""
    return translate("Dates", "überfällig seit %n Tagen", "", days)
