"""Underlines the words of a text that no dictionary has, and offers others: by mouse, menu key or F7.

Nothing happens while somebody types: the text is looked through after a pause, in another process, and the
word that is being typed is left alone until it ends. Marks are extra selections, which are only painted: the
text is not laid out again, and its own changes and Ctrl+Z know nothing of them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from inka_desktop.gui import theme

if TYPE_CHECKING:
    from inka_desktop.gui.spelling import Spelling
    from inka_desktop.gui.widgets.fields import ProseText
    from inka_desktop.spelling.words import Spot

PAUSE_MS = 350
"""After the last key."""
A_TURN = 100
"""Words that are marked in one turn of the event loop."""


class SpellMarks(QObject):
    """The marks of one text; goes with it."""

    def __init__(self, spelling: Spelling, field: ProseText) -> None:
        super().__init__(field)
        self.field = field
        self._spelling = spelling
        self._wrong: list[Spot] = []
        self._wrong_at = -1
        """The document's revision that these words were found in."""
        self._marked: list[QTextEdit.ExtraSelection] = []
        self._typed_at = -1
        self._held: Spot | None = None
        self._asked = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._look)
        self._stepper = QTimer(self, singleShot=True, interval=0)
        self._stepper.timeout.connect(self._mark_some)
        field.document().contentsChange.connect(self._follow_typing)
        field.cursorPositionChanged.connect(self._let_go)
        spelling.known_changed.connect(self._look)
        theme.current().changed.connect(self._mark)
        for watched in (field, field.viewport()):
            watched.installEventFilter(self)
        self._timer.start()

    def words(self) -> list[str]:
        """The words that are underlined, in their order."""
        return [each.cursor.selectedText() for each in self._marked]

    def forget(self) -> None:
        """Takes the marks away, and itself."""
        for watched in (self.field, self.field.viewport()):
            watched.removeEventFilter(self)
        self.field.setExtraSelections([])
        self.deleteLater()

    # --- looking ----------------------------------------------------------------------------------

    def _follow_typing(self, at: int, _gone: int, added: int) -> None:
        self._typed_at = at + added
        self._timer.start()

    def _look(self) -> None:
        if self._asked:
            self._timer.start()
            return
        revision = self.field.document().revision()
        future = self._spelling.check(self.field.toPlainText())
        if future is not None:
            self._asked = True
            jobs = self._spelling.context.jobs
            jobs.follow(self, future, partial(self._take, revision), self._lost)

    def _take(self, revision: int, wrong: list[Spot]) -> None:
        self._asked = False
        if revision == self.field.document().revision():  # else the pause has begun anew
            self._wrong, self._wrong_at = wrong, revision
            self._mark()

    def _lost(self, error: BaseException) -> None:
        self._asked = False
        self._wrong, self._marked, self._held = [], [], None
        self.field.setExtraSelections([])
        self._spelling.tell(error)

    # --- marking ----------------------------------------------------------------------------------

    def _is_old(self) -> bool:
        """Whether the text has changed since: then the words stand elsewhere, and the pause runs anew."""
        return self._wrong_at != self.field.document().revision()

    def _mark(self) -> None:
        if self._is_old():
            return
        self._marked = []
        self._held = next((spot for spot in self._wrong if self._is_typed(spot)), None)
        self._mark_some()

    def _mark_some(self) -> None:
        """A few words in a turn, so that a text full of foreign words holds nothing."""
        if self._is_old():
            return
        shown = [spot for spot in self._wrong if spot is not self._held]
        done = len(self._marked)
        self._marked += [self._selection(spot) for spot in shown[done : done + A_TURN]]
        if len(self._marked) < len(shown):
            self._stepper.start()
        else:
            self.field.setExtraSelections(self._marked)

    def _selection(self, spot: Spot) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(theme.current().colour("problem"))
        place = QTextCursor(self.field.document())
        place.setPosition(spot.at)
        place.setPosition(spot.end, QTextCursor.MoveMode.KeepAnchor)
        # Words typed right behind a mark do not become part of it.
        place.setKeepPositionOnInsert(True)
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = place, look
        return mark

    def _is_typed(self, spot: Spot) -> bool:
        at = self.field.textCursor().position()
        return self.field.hasFocus() and at == self._typed_at and spot.at < at <= spot.end

    def _let_go(self) -> None:
        if self._held is not None and not self._timer.isActive() and not self._is_typed(self._held):
            self._mark()

    # --- offering ---------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent):
            return self._open_menu(event)
        if event.type() == QEvent.Type.FocusOut and watched is self.field:
            self._let_go()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        wished = event.key() == Qt.Key.Key_F7 and not event.modifiers()
        if wished:
            self._next()
        return wished

    def _open_menu(self, event: QContextMenuEvent) -> bool:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.field.textCursor() if by_key else self.field.cursorForPosition(event.pos())
        mark = self._mark_at(at.position())
        if mark is None:
            return False
        self._offer(mark, self._below(mark) if by_key else event.globalPos())
        return True

    def _mark_at(self, position: int) -> QTextCursor | None:
        found = (each for each in self._places() if each.selectionStart() <= position <= each.selectionEnd())
        return next(found, None)

    def _places(self) -> list[QTextCursor]:
        """Where the marks stand now; copies, since those of the marks go with them."""
        return [QTextCursor(each.cursor) for each in self._marked]

    def _next(self) -> None:
        """Goes to the next underlined word, from the top behind the last one, and offers others."""
        at = self.field.textCursor().position()
        places = self._places()
        if not places:
            self._spelling.context.say(self.tr("In diesem Feld ist kein Wort unterstrichen."), "information")
            return
        mark = next((each for each in places if each.selectionEnd() > at), places[0])
        cursor = self.field.textCursor()
        cursor.setPosition(mark.selectionEnd())
        self.field.setTextCursor(cursor)
        self._offer(mark, self._below(mark))

    def _below(self, mark: QTextCursor) -> QPoint:
        start = QTextCursor(mark)
        start.setPosition(mark.selectionStart())
        return self.field.viewport().mapToGlobal(self.field.cursorRect(start).bottomLeft())

    def _offer(self, mark: QTextCursor, at: QPoint) -> None:
        menu = self.field.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        word = mark.selectedText()
        first = menu.actions()[0]
        waiting = QAction(self.tr("Vorschläge werden gesucht …"), menu)
        waiting.setEnabled(False)
        own = QAction(self.tr("„{word}“ zu den eigenen Wörtern").format(word=word), menu)
        own.triggered.connect(lambda: self._spelling.add(word))
        menu.insertAction(first, waiting)
        menu.insertSeparator(first)
        if self._spelling.may_add:
            menu.insertAction(first, own)
        menu.insertSeparator(first)
        menu.popup(at)
        future = self._spelling.suggest(word)
        if future is not None:
            jobs = self._spelling.context.jobs
            jobs.follow(menu, future, partial(self._fill, menu, waiting, mark), self._lost)

    def _fill(self, menu: QMenu, waiting: QAction, mark: QTextCursor, words: list[str]) -> None:
        if not words:
            waiting.setText(self.tr("Keine Vorschläge"))
            return
        for word in words:
            action = QAction(word, menu)
            action.triggered.connect(partial(self._put, mark, word))
            menu.insertAction(waiting, action)
        menu.removeAction(waiting)
        if menu.activeAction() is None:
            menu.setActiveAction(menu.actions()[0])

    def _put(self, mark: QTextCursor, word: str) -> None:
        """Replaces the word; Ctrl+Z in the field brings it back."""
        cursor = self.field.textCursor()
        cursor.setPosition(mark.selectionStart())
        cursor.setPosition(mark.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(word)
        self.field.setTextCursor(cursor)
        self.field.setFocus()
