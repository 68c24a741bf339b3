"""What may go wrong with files of the exchange, places, invitations and attachments, in words.

One class per kind of damage, so that the caller knows what to do: wait (torn), put aside (tampered),
ask for an update (newer), ask the person (place, code). Reading arbitrary bytes raises nothing else.
"""

from __future__ import annotations

from inka_desktop.errors import DamageError, EnvironmentalError, UserInputError


class FileTornError(DamageError):
    """The bytes are not those the name was given for: still being written, cut off, a placeholder, renamed.

    Also raised for a file that is shorter or longer than its own header says. Wait and read again.
    """

    code = "exchange.file_torn"
    de = (
        "Eine Datei im Austauschordner ist unvollständig. "
        "Wir versuchen es beim nächsten Mal erneut. Es ist nichts verloren gegangen."
    )
    en = "A file in the exchange folder is incomplete. We will try again next time. Nothing has been lost."


class FileTooLargeError(DamageError):
    """A file is larger than the format allows; it was not read further."""

    code = "exchange.file_too_large"
    de = (
        "Eine Datei im Austauschordner ist zu groß und wurde nicht gelesen. "
        "Ihre Daten sind unverändert. Bitte melden Sie das der Koordinierungsstelle."
    )
    en = (
        "A file in the exchange folder is too large and was not read. "
        "Your data is unchanged. Please tell the coordination office."
    )


class FileDamagedError(DamageError):
    """A file is whole by its name and still not as the format says; ``reason`` tells which check failed.

    Base of :class:`SignatureWrongError`, :class:`DecryptionError` and :class:`ContentDamagedError`;
    raised itself for magic and header.
    """

    code = "exchange.file_damaged"
    de = (
        "Eine Datei im Austauschordner ist beschädigt und wurde beiseitegelegt. "
        "Ihre Daten sind unverändert. Das andere Gerät sendet sie erneut."
    )
    en = (
        "A file in the exchange folder is damaged and was put aside. "
        "Your data is unchanged. The other device will send it again."
    )


class SignatureWrongError(FileDamagedError):
    """The signature is not that of the author the file names."""

    code = "exchange.signature_wrong"


class DecryptionError(FileDamagedError):
    """The file does not open with this key: changed on the way, or written with another key."""

    code = "exchange.decryption"


class ContentDamagedError(FileDamagedError):
    """Signed and decrypted, and still not as the format says: compression, msgpack, numbers or chain."""

    code = "exchange.content_damaged"


class NewerFormatError(EnvironmentalError):
    """Written by a newer version of the program that this one cannot read; ``found`` and ``known``."""

    code = "exchange.newer_format"
    de = (
        "Ein anderes Gerät nutzt bereits eine neuere Programmversion. "
        "Einige neue Angaben sehen Sie erst nach der Aktualisierung. "
        "Ihre Arbeit wird weiter gesendet."
    )
    en = (
        "Another device already uses a newer version of the program. "
        "You will see some new entries only after updating. Your work is still being sent."
    )


class TransactionTooLargeError(UserInputError):
    """One transaction is larger than a block of a file may be; ``size`` and ``limit`` in bytes."""

    code = "exchange.transaction_too_large"
    de = (
        "Diese Änderung ist zum Senden zu groß. Sie wurde nicht übernommen. "
        "Bitte teilen Sie den Text oder die Liste auf."
    )
    en = "This change is too large to be sent. It was not taken over. Please split the text or the list."


class PlaceUnreachableError(EnvironmentalError):
    """The place is gone or does not answer; ``place`` is what the person knows it by."""

    code = "exchange.place_unreachable"
    de = (
        "Der Austauschordner ist gerade nicht erreichbar. Ihre Änderungen sind auf diesem Gerät "
        "gespeichert und werden später gesendet."
    )
    en = (
        "The exchange folder cannot be reached at the moment. Your changes are saved on this device "
        "and will be sent later."
    )


class PlaceFullError(EnvironmentalError):
    """There is no room left at the place."""

    code = "exchange.place_full"
    de = (
        "Der Austauschordner ist voll. Ihre Änderungen sind auf diesem Gerät gespeichert. "
        "Bitte schaffen Sie dort Platz."
    )
    en = "The exchange folder is full. Your changes are saved on this device. Please make room there."


