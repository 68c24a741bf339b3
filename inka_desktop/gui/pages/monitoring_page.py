"""Monitoring: projects by the rounds of a year, and how far each form has got."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QHeaderView, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.monitoring_page import Ui_MonitoringPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.delegates.table import ROW_HEIGHT, SIDE, TableDelegate
from inka_desktop.gui.form_opening import show_form
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.chip import FilterChip, chip_font, chip_width
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.view_chip import ViewChip
from inka_desktop.services.round_rows import RoundPartRow, RoundProjectRow, RoundRow
from inka_desktop.services.views import Plain
from inka_desktop.viewmodels import rounds
from inka_desktop.viewmodels.paged import RowRole

if TYPE_CHECKING:
    from uuid import UUID

    from inka_desktop.services.workspace import Workspace

_GAP = 6
_NARROWEST, _DAY_PX, _NAME_PX, _SIDE_PX = 96, 132, 170, 220
"""Pixels of a round's column, of the last one, of a name, at least; of names beside rounds that scroll."""


class _Told(NamedTuple):
    """What was read: years with rounds, the one that is shown, and its projects by its rounds."""

    years: list[int]
    year: int
    grid: rounds.Grid


class MonitoringPage(Page):
    """A cell opens with a double click or Return; the chips say how much there is to do."""

    name = "monitoring"
    code = "M-01"
    watches = frozenset(
        {"round", "round_part", "submission", "remark", "project", "project_party", "form", "form_version"}
    )
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_MonitoringPage()
        ui.setupUi(self)
        self._chosen: int | None = None
        """The year that somebody chose; None while it is the one that the clock says."""
        self._year = context.today().year
        self._model = rounds.OverviewModel(self)
        self._dress()
        self._make_chips()
        ui.overviewTable.activated.connect(self._open)
        ui.overviewTable.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        ui.newButton.clicked.connect(lambda: context.show_page("round"))
        ui.formsButton.clicked.connect(lambda: context.show_page("forms"))
        ui.missingButton.clicked.connect(lambda: context.show_page("missing"))
        ui.exportButton.clicked.connect(self._export)
        ui.openButton.clicked.connect(lambda: self._open(ui.overviewTable.currentIndex()))
        ui.partButton.clicked.connect(self._arrange)
        ui.roundButton.clicked.connect(self._edit_round)
        actions = FlowLayout(ui.actionsWidget, _GAP)
        for button in (ui.openButton, ui.partButton, ui.roundButton):
            actions.addWidget(button)
        icons.set_icon(ui.newButton, "plus", "on_accent")
        icons.set_icon(ui.exportButton, "file-down")
        self._fill_empty()
        self._show_current()

    def refresh(self) -> None:
        """Reads again what is shown."""
        on = self.context.today()
        wanted = self._chosen or on.year

        def read(ws: Workspace) -> _Told:
            years = ws.forms.rounds.years()
            year = wanted if wanted in years or not years else years[0]
            return _Told(years, year, rounds.laid_out(ws.forms.rounds.overview(year), on))

        self.context.read(self, read, self._show)

    # --- the overview -------------------------------------------------------------------------------

    def _show(self, told: _Told) -> None:
        years, self._year, grid = told
        ui = self._ui
        before = ui.overviewTable.currentIndex().data(RowRole)
        self._offer_years(years)
        self._model.show(grid)
        for chip, which in self._chips:
            count = grid.counts.get(which.name, 0)
            chip.setText(which.say(count))
            chip.setVisible(count > 0 or chip.isChecked())
        ui.bodyStack.setCurrentWidget(ui.listView if years else ui.emptyView)
        for button in (ui.exportButton, ui.missingButton):
            button.setVisible(bool(years))
        self._spread()
        if isinstance(before, RoundPartRow):
            ui.overviewTable.setCurrentIndex(self._model.place_of(before))
        self._show_current()

    def _offer_years(self, years: list[int]) -> None:
        self._years.setVisible(len(years) > 1)
        self._years.offer({str(year): str(year) for year in years})
        self._years.set_value(str(self._year))

    def _choose_year(self) -> None:
        if self._years.value():
            self._take_year(int(self._years.value()))
            self.refresh()

    def _take_year(self, year: int) -> None:
        """The year of today is no choice: it becomes the next one when that has begun."""
        self._chosen = year if year != self.context.today().year else None

    def _choose(self, name: str, on: bool) -> None:
        for chip, which in self._chips:
            chip.setChecked(on and which.name == name)
        self._model.narrow(name if on else "")
        self._show_current()

    def _current_round(self) -> RoundRow | None:
        """The round of the cell one is in, else the newest that is open."""
        found = self._model.round_at(self._ui.overviewTable.currentIndex().column())
        every = self._model.grid.rounds
        return (
            found
            or next((one for one in reversed(every) if one.closed_at is None), None)
            or (every[-1] if every else None)
        )

    def _current_part(self) -> RoundPartRow | None:
        return self._model.part_at(self._ui.overviewTable.currentIndex())

    def _show_current(self) -> None:
        ui, part, row = self._ui, self._current_part(), self._current_round()
        left_out = self._left_out()
        ui.partButton.setText(
            self.tr("Frist und Teilnahme …") if left_out is None else self.tr("In die Erhebung aufnehmen")
        )
        ui.partButton.setEnabled(part is not None or left_out is not None)
        ui.openButton.setEnabled(part is not None and part.submission_id is not None)
        ui.roundButton.setEnabled(row is not None)
        asked = self._model.grid.asked
        ui.summaryLabel.setText(rounds.summary(row, asked.get(row.id, 0)) if row is not None else "")
        ui.summaryLabel.setVisible(row is not None)

    def _left_out(self) -> tuple[RoundRow, RoundProjectRow] | None:
        """What the cell one is in is of, where its project can still be asked."""
        found = self._model.left_out_at(self._ui.overviewTable.currentIndex())
        return found if found is not None and found[0].closed_at is None else None

    # --- what is done -------------------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        part = self._model.part_at(index)
        if part is None:
            return
        if part.submission_id is not None:
            show_form(self, self.context, part.submission_id)
        else:
            self._arrange()

    def _arrange(self) -> None:
        part, left_out = self._current_part(), self._left_out()
        if part is not None:
            self._arrange_part(part)
        elif left_out is not None:
            self._ask(*left_out)

    def _arrange_part(self, part: RoundPartRow) -> None:
        from inka_desktop.gui.dialogs.part_dialog import PartDialog

        PartDialog(self.context, part, self).open()

    def _ask(self, asked: RoundRow, project: RoundProjectRow) -> None:
        """Asks a project later than the others; whether it began in the period is said behind that."""

        def tell(parts: list[RoundPartRow]) -> None:
            part = next(one for one in parts if one.round_id == asked.id)
            said = self.tr("„{project}“ ist jetzt an „{round}“ beteiligt.")
            self.context.say(
                said.format(project=project.title, round=asked.title), "good",
                self.tr("Frist und Teilnahme …"), lambda: self._arrange_part(part),
            )  # fmt: skip

        def look(_part: UUID) -> None:
            self.context.read_saved(self, lambda ws: ws.forms.rounds.parts(asked.id, project.id), tell)

        self.context.write(self, lambda ws: ws.forms.rounds.ask(asked.id, project.id), look)

    def _edit_round(self) -> None:
        row = self._current_round()
        if row is not None:
            self.context.show_page("round", row.id)

    def _export(self) -> None:
        from inka_desktop.gui import exporting

        year, on, language = self._year, self.context.today(), self.context.language
        exporting.save(
            self, self.context, f"{self.tr('Monitoring')} {year}",
            lambda ws: ws.sheets.monitoring(year, on, language),
        )  # fmt: skip

    # --- how it looks -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._spread)  # the table has its place by then

    def _spread(self) -> None:
        """Rounds are as wide as their widest chip, the names share the rest.

        Where there is little, the carrier goes first; where rounds are scrolled, projects stay at the side.
        """
        table, model = self._ui.overviewTable, self._model
        last, room = model.columnCount() - 1, self._room()
        widths = [self._width_of(column) for column in range(rounds.ROUNDS_FROM, last)]
        rest = room - sum(widths) - _DAY_PX
        carrier, crowded = rest >= 2 * _NAME_PX, rest < _NAME_PX
        table.setColumnHidden(1, not carrier)
        table.setColumnHidden(0, crowded)
        table.verticalHeader().setVisible(crowded)
        table.setColumnWidth(0, max(_NAME_PX, rest // 2 if carrier else rest))
        table.setColumnWidth(1, rest - rest // 2)
        for column, width in enumerate(widths, start=rounds.ROUNDS_FROM):
            table.setColumnWidth(column, width)
        table.setColumnWidth(last, _DAY_PX)

    def _room(self) -> int:
        """The width for columns, beside the scroll bar where there are more rows than fit."""
        table, frame = self._ui.overviewTable, 2 * self._ui.overviewTable.frameWidth()
        wanted = table.horizontalHeader().sizeHint().height() + self._model.rowCount() * ROW_HEIGHT
        scrolls = wanted > table.height() - frame
        return table.width() - frame - (table.verticalScrollBar().sizeHint().width() if scrolls else 0)

    def _width_of(self, column: int) -> int:
        small = chip_font(self.font())
        chips = [chip_width(mark, small) for mark in self._model.marks_in(column)]
        title = str(self._model.headerData(column, Qt.Orientation.Horizontal))
        words = self._ui.overviewTable.horizontalHeader().fontMetrics().horizontalAdvance(title)
        return max(_NARROWEST, *chips, min(words, 2 * _NARROWEST)) + 2 * SIDE

    def _dress(self) -> None:
        table = self._ui.overviewTable
        table.setModel(self._model)
        table.setItemDelegate(TableDelegate(table))
        table.setTabKeyNavigation(False)
        table.setMouseTracking(True)
        table.setIconSize(QSize(16, 16))
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        side, head = table.verticalHeader(), table.horizontalHeader()
        side.hide()
        side.setFixedWidth(_SIDE_PX)
        side.setTextElideMode(Qt.TextElideMode.ElideRight)
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        side.setSectionsClickable(False)
        side.setDefaultSectionSize(ROW_HEIGHT)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _make_chips(self) -> None:
        ui = self._ui
        row = FlowLayout(ui.chipsWidget, _GAP)
        group = QButtonGroup(self)
        group.setExclusive(False)
        self._chips = [(FilterChip(ui.chipsWidget), which) for which in rounds.FILTERS]
        for chip, which in self._chips:
            chip.setObjectName(f"{which.name}Chip")
            chip.clicked.connect(lambda on, name=which.name: self._choose(name, on))
            group.addButton(chip)
            row.addWidget(chip)
        self._years = ChoiceCombo(ui.chipsWidget)
        self._years.setAccessibleName(self.tr("Jahr"))
        self._years.edited.connect(self._choose_year)
        row.addWidget(self._years)
        row.addWidget(ViewChip(self.context, self.name, self._view_now, self._show_view, ui.chipsWidget))

    def _view_now(self) -> Mapping[str, Plain]:
        chosen = (which.name for chip, which in self._chips if chip.isChecked())
        return {"year": self._year, "which": next(chosen, "")}

    def _show_view(self, view: Mapping[str, Plain]) -> None:
        year, which = view.get("year"), str(view.get("which") or "")
        if isinstance(year, int):
            self._take_year(year)
        self._choose(which, bool(which))
        self.refresh()

    def _fill_empty(self) -> None:
        card = self._ui.emptyCard
        card.set_title(self.tr("Noch keine Erhebung"))
        row = CardRow(
            self.tr("Eine Erhebung fragt alle Projekte nach demselben Bogen, etwa jedes Quartal."),
            self.tr("Dazu braucht es einen Bogen. Fertige Bögen sind schon dabei."),
        )
        row.add_button(self.tr("Bögen")).clicked.connect(lambda: self.context.show_page("forms"))
        row.add_button(self.tr("Neue Erhebung")).clicked.connect(lambda: self.context.show_page("round"))
        card.add_row(row)
