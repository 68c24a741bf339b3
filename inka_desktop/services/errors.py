"""What may go wrong in a use case, in words."""

from __future__ import annotations

from inka_desktop.errors import DamageError, EnvironmentalError, UserInputError
from inka_desktop.store.errors import UnknownRecordError


class FieldUnknownError(UserInputError):
    """A kind of record or a field of it does not exist, or is not set by editing."""

    code = "services.field_unknown"
    de = "Diese Angabe gibt es nicht ({kind}: {field}). Nichts wurde verändert. Bitte prüfen Sie den Namen."
    en = "There is no such field ({kind}: {field}). Nothing was changed. Please check the name."


class ValueUnusableError(UserInputError):
    """A value has another type than its field."""

    code = "services.value_unusable"
    de = "Diese Angabe passt nicht in das Feld. Die bisherige bleibt stehen. Bitte geben Sie sie neu ein."
    en = "This entry does not fit the field. The previous one stays. Please enter it again."


class DayAheadError(UserInputError):
    """What is done was done today or before."""

    code = "services.day_ahead"
    de = (
        "Dieser Tag liegt in der Zukunft. Nichts wurde eingetragen. "
        "Bitte geben Sie den heutigen oder einen früheren Tag ein."
    )
    en = "This day lies ahead. Nothing was entered. Please enter today or an earlier day."


class RecordGoneError(UnknownRecordError):
    """The record in which somebody writes was erased: it comes back by nothing."""

    code = "services.record_gone"
    de = (
        "Dieser Eintrag wurde inzwischen endgültig gelöscht. "
        "Ihre letzte Änderung daran ist nicht gespeichert. "
        "Bitte tragen Sie sie anderswo ein."
    )
    en = (
        "This entry was erased meanwhile. Your last change to it is not saved. "
        "Please enter it somewhere else."
    )


class TextTooLongError(UserInputError):
    """A text is longer than ``limit`` characters."""

    code = "services.text_too_long"
    de = "Dieser Text ist länger als {limit} Zeichen. Der bisherige bleibt stehen. Bitte teilen Sie ihn auf."
    en = "This text is longer than {limit} characters. The previous one stays. Please split it."


class StillUsedError(UserInputError):
    """Other records belong to the one to be deleted: ``count`` of them."""

    code = "services.still_used"
    de = (
        "Dieser Eintrag wird noch an {count} Stellen verwendet. Er bleibt erhalten. "
        "Bitte lösen Sie zuerst diese Verbindungen."
    )
    en = "This entry is still used in {count} places. It was kept. Please detach those first."
    de_one = (
        "Dieser Eintrag wird noch an einer Stelle verwendet. Er bleibt erhalten. "
        "Bitte lösen Sie zuerst diese Verbindung."
    )
    en_one = "This entry is still used in one place. It was kept. Please detach that first."


class NotTwinsError(UserInputError):
    """Two entries lie in different parts of the workspace, with other readers, or are the same row."""

    code = "services.not_twins"
    de = (
        "Diese Einträge liegen in verschiedenen Bereichen und werden nicht zusammengeführt. "
        "Beide bleiben erhalten. Bitte löschen Sie einen davon von Hand."
    )
    en = "These entries lie in different areas and are not merged. Both were kept. Please delete one by hand."


class NotAuthorError(UserInputError):
    """Somebody else's comment is not reworded or deleted."""

    code = "services.not_author"
    de = (
        "Diesen Kommentar hat jemand anderes geschrieben. Er bleibt, wie er ist. "
        "Bitte antworten Sie mit einem eigenen Kommentar."
    )
    en = "Somebody else wrote this comment. It stays as it is. Please answer with a comment of your own."


class FinishedError(UserInputError):
    """A finished protocol is not deleted."""

    code = "services.finished"
    de = (
        "Dieses Protokoll ist abgeschlossen und bleibt erhalten. "
        "Bitte nehmen Sie zuerst den Abschluss zurück."
    )
    en = "This protocol is final and was kept. Please take back its finishing first."


class IncompleteError(UserInputError):
    """Something that finishing asks for is missing: ``count`` things."""

    code = "services.incomplete"
    de = "Zum Abschließen fehlen noch {count} Angaben. Ihr Entwurf ist gespeichert. Bitte ergänzen Sie sie."
    en = "{count} entries are still missing before finishing. Your draft is saved. Please add them."
    de_one = "Zum Abschließen fehlt noch eine Angabe. Ihr Entwurf ist gespeichert. Bitte ergänzen Sie sie."
    en_one = "One entry is still missing before finishing. Your draft is saved. Please add it."


