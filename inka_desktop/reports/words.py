"""All words that documents print, in German and English, in one table (LANGUAGE.md).

A test checks that no language lacks one. Sentences are whole, never put together from parts.
"""

from __future__ import annotations

from dataclasses import dataclass

from .agreement_words import AGREEMENT_WORDS
from .approval_words import APPROVAL_WORDS
from .calendar_words import CALENDAR_WORDS
from .data_words import DATA_WORDS
from .figure_words import FIGURE_WORDS
from .form_words import FORM_WORDS
from .mail_words import MAIL_WORDS
from .meeting_words import MEETING_WORDS
from .owner_words import OWNER_WORDS
from .round_words import ROUND_WORDS
from .stock_words import STOCK_WORDS
from .typography import is_german

WORDS: dict[str, tuple[str, str]] = {
    **OWNER_WORDS,
    **MEETING_WORDS,
    **APPROVAL_WORDS,
    **AGREEMENT_WORDS,
    **CALENDAR_WORDS,
    **STOCK_WORDS,
    **FIGURE_WORDS,
    **MAIL_WORDS,
    **FORM_WORDS,
    **DATA_WORDS,
    **ROUND_WORDS,
    # the frame of every document
    "page_of": ("Seite {page} von {pages}", "Page {page} of {pages}"),
    "bundle_sheet": ("Blatt {page}", "Sheet {page}"),
    "version": ("Fassung {version}", "Version {version}"),
    "corrected": (
        "Berichtigte Fassung (ersetzt Fassung {version})",
        "Corrected version (replaces version {version})",
    ),
    "draft": ("Entwurf", "Draft"),
    "sample": ("MUSTER", "SAMPLE"),
    "sample_note": ("Beispieldaten", "Example data"),
    "continued": ("(Fortsetzung)", "(continued)"),
    "finished": ("Abgeschlossen am {moment}", "Finished on {moment}"),
    "finished_by": ("Abgeschlossen am {moment} von {name}", "Finished on {moment} by {name}"),
    "place_and_date": ("Ort, Datum", "Place, date"),
    # the report of an erasure
    "erasure": ("Löschbericht", "Erasure report"),
    "erasure_as_of": ("Stand {moment}", "As of {moment}"),
    "erasure_at": ("Gelöscht am", "Erased on"),
    "erasure_by": ("Gelöscht von", "Erased by"),
    "erasure_reason": ("Grund", "Reason"),
    "erasure_what": ("Was gelöscht wurde", "What was erased"),
    "erasure_kind": ("Art", "Kind"),
    "erasure_count": ("Anzahl", "Number"),
    "erasure_fields": ("Angaben, jeweils mit ihrem Verlauf", "Entries, each with its history"),
    "erasure_devices": ("Geräte", "Devices"),
    "erasure_device": ("Gerät", "Device"),
    "erasure_state": ("Stand", "State"),
    "erasure_confirmed": ("hat bestätigt", "has confirmed"),
    "erasure_waiting": ("steht noch aus", "not yet"),
    "erasure_copies": ("Wo Kopien geblieben sein können", "Where copies may be left"),
    "erasure_left_devices": (
        "Geräte, die noch nicht bestätigt haben, löschen beim nächsten Empfangen.",
        "Devices that have not confirmed yet erase when they next receive.",
    ),
    "erasure_backups": ("Sicherungsordner", "Backup folders"),
    "erasure_left_folders": (
        "{folders}\nDort liegen ältere Stände. Sie werden ersetzt, sobald der Datenträger angeschlossen ist.",
        "{folders}\nOlder states lie there. They are replaced as soon as the disk is connected.",
    ),
    "erasure_other_backups": ("Andere Sicherungen", "Other backups"),
    "erasure_left_backups": (
        (
            "Jedes Gerät ersetzt Stände in seinem eigenen Sicherungsordner. Von Hand angelegte Kopien kennt "
            "das Programm nicht. Wird eine solche Kopie wiederhergestellt, löscht das nächste Empfangen "
            "erneut."
        ),
        (
            "Each device replaces states in its own backup folder. The program does not know of copies made "
            "by hand. Where such a copy is restored, the next receiving erases again."
        ),
    ),
    "erasure_paper": ("Außerhalb des Programms", "Outside the program"),
    "erasure_left_paper": (
        (
            "Ausdrucke, gespeicherte PDF-Dateien und Tabellen sowie per E-Mail gesendete Pakete bleiben, wo "
            "sie sind. Bitte vernichten Sie diese getrennt."
        ),
        (
            "Printouts, saved PDF files and tables, and packets sent by e-mail stay where they are. Please "
            "destroy them separately."
        ),
    ),
    "erasure_note": (
        "Dieser Bericht enthält nichts von dem, was gelöscht wurde.",
        "This report contains nothing of what was erased.",
    ),
    # protocols
    "project_title": ("Projekt {title}", "Project {title}"),
    "project": ("Projekt", "Project"),
    "municipality": ("Kommune", "Municipality"),
    "municipalities": ("Kommunen", "Municipalities"),
    "carrier": ("Träger", "Carrier organisation"),
    "file_number": ("Aktenzeichen", "File number"),
    "visit_kind": ("Art", "Kind"),
    "occasion": ("Anlass", "Occasion"),
    "date": ("Datum", "Date"),
    "time": ("Uhrzeit", "Time"),
    "place": ("Ort", "Place"),
    "keeper": ("Protokollführung", "Minutes taken by"),
    "people": ("Anwesende", "People present"),
    "function": ("Funktion", "Function"),
    "organization": ("Organisation", "Organisation"),
    "name": ("Name", "Name"),
    "remark": ("Bemerkung", "Remark"),
    "carried": ("Vereinbarungen aus früheren Terminen", "Agreements from earlier meetings"),
    "topics": ("Themen", "Topics"),
    "topic_numbered": ("{number} {title}", "{number} {title}"),
    "assessment": ("Einschätzung", "Assessment"),
    "observations": ("Beobachtungen", "Observations"),
    "went_well": ("Gelungenes", "What went well"),
    "problems": ("Problemlagen", "Problems"),
    "recommendations": ("Empfehlungen", "Recommendations"),
    "support_needed": ("Unterstützungsbedarf", "Need for support"),
    "agreements": ("Vereinbarungen", "Agreements"),
    "agreement_number": ("Nr.", "No."),
    "agreement": ("Vereinbarung", "Agreement"),
    "agreed_on": ("Vom", "Made on"),
    "responsible": ("Zuständig", "Responsible"),
    "due": ("Bis wann", "Due"),
    "state": ("Stand", "State"),
    "closing": ("Weiteres Vorgehen", "Next steps"),
    "carrier_statement": ("Stellungnahme des Trägers", "Carrier’s statement"),
    "next_visit": ("Nächster Termin", "Next appointment"),
    "enclosures": ("Anlagen", "Enclosures"),
    "one_photo": ("1 Foto", "1 photo"),
    "photo_count": ("{count} Fotos", "{count} photos"),
    "distribution": ("Verteiler", "Distribution list"),
    "signatures": ("Unterschriften", "Signatures"),
    "signature_office": ("für die Koordinierungsstelle", "for the coordination office"),
    "signature_carrier": ("für den Träger", "for the carrier organisation"),
    "photos": ("Fotos", "Photos"),
    "photos_held_back_one": ("Ein Foto wird nicht weitergegeben.", "One photo is not passed on."),
    "photos_held_back": ("{count} Fotos werden nicht weitergegeben.", "{count} photos are not passed on."),
    "for_office": ("Nur für den internen Gebrauch", "For internal use only"),
    "photo_caption": ("Foto {number}: {caption}", "Photo {number}: {caption}"),
    "photo_bare": ("Foto {number}", "Photo {number}"),
    "photo_absent": (
        "Foto liegt auf diesem Gerät noch nicht vor",
        "Photo is not on this device yet",
    ),
    "photo_awaited": ("Foto folgt", "Photo to follow"),
    "photo_unreadable": ("Foto lässt sich nicht anzeigen", "Photo cannot be shown"),
    "blank_file": ("leer", "blank"),
    "undated_file": ("ohne-Datum", "undated"),
    # states and kinds as stored
    "state.open": ("offen", "open"),
    "state.done": ("erledigt", "done"),
    "state.dropped": ("entfallen", "dropped"),
    "state.done_on": ("erledigt am {date}", "done on {date}"),
    "state.overdue_one": ("offen, überfällig seit 1 Tag", "open, 1 day overdue"),
    "state.overdue": ("offen, überfällig seit {days} Tagen", "open, {days} days overdue"),
    "kind.accompaniment": ("Begleitung", "Accompaniment"),
    "kind.advice": ("Beratung", "Advice"),
    "kind.inspection": ("Prüfung", "Inspection"),
    "kind.walk": ("Begehung", "Walk through the area"),
    "record.draft": ("Entwurf", "Draft"),
    "record.consultation": ("in Abstimmung", "under consultation"),
    "record.final": ("abgeschlossen", "final"),
    "status.interested": ("Interesse bekundet", "interest expressed"),
    "status.selected": ("ausgewählt", "selected"),
    "status.running": ("läuft", "running"),
    "status.closed": ("beendet", "closed"),
    # the sheet of invitation codes
    "codes": ("Einladungscodes", "Invitation codes"),
    "codes.how": (
        "Bitte auseinanderschneiden und jeder Person nur ihren Streifen geben, nie zusammen mit der Datei.",
        "Please cut apart and give each person their own strip only, never together with the file.",
    ),
    "codes.file": ("Öffnet die Datei „{file}“", "Opens the file “{file}”"),
    "codes.until": ("Gilt bis {day}, für ein Gerät", "Valid until {day}, for one device"),
    "codes.end": (
        "Was nicht ausgegeben wird, bitte vernichten. Die Codes stehen nirgends sonst.",
        "Please destroy what is not handed out. The codes are kept nowhere else.",
    ),
    "codes.identity": ("Vertraulich", "Confidential"),
    # lists as spreadsheets
    "sheet.protocols": ("Protokolle", "Protocols"),
    "sheet.projects": ("Projekte", "Projects"),
    "sheet.released": ("Freigegebene Protokolle", "Released protocols"),
    "sheet.number": ("Nummer", "Number"),
    "sheet.version": ("Fassung", "Version"),
    "sheet.file": ("Datei", "File"),
    "sheet.done_on": ("Erledigt am", "Done on"),
    "sheet.agreed_on": ("Vereinbart am", "Agreed on"),
    "sheet.days_overdue": ("Überfällig (Tage)", "Overdue (days)"),
    "sheet.last_visit": ("Letzter Besuch", "Last visit"),
    "sheet.next_visit": ("Nächster Besuch", "Next visit"),
    "sheet.open_agreements": ("Offene Vereinbarungen", "Open agreements"),
    "sheet.overdue_agreements": ("Überfällige Vereinbarungen", "Overdue agreements"),
    # notices for the preview
    "notice.no_logos": (
        "Der Briefkopf hat noch keine Logos. Bitte ergänzen Sie sie in den Einstellungen.",
        "The letterhead has no logos yet. Please add them in the settings.",
    ),
    "notice.no_publicity": (
        "Im Briefkopf fehlt noch der Hinweis auf die Förderung. Bitte ergänzen Sie ihn in den Einstellungen.",
        "The letterhead lacks the sentence on funding. Please add it in the settings.",
    ),
    "notice.logo_unreadable": (
        "Das Logo „{name}“ lässt sich nicht anzeigen. Bitte wählen Sie es in den Einstellungen neu.",
        "The logo “{name}” cannot be shown. Please choose it again in the settings.",
    ),
    "notice.photo_absent": (
        "Foto {number} liegt auf diesem Gerät noch nicht vor. Sein Platz bleibt frei.",
        "Photo {number} is not on this device yet. Its place stays empty.",
    ),
    "notice.photo_unreadable": (
        "Foto {number} lässt sich nicht anzeigen. Sein Platz bleibt frei.",
        "Photo {number} cannot be shown. Its place stays empty.",
    ),
    "notice.replaced": (
        "Einige Zeichen kennt die Schrift nicht. Sie sind durch ein Ersatzzeichen gekennzeichnet.",
        "The font lacks some characters. A replacement sign marks them.",
    ),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, ``de`` or ``en``."""

    language: str = "de"

    def __call__(self, key: str, **places: object) -> str:
        """The word or sentence of a key with its places filled; places may hold any text."""
        return WORDS[key][0 if is_german(self.language) else 1].format(**places)

    def stored(self, group: str, word: str) -> str:
        """The word for a stored one such as ``kind.walk``; a word of one's own is printed as it is."""
        key = f"{group}.{word}"
        return self(key) if key in WORDS else word
