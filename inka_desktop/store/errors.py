"""What may go wrong with the local database, in words."""

from __future__ import annotations

from sqlcipher3 import dbapi2 as sqlcipher

from inka_desktop.errors import DamageError, EnvironmentalError, InkaError, UserInputError


class UncapturedWriteError(InkaError):
    """A synced cell was about to change without an operation that describes it; nothing was written."""

    code = "store.uncaptured_write"
    de = (
        "Eine Änderung wurde nicht gespeichert, weil sie nicht vollständig war. "
        "Bitte geben Sie sie noch einmal ein."
    )
    en = "A change was not saved because it was incomplete. Please enter it again."


class WrongKeyError(UserInputError):
    """The key does not open the database."""

    code = "store.wrong_key"
    de = (
        "Mit diesem Kennwort lässt sich die Datenbank nicht öffnen. "
        "Ihre Daten sind unverändert. "
        "Bitte versuchen Sie es noch einmal."
    )
    en = "This passphrase does not open the database. Your data is unchanged. Please try again."


class WrongPinError(WrongKeyError):
    """The PIN is another."""

    code = "store.wrong_pin"
    de = (
        "Das ist nicht die PIN dieses Profils. Ihre Daten sind unverändert. "
        "Bitte versuchen Sie es noch einmal."
    )
    en = "This is not the PIN of this profile. Your data is unchanged. Please try again."


class PinWaitError(WrongKeyError):
    """After several wrong PINs the next one is tried after ``seconds`` only."""

    code = "store.pin_wait"
    de = (
        "Nach mehreren falschen PINs ist eine Pause nötig. Ihre Daten sind unverändert. "
        "Bitte versuchen Sie es in {seconds} Sekunden noch einmal."
    )
    en = (
        "After several wrong PINs a pause is needed. Your data is unchanged. "
        "Please try again in {seconds} seconds."
    )


class PinUnfitError(UserInputError):
    """A new PIN is too short, or not made of digits; ``least`` digits are needed."""

    code = "store.pin_unfit"
    de = (
        "Eine PIN besteht aus mindestens {least} Ziffern, die nicht alle gleich sind. "
        "Die bisherige Einstellung gilt weiter. Bitte wählen Sie eine andere."
    )
    en = (
        "A PIN has at least {least} digits that are not all the same. "
        "The present setting goes on. Please choose another one."
    )


class DamagedDatabaseError(DamageError):
    """SQLite cannot read the file although the key is right, or its guards are not as expected."""

    code = "store.damaged"
    de = (
        "Die Datenbank ist beschädigt ({why}). "
        "Nichts wurde verändert. "
        "Bitte stellen Sie eine Sicherung wieder her."
    )
    en = "The database is damaged ({why}). Nothing was changed. Please restore a backup."


class NewerDatabaseError(EnvironmentalError):
    """The database was written by a newer version of the program."""

    code = "store.newer_version"
    de = (
        "Diese Daten stammen aus einer neueren Programmversion. "
        "Sie wurden nicht verändert. "
        "Bitte aktualisieren Sie das Programm."
    )
    en = "This data comes from a newer version of the program. It was not changed. Please update the program."


class MigrationFailedError(EnvironmentalError):
    """Bringing an older database up to this version failed and was rolled back; a copy was made before."""

    code = "store.migration_failed"
    de = (
        "Ihre Daten ließen sich nicht auf die neue Programmversion umstellen. "
        "Sie sind unverändert. "
        "Bitte nutzen Sie vorerst die bisherige Version."
    )
    en = (
        "Your data could not be brought to the new version of the program. "
        "It is unchanged. "
        "Please use the previous version for now."
    )


class NetworkDriveError(EnvironmentalError):
    """A database on a network drive can be damaged by locks that do not hold."""

    code = "store.network_drive"
    de = (
        "Der Ordner {path} liegt auf einem Netzlaufwerk. "
        "Dort kann die Datenbank Schaden nehmen. "
        "Bitte wählen Sie einen Ordner auf diesem Gerät."
    )
    en = (
        "The folder {path} is on a network drive. "
        "The database could be damaged there. "
        "Please choose a folder on this device."
    )


