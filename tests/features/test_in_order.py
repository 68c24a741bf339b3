"""Stories of an office in order, in windows: calendar, comments, tags, views, undo, history, the bin."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
)
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.gui.dialogs.history_dialog import HistoryDialog
from inka_desktop.gui.dialogs.task_dialog import TaskDialog
from inka_desktop.gui.pages.bin_page import BinPage
from inka_desktop.gui.pages.calendar_page import CalendarPage
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.pages.protocols_page import ProtocolsPage
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.gui.widgets.month_view import MonthView
from inka_desktop.gui.widgets.notes_card import NotesCard
from inka_desktop.gui.widgets.tag_chip import TagChip
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.gui.widgets.view_chip import ViewChip
from tests.gui.conftest import elsewhere, looks
from tests.gui.keys import find, type_into

from .days import (
    DAY,
    VISIT,
    Days,
    begin_visit,
    both_meet,
    days,
    join_colleague,
    newest,
    on_the_table,
    open_window,
)

__all__ = ["days", "elsewhere", "looks"]

scenarios("in_order.feature")
pytestmark = [
    pytest.mark.slow,
    # The offscreen platform says so of every menu that opens.
    pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True),
]

CONTROL = Qt.KeyboardModifier.ControlModifier

given(VISIT)(begin_visit)
given("a colleague has the program")(join_colleague)
when("both send and receive")(both_meet)
when(parsers.parse("I open the window on {on:tu}", extra_types=DAY))(open_window)
when(parsers.parse("it is {on:tu}", extra_types=DAY))(open_window)


# --- the calendar ---------------------------------------------------------------------------------------


@given(
    parsers.parse(
        'it agreed on "{what}" until {due:tu}, and on the next visit on {on:tu} at {at}', extra_types=DAY
    )
)
def _(days: Days, what: str, due: date, on: date, at: str) -> None:
    office = days.office
    office.protocols.add_agreement(days.visit, what, "Träger", due).result()
    said = {"next_date": on, "next_time": time.fromisoformat(at)}
    office.editing.save("protocol", days.visit, said).result()


@when(parsers.parse("I go to {on:tu} in the calendar", extra_types=DAY))
def _(days: Days, on: date) -> None:
    page = days.window().show_page("calendar")
    line = find(page, QLineEdit, "monthEdit")
    line.setFocus()
    line.selectAll()
    type_into(line, f"{on:%m.%Y}")
    QTest.keyClick(line, Qt.Key.Key_Return)
    walk(days, on)


@when(parsers.parse("I go on to {on:tu} with the arrow keys", extra_types=DAY))
def walk(days: Days, on: date) -> None:
    """Day by day, as the arrows go."""
    month = find(days.shown(CalendarPage), MonthView)
    month.setFocus()
    while (day := month.day()) != on:
        assert day is not None
        QTest.keyClick(month, Qt.Key.Key_Right if day < on else Qt.Key.Key_Left)


def entries(days: Days) -> list[str]:
    """What the day beside the month says."""
    model = find(days.shown(CalendarPage), QListView, "dayList").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@then(parsers.re(r'the day says "(?P<one>[^"]+)"( and "(?P<two>[^"]+)")?'))
def _(days: Days, one: str, two: str | None) -> None:
    days.until(lambda: entries(days) == [each for each in (one, two) if each is not None])


@when(parsers.parse('I press N and note the follow-up date "{what}"'))
def _(days: Days, what: str) -> None:
    window = days.window()
    days.bring_forward(window)
    QTest.keyClick(find(days.shown(CalendarPage), MonthView), Qt.Key.Key_N)
    days.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(next(one for one in menu.actions() if one.text() == "Wiedervorlage anlegen"))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    days.until(lambda: bool(window.findChildren(TaskDialog)))
    shown = days.opened(window, TaskDialog)
    text = find(shown, GrowingText, "whatText")
    days.until(text.hasFocus)
    type_into(text, what)
    shown.accept()


@when("I begin the visit from its day")
def _(days: Days) -> None:
    page = days.shown(CalendarPage)
    find(page, QListView, "dayList").setCurrentIndex(find(page, QListView, "dayList").model().index(0, 0))
    button = find(page, QPushButton, "beginButton")
    days.until(button.isVisible)
    button.click()
    before = days.visit
    days.shown(ProtocolPage)
    days.until(lambda: newest(days).id != before)
    days.visit = newest(days).id


@then(parsers.parse('"{what}" is on the table of a visit on {on:tu} at {at}', extra_types=DAY))
def _(days: Days, what: str, on: date, at: str) -> None:
    on_the_table(days, what)
    row = days.office.protocols.get(days.visit)
    assert (row.date, row.begin) == (on, time.fromisoformat(at))


@then(parsers.parse('the overdue entries of the calendar are "{one}" and "{two}"'))
def _(days: Days, one: str, two: str) -> None:
    page = days.window().show_page("calendar")
    for word in ("Liste", "Überfällig"):
        days.until(lambda said=word: bool(chips(page, said)))  # type: ignore[misc]  # of this round
        chips(page, word)[0].click()
    model = find(page, QTableView, "calendarTable").model()
    days.until(lambda: [str(model.index(row, 3).data()) for row in range(model.rowCount())] == [one, two])


def chips(page: Page, word: str) -> list[FilterChip]:
    """Chips that begin with a word."""
    return [one for one in page.findChildren(FilterChip) if one.isVisible() and one.text().startswith(word)]


# --- words and comments ---------------------------------------------------------------------------------


@when(parsers.parse('I give the visit the word "{word}" and ask my colleague "{said}"'))
def _(days: Days, word: str, said: str) -> None:
    card = find(days.page(), NotesCard)
    line, text, whom = find(card, QLineEdit, "tagEdit"), find(card, QPlainTextEdit), find(card, QComboBox)
    line.setFocus()
    type_into(line, word)
    QTest.keyClick(line, Qt.Key.Key_Return)
    days.until(lambda: [tag.word for tag in days.office.tags.all()] == [word])
    days.until(lambda: whom.findText("für Kim Grün") > 0)
    text.setFocus()
    type_into(text, said)
    whom.setCurrentIndex(whom.findText("für Kim Grün"))
    QTest.keyClick(text, Qt.Key.Key_Return, CONTROL)
    days.until(lambda: [one.body for one in days.office.comments.notes(days.visit).comments] == [said])


def asked(days: Days) -> list[CardRow]:
    """The comments for her on her Heute."""
    card = find(days.window(days.colleague).show_page("today"), Card, "commentsCard")
    return [row for row in card.findChildren(CardRow) if row.isVisible()]


@then(parsers.parse('her Heute asks "{said}"'))
def _(days: Days, said: str) -> None:
    days.until(lambda: [row.title.text() for row in asked(days)] == [said])


@when("she opens it and settles it")
def _(days: Days) -> None:
    QTest.mouseClick(asked(days)[0], Qt.MouseButton.LeftButton)
    days.shown(ProtocolPage, days.colleague)
    card = find(days.page(days.colleague), NotesCard)

    def menus() -> list[QMenu]:
        rows = [row for row in card.findChildren(CardRow) if row.isVisible()]
        return [button.menu() for row in rows for button in row.findChildren(QPushButton)]

    days.until(lambda: bool(menus()))
    next(one for one in menus()[0].actions() if one.text() == "Erledigt").trigger()
    days.until(lambda: not days.colleague.comments.addressed())


@then("nothing is open at the visit")
def _(days: Days) -> None:
    days.reads(find(days.page(), NotesCard), "Bitte die Zahlen prüfen")
    assert [one.done for one in days.office.comments.notes(days.visit).comments] == [True]


@when(parsers.parse("there are {count:d} more visits without that word"))
def _(days: Days, count: int) -> None:
    for _ in range(count):
        days.office.protocols.start(days.project, days.on).result()


@when(parsers.parse('I limit the list of protocols to "{word}" and remember it as "{name}"'))
def _(days: Days, word: str, name: str) -> None:
    page = days.window().show_page("protocols")
    chip, view = find(page, TagChip), find(page, ViewChip)
    days.until(lambda: f"{word} (1)" in [one.text() for one in chip.menu().actions()])
    next(one for one in chip.menu().actions() if one.text() == f"{word} (1)").trigger()
    days.until(lambda: view.findChild(QLineEdit) is not None)  # it stands there once the views are read
    line = find(view, QLineEdit)
    type_into(line, name)
    QTest.keyClick(line, Qt.Key.Key_Return)
    days.until(lambda: name in [one.text() for one in view.menu().actions()])


@when("I show all protocols")
def _(days: Days) -> None:
    chip = find(days.shown(ProtocolsPage), TagChip)
    next(one for one in chip.menu().actions() if one.text() == "Alle Schlagwörter").trigger()


@when(parsers.parse('I choose the view "{name}"'))
def _(days: Days, name: str) -> None:
    view = find(days.shown(ProtocolsPage), ViewChip)
    next(one for one in view.menu().actions() if one.text() == name).trigger()


@then(parsers.re(r"the list has (?P<count>\d) protocols?"))
def _(days: Days, count: str) -> None:
    table = find(days.window().show_page("protocols"), QTableView, "protocolTable")
    days.until(lambda: table.model().rowCount() == int(count))


# --- taken back -----------------------------------------------------------------------------------------


def notes(days: Days) -> GrowingText:
    """The notes of topic 1, with the cursor in them."""
    text = find(days.page(), TopicList, "topicList").editors()[0].notes
    text.setFocus()
    return text


def saved(days: Days, said: str) -> None:
    """Waits until topic 1 says so on the disk."""
    days.until(lambda: days.office.protocols.get(days.visit).topics[0].notes == said)


@when(parsers.parse('I write "{said}" to topic 1'))
def _(days: Days, said: str) -> None:
    type_into(notes(days), said)
    days.page().leave()
    saved(days, said)
    days.window().show_page("today")  # what is written after this is another step


@when(parsers.parse('I write over it "{said}"'))
def _(days: Days, said: str) -> None:
    text = notes(days)
    text.selectAll()
    type_into(text, said)
    days.page().leave()
    saved(days, said)


@when("I take it back with Ctrl+Z")
def _(days: Days) -> None:
    window = days.window()
    page = window.show_page("today")
    days.bring_forward(window)
    page.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)


@then(parsers.parse('topic 1 says "{said}"'))
def _(days: Days, said: str) -> None:
    saved(days, said)
    days.reads(days.page(), said)


def choose(days: Days, entry: str) -> None:
    """An entry of the editor's menu."""
    menu = find(days.page(), QToolButton, "moreButton").menu()
    next(one for one in menu.actions() if one.text() == entry).trigger()


@then(parsers.parse('the history of the visit says "{said}"'))
def _(days: Days, said: str) -> None:
    choose(days, "Verlauf")
    shown = days.opened(days.window(), HistoryDialog)
    days.reads(shown, said)
    shown.accept()


@when("I put the visit into the bin")
def _(days: Days) -> None:
    choose(days, "In den Papierkorb")
    days.until(lambda: isinstance(days.window().current(), ProtocolsPage))


@when("I bring it back from the bin in the settings")
def _(days: Days) -> None:
    settings = days.window().show_page("settings")
    find(settings, QPushButton, "binButton").click()
    page = days.shown(BinPage)

    def rows() -> list[CardRow]:
        return [row for row in page.findChildren(CardRow) if row.isVisible()]

    days.until(lambda: len(rows()) == 1)
    find(rows()[0], QPushButton).click()
    days.until(lambda: not rows())
