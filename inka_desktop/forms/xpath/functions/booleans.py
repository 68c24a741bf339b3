"""Functions that decide."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from inka_desktop.forms.errors import ArgumentCountError
from inka_desktop.forms.tree import Element
from inka_desktop.forms.xpath.compiled import ANY, BOOLEAN, STRING, Compiled, as_boolean, as_string, constant
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.functions.registry import function, special
from inka_desktop.forms.xpath.patterns import pattern
from inka_desktop.forms.xpath.syntax import Expr, Literal
from inka_desktop.forms.xpath.values import XPathValue, boolean_of, number_of, string_of

if TYPE_CHECKING:
    from inka_desktop.forms.xpath.compiler import Compiler

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@special("true")
def true(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
    """Always true."""
    return constant(BOOLEAN, True)


@special("false")
def false(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
    """Never true."""
    return constant(BOOLEAN, False)


@function("boolean", takes="b", gives=BOOLEAN)
def boolean(value: bool) -> bool:
    """The truth of a value."""
    return value


@function("not", takes="b", gives=BOOLEAN)
def not_(value: bool) -> bool:
    """The opposite."""
    return not value


@function("boolean-from-string", takes="s", gives=BOOLEAN)
def boolean_from_string(text: str) -> bool:
    """Whether a text is ``true`` or ``1``."""
    return text in ("true", "1")


@special("if", least=3, most=3)
def if_(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
    """One of two values; only that one is evaluated, and it keeps its type (CONFORMANCE.md, "if")."""
    holds = as_boolean(compiler.compile(arguments[0]))
    first, second = compiler.compile(arguments[1]), compiler.compile(arguments[2])
    yes, no = first.run, second.run
    kind = first.kind if first.kind == second.kind else ANY
    return Compiled(kind, lambda ctx: yes(ctx) if holds(ctx) else no(ctx))


@special("once", least=1, most=1)
def once(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
    """The node's own value, and the argument only as long as it has none."""
    value = as_string(compiler.compile(arguments[0]))
    return Compiled(STRING, lambda ctx: ctx.node.text() or value(ctx))


@special("regex", least=2, most=2)
def regex(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
    """Whether a pattern is found anywhere in a text; one that is written out is checked at once."""
    text, written = as_string(compiler.compile(arguments[0])), as_string(compiler.compile(arguments[1]))
    if isinstance(arguments[1], Literal):
        found = pattern(string_of(arguments[1].value)).search
        return Compiled(BOOLEAN, lambda ctx: found(text(ctx)) is not None)
    return Compiled(BOOLEAN, lambda ctx: pattern(written(ctx)).search(text(ctx)) is not None)


@function("checklist", takes="n n v*", gives=BOOLEAN)
def checklist(least: float, most: float, *values: XPathValue) -> bool:
    """Whether the number of true answers is within bounds; -1 is no bound."""
    true_ones = sum(1 for value in values for one in _each(value) if boolean_of(one))
    return _within(true_ones, least, most)


@function("weighted-checklist", takes="n n v*", gives=BOOLEAN, context=True)
def weighted_checklist(ctx: Context, least: float, most: float, *pairs: XPathValue) -> bool:
    """As ``checklist()``, each true answer counting with its weight."""
    if len(pairs) % 2:
        raise ArgumentCountError(name="weighted-checklist", expected="2, 4, 6…", given=len(pairs) + 2)
    total = 0.0
    for answers, weights in zip(pairs[::2], pairs[1::2], strict=True):
        for answer, weight in zip(_each(answers), _each(weights), strict=False):
            if boolean_of(answer):
                total += number_of(weight, ctx.env.zone)
    return _within(total, least, most)


def _each(value: XPathValue) -> list[XPathValue]:
    """A value, or of a node-set the text of each node."""
    return [node.text() for node in value] if isinstance(value, list) else [value]


def _within(total: float, least: float, most: float) -> bool:
    return (least == -1 or total >= least) and (most == -1 or total <= most) and not math.isnan(total)


@function("lang", takes="s", gives=BOOLEAN, context=True)
def lang(ctx: Context, language: str) -> bool:
    """Whether the context node is in a language, by the nearest ``xml:lang``."""
    node = ctx.node if isinstance(ctx.node, Element) else ctx.node.parent
    while node is not None:
        found = node.attribute(_XML_LANG)
        if found is not None:
            wanted = language.lower()
            return bool(wanted) and (found.lower() == wanted or found.lower().startswith(f"{wanted}-"))
        node = node.parent
    return False
