"""A table whose cells are typed into, by keyboard from one to the next."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from inka_desktop.gui import theme
from inka_desktop.gui.delegates.table import ROW_HEIGHT, TableDelegate
from inka_desktop.viewmodels.row_table import AbsentRole, ComplaintRole, SaidRole

_FRAME_PX, _CORNER_PX = 4, 8
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BEGIN = QAbstractItemView.EditTrigger


class CellTable(QTableView):
    """Return ends a cell and begins the next."""

    behind_last = Signal()
    more_wanted = Signal()
    """What else can be done with the cell is wished for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditTriggers(
            _BEGIN.DoubleClicked | _BEGIN.SelectedClicked | _BEGIN.EditKeyPressed | _BEGIN.AnyKeyPressed
        )
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setShowGrid(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit_rows(self, most: int) -> None:
        """Shows so many rows at most; more of them scroll."""
        shown = min(max(self.model().rowCount(), 1), most)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + shown * ROW_HEIGHT + _FRAME_PX)

    def edit_cell(self, index: QModelIndex) -> None:
        """Puts the cursor into a cell and opens it; one that stays blank on purpose stays closed."""
        self.setFocus()
        self.setCurrentIndex(index)
        if index.flags() & Qt.ItemFlag.ItemIsEditable and not index.data(AbsentRole):
            self.edit(index)

    def commit(self) -> None:
        """Takes over what stands in the cell that is open."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)

    def is_typing(self) -> bool:
        """Whether a cell is open and says something else than is taken over."""
        editor, index = self.indexWidget(self.currentIndex()), self.currentIndex()
        return isinstance(editor, QLineEdit) and editor.text() != index.data(Qt.ItemDataRole.EditRole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain_return = event.key() in _RETURN and not event.modifiers()
        if plain_return and self.currentIndex().isValid():
            self.edit_cell(self.currentIndex())
            return
        if event.key() in _RETURN and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.more_wanted.emit()
            return
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.model().setData(self.currentIndex(), "")
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if hint == QAbstractItemDelegate.EndEditHint.EditNextItem:
            self._step(1)
        elif hint == QAbstractItemDelegate.EndEditHint.EditPreviousItem:
            self._step(-1)

    def _step(self, by: int) -> None:
        """To the next cell that takes an answer."""
        model, index = self.model(), self.currentIndex()
        columns = model.columnCount()
        place = index.row() * columns + index.column() + by
        while 0 <= place < model.rowCount() * columns:
            following = model.index(*divmod(place, columns))
            if following.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit_cell(following)
                return
            place += by
        if by > 0:
            self.behind_last.emit()


class CellDelegate(TableDelegate):
    """A line in each cell; what is wrong has a frame, a remark a corner."""

    more_wanted = Signal()
    """The same while a cell is open."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        line = QLineEdit(parent)
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        line.setAccessibleName(str(title))
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(editor, QWidget)
        ):
            back = event.key() == Qt.Key.Key_Backtab
            if back or event.key() in (*_RETURN, Qt.Key.Key_Tab):
                hint = QAbstractItemDelegate.EndEditHint
                self.commitData.emit(editor)
                if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                    self.closeEditor.emit(editor, hint.NoHint)
                    self.more_wanted.emit()
                    return True
                self.closeEditor.emit(editor, hint.EditPreviousItem if back else hint.EditNextItem)
                return True
        return super().eventFilter(editor, event)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            place: QRect = option.rect
            painter.fillRect(place, QColor(theme.current().tokens.background))
        super().paint(painter, option, index)
        tokens = theme.current().tokens
        place = option.rect
        painter.setPen(QColor(tokens.line))
        painter.drawLine(place.right(), place.top(), place.right(), place.bottom())
        if index.data(SaidRole):
            right, top = place.right(), place.top()
            painter.fillRect(QRect(right - _CORNER_PX, top, _CORNER_PX, _CORNER_PX), QColor(tokens.attention))
        if index.data(ComplaintRole):
            painter.setPen(QColor(tokens.problem))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
