"""What a filled form offers to its expressions beside its nodes."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from inka_desktop.forms.errors import XmlError
from inka_desktop.forms.fields import Field
from inka_desktop.forms.instance import InstanceNode
from inka_desktop.forms.tree import Element, Name, Node, StaticElement
from inka_desktop.forms.xml import read
from inka_desktop.forms.xpath.context import Environment
from inka_desktop.forms.xpath.moments import Zone

if TYPE_CHECKING:
    from inka_desktop.forms.definition import FormDefinition
    from inka_desktop.forms.session import FormSession


class Surroundings:
    """What a session is given from outside, all of it optional.

    Attributes:
        zone: of wall clocks; None is the system's.
        clock: gives the present moment with its zone.
        chance: the source of ids and random numbers.
        properties: of person and device: ``username``, ``deviceid``, ``email``, ``phonenumber`` …
        location: gives the geopoint of this place for ``setgeopoint``; empty when it is not known.
        last_saved: the XML of the form saved before this one; None when there is none.
    """

    def __init__(
        self,
        *,
        zone: Zone = None,
        clock: Callable[[], datetime] | None = None,
        chance: random.Random | None = None,
        properties: Mapping[str, str] | None = None,
        location: Callable[[], str] | None = None,
        last_saved: str | bytes | None = None,
    ) -> None:
        self.zone = zone
        self.clock = clock
        self.chance = chance
        self.properties = dict(properties or {})
        self.location = location or (lambda: "")
        self.last_saved = last_saved


class SessionEnvironment(Environment):
    """The environment of one filled form."""

    def __init__(self, session: FormSession, given: Surroundings) -> None:
        definition = session.definition
        super().__init__(
            zone=given.zone, clock=given.clock, chance=given.chance, language=definition.texts.default
        )
        self.session = session
        self.properties = given.properties
        self.last_saved = saved_before(definition, given.last_saved) if definition.last_saved else None

    def instance(self, name: str) -> Element | None:
        """A list of the form, or the form saved before."""
        if name and name == self.session.definition.last_saved:
            return self.last_saved
        return self.session.definition.instances.get(name)

    def text(self, name: str) -> list[Node]:
        """A text in the current language."""
        return self.session.definition.texts.values(name, self.language)

    def choice_name(self, value: str, path: str, at: Node) -> str:
        """The label of a choice of another question."""
        return self.session.choice_name(value, path, at if isinstance(at, InstanceNode) else None)

    def value_property(self, name: str) -> str:
        """A property; spaces in its name do not count (``phone number``)."""
        return self.properties.get(name) or self.properties.get(name.replace(" ", ""), "")

    def version(self) -> str:
        """The form's version."""
        return self.session.definition.version


def saved_before(definition: FormDefinition, xml: str | bytes | None) -> StaticElement:
    """The form saved before as an ``<instance>``; a blank one where there is none that can be read."""
    root = StaticElement(definition.root.name)
    if xml is not None:
        with suppress(XmlError):  # somebody else may have written it; a form can be filled without
            found = read(xml).root
            assert isinstance(found, StaticElement)
            root = found
    _complete(definition.root, root)
    instance = StaticElement(Name("instance"))
    instance.append(root)
    return instance


def _complete(field: Field, element: Element) -> None:
    """All that the form asks for is there, if only blank: what was finished lacks what was not relevant."""
    for child in field.children:
        found = element.children(child.name.key)
        if not found and not child.repeat:
            found = [StaticElement(child.name)]
            element.append(found[0])
        for one in found:
            _complete(child, one)
