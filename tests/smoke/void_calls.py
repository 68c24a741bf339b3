"""Started by test_qt.py in a process of its own: does this Qt survive calls that return nothing?"""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QObject

CALLS = 10_000


def main() -> int:
    """Makes the calls; 0 when the shared `None` and `True` kept their references."""
    application = QCoreApplication([])
    thing = QObject(application)
    before = (sys.getrefcount(None), sys.getrefcount(True))
    for _ in range(CALLS):
        thing.setObjectName("a")
        thing.setProperty("b", 1)
        thing.blockSignals(False)
    lost = [
        old - new for old, new in zip(before, (sys.getrefcount(None), sys.getrefcount(True)), strict=True)
    ]
    print(f"references lost to None and True: {lost}")
    return int(max(lost) > CALLS // 10)


if __name__ == "__main__":
    sys.exit(main())
