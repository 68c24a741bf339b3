"""What lists of small editors share: one editor a record, kept while the record stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inka_desktop.gui.binder import Binder


class HasId(Protocol):
    """A row with an id."""

    @property
    def id(self) -> UUID:
        """The record's id."""


Row = TypeVar("Row", bound=HasId)


class RowEditor(QWidget):
    """One record in a list; subclasses bind their own form."""

    binder: Binder

    def load(self, row: Any, number: int) -> None:
        """Shows a row and its place in the list, from 1."""
        self.binder.load(row.id, row)


Editor = TypeVar("Editor", bound=RowEditor)


class RecordRows(Generic[Row, Editor]):
    """Keeps the editors of a column layout in step with rows; focus and cursor stay where they are."""

    def __init__(self, column: QVBoxLayout) -> None:
        self._column = column
        self._editors: dict[UUID, Editor] = {}

    def editors(self) -> list[Editor]:
        """The editors in the order shown."""
        found = []
        for place in range(self._column.count()):
            item = self._column.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, RowEditor):
                found.append(widget)
        return found  # type: ignore[return-value]  # only editors of this list are in its layout

    def editor(self, record: UUID) -> Editor | None:
        """The editor of a record."""
        return self._editors.get(record)

    def load(self, rows: Sequence[Row], make: Any) -> None:
        """Shows these rows in this order; ``make`` builds an editor for a row not seen before."""
        wanted = {row.id for row in rows}
        for gone in [record for record in self._editors if record not in wanted]:
            editor = self._editors.pop(gone)
            editor.binder.flush()
            editor.hide()
            self._column.removeWidget(editor)
            editor.deleteLater()
        for place, row in enumerate(rows):
            editor = self._editors.get(row.id) or make(row)
            self._editors[row.id] = editor
            if self._column.indexOf(editor) != place:
                self._column.removeWidget(editor)
                self._column.insertWidget(place, editor)
                editor.show()
            editor.load(row, place + 1)

    def flush(self) -> None:
        """Hands over what was typed in any of them."""
        for editor in self._editors.values():
            editor.binder.flush()

    def settled(self) -> bool:
        """Whether everything typed in any of them is on the disk."""
        return all(editor.binder.settled() for editor in self._editors.values())
