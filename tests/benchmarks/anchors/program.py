"""The program itself, with its key given as the keyring gives it; watched on after Heute is shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def main() -> int:
    """Tells when it painted, when Heute showed rows, and the longest stall from the first paint on."""
    import inka_desktop.__main__  # noqa: F401  # what the command line imports is part of the start
    from inka_desktop import app

    watch = Watch()
    options = app.Options(data_dir=Path(sys.argv[1]), language="de")
    return app.open_window(options, key=Key(), painted=watch.painted, shown=watch.shown)


class Key:
    """The key as the keyring gives it: there at once, and its source imported behind the first paint."""

    def get(self, folder: Path) -> bytes:
        """The database's key."""
        return bytes.fromhex(sys.argv[2])

    def make(self, folder: Path, key: bytes) -> None:
        """The profile is there already."""
        raise AssertionError(folder)


class Watch:
    """The two hooks of the start."""

    def painted(self) -> None:
        """The window has painted; from here on nothing may hold it."""
        from tests.benchmarks.anchors import telling

        telling.tell("painted")
        self.stalls = telling.Stalls(application())
        self.stalls.start()
        telling.fail_after(60)

    def shown(self) -> None:
        """Heute has its rows; they count once they are painted."""
        from inka_desktop.gui.widgets.card import Card, CardRow
        from tests.benchmarks.anchors.telling import Painted

        cards = [card for window in application().topLevelWidgets() for card in window.findChildren(Card)]
        # New rows are made visible by the event loop, so their cards are asked; the last one paints last.
        coming = [row for card in cards if card.isVisible() for row in card.findChildren(CardRow)]
        Painted(coming[-1], lambda: self.rows_painted(len(coming)))

    def rows_painted(self, rows: int) -> None:
        """Everything to be seen is on the screen; the records are still being loaded behind it."""
        from PySide6.QtCore import QTimer

        from tests.benchmarks.anchors.telling import WATCHED_S, tell

        tell("shown")
        tell("rows", rows)
        QTimer.singleShot(round(WATCHED_S * 1000), self.end)

    def end(self) -> None:
        """Tells the stall and ends."""
        from tests.benchmarks.anchors.telling import tell

        tell("stall", self.stalls.stop())
        application().quit()


def application() -> QApplication:
    """The running application."""
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running


if __name__ == "__main__":
    sys.exit(main())
