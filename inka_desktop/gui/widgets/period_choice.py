"""A period is chosen from a list, or from one day to another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from inka_desktop.gui.widgets.card import words
from inka_desktop.gui.widgets.fields import ChoiceCombo, DayEdit
from inka_desktop.records.periods import Period
from inka_desktop.viewmodels import indicators
from inka_desktop.viewmodels.figures import NamedPeriod

_DAYS = "days"
_GAP_PX, _DAY_PX = 8, 160

Groups = tuple[tuple[NamedPeriod, ...], ...]


class PeriodDays(QWidget):
    """Two days, both counted; what is wrong with them is said beside them."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.last = DayEdit(self), DayEdit(self)
        self._wrong = words("", "problem", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        for said, field in ((self.tr("Vom"), self.first), (self.tr("bis zum"), self.last)):
            label = QLabel(said, self)
            label.setProperty("role", "field")
            label.setBuddy(field)
            field.past = True
            field.setMaximumWidth(_DAY_PX)
            field.setAccessibleName(said)
            field.edited.connect(self.edited)
            row.addWidget(label)
            row.addWidget(field)
        row.addWidget(self._wrong, 1)

    def show_period(self, period: Period) -> None:
        """Begins with the days of a period."""
        self.first.set_value(period.begin)
        self.last.set_value(period.end)
        self.say("")

    def period(self) -> Period | None:
        """What the days say; None while one is missing or they are the wrong way round."""
        first, last = self.first.value(), self.last.value()
        return Period(first, last) if first is not None and last is not None and first <= last else None

    def say(self, said: str) -> None:
        """What is to be put right; nothing for an empty text."""
        self._wrong.setText(said)
        self.first.setAccessibleDescription(said)
        self.last.setAccessibleDescription(said)


class PeriodChoice(QObject):
    """The first period of a list until somebody chooses another, so that it follows the clock."""

    edited = Signal()

    def __init__(self, combo: ChoiceCombo, days: PeriodDays) -> None:
        super().__init__(combo)
        self._combo = combo
        self._days = days
        self._offered: Groups = ()
        self._known: dict[str, NamedPeriod] = {}
        self._shown: NamedPeriod | None = None
        self._chosen = ""
        """What somebody chose; empty while it is the first of the list."""
        combo.edited.connect(self._choose)
        days.edited.connect(self._take_days)
        days.hide()

    def offer(self, groups: Groups) -> None:
        """Takes the list, its groups apart; what was chosen stays, though it be in the list no more."""
        if groups == self._offered:
            return
        self._offered = groups
        kept = self._known.get(self._chosen)
        self._known = {one.words: one for group in groups for one in group}
        if kept is not None:
            self._known.setdefault(self._chosen, kept)
        self._fill(groups)
        self._combo.set_value(self._chosen or self._first())
        if self._chosen != _DAYS:
            self._shown = self._known[self._combo.value()]

    def value(self) -> NamedPeriod:
        """What is chosen; while two days make no period, the one before."""
        assert self._shown is not None, "nothing was offered yet"
        return self._shown

    def _first(self) -> str:
        return next(iter(self._known))

    def _fill(self, groups: Sequence[Sequence[NamedPeriod]]) -> None:
        combo = self._combo
        combo.clear()
        for group in groups:
            for one in group:
                combo.addItem(one.words, one.words)
            combo.insertSeparator(combo.count())
        combo.addItem(self.tr("Von – bis …"), _DAYS)

    def _choose(self) -> None:
        key = self._combo.value()
        self._chosen = key if key != self._first() else ""
        self._days.setVisible(key == _DAYS)
        if key == _DAYS:
            self._days.show_period(self.value().period)
            self._days.first.setFocus()
            self._days.first.selectAll()
        else:
            self._shown = self._known[key]
        self.edited.emit()

    def _take_days(self) -> None:
        period = self._days.period()
        if period is not None:
            self._shown = indicators.from_to(period)
            self._days.say("")
            self.edited.emit()
            return
        both = self._days.first.value() is not None and self._days.last.value() is not None
        said = (
            self.tr("Der zweite Tag liegt vor dem ersten. Gezeigt bleibt: {period}.")
            if both
            else self.tr("Bitte beide Tage eingeben. Gezeigt bleibt: {period}.")
        )
        self._days.say(said.format(period=self.value().words))
