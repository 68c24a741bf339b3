"""Data out of filled forms: which ones, in which shape, and where; written behind the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from inka_desktop.gui._generated.data_export_dialog import Ui_DataExportDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.exporting import tell_unsaved
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels import form_papers
from inka_desktop.viewmodels.projects import names

if TYPE_CHECKING:
    from inka_desktop.gui.jobs import Job
    from inka_desktop.services.form_data import Format
    from inka_desktop.services.research_hiding import Coarse
    from inka_desktop.services.workspace import Workspace

_Lists = tuple[Sequence[tuple[UUID, str]], Sequence[tuple[UUID, str]]]
_Found = tuple[_Lists, int, bool]
"""What there is to choose from, the smallest count that leaves the office, and whether there is SPSS."""


class DataExportDialog(QDialog):
    """Asks, and writes with progress that can be stopped."""

    def __init__(
        self, context: Context, form_id: UUID | None = None, project_id: UUID | None = None,
        round_id: UUID | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._ui = ui = Ui_DataExportDialog()
        ui.setupUi(self)
        self._context, self._form, self._project, self._round = context, form_id, project_id, round_id
        self._spss, self._nothing = True, False  # until it is known
        ui.formatCombo.offer(form_papers.FORMATS)
        ui.coarseCombo.offer(form_papers.COARSE)
        ui.labelsCheck.setChecked(True)
        ui.germanCheck.setChecked(True)
        ui.formatCombo.currentIndexChanged.connect(self._follow)
        ui.cancelButton.clicked.connect(self.reject)
        ui.saveButton.clicked.connect(self.choose)
        self.finished.connect(self.deleteLater)
        self._follow()
        context.read(self, _found, self._show)

    def _show(self, found: _Found) -> None:
        ui, (lists, least, spss) = self._ui, found
        forms = lists[0]
        offer_forms(ui.formCombo, ui.projectCombo, lists, self.tr("Alle Projekte"))
        ui.leastSpin.setMinimum(least)
        ui.limitLabel.setText(form_papers.limit_words(least))
        if self._form is not None:
            ui.formCombo.set_value(str(self._form))
        if self._project is not None:
            ui.projectCombo.set_value(str(self._project))
        self._spss, self._nothing = spss, not forms
        self._follow()

    def _follow(self) -> None:
        ui, chosen = self._ui, self._ui.formatCombo.value()
        research = chosen.startswith("research")
        lacks_spss = chosen == "research_sav" and not self._spss
        note = form_papers.without_spss() if lacks_spss else form_papers.note_of(chosen)
        ui.noteLabel.setText(
            self.tr("Es gibt noch kein Formular in der Bibliothek.") if self._nothing else note
        )
        ui.saveButton.setEnabled(ui.formCombo.count() > 0 and not lacks_spss)
        ui.researchBox.setVisible(research)
        ui.labelsCheck.setVisible(chosen in ("xlsx", "csv"))
        ui.germanCheck.setVisible(chosen == "csv")
        ui.bookCheck.setVisible(chosen != "odk")
        fit(self)

    def choose(self) -> None:
        """Asks where."""
        ui = self._ui
        ending = form_papers.ENDINGS[ui.formatCombo.value()]
        folder = self._context.settings.get(LAST_FOLDER)
        of = "" if ui.formatCombo.value().startswith("research") else self.tr("_intern")
        name = f"{self._context.today().isoformat()}_{ui.formCombo.currentText()}{of}{ending}"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Daten speichern"), str(Path(folder) / name) if folder else name, f"*{ending}"
        )
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Writes the files; the window stays usable, and the work can be stopped."""
        self._context.settings.set(LAST_FOLDER, str(path.parent))
        context, parent = self._context, self.parentWidget() or self
        job = context.start_job(self.tr("Daten speichern"))
        make = self._make(path, job)
        stopped = self.tr("Angehalten. Es wurde nichts gespeichert.")
        saved = self.tr("Gespeichert als {file}.").format(file=path.name)

        def done(files: list[Path]) -> None:
            job.finished.emit()
            context.say(saved if files else stopped, "good" if files else "information")

        def failed(error: BaseException) -> None:
            job.finished.emit()
            tell_unsaved(context, error)

        context.read(parent, make, done, failed)
        self.accept()

    def _make(self, path: Path, job: Job) -> Callable[[Workspace], list[Path]]:
        ui, round_id, language = self._ui, self._round, self._context.language
        form, project, shape = UUID(ui.formCombo.value()), ui.projectCombo.value(), ui.formatCombo.value()
        labels, german, drafts, book = (
            box.isChecked() for box in (ui.labelsCheck, ui.germanCheck, ui.draftsCheck, ui.bookCheck)
        )  # fmt: skip
        coarse, least = ui.coarseCombo.value(), ui.leastSpin.value()

        def progress(done: int, of: int) -> None:
            job.report(done, of, f"{done} / {of}")

        def make(workspace: Workspace) -> list[Path]:
            from inka_desktop.services.filled_forms import DataChoice
            from inka_desktop.services.form_data import DataWish
            from inka_desktop.services.research import ResearchWish

            choice = DataChoice(form, UUID(project) if project else None, round_id, drafts)
            if shape.startswith("research"):
                wish = ResearchWish(
                    choice,
                    "sav" if shape.endswith("sav") else "csv",
                    cast("Coarse", coarse),
                    least,
                    language,
                    book,
                )
                return workspace.forms.data.research.write(wish, path, progress, job.cancelled)
            plain = DataWish(choice, cast("Format", shape), labels, german, language, book)
            return workspace.forms.data.write(plain, path, progress, job.cancelled)

        return make


def offer_forms(forms: ChoiceCombo, projects: ChoiceCombo, found: _Lists, none: str) -> None:
    """Fills two lists with ids and titles; ``none`` stands above the projects."""
    for row, title in found[0]:
        forms.addItem(title, str(row))
    projects.addItem(none, "")
    for row, title in found[1]:
        projects.addItem(title, str(row))


def _found(workspace: Workspace) -> _Found:
    from inka_desktop.services.research_files import has_spss

    return _lists(workspace), workspace.analysis.indicators.rule().small, has_spss()


def _lists(workspace: Workspace) -> _Lists:
    forms = [(one.id, one.title) for one in workspace.forms.library.list()]
    return forms, names(workspace.projects.list())
