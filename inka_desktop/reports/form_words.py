"""The words of forms on paper, blank, to be filled in with a viewer, and filled."""

from __future__ import annotations

FORM_WORDS: dict[str, tuple[str, str]] = {
    "form.blank": ("Monitoringbogen zum Ausfüllen", "Form to be filled in"),
    "form.filled": ("Monitoringbogen", "Monitoring form"),
    "form.project": ("Projekt", "Project"),
    "form.round": ("Erhebung", "Round"),
    "form.version": ("Fassung", "Version"),
    "form.short": ("Kennung {short}", "Reference {short}"),
    "form.required": (
        "Angaben mit * werden gebraucht. Bitte deutlich und in Druckschrift schreiben.",
        "Answers with * are needed. Please write clearly and in capitals.",
    ),
    "form.required_keys": (
        "Angaben mit * werden gebraucht. Bitte die Datei nach dem Ausfüllen speichern und zurücksenden.",
        "Answers with * are needed. Please save the file when it is filled in and send it back.",
    ),
    "form.required_none": (
        "Bitte deutlich und in Druckschrift schreiben.", "Please write clearly and in capitals."
    ),
    "form.required_none_keys": (
        "Bitte die Datei nach dem Ausfüllen speichern und zurücksenden.",
        "Please save the file when it is filled in and send it back.",
    ),
    "form.several": ("Mehrere Antworten sind möglich.", "Several answers are possible."),
    "form.rank": ("Bitte ordnen: 1 ist am wichtigsten.", "Please put in order: 1 is the most important."),
    "form.date": ("Tag, Monat, Jahr", "Day, month, year"),
    "form.month": ("Monat, Jahr", "Month, year"),
    "form.time": ("Stunden, Minuten", "Hours, minutes"),
    "form.date_keys": ("TT.MM.JJJJ", "DD.MM.YYYY"),
    "form.month_keys": ("MM.JJJJ", "MM.YYYY"),
    "form.time_keys": ("HH:MM", "HH:MM"),
    "form.moment_keys": ("TT.MM.JJJJ HH:MM", "DD.MM.YYYY HH:MM"),
    "form.place": ("Breite und Länge in Grad", "Latitude and longitude in degrees"),
    "form.places": (
        "Breite und Länge in Grad, mehrere Punkte mit Semikolon getrennt",
        "Latitude and longitude in degrees, several points parted by semicolons",
    ),
    "form.file": (
        "Bitte als Datei oder auf einem eigenen Blatt beilegen.",
        "Please enclose it as a file or on a sheet of its own.",
    ),
    "form.long_list": (
        "Die Liste hat {count} Einträge und ist hier nicht abgedruckt. Bitte den Namen genau eintragen.",
        "The list has {count} entries and is not printed here. Please write the name exactly.",
    ),
    "form.long_lists": (
        (
            "Die Liste hat {count} Einträge und ist hier nicht abgedruckt. "
            "Bitte die Namen genau und mit Semikolon getrennt eintragen."
        ),
        (
            "The list has {count} entries and is not printed here. "
            "Please write the names exactly, parted by semicolons."
        ),
    ),
    "form.annexed_list": (
        "Die Liste mit {count} Einträgen steht im Anhang. Bitte den Namen oder die Nummer eintragen.",
        "The list of {count} entries is in the annex. Please write the name or the number.",
    ),
    "form.annexed_lists": (
        (
            "Die Liste mit {count} Einträgen steht im Anhang. "
            "Bitte Namen oder Nummern eintragen, mit Semikolon getrennt."
        ),
        "The list of {count} entries is in the annex. Please write names or numbers, parted by semicolons.",
    ),
    "form.annex": ("Anhang: Listen", "Annex: lists"),
    "form.rows_left_out": (
        "Weitere Einträge, die hier nicht stehen: {count}. Bitte füllen Sie diese im Programm aus.",
        "Further entries that are not here: {count}. Please fill them in within the program.",
    ),
    "form.open_list": (
        "Die Auswahl folgt aus anderen Antworten. Bitte den Namen genau eintragen.",
        "The choice follows from other answers. Please write the name exactly.",
    ),
    "form.codes": ("{column}: {codes}", "{column}: {codes}"),
    "form.row": ("{title} {number}", "{title} {number}"),
    "form.row_bare": ("Eintrag {number}", "Entry {number}"),
    "form.more_rows": (
        "Für weitere Einträge bitte dieses Blatt noch einmal verwenden.",
        "For further entries please use this sheet once more.",
    ),
    "form.goes_on": ("weiter mit Frage {number}", "go on with question {number}"),
    "form.goes_to_end": ("weiter am Ende", "go on at the end"),
    "form.only_if": ("Nur wenn {conditions}.", "Only if {conditions}."),
    "form.only_if_else": (
        "Nur wenn {conditions}; sonst weiter mit Frage {number}.",
        "Only if {conditions}; else go on with question {number}.",
    ),
    "form.only_if_end": (
        "Nur wenn {conditions}; sonst weiter am Ende.", "Only if {conditions}; else go on at the end."
    ),
    "form.only_if_untold": ("Nur ausfüllen, wenn es zutrifft.", "Fill in only where it applies."),
    "form.all_of": (" und ", " and "),
    "form.any_of": (" oder ", " or "),
    "form.value": ("„{value}“", "“{value}”"),
    "form.other": ("Frage {number}", "question {number}"),
    "form.answered": ("Frage {number} beantwortet ist", "question {number} is answered"),
    "form.unanswered": ("Frage {number} nicht beantwortet ist", "question {number} is not answered"),
    "form.is_equal": ("bei Frage {number} {value} steht", "question {number} says {value}"),
    "form.is_unequal": ("bei Frage {number} nicht {value} steht", "question {number} does not say {value}"),
    "form.is_holds": ("bei Frage {number} {value} gewählt ist", "{value} is chosen at question {number}"),
    "form.is_lacks": (
        "bei Frage {number} {value} nicht gewählt ist", "{value} is not chosen at question {number}"
    ),
    "form.is_less": ("Frage {number} kleiner ist als {value}", "question {number} is less than {value}"),
    "form.is_most": ("Frage {number} höchstens {value} ist", "question {number} is at most {value}"),
    "form.is_greater": ("Frage {number} größer ist als {value}", "question {number} is greater than {value}"),
    "form.is_least": ("Frage {number} mindestens {value} ist", "question {number} is at least {value}"),
    "form.as_of": ("Stand {moment}", "As of {moment}"),
    "form.handed_in": ("Abgeschlossen, Stand {moment}", "Final, as of {moment}"),
    "absent.not_collected": ("nicht erhoben", "not collected"),
    "absent.not_yet_known": ("liegt noch nicht vor", "not yet known"),
    "form.absent": ("{why}", "{why}"),
    "form.absent_because": ("{why}: {reason}", "{why}: {reason}"),
    "form.absent_title": ("Wenn eine Angabe fehlt", "Where an answer is missing"),
    "form.absent_hint": (
        "Was nicht erhoben wurde oder noch nicht vorliegt, ist keine 0. Bitte nennen Sie hier den Grund.",
        "What was not collected or is not yet known is not 0. Please say here why it is missing.",
    ),
    "form.absent_number": ("Frage Nr.", "Question no."),
    "form.absent_row": ("Eintrag", "Entry"),
    "form.absent_why": ("Warum", "Why"),
    "form.absent_reason": ("Grund", "Reason"),
    "form.absent_line": ("Fehlende Angabe {number}", "Missing answer {number}"),
    "form.mail_subject": ("Bitte ausfüllen: {form}", "Please fill in: {form}"),
    "form.mail": (
        (
            "Guten Tag,\n\n"
            "anbei finden Sie den Bogen „{form}“ als ausfüllbare PDF-Datei. Bitte öffnen Sie ihn mit einem "
            "PDF-Programm, füllen Sie ihn aus, speichern Sie ihn und senden Sie ihn als Antwort zurück.\n\n"
            "Mit freundlichen Grüßen"
        ),
        (
            "Dear recipient,\n\n"
            "enclosed you find the form “{form}” as a PDF file to be filled in. Please open it with a PDF "
            "program, fill it in, save it and send it back as a reply.\n\n"
            "Kind regards"
        ),
    ),
    "handed.draft": ("in Bearbeitung", "in progress"),
    "handed.finished": ("eingereicht", "submitted"),
    "handed.checked": ("geprüft", "accepted"),
    "form.ticked": ("bestätigt", "confirmed"),
    "form.unanswered_value": ("keine Angabe", "no answer"),
    "form.name_blank": ("leer", "blank"),
    "form.name_fillable": ("ausfüllbar", "fillable"),
    "form.photos": ("Fotos und Unterschriften", "Photos and signatures"),
    "form.photo": ("Frage {number}, {question} ({name})", "question {number}, {question} ({name})"),
    "form.file_absent": ("Die Datei „{name}“ liegt hier nicht vor.", "The file “{name}” is not here."),
    "form.file_enclosed": ("Datei „{name}“", "File “{name}”"),
}  # fmt: skip
