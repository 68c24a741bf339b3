"""The page Termine: walked through by keyboard, limited, opened at the right place, printed and saved."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QListView, QMenu, QTableView

from inka_desktop.gui.context import Message
from inka_desktop.gui.dialogs.new_protocol_dialog import NewProtocolDialog
from inka_desktop.gui.dialogs.preview_dialog import PaperDialog
from inka_desktop.gui.dialogs.task_dialog import TaskDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages import calendar_files
from inka_desktop.gui.pages.calendar_page import CalendarPage
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.month_view import MonthView
from inka_desktop.gui.widgets.view_chip import ViewChip
from inka_desktop.services.calendar_rows import CalendarFilter
from inka_desktop.services.calendar_sources import SOURCES
from inka_desktop.services.due_rows import DueFilter
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.month import DayRole
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into
from tests.reports.reading import whole_text

Until = Callable[[Callable[[], bool]], None]
NEXT = TODAY + timedelta(9)


@pytest.fixture
def agreed(workspace: Workspace, visit: UUID) -> UUID:
    """A visit of today that agreed on something overdue, on something of today, and on the next visit."""
    workspace.protocols.add_agreement(visit, "Plakat erneuern", "Träger", TODAY - timedelta(8)).result()
    workspace.protocols.add_agreement(visit, "Liste zusenden", "Fachreferat", TODAY).result()
    said = {"begin": time(9, 30), "place": "Laden", "next_date": NEXT, "next_time": time(10)}
    workspace.editing.save("protocol", visit, said).result()
    return visit


@pytest.fixture
def page(window: MainWindow, agreed: UUID, until: Until) -> Any:
    """The page with its entries."""
    shown: Any = window.show_page("calendar")
    until(lambda: entries(shown) == ["09:30 Sonnenhang", "Liste zusenden"])
    return shown


def month(page: Any) -> MonthView:
    return find(page, MonthView)


def entries(page: Any) -> list[str]:
    model = find(page, QListView, "dayList").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def listed(page: Any) -> list[str]:
    model = find(page, QTableView, "calendarTable").model()
    return [str(model.index(row, 3).data() or "…") for row in range(model.rowCount())]


def chip(page: Any, name: str, value: str) -> FilterChip:
    return next(one for one in page.findChildren(FilterChip) if one.property(name) == value)


def click(button: Any) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def top(kind: type[Any]) -> Any:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found[0] if found else None


def press(page: Any, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(month(page), key, modifier)


def test_keys_walk_by_days_weeks_months_and_years(page: Any) -> None:
    month(page).setFocus()
    keys = Qt.Key
    for key, day in (
        (keys.Key_Left, date(2026, 11, 22)), (keys.Key_Right, TODAY), (keys.Key_Down, date(2026, 11, 30)),
        (keys.Key_Down, date(2026, 12, 7)), (keys.Key_Up, date(2026, 11, 30)),
        (keys.Key_PageDown, date(2026, 12, 30)), (keys.Key_PageDown, date(2027, 1, 30)),
        (keys.Key_PageDown, date(2027, 2, 28)), (keys.Key_End, date(2027, 2, 28)),
        (keys.Key_Home, date(2027, 2, 22)), (keys.Key_PageUp, date(2027, 1, 22)),
    ):  # fmt: skip
        press(page, key)
        assert month(page).day() == day, key
        assert month(page).days.month == day.replace(day=1)
    press(page, keys.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    assert month(page).day() == date(2026, 1, 22)
    press(page, keys.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert month(page).day() == TODAY


def test_a_month_is_typed(page: Any, window: MainWindow) -> None:
    line = find(page, QLineEdit, "monthEdit")
    assert line.text() == "November 2026"
    for typed, shown in (("12.2026", "Dezember 2026"), ("mär 27", "März 2027"), ("2027", "Januar 2027"),
                         ("31.12.9999", "November 9998"), ("0001-01", "Januar 0002"),
                         ("morgen", "November 2026"), ("irgendwann", "November 2026")):  # fmt: skip
        line.setFocus()
        line.selectAll()
        type_into(line, typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert line.text() == shown


def test_a_day_says_what_it_has_and_who_hears_it_too(page: Any, until: Until) -> None:
    days = month(page).days
    index = days.index_of(TODAY)
    until(lambda: days.field(index).row is not None)
    assert days.headerData(4, Qt.Orientation.Vertical) == "KW 48"
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)) == (
        "Montag, 23. November, heute, 2 Einträge, Vor-Ort-Besuch: 09:30 Sonnenhang, Laden, "
        "Vereinbarung: Liste zusenden"
    )
    assert index.data(DayRole).today
    holiday = date(2026, 10, 31)
    until(lambda: days.field(days.index_of(holiday)).free == "Reformationstag")
    page.choose(holiday)
    until(lambda: "Reformationstag" in find(page, QLabel, "dayLabel").text())


def test_return_opens_a_single_entry_at_its_place(page: Any, window: MainWindow, until: Until) -> None:
    page.choose(NEXT)
    until(lambda: entries(page) == ["10:00 Sonnenhang"])
    press(page, Qt.Key.Key_Return)
    until(lambda: getattr(window.current(), "name", "") == "protocol")
    until(lambda: getattr(QApplication.focusWidget(), "objectName", str)() == "nextDateEdit")


def test_return_right_behind_an_arrow_opens_the_new_day(page: Any, window: MainWindow, until: Until) -> None:
    page.choose(NEXT - timedelta(1))
    month(page).setFocus()
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Return)  # the day is still being read
    until(lambda: getattr(window.current(), "name", "") == "protocol")
    until(lambda: getattr(QApplication.focusWidget(), "objectName", str)() == "nextDateEdit")


def test_of_several_return_goes_to_the_days_list(
    page: Any, window: MainWindow, agreed: UUID, until: Until
) -> None:
    month(page).setFocus()
    press(page, Qt.Key.Key_Return)
    of_day = find(page, QListView, "dayList")
    assert of_day.hasFocus()
    QTest.keyClick(of_day, Qt.Key.Key_Down)
    QTest.keyClick(of_day, Qt.Key.Key_Return)
    until(lambda: getattr(window.current(), "name", "") == "protocol")
    until(lambda: getattr(QApplication.focusWidget(), "toPlainText", str)() == "Liste zusenden")


def test_n_begins_something_on_that_day(
    page: Any, workspace: Workspace, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda _menu, _at: None)  # no screen can show one
    page.choose(NEXT + timedelta(1))
    press(page, Qt.Key.Key_N)
    (menu,) = page._ui.newButton.findChildren(QMenu)
    actions = [one for one in menu.actions() if one.text()]
    assert [one.text() for one in actions] == [
        "Vor-Ort-Besuch beginnen", "Trägergespräch beginnen", "Sitzung beginnen", "Aufgabe anlegen",
        "Wiedervorlage anlegen",
    ]  # fmt: skip
    assert menu.activeAction() is actions[0]
    actions[0].trigger()
    until(lambda: top(NewProtocolDialog) is not None)
    dialog = top(NewProtocolDialog)
    assert dialog.day() == NEXT + timedelta(1)
    dialog.reject()
    actions[-1].trigger()
    until(lambda: top(TaskDialog) is not None)
    (row,) = workspace.due.page("follow_up", DueFilter(), "due", 0, 9)
    assert row.due == NEXT + timedelta(1)
    top(TaskDialog).accept()


def test_an_agreed_visit_is_begun_from_its_day(page: Any, workspace: Workspace, until: Until) -> None:
    page.choose(NEXT)
    until(lambda: entries(page) == ["10:00 Sonnenhang"])
    button = page._ui.beginButton
    until(button.isVisible)
    click(button)
    visits = CalendarFilter(frozenset({"visit"}))
    until(lambda: [row.kind for row in workspace.calendar.page(visits, 0, 9, TODAY)] == ["visit", "visit"])


def test_the_list_begins_today_and_is_limited_by_chips(
    page: Any, workspace: Workspace, project: UUID, until: Until
) -> None:
    click(chip(page, "mode", "list"))
    until(lambda: listed(page) == ["Plakat erneuern", "Vor-Ort-Besuch Sonnenhang", "Liste zusenden",
                                   "Vor-Ort-Besuch Sonnenhang"])  # fmt: skip
    until(lambda: find(page, QTableView, "calendarTable").currentIndex().row() == 1)
    late = chip(page, "limit", "overdue")
    until(lambda: late.text() == "Überfällig (1)")
    click(late)
    until(lambda: listed(page) == ["Plakat erneuern"])
    click(late)
    click(chip(page, "group", "agreement"))
    until(lambda: listed(page) == ["Plakat erneuern", "Liste zusenden"])
    click(chip(page, "limit", "mine"))
    until(lambda: listed(page) == ["Liste zusenden"])
    views = find(page, ViewChip)
    views._keep("Meine")
    until(lambda: [view.name for view in workspace.views.all("calendar")] == ["Meine"])
    click(chip(page, "limit", "mine"))
    click(chip(page, "group", "agreement"))
    until(lambda: len(listed(page)) == 4)
    views._show_view(workspace.views.all("calendar")[0].values)
    until(lambda: listed(page) == ["Liste zusenden"])
    assert chip(page, "group", "agreement").isChecked()


def test_it_follows_what_changes_and_what_is_undone(
    page: Any, workspace: Workspace, agreed: UUID, until: Until
) -> None:
    workspace.editing.save("protocol", agreed, {"date": TODAY + timedelta(1)}).result()
    until(lambda: entries(page) == ["Liste zusenden"])
    workspace.editing.undo().result()
    until(lambda: entries(page) == ["09:30 Sonnenhang", "Liste zusenden"])


def test_the_month_is_saved_for_other_calendars(
    page: Any, workspace: Workspace, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {"what": "Nur fuer mich", "due": TODAY}
    workspace.tasks.add("follow_up", own).result()
    workspace.tasks.add("task", own | {"what": "Nur im Haus"}).result()
    asked: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "Termine.ics"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    month_part = calendar_files.parts(seen(page, until))[0]
    calendar_files.save(page, page.context, month_part.content)
    until((tmp_path / "Termine.ics").exists)
    said = (tmp_path / "Termine.ics").read_bytes().replace(b"\r\n ", b"").decode()
    assert asked == ["2026-11-01_Termine_November-2026.ics"]
    assert said.count("BEGIN:VEVENT") == 3
    assert "SUMMARY:Vor-Ort-Besuch: Sonnenhang" in said
    assert "DTSTART:20261123T083000Z" in said
    assert "Nur" not in said


def seen(page: Any, until: Until) -> calendar_files.Seen:
    told = list[calendar_files.Seen]()
    page._see(told.append)
    until(lambda: bool(told))
    return told[0]


def test_nothing_makes_no_file(page: Any, until: Until, monkeypatch: pytest.MonkeyPatch) -> None:
    said = list[Message]()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("it asked where to save"))
    page.context.message_sent.connect(said.append)
    page.choose(date(2031, 5, 1))
    calendar_files.save(page, page.context, calendar_files.parts(seen(page, until))[0].content)
    until(lambda: len(said) == 1)
    assert "Gespeichert wurde nichts" in said[0].text


def test_it_watches_every_kind_that_its_entries_are_made_of() -> None:
    words = [" ".join((one.table, one.where, one.joined, one.mine, *one.said.values())) for one in SOURCES]
    tables = {table for said in words for table in re.findall(r"(?:^|FROM |JOIN )([a-z_]+) [a-z]\b", said)}
    assert len(tables) > 9
    assert tables <= CalendarPage.watches


def test_a_selection_and_a_quarter_are_printed(page: Any, until: Until) -> None:
    click(chip(page, "mode", "list"))
    until(lambda: len(listed(page)) == 4 and "…" not in listed(page))
    find(page, QTableView, "calendarTable").selectRow(2)
    parts = calendar_files.parts(seen(page, until))
    assert [part.words for part in parts] == [
        "November 2026", "Drei Monate ab November 2026", "Nur die Auswahl (1)",
    ]  # fmt: skip
    for part, said in ((parts[1], "4 Einträge"), (parts[2], "1 Eintrag")):
        calendar_files._print(page._ui.printButton, page.context, part)
        until(lambda: top(PaperDialog) is not None and top(PaperDialog)._document is not None)
        text = whole_text(top(PaperDialog)._document)
        assert said in text
        assert "Vereinbarung: Liste zusenden" in text
        top(PaperDialog).reject()
        until(lambda: top(PaperDialog) is None)
