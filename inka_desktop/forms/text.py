"""Texts of a form: labels with values in them, in several languages (ODK XForms, "Languages")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from inka_desktop.forms.tree import Element, Node
from inka_desktop.forms.xpath.compiler import Expression
from inka_desktop.forms.xpath.context import Environment
from inka_desktop.forms.xpath.syntax import Call, Literal
from inka_desktop.forms.xpath.values import stored

MEDIA = frozenset({"image", "big-image", "audio", "video"})
_PREFERRED = ("", "long", "short")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with places that expressions fill."""

    parts: tuple[str | Expression, ...]

    def filled(self, node: Node, env: Environment) -> str:
        """The text at a node."""
        return "".join(
            part if isinstance(part, str) else stored(part.evaluate(node, env)) for part in self.parts
        )

    @property
    def expressions(self) -> Iterator[Expression]:
        """What fills its places."""
        return (part for part in self.parts if isinstance(part, Expression))


Forms = Mapping[str, Phrase]
"""A text in its forms: ``""``, ``long``, ``short``, ``guidance``, ``image``, ``audio`` …"""


@dataclass(frozen=True, slots=True)
class Caption:
    """A label, hint or message.

    Attributes:
        itext: the id of its translations, when it is written out.
        reference: gives its text otherwise: a path, or ``jr:itext()`` of one.
        inline: the text written inside the element.
        key: what gives the id of its translations, where ``reference`` is ``jr:itext()`` of an expression.
    """

    itext: str = ""
    reference: Expression | None = None
    inline: Phrase | None = None
    key: Expression | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        if self.reference is not None:
            object.__setattr__(self, "key", itext_argument(self.reference))


@dataclass(slots=True)
class Texts:
    """All translations of a form.

    Attributes:
        languages: in the form's order, the default one first.
        table: phrases by language, id and form.
        filled_in: whether any text that no question is tied to has values of the form in it.
        nodes: the ``<value>`` elements by language and id, for ``jr:itext()`` inside expressions.
    """

    languages: tuple[str, ...] = ()
    table: dict[str, dict[str, Forms]] = field(default_factory=dict)
    nodes: dict[str, dict[str, list[Node]]] = field(default_factory=dict)
    filled_in: bool = False

    @property
    def default(self) -> str | None:
        """The language shown first; None without translations."""
        return self.languages[0] if self.languages else None

    def forms(self, name: str, language: str | None) -> Forms:
        """A text in a language, else in the default one; empty when there is none."""
        for chosen in (language, self.default):
            found = self.table.get(chosen or "", {}).get(name)
            if found is not None:
                return found
        return {}

    def values(self, name: str, language: str | None) -> list[Node]:
        """The elements of a text, as :meth:`forms`."""
        for chosen in (language, self.default):
            found = self.nodes.get(chosen or "", {}).get(name)
            if found is not None:
                return found
        return []

    def phrases(self, caption: Caption | None, language: str | None) -> Forms:
        """The forms of a caption whose text is known before it is evaluated."""
        if caption is None:
            return {}
        found = self.forms(caption.itext, language) if caption.itext else {}
        if not found and caption.inline is not None:
            return {"": caption.inline}
        return found

    def plain(self, caption: Caption | None, language: str | None = None, gap: str = "–") -> str:
        """A caption without a filled form: a ``gap`` for each value in it; empty where it is worked out."""
        found = self.phrases(caption, language or self.default)
        phrase = next((found[form] for form in _PREFERRED if form in found), None)
        parts = () if phrase is None else phrase.parts
        return "".join(part if isinstance(part, str) else gap for part in parts).strip()

    def shown(
        self, caption: Caption | None, node: Node, env: Environment, form: str = "", row: Node | None = None
    ) -> str:
        """A caption as it reads at a node, of a choice at its ``row``; empty when it has no such form."""
        if caption is None:
            return ""
        if caption.reference is not None and caption.key is None:
            return stored(caption.reference.evaluate(row or node, env, node)) if form == "" else ""
        found = self._found(caption, node, env, row)
        for wanted in _PREFERRED if form == "" else (form,):
            if wanted in found:
                return found[wanted].filled(node, env).strip()
        return ""

    def _found(self, caption: Caption, node: Node, env: Environment, row: Node | None) -> Forms:
        """The forms of a caption at a node; none where an expression gives its text."""
        if caption.key is not None:
            return self.forms(stored(caption.key.evaluate(row or node, env, node)), env.language)
        return {} if caption.reference is not None else self.phrases(caption, env.language)

    def varies(self, caption: Caption) -> bool:
        """Whether the labels of a list may hold values of the form in their translations."""
        return caption.key is not None and self.filled_in

    def media(
        self, caption: Caption | None, node: Node, env: Environment, row: Node | None = None
    ) -> dict[str, str]:
        """Pictures and sounds of a caption: file names by ``image``, ``audio`` …"""
        if caption is None:
            return {}
        found = self._found(caption, node, env, row)
        shown = {form: found[form].filled(node, env).strip() for form in MEDIA.intersection(found)}
        return {form: name.rpartition("/")[2] for form, name in shown.items() if name}


def itext_argument(reference: Expression) -> Expression | None:
    """What gives the id in ``jr:itext(…)``; None for other expressions."""
    tree = reference.tree
    if not isinstance(tree, Call) or tree.name != "jr:itext" or len(tree.arguments) != 1:
        return None
    return Expression.of_tree(tree.arguments[0], reference.scope, reference.source)


def written_id(reference: Expression) -> str | None:
    """The id in ``jr:itext('id')``; None when it is not written out."""
    tree = reference.tree
    if isinstance(tree, Call) and tree.name == "jr:itext" and len(tree.arguments) == 1:
        argument = tree.arguments[0]
        if isinstance(argument, Literal) and isinstance(argument.value, str):
            return argument.value
    return None


def phrase_parts(element: Element) -> Sequence[tuple[str, bool]]:
    """The pieces of a label: texts, and with True the expressions of its outputs."""
    if not element.items:
        return [(element.own, False)] if element.own else []
    pieces: list[tuple[str, bool]] = []
    for item in element.items:
        if isinstance(item, Element):
            value = (
                (item.attribute("value") or item.attribute("ref")) if item.name.local == "output" else None
            )
            pieces.append((value, True) if value else (item.text(), False))
        elif item.kind == "text":
            pieces.append((item.text(), False))
    return pieces
