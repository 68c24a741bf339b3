"""Closing with something unsent: one line, a try while a place is there, never longer than three seconds."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inka_desktop.exchange.blobs import BlobCourier
from inka_desktop.exchange.places import WEBDAV, Address
from inka_desktop.gui import closing
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import KEY, TODAY
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]
BOUND_S = 3.0
"""What the design says; a busy machine may take twice as long."""


@pytest.fixture
def hanging() -> Iterator[Address]:
    """A server that takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=20) as server:
        yield Address(WEBDAV, f"http://127.0.0.1:{server.getsockname()[1]}/", "TokenOfTheShare")


@pytest.fixture
def said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every sentence of the message bar."""
    sentences: list[str] = []
    window._context.message_sent.connect(lambda message: sentences.append(message.text))
    return sentences


def test_with_nothing_unsent_it_just_closes(window: MainWindow, said: list[str], qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closed, timeout=10_000):
        window.close()
    assert said == []


def test_what_is_unsent_goes_out_first_where_a_place_is_there(
    window: MainWindow, workspace: Workspace, visit: UUID, tmp_path: Path, said: list[str], qtbot: QtBot
) -> None:
    (tmp_path / "place").mkdir()
    workspace.exchange.add_place(tmp_path / "place").result()
    unsent = workspace.exchange.state().unsent
    assert unsent
    with qtbot.waitSignal(window.closed, timeout=10_000):
        window.close()
        assert window.isVisible()
    assert said == [f"{unsent} Änderungen werden noch gesendet."]
    assert workspace.exchange.state().unsent == 0


def test_a_photo_that_no_place_has_is_sent_before_closing(
    window: MainWindow, workspace: Workspace, tmp_path: Path, said: list[str], qtbot: QtBot
) -> None:
    (tmp_path / "place").mkdir()
    workspace.exchange.add_place(tmp_path / "place").result()
    workspace.exchange.sync().result()
    kept = workspace.attachments.keep(b"x" * 1000, file_name="foto.jpg", media_type="image/jpeg")
    workspace.core.submit(lambda tx: kept.add(tx, workspace.spaces.coord), "edit").result()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BlobCourier, "meet", lambda *_args, **_named: 0)
        workspace.exchange.sync().result()
    state = workspace.exchange.state()
    assert (state.unsent, state.attachments_unsent) == (0, 1)
    with qtbot.waitSignal(window.closed, timeout=10_000):
        window.close()
    assert said == ["1 Anhang wird noch gesendet."]
    assert workspace.exchange.state().attachments_unsent == 0


def test_without_a_way_out_the_line_says_when_it_goes_on(
    window: MainWindow, workspace: Workspace, visit: UUID, tmp_path: Path, said: list[str], until: Until
) -> None:
    folder = tmp_path / "place"
    folder.mkdir()
    workspace.exchange.add_place(folder).result()
    folder.rename(tmp_path / "away")
    window.close()
    until(lambda: bool(said))
    assert said[0].endswith("sind noch nicht gesendet. Beim nächsten Start geht es weiter.")
    bar = find(window, MessageBar)
    (button,) = [one for one in bar.findChildren(QPushButton) if one.text() == "Trotzdem schließen"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_a_second_wish_ends_the_waiting(
    window: MainWindow, workspace: Workspace, visit: UUID, hanging: Address, said: list[str],
    until: Until, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(closing, "LONGEST_S", 3600.0)
    workspace.exchange.places.know(bytes(range(16)), hanging).result()
    window.close()
    until(lambda: bool(said))
    assert window.isVisible()
    window.close()
    assert not window.isVisible()
    workspace.exchange.close(0)  # what hangs is left behind
    window._closing._until = 0.0


PROGRAM = """
import sys
from pathlib import Path
from time import monotonic
from PySide6.QtWidgets import QApplication
from inka_desktop.gui import start
from inka_desktop.store.keys import GivenKey
from PySide6.QtCore import QTimer
said, held = [], []
def shown():
    session = [one for one in QApplication.instance().children() if isinstance(one, start.Session)][-1]
    session.context.message_sent.connect(lambda message: said.append(message.text))
    def opened():
        workspace = session.context.workspace
        if workspace is None or not workspace.ready.done():
            QTimer.singleShot(50, opened)
        else:
            wished = monotonic()
            def gone():
                if session.window.isVisible():
                    QTimer.singleShot(10, gone)
                else:
                    held.append(monotonic() - wished)
            session.window.close()
            gone()
    opened()
code = start.run(start.StartOptions(Path(sys.argv[1]), True, key=GivenKey({key!r}), shown=shown))
print("code", code, said)
print(held[0])
"""


def test_a_place_that_hangs_holds_neither_window_nor_program(tmp_path: Path, hanging: Address) -> None:
    """The server hangs for a minute and more; the program ends before, and its next start goes on."""
    folder = tmp_path / "profile"
    opened = first_start.create_workspace(folder, KEY, "Koordinierungsstelle", "Leitung", "Laptop")
    project = opened.projects.create("Sonnenhang", ["Quellrode"], "Nachbarschaftswerk").result()
    visit = opened.protocols.start(project, TODAY).result()
    opened.exchange.places.know(bytes(range(16)), hanging).result()
    unsent = opened.exchange.state().unsent
    opened.close()
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", PROGRAM.format(key=KEY.key), str(folder)],
        capture_output=True, text=True, timeout=40, check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    told, held = done.stdout.strip().splitlines()
    assert told == f"code 0 ['{unsent} Änderungen werden noch gesendet.']", done.stderr
    assert 1.0 < float(held) < 2 * BOUND_S, "it was held for as long as a place may take, and no longer"
    assert done.returncode == 0, done.stderr
    again = Workspace.open(folder, KEY)
    assert again.protocols.get(visit).date == TODAY
    assert again.exchange.state().unsent == unsent
    again.exchange.remove_place(again.exchange.state().places[0].id).result()
    (tmp_path / "place").mkdir()
    again.exchange.add_place(tmp_path / "place").result()
    assert not again.exchange.sync().result().notices
    assert again.exchange.state().unsent == 0
    again.close()
