"""Lists of small editors in an order that people give: by keyboard, by menu, or by pulling the number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import hairline
from inka_desktop.gui.widgets.fields import DayEdit
from inka_desktop.gui.widgets.record_list import RecordList, RecordRows, RowEditor

_WIDTH_PX = 24


class DragHandle(QLabel):
    """The number of a row, by which it is pulled up or down."""

    pulled = Signal(QPoint)
    """Where the pointer is, on the screen, while the row is pulled."""
    dropped = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begun: QPoint | None = None
        self._pulling = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFixedWidth(_WIDTH_PX)
        self.setToolTip(self.tr("Ziehen ändert die Reihenfolge (Alt+Pfeil nach oben oder unten)"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begun = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        far = self._begun is not None and (at - self._begun).manhattanLength()
        if far and far >= QApplication.startDragDistance():
            self._pulling = True
        if self._pulling:
            self.pulled.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pulling:
            self.dropped.emit(event.globalPosition().toPoint())
        self._begun, self._pulling = None, False


class OrderedEditor(RowEditor):
    """One record of an ordered list; its form has a ``numberLabel`` and a ``moreButton``."""

    moved = Signal(object, int)
    """Id, and -1 for up or 1 for down."""

    def __init__(self, context: Context, kind: str, form: Any, parent: QWidget | None = None) -> None:
        super().__init__(context, kind, parent)
        self.form = form
        form.setupUi(self)
        self.handle: DragHandle = form.numberLabel
        icons.set_icon(form.moreButton, "ellipsis")
        menu = QMenu(self)
        for text, step in ((self.tr("Nach oben"), -1), (self.tr("Nach unten"), 1)):
            menu.addAction(text).triggered.connect(partial(self._move, step))
        menu.addSeparator()
        menu.addAction(self.tr("Entfernen")).triggered.connect(self.wish_removed)
        form.moreButton.setMenu(menu)
        form.moreButton.setPopupMode(form.moreButton.ToolButtonPopupMode.InstantPopup)

    def load(self, row: Any, number: int) -> None:
        """Shows a row and its place in the list, from 1."""
        self.form.numberLabel.setText(str(number))
        fresh = self.record is None
        super().load(row, number)
        if fresh:
            for widget in self.binder.fields().values():
                widget.installEventFilter(self)

    def enter(self) -> None:
        """Puts the cursor into the first field."""
        for widget in self.binder.fields().values():
            if widget.isVisible() or not self.isVisible():
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
            # A field for a day opens its calendar with these keys.
            if alt and event.key() in steps and not isinstance(watched, DayEdit):
                self._move(steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int, _checked: bool = False) -> None:
        self.moved.emit(self.record, step)


class OrderedList(RecordList):
    """All records of a list in their order, with a button for one more.

    Texts are German sources marked for translation under the name of the list's class.
    """

    owner_field: ClassVar[str]
    """The field that says whose list it is."""
    editor_class: ClassVar[type[Any]]
    """An :class:`OrderedEditor` that is made with a context and a parent only."""
    add_text: ClassVar[str] = ""
    """What the button for one more says."""
    removed_text: ClassVar[str]
    """The sentence once a record was removed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owner: UUID | None = None
        self._order: list[UUID] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._rows: RecordRows[Any, OrderedEditor] = self.add_rows(
            column, spacing=12, owner=lambda: self._owner
        )
        self._add = QPushButton(self._said(self.add_text), self)
        self._add.setProperty("role", "quiet")
        self._add.clicked.connect(self.add)
        self._below = QHBoxLayout()
        column.addLayout(self._below)
        self._below.addWidget(self._add)
        self._below.addStretch(1)
        self._line = hairline(self)
        self._line.setProperty("role", "drop")
        self._line.hide()

    def below_rows(self, widget: QWidget) -> None:
        """Places a widget beside the button for one more."""
        self._below.insertWidget(1, widget)

    def new_values(self) -> dict[str, object]:
        """What a new record begins with."""
        return {}

    def load(self, owner: UUID, rows: Sequence[Any]) -> None:
        """Shows the records of an owner."""
        self._owner = owner
        self._order = [row.id for row in rows]
        self._rows.load(rows, self._make)
        self.enter_fresh()

    def editors(self) -> list[OrderedEditor]:
        """The editors in order."""
        return self._rows.editors()

    def editor(self, record: UUID) -> OrderedEditor | None:
        """The editor of a record."""
        return self._rows.editor(record)

    def add(self, _checked: bool = False) -> None:
        """Appends a record and puts the cursor into it."""
        owner, last = self._owner, self._order[-1] if self._order else None
        if owner is not None:
            values = {self.owner_field: owner, **self.new_values()}
            self.add_one(lambda ws: ws.editing.add(self.kind, values, last))

    def _make(self, _row: Any) -> OrderedEditor:
        editor: OrderedEditor = self.editor_class(self.context, self)
        editor.moved.connect(self._step)
        editor.handle.pulled.connect(self._pull)
        editor.handle.dropped.connect(lambda at: self._drop(editor, at))
        self.follow(editor, self._said(self.removed_text))
        return editor

    def _said(self, text: str) -> str:
        return QCoreApplication.translate(type(self).__name__, text) if text else ""

    def _step(self, record: UUID, step: int) -> None:
        self._place(record, self._order.index(record) + step)

    def _place(self, record: UUID, place: int) -> None:
        """Moves a record to a place of the list, counted without it."""
        rest = [other for other in self._order if other != record]
        if not 0 <= place <= len(rest) or place == self._order.index(record):
            return
        after = rest[place - 1] if place else None
        self.context.write(self, lambda ws: ws.editing.move(self.kind, record, after))

    def _above(self, at: QPoint) -> int:
        """How many editors lie above a point of the screen."""
        y = self.mapFromGlobal(at).y()
        return sum(one.mapTo(self, one.rect().center()).y() < y for one in self.editors())

    def _pull(self, at: QPoint) -> None:
        editors, place = self.editors(), self._above(at)
        below = editors[place].geometry().top() if place < len(editors) else editors[-1].geometry().bottom()
        self._line.setGeometry(0, below - (6 if place < len(editors) else -4), self.width(), 2)
        self._line.raise_()
        self._line.show()

    def _drop(self, editor: OrderedEditor, at: QPoint) -> None:
        self._line.hide()
        if editor.record in self._order:
            place = self._above(at)
            self._place(editor.record, place - (self._order.index(editor.record) < place))
