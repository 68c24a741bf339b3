"""How many agreements of people who left are open, counted only when that may have changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace
    from inka_desktop.store.writer import Changes

_KINDS = frozenset({"person", "agreement"})


class LeaverCount:
    """The count that a page shows; it reads all open agreements, so a meeting alone does not ask for it."""

    def __init__(self) -> None:
        self._changes = 0
        self._counted: tuple[date, int] | None = None
        self.value = self.unsure = 0
        """The last count; beside it those whose words may mean somebody else."""

    def take_changes(self, changes: Changes) -> None:
        """Something was written or arrived."""
        if changes.kinds & _KINDS:
            self._changes += 1

    def due(self, on: date) -> LeaverQuestion | None:
        """What is to be read for a day; None while the last count holds."""
        state = (on, self._changes)
        return None if state == self._counted else LeaverQuestion(state)

    def take(self, question: LeaverQuestion) -> None:
        """The question was answered."""
        self._counted, self.value, self.unsure = question.state, question.count, question.unsure


class LeaverQuestion:
    """One count on its way."""

    def __init__(self, state: tuple[date, int]) -> None:
        self.state = state
        """The day, and how many changes there had been."""
        self.count = self.unsure = 0
        """The answer."""

    def read(self, workspace: Workspace) -> LeaverQuestion:
        """Counts; runs beside the window."""
        rows = workspace.leavers.candidates(self.state[0])
        self.count = sum(row.sure for row in rows)
        self.unsure = len(rows) - self.count
        return self
