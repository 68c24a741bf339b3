"""A form as it reads on paper: its questions numbered, and where to go on when some are not asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from inka_desktop.forms.conditions import Condition, condition_of, decided
from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.fields import READONLY, RELEVANT, Control, Field
from inka_desktop.forms.instance import NodeId
from inka_desktop.forms.parts import QUESTION, Part, parts_of
from inka_desktop.forms.xpath.syntax import Call

END = 0
"""Instead of a number: there is nothing behind the questions that are left out."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When something is asked: in a shape that can be said, or None where it cannot."""

    condition: Condition | None


@dataclass(slots=True)
class Outline:
    """What paper says of a form beside its words.

    Attributes:
        numbers: of the questions by their fields, from 1 in the form's order.
        rules: of questions, groups and repeats that are not always asked, by their fields.
    """

    definition: FormDefinition
    numbers: dict[Field, int] = field(default_factory=dict)
    rules: dict[Field, Rule] = field(default_factory=dict)

    @classmethod
    def of(cls, definition: FormDefinition) -> Outline:
        """The outline of a form."""
        made = cls(definition)
        for part in all_parts(definition):
            asked = part.control.field
            if asked is None:
                continue
            rule = asked.rules.get(RELEVANT)
            if rule is not None:
                made.rules[asked] = Rule(condition_of(rule, definition.root))
            if part.kind == QUESTION and not says_only(part.control) and asked not in made.numbers:
                made.numbers[asked] = len(made.numbers) + 1
        return made

    def goes_on(self, asked: Field, value: str) -> int | None:
        """Where to go on after an answer that leaves out what follows directly.

        Args:
            asked: a question outside of repeats.
            value: the answer.

        Returns:
            The number of the next question that may be asked, END behind the last one; None when nothing is
            left out.
        """
        if asked.row is not None:
            return None
        order = list(self.numbers)
        behind = order[order.index(asked) + 1 :]
        left = 0
        while left < len(behind) and self._is_out(behind[left], {asked: value}):
            left += 1
        if not left:
            return None
        return self.numbers[behind[left]] if left < len(behind) else END

    def behind(self, part: Part) -> int | None:
        """The number of the first question behind a group, END behind the last one; None in a repeat."""
        inside = [self.numbers[one] for one in _fields(part.control) if one in self.numbers]
        if not inside or any(one.row is not None for one in _fields(part.control)):
            return None
        return max(inside) + 1 if max(inside) < len(self.numbers) else END

    def _is_out(self, asked: Field, answers: dict[Field, str]) -> bool:
        rules = (self.rules.get(one) for one in (asked, *asked.ancestors()))
        told = (rule.condition for rule in rules if rule is not None and rule.condition is not None)
        return any(decided(one, answers) is False for one in told)


def all_parts(definition: FormDefinition) -> Iterator[Part]:
    """All parts of a form's body in their order, groups before what they hold."""
    yield from _inside(parts_of(definition.body, NodeId(definition.root.path)))


def _inside(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        if part.kind != QUESTION:
            yield from _inside(part.inside())


def _fields(control: Control) -> Iterator[Field]:
    return (one.field for one in control.everything() if one.field is not None)


def says_only(control: Control) -> bool:
    """Whether a control asks nothing: a note, or the head of a table of choices."""
    if "label" in control.appearance and control.kind in ("select1", "select"):
        return True
    rule = None if control.field is None else control.field.rules.get(READONLY)
    return control.kind == "input" and rule is not None and rule.tree == Call("true", ())
