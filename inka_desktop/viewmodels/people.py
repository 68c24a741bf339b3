"""People in one line: how a known person is shown, and how a typed line is read."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication

from inka_desktop.services.rows import PersonRow
from inka_desktop.viewmodels import dates

translate = QCoreApplication.translate
_BRACKETS = re.compile(r"^(.*?)\s*\(([^()]+)\)\s*$")


def person_words(row: PersonRow) -> str:
    """``Projektleitung, Nachbarschaftswerk e. V., Name``; empty parts are left out."""
    return ", ".join(part for part in (row.function, row.organization, row.name) if part)


def left_words(left_on: date | None, on: date) -> str:
    """Since when somebody is no longer there, as the network says it; empty for who still is."""
    if left_on is None:
        return ""
    return translate("Network", "ausgeschieden am {day}").format(day=dates.day(left_on, on))


def read_person(words: str) -> tuple[str, str, str]:
    """Name, function and organisation from ``Funktion, Organisation, Name`` or ``Funktion (Organisation)``.

    One part alone is a function: function and organisation suffice in a protocol, names are voluntary.
    """
    match = _BRACKETS.match(words)
    if match and "," not in match[1]:
        return "", match[1].strip(), match[2].strip()
    parts = [part.strip() for part in words.split(",")]
    function, organization, name = [*parts[:2], ", ".join(parts[2:]), "", ""][:3]
    return name, function, organization
