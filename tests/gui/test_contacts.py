"""Kontakte and Auswertung in the window: keys, sheets, taking back, targets, values, and what is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from inka_desktop.gui.dialogs.own_indicator_dialog import OwnIndicatorDialog
from inka_desktop.gui.dialogs.target_dialog import TargetDialog
from inka_desktop.gui.dialogs.value_dialog import ValueDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.contacts_page import ContactsPage
from inka_desktop.gui.pages.indicator_page import IndicatorPage
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.contact_keys import ContactKeys
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.records.values import Basis, Gender
from inka_desktop.services.contact_counts import Contact
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import figures
from inka_desktop.viewmodels.indicators import View
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]
QUARTER = figures.quarter(TODAY)


@pytest.fixture
def page(window: MainWindow, project: UUID, until: Until) -> ContactsPage:
    shown = window.show_page("contacts")
    assert isinstance(shown, ContactsPage)
    until(lambda: len(keys(shown)) == 3)
    return shown


def keys(page: QWidget) -> list[QPushButton]:
    return find(page, ContactKeys, "contactKeys").findChildren(QPushButton)


def sums(workspace: Workspace, project: UUID) -> dict[tuple[str, str, str], int]:
    workspace.core.await_saves()
    found = workspace.analysis.contacts.sums(project, *QUARTER.period)
    return {(row.kind, row.gender, row.basis): row.number for row in found}


def rows(card: Card) -> list[str]:
    return [row.title.text() for row in card.findChildren(CardRow) if not row.isHidden()]


def test_a_digit_is_a_contact_and_is_seen_at_once(
    page: ContactsPage, workspace: Workspace, project: UUID, until: Until
) -> None:
    page.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1):
        QTest.keyClick(page, key)
    assert [button.text().split("\n")[1] for button in keys(page)] == ["2", "1", "0"]  # before any save
    until(page.settled)
    assert sums(workspace, project) == {
        ("first", "not_stated", "counted"): 2, ("repeat", "not_stated", "counted"): 1,
    }  # fmt: skip
    assert page.undo()
    until(page.settled)
    assert sums(workspace, project)["first", "not_stated", "counted"] == 1
    until(lambda: "1" in keys(page)[0].text().split("\n")[1])


def test_digits_typed_into_a_field_count_nothing(
    page: ContactsPage, workspace: Workspace, project: UUID
) -> None:
    number = find(page, QLineEdit, "numberEdit")
    number.setFocus()
    type_into(number, "12")
    assert number.text() == "12"
    assert sums(workspace, project) == {}


def test_a_tally_sheet_is_taken_over_with_what_is_chosen(
    page: ContactsPage, workspace: Workspace, project: UUID, until: Until
) -> None:
    women = next(chip for chip in page.findChildren(FilterChip) if chip.text() == "Frauen")
    women.click()
    find(page, ChoiceCombo, "basisCombo").set_value(str(Basis.ESTIMATED))
    type_into(find(page, QLineEdit, "numberEdit"), "37")
    find(page, QPushButton, "takeButton").click()
    until(page.settled)
    assert sums(workspace, project) == {("first", Gender.WOMEN, Basis.ESTIMATED): 37}
    type_into(find(page, QLineEdit, "numberEdit"), "40")
    find(page, QPushButton, "lessButton").click()  # more than stands there
    until(page.settled)
    assert sums(workspace, project) == {("first", Gender.WOMEN, Basis.ESTIMATED): 37}
    until(lambda: keys(page)[0].text().endswith("\n37"))


def test_the_quarter_says_what_it_adds_up_to(
    page: ContactsPage, workspace: Workspace, project: UUID, until: Until
) -> None:
    workspace.analysis.contacts.count(Contact(project, date(2026, 10, 2), "repeat", Gender.MEN), 5).result()
    card = find(page, Card, "periodCard")
    until(lambda: any("Männer: 5" in label.text() for label in card.findChildren(QLabel)))
    assert rows(find(page, Card, "daysCard"))


def test_a_target_is_set_and_judged_in_words(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    workspace.analysis.contacts.count(Contact(project, TODAY, "first"), 10).result()
    window.show_page("indicators")
    table = window.findChild(QTableView, "indicatorTable")
    assert table is not None
    until(lambda: table.model().rowCount() == 1)
    table.activated.emit(table.model().index(0, 0))
    until(lambda: isinstance(window.current(), IndicatorPage))
    page = window.current()
    assert page is not None
    until(lambda: "Erstkontakte" in find(page, QLabel, "titleLabel").text())
    assert "Arbeitstitel" in find(page, QLabel, "titleLabel").text()
    find(page, QPushButton, "targetButton").click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, TargetDialog))
    find(dialog, QPushButton, "saveButton").click()
    assert find(dialog, QLabel, "hintLabel").text().startswith("Bitte geben Sie einen Zielwert")
    type_into(find(dialog, QLineEdit, "valueEdit"), "20")
    find(dialog, QPushButton, "saveButton").click()
    card = find(page, Card, "resultCard")
    until(lambda: any("Abweichung" in text for text in rows(card)))
    assert any("75 %" in label.text() for label in card.findChildren(QLabel))
    assert find(page, Card, "targetsCard").isVisible()


def test_a_value_by_hand_needs_its_source(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    view = View("INKA-K2", QUARTER, project, "Sonnenhang")
    page = window.show_page("indicator", view)
    until(lambda: "INKA-K2" in find(page, QLabel, "titleLabel").text())
    find(page, QPushButton, "valueButton").click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ValueDialog))
    type_into(find(dialog, QLineEdit, "valueEdit"), "3")
    find(dialog, QPushButton, "saveButton").click()
    until(lambda: "Quelle" in find(dialog, QLabel, "hintLabel").text())
    type_into(find(dialog, QLineEdit, "sourceEdit"), "Niederschriften")
    find(dialog, QPushButton, "saveButton").click()
    until(lambda: bool(rows(find(page, Card, "sourcesCard"))))
    (source,) = workspace.analysis.indicators.sources("INKA-K2", *QUARTER.period)
    assert (source.value, source.source) == (3, "Niederschriften")


def test_an_own_indicator_with_a_code_that_is_taken_says_so(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    page = window.show_page("indicators")
    find(page, QPushButton, "newButton").click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, OwnIndicatorDialog))
    type_into(find(dialog, QLineEdit, "codeEdit"), "EECO01")
    type_into(find(dialog, QLineEdit, "nameEdit"), "Noch einer")
    find(dialog, QPushButton, "saveButton").click()
    until(lambda: "EECO01" in find(dialog, QLabel, "hintLabel").text())
    find(dialog, QLineEdit, "codeEdit").clear()
    type_into(find(dialog, QLineEdit, "codeEdit"), "EIG-1")
    find(dialog, QPushButton, "saveButton").click()
    until(lambda: not shiboken6.isValid(dialog) or not dialog.isVisible())
    assert workspace.analysis.catalogue.indicators()[0].code == "EIG-1"
