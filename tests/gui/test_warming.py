"""The slowest pages are made in pieces while nobody waits; a window that goes leaves no listener behind."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.pages.protocols_page import ProtocolsPage
from inka_desktop.gui.warming import Warming
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import Settings
from tests.gui.conftest import WAIT_MS


def test_the_visit_page_is_made_in_pieces_behind_the_window(
    context: Context, window: MainWindow, visit: UUID, qtbot: QtBot
) -> None:
    warming = Warming(window, context)
    assert ProtocolPage.name not in window.pages()
    warming.begin()
    qtbot.waitUntil(lambda: not warming.running(), timeout=WAIT_MS)
    made = window.pages()[ProtocolPage.name]
    assert window.show_page("protocol", visit) is made
    assert isinstance(window.pages()[ProtocolsPage.name], ProtocolsPage)
    assert isinstance(made, ProtocolPage)
    qtbot.waitUntil(lambda: made.binder.record == visit, timeout=WAIT_MS)


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
