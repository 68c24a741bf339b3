"""A layout that fills lines from the left and goes on below, as words in a text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items keep their own size, but for what is wider than the line; the height follows the width."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = spacing

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        self._arrange(place, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, place: QRect, *, move: bool) -> int:
        left, top, height = place.left(), place.top(), 0
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            hint = _within(item, place.width())
            if left > place.left() and left + hint.width() > place.right() + 1:
                left, top, height = place.left(), top + height + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), hint))
            left += hint.width() + self._gap
            height = max(height, hint.height())
        return top + height - place.top()


def _within(item: QLayoutItem, width: int) -> QSize:
    """The size of an item in lines of a width: words stand in one line if it holds them, or go on below."""
    hint = item.sizeHint()
    if not item.hasHeightForWidth():
        return hint
    label = item.widget()
    wish = label.fontMetrics().size(0, label.text()).width() if isinstance(label, QLabel) else hint.width()
    wide = min(wish, width)
    return QSize(wide, item.heightForWidth(wide))
