"""Connects the widgets of a form with the fields of a record, by name: `nextDateEdit` is `next_date`.

There is no save button: what was typed is saved 0.8 s after the last key, 2 s after the first one if others
follow without a pause, when the field is left, and when the page or the window is closed. Adding a field to
a form needs only the widget.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.pictures import leave_to_others
from inka_desktop.gui.widgets.eliding import WholeText
from inka_desktop.gui.widgets.fields import GrowingText, ParsedEdit, show_beginning
from inka_desktop.gui.widgets.pause import Pause
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.records.text_edits import edits
from inka_desktop.services.rows import Saved
from inka_desktop.viewmodels import wording

if TYPE_CHECKING:
    from inka_desktop.store.oplog import Edit

PAUSE_MS, LATEST_MS, RETRY_MS = 800, 2_000, 5_000
"""A field is saved so long after the last key, at the latest so long after the first one; tried again."""
_NOTHING = (None, "")
_NAME = re.compile(r"^([a-z][A-Za-z0-9]*?)(Edit|Text|Combo|Check)$")


class Editable(Protocol):
    """What a widget must offer to hold a field; see :mod:`inka_desktop.gui.widgets.fields`."""

    edited: Any

    def value(self) -> object:
        """What the field holds now."""

    def set_value(self, value: object) -> None:
        """Shows a value without saying ``edited``."""

    def complete(self) -> bool:
        """Whether what stands there can be read as a value."""


class _Line:
    """A plain line of text as an editable."""

    def __init__(self, line: QLineEdit) -> None:
        self._line = line
        self.edited = line.textEdited
        line.editingFinished.connect(partial(show_beginning, line))

    def value(self) -> object:
        return self._line.text()

    def set_value(self, value: object) -> None:
        if self._line.text() != str(value or ""):
            self._line.setText(str(value or ""))
            show_beginning(self._line)

    def complete(self) -> bool:
        return True


@dataclass(slots=True)
class _Bound:
    """One field: its widget, the value last shown or saved, and the edit of the present focus."""

    widget: QWidget
    control: Editable
    shown: object = None
    edit: Edit | None = None
    last: Edit | None = None
    """The edit that it was last saved in."""
    dirty: bool = False
    writing: int = 0
    refused: bool = False
    """The last save failed and that was said; it is tried again without saying it again."""


def field_of(object_name: str) -> str:
    """`nextDateEdit` gives `next_date`; empty for names without a role at their end."""
    match = _NAME.match(object_name)
    return "" if match is None else re.sub(r"([A-Z])", r"_\1", match[1]).lower()


class Binder(QObject):
    """The fields of one record on one form."""

    saved = Signal(datetime)
    typed = Signal()
    """Something was typed that is not saved yet."""
    gone = Signal()
    """A save was refused since the record was erased, or deleted here; what was erased is not tried again."""

    def __init__(self, context: Context, kind: str, form: QWidget) -> None:
        super().__init__(form)
        self._context = context
        self._kind = kind
        self._record: UUID | None = None
        self._bound: dict[str, _Bound] = {}
        self._timer = Pause(self, PAUSE_MS, LATEST_MS)
        self._timer.timeout.connect(self.flush)
        self._again = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._again.timeout.connect(self.flush)
        # What a record is made of is known with its first row.
        self._waiting: QWidget | None = form

    @property
    def record(self) -> UUID | None:
        """The record shown, None before the first."""
        return self._record

    def fields(self) -> dict[str, QWidget]:
        """The bound widgets by field."""
        return {name: bound.widget for name, bound in self._bound.items()}

    def load(self, record: UUID, row: object) -> None:
        """Shows a row; a field in which somebody is typing keeps what was typed."""
        values, quick = values_of(row), list[_Bound]()
        if self._waiting is not None:
            quick = self._bind_all(self._waiting, values)
        fresh = record != self._record
        if fresh:
            self.put_away()
            self._record = record
            for bound in self._bound.values():
                bound.dirty, bound.edit, bound.last = bound in quick, None, None
        for name, bound in self._bound.items():
            value = values[name]
            if bound.dirty or (bound.writing and not fresh):
                continue
            if fresh and isinstance(bound.widget, GrowingText):
                bound.widget.begin_with(value)
            elif fresh or value != bound.shown or bound.control.value() != value:
                bound.control.set_value(value)
            bound.shown = value
        self._take_up()
        for bound in quick:
            self._typed(bound)

    def last_edit(self, field: str) -> Edit | None:
        """The focus in which a field was last saved: what follows from its words is undone with them."""
        return self._bound[field].last

    def flush(self) -> None:
        """Hands over everything typed so far; the future of each save is followed."""
        self._timer.stop()
        for name, bound in self._bound.items():
            if bound.dirty and bound.control.complete():
                self._save(name, bound)

    def put_away(self) -> None:
        """The record goes out of view: what was typed is saved, what says no value waits for its return."""
        self.flush()
        waiting = dict[str, str]()
        for name, bound in self._bound.items():
            if bound.dirty and isinstance(bound.widget, ParsedEdit):
                waiting[name] = bound.widget.text()
                bound.dirty = False
                bound.control.set_value(bound.shown)
        if waiting:
            self._context.half_said[self._kind, self._record] = waiting

    def _take_up(self) -> None:
        """Words that said no value when the record went out of view stand there again."""
        for name, words in self._context.half_said.pop((self._kind, self._record), {}).items():
            bound = self._bound.get(name)
            if bound is not None and not bound.dirty and isinstance(bound.widget, ParsedEdit):
                bound.widget.say_again(words)
                bound.dirty = True

    def release(self) -> None:
        """Saves nothing any more: another form has what was typed."""
        self._timer.stop()
        self._again.stop()
        self._record = None
        for bound in self._bound.values():
            bound.dirty = False
        if self._waiting is not None:
            for widget in self._waiting.findChildren(QWidget):
                _say_untouched(widget)

    def is_writing(self) -> bool:
        """Whether something is on its way to the disk, or will be: others may have deleted the record.

        Whoever shows it waits for that: what is saved brings the record back, or :attr:`gone` is said.
        """
        return any(
            bound.writing or (bound.dirty and bound.control.complete()) for bound in self._bound.values()
        )

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return not any(bound.dirty or bound.writing for bound in self._bound.values())

    def unread(self) -> Iterator[ParsedEdit]:
        """Fields whose words say no value: they are saved nowhere."""
        for bound in self._bound.values():
            if bound.dirty and isinstance(bound.widget, ParsedEdit) and not bound.widget.complete():
                yield bound.widget

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if leave_to_others(event):
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            for name, bound in self._bound.items():
                if bound.widget is watched:
                    self._focus(name, bound, came=event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _bind_all(self, form: QWidget, values: Mapping[str, object]) -> list[_Bound]:
        """Binds the fields of a form; returns those in which somebody was quicker than the reading."""
        self._waiting = None
        for widget in form.findChildren(QWidget):
            name = field_of(widget.objectName())
            if name in values and name not in self._bound:
                self._bind(name, widget)
                wording.learn(name, widget.accessibleName())
        return [bound for bound in self._bound.values() if _was_typed_in(bound.widget)]

    def _bind(self, name: str, widget: QWidget) -> None:
        control: Editable
        if hasattr(widget, "set_value"):
            control = widget  # type: ignore[assignment]  # has the methods of the protocol
        elif isinstance(widget, QLineEdit):
            control = _Line(widget)
            widget.installEventFilter(WholeText(widget))
        else:
            raise TypeError(f"{widget.objectName()} cannot hold a field")
        bound = _Bound(widget, control)
        self._bound[name] = bound
        widget.installEventFilter(self)
        control.edited.connect(lambda *_: self._typed(bound))
        if isinstance(widget, SuggestEdit):
            widget.made.connect(lambda: self._save(name, bound, anew=True))

    def _typed(self, bound: _Bound) -> None:
        bound.dirty = True
        self._timer.put_off()
        self.typed.emit()
        if not bound.widget.hasFocus():
            self.flush()  # picked from a list or a calendar

    def _focus(self, name: str, bound: _Bound, *, came: bool) -> None:
        workspace = self._context.workspace
        if came and workspace is not None:
            bound.edit = workspace.editing.begin()
            return
        if bound.dirty and bound.control.complete():
            self._save(name, bound)
        bound.edit = None

    def _save(self, name: str, bound: _Bound, *, anew: bool = False) -> None:
        """Hands a field over; ``anew`` also what was saved already, since a record is called so only now."""
        record = self._record
        value = bound.control.value()
        bound.dirty = False
        same = value == bound.shown or (value in _NOTHING and bound.shown in _NOTHING)
        if record is None or (same and not anew):
            return
        before, bound.shown = bound.shown, value
        edit = bound.last = bound.edit
        kept = value if value != "" else None
        bound.writing += 1

        def kept_now(saved: Saved) -> None:
            bound.writing -= 1
            bound.refused = False
            self.saved.emit(saved.at)

        def lost(error: BaseException) -> None:
            from inka_desktop.services.errors import RecordGoneError
            from inka_desktop.store.errors import UnknownRecordError

            if isinstance(error, UnknownRecordError) and record == self._record:
                self.gone.emit()
            if isinstance(error, RecordGoneError):
                bound.writing -= 1
                self._give_up(before, value, error)
                return
            if not bound.refused:
                self._context.tell(error)
            bound.refused = True
            if record != self._record:  # the field shows another one by now
                QTimer.singleShot(RETRY_MS, self, write)
                return
            bound.writing -= 1
            bound.shown, bound.dirty = before, True
            self._again.start()

        def write() -> None:
            self._context.write(
                self,
                lambda ws: ws.editing.save(self._kind, record, {name: kept}, edit, {name: before}),
                kept_now,
                lost,
            )

        write()

    def _give_up(self, before: object, value: object, error: BaseException) -> None:
        """No row can hold it any more; of an erased text no more is passed on than was typed."""
        typed = _typed(before, value) if isinstance(value, str) else ""
        if not typed:
            self._context.tell(error)
            return
        QApplication.clipboard().setText(typed)
        self._context.say(
            self.tr(
                "Dieser Eintrag wurde inzwischen endgültig gelöscht. "
                "Ihr letzter Text liegt in der Zwischenablage: bitte anderswo einfügen."
            ),
            "problem",
        )


def _typed(before: object, value: str) -> str:
    """What somebody typed into a text, without what stood there."""
    stood = before if isinstance(before, str) else ""
    return "\n".join(one.put.strip() for one in edits(stood, value)).strip()


def _was_typed_in(widget: QWidget) -> bool:
    """Whether somebody typed into a text since it was last set."""
    if isinstance(widget, QPlainTextEdit):
        return widget.document().isModified()
    return isinstance(widget, QLineEdit) and widget.isModified()


def _say_untouched(widget: QWidget) -> None:
    """What stands in a text was typed for something else."""
    if isinstance(widget, QPlainTextEdit):
        widget.document().setModified(False)
    elif isinstance(widget, QLineEdit):
        widget.setModified(False)


def values_of(row: object) -> Mapping[str, object]:
    """All fields of a row by name.

    Raises:
        AttributeError: the row is of a kind that no form edits.
    """
    values: Mapping[str, object] = row.values  # type: ignore[attr-defined]  # rows that forms edit have them
    return values
