"""What came after finishing, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from inka_desktop.viewmodels import dates, wording
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.questions import value_words

if TYPE_CHECKING:
    from inka_desktop.services.late_changes import LateRow

translate = QCoreApplication.translate

_MOVED = {
    "photo": QT_TRANSLATE_NOOP("LateChanges", "Reihenfolge der Fotos geändert"),
    "topic": QT_TRANSLATE_NOOP("LateChanges", "Reihenfolge der Themen geändert"),
    "agreement": QT_TRANSLATE_NOOP("LateChanges", "Reihenfolge der Vereinbarungen geändert"),
    "attendance": QT_TRANSLATE_NOOP("LateChanges", "Reihenfolge der Anwesenden geändert"),
    "reply": QT_TRANSLATE_NOOP("LateChanges", "Reihenfolge der abweichenden Auffassungen geändert"),
}

LONGEST = 60
"""Characters of a value; all of it stands in the editor and in the history."""


def title(row: LateRow) -> str:
    """Which field was changed, or what was added or removed."""
    if row.what == "added":
        return translate("LateChanges", "{kind} hinzugefügt").format(kind=wording.record_kind(row.kind))
    if row.what == "removed":
        return translate("LateChanges", "{kind} entfernt").format(kind=wording.record_kind(row.kind))
    if row.what == "moved":
        return translate("LateChanges", _MOVED[row.kind])
    return wording.field(row.field)


def facts(row: LateRow, on: date) -> str:
    """What it says now and said before, who wrote it and when."""
    who = ""
    if row.at is not None:
        who = translate("LateChanges", "{person}, {when}").format(
            person=row.person or "–", when=dates.moment(row.at, on)
        )
    return "\n".join(part for part in (_values(row), who) if part)


def _values(row: LateRow) -> str:
    if row.what == "moved":
        return ""
    if row.what == "added":
        return _short(row, row.after)
    if row.what == "removed":
        before = row.before if isinstance(row.before, tuple) else (row.before,)
        return _short(row, next((value for value in before if value), None))
    return translate("LateChanges", "{now} statt {before}").format(
        now=_short(row, row.after), before=_short(row, row.before)
    )


def _words(row: LateRow, value: object) -> str:
    if row.field == "attachment_id":
        return translate("LateChanges", "Foto folgt") if value is None else translate("LateChanges", "Foto")
    if row.kind == "photo" and isinstance(value, UUID):
        return translate("LateChanges", "ohne Bildunterschrift")
    return value_words(row.kind, row.field, value)


def _short(row: LateRow, value: object) -> str:
    words = " ".join(_words(row, value).split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
