"""Functions of node-sets."""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING

from inka_desktop.forms.errors import ArgumentTypeError, Said
from inka_desktop.forms.tree import Document, Element, Instruction, Name, Node, in_order, root_of
from inka_desktop.forms.xpath.compiled import NODES, NUMBER, STRING, Compiled
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.functions.registry import always, function, nodes_of, special
from inka_desktop.forms.xpath.syntax import Expr
from inka_desktop.forms.xpath.values import XPathValue, number_of, string_of

if TYPE_CHECKING:
    from inka_desktop.forms.xpath.compiler import Compiler

_MOST = 2**31 - 1


@special("last")
def last(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
    """How many nodes the predicate filters."""
    return Compiled(NUMBER, lambda ctx: float(ctx.size))


@special("position", most=1)
def position(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
    """The place in the list a predicate filters, or of a node among its siblings of the same name."""
    if not arguments:
        return Compiled(NUMBER, lambda ctx: float(ctx.position))
    run = nodes_of("position", compiler.compile(arguments[0]))
    return Compiled(NUMBER, lambda ctx: place_of(run(ctx)))


def place_of(nodes: list[Node]) -> float:
    """The place of the first node among all siblings of its name, relevant or not; NaN without node."""
    if not nodes:
        return math.nan
    node = nodes[0]
    if not isinstance(node, Element):
        raise ArgumentTypeError(name="position", given=node.kind, expected=Said("ein Element", "an element"))
    if node.parent is None or isinstance(node, Document):
        return 1.0
    siblings = node.parent.children(node.name.key)
    return float(len(siblings) if siblings[-1] is node else siblings.index(node) + 1)


@function("count-non-empty", takes="N", gives=NUMBER, frees=always)
def count_non_empty(nodes: list[Node]) -> float:
    """How many nodes have a text."""
    return float(sum(1 for node in nodes if node.text()))


@special("current")
def current(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
    """The node the whole expression belongs to, also inside predicates."""
    return Compiled(NODES, lambda ctx: [ctx.origin], lambda ctx: ctx.origin)


@function("id", takes="v", gives=NODES, context=True)
def id_(ctx: Context, value: XPathValue) -> list[Node]:
    """Elements by their ``id`` attribute."""
    texts = [node.text() for node in value] if isinstance(value, list) else [string_of(value)]
    wanted = {name for text in texts for name in text.split()}
    root = root_of(ctx.node)
    found: list[Node] = []
    pending = [root] if isinstance(root, Element) else []
    while pending:
        element = pending.pop()
        if element.attribute("id") in wanted:
            found.append(element)
        pending += element.elements()
    return in_order(found)


@function("local-name", takes="N?", gives=STRING, context=True)
def local_name(ctx: Context, *nodes: list[Node]) -> str:
    """The name without prefix."""
    named = _named(ctx, nodes)
    return "" if named is None else named.local


@function("name", takes="N?", gives=STRING, context=True)
def name(ctx: Context, *nodes: list[Node]) -> str:
    """The name as written."""
    named = _named(ctx, nodes)
    return "" if named is None else named.qualified


@function("namespace-uri", takes="N?", gives=STRING, context=True)
def namespace_uri(ctx: Context, *nodes: list[Node]) -> str:
    """The namespace of the name."""
    named = _named(ctx, nodes)
    return "" if named is None else named.namespace


def _named(ctx: Context, nodes: tuple[list[Node], ...]) -> Name | None:
    """The name of the first node, or of the context node; an instruction's is its target."""
    node = next(iter(nodes[0]), None) if nodes else ctx.node
    if isinstance(node, Instruction):
        return Name(node.target)
    return None if node is None else node.name


@function("randomize", takes="N v?", gives=NODES, context=True)
def randomize(ctx: Context, nodes: list[Node], *seed: XPathValue) -> list[Node]:
    """Nodes in a random order; with a seed always in the same one."""
    if not seed:
        shuffled = list(nodes)
        ctx.env.chance.shuffle(shuffled)
        return shuffled
    return seeded_shuffle(nodes, seed_of(seed[0], number_of(seed[0], ctx.env.zone)))


def seed_of(value: XPathValue, number: float) -> int:
    """A seed as JavaRosa takes it: a number's whole part, else bytes of the text's SHA-256; blank is 0."""
    if math.isnan(number):
        text = string_of(value) if not isinstance(value, float) else ""
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True) if text else 0
    return int(number) if math.isfinite(number) else 0


def seeded_shuffle(nodes: list[Node], seed: int) -> list[Node]:
    """Fisher and Yates "inside-out", with the generator of Park and Miller (ODK XForms, ``randomize``)."""
    state = (
        int(math.fmod(seed, _MOST)) if abs(seed) < 2**53 else (abs(seed) % _MOST) * (1 if seed > 0 else -1)
    )
    if state <= 0:
        state += _MOST - 1
    result: list[Node] = []
    for place, node in enumerate(nodes):
        state = state * 16_807 % _MOST
        other = int((state - 1) / (_MOST - 1) * (place + 1))
        if other == place:
            result.append(node)
        else:
            result.append(result[other])
            result[other] = node
    return result