class AlreadySentError(UserInputError):
    """A version that left this device cannot be taken back."""

    code = "services.already_sent"
    de = (
        "Diese Fassung wurde schon gesendet und bleibt bestehen. "
        "Änderungen schließen Sie als berichtigte Fassung ab."
    )
    en = "This version was already sent and stays. Please finish your changes as a corrected version."


class NotNewestError(UserInputError):
    """Only the newest version that was not taken back can be taken back."""

    code = "services.not_newest"
    de = "Nur die neueste Fassung lässt sich zurücknehmen. Nichts wurde verändert. Bitte öffnen Sie diese."
    en = "Only the newest version can be taken back. Nothing was changed. Please open that one."


class SpaceMissingError(EnvironmentalError):
    """This profile does not hold the part of the workspace that is asked for (``kind``)."""

    code = "services.space_missing"
    de = (
        "Diese Angaben liegen nicht auf diesem Gerät. Nichts wurde verändert. "
        "Bitte fragen Sie die Koordinierungsstelle."
    )
    en = "This part of the data is not on this device. Nothing was changed. Please ask the office."


class NoIdentityError(EnvironmentalError):
    """The profile has a database but belongs to no workspace yet."""

    code = "services.no_identity"
    de = (
        "Auf diesem Gerät ist noch nichts eingerichtet. "
        "Bitte beginnen Sie neu oder öffnen Sie eine Einladung."
    )
    en = "Nothing is set up on this device yet. Please start anew or open an invitation."


class OwnerSilentError(EnvironmentalError):
    """For 14 days nothing came from an owner although meetings went well: a place may show an old state."""

    code = "services.owner_silent"
    de = (
        "Seit 14 Tagen ist nichts von der Leitung der Koordinierungsstelle angekommen, obwohl der "
        "Austauschort antwortet. Ihre Eingaben sind gespeichert. Bitte fragen Sie dort nach."
    )
    en = (
        "For 14 days nothing has arrived from an owner at the coordination office, although the exchange "
        "place answers. What you entered is saved. Please ask there."
    )


class HeldForReviewError(EnvironmentalError):
    """This device came by an invitation that another one had used before; an owner decides."""

    code = "services.held_for_review"
    de = (
        "Diese Einladung wurde schon auf einem anderen Gerät verwendet. Ihre Eingaben bleiben auf diesem "
        "Gerät gespeichert. Bitte lassen Sie es von der Koordinierungsstelle zulassen."
    )
    en = (
        "This invitation was used on another device before. What you enter stays saved on this device. "
        "Please have it admitted by the coordination office."
    )


class NotSharedError(UserInputError):
    """Somebody is to be invited to a project that has no space of its own."""

    code = "services.not_shared"
    de = (
        "Ein gewähltes Projekt hat noch keinen Bereich für seinen Träger. Niemand wurde eingeladen. "
        "Bitte legen Sie Projekte auf dem Gerät an, auf dem begonnen wurde."
    )
    en = (
        "A chosen project has no area for its carrier yet. Nobody was invited. "
        "Please create projects on the device on which everything began."
    )


class PlaceLimitedError(UserInputError):
    """The chosen place is limited to other projects than somebody is invited to."""

    code = "services.place_limited"
    de = (
        "Dieser Austauschort ist für andere Projekte bestimmt. Niemand wurde eingeladen. "
        "Bitte wählen Sie einen anderen Austauschort."
    )
    en = (
        "This exchange place is meant for other projects. Nobody was invited. "
        "Please choose another exchange place."
    )


class AttachmentTooLargeError(UserInputError):
    """A file is larger than an attachment may be; ``limit_mb`` in megabytes."""

    code = "services.attachment_too_large"
    de = "Diese Datei ist größer als {limit_mb} MB. Sie wurde nicht übernommen. Bitte verkleinern Sie sie."
    en = "This file is larger than {limit_mb} MB. It was not taken over. Please make it smaller."


class LogoUnreadableError(UserInputError):
    """A file chosen as a logo is neither PNG nor JPEG."""

    code = "services.logo_unreadable"
    de = (
        "Diese Datei ist kein Bild in PNG oder JPEG. Der Briefkopf bleibt unverändert. "
        "Bitte wählen Sie eine andere."
    )
    en = "This file is no PNG or JPEG picture. The letterhead is unchanged. Please choose another one."


