"""Retention and erasures in words, and what the report says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.viewmodels import dates, wording
from inka_desktop.viewmodels.field_words import FIELDS
from inka_desktop.viewmodels.questions import value_words
from inka_desktop.viewmodels.wording import RECORD_KINDS, Mark, label, record_kind

if TYPE_CHECKING:
    from inka_desktop.reports.erasure import ErasureContent
    from inka_desktop.services.retention_rows import DueRow, ErasureRow, FoundRow, RetentionRow

translate = QCoreApplication.translate


def rule_words(rule: RetentionRow, on: date) -> str:
    """How long a project's records are kept, and why."""
    months = translate("Retention", "%n Monate", "", rule.months or 0)
    if rule.ends_on is None:
        text = translate("Retention", "{months} ab „{event}“ · {ground}")
        return text.format(months=months, event=rule.start_event, ground=rule.ground)
    text = translate("Retention", "{months} ab „{event}“ ({start}), bis {end} · {ground}")
    return text.format(
        months=months, event=rule.start_event, start=dates.day(rule.started_on, on),
        end=dates.day(rule.ends_on, on), ground=rule.ground,
    )  # fmt: skip


def rule_mark(rule: RetentionRow) -> Mark | None:
    """That nothing is erased while somebody needs it."""
    return Mark(translate("Retention", "Löschen ausgesetzt"), "information", "lock") if rule.hold else None


def due_words(row: DueRow, on: date) -> str:
    """Since when a project's records may be erased, and how many there are."""
    records = translate("Retention", "%n Einträge", "", row.records)
    text = translate("Retention", "Frist abgelaufen am {day} · {records} · {ground}")
    return text.format(day=dates.day(row.since, on), records=records, ground=row.ground)


def can_be_named(row: FoundRow) -> bool:
    """Whether people have a word for the entry; others belong to the program."""
    return not row.field or wording.field(row.field) != row.field


def found_words(row: FoundRow, on: date) -> tuple[str, str]:
    """An entry that may be erased: what it is and says, and where it stands."""
    field = wording.field(row.field) if row.field else label(FIELDS, "hash")
    if row.value is None:
        title = translate("Retention", "{field}: früher eingetragen oder im festen Text").format(field=field)
    else:
        title = translate("Retention", "{field}: {value}").format(
            field=field, value=value_words(row.kind, row.field, row.value)
        )
    where = [record_kind(row.kind), row.about, dates.day(row.on, on) if row.on is not None else ""]
    return title, ", ".join(part for part in where if part)


def erasure_title(row: ErasureRow) -> str:
    """What was erased, as one line; never the name of a person."""
    kinds = [
        translate("Retention", "{kind} ({count})").format(kind=record_kind(one.kind), count=one.count)
        for one in row.records
    ]
    return ", ".join([part for part in (row.about,) if part] + kinds[:4])


def erasure_words(row: ErasureRow, on: date) -> str:
    """When, by whom, and why."""
    when = dates.moment(row.at, on) if row.at is not None else "–"
    text = translate("Retention", "{when}, {person}").format(when=when, person=row.person or row.device)
    return (
        translate("Retention", "{text} · {reason}").format(text=text, reason=row.reason)
        if row.reason
        else text
    )


def erasure_mark(row: ErasureRow) -> Mark:
    """How many devices have confirmed."""
    there, all_of = len(row.confirmed), len(row.confirmed) + len(row.waiting)
    if row.waiting:
        text = translate("Retention", "{there} von %n Geräten bestätigt", "", all_of).format(there=there)
        return Mark(text, "attention", "clock")
    return Mark(translate("Retention", "auf allen Geräten gelöscht"), "good", "check")


def folders_words(folders: Sequence[Path]) -> str:
    """That old states may lie in backup folders which are not there now; empty when none do."""
    if not folders:
        return ""
    text = translate(
        "Retention",
        "Ältere Sicherungen können Gelöschtes noch enthalten: {folders}. Bitte schließen Sie den Datenträger "
        "an. Das Programm ersetzt sie dann.",
    )
    return text.format(folders=", ".join(str(one) for one in folders))


def content(row: ErasureRow, folders: Sequence[Path], as_of: datetime) -> ErasureContent:
    """What the report says, in the window's language; fields that only the program knows are left out."""
    from inka_desktop.reports.erasure import ErasureContent  # with it comes what draws documents

    records = []
    for one in row.records:
        names = dict.fromkeys(label(FIELDS, name) for name in one.fields if name in FIELDS)
        records.append((label(RECORD_KINDS, one.kind), one.count, ", ".join(names)))
    return ErasureContent(
        about=row.about, at=row.at, by=row.person or row.device, reason=row.reason, records=tuple(records),
        confirmed=row.confirmed, waiting=row.waiting, folders=tuple(str(one) for one in folders), as_of=as_of,
    )  # fmt: skip
