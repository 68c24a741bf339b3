"""The sections of a long document: a list at its left that follows the scrolling."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget


class SectionButton(QPushButton):
    """One section; checked while its part of the document is in view."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


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
        self._buttons[name].setText(words)
        self._buttons[name].setAccessibleName(words)
        self._buttons[name].setToolTip(words)

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
