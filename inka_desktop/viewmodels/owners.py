"""How safe a workspace is against the loss of a device, in the words of Heute and Senden und Empfangen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.viewmodels import dates

if TYPE_CHECKING:
    from inka_desktop.services.member_rows import EndedRow, OwnersRow

translate = QCoreApplication.translate
ENOUGH = 2
"""Owners' devices that a workspace has at least (EXCHANGE.md 9)."""


def devices_line(row: OwnersRow) -> tuple[str, str]:
    """How many devices may decide."""
    title = translate("Owners", "%n Geräte der Leitung", "", row.owner_devices)
    if row.owner_devices >= ENOUGH:
        return title, translate("Owners", "Jedes davon kann einladen, abmelden und zulassen.")
    return title, translate(
        "Owners",
        "Wählen Sie oben bei einem zweiten Gerät „Mehr“ und „Zur Leitung machen“. "
        "Sonst kann nach einem Verlust niemand mehr entscheiden.",
    )


def sheet_line(row: OwnersRow) -> tuple[str, str]:
    """Whether the recovery sheet is on paper."""
    title = translate("Owners", "Wiederherstellungsblatt")
    if row.sheet_due:
        return title, translate("Owners", "Noch nicht gedruckt und geprüft.")
    return title, translate("Owners", "Sein Schlüssel liegt nicht auf diesem Gerät, nur auf dem Papier.")


def held_line(row: OwnersRow) -> tuple[str, str]:
    """What waits for an owner's eye."""
    title = translate("Owners", "Zurückgehalten (Gerät nicht mehr berechtigt)")
    if row.held_back:
        return title, translate("Owners", "%n Änderungen warten auf Ihre Entscheidung.", "", row.held_back)
    return title, translate("Owners", "Nichts wartet.")


def request_line() -> tuple[str, str]:
    """The way to help somebody whose passphrase is gone."""
    return (
        translate("Owners", "Jemand kommt nicht an seine Daten"),
        translate(
            "Owners", "Mit einer Anfrage und dem Wiederherstellungsblatt lassen sie sich wieder öffnen."
        ),
    )


def take_over_line(row: OwnersRow) -> tuple[str, str]:
    """What a coordinator can do when no owner is left."""
    if row.suspended:
        return (
            translate("Owners", "Kein Gerät der Leitung ist berechtigt"),
            translate("Owners", "Das Wiederherstellungsblatt benennt dieses Gerät neu."),
        )
    return (
        translate("Owners", "%n Geräte der Leitung", "", row.owner_devices),
        translate("Owners", "Sind alle verloren, hilft das gedruckte Blatt."),
    )


def device_words(row: EndedRow) -> str:
    """A device that was ended, and whose."""
    if not row.person or row.person == row.name:
        return row.name
    return translate("Owners", "{device} · {person}").format(device=row.name, person=row.person)


def ended_words(row: EndedRow, on: date) -> str:
    """What became of it and when."""
    text = {
        "revoke": translate("Owners", "verloren gemeldet {when}"),
        "refuse": translate("Owners", "nicht zugelassen {when}"),
    }.get(row.kind, translate("Owners", "abgemeldet {when}"))
    return text.format(when=dates.moment(row.at, on))
