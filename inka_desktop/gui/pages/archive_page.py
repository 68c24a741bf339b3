"""Archiv: old files of all projects or of one, by day, title or project, any number of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.archive_page import Ui_ArchivePage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.paged_view import PagedView
from inka_desktop.services.archive_rows import ArchiveFilter, ArchiveRow, PlanRow
from inka_desktop.viewmodels import archive
from inka_desktop.viewmodels.paged import RowRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inka_desktop.services.rows import ProjectListRow
    from inka_desktop.services.workspace import Workspace

_CHIP_GAP = 6


class ArchivePage(Page):
    """A double click or Return opens a file; folders and files may be dropped here to be taken over."""

    name = "archive"
    code = "A-01"
    watches = frozenset({"archive_entry", "project"})
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_ArchivePage()
        ui.setupUi(self)
        self._limits = ArchiveFilter()
        self._order, self._descending = "date", True
        self._view = PagedView(context, ui.entryTable, archive.columns())
        self._view.sort_wished.connect(self._sort)
        self._view.row_opened.connect(self._open)
        self._view.jump_wished.connect(self._jump)
        self._view.show_sorting("date", descending=True)
        self._view.loaded.connect(self._show_count)
        ui.importButton.clicked.connect(lambda: context.show_page("archive_import"))
        icons.set_icon(ui.importButton, "download", "on_accent")
        ui.projectCombo.edited.connect(self._choose_project)
        ui.planCard.hide()
        self._group = QButtonGroup(self)
        row = FlowLayout(ui.chipsWidget, _CHIP_GAP)
        for text, limits in archive.filters():
            chip = FilterChip(ui.chipsWidget, text)
            chip.setChecked(limits == self._limits)
            chip.clicked.connect(partial(self._filter, limits))
            self._group.addButton(chip)
            row.addWidget(chip)
        self._fill_empty()
        self.setAcceptDrops(True)

    def show_record(self, record: object) -> None:
        """Comes into view; for a project with its files only."""
        if isinstance(record, UUID) and record != self._limits.project_id:
            self._limits = self._limits._replace(project_id=record)
            self._ui.projectCombo.set_value(record)
            if self._view.model.known():
                self._show()
        super().show_record(record)

    def refresh(self) -> None:
        """Reads count and rows in view again; the place in the list stays."""
        self.context.read(self, _read, lambda told: self._show_around(*told))
        if self._view.model.known():
            self._view.model.refresh()
        else:
            self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.context.show_page("archive_import", paths)

    def _show(self) -> None:
        workspace = self.context.workspace
        if workspace is None:
            self.context.workspace_opened.connect(self._show, Qt.ConnectionType.SingleShotConnection)
            return
        self._view.model.show(archive.ArchiveSource(workspace, self._limits, self._order, self._descending))

    def _show_around(self, projects: Sequence[ProjectListRow], plan: PlanRow | None) -> None:
        combo, chosen = self._ui.projectCombo, self._limits.project_id
        combo.offer_projects(projects)
        combo.setItemText(0, self.tr("Alle Projekte"))
        combo.set_value(chosen)
        card = self._ui.planCard
        card.setVisible(plan is not None)
        if plan is not None:
            card.clear()
            card.set_title("")
            line = CardRow(
                self.tr("%n Dateien warten noch auf das Übernehmen.", "", plan.waiting), plan.folder
            )
            line.add_button(self.tr("Weiter")).clicked.connect(
                lambda: self.context.show_page("archive_import")
            )
            card.add_row(line)

    def _filter(self, limits: ArchiveFilter, _checked: bool = True) -> None:
        self._limits = limits._replace(project_id=self._limits.project_id)
        self._show()

    def _choose_project(self) -> None:
        chosen = self._ui.projectCombo.value()
        self._limits = self._limits._replace(project_id=UUID(chosen) if chosen else None)
        self._show()

    def _sort(self, order: str) -> None:
        self._descending = not self._descending if order == self._order else order == "date"
        self._order = order
        self._view.show_sorting(order, descending=self._descending)
        self._show()

    def _jump(self, prefix: str) -> None:
        if self._order == "date":
            self._sort("title")
        limits, order, down = self._limits, self._order, self._descending
        self.context.read(
            self,
            lambda ws: ws.archive.position_of(prefix, limits, order, descending=down),
            self._view.scroll_to,
        )

    def _show_count(self) -> None:
        count, ui = self._view.model.rowCount(), self._ui
        ui.countLabel.setText(archive.count_words(count))
        empty = not count and self._limits == ArchiveFilter()
        ui.bodyStack.setCurrentWidget(ui.emptyView if empty else ui.listView)
        for widget in (ui.chipsWidget, ui.countLabel, ui.projectLabel, ui.projectCombo):
            widget.setVisible(not empty)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(RowRole)
        if isinstance(row, ArchiveRow):
            self.context.show_page("archive_entry", row.id)

    def _fill_empty(self) -> None:
        card = self._ui.emptyCard
        card.set_title(self.tr("Noch keine alte Datei"))
        row = CardRow(
            self.tr("Ziehen Sie einen Ordner mit alten Protokollen und Berichten hierher."),
            self.tr("PDF, Word und Excel werden nach Tag und Projekt geordnet und durchsuchbar."),
        )
        row.add_button(self.tr("Alte Dateien übernehmen")).clicked.connect(
            lambda: self.context.show_page("archive_import")
        )
        card.add_row(row)


def local_paths(mime: QMimeData) -> tuple[Path, ...]:
    """Folders and files of this device that are dragged."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def _read(workspace: Workspace) -> tuple[list[ProjectListRow], PlanRow | None]:
    return workspace.projects.list(), workspace.archive_import.waiting()
