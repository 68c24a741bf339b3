"""A form to be filled: its pages, the list of its sections at the left, what is missing at the right."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inka_desktop.forms import ChangeSet, NodeId
from inka_desktop.gui import icons, tab_order
from inka_desktop.gui.forms.answer import AnswerWidget, answer_of, question_of
from inka_desktop.gui.forms.body import Body, RepeatView, Views
from inka_desktop.gui.forms.contents import Contents
from inka_desktop.gui.forms.extras import Kept
from inka_desktop.gui.forms.matrix import MatrixRow
from inka_desktop.gui.forms.missing_card import SHOWN
from inka_desktop.gui.forms.question import QuestionView
from inka_desktop.gui.forms.scrolled import scrolled
from inka_desktop.gui.forms.side import Side
from inka_desktop.gui.pointing import point_at
from inka_desktop.gui.widgets.card import words
from inka_desktop.viewmodels.filling import Filling
from inka_desktop.viewmodels.form_parts import sheet_of, sheets

SLICE_S = 0.012
"""So long widgets are made in one turn of the event loop; keys and painting come between."""
LOOK_MS = 250
"""What is missing is looked through so long after the last change."""
WIDEST_PX, SIDE_PX, LIST_PX = 760, 248, 184
REACH_PX = 60
"""A section counts as in view a little before it touches the upper edge."""


class FormView(QWidget):
    """Shows one :class:`Filling`; only the page in view has widgets."""

    built = Signal()
    """All of the page in view is there."""

    def __init__(self, filling: Filling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filling = filling
        self.views = Views()
        definition = filling.session.definition
        self.sheets = sheets(filling.parts(), "pages" in definition.style)
        self.place = 0
        self._body: Body | None = None
        self._pieces: Iterator[None] = iter(())
        self._wanted: NodeId | None = None
        self._asked: AnswerWidget | None = None
        self._last: NodeId | None = None
        self._begins, self._word = False, ""
        self._done = True
        self._make_frame()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._look_through)
        filling.changed.connect(self._take)
        filling.language_changed.connect(self._retell)
        filling.shown_wished.connect(self.show_question)
        filling.next_wished.connect(self._ask_behind, Qt.ConnectionType.QueuedConnection)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        self.show_sheet(0)
        self._look.start()

    # --- pages --------------------------------------------------------------------------------------

    def show_sheet(self, place: int) -> None:
        """Shows a page from its beginning."""
        self.leave()
        self._begins = False
        self.place = max(0, min(place, len(self.sheets) - 1))
        self.views.clear()
        if self._body is not None:
            self._body.hide()
            self._holder.removeWidget(self._body)
            self._body.deleteLater()
        self._body = Body(self.filling, self.views, self.sheets[self.place].units, self._content)
        self._holder.insertWidget(0, self._body)
        self._pieces = self._body.pieces()
        self.area.verticalScrollBar().setValue(0)
        if self.contents.pages:
            self.contents.select(str(self.place))
        self._show_foot()
        self._done = False
        self._timer.start()

    def is_built(self) -> bool:
        """Whether all widgets of the page are there."""
        return self._done

    def complete(self) -> None:
        """Makes what is left of the page at once."""
        for _ in self._pieces:
            pass
        self._end_page()

    def _go_on(self) -> None:
        begun = monotonic()
        for _ in self._pieces:
            if monotonic() - begun > SLICE_S:
                return
        self._end_page()

    def _end_page(self) -> None:
        if self._done:
            return
        self._done = True
        self._timer.stop()
        if self._body is not None:
            self._body.fit()
            tab_order.set_reading_order(self._body)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._reveal(wanted)
        elif self._begins:
            any(question.take_focus() for question in self.views.questions())
        self.built.emit()

    # --- questions ----------------------------------------------------------------------------------

    def show_question(self, node: NodeId) -> None:
        """Leads to a question, wherever it stands, and puts the cursor into it."""
        place = sheet_of(self.sheets, node)
        if place != self.place:
            self._wanted = node
            self.show_sheet(place)
            return
        if not self.is_built():
            self._wanted = node
            return
        self._reveal(node)

    def show_words(self, node: NodeId, word: str) -> None:
        """Leads to a question, and marks a word of its answer."""
        self._word = word
        self.show_question(node)

    def go_on(self) -> None:
        """The cursor goes back to the question that it was in last."""
        if self._last is not None and self.is_built():
            self._put_cursor(self._last)

    def _reveal(self, node: NodeId) -> None:
        shown = self._put_cursor(node)
        if shown is not None:
            widget = shown
            QTimer.singleShot(0, widget, lambda: self.area.ensureWidgetVisible(widget, 0, 80))
        word, self._word = self._word, ""
        question = self.views.question(node) if word else None
        if question is not None and question.answer is not None:
            for field in question.answer.inputs():
                point_at(field, word, self.area)

    def _put_cursor(self, node: NodeId) -> QWidget | None:
        """Puts the cursor into a question on the page, unfolding the row it stands in."""
        for table in self.views.columns(node.path):
            if table.show_question(node) and isinstance(table, QWidget):
                return table
        if not self.views.of(node):
            any(view.unfold_to(node) for view in self.views.all() if isinstance(view, RepeatView))
        for view in self.views.of(node):
            if isinstance(view, (QuestionView, MatrixRow)):
                view.take_focus()
                return view if isinstance(view, QuestionView) else view.label
        return None

    def leave(self) -> None:
        """What was typed last is an answer now."""
        if self._asked is not None and shiboken6.isValid(self._asked):
            self._asked.leave()
        for view in self.views.all():
            if isinstance(view, RepeatView):
                view.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_more()
            return
        if event.key() in keys and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._next_question()
            return
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
            return
        super().keyPressEvent(event)

    def _open_more(self) -> None:
        """What else can be done with the question that the cursor is in."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, Kept):
            widget = widget.parentWidget()
        if isinstance(widget, Kept):
            widget.open_more()

    def _next_question(self) -> None:
        """The cursor goes to the next question, and behind the last one to the next page."""
        here = self._asked
        if here is not None and shiboken6.isValid(here):
            here.leave()
        controls = list(tab_order.controls(self._body)) if self._body is not None else []
        focused = QApplication.focusWidget()
        place = controls.index(focused) + 1 if focused in controls else 0
        question = question_of(focused)
        for widget in controls[place:]:
            aside = widget.property("role") == "link"  # an explanation is opened by Tab and Space
            another = not aside and question_of(widget) is not question
            if another and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                self.area.ensureWidgetVisible(widget, 0, 80)
                return
        self._turn(1)

    def _ask_behind(self, node: NodeId) -> None:
        """On from a question, unless the cursor has left it meanwhile."""
        if self._asked is not None and shiboken6.isValid(self._asked) and self._asked.node == node:
            self._next_question()

    def _turn(self, by: int) -> None:
        """To the page before or behind this one that asks something; the cursor goes to its beginning."""
        beside = [place for place in self.contents.asked() if (place - self.place) * by > 0]
        if self.contents.pages and beside:
            self.show_sheet(beside[0] if by > 0 else beside[-1])
            self._begins = True

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Leaving a question answers it, and what is wrong with it may be said."""
        if not shiboken6.isValid(self):
            return
        before, here = self._asked, answer_of(now) if now is not None and self.isAncestorOf(now) else None
        if before is here or (now is None and QApplication.activePopupWidget() is not None):
            return
        self._asked = here
        self._last = here.node if here is not None else self._last
        if before is not None and shiboken6.isValid(before):
            before.leave()
            self.filling.see(before.node)
        if here is not None and now is not None:
            self.area.ensureWidgetVisible(now, 0, 40)

    # --- what changed -------------------------------------------------------------------------------

    def _take(self, changes: ChangeSet) -> None:
        for node, parts in changes.parts.items():
            for view in self.views.of(node):
                view.refresh(parts)
            for table in self.views.columns(node.path):
                table.take(node)
        if self._body is not None and any("relevant" in parts for parts in changes.parts.values()):
            self._body.fit()
        if self.contents.take(changes):
            self._show_foot()
        self._look.start()

    def _show_asides(self) -> None:
        """Something was said at the questions."""
        for view in self.views.all():
            if isinstance(view, Kept):
                view.show_asides()

    def _retell(self) -> None:
        for view in self.views.all():
            view.show_texts()
        if self._body is not None:
            self._body.fit()
        self.contents.show_titles()
        self._show_missing()

    def _look_through(self) -> None:
        """What is missing is looked for once the page in view is made: the two together would be felt."""
        if self.is_built():
            self._show_missing()
        else:
            self._look.start()

    def _show_missing(self) -> None:
        self.side.missing.show_rows(*self.filling.first_missing(SHOWN))

    # --- the frame ----------------------------------------------------------------------------------

    def _make_frame(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.contents = Contents(self.filling, self.sheets, self)
        self.contents.section_chosen.connect(self._choose)
        left = scrolled(self.contents, self, LIST_PX)
        left.setVisible(len(self.contents.named) > 1)
        self._content = QWidget()
        self._content.setMaximumWidth(WIDEST_PX)
        self._holder = QVBoxLayout(self._content)
        self._holder.setContentsMargins(2, 2, 12, 24)
        self._holder.setSpacing(18)
        foot = QHBoxLayout()
        self._holder.addLayout(foot)
        self._fill_foot(foot)
        self._holder.addStretch(1)
        self.area = scrolled(self._content, self)
        self.area.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        self.side = Side(self.filling)
        if self.filling.asides is not None:
            self.filling.asides.changed.connect(self._show_asides)
        row.addWidget(left)
        row.addWidget(self.area, 1)
        row.addWidget(scrolled(self.side, self, SIDE_PX))

    def _fill_foot(self, row: QHBoxLayout) -> None:
        self.back_button = QPushButton(self.tr("Zurück"), self)
        self.next_button = QPushButton(self.tr("Weiter"), self)
        icons.set_icon(self.back_button, "chevron-left")
        icons.set_icon(self.next_button, "chevron-right")
        self.back_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(lambda: self._turn(1))
        self._where = words("", "muted", self)
        self._where.setWordWrap(False)
        row.addWidget(self.back_button)
        row.addWidget(self._where, 1, Qt.AlignmentFlag.AlignHCenter)
        row.addWidget(self.next_button)

    def _show_foot(self) -> None:
        for widget in (self.back_button, self.next_button, self._where):
            widget.setVisible(self.contents.pages)
        asked = self.contents.asked()
        self.back_button.setEnabled(any(place < self.place for place in asked))
        self.next_button.setEnabled(any(place > self.place for place in asked))
        here = sum(place <= self.place for place in asked)
        self._where.setText(self.tr("Seite {page} von {pages}").format(page=here, pages=len(asked)))

    def _choose(self, name: str) -> None:
        if self.contents.pages:
            self.show_sheet(int(name))
            return
        self.area.verticalScrollBar().setValue(self._top(int(name)) - 4)
        self.contents.select(name)

    def _follow_scroll(self, value: int) -> None:
        """Marks the section that is in view."""
        if self.contents.pages or not self.is_built():
            return
        above = [place for place in self.contents.asked() if self._top(place) <= value + REACH_PX]
        if above:
            self.contents.select(str(above[-1]))

    def _top(self, place: int) -> int:
        """Where a section of a short form begins, in pixels of the page."""
        part = self.contents.named[place]
        for view in self.views.of(part.node) if part is not None else ():
            if isinstance(view, QWidget):
                return view.mapTo(self._content, view.rect().topLeft()).y()
        return 0