class PlaceReadOnlyError(EnvironmentalError):
    """The place may be read but not written, or a file in it is held by another program for long."""

    code = "exchange.place_read_only"
    de = (
        "In den Austauschordner darf gerade nicht geschrieben werden. "
        "Ihre Änderungen sind auf diesem Gerät gespeichert. "
        "Bitte prüfen Sie die Freigabe des Ordners."
    )
    en = (
        "The exchange folder cannot be written to at the moment. "
        "Your changes are saved on this device. "
        "Please check the permissions of the folder."
    )


class PlaceForeignError(EnvironmentalError):
    """The folder is not the place that is expected: no STORE name in it, or another one.

    ``expected`` and ``found`` are store ids in hex; ``found`` is empty for a folder without one.
    """

    code = "exchange.place_foreign"
    de = (
        "Dieser Ordner gehört nicht zu Ihrem Austausch. Es wurde nichts gelesen und nichts geschrieben. "
        "Bitte wählen Sie den Ordner neu."
    )
    en = (
        "This folder does not belong to your exchange. Nothing was read and nothing was written. "
        "Please choose the folder again."
    )


class InvitationDamagedError(DamageError):
    """The invitation's file is incomplete, or is no invitation."""

    code = "exchange.invitation_damaged"
    de = (
        "Diese Einladung ist unvollständig angekommen. Auf diesem Gerät wurde nichts geändert. "
        "Bitte lassen Sie sich die Datei erneut senden."
    )
    en = (
        "This invitation arrived incomplete. Nothing was changed on this device. "
        "Please have the file sent again."
    )


class InvitationCodeError(UserInputError):
    """The code does not open the invitation."""

    code = "exchange.invitation_code"
    de = (
        "Dieser Einladungscode passt nicht zur Einladung. Es wurde nichts geändert. "
        "Bitte prüfen Sie die acht Zeichen."
    )
    en = (
        "This invitation code does not match the invitation. Nothing was changed. "
        "Please check the eight characters."
    )


class InvitationExpiredError(UserInputError):
    """The invitation's last day has passed; ``expired_s`` in seconds since 1970."""

    code = "exchange.invitation_expired"
    de = (
        "Diese Einladung ist abgelaufen. Auf diesem Gerät wurde nichts geändert. "
        "Bitte fordern Sie eine neue Einladung an."
    )
    en = "This invitation has expired. Nothing was changed on this device. Please ask for a new one."


class EnrolmentRefusedError(DamageError):
    """A device's own admission is not covered by an owner's delegation; ``reason`` tells why."""

    code = "exchange.enrolment_refused"
    de = (
        "Ein Gerät wollte ohne gültige Einladung beitreten und wurde nicht aufgenommen. "
        "Ihre Daten sind unverändert. Bitte prüfen Sie die Geräteliste."
    )
    en = (
        "A device tried to join without a valid invitation and was not admitted. "
        "Your data is unchanged. Please check the list of devices."
    )


class AttachmentDamagedError(DamageError):
    """An attachment's parts are not what was written; ``reason`` tells which check failed."""

    code = "exchange.attachment_damaged"
    de = (
        "Ein Anhang ist unvollständig angekommen. Alle anderen Angaben sind da. "
        "Wir holen ihn beim nächsten Mal erneut."
    )
    en = "An attachment arrived incomplete. Everything else is there. We will fetch it again next time."


class SealFileError(EnvironmentalError):
    """The seal file could not be read or written (`seal.py`); ``path`` says where it lies."""

    code = "exchange.seal_file"
    de = (
        "Eine Datei im Programmordner lässt sich gerade nicht schreiben. "
        "Ihre Änderungen sind gespeichert, aber noch nicht gesendet. "
        "Bitte prüfen Sie Speicherplatz und Zugriff."
    )
    en = (
        "A file in the program's folder cannot be written at the moment. "
        "Your changes are saved but not sent yet. Please check free space and access."
    )


class LastOwnerError(UserInputError):
    """The only owner's device would lose its rights, and nobody could decide anything any more."""

    code = "exchange.last_owner"
    de = (
        "Dieses Gerät ist das einzige der Leitung. Nichts wurde verändert. "
        "Bitte bestimmen Sie zuerst ein weiteres Gerät der Leitung."
    )
    en = (
        "This device is the only owner's device. Nothing was changed. "
        "Please name another owner's device first."
    )


