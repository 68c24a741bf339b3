"""What callers of a session see: states, changes, violations, choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from inka_desktop.forms.fields import CONSTRAINT, REQUIRED
from inka_desktop.forms.instance import NodeId

VALUE, RELEVANT_NOW, ROWS = "value", "relevant", "rows"


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
    """

    node: NodeId
    kind: str
    message: str = ""

    def words(self, language: str = "de") -> str:
        """The author's message, or a sentence in ``de`` or ``en``."""
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


class Marks:
    """Collects what changes during one step."""

    __slots__ = ("added", "parts", "removed")

    def __init__(self) -> None:
        self.parts: dict[NodeId, set[str]] = {}
        self.added: list[NodeId] = []
        self.removed: list[NodeId] = []

    def mark(self, node: NodeId, part: str) -> None:
        """Something is new about a node."""
        parts = self.parts.get(node)
        if parts is None:
            self.parts[node] = {part}
        else:
            parts.add(part)

    def settled(self) -> ChangeSet:
        """The changes; rows that came and went within the step are no change."""
        passing = set(self.added) & set(self.removed)
        gone = {node.row for node in self.removed}
        return ChangeSet(
            {
                node: frozenset(parts)
                for node, parts in self.parts.items()
                if not node.row or node.row not in gone
            },
            tuple(self._only(self.added, passing)),
            tuple(self._only(self.removed, passing)),
        )

    @staticmethod
    def _only(nodes: list[NodeId], passing: set[NodeId]) -> Iterator[NodeId]:
        return (node for node in nodes if node not in passing)
