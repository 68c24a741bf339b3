"""A form as a window looks at it: what it is made of, and everything about its questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject

from inka_desktop.errors import InkaError
from inka_desktop.forms import Choice, FormError, FormSession, NodeId, NodeState, SessionError, Violation
from inka_desktop.forms.fields import Control
from inka_desktop.forms.marked import plain
from inka_desktop.forms.parts import Part, parts_of
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.answer_words import answer_words

translate = QCoreApplication.translate
Made = TypeVar("Made")


class LookedForm(QObject):
    """Looks and changes nothing.

    Attributes:
        session: the engine's.
        locked: nobody changes anything in it.
    """

    def __init__(self, session: FormSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.locked = False

    # --- what it is made of -------------------------------------------------------------------------

    def parts(self) -> tuple[Part, ...]:
        """The outermost parts."""
        return parts_of(self.session.definition.body, NodeId(self.session.definition.root.path))

    def title(self, part: Part) -> str:
        """The label of a group or repeat; empty when it has none."""
        return self.told(lambda: self.session.caption(part.caption, self._where(part)), "")

    def _where(self, part: Part) -> NodeId:
        """Where the words of a group or repeat are worked out: there, or in the first row."""
        rows = self.rows(part) if part.repeats else []
        return rows[0] if rows else part.at if part.repeats else part.node

    def hint(self, part: Part) -> str:
        """The hint of a group; empty when it has none."""
        return self.told(lambda: self.session.caption(part.control.hint, self._where(part)), "")

    def caption(self, control: Control, at: NodeId) -> str:
        """The label of a question that no row asks yet; empty when it has none."""
        return self.told(lambda: self.session.caption(control.label, at), "")

    def is_shown(self, part: Part) -> bool:
        """Whether a question, group or repeat is relevant."""
        if part.repeats:
            rows = self.rows(part)
            return any(self.state(row).relevant for row in rows) if rows else not part.control.fixed
        return self.state(part.node).relevant

    def rows(self, part: Part) -> list[NodeId]:
        """The rows of a repeat."""
        return self.told(lambda: self.session.rows(part.node), [])

    def may_add(self, part: Part) -> bool:
        """Whether people add and remove the rows of a repeat."""
        return not part.control.fixed and not self.locked

    # --- its questions ------------------------------------------------------------------------------

    def state(self, node: NodeId) -> NodeState:
        """Everything about a node; what cannot be worked out says so as its violation."""
        try:
            state = self.session.state(node)
        except FormError as error:
            wrong = Violation(node, "constraint", error.words(dates.language()))
            return NodeState("", True, True, False, wrong, node.path.rpartition("/")[2], "")
        return replace(state, readonly=True) if self.locked else state

    def is_note(self, control: Control, state: NodeState) -> bool:
        """Whether a control only says something: read-only by the form, and without a value to show."""
        field = control.field
        asks = self.locked and (field is None or "readonly" not in field.rules)
        return control.kind == "input" and state.readonly and not state.value and not asks

    def choices(self, node: NodeId, search: str = "", limit: int | None = None) -> Sequence[Choice]:
        """The choices of a question; none where its list cannot be worked out."""
        return self.told(lambda: self.session.choices(node, search, limit), ())

    def choice_label(self, node: NodeId, value: str) -> str:
        """How a choice of a question reads; the value itself where it has no such choice."""
        return self.told(lambda: self.session.choice_label(node, value), "") or value

    def shown_value(self, part: Part, value: str) -> str:
        """A kept answer as people read it: the words of its choices, a day, a number."""
        return self.value_words(part.control, part.node, value)

    def value_words(self, control: Control, node: NodeId, value: str) -> str:
        """The same of a control; ``node`` is where the labels of its choices are looked up."""
        kind = control.field.type if control.field is not None else "string"
        if control.kind in ("select1", "select", "rank"):
            chosen = [value] if control.kind == "select1" else value.split()
            return ", ".join(plain(self.choice_label(node, one)) for one in chosen)
        return answer_words(value, control.days if kind == "date" else kind)

    def is_there(self, node: NodeId) -> bool:
        """Whether a node still exists: its row may have been removed."""
        try:
            self.session.state(node)
        except SessionError:
            return False
        except FormError:
            return True
        return True

    def label(self, node: NodeId) -> str:
        """A question in one line, without signs of emphasis."""
        return plain(self.state(node).label) or node.path.rpartition("/")[2]

    def placed_label(self, node: NodeId) -> str:
        """The same, in a repeat with the number of its row."""
        field = self.session.definition.field(node.path)
        repeat = None if field is None else field.row
        if repeat is None:
            return self.label(node)
        row = NodeId(repeat.path, node.row)
        rows = self.told(lambda: self.session.rows(row), list[NodeId]())
        number = rows.index(row) + 1 if row in rows else 1
        return translate("Filling", "{question} (Eintrag {number})").format(
            question=self.label(node), number=number
        )

    @staticmethod
    def told(work: Callable[[], Made], otherwise: Made) -> Made:
        """What an expression of the form gives; where it cannot be worked out, what does no harm."""
        try:
            return work()
        except (FormError, InkaError):
            return otherwise
