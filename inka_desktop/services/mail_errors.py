"""What hinders an e-mail from being prepared."""

from __future__ import annotations

from inka_desktop.errors import UserInputError


class NoRecipientError(UserInputError):
    """An e-mail is to go to nobody."""

    code = "services.no_recipient"
    de = "Noch ist niemand ausgewählt. Nichts wurde vorbereitet. Bitte wählen Sie, wer die E-Mail bekommt."
    en = "Nobody is chosen yet. Nothing was prepared. Please choose who gets the e-mail."


class UndatedError(UserInputError):
    """What is to be announced has no day."""

    code = "services.undated"
    de = "Der Termin hat noch kein Datum. Nichts wurde vorbereitet. Bitte tragen Sie zuerst das Datum ein."
    en = "The appointment has no date yet. Nothing was prepared. Please enter the date first."
