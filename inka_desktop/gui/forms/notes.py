"""Words of the form itself, with their marks; and the tick that says "read"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from inka_desktop.forms import NodeState
from inka_desktop.forms.marked import as_html, is_marked
from inka_desktop.gui import theme
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.widgets.card import WrappedLabel
from inka_desktop.gui.widgets.fields import FlagCheck

ACKNOWLEDGED = "OK"


class MarkedLabel(WrappedLabel):
    """People's text with the marks that forms know; links open in the browser, nothing else is a mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenExternalLinks(True)

    def show_text(self, text: str, required: bool = False) -> None:
        """Shows a text; ``required`` puts a sign behind it."""
        tokens = theme.current().tokens
        sign = f' <span style="color:{tokens.problem}">*</span>' if required else ""
        if is_marked(text) or required:
            self.setTextFormat(Qt.TextFormat.RichText)
            QLabel.setText(self, as_html(text, tokens.accent) + sign)
        else:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(text)
        links = "](http" in text
        reach = (
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setTextInteractionFlags(reach if links else Qt.TextInteractionFlag.NoTextInteraction)


class TickAnswer(AnswerWidget):
    """A tick that says that something was read or done (``acknowledge``)."""

    def build(self) -> None:
        """Puts the widget together."""
        self.tick = FlagCheck(self)
        self.tick.setText(self.tr("Bestätigt"))
        self.tick.edited.connect(self.take)
        self.column.addWidget(self.tick)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.tick,)

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.tick.setEnabled(not state.readonly)
        self.tick.set_value(bool(state.value))

    def take(self) -> None:
        """Answers with what stands there now."""
        self.tell(ACKNOWLEDGED if self.tick.value() else None)
