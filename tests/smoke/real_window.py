"""Started by test_qt.py under its own X server: shows a window there and waits until it is exposed."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel


def main() -> int:
    """0 when the window was painted by the platform `xcb` within twenty seconds."""
    application = QApplication(sys.argv)
    label = QLabel("Größe")
    label.show()
    QTimer.singleShot(20_000, lambda: application.exit(1))
    watch = QTimer(interval=20)

    def look() -> None:
        if label.windowHandle().isExposed():
            application.exit(0)

    watch.timeout.connect(look)
    watch.start()
    return application.exec() or int(application.platformName() != "xcb")


if __name__ == "__main__":
    sys.exit(main())
