"""Zurückgehalten: how a save that is held back is told, record by record and field by field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from inka_desktop.services.member_rows import HeldBackRow, HeldRecordRow
from inka_desktop.viewmodels import dates, questions, wording
from inka_desktop.viewmodels.wording import Mark

translate = QCoreApplication.translate
LONGEST, LONGEST_TITLE = 400, 60
"""Characters of a text, and of a title, that are shown; the whole of it comes when it is accepted."""


def by_device(rows: Sequence[HeldBackRow]) -> list[list[HeldBackRow]]:
    """The saves of each device, those nobody looked at first."""
    groups = groupby(rows, key=lambda row: row.device_id)
    return [sorted(group, key=lambda row: row.left) for _, group in groups]


def device_words(row: HeldBackRow) -> str:
    """Whose device it is."""
    if row.person and row.person != row.device:
        return translate("HeldBack", "{person}, Gerät „{device}“").format(
            person=row.person, device=row.device
        )
    return translate("HeldBack", "Gerät „{device}“").format(device=row.device)


def reason_words(row: HeldBackRow) -> str:
    """Why nothing of the device counts."""
    if row.waits:
        return translate("HeldBack", "Gerät noch nicht zugelassen")
    return translate("HeldBack", "Gerät nicht mehr berechtigt")


def left_mark(row: HeldBackRow) -> Mark | None:
    """Says that somebody let it lie."""
    return Mark(translate("HeldBack", "liegen gelassen")) if row.left else None


def moment_words(row: HeldBackRow, on: date) -> str:
    """When it was written."""
    return dates.moment(row.at, on)


def record_words(row: HeldRecordRow) -> str:
    """``Thema „Räume“ in „Sonnenhang, 23.11.2026“ · neu``."""
    kind, title, name = wording.record_kind(row.kind), _cut(row.title, LONGEST_TITLE), row.name
    if row.on is not None:
        name = translate("HeldBack", "{name}, {day}").format(name=name, day=dates.day(row.on))
    is_part = bool(name) and row.kind != row.owner_kind
    if is_part and title:
        text = translate("HeldBack", "{kind} „{title}“ in „{name}“ · {action}")
    elif is_part:
        text = translate("HeldBack", "{kind} in „{name}“ · {action}")
    elif name:
        text = translate("HeldBack", "{kind} „{name}“ · {action}")
    else:
        text = translate("HeldBack", "{kind} · {action}")
    return text.format(kind=kind, title=title, name=name, action=_action(row.action))


def field_lines(row: HeldRecordRow) -> list[str]:
    """What it says of each field; what the title tells already is left out."""
    return [
        translate("HeldBack", "{field}: {value}").format(
            field=wording.field(field.name),
            value=_cut(questions.value_words(row.kind, field.name, field.value), LONGEST),
        )
        for field in row.fields
        if field.value not in (row.name, row.title) or not field.value
    ]


def more_words(row: HeldBackRow) -> str:
    """How many further records the save would change."""
    count = row.changes - len(row.records)
    return translate("HeldBack", "und %n weitere Einträge", "", count) if count > 0 else ""


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rstrip() + " …"


def _action(action: str) -> str:
    return {
        "insert": translate("HeldBack", "neu"),
        "delete": translate("HeldBack", "gelöscht"),
        "undelete": translate("HeldBack", "zurückgeholt"),
        "erase": translate("HeldBack", "endgültig gelöscht"),
    }.get(action, translate("HeldBack", "geändert"))
