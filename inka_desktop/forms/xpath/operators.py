"""Operators of XPath 1.0 section 3, with numbers as JavaScript's and calendar dates as dates."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable

from inka_desktop.forms.errors import XPathOperandError
from inka_desktop.forms.tree import Node, in_order
from inka_desktop.forms.xpath.compiled import (
    ANY,
    BOOLEAN,
    NODES,
    NUMBER,
    STRING,
    Compiled,
    Run,
    as_boolean,
    as_number,
    as_string,
)
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.moments import Moment, Zone, comparable, shifted
from inka_desktop.forms.xpath.values import NAN, XPathValue, boolean_of, number_of, number_of_text, string_of

Order = Callable[[float, float], bool]
_ORDERS: dict[str, Order] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def logic(name: str, operands: list[Compiled]) -> Compiled:
    """``and`` and ``or``; what stands behind is not evaluated once the result is known."""
    runs = [as_boolean(operand) for operand in operands]
    if len(runs) == 2:
        one, two = runs
        if name == "and":
            return Compiled(BOOLEAN, lambda ctx: one(ctx) and two(ctx))
        return Compiled(BOOLEAN, lambda ctx: one(ctx) or two(ctx))
    if name == "and":
        return Compiled(BOOLEAN, lambda ctx: all(run(ctx) for run in runs))
    return Compiled(BOOLEAN, lambda ctx: any(run(ctx) for run in runs))


def union(operands: list[Compiled]) -> Compiled:
    """Nodes of all operands in document order.

    Raises:
        XPathOperandError: an operand can never be nodes.
    """
    if {operand.kind for operand in operands} - {NODES, ANY}:
        raise XPathOperandError(operator="|")
    runs = [operand.run for operand in operands]
    return Compiled(NODES, lambda ctx: in_order([node for run in runs for node in _nodes(run(ctx))]))


def _nodes(value: XPathValue) -> list[Node]:
    if not isinstance(value, list):
        raise XPathOperandError(operator="|")
    return value


def divide(left: float, right: float) -> float:
    """``div``: by zero gives infinity or NaN."""
    if right:
        return float(left) / right
    if not left or math.isnan(left) or math.isnan(right):
        return NAN
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def remainder(left: float, right: float) -> float:
    """``mod``: with the sign of the dividend."""
    if not right or not math.isfinite(left) or math.isnan(right):
        return NAN
    return math.fmod(left, right)


def _add(left: float, right: float) -> float:
    return shifted(left, right, 1)


def _subtract(left: float, right: float) -> float:
    return shifted(left, right, -1)


def _multiply(left: float, right: float) -> float:
    return float(left) * right


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": _add,
    "-": _subtract,
    "*": _multiply,
    "div": divide,
    "mod": remainder,
}


def arithmetic(names: tuple[str, ...], operands: list[Compiled]) -> Compiled:
    """Sums or products of operands as numbers, from left to right."""
    runs = [as_number(operand) for operand in operands]
    if len(runs) == 2:
        one, two = runs
        name = names[0]
        if name in ("+", "-"):
            sign, fixed = (1 if name == "+" else -1), operands[1].value
            summed = _sum(one, two, sign) if type(fixed) is not float else _shift(one, fixed, sign)
            return Compiled(NUMBER, summed)
        work = _ARITHMETIC[name]
        return Compiled(NUMBER, lambda ctx: work(one(ctx), two(ctx)))
    first, rest = runs[0], [(_ARITHMETIC[name], run) for name, run in zip(names, runs[1:], strict=True)]

    def run_all(ctx: Context) -> float:
        value = first(ctx)
        for work, run in rest:
            value = work(value, run(ctx))
        return value

    return Compiled(NUMBER, run_all)


def _sum(one: Callable[[Context], float], two: Callable[[Context], float], sign: int) -> Run:
    def run(ctx: Context) -> float:
        left, right = one(ctx), two(ctx)
        if type(left) is Moment or type(right) is Moment:
            return shifted(left, right, sign)
        return left + right if sign > 0 else left - right

    return run


def _shift(one: Callable[[Context], float], fixed: float, sign: int) -> Run:
    """A sum with a number that is written out."""
    added = sign * fixed

    def run(ctx: Context) -> float:
        left = one(ctx)
        return shifted(left, fixed, sign) if type(left) is Moment else left + added

    return run


def negation(operand: Compiled) -> Compiled:
    """Unary minus."""
    run = as_number(operand)
    return Compiled(NUMBER, lambda ctx: -float(run(ctx)))


def comparison(name: str, left: Compiled, right: Compiled) -> Compiled:
    """``=``, ``!=`` and the orders, with node-sets compared node by node."""
    kinds = {left.kind, right.kind}
    if NODES not in kinds and ANY not in kinds:
        return Compiled(BOOLEAN, _of_simple(name, left, right))
    if left.kind == NODES and right.kind in (STRING, NUMBER):
        return Compiled(BOOLEAN, _of_nodes(name, left, right))
    if right.kind == NODES and left.kind in (STRING, NUMBER):
        return Compiled(BOOLEAN, _of_nodes(_TURNED[name], right, left))
    one, two = with_blank(left), with_blank(right)
    return Compiled(BOOLEAN, lambda ctx: compare(name, one(ctx), two(ctx), ctx.env.zone))


def _of_simple(name: str, left: Compiled, right: Compiled) -> Run:
    kinds = {left.kind, right.kind}
    if name in _ORDERS or (NUMBER in kinds and BOOLEAN not in kinds):
        one, two = as_number(left), as_number(right)
        return lambda ctx: numbers_compare(name, one(ctx), two(ctx))
    if BOOLEAN in kinds:
        first, second = as_boolean(left), as_boolean(right)
        return lambda ctx: (first(ctx) == second(ctx)) is (name == "=")
    before, after = as_string(left), as_string(right)
    return lambda ctx: (before(ctx) == after(ctx)) is (name == "=")


def _of_nodes(name: str, nodes: Compiled, value: Compiled) -> Run:
    """A path against a text or number: whether it holds for any node."""
    texts = _texts(nodes)
    if name in _ORDERS or value.kind == NUMBER:
        number = as_number(value)

        def numeric(ctx: Context) -> bool:
            wanted, zone = number(ctx), ctx.env.zone
            return any(numbers_compare(name, number_of_text(text, zone), wanted) for text in texts(ctx))

        return numeric
    equal, other = name == "=", value.run

    def textual(ctx: Context) -> bool:
        wanted = other(ctx)
        return any((text == wanted) is equal for text in texts(ctx))

    return textual


def _texts(nodes: Compiled) -> Callable[[Context], list[str]]:
    """The texts of a path's nodes as comparisons see them.

    What is not relevant counts as blank there, as JavaRosa and Web Forms have it; it is no node only
    where node-sets are counted or summed (CONFORMANCE.md, "not relevant").
    """
    run, every = nodes.run, nodes.every
    if every is None:
        return lambda ctx: [node.text() for node in run(ctx)]

    def texts(ctx: Context) -> list[str]:
        found = every(ctx)
        if len(found) == 1:
            node = found[0]
            return [node.text() if node.relevant else ""]
        relevant = [node.text() for node in found if node.relevant]
        return [""] if found and not relevant else relevant

    return texts


def with_blank(side: Compiled) -> Run:
    """A side of a comparison; a path to a question that is not relevant gives a blank text, not no node."""
    run, every = side.run, side.every
    if every is None:
        return run

    def blank(ctx: Context) -> XPathValue:
        found: list[Node] = run(ctx)
        return "" if not found and every(ctx) else found

    return blank


def numbers_compare(name: str, left: float, right: float) -> bool:
    """Two numbers, or two dates, by one of the six operators."""
    if type(left) is Moment and type(right) is Moment:
        left, right = comparable(left, right)
    if name == "=":
        return left == right
    if name == "!=":
        return left != right
    return _ORDERS[name](left, right)


def compare(name: str, left: XPathValue, right: XPathValue, zone: Zone) -> bool:
    """Two values of any types by one of the six operators (XPath 1.0 section 3.4)."""
    if name not in _ORDERS and (isinstance(left, bool) or isinstance(right, bool)):
        return (boolean_of(left) == boolean_of(right)) is (name == "=")
    if isinstance(left, list):
        return any(compare(name, node.text(), right, zone) for node in left)
    if isinstance(right, list):
        return any(compare(name, left, node.text(), zone) for node in right)
    if name in _ORDERS or isinstance(left, float) or isinstance(right, float):
        return numbers_compare(name, number_of(left, zone), number_of(right, zone))
    return (string_of(left) == string_of(right)) is (name == "=")
