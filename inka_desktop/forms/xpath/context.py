"""What an expression is evaluated in: the node, and around it the environment of the form."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

from inka_desktop.forms.tree import Element, Node
from inka_desktop.forms.xpath.moments import Zone


class Environment:
    """What lies outside of the tree: clock, chance, lists, texts. A session overrides what it has.

    Attributes:
        zone: of wall clocks; None is the system's.
        clock: gives the moment of ``now()``, with zone.
        chance: the source of ``random()``, ``uuid()`` and of shuffles without seed.
        language: of texts and of names of days and months; None is the form's default.
    """

    def __init__(
        self,
        *,
        zone: Zone = None,
        clock: Callable[[], datetime] | None = None,
        chance: random.Random | None = None,
        language: str | None = None,
    ) -> None:
        self.zone = zone
        self.clock = clock or (lambda: datetime.now(UTC))
        self.chance = chance or random.SystemRandom()
        self.language = language

    def new_uuid(self) -> str:
        """A random UUID of version 4."""
        return str(uuid.UUID(int=self.chance.getrandbits(128), version=4))

    def instance(self, name: str) -> Element | None:
        """The secondary instance's ``<instance>`` element; None when there is none of that id."""
        return None

    def text(self, name: str) -> list[Node]:
        """The ``<value>`` elements of an itext id in the current language."""
        return []

    def choice_name(self, value: str, path: str, at: Node) -> str:
        """The label of a choice of the question at ``path``; empty when it has no such choice."""
        return ""

    def value_property(self, name: str) -> str:
        """A property of person or device: ``username``, ``deviceid``, ``email`` …"""
        return ""

    def version(self) -> str:
        """The form's version."""
        return ""


class Context:
    """Where an expression stands.

    Attributes:
        node: the context node.
        position, size: of the node in the list a predicate filters, from 1.
        origin: the node the whole expression belongs to: ``current()``.
    """

    __slots__ = ("env", "node", "origin", "position", "size")

    def __init__(self, node: Node, env: Environment, origin: Node | None = None) -> None:
        self.node = node
        self.env = env
        self.origin = origin if origin is not None else node
        self.position = 1
        self.size = 1


class Scope(Protocol):
    """What is known of an expression's place before it runs."""

    @property
    def namespaces(self) -> Mapping[str, str]:
        """Namespaces by prefix."""

    def nearest(self, keys: Sequence[str], free: bool) -> tuple[int, int] | None:
        """How an absolute path binds to the context of a repeat.

        Args:
            keys: the names of its leading steps without predicates.
            free: whether it is the argument of an aggregate and so means all rows.

        Returns:
            Levels to go up from ``current()``, and steps of the path that this answers; None to start at
            the root.
        """


class OpenScope:
    """A place about which nothing is known but its namespaces."""

    def __init__(self, namespaces: Mapping[str, str] | None = None) -> None:
        self.namespaces: Mapping[str, str] = namespaces or {}

    def nearest(self, keys: Sequence[str], free: bool) -> tuple[int, int] | None:
        """Absolute paths start at the root."""
        return None
