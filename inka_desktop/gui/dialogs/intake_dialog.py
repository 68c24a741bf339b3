"""A PDF that was filled in: what is in it, what cannot be taken over, and for which project it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QTableWidgetItem, QWidget

from inka_desktop.gui._generated.intake_dialog import Ui_IntakeDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.forms.problem_lines import as_sentences
from inka_desktop.viewmodels import form_papers, wording

if TYPE_CHECKING:
    from inka_desktop.services.form_intake import IntakeRow, LookedPdf
    from inka_desktop.services.intake_answers import Refusal


_WIDTHS = (190, 150)
"""Columns of the list of what is not taken over; the last one takes the rest."""
Found = tuple[bytes, "LookedPdf", Sequence[tuple[UUID, str]]]
"""A file, what stands in it, and the projects that it may be for."""


class IntakeDialog(QDialog):
    """Nothing is kept before somebody says so."""

    taken = Signal(object)
    """The id of the draft."""

    def __init__(self, context: Context, found: Found, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_IntakeDialog()
        ui.setupUi(self)
        self._context = context
        self._pdf, looked, projects = found
        ui.titleLabel.setText(looked.form)
        ui.factsLabel.setText(form_papers.found_words(looked))
        ui.projectCombo.addItem(self.tr("Kein Projekt"), "")
        for row, title in projects:
            ui.projectCombo.addItem(title, str(row))
        ui.projectCombo.set_value(str(looked.project_id) if looked.project_id is not None else "")
        ui.projectCombo.setEnabled(looked.project_id is None)
        self._show_refused(looked.refused)
        ui.cancelButton.clicked.connect(self.reject)
        ui.takeButton.clicked.connect(self.take)
        self.finished.connect(self.deleteLater)
        fit(self)

    def take(self) -> None:
        """Takes it in as a draft."""
        chosen = self._ui.projectCombo.value()
        project, pdf = UUID(chosen) if chosen else None, self._pdf
        self._ui.takeButton.setEnabled(False)

        def failed(error: BaseException) -> None:
            self._ui.takeButton.setEnabled(True)
            self._context.tell(error)

        self._context.write(self, lambda ws: ws.forms.intake.take(pdf, project), self._taken, failed)

    def _taken(self, row: IntakeRow) -> None:
        said = self.tr("„{form}“ ist als Entwurf aufgenommen.").format(form=row.looked.form)
        self._context.say(said)
        self.taken.emit(row.submission_id)
        self.accept()

    def _show_refused(self, refused: Sequence[Refusal]) -> None:
        table, ui = self._ui.refusedTable, self._ui
        ui.refusedLabel.setText(form_papers.refused_words(len(refused)))
        ui.refusedLabel.setVisible(bool(refused))
        table.setVisible(bool(refused))
        table.setColumnCount(3)
        table.setHorizontalHeaderLabels([self.tr("Frage"), self.tr("Angabe"), self.tr("Warum")])
        table.setRowCount(len(refused))
        for place, one in enumerate(refused):
            why = wording.label(form_papers.REFUSED, one.why)
            for column, words in enumerate((one.question, one.value, why)):
                table.setItem(place, column, QTableWidgetItem(words))
        as_sentences(table, _WIDTHS)
