"""What the editors of records with many parts share: reading, showing part by part, saving while typing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from time import perf_counter
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QLabel, QWidget

from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page, is_gone
from inka_desktop.gui.widgets.fields import ParsedEdit
from inka_desktop.gui.widgets.section_scroll import SectionScroll
from inka_desktop.viewmodels import dates

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace


Row = TypeVar("Row")
TURN_S = 0.012
"""Parts are shown one after the other until so long has passed; then what is there is painted."""


class Typed(Protocol):
    """What saves what is typed into it: the fields of a record, or a list of records."""

    @property
    def saved(self) -> SignalInstance:
        """When something typed was on the disk."""

    @property
    def typed(self) -> SignalInstance:
        """At each change that is not saved yet."""

    def flush(self) -> None:
        """Hands over what was typed."""

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""

    def unread(self) -> Iterator[ParsedEdit]:
        """Fields whose words say no value."""


class RecordPage(Page, Generic[Row]):
    """Shows one record with its lists.

    One reading runs at a time, and one more follows where something changed meanwhile: who types into eight
    fields changes the record eight times. What was read before a save is never shown after it.
    """

    binder: Binder
    """Of the record's own fields."""
    _lists: Sequence[Typed]
    _sections: SectionScroll
    _saved_label: QLabel

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._record: UUID | None = None
        self._row: Row | None = None
        self._saves = self._read_at = 0
        self._reading: UUID | None = None
        self._changed = False
        self._parts: list[Callable[[], None]] = []
        self._stepper = QTimer(self, singleShot=True, interval=0)
        self._stepper.timeout.connect(self._show_next_part)

    @property
    def record(self) -> UUID | None:
        """The record that is shown."""
        return self._record

    # --- what an editor is made of ----------------------------------------------------------------

    def read(self, workspace: Workspace, record: UUID) -> Row:
        """The record with all its parts; called on a reader thread."""
        raise NotImplementedError

    def read_beside(self, record: UUID) -> None:
        """Reads what else is shown beside the record."""

    def parts(self, row: Row) -> list[Callable[[], None]]:
        """What shows the record, each within one turn of the event loop (50 ms, DESIGN.md section 3)."""
        raise NotImplementedError

    def begin(self) -> None:
        """Another record comes into view."""

    # --- showing ----------------------------------------------------------------------------------

    def show_record(self, record: object) -> None:
        """Comes into view, for a record where one is given."""
        if isinstance(record, UUID) and record != self._record:
            self.leave()
            self._record, self._row, self._parts = record, None, []
            self._saved_label.setText("")
            self.begin()
        super().show_record(record)

    def refresh(self) -> None:
        """Reads again what is shown."""
        record, saves = self._record, self._saves
        if record is None:
            return
        if self._reading == record:
            self._changed = True
            return
        self._reading, self._changed = record, False
        self.context.read(
            self, lambda ws: self.read(ws, record), lambda row: self._take(record, row, saves),
            lambda error: self._not_read(record, error, saves),
        )  # fmt: skip
        self.read_beside(record)

    def _take(self, record: UUID, row: Row, saves: int) -> None:
        if record != self._record:
            return
        self._reading = None
        if saves == self._saves:
            self._row, self._read_at = row, saves
            self._parts = self.parts(row)
            self._show_next_part()
            if not self._changed:
                return
        self.refresh()

    def _not_read(self, record: UUID, error: BaseException, saves: int) -> None:
        if record == self._record:
            self._reading = None
            if saves != self._saves:
                self.refresh()
                return
            if is_gone(error) and not self.settled():
                return  # others deleted it: what is being typed brings it back, and it is read then
        self.context.tell(error)

    def _show_next_part(self) -> None:
        if self._read_at != self._saves:
            # Something was saved while this was read: it would show an older text.
            self._parts = []
            self.refresh()
            return
        began = perf_counter()
        while self._parts:
            self._parts.pop(0)()
            if perf_counter() - began >= TURN_S:
                break
        if self._parts:
            self._stepper.start()

    def showing(self) -> bool:
        """Whether a record is being read or parts of it are still to be shown."""
        return self._reading is not None or bool(self._parts)

    def shows_all(self) -> bool:
        """Whether all parts of the record are in place as it is now."""
        return self._row is not None and not self.showing()

    # --- saving -----------------------------------------------------------------------------------

    def leave(self) -> None:
        """Hands over what was typed."""
        self.binder.flush()
        for part in self._lists:
            part.flush()

    def hand_over(self) -> bool:
        """Hands over what was typed before it goes out of the house or is fixed.

        Returns:
            False where words say no value: they would be missing there. The page leads to them and says so.
        """
        self.leave()
        parts: Sequence[Typed] = (self.binder, *self._lists)
        field = next((found for part in parts for found in part.unread()), None)
        if field is None:
            return True
        self._sections.reveal(field)
        self.context.say(field.refuse(), "attention", here=True)
        return False

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return self.binder.settled() and all(part.settled() for part in self._lists)

    def watch_saving(self) -> None:
        """Says when something was saved, once all lists are made."""
        parts: Sequence[Typed] = (self.binder, *self._lists)
        for part in parts:
            part.saved.connect(self.was_saved)
            part.typed.connect(self._was_typed)

    def was_saved(self, at: datetime) -> None:
        """Something typed is on the disk."""
        self._saves += 1
        self._saved_label.setText(self.tr("Gespeichert {time}").format(time=dates.local_clock(at)))

    def _was_typed(self) -> None:
        self._saved_label.setText(self.tr("wird gespeichert …"))
