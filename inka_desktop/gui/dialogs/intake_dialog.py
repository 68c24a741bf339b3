"""A PDF that was filled in: what is in it, what cannot be taken over, and for which project it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QTableWidgetItem, QWidget

from inka_desktop.gui._generated.intake_dialog import Ui_IntakeDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.dialogs.refused_dialog import dress, show_lines, show_refused
from inka_desktop.gui.dialogs.round_choice import RoundChoice
from inka_desktop.viewmodels import form_papers, rounds

if TYPE_CHECKING:
    from inka_desktop.services.form_intake import IntakeRow, LookedPdf
    from inka_desktop.services.intake_answers import Differing, Refusal


_NameRole = int(Qt.ItemDataRole.UserRole)
_THERE = 2
"""The column of what the file says, which may be ticked."""
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
        in_round = looked.round_id is not None
        parts = rounds.named_parts(looked.asked, projects)
        offered = [(one.project_id, one.project) for one in parts] if in_round else projects
        if looked.project_id is not None:
            offered = [(looked.project_id, looked.project)]
        ui.projectCombo.addItem(self.tr("Bitte wählen") if in_round else self.tr("Kein Projekt"), "")
        for row, title in offered:
            ui.projectCombo.addItem(title, str(row))
        ui.projectCombo.set_value(str(looked.project_id) if looked.project_id is not None else "")
        ui.projectCombo.setEnabled(looked.project_id is None)
        ui.projectCombo.edited.connect(self._look)
        self._rounds = RoundChoice(ui.roundLabel, ui.roundCombo, self)
        self._rounds.chosen.connect(self._look)
        ui.cancelButton.clicked.connect(self.reject)
        ui.takeButton.clicked.connect(self.take)
        self.finished.connect(self.deleteLater)
        for table in (ui.differingTable, ui.refusedTable):
            dress(table)
        self._show(looked)

    def take(self) -> None:
        """Takes it in as a draft, or into the one that was begun."""
        project, pdf, replace, asked = self._project(), self._pdf, self._replaced(), self._rounds.value()
        self._ui.takeButton.setEnabled(False)

        def failed(error: BaseException) -> None:
            self._ui.takeButton.setEnabled(True)
            self._ui.factsLabel.setText(self._context.words(error))

        self._context.write(
            self, lambda ws: ws.forms.intake.take(pdf, project, replace, asked), self._taken, failed
        )

    def _taken(self, row: IntakeRow) -> None:
        looked = row.looked
        said = self.tr("„{form}“ ist als Entwurf aufgenommen.")
        if looked.known is not None:
            said = self.tr("„{form}“ war schon eingelesen.")
        elif looked.begun is not None:
            said = self.tr("Der begonnene Bogen „{form}“ ist ergänzt.")
        self._context.say(said.format(form=looked.form))
        self.taken.emit(row.submission_id)
        self.accept()

    def _project(self) -> UUID | None:
        chosen = self._ui.projectCombo.value()
        return UUID(chosen) if chosen else None

    def _look(self) -> None:
        """Looks again, since a project may have begun its form already."""
        project, pdf, asked = self._project(), self._pdf, self._rounds.value()
        self._ui.takeButton.setEnabled(False)
        self._context.read(
            self, lambda ws: ws.forms.intake.look(pdf, project, asked), self._show, self._refuse
        )

    def _refuse(self, error: BaseException) -> None:
        """Nobody waits for it: says so, and another project may be chosen."""
        self._ui.factsLabel.setText(self._context.words(error))
        self._show_differing(())
        self._show_refused(())
        fit(self)

    def _show(self, looked: LookedPdf) -> None:
        ui = self._ui
        if self._rounds.offer(looked.offered):
            self._look()
            return
        known = (form_papers.found_words(looked), self._rounds.note if looked.known is None else "")
        ui.factsLabel.setText(" ".join(part for part in known if part))
        ui.takeButton.setEnabled(looked.round_id is None or looked.project_id is not None)
        ui.takeButton.setText(self.tr("Übernehmen") if looked.known is None else self.tr("Zum Bogen"))
        self._show_differing(looked.differing)
        self._show_refused(looked.refused if looked.known is None else ())
        fit(self)

    def _show_differing(self, differing: Sequence[Differing]) -> None:
        ui = self._ui
        ui.differingLabel.setText(form_papers.differing_words(len(differing)))
        titles = (self.tr("Frage"), self.tr("Im Bogen"), self.tr("In der Datei"))
        show_lines(ui.differingTable, titles, [(one.question, one.here, one.there) for one in differing])
        ui.differingLabel.setVisible(bool(differing))
        for place, one in enumerate(differing):
            item = QTableWidgetItem(one.there)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(_NameRole, one.name)
            ui.differingTable.setItem(place, _THERE, item)

    def _replaced(self) -> list[str]:
        """Names of the answers of the file that are to count."""
        table = self._ui.differingTable
        items = [table.item(place, _THERE) for place in range(table.rowCount())]
        ticked = [one for one in items if one is not None and one.checkState() == Qt.CheckState.Checked]
        return [item.data(_NameRole) for item in ticked]

    def _show_refused(self, refused: Sequence[Refusal]) -> None:
        ui = self._ui
        ui.refusedLabel.setText(form_papers.refused_words(len(refused)))
        ui.refusedLabel.setVisible(bool(refused))
        show_refused(ui.refusedTable, refused)
