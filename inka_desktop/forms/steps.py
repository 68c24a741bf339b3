"""Steps in a filled form: each with all that follows from it, taken back whole when it fails or is undone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from inka_desktop.forms import actions
from inka_desktop.forms.changes import BITS, RELEVANT_NOW, VALUE, ChangeSet, Marks
from inka_desktop.forms.errors import EndlessActionsError
from inka_desktop.forms.fields import CHANGED, CHOICES, NEW_REPEAT
from inka_desktop.forms.instance import InstanceNode, nodes_of
from inka_desktop.forms.looking import Looking
from inka_desktop.forms.recalculation import Journal, Recalculation, lasts

MOST_ROUNDS = 100
"""Rounds in which actions may set each other off before they are taken for endless."""
MOST_UNDO = 500
"""Steps that can be taken back."""
_CHOOSES = BITS[CHOICES] | BITS[VALUE] | BITS[RELEVANT_NOW]


class Steps:
    """Runs the steps of one filled form."""

    def __init__(self, rules: Recalculation, looking: Looking, location: Callable[[], str]) -> None:
        self._rules = rules
        self._looking = looking
        self._location = location
        self.called: object = None
        """What whoever keeps the form calls the steps that come."""
        self.undone: object = None
        """What the step was called that was taken back last; None where there was none."""
        self._undo: deque[tuple[Journal, str | None, object]] = deque(maxlen=MOST_UNDO)
        self._choosing = {field for field in rules.definition.fields if field.chooses}

    def run(self, step: Callable[[], object], undoable: bool = True, acts: bool = True) -> ChangeSet:
        """One step: what it does, and all that follows, actions only where ``acts``.

        Whatever it raises: nothing was changed.
        """
        rules = self._rules
        rules.marks, rules.journal = Marks(), []
        try:
            step()
            self._follow(acts)
        except BaseException:
            rules.take_back(rules.journal)
            rules.drop()
            raise
        if undoable and lasts(rules.journal):
            self._undo.append((rules.journal, self._looking.env.language, self.called))
        return rules.marks.settled(rules.instance)

    def undo(self) -> ChangeSet:
        """Take back the last step with all that followed from it; an empty change when there is none."""
        self.undone = None
        if not self._undo:
            return ChangeSet()
        rules = self._rules
        rules.marks = Marks()
        journal, language, self.undone = self._undo.pop()
        rules.take_back(journal)
        if language != self._looking.env.language:  # it was done in another one
            rules.retell()
            rules.settle()
            rules.changed.clear()
        return rules.marks.settled(rules.instance)

    def forget(self) -> None:
        """No step so far can be undone any more."""
        self._undo.clear()

    def look_at_choices(self) -> None:
        """Look at whatever was chosen in this step: another version of the form may have another list."""
        for field in self._choosing:
            for node in nodes_of(field, self._rules.instance):
                self._rules.marks.mark(node, BITS[CHOICES])

    def _follow(self, acts: bool) -> None:
        """Rules, then actions that wait for values and rows, then lost choices, until all is quiet."""
        rules = self._rules
        node: InstanceNode | None = None
        for _ in range(MOST_ROUNDS):
            rules.settle()
            started, rules.started = rules.started, []
            changed, rules.changed = rules.changed, []
            waiting = acts and bool(started or changed)
            for node in started if acts else ():
                actions.perform(NEW_REPEAT, node, rules, self._location)
            for node in changed if acts else ():
                actions.perform(CHANGED, node, rules, self._location)
            if not waiting and not self._drop_lost_choices():
                return
        raise EndlessActionsError(node=node.field.path if node is not None else "–")

    def _drop_lost_choices(self) -> bool:
        """Take answers back that are not among the choices of a list (CONFORMANCE.md, "lost choices").

        What is not relevant keeps its answer, and is looked at when it becomes relevant again.
        """
        lost = False
        choosing = self._choosing
        if not choosing:
            return False
        found = [one for one in self._rules.marks.parts.items() if one[0].field in choosing]
        for node, bits in found:
            if bits & _CHOOSES and node.own and node.relevant:
                lost = self._rules.set_value(node, self._looking.still_there(node)) or lost
        return lost
