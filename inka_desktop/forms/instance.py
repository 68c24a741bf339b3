"""The filled form: a tree of nodes, one per field and row, addressed by row and path."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import tzinfo
from typing import NamedTuple

from inka_desktop.forms.casting import begun
from inka_desktop.forms.columns import Columns
from inka_desktop.forms.fields import Field
from inka_desktop.forms.reading.model import TEMPLATE
from inka_desktop.forms.tree import Attribute, Document, Element, last_place


class NodeId(NamedTuple):
    """Which node of a filled form: stable as long as its row exists, whatever happens to other rows.

    Attributes:
        path: of its field, without positions: ``/data/person/name``.
        row: the id of the row (the repeat's instance) it is in, for a row its own; empty outside of repeats.
            A repeat as a whole is its path in the row that holds it.
    """

    path: str
    row: str = ""


class Absence(NamedTuple):
    """Why a question has no answer: a word of whoever keeps the form, and a person's reason."""

    why: str
    reason: str = ""


class InstanceNode(Element):
    """A node of a filled form.

    Attributes:
        field: what it is a node of.
        own_relevant: what its own rule says; ``relevant`` also heeds those above.
        row_id: of a row its id; empty for all others.
        absence: why a leaf is blank; None where nobody said.
        columns: totals over rows below it; None as long as nobody asked for any.
    """

    __slots__ = ("_id", "absence", "columns", "field", "own_relevant", "row_id")

    def __init__(self, field: Field, parent: Element | None, own: str = "") -> None:
        super().__init__(field.name, parent, own)
        self.field = field
        self.own_relevant = True
        self.row_id = ""
        self._id: NodeId | None = None
        self.absence: Absence | None = None
        self.columns: Columns | None = None

    @property
    def row(self) -> str:
        """The id of the innermost row it is in; empty outside of repeats."""
        node: Element | None = self
        while isinstance(node, InstanceNode):
            if node.row_id:
                return node.row_id
            node = node.parent
        return ""

    @property
    def id(self) -> NodeId:
        """What callers know it by."""
        if self._id is None:
            self._id = NodeId(self.field.path, self.row if self.field.row is not None else "")
        return self._id

    def total(self, key: str, tail: tuple[str, ...], counts: bool, zone: tzinfo | None) -> float | None:
        """The sum or number of a field over its rows; None for what is no repeat."""
        rows = self.children(key)
        first = rows[0] if rows else None
        if not isinstance(first, InstanceNode) or not first.row_id:
            return None
        if self.columns is None:
            self.columns = Columns()
        return self.columns.total(rows, key, tail, counts, zone)

    def touched(self) -> None:
        """Its value, relevance or place is new: forget totals that stem from it."""
        below: str | None = None
        node: Element = self
        while isinstance(node, InstanceNode):
            above = node.parent
            if node.row_id and isinstance(above, InstanceNode) and above.columns is not None:
                key = node.field.name.key
                above.columns.cut(key, last_place(above.children(key), node), below)
            below = node.field.name.key
            if above is None:
                return
            node = above

    def nodes_inside(self) -> Iterator[InstanceNode]:
        """Itself and everything inside, in document order."""
        yield self
        for item in self.items:
            if isinstance(item, InstanceNode):
                yield from item.nodes_inside()

    def leaves(self) -> Iterator[InstanceNode]:
        """Everything inside that holds a value."""
        return (node for node in self.nodes_inside() if not node.field.children)


class Instance(Document):
    """A filled form's tree with its rows by id.

    Attributes:
        body: the id of the form's body, as if it were a row: what ids of rows that nobody made begin with.
    """

    __slots__ = ("body", "rows")

    def __init__(self, body: str = "") -> None:
        super().__init__()
        self.rows: dict[str, InstanceNode] = {}
        self.body = body

    @property
    def top(self) -> InstanceNode:
        """The outermost node."""
        root = self.items[0]
        assert isinstance(root, InstanceNode)
        return root

    def find(self, node: NodeId, field: Field) -> InstanceNode | None:
        """The node of an id, whose field is given; None when there is none (any more)."""
        base = self.rows.get(node.row) if node.row else self.top
        if base is None:
            return None
        names: list[str] = []
        while field is not base.field:
            names.append(field.name.key)
            if field.parent is None:
                return None
            field = field.parent
        found: Element = base
        for name in reversed(names):
            inside = found.children(name)
            if not inside:
                return None
            found = inside[0]
        return found if isinstance(found, InstanceNode) else None

    def register(self, node: InstanceNode) -> None:
        """Know the rows of a subtree by their ids."""
        for one in node.nodes_inside():
            if one.row_id:
                self.rows[one.row_id] = one

    def forget(self, node: InstanceNode) -> None:
        """Know them no longer."""
        for one in node.nodes_inside():
            self.rows.pop(one.row_id, None)


def counted_row(parent: str, repeat: str, ordinal: int) -> str:
    """The id of a row that nobody made: the same on all devices (FORMS.md section 4)."""
    made = hashlib.blake2b(f"{parent}\n{repeat}\n{ordinal}".encode(), digest_size=16)
    return made.hexdigest()


def fresh(definition_root: Field, body: str = "") -> Instance:
    """The tree of a form nobody has filled yet, with the rows the form itself has."""
    instance = Instance(body)
    top = _made(definition_root, definition_root.source, instance, "")
    instance.items.append(top)
    instance.register(top)
    return instance


def new_row(repeat: Field, parent: InstanceNode, row_id: str) -> InstanceNode:
    """A row that is not in the tree yet: from the repeat's template, or blank when it has none."""
    explicit = repeat.source.attribute(TEMPLATE) is not None
    return _made(repeat, repeat.source, parent, row_id, blank=not explicit)


def _made(field: Field, source: Element, parent: Element, row_id: str, blank: bool = False) -> InstanceNode:
    leaf = not field.children
    node = InstanceNode(field, parent, "" if blank or not leaf else begun(source.text(), field.type))
    node.row_id = row_id
    node.declared = source.declared
    if source.attributes:
        node.attributes = [
            Attribute(one.named, one.own, node) for one in source.attributes if one.named.key != TEMPLATE
        ]
    row = row_id or _row_of(parent)
    counts: dict[str, int] = {}
    for inner in source.elements():
        below = field.named.get(inner.name.key)
        if below is None or inner.attribute(TEMPLATE) is not None:
            continue
        inner_id = ""
        if below.repeat:
            counts[below.path] = counts.get(below.path, 0) + 1
            inner_id = counted_row(row, below.path, counts[below.path])
        node.items.append(_made(below, inner, node, inner_id, blank))
    return node


def _row_of(node: Element) -> str:
    """The id of the row that a node stands in, or of the form's body."""
    above: Element | None = node
    while isinstance(above, InstanceNode):
        if above.row_id:
            return above.row_id
        above = above.parent
    return above.body if isinstance(above, Instance) else ""


def next_row(parent: InstanceNode, repeat: Field, ordinal: int) -> str:
    """The id of the row of that ordinal, from 1, that nobody made."""
    return counted_row(_row_of(parent), repeat.path, ordinal)


def place_for(parent: InstanceNode, repeat: Field, at: int | None) -> int:
    """Where among all children of a node a row of a repeat belongs: before row ``at``, or behind the last."""
    rows = parent.children(repeat.name.key)
    if at is not None and at < len(rows):
        return parent.items.index(rows[at])
    if rows:
        last = len(parent.items)
        while parent.items[last - 1] is not rows[-1]:
            last -= 1
        return last
    before = parent.field.children[: parent.field.children.index(repeat)]
    known = {field.name.key for field in before}
    places = [
        place for place, one in enumerate(parent.items) if one.name is not None and one.name.key in known
    ]
    return places[-1] + 1 if places else 0


def nodes_of(field: Field, instance: Instance) -> list[InstanceNode]:
    """All nodes of a field, relevant or not, in document order."""
    found: list[Element] = [instance]
    for one in [field, *field.ancestors()][::-1]:
        found = [child for parent in found for child in parent.children(one.name.key)]
    return [node for node in found if isinstance(node, InstanceNode)]
