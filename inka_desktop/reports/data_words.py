"""Words of files with data, and what they say about themselves."""

from __future__ import annotations

DATA_WORDS: dict[str, tuple[str, str]] = {
    "data.id": ("Kennung des Bogens", "Id of the form"),
    "data.project": ("Projekt", "Project"),
    "data.round": ("Erhebung", "Round"),
    "data.version": ("Fassung", "Version"),
    "data.state": ("Stand", "State"),
    "data.begun": ("Begonnen", "Begun"),
    "data.saved": ("Gespeichert", "Saved"),
    "data.instead": ("Zählt nicht mit, es gilt der Bogen aus", "Does not count, in its place that of"),
    "data.instead_why": (
        (
            "Hat ein Projekt für einen Zeitraum zwei geprüfte Bögen, zählt der aus der Erhebung. Beim "
            "anderen steht hier ihr Name."
        ),
        (
            "Where a project has two accepted forms for one period, that of the round counts. At the other "
            "one its name stands here."
        ),
    ),
    "data.row": ("Nummer der Zeile", "Number of the row"),
    "data.missing_suppressed": (
        "nicht ausgewiesen (zu wenige, oder zu wenige wären daraus zu errechnen)",
        "not shown (too few, or too few could be worked out of it)",
    ),
    "data.missing_not_yet_known": ("liegt noch nicht vor", "not yet known"),
    "data.missing_not_collected": ("nicht erhoben", "not collected"),
    "data.chosen": ("gewählt", "chosen"),
    "data.not_chosen": ("nicht gewählt", "not chosen"),
    "data.long_texts": ("Lange Texte", "Long texts"),
    "data.rest_sheet": ("Blatt", "Sheet"),
    "data.rest_cell": ("Zelle", "Cell"),
    "data.rest_text": ("Fortsetzung", "Rest"),
    "data.goes_on": (" […] weiter im Blatt „{sheet}“", " […] goes on in the sheet “{sheet}”"),
    "data.codebook": ("Codebuch", "Codebook"),
    "data.book_table": ("Tabelle", "Table"),
    "data.book_name": ("Spalte", "Column"),
    "data.book_label": ("Frage", "Question"),
    "data.book_type": ("Art", "Type"),
    "data.book_code": ("Code", "Code"),
    "data.book_meaning": ("Bedeutung", "Meaning"),
    "data.everywhere": ("In allen Spalten", "In all columns"),
    "data.more_codes": (
        "und {count} weitere, siehe Codebuch in der Tabelle",
        "and {count} more, see the codebook in the table",
    ),
    "data_type.int": ("ganze Zahl", "whole number"),
    "data_type.decimal": ("Zahl", "number"),
    "data_type.string": ("Text", "text"),
    "data_type.barcode": ("Strichcode", "barcode"),
    "data_type.date": ("Tag", "day"),
    "data_type.time": ("Uhrzeit", "time of day"),
    "data_type.dateTime": ("Tag und Uhrzeit", "day and time"),
    "data_type.select1": ("eine Antwort", "one choice"),
    "data_type.select": ("mehrere Antworten", "several choices"),
    "data_type.rank": ("Rangfolge", "ranking"),
    "data_type.chosen": ("gewählt oder nicht", "chosen or not"),
    "data_type.trigger": ("Bestätigung", "confirmation"),
    "data_type.binary": ("Datei", "file"),
    "data_type.geopoint": ("Ort", "place"),
    "data_type.geotrace": ("Linie aus Orten", "line of places"),
    "data_type.geoshape": ("Fläche aus Orten", "area of places"),
    "data.note": ("Hinweis", "Note"),
    "data.internal": ("Nur für den internen Gebrauch", "For internal use only"),
    "data.internal_why": (
        "Diese Datei enthält alle Angaben: Projekte, genaue Tage, Texte und auch sehr kleine Zahlen.",
        "This file holds every entry: projects, exact days, texts and very small numbers, too.",
    ),
    "data.internal_instead": (
        "Geben Sie sie nicht weiter. Für die Hochschule gibt es die anonyme Forschungsdatei.",
        "Do not pass it on. For the university there is the anonymous research file.",
    ),
    "data.rules": ("Regel", "Rule"),
    "data.rule_left_out": (
        (
            "Texte, Dateien, Orte und Uhrzeiten fehlen, ebenso was das Formular daraus oder aus Tagen "
            "errechnet. Es fehlen auch Fragen, die Fassungen des Formulars verschieden stellen."
        ),
        (
            "Texts, files, places and times of day are left out, and what the form works out of them or of "
            "days. Questions that versions of the form ask in different kinds are left out, too."
        ),
    ),
    "data.rule_second": (
        "Von zwei geprüften Bögen eines Projekts für einen Zeitraum steht hier nur der aus der Erhebung.",
        "Of two accepted forms of a project for one period only that of the round stands here.",
    ),
    "data.rule_names": (
        (
            "Bögen und Projekte tragen Decknamen. Der Schlüssel dazu bleibt in der Koordinierungsstelle. "
            "Von einer Erhebung steht hier nur der Zeitraum."
        ),
        (
            "Forms and projects have pseudonyms. Their key stays in the coordination office. "
            "Of a round only its period stands here."
        ),
    ),
    "data_days.month": ("Von Tagen steht hier nur der Monat.", "Of days only the month stands here."),
    "data_days.quarter": (
        "Von Tagen steht hier nur das Quartal.",
        "Of days only the quarter stands here.",
    ),
    "data_days.year": ("Von Tagen steht hier nur das Jahr.", "Of days only the year stands here."),
    "data.rule_small": (
        (
            "Zahlen von 1 bis unter {least} und Antworten, die weniger als {least} Bögen gaben, sind nicht "
            "ausgewiesen ({code}). 0 ist ausgewiesen."
        ),
        (
            "Numbers from 1 to below {least} and answers that fewer than {least} forms gave are not shown "
            "({code}). 0 is shown."
        ),
    ),
    "data.rule_sums": (
        (
            "Wo eine Summe eine solche Zahl verraten würde, ist eine zweite Zahl nicht ausgewiesen. Als "
            "Summe gilt, was das Formular so errechnet, prüft oder zählt oder was fast überall aufgeht."
        ),
        (
            "Where a sum would give such a number away, a second number is not shown. A sum is what the form "
            "works out, checks or counts as one, and what adds up in nearly all forms."
        ),
    ),
    "data.rule_choices": (
        (
            "Ist eine Antwort zu selten, sind auch die nächstseltenen nicht ausgewiesen, bis es zwei sind "
            "und zusammen mindestens {least}. Reicht das nicht, ist es die ganze Frage."
        ),
        (
            "Where an answer is too rare, the next rarest are not shown either, until there are two that "
            "make at least {least} together. Where that is not enough, the whole question is not shown."
        ),
    ),
    "data.rule_follows": (
        "Was das Formular aus einer nicht ausgewiesenen Angabe errechnet, ist auch nicht ausgewiesen.",
        "What the form works out of something not shown is not shown either.",
    ),
    "data.rule_asked": (
        (
            "Was nur wegen einer nicht ausgewiesenen Angabe gefragt oder angeboten wird, hat ebenfalls "
            "{code}, auch wo nichts steht. Bestimmt sie die Zahl der Zeilen einer Liste, fehlen alle Zeilen."
        ),
        (
            "What is only asked or offered because of something not shown has {code}, too, even where "
            "nothing stands. Where it sets the number of rows of a list, all rows are left out."
        ),
    ),
}
