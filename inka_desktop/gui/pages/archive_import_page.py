"""Alte Dateien übernehmen: what a folder holds, what is proposed for each file, and how it comes in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QFileDialog, QHeaderView, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.archive_import_page import Ui_ArchiveImportPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.delegates.table import ROW_HEIGHT
from inka_desktop.gui.jobs import Job
from inka_desktop.gui.pages.archive_page import local_paths
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets import layouts
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.row_copier import pieces_of
from inka_desktop.services.archive_rows import LIMIT_MB, FoundRow, PlanRow, TakenRow
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels import archive, found_files
from inka_desktop.viewmodels.found_files import DAY, FILE, PROJECT, REMARK, SOURCE, TITLE, FoundModel, Group

if TYPE_CHECKING:
    from inka_desktop.services.rows import ProjectListRow

_WIDTHS = {DAY: 106, SOURCE: 172, PROJECT: 150}
_REMARKS = {Group.NEW: 168, Group.DOUBLE: 220, Group.LEFT: 380}
"""Width of the remarks, by what they say."""
_ONLY_PROPOSED = (TITLE, DAY, SOURCE, PROJECT)
_CHIP_GAP = 6
SHOWN_LEFT = 200
"""Lines of the list of what stayed where it is."""


class ArchiveImportPage(Page):
    """Nothing is written before „Übernehmen“; the files themselves are never changed."""

    name = "archive_import"
    code = "A-03"
    parent_page = "archive"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_ArchiveImportPage()
        ui.setupUi(self)
        self._job: Job | None = None
        self.found = FoundModel(context.today, self)
        self._shown = found_files.GroupModel(self.found, self)
        self._row = FlowLayout(ui.chipsWidget, _CHIP_GAP)
        self._group = QButtonGroup(self)
        self._chips: dict[str, FilterChip] = {}
        self._dress()
        ui.dayEdit.today, ui.dayEdit.past = context.today, True
        ui.listButton.clicked.connect(lambda: context.show_page("archive"))
        ui.folderButton.clicked.connect(self.choose_folder)
        ui.filesButton.clicked.connect(self.choose_files)
        ui.leaveButton.clicked.connect(self._toggle_chosen)
        ui.discardButton.clicked.connect(self._discard)
        ui.takeButton.clicked.connect(self.take)
        ui.dayEdit.edited.connect(self._give_day)
        ui.projectCombo.edited.connect(self._give_project)
        self.found.changed.connect(self._show_sums)
        ui.foundTable.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        icons.set_icon(ui.folderButton, "folder-open")
        icons.set_icon(ui.takeButton, "download", "on_accent")
        ui.leftCard.hide()
        self._fill_begin(None)
        self._show_chosen()
        self.setAcceptDrops(True)

    def show_record(self, record: object) -> None:
        """Comes into view; files and folders that are given are looked through."""
        super().show_record(record)
        if isinstance(record, tuple) and record and self._job is None:
            self.look([path for path in record if isinstance(path, Path)])

    def refresh(self) -> None:
        """Reads which projects there are, and what still waits."""
        self.context.read(
            self,
            lambda ws: (ws.projects.list(), ws.archive_import.waiting()),
            lambda told: self._show_around(*told),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event.mimeData()) and self._job is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_paths(event.mimeData())
        if paths and self._job is None:
            event.acceptProposedAction()
            self.look(paths)

    # --- looking ----------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Asks for a folder and looks it through."""
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Ordner mit alten Dateien"), self.context.settings.get(LAST_FOLDER)
        )
        if name:
            self.context.settings.set(LAST_FOLDER, name)
            self.look([Path(name)])

    def choose_files(self) -> None:
        """Asks for files and looks at them."""
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Alte Dateien"), self.context.settings.get(LAST_FOLDER)
        )
        if names:
            self.look([Path(name) for name in names])

    def look(self, paths: Sequence[Path]) -> None:
        """Looks through folders and files; what is found so far is shown when it is stopped."""
        job = self._begin(self.tr("Dateien ansehen"))
        self.context.write(
            self,
            lambda ws: ws.archive_import.look(
                paths, lambda done, of: job.report(done, of, _step(done, of)), job.cancelled
            ),
            self._show_found,
            self._failed,
        )

    def _show_found(self, rows: Sequence[FoundRow]) -> None:
        stopped = self._job is not None and self._job.cancelled()
        self._end()
        if not rows:
            if not stopped:
                self.context.say(self.tr("Dort liegt keine Datei."), "information")
            return
        self._ui.leftCard.hide()
        self.found.show(rows)
        counts = self.found.counts()
        self._offer_groups(next((group for group in Group if counts[group]), Group.NEW))
        self._ui.bodyStack.setCurrentWidget(self._ui.foundView)
        self._ui.foundTable.setFocus()

    # --- changing what is proposed ----------------------------------------------------------------

    def _places(self) -> list[int]:
        """Rows of all files that are selected."""
        return self._shown.places(pieces_of(self._ui.foundTable))

    def _give_day(self) -> None:
        edit = self._ui.dayEdit
        if edit.complete():
            self.found.give(self._places(), date=edit.value())

    def _give_project(self) -> None:
        chosen = self._ui.projectCombo.value()
        self.found.give(self._places(), project_id=UUID(chosen) if chosen else None)

    def _toggle_chosen(self) -> None:
        places = self._places()
        self.found.give(places, take=not any(self.found.row(place).take for place in places))

    def _show_chosen(self) -> None:
        """What the selected files have in common stands in the fields below them."""
        ui = self._ui
        chosen = [row for row in map(self.found.row, self._places()) if not row.why]
        for widget in (ui.dayEdit, ui.projectCombo, ui.leaveButton):
            widget.setEnabled(bool(chosen))
        ui.chosenLabel.setText(
            self.tr("Für %n ausgewählte Dateien:", "", len(chosen)) if chosen
            else self.tr("Wählen Sie Dateien zum Ändern aus.")
        )  # fmt: skip
        if not ui.dayEdit.hasFocus():
            days = {row.date for row in chosen}
            ui.dayEdit.set_value(_only(days) if days else None)
        ids = {row.project_id for row in chosen}
        ui.projectCombo.set_value(_only(ids) if ids else None)
        taken = any(row.take for row in chosen)
        ui.leaveButton.setText(
            self.tr("Nicht übernehmen") if taken or not chosen else self.tr("Doch übernehmen")
        )

    def _show_sums(self) -> None:
        wanted = self.found.wanted()
        self._ui.sumLabel.setText(found_files.sum_words(wanted))
        self._ui.takeButton.setText(self.tr("%n Dateien übernehmen", "", len(wanted)))
        self._ui.takeButton.setEnabled(bool(wanted) and self._job is None)
        self._show_chosen()

    # --- taking over ------------------------------------------------------------------------------

    def take(self) -> None:
        """Writes down what was chosen and takes it over; may be stopped, and goes on later."""
        rows = self.found.rows()
        if self.found.wanted() and self._job is None:
            self.context.write(self, lambda ws: ws.archive_import.plan(rows), lambda _: self.go_on())

    def go_on(self) -> None:
        """Takes over what waits."""
        if self._job is not None:
            return
        job = self._begin(self.tr("Alte Dateien übernehmen"))
        self.context.write(
            self,
            lambda ws: ws.archive_import.take(
                lambda done, of: job.report(done, of, _step(done, of)), job.cancelled
            ),
            self._taken,
            self._failed,
        )

    def _taken(self, told: TakenRow) -> None:
        self._end()
        self.context.say(*archive.taken_words(told.taken, len(told.left), told.waiting))
        self._forget_found()
        card = self._ui.leftCard
        card.clear()
        card.setVisible(bool(told.left))
        card.set_title(self.tr("Liegen geblieben"), self.tr("Diese Dateien sind unverändert."))
        for row in told.left[:SHOWN_LEFT]:
            card.add_row(CardRow(row.origin, archive.why_words(row.why)))
        self.refresh()
        if not told.left and not told.waiting and self.isVisible():
            self.context.show_page("archive")

    def _discard(self) -> None:
        self._forget_found()
        self.refresh()

    def _forget_found(self) -> None:
        self.found.show([])
        self._ui.bodyStack.setCurrentWidget(self._ui.beginView)

    def _forget_plan(self) -> None:
        self.context.write(self, lambda ws: ws.archive_import.forget(), lambda _: self.refresh())

    # --- showing ----------------------------------------------------------------------------------

    def _begin(self, title: str) -> Job:
        job = self._job = self.context.start_job(title)
        self._let(work=False)
        return job

    def _end(self) -> None:
        if self._job is not None:
            self._job.finished.emit()
            self._job = None
        self._let(work=True)

    def _failed(self, error: BaseException) -> None:
        self._end()
        self.context.tell(error)
        self.refresh()

    def _let(self, *, work: bool) -> None:
        ui = self._ui
        for widget in (ui.folderButton, ui.filesButton, ui.beginCard, ui.foundView):
            widget.setEnabled(work)

    def _show_around(self, projects: Sequence[ProjectListRow], plan: PlanRow | None) -> None:
        self._ui.projectCombo.offer_projects(projects)
        self.found.name_projects({row.id: row.title for row in projects})
        self._fill_begin(plan)
        self._show_chosen()

    def _fill_begin(self, plan: PlanRow | None) -> None:
        card = self._ui.beginCard
        card.clear()
        card.set_title(self.tr("Alte Protokolle, Berichte und Tabellen"))
        if plan is not None:
            line = CardRow(
                self.tr("%n Dateien warten noch auf das Übernehmen.", "", plan.waiting), plan.folder
            )
            line.add_button(self.tr("Weiter übernehmen")).clicked.connect(self.go_on)
            line.add_button(self.tr("Verwerfen")).clicked.connect(self._forget_plan)
            card.add_row(line)
        first = CardRow(
            self.tr("Ziehen Sie einen Ordner hierher."),
            self.tr(
                "PDF-, Word- und Excel-Dateien bis {limit} MB; die Dateien selbst bleiben unverändert."
            ).format(limit=LIMIT_MB),
        )
        first.add_button(self.tr("Ordner wählen …")).clicked.connect(self.choose_folder)
        card.add_row(first)
        card.add_row(
            CardRow(
                self.tr("Sie sehen zuerst eine Liste mit vorgeschlagenem Tag und Projekt."),
                self.tr("Alles darin lässt sich ändern, auch für viele Dateien auf einmal."),
            )
        )

    def _offer_groups(self, shown: str) -> None:
        layouts.clear(self._row)
        self._chips = {}
        for text, group in found_files.chips(self.found.counts()):
            chip = self._chips[group] = FilterChip(self._ui.chipsWidget, text)
            chip.clicked.connect(partial(self.show_group, group))
            self._group.addButton(chip)
            self._row.addWidget(chip)
            chip.show()
        self.show_group(shown)

    def show_group(self, group: str, _checked: bool = True) -> None:
        """Shows the files that are new, double, or stay where they are (:class:`.found_files.Group`)."""
        self._chips[group].setChecked(True)
        self._shown.show(group)
        left = group == Group.LEFT
        for column in _ONLY_PROPOSED:
            self._ui.foundTable.setColumnHidden(column, left)
        self._ui.foundTable.setColumnWidth(REMARK, _REMARKS[Group(group)])
        self._show_chosen()

    def _dress(self) -> None:
        table = self._ui.foundTable
        table.setModel(self._shown)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        for column in (FILE, TITLE):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)


def _step(done: int, of: int) -> str:
    return f"{done} / {of}" if of else ""


def _only(values: set[UUID | None] | set[date | None]) -> UUID | date | None:
    """The one value that all have; None where they differ."""
    return next(iter(values)) if len(values) == 1 else None
