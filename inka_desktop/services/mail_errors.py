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


class SentThenError(UserInputError):
    """An e-mail cannot have been sent on that day."""

    code = "services.sent_then"
    de = (
        "An diesem Tag war die E-Mail noch nicht vorbereitet, oder er kommt erst. "
        "Nichts wurde vermerkt. Bitte geben Sie einen anderen Tag ein."
    )
    en = (
        "On that day the e-mail was not prepared yet, or it is still to come. "
        "Nothing was noted. Please enter another day."
    )
