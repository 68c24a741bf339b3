"""A carrier's window: its pages and nothing of the coordinators', what was released, what it may settle."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListView, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.history_dialog import HistoryDialog
from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog
from inka_desktop.gui.dialogs.thread_dialog import ThreadDialog
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.page_list import GUESTS, PAGES, pages_of
from inka_desktop.gui.pages.today_page import TodayPage
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.chip import Chip, FilterChip
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.gui.widgets.search_panel import SearchPanel
from inka_desktop.gui.widgets.sidebar import NavButton
from inka_desktop.records.values import OFFICE, Role
from inka_desktop.services import first_start
from inka_desktop.services.calendar_rows import CalendarFilter
from inka_desktop.services.today_rows import TodayRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import ROLE, Settings
from inka_desktop.store.keys import GivenKey

from .conftest import TODAY, WAIT_MS
from .keys import find, type_into

HEIC = Path(__file__).parents[1] / "fixtures" / "photos" / "portrait.heic"
Until = Callable[[Callable[[], bool]], None]
Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture
def carrier(workspace: Workspace, project: UUID, tmp_path: Path) -> Iterator[Workspace]:
    """A carrier's device that joined; what was released lies in the folder and has not arrived yet."""
    place = tmp_path / "austausch"
    place.mkdir()
    workspace.exchange.add_place(place).result()
    visit = workspace.protocols.start(project, TODAY).result()
    workspace.protocols.add_person(visit, function="Projektleitung", organization="Träger").result()
    workspace.protocols.add_agreement(visit, "Aushang erneuern", "Träger", TODAY).result()
    version = workspace.protocols.finish(visit).result().id
    workspace.releases.release(version).result()
    told = workspace.exchange.invite(
        "Frau Träger", workspace.exchange.state().places[0].id, Role.CARRIER, [project]
    ).result()
    workspace.exchange.sync().result()
    joined = first_start.join(tmp_path / "carrier", GivenKey(os.urandom(32)), told.file, told.code, "Büro")
    yield joined
    joined.close()