class RecoveryTypedError(UserInputError):
    """Groups of the recovery sheet were typed wrongly; ``groups`` says which, from 1."""

    code = "exchange.recovery_typed"
    de = (
        "Vom Wiederherstellungsblatt stimmen diese Gruppen nicht: {groups}. Nichts wurde verändert. "
        "Bitte vergleichen Sie sie mit dem Blatt."
    )
    en = (
        "These groups of the recovery sheet are not right: {groups}. Nothing was changed. "
        "Please compare them with the sheet."
    )


class RecoveryForeignError(UserInputError):
    """The sheet is whole, but of another workspace."""

    code = "exchange.recovery_foreign"
    de = (
        "Dieses Wiederherstellungsblatt gehört zu einer anderen Koordinierungsstelle. "
        "Nichts wurde verändert. Bitte nehmen Sie das Blatt der eigenen."
    )
    en = (
        "This recovery sheet belongs to another coordination office. Nothing was changed. "
        "Please take the sheet of your own."
    )


class RecoveryGoneError(UserInputError):
    """The recovery seed is not in this database: it was printed and typed back, or never here."""

    code = "exchange.recovery_gone"
    de = (
        "Das Wiederherstellungsblatt wurde schon gedruckt und geprüft; auf diesem Gerät liegt es nicht mehr. "
        "Nichts wurde verändert. Bitte nehmen Sie das gedruckte Blatt."
    )
    en = (
        "The recovery sheet was printed and checked already; it is no longer on this device. "
        "Nothing was changed. Please take the printed sheet."
    )


class UnlockCodeError(UserInputError):
    """The code does not open the answer that a device got to its request."""

    code = "exchange.unlock_code"
    de = (
        "Dieser Code passt nicht zur Antwort. Ihre Daten sind unverändert. Bitte prüfen Sie die acht Zeichen."
    )
    en = "This code does not match the answer. Your data is unchanged. Please check the eight characters."


class NoRecoveryError(EnvironmentalError):
    """This profile was never closed for a recovery sheet: it has not heard of its workspace's yet."""

    code = "exchange.no_recovery"
    de = (
        "Für diese Daten ist auf diesem Gerät kein Wiederherstellungsblatt hinterlegt. "
        "Sie sind unverändert. Bitte nehmen Sie das Kennwort oder eine Sicherung."
    )
    en = (
        "No recovery sheet is on record for this data on this device. It is unchanged. "
        "Please use the passphrase or a backup."
    )


class UnlockFileError(DamageError):
    """A file that asks for a database's key, or answers, is not whole or not for this profile."""

    code = "exchange.unlock_file"
    de = (
        "Diese Datei gehört nicht zu diesem Vorgang oder ist beschädigt. Ihre Daten sind unverändert. "
        "Bitte lassen Sie sich die Datei noch einmal geben."
    )
    en = (
        "This file does not belong here or is damaged. Your data is unchanged. "
        "Please have the file given to you again."
    )


class DeviceOutError(EnvironmentalError):
    """This device lost its rights; what it wrote since stays on it and is sent no more."""

    code = "exchange.device_out"
    de = (
        "Dieses Gerät ist nicht mehr berechtigt. Ihre Arbeit bleibt auf diesem Gerät und wird nicht mehr "
        "gesendet. Bitte wenden Sie sich an die Koordinierungsstelle."
    )
    en = (
        "This device is no longer authorised. Your work stays on this device and is no longer sent. "
        "Please turn to the coordination office."
    )


class SnapshotUnfitError(DamageError):
    """A snapshot cannot be joined to what is here: it has no news, another branch, or is ahead of ourselves.

    ``reason``: ``no news``, ``chain``, ``fork`` or ``own``. Nothing was taken in.
    """

    code = "exchange.snapshot_unfit"
    de = (
        "Ein Gesamtstand im Austauschordner passt nicht zu den Daten auf diesem Gerät. "
        "Ihre Daten sind unverändert. Beim nächsten Austausch wird es mit einem neueren Stand versucht."
    )
    en = (
        "A snapshot in the exchange folder does not fit the data on this device. "
        "Your data is unchanged. The next exchange tries a newer one."
    )
