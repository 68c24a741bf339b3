"""What pyxform says about a workbook, in German: it speaks English only, and most authors here do not."""

from __future__ import annotations

import re

_NAME = r"'([^']*)'"
_SURVEY_NAME = rf"On the 'survey' sheet, the 'name' value {_NAME}"
_CHOICES = "On the 'choices' sheet, the"
_ANY = rf"On the '\w+' sheet, the {_NAME} value"
_HEADERS = rf"Invalid headers provided for sheet: {_NAME}"
_WORDS: tuple[tuple[str, str], ...] = (
    # Names
    (
        rf"{_SURVEY_NAME} is invalid\. Questions, groups, and repeats must be",
        "Den Namen „{0}“ gibt es in diesem Abschnitt schon. Bitte einen der beiden umbenennen.",
    ),
    (
        rf"{_SURVEY_NAME} is problematic",
        "Den Namen „{0}“ gibt es bis auf Groß- und Kleinschreibung schon. Besser einen umbenennen.",
    ),
    (
        rf"{_SURVEY_NAME} is invalid\. Repeat names must not be the same",
        "Eine Wiederholung darf nicht „{0}“ heißen wie das Formular selbst. Bitte umbenennen.",
    ),
    (
        rf"{_SURVEY_NAME} is invalid\. Repeat names must unique",
        "Eine Wiederholung „{0}“ gibt es schon. Bitte eine der beiden umbenennen.",
    ),
    (
        r"On the 'survey' sheet, the 'name' value 'meta' is invalid",
        "Der Name „meta“ ist für Angaben über das Formular vergeben. Bitte umbenennen.",
    ),
    (
        rf"(?:On the '\w+' sheet, the|The) {_NAME} value is invalid\. Names must begin with",
        (
            "Der Wert in „{0}“ ist als Name nicht möglich. Er beginnt mit einem Buchstaben oder Unterstrich; "
            "danach sind auch Ziffern, Bindestriche und Punkte möglich."
        ),
    ),
    (r"Question or group with no name", "Einer Frage oder Gruppe fehlt der Name. Bitte in „name“ eintragen."),
    # Choices
    (
        rf"{_CHOICES} 'name' value is invalid\. Choices must have a name",
        "Einer Antwort fehlt der Name. Bitte in „name“ eintragen.",
    ),
    (
        rf"{_CHOICES} 'name' value is invalid\. Choice names must be unique",
        (
            "Diesen Namen gibt es in der Antwortliste schon. Bitte umbenennen oder, wenn es so gemeint ist, "
            "auf dem Blatt „settings“ „allow_choice_duplicates“ auf „yes“ setzen."
        ),
    ),
    (
        rf"{_CHOICES} 'label' value is invalid\. Choices should have a label",
        "Einer Antwort fehlt die Beschriftung. Besser in „label“ eintragen.",
    ),
    (
        rf"{_CHOICES} {_NAME} value is invalid\. Column headers must not be empty",
        "Die Spalte „{0}“ wird nicht gelesen: eine Überschrift ist nicht leer und hat keine Leerzeichen.",
    ),
    (
        r"List name not in choices sheet: (.+)",
        "Die Antwortliste „{0}“ gibt es auf dem Blatt „choices“ nicht. Bitte die Schreibweise prüfen.",
    ),
    (
        r"There should be a choices sheet in this xlsform",
        "Das Blatt „choices“ mit den Antwortlisten fehlt. Bitte ergänzen.",
    ),
    (
        r"Choice names with spaces cannot be added to multiple choice selects\. See \[(.*?)\] in \[(.*?)\]",
        "Bei mehreren Antworten darf ein Name keine Leerzeichen haben: „{0}“ in „{1}“. Bitte umbenennen.",
    ),
    # Questions
    (
        rf"Unknown question type {_NAME}",
        "Die Art „{0}“ gibt es nicht. Bitte die Schreibweise in „type“ prüfen.",
    ),
    (r"Question with no type", "Einer Frage fehlt die Art. Bitte in „type“ eintragen."),
    (
        rf"The survey element named {_NAME} has no label or hint",
        "Der Frage „{0}“ fehlt die Beschriftung. Bitte in „label“ oder „hint“ eintragen.",
    ),
    (r"Missing calculation", "Der Berechnung fehlt der Ausdruck. Bitte in „calculation“ eintragen."),
    (
        rf"Unmatched 'end_(\w+)'\. No matching 'begin_\w+' was found for the name {_NAME}",
        "Zu „end {0}“ fehlt der Anfang „begin {0}“.",
    ),
    (
        rf"Unmatched 'begin_(\w+)'\. No matching 'end_\w+' was found for the name {_NAME}",
        "„begin {0}“ mit dem Namen „{1}“ hat kein Ende. Bitte „end {0}“ ergänzen.",
    ),
    (r"(?:Repeat|Group) has no label", "Dem Abschnitt fehlt die Beschriftung. Besser in „label“ eintragen."),
    (
        r"Row without name, text, or label is being skipped",
        "Die Zeile hat weder Name noch Beschriftung und wird übergangen.",
    ),
    (
        r"Use the max-pixels parameter",
        "Fotos bleiben in voller Größe. Besser in „parameters“ eine Grenze setzen: max-pixels=1600",
    ),
    # References
    (
        rf"{_ANY} is invalid\. Reference variables must start with",
        "Ein Verweis in „{0}“ ist nicht lesbar. Er besteht aus ${{, dem Namen einer Frage und }}.",
    ),
    (
        (
            rf"{_ANY} is invalid\. Reference variables must contain a name .*"
            rf"Could not find the name {_NAME}"
        ),
        "„{0}“ verweist auf „{1}“; diese Frage gibt es nicht. Bitte die Schreibweise prüfen.",
    ),
    (
        (
            rf"{_ANY} is invalid\. Reference variables names must be unique .*"
            rf"The name {_NAME}"
        ),
        "„{0}“ verweist auf „{1}“; diesen Namen gibt es mehrmals. Bitte einen umbenennen.",
    ),
    # Columns and languages
    (
        (
            rf"{_HEADERS}\. Headers that are different names for the same column "
            rf"were found: {_NAME}, {_NAME}"
        ),
        "Auf dem Blatt „{0}“ bedeuten die Spalten „{1}“ und „{2}“ dasselbe. Bitte eine davon löschen.",
    ),
    (
        (
            rf"{_HEADERS}\. One or more required column headers were not found: "
            r"(.*?)\. Learn"
        ),
        "Auf dem Blatt „{0}“ fehlen Spalten: {1}. Bitte in der ersten Zeile ergänzen.",
    ),
    (
        rf"{_HEADERS}",
        "Auf dem Blatt „{0}“ fehlt die Zeile mit den Überschriften der Spalten. Bitte ergänzen.",
    ),
    (r"Duplicate column header: (.+)", "Die Spalte „{0}“ gibt es zweimal. Bitte eine davon löschen."),
    (
        r"The following language declarations do not contain valid machine-readable codes: (.*?)\. Learn",
        "Diesen Sprachen fehlt ihr Kürzel: {0}. Besser mit Kürzel schreiben, zum Beispiel „Deutsch (de)“.",
    ),
    (rf"Language {_NAME} is missing the ", "Der Sprache „{0}“ fehlen Übersetzungen in einigen Spalten."),
    (
        r"The input data does not appear to be a valid XLSForm",
        "Die Arbeitsmappe ist kein Formular: es fehlt das Blatt „survey“ mit den Fragen.",
    ),
)
_KNOWN = tuple((re.compile(pattern, re.DOTALL), german) for pattern, german in _WORDS)


def german(message: str) -> str:
    """A message of pyxform in German; one that is not known here with its own words."""
    for pattern, words in _KNOWN:
        found = pattern.match(message)
        if found is not None:
            return words.format(*found.groups())
    return f"Die Umwandlung meldet: {message}"
