"""Proposals of coordinators in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.viewmodels.wording import Mark

if TYPE_CHECKING:
    from inka_desktop.services.member_rows import ProposalRow

translate = QCoreApplication.translate


def title(row: ProposalRow) -> str:
    """What is proposed."""
    text = {
        "invite": translate("Proposals", "{subject} einladen"),
        "space": translate("Proposals", "Neuer Träger für „{subject}“"),
        "end": translate("Proposals", "Gerät „{subject}“ abmelden"),
    }.get(row.what, translate("Proposals", "Ein Vorschlag, den dieses Programm noch nicht kennt"))
    return text.format(subject=row.subject or "–")


def second(row: ProposalRow) -> str:
    """Who proposes it."""
    if not row.person or row.person == row.device:
        return translate("Proposals", "vorgeschlagen von {device}").format(device=row.device)
    text = translate("Proposals", "vorgeschlagen von {person}, Gerät „{device}“")
    return text.format(person=row.person, device=row.device)


def verb(row: ProposalRow) -> str:
    """The button that leads there."""
    return {
        "invite": translate("Proposals", "Einladen …"),
        "space": translate("Proposals", "Träger wechseln …"),
        "end": translate("Proposals", "Abmelden …"),
    }.get(row.what, translate("Proposals", "Erledigt"))


def open_mark() -> Mark:
    """On the device that proposed: nobody has answered yet."""
    return Mark(translate("Proposals", "noch offen"), "information", "clock")
