"""The sections of a long document: a list at its left that follows the scrolling."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from inka_desktop.gui.widgets.breaking import in_two_lines

_MARGINS_PX, LINE_PX = 16, 29


class SectionButton(QPushButton):
    """One section; checked while its part of the document is in view."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._words = text
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        """Names the section, in two lines where one is too short; the whole is said and in the tip."""
        self._words = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        font = QFont(self.font())
        font.setBold(True)  # as it is while checked
        metrics = QFontMetrics(font)
        text = in_two_lines(self._words, metrics, max(0, self.width() - _MARGINS_PX))
        self.setText(text)
        self.setFixedHeight(LINE_PX + metrics.lineSpacing() * text.count("\n"))


class SectionArea(QScrollArea):
    """Scrolls a document. Laying it out for the first time is a part of making it that can come later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: QWidget | None = None

    def setWidget(self, widget: QWidget) -> None:
        """Keeps what the form puts in until :meth:`lay_out`."""
        widget.setParent(self)
        self._content = widget

    def lay_out(self) -> None:
        """Takes the content in, and lays it out."""
        if self._content is not None:
            super().setWidget(self._content)
            self._content = None


class SectionList(QFrame):
    """Names of sections in the order of the document."""

    section_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, SectionButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def add_section(self, name: str, text: str) -> None:
        """Appends a section."""
        button = SectionButton(text, self)
        button.clicked.connect(lambda: self._choose(name))
        self._column.addWidget(button)
        self._buttons[name] = button
        self.set_count(name, text, 0)

    def set_count(self, name: str, text: str, count: int) -> None:
        """Names a section anew, with how many entries it holds; 0 shows no number."""
        words = f"{text} ({count})" if count else text
        self._buttons[name].set_words(words)

    def show_section(self, name: str, *, shown: bool) -> None:
        """Lists a section or leaves it out."""
        self._buttons[name].setVisible(shown)

    def select(self, name: str) -> None:
        """Marks the section in view."""
        for key, button in self._buttons.items():
            button.setChecked(key == name)

    def selected(self) -> str:
        """The marked section, empty for none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def _choose(self, name: str) -> None:
        self.select(name)
        self.section_chosen.emit(name)
