"""The program with its window, in which somebody answers a form until it is killed.

    python -m tests.processes.window PROFILE PASSPHRASE_FILE

Goes on with the form that Heute offers: a number, then words, letter after letter without a pause. Says
``people`` with the number once it was left, and ``typed`` after each letter with how many there are and a
clock (ms). Each line is a word and two numbers.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from inka_desktop.gui import start
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.store.keys import PassphraseSource
from tests.gui.filling import answer_of
from tests.gui.keys import type_into

KEY_MS = 40
PEOPLE = "17"
WORDS = "Im großen Raum neben der Küche, "


class Typist(QObject):
    """Somebody at the window: does one thing at each turn, and waits where it is not there yet."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._turns = self._work()
        self._timer = QTimer(self, interval=KEY_MS)
        self._timer.timeout.connect(lambda: next(self._turns))
        self._timer.start()

    def _work(self) -> Iterator[None]:
        while (button := self._button("Weiter ausfüllen")) is None:
            yield
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        while (page := self._page()) is None:
            yield
        assert page.view is not None
        people, place = (answer_of(page.view, name).inputs()[0] for name in ("people", "place"))
        people.setFocus()
        type_into(people, PEOPLE)
        QTest.keyClick(people, Qt.Key.Key_Tab)
        print("people", PEOPLE, 0, flush=True)
        yield from self._type(place)

    def _type(self, line: QWidget) -> Iterator[None]:
        line.setFocus()
        for number, letter in enumerate(itertools.cycle(WORDS), 1):
            type_into(line, letter)
            print("typed", number, round(time.monotonic() * 1000), flush=True)
            yield

    def _button(self, text: str) -> QPushButton | None:
        found = self._window.findChildren(QPushButton)
        return next((one for one in found if one.text() == text and one.isVisible()), None)

    def _page(self) -> SubmissionPage | None:
        page = self._window.current()
        if isinstance(page, SubmissionPage) and page.view is not None and page.view.is_built():
            return page
        return None


def main() -> int:
    """Opens the window, and types for ever."""
    folder, passphrase = map(Path, sys.argv[1:])
    source = PassphraseSource(passphrase.read_text("utf-8"))

    def painted() -> None:
        application = QApplication.instance()
        assert application is not None
        (session,) = (one for one in application.children() if isinstance(one, start.Session))
        session.context.workspace_opened.connect(lambda: Typist(session.window))

    return start.run(start.StartOptions(folder, True, language="de", key=source, painted=painted))


if __name__ == "__main__":
    sys.exit(main())
