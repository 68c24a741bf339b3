"""Topics of a protocol: a title and a growing text each, reached with Ctrl+1 to Ctrl+9."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.agenda_row import Ui_AgendaRow
from inka_desktop.gui._generated.topic_row import Ui_TopicRow
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.gui.widgets.record_list import RecordList, RecordRows, RowEditor
from inka_desktop.services.rows import TopicRow

NUMBERED = 9


class TopicEditor(RowEditor):
    """One topic."""

    moved = Signal(object, int)
    """Id, and -1 for up or 1 for down."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "topic", parent)
        form: Any = self._make_form()
        form.setupUi(self)
        self._ui: Ui_TopicRow | Ui_AgendaRow = form
        icons.set_icon(self._ui.moreButton, "ellipsis")
        menu = QMenu(self)
        for text, step in ((self.tr("Nach oben"), -1), (self.tr("Nach unten"), 1)):
            menu.addAction(text).triggered.connect(partial(self._move, step))
        menu.addSeparator()
        menu.addAction(self.tr("Thema entfernen")).triggered.connect(self.wish_removed)
        self._ui.moreButton.setMenu(menu)
        self._ui.moreButton.setPopupMode(self._ui.moreButton.ToolButtonPopupMode.InstantPopup)
        self._ui.titleEdit.returnPressed.connect(self._ui.notesText.setFocus)

    def _make_form(self) -> Ui_TopicRow | Ui_AgendaRow:
        return Ui_TopicRow()

    def texts(self) -> Sequence[GrowingText]:
        """Where lines can become agreements."""
        return (self._ui.notesText,)

    @property
    def notes(self) -> GrowingText:
        """The text of the topic."""
        return self._ui.notesText

    def load(self, row: TopicRow, number: int) -> None:
        """Shows a row and its place in the list, from 1."""
        self._ui.numberLabel.setText(str(number))
        keys = QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
        self._ui.keysLabel.setText(keys if number <= NUMBERED else "")
        self._ui.notesText.setAccessibleName(self.tr("Text zum Thema {number}").format(number=number))
        super().load(row, number)

    def enter(self) -> None:
        """Puts the cursor where one goes on writing: the text, or the title while it is empty.

        A text where nobody has been since it was shown is gone on with at its end, not before its beginning.
        """
        notes = self._ui.notesText
        if not notes.textCursor().position():
            notes.moveCursor(QTextCursor.MoveOperation.End)
        target = notes if self._ui.titleEdit.text() else self._ui.titleEdit
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _move(self, step: int, _checked: bool = False) -> None:
        self.moved.emit(self.record, step)


class TopicList(RecordList):
    """All topics in order, with a button for one more."""

    kind = "topic"

    agreement_wished = Signal(object, str)
    """The text the wish comes from, and its line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._protocol: UUID | None = None
        self._order: list[UUID] = []
        self._agenda = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._rows: RecordRows[TopicRow, TopicEditor] = self.add_rows(
            column, spacing=12, owner=lambda: self._protocol
        )
        self._add = QPushButton(self.tr("+ Thema"), self)
        self._add.setProperty("role", "quiet")
        self._add.clicked.connect(lambda: self.add_topic(""))
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def load(self, protocol: UUID, rows: Sequence[TopicRow], add: str, *, agenda: bool = False) -> None:
        """Shows the topics of a protocol, or the items of an agenda; ``add`` is what the button says."""
        self._protocol, self._agenda = protocol, agenda
        self._add.setText(add)
        self._order = [row.id for row in rows]
        self._rows.load(rows, self._make, self._editor_class())
        self.enter_fresh()

    def prepare(self) -> None:
        """Has one more editor wait for a topic."""
        self._rows.prepare(self._make)

    def editors(self) -> list[TopicEditor]:
        """The editors in order."""
        return self._rows.editors()

    def enter(self, number: int) -> bool:
        """Puts the cursor into topic ``number`` (from 1); False when there are fewer."""
        editors = self.editors()
        if not 1 <= number <= len(editors):
            return False
        editors[number - 1].enter()
        return True

    def add_topic(self, title: str) -> None:
        """Appends a topic and puts the cursor into it."""
        protocol, last = self._protocol, self._order[-1] if self._order else None
        if protocol is not None:
            self.add_one(lambda ws: ws.protocols.add_topic(protocol, title, last))

    def _make(self, row: TopicRow | None) -> TopicEditor:
        editor = self._editor_class()(self.context, self)
        editor.moved.connect(self._move)
        for text in editor.texts():
            text.agreement_wished.connect(partial(self.agreement_wished.emit, text))
        self.follow(editor, self.tr("Das Thema ist im Papierkorb."))
        return editor

    def _editor_class(self) -> type[TopicEditor]:
        if not self._agenda:
            return TopicEditor
        from inka_desktop.gui.widgets.agenda import AgendaEditor

        return AgendaEditor

    def topic_of(self, widget: QWidget) -> UUID | None:
        """The topic in whose editor a widget stands."""
        found = (one.record for one in self.editors() if one.isAncestorOf(widget))
        return next(found, None)

    def _move(self, topic: UUID, step: int) -> None:
        place = self._order.index(topic) + step
        if not 0 <= place < len(self._order):
            return
        rest = [other for other in self._order if other != topic]
        after = rest[place - 1] if place else None
        self.context.write(self, lambda ws: ws.editing.move("topic", topic, after))
