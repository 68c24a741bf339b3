"""Schlagwörter und Kommentare: one card for records of every kind, which any page or panel places.

A form places a ``NotesCard``; the page calls ``attach`` once and ``show_record`` for each record. The card
watches for changes by itself. A comment that was begun waits in the context until it is sent.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from inka_desktop.gui import icons, page_list
from inka_desktop.gui._generated.notes_card import Ui_NotesCard
from inka_desktop.gui.context import Context
from inka_desktop.gui.half_said import HalfTyped
from inka_desktop.gui.removing import remove
from inka_desktop.gui.widgets import layouts
from inka_desktop.gui.widgets.card import CardRow, hairline
from inka_desktop.gui.widgets.tag_line import TagLine
from inka_desktop.services.notes_rows import ColleagueRow, CommentRow, NotesRow, TagRow
from inka_desktop.viewmodels import notes

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from inka_desktop.services.workspace import Workspace
    from inka_desktop.store.writer import Changes

_KINDS = frozenset({"tag", "tagging", "comment"})
_SIDES, _BELOW = 16, 8


class NotesCard(QFrame):
    """What the office noted on one record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_NotesCard()
        ui.setupUi(self)
        self._context: Context | None = None
        self._record: tuple[str, UUID] | None = None
        self._rows: tuple[CommentRow, ...] | None = None
        self._editing: CommentRow | None = None
        self._tags = TagLine(ui.tagsWidget)
        inner = QVBoxLayout(ui.tagsWidget)
        inner.setContentsMargins(_SIDES, 0, _SIDES, _BELOW)
        inner.addWidget(self._tags)
        ui.commentText.set_lines(1)
        ui.commentText.textChanged.connect(self._keep_begun)
        ui.commentText.textChanged.connect(self._show_sending)
        ui.commentText.agreement_wished.connect(lambda _line: self._send())
        ui.commentText.installEventFilter(self)
        ui.sendButton.clicked.connect(self._send)
        ui.cancelButton.clicked.connect(self._cancel)
        self._show_sending()
        self.hide()

    def attach(self, context: Context) -> None:
        """Reads and saves with a window's context."""
        self._context = context
        self._begun_tag = HalfTyped.of_line(context, self._tags.edit)
        context.changed.connect(self._take_changes)
        self._tags.edit.asked.connect(self._suggest)
        self._tags.put.connect(self._put)
        self._tags.taken_off.connect(self._take_off)

    def show_record(self, kind: str, record: UUID) -> None:
        """Shows what was noted on a record; a carrier sees no such card."""
        context = self._context
        if context is None or not page_list.is_office(context.role):
            return
        if (kind, record) != self._record:
            self._record = (kind, record)
            self._show(record, NotesRow((), ()))  # nothing of the one before is answered for this one
            self._begun_tag.show_for(("tag", record))
            self._stop_editing()
            context.read(self, lambda ws: ws.comments.colleagues(), self._offer_colleagues)
        self.refresh()

    def refresh(self) -> None:
        """Reads again what is shown."""
        context, record = self._context, self._record
        if context is not None and record is not None:
            context.read(
                self, lambda ws: ws.comments.notes(record[1]), lambda row: self._show(record[1], row)
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Escape and self._editing is not None:  # type: ignore[attr-defined]  # a key event
            self._cancel()
            return True
        return super().eventFilter(watched, event)

    # --- showing ----------------------------------------------------------------------------------

    def _take_changes(self, changes: Changes) -> None:
        if self._record is not None and (changes.received or _KINDS & changes.kinds):
            self.refresh()

    def _show(self, record: UUID, row: NotesRow) -> None:
        if self._record is None or record != self._record[1]:
            return
        self._tags.show_tags(row.tags)
        open_ones = sum(not one.done for one in row.comments)
        self._ui.countLabel.setText(str(open_ones) if open_ones else "")
        self._ui.countLabel.setAccessibleName(notes.open_words(open_ones))
        if row.comments != self._rows:
            self._rows = row.comments
            self._fill(row.comments)
        self.show()

    def _fill(self, rows: tuple[CommentRow, ...]) -> None:
        layout = self._ui.rowsLayout
        layouts.clear(layout)
        for row in rows:
            layout.addWidget(hairline(self))
            layout.addWidget(self._line(row))

    def _line(self, row: CommentRow) -> CardRow:
        context = self._context
        assert context is not None  # rows come from it
        line = CardRow(row.body, notes.second_line(row, context.today()), parent=self)
        line.add_sign(notes.done_mark(row))
        more = line.add_button("")
        more.setProperty("role", "quiet")
        icons.set_icon(more, "ellipsis")
        more.setAccessibleName(self.tr("Weiteres zum Kommentar: {text}").format(text=row.body))
        more.setMenu(self._menu(row, more))
        return line

    def _menu(self, row: CommentRow, parent: QPushButton) -> QMenu:
        menu = QMenu(parent)
        text = self.tr("Wieder offen") if row.done else self.tr("Erledigt")
        menu.addAction(text).triggered.connect(lambda: self._settle(row))
        if row.own:
            menu.addAction(self.tr("Ändern")).triggered.connect(lambda: self._edit(row))
            menu.addAction(self.tr("In den Papierkorb")).triggered.connect(lambda: self._remove(row))
        return menu

    def _show_sending(self) -> None:
        ui, editing = self._ui, self._editing is not None
        ui.sendWidget.setVisible(bool(ui.commentText.value().strip()) or editing)
        ui.addressedCombo.setVisible(not editing and not notes.for_oneself(self._record))
        ui.cancelButton.setVisible(editing)
        ui.sendButton.setText(self.tr("Ändern") if editing else self.tr("Kommentieren"))
        ui.sendButton.setEnabled(bool(ui.commentText.value().strip()))

    def _offer_colleagues(self, rows: list[ColleagueRow]) -> None:
        combo = self._ui.addressedCombo
        combo.clear()
        combo.addItem(self.tr("für alle"), None)
        for row in rows:
            combo.addItem(self.tr("für {person}").format(person=row.name), row.id)

    # --- writing ----------------------------------------------------------------------------------

    def _send(self) -> None:
        context, record, ui = self._context, self._record, self._ui
        said, edited = ui.commentText.value(), self._editing
        if context is None or record is None or not said.strip():
            return
        addressed = ui.addressedCombo.currentData()
        ui.commentText.set_value("")
        ui.addressedCombo.setCurrentIndex(0)
        self._stop_editing()

        def back(error: BaseException) -> None:
            context.tell(error)
            about = edited.id if edited is not None else record[1]
            since, _ = context.begun.get(about, ("", ""))
            context.begun[about] = f"{said}\n{since}".rstrip(), edited.body if edited is not None else ""
            if edited is not None and record == self._record and self._editing is None:
                self._edit(edited)
            elif about == self._about():
                self._show_begun()

        if edited is not None:
            context.write(self, lambda ws: ws.comments.reword(edited.id, said, edited.body), None, back)
        else:
            context.write(self, lambda ws: ws.comments.write(*record, said, addressed), None, back)

    def _edit(self, row: CommentRow) -> None:
        context = self._context
        _, stood = context.begun.get(row.id, ("", row.body)) if context is not None else ("", row.body)
        self._editing = replace(row, body=stood)
        self._show_begun()
        self._ui.commentText.setFocus()

    def _cancel(self) -> None:
        if self._editing is not None and self._context is not None:
            self._context.begun.pop(self._editing.id, None)
        self._stop_editing()

    def _stop_editing(self) -> None:
        self._editing = None
        self._show_begun()

    def _about(self) -> UUID | None:
        """What the line is for: the comment that is changed, or the record."""
        if self._editing is not None:
            return self._editing.id
        return self._record[1] if self._record is not None else None

    def _show_begun(self) -> None:
        about, stood = self._about(), self._editing.body if self._editing is not None else ""
        if self._context is not None and about is not None:
            self._ui.commentText.begin_with(self._context.begun.get(about, (stood, stood))[0])
        self._show_sending()

    def _keep_begun(self) -> None:
        """What was begun is there again when its record is, in whatever page or dialog."""
        about, text = self._about(), self._ui.commentText.value()
        stood = self._editing.body if self._editing is not None else ""
        if self._context is None or about is None:
            return
        if text.strip() and text != stood:
            self._context.begun[about] = text, stood
        else:
            self._context.begun.pop(about, None)

    def _settle(self, row: CommentRow) -> None:
        self._write(lambda ws: ws.comments.settle(row.id, done=not row.done))

    def _remove(self, row: CommentRow) -> None:
        context = self._context
        if context is not None:
            remove(context, context, "comment", row.id, self.tr("Der Kommentar ist im Papierkorb."))

    def _suggest(self, typed: str) -> None:
        context = self._context
        if context is not None and typed:
            context.read(
                self,
                lambda ws: ws.tags.words(typed)[: notes.MOST_OFFERED],
                self._tags.edit.suggest,
            )

    def _put(self, word: str) -> None:
        if self._record is not None:
            kind, record = self._record
            self._write(lambda ws: ws.tags.put(kind, record, word))

    def _take_off(self, tag: TagRow) -> None:
        if self._record is not None:
            record = self._record[1]
            self._tags.edit.setFocus()
            self._write(lambda ws: ws.tags.take_off(record, tag.id))

    def _write(self, work: Callable[[Workspace], Future[Any]]) -> None:
        if self._context is not None:
            self._context.write(self, work)
