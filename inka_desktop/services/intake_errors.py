"""What can be wrong with a filled form that comes back, as a person reads it."""

from __future__ import annotations

from inka_desktop.errors import DamageError, EnvironmentalError, UserInputError


class ForeignPdfError(UserInputError):
    """A file is no form of this program that can be filled in."""

    code = "services.foreign_pdf"
    de = (
        "Diese Datei ist kein ausfüllbarer Bogen aus diesem Programm. Es wurde nichts übernommen. "
        "Bitte wählen Sie die gespeicherte PDF-Datei; einen Scan geben Sie als Papierbogen ein."
    )
    en = (
        "This file is no fillable form of this program. Nothing was taken over. "
        "Please choose the PDF file that was saved; a scan is typed in as a paper form."
    )


class PdfDamagedError(DamageError):
    """A file cannot be read."""

    code = "services.pdf_damaged"
    de = (
        "Diese PDF-Datei ist beschädigt oder zu groß. Es wurde nichts übernommen. "
        "Bitte lassen Sie sich die Datei noch einmal senden."
    )
    en = "This PDF file is damaged or too large. Nothing was taken over. Please have it sent once more."


class PdfLockedError(UserInputError):
    """A file is protected by a password."""

    code = "services.pdf_locked"
    de = (
        "Diese PDF-Datei ist mit einem Kennwort geschützt. Es wurde nichts übernommen. "
        "Bitte speichern Sie sie ohne Kennwort und wählen Sie sie noch einmal."
    )
    en = (
        "This PDF file is protected by a password. Nothing was taken over. "
        "Please save it without the password and choose it again."
    )


class UnknownFormError(EnvironmentalError):
    """The form of a file is not in the library."""

    code = "services.unknown_form"
    de = (
        "Das Formular „{form}“ ist auf diesem Gerät nicht bekannt. Es wurde nichts übernommen. "
        "Bitte senden und empfangen Sie, oder nehmen Sie das Formular auf."
    )
    en = (
        "The form “{form}” is not known on this device. Nothing was taken over. "
        "Please send and receive, or take the form in."
    )


class VersionNotHereError(EnvironmentalError):
    """The file was made from a version of the form that is not here."""

    code = "services.version_not_here"
    de = (
        "Diese Datei gehört zu einer Fassung von „{form}“, die auf diesem Gerät fehlt. Es wurde nichts "
        "übernommen. Bitte senden und empfangen Sie und wählen Sie die Datei danach noch einmal."
    )
    en = (
        "This file belongs to a version of “{form}” that is missing on this device. Nothing was taken over. "
        "Please send and receive, then choose the file again."
    )


class NothingFilledError(UserInputError):
    """Nothing was filled in."""

    code = "services.nothing_filled"
    de = (
        "In dieser PDF-Datei ist nichts ausgefüllt. Es wurde nichts übernommen. "
        "Vielleicht wurde sie nach dem Ausfüllen nicht gespeichert."
    )
    en = (
        "Nothing is filled in in this PDF file. Nothing was taken over. "
        "Perhaps it was not saved after it was filled in."
    )
