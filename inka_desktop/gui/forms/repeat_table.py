"""A repeat whose questions fit into cells, as an editable table."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStyleOptionViewItem, QVBoxLayout, QWidget

from inka_desktop.forms import NodeId
from inka_desktop.forms.marked import plain
from inka_desktop.forms.parts import Part
from inka_desktop.gui import icons
from inka_desktop.gui.forms.body import RepeatView, Views
from inka_desktop.gui.forms.cell_table import CellDelegate, CellTable
from inka_desktop.gui.forms.extras import CellExtras
from inka_desktop.gui.forms.notes import MarkedLabel
from inka_desktop.gui.widgets.card import words
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.records import local_time
from inka_desktop.viewmodels.filling import Filling
from inka_desktop.viewmodels.row_table import ComplaintRole, RowTable

SHOWN_ROWS = 10
"""Rows in view; more scroll within the table."""


class RepeatTable(RepeatView):
    """Rows as lines; Return goes to the next cell, and behind the last one to a new row."""

    def __init__(self, filling: Filling, views: Views, part: Part, parent: QWidget) -> None:
        super().__init__(filling, part, parent)
        self.model = RowTable(filling, part, local_time.today, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._title = MarkedLabel(self)
        self._title.setProperty("role", "head")
        self.table = CellTable(self)
        self._wrong = words("", "problem", self)
        self.add_button, self.remove_button = QPushButton(self), QPushButton(self)
        column.addWidget(self._title)
        column.addWidget(self.table)
        column.addWidget(self._wrong)
        self.extras = CellExtras(filling, self)
        column.addWidget(self.extras)
        buttons = QHBoxLayout()
        column.addLayout(buttons)
        self._fill_buttons(buttons)
        self._dress()
        views.add(part.node, self)
        for control in part.control.children:
            if control.field is not None:
                views.add_column(control.field.path, self)
        self.show_texts()
        self._fit()

    def pieces(self) -> Iterator[None]:
        """It is there at once."""
        return iter(())

    def add(self) -> None:
        """Adds a row and puts the cursor into it."""
        row = self._filling.add_row(self._part)
        if row is not None:
            self.table.edit_cell(self.model.index(self.model.rowCount() - 1, 0))

    def remove(self) -> None:
        """Removes the selected rows."""
        places = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        for row in [self.model.row_id(place) for place in sorted(places)]:
            self._filling.remove_row(row)

    def leave(self) -> None:
        """What stands in an open cell is an answer now."""
        self.table.commit()
        self.extras.leave()

    def take(self, node: NodeId) -> None:
        """One of its questions changed."""
        self.model.take(node)
        self._complain()
        self.show_asides()

    def show_asides(self) -> None:
        """Shows below the table what the cell of the cursor has besides its answer."""
        index = self.table.currentIndex()
        if self._filling.asides is None:
            return
        self.model.tell_said()
        if not index.isValid():
            self.extras.show_cell(None, "")
            return
        where = self.tr("{question}, Zeile {row}")
        title = where.format(question=self.model.title(index.column()), row=index.row() + 1)
        self.extras.show_cell(self.model.cell_part(index.row(), index.column()), title)

    def open_more(self) -> None:
        """Opens what else can be done with the cell."""
        self.table.commit()
        self.extras.open_more()

    def show_question(self, node: NodeId) -> bool:
        """Puts the cursor into a question; False where it is not in this table."""
        index = self.model.place(node)
        if index.isValid():
            self.table.edit_cell(index)
            for widget in self.extras.inputs()[:1]:
                widget.setFocus()
        return index.isValid()

    def refresh(self, parts: frozenset[str]) -> None:
        """Rows came or went, or its title is another one."""
        if "rows" in parts:
            self.model.take_rows()
            self._fit()
        if "label" in parts:
            self.show_texts()
        self._complain()
        self.show_asides()
        self.fit()

    def show_texts(self) -> None:
        """All words are new."""
        title = self._filling.title(self._part)
        self._title.show_text(title)
        self._title.setVisible(bool(title))
        self.table.setAccessibleName(plain(title) or self.tr("Einträge"))
        self.model.forget()
        self.fit()

    def _fill_buttons(self, row: QHBoxLayout) -> None:
        self.add_button.setText(self.tr("Zeile hinzufügen"))
        icons.set_icon(self.add_button, "plus")
        self.add_button.clicked.connect(self.add)
        self.remove_button.setText(self.tr("Zeile entfernen"))
        icons.set_icon(self.remove_button, "trash-2")
        self.remove_button.clicked.connect(self.remove)
        for button in (self.add_button, self.remove_button):
            button.setVisible(self._filling.may_add(self._part))
            row.addWidget(button)
        row.addStretch(1)

    def _dress(self) -> None:
        table = self.table
        table.setModel(self.model)
        delegate = ChoiceDelegate(table)
        delegate.more_wanted.connect(self.open_more)
        table.setItemDelegate(delegate)
        table.behind_last.connect(self._go_on)
        table.more_wanted.connect(self.open_more)
        table.selectionModel().selectionChanged.connect(lambda *_: self._complain())
        table.selectionModel().currentChanged.connect(lambda *_: self.show_asides())
        self._complain()

    def _go_on(self) -> None:
        if self._filling.may_add(self._part):
            self.add()

    def _fit(self) -> None:
        self.table.fit_rows(SHOWN_ROWS)

    def _complain(self) -> None:
        """Says below the table what is wrong with the cell of the cursor, else with the first one."""
        model = self.model
        index = self.table.currentIndex()
        why = str(index.data(ComplaintRole) or "") if index.isValid() else ""
        self._wrong.setText(why)
        self._wrong.setVisible(bool(why))
        self.remove_button.setEnabled(self.table.selectionModel().hasSelection() and model.rowCount() > 0)


class ChoiceDelegate(CellDelegate):
    """Lists in the cells of choices."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        model = _model_of(index)
        if model.columns[index.column()].kind != "select1":
            return super().createEditor(parent, option, index)
        combo = ChoiceCombo(parent)
        combo.setAccessibleName(model.title(index.column()))
        combo.addItem("–", "")
        for choice in model.filling.choices(model.node(index.row(), index.column())):
            combo.addItem(plain(choice.label), choice.value)
        combo.activated.connect(lambda _place: self._chosen(combo))
        return combo

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, ChoiceCombo):
            model = _model_of(index)
            editor.set_value(model.filling.state(model.node(index.row(), index.column())).value)
        else:
            super().setEditorData(editor, index)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, ChoiceCombo):
            model.setData(index, editor.value())
        else:
            super().setModelData(editor, model, index)

    def _chosen(self, combo: ChoiceCombo) -> None:
        self.commitData.emit(combo)


def _model_of(index: QModelIndex | QPersistentModelIndex) -> RowTable:
    model = index.model()
    assert isinstance(model, RowTable)
    return model
