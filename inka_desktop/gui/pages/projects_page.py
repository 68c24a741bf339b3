"""Projekte: the list at the left, one project with its parties and sites at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.projects_page import Ui_ProjectsPage
from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.gui.delegates.project_lines import ProjectDelegate
from inka_desktop.gui.dialogs.project_dialog import ask_project
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.removing import remove
from inka_desktop.gui.tab_order import set_reading_order
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.field_mark import show_marks
from inka_desktop.gui.widgets.record_list import RecordRows
from inka_desktop.gui.widgets.site_editor import SiteEditor
from inka_desktop.gui.widgets.tenures import TenuresCard
from inka_desktop.services.rows import ProjectListRow, ProjectRow, SiteRow
from inka_desktop.viewmodels import dates, projects, wording
from inka_desktop.viewmodels.beginning import Wish
from inka_desktop.viewmodels.short_list import ShortModel


class ProjectsPage(Page):
    """Fields of a project are saved as they are typed, like everywhere."""

    name = "projects"
    code = "P-01"
    watches = frozenset(
        {
            "project",
            "project_party",
            "project_person",
            "person",
            "project_area",
            "site",
            "organization",
            "agreement",
            "protocol",
            "question",
            "tagging",
            "comment",
        }
    )
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = Ui_ProjectsPage()
        self._ui.setupUi(self)
        self._project: UUID | None = None
        self._sites: RecordRows[SiteRow, SiteEditor] = RecordRows(QVBoxLayout())
        self._sites_of: UUID | None = None
        ui = self._ui
        ui.statusCombo.offer(wording.PROJECT_STATES)
        for field in (ui.fundedFromEdit, ui.fundedToEdit):
            field.today = context.today
            field.past = True
        self.binder = Binder(context, "project", self)
        ui.notesCard.attach(context)
        icons.set_icon(ui.moreButton, "ellipsis")
        menu = QMenu(self)
        menu.addAction(self.tr("Verlauf")).triggered.connect(self._open_history)
        menu.addAction(self.tr("Träger wechselt …")).triggered.connect(self._change_carrier)
        menu.addAction(self.tr("In den Papierkorb")).triggered.connect(self._delete)
        ui.moreButton.setMenu(menu)
        ui.moreButton.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._model: ShortModel[ProjectListRow] = ShortModel(self)
        ui.projectList.setModel(self._model)
        ui.chipsWidget.attach(context, self.name, self._model, ui.filterEdit)
        ui.projectList.setItemDelegate(ProjectDelegate(ui.projectList))
        ui.projectList.setMouseTracking(True)
        ui.factsCard.hide()
        ui.detailWidget.hide()
        self._wire()
        self._fill_empty()

    def show_record(self, record: object) -> None:
        """Comes into view, for a record where one is given."""
        if isinstance(record, UUID):
            self._project = record
        super().show_record(record)

    def refresh(self) -> None:
        """Reads again what is shown."""
        self.context.read_current(self, lambda ws: ws.projects.list(), self._show_list)

    def leave(self) -> None:
        """Hands over what was typed."""
        self.binder.flush()
        for card in self._tenures():
            card.flush()
        self._sites.flush()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        cards = all(card.settled() for card in self._tenures())
        return cards and self._sites.settled() and self.binder.settled()

    def _tenures(self) -> tuple[TenuresCard, ...]:
        """The cards of what a project has between two days."""
        return self._ui.partiesCard, self._ui.areasCard, self._ui.peopleCard

    def _show_list(self, rows: Sequence[ProjectListRow]) -> None:
        ui = self._ui
        if self.binder.is_writing() and all(row.id != self._project for row in rows):
            return
        ui.bodyStack.setCurrentWidget(ui.listView if rows else ui.emptyView)
        ui.newProjectButton.setVisible(bool(rows))
        on = self.context.today()
        self._model.show(rows, lambda row: projects.line(row, on))
        if rows and (self._project is None or all(row.id != self._project for row in rows)):
            self._project = rows[0].id
        self._select()
        self._read_project()

    def _select(self) -> None:
        place = self._model.place_of(self._project)
        if place.isValid():
            self._ui.projectList.setCurrentIndex(place)

    def _chosen(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = self._model.row(index)
        if row is not None and row.id != self._project:
            self.leave()
            self._project = row.id
            self._read_project()

    def _read_project(self) -> None:
        project = self._project
        if project is not None:
            self.context.read_current(
                self, lambda ws: ws.projects.get(project), self._show_project, self.not_read_beside
            )

    def _show_project(self, row: ProjectRow) -> None:
        if row.id != self._project:
            return
        ui = self._ui
        ui.detailWidget.show()
        ui.nameLabel.setText(row.title or "–")
        ui.statusChip.set_mark(projects.status_mark(row.status))
        self.binder.load(row.id, row)
        show_marks(self.binder.fields(), row.divided, lambda field: self._open_entries(row.id, field))
        ui.partiesCard.show_tenures(self.context, row.id, [projects.party_tenure(one) for one in row.parties])
        ui.areasCard.show_tenures(self.context, row.id, [projects.area_tenure(one) for one in row.areas])
        people = [projects.person_tenure(one) for one in row.people]
        ui.peopleCard.show_tenures(self.context, row.id, people)
        self._show_sites(row)
        ui.notesCard.show_record("project", row.id)

    def _open_history(self) -> None:
        from inka_desktop.gui.dialogs.history_dialog import HistoryDialog

        if self._project is not None:
            self.leave()
            HistoryDialog(self.context, "project", self._project, self).open()

    def _change_carrier(self) -> None:
        from inka_desktop.gui.dialogs.carrier_dialog import change_carrier

        if self._project is not None:
            self.leave()
            change_carrier(self, self.context, self._project)

    def _delete(self) -> None:
        project = self._project
        if project is not None:
            self.leave()
            remove(self, self.context, "project", project, self.tr("Das Projekt ist im Papierkorb."))

    def _show_sites(self, row: ProjectRow) -> None:
        if row.id != self._sites_of:
            self._begin_sites(row.id)
        self._sites.load(row.sites, lambda _row: SiteEditor(self.context, self))
        set_reading_order(self)

    def _begin_sites(self, project: UUID) -> None:
        """Another project: its own sites, and an empty line for the next."""
        self._sites.flush()
        self._sites_of, card, holder = project, self._ui.sitesCard, QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._sites = RecordRows(column)
        card.clear()
        card.set_title(self.tr("Standorte"))
        card.body.addWidget(holder)
        card.add_row(self._adding_row())

    def _adding_row(self) -> QWidget:
        row = CardRow(self.tr("Weiterer Standort"))
        line = QLineEdit(row)
        line.setPlaceholderText(self.tr("Name des Standorts"))
        line.setAccessibleName(self.tr("Name des neuen Standorts"))
        button = QPushButton(self.tr("Hinzufügen"), row)
        row.add_widget(line, 1)
        row.add_widget(button)

        def add() -> None:
            name, project = line.text().strip(), self._project
            if name and project is not None:
                line.clear()
                self.context.write(self, lambda ws: ws.projects.add_site(project, name))
            else:
                line.setFocus()

        button.clicked.connect(add)
        line.returnPressed.connect(add)
        return row

    def _open_entries(self, record: UUID, field: str) -> None:
        from inka_desktop.gui.dialogs.entries_dialog import open_entries

        open_entries(self, self.context, record, field)

    def _wire(self) -> None:
        ui = self._ui
        ui.projectList.selectionModel().currentChanged.connect(self._chosen)
        ui.chipsWidget.narrowed.connect(self._select)
        ui.newProjectButton.clicked.connect(lambda: ask_project(self, self.context))
        ui.visitButton.clicked.connect(
            lambda: self.context.protocol_requested.emit(Wish(project=self._project))
        )
        ui.archiveButton.clicked.connect(lambda: self.context.show_page("archive", self._project))
        icons.set_icon(ui.archiveButton, "files")
        icons.set_icon(ui.newProjectButton, "plus", "on_accent")
        for card in self._tenures():
            card.entries_wished.connect(self._open_entries)
        self.binder.saved.connect(self._was_saved)
        self.binder.gone.connect(self.refresh)

    def _was_saved(self, at: datetime) -> None:
        text = self.tr("Gespeichert {time}").format(time=dates.local_clock(at))
        self._ui.nameLabel.setToolTip(text)

    def _fill_empty(self) -> None:
        card = self._ui.emptyCard
        card.set_title(self.tr("Noch kein Projekt"))
        row = CardRow(
            self.tr("Legen Sie zuerst ein Projekt an."),
            self.tr("Titel, Kommune und Träger genügen. Alles Weitere können Sie später ergänzen."),
        )
        row.add_button(self.tr("Projekt anlegen")).clicked.connect(lambda: ask_project(self, self.context))
        card.add_row(row)
