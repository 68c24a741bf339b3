"""A real workspace in a real encrypted file, and the window on it without a screen."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inka_desktop.gui import i18n, theme
from inka_desktop.gui._generated import resources_rc
from inka_desktop.gui.context import Context
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.theme import Theme
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import Settings
from inka_desktop.store.keys import GivenKey, PassphraseSource
from tests import conftest
from tests.gui import qt_classes

qt_classes.watch()
TODAY = date(2026, 11, 23)
KEY = GivenKey(conftest.KEY)
WAIT_MS = 10_000
FREEZE_EVERY = 8
"""Windows after which what is still there (modules, compiled queries) is walked over no more.

Each window ends with a collection: 30 ms after the first, 90 after fifty.
"""
Until = Callable[[Callable[[], bool]], None]
Show = Callable[[UUID], ProtocolPage]
_windows = count()


@cache
def _installed(qapp: QApplication) -> Theme:
    """The theme, once as in the program; no fixture, for stories take :func:`looks` alone from here."""
    resources_rc.qInitResources()
    return theme.install(qapp)


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> Iterator[None]:
    """The theme and German, as the program starts.

    What the test left goes at its end, and what looks right is not styled anew: each test would style every
    window that somebody still holds (a tenth to a quarter of a second for each test).

    The style sheet is never taken away: Qt's record of styled widgets would begin anew without hearing of the
    end of those that are still there, and the next sheet would style what is gone (a crash).
    """
    installed = _installed(qapp)
    if (theme.current(), installed._appearance, installed._text_size) != (installed, "light", "normal"):
        theme._themes[:] = [installed]
        installed.apply("light")
    i18n.install("de")
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _Programs(QObject):
    """Stand where the system would start the program for a file."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def elsewhere() -> Iterator[list[Path]]:
    """Files and folders that were opened in other programs."""
    programs = _Programs()
    QDesktopServices.setUrlHandler("file", programs, "open")  # type: ignore[arg-type]  # the stub asks for bytes, the method for a name
    yield programs.opened
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new workspace with one project."""
    opened = first_start.create_workspace(
        tmp_path / "profile", KEY, "Koordinierungsstelle", "Fachreferat", "Laptop Büro"
    )
    yield opened
    opened.close()


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    """A project to visit."""
    return workspace.projects.create(
        "Sonnenhang", ["Stadt Quellrode"], "Quellroder Nachbarschaftswerk e. V.", "MUSTER-2025-0107"
    ).result()


@pytest.fixture
def visit(workspace: Workspace, project: UUID) -> UUID:
    """A visit with the topics that a first visit starts with."""
    return workspace.protocols.start(project, TODAY).result()


@pytest.fixture
def context(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    """What pages are given, with the clock of the example."""
    if next(_windows) % FREEZE_EVERY == 1:
        gc.collect()
        gc.freeze()
    monkeypatch.setattr(Context, "today", lambda self: TODAY)
    made = Context(Jobs(), Settings(tmp_path))
    made.open_workspace(workspace)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    """The main window on the workspace."""
    made = MainWindow(context)
    qtbot.addWidget(made, before_close_func=lambda widget: widget.hide())
    made.resize(1280, 800)
    made.show()
    made.greet()
    yield made
    # Closing hands over what was typed; the workspace closes only after that.
    made.close()
    qtbot.waitUntil(lambda: not context.jobs.busy(), timeout=WAIT_MS)


@pytest.fixture
def other(workspace: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """A coordinator's device that has just joined."""
    (tmp_path / "place").mkdir()
    place = workspace.exchange.add_place(tmp_path / "place").result()
    made = workspace.exchange.invite("Projektbegleitung", place.id).result()
    joined = first_start.join(
        tmp_path / "other", PassphraseSource("x"), made.file, made.code, "Laptop unterwegs"
    )
    meet(workspace, joined)
    yield joined
    joined.close()


def meet(one: Workspace, two: Workspace) -> None:
    """Both send and receive until each has what the other had."""
    for workspace in (one, two, one, two):
        workspace.exchange.sync().result()


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    """Waits until something is so."""

    def wait(condition: Callable[[], bool]) -> None:
        qtbot.waitUntil(condition, timeout=WAIT_MS)

    return wait


@pytest.fixture
def show(window: MainWindow, until: Until) -> Show:
    """Shows a protocol until all of it is there, in the window that takes the keys."""

    def shown(protocol: UUID) -> ProtocolPage:
        page = window.show_page("protocol", protocol)
        assert isinstance(page, ProtocolPage)
        until(lambda: page.shows_all() and page.binder.record == protocol)
        window.activateWindow()
        return page

    return shown
