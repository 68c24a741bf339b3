"""One objection: to which place, what it says, whose it is, and below that what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inka_desktop.gui.widgets.card import words
from inka_desktop.gui.widgets.chip import Chip

if TYPE_CHECKING:
    from inka_desktop.viewmodels.wording import Mark

Act = tuple[str, Callable[[], None]]


class ObjectionView(QFrame):
    """A row of a card; its words have the whole width."""

    def __init__(
        self, place: str, wording: str, facts: str, mark: Mark | None, acts: Sequence[Act],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Shows an objection with a chip and buttons."""
        super().__init__(parent)
        self.setAccessibleName(f"{place}: {wording}")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 10)
        whole.setSpacing(2)
        whole.addWidget(words(place, "field", self))
        whole.addWidget(words(wording, parent=self))
        whole.addWidget(words(facts, "second", self))
        below = QHBoxLayout()
        whole.addLayout(below)
        below.setContentsMargins(0, 6, 0, 0)
        below.setSpacing(8)
        if mark is not None:
            below.addWidget(Chip(self, mark))
        below.addStretch(1)
        for text, act in acts:
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{text}: {place}")
            button.clicked.connect(lambda _checked=False, run=act: run())
            below.addWidget(button)
