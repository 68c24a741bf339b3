"""Syntax trees of expressions: plain data that can be compared, pickled and walked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


class Expr:
    """Base of all expressions."""

    __slots__ = ()

    def parts(self) -> Iterator[Expr]:
        """The expressions directly inside."""
        return iter(())


@dataclass(frozen=True, slots=True)
class Literal(Expr):
    """A text or number as written."""

    value: str | float


@dataclass(frozen=True, slots=True)
class Variable(Expr):
    """``$name``: XForms has none; evaluating it is an error."""

    name: str


@dataclass(frozen=True, slots=True)
class Call(Expr):
    """A function call; ``name`` keeps its prefix (``jr:choice-name``)."""

    name: str
    arguments: tuple[Expr, ...]

    def parts(self) -> Iterator[Expr]:
        """Its arguments."""
        return iter(self.arguments)


@dataclass(frozen=True, slots=True)
class Operation(Expr):
    """Operators of one level between operands, from left to right: ``a + b - c``; ``|`` included.

    Flat, so that a condition of a thousand parts is no deeper than one of two.
    """

    operands: tuple[Expr, ...]
    operators: tuple[str, ...]

    def parts(self) -> Iterator[Expr]:
        """Its operands."""
        return iter(self.operands)


@dataclass(frozen=True, slots=True)
class Negation(Expr):
    """Unary minus."""

    operand: Expr

    def parts(self) -> Iterator[Expr]:
        """What is negated."""
        yield self.operand


@dataclass(frozen=True, slots=True)
class NodeTest:
    """What a step accepts.

    Attributes:
        kind: ``name``, ``node``, ``text``, ``comment`` or ``processing-instruction``.
        prefix, local: of a name; ``local`` may be ``*``; for a processing instruction its target.
    """

    kind: str
    prefix: str = ""
    local: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path."""

    axis: str
    test: NodeTest
    predicates: tuple[Expr, ...] = ()

    @property
    def child_name(self) -> str | None:
        """The name, when this is a plain child step without prefix."""
        plain = self.axis == "child" and self.test.kind == "name" and not self.test.prefix
        return self.test.local if plain and self.test.local != "*" else None


EVERYWHERE = Step("descendant-or-self", NodeTest("node"))
"""What ``//`` stands for."""


@dataclass(frozen=True, slots=True)
class Path(Expr):
    """A location path, or steps that start from an expression (``instance('a')/root/item``).

    Attributes:
        start: the expression it starts from; None for a plain location path.
        absolute: whether a plain path starts at the root.
        predicates: of the start expression, before the first step.
    """

    steps: tuple[Step, ...]
    absolute: bool = False
    start: Expr | None = None
    predicates: tuple[Expr, ...] = ()

    def parts(self) -> Iterator[Expr]:
        """The start and all predicates."""
        if self.start is not None:
            yield self.start
        yield from self.predicates
        for step in self.steps:
            yield from step.predicates


def walk(expression: Expr) -> Iterator[Expr]:
    """An expression and everything inside it, outer parts first."""
    pending = [expression]
    while pending:
        one = pending.pop()
        yield one
        pending += reversed(list(one.parts()))


def leading_names(path: Path) -> list[str]:
    """Names of an absolute path's leading plain steps, up to the first with a predicate."""
    found = []
    for step in path.steps:
        if step.predicates or step.child_name is None:
            break
        found.append(step.child_name)
    return found
