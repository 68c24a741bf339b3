"""Predicates: what filters a list of nodes, and when a hash index answers instead of a scan."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from inka_desktop.forms.tree import Node
from inka_desktop.forms.xpath.compiled import ANY, NUMBER, Run, as_boolean, as_number
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.syntax import Call, Expr, Literal, Operation, Path, walk
from inka_desktop.forms.xpath.values import boolean_of

if TYPE_CHECKING:
    from inka_desktop.forms.xpath.compiler import Compiler

Filter = Callable[[list[Node], Context], list[Node]]
_ALL = 2**62
_PLACES: dict[str, Callable[[float], tuple[int, int]]] = {
    "<": lambda at: (0, math.ceil(at) - 1),
    "<=": lambda at: (0, math.floor(at)),
    ">": lambda at: (math.floor(at), _ALL),
    ">=": lambda at: (math.ceil(at) - 1, _ALL),
    "=": lambda at: (int(at) - 1, int(at)) if at.is_integer() and at >= 1 else (0, 0),
}
"""From where to where nodes lie whose position, from 1, compares so with a number."""
_NUMERIC = frozenset({"+", "-", "*", "div", "mod"})
_OF_CONTEXT = frozenset(
    {"position", "last", "string", "number", "string-length", "normalize-space", "name", "once"}
)
_OF_CONTEXT_TOO = frozenset({"local-name", "namespace-uri", "lang", "jr:choice-name", "indexed-repeat"})


def step_filter(compiler: Compiler, predicate: Expr) -> Filter:
    """A predicate: a number keeps the node at that position, anything else those for which it is true."""
    if isinstance(predicate, Literal) and isinstance(predicate.value, float):
        return _at(predicate.value)
    compared = _position_compared(predicate)
    if compared is not None:
        return _by_place(compared[0], as_number(compiler.compile(compared[1])))
    compiled = compiler.compile(predicate)
    return _each(_by_value(compiled.run) if compiled.kind in (NUMBER, ANY) else as_boolean(compiled))


def _at(position: float) -> Filter:
    if not position.is_integer() or position < 1:
        return lambda nodes, ctx: []
    place = int(position) - 1
    return lambda nodes, ctx: nodes[place : place + 1]


def _position_compared(predicate: Expr) -> tuple[str, Expr] | None:
    """The operator and the other side of ``position() <= value``, where value is the same for all nodes."""
    if not isinstance(predicate, Operation) or len(predicate.operands) != 2:
        return None
    operator, (left, right) = predicate.operators[0], predicate.operands
    if left == Call("position", ()) and operator in _PLACES and not of_context(right):
        return operator, right
    return None


def _by_place(operator: str, value: Callable[[Context], float]) -> Filter:
    """Nodes up to, at or from a position: a piece of the list, without looking at each."""

    def keep(nodes: list[Node], ctx: Context) -> list[Node]:
        wanted = float(value(ctx))
        if math.isnan(wanted):
            return []
        low, high = _PLACES[operator](min(max(wanted, -1.0), len(nodes) + 1.0))
        return nodes[max(0, low) : max(0, high)]

    return keep


def _each(holds: Callable[[Context], bool]) -> Filter:
    """Nodes for which something holds, looked at one by one."""

    def keep(nodes: list[Node], ctx: Context) -> list[Node]:
        inner = Context(ctx.node, ctx.env, ctx.origin)
        inner.size = len(nodes)
        found = []
        for position, node in enumerate(nodes, 1):
            inner.node, inner.position = node, position
            if holds(inner):
                found.append(node)
        return found

    return keep


def _by_value(run: Run) -> Callable[[Context], bool]:
    """Whether a value is the position of the node, or, being no number, true."""

    def holds(ctx: Context) -> bool:
        value = run(ctx)
        number = isinstance(value, float) and not isinstance(value, bool)
        return ctx.position == value if number else boolean_of(value)

    return holds


def is_positional(predicate: Expr) -> bool:
    """Whether a predicate may count positions: it is or may be a number, or asks for position or size."""
    if isinstance(predicate, Literal):
        return isinstance(predicate.value, float)
    if isinstance(predicate, Operation) and predicate.operators[0] in _NUMERIC:
        return True
    if isinstance(predicate, Call) and predicate.name not in ("not", "contains", "starts-with", "selected"):
        return True
    return any(isinstance(one, Call) and one.name in ("position", "last") for one in walk(predicate))


def of_context(expression: Expr) -> bool:
    """Whether an expression looks at the context node or position, and so differs from row to row."""
    if isinstance(expression, Path):
        if expression.start is None:
            return not expression.absolute
        return of_context(expression.start)
    if isinstance(expression, Call):
        asks = expression.name in _OF_CONTEXT and not expression.arguments
        if asks or expression.name in _OF_CONTEXT_TOO or expression.name == "once":
            return True
    return any(of_context(part) for part in expression.parts())
