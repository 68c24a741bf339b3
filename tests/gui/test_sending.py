"""Lists show what is not sent yet: a sign in the row, words for who points at it or hears it, a filter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListView, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.my_project_page import MyProjectPage
from inka_desktop.gui.pages.released_page import ReleasedPage
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.chip import SIGN, Sign
from inka_desktop.services.workspace import Workspace
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]
TIP, DISPLAY = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DisplayRole
CHANGED = "Die letzten Änderungen sind noch nicht gesendet"
SENT = "Gesendet, noch von niemandem abgeholt"


def last_column(model: QAbstractItemModel, row: int) -> QModelIndex:
    return model.index(row, model.columnCount() - 1)


def chips(page: QWidget) -> list[QPushButton]:
    found = [one for one in page.findChildren(QPushButton) if one.text() == "Noch nicht gesendet"]
    return [one for one in found if one.isVisible()]


def chip(page: QWidget) -> QPushButton:
    (found,) = chips(page)
    return found


def test_a_sign_follows_the_exchange_and_the_filter_leaves_what_waits(
    window: MainWindow, workspace: Workspace, project: UUID, visit: UUID, tmp_path: Path, until: Until
) -> None:
    second = workspace.protocols.start(project, date(2026, 11, 24)).result()
    page = window.show_page("protocols")
    table = find(page, QTableView, "protocolTable")
    model = table.model()
    until(lambda: model.rowCount() == 2 and model.index(1, 0).data() == "23.11.2026")
    assert not chips(page)
    assert not last_column(model, 0).data(TIP)  # no place: nothing to tell apart
    (tmp_path / "place").mkdir()
    workspace.exchange.add_place(tmp_path / "place").result()
    workspace.exchange.sync().result()
    until(lambda: last_column(model, 1).data(TIP) == SENT)
    workspace.editing.save("protocol", second, {"place": "Rathaus"}).result()
    until(lambda: last_column(model, 0).data(TIP) == CHANGED)
    assert last_column(model, 0).data(DISPLAY) == CHANGED  # what a screen reader says
    assert drawn(table, last_column(model, 0)) != drawn(table, last_column(model, 1))
    chip(page).click()
    until(lambda: model.rowCount() == 1 and last_column(model, 0).data(TIP) == CHANGED)
    workspace.exchange.sync().result()
    until(lambda: model.rowCount() == 0)


def drawn(table: QTableView, index: QModelIndex) -> bytes:
    """What stands in a cell, as pixels."""
    place = table.visualRect(index)
    image = table.viewport().grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert image.width() >= SIGN
    return bytes(image.constBits())


def test_the_head_of_the_signs_has_no_words_but_says_what_they_are(
    window: MainWindow, visit: UUID, until: Until
) -> None:
    model = find(window.show_page("protocols"), QTableView, "protocolTable").model()
    last, across = model.columnCount() - 1, Qt.Orientation.Horizontal
    assert model.headerData(last, across) is None
    assert model.headerData(last, across, TIP) == "Senden und Empfangen"
    assert model.headerData(0, across) == "Datum"
    assert model.headerData(0, across, TIP) is None


def test_projects_have_it_in_tool_tip_and_accessible_text(
    window: MainWindow, workspace: Workspace, project: UUID, tmp_path: Path, until: Until
) -> None:
    other = workspace.projects.create("Tannrieden", [], "Werk e. V.").result()
    (tmp_path / "place").mkdir()
    workspace.exchange.add_place(tmp_path / "place").result()
    workspace.exchange.sync().result()
    page = window.show_page("projects")
    model = find(page, QListView, "projectList").model()
    until(lambda: model.rowCount() == 2 and model.index(0, 0).data(TIP) == SENT)
    assert find(page, QPushButton, "waitingChip").isHidden()
    workspace.projects.add_site(other, "Laden").result()
    until(lambda: model.index(1, 0).data(TIP) == CHANGED)
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == f"Tannrieden, {CHANGED}"
    chip(page).click()
    until(lambda: [model.index(row, 0).data() for row in range(model.rowCount())] == ["Tannrieden"])


def test_a_carrier_sees_it_beside_agreements_and_contact_persons(
    context: Context,
    qtbot: QtBot,
    workspace: Workspace,
    project: UUID,
    visit: UUID,
    tmp_path: Path,
    until: Until,
) -> None:
    (tmp_path / "place").mkdir()
    workspace.exchange.add_place(tmp_path / "place").result()
    workspace.exchange.sync().result()
    workspace.protocols.add_agreement(visit, "Aushang erneuern").result()
    workspace.network.add_contact(project, "Ada Beispiel").result()
    pages = MyProjectPage(context), ReleasedPage(context)
    for page in pages:
        qtbot.addWidget(page)
        page.show()
        page.show_record(None)
    agreements, persons = (find(pages[0], Card, name) for name in ("agreementsCard", "personsCard"))
    until(lambda: bool(agreements.findChildren(Sign)) and bool(persons.findChildren(Sign)))
    sign = persons.findChildren(Sign)[0]
    assert sign.toolTip() == sign.accessibleName() == "Nur auf diesem Gerät"
    row = sign.parent()
    assert isinstance(row, CardRow)
    assert "Nur auf diesem Gerät" in row.accessibleDescription()
    card = find(pages[1], Card, "agreementsCard")
    until(lambda: bool(card.findChildren(Sign)))
    chip(pages[1]).click()
    workspace.exchange.sync().result()
    until(lambda: not [one for one in card.findChildren(Sign) if one.isVisible()])
    assert chip(pages[1]).isChecked()
