"""What lists of small editors share: one editor a record, kept while the record stays, then for another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.gui.removing import remove
from inka_desktop.gui.widgets.fields import ParsedEdit
from inka_desktop.gui.widgets.keys_ahead import KeysAhead

if TYPE_CHECKING:
    from concurrent.futures import Future

    from inka_desktop.services.workspace import Workspace


class HasId(Protocol):
    """A row with an id."""

    @property
    def id(self) -> UUID:
        """The record's id."""


Row = TypeVar("Row", bound=HasId)
Listed = TypeVar("Listed", bound=HasId)
_ROWS_A_TURN = 2
"""New editors that are made at a time, so that even a long list does not hold the window."""
_MOST_SPARE = 24
"""Editors that wait for another record, of one list."""


class RowEditor(QWidget):
    """One record in a list; subclasses put their own form into it."""

    removed = Signal(object)

    def __init__(self, context: Context, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.binder = Binder(context, kind, self)
        self.record: UUID | None = None

    def load(self, row: Any, number: int) -> None:
        """Shows a row and its place in the list, from 1."""
        self.record = row.id
        self.binder.load(row.id, row)

    def wish_removed(self) -> None:
        """Asks the list to delete the record, with what was typed in it: so it comes back out of the bin."""
        self.binder.flush()
        self.removed.emit(self.record)


Editor = TypeVar("Editor", bound=RowEditor)


def nobody() -> UUID | None:
    """Where a list shows the rows of one owner only."""
    return None


class RecordRows(Generic[Row, Editor]):
    """Keeps the editors of a column layout in step with rows; focus and cursor stay where they are."""

    def __init__(self, column: QVBoxLayout, owner: Callable[[], UUID | None] = nobody) -> None:
        """Shows rows in a layout; ``owner``: whose they are when they are loaded, where that changes."""
        self._column, self._owner_now = column, owner
        self._owner: UUID | None = None
        self._load_again: Callable[[], None] = lambda: None
        self._editors: dict[UUID, Editor] = {}
        self._loaded: dict[UUID, tuple[Row, int]] = {}
        self._spare: list[Editor] = []
        """Hidden ones whose records are not shown any more: making and styling an editor takes 5 ms."""

    def editors(self) -> list[Editor]:
        """The editors in the order shown."""
        return [*self._editors.values()]

    def editor(self, record: UUID) -> Editor | None:
        """The editor of a record."""
        return self._editors.get(record)

    def load(self, rows: Sequence[Row], make: Any, reused: type[Editor] | None = None) -> None:
        """Shows these rows in this order.

        Args:
            rows: all that are to be shown.
            make: builds an editor for a row not seen before.
            reused: class of editors that may show another record after theirs went out of view.
        """
        self._load_again = partial(self.load, rows, make, reused)
        rows = self._with_unsaved(rows)
        wanted = {row.id for row in rows}
        for gone in [record for record in self._editors if record not in wanted]:
            self._loaded.pop(gone)
            self._put_aside(self._editors.pop(gone), reused)
        for place, row in enumerate(rows):
            editor = self._editors.pop(row.id, None) or self._take_spare(reused) or self._new(make, row)
            self._editors[row.id] = editor  # behind the one before it
            if self._column.indexOf(editor) != place:
                self._column.removeWidget(editor)
                self._column.insertWidget(place, editor)
                editor.show()
            before = self._loaded.get(row.id)
            if before is None or before[0] is not row or before[1] != place + 1:
                # A list that comes in turns shows the rows of the turns before as they are.
                self._loaded[row.id] = row, place + 1
                editor.load(row, place + 1)

    def prepare(self, make: Any) -> None:
        """Has one more editor wait for a record."""
        editor = self._new(make, None)
        editor.hide()
        self._spare.append(editor)

    def _new(self, make: Any, row: Row | None) -> Editor:
        editor: Editor = make(row)
        editor.binder.gone.connect(partial(self._let_go, editor))
        return editor

    def _let_go(self, editor: Editor) -> None:
        """What was kept in view for its words does not come back."""
        if editor.record is not None and self._editors.get(editor.record) is editor:
            self._loaded.pop(editor.record)
            self._put_aside(self._editors.pop(editor.record), None)
            self._load_again()

    def _with_unsaved(self, rows: Sequence[Row]) -> Sequence[Row]:
        """With those that others deleted while somebody wrote in them: what is saved brings them back."""
        before, self._owner = self._owner, self._owner_now()
        if before != self._owner:
            return rows
        wanted, found = {row.id for row in rows}, [*rows]
        for row, number in sorted(self._loaded.values(), key=lambda one: one[1]):
            if row.id not in wanted and self._is_written(self._editors[row.id]):
                found.insert(number - 1, row)
        return found

    @staticmethod
    def _is_written(editor: Editor) -> bool:
        editor.binder.put_away()
        return not editor.binder.settled()

    def _put_aside(self, editor: Editor, reused: type[Editor] | None) -> None:
        """Its record is not shown any more. One that somebody types in shows no other: keys go on to it."""
        focus, popup = QApplication.focusWidget(), QApplication.activePopupWidget()
        typing = popup is not None or (focus is not None and editor.isAncestorOf(focus))
        editor.binder.put_away()
        editor.hide()
        self._column.removeWidget(editor)
        kept = reused is type(editor) and not typing
        if kept and len(self._spare) < _MOST_SPARE:
            self._spare.append(editor)
        else:
            editor.deleteLater()

    def _take_spare(self, reused: type[Editor] | None) -> Editor | None:
        """One that waits, with nothing on its way to the disk."""
        found = (one for one in self._spare if type(one) is reused and one.binder.settled())
        editor = next(found, None)
        if editor is not None:
            self._spare.remove(editor)
        return editor

    def flush(self) -> None:
        """Hands over what was typed in any of them."""
        for editor in self._everyone():
            editor.binder.flush()

    def settled(self) -> bool:
        """Whether everything typed in any of them is on the disk."""
        return all(editor.binder.settled() for editor in self._everyone())

    def _everyone(self) -> Iterator[Editor]:
        yield from self._editors.values()
        yield from self._spare


def in_turns(
    shown: RecordList, rows: Sequence[Listed], load: Callable[[Sequence[Listed]], None]
) -> Iterator[Callable[[], None]]:
    """Loads a long list a few new rows more at each turn of the event loop; editors that are there stay.

    Args:
        shown: the list.
        rows: all that it is to show.
        load: shows some of them.
    """
    fresh = [row.id for row in rows if not shown.has(row.id)]
    for end in (*range(_ROWS_A_TURN, len(fresh), _ROWS_A_TURN), len(fresh)):
        later = frozenset(fresh[end:])
        yield partial(load, [row for row in rows if row.id not in later])


class RecordList(QWidget):
    """A list of small editors, or several below each other; what is deleted can be brought back."""

    saved = Signal(object)
    """When something typed was on the disk."""
    typed = Signal()

    kind: ClassVar[str]
    """Table of the records."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._all: list[RecordRows[Any, Any]] = []
        self._fresh: UUID | None = None
        self._keys = KeysAhead(self)

    def attach(self, context: Context) -> None:
        """Gives the list what it reads and saves with."""
        self._context = context

    @property
    def context(self) -> Context:
        """What the list reads and saves with.

        Raises:
            RuntimeError: it was not attached yet.
        """
        if self._context is None:
            raise RuntimeError("attach() comes first")
        return self._context

    def flush(self) -> None:
        """Hands over what was typed."""
        for rows in self._all:
            rows.flush()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return all(rows.settled() for rows in self._all)

    def unread(self) -> Iterator[ParsedEdit]:
        """Fields whose words say no value."""
        for rows in self._all:
            for editor in rows.editors():
                yield from editor.binder.unread()

    def has(self, record: UUID) -> bool:
        """Whether a record has its editor already."""
        return any(rows.editor(record) is not None for rows in self._all)

    def field(self, record: UUID, name: str) -> QWidget | None:
        """The widget that shows a field of one of the records; None where there is none."""
        found = next((one for rows in self._all if (one := rows.editor(record)) is not None), None)
        shown: QWidget | None = found.binder.fields().get(name) if found is not None else None
        return shown

    def add_one(self, work: Callable[[Workspace], Future[UUID]]) -> None:
        """Makes one more record; the cursor goes into it, and what is typed until it is there."""
        self._keys.keep()
        self.context.write(self, work, self._was_added, self._was_not_added)

    def enter_fresh(self) -> None:
        """Puts the cursor into the record that was asked for, once its editor is there."""
        fresh = self._fresh
        found = (rows.editor(fresh) for rows in self._all if fresh is not None)
        editor: Any = next((one for one in found if one is not None), None)
        if editor is not None:
            self._fresh = None
            editor.enter()
            self._keys.give()

    def _was_added(self, record: UUID) -> None:
        self._fresh = record
        self.enter_fresh()

    def _was_not_added(self, error: BaseException) -> None:
        self._keys.give()
        self.context.tell(error)

    def add_rows(
        self, column: QVBoxLayout, spacing: int, owner: Callable[[], UUID | None]
    ) -> RecordRows[Any, Any]:
        """One more list of editors at the end of a layout; ``owner``: whose rows it shows."""
        inner = QVBoxLayout()
        inner.setSpacing(spacing)
        column.addLayout(inner)
        self._all.append(RecordRows(inner, owner))
        return self._all[-1]

    def add_card(self) -> QVBoxLayout:
        """A card that fills the list; returns its column."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        card = QFrame(self)
        card.setProperty("role", "card")
        whole.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(2, 4, 2, 4)
        column.setSpacing(0)
        return column

    def follow(self, editor: RowEditor, removed: str) -> None:
        """Connects a new editor; ``removed`` is the sentence once its record was deleted."""
        editor.removed.connect(lambda record: remove(self, self.context, self.kind, record, removed))
        editor.binder.saved.connect(self.saved.emit)
        editor.binder.typed.connect(self.typed)
