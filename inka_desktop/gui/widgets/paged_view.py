"""Makes a plain table view a list of any length: columns, sorting by heads, jumping by letters, copying."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from inka_desktop.gui import icons, theme
from inka_desktop.gui.context import Context
from inka_desktop.gui.delegates.table import ROW_HEIGHT, TableDelegate
from inka_desktop.gui.widgets.row_copier import RowCopier, pieces_of
from inka_desktop.viewmodels.paged import Column, Held, PagedModel

T = TypeVar("T")
_TYPING_MS = 900
_FOLLOWED = 20


class PagedView(QObject):
    """Keeps selection, current row and place on the screen while rows change under them."""

    sort_wished = Signal(str)
    row_opened = Signal(QModelIndex)
    jump_wished = Signal(str)
    loaded = Signal()
    """The first rows and the count are there."""

    def __init__(self, context: Context, table: QTableView, columns: Sequence[Column[Any]] = ()) -> None:
        """Dress a table; a page of several lists gives the columns when one of them is shown."""
        super().__init__(table)
        self._context = context
        self._table = table
        self._typed = ""
        self._sorting = ("", False)
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._timer.timeout.connect(self._forget)
        table.setItemDelegate(TableDelegate(table))
        self._dress()
        self.model = self._modelled(columns)
        table.installEventFilter(self)
        table.doubleClicked.connect(self.row_opened)
        table.horizontalHeader().sectionClicked.connect(self._clicked)
        theme.current().changed.connect(self._show_arrow)
        RowCopier(context, table)

    def show_columns(self, columns: Sequence[Column[Any]]) -> None:
        """Another list takes the place of this one."""
        before, self.model = self.model, self._modelled(columns)
        before.loaded.disconnect(self.loaded)  # an answer may be on its way
        before.deleteLater()

    def held(self) -> Held:
        """The current row and what is selected; the screen is held by the current row or its first one.

        At its top the list stays there, so that new rows are seen. Of a selection in very many pieces the
        first ones are followed.
        """
        table, last = self._table, self.model.rowCount() - 1
        pieces = pieces_of(table)
        bottom = table.rowAt(table.viewport().height() - 1)
        view = range(max(table.rowAt(0), 0), (bottom if bottom >= 0 else last) + 1)
        current = table.currentIndex().row()
        anchor = current if current in view else view.start
        scrolled = table.verticalScrollBar().value() > 0
        whole = pieces == [(0, last)]
        return Held(current, tuple(pieces[:_FOLLOWED]), whole, view, anchor if scrolled else -1)

    def settle(self, held: Held, places: Mapping[int, int], shift: int) -> None:
        """Selects the same rows where they stand now and leaves the screen where it was.

        A stretch goes from its first row to its last; one of which an end is gone is selected no more.
        """
        table, chosen = self._table, QItemSelection()
        if held.whole:
            chosen.select(self.model.index(0, 0), self.model.index(self.model.rowCount() - 1, 0))
        for piece in () if held.whole else held.pieces:
            first, last = (places.get(row, -1) for row in piece)
            if min(first, last) >= 0:
                ends = self.model.index(min(first, last), 0), self.model.index(max(first, last), 0)
                chosen.select(*ends)
        flags, selection = QItemSelectionModel.SelectionFlag, table.selectionModel()
        table.setAutoScroll(False)  # the current row may be far from what is in view
        selection.select(chosen, flags.ClearAndSelect | flags.Rows)
        selection.setCurrentIndex(self.model.index(places.get(held.current, -1), 0), flags.NoUpdate)
        table.setAutoScroll(True)
        if shift:
            table.doItemsLayout()
            bar = table.verticalScrollBar()
            bar.setValue(bar.value() + shift * ROW_HEIGHT)

    def scroll_to(self, row: int) -> None:
        """Brings a row to the top and selects it."""
        index = self.model.index(min(row, self.model.rowCount() - 1), 0)
        self._table.setCurrentIndex(index)
        self._table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def show_sorting(self, order: str, *, descending: bool) -> None:
        """Marks the head that the rows are sorted by."""
        self._sorting = (order, descending)
        self._show_arrow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.row_opened.emit(self._table.currentIndex())
                return True
            if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
                # Rows are chosen here, never cells: Qt would go to the last column.
                self.scroll_to(0 if event.key() == Qt.Key.Key_Home else self.model.rowCount() - 1)
                return True
            text = event.text()
            if text and text.isprintable() and (text.strip() or self._typed):
                plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
                if plain:
                    self._type(text)
                    return True
        return super().eventFilter(watched, event)

    def _type(self, text: str) -> None:
        self._typed += text
        self._timer.start()
        self.jump_wished.emit(self._typed)

    def _forget(self) -> None:
        self._typed = ""

    def _clicked(self, section: int) -> None:
        order = self.model.column(section).order
        if order:
            self.sort_wished.emit(order)

    def _dress(self) -> None:
        table, head = self._table, self._table.horizontalHeader()
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)
        table.setMouseTracking(True)
        table.setWordWrap(False)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(36)

    def _modelled(self, columns: Sequence[Column[Any]]) -> PagedModel[Any]:
        """A model in the table, which reads for itself: what it asked for goes with it."""

        def run(
            work: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]
        ) -> None:
            self._context.read(model, lambda _workspace: work(), done, failed)

        model: PagedModel[Any] = PagedModel(columns, run, self)
        model.follow(self)
        model.loaded.connect(self.loaded)
        model.failed.connect(self._context.tell)
        table, head = self._table, self._table.horizontalHeader()
        table.setModel(model)
        for number, column in enumerate(columns):
            mode = QHeaderView.ResizeMode.Fixed if column.sign else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch if column.stretch else mode)
            if not column.stretch:
                table.setColumnWidth(number, column.width)
        return model

    def _show_arrow(self) -> None:
        order, descending = self._sorting
        for number in range(self.model.columnCount()):
            mine = bool(order) and self.model.column(number).order == order
            name = "arrow-down" if descending else "arrow-up"
            arrow = icons.icon(name, "muted", 14) if mine else None
            self.model.setHeaderData(number, Qt.Orientation.Horizontal, arrow, Qt.ItemDataRole.DecorationRole)
