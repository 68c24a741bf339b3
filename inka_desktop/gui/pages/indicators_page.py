"""Auswertung: targets against results of all indicators, for the programme or a project, in a period."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from inka_desktop.gui import exporting, icons
from inka_desktop.gui._generated.indicators_page import Ui_IndicatorsPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.delegates.table import ROW_HEIGHT, TableDelegate
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.period_choice import PeriodChoice
from inka_desktop.services.indicator_rows import ResultRow, Results
from inka_desktop.viewmodels import figures, indicators
from inka_desktop.viewmodels.indicators import IndicatorTable, View
from inka_desktop.viewmodels.paged import RowRole
from inka_desktop.viewmodels.projects import names

if TYPE_CHECKING:
    from inka_desktop.services.catalogue import IndicatorRow
    from inka_desktop.services.rows import ProjectListRow
    from inka_desktop.services.workspace import Workspace

_WIDTHS = {
    indicators.CODE: 92, indicators.TARGET: 84, indicators.RESULT: 156, indicators.DEVIATION: 104,
    indicators.STATE: 176, indicators.AS_OF: 112,
}  # fmt: skip
_NAME_PX = 240
"""What is left to the names at least; where there is less, the days stand with the values."""


class _Told(NamedTuple):
    """What was read; ``years`` are those of which there is something."""

    years: Sequence[int]
    projects: Sequence[ProjectListRow]
    catalogue: Sequence[IndicatorRow]
    results: Results


class IndicatorsPage(Page):
    """A double click or Return opens an indicator with its trend and where its value is from."""

    name = "indicators"
    code = "I-01"
    watches = frozenset(
        {"contact_count", "contact_kind", "indicator", "target", "measurement", "figure_rule", "submission",
         "round", "round_part", "project"}
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_IndicatorsPage()
        ui.setupUi(self)
        self._told: _Told | None = None
        self._model = IndicatorTable(self)
        self._prepare_table()
        self._periods = PeriodChoice(ui.periodCombo, ui.periodDays)
        self._periods.offer(indicators.periods(context.today()))
        for chosen in (ui.projectCombo.edited, self._periods.edited):
            chosen.connect(self.refresh)
        ui.allChip.clicked.connect(self._fill)
        ui.sheetButton.clicked.connect(self._save_sheet)
        ui.printButton.clicked.connect(self._print)
        ui.countingButton.clicked.connect(lambda _checked=False: context.show_page("counting"))
        icons.set_icon(ui.printButton, "printer")
        icons.set_icon(ui.countingButton, "tally-5")
        ui.checkCard.hide()

    def refresh(self) -> None:
        """Reads again what is shown; the period is the quarter of today until somebody chooses another."""
        on = self.context.today()
        self._periods.offer(indicators.periods(on, self._told.years if self._told is not None else ()))
        view = self.view()
        period = view.period.period

        def read(ws: Workspace) -> _Told:
            return _Told(
                ws.analysis.indicators.years(), ws.projects.list(on), ws.analysis.catalogue.indicators(),
                ws.analysis.indicators.results(period.begin, period.end, view.project_id),
            )  # fmt: skip

        self.context.read(self, read, self._show)

    def view(self, code: str = "") -> View:
        """What is looked at."""
        ui = self._ui
        chosen = ui.projectCombo.value()
        return View(
            code, self._periods.value(), UUID(chosen) if chosen else None,
            ui.projectCombo.currentText() or self.tr("Alle Projekte"),
        )  # fmt: skip

    def _show(self, told: _Told) -> None:
        self._told = told
        self._periods.offer(indicators.periods(self.context.today(), told.years))
        self._offer_projects(told.projects)
        self._fill()
        results = told.results
        self._ui.stateLabel.setText(figures.as_of(results.as_of))
        self._show_checks(results)

    def _fill(self) -> None:
        if self._told is None:
            return
        ui, told = self._ui, self._told
        self._model.show(told.results, told.catalogue, everything=ui.allChip.isChecked())
        empty = not self._model.rowCount()
        ui.bodyStack.setCurrentWidget(ui.emptyView if empty else ui.listView)
        if empty:
            self._say_empty()

    def _show_checks(self, results: Results) -> None:
        """What cannot be right, and what is still waited for."""
        card = self._ui.checkCard
        card.clear()
        card.set_title(self.tr("Bitte prüfen"))
        said = [indicators.contradiction_words(one) for one in results.contradictions]
        if results.outside_ages:
            sentence = self.tr("{codes}: Es sind Personen einer anderen Altersgruppe eingetragen.")
            said.append(sentence.format(codes=", ".join(results.outside_ages)))
        if results.waiting:
            said.append(self.tr("%n geprüfte Bögen sind noch nicht vollständig da.", "", results.waiting))
        for sentence in said:
            card.add_row(CardRow(sentence))
        card.setVisible(bool(said))

    def _open(self, index: QModelIndex) -> None:
        row = index.data(RowRole)
        if isinstance(row, ResultRow):
            self.context.show_page("indicator", self.view(row.indicator.code))

    def _save_sheet(self) -> None:
        view, language = self.view(), self.context.language
        period = view.period.period
        exporting.save(
            self, self.context, self.tr("Auswertung"),
            lambda ws: ws.analysis.papers.sheet(*period, view.project_id, language),
        )  # fmt: skip

    def _print(self) -> None:
        from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog

        view, language = self.view(), self.context.language
        period = view.period.period
        paper = Paper(
            lambda ws: ws.analysis.papers.name(*period, language),
            lambda ws: ws.analysis.papers.draw(*period, view.project_id, language),
        )
        PaperDialog(self.context, paper, self).open()

    def _prepare_table(self) -> None:
        table = self._ui.indicatorTable
        table.setModel(self._model)
        table.setItemDelegate(TableDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        head.setSectionResizeMode(indicators.NAME, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        table = self._ui.indicatorTable
        table.setColumnHidden(indicators.AS_OF, self.width() < sum(_WIDTHS.values()) + _NAME_PX)

    def _offer_projects(self, rows: Sequence[ProjectListRow]) -> None:
        combo = self._ui.projectCombo
        wanted = [(self.tr("Alle Projekte"), ""), *((name, str(row)) for row, name in names(rows))]
        if wanted != [(combo.itemText(place), combo.itemData(place)) for place in range(combo.count())]:
            before = combo.value()
            combo.clear()
            for title, project in wanted:
                combo.addItem(title, project)
            combo.set_value(before)

    def _say_empty(self) -> None:
        card = self._ui.emptyCard
        card.clear()
        card.set_title(self.tr("In diesem Zeitraum gibt es noch keine Werte und Ziele"))
        row = CardRow(
            self.tr("Werte kommen aus geprüften Bögen und aus gezählten Kontakten."),
            self.tr("Ziele legen Sie beim Indikator fest."),
        )
        row.add_button(self.tr("Alle Indikatoren zeigen")).clicked.connect(self._ui.allChip.click)
        card.add_row(row)
