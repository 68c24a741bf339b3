"""Public holidays of Thuringia, as the library holidays knows them; imported with the first question."""

from __future__ import annotations

from datetime import date

_NAMES = {"de": "de", "en": "en_US"}


def free_days(first: date, last: date, language: str = "de") -> dict[date, str]:
    """The public holidays from one day to another, with their names.

    Takes most of a second when it is asked first: never on the GUI thread.
    """
    from holidays.countries.germany import Germany

    found = Germany(subdiv="TH", years=range(first.year, last.year + 1), language=_NAMES.get(language, "de"))
    return {day: name for day, name in found.items() if first <= day <= last}
