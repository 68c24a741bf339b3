"""The steps of a form that is filled: its session's own, or those of a form that is kept as it is filled."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

from inka_desktop.forms import Absence, Answer, ChangeSet, NodeId

if TYPE_CHECKING:
    from inka_desktop.services.form_steps import Step
    from inka_desktop.services.open_form import OpenForm
    from inka_desktop.store.oplog import Edit


class Steps(Protocol):
    """What changes a form that is filled; a refused step changed nothing."""

    def set(self, node: NodeId, value: Answer) -> ChangeSet:
        """Answers a question."""

    def set_absence(self, node: NodeId, absence: Absence | None) -> ChangeSet:
        """Says why a question stays blank, or no longer."""

    def add_repeat(self, repeat: NodeId) -> ChangeSet:
        """Adds a row behind the last."""

    def remove_repeat(self, instance: NodeId) -> ChangeSet:
        """Removes a row."""

    def undo(self) -> ChangeSet:
        """Takes the last step back."""


class KeptSteps:
    """Steps of an open form: each is saved at once; saves of one visit to a question may share an operation.

    Args:
        form: the open form.
        begin: a question is gone to: what its saves have in common.
        follow: is given the future of each save.
    """

    def __init__(
        self, form: OpenForm, begin: Callable[[], Edit], follow: Callable[[Future[None]], None]
    ) -> None:
        self._form, self._begin, self._follow = form, begin, follow
        self._at: NodeId | None = None
        self._edit: Edit | None = None

    def set(self, node: NodeId, value: Answer) -> ChangeSet:
        """Answers a question."""
        return self._done(self._form.set(node, value, self._edit_at(node)))

    def set_absence(self, node: NodeId, absence: Absence | None) -> ChangeSet:
        """Says why a question stays blank, or no longer."""
        return self._done(self._form.set_absence(node, absence, self._edit_at(node)))

    def add_repeat(self, repeat: NodeId) -> ChangeSet:
        """Adds a row behind the last."""
        self.leave()
        return self._done(self._form.add_repeat(repeat))

    def remove_repeat(self, instance: NodeId) -> ChangeSet:
        """Removes a row."""
        self.leave()
        return self._done(self._form.remove_repeat(instance))

    def undo(self) -> ChangeSet:
        """Takes the last step back."""
        self.leave()
        return self._done(self._form.undo())

    def leave(self) -> None:
        """What comes next is another action."""
        self._at = self._edit = None

    def _edit_at(self, node: NodeId) -> Edit:
        if self._edit is None or node != self._at:
            self._at, self._edit = node, self._begin()
        return self._edit

    def _done(self, step: Step) -> ChangeSet:
        self._follow(step.saved)
        return step.changes
