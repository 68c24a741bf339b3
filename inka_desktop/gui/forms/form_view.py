"""A form to be filled: its pages, the list of its sections at the left, what is missing at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inka_desktop.forms import ChangeSet, NodeId
from inka_desktop.gui import icons, tab_order
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.forms.body import Body, RepeatView, Views
from inka_desktop.gui.forms.matrix import MatrixRow
from inka_desktop.gui.forms.missing_card import MissingCard
from inka_desktop.gui.forms.question import QuestionView
from inka_desktop.gui.forms.scrolled import scrolled
from inka_desktop.gui.widgets.card import words
from inka_desktop.gui.widgets.sections import SectionList
from inka_desktop.viewmodels.filling import Filling
from inka_desktop.viewmodels.form_parts import QUESTION, Part, sheet_of, sheets
from inka_desktop.viewmodels.marked import plain

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
        self._done = True
        self._sections: Sequence[Part] = []
        self._make_frame()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._show_missing)
        filling.changed.connect(self._take)
        filling.language_changed.connect(self._retell)
        filling.shown_wished.connect(self.show_question)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        self._list_sheets()
        self.show_sheet(0)
        self._look.start()

    # --- pages --------------------------------------------------------------------------------------

    def show_sheet(self, place: int) -> None:
        """Shows a page from its beginning."""
        self.leave()
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
        self.list.select(str(self.place))
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
            tab_order.set_reading_order(self._body)
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._reveal(wanted)
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

    def _reveal(self, node: NodeId) -> None:
        shown = self._put_cursor(node)
        if shown is not None:
            widget = shown
            QTimer.singleShot(0, widget, lambda: self.area.ensureWidgetVisible(widget, 0, 80))

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._next_question()
            return
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
            return
        super().keyPressEvent(event)

    def _next_question(self) -> None:
        """The cursor goes to the next question, and behind the last one to the next page."""
        here = self._asked
        if here is not None and shiboken6.isValid(here):
            here.leave()
        controls = list(tab_order.controls(self._body)) if self._body is not None else []
        focused = QApplication.focusWidget()
        place = controls.index(focused) + 1 if focused in controls else 0
        for widget in controls[place:]:
            aside = widget.property("role") == "link"  # an explanation is opened by Tab and Space
            if widget.isVisible() and widget.isEnabled() and not aside and _answer_of(widget) is not here:
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                self.area.ensureWidgetVisible(widget, 0, 80)
                return
        if self.place + 1 < len(self.sheets):
            self._turn(1)

    def _turn(self, by: int) -> None:
        if 0 <= self.place + by < len(self.sheets):
            self.show_sheet(self.place + by)
            first = next(iter(self.views.questions()), None)
            if first is not None:
                first.take_focus()

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Leaving a question answers it, and what is wrong with it may be said."""
        if not shiboken6.isValid(self):
            return
        before, here = self._asked, _answer_of(now) if now is not None and self.isAncestorOf(now) else None
        if before is here or (now is None and QApplication.activePopupWidget() is not None):
            return
        self._asked = here
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
        self._show_titles(changes)
        self._look.start()

    def _retell(self) -> None:
        for view in self.views.all():
            view.show_texts()
        self._list_titles()
        self._show_missing()

    def _show_titles(self, changes: ChangeSet) -> None:
        named = {sheet.named.node for sheet in self.sheets if sheet.named is not None}
        if any(node in named for node in changes.parts):
            self._list_titles()

    def _show_missing(self) -> None:
        self.missing.show_rows(self.filling.missing())

    # --- the frame ----------------------------------------------------------------------------------

    def _make_frame(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.list = SectionList(self)
        self.list.setObjectName("sectionList")
        self.list.section_chosen.connect(self._choose)
        self._left = scrolled(self.list, self, LIST_PX)
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
        self.missing = MissingCard(self)
        self.missing.wished.connect(self.filling.shown_wished)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 2, 0)
        column.addWidget(self.missing)
        column.addStretch(1)
        row.addWidget(self._left)
        row.addWidget(self.area, 1)
        row.addWidget(scrolled(side, self, SIDE_PX))

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
        many = len(self.sheets) > 1
        for widget in (self.back_button, self.next_button, self._where):
            widget.setVisible(many)
        self.back_button.setEnabled(self.place > 0)
        self.next_button.setEnabled(self.place + 1 < len(self.sheets))
        self._where.setText(
            self.tr("Seite {page} von {pages}").format(page=self.place + 1, pages=len(self.sheets))
        )

    def _list_sheets(self) -> None:
        """The pages of a long form, else the groups of a short one."""
        if len(self.sheets) > 1:
            for place in range(len(self.sheets)):
                self.list.add_section(str(place), self._sheet_title(place))
        else:
            self._sections = [part for part in self.filling.parts() if part.kind != QUESTION]
            for place, part in enumerate(self._sections):
                self.list.add_section(f"#{place}", plain(self.filling.title(part)))
        self._left.setVisible(len(self.sheets) > 1 or len(self._sections) > 1)
        column = self.list.layout()
        if isinstance(column, QVBoxLayout):
            column.addStretch(1)
        self._list_titles()

    def _list_titles(self) -> None:
        if len(self.sheets) > 1:
            for place in range(len(self.sheets)):
                self.list.set_count(str(place), self._sheet_title(place), 0)
            return
        for place, part in enumerate(self._sections):
            title = plain(self.filling.title(part))
            self.list.set_count(f"#{place}", title, 0)
            self.list.show_section(f"#{place}", shown=bool(title) and self.filling.is_shown(part))

    def _sheet_title(self, place: int) -> str:
        sheet = self.sheets[place]
        title = "" if sheet.named is None else plain(self.filling.title(sheet.named))
        same = [one for one in self.sheets if one.named is sheet.named and sheet.named is not None]
        if not title:
            return self.tr("Seite {page}").format(page=place + 1)
        if len(same) == 1:
            return title
        return self.tr("{title} ({part})").format(title=title, part=same.index(sheet) + 1)

    def _choose(self, name: str) -> None:
        if not name.startswith("#"):
            self.show_sheet(int(name))
            return
        self.area.verticalScrollBar().setValue(self._top(int(name[1:])) - 4)
        self.list.select(name)

    def _follow_scroll(self, value: int) -> None:
        """Marks the section that is in view."""
        shown = [place for place, part in enumerate(self._sections) if self.filling.is_shown(part)]
        above = [place for place in shown if self._top(place) <= value + REACH_PX]
        if above and self.is_built():
            self.list.select(f"#{above[-1]}")

    def _top(self, place: int) -> int:
        """Where a section of a short form begins, in pixels of the page."""
        for view in self.views.of(self._sections[place].node):
            if isinstance(view, QWidget):
                return view.mapTo(self._content, view.rect().topLeft()).y()
        return 0


def _answer_of(widget: QWidget | None) -> AnswerWidget | None:
    """The answer that a field belongs to."""
    while widget is not None and not isinstance(widget, AnswerWidget):
        widget = widget.parentWidget()
    return widget
