"""Auswertung in the window: which periods it offers, two days, and the day each figure is from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView

from inka_desktop.gui.context import Context
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.indicator_page import IndicatorPage
from inka_desktop.gui.pages.indicators_page import IndicatorsPage
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.gui.widgets.period_choice import PeriodDays
from inka_desktop.records.periods import Period
from inka_desktop.services.indicator_rows import HandEntry
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import indicators
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]
OLD = Period(date(2019, 3, 1), date(2019, 5, 31))


def entered(workspace: Workspace, project: UUID, period: Period, value: float, as_of: date) -> None:
    entry = HandEntry("INKA-E1", value, period, "Liste", project, as_of=as_of)
    workspace.analysis.indicators.measure(entry).result()


@pytest.fixture
def page(window: MainWindow, workspace: Workspace, project: UUID, until: Until) -> IndicatorsPage:
    entered(workspace, project, OLD, 7, OLD.end)
    entered(workspace, project, Period(date(2026, 10, 1), date(2026, 10, 31)), 4, date(2026, 11, 3))
    shown = window.show_page("indicators")
    assert isinstance(shown, IndicatorsPage)
    until(lambda: cell(shown, indicators.RESULT) == "4")
    return shown


def cell(page: IndicatorsPage, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    model = find(page, QTableView, "indicatorTable").model()
    return str(model.index(0, column).data(role)) if model.rowCount() else ""


def choose(page: IndicatorsPage, words: str) -> None:
    combo = find(page, ChoiceCombo, "periodCombo")
    combo.setCurrentIndex(combo.findText(words))
    combo.edited.emit()


def offered(page: IndicatorsPage) -> list[str]:
    combo = find(page, ChoiceCombo, "periodCombo")
    return [text for place in range(combo.count()) if (text := combo.itemText(place))]


def test_funding_periods_and_earlier_years_of_which_there_is_something_are_offered(
    page: IndicatorsPage, until: Until
) -> None:
    until(lambda: "Jahr 2019" in offered(page))
    assert offered(page)[0] == "4. Quartal 2026"
    assert "Jahr 2020" not in offered(page)
    assert page.view().period.words == "4. Quartal 2026"
    choose(page, "Jahr 2019")
    until(lambda: cell(page, indicators.RESULT) == "7")
    choose(page, "Förderperiode 2021–2027 (ESF+)")
    until(lambda: cell(page, indicators.RESULT) == "4")
    choose(page, "Förderperiode 2014–2020 (ESF)")
    until(lambda: cell(page, indicators.RESULT) == "7")
    assert page.view().period.period == Period(date(2014, 1, 1), date(2020, 12, 31))
    choose(page, "Seit Beginn")
    until(lambda: cell(page, indicators.RESULT) == "11")


def test_two_days_are_a_period_and_bad_ones_leave_what_was_shown(page: IndicatorsPage, until: Until) -> None:
    days = find(page, PeriodDays)
    assert days.isHidden()
    choose(page, "Von – bis …")
    assert days.isVisible()
    assert days.period() == page.view().period.period  # it begins with what was shown
    days.first.clear()
    type_into(days.first, "01.03.2019")
    until(lambda: cell(page, indicators.RESULT) == "11")
    days.last.clear()
    type_into(days.last, "31.5.19")
    until(lambda: cell(page, indicators.RESULT) == "7")
    assert page.view().period.words == "01.03.2019 – 31.05.2019"
    days.first.clear()
    type_into(days.first, "01.06.2019")
    said = [label.text() for label in days.findChildren(QLabel)]
    kept = page.view().period.words
    assert f"Der zweite Tag liegt vor dem ersten. Gezeigt bleibt: {kept}." in said
    assert kept.endswith("31.05.2019")
    days.first.clear()
    type_into(days.first, "1.3.19")
    assert page.view().period.period == OLD
    choose(page, "Jahr 2026")
    assert days.isHidden()


def test_the_period_follows_the_clock_until_somebody_chooses_another(
    window: MainWindow, page: IndicatorsPage, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Context, "today", lambda _self: date(2027, 1, 1))
    window.minutes.timeout.emit()
    assert page.view().period.words == "1. Quartal 2027"
    choose(page, "4. Quartal 2026")
    monkeypatch.setattr(Context, "today", lambda _self: date(2030, 1, 1))
    window.minutes.timeout.emit()
    assert page.view().period.words == "4. Quartal 2026"
    until(lambda: cell(page, indicators.RESULT) == "4")


def test_every_figure_says_the_day_that_it_is_from(
    window: MainWindow, page: IndicatorsPage, workspace: Workspace, project: UUID, until: Until
) -> None:
    assert cell(page, indicators.AS_OF) == "03.11.2026"
    assert cell(page, indicators.RESULT, Qt.ItemDataRole.AccessibleTextRole) == "4, Datenstand 03.11.2026"
    assert cell(page, indicators.RESULT, Qt.ItemDataRole.ToolTipRole) == "4, Datenstand 03.11.2026"
    table = find(page, QTableView, "indicatorTable")
    assert not table.isColumnHidden(indicators.AS_OF)
    page.resize(860, 600)
    assert table.isColumnHidden(indicators.AS_OF)  # the names need the room
    entered(workspace, project, Period(date(2026, 7, 1), date(2026, 7, 31)), 2, TODAY - timedelta(9))
    detail = window.show_page("indicator", page.view("INKA-E1"))
    assert isinstance(detail, IndicatorPage)
    until(lambda: bool(find(detail, QLabel, "trendStateLabel").text()))
    assert find(detail, QLabel, "trendStateLabel").text() == "Datenstand 14.11.2026"
    rows = find(detail, Card, "projectsCard").findChildren(CardRow)
    assert {row.second.text() for row in rows} == {"Ist 4 · Datenstand 03.11.2026"}


def test_of_two_projects_of_one_title_the_right_one_is_chosen(
    page: IndicatorsPage, workspace: Workspace, until: Until
) -> None:
    workspace.projects.create("Sonnenhang", [], "Haus am Markt").result()
    combo = find(page, ChoiceCombo, "projectCombo")
    page.refresh()
    until(lambda: combo.count() == 3)
    assert "Sonnenhang – Haus am Markt" in [combo.itemText(place) for place in range(3)]
