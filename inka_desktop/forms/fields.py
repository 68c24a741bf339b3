"""What a form is made of: fields of its instance, controls of its body, actions. Plain data, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from inka_desktop.forms.text import Caption
from inka_desktop.forms.tree import Element, Name
from inka_desktop.forms.xpath.compiler import Expression

CHOICE_KINDS = frozenset({"select", "select1", "rank"})
Days = Literal["date", "month", "year"]
_DAYS: Mapping[str, Days] = {"month-year": "month", "year": "year"}
MOST_COLUMNS = 10
"""The widest that a control of a grid can be."""
COUNT, RELEVANT, CALCULATE, READONLY, REQUIRED = (
    "repeat count",
    "relevant",
    "calculate",
    "readonly",
    "required",
)
CONSTRAINT, CHOICES, LABEL = "constraint", "choices", "label"
"""Parts of a form that an expression decides: the kinds of edges in its graph."""


@dataclass(eq=False, slots=True)
class Field:
    """A node of the form's instance as designed; filled forms have any number of nodes of it.

    Attributes:
        path: its absolute path, ``/data/person/name``: the key of its answers.
        index: its place among all fields, in document order.
        depth: steps from the document node; 1 for the outermost element.
        row: the innermost repeat that holds it, itself for a repeat; None outside of repeats.
        source: the element that new nodes are made of.
        rules: expressions by what they decide (RELEVANT, CALCULATE, …).
        messages: captions for CONSTRAINT and REQUIRED that are not met.
        extras: further attributes of its bind by their qualified name (``inka:indicator``).
    """

    name: Name
    path: str
    index: int
    parent: Field | None
    source: Element
    depth: int = 1
    row: Field | None = None
    repeat: bool = False
    type: str = "string"
    children: list[Field] = field(default_factory=list)
    named: dict[str, Field] = field(default_factory=dict)
    rules: dict[str, Expression] = field(default_factory=dict)
    messages: dict[str, Caption] = field(default_factory=dict)
    extras: dict[str, str] = field(default_factory=dict)
    preload: str = ""
    preload_params: str = ""
    controls: list[Control] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"Field({self.path})"

    @property
    def control(self) -> Control | None:
        """The first control of the body that asks for it."""
        return self.controls[0] if self.controls else None

    @property
    def chooses(self) -> bool:
        """Whether its answers come from a list, which other answers may filter."""
        control = self.control
        return control is not None and control.itemset is not None and control.kind in CHOICE_KINDS

    def ancestors(self) -> Iterator[Field]:
        """Its parent, that one's parent and so on."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def everything(self) -> Iterator[Field]:
        """Itself and all fields inside, in document order."""
        yield self
        for child in self.children:
            yield from child.everything()


@dataclass(frozen=True, slots=True)
class Item:
    """A choice written out in the body."""

    value: str
    caption: Caption


@dataclass(frozen=True, slots=True)
class Itemset:
    """Choices from a list.

    Attributes:
        nodes: gives the list's rows.
        value: the name of the child that is the choice's value.
        caption: its label, evaluated at a row.
    """

    nodes: Expression
    value: Expression
    caption: Caption


@dataclass(eq=False, slots=True)
class Control:
    """A part of the body.

    Attributes:
        kind: ``input``, ``select``, ``select1``, ``rank``, ``upload``, ``range``, ``trigger``, ``secret``,
            ``group`` or ``repeat``.
        field: what it asks for; None for a group that only groups.
        attributes: as written: ``appearance``, ``mediatype``, ``start``, ``end``, ``step``, ``rows`` …
        count: of a repeat: how many rows there are; None when people decide.
        fixed: of a repeat: people may neither add nor remove rows.
    """

    kind: str
    field: Field | None
    attributes: Mapping[str, str]
    label: Caption | None = None
    hint: Caption | None = None
    items: tuple[Item, ...] = ()
    itemset: Itemset | None = None
    children: tuple[Control, ...] = ()
    count: Expression | None = None
    fixed: bool = False

    @property
    def appearance(self) -> frozenset[str]:
        """The words of its appearance."""
        return frozenset(self.attributes.get("appearance", "").split())

    @property
    def days(self) -> Days:
        """How much of a day it asks for, where it asks for one; a month or year is kept as its first."""
        return next((_DAYS[word] for word in self.appearance if word in _DAYS), "date")

    @property
    def width(self) -> int | None:
        """Its columns in a form of the style ``theme-grid`` (``w3``); None where its author does not say."""
        said = (word[1:] for word in self.appearance if word[:1] == "w" and word[1:].isascii())
        return next(
            (int(number) for number in said if number.isdigit() and 0 < int(number) <= MOST_COLUMNS), None
        )

    def everything(self) -> Iterator[Control]:
        """Itself and all controls inside, in their order."""
        yield self
        for child in self.children:
            yield from child.everything()


@dataclass(frozen=True, slots=True)
class Action:
    """What sets a value when something happens.

    Attributes:
        events: of FIRST_LOAD, LOAD, NEW_REPEAT, CHANGED.
        kind: ``setvalue`` or ``setgeopoint``.
        target: the field it sets.
        value: gives the value, at the node it is set to; None for what the device gives.
        chosen: gives the node to set, where its path chooses among rows; None for a plain path.
    """

    events: frozenset[str]
    kind: str
    target: Field
    value: Expression | None
    chosen: Expression | None = None


FIRST_LOAD, LOAD, NEW_REPEAT, CHANGED = (
    "odk-instance-first-load",
    "odk-instance-load",
    "odk-new-repeat",
    "xforms-value-changed",
)
EVENTS = frozenset({FIRST_LOAD, LOAD, NEW_REPEAT, CHANGED, "xforms-ready", "xforms-revalidate"})
