"""What a project has for a time: the end of a partner or area is typed, taken back and stays as history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.entry_page import EntryPage
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.pages.stock_page import StockPage
from inka_desktop.gui.widgets.areas_card import AreasCard
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.comparison_view import ComparisonView
from inka_desktop.gui.widgets.parties_card import PartiesCard
from inka_desktop.gui.widgets.project_people_card import ProjectPeopleCard
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.tenures import TenureEditor, TenuresCard
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import network
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]
CARRIER, AREA = "Quellroder Nachbarschaftswerk e. V.", "Bahnhofsvorstadt"


def editors(page: Page, card: type[TenuresCard]) -> list[TenureEditor]:
    """The lines of a card, from top to bottom."""
    found = find(page, card).findChildren(TenureEditor)
    return sorted((one for one in found if one.isVisible()), key=lambda one: one.y())


def line(page: Page, card: type[TenuresCard], name: str) -> TenureEditor:
    """The line of a name."""
    return next(one for one in editors(page, card) if one.last.accessibleName() == f"{name} bis")


def says(widget: QWidget) -> list[str]:
    """What can be read in it."""
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def test_the_end_of_a_partner_is_typed_and_taken_back_without_a_successor(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    page = window.show_page("projects", project)
    until(lambda: len(editors(page, PartiesCard)) == 2)
    end = line(page, PartiesCard, CARRIER).last
    end.setFocus()
    type_into(end, "30.06.2026")
    page.leave()
    until(page.settled)

    def last_day() -> date | None:
        return next(row.valid_to for row in workspace.projects.get(project).parties if row.role == "carrier")

    assert last_day() == date(2026, 6, 30)
    assert workspace.projects.list(TODAY)[0].carrier == "", "nobody carries it now"
    until(lambda: "Träger · früher" in says(line(page, PartiesCard, CARRIER)))
    page.setFocus()
    end.setFocus()
    end.selectAll()
    QTest.keyClick(end, Qt.Key.Key_Delete)
    page.leave()
    until(lambda: page.settled() and last_day() is None)
    until(lambda: "Träger" in says(line(page, PartiesCard, CARRIER)))
    workspace.editing.undo().result()
    assert last_day() == date(2026, 6, 30)
    until(lambda: line(page, PartiesCard, CARRIER).last.value() == date(2026, 6, 30))


def test_an_area_is_left_and_served_again_and_both_times_stay(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    area = workspace.directory.serve(project, AREA, date(2024, 1, 1)).result()
    page = window.show_page("projects", project)
    until(lambda: len(editors(page, AreasCard)) == 1)
    end = line(page, AreasCard, AREA).last
    end.setFocus()
    type_into(end, "31.12.2025")
    page.leave()
    until(page.settled)
    workspace.directory.serve(project, AREA, TODAY).result()
    until(lambda: len(editors(page, AreasCard)) == 2)
    first, second = editors(page, AreasCard)
    assert (first.first.value(), first.last.value()) == (date(2024, 1, 1), date(2025, 12, 31))
    assert (second.first.value(), second.last.value()) == (TODAY, None)
    assert "früher" in says(first)
    relations = workspace.directory.get("area", area).relations
    told = [(row.first, row.last) for row in relations if row.kind == "project"]
    assert told == [(date(2024, 1, 1), date(2025, 12, 31)), (TODAY, None)], "the area's page has the history"


def test_a_person_has_a_task_in_a_project_between_two_days(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    page = window.show_page("projects", project)
    card = find(page, ProjectPeopleCard)
    until(lambda: any(one.isVisible() for one in card.findChildren(SuggestEdit)))
    name, (role, since) = find(card, SuggestEdit), card.findChildren(QLineEdit)[1:3]
    for field, words in ((name, "Nora Neu"), (role, "Projektleitung"), (since, "1.1.2026")):
        type_into(field, words)
    QTest.keyClick(role, Qt.Key.Key_Return)
    until(lambda: len(editors(page, ProjectPeopleCard)) == 1)
    shown = line(page, ProjectPeopleCard, "Nora Neu")
    assert "Projektleitung" in says(shown)
    type_into(shown.last, "30.6.2026")
    page.leave()
    until(page.settled)
    (made,) = workspace.network.persons("Nora Neu")
    entry: Any = window.show_page("entry", made.id)
    until(lambda: "Projektleitung, 01.01.2026 bis 30.06.2026" in says(entry))


def test_an_end_before_the_beginning_is_kept_and_said(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    workspace.directory.serve(project, AREA, date(2026, 1, 1)).result()
    page = window.show_page("projects", project)
    until(lambda: len(editors(page, AreasCard)) == 1)
    shown = line(page, AreasCard, AREA)
    type_into(shown.last, "31.12.2025")
    assert any(text.startswith("Das Ende liegt vor dem Beginn.") for text in says(shown))
    page.leave()
    until(lambda: workspace.projects.get(project).areas[0].valid_to == date(2025, 12, 31))


def test_a_name_leads_to_its_entry(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    page = window.show_page("projects", project)
    until(lambda: len(editors(page, PartiesCard)) == 2)
    shown = line(page, PartiesCard, CARRIER)
    QTest.mouseClick(find(shown, CardRow), Qt.MouseButton.LeftButton)
    until(lambda: isinstance(window.current(), EntryPage))


def test_a_day_that_is_typed_stays_while_something_else_changes(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    page = window.show_page("projects", project)
    until(lambda: len(editors(page, PartiesCard)) == 2)
    end = line(page, PartiesCard, CARRIER).last
    end.setFocus()
    QTest.keyClicks(end, "30.6.")
    workspace.projects.set_party(project, "partner", "Jugendamt", also=True).result()
    until(lambda: len(editors(page, PartiesCard)) == 3)
    assert end.text() == "30.6."
    assert end.hasFocus()


def test_another_role_in_the_office_leaves_everybody_where_they_are(window: MainWindow, until: Until) -> None:
    """What the greeting reads may come after somebody has gone on (it threw them back to Heute)."""
    network = window.show_page("network")
    until(lambda: network.context.workspace is not None)
    assert network.context.take_role("coordinator")
    assert window.current() is network
    assert network.context.take_role("carrier")
    assert window.current() is not network


def test_two_rounds_are_compared_from_the_area(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    rounds = [workspace.stock.create(AREA, date(2020, 5, 1), project).result()]
    for year in (2023, 2026):
        rounds.append(workspace.stock.follow(rounds[-1], date(year, 5, 1)).result())
    area = workspace.stock.get(rounds[0]).values["area_id"]
    page = window.show_page("entry", area)

    def buttons() -> list[QPushButton]:
        words = "Mit der vorigen vergleichen"
        return [one for one in page.findChildren(QPushButton) if one.text() == words]

    until(lambda: len(buttons()) == 2)
    until(lambda: "Bestandsaufnahmen" in says(page))
    buttons()[1].click()  # of the middle one
    until(lambda: isinstance(window.current(), StockPage))
    shown = window.current()
    assert isinstance(shown, StockPage)
    until(shown.shows_all)
    assert shown.record == rounds[1]
    compared = find(shown, ComparisonView)
    assert compared.other() == rounds[0], "the one before, though the newest is offered first"
    until(lambda: not compared.visibleRegion().isEmpty())


def test_what_a_person_has_to_do_with_opens(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    kim = workspace.network.ensure_person("Kim Öhler", "Leitung", "Amt").result()
    workspace.protocols.add_person(visit, "Kim Öhler", "Leitung", "Amt").result()
    workspace.protocols.add_agreement(visit, "Aushang erneuern", "Kim Öhler", TODAY).result()
    for kind, shown in (("project", "projects"), ("protocol", "protocol"), ("agreement", "agreements")):
        page = window.show_page("entry", kim)
        relation = next(one for one in workspace.directory.get("person", kim).relations if one.kind == kind)
        title = network.relation_title(relation)
        until(partial(_there, page, title))
        row = next(one for one in page.findChildren(CardRow) if one.title.text() == title)
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        until(partial(_in_view, window, shown))
    for dialog in window.findChildren(QDialog):
        dialog.close()


def _there(page: Page, title: str) -> bool:
    return any(one.title.text() == title and one.isVisible() for one in page.findChildren(CardRow))


def _in_view(window: MainWindow, name: str) -> bool:
    shown = window.current()
    return shown is not None and shown.name == name