class ListTooLongError(UserInputError):
    """A list has more rows than anybody prints; ``most`` are printed."""

    code = "services.list_too_long"
    de = (
        "Diese Liste hat mehr als {most} Zeilen. Gedruckt wurde nichts. "
        "Bitte schränken Sie sie ein oder speichern Sie sie als Excel-Tabelle."
    )
    en = (
        "This list has more than {most} rows. Nothing was printed. "
        "Please limit it or save it as an Excel table."
    )


class ExampleDamagedError(EnvironmentalError):
    """The shipped example lacks something or cannot be read; ``name`` says what."""

    code = "services.example_damaged"
    de = (
        "Den Beispieldaten fehlt etwas ({name}). Ihre eigenen Daten sind unberührt. "
        "Bitte installieren Sie das Programm neu."
    )
    en = (
        "Part of the example data is missing ({name}). Your own data is untouched. "
        "Please install the program again."
    )


class CancelledError(UserInputError):
    """A person ended long work."""

    code = "services.cancelled"
    de = "Abgebrochen. Was schon fertig war, ist geblieben."
    en = "Cancelled. What was done already has stayed."


class BackupFolderError(EnvironmentalError):
    """A backup cannot be written to ``path``."""

    code = "services.backup_folder"
    de = (
        "In diesen Ordner kann nicht gesichert werden ({path}). Ihre Daten und frühere Sicherungen sind "
        "unverändert. Bitte wählen Sie einen Ordner auf einem anderen Datenträger."
    )
    en = (
        "Backups cannot be written to this folder ({path}). Your data and earlier backups are unchanged. "
        "Please choose a folder on another disk."
    )


class BackupKeyError(EnvironmentalError):
    """The key file of the backup folder at ``path`` is gone or another: nothing there could be restored."""

    code = "services.backup_key"
    de = (
        "Im Sicherungsordner fehlt die Schlüsseldatei ({path}). Ihre Daten hier sind unverändert. "
        "Bitte wählen Sie den Ordner noch einmal."
    )
    en = (
        "The key file is missing in the backup folder ({path}). Your data here is unchanged. "
        "Please choose the folder once more."
    )


class BackupMissingError(EnvironmentalError):
    """There is no backup at ``path``."""

    code = "services.backup_missing"
    de = (
        "Die Sicherung ist gerade nicht erreichbar ({path}). Nichts wurde verändert. "
        "Bitte schließen Sie den Datenträger an oder wählen Sie den Ordner neu."
    )
    en = (
        "The backup cannot be reached now ({path}). Nothing was changed. "
        "Please connect the disk or choose the folder again."
    )


class BackupNotHereError(UserInputError):
    """The folder at ``path`` holds no backup."""

    code = "services.backup_not_here"
    de = (
        "In diesem Ordner liegt keine Sicherung ({path}). Nichts wurde verändert. "
        "Bitte wählen Sie den Ordner, dessen Name mit „INKA-Sicherung“ beginnt."
    )
    en = (
        "There is no backup in this folder ({path}). Nothing was changed. "
        "Please choose the folder whose name begins with “INKA-Sicherung”."
    )


class SeveralBackupsError(UserInputError):
    """The folder holds the backups of several devices, ``names``."""

    code = "services.several_backups"
    de = (
        "In diesem Ordner liegen mehrere Sicherungen: {names}. Nichts wurde verändert. "
        "Bitte wählen Sie eine davon."
    )
    en = "There are several backups in this folder: {names}. Nothing was changed. Please choose one of them."


class BackupUnreadableError(EnvironmentalError):
    """A backup at ``path`` could not be brought over as a whole."""

    code = "services.backup_unreadable"
    de = (
        "Die Sicherung konnte nicht ganz gelesen werden ({path}). Sie ist unverändert, "
        "auf diesem Gerät wurde nichts eingerichtet. Bitte prüfen Sie Datenträger und freien Platz."
    )
    en = (
        "The backup could not be read as a whole ({path}). It is unchanged, "
        "and nothing was set up on this device. Please check the disk and free space."
    )


class CheckFoundError(DamageError):
    """The check found something that it could not repair."""

    code = "services.check_found"
    de = (
        "Nicht alles ließ sich wiederherstellen. Was geprüft wurde, blieb erhalten. "
        "Bitte senden und empfangen Sie und prüfen Sie danach noch einmal, oder nutzen Sie die Sicherung."
    )
    en = (
        "Not everything could be repaired. What was checked has been kept. "
        "Please send and receive and check again afterwards, or use the backup."
    )


