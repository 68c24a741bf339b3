"""Works out what a change leads to: rules by rank, each node once, on only where a value really changed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from heapq import heappop, heappush

from inka_desktop.forms.casting import computed
from inka_desktop.forms.changes import RELEVANT_NOW, ROWS, VALUE, Marks
from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.errors import ExpressionError, XPathError
from inka_desktop.forms.fields import CALCULATE, COUNT, RELEVANT, Field
from inka_desktop.forms.graph import EAGER, Edge
from inka_desktop.forms.instance import Instance, InstanceNode, NodeId, counted_row, new_row, place_for
from inka_desktop.forms.tree import Element
from inka_desktop.forms.xpath.compiled import Run, as_boolean, as_number
from inka_desktop.forms.xpath.context import Context, Environment

MOST_ROWS = 10_000
"""Rows that a repeat count makes at most; a slip of the pen must not fill the memory."""


class Recalculation:
    """The rules of one filled form at work.

    Attributes:
        marks: what changed since they were last taken.
        journal: how to take back every change since, newest last.
        changed: nodes whose value changed and that actions wait for.
        started: rows that a repeat count made and whose actions have not run.
    """

    def __init__(self, definition: FormDefinition, instance: Instance, env: Environment) -> None:
        self.definition = definition
        self.instance = instance
        self.env = env
        self.marks = Marks()
        self.journal: list[Callable[[], object]] = []
        self.changed: list[InstanceNode] = []
        self.started: list[InstanceNode] = []
        self._edges = definition.graph.edges
        self._ranks = {
            (vertex.field.index, vertex.kind): rank for vertex, rank in definition.graph.ranks.items()
        }
        self._runs: dict[tuple[int, str], Run] = {}
        self._heap: list[tuple[int, int, InstanceNode, Field, str]] = []
        self._waiting: set[tuple[int, int, str]] = set()
        self._number = 0

    # ------------------------------------------------------------------------------------- values
    def set_value(self, node: InstanceNode, value: str) -> bool:
        """Give a leaf a value and note whom it concerns; whether it is a new one."""
        old = node.own
        if old == value:
            return False
        node.own = value
        self.journal.append(lambda: self._set_back(node, old))
        self.marks.mark(node.id, VALUE)
        if node.field.actions:
            self.changed.append(node)
        self.concern(node)
        return True

    def _set_back(self, node: InstanceNode, old: str) -> None:
        node.own = old
        self.marks.mark(node.id, VALUE)
        self.concern(node, eager=False)

    def concern(self, node: InstanceNode, eager: bool = True) -> None:
        """Let everything that reads a node be worked out again; without ``eager`` only mark the rest."""
        for edge in self._edges[node.field.index]:
            if eager or edge.kind not in EAGER:
                self._follow(node, edge, edge.ups)

    def _follow(self, node: Element, edge: Edge, ups: int) -> None:
        """Let the rule of an edge be worked out wherever a change so many levels below concerns it."""
        shared: Element | None = node
        for _ in range(ups):
            shared = None if shared is None else shared.parent
        if shared is not None:
            self.spread(shared, edge.downs, edge.target, edge.kind)

    def spread(self, shared: Element, downs: Iterable[str], field: Field, kind: str) -> None:
        """Let a rule be worked out, or mark it, at all nodes that a way leads down to."""
        found: list[Element] = [shared]
        for key in downs:
            found = (
                found[0].children(key) if len(found) == 1 else [c for one in found for c in one.children(key)]
            )
        eager = kind in EAGER
        for node in found:
            assert isinstance(node, InstanceNode)
            if eager:
                self._push(node, field, kind)
            else:
                self.marks.mark(node.id, kind)

    def _push(self, node: InstanceNode, field: Field, kind: str) -> None:
        key = (id(node), field.index, kind)
        if key not in self._waiting:
            self._waiting.add(key)
            self._number += 1
            heappush(self._heap, (self._ranks[field.index, kind], self._number, node, field, kind))

    # -------------------------------------------------------------------------------------- rules
    def begin(self) -> None:
        """Let all rules of the form be worked out at all nodes."""
        for vertex in self.definition.graph.order:
            field = vertex.field
            at = field.parent if vertex.kind == COUNT and field.parent is not None else field
            way = [one.name.key for one in (at, *at.ancestors())]
            self.spread(self.instance, reversed(way), field, vertex.kind)

    def settle(self) -> None:
        """Work out what waits, in an order in which nothing is worked out too early.

        Raises:
            ExpressionError: a function refused its arguments.
        """
        while self._heap:
            _, _, node, field, kind = heappop(self._heap)
            self._waiting.discard((id(node), field.index, kind))
            if kind == CALCULATE:
                value = self._value(node, field, kind)
                self.set_value(node, computed(value, field.type, self.env.zone))  # type: ignore[arg-type]  # any value
            elif kind == RELEVANT:
                self._set_relevant(node, bool(self._value(node, field, kind)))
            else:
                self._resize(node, field, float(self._value(node, field, kind)))  # type: ignore[arg-type]  # a number

    def drop(self) -> None:
        """Forget what waits, after something went wrong."""
        self._heap.clear()
        self._waiting.clear()
        self.changed.clear()
        self.started.clear()

    def _value(self, node: InstanceNode, field: Field, kind: str) -> object:
        run = self._runs.get((field.index, kind))
        try:
            if run is None:
                run = self._runs[field.index, kind] = self._compiled(field, kind)
            return run(Context(node, self.env))
        except XPathError as error:
            source = field.rules[kind].source
            raise ExpressionError(path=field.path, part=kind, expression=source, cause=error) from error

    def _compiled(self, field: Field, kind: str) -> Run:
        compiled = field.rules[kind].compiled
        if kind == RELEVANT:
            return as_boolean(compiled)
        return as_number(compiled) if kind == COUNT else compiled.run

    def _set_relevant(self, node: InstanceNode, own: bool) -> None:
        if node.own_relevant is own:
            return
        node.own_relevant = own
        above = node.parent
        flipped: list[InstanceNode] = []
        _flip(node, above is None or above.relevant, flipped)
        self.journal.append(lambda: self._flip_back(node, own, flipped))
        for one in flipped:
            self.marks.mark(one.id, RELEVANT_NOW)
            self.concern(one)

    def _flip_back(self, node: InstanceNode, own: bool, flipped: list[InstanceNode]) -> None:
        node.own_relevant = not own
        for one in flipped:
            one.relevant = not one.relevant
            self.marks.mark(one.id, RELEVANT_NOW)
            self.concern(one, eager=False)

    # --------------------------------------------------------------------------------------- rows
    def add_row(self, parent: InstanceNode, repeat: Field, at: int | None, row_id: str) -> InstanceNode:
        """A new row of a repeat, before the row at this place or behind the last."""
        node = new_row(repeat, parent, row_id)
        for one in node.nodes_inside():
            one.relevant = parent.relevant
        rows = parent.children(repeat.name.key)
        place = len(rows) if at is None else min(at, len(rows))
        self._put(parent, node, place_for(parent, repeat, at), place)
        for one in node.nodes_inside():
            for kind in EAGER:
                if kind == COUNT:
                    self._push_counts(one)
                elif kind in one.field.rules:
                    self._push(one, one.field, kind)
        return node

    def _push_counts(self, node: InstanceNode) -> None:
        for field in node.field.children:
            if COUNT in field.rules:
                self._push(node, field, COUNT)

    def remove_row(self, node: InstanceNode) -> None:
        """Take a row out; it can be put back."""
        parent = node.parent
        assert isinstance(parent, InstanceNode)
        self._take(parent, node)

    def _put(self, parent: InstanceNode, node: InstanceNode, index: int, place: int) -> None:
        parent.insert_at(index, place, node)
        self.instance.register(node)
        self.marks.added.append(node.id)
        self.journal.append(lambda: self._put_back(parent, node, place))
        self._concern_rows(parent, node.field, place + 1)

    def _put_back(self, parent: InstanceNode, node: InstanceNode, place: int) -> None:
        parent.remove(node)
        self.instance.forget(node)
        self.marks.removed.append(node.id)
        self._concern_rows(parent, node.field, place, eager=False)

    def _take(self, parent: InstanceNode, node: InstanceNode) -> None:
        index = parent.items.index(node)
        place = parent.children(node.field.name.key).index(node)
        parent.remove(node)
        self.instance.forget(node)
        self.marks.removed.append(node.id)
        self.journal.append(lambda: self._take_back(parent, node, index, place))
        self._concern_rows(parent, node.field, place)

    def _take_back(self, parent: InstanceNode, node: InstanceNode, index: int, place: int) -> None:
        parent.insert_at(index, place, node)
        self.instance.register(node)
        self.marks.added.append(node.id)
        self._concern_rows(parent, node.field, place + 1, eager=False)

    def _concern_rows(self, parent: InstanceNode, repeat: Field, place: int, eager: bool = True) -> None:
        """Rows came or went before a place: whoever looks at all rows, or at the position of later ones."""
        self.marks.mark(NodeId(repeat.path, parent.row), ROWS)
        for edge in self.definition.graph.above[repeat.index]:
            if eager or edge.kind not in EAGER:
                depth = 0 if edge.anchor is None else edge.anchor.depth
                self._follow(parent, edge, parent.field.depth - depth)
        own = [edge for edge in self._edges[repeat.index] if edge.anchor is repeat]
        if own:
            for row in parent.children(repeat.name.key)[place:]:
                for edge in own:
                    if eager or edge.kind not in EAGER:
                        self._follow(row, edge, 0)

    def _resize(self, parent: InstanceNode, repeat: Field, count: float) -> None:
        """Bring a repeat to the number of rows its count says; NaN is none."""
        wanted = max(0, min(MOST_ROWS, int(count))) if math.isfinite(count) else 0
        rows = parent.children(repeat.name.key)
        while len(rows) < wanted:
            row_id = counted_row(parent.row, repeat.path, len(rows) + 1)
            self.started.append(self.add_row(parent, repeat, None, row_id))
            rows = parent.children(repeat.name.key)
        for row in list(reversed(rows[wanted:])):
            assert isinstance(row, InstanceNode)
            self.remove_row(row)


def _flip(node: InstanceNode, above: bool, flipped: list[InstanceNode]) -> None:
    """Bring the effective relevance of a subtree up to date."""
    effective = node.own_relevant and above
    if effective is node.relevant:
        return
    node.relevant = effective
    flipped.append(node)
    for item in node.items:
        if isinstance(item, InstanceNode):
            _flip(item, effective, flipped)
