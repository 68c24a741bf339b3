"""The words of invitations: what a role may do, the text of an e-mail, and what is wrong with a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.values import Role

if TYPE_CHECKING:
    from inka_desktop.services.guest_list import GuestProblem

translate = QCoreApplication.translate

ROLES = (Role.CARRIER, Role.COORDINATOR, Role.KEEPER, Role.READER)
"""What somebody can be invited to be; owners are named among the devices that are there."""


def role_hint(role: str) -> str:
    """What a device in this role sees and may do."""
    hints = {
        Role.CARRIER: translate("Inviting", "Sieht nur die gewählten Projekte und trägt dort selbst ein."),
        Role.COORDINATOR: translate("Inviting", "Sieht alle Projekte und arbeitet an allen mit."),
        Role.KEEPER: translate("Inviting", "Bewahrt alles auf, zum Beispiel ein Rechner, der immer läuft."),
        Role.READER: translate(
            "Inviting", "Liest nur. Ohne gewähltes Projekt sind es alle, die es heute gibt."
        ),
    }
    return hints.get(Role(role), "")


def mail_text(person: str, file_name: str) -> str:
    """What goes into the e-mail that carries the file; the code is not in it."""
    return translate(
        "Inviting",
        "Guten Tag {person},\n\n"
        "im Anhang finden Sie Ihre Einladung zu INKA Desktop: {file}\n\n"
        "Öffnen Sie die Datei mit einem Doppelklick und geben Sie den Code ein. "
        "Den Code erhalten Sie von uns persönlich oder am Telefon.\n\n"
        "Die Einladung gilt 14 Tage und für ein Gerät.\n",
    ).format(person=person, file=file_name)


def problem_words(problem: GuestProblem) -> str:
    """Where it is, what it is, and what to do."""
    places = {"line": problem.line, "value": problem.value, "hint": problem.hint}
    sentences = {
        "name_missing": translate("Inviting", "Zeile {line}: Bitte ergänzen Sie den Namen."),
        "email_odd": translate("Inviting", "Zeile {line}: Bitte prüfen Sie die E-Mail-Adresse „{value}“."),
        "project_missing": translate("Inviting", "Zeile {line}: Bitte ergänzen Sie das Projekt."),
        "project_unclear": translate(
            "Inviting", "Zeile {line}: „{value}“ heißen mehrere Projekte. Bitte nehmen Sie das Aktenzeichen."
        ),
        "project_closed": translate(
            "Inviting",
            "Zeile {line}: „{value}“ hat noch keinen Bereich für seinen Träger. "
            "Bitte legen Sie es auf dem Gerät an, auf dem begonnen wurde.",
        ),
        "twice": translate("Inviting", "Zeile {line}: „{value}“ steht schon in Zeile {hint}."),
        "too_many": translate(
            "Inviting", "Das sind {value} Einladungen. Bitte laden Sie höchstens {hint} auf einmal ein."
        ),
        "empty": translate("Inviting", "Die Liste ist noch leer. Bitte tragen Sie je Zeile eine Person ein."),
    }
    sentences["project_unknown"] = (
        translate("Inviting", "Zeile {line}: Das Projekt „{value}“ gibt es nicht. Ist „{hint}“ gemeint?")
        if problem.hint
        else translate("Inviting", "Zeile {line}: Das Projekt „{value}“ gibt es nicht. Bitte prüfen Sie es.")
    )
    return sentences[problem.code].format(**places)
