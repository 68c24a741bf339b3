"""Choices of a question: written out or from a list, made only when somebody looks at them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import overload

from inka_desktop.forms.changes import Choice
from inka_desktop.forms.fields import Control, Item, Itemset
from inka_desktop.forms.instance import InstanceNode
from inka_desktop.forms.text import Texts
from inka_desktop.forms.tree import Node
from inka_desktop.forms.xpath.compiled import as_string
from inka_desktop.forms.xpath.context import Context, Environment
from inka_desktop.forms.xpath.syntax import Path


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
        if control.itemset is not None:
            self.rows = control.itemset.nodes.compiled.run(Context(node, env))

    def __len__(self) -> int:
        return len(self.rows)

    def values(self) -> Iterator[str]:
        """The value of each, in their order."""
        itemset = self.control.itemset
        if itemset is None:
            return iter([item.value for item in self.control.items])
        name = _column(itemset)
        if name is not None:
            return (_cell(row, name) for row in self.rows if isinstance(row, Node))
        read = as_string(itemset.value.compiled)
        rows = [row for row in self.rows if isinstance(row, Node)]
        return (read(Context(row, self.env, self.node)) for row in rows)

    def label(self, place: int) -> str:
        """How the choice at a place reads."""
        row, itemset = self.rows[place], self.control.itemset
        if isinstance(row, Item):
            return self.texts.shown(row.caption, self.node, self.env)
        assert itemset is not None
        return self.texts.shown(itemset.caption, self.node, self.env, row=row)

    def choice(self, place: int) -> Choice:
        """The choice at a place."""
        row, itemset = self.rows[place], self.control.itemset
        if isinstance(row, Item):
            media = self.texts.media(row.caption, self.node, self.env)
            return Choice(row.value, self.label(place), media)
        assert itemset is not None
        value = as_string(itemset.value.compiled)(Context(row, self.env, self.node))
        return Choice(value, self.label(place), self.texts.media(itemset.caption, self.node, self.env, row))

    def every(self) -> ChoiceList:
        """All choices."""
        return ChoiceList(len(self.rows), self.choice)

    def key(self, place: int) -> int:
        """What tells choices of one form apart, as long as it is open."""
        return id(self.rows[place])


def _column(itemset: Itemset) -> str | None:
    """The child that holds the value, when it is plainly one."""
    tree = itemset.value.tree
    if isinstance(tree, Path) and not tree.absolute and tree.start is None and len(tree.steps) == 1:
        step = tree.steps[0]
        return step.child_name if not step.predicates else None
    return None


def _cell(row: Node, name: str) -> str:
    cells = row.children(name)
    return cells[0].text() if cells else ""


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """A text as search compares it: without case and marks, ``ß`` as ``ss``."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))
