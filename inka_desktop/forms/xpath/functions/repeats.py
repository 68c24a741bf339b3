"""``indexed-repeat``: a question in a certain row of a repeat."""

from __future__ import annotations

import math
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
    return Compiled(NODES, _run(target, pairs, _tail(arguments)))


class _Pair(NamedTuple):
    """A repeat with an index: its rows as they are bound to where the expression stands, and all of them."""

    bound: Run
    every: Run
    which: Run


def _tail(arguments: tuple[Expr, ...]) -> list[str] | None:
    """The names from the innermost row down to the question, where all paths are plain; else None."""
    paths = [one for one in (arguments[0], *arguments[1::2]) if isinstance(one, Path) and one.absolute]
    names = [leading_names(path) for path in paths]
    plain = len(paths) == 1 + len(arguments) // 2 and all(
        len(found) == len(path.steps) for found, path in zip(names, paths, strict=True)
    )
    innermost = max(names[1:], key=len) if plain else []
    return names[0][len(innermost) :] if plain and names[0][: len(innermost)] == innermost else None


def _run(target: Run, pairs: list[_Pair], tail: list[str] | None) -> Run:
    def run(ctx: Context) -> list[Node]:
        rows = [(pair, pair.every(ctx)) for pair in pairs] if len(pairs) > 1 else [(pairs[0], [])]
        inside: Node | None = None
        for pair, every in sorted(rows, key=lambda one: depth(one[1])):
            within = pair.bound(ctx) if inside is None else [one for one in every if is_within(one, inside)]
            index = pair.which(ctx)
            place = int(index) - 1 if math.isfinite(index) else -1
            if not 0 <= place < len(within):
                return []
            inside = within[place]
        if tail is not None and inside is not None:
            return _below(inside, tail)
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
