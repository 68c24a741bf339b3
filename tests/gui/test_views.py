"""The chip of remembered views on a real list: remembering, choosing, letting go and taking that back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QTableView

from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.widgets.view_chip import ViewChip
from inka_desktop.services.workspace import Workspace

from .conftest import TODAY
from .keys import find, type_into

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def several(workspace: Workspace, project: UUID) -> None:
    """Visits of two years."""
    for days in (0, 400, 500):
        workspace.protocols.start(project, TODAY - timedelta(days=days)).result()


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_a_view_is_remembered_chosen_and_let_go_of(
    window: MainWindow, workspace: Workspace, several: None, until: Until
) -> None:
    page = window.show_page("protocols")
    table, chip = find(page, QTableView, "protocolTable"), find(page, ViewChip)
    until(lambda: table.model().rowCount() == 3)
    buttons = {one.text(): one for one in page.findChildren(QPushButton) if one.property("limits")}
    buttons[str(TODAY.year - 1)].click()
    until(lambda: table.model().rowCount() == 2)
    line = find(chip, QLineEdit)
    type_into(line, "Voriges Jahr")
    QTest.keyClick(line, Qt.Key.Key_Return)
    until(lambda: texts(chip.menu())[:1] == ["Voriges Jahr"])
    buttons["Alle"].click()
    until(lambda: table.model().rowCount() == 3)
    chip.menu().actions()[0].trigger()
    until(lambda: table.model().rowCount() == 2)
    assert buttons[str(TODAY.year - 1)].isChecked()
    assert not buttons["Alle"].isChecked()
    away = next(action.menu() for action in chip.menu().actions() if action.text() == "Nicht mehr merken")
    assert isinstance(away, QMenu)
    away.actions()[0].trigger()
    until(lambda: texts(chip.menu()) == [])
    assert workspace.views.all("protocols") == []
