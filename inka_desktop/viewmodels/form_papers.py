"""The words of forms on their way out and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.wording import Words

if TYPE_CHECKING:
    from inka_desktop.services.answer_files import PaperRow
    from inka_desktop.services.form_intake import LookedPdf

translate = QCoreApplication.translate

FORMATS: Words = {
    "xlsx": QT_TRANSLATE_NOOP("Wording", "Excel-Tabelle, ein Blatt je Liste"),
    "csv": QT_TRANSLATE_NOOP("Wording", "CSV-Dateien, wie Excel sie öffnet"),
    "odk": QT_TRANSLATE_NOOP("Wording", "XML für ODK und KoboToolbox"),
    "research_csv": QT_TRANSLATE_NOOP("Wording", "Anonyme Forschungsdatei (CSV mit Codebuch)"),
    "research_sav": QT_TRANSLATE_NOOP("Wording", "Anonyme Forschungsdatei (SPSS)"),
}
ENDINGS = {"xlsx": ".xlsx", "csv": ".csv", "odk": ".zip", "research_csv": ".csv", "research_sav": ".sav"}
COARSE: Words = {
    "month": QT_TRANSLATE_NOOP("Wording", "Monaten"),
    "quarter": QT_TRANSLATE_NOOP("Wording", "Quartalen"),
    "year": QT_TRANSLATE_NOOP("Wording", "Jahren"),
}
REFUSED: Words = {
    "unknown": QT_TRANSLATE_NOOP("Wording", "Diese Frage gibt es im Formular nicht."),
    "unreadable": QT_TRANSLATE_NOOP("Wording", "Die Frage verlangt eine andere Art von Angabe."),
    "choice": QT_TRANSLATE_NOOP("Wording", "Das steht nach den anderen Antworten nicht zur Wahl."),
    "row": QT_TRANSLATE_NOOP("Wording", "So viele Einträge sieht das Formular nicht vor."),
    "kept": QT_TRANSLATE_NOOP("Wording", "Im Bogen steht eine andere Angabe, sie ist geblieben."),
    "not_asked": QT_TRANSLATE_NOOP(
        "Wording", "Übernommen, wird nach den anderen Antworten aber nicht gefragt."
    ),
}


def found_words(looked: LookedPdf) -> str:
    """How much stands in a file, and what it was filled for."""
    if looked.known is not None:
        return translate("FormPapers", "Diese Datei ist schon eingelesen. Der Bogen bleibt, wie er ist.")
    said = translate("FormPapers", "%n Angaben werden übernommen.", "", looked.taken)
    if looked.round:
        about = translate("FormPapers", "Erhebung: {round}.").format(round=looked.round)
        said = f"{said} {about}"
    if looked.is_foreign:
        foreign = translate(
            "FormPapers",
            "Die Datei nennt ein Projekt oder eine Erhebung, die es hier nicht gibt. "
            "Noch ist nichts übernommen. Bitte prüfen Sie, ob sie hierher gehört.",
        )
        said = f"{foreign} {said}"
    if looked.round_id is not None and looked.project_id is None:
        said = f"{said} {translate('FormPapers', 'Bitte wählen Sie das Projekt.')}"
    if looked.begun is not None:
        begun = translate(
            "FormPapers", "Der Bogen ist hier schon begonnen. Seine Angaben bleiben, neue kommen dazu."
        )
        said = f"{said} {begun}"
    if not looked.is_newest:
        older = translate(
            "FormPapers", "Der Bogen hat eine ältere Fassung. Sie können ihn danach in die neue übernehmen."
        )
        said = f"{said} {older}"
    return said


def paper_words(paper: PaperRow) -> str:
    """``Scan: bogen.pdf``; what was enclosed is called by its name alone."""
    if paper.enclosed:
        return paper.shown
    if paper.scan:
        return translate("FormPapers", "Scan: {file}").format(file=paper.shown)
    return translate("FormPapers", "Eingelesene PDF: {file}").format(file=paper.shown)


def differing_words(count: int) -> str:
    """That some answers stand in the form otherwise; empty for none."""
    if not count:
        return ""
    return translate(
        "FormPapers",
        "%n Angaben stehen im Bogen anders. Haken Sie an, was aus der Datei gelten soll.",
        "",
        count,
    )


def refused_words(count: int) -> str:
    """That some of it needs a look; empty for none."""
    if not count:
        return ""
    return translate("FormPapers", "%n Angaben brauchen einen Blick. Die Liste bleibt beim Bogen.", "", count)


def note_of(format: str) -> str:
    """What a way to save is for."""
    if format.startswith("research"):
        return translate(
            "FormPapers",
            "Ohne Texte, Dateien und Orte. Projekte und Bögen tragen Decknamen. "
            "Kleine Zahlen fehlen und was sie verraten würde.",
        )
    inside = translate("FormPapers", "Nur für den internen Gebrauch: mit genauen Tagen und kleinsten Zahlen.")
    if format == "odk":
        more = translate("FormPapers", "Ein Ordner je Bogen, mit den Fotos und Dateien der Antworten.")
    else:
        more = translate("FormPapers", "Mit Codebuch. Listen haben ein eigenes Blatt oder eine eigene Datei.")
    return f"{inside} {more}"


def without_spss() -> str:
    """That SPSS files cannot be written here, and what to do."""
    return translate(
        "FormPapers",
        "Auf diesem Gerät fehlt die Erweiterung für SPSS-Dateien („inka-desktop[spss]“). "
        "Bitte wählen Sie CSV: SPSS liest es auch.",
    )


def limit_words(least: int) -> str:
    """That the office's limit holds for research files, too."""
    return translate(
        "FormPapers", "Die Grenze der Koordinierungsstelle ist {least}. Hier können Sie sie nur erhöhen."
    ).format(least=least)
