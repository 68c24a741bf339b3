"""Two lines in a window that is busy while somebody types on; prints what stands in them as JSON.

``python -m tests.gui.busy_lines``, at a display of its own.
"""

from __future__ import annotations

import json
import subprocess

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from inka_desktop.gui.widgets.suggest import SuggestEdit

REST_MS = 300
DUE = ["plus", "1", "4"]
TYPED: tuple[tuple[list[str], list[str], list[str]], ...] = (
    ([], ["Return"], DUE),
    ([], ["Return", *DUE], []),
    (["Return"], DUE, []),
)
"""Keys before suggestions open, while they do, and once the window has come to rest."""


def press(*keys: str) -> None:
    """Keys that the window finds once it looks again."""
    if keys:
        subprocess.run(["xdotool", "key", *keys], check=True)


def main() -> None:
    """Return says who, and the rest by when, whatever came in between."""
    application = QApplication([])
    window = QWidget()
    column = QVBoxLayout(window)
    who, due = SuggestEdit(window), QLineEdit(window)
    for line in (who, due):
        column.addWidget(line)
    who.entered.connect(lambda _words: due.setFocus())
    window.show()
    QTest.qWaitForWindowActive(window)
    said = list[tuple[str, str]]()
    for before, meanwhile, later in TYPED:
        due.clear()
        who.setText("Leitung")
        who.setFocus()
        QTest.qWait(REST_MS)
        press(*before)
        who.suggest([], ["„{words}“ anlegen"])
        press(*meanwhile)
        QTest.qWait(REST_MS)
        press(*later)
        QTest.qWait(REST_MS)
        said.append((who.text(), due.text()))
    print(json.dumps(said))
    application.quit()


if __name__ == "__main__":
    main()
