"""Long work that somebody stops at its bar: what was done stays, the rest comes with the next time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from inka_desktop.gui.context import Context
from inka_desktop.gui.jobs import Job
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.exchange_page import ExchangePage
from inka_desktop.gui.widgets.messages import JobBar
from inka_desktop.services.workspace import Workspace
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]
LONG_S = 10
FIRST = "Der Laden ist bis 18 Uhr offen."


class Held:
    """The next job stops at its first word of how far it is, on its own thread, until it is let go."""

    def __init__(self, context: Context) -> None:
        self.reached, self._go = threading.Event(), threading.Event()
        self.words: list[tuple[int, int]] = []
        context.job_started.connect(self._hold, Qt.ConnectionType.SingleShotConnection)

    def _hold(self, job: Job) -> None:
        job.progressed.connect(self._wait, Qt.ConnectionType.DirectConnection)

    def _wait(self, done: int, total: int, _words: str) -> None:
        self.words.append((done, total))
        self.reached.set()
        assert self._go.wait(LONG_S)

    def let_go(self) -> None:
        """Lets it go on."""
        self._go.set()


def sent_to(folder: Path) -> set[Path]:
    """What devices wrote to a place."""
    return {path for path in (folder / "s").rglob("*") if path.is_file()}


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_sending_stops_between_two_places_and_goes_on_with_the_next_time(
    window: MainWindow, workspace: Workspace, visit: UUID, tmp_path: Path, until: Until
) -> None:
    places = [tmp_path / name for name in ("ordner", "stick")]
    for place in places:
        place.mkdir()
        workspace.exchange.add_place(place).result()
    workspace.exchange.sync().result()
    page = window.show_page("exchange")
    assert isinstance(page, ExchangePage)
    workspace.editing.save("protocol", visit, {"observations": FIRST}).result()
    before = [sent_to(place) for place in places]

    held = Held(page.context)
    press(find(page, QPushButton, "syncButton"))
    until(held.reached.is_set)
    stop = find(find(window, JobBar), QPushButton)
    until(stop.isVisible)
    press(stop)
    assert not stop.isEnabled()
    held.let_go()
    until(lambda: window.findChild(JobBar) is None)
    assert held.words == [(0, 2), (2, 2)]
    assert [sent_to(place) > old for place, old in zip(places, before, strict=True)] == [True, False]
    assert workspace.protocols.get(visit).observations == FIRST

    press(find(page, QPushButton, "syncButton"))
    until(lambda: sent_to(places[1]) > before[1])
