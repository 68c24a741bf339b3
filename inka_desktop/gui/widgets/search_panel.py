"""The command palette: below the search field, commands, projects and protocols that begin like the words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from inka_desktop.gui import icons

TYPING_MS = 120
"""So long after the last key it is searched."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to choose."""

    text: str
    second: str
    icon: str
    run: Callable[[], None]


class FoundModel(QAbstractListModel):
    """What was found, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: list[Found] = []

    def show(self, found: Sequence[Found]) -> None:
        """Replaces everything."""
        self.beginResetModel()
        self._found = list(found)
        self.endResetModel()

    def found(self, row: int) -> Found | None:
        """What stands in a row."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = self.found(index.row())
        if found is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{found.text}   {found.second}" if found.second else found.text
        if role == Qt.ItemDataRole.DecorationRole:
            return icons.icon(found.icon, "muted")
        return None


class SearchPanel(QFrame):
    """Opens below a line of text; the focus stays in the line, arrows and Return act on the list."""

    def __init__(self, line: QLineEdit, search: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._line = line
        self._window = parent
        self._search = search
        self._model = FoundModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("Treffer"))
        self._list.setUniformItemSizes(True)
        self._list.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._list)
        self._timer = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._timer.timeout.connect(lambda: self._search(self._line.text().strip()))
        line.installEventFilter(self)
        line.textEdited.connect(self._timer.start)
        self.hide()

    def open(self) -> None:
        """Puts the cursor into the line and shows what can be done."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()
        self._search(self._line.text().strip())

    def show_found(self, found: Sequence[Found]) -> None:
        """Shows what was found below the line."""
        if not self._line.hasFocus():
            return
        self._model.show(found)
        if not found:
            self.hide()
            return
        self._list.setCurrentIndex(self._model.index(0))
        corner = self._line.mapTo(self._window, self._line.rect().bottomLeft())
        rows = min(len(found), 10)
        self.setGeometry(corner.x(), corner.y() + 4, max(self._line.width(), 420), rows * 42 + 18)
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step and self.isVisible():
            row = (self._list.currentIndex().row() + step) % max(1, self._model.rowCount())
            self._list.setCurrentIndex(self._model.index(row))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isVisible():
            self._choose(self._list.currentIndex())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._line.clear()
            return True
        return False

    def _choose(self, index: QModelIndex) -> None:
        found = self._model.found(index.row())
        self.hide()
        self._line.clear()
        if found is not None:
            found.run()