class ProfileInUseError(EnvironmentalError):
    """Another process holds the profile's lock."""

    code = "store.in_use"
    exit_code = 75
    de = (
        "INKA Desktop ist mit diesen Daten bereits geöffnet. "
        "Ihre Daten sind unverändert. "
        "Bitte wechseln Sie in das offene Fenster."
    )
    en = (
        "INKA Desktop is already open with this data. "
        "Your data is unchanged. "
        "Please switch to the open window."
    )


class NoKeyError(EnvironmentalError):
    """The profile's key is neither in the keyring nor was a passphrase given."""

    code = "store.no_key"
    de = (
        "Der Schlüssel zu diesen Daten wurde nicht gefunden. "
        "Die Daten sind unverändert. "
        "Bitte geben Sie das Kennwort ein."
    )
    en = "The key to this data was not found. The data is unchanged. Please enter the passphrase."


class UnknownRecordError(UserInputError):
    """There is no such record on this device, or it was deleted."""

    code = "store.unknown_record"
    de = (
        "Dieser Eintrag ist auf diesem Gerät nicht vorhanden. "
        "Nichts wurde verändert. "
        "Bitte aktualisieren Sie die Ansicht."
    )
    en = "This entry is not on this device. Nothing was changed. Please refresh the view."


class ReadOnlySpaceError(UserInputError):
    """This device may read the space but not write in it; nobody would take the change over."""

    code = "store.read_only_space"
    de = (
        "Diesen Eintrag kann nur die Koordinierungsstelle ändern. Nichts wurde verändert. "
        "Bitte wenden Sie sich dorthin."
    )
    en = "Only the coordination office can change this entry. Nothing was changed. Please ask there."


class DiskFullError(EnvironmentalError):
    """The disk has no room for the write; the transaction was rolled back."""

    code = "store.disk_full"
    de = (
        "Der Speicher dieses Geräts ist voll. "
        "Die letzte Änderung ist noch nicht gespeichert. "
        "Bitte schaffen Sie Platz."
    )
    en = "This device's storage is full. The last change is not saved yet. Please free some space."


class DiskFailedError(EnvironmentalError):
    """The disk refused a read or a write; the transaction was rolled back."""

    code = "store.disk_failed"
    de = (
        "Der Speicher dieses Geräts antwortet nicht richtig. "
        "Die letzte Änderung ist noch nicht gespeichert. "
        "Bitte starten Sie das Programm neu."
    )
    en = (
        "This device's storage does not answer properly. "
        "The last change is not saved yet. "
        "Please restart the program."
    )


class TransactionTooLargeError(UserInputError):
    """One save describes more than one transaction of the exchange holds; nothing was written."""

    code = "store.transaction_too_large"
    de = (
        "Diese Änderung ist zu groß, um sie auf einmal zu speichern. Nichts wurde verändert. "
        "Bitte teilen Sie sie auf."
    )
    en = "This change is too large to be saved at once. Nothing was changed. Please divide it."


_FULL, _FAILED = ("full",), ("disk I/O", "readonly", "unable to open")
_DAMAGED = ("malformed", "not a database", "corrupt")


def told(failure: BaseException) -> InkaError | None:
    """What SQLite reported, in words for people; None for everything that is not the disk's doing.

    The ORM wraps the driver's exceptions; their cause is looked at, too.
    """
    seen: BaseException | None = failure
    while seen is not None and not isinstance(seen, sqlcipher.DatabaseError):
        seen = seen.__cause__
    if seen is None:
        return None
    message = str(seen)
    if any(word in message for word in _FULL):
        return DiskFullError()
    if any(word in message for word in _FAILED):
        return DiskFailedError()
    return DamagedDatabaseError(why="pages") if any(word in message for word in _DAMAGED) else None
