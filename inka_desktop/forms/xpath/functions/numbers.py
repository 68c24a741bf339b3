"""Functions that count and calculate, with JavaScript's results at the edges (NaN instead of errors)."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from decimal import Context as Digits
from typing import TYPE_CHECKING

from inka_desktop.forms.tree import Element, Node
from inka_desktop.forms.xpath.compiled import NUMBER, Compiled
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.functions.registry import always, function, nodes_of, special
from inka_desktop.forms.xpath.moments import Moment
from inka_desktop.forms.xpath.syntax import Expr
from inka_desktop.forms.xpath.values import NAN, XPathValue, number_of, number_of_text, string_of_number

if TYPE_CHECKING:
    from inka_desktop.forms.xpath.compiler import Compiler

_DIGITS = Digits(prec=400)
"""Room for the greatest number with 30 decimals."""
MANY = 16
"""Rows from which a kept total is quicker than a walk."""


def _single(given: int) -> bool:
    return given == 1


@function("number", takes="v?", gives=NUMBER, context=True)
def number(ctx: Context, *value: XPathValue) -> float:
    """A value as a number; a date as days since 1970-01-01, shown as whole ones."""
    found = number_of(value[0] if value else [ctx.node], ctx.env.zone)
    if isinstance(found, Moment):
        whole = math.isfinite(found) and string_of_number(float(math.floor(found)))
        return Moment(float(found), found.day, whole) if whole else float(found)
    return found


@function("int", takes="n", gives=NUMBER)
def int_(value: float) -> float:
    """Without its decimals."""
    return _whole(value, math.trunc)


def _whole(value: float, work: Callable[[float], float]) -> float:
    """A number cut or rounded; a calendar date stays one, of the same day (CONFORMANCE.md)."""
    if not math.isfinite(value):
        return float(value)
    whole = float(work(float(value)))
    day = value.day if isinstance(value, Moment) else None
    return whole if day is None else Moment(whole, float(work(day)))


@special("sum", least=1, most=1, frees=always)
def sum_(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
    """The sum of all nodes; NaN as soon as one is blank or no number (CONFORMANCE.md, "sum")."""
    argument = compiler.compile(arguments[0], True)
    nodes = nodes_of("sum", argument)
    return Compiled(NUMBER, totalled(argument, False, lambda ctx: _summed(ctx, nodes(ctx))))


@special("count", least=1, most=1, frees=always)
def count(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
    """How many nodes there are."""
    argument = compiler.compile(arguments[0], True)
    nodes = nodes_of("count", argument)
    return Compiled(NUMBER, totalled(argument, True, lambda ctx: float(len(nodes(ctx)))))


def totalled(
    argument: Compiled, counts: bool, walked: Callable[[Context], float]
) -> Callable[[Context], float]:
    """A total over a path: kept by the rows of the filled form, where there are many; else walked over."""
    if argument.way is None:
        return walked
    start, keys = argument.way

    def run(ctx: Context) -> float:
        node = start(ctx)
        for place, key in enumerate(keys):
            if not isinstance(node, Element):
                break
            inside = node.children(key)
            if len(inside) > MANY:
                total = node.total(key, keys[place + 1 :], counts, ctx.env.zone)
                return walked(ctx) if total is None else total
            if len(inside) != 1:
                break
            node = inside[0]
        return walked(ctx)

    return run


def _summed(ctx: Context, nodes: list[Node]) -> float:
    zone, total = ctx.env.zone, 0.0
    for node in nodes:
        total += float(number_of_text(node.text(), zone))
    return total


@function("max", takes="v*", gives=NUMBER, frees=_single, context=True)
def max_(ctx: Context, *values: XPathValue) -> float:
    """The greatest of all; NaN when there is none or one is no number."""
    return _extreme(ctx, values, max)


@function("min", takes="v*", gives=NUMBER, frees=_single, context=True)
def min_(ctx: Context, *values: XPathValue) -> float:
    """The least of all; NaN when there is none or one is no number."""
    return _extreme(ctx, values, min)


def _extreme(ctx: Context, values: tuple[XPathValue, ...], choose: Callable[[list[float]], float]) -> float:
    zone = ctx.env.zone
    found: list[float] = []
    for value in values:
        if isinstance(value, list):
            found += [number_of_text(node.text(), zone) for node in value]
        else:
            found.append(number_of(value, zone))
    return choose(found) if found and not any(map(math.isnan, found)) else NAN


@function("round", takes="n n?", gives=NUMBER)
def round_(value: float, decimals: float = 0.0) -> float:
    """Halves away from zero, of the number as it is written (CONFORMANCE.md, "round")."""
    if not math.isfinite(value) or math.isnan(decimals):
        return float(value) if not math.isnan(decimals) else NAN
    if decimals > 30:
        return float(value)
    if decimals < -308:
        return 0.0
    step = Decimal(1).scaleb(-int(decimals))
    return _whole(
        value, lambda exact: float(Decimal(repr(exact)).quantize(step, ROUND_HALF_UP, _DIGITS)) + 0.0
    )


@function("floor", takes="n", gives=NUMBER)
def floor(value: float) -> float:
    """The next whole number below."""
    return _whole(value, math.floor)


@function("ceiling", takes="n", gives=NUMBER)
def ceiling(value: float) -> float:
    """The next whole number above."""
    return _whole(value, math.ceil)


@function("abs", takes="n", gives=NUMBER)
def abs_(value: float) -> float:
    """Without its sign."""
    return abs(float(value))


@function("random", takes="", gives=NUMBER, context=True)
def random(ctx: Context) -> float:
    """Any number from 0 to below 1."""
    return ctx.env.chance.random()


@function("pi", takes="", gives=NUMBER)
def pi() -> float:
    """3.14159…"""
    return math.pi


@function("pow", takes="n n", gives=NUMBER)
def pow_(base: float, exponent: float) -> float:
    """A power; infinity where it grows beyond numbers."""
    return _power(base, exponent)


def _power(base: float, exponent: float) -> float:
    try:
        return math.pow(base, exponent)
    except OverflowError:
        odd = exponent % 2 == 1
        return -math.inf if base < 0 and odd else math.inf
    except ValueError:
        return math.inf if base == 0 else NAN


@function("atan2", takes="n n", gives=NUMBER)
def atan2(y: float, x: float) -> float:
    """The angle of a point."""
    return math.atan2(y, x)


@function("exp10", takes="n", gives=NUMBER)
def exp10(value: float) -> float:
    """A power of ten."""
    return _power(10.0, value)


def _logarithm(work: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: work(value) if value > 0 else (-math.inf if value == 0 else NAN)


def _defined(work: Callable[[float], float]) -> Callable[[float], float]:
    def safe(value: float) -> float:
        try:
            return work(value)
        except ValueError:
            return NAN
        except OverflowError:
            return math.inf

    return safe


for _name, _work in {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "sqrt": math.sqrt,
    "exp": math.exp,
}.items():
    function(_name, takes="n", gives=NUMBER)(_defined(_work))
for _name, _work in {"log": math.log, "log10": math.log10}.items():
    function(_name, takes="n", gives=NUMBER)(_logarithm(_work))
