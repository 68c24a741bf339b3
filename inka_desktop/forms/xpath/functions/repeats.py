"""``indexed-repeat``: a question in a certain row of a repeat."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from inka_desktop.forms.errors import ArgumentCountError
from inka_desktop.forms.tree import Node
from inka_desktop.forms.xpath.compiled import NODES, Compiled, Run, as_number
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.functions.registry import nodes_of, special
from inka_desktop.forms.xpath.syntax import Expr, Path, leading_names

if TYPE_CHECKING:
    from inka_desktop.forms.xpath.compiler import Compiler


@special("indexed-repeat", least=3, most=None)
def indexed_repeat(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
    """``indexed-repeat(question, repeat, index, inner repeat, index …)``, the repeats in any order.

    It stands for ``/repeat[index]/question`` (ODK XForms); an index without row gives no node. Rows around
    the outermost repeat named are those the expression stands in.
    """
    if len(arguments) % 2 == 0:
        raise ArgumentCountError(name="indexed-repeat", expected="3, 5, 7…", given=len(arguments))
    target = nodes_of("indexed-repeat", compiler.compile(arguments[0], True))
    pairs = [
        _Pair(
            nodes_of("indexed-repeat", compiler.compile(repeat)),
            nodes_of("indexed-repeat", compiler.compile(repeat, True)),
            as_number(compiler.compile(index)),
        )
        for repeat, index in zip(arguments[1::2], arguments[2::2], strict=True)
    ]
    names = _names(arguments)
    return Compiled(NODES, _sought(target, pairs) if names is None else _walked(pairs, names))


class _Pair(NamedTuple):
    """A repeat with an index: its rows as they are bound to where the expression stands, and all of them."""

    bound: Run
    every: Run
    which: Run


def _names(arguments: tuple[Expr, ...]) -> list[list[str]] | None:
    """The names of the question and of its repeats, where all paths are plain and lead through each other."""
    paths = [one for one in (arguments[0], *arguments[1::2]) if isinstance(one, Path) and one.absolute]
    names = [leading_names(path) for path in paths]
    if len(paths) < 1 + len(arguments) // 2:
        return None
    if any(len(found) != len(path.steps) for found, path in zip(names, paths, strict=True)):
        return None
    way = sorted([*names[1:], names[0]], key=len)
    through = all(inner[: len(outer)] == outer for outer, inner in pairwise(way))
    return names if through and way[-1] is names[0] else None


def _walked(pairs: list[_Pair], names: list[list[str]]) -> Run:
    """From the row of the outermost repeat down, so that a row costs no look at rows elsewhere."""
    ordered = sorted(zip(pairs, names[1:], strict=True), key=lambda one: len(one[1]))
    ends = [len(path) for _, path in ordered]
    tails = [names[0][begin:end] for begin, end in pairwise([*ends, len(names[0])])]

    def run(ctx: Context) -> list[Node]:
        rows: list[Node] = ordered[0][0].bound(ctx)
        for (pair, _), tail in zip(ordered, tails, strict=True):
            row = _row(rows, pair.which(ctx))
            if row is None:
                return []
            rows = _below(row, tail)
        return rows

    return run


def _row(rows: list[Node], index: float) -> Node | None:
    place = int(index) - 1 if math.isfinite(index) else -1
    return rows[place] if 0 <= place < len(rows) else None


def _sought(target: Run, pairs: list[_Pair]) -> Run:
    """The same for any other paths, by looking at all rows."""

    def run(ctx: Context) -> list[Node]:
        rows = [(pair, pair.every(ctx)) for pair in pairs] if len(pairs) > 1 else [(pairs[0], [])]
        inside: Node | None = None
        for pair, every in sorted(rows, key=lambda one: depth(one[1])):
            within = pair.bound(ctx) if inside is None else [one for one in every if is_within(one, inside)]
            inside = _row(within, pair.which(ctx))
            if inside is None:
                return []
        return [node for node in target(ctx) if inside is not None and is_within(node, inside)]

    return run


def _below(row: Node, tail: list[str]) -> list[Node]:
    found = [row]
    for key in tail:
        found = [child for one in found for child in one.children(key)]
    return [node for node in found if node.relevant]


def depth(nodes: list[Node]) -> int:
    """How deep the first node lies; 0 without node."""
    found, node = 0, nodes[0] if nodes else None
    while node is not None:
        found, node = found + 1, node.parent
    return found


def is_within(node: Node, ancestor: Node) -> bool:
    """Whether a node is another or lies inside it."""
    current: Node | None = node
    while current is not None:
        if current is ancestor:
            return True
        current = current.parent
    return False
