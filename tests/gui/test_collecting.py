"""What the window leaves behind is taken apart on the GUI thread, whoever makes the objects."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from inka_desktop.gui import collecting, profile
from inka_desktop.gui.context import Context
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.services.workspace import Workspace


class Leftover(QObject):
    """Something with a timer that refers to itself, as pages and their lambdas do."""

    def __init__(self, ends: list[str]) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self, interval=1)
        self.timer.start()
        self.destroyed.connect(
            lambda: ends.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection
        )


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Jobs]:
    """Jobs whose collector looks often, and Python's own that would collect at once."""
    usual = gc.get_threshold()
    monkeypatch.setattr(collecting, "LOOK_MS", 20)
    made = Jobs()
    yield made
    made.close()
    gc.set_threshold(*usual)


def test_only_the_gui_thread_takes_apart(jobs: Jobs, qtbot: QtBot) -> None:
    ends: list[str] = []
    jobs.read(jobs, lambda: None, lambda _: None)
    qtbot.waitUntil(lambda: not jobs.busy())
    gc.set_threshold(20, 1, 1)

    for _ in range(20):
        Leftover(ends)
        # So many objects that the collector has been through all generations.
        jobs.read(jobs, lambda: [[] for _ in range(5_000)], lambda _: None).result()
    qtbot.waitUntil(lambda: not jobs.busy() and len(ends) == 20)
    assert set(ends) == {"MainThread"}


def test_loading_the_records_leaves_the_collector_as_it_was(jobs: Jobs, qtbot: QtBot) -> None:
    jobs.read(jobs, profile.load_records, lambda _: None)
    qtbot.waitUntil(lambda: not jobs.busy())
    assert not gc.isenabled()
    jobs.close()
    assert not gc.isenabled(), "what is left of the window would go on any thread"


def test_a_workspace_that_closes_takes_nothing_apart(jobs: Jobs, workspace: Workspace, qtbot: QtBot) -> None:
    ends: list[str] = []
    jobs.read(jobs, lambda: None, lambda _: None)
    qtbot.waitUntil(lambda: not jobs.busy())
    jobs.close()
    Leftover(ends)
    workspace.close()
    gc.collect()
    assert ends == ["MainThread"]


def test_a_window_that_another_has_replaced_is_gone(context: Context, qtbot: QtBot) -> None:
    """As when the language changes: the context stays, and must keep nothing of the window before."""
    window = MainWindow(context)
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: not context.jobs.busy())
    window.close()
    left = weakref.ref(window)
    shiboken6.delete(window)
    del window
    gc.collect()
    assert left() is None
