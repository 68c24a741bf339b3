"""Backups and checks in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from inka_desktop.services.backup_rows import BackupCheckRow, BackupRow, FindingRow
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.wording import RECORD_KINDS, Mark, Words, label

translate = QCoreApplication.translate

PARTS: Words = {
    "database": QT_TRANSLATE_NOOP("Wording", "Datenbank"),
    "log": QT_TRANSLATE_NOOP("Wording", "Änderungen"),
    "rows": QT_TRANSLATE_NOOP("Wording", "Einträge"),
    "search": QT_TRANSLATE_NOOP("Wording", "Suche"),
    "attachments": QT_TRANSLATE_NOOP("Wording", "Anhänge"),
    "places": QT_TRANSLATE_NOOP("Wording", "Austauschorte"),
}
_OLD_DAYS = 14
_NAMED = 3


def state_words(folder: Path | None, states: Sequence[BackupRow], on: date) -> str:
    """Where and when was backed up, or what to do first."""
    if folder is None:
        return translate("Backups", "Noch keine Sicherung auf einem anderen Datenträger.")
    newest = next((one for one in states if not one.daily), None)
    if newest is None:
        return translate("Backups", "Der Datenträger mit der Sicherung ist gerade nicht angeschlossen.")
    when = dates.moment(newest.at, on)
    if (on - newest.at.date()).days > _OLD_DAYS:
        return translate("Backups", "Zuletzt gesichert {when}. Bitte sichern Sie wieder.").format(when=when)
    return translate("Backups", "Zuletzt gesichert {when}.").format(when=when)


def row_words(row: BackupRow, on: date) -> tuple[str, str]:
    """Title and second line of one state."""
    size = dates.locale().formattedDataSize(row.size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    if row.daily:
        where = translate("Backups", "Tagesstand auf diesem Gerät")
    else:
        where = translate("Backups", "im Sicherungsordner")
    second = translate("Backups", "{where} · {size}").format(where=where, size=size)
    return dates.moment(row.at, on), second


def check_words(row: BackupCheckRow) -> tuple[str, str]:
    """Sentence and tone after a state was restored aside."""
    if not row.opens:
        text = translate(
            "Backups",
            "Zu dieser Sicherung fehlt die Schlüsseldatei. Ihre Daten hier sind unverändert. "
            "Bitte wählen Sie den Ordner noch einmal und sichern Sie neu.",
        )
        return text, "problem"
    if not row.sound:
        text = translate(
            "Backups",
            "Diese Sicherung ist nicht vollständig. Ihre Daten hier sind unverändert. Bitte sichern Sie neu.",
        )
        return text, "problem"
    number = dates.locale().toString
    if not row.changed:
        text = translate(
            "Backups",
            "Die Sicherung ist vollständig: {records} Einträge, {attachments} Anhänge. "
            "Hier ist alles noch genauso.",
        )
    else:
        text = translate(
            "Backups",
            "Die Sicherung ist vollständig: {records} Einträge, {attachments} Anhänge. "
            "Hier sind es {now} Einträge, seither geändert: {changed}.",
        )
    return text.format(
        records=number(row.records),
        attachments=number(row.attachments),
        now=number(row.records_now),
        changed=_listed([label(RECORD_KINDS, kind) for kind in row.changed]),
    ), "good"


def _listed(names: Sequence[str]) -> str:
    """Some names, and how many more there are."""
    shown, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    if more <= 0:
        return shown
    return translate("Backups", "{names} und %n weitere", "", more).format(names=shown)


def finding_words(row: FindingRow) -> tuple[str, str]:
    """Title and second line of one part of a check."""
    second = translate("Backups", "{count} geprüft").format(count=dates.locale().toString(row.looked_at))
    if row.which:
        second = translate("Backups", "{looked_at} · nicht in Ordnung: {names}").format(
            looked_at=second, names=_listed(row.which)
        )
    return label(PARTS, row.part), second


def finding_mark(row: FindingRow) -> Mark:
    """Whether a part is right."""
    if row.wrong:
        return Mark(translate("Backups", "%n nicht in Ordnung", "", row.wrong), "problem", "circle-alert")
    if row.repaired:
        text = translate("Backups", "%n wiederhergestellt", "", row.repaired)
        return Mark(text, "information", "circle-check")
    return Mark(translate("Backups", "in Ordnung"), "good", "check")
