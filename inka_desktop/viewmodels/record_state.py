"""How far own work on a record has got: in words, and as a sign in lists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.local_time import local_time
from inka_desktop.services.exchange_rows import ARRIVED, CHANGED, FETCHED, HERE, PARTLY, SENT
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.wording import Mark

if TYPE_CHECKING:
    from inka_desktop.services.exchange_rows import RecordStateRow

translate = QCoreApplication.translate
_SIGNS = {SENT: "send", FETCHED: "send", PARTLY: "paperclip"}


def words(row: RecordStateRow, on: date) -> tuple[str, str]:
    """The state, and what is to be added: whose device, and attachments that lag behind."""
    parts = [_device(row), _attachments(row)]
    return _state(row, on), "\n".join(part for part in parts if part)


def _state(row: RecordStateRow, on: date) -> str:
    if row.state == ARRIVED:
        day = dates.day(local_time(row.at).date(), on) if row.at is not None else "–"
        if row.at_office:
            text = translate("RecordState", "Angekommen bei der Koordinierungsstelle am {day}")
            return text.format(day=day)
        if not row.person:
            text = translate("RecordState", "Angekommen bei Gerät „{device}“ am {day}")
            return text.format(device=row.device, day=day)
        return translate("RecordState", "Angekommen bei {person} am {day}").format(person=row.person, day=day)
    if row.state == FETCHED:
        return fetched_words(row.person, row.device)
    return _not_arrived(row.state)


def fetched_words(person: str, device: str) -> str:
    """A carrier's work that a colleague fetched, and the office did not."""
    if person:
        text = translate("RecordState", "Abgeholt von {person}, noch nicht bei der Koordinierungsstelle")
        return text.format(person=person)
    if device:
        text = translate(
            "RecordState", "Abgeholt von Gerät „{device}“, noch nicht bei der Koordinierungsstelle"
        )
        return text.format(device=device)
    return _not_arrived(FETCHED)


def _not_arrived(state: str) -> str:
    if state == SENT:
        return translate("RecordState", "Gesendet, noch von niemandem abgeholt")
    if state == FETCHED:
        return translate("RecordState", "Abgeholt, aber noch nicht bei der Koordinierungsstelle")
    if state == PARTLY:
        return translate("RecordState", "Angekommen, aber noch nicht mit allen Anhängen")
    if state == CHANGED:
        return translate("RecordState", "Die letzten Änderungen sind noch nicht gesendet")
    return translate("RecordState", "Nur auf diesem Gerät")


def mark(state: str) -> Mark | None:
    """The sign of a row in a list, nothing where all of it has arrived; its words are the tool tip."""
    return Mark(_not_arrived(state), "", _SIGNS.get(state, "laptop")) if state else None


def sign(state: str) -> Mark | None:
    """The same without its words, for a column that has room for the sign only."""
    return Mark("", "", _SIGNS.get(state, "laptop")) if state else None


def is_waiting(state: str) -> bool:
    """Whether something of a row in a list is not sent yet."""
    return state in (HERE, CHANGED)


def waiting_words() -> str:
    """The filter for what is not sent yet."""
    return translate("RecordState", "Noch nicht gesendet")


def _device(row: RecordStateRow) -> str:
    if row.state != ARRIVED or not row.person:
        return ""
    return translate("RecordState", "Gerät „{device}“").format(device=row.device)


def _attachments(row: RecordStateRow) -> str:
    if row.attachments_here < row.attachments:
        text = translate("RecordState", "{here} von %n Anhängen sind da", "", row.attachments)
        return text.format(here=row.attachments_here)
    if row.attachments_sent < row.attachments:
        left = row.attachments - row.attachments_sent
        return translate("RecordState", "%n Anhänge noch nicht gesendet", "", left)
    if row.state == PARTLY:
        return translate("RecordState", "%n Anhänge noch nicht abgeholt", "", row.attachments_waiting)
    return ""
