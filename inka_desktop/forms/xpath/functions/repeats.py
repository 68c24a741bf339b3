"""``indexed-repeat``: a question in a certain row of a repeat."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from inka_desktop.forms.errors import ArgumentCountError
from inka_desktop.forms.tree import Node
from inka_desktop.forms.xpath.compiled import NODES, Compiled, Run, as_number
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.functions.registry import nodes_of, special
from inka_desktop.forms.xpath.syntax import Expr

if TYPE_CHECKING:
    from inka_desktop.forms.xpath.compiler import Compiler


@special("indexed-repeat", least=3, most=None)
def indexed_repeat(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
    """``indexed-repeat(question, repeat, index, inner repeat, index …)``, the repeats in any order.

    It stands for ``/repeat[index]/question`` (ODK XForms); an index without row gives no node.
    """
    if len(arguments) % 2 == 0:
        raise ArgumentCountError(name="indexed-repeat", expected="3, 5, 7…", given=len(arguments))
    target = nodes_of("indexed-repeat", compiler.compile(arguments[0], True))
    pairs = [
        (nodes_of("indexed-repeat", compiler.compile(repeat, True)), as_number(compiler.compile(index)))
        for repeat, index in zip(arguments[1::2], arguments[2::2], strict=True)
    ]
    return Compiled(NODES, _run(target, pairs))


def _run(target: Run, pairs: list[tuple[Run, Run]]) -> Run:
    def run(ctx: Context) -> list[Node]:
        rows = [(repeat(ctx), index(ctx)) for repeat, index in pairs]
        inside: Node | None = None
        for nodes, index in sorted(rows, key=lambda row: depth(row[0])):
            within = [node for node in nodes if inside is None or is_within(node, inside)]
            place = int(index) - 1 if math.isfinite(index) else -1
            if not 0 <= place < len(within):
                return []
            inside = within[place]
        return [node for node in target(ctx) if inside is not None and is_within(node, inside)]

    return run


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
