"""Choices of a question: written out or from a list, made only when somebody looks at them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import overload

from inka_desktop.forms.changes import Choice
from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.fields import CHOICES, Control, Item
from inka_desktop.forms.instance import InstanceNode
from inka_desktop.forms.placing import placed
from inka_desktop.forms.text import Caption, Texts
from inka_desktop.forms.tree import Element, Node, StaticElement
from inka_desktop.forms.xpath.compiler import Expression
from inka_desktop.forms.xpath.context import Environment
from inka_desktop.forms.xpath.syntax import Call, Expr, Literal, Path
from inka_desktop.forms.xpath.values import string_of


class ChoiceList(Sequence[Choice]):
    """Choices in their order; labels are made one by one as they are read."""

    def __init__(self, size: int, make: Callable[[int], Choice]) -> None:
        self._size = size
        self._make = make

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> Choice: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Choice]: ...

    def __getitem__(self, index: int | slice) -> Choice | Sequence[Choice]:
        if isinstance(index, slice):
            places = range(self._size)[index]
            return ChoiceList(len(places), lambda place: self._make(places[place]))
        return self._make(range(self._size)[index])

    def picked(self, places: Sequence[int]) -> ChoiceList:
        """Only those at certain places."""
        return ChoiceList(len(places), lambda place: self._make(places[place]))


class Options:
    """What may be chosen at one node, before labels are made."""

    def __init__(self, control: Control, node: InstanceNode, texts: Texts, env: Environment) -> None:
        self.control = control
        self.node = node
        self.texts = texts
        self.env = env
        self.rows: Sequence[Item] | list[Node] = control.items
        self._value = self._label = self._key = None
        itemset = control.itemset
        if itemset is not None:
            with self._placed():
                found = itemset.nodes.evaluate(node, env)
            self.rows = found if isinstance(found, list) else []
            self._value = _column(itemset.value)
            self._label = _column(itemset.caption.reference)
            self._key = _column(itemset.caption.key)

    def _placed(self) -> AbstractContextManager[None]:
        return placed(self.node.field.path, CHOICES)

    def __len__(self) -> int:
        return len(self.rows)

    def values(self) -> Iterator[str]:
        """The value of each, in their order."""
        return (self.value(place) for place in range(len(self.rows)))

    def place(self, value: str) -> int | None:
        """The place of the first choice with a value; None when there is none.

        Lists that never change answer from their index, so that a thousand names of choices cost no scans.
        """
        first = self.rows[0] if self.rows else None
        above = first.parent if isinstance(first, StaticElement) else None
        if isinstance(above, StaticElement) and isinstance(first, StaticElement) and self._value:
            inside = above.children(first.name.key)
            for at in above.places(first.name.key, self._value).get(value, ()):
                place = _place_of(self.rows, inside[at])
                if place is not None and self.value(place) == value:
                    return place
        return next((place for place, one in enumerate(self.values()) if one == value), None)

    def value(self, place: int) -> str:
        """The value of the choice at a place."""
        row, itemset = self.rows[place], self.control.itemset
        if isinstance(row, Item):
            return row.value
        assert itemset is not None
        if self._value is not None:
            return _cell(row, self._value)
        with self._placed():
            return string_of(itemset.value.evaluate(row, self.env, self.node))

    def label(self, place: int) -> str:
        """How the choice at a place reads."""
        row = self.rows[place]
        if self._label is not None and not isinstance(row, Item):
            return _cell(row, self._label)
        caption, at = self._caption(row)
        with self._placed():
            return self.texts.shown(caption, self.node, self.env, row=at)

    def choice(self, place: int) -> Choice:
        """The choice at a place."""
        caption, at = self._caption(self.rows[place])
        with self._placed():
            media = self.texts.media(caption, self.node, self.env, at)
        return Choice(self.value(place), self.label(place), media)

    def _caption(self, row: Item | Node) -> tuple[Caption, Node | None]:
        """The caption of a choice, and of a list's the row at which it is evaluated.

        Where a column names the text, the caption of that text: nothing has to be evaluated.
        """
        if isinstance(row, Item):
            return row.caption, None
        assert self.control.itemset is not None
        if self._key is not None:
            return Caption(_cell(row, self._key)), None
        return self.control.itemset.caption, row

    def every(self) -> ChoiceList:
        """All choices."""
        return ChoiceList(len(self.rows), self.choice)

    def searched(self, wanted: str, known: dict[object, str]) -> list[int]:
        """Places of the choices whose label or value holds a folded text; those called so come first.

        Args:
            wanted: the text.
            known: what earlier searches in this language have folded, by row; what may change is folded
                anew each time.
        """
        if self._fixed():
            for place, row in enumerate(self.rows):
                if row not in known:
                    known[row] = self._searchable(place)
            texts = [known[row] for row in self.rows]
        else:
            texts = [self._searchable(place) for place in range(len(self))]
        found = [place for place, text in enumerate(texts) if wanted in text]
        return sorted(found, key=lambda place: not texts[place].startswith(wanted + "\n"))

    def _fixed(self) -> bool:
        """Whether the choices are columns of rows that never change."""
        itemset = self.control.itemset
        columns = self._value is not None and (self._label or self._key) is not None
        if itemset is None or not columns or self.texts.varies(itemset.caption):
            return False
        return all(isinstance(row, StaticElement) for row in self.rows)

    def _searchable(self, place: int) -> str:
        return folded(f"{self.label(place)}\n{self.value(place)}")


def _column(expression: Expression | None) -> str | None:
    """The child that an expression means, when it is plainly one."""
    tree = None if expression is None else expression.tree
    if isinstance(tree, Path) and not tree.absolute and tree.start is None and len(tree.steps) == 1:
        return tree.steps[0].child_name if not tree.steps[0].predicates else None
    return None


def _place_of(rows: Sequence[object], row: object) -> int | None:
    try:
        return rows.index(row)
    except ValueError:
        return None


def _cell(row: Node, name: str) -> str:
    cells = row.children(name)
    return cells[0].text() if cells else ""


def folded(text: str) -> str:
    """A text as search compares it: without case and marks, ``ß`` as ``ss``."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def written_out(control: Control, definition: FormDefinition, language: str | None) -> list[Choice] | None:
    """All choices that a form itself holds for a question, whatever other answers would leave of them.

    Returns:
        In the form's order, one of several with the same value; None where they come from answers.
    """
    if control.itemset is None:
        return [Choice(one.value, definition.texts.plain(one.caption, language)) for one in control.items]
    rows = _listed(control.itemset.nodes.tree, definition)
    value = _column(control.itemset.value)
    if rows is None or value is None:
        return None
    caption = control.itemset.caption
    label, key = _column(caption.reference), _column(caption.key)
    found: dict[str, Choice] = {}
    for row in rows:
        told = (
            definition.texts.plain(Caption(_cell(row, key)), language) if key else _cell(row, label or value)
        )
        found.setdefault(_cell(row, value), Choice(_cell(row, value), told))
    return list(found.values())


def _listed(tree: Expr, definition: FormDefinition) -> list[Element] | None:
    """The rows of ``instance('name')/root/item``, conditions aside; None for anything else."""
    if isinstance(tree, Call) and tree.name == "randomize":
        tree = tree.arguments[0]
    start = tree.start if isinstance(tree, Path) else None
    if not isinstance(tree, Path) or not isinstance(start, Call) or start.name != "instance":
        return None
    name = start.arguments[0]
    found: list[Element] = []
    if isinstance(name, Literal) and str(name.value) in definition.instances:
        found = [definition.instances[str(name.value)]]
    for step in tree.steps:
        if step.child_name is None:
            return None
        found = [child for one in found for child in one.children(step.child_name)]
    return found
