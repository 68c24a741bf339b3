"""What taking a draft over into another version of its form would do, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from inka_desktop.services.form_rows import MigrationRow
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.wording import Words

translate = QCoreApplication.translate
WHY: Words = {
    "gone": QT_TRANSLATE_NOOP("Wording", "Die neue Fassung fragt nicht mehr danach."),
    "type": QT_TRANSLATE_NOOP("Wording", "Die Frage verlangt jetzt eine andere Art von Angabe."),
    "choice": QT_TRANSLATE_NOOP("Wording", "Das steht in der neuen Fassung nicht mehr zur Wahl."),
}


def kept_words(row: MigrationRow) -> str:
    """How many answers go on, and that it can be taken back."""
    kept = translate("FormVersions", "%n Angaben bleiben, wie sie sind.", "", row.kept)
    return f"{kept} {translate('FormVersions', 'Rückgängig geht es mit Strg+Z.')}"


def lost_words(row: MigrationRow) -> str:
    """How many are seen no longer; they are not lost."""
    if not row.lost:
        return translate("FormVersions", "Keine Angabe fällt weg.")
    return translate(
        "FormVersions", "%n Angaben sieht man danach nicht mehr. Sie bleiben im Verlauf erhalten:", "",
        len(row.lost),
    )  # fmt: skip


def added_words(row: MigrationRow) -> str:
    """How many questions come along."""
    if not row.added:
        return translate("FormVersions", "Keine Frage kommt dazu.")
    return translate("FormVersions", "%n Fragen sind neu:", "", len(row.added))
