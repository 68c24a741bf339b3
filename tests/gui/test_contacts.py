"""Kontakte and Auswertung in the window: keys, sheets, taking back, targets, values, and what is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.contact_kind_dialog import ContactKindDialog
from inka_desktop.gui.dialogs.figure_rule_dialog import FigureRuleDialog
from inka_desktop.gui.dialogs.history_dialog import HistoryDialog
from inka_desktop.gui.dialogs.own_indicator_dialog import OwnIndicatorDialog
from inka_desktop.gui.dialogs.target_dialog import TargetDialog
from inka_desktop.gui.dialogs.value_dialog import ValueDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.contacts_page import ContactsPage
from inka_desktop.gui.pages.indicator_page import IndicatorPage
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.contact_keys import ContactKeys
from inka_desktop.gui.widgets.fields import ChoiceCombo, DayEdit, NumberEdit
from inka_desktop.records.judging import Goal
from inka_desktop.records.periods import Period
from inka_desktop.records.values import Basis, Gender
from inka_desktop.services.catalogue import shipped
from inka_desktop.services.contact_counts import Contact
from inka_desktop.services.indicator_rows import HandEntry, Rule
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import figures
from inka_desktop.viewmodels.indicators import RESULT, View
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


def test_without_a_day_nothing_is_counted_lost_or_kept_quiet(
    page: ContactsPage, workspace: Workspace, project: UUID, context: Context
) -> None:
    said: list[str] = []
    context.message_sent.connect(lambda message: said.append(message.text))
    day, number = find(page, QLineEdit, "dayEdit"), find(page, QLineEdit, "numberEdit")
    day.setFocus()
    day.selectAll()
    type_into(day, "31.11.2026")
    number.setFocus()
    type_into(number, "23")
    QTest.keyClick(number, Qt.Key.Key_Return)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_1)
    assert number.text() == "23"
    assert said == ["Noch nicht gezählt. Bitte zuerst einen gültigen Tag eingeben."] * 2
    assert sums(workspace, project) == {}


def test_the_kind_of_a_tally_sheet_stays_chosen_when_another_kind_comes(
    page: ContactsPage, workspace: Workspace, project: UUID, until: Until
) -> None:
    combo = find(page, ChoiceCombo, "kindCombo")
    combo.set_value("short")
    type_into(find(page, QLineEdit, "numberEdit"), "37")
    workspace.analysis.catalogue.add_kind("Gruppe").result()
    until(lambda: combo.count() == 4)
    find(page, QPushButton, "takeButton").click()
    until(page.settled)
    assert sums(workspace, project) == {("short", "not_stated", "counted"): 37}


def test_a_tally_sheet_of_a_kind_that_is_counted_no_longer_is_taken_for_no_other(
    page: ContactsPage, workspace: Workspace, project: UUID, until: Until
) -> None:
    combo, take = find(page, ChoiceCombo, "kindCombo"), find(page, QPushButton, "takeButton")
    own = workspace.analysis.catalogue.add_kind("Gruppe").result()
    until(lambda: combo.count() == 4)
    combo.setCurrentIndex(combo.findText("Gruppe"))
    type_into(find(page, QLineEdit, "numberEdit"), "37")
    workspace.analysis.catalogue.retire_kind(own, TODAY).result()
    until(lambda: combo.count() == 3)
    take.click()
    until(page.settled)
    assert not sums(workspace, project), "another kind was counted"
    workspace.analysis.catalogue.add_kind("Runde").result()
    until(lambda: combo.count() == 4)
    assert combo.value() == ""
    combo.set_value("short")
    take.click()
    until(page.settled)
    assert sums(workspace, project) == {("short", "not_stated", "counted"): 37}


def test_a_project_of_two_carriers_is_told_apart(
    page: ContactsPage, workspace: Workspace, project: UUID, until: Until
) -> None:
    combo = find(page, ChoiceCombo, "projectCombo")
    begun = workspace.carriers.begin(project, "Neuer Träger", TODAY).result()
    workspace.projects.create("Anger", [], "Haus am Markt").result()
    page.refresh()
    until(lambda: combo.count() == 3)
    said = {combo.itemData(place): combo.itemText(place) for place in range(3)}
    assert said[str(begun)] == f"{said[str(project)]} – Neuer Träger"
    assert "Anger" in said.values()


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


def test_a_changed_period_moves_the_target_and_undo_brings_both_back(
    context: Context, workspace: Workspace, project: UUID, window: MainWindow, until: Until
) -> None:
    service, half = workspace.analysis.indicators, date(2026, 6, 30)
    service.set_target("INKA-E2", Goal(Period(date(2026, 1, 1), date(2026, 12, 31)), 100), project).result()
    (target,) = service.targets("INKA-E2", project)
    dialog = TargetDialog(context, View("INKA-E2", QUARTER, project, ""), target, window)
    dialog.show()
    find(dialog, QLineEdit, "endEdit").setText("30.06.2026")
    find(dialog, QPushButton, "saveButton").click()
    until(dialog.isHidden)
    assert [one.goal.period.end for one in service.targets("INKA-E2", project)] == [half]
    workspace.editing.undo().result()
    assert [one.goal.period.end for one in service.targets("INKA-E2", project)] == [date(2026, 12, 31)]


def test_what_cannot_be_read_in_a_target_or_value_is_said_and_nothing_saved(
    context: Context, workspace: Workspace, project: UUID, window: MainWindow, until: Until
) -> None:
    dialog = TargetDialog(context, View("INKA-E2", QUARTER, project, ""), None, window)
    dialog.show()
    find(dialog, QLineEdit, "valueEdit").setText("1000")
    find(dialog, QCheckBox, "cumulativeCheck").setChecked(True)
    hint = find(dialog, QLabel, "hintLabel")
    for name, text, right, said in (
        ("baselineEdit", "12O", "120", "„12O“ lässt sich nicht lesen"),
        ("milestoneEdit", "500 Personen", "500", "„500 Personen“ lässt sich nicht lesen"),
        ("milestoneOnEdit", "31.06.2026", "", "„31.06.2026“ lässt sich nicht lesen"),
        ("milestoneOnEdit", "", "30.06.2026", "braucht einen Wert und einen Tag"),
    ):
        find(dialog, QLineEdit, name).setText(text)
        find(dialog, QPushButton, "saveButton").click()
        assert said in hint.text()
        assert dialog.isVisible()
        find(dialog, QLineEdit, name).setText(right)
    find(dialog, QPushButton, "saveButton").click()
    until(dialog.isHidden)
    (target,) = workspace.analysis.indicators.targets("INKA-E2", project)
    goal = target.goal
    assert (goal.baseline, goal.milestone, goal.milestone_on) == (120, 500, date(2026, 6, 30))
    value = ValueDialog(context, View("INKA-K2", QUARTER, project, ""), shipped()[0], window)
    value.show()
    for name, text in (("valueEdit", "3"), ("sourceEdit", "Liste"), ("asOfEdit", "31.06.2026")):
        find(value, QLineEdit, name).setText(text)
    find(value, QPushButton, "saveButton").click()
    assert "„31.06.2026“ lässt sich nicht lesen" in find(value, QLabel, "hintLabel").text()


def test_a_value_by_hand_needs_its_source(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    view = View("INKA-K2", QUARTER, project, "Sonnenhang")
    page = window.show_page("indicator", view)
    until(lambda: "INKA-K2" in find(page, QLabel, "titleLabel").text())
    find(page, QPushButton, "valueButton").click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ValueDialog))
    assert "gehen einem Wert von Hand vor" in find(dialog, QLabel, "leadLabel").text()
    everywhere = ValueDialog(window._context, View("INKA-K2", QUARTER, None, ""), shipped()[0], page)
    assert "zu den Werten der Projekte hinzu" in find(everywhere, QLabel, "leadLabel").text()
    type_into(find(dialog, QLineEdit, "valueEdit"), "3")
    find(dialog, QPushButton, "saveButton").click()
    until(lambda: "Quelle" in find(dialog, QLabel, "hintLabel").text())
    type_into(find(dialog, QLineEdit, "sourceEdit"), "Niederschriften")
    find(dialog, QPushButton, "saveButton").click()
    until(lambda: bool(rows(find(page, Card, "sourcesCard"))))
    (source,) = workspace.analysis.indicators.sources("INKA-K2", *QUARTER.period)
    assert (source.value, source.source) == (3, "Niederschriften")


def test_what_is_missing_stands_at_the_number_and_a_correction_has_a_history(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    measure, period = workspace.analysis.indicators.measure, QUARTER.period
    for value in (4.0, 5.0):
        measure(HandEntry("INKA-E1", value, period, "Liste", project, Gender.WOMEN)).result()
    gap = HandEntry("INKA-E1", None, period, "Liste", project, Gender.MEN, basis=Basis.NOT_COLLECTED)
    measure(gap).result()
    window.show_page("indicators")
    table = window.findChild(QTableView, "indicatorTable")
    assert table is not None
    until(lambda: table.model().rowCount() == 1)
    said = table.model().index(0, RESULT)
    assert said.data() == "5 (1 Angabe fehlt)"
    assert table.fontMetrics().horizontalAdvance(said.data()) < table.columnWidth(RESULT)
    page = window.show_page("indicator", View("INKA-E1", QUARTER, project, "Sonnenhang"))
    until(lambda: "Frauen: 5 · Männer: nicht erhoben" in rows(find(page, Card, "resultCard")))
    assert "nicht erhoben: 1 Angabe" in rows(find(page, Card, "resultCard"))
    seconds = [label.text() for label in find(page, Card, "sourcesCard").findChildren(QLabel)]
    assert any("Eingabe von Hand · Männer" in text for text in seconds)
    buttons = find(page, Card, "sourcesCard").findChildren(QPushButton)
    [one for one in buttons if one.accessibleName() == "Verlauf: Sonnenhang"][-1].click()  # the women
    until(lambda: any(isinstance(one, HistoryDialog) for one in QApplication.topLevelWidgets()))
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, HistoryDialog))
    until(lambda: bool(rows(find(dialog, Card, "rowsCard"))))
    history = rows(find(dialog, Card, "rowsCard"))
    assert history[0] == "Wert: 5 (vorher 4)"
    assert {text.split(":")[0] for text in history} == {"Wert", "Grundlage", "Quelle", "Stand"}


def test_an_own_indicator_with_a_code_that_is_taken_says_so(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    page = window.show_page("counting")
    until(lambda: bool(rows(find(page, Card, "kindsCard"))))
    head_button(page, "indicatorsCard", "Neuer Indikator").click()
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


def head_button(page: QWidget, card: str, text: str) -> QPushButton:
    return next(one for one in find(page, Card, card).findChildren(QPushButton) if one.text() == text)


def press(page: QWidget, card: str, name: str, until: Until) -> None:
    """A button of a row by its accessible name, as soon as it is there."""

    def found() -> list[QPushButton]:
        every = find(page, Card, card).findChildren(QPushButton)
        return [one for one in every if one.accessibleName() == name and one.isVisible()]

    until(lambda: bool(found()))
    found()[0].click()


def test_an_own_kind_is_made_renamed_and_retired_and_no_other_key_moves(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    catalogue = workspace.analysis.catalogue
    catalogue.add_kind("Hausbesuch", "INKA-E2").result()
    page = window.show_page("counting")
    until(lambda: len(rows(find(page, Card, "kindsCard"))) == 4)
    head_button(page, "kindsCard", "Neue Art").click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ContactKindDialog))
    find(dialog, QPushButton, "saveButton").click()
    until(lambda: bool(find(dialog, QLabel, "hintLabel").text()))
    type_into(find(dialog, QLineEdit, "nameEdit"), "Gruppe")
    find(dialog, QPushButton, "saveButton").click()
    until(lambda: [kind.name_de for kind in catalogue.kinds()][3:] == ["Hausbesuch", "Gruppe"])
    key = catalogue.kinds()[3].key
    workspace.analysis.contacts.count(Contact(project, TODAY, key), 5).result()
    until(lambda: len(rows(find(page, Card, "kindsCard"))) == 5)
    press(page, "kindsCard", "Nicht mehr zählen: Hausbesuch", until)
    until(lambda: catalogue.kinds()[3].retired_on == TODAY)
    assert workspace.analysis.contacts.by_indicator(project, TODAY, TODAY)["INKA-E2", "", ""].number == 5
    counted = window.show_page("contacts")
    assert isinstance(counted, ContactsPage)
    four = ["1  Erstkontakt", "2  Folgekontakt", "3  Kurzberatung", "5  Gruppe"]
    until(lambda: [one.text().split("\n")[0] for one in keys(counted) if one.isVisible()] == four)
    window.hide()  # without a window manager nothing else brings it to the front after a dialog
    window.show()
    window.activateWindow()
    until(window.isActiveWindow)
    counted.setFocus()
    QTest.keyClick(counted, Qt.Key.Key_4)
    QTest.keyClick(counted, Qt.Key.Key_5)
    group = catalogue.kinds()[4].key
    until(lambda: counted.settled() and sums(workspace, project) == {
        (key, "not_stated", "counted"): 5, (group, "not_stated", "counted"): 1,
    })  # fmt: skip
    until(lambda: "Hausbesuch" in rows(find(counted, Card, "periodCard")))
    find(counted, DayEdit, "dayEdit").set_value(TODAY - timedelta(1))
    find(counted, DayEdit, "dayEdit").edited.emit()
    until(lambda: any(one.text().startswith("4  Hausbesuch") for one in keys(counted)))
    window.show_page("counting")
    until(lambda: bool(rows(find(page, Card, "kindsCard"))))
    press(page, "kindsCard", "Ändern: Hausbesuch", until)
    open_ones = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    dialog = next(one for one in open_ones if isinstance(one, ContactKindDialog))
    find(dialog, QLineEdit, "nameEdit").clear()
    type_into(find(dialog, QLineEdit, "nameEdit"), "Besuch zu Hause")
    find(dialog, QPushButton, "saveButton").click()
    until(lambda: catalogue.kinds()[3].name_de == "Besuch zu Hause")
    until(lambda: "Besuch zu Hause" in rows(find(page, Card, "kindsCard")))
    press(page, "kindsCard", "Wieder zählen: Besuch zu Hause", until)
    until(lambda: catalogue.kinds()[3].retired_on is None)
    assert (catalogue.kinds()[3].key, catalogue.kinds()[3].indicator) == (key, "INKA-E2")


def test_an_own_indicator_is_renamed_and_used_up_to_a_day(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    catalogue = workspace.analysis.catalogue
    catalogue.add_indicator("EIG-1", "Gruppen", "number").result()
    page = window.show_page("counting")
    until(lambda: bool(rows(find(page, Card, "indicatorsCard"))))
    press(page, "indicatorsCard", "Ändern: EIG-1 · Gruppen", until)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, OwnIndicatorDialog))
    assert not find(dialog, QLineEdit, "codeEdit").isEnabled()
    find(dialog, QLineEdit, "nameEdit").clear()
    type_into(find(dialog, QLineEdit, "nameEdit"), "Gruppen im Haus")
    find(dialog, QPushButton, "saveButton").click()
    until(lambda: catalogue.indicators()[0].name_de == "Gruppen im Haus")
    until(lambda: rows(find(page, Card, "indicatorsCard")) == ["EIG-1 · Gruppen im Haus"])
    press(page, "indicatorsCard", "Nicht mehr verwenden: EIG-1 · Gruppen im Haus", until)
    until(lambda: catalogue.indicators()[0].valid_to == TODAY)
    assert not catalogue.indicators()[0].is_valid(TODAY + timedelta(1), TODAY + timedelta(9))


def test_limits_are_asked_for_and_hold_for_the_light(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    page = window.show_page("counting")
    until(lambda: bool(rows(find(page, Card, "ruleCard"))))
    head_button(page, "ruleCard", "Ändern").click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, FigureRuleDialog))
    find(dialog, NumberEdit, "behindEdit").set_value(99)
    find(dialog, QPushButton, "saveButton").click()
    until(lambda: "muss unter" in find(dialog, QLabel, "hintLabel").text())
    find(dialog, NumberEdit, "behindEdit").set_value(60)
    find(dialog, NumberEdit, "smallEdit").set_value(5)
    find(dialog, QPushButton, "saveButton").click()
    until(lambda: workspace.analysis.indicators.rule() == Rule(5, 95, 60))
    until(lambda: any("weniger als 60 %" in row for row in rows(find(page, Card, "ruleCard"))))


def test_the_day_follows_the_clock_until_somebody_chooses_another(
    window: MainWindow, page: ContactsPage, workspace: Workspace, project: UUID, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    night, day = TODAY + timedelta(1), find(page, DayEdit, "dayEdit")
    monkeypatch.setattr(Context, "today", lambda _self: night)
    window.minutes.timeout.emit()
    assert page.day == night
    QTest.keyClick(page, Qt.Key.Key_1)
    until(page.settled)
    counted = workspace.analysis.contacts
    assert [row.number for row in counted.sums(project, night, night)] == [1]
    assert counted.sums(project, TODAY, TODAY) == []
    day.clear()
    type_into(day, "20.11.2026")
    later = night + timedelta(1)
    monkeypatch.setattr(Context, "today", lambda _self: later)
    window.minutes.timeout.emit()
    assert page.day == date(2026, 11, 20)
    day.clear()
    type_into(day, "25.11.2026")
    assert page.day == later
    monkeypatch.setattr(Context, "today", lambda _self: later + timedelta(1))
    window.minutes.timeout.emit()
    assert page.day == later + timedelta(1)
    until(lambda: not window._context.jobs.busy())
