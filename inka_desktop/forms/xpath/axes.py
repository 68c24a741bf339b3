"""The axes of XPath 1.0, each giving nodes in its own direction, nearest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from inka_desktop.forms.tree import Attribute, Element, Instruction, Name, Node
from inka_desktop.forms.xpath.syntax import NodeTest

Axis = Callable[[Node], Iterable[Node]]
Test = Callable[[Node], bool]
REVERSE = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
_XML = "http://www.w3.org/XML/1998/namespace"


def _nodes(node: Node) -> Sequence[Node]:
    return node.nodes() if isinstance(node, Element) else ()


def _descendants(node: Node) -> Iterator[Node]:
    stack = [iter(_nodes(node))]
    while stack:
        for child in stack[-1]:
            yield child
            if isinstance(child, Element):
                stack.append(iter(child.nodes()))
                break
        else:
            stack.pop()


def _descendants_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from _descendants(node)


def _ancestors(node: Node) -> Iterator[Node]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def _ancestors_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from _ancestors(node)


def _siblings(node: Node, forwards: bool) -> Sequence[Node]:
    if node.parent is None or isinstance(node, Attribute):
        return ()
    row = node.parent.nodes()
    place = next(place for place, one in enumerate(row) if one is node)
    return row[place + 1 :] if forwards else row[:place][::-1]


def _following(node: Node) -> Iterator[Node]:
    if isinstance(node, Attribute) and node.parent is not None:
        yield from _descendants(node.parent)
        node = node.parent
    for above in _ancestors_or_self(node):
        for sibling in _siblings(above, True):
            yield from _descendants_or_self(sibling)


def _preceding(node: Node) -> Iterator[Node]:
    if isinstance(node, Attribute) and node.parent is not None:
        node = node.parent
    for above in _ancestors_or_self(node):
        for sibling in _siblings(above, False):
            yield from reversed(list(_descendants_or_self(sibling)))


def _attributes(node: Node) -> Sequence[Node]:
    return node.attributes or () if isinstance(node, Element) else ()


def _namespaces(node: Node) -> list[Node]:
    if node.kind != "element" or not isinstance(node, Element):
        return []
    scope = {**{prefix: uri for prefix, uri in node.namespaces().items() if uri}, "xml": _XML}
    return [Attribute(Name(prefix), uri, node, "namespace") for prefix, uri in scope.items()]


AXES: dict[str, Axis] = {
    "ancestor": _ancestors,
    "ancestor-or-self": _ancestors_or_self,
    "attribute": _attributes,
    "child": _nodes,
    "descendant": _descendants,
    "descendant-or-self": _descendants_or_self,
    "following": _following,
    "following-sibling": lambda node: _siblings(node, True),
    "namespace": _namespaces,
    "parent": lambda node: () if node.parent is None else (node.parent,),
    "preceding": _preceding,
    "preceding-sibling": lambda node: _siblings(node, False),
    "self": lambda node: (node,),
}
_PRINCIPAL = {"attribute": "attribute", "namespace": "namespace"}


def node_test(axis: str, test: NodeTest, namespace: str) -> Test:
    """Whether a node of this axis passes a test; ``namespace`` is what the test's prefix means."""
    if test.kind == "node":
        return lambda node: node.relevant
    if test.kind == "processing-instruction":
        target = test.local
        return lambda node: isinstance(node, Instruction) and target in ("", node.target)
    if test.kind != "name":
        kind = test.kind
        return lambda node: node.kind == kind
    principal = _PRINCIPAL.get(axis, "element")
    if test.local == "*" and not test.prefix:
        return lambda node: node.kind == principal and node.relevant
    if test.prefix:
        return _prefixed(principal, namespace, test.local)
    return _bare(principal, test.local)


def _bare(principal: str, local: str) -> Test:
    def passes(node: Node) -> bool:
        name = node.name
        return name is not None and name.key == local and node.kind == principal and node.relevant

    return passes


def _prefixed(principal: str, namespace: str, local: str) -> Test:
    def passes(node: Node) -> bool:
        name = node.name
        if name is None or node.kind != principal or not node.relevant:
            return False
        return name.namespace == namespace and local in ("*", name.local)

    return passes
