"""One question: its label, hint and guidance, its widget, and below what is wrong with the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inka_desktop.forms import NodeState
from inka_desktop.forms.marked import plain
from inka_desktop.forms.parts import Part
from inka_desktop.gui import icons
from inka_desktop.gui.forms import registry
from inka_desktop.gui.forms.absence import AbsenceAnswer
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.forms.aside import MoreButton
from inka_desktop.gui.forms.extras import Extras
from inka_desktop.gui.forms.notes import MarkedLabel
from inka_desktop.gui.forms.pictures import pixmap_of
from inka_desktop.gui.widgets.card import words
from inka_desktop.viewmodels.filling import Filling

_PICTURE_PX = 480
TEXTS = frozenset({"label", "choices", "required"})
ANSWERS = frozenset({"value", "readonly"})


class QuestionView(QWidget):
    """Shows a question as long as it is relevant; hints and complaints are made when there is one."""

    def __init__(self, filling: Filling, part: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self.filling = filling
        self.part = part
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.label = MarkedLabel(self)
        self._extras = None if filling.asides is None else Extras(filling, part, self, self._place)
        self._head = self._make_head()
        self.column.addWidget(self._head)
        self.answer: AnswerWidget | None = None
        self._hint: MarkedLabel | None = None
        self._picture: QLabel | None = None
        self._guidance: tuple[QPushButton, MarkedLabel] | None = None
        self._wrong: QLabel | None = None
        state = filling.state(part.node)
        if not (filling.is_note(part.control, state) or "hidden" in part.control.appearance):
            self.answer = registry.make(filling, part, self)
            self.column.addWidget(self.answer)
        elif self.more_button is not None:
            self.more_button.hide()  # nothing is asked
        self._show(state)

    def refresh(self, parts: frozenset[str]) -> None:
        """Shows what is new about it."""
        state = self.filling.state(self.part.node)
        if self.answer is None and not self.filling.is_note(self.part.control, state):
            self.answer = registry.make(self.filling, self.part, self)
            self.column.insertWidget(self.column.indexOf(self._head) + 1, self.answer)
        if parts & TEXTS:
            self._show(state)
            return
        self.setVisible(self._is_shown(state))
        if self.answer is not None and parts & (ANSWERS | {"relevant"}):
            self.answer.show_state(state)
        self._show_asides(state)
        self._complain(state)

    def show_texts(self) -> None:
        """All words are new."""
        self._show(self.filling.state(self.part.node))

    def lead_height(self) -> int:
        """Pixels of what stands above its field: label, picture and hint, as wide as it is now."""
        above = (self._head, self._picture, self._hint)
        shown = [one for one in above if one is not None and not one.isHidden()]
        return sum(_height_of(one, self.width()) + self.column.spacing() for one in shown)

    def set_top(self, px: int) -> None:
        """Leaves so much room above the label."""
        if px != self.column.contentsMargins().top():
            self.column.setContentsMargins(0, px, 0, 0)

    def take_focus(self) -> bool:
        """Puts the cursor into it; False where it takes none."""
        instead = self._extras.inputs() if self._extras is not None else ()
        for widget in instead or (self.answer.inputs() if self.answer is not None else ()):
            if widget.isEnabled() and not widget.isHidden():
                widget.setFocus()
                return True
        return False

    def _is_shown(self, state: NodeState) -> bool:
        return state.relevant and "hidden" not in self.part.control.appearance

    def _show(self, state: NodeState) -> None:
        """Shows itself last: each part that came into view alone would lay the page out anew."""
        self._fill(state)
        self.setVisible(self._is_shown(state))

    def _fill(self, state: NodeState) -> None:
        self.label.show_text(state.label, required=state.required and not state.readonly)
        self.label.setVisible(bool(state.label.strip()))
        self._show_picture(state)
        self._show_hint(state)
        if self.answer is None:
            return
        self.answer.show_texts(state)
        asked = plain(state.label) or self.part.node.path.rpartition("/")[2]
        needed = self.tr("Pflichtangabe") if state.required else ""
        self.answer.name(asked, ". ".join(one for one in (plain(state.hint), needed) if one))
        self._show_guidance(state)
        self._show_asides(state)
        self._complain(state)

    @property
    def more_button(self) -> MoreButton | None:
        """What else can be done; None in a form that belongs to nobody."""
        return None if self._extras is None else self._extras.more_button

    def _make_head(self) -> QWidget:
        """The label, in a form that is kept with a button for what else can be done."""
        if self.more_button is None:
            return self.label
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def put_below(self, foot: QVBoxLayout) -> None:
        """What is said about it stands there: its own column is narrow."""
        if self._extras is not None:
            self._extras.put_below(foot)

    def open_more(self) -> None:
        """Opens what else can be done with it."""
        if self.more_button is not None:
            self.more_button.open()

    def show_asides(self) -> None:
        """Something new was said about it."""
        self._show_asides(self.filling.state(self.part.node))

    def _show_asides(self, state: NodeState) -> None:
        """In a form that is kept: why it stays blank, and what stands beside it."""
        if self._extras is not None and self.answer is not None:
            self._extras.show(state)
            self.answer.setVisible(state.absence is None)

    def _place(self, line: QWidget) -> None:
        """Why it stays blank stands where the field was, the rest at the foot."""
        if isinstance(line, AbsenceAnswer) and self.answer is not None:
            self.column.insertWidget(self.column.indexOf(self.answer) + 1, line)
        else:
            self.column.addWidget(line)

    def _show_hint(self, state: NodeState) -> None:
        if self._hint is None and state.hint:
            self._hint = MarkedLabel(self)
            self._hint.setProperty("role", "second")
            self.column.insertWidget(self.column.indexOf(self._head) + 1, self._hint)
        if self._hint is not None:
            self._hint.show_text(state.hint)
            self._hint.setVisible(bool(state.hint))

    def _show_picture(self, state: NodeState) -> None:
        name = state.media.get("big-image") or state.media.get("image", "")
        content = self.filling.media.get(name)
        picture = None if content is None else pixmap_of(content, _PICTURE_PX)
        if picture is not None and self._picture is None:
            self._picture = QLabel(self)
            self.column.insertWidget(self.column.indexOf(self._head) + 1, self._picture)
        if self._picture is not None and picture is not None:
            self._picture.setPixmap(picture)
            self._picture.setAccessibleName(plain(state.label))

    def _show_guidance(self, state: NodeState) -> None:
        """More words for whoever asks: folded, below the field."""
        if self._guidance is None and state.guidance:
            button, text = QPushButton(self.tr("Erläuterung"), self), MarkedLabel(self)
            button.setProperty("role", "link")
            button.setCheckable(True)
            icons.set_icon(button, "info", "accent")
            text.setProperty("role", "second")
            text.hide()
            button.toggled.connect(text.setVisible)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.column.addWidget(text)
            self._guidance = (button, text)
        if self._guidance is not None:
            self._guidance[0].setVisible(bool(state.guidance))
            self._guidance[1].show_text(state.guidance)

    def _complain(self, state: NodeState) -> None:
        why = self.filling.complaint(self.part.node, state)
        if self._wrong is None and why and self.answer is not None:
            self._wrong = words("", "problem", self)
            self.column.insertWidget(self.column.indexOf(self.answer) + 1, self._wrong)
        if self._wrong is not None and self._wrong.text() != why:
            self._wrong.setText(why)
            self._wrong.setVisible(bool(why))


def _height_of(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
