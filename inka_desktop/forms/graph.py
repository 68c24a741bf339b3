"""What depends on what in a form, in which order it is worked out, and where it goes round in circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from inka_desktop.forms.errors import CycleError
from inka_desktop.forms.fields import (
    CALCULATE,
    CHOICES,
    CONSTRAINT,
    COUNT,
    LABEL,
    READONLY,
    RELEVANT,
    REQUIRED,
    Control,
    Field,
    Itemset,
)
from inka_desktop.forms.references import Reference, references
from inka_desktop.forms.text import Caption, Texts
from inka_desktop.forms.xpath.compiled import Run, as_boolean, as_number
from inka_desktop.forms.xpath.compiler import Expression
from inka_desktop.forms.xpath.syntax import Call, Path, walk

VOLATILE = frozenset({"now", "today", "random", "uuid"})
"""What gives something else each time; what of a saved form calls it keeps its value (CONFORMANCE.md)."""
_CONDITIONS = frozenset({RELEVANT, READONLY, REQUIRED, CONSTRAINT})
"""What is only true or false."""
_TELLING = frozenset({"jr:choice-name", "jr:itext", "format-date", "format-date-time"})
"""What gives something else in another language of the form."""
EAGER = (COUNT, RELEVANT, CALCULATE)
"""Worked out at once, since others read them; all else is only marked and worked out when somebody looks."""


class Vertex(NamedTuple):
    """One rule of one field."""

    field: Field
    kind: str

    @property
    def words(self) -> str:
        """For people: ``/data/age (calculate)``."""
        return f"{self.field.path} ({self.kind})"


class Rule:
    """A rule of a form at work.

    Attributes:
        rank: when it is worked out; 0 for a rule that is only marked and worked out when somebody looks.
        place: of one with a rank: its place in an order that works.
        closure: what :meth:`compiled` made; None before.
    """

    __slots__ = ("closure", "field", "kind", "place", "rank")

    def __init__(self, field: Field, kind: str, rank: int) -> None:
        self.field = field
        self.kind = kind
        self.rank = rank
        self.place = -1
        self.closure: Run | None = None

    def __getstate__(self) -> tuple[Field, str, int, int]:
        return self.field, self.kind, self.rank, self.place

    def __setstate__(self, state: tuple[Field, str, int, int]) -> None:
        self.field, self.kind, self.rank, self.place = state
        self.closure = None

    def compiled(self) -> Run:
        """The closure of its expression: a truth for RELEVANT, a number for COUNT, else any value."""
        expression = self.field.rules[self.kind].compiled
        if self.kind == RELEVANT:
            self.closure = as_boolean(expression)
        else:
            self.closure = as_number(expression) if self.kind == COUNT else expression.run
        return self.closure

    @property
    def volatile(self) -> bool:
        """Whether it would give something else each time: of time or chance."""
        return self._calls(VOLATILE)

    @property
    def tells(self) -> bool:
        """Whether it gives something else in another language."""
        return self._calls(_TELLING)

    def _calls(self, names: frozenset[str]) -> bool:
        tree = self.field.rules[self.kind].tree
        return any(isinstance(one, Call) and one.name in names for one in walk(tree))

    @property
    def at(self) -> Field:
        """Where it is worked out: a repeat count at the node that holds the rows."""
        above = self.field.parent
        return above if self.kind == COUNT and above is not None else self.field


@dataclass(frozen=True, slots=True)
class Edge:
    """A change of one field concerns a rule of another.

    Attributes:
        rule: what it concerns.
        ups: levels from a changed node up to the node that both share.
        downs: names from there down to the nodes of the rule.
        anchor: the field of the shared node; None is the document.
    """

    rule: Rule
    ups: int
    downs: tuple[str, ...]
    anchor: Field | None


@dataclass(slots=True)
class Graph:
    """The dependencies of a form.

    Attributes:
        edges: by index of the field that changes.
        order: all rules that are worked out at once, in an order that works.
        own: these rules by index of their field, repeat counts by that of the field that holds the rows.
        above: edges that leave a repeat, by the repeat's index: what rows coming or going concern.
        told: of ``order`` what depends on the language.
    """

    edges: list[list[Edge]]
    order: list[Rule]
    own: list[list[Rule]]
    above: dict[int, list[Edge]]
    told: list[Rule]


def rules(field: Field, texts: Texts) -> Iterator[tuple[str, Expression]]:
    """All expressions that belong to a field, with what they decide."""
    yield from field.rules.items()
    for caption in field.messages.values():
        yield from ((LABEL, one) for one in _in_caption(caption, texts))
    for control in field.controls:
        yield from _of_control(control, texts)


def _of_control(control: Control, texts: Texts) -> Iterator[tuple[str, Expression]]:
    for caption in (control.label, control.hint):
        yield from ((LABEL, one) for one in _in_caption(caption, texts))
    for item in control.items:
        yield from ((CHOICES, one) for one in _in_caption(item.caption, texts))
    if control.itemset is not None:
        yield CHOICES, control.itemset.nodes
        yield from ((CHOICES, one) for one in _of_rows(control.itemset))


def _of_rows(itemset: Itemset) -> Iterator[Expression]:
    """What the choices of a list show, where its rows are answers of the form itself."""
    nodes, label = itemset.nodes.tree, itemset.caption.reference
    for shown in (itemset.value, label):
        if (
            isinstance(nodes, Path)
            and nodes.start is None
            and shown is not None
            and isinstance(shown.tree, Path)
        ):
            way = Path((*nodes.steps, *shown.tree.steps), nodes.absolute)
            yield Expression.of_tree(way, itemset.nodes.scope, shown.source)


def _in_caption(caption: Caption | None, texts: Texts) -> Iterator[Expression]:
    if caption is None:
        return
    if caption.reference is not None:
        yield caption.reference
    if caption.inline is not None:
        yield from caption.inline.expressions
    for language in texts.languages:
        for phrase in texts.table[language].get(caption.itext, {}).values():
            yield from phrase.expressions


def build(fields: list[Field], texts: Texts) -> Graph:
    """The graph of a form.

    Raises:
        CycleError: rules depend on each other in a circle, or on the value they decide about.
    """
    root = fields[0]
    found: list[tuple[Vertex, Reference]] = []
    eager: dict[Vertex, set[Vertex]] = {}
    for field in fields:
        for kind, expression in rules(field, texts):
            vertex = Vertex(field, kind)
            read = references(expression, root, kind not in _CONDITIONS and not _lists(field, expression))
            _refuse_self(vertex, read)
            found += [(vertex, reference) for reference in read]
            if kind in EAGER:
                eager.setdefault(vertex, set()).update(_before(vertex, read))
    ranks = _ranks(eager)
    made = {vertex: Rule(vertex.field, vertex.kind, ranks.get(vertex, 0)) for vertex, _ in found}
    made |= {
        vertex: Rule(vertex.field, vertex.kind, rank) for vertex, rank in ranks.items() if vertex not in made
    }
    edges: list[list[Edge]] = [[] for _ in fields]
    for vertex, reference in found:
        edges[reference.field.index].append(_edge(made[vertex], reference))
    order = sorted((made[vertex] for vertex in ranks), key=lambda rule: (rule.rank, rule.field.index))
    own: list[list[Rule]] = [[] for _ in fields]
    for place, rule in enumerate(order):
        rule.place = place
        own[rule.at.index].append(rule)
    return Graph(edges, order, own, _above(fields, edges), [rule for rule in order if rule.tells])


def _lists(field: Field, expression: Expression) -> bool:
    """Whether an expression gives the rows of a list of choices."""
    return any(one.itemset is not None and one.itemset.nodes is expression for one in field.controls)


def _refuse_self(vertex: Vertex, read: Iterable[Reference]) -> None:
    """A rule may not look at the value it decides about; a constraint may (JavaRosa has the same)."""
    if vertex.kind in (RELEVANT, CALCULATE, READONLY, REQUIRED) and any(
        one.field is vertex.field for one in read
    ):
        if vertex.field.repeat:  # `position(.)` and the like look at the row, not at a value
            return
        raise CycleError(cycle=(vertex.words, vertex.words))


def _before(vertex: Vertex, read: Iterable[Reference]) -> Iterator[Vertex]:
    """The rules that must be worked out before this one."""
    inside = [vertex.field, *vertex.field.ancestors()]
    for field in inside:
        if COUNT in field.rules and (field is not vertex.field or vertex.kind != COUNT):
            yield Vertex(field, COUNT)
    for reference in read:
        field = reference.field
        if CALCULATE in field.rules:
            yield Vertex(field, CALCULATE)
        for one in (field, *field.ancestors()):
            if RELEVANT in one.rules:
                yield Vertex(one, RELEVANT)
            if COUNT in one.rules:
                yield Vertex(one, COUNT)


def _ranks(before: dict[Vertex, set[Vertex]]) -> dict[Vertex, int]:
    """Every rule's rank: one more than the highest of those before it."""
    after: dict[Vertex, list[Vertex]] = {}
    waiting: dict[Vertex, int] = {}
    for vertex, needed in before.items():
        waiting[vertex] = len(needed)
        for one in needed:
            after.setdefault(one, []).append(vertex)
    ranks = {vertex: 1 for vertex, count in waiting.items() if not count}
    ready = list(ranks)
    while ready:
        vertex = ready.pop()
        for one in after.get(vertex, ()):
            waiting[one] -= 1
            ranks[one] = max(ranks.get(one, 1), ranks[vertex] + 1)
            if not waiting[one]:
                ready.append(one)
    left = {vertex for vertex, count in waiting.items() if count}
    if left:
        raise CycleError(cycle=tuple(vertex.words for vertex in _circle(before, left)))
    return ranks


