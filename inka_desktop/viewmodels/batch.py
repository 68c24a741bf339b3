"""Many documents at once, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.viewmodels import dates, stock, wording
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from inka_desktop.services.batch import BatchRow
    from inka_desktop.services.rows import ProtocolListRow
    from inka_desktop.services.stock_rows import StockRow

translate = QCoreApplication.translate

FORMS: wording.Words = {
    **wording.PROTOCOL_TYPES,
    "attendance_list": QT_TRANSLATE_NOOP("Wording", "Anwesenheitsliste"),
    "sheet": QT_TRANSLATE_NOOP("Wording", "Vereinbarungsblatt"),
    "agreement_list": QT_TRANSLATE_NOOP("Wording", "Liste der Vereinbarungen"),
    "stock_taking": QT_TRANSLATE_NOOP("Wording", "Erfassungsbögen einer Bestandsaufnahme"),
}
"""Forms that can be printed blank, in their order (:data:`inka_desktop.services.batch.BLANK_FORMS`)."""


def protocol_label(row: ProtocolListRow) -> str:
    """What a protocol is called where it cannot be made."""
    return translate("Batch", "{day}, {name}").format(day=dates.day(row.date), name=row.project or "–")


def stock_words(row: StockRow) -> str:
    """What a stock-taking is called where it cannot be made."""
    period = stock.period_words(row.date, row.date_to)
    return translate("Batch", "{day}, {name}").format(day=period, name=row.area or "–")


def versions_words() -> str:
    """Which text of a protocol is made."""
    return translate("Batch", "Abgeschlossene kommen in ihrer Fassung, andere als Entwurf.")


def sheets_words() -> str:
    """What an agreement sheet holds."""
    return translate("Batch", "Je Protokoll ein Blatt zum Unterschreiben.")


def lists_words() -> str:
    """What an attendance list holds."""
    return translate("Batch", "Je Termin eine Liste mit den Anwesenden und leeren Zeilen.")


def single_words(grouping: str) -> str:
    """What each list of agreements holds when there are several."""
    if grouping == "project":
        return translate("Batch", "Je Projekt eine Liste; was zu keinem gehört, hat eine eigene.")
    return translate("Batch", "Für alle Zuständigen je eine Liste; was niemand übernahm, hat eine eigene.")


def chosen_words(count: int) -> str:
    """The button for what is selected in a list."""
    return translate("Batch", "%n Ausgewählte drucken …", "", count)


def title_words(count: int) -> str:
    """What is about to be made."""
    return translate("Batch", "%n Dokumente erstellen", "", count)


def made_words(row: BatchRow, *, one_file: bool) -> tuple[str, str]:
    """How it ended, and its tone."""
    count = len(row.names)
    if one_file:
        said = [translate("Batch", "%n Dokumente sind in „{file}“.", "", count).format(file=row.path.name)]
    else:
        said = [translate("Batch", "%n Dateien liegen in „{file}“.", "", count).format(file=row.path.name)]
    if row.failed:
        said.append(translate("Batch", "%n konnten nicht erstellt werden.", "", len(row.failed)))
    if row.noted:
        labels = {one.label for one in row.noted}
        said.append(translate("Batch", "Hinweise zu %n Dokumenten.", "", len(labels)))
    if row.left:
        said.append(translate("Batch", "Angehalten: %n wurden nicht begonnen.", "", row.left))
    return " ".join(said), "attention" if row.failed or row.noted or row.left else "good"
