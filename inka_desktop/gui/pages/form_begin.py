"""The beginning of the page of forms: where a form comes from, and the forms that come along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from inka_desktop.gui import form_papers
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.settings import LAST_FOLDER

if TYPE_CHECKING:
    from inka_desktop.services.form_files import ShippedForm


class FormBegin(QObject):
    """Fills the two cards; what is wished goes back to the page."""

    form_wished = Signal()
    shipped_wished = Signal(object)
    """The path of a form that came along."""
    failed = Signal(object)
    """An exception: a copy could not be written."""

    def __init__(self, page: Page, card: Card, back: Card, shipped: Card) -> None:
        super().__init__(page)
        self._page, self._card, self._back, self._shipped = page, card, back, shipped
        self._fill()
        self._fill_back()

    def _fill(self) -> None:
        from inka_desktop.services import form_files

        card = self._card
        card.set_title(self.tr("Ein Formular aus einer Datei"))
        row = CardRow(
            self.tr("Ziehen Sie ein XLSForm (.xlsx) oder XForm (.xml) hierher."),
            self.tr("Zugehörige CSV- und XML-Listen werden aus demselben Ordner gelesen."),
        )
        row.add_button(self.tr("Formular wählen …")).clicked.connect(self.form_wished)
        card.add_row(row)
        card.add_row(
            CardRow(
                self.tr("Sie sehen das Formular, wie es ausgefüllt wird, oder eine Liste mit Stellen."),
                self.tr("Die Liste nennt Blatt, Zeile und Spalte und was zu tun ist."),
            )
        )
        self._shipped.set_title(self.tr("Mitgelieferte Formulare"))
        for form in form_files.shipped():
            self._offer(form)

    def _fill_back(self) -> None:
        """What comes back on paper and as files, and where it goes."""
        page, context = self._page, self._page.context
        self._back.set_title(self.tr("Was zurückkommt"))
        pdf = CardRow(
            self.tr("Eine ausgefüllte PDF-Datei"),
            self.tr("Sie wird ein Entwurf; was sich nicht lesen lässt, wird genannt."),
        )
        pdf.add_button(self.tr("PDF einlesen …")).clicked.connect(lambda: form_papers.read_pdf(page, context))
        data = CardRow(
            self.tr("Die Daten aller Bögen"),
            self.tr("Als Excel-Tabelle, CSV, XML oder anonym für die Forschung."),
        )
        data.add_button(self.tr("Daten speichern …")).clicked.connect(
            lambda: form_papers.export_data(page, context)
        )
        paper = CardRow(
            self.tr("Ein Bogen auf Papier"),
            self.tr("Frage für Frage mit der Tastatur, Zahlen zweimal, mit dem Scan."),
        )
        paper.add_button(self.tr("Papierbogen eingeben …")).clicked.connect(
            lambda: form_papers.type_in(page, context)
        )
        for row in (pdf, paper, data):
            self._back.add_row(row)

    def _offer(self, form: ShippedForm) -> None:
        row = CardRow(form.title(self._page.context.language), form.path.name)
        row.add_button(self.tr("Ansehen")).clicked.connect(lambda: self.shipped_wished.emit(form.path))
        row.add_button(self.tr("Kopie speichern …")).clicked.connect(lambda: self._copy_form(form))
        self._shipped.add_row(row)

    def _copy_form(self, form: ShippedForm) -> None:
        """Gives the workbook away, to be changed into a form of one's own."""
        folder = self._page.context.settings.get(LAST_FOLDER)
        place = str(Path(folder) / form.path.name) if folder else form.path.name
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Kopie speichern"), place, "Excel (*.xlsx)"
        )
        if not chosen:
            return
        path = Path(chosen)
        self._page.context.jobs.read(
            self,
            lambda: path.write_bytes(form.path.read_bytes()),
            lambda _: self._given(path),
            self.failed.emit,
        )

    def _given(self, path: Path) -> None:
        self._page.context.say(self.tr("Gespeichert als {file}.").format(file=path.name))