@pytest.fixture
def surroundings(carrier: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    """The carrier's window has never been open before."""
    monkeypatch.setattr(Context, "today", lambda self: TODAY)
    made = Context(Jobs(), Settings(tmp_path / "carrier"))
    made.open_workspace(carrier)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def desk(surroundings: Context, qtbot: QtBot, until: Until) -> Iterator[MainWindow]:
    """The carrier's window, its role known and the first exchange done."""
    made = MainWindow(surroundings)
    qtbot.addWidget(made, before_close_func=lambda widget: widget.hide())
    made.resize(1280, 800)
    made.show()
    made.greet()
    until(lambda: "VOP-2026-KS1-001" in words(made))
    yield made
    made.close()
    qtbot.waitUntil(lambda: not surroundings.jobs.busy(), timeout=WAIT_MS)


def words(widget: QWidget) -> str:
    """Everything that can be read."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    chips = [chip.accessibleName() for chip in widget.findChildren(Chip) if chip.isVisible()]
    return "\n".join(labels + chips)


def button(widget: QWidget, text: str) -> QPushButton:
    """The first visible button of that text."""
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisible())


def named(widget: QWidget, kind: type[Kind], name: str) -> Kind:
    """A control by its accessible name's beginning."""
    return next(one for one in widget.findChildren(kind) if one.accessibleName().startswith(name))


def listed(window: MainWindow) -> list[str]:
    """What the navigation lists."""
    return [one.accessibleName() for one in window.findChildren(NavButton) if one.isVisible()]


def test_each_page_says_name_and_code_as_the_list_does() -> None:
    for entry in PAGES:
        kind: Any = entry.load()
        assert (kind.name, kind.code) == (entry.name, entry.code)
    assert {entry.name for entry in pages_of("carrier")} == {
        "today", "calendar", "submissions", "submission", "contacts", "released",
        "my_project", "exchange", "settings", "backup",
    }  # fmt: skip
    assert pages_of("carrier") == pages_of("something new")
    assert not {entry.name for entry in pages_of("owner")} & {"released", "my_project"}
    assert set(Role) == OFFICE | GUESTS


def test_after_joining_the_project_is_shown_with_its_first_released_protocol(
    desk: MainWindow, until: Until
) -> None:
    page = desk.current()
    assert page is not None
    assert page.name == "my_project"
    for text in ("Vor-Ort-Protokoll Sonnenhang", "Aushang erneuern", "Stadt Quellrode", "Fachreferat"):
        until(lambda text=text: text in words(page))  # type: ignore[misc]  # binds now


def test_it_holds_nothing_of_the_coordinators_pages(desk: MainWindow, surroundings: Context) -> None:
    assert listed(desk) == [
        "Heute", "Bögen", "Protokolle und Vereinbarungen", "Termine", "Kontakte", "Mein Projekt",
        "Senden und Empfangen",
        "Einstellungen",
    ]  # fmt: skip
    ids = {command.id for command in desk.commands.all()}
    assert not ids & {
        "visit.new",
        "project.new",
        "task.new",
        "follow_up.new",
        "go.projects",
        "go.protocols",
        "export.projects",
    }
    assert not desk.commands.run("visit.new")
    assert not button_is_there(desk, "Neu")
    for name in ("projects", "protocols", "protocol"):
        surroundings.show_page(name, None)
        page = desk.current()
        assert page is not None
        assert page.name == "today"
        assert name not in desk.pages()


def button_is_there(window: MainWindow, text: str) -> bool:
    """Whether a visible button of that text exists."""
    return any(one.isVisible() and one.text().strip() == text for one in window.findChildren(QPushButton))


def test_the_next_start_knows_the_role_before_the_workspace_is_open(
    desk: MainWindow, surroundings: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    assert surroundings.settings.get(ROLE) == "carrier"
    again = MainWindow(Context(Jobs(), Settings(tmp_path / "carrier")))
    qtbot.addWidget(again, before_close_func=lambda widget: widget.hide())
    again.show()
    page = again.current()
    assert page is not None
    assert page.name == "today"
    assert listed(again) == listed(desk)
    again.close()


def test_settling_an_agreement_reaches_the_office_with_its_history(
    desk: MainWindow, carrier: Workspace, workspace: Workspace, until: Until
) -> None:
    page = desk.show_page("released")
    until(lambda: "Aushang erneuern" in words(page))
    button(page, "Erledigt").click()
    until(lambda: "erledigt am" in words(page))
    assert carrier.agreements.all(TODAY)[0].state == "done"
    carrier.exchange.sync().result()
    workspace.exchange.sync().result()
    row = workspace.agreements.all(TODAY)[0]
    assert (row.state, row.done_on is not None) == ("done", True)
    named(page, QToolButton, "Verlauf").click()
    until(lambda: bool(page.findChildren(HistoryDialog)))
    (history,) = page.findChildren(HistoryDialog)
    until(lambda: "erledigt" in words(history))
    history.accept()


def test_words_and_a_photo_that_show_it_reach_the_office(
    desk: MainWindow, carrier: Workspace, workspace: Workspace, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = desk.show_page("released")
    until(lambda: "Aushang erneuern" in words(page))
    button(page, "Nachweis …").click()
    until(lambda: bool(page.findChildren(ThreadDialog)))
    (dialog,) = page.findChildren(ThreadDialog)
    until(lambda: "Aushang erneuern" in words(dialog))
    assert "der Träger liest mit" not in words(dialog)
    assert not {"Verschieben", "Entfallen"} & {
        one.text() for one in dialog.findChildren(QPushButton) if one.isVisible()
    }
    QTest.keyClicks(find(dialog, GrowingText, "evidenceText"), "Der Aushang steht.")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(HEIC), ""))
    button(dialog, "Datei wählen …").click()
    button(dialog, "Als erledigt eintragen").click()
    until(lambda: "portrait.jpg" in words(dialog))
    dialog.accept()
    until(lambda: "erledigt am" in words(page))
    carrier.exchange.sync().result()
    workspace.exchange.sync().result()
    (row,) = workspace.agreements.all(TODAY)
    thread = workspace.threads.get(row.id, TODAY)
    assert (thread.row.state, thread.evidence) == ("done", "Der Aushang steht.")
    assert thread.done_by == carrier.core.me().person
    assert thread.file is not None
    assert thread.file[1] == "portrait.jpg"


def test_a_released_protocol_opens_as_it_prints(desk: MainWindow, until: Until) -> None:
    page = desk.show_page("released")
    until(lambda: button_is_there(desk, "Öffnen"))
    button(page, "Öffnen").click()
    until(lambda: bool(page.findChildren(PreviewDialog)))
    (preview,) = page.findChildren(PreviewDialog)
    until(lambda: preview.pages() >= 1)
    preview.accept()


def test_a_release_that_was_taken_back_does_not_open(
    desk: MainWindow, carrier: Workspace, workspace: Workspace, until: Until
) -> None:
    (row,) = carrier.releases.all()
    workspace.releases.withdraw(row.id).result()
    for one in (workspace, carrier):
        one.exchange.sync().result()
    page = desk.show_page("released", row.id)
    until(lambda: "Die Freigabe dieses Protokolls wurde zurückgezogen" in words(desk))
    assert not page.findChildren(PreviewDialog)


def test_contact_persons_of_its_own_reach_the_office(
    desk: MainWindow, carrier: Workspace, workspace: Workspace, project: UUID, qtbot: QtBot, until: Until
) -> None:
    page = desk.show_page("my_project")
    until(lambda: "Frau Träger" in words(page))
    line = named(page, QLineEdit, "Name, Funktion")
    line.setFocus()
    type_into(line, "Herr Neu, Hausmeister, 0361 1")
    line.returnPressed.emit()
    until(lambda: "Hausmeister · 0361 1" in words(page))
    carrier.exchange.sync().result()
    workspace.exchange.sync().result()
    assert "Herr Neu" in {row.name for row in workspace.network.contacts(project) if row.own}
    (row,) = [one for one in page.findChildren(CardRow) if "Herr Neu" in words(one)]
    button(row, "Entfernen").click()
    until(lambda: "Hausmeister" not in words(page) and "Frau Träger" in words(page))


def test_today_says_what_was_released_and_what_is_due(desk: MainWindow, until: Until) -> None:
    page = desk.show_page("today")
    until(lambda: "Vor-Ort-Protokoll Sonnenhang" in words(page))
    assert "Aushang erneuern" in words(page)
    assert "Termine" not in words(page)


def test_settings_leave_out_what_is_the_offices(desk: MainWindow, until: Until) -> None:
    page = desk.show_page("settings")
    until(lambda: "Träger" in words(page))
    assert "Briefkopf" not in words(page)
    assert "Lesbarer Ordner" not in words(page)
    assert "Papierkorb" not in words(page)


def test_a_carrier_names_its_own_device(desk: MainWindow, carrier: Workspace, until: Until) -> None:
    page = desk.show_page("settings")
    line = find(page, QLineEdit, "nameEdit")
    until(lambda: line.text() == "Büro")
    assert line.isEnabled()
    line.setFocus()
    line.clear()
    type_into(line, "Büro oben")
    page.leave()
    until(lambda: carrier.info().device == "Büro oben")
    desk.show_page("exchange")
    until(lambda: "Büro oben" in words(desk))


def test_heute_is_filled_anew_once_the_role_is_known(surroundings: Context, qtbot: QtBot) -> None:
    """The first look is there before the role: the office's cards must not stay."""
    page = TodayPage(surroundings)
    qtbot.addWidget(page)
    look = TodayRow((), (), (), questions=0, unsent=0, received=0, received_at=None, projects=1)
    with qtbot.waitSignal(page.filled):
        page.show_today(look)
    assert not find(page, Card, "draftsCard").isHidden()
    surroundings.settings.set(ROLE, str(Role.CARRIER))
    with qtbot.waitSignal(page.filled):
        page.show_today(look)
    assert find(page, Card, "draftsCard").isHidden()


def test_search_finds_released_protocols(desk: MainWindow, until: Until) -> None:
    desk.open_search()
    found = find(find(desk, SearchPanel), QListView).model()
    assert hits(found)
    assert not [hit for hit in hits(found) if "VOP-2026-KS1-001" in hit]
    type_into(find(desk, QLineEdit, "searchEdit"), "sonnen")
    until(lambda: any(hit.startswith("Sonnenhang") and "VOP-2026-KS1-001" in hit for hit in hits(found)))
    type_into(find(desk, QLineEdit, "searchEdit"), "x")
    until(lambda: not [hit for hit in hits(found) if "VOP-2026-KS1-001" in hit])


def hits(found: QAbstractItemModel) -> list[str]:
    """What the palette lists."""
    return [str(found.index(row, 0).data()) for row in range(found.rowCount())]


def test_the_calendar_shows_a_carrier_its_own_and_begins_nothing(desk: MainWindow, until: Until) -> None:
    page: Any = desk.show_page("calendar")
    list_of_day = find(page, QListView, "dayList")
    until(lambda: list_of_day.model().rowCount() == 2)
    said = [str(list_of_day.model().index(row, 0).data()) for row in range(2)]
    assert said == ["Sonnenhang", "Aushang erneuern"]
    assert not find(page, QPushButton, "newButton").isVisible()
    chips = [one.text() for one in page.findChildren(FilterChip) if one.property("group")]
    assert chips == ["Besuche", "Gespräche", "Sitzungen", "Bögen", "Vereinbarungen", "Laufzeiten"]
    workspace = desk._context.workspace
    assert workspace is not None
    rows = {row.kind: row for row in workspace.calendar.page(CalendarFilter(), 0, 99, TODAY)}
    assert rows.keys() == {"released_visit", "agreement"}
    # In calendars a corrected version replaces the one before: it is named by the protocol.
    released = rows["released_visit"]
    (listed_one,) = workspace.calendar_papers.content([released], TODAY, TODAY, TODAY).entries
    assert listed_one.id == released.opens != released.id
    list_of_day.activated.emit(list_of_day.model().index(1, 0))
    until(lambda: getattr(desk.current(), "name", "") == "released")
