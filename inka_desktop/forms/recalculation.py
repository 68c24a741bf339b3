"""Works out what a change leads to: rules by rank, each node once, on only where a value really changed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from heapq import heappop, heappush
from typing import Any

from inka_desktop.forms.casting import computed
from inka_desktop.forms.changes import ABSENT, BITS, RELEVANT_NOW, VALUE, Marks
from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.errors import ExpressionError, XPathError
from inka_desktop.forms.fields import CALCULATE, RELEVANT, Field
from inka_desktop.forms.graph import Edge, Rule
from inka_desktop.forms.instance import (
    Absence,
    Instance,
    InstanceNode,
    NodeId,
    new_row,
    next_row,
    nodes_of,
    place_for,
)
from inka_desktop.forms.links import divided, fixed_nodes
from inka_desktop.forms.tree import Element
from inka_desktop.forms.xpath.context import Context, Environment

MOST_ROWS = 10_000
"""Rows that a repeat count makes at most; a slip of the pen must not fill the memory."""

_VALUE, _RELEVANT = BITS[VALUE], BITS[RELEVANT_NOW]
Journal = list[Any]
"""How to take changes back, newest last, in pairs: a leaf and its old value, or what to call and None.

Flat on purpose: a step may change thousands of values, and objects kept for each would be what costs most.
"""


class Recalculation:
    """The rules of one filled form at work.

    Attributes:
        marks: what changed since they were last taken.
        journal: how to take back every change since, newest last.
        changed: nodes whose value changed and that actions wait for.
        started: rows that a repeat count made and whose actions have not run.
        receiving: values come from elsewhere, and what time and chance gave there along with them.
    """

    def __init__(self, definition: FormDefinition, instance: Instance, env: Environment) -> None:
        self.definition = definition
        self.instance = instance
        self.env = env
        self.marks = Marks()
        self.journal: Journal = []
        self.changed: list[InstanceNode] = []
        self.started: list[InstanceNode] = []
        self.receiving = False
        self._fixed = fixed_nodes(definition, instance)
        self._edges, self._links = divided(definition.graph.edges, self._fixed)
        self._heap: list[int] = []
        self._waiting: dict[int, tuple[InstanceNode] | dict[InstanceNode, None]] = {}

    # ------------------------------------------------------------------------------------- values
    def set_value(self, node: InstanceNode, value: str) -> bool:
        """Give a leaf a value and note whom it concerns; whether it is a new one."""
        old, field = node.own, node.field
        if old == value:
            return False
        node.own = value
        if node.absence is not None and value:
            self.set_absence(node, None)
        if field.row is not None:
            node.touched()
        self.journal += (node, old)
        parts = self.marks.parts
        parts[node] = parts.get(node, 0) | _VALUE
        if field.actions:
            self.changed.append(node)
        self.concern(node)
        return True

    def set_absence(self, node: InstanceNode, absence: Absence | None) -> None:
        """Say why a leaf is blank, or no longer; an answer takes that back."""
        old = node.absence
        if absence != old:
            self._put_absence(node, absence)
            self.journal += (lambda: self._put_absence(node, old), None)

    def _put_absence(self, node: InstanceNode, absence: Absence | None) -> None:
        node.absence = absence
        self.marks.mark(node, ABSENT)

    def _set_back(self, node: InstanceNode, old: str) -> None:
        node.own = old
        node.touched()
        self.marks.mark(node, _VALUE)
        self.concern(node, eager=False)

    def take_back(self, journal: Journal) -> None:
        """Undo changes, newest first."""
        while journal:
            old = journal.pop()
            what = journal.pop()
            if old is None:
                what()
            else:
                self._set_back(what, old)

    def concern(self, node: InstanceNode, eager: bool = True) -> None:
        """Let everything that reads a node be worked out again; without ``eager`` only mark the rest."""
        index = node.field.index
        marked, worked = self._links[index]
        for fixed, bit in marked:
            self.marks.mark(fixed, bit)
        waiting = self._waiting
        for place, only in worked if eager else ():
            if place not in waiting:
                waiting[place] = only
                heappush(self._heap, place)
        for edge in self._edges[index]:
            if eager or not edge.rule.rank:
                self._follow(node, edge, edge.ups)

    def _follow(self, node: Element, edge: Edge, ups: int) -> None:
        """Let the rule of an edge be worked out wherever a change so many levels below concerns it."""
        rule = edge.rule
        fixed = self._fixed[rule.at.index]
        if fixed is not None:
            self._concern_at(fixed, rule)
            return
        shared: Element | None = node
        for _ in range(ups):
            shared = None if shared is None else shared.parent
        if shared is not None:
            self.spread(shared, edge.downs, rule)

    def spread(self, shared: Element, downs: Iterable[str], rule: Rule) -> None:
        """Let a rule be worked out, or mark it, at all nodes that a way leads down to."""
        found: list[Element] = [shared]
        for key in downs:
            found = (
                found[0].children(key) if len(found) == 1 else [c for one in found for c in one.children(key)]
            )
        for node in found:
            assert isinstance(node, InstanceNode)
            self._concern_at(node, rule)

    def _concern_at(self, node: InstanceNode, rule: Rule) -> None:
        if not rule.rank:
            self.marks.mark(node, BITS[rule.kind])
            return
        nodes = self._waiting.get(rule.place)
        if nodes is None:
            self._waiting[rule.place] = {node: None}
            heappush(self._heap, rule.place)
        elif isinstance(nodes, dict):  # else it is the only node of its rule
            nodes[node] = None

    # -------------------------------------------------------------------------------------- rules
    def begin(self, new: bool) -> None:
        """Let all rules of the form be worked out at all nodes.

        Args:
            new: the form is a new one. One that was saved keeps what time and chance once gave it.
        """
        for rule in self.definition.graph.order:
            keeps = not new and rule.volatile
            for node in nodes_of(rule.at, self.instance):
                if not (keeps and node.own):
                    self._concern_at(node, rule)

    def retell(self) -> None:
        """Let what tells texts in the language of the form be worked out anew."""
        for rule in self.definition.graph.told:
            for node in nodes_of(rule.at, self.instance):
                self._concern_at(node, rule)

    def settle(self) -> None:
        """Work out what waits, in an order in which nothing is worked out too early.

        Raises:
            ExpressionError: a function refused its arguments.
        """
        context = Context(self.instance.top, self.env)
        order, heap, waiting, zone = self.definition.graph.order, self._heap, self._waiting, self.env.zone
        rule = None
        try:
            while heap:
                place = heappop(heap)
                rule = order[place]
                run, kind = rule.closure or rule.compiled(), rule.kind
                for node in waiting.pop(place):
                    context.node = context.origin = node
                    if self.receiving and node.own and rule.volatile:
                        continue
                    value = run(context)
                    if kind == CALCULATE:
                        self.set_value(node, computed(value, rule.field.type, zone))
                    elif kind == RELEVANT:
                        self._set_relevant(node, value)
                    else:
                        self._resize(node, rule.field, value)
        except XPathError as error:
            assert rule is not None
            path, source = rule.field.path, rule.field.rules[rule.kind].source
            raise ExpressionError(path=path, part=rule.kind, expression=source, cause=error) from error

    def drop(self) -> None:
        """Forget what waits, after something went wrong."""
        self._heap.clear()
        self._waiting.clear()
        self.changed.clear()
        self.started.clear()

    def _set_relevant(self, node: InstanceNode, own: bool) -> None:
        if node.own_relevant is own:
            return
        node.own_relevant = own
        above = node.parent
        flipped: list[InstanceNode] = []
        _flip(node, above is None or above.relevant, flipped)
        self.journal += (lambda: self._flip_back(node, own, flipped), None)
        _forget_totals(node, flipped)
        for one in flipped:
            self.marks.mark(one, _RELEVANT)
            self.concern(one)

    def _flip_back(self, node: InstanceNode, own: bool, flipped: list[InstanceNode]) -> None:
        node.own_relevant = not own
        _forget_totals(node, flipped)
        for one in flipped:
            one.relevant = not one.relevant
            self.marks.mark(one, _RELEVANT)
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
            for rule in self.definition.graph.own[one.field.index]:
                self._concern_at(one, rule)
        return node

    def remove_row(self, node: InstanceNode) -> None:
        """Take a row out; it can be put back."""
        parent = node.parent
        assert isinstance(parent, InstanceNode)
        self._take(parent, node)

    def _put(self, parent: InstanceNode, node: InstanceNode, index: int, place: int) -> None:
        parent.insert_at(index, place, node)
        self.instance.register(node)
        self.marks.added.append(node.id)
        self.journal += (lambda: self._put_back(parent, node, place), None)
        self._concern_rows(parent, node.field, place + 1)

    def _put_back(self, parent: InstanceNode, node: InstanceNode, place: int) -> None:
        parent.remove(node)
        self.instance.forget(node)
        self.marks.removed.append(node.id)
        self._concern_rows(parent, node.field, place, eager=False)

    def _take(self, parent: InstanceNode, node: InstanceNode) -> None:
        index, place = parent.remove(node)
        self.instance.forget(node)
        self._await_no_more(node)
        self.marks.removed.append(node.id)
        self.journal += (lambda: self._take_back(parent, node, index, place), None)
        self._concern_rows(parent, node.field, place)

    def _await_no_more(self, row: InstanceNode) -> None:
        """What waits to be worked out inside a row that has gone need not be."""
        for node in row.nodes_inside() if self._waiting else ():
            for rule in self.definition.graph.own[node.field.index]:
                nodes = self._waiting.get(rule.place)
                if isinstance(nodes, dict):
                    nodes.pop(node, None)

    def _take_back(self, parent: InstanceNode, node: InstanceNode, index: int, place: int) -> None:
        parent.insert_at(index, place, node)
        self.instance.register(node)
        self.marks.added.append(node.id)
        self._concern_rows(parent, node.field, place + 1, eager=False)

    def _concern_rows(self, parent: InstanceNode, repeat: Field, place: int, eager: bool = True) -> None:
        """Rows came or went before a place: whoever looks at all rows, or at the position of later ones."""
        parent.touched()
        if parent.columns is not None:
            parent.columns.cut(repeat.name.key, max(0, place - 1), None)
        self.marks.repeats.add(NodeId(repeat.path, parent.row))
        for edge in self.definition.graph.above[repeat.index]:
            if eager or not edge.rule.rank:
                depth = 0 if edge.anchor is None else edge.anchor.depth
                self._follow(parent, edge, parent.field.depth - depth)
        own = [edge for edge in self._edges[repeat.index] if edge.anchor is repeat]
        if own:
            for row in parent.children(repeat.name.key)[place:]:
                for edge in own:
                    if eager or not edge.rule.rank:
                        self._follow(row, edge, 0)

    def _resize(self, parent: InstanceNode, repeat: Field, count: float) -> None:
        """Bring a repeat to the number of rows its count says; NaN is none."""
        wanted = max(0, min(MOST_ROWS, int(count))) if math.isfinite(count) else 0
        rows = parent.children(repeat.name.key)
        while len(rows) < wanted:
            row_id = next_row(parent, repeat, len(rows) + 1)
            self.started.append(self.add_row(parent, repeat, None, row_id))
            rows = parent.children(repeat.name.key)
        for row in list(reversed(rows[wanted:])):
            assert isinstance(row, InstanceNode)
            self.remove_row(row)


def lasts(journal: Journal) -> bool:
    """Whether a step changed anything in the end."""
    seen: set[InstanceNode] = set()
    for what, old in zip(journal[::2], journal[1::2], strict=True):
        if old is None or (what not in seen and what.own != old):
            return True
        seen.add(what)
    return False


def _forget_totals(top: InstanceNode, flipped: list[InstanceNode]) -> None:
    """What a subtree's relevance changes in totals outside and inside of it."""
    top.touched()
    for node in flipped:
        node.columns = None


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
