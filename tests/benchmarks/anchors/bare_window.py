"""The least a PySide6 program can show: a main window with one line of text."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tests.benchmarks.anchors.telling import Painted, tell


def main() -> int:
    """Ends after the first paint."""
    application = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1280, 800)
    window.setCentralWidget(QLabel("INKA Desktop"))

    def painted() -> None:
        tell("painted")
        application.quit()

    Painted(window, painted)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
