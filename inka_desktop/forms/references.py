"""Which fields an expression reads, and how far each of them is tied to the row it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from inka_desktop.forms.fields import Field
from inka_desktop.forms.scope import FieldScope
from inka_desktop.forms.xpath import functions
from inka_desktop.forms.xpath.compiler import Expression
from inka_desktop.forms.xpath.paths import is_current
from inka_desktop.forms.xpath.syntax import Call, Expr, Operation, Path, Step, leading_names


class Reference(NamedTuple):
    """An expression reads a field.

    Attributes:
        field: what it reads.
        anchor: the deepest field whose node both share for certain: a change below one node of it concerns
            only expressions below the same node. None: all nodes of the form.
    """

    field: Field
    anchor: Field | None


class _Place(NamedTuple):
    """Where a path has got to: fields it may mean, all below one node of the anchor."""

    fields: tuple[Field, ...]
    anchor: Field | None


_TEXTLESS = frozenset({"boolean", "not", "count", "position", "name", "local-name", "namespace-uri"})
"""Functions that do not look at the texts of nodes."""


def references(expression: Expression, root: Field, text: bool = True) -> set[Reference]:
    """All fields that an expression reads.

    Args:
        expression: of a :class:`FieldScope`; its field is where it stands.
        root: the outermost field.
        text: whether the text of what it gives is wanted, not only whether there is any; the text of a group
            is that of all its leaves.
    """
    scope = expression.scope
    assert isinstance(scope, FieldScope)
    origin = _Place((scope.field,), scope.field)
    return set(_Reader(root, scope, origin).read(expression.tree, origin, False, text))


def _reads_text(call: Call, argument: int, text: bool) -> bool:
    """Whether a function wants the text of an argument, when its own result is wanted as text or not."""
    name = call.name
    if name in _TEXTLESS or (name == "if" and not argument):
        return False
    if name == "indexed-repeat":
        return text if not argument else not argument % 2
    return text if name == "if" or (name in ("randomize", "depend") and not argument) else True


class _Reader:
    def __init__(self, root: Field, scope: FieldScope, origin: _Place) -> None:
        self.root = root
        self.scope = scope
        self.origin = origin

    def read(self, expression: Expr, at: _Place | None, free: bool, text: bool) -> Iterator[Reference]:
        """References of an expression at a place; None is a place outside of the form's instance."""
        if isinstance(expression, Path):
            yield from self.path(expression, at, free, text)
            return
        if isinstance(expression, Call):
            function = functions.find(expression.name)
            frees = function is not None and function.frees(len(expression.arguments))
            frees = frees or expression.name == "indexed-repeat"
            if is_current(expression):
                yield from self.found(self.origin, text)
            for place, argument in enumerate(expression.arguments):
                yield from self.read(argument, at, frees, _reads_text(expression, place, text))
            return
        if isinstance(expression, Operation):
            text = text if expression.operators[0] == "|" else expression.operators[0] not in ("and", "or")
        for part in expression.parts():
            yield from self.read(part, at, free, text)

    def found(self, place: _Place, text: bool) -> Iterator[Reference]:
        for field in place.fields:
            inside = field.everything() if text else (field,)
            yield from (Reference(one, place.anchor) for one in inside)

    def path(self, path: Path, at: _Place | None, free: bool, text: bool) -> Iterator[Reference]:
        place, steps = self.start(path, at, free)
        if path.start is not None and not is_current(path.start):
            yield from self.read(path.start, at, False, False)
        for predicate in path.predicates:
            yield from self.read(predicate, place, False, False)
        for step in steps:
            place = None if place is None else _moved(place, step, self.root)
            for predicate in step.predicates:
                yield from self.read(predicate, place, False, False)
        if place is not None:
            yield from self.found(place, text)

    def start(self, path: Path, at: _Place | None, free: bool) -> tuple[_Place | None, tuple[Step, ...]]:
        if path.start is not None:
            return (self.origin if is_current(path.start) else None), path.steps
        if not path.absolute:
            return at, path.steps
        common = self.scope.common(leading_names(path), free)
        if common is not None:
            return _Place((common,), common), path.steps[common.depth :]
        everywhere = bool(path.steps) and path.steps[0].axis == "descendant-or-self"
        return (_Place(tuple(self.root.everything()), None) if everywhere else None), path.steps[1:]


def _moved(place: _Place, step: Step, root: Field) -> _Place:
    """The place after a step."""
    name = step.child_name
    if name is not None:
        found = (one.named.get(name) for one in place.fields)
        return _Place(tuple(one for one in found if one is not None), place.anchor)
    if step.axis in ("child", "attribute"):
        return _Place(
            _matching(step, (child for one in place.fields for child in one.children)), place.anchor
        )
    if step.axis == "self":
        return _Place(_matching(step, place.fields), place.anchor)
    if step.axis == "parent":
        above = tuple({id(one.parent): one.parent for one in place.fields if one.parent is not None}.values())
        return _Place(_matching(step, above), _outer(place.anchor, above))
    if step.axis in ("descendant", "descendant-or-self"):
        inside = [one for top in place.fields for one in top.everything()]
        return _Place(_matching(step, inside), place.anchor)
    if step.axis in ("following-sibling", "preceding-sibling"):
        parents = tuple(one.parent for one in place.fields if one.parent is not None)
        siblings = (child for parent in parents for child in parent.children)
        return _Place(_matching(step, siblings), _outer(place.anchor, parents))
    return _Place(_matching(step, root.everything()), None)


def _matching(step: Step, fields: Iterable[Field]) -> tuple[Field, ...]:
    unique = {id(field): field for field in fields}.values()
    if step.test.kind != "name" or step.test.local == "*":
        return tuple(unique)
    return tuple(field for field in unique if field.name.local == step.test.local)


def _outer(anchor: Field | None, fields: tuple[Field, ...]) -> Field | None:
    """The anchor, or the fields' common ancestor when they lie above it."""
    for field in fields:
        while anchor is not None and not _holds(anchor, field):
            anchor = anchor.parent
    return anchor


def _holds(outer: Field, inner: Field) -> bool:
    return outer is inner or any(one is outer for one in inner.ancestors())
