"""What callers of a session see: states, changes, violations, choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from inka_desktop.forms.errors import ExpressionError
from inka_desktop.forms.fields import CHOICES, CONSTRAINT, LABEL, READONLY, REQUIRED
from inka_desktop.forms.instance import Absence, Instance, InstanceNode, NodeId

VALUE, RELEVANT_NOW, ROWS = "value", "relevant", "rows"
LOOKED_UP = (READONLY, REQUIRED, CONSTRAINT, CHOICES, LABEL)
"""Parts of a node that are worked out when somebody looks."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one step changed.

    Attributes:
        parts: by node what is new about it, or may be: ``value``, ``relevant``, ``readonly``, ``required``,
            ``constraint``, ``choices``, ``label``; of a repeat as a whole ``rows``.
        added, removed: rows that came and went.
    """

    parts: Mapping[NodeId, frozenset[str]] = field(default_factory=dict)
    added: tuple[NodeId, ...] = ()
    removed: tuple[NodeId, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts or self.added or self.removed)

    def changed(self, part: str) -> list[NodeId]:
        """The nodes of which this part is new."""
        return [node for node, parts in self.parts.items() if part in parts]


@dataclass(frozen=True, slots=True)
class Violation:
    """An answer that cannot stay.

    Attributes:
        kind: ``required`` or ``constraint``.
        message: what the form's author says about it; empty when there is nothing.
        error: why it could not be worked out whether the answer can stay; None when it could.
    """

    node: NodeId
    kind: str
    message: str = ""
    error: ExpressionError | None = field(default=None, compare=False)

    def words(self, language: str = "de") -> str:
        """The author's message, or a sentence in ``de`` or ``en``."""
        if self.error is not None:
            return self.error.words(language)
        return self.message or _WORDS[self.kind][0 if not language.startswith("en") else 1]


_WORDS = {
    REQUIRED: ("Hier fehlt noch eine Antwort.", "An answer is still missing here."),
    CONSTRAINT: ("Diese Antwort ist nicht zulässig.", "This answer is not allowed."),
}


class Choice(NamedTuple):
    """A choice: its value, its label in the session's language, its pictures and sounds."""

    value: str
    label: str
    media: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class NodeState:
    """Everything about a node at this moment."""

    value: str
    relevant: bool
    readonly: bool
    required: bool
    violation: Violation | None
    label: str
    hint: str
    guidance: str = ""
    media: Mapping[str, str] = field(default_factory=dict)
    choices: Sequence[Choice] = ()
    absence: Absence | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """A finished form.

    Attributes:
        xml: as ODK Central and KoboToolbox take it, only what is relevant.
        instance_id: ``uuid:…``
        files: names of the media that belong to it.
    """

    xml: str
    instance_id: str
    files: tuple[str, ...] = ()


BITS = {kind: 1 << place for place, kind in enumerate((VALUE, RELEVANT_NOW, *LOOKED_UP))}
"""A bit for each part of a node that may be new."""
ABSENT = BITS[VALUE] | BITS[CONSTRAINT]
"""Why a node is blank is told as its value is."""


_PARTS = tuple(frozenset(part for part, bit in BITS.items() if bits & bit) for bits in range(1 << len(BITS)))
"""The parts that any sum of bits stands for."""


class Marks:
    """Collects what changes during one step."""

    __slots__ = ("added", "parts", "removed", "repeats")

    def __init__(self) -> None:
        self.parts: dict[InstanceNode, int] = {}
        self.repeats: set[NodeId] = set()
        self.added: list[NodeId] = []
        self.removed: list[NodeId] = []

    def mark(self, node: InstanceNode, bit: int) -> None:
        """Something is new about a node, by its bit in BITS."""
        self.parts[node] = self.parts.get(node, 0) | bit

    def settled(self, instance: Instance) -> ChangeSet:
        """The changes as far as their nodes are still there; rows that only passed are none."""
        there, added, removed = instance.rows, set(self.added), set(self.removed)
        parts = {
            node.id: _PARTS[bits]
            for node, bits in self.parts.items()
            if node.field.row is None or node.id.row in there
        }
        rows = frozenset({ROWS})
        parts |= {repeat: rows for repeat in self.repeats if not repeat.row or repeat.row in there}
        return ChangeSet(
            parts,
            tuple(dict.fromkeys(node for node in self.added if node.row in there and node not in removed)),
            tuple(
                dict.fromkeys(node for node in self.removed if node.row not in there and node not in added)
            ),
        )