def _circle(before: dict[Vertex, set[Vertex]], left: set[Vertex]) -> list[Vertex]:
    """One circle among rules that wait for each other, as they read from each other."""
    vertex = min(left, key=lambda one: (one.field.index, one.kind))
    way: list[Vertex] = []
    while vertex not in way:
        way.append(vertex)
        vertex = min(
            (one for one in before[vertex] if one in left), key=lambda one: (one.field.index, one.kind)
        )
    return [*way[way.index(vertex) :], vertex]


def _edge(rule: Rule, reference: Reference) -> Edge:
    anchor = reference.anchor
    chain = [rule.at, *rule.at.ancestors()][::-1]
    shared = 0 if anchor is None else anchor.depth
    downs = tuple(field.name.key for field in chain[shared:])
    return Edge(rule, reference.field.depth - shared, downs, anchor)


def _above(fields: list[Field], edges: list[list[Edge]]) -> dict[int, list[Edge]]:
    """For each repeat: edges of itself and what it holds whose shared node lies outside of its rows."""
    found: dict[int, list[Edge]] = {}
    for repeat in (field for field in fields if field.repeat):
        leaving = [
            edge
            for field in repeat.everything()
            for edge in edges[field.index]
            if edge.anchor is None or edge.anchor.depth < repeat.depth
        ]
        # One for each rule and shared node is enough: what changed below does not matter here.
        unique = {(edge.rule, edge.downs): edge for edge in leaving}
        found[repeat.index] = list(unique.values())
    return found
