"""The slowest pages are made in pieces while nobody waits; a window that goes leaves no listener behind."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.pages.protocols_page import ProtocolsPage
from inka_desktop.gui.warming import Warming
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import Settings
from tests.gui.conftest import TODAY, WAIT_MS


def test_the_visit_page_is_made_in_pieces_behind_the_window(
    context: Context, window: MainWindow, visit: UUID, qtbot: QtBot
) -> None:
    assert ProtocolPage.name not in window.pages()
    warm(window, context, qtbot)
    made = window.pages()[ProtocolPage.name]
    assert window.show_page("protocol", visit) is made
    assert isinstance(window.pages()[ProtocolsPage.name], ProtocolsPage)
    assert isinstance(made, ProtocolPage)
    qtbot.waitUntil(lambda: made.binder.record == visit, timeout=WAIT_MS)


def test_the_first_protocol_finds_everything_loaded(
    context: Context, window: MainWindow, workspace: Workspace, project: UUID, visit: UUID, qtbot: QtBot
) -> None:
    older = workspace.protocols.start(project, TODAY - timedelta(30)).result()
    focus, shown = window.focusWidget(), window.findChild(QStackedWidget, "pages")
    assert isinstance(shown, QStackedWidget)
    before = shown.currentWidget()
    warm(window, context, qtbot)
    page = window.pages()[ProtocolPage.name]
    assert isinstance(page, ProtocolPage)
    assert page.record == visit, "the newest"
    assert page.shows_all()
    assert (window.focusWidget(), shown.currentWidget()) == (focus, before), "nobody sees it"
    qtbot.waitUntil(lambda: not context.jobs.busy(), timeout=WAIT_MS)
    loaded = frozenset(sys.modules)
    window.show_page(ProtocolPage.name, older)
    qtbot.waitUntil(lambda: page.shows_all() and not context.jobs.busy(), timeout=WAIT_MS)
    assert page.record == older
    assert frozenset(sys.modules) == loaded


def test_nothing_is_shown_where_no_protocol_is(context: Context, window: MainWindow, qtbot: QtBot) -> None:
    warm(window, context, qtbot)
    page = window.pages()[ProtocolPage.name]
    assert isinstance(page, ProtocolPage)
    assert page.record is None


def test_a_protocol_that_somebody_opens_meanwhile_stays(
    context: Context, window: MainWindow, workspace: Workspace, project: UUID, visit: UUID, qtbot: QtBot
) -> None:
    older = workspace.protocols.start(project, TODAY - timedelta(30)).result()
    page = ProtocolPage(context)
    window.add_page(ProtocolPage.name, page)
    steps = page.rehearse()
    next(steps)
    window.show_page(ProtocolPage.name, older)
    qtbot.waitUntil(lambda: next(steps, steps) is steps, timeout=WAIT_MS)
    assert page.record == older


def warm(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    """Runs all pieces."""
    warming = Warming(window, context)
    warming.begin()
    qtbot.waitUntil(lambda: not warming.running(), timeout=WAIT_MS)


def test_somebody_who_is_faster_gets_a_whole_page(
    context: Context, window: MainWindow, visit: UUID, qtbot: QtBot
) -> None:
    window.add_page("protocol", ProtocolPage(context, later=True))
    page = window.show_page("protocol", visit)
    assert isinstance(page, ProtocolPage)
    qtbot.waitUntil(lambda: "place" in page.binder.fields(), timeout=WAIT_MS)
    Warming(window, context).begin()
    assert window.page("protocol") is page


def test_a_closed_context_hears_of_no_change(workspace: Workspace, project: UUID, tmp_path: Path) -> None:
    first = Context(Jobs(), Settings(tmp_path))
    first.open_workspace(workspace)
    heard: list[object] = []
    first.changed.connect(heard.append)
    first.close()
    workspace.projects.add_site(project, "Laden").result()
    QCoreApplication.processEvents()
    assert heard == []
