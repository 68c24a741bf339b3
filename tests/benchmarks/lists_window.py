"""The list of visits as a person has it: the real page on a real workspace, until every row in view is real.

Each step is done with the keyboard or the mouse's signal and timed until no placeholder is in view. A timer
of one millisecond meanwhile notes the longest time in which the event loop did not come round.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QTableView

from inka_desktop.gui import i18n, theme
from inka_desktop.gui._generated import resources_rc
from inka_desktop.gui.context import Context
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.warming import Warming
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import Settings
from inka_desktop.viewmodels.paged import RowRole
from tests.benchmarks.anchors.telling import Stalls
from tests.benchmarks.figures import Figure

RUNS = 3
BOUND_STALL_MS, BOUND_DRAG_STALL_MS = 50, 80
_DRAG_STEPS, _DRAG_STEP_S = 40, 0.016
_LONGEST_S = 60


def shown_window(folder: Path) -> tuple[Context, MainWindow]:
    """The program's window without a screen, in German and light; ``folder`` keeps its settings."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or theme.make_application("INKA Desktop")
    assert isinstance(application, QApplication)
    resources_rc.qInitResources()
    theme.install(application).apply("light")
    i18n.install("de")
    context = Context(Jobs(), Settings(folder))
    window = MainWindow(context)
    window.resize(1280, 800)
    window.show()
    return context, window


class Page:
    """The page Protokolle in a window without a screen."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.context, self.window = shown_window(folder)
        self.context.open_workspace(workspace)
        self.stalls = Stalls()
        self.table: QTableView
        wait_until(lambda: not self.context.jobs.busy())
        self._warm_up()

    def _warm_up(self) -> None:
        """As the program does once the workspace is open (``gui.opening``)."""
        self.window.warm_up()
        wait_until(lambda: any(not one.running() for one in self.window.findChildren(Warming)))

    def close(self) -> None:
        """Puts the window away."""
        self.window.hide()
        self.context.jobs.close()

    def open(self) -> None:
        """Goes to the page."""
        page = self.window.show_page("protocols")
        found = page.findChild(QTableView, "protocolTable")
        assert isinstance(found, QTableView)
        self.table = found

    def key(self, key: Qt.Key, text: str = "") -> None:
        """A key on the table."""
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(self.table, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def sort(self, title: str) -> None:
        """A click on a head."""
        model = self.table.model()
        titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
        self.table.horizontalHeader().sectionClicked.emit(titles.index(title))

    def filter(self, text: str) -> None:
        """A click on a chip."""
        chips = [one for one in self.window.findChildren(QPushButton) if one.property("role") == "chip"]
        next(one for one in chips if one.text() == text).click()

    def real(self) -> bool:
        """Whether there are rows, and all of them in view are there."""
        table = self.table
        first = table.rowAt(0)
        last = table.rowAt(table.viewport().height() - 1)
        count = table.model().rowCount()
        if first < 0 or not count or self.context.jobs.busy():
            return False
        rows = range(first, (last if last >= 0 else count - 1) + 1)
        return all(table.model().index(row, 0).data(RowRole) is not None for row in rows)

    def timed(self, act: Callable[[], None], done: Callable[[], bool] | None = None) -> tuple[float, float]:
        """Milliseconds until all rows in view are real, and the longest stall meanwhile."""
        self.stalls.start()
        begin = time.perf_counter()
        act()
        wait_until(lambda: self.real() and (done is None or done()))
        taken = time.perf_counter() - begin
        return taken * 1000, self.stalls.stop() * 1000

    def drag(self) -> tuple[float, float]:
        """The scroll bar dragged to the middle and let go there; milliseconds until rows are real then."""
        bar = self.table.verticalScrollBar()
        self.stalls.start()
        for step in range(_DRAG_STEPS + 1):
            bar.setValue(bar.maximum() // 2 * step // _DRAG_STEPS)
            end = time.perf_counter() + _DRAG_STEP_S
            while time.perf_counter() < end:
                QApplication.processEvents()
        begin = time.perf_counter()
        wait_until(self.real)
        return (time.perf_counter() - begin) * 1000, self.stalls.stop() * 1000


def wait_until(condition: Callable[[], bool]) -> None:
    """Runs the event loop until something is so."""
    end = time.perf_counter() + _LONGEST_S
    while not condition():
        assert time.perf_counter() < end, "the rows never came"
        QApplication.processEvents()
        time.sleep(0.0005)


def measure(
    workspace: Workspace, visits: int, forget: Callable[[], None], *, indexed_ms: float, unindexed_ms: float
) -> list[Figure]:
    """Times and stalls of the page on an open workspace with so many visits.

    ``forget`` makes the workspace forget how many there are.
    """
    taken: dict[str, list[tuple[float, float]]] = {}
    for _ in range(RUNS):
        with TemporaryDirectory() as folder:
            page = Page(workspace, Path(folder))
            forget()
            for name, one in _once(page).items():
                taken.setdefault(name, []).append(one)
            page.close()
    found = []
    for name, runs in taken.items():
        bound = unindexed_ms if "kind" in name else indexed_ms
        stall = BOUND_DRAG_STALL_MS if "drag" in name else BOUND_STALL_MS
        time_ms = statistics.median(run[0] for run in runs)
        stall_ms = statistics.median(run[1] for run in runs)
        found.append(Figure.at_most(f"window, {visits:,}, {name}", time_ms, "ms", bound))
        found.append(Figure.at_most(f"window, {visits:,}, {name}: longest stall", stall_ms, "ms", stall))
    return found


def _once(page: Page) -> dict[str, tuple[float, float]]:
    wait_until(lambda: page.context.workspace is not None)
    found = {"open": page.timed(page.open)}
    model = page.table.model()
    found["end"] = page.timed(lambda: page.key(Qt.Key.Key_End), lambda: page.table.rowAt(0) > 0)
    found["drag"] = page.drag()
    found["sort by project"] = page.timed(lambda: page.sort("Projekt"))
    found["jump to a letter"] = page.timed(
        lambda: page.key(Qt.Key.Key_S, "S"),
        lambda: str(model.index(page.table.rowAt(0), 1).data()).startswith("S"),
    )
    found["sort by date"] = page.timed(lambda: page.sort("Datum"))
    found["filter by state"] = page.timed(lambda: page.filter("Entwurf"))
    found["filter off"] = page.timed(lambda: page.filter("Alle"))
    found["sort by place"] = page.timed(lambda: page.sort("Ort"))
    found["sort by kind"] = page.timed(lambda: page.sort("Art"))
    found["sort by kind, end"] = page.timed(lambda: page.key(Qt.Key.Key_End), lambda: page.table.rowAt(0) > 0)
    return found
