"""Heute, Projekte, Protokolle, Senden und Empfangen and the frame around them, on real workspaces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui import i18n
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.handbook_dialog import HandbookDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.exchange_page import ExchangePage
from inka_desktop.gui.pages.protocols_page import ProtocolsPage
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.field_mark import FieldMark
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.gui.widgets.question_card import QuestionGroup, QuestionView
from inka_desktop.gui.widgets.search_panel import SearchPanel
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import LANGUAGE
from tests.gui.conftest import KEY, TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]


def texts(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible() and label.text()]


def buttons(root: QWidget, words: str) -> list[QPushButton]:
    return [
        found
        for found in root.findChildren(QPushButton)
        if found.isVisible() and words in (found.text(), found.accessibleName())
    ]


def button(root: QWidget, words: str) -> QPushButton:
    return buttons(root, words)[0]


def click(found: QWidget) -> None:
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_the_first_window_is_no_higher_than_its_screen(context: Context, qtbot: QtBot) -> None:
    window = MainWindow(context)
    qtbot.addWidget(window, before_close_func=lambda widget: widget.hide())
    assert window.height() < QGuiApplication.primaryScreen().availableSize().height()


def test_an_empty_device_says_what_to_do_first(window: MainWindow, until: Until) -> None:
    until(lambda: {"So fangen Sie an", "1. Ein Projekt anlegen"} <= set(texts(window)))
    assert "Hier ist noch nichts eingetragen." in texts(window)
    click(button(window, "Projekt anlegen"))
    assert any(dialog.isVisible() for dialog in window.findChildren(QWidget, "ProjectDialog"))


def test_today_shows_what_is_due_and_leads_there(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    overdue = TODAY - timedelta(days=8)
    workspace.protocols.add_agreement(visit, "Aushang erneuern", "Träger", overdue).result()
    page = window.show_page("today")
    until(lambda: "Aushang erneuern" in texts(page))
    assert "1 Termin, 1 Vereinbarung wird fällig." in texts(page)
    row = next(row for row in page.findChildren(CardRow) if row.accessibleName() == "Aushang erneuern")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    current = window.current()
    assert current is not None
    assert current.name == "protocol"


def test_only_the_card_that_says_something_else_is_built_anew(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    page = window.show_page("today")
    visits = find(page, Card, "visitsCard")
    until(lambda: bool(visits.findChildren(CardRow)))
    before = visits.findChildren(CardRow)
    other = workspace.projects.create("Anger", ["Stadt"], "Träger").result()
    workspace.protocols.start(other, TODAY - timedelta(days=30)).result()
    drafts = find(page, Card, "draftsCard")
    until(lambda: any("Anger" in text for text in texts(drafts)))
    assert visits.findChildren(CardRow) == before


def test_a_project_is_edited_in_place_and_gets_sites(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    page = window.show_page("projects", project)
    until(lambda: find(page, QLineEdit, "fileNumberEdit").text() == "MUSTER-2025-0107")
    title = find(page, QLineEdit, "titleEdit")
    title.setFocus()
    title.selectAll()
    type_into(title, "Sonnenhang Süd")
    adding = next(
        line for line in page.findChildren(QLineEdit) if line.accessibleName() == "Name des neuen Standorts"
    )
    adding.setFocus()
    type_into(adding, "Nachbarschaftsladen")
    QTest.keyClick(adding, Qt.Key.Key_Return)
    until(lambda: [site.name for site in workspace.projects.get(project).sites] == ["Nachbarschaftsladen"])
    assert workspace.projects.get(project).title == "Sonnenhang Süd"


@pytest.fixture
def many(workspace: Workspace, project: UUID) -> list[UUID]:
    """Visits of two projects, one a day."""
    other = workspace.projects.create("Anger", ["Stadt"], "Träger").result()
    return [
        workspace.protocols.start(other if number % 2 else project, TODAY - timedelta(days=number)).result()
        for number in range(8)
    ]


def cells(table: QTableView, column: int) -> list[str]:
    model = table.model()
    return [str(model.data(model.index(row, column))) for row in range(model.rowCount())]


def test_the_list_sorts_filters_and_jumps(window: MainWindow, many: list[UUID], until: Until) -> None:
    page = window.show_page("protocols")
    assert isinstance(page, ProtocolsPage)
    table = find(page, QTableView, "protocolTable")
    until(lambda: "8 Protokolle" in texts(page) and cells(table, 0)[0] == "23.11.2026")
    head = table.horizontalHeader()
    at = head.sectionViewportPosition(1) + 20
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 8))
    until(lambda: cells(table, 1) == ["Anger"] * 4 + ["Sonnenhang"] * 4)
    table.setFocus()
    type_into(table, "s")
    until(lambda: table.currentIndex().row() == 4)
    click(button(page, "abgeschlossen"))
    until(lambda: "0 Protokolle" in texts(page))


def test_return_opens_a_protocol(window: MainWindow, many: list[UUID], until: Until) -> None:
    page = window.show_page("protocols")
    table = find(page, QTableView, "protocolTable")
    until(lambda: table.model().rowCount() == 8 and cells(table, 0)[0] == "23.11.2026")
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    current = window.current()
    assert current is not None
    assert current.name == "protocol"


def test_the_palette_finds_commands_projects_and_visits(
    window: MainWindow, workspace: Workspace, many: list[UUID], until: Until
) -> None:
    window.activateWindow()
    window.open_search()
    line = find(window, QLineEdit, "searchEdit")
    assert line.hasFocus()
    panel = find(window, SearchPanel)
    found = find(panel, QListView)
    type_into(line, "ang")
    until(lambda: any("Anger" in str(found.model().index(row, 0).data()) for row in range(5)))
    QTest.keyClick(line, Qt.Key.Key_Return)
    current = window.current()
    assert current is not None
    assert current.name == "projects"
    assert not panel.isVisible()


def test_every_page_has_a_code_and_f1_opens_the_handbook_there(window: MainWindow, until: Until) -> None:
    codes = {
        name: window.show_page(name).code
        for name in ("today", "projects", "protocols", "exchange", "backup", "bin", "settings")
    }
    assert len(set(codes.values())) == len(codes)
    assert window.commands.run("help")
    handbook = find(window, HandbookDialog)
    until(lambda: handbook.section_shown().startswith(codes["settings"]))
    window.show_page("projects")
    assert window.commands.run("help")
    until(lambda: handbook.section_shown().startswith(codes["projects"]))
    assert not handbook.isModal()
    assert len(window.findChildren(HandbookDialog)) == 1


def test_the_window_speaks_english_at_once(context: Context, window: MainWindow, until: Until) -> None:
    i18n.install("en")
    context.settings.set(LANGUAGE, "en")
    english = MainWindow(context)
    try:
        english.show()
        until(lambda: "How to begin" in texts(english))
        assert button(english, "New").isVisible()
    finally:
        i18n.install("de")
        english.hide()
        english.deleteLater()


# --- two devices ----------------------------------------------------------------------------------


@pytest.fixture
def other(workspace: Workspace, visit: UUID, tmp_path: Path) -> Iterator[Workspace]:
    """A second device that has everything."""
    folder = tmp_path / "Austausch"
    folder.mkdir()
    place = workspace.exchange.add_place(folder).result()
    invitation = workspace.exchange.invite("Leitung", place.id).result()
    workspace.exchange.sync().result()
    joined = first_start.join(tmp_path / "other", KEY, invitation.file, invitation.code, "Laptop unterwegs")
    joined.exchange.sync().result()
    yield joined
    joined.close()


def meet(one: Workspace, two: Workspace) -> None:
    for workspace in (one, two, one, two):
        workspace.exchange.sync().result()


def test_two_entries_are_shown_with_who_and_when_and_decided(
    window: MainWindow, workspace: Workspace, other: Workspace, visit: UUID, until: Until
) -> None:
    meet(workspace, other)
    workspace.editing.save("protocol", visit, {"date": date(2026, 11, 24)}).result()
    other.editing.save("protocol", visit, {"date": date(2026, 11, 25)}).result()
    meet(workspace, other)
    page = window.show_page("exchange")
    assert isinstance(page, ExchangePage)
    until(lambda: "Zwei Angaben zu „Datum“" in texts(page))
    shown = texts(page)
    assert {"24.11.2026", "25.11.2026"} <= set(shown)
    assert any("Laptop unterwegs" in text and "Leitung" in text for text in shown)
    editor = window.show_page("protocol", visit)
    until(lambda: bool(editor.findChildren(FieldMark)))
    window.show_page("exchange")
    until(lambda: bool([view for view in page.findChildren(QuestionView) if view.isVisible()]))
    click(button(page, "Diese Angabe nehmen: 25.11.2026"))
    until(lambda: workspace.protocols.get(visit).date == date(2026, 11, 25))
    until(lambda: workspace.exchange.questions() == [])


@pytest.fixture
def asked(workspace: Workspace, other: Workspace, visit: UUID) -> UUID:
    """A visit with two entries each for its date and for the next one, and a text that both changed."""
    workspace.editing.save("protocol", visit, {"observations": "Der Laden ist gut besucht."}).result()
    meet(workspace, other)
    for each, day, text in ((workspace, 24, "Der Laden ist sehr gut besucht."), (other, 25, "Er ist gut.")):
        values = {"date": date(2026, 11, day), "next_date": date(2027, 1, day), "observations": text}
        for name, value in values.items():
            each.editing.save("protocol", visit, {name: value}).result()
    meet(workspace, other)
    assert {one.reason for one in workspace.exchange.questions()} == {"entries", "merged"}
    return visit


def test_questions_stand_together_by_record_and_one_click_takes_all_of_a_device(
    window: MainWindow, workspace: Workspace, other: Workspace, asked: UUID, until: Until
) -> None:
    page = window.show_page("exchange")
    assert isinstance(page, ExchangePage)
    until(lambda: bool(buttons(page, "Alle von „Laptop unterwegs“ nehmen")))
    assert len([group for group in page.findChildren(QuestionGroup) if group.isVisible()]) == 1
    assert "Der Laden ist gut besucht." not in texts(page)
    click(button(page, "Vorherigen Text zeigen"))
    assert "Der Laden ist gut besucht." in texts(page)
    click(button(page, "Alle von „Laptop unterwegs“ nehmen"))
    until(lambda: workspace.exchange.questions() == [])
    row = workspace.protocols.get(asked)
    assert (row.date, row.next_date) == (date(2026, 11, 25), date(2027, 1, 25))
    meet(workspace, other)
    assert other.exchange.questions() == []


def test_the_newer_entry_can_be_taken_everywhere_at_once(
    window: MainWindow, workspace: Workspace, asked: UUID, until: Until
) -> None:
    page = window.show_page("exchange")
    assert isinstance(page, ExchangePage)
    shown = workspace.protocols.get(asked)
    until(lambda: bool(buttons(page, "Überall die neuere Angabe nehmen")))
    click(button(page, "Überall die neuere Angabe nehmen"))
    until(lambda: workspace.exchange.questions() == [])
    row = workspace.protocols.get(asked)
    kept = (row.date, row.next_date, row.observations)
    assert kept == (shown.date, shown.next_date, shown.observations)


def test_what_a_page_lacks_is_said_only_there(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    bar, page = find(window, MessageBar), window.show_page("protocol", visit)
    click(button(page, "Abschließen"))
    until(bar.isVisible)
    assert "Vor dem Abschließen fehlt" in bar.accessibleName()
    window.show_page("agreements")
    assert bar.isHidden()
    workspace.editing.delete("protocol", visit).result()
    window._context.say("Das Protokoll ist im Papierkorb.", "information", "Zurückholen")
    window.show_page("today")
    assert bar.isVisible()  # what was done is said wherever one goes


def test_sending_and_receiving_says_what_it_did(
    window: MainWindow, workspace: Workspace, other: Workspace, visit: UUID, until: Until
) -> None:
    meet(workspace, other)
    other.editing.save("protocol", visit, {"place": "Nachbarschaftsladen"}).result()
    other.exchange.sync().result()
    page = window.show_page("exchange")
    until(lambda: button(page, "Jetzt senden und empfangen").isEnabled())
    click(button(page, "Jetzt senden und empfangen"))
    bar = find(window, MessageBar)
    until(lambda: "empfangen" in bar.accessibleName())
    assert workspace.protocols.get(visit).place == "Nachbarschaftsladen"
    until(lambda: any("Laptop unterwegs" in text for text in texts(page)))


def test_without_a_place_the_button_says_what_is_needed(window: MainWindow, until: Until) -> None:
    page = window.show_page("exchange")
    until(lambda: "Nur auf diesem Gerät" in texts(page))
    click(button(page, "Jetzt senden und empfangen"))
    bar = find(window, MessageBar)
    until(lambda: "Wählen Sie zuerst einen Austauschordner" in bar.accessibleName())
