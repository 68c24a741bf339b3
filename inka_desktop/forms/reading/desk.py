"""What all readers of a form share: its fields by path, its namespaces, and what was found wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from inka_desktop.forms.errors import (
    DefinitionError,
    ExpressionError,
    Said,
    UnknownNodeError,
    UnsupportedError,
    XPathError,
)
from inka_desktop.forms.fields import Field
from inka_desktop.forms.scope import FieldScope
from inka_desktop.forms.text import Caption, Phrase, phrase_parts, written_id
from inka_desktop.forms.tree import Element
from inka_desktop.forms.xpath.compiler import Expression, faults
from inka_desktop.forms.xpath.context import OpenScope, Scope
from inka_desktop.forms.xpath.parser import parse
from inka_desktop.forms.xpath.paths import is_current
from inka_desktop.forms.xpath.syntax import Path

JR = "http://openrosa.org/javarosa"
ORX = "http://openrosa.org/xforms"
ODK = "http://www.opendatakit.org/xforms"


@dataclass
class Desk:
    """The state of reading one form.

    Attributes:
        namespaces: by prefix, wherever they are declared.
        fields: by path, in document order.
        by_id: the field of a bind by the bind's ``id``.
        uses: the field that a text is written for, by its itext id.
        report: gets what is wrong; it raises, or keeps it to go on.
    """

    namespaces: dict[str, str]
    report: Callable[[DefinitionError], None]
    fields: dict[str, Field] = field(default_factory=dict)
    by_id: dict[str, Field] = field(default_factory=dict)
    uses: dict[str, Field] = field(default_factory=dict)

    @property
    def root(self) -> Field:
        """The outermost field."""
        return next(iter(self.fields.values()))

    def expression(
        self, source: str, at: Field | None, part: str, told: Field | None = None
    ) -> Expression | None:
        """An expression that stands at a field, or at nodes of any kind; None when it is wrong (reported).

        What is wrong is told of the field ``told``, else of that at which it stands.
        """
        try:
            scope: Scope = OpenScope(self.namespaces) if at is None else FieldScope(at, self.namespaces)
            expression = Expression(source, scope)
            wrong = faults(expression.tree)
            if wrong:
                raise wrong[0]
            _ = expression.compiled
        except XPathError as error:
            path = (told or at or self.root).path
            self.report(ExpressionError(path=path, part=part, expression=source, cause=error))
            return None
        return expression

    def find(self, path: str, at: Field | None, where: str, optional: bool = False) -> Field | None:
        """The field that a path means from another one; None, unless optional told, when there is none."""
        found = self.fields.get(path.strip()) or self._walk(path, at)
        if optional:
            return found
        if found is None and "/@" in path:
            remedy = Said(
                "das Blatt „entities“ und die Spalte „save_to“ entfernen",
                "remove the sheet entities and the column save_to",
            )
            self.report(UnsupportedError(what=Said("Entitäten", "entities"), remedy=remedy))
        elif found is None:
            self.report(UnknownNodeError(where=where, path=path))
        return found

    def _walk(self, path: str, at: Field | None) -> Field | None:
        try:
            tree = parse(path)
        except XPathError:
            return None
        if not isinstance(tree, Path) or (tree.start is not None and not is_current(tree.start)):
            return None
        place: Field | None = None if tree.absolute else (at or self.root)
        for number, step in enumerate(tree.steps):
            if tree.absolute and number == 0:
                place = self.root if step.test.local in (self.root.name.local, "*") else None
            elif place is not None:
                place = _next(place, step.axis, step.test.kind, step.test.local)
            if place is None:
                return None
        return place

    def caption(self, element: Element | None, at: Field, part: str) -> Caption | None:
        """The label, hint or message of an element."""
        if element is None:
            return None
        inline = self.phrase(element, at, part)
        reference = element.attribute("ref")
        if reference is None:
            return Caption(inline=inline)
        return self.referenced(reference, at, part, inline)

    def referenced(
        self, reference: str, at: Field | None, part: str, inline: Phrase | None = None
    ) -> Caption | None:
        """A caption by ``jr:itext('id')`` or a path."""
        expression = self.expression(reference, at, part)
        if expression is None:
            return Caption(inline=inline)
        name = written_id(expression)
        if name is not None and at is not None:
            self.uses.setdefault(name, at)
        return Caption(itext=name, inline=inline) if name is not None else Caption("", expression, inline)

    def phrase(self, element: Element, at: Field | None, part: str) -> Phrase | None:
        """The text of an element with its outputs; None when it is empty."""
        pieces: list[str | Expression] = []
        for text, output in phrase_parts(element):
            found = self.expression(text, at, part) if output else text
            if found is not None:
                pieces.append(found)
        return Phrase(tuple(pieces)) if pieces else None


def _next(place: Field, axis: str, kind: str, local: str) -> Field | None:
    if axis == "parent":
        return place.parent
    if axis == "self":
        return place
    if axis not in ("child", "attribute") or kind != "name":
        return None
    return next((child for child in place.children if child.name.local == local), None)


def child(element: Element | None, local: str) -> Element | None:
    """The first child element of a local name, whatever its namespace."""
    if element is None:
        return None
    return next((one for one in element.elements() if one.name.local == local), None)


def children(element: Element | None, local: str) -> list[Element]:
    """All child elements of a local name."""
    return [] if element is None else [one for one in element.elements() if one.name.local == local]
