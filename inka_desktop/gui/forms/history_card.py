"""What happened to a form, newest first, what changed since the time before, and what came behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.services.submission_rows import ChangeRow, LateRow, StepRow
from inka_desktop.viewmodels.form_history import Told, change_words, late_words, more_words, step_words
from inka_desktop.viewmodels.looked_form import LookedForm

SHOWN = 8
"""Rows before the others are asked for."""


class _ToldCard(Card):
    """A list of which the first rows show; a row that leads to a question can be clicked."""

    wished = Signal(object)
    """The question (NodeId) that somebody wants to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: tuple[Told, ...] = ()
        self.hide()

    def _show(self, told: Sequence[Told]) -> None:
        if tuple(told) == self._told:
            return
        self._told = tuple(told)
        self.clear()
        self.setVisible(bool(told))
        self._add(self._told[:SHOWN])
        if len(self._told) > SHOWN:
            self.offer(more_words(len(self._told) - SHOWN), lambda: self._add(self._told[SHOWN:]))

    def _add(self, told: Sequence[Told]) -> None:
        for one in told:
            row = CardRow(one.title, one.second)
            if one.node is not None:
                row.make_clickable()
                row.activated.connect(partial(self.wished.emit, one.node))
            self.add_row(row)


class HistoryCard(_ToldCard):
    """Not there before the form was handed in once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Verlauf"))

    def show_steps(self, steps: Sequence[StepRow], on: date) -> None:
        """Lists the steps, the newest first."""
        self._show([step_words(step, on) for step in reversed(steps)])


class LateCard(_ToldCard):
    """Not there while nothing came behind the hand-in that counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Nach dem Einreichen eingetroffen"))

    def show_late(self, late: Sequence[LateRow], looked: LookedForm, on: date) -> None:
        """Lists what came, in the form's order."""
        self._show([late_words(one, looked, on) for one in late])


class ChangesCard(_ToldCard):
    """Not there the first time, and where nothing changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Seit dem letzten Mal geändert"))

    def show_changes(self, changes: Sequence[ChangeRow], looked: LookedForm) -> None:
        """Lists what is different, in the form's order."""
        self._show([change_words(change, looked) for change in changes])
