"""What may go wrong while a text is put to others, or signed, in words."""

from __future__ import annotations

from inka_desktop.errors import UserInputError


class NobodyAskedError(UserInputError):
    """A text is to be put to nobody."""

    code = "services.nobody_asked"
    de = "Noch ist niemand ausgewählt. Der Entwurf ist gespeichert. Bitte nennen Sie, wer antworten soll."
    en = "Nobody is chosen yet. The draft is saved. Please say who is to reply."


class TextUnchangedError(UserInputError):
    """The protocol says what its newest text in consultation says, which is ``number``."""

    code = "services.text_unchanged"
    de = (
        "Das Protokoll sagt dasselbe wie Text {number}. Dieser bleibt in Abstimmung. "
        "Bitte ändern Sie zuerst den Text."
    )
    en = (
        "The protocol says the same as text {number}. That one stays under consultation. "
        "Please change the text first."
    )


class UndecidedError(UserInputError):
    """Two entries arrived for ``count`` fields, so the protocol's text is not certain."""

    code = "services.undecided"
    de = (
        "An {count} Stellen gibt es zwei Angaben. Beide sind gespeichert. "
        "Bitte wählen Sie zuerst, welche gelten soll."
    )
    en = "There are two entries in {count} places. Both are stored. Please choose first which one is to hold."
    de_one = (
        "An einer Stelle gibt es zwei Angaben. Beide sind gespeichert. "
        "Bitte wählen Sie zuerst, welche gelten soll."
    )
    en_one = "There are two entries in one place. Both are stored. Please choose first which one is to hold."


class NoLongerAskedError(UserInputError):
    """A carrier replies to a text that was withdrawn, replaced or finished meanwhile."""

    code = "services.no_longer_asked"
    de = (
        "Zu diesem Text wird nicht mehr gefragt. Ihre Rückmeldung wurde nicht gespeichert. "
        "Bitte öffnen Sie den neuesten Text oder fragen Sie die Koordination."
    )
    en = (
        "Nobody asks about this text any more. Your reply was not stored. "
        "Please open the newest text or ask the coordination office."
    )


class TextMovedError(UserInputError):
    """The protocol was changed while its text was shown for signing."""

    code = "services.text_moved"
    de = (
        "Der Text wurde inzwischen geändert. Die Unterschrift wurde nicht gespeichert. "
        "Bitte zeigen Sie den neuen Text und unterschreiben Sie erneut."
    )
    en = (
        "The text was changed meanwhile. The signature was not stored. "
        "Please show the new text and sign again."
    )


class NothingDrawnError(UserInputError):
    """A signature has no stroke, or nobody says whose it is."""

    code = "services.nothing_drawn"
    de = "Es fehlt noch die Unterschrift oder der Name. Nichts wurde gespeichert. Bitte ergänzen Sie beides."
    en = "The signature or the name is still missing. Nothing was stored. Please add both."


class SheetUnreadableError(UserInputError):
    """A scan is neither a PDF nor a picture."""

    code = "services.sheet_unreadable"
    de = (
        "Diese Datei ist weder ein PDF noch ein Bild. Sie wurde nicht übernommen. "
        "Bitte wählen Sie ein PDF oder ein Bild (JPEG, PNG, HEIC)."
    )
    en = (
        "This file is neither a PDF nor a picture. It was not taken. "
        "Please choose a PDF or a picture (JPEG, PNG, HEIC)."
    )
