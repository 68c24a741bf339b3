"""What a new passphrase has to be, asked the same way wherever one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

translate = QCoreApplication.translate
SHORTEST = 10


def problem(first: QLineEdit, again: QLineEdit) -> str:
    """What is not right yet, with the cursor where it is; empty when both lines are as they should be."""
    if len(first.text()) < SHORTEST:
        first.setFocus()
        return translate(
            "FirstStartDialog", "Bitte wählen Sie ein Kennwort mit mindestens %n Zeichen.", "", SHORTEST
        )
    if first.text() != again.text():
        again.setFocus()
        return translate(
            "FirstStartDialog",
            "Die beiden Kennwörter sind verschieden. Bitte geben Sie beide noch einmal ein.",
        )
    return ""
