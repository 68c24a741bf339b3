"""What is worked out only when somebody looks: conditions of a node, its texts and choices, violations."""

from __future__ import annotations

from collections.abc import Sequence

from inka_desktop.forms.changes import Choice, NodeState, Violation
from inka_desktop.forms.choices import Options, folded
from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.errors import ExpressionError
from inka_desktop.forms.fields import CHOICE_KINDS, CONSTRAINT, LABEL, READONLY, REQUIRED
from inka_desktop.forms.instance import InstanceNode
from inka_desktop.forms.placing import placed
from inka_desktop.forms.text import Caption
from inka_desktop.forms.tree import Element
from inka_desktop.forms.xpath.context import Environment
from inka_desktop.forms.xpath.values import boolean_of


class Looking:
    """Looks at nodes of one filled form and changes nothing."""

    def __init__(self, definition: FormDefinition, env: Environment) -> None:
        self.definition = definition
        self.env = env
        self._folded: dict[tuple[int, str | None], dict[object, str]] = {}

    def state(self, node: InstanceNode) -> NodeState:
        """Everything about a node."""
        field = node.field
        control = field.control
        label = None if control is None else control.label
        hint = None if control is None else control.hint
        options = self.options(node)
        return NodeState(
            value="" if field.children else node.own,
            relevant=node.relevant,
            readonly=any(self.holds(one, READONLY) for one in _upwards(node)),
            required=self.holds(node, REQUIRED),
            violation=self.violation(node),
            label=self._shown(label, node, LABEL),
            hint=self._shown(hint, node, LABEL),
            guidance=self._shown(hint, node, LABEL, "guidance"),
            media=self._media(label, node),
            choices=() if options is None else options.every(),
            absence=None if node.own else node.absence,
        )

    def caption(self, caption: Caption | None, node: InstanceNode) -> str:
        """How a caption reads at a node."""
        return self._shown(caption, node, LABEL)

    def _shown(self, caption: Caption | None, node: InstanceNode, part: str, form: str = "") -> str:
        with placed(node.field.path, part):
            return self.definition.texts.shown(caption, node, self.env, form)

    def _media(self, caption: Caption | None, node: InstanceNode) -> dict[str, str]:
        with placed(node.field.path, LABEL):
            return self.definition.texts.media(caption, node, self.env)

    def options(self, node: InstanceNode) -> Options | None:
        """What may be chosen at a node; None when it is no choice."""
        control = node.field.control
        if control is None or control.kind not in CHOICE_KINDS:
            return None
        return Options(control, node, self.definition.texts, self.env)

    def choices(self, node: InstanceNode, search: str, limit: int | None) -> Sequence[Choice]:
        """The choices of a node that hold a text, at most so many."""
        options = self.options(node)
        if options is None:
            return ()
        every = options.every()
        if search.strip():
            known = self._folded.setdefault((id(options.control), self.env.language), {})
            every = every.picked(options.searched(folded(search.strip()), known))
        return every if limit is None else every[:limit]

    def choice_name(self, value: str, node: InstanceNode) -> str:
        """The label of a choice of a node; empty when it has no such choice."""
        options = self.options(node)
        if options is None:
            return ""
        place = options.place(value)
        return "" if place is None else options.label(place)

    def still_there(self, node: InstanceNode) -> str:
        """A node's answer without what is no choice any more."""
        options = self.options(node)
        if options is None:
            return node.own
        chosen = [node.own] if options.control.kind == "select1" else node.own.split()
        return " ".join(name for name in chosen if options.place(name) is not None)

    def holds(self, node: InstanceNode, kind: str) -> bool:
        """Whether a condition of a node's own holds; without one it does not.

        Raises:
            ExpressionError: it cannot be worked out.
        """
        rule = node.field.rules.get(kind)
        if rule is None:
            return False
        with placed(node.field.path, kind):
            return boolean_of(rule.evaluate(node, self.env))

    def violation(self, node: InstanceNode) -> Violation | None:
        """Why a node's answer cannot stay; None when it can."""
        if not node.relevant or node.field.children or (node.absence is not None and not node.own):
            return None
        kind = CONSTRAINT if node.own else REQUIRED
        try:
            if kind not in node.field.rules or self.holds(node, kind) is bool(node.own):
                return None
            return Violation(node.id, kind, self._shown(node.field.messages.get(kind), node, kind))
        except ExpressionError as error:
            return Violation(node.id, kind, error=error)


def _upwards(node: InstanceNode) -> list[InstanceNode]:
    found: list[InstanceNode] = []
    current: Element | None = node
    while isinstance(current, InstanceNode):
        found.append(current)
        current = current.parent
    return found