class NoProjectSpaceError(EnvironmentalError):
    """The project lies with the coordinators only, since no owner's device has begun its space."""

    code = "services.no_project_space"
    de = (
        "Dieses Projekt hat noch keinen Bereich für seinen Träger. Das Protokoll bleibt abgeschlossen. "
        "Bitte drucken Sie es, oder legen Sie Projekte auf dem Gerät an, auf dem begonnen wurde."
    )
    en = (
        "This project has no part for its carrier yet. The protocol stays final. "
        "Please print it, or create projects on the device on which the workspace was begun."
    )


class PhotoMarkMissingError(UserInputError):
    """Before a release, each photo needs its mark about persons: ``count`` lack it."""

    code = "services.photo_mark_missing"
    de = (
        "Bei {count} Fotos fehlt die Angabe zu Personen. Noch wurde nichts freigegeben. "
        "Bitte wählen Sie sie unter dem Foto aus."
    )
    en = (
        "{count} photos lack their mark about persons. Nothing was released yet. "
        "Please choose it below the photo."
    )
    de_one = (
        "Bei einem Foto fehlt die Angabe zu Personen. Noch wurde nichts freigegeben. "
        "Bitte wählen Sie sie unter dem Foto aus."
    )
    en_one = (
        "One photo lacks its mark about persons. Nothing was released yet. Please choose it below the photo."
    )


class PhotoNotHereError(EnvironmentalError):
    """A photo of the protocol has not arrived on this device."""

    code = "services.photo_not_here"
    de = (
        "Ein Foto dieses Protokolls ist noch nicht auf diesem Gerät. Noch wurde nichts freigegeben. "
        "Bitte senden und empfangen Sie zuerst."
    )
    en = (
        "A photo of this protocol has not arrived on this device yet. Nothing was released. "
        "Please send and receive first."
    )


class AgreementsChangedError(UserInputError):
    """Agreements of the version were changed or removed since it was finished: ``count`` of them."""

    code = "services.agreements_changed"
    de = (
        "Nach dem Abschließen wurden {count} Vereinbarungen geändert. Noch wurde nichts freigegeben. "
        "Bitte schließen Sie zuerst die berichtigte Fassung ab."
    )
    en = (
        "{count} agreements were changed after finishing. Nothing was released yet. "
        "Please finish the corrected version first."
    )
    de_one = (
        "Nach dem Abschließen wurde eine Vereinbarung geändert. Noch wurde nichts freigegeben. "
        "Bitte schließen Sie zuerst die berichtigte Fassung ab."
    )
    en_one = (
        "One agreement was changed after finishing. Nothing was released yet. "
        "Please finish the corrected version first."
    )


class StillReleasedError(UserInputError):
    """A version that is released is not taken back."""

    code = "services.still_released"
    de = "Diese Fassung ist freigegeben und bleibt bestehen. Bitte nehmen Sie zuerst die Freigabe zurück."
    en = "This version is released and stays. Please take back its release first."


class NotOwnerError(EnvironmentalError):
    """Only an owner's device decides about devices and invitations."""

    code = "exchange.not_owner"
    de = (
        "Über Geräte und Einladungen entscheidet nur ein Gerät der Leitung. Nichts wurde verändert. "
        "Bitte tun Sie das dort."
    )
    en = (
        "Only an owner's device decides about devices and invitations. Nothing was changed. "
        "Please do this there."
    )


class NotCoordinatorError(EnvironmentalError):
    """Only a coordinator's device proposes something to the owners."""

    code = "exchange.not_coordinator"
    de = (
        "Vorschlagen können nur Geräte der Koordination. Nichts wurde verändert. "
        "Bitte wenden Sie sich an die Leitung."
    )
    en = "Only devices of coordinators can propose. Nothing was changed. Please turn to the owners."


class NothingMadeError(UserInputError):
    """Of several documents none could be made."""

    code = "services.nothing_made"
    de = (
        "Keines der Dokumente konnte erstellt werden. Es wurde keine Datei geschrieben. "
        "Bitte wählen Sie andere aus oder öffnen Sie eines davon einzeln."
    )
    en = (
        "None of the documents could be made. No file was written. "
        "Please choose others, or open one of them alone."
    )


class NoRoomError(EnvironmentalError):
    """Attachments of ``needed`` MB do not fit on a disk with ``free`` MB."""

    code = "services.no_room"
    de = (
        "Die Anhänge brauchen {needed} MB, auf diesem Gerät sind {free} MB frei. Nichts wurde geholt. "
        "Bitte schaffen Sie Platz oder wählen Sie weniger Projekte."
    )
    en = (
        "The attachments need {needed} MB, this device has {free} MB free. Nothing was fetched. "
        "Please make room or choose fewer projects."
    )
