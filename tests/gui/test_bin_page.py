"""The bin in the window: what lies in it, bringing it back, and what an empty one says."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages import bin_page
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.gui.widgets.view_chip import ViewChip
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]


def rows(page: Page) -> list[CardRow]:
    return [row for row in page.findChildren(CardRow) if row.isVisible()]


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_visit_comes_back_and_is_opened(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    workspace.editing.delete("protocol", visit).result()
    click(find(window.show_page("settings"), QPushButton, "binButton"))
    page = window.current()
    assert isinstance(page, bin_page.BinPage)
    until(lambda: len(rows(page)) == 1)
    (row,) = rows(page)
    assert row.title.text() == "Sonnenhang, 23.11.2026"
    assert row.second.text().startswith("Vor-Ort-Protokoll · gelöscht ")
    assert row.second.text().endswith(", Fachreferat, Gerät „Laptop Büro“")
    click(find(row, QPushButton))
    bar = find(window, MessageBar)
    until(bar.isVisible)
    until(lambda: not rows(page))
    assert workspace.protocols.get(visit, TODAY).id == visit
    assert bar.accessibleName() == "„Sonnenhang, 23.11.2026“ ist wieder da."
    click(find(bar, QPushButton))
    current = window.current()
    assert current is not None
    assert current.name == "protocol"


def test_an_empty_bin_says_what_it_is_for(window: MainWindow, until: Until) -> None:
    page = window.show_page("bin")

    def said() -> list[str]:
        return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]

    until(lambda: "Der Papierkorb ist leer" in said())
    until(lambda: any(text.startswith("Was Sie löschen, kommt zuerst hierher.") for text in said()))


def test_many_rows_come_in_portions(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        topic = workspace.protocols.add_topic(visit, f"Thema {number}").result()
        workspace.editing.delete("topic", topic).result()
    monkeypatch.setattr(bin_page, "SHOWN", 3)
    page = window.show_page("bin")
    until(lambda: len(rows(page)) == 3)
    (more,) = (each for each in page.findChildren(QPushButton) if each.text() == "Weitere anzeigen")
    click(more)
    until(lambda: len(rows(page)) == 5)
    topic = workspace.protocols.add_topic(visit, "Noch eines").result()
    workspace.editing.delete("topic", topic).result()
    until(lambda: len(rows(page)) == 6)


@pytest.fixture
def page(window: MainWindow, workspace: Workspace, visit: UUID, until: Until) -> bin_page.BinPage:
    """The bin with a person and a protocol."""
    person = workspace.network.ensure_person("Kim Öhler", "Leitung", "Amt").result()
    workspace.editing.delete("person", person).result()
    workspace.editing.delete("protocol", visit).result()
    shown = window.show_page("bin")
    assert isinstance(shown, bin_page.BinPage)
    until(lambda: len(rows(shown)) == 2)
    return shown


def test_the_bin_is_narrowed_and_the_view_remembered(page: bin_page.BinPage, until: Until) -> None:
    line = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == "Im Papierkorb suchen")
    line.setText("oehl")
    until(lambda: [row.title.text() for row in rows(page)] == ["Kim Öhler"])
    views = find(page, ViewChip)
    name = find(views, QLineEdit)
    type_into(name, "Kim")
    QTest.keyClick(name, Qt.Key.Key_Return)
    until(lambda: views.menu().actions()[0].text() == "Kim")
    line.setText("nichts davon")
    until(lambda: not rows(page))
    kind = find(page, ChoiceCombo)
    line.clear()
    kind.set_value("protocol")
    kind.edited.emit()
    until(lambda: [row.title.text() for row in rows(page)] == ["Sonnenhang, 23.11.2026"])
    views.menu().actions()[0].trigger()
    until(lambda: [row.title.text() for row in rows(page)] == ["Kim Öhler"])


def test_a_view_of_a_kind_that_is_not_there_any_more_shows_nothing(
    page: bin_page.BinPage, workspace: Workspace, visit: UUID, until: Until
) -> None:
    kind = find(page, ChoiceCombo)
    kind.set_value("protocol")
    kind.edited.emit()
    until(lambda: len(rows(page)) == 1)
    view = page._view_now()
    kind.set_value("")
    kind.edited.emit()
    workspace.editing.restore("protocol", visit).result()
    until(lambda: [row.title.text() for row in rows(page)] == ["Kim Öhler"])
    for _ in range(2):
        page._show_view(view)
        assert rows(page) == []
        assert kind.currentText() == "Protokoll"
        page.refresh()
        until(lambda: not page.context.jobs.busy())
        assert rows(page) == []
        assert kind.currentText() == "Protokoll"
