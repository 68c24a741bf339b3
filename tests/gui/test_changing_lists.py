"""Rows come and go under an open list: what is selected and what is read stay where they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from inka_desktop.gui.main_window import MainWindow
from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol
from inka_desktop.services.rows import ProtocolListRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.paged import RowRole

from .keys import find

COUNT = 450
FIRST = date(2026, 11, 23)
Until = Callable[[Callable[[], bool]], None]
Flags = QItemSelectionModel.SelectionFlag


def add(workspace: Workspace, *days: date) -> list[UUID]:
    """Visits on these days, in one save."""
    visits = [
        Protocol(id=new_id(), space=workspace.spaces.coord, date=day, place=f"Ort {day.toordinal()}")
        for day in days
    ]
    workspace.core.submit(lambda transaction: transaction.session.add_all(visits), "test").result()
    return [visit.id for visit in visits]


@pytest.fixture
def table(window: MainWindow, workspace: Workspace, until: Until) -> QTableView:
    """The list of protocols, newest first, one a day, scrolled to its middle."""
    add(workspace, *(FIRST - timedelta(days=number) for number in range(COUNT)))
    page = window.show_page("protocols")
    assert page is not None
    found = find(page, QTableView, "protocolTable")
    until(lambda: found.model().rowCount() == COUNT)
    found.scrollTo(found.model().index(200, 0), QTableView.ScrollHint.PositionAtTop)
    until(lambda: shown(found, 0) is not None and shown(found, 5) is not None)
    return found


def shown(table: QTableView, line: int) -> date | None:
    """The day of a line on the screen, counted from the top."""
    row = table.model().index(table.rowAt(0) + line, 0).data(RowRole)
    return row.date if isinstance(row, ProtocolListRow) else None


def selected(table: QTableView) -> list[date]:
    """The days of the selected rows that are loaded."""
    rows = [index.data(RowRole) for index in table.selectionModel().selectedRows()]
    return sorted(row.date for row in rows if isinstance(row, ProtocolListRow) and row.date)


def choose(table: QTableView, *rows: int) -> None:
    """Clicks with Ctrl."""
    for row in rows:
        index = table.model().index(row, 0)
        table.selectionModel().setCurrentIndex(index, Flags.Select | Flags.Rows)


def days(*numbers: int) -> list[date]:
    return sorted(FIRST - timedelta(days=number) for number in numbers)


def test_rows_come_in_above(table: QTableView, workspace: Workspace, until: Until) -> None:
    choose(table, 201, 204)
    top, offset = shown(table, 0), table.verticalScrollBar().value() % 34
    add(workspace, *(FIRST + timedelta(days=number) for number in range(1, 8)))
    until(lambda: table.model().rowCount() == COUNT + 7)
    assert (shown(table, 0), table.verticalScrollBar().value() % 34) == (top, offset)
    assert selected(table) == days(201, 204)
    assert table.currentIndex().row() == 211
    add(workspace, FIRST + timedelta(days=9))
    until(lambda: table.model().rowCount() == COUNT + 8)
    assert (shown(table, 0), selected(table), table.currentIndex().row()) == (top, days(201, 204), 212)


def test_a_selected_row_is_deleted(table: QTableView, workspace: Workspace, until: Until) -> None:
    choose(table, 201, 204)
    row = table.model().index(201, 0).data(RowRole)
    workspace.editing.delete("protocol", row.id).result()
    until(lambda: table.model().rowCount() == COUNT - 1)
    assert selected(table) == days(204)
    assert table.currentIndex().row() == 203


def test_a_row_that_moves_is_followed(table: QTableView, workspace: Workspace, until: Until) -> None:
    choose(table, 204)
    row = table.model().index(204, 0).data(RowRole)
    workspace.editing.save("protocol", row.id, {"date": FIRST + timedelta(days=1)}).result()
    until(lambda: table.currentIndex().row() == 0)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_a_selection_over_rows_that_were_never_loaded(
    table: QTableView, workspace: Workspace, until: Until
) -> None:
    choose(table, 202)
    table.scrollToBottom()
    until(lambda: table.model().index(COUNT - 1, 0).data(RowRole) is not None)
    last = table.visualRect(table.model().index(COUNT - 1, 0)).center()
    left, shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(table.viewport(), left, shift, last)
    QTest.keyRelease(table, Qt.Key.Key_Shift)  # else it is held in the tests behind this one
    assert len(table.selectionModel().selectedRows()) == COUNT - 202
    add(workspace, FIRST + timedelta(days=1), FIRST - timedelta(days=COUNT + 5))
    until(lambda: table.model().rowCount() == COUNT + 2)
    rows = [index.row() for index in table.selectionModel().selectedRows()]
    assert (min(rows), max(rows), len(rows)) == (203, COUNT, COUNT - 202)


def test_everything_stays_selected(table: QTableView, workspace: Workspace, until: Until) -> None:
    table.selectAll()
    add(workspace, FIRST + timedelta(days=1))
    until(lambda: table.model().rowCount() == COUNT + 1)
    assert len(table.selectionModel().selectedRows()) == COUNT + 1


def test_at_the_top_new_rows_are_seen(table: QTableView, workspace: Workspace, until: Until) -> None:
    table.scrollToTop()
    until(lambda: shown(table, 0) == FIRST)
    choose(table, 3)
    add(workspace, FIRST + timedelta(days=1))
    until(lambda: shown(table, 0) == FIRST + timedelta(days=1))
    assert selected(table) == days(3)


def test_the_current_row_out_of_view_does_not_pull_the_list(
    table: QTableView, workspace: Workspace, until: Until
) -> None:
    table.scrollToTop()
    until(lambda: shown(table, 0) == FIRST)
    choose(table, 0)
    table.scrollTo(table.model().index(300, 0), QTableView.ScrollHint.PositionAtTop)
    until(lambda: shown(table, 0) is not None)
    top = shown(table, 0)
    add(workspace, FIRST + timedelta(days=1))
    until(lambda: table.model().rowCount() == COUNT + 1)
    assert (shown(table, 0), table.currentIndex().row(), selected(table)) == (top, 1, [])
