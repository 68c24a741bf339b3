"""One more party of a project, or another one from a day on: role, name, since when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.fields import ChoiceCombo, DayEdit
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.suggesting import suggest_organizations
from inka_desktop.records.values import PartyRole
from inka_desktop.viewmodels import wording

_GAP_PX = 8


class PartyAdder(QWidget):
    """Collects; the page writes. Who had the role before keeps it until the day before."""

    entered = Signal(str, str, object, bool)
    """Role, name, first day or None, and whether those who have the role now keep it."""

    def __init__(self, context: Context, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = ChoiceCombo(self)
        self.role.offer(wording.PARTY_ROLES)
        self.role.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # the longest word
        self.name = SuggestEdit(self)
        self.name.setPlaceholderText(self.tr("Name der Stelle"))
        suggest_organizations(context, self.name)
        self.since = DayEdit(self)
        self.since.setPlaceholderText(self.tr("seit"))
        self.since.today = today
        self.since.past = True
        self.beside = QCheckBox(self.tr("Die bisherigen behalten diese Rolle"), self)
        self.button = QPushButton(self.tr("Eintragen"), self)
        self._arrange()
        self.role.edited.connect(self._propose)
        self.button.clicked.connect(self._enter)
        self.name.entered.connect(lambda _words: self.since.setFocus())
        self.since.returnPressed.connect(self._enter)
        self.set_role(PartyRole.CARRIER)

    def set_role(self, role: str) -> None:
        """Chooses a role and what is usual for it: one carrier at a time, several of the others."""
        self.role.set_value(role)
        self._propose()

    def empty(self) -> None:
        """What was typed is taken; the role stays."""
        self.name.clear()
        self.since.clear()

    def _arrange(self) -> None:
        names = (
            (self.role, self.tr("Rolle der weiteren Stelle")),
            (self.name, self.tr("Name der weiteren Stelle")),
            (self.since, self.tr("Rolle seit")),
        )
        whole, line, below = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        whole.setContentsMargins(16, 8, 16, 8)
        whole.addLayout(line)
        whole.addLayout(below)
        line.setSpacing(0)  # labels without width must take no gap
        for widget, name in names:
            widget.setAccessibleName(name)
            label = QLabel(name, self)
            label.setBuddy(widget)
            label.setMaximumWidth(0)  # read out, not shown
            if line.count():
                line.addSpacing(_GAP_PX)
            line.addWidget(label)
            line.addWidget(widget, 2 if widget is self.name else 1)
        below.addWidget(self.beside, 1)
        below.addWidget(self.button)

    def _propose(self) -> None:
        self.beside.setChecked(self.role.value() != PartyRole.CARRIER)

    def _enter(self) -> None:
        name = " ".join(self.name.value().split())
        if not name:
            self.name.setFocus()
        elif not self.since.complete() or (self.since.value() is None and not self.beside.isChecked()):
            # Without a day the earlier ones would be gone instead of former.
            self.since.setFocus()
        else:
            self.entered.emit(self.role.value(), name, self.since.value(), self.beside.isChecked())
