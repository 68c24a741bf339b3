"""Formular ansehen: a form from a file, its problems for the author, or as it will look, to be tried out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QVBoxLayout, QWidget

from inka_desktop.gui import form_papers, icons
from inka_desktop.gui._generated.form_page import Ui_FormPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.jobs import Job
from inka_desktop.gui.pages.archive_page import local_paths
from inka_desktop.gui.pages.form_begin import FormBegin
from inka_desktop.gui.pages.form_taking import FormTaking
from inka_desktop.gui.pages.page import Page
from inka_desktop.settings import LAST_FOLDER

if TYPE_CHECKING:
    from inka_desktop.forms import Submission
    from inka_desktop.gui.forms.form_view import FormView
    from inka_desktop.services.form_files import LookedForm
    from inka_desktop.viewmodels.filling import Filling
    from inka_desktop.viewmodels.form_problems import ProblemTable


class FormPage(Page):
    """Nothing that is answered here is kept in the program; finished answers are saved as a file."""

    name = "form"
    code = "M-02"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_FormPage()
        ui.setupUi(self)
        self._job: Job | None = None
        self._paths: tuple[Path, ...] = ()
        self._found: LookedForm | None = None
        self._version: UUID | None = None
        self._problems: ProblemTable | None = None
        self.filling: Filling | None = None
        self.view: FormView | None = None
        ui.previewBand.setProperty("role", "preview")
        ui.otherButton.clicked.connect(self._other)
        ui.saveButton.clicked.connect(self.save)
        ui.againButton.clicked.connect(lambda: self._unless_answered(lambda: self.look(self._paths)))
        ui.openButton.clicked.connect(self._open_file)
        ui.copyButton.clicked.connect(self._copy)
        ui.backButton.clicked.connect(self._show_form)
        ui.remarksButton.clicked.connect(self._show_problems)
        ui.languageCombo.edited.connect(self._choose_language)
        ui.blankButton.clicked.connect(self._begin_blank)
        ui.fillableButton.clicked.connect(self._begin_fillable)
        icons.set_icon(ui.otherButton, "folder-open")
        icons.set_icon(ui.copyButton, "copy")
        icons.set_icon(ui.openButton, "external-link")
        self._begin = FormBegin(self, ui.beginCard, ui.returnCard, ui.shippedCard)
        self._begin.form_wished.connect(self.choose)
        self._begin.shipped_wished.connect(lambda path: self.look([path]))
        self._begin.failed.connect(self._failed)
        self._taking = FormTaking(self, ui.takeButton)
        self._show_begin()
        self.setAcceptDrops(True)

    def show_record(self, record: object) -> None:
        """Comes into view; files that are given are looked at, or a version of the library."""
        super().show_record(record)
        if isinstance(record, UUID):
            self._unless_answered(lambda: self.look_at(record))
        if isinstance(record, tuple) and record and self._job is None:
            paths = [path for path in record if isinstance(path, Path)]
            self._unless_answered(lambda: self.look(paths))

    def leave(self) -> None:
        """What was typed last is an answer now."""
        if self.view is not None:
            self.view.leave()

    def undo(self) -> bool | None:
        """Takes back the last answer or row of the form; without a form there is nothing of its own."""
        if self.filling is None or self.view is None:
            return None
        self.view.leave()
        return self.filling.undo()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event.mimeData()) and self._job is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_paths(event.mimeData())
        if paths and self._job is None:
            event.acceptProposedAction()
            self._unless_answered(lambda: self.look(paths))

    # --- looking at a form --------------------------------------------------------------------------

    def choose(self) -> None:
        """Asks for a form and the files that belong to it."""
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Formular und zugehörige Dateien"),
            self.context.settings.get(LAST_FOLDER),
            self.tr("Formulare (*.xlsx *.xls *.xml *.csv *.geojson);;Alle Dateien (*)"),
        )
        if names:
            paths = [Path(name) for name in names]
            self.context.settings.set(LAST_FOLDER, str(paths[0].parent))
            self.look(paths)

    def look(self, paths: Sequence[Path]) -> None:
        """Converts and checks a form; may be stopped."""
        if self._job is not None or self.context.jobs.closed:
            return
        chosen = self._paths = tuple(paths)
        self._version = None
        job = self._job = self.context.start_job(self.tr("Formular prüfen"))
        self._ui.bodyStack.setEnabled(False)

        workspace = self.context.workspace

        def work() -> LookedForm | None:
            from inka_desktop.services import form_files

            known = workspace.analysis.catalogue.indicators() if workspace is not None else ()
            return form_files.look(chosen, job.cancelled, {one.code for one in known})

        self.context.jobs.read(self, work, self._looked, self._failed)

    def look_at(self, version: UUID) -> None:
        """Shows a version of the library as it will be filled."""
        self._paths, self._version = (), version
        self.context.read(self, lambda ws: ws.forms.library.look(version), self._looked, self._failed)

    def _looked(self, found: LookedForm | None) -> None:
        self._end()
        if found is None:
            self.context.say(self.tr("Das Prüfen wurde angehalten."), "information")
            return
        from inka_desktop.gui.forms.problem_lines import dress
        from inka_desktop.viewmodels.form_problems import ProblemTable

        if self._problems is None:
            self._problems = ProblemTable(self)
            dress(self._ui.problemTable, self._problems)
            self._ui.problemTable.activated.connect(lambda _index: self._open_file())
        self._taking.offer(found)
        self._problems.show(found.problems)
        self._tell_problems(found)
        self._found = found
        self._drop_form()
        self._ui.titleLabel.setText(found.path.name)
        if found.session is None:
            self._show_problems()
            return
        from inka_desktop.viewmodels.filling import Filling

        self.filling = Filling(found.session, found.media, self)
        self._offer_languages()
        self._show_form()

    def _failed(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, OSError):
            self.context.say(
                self.tr("Die Datei lässt sich nicht lesen ({reason}).").format(
                    reason=error.strerror or error
                ),
                "problem",
            )
            return
        self.context.tell(error)

    def _end(self) -> None:
        self._ui.bodyStack.setEnabled(True)
        if self._job is not None:
            self._job.finished.emit()
            self._job = None

    # --- the form -----------------------------------------------------------------------------------

    def _show_form(self) -> None:
        if self.filling is None:
            return
        from inka_desktop.gui.forms.form_view import FormView

        ui = self._ui
        if self.view is None:
            self.view = FormView(self.filling, ui.formHolder)
            layout = ui.formHolder.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.addWidget(self.view)
            ui.titleLabel.setText(self.filling.session.definition.title or ui.titleLabel.text())
        ui.bodyStack.setCurrentWidget(ui.formHolder)
        self._show_buttons(form=True)

    def _offer_languages(self) -> None:
        from inka_desktop.gui.forms.languages import offer_languages

        assert self.filling is not None
        offer_languages(self.filling, self._ui.languageCombo, self._ui.languageLabel, self.context.language)

    def _choose_language(self) -> None:
        if self.filling is not None and self._ui.languageCombo.value():
            self.filling.set_language(self._ui.languageCombo.value())

    def save(self) -> None:
        """Finishes the answers and saves them, or leads to what is missing."""
        if self.filling is None or self.view is None:
            return
        self.view.leave()
        missing = self.filling.check()
        if missing:
            first = missing[0].node
            self.context.say(
                self.tr("%n Angaben fehlen noch oder passen nicht.", "", len(missing)), "attention",
                self.tr("Zur ersten Stelle"), partial(self._lead_to, first), here=True,
            )  # fmt: skip
            self._lead_to(first)
            return
        self._save(self.filling.finish())

    def _lead_to(self, node: object) -> None:
        if self.filling is not None:
            self._show_form()
            self.filling.shown_wished.emit(node)

    def _save(self, finished: Submission) -> None:
        filling = self.filling
        assert filling is not None
        folder = self.context.settings.get(LAST_FOLDER)
        name = f"{self.context.today().isoformat()}_{filling.session.definition.id or 'formular'}.xml"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Antworten speichern"), str(Path(folder) / name) if folder else name, "XML (*.xml)"
        )
        if not chosen:
            return
        path, files = Path(chosen), dict(filling.files)
        self.context.settings.set(LAST_FOLDER, str(path.parent))

        def work() -> list[Path]:
            from inka_desktop.services import form_files

            return form_files.write_answers(path, finished, files)

        self.context.jobs.read(self, work, self._saved, self._failed)

    def _saved(self, written: list[Path]) -> None:
        if self.filling is not None:
            self.filling.touched = False
        if len(written) == 1:
            self.context.say(self.tr("Gespeichert als {file}.").format(file=written[0].name))
        else:
            self.context.say(
                self.tr("Gespeichert als {file} mit %n Dateien daneben.", "", len(written) - 1).format(
                    file=written[0].name
                )
            )

    def _drop_form(self) -> None:
        if self.view is not None:
            self.view.hide()
            self.view.deleteLater()
        if self.filling is not None:
            self.filling.deleteLater()
        self.view, self.filling = None, None

    def _begin_blank(self) -> None:
        if self.filling is not None:
            form_papers.show_blank_of(self, self.context, self.filling.session.definition)

    def _begin_fillable(self) -> None:
        if self._version is not None:
            form_papers.save_fillable(self, self.context, self._version)
        elif self._found is not None:
            form_papers.take_in_and_save(self, self.context, self._found)

    # --- its problems -------------------------------------------------------------------------------

    def _tell_problems(self, found: LookedForm) -> None:
        from inka_desktop.viewmodels import form_problems

        ui = self._ui
        ui.problemsLabel.setText(form_problems.told(found.problems) if found.problems else "")
        ui.remarksButton.setText(self.tr("%n Hinweise", "", len(found.problems)))
        ui.remarksButton.setVisible(bool(found.problems) and found.session is not None)
        ui.backButton.setVisible(found.session is not None)

    def _show_problems(self) -> None:
        self._ui.bodyStack.setCurrentWidget(self._ui.problemsView)
        self._show_buttons(form=False)
        self._ui.problemTable.resizeRowsToContents()

    def _copy(self) -> None:
        if self._problems is not None:
            QGuiApplication.clipboard().setText(self._problems.as_text())
            self.context.say(self.tr("Die Liste liegt in der Zwischenablage."))

    def _open_file(self) -> None:
        """Opens the workbook where it lies: its author mends it there and checks it again here."""
        for path in self._paths:
            if path.suffix.lower() in (".xlsx", ".xls", ".xml"):
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
                return

    # --- the beginning ------------------------------------------------------------------------------

    def _other(self) -> None:
        self._unless_answered(self._begin_anew)

    def _begin_anew(self) -> None:
        self._drop_form()
        self._show_begin()

    def _unless_answered(self, then: Callable[[], None]) -> None:
        """Asks first where answers would be lost."""
        if self.view is not None:
            self.view.leave()
        if self.filling is None or not self.filling.touched:
            then()
            return
        box = QMessageBox(self)
        box.setText(self.tr("Die Antworten in dieser Vorschau sind nicht gespeichert."))
        yes = box.addButton(self.tr("Verwerfen"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Weiter ausfüllen"), QMessageBox.ButtonRole.RejectRole)
        yes.clicked.connect(then)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _show_begin(self) -> None:
        ui = self._ui
        ui.titleLabel.setText(self.tr("Formular ansehen"))
        ui.bodyStack.setCurrentWidget(ui.beginView)
        self._show_buttons(form=False)
        ui.otherButton.hide()

    def _show_buttons(self, *, form: bool) -> None:
        ui = self._ui
        for widget in (ui.saveButton, ui.previewBand, ui.blankButton, ui.fillableButton):
            widget.setVisible(form)
        self._taking.show(form=form)
        for button in (ui.againButton, ui.openButton):
            button.setVisible(bool(self._paths))
        many = ui.languageCombo.count() > 1
        for choice in (ui.languageCombo, ui.languageLabel):
            choice.setVisible(form and many)
        ui.otherButton.show()
