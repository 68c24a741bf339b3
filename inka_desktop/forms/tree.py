"""The tree that expressions walk: XPath 1.0's data model, light enough for 100,000 nodes.

A leaf keeps its text in ``own``; only mixed content holds text nodes. Children are found by their key
through a dictionary per parent, so a step of a path costs a look-up, not a scan. What is not relevant
stays where it is but does not show in node-sets (ODK XForms, "relevant"); ``relevant`` is the effective
value, ancestors included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import tzinfo
from typing import Any, ClassVar, TypeVar

XHTML = "http://www.w3.org/1999/xhtml"
Made = TypeVar("Made")
_NOTHING: list[Element] = []


class Name:
    """A qualified name.

    Attributes:
        key: what steps of a path compare: the local name of a name written without prefix (whatever the
            default namespace is, as ODK forms use it, but for XHTML), else ``{namespace}local``.
    """

    __slots__ = ("key", "local", "namespace", "prefix")

    def __init__(self, local: str, namespace: str = "", prefix: str = "") -> None:
        self.local = local
        self.namespace = namespace
        self.prefix = prefix
        self.key = f"{{{namespace}}}{local}" if prefix or namespace == XHTML else local

    @property
    def qualified(self) -> str:
        """As written: ``prefix:local`` or ``local``."""
        return f"{self.prefix}:{self.local}" if self.prefix else self.local


class Node:
    """Any node: it has a parent (None for a root) and a string value, ``own`` where it has no ``items``."""

    __slots__ = ("parent",)
    kind: ClassVar[str] = "node"
    relevant: bool = True
    name: Name | None = None
    items: Sequence[Node] = ()
    own: str

    def __init__(self, parent: Element | None = None) -> None:
        self.parent = parent

    def text(self) -> str:
        """The string value (XPath 1.0 section 5)."""
        return ""

    def children(self, key: str) -> list[Element]:
        """Child elements with this key, in document order; the list belongs to the tree."""
        return _NOTHING


class Text(Node):
    """A piece of text between elements."""

    __slots__ = ("own",)
    kind = "text"

    def __init__(self, own: str, parent: Element | None = None) -> None:
        super().__init__(parent)
        self.own = own

    def text(self) -> str:
        """Its characters."""
        return self.own


class Comment(Text):
    """A comment; its string value is its content."""

    __slots__ = ()
    kind = "comment"


class Instruction(Text):
    """A processing instruction."""

    __slots__ = ("target",)
    kind = "processing-instruction"

    def __init__(self, target: str, own: str, parent: Element | None = None) -> None:
        super().__init__(own, parent)
        self.target = target


class Attribute(Node):
    """An attribute, or with ``kind`` ``namespace`` a namespace in scope of an element."""

    __slots__ = ("kind", "name", "own")

    def __init__(self, name: Name, own: str, parent: Element, kind: str = "attribute") -> None:
        super().__init__(parent)
        self.name = name
        self.own = own
        self.kind = kind  # type: ignore[misc]  # a class constant for all others, one of two here

    @property
    def named(self) -> Name:
        """Its name, which every attribute has."""
        assert self.name is not None
        return self.name

    def text(self) -> str:
        """Its value."""
        return self.own


class Element(Node):
    """An element; the root of a tree is a :class:`Document`."""

    __slots__ = ("_named", "_text", "attributes", "declared", "items", "name", "own", "relevant")
    kind = "element"
    frozen: ClassVar[bool] = False

    def __init__(self, name: Name, parent: Element | None = None, own: str = "") -> None:
        self.parent = parent
        self.name: Name = name
        self.own = own
        self.items: list[Node] = []
        self.attributes: list[Attribute] | None = None
        self.declared: dict[str, str] | None = None
        self.relevant = True
        self._named: dict[str, list[Element]] | None = None
        self._text: Text | None = None

    def text(self) -> str:
        """Own text of a leaf, else that of all descendants in document order."""
        if not self.items:
            return self.own
        return "".join(item.text() for item in self.items if item.kind in ("element", "text"))

    def children(self, key: str) -> list[Element]:
        """Child elements with this key."""
        named = self._named
        if named is None:
            named = self._index()
        return named.get(key, _NOTHING)

    def total(self, key: str, tail: tuple[str, ...], counts: bool, zone: tzinfo | None) -> float | None:
        """The sum or number of the fields ``tail`` over its rows ``key``, where it keeps them; else None."""
        return None

    def elements(self) -> Iterator[Element]:
        """All child elements."""
        for item in self.items:
            if isinstance(item, Element):
                yield item

    def nodes(self) -> Sequence[Node]:
        """All child nodes; the text of a leaf is a node, too."""
        if self.items or not self.own:
            return self.items
        if self._text is None or self._text.own != self.own:
            self._text = Text(self.own, self)
        return [self._text]

    def attribute(self, key: str) -> str | None:
        """The value of an attribute, None when it is not there."""
        for attribute in self.attributes or ():
            if attribute.name is not None and attribute.name.key == key:
                return attribute.own
        return None

    def set_attribute(self, name: Name, value: str) -> None:
        """Set an attribute, adding it when it is not there."""
        attributes = self.attributes = self.attributes or []
        for attribute in attributes:
            if attribute.name is not None and attribute.name.key == name.key:
                attribute.own = value
                return
        attributes.append(Attribute(name, value, self))

    def append(self, node: Node) -> None:
        """Put a node behind the last child."""
        node.parent = self
        self.items.append(node)
        if self._named is not None and isinstance(node, Element):
            self._named.setdefault(node.name.key, []).append(node)

    def insert_at(self, index: int, place: int, node: Element) -> None:
        """Put an element before the child at ``index``, where it is at ``place`` among those of its name."""
        node.parent = self
        self.items.insert(index, node)
        if self._named is not None:
            self._named.setdefault(node.name.key, []).insert(place, node)

    def remove(self, node: Node) -> tuple[int, int]:
        """Take a child out; it keeps its parent, so that it can be put back.

        Returns:
            Its index among all children, and its place among those of its name. It is sought from the end,
            where rows come and go most.
        """
        index = last_place(self.items, node)
        place = last_place(self.children(node.name.key), node) if isinstance(node, Element) else 0
        del self.items[index]
        if isinstance(node, Element) and self._named is not None:
            del self._named[node.name.key][place]
        return index, place

    def _index(self) -> dict[str, list[Element]]:
        named: dict[str, list[Element]] = {}
        for item in self.items:
            if isinstance(item, Element):
                named.setdefault(item.name.key, []).append(item)
        self._named = named
        return named

    def namespaces(self) -> dict[str, str]:
        """Prefixes in scope with their namespaces; the empty prefix is the default namespace."""
        found: dict[str, str] = {}
        element: Element | None = self
        while element is not None:
            for prefix, uri in (element.declared or {}).items():
                found.setdefault(prefix, uri)
            element = element.parent
        return found


def last_place(nodes: Sequence[Node], node: Node) -> int:
    """The place of a node that is among others, sought from the last one."""
    place = len(nodes) - 1
    while nodes[place] is not node:
        place -= 1
    return place


class Document(Element):
    """The root node above the outermost element."""

    __slots__ = ()
    kind = "document"

    def __init__(self) -> None:
        super().__init__(Name(""))

    @property
    def root(self) -> Element:
        """The outermost element."""
        return next(self.elements())


def root_of(node: Node) -> Node:
    """The topmost ancestor."""
    while node.parent is not None:
        node = node.parent
    return node


def in_order(nodes: list[Node]) -> list[Node]:
    """Nodes of one tree without doubles in document order: element, namespaces, attributes, children."""
    if len(nodes) < 2:
        return nodes
    places: dict[int, dict[int, int]] = {}
    unique = {id(node): node for node in nodes}
    return sorted(unique.values(), key=lambda node: _order_key(node, places))


def _order_key(node: Node, places: dict[int, dict[int, int]]) -> list[tuple[int, int]]:
    """Per level from the root: what a node is to its parent, and which; ``places`` keeps siblings."""
    steps: list[tuple[int, int]] = []
    while (parent := node.parent) is not None:
        if isinstance(node, Attribute) and node.kind == "namespace":
            steps.append((0, 0))
        else:
            inside = parent.nodes() if not isinstance(node, Attribute) else parent.attributes or ()
            kind = 1 if isinstance(node, Attribute) else 2
            known = places.get(kind + 4 * id(parent))
            if known is None:
                known = places[kind + 4 * id(parent)] = {id(one): place for place, one in enumerate(inside)}
            steps.append((kind, known.get(id(node), len(inside))))
        node = parent
    steps.reverse()
    return steps


_FEW = 12
"""Children that are sooner looked through than indexed."""


class StaticElement(Element):
    """An element that never changes: its lists answer ``child = value`` from an index made on first use."""

    __slots__ = ("_kept",)
    frozen = True

    def __init__(self, name: Name, parent: Element | None = None, own: str = "") -> None:
        super().__init__(name, parent, own)
        self._kept: dict[object, Any] | None = None

    def children(self, key: str) -> list[Element]:
        """Child elements with this key; those of a row are looked through, which needs no dictionary."""
        if self._named is None and len(self.items) <= _FEW:
            return [one for one in self.items if isinstance(one, Element) and one.name.key == key]
        return super().children(key)

    def kept(self, name: object, make: Callable[[], Made]) -> Made:
        """What is worked out once of an element that never changes."""
        known = self._kept = self._kept or {}
        if name not in known:
            known[name] = make()
        made: Made = known[name]
        return made

    def places(self, key: str, child: str) -> dict[str, list[int]]:
        """For children ``key``: the places of those whose child ``child`` has a text, by that text."""
        return self.kept((key, child), lambda: self._places(key, child))

    def _places(self, key: str, child: str) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for place, row in enumerate(self.children(key)):
            for cell in row.items:
                if cell.name is not None and cell.name.key == child:
                    at = index.setdefault(cell.text(), [])
                    if not at or at[-1] != place:
                        at.append(place)
        return index
