"""Conditions in a shape that can be said in words and decided by some answers: what paper needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from inka_desktop.forms.fields import Field
from inka_desktop.forms.references import references
from inka_desktop.forms.xpath.compiler import Expression
from inka_desktop.forms.xpath.syntax import Call, Expr, Literal, Negation, Operation, Path
from inka_desktop.forms.xpath.values import string_of_number

AND, OR = "and", "or"
EQUAL, UNEQUAL, HOLDS, LACKS = "=", "!=", "holds", "lacks"
"""Comparisons; the last two of a question with several answers. Smaller and greater are written so."""
_TURNED = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_DENIED = {
    EQUAL: UNEQUAL,
    UNEQUAL: EQUAL,
    HOLDS: LACKS,
    LACKS: HOLDS,
    "<": ">=",
    ">=": "<",
    ">": "<=",
    "<=": ">",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A question against a value: a text as written, or another question."""

    field: Field
    operator: str
    value: str | Field


@dataclass(frozen=True, slots=True)
class Joined:
    """Conditions of which all (AND) or one (OR) must hold."""

    word: str
    parts: tuple[Condition, ...]


Condition = Comparison | Joined


def condition_of(rule: Expression, root: Field) -> Condition | None:
    """An expression as a condition; None where it cannot be said in few words.

    Args:
        rule: a ``relevant`` expression of a form.
        root: the form's outermost field.
    """
    return _Reader(rule, root).read(rule.tree)


def decided(condition: Condition, answers: Mapping[Field, str]) -> bool | None:
    """Whether a condition holds when only some answers are known; None when they do not decide it."""
    if isinstance(condition, Joined):
        parts = [decided(part, answers) for part in condition.parts]
        settling = condition.word == OR
        if settling in parts:
            return settling
        return None if None in parts else not settling
    known = answers.get(condition.field)
    if known is None or not isinstance(condition.value, str):
        return None
    test = _TESTS.get(condition.operator)
    return None if test is None else test(known, condition.value)


_TESTS: Mapping[str, Callable[[str, str], bool]] = {
    EQUAL: lambda known, value: known == value,
    UNEQUAL: lambda known, value: known != value,
    HOLDS: lambda known, value: value in known.split(),
    LACKS: lambda known, value: value not in known.split(),
}


class _Reader:
    def __init__(self, rule: Expression, root: Field) -> None:
        self._rule = rule
        self._root = root

    def read(self, tree: Expr) -> Condition | None:
        if isinstance(tree, Operation):
            return self._operation(tree)
        if isinstance(tree, Call) and tree.name == "selected" and len(tree.arguments) == 2:
            return self._comparison(tree.arguments[0], HOLDS, tree.arguments[1])
        if isinstance(tree, Call) and tree.name == "not" and len(tree.arguments) == 1:
            return _denied(self.read(tree.arguments[0]))
        return None

    def _operation(self, tree: Operation) -> Condition | None:
        word = tree.operators[0]
        if word in (AND, OR):
            parts = [self.read(one) for one in tree.operands]
            told = tuple(part for part in parts if part is not None)
            return Joined(word, told) if len(told) == len(parts) else None
        if word not in _TURNED or len(tree.operands) != 2:
            return None
        return self._comparison(tree.operands[0], word, tree.operands[1])

    def _comparison(self, left: Expr, operator: str, right: Expr) -> Condition | None:
        field, other = self._field(left), self._field(right)
        if field is None and other is not None:
            return self._comparison(right, _TURNED.get(operator, operator), left)
        value = _written(right) if other is None else other
        return None if field is None or value is None else Comparison(field, operator, value)

    def _field(self, tree: Expr) -> Field | None:
        """The one question that a path means; None for anything else."""
        if not isinstance(tree, Path) or any(step.predicates for step in tree.steps):
            return None
        path = Expression.of_tree(tree, self._rule.scope, self._rule.source)
        found = [one.field for one in references(path, self._root)]
        return found[0] if len(found) == 1 and not found[0].children else None


def _written(tree: Expr) -> str | None:
    if isinstance(tree, Negation) and isinstance(tree.operand, Literal):
        return f"-{_written(tree.operand)}"
    if not isinstance(tree, Literal):
        return None
    return tree.value if isinstance(tree.value, str) else string_of_number(tree.value)


def _denied(condition: Condition | None) -> Condition | None:
    if condition is None:
        return None
    if isinstance(condition, Joined):
        parts = [_denied(part) for part in condition.parts]
        told = tuple(part for part in parts if part is not None)
        return Joined(OR if condition.word == AND else AND, told)
    return Comparison(condition.field, _DENIED[condition.operator], condition.value)
