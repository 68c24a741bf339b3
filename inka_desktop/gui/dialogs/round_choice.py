"""For which round a form from paper or from a file is: the project is asked for it once in a period."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QLabel

from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.services.round_rows import RoundPartRow

translate = QCoreApplication.translate


class RoundChoice(QObject):
    """A list with the open rounds of the form and project; there only while there are any."""

    chosen = Signal()

    def __init__(self, label: QLabel, combo: ChoiceCombo, parent: QObject) -> None:
        super().__init__(parent)
        self._label, self._combo = label, combo
        self._asked: tuple[UUID, ...] = ()
        self._came = ""
        combo.edited.connect(self.chosen)
        self.offer(())

    def offer(self, parts: Sequence[RoundPartRow]) -> bool:
        """Takes the parts of a project in open rounds; whether another round is preset than before.

        The latest that waits for its form is preset. One whose form came is named by :attr:`note`.
        """
        asked = [part for part in parts if part.is_open]
        before, self._asked = self._asked, tuple(part.id for part in asked)
        self._came = parts[0].round if parts and not parts[0].is_open else ""
        for widget in (self._label, self._combo):
            widget.setVisible(bool(asked))
        if before == self._asked:
            return False
        known = self.value()
        self._combo.clear()
        for part in asked:
            self._combo.addItem(part.round, str(part.round_id))
        if asked:
            self._combo.addItem(translate("RoundChoice", "Ohne Erhebung"), "")
            self._combo.set_value("" if self._came else str(asked[0].round_id))
        return self.value() != known

    def value(self) -> UUID | None:
        """The round; None for none."""
        chosen = self._combo.value()
        return UUID(chosen) if chosen else None

    @property
    def note(self) -> str:
        """That the project's form of the latest round is here already; empty where it is not."""
        if not self._came or self.value() is not None:
            return ""
        text = translate(
            "RoundChoice",
            "Für „{round}“ ist der Bogen dieses Projekts schon eingereicht. "
            "Ein zweiter für diesen Zeitraum zählt nicht mit.",
        )
        return text.format(round=self._came)
