"""A pause in typing is waited for, but who types on and on is saved, too."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject
from pytestqt.qtbot import QtBot

from inka_desktop.gui.widgets.pause import Pause


def test_it_ends_after_the_last_key(qtbot: QtBot) -> None:
    owner = QObject()
    pause = Pause(owner, 60, 10_000)
    clock = QElapsedTimer()
    pause.put_off()
    qtbot.wait(40)
    clock.start()
    pause.put_off()
    with qtbot.waitSignal(pause.timeout, timeout=5_000):
        pass
    assert clock.elapsed() >= 45  # Qt lets a timer end a little early


def test_keys_without_a_pause_put_it_off_only_so_long(qtbot: QtBot) -> None:
    owner = QObject()
    pause, ends = Pause(owner, 10_000, 80), list[int]()
    pause.timeout.connect(lambda: ends.append(1))
    clock = QElapsedTimer()
    clock.start()
    while len(ends) < 2 and clock.elapsed() < 5_000:
        pause.put_off()
        qtbot.wait(5)
    assert len(ends) == 2
    assert clock.elapsed() >= 140
