"""Stories of the network in real windows: doubles merged, a leaver's agreements handed over."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableView,
)
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.gui.dialogs.history_dialog import HistoryDialog
from inka_desktop.gui.dialogs.leavers_dialog import LeaversDialog
from inka_desktop.gui.dialogs.twins_dialog import TwinsDialog
from inka_desktop.gui.pages.entry_page import EntryPage
from inka_desktop.gui.widgets.fields import DayEdit
from inka_desktop.gui.widgets.people import PeopleList
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.services.directory_rows import EntryFilter, EntryRow
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import elsewhere, looks
from tests.gui.keys import find, type_into

from .days import DAY, VISIT, Days, begin_visit, both_meet, days, join_colleague, open_window, thread

__all__ = ["days", "elsewhere", "looks"]

scenarios("network_week.feature")
pytestmark = pytest.mark.slow

given(VISIT)(begin_visit)
given("a colleague has the program")(join_colleague)
when("both send and receive")(both_meet)
when(parsers.parse("I open the window on {on:tu}", extra_types=DAY))(open_window)


# --- doubles --------------------------------------------------------------------------------------------


def offices(workspace: Workspace, name: str) -> list[EntryRow]:
    """The organisations of a name, however it is written."""
    rows = workspace.directory.page("organization", EntryFilter(), "name", 0, 50, descending=False)
    return [row for row in rows if row.texts[0].casefold() == name.casefold()]


@when(parsers.parse('I add "{person}" to the people present'))
def _(days: Days, person: str) -> None:
    page = days.page()
    line = find(find(page, PeopleList, "peopleList"), SuggestEdit)
    line.setFocus()
    type_into(line, person)
    QTest.keyClick(line, Qt.Key.Key_Return)
    days.until(lambda: bool(days.office.protocols.get(days.visit).people))


@when(parsers.parse('my colleague types the office "{name}" with the phone number "{phone}" on her page'))
def _(days: Days, name: str, phone: str) -> None:
    window = days.window(days.colleague)
    page = window.show_page("network")
    menu = find(page, QPushButton, "newButton").menu()
    menu.actions()[0].trigger()
    entry = days.shown(EntryPage, days.colleague)
    days.until(lambda: entry.findChild(QLineEdit, "phoneEdit") is not None)
    for field, text in (("nameEdit", name), ("phoneEdit", phone)):
        line = find(entry, QLineEdit, field)
        days.until(line.isVisible)
        line.setFocus()
        type_into(line, text)
    entry.leave()
    days.until(lambda: entry.settled() and len(offices(days.colleague, name)) == 1)


@when("I compare the organisations that look alike")
def _(days: Days) -> None:
    page = days.window().show_page("network")
    find(page, QPushButton, "twinsButton").click()


@then(parsers.parse('I am asked about "{one}" and "{two}"'))
def _(days: Days, one: str, two: str) -> None:
    shown = days.opened(days.window(), TwinsDialog)
    days.until(lambda: find(shown, QListWidget).count() == 1)
    pair = find(shown, QListWidget).item(0).text()
    assert one in pair
    assert two in pair


@when("I merge them")
def _(days: Days) -> None:
    shown = days.opened(days.window(), TwinsDialog)
    days.until(lambda: bool(shown.findChildren(QAbstractButton, "mergeButton")))
    days.click(shown, find(shown, QPushButton, "mergeButton").text())
    days.reads(shown, "Es gibt keine Einträge, die sich gleichen.")
    shown.reject()


@then(
    parsers.parse('there is one entry, with the phone number "{phone}" and with "{person}" among its people')
)
def _(days: Days, phone: str, person: str) -> None:
    (row,) = offices(days.office, "jobcenter rothenlohe")
    page = days.window().show_page("entry", row.id)
    days.reads(page, phone)
    days.reads(page, person)


@then("my colleague's list has one office of that name, too")
def _(days: Days) -> None:
    page = days.window(days.colleague).show_page("network")
    table = find(page, QTableView, "entryTable")
    model = table.model()
    days.until(
        lambda: (
            [str(model.index(row, 0).data()).casefold() for row in range(model.rowCount())].count(
                "jobcenter rothenlohe"
            )
            == 1
        )
    )


@when("I take it back with Ctrl+Z")
def _(days: Days) -> None:
    window = days.window()
    days.bring_forward(window)
    window.show_page("network").setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@then("there are two entries again")
def _(days: Days) -> None:
    days.until(lambda: len(offices(days.office, "jobcenter rothenlohe")) == 2)


# --- a leaver -------------------------------------------------------------------------------------------


@given(parsers.parse('"{one}" and "{two}" were agreed there with "{who}" until {due:tu}', extra_types=DAY))
def _(days: Days, one: str, two: str, who: str, due: date) -> None:
    days.office.network.ensure_person(who, "Teamleitung", "Jobcenter Rothenlohe").result()
    for what in (one, two):
        days.office.protocols.add_agreement(days.visit, what, who, due).result()


@when(parsers.parse('I note at "{name}" that she left on {day}'))
def _(days: Days, name: str, day: str) -> None:
    page = days.window().show_page("entry", days.office.network.persons(name)[0].id)
    days.until(lambda: page.findChild(DayEdit, "leftOnEdit") is not None)
    line = find(page, DayEdit, "leftOnEdit")
    days.until(line.isVisible)
    line.setFocus()
    type_into(line, day)
    page.leave()
    days.until(lambda: not days.office.network.persons(name))


@then(parsers.parse('Heute says "{said}"'))
def _(days: Days, said: str) -> None:
    days.reads(days.window().show_page("today"), said)


@when(parsers.parse('I hand "{what}" over to "{who}"'))
def _(days: Days, what: str, who: str) -> None:
    today = days.window().show_page("today")
    days.click(today, "Übertragen: 2 Vereinbarungen ohne Zuständige")
    shown = days.opened(days.window(), LeaversDialog)
    box = find(shown, QListWidget, "agreementList")
    days.until(lambda: box.count() == 2)
    for item in (box.item(row) for row in range(box.count())):
        if not item.text().startswith(what):
            item.setCheckState(Qt.CheckState.Unchecked)
    type_into(find(shown, QLineEdit, "responsibleEdit"), who)
    find(shown, QPushButton, "handButton").click()
    days.until(lambda: box.count() == 1)
    shown.reject()


@then(parsers.parse('the list of agreements has "{one}" with "{new}" and "{two}" with "{old}"'))
def _(days: Days, one: str, new: str, two: str, old: str) -> None:
    page = days.window().show_page("agreements")
    model = find(page, QTableView, "dueTable").model()

    def listed() -> set[frozenset[str]]:
        columns = range(model.columnCount())
        return {
            frozenset(str(model.index(row, column).data()) for column in columns)
            for row in range(model.rowCount())
        }

    days.until(lambda: all(any({*pair} <= row for row in listed()) for pair in ((one, new), (two, old))))


@then(parsers.parse('the history of "{what}" says "{said}"'))
def _(days: Days, what: str, said: str) -> None:
    shown = thread(days, what, "detailsButton")
    days.click(shown, "Verlauf")
    history = days.opened(shown, HistoryDialog)
    days.reads(history, said)
    history.accept()
    shown.accept()


@then(parsers.parse('nobody is offered "{name}" as responsible any more'))
def _(days: Days, name: str) -> None:
    assert name not in [row.name for row in days.office.network.persons()]
