"""What of a file was not taken over into a form: question, what was written there, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QTableWidget, QTableWidgetItem, QWidget

from inka_desktop.gui._generated.refused_dialog import Ui_RefusedDialog
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.forms.problem_lines import as_sentences
from inka_desktop.viewmodels import form_papers, wording

if TYPE_CHECKING:
    from inka_desktop.services.intake_answers import Refusal

translate = QCoreApplication.translate
_WIDTHS = (190, 150)
"""Columns of the lists of a file; the last one takes the rest."""


class RefusedDialog(QDialog):
    """Shows the list that lies beside a form."""

    def __init__(self, refused: Sequence[Refusal], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ui = Ui_RefusedDialog()
        ui.setupUi(self)
        dress(ui.refusedTable)
        show_refused(ui.refusedTable, refused)
        ui.closeButton.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        fit(self)


def dress(table: QTableWidget) -> None:
    """Makes a table a list of answers of a file, in three columns."""
    table.setColumnCount(len(_WIDTHS) + 1)
    as_sentences(table, _WIDTHS)


def show_refused(table: QTableWidget, refused: Sequence[Refusal]) -> None:
    """Shows what was not taken over."""
    titles = (
        translate("RefusedDialog", "Frage"), translate("RefusedDialog", "Angabe"),
        translate("RefusedDialog", "Warum"),
    )  # fmt: skip
    lines = [(one.question, one.value, wording.label(form_papers.REFUSED, one.why)) for one in refused]
    show_lines(table, titles, lines)


def show_lines(table: QTableWidget, titles: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Shows lines of words; without any the table is not there."""
    table.setVisible(bool(lines))
    table.setHorizontalHeaderLabels(titles)
    table.setRowCount(len(lines))
    for place, line in enumerate(lines):
        for column, words in enumerate(line):
            table.setItem(place, column, QTableWidgetItem(words))
    table.resizeRowsToContents()
