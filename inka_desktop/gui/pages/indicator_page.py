"""One indicator: target and result, breakdown, trend, projects, where the value is from, and its targets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QLabel, QWidget

from inka_desktop.gui import icons, page_list
from inka_desktop.gui._generated.indicator_page import Ui_IndicatorPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.indicators_page import IndicatorsPage
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import CardRow, words
from inka_desktop.viewmodels import dates, figures, indicators
from inka_desktop.viewmodels.figures import shown
from inka_desktop.viewmodels.indicators import Details, View

if TYPE_CHECKING:
    from inka_desktop.services.indicator_rows import ResultRow, SourceRow, TargetRow

_CHANGES = ("value", "basis", "source", "as_of", "alive")
"""What a correction changes of an entry by hand; the rest is what it is of."""


class IndicatorPage(Page):
    """What is shown belongs to one period, for a project or the programme."""

    name = "indicator"
    code = "I-02"
    parent_page = "indicators"
    watches = IndicatorsPage.watches

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_IndicatorPage()
        ui.setupUi(self)
        self._view: View | None = None
        self._details: Details | None = None
        ui.backButton.clicked.connect(lambda _checked=False: context.show_page("indicators"))
        ui.valueButton.clicked.connect(lambda _checked=False: self._enter_value())
        ui.targetButton.clicked.connect(lambda _checked=False: self._set_target())
        icons.set_icon(ui.valueButton, "pencil")
        icons.set_icon(ui.targetButton, "flag")
        self._cards = (ui.resultCard, ui.projectsCard, ui.sourcesCard, ui.targetsCard, ui.trendFrame)
        for card in self._cards:
            card.hide()

    def show_record(self, record: object) -> None:
        """Comes into view for an indicator in a period (:class:`.View`)."""
        if isinstance(record, View):
            self._view = record
        super().show_record(record)

    def refresh(self) -> None:
        """Reads again what is shown."""
        view, on = self._view, self.context.today()
        if view is None:
            self.context.show_page("indicators")
            return
        self.context.read(self, lambda ws: indicators.read_details(ws, view, on), self._show)

    def _show(self, details: Details | None) -> None:
        if details is None:
            self.context.show_page("indicators")
            return
        if details.view != self._view:
            return
        self._details, ui = details, self._ui
        one = details.indicator
        ui.titleLabel.setText(f"{one.code} · {indicators.title(one)}")
        lead = (details.view.period.words, details.view.project, one.basis)
        ui.leadLabel.setText(" · ".join(part for part in lead if part))
        self._show_result(details)
        ui.trendFrame.setVisible(any(point.value is not None for point in details.trend))
        ui.trendView.show_points(details.trend)
        ui.trendStateLabel.setText(figures.as_of(details.trend_as_of))
        self._show_projects(details)
        self._show_sources(details)
        self._show_targets(details)

    # --- showing ------------------------------------------------------------------------------------

    def _show_result(self, details: Details) -> None:
        card, row = self._ui.resultCard, details.result
        card.clear()
        card.set_title(self.tr("Soll und Ist"), figures.as_of(row.as_of) if row is not None else "")
        card.show()
        if row is None:
            card.add_row(CardRow(self.tr("Für diesen Zeitraum liegt weder ein Wert noch ein Ziel vor.")))
            return
        result = CardRow(self.tr("Ist"), indicators.source_words(row))
        result.add_widget(_number(indicators.value_words(row), result))
        card.add_row(result)
        if row.target is not None:
            target = CardRow(self.tr("Soll"), indicators.target_words(row, details.view.period.period))
            target.add_widget(_number(shown(row.target), target))
            card.add_row(target)
        deviation = indicators.signed(row.deviation) if row.deviation is not None else ""
        said = self.tr("Abweichung {number}").format(number=deviation) if deviation else self.tr("Stand")
        state = CardRow(said, indicators.rule_words(details.rule, row))
        state.add_mark(indicators.mark(row.light))
        card.add_row(state)
        for title, text in (
            (
                self.tr("Nach Geschlecht"),
                figures.broken_down(row.genders, figures.GENDERS, row.missing_parts),
            ),
            (self.tr("Nach Alter"), figures.broken_down(row.ages, figures.AGES, row.missing_parts)),
            (self.tr("Ohne Zahl"), indicators.absent_words(row)),
            (self.tr("Fehlende Angaben"), indicators.missing_words(row)),
        ):
            if text:
                card.add_row(CardRow(text, title))
        collected = indicators.collected_words(row.indicator, details.view.period.period)
        for title, second in (details.exclusive, collected):
            if title:
                card.add_row(CardRow(title, second))

    def _show_projects(self, details: Details) -> None:
        card = self._ui.projectsCard
        card.clear()
        card.set_title(self.tr("Nach Projekten"))
        card.setVisible(bool(details.projects))
        for project, title, result in details.projects:
            row = CardRow(title, self._project_words(result))
            if result is not None:
                row.add_mark(indicators.mark(result.light))
            row.make_clickable()
            row.activated.connect(partial(self._go_to_project, project, title))
            card.add_row(row)

    def _project_words(self, row: ResultRow | None) -> str:
        if row is None:
            return self.tr("noch nichts eingegangen")
        target = self.tr("Soll {value}").format(value=shown(row.target)) if row.target is not None else ""
        result = self.tr("Ist {value}").format(value=indicators.value_words(row))
        return " · ".join(part for part in (target, result, figures.as_of(row.as_of)) if part)

    def _show_sources(self, details: Details) -> None:
        card = self._ui.sourcesCard
        card.clear()
        card.set_title(self.tr("Woraus der Wert besteht"))
        card.setVisible(bool(details.sources))
        for source in details.sources:
            card.add_row(self._source_row(source))

    def _source_row(self, source: SourceRow) -> CardRow:
        first, last = dates.typed_day(source.begin), dates.typed_day(source.end)
        kind = indicators.word(indicators.SOURCES, source.kind)
        stand = figures.as_of(source.as_of)
        days = f"{first} – {last}" if first != last else first
        counts = self._details is None or self._details.indicator.counts
        estimated = indicators.estimated_words(source.estimated, counts=counts)
        missing, instead = indicators.missing_words(source), indicators.instead_words(source)
        parts = (figures.word(figures.GENDERS, source.gender), figures.word(figures.AGES, source.age))
        known = (kind, *parts, days, source.source, estimated, missing, stand, instead)
        row = CardRow(source.project or self.tr("Alle Projekte"), " · ".join(part for part in known if part))
        row.add_widget(_number(indicators.value_words(source), row))
        shows = page_list.shown_by(self.context.role)
        page = "contacts" if source.kind == "counts" else shows.get(source.kind)
        if page is not None:
            row.add_button(self.tr("Öffnen")).clicked.connect(partial(self._open_page, page, source.id))
        elif source.kind == "by_hand":
            row.add_button(self.tr("Verlauf")).clicked.connect(partial(self._open_history, source.id))
            row.add_button(self.tr("Entfernen")).clicked.connect(
                partial(self._remove, "measurement", source.id)
            )
        return row

    def _show_targets(self, details: Details) -> None:
        card = self._ui.targetsCard
        card.clear()
        card.set_title(self.tr("Ziele"))
        card.setVisible(bool(details.targets))
        for target in details.targets:
            goal = target.goal
            begin, end = map(dates.typed_day, goal.period)
            row = CardRow(self.tr("{value} vom {begin} bis {end}").format(
                value=shown(goal.value), begin=begin, end=end
            ), self._target_words(target, details))  # fmt: skip
            row.add_button(self.tr("Ändern")).clicked.connect(partial(self._set_target, target))
            row.add_button(self.tr("Entfernen")).clicked.connect(partial(self._remove, "target", target.id))
            card.add_row(row)

    def _target_words(self, target: TargetRow, details: Details) -> str:
        goal = target.goal
        parts = [self.tr("für diesen Zeitraum")]
        if goal.cumulative:
            parts = [self.tr("fortgezählt, Basiswert {value}").format(value=shown(goal.baseline))]
            if target.baseline_year is not None:
                parts[0] += f" ({target.baseline_year})"
        said = self.tr("Etappenziel {value} bis {day}")
        parts += [said.format(value=shown(value), day=dates.typed_day(day)) for day, value in goal.milestones]
        parts.append(indicators.counting_words(goal, details.result, details.view.period.period))
        return " · ".join(part for part in parts if part)

    # --- acting -------------------------------------------------------------------------------------

    def _go_to_project(self, project: UUID, title: str) -> None:
        if self._view is not None:
            self.context.show_page("indicator", self._view._replace(project_id=project, project=title))

    def _open_page(self, page: str, record: UUID, _checked: bool = False) -> None:
        self.context.show_page(page, record)

    def _open_history(self, row: UUID, _checked: bool = False) -> None:
        from inka_desktop.gui.dialogs.history_dialog import HistoryDialog

        HistoryDialog(self.context, "measurement", row, self, _CHANGES).open()

    def _remove(self, kind: str, row: UUID, _checked: bool = False) -> None:
        from inka_desktop.gui.removing import remove

        remove(self, self.context, kind, row, self.tr("Entfernt und im Papierkorb."))

    def _set_target(self, target: TargetRow | None = None, _checked: bool = False) -> None:
        from inka_desktop.gui.dialogs.target_dialog import TargetDialog

        if self._view is not None:
            dialog = TargetDialog(self.context, self._view, target, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _enter_value(self) -> None:
        from inka_desktop.gui.dialogs.value_dialog import ValueDialog

        if self._details is not None:
            dialog = ValueDialog(self.context, self._details.view, self._details.indicator, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()


def _number(text: str, row: CardRow) -> QLabel:
    """A number at the end of a row, in one line with what it lacks."""
    label = words(text, "cardTitle", row)
    label.setWordWrap(False)
    return label
