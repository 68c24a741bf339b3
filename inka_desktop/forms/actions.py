"""Carries out actions: what sets values when something happens (ODK XForms, "Events and Actions")."""

from __future__ import annotations

from collections.abc import Callable

from inka_desktop.forms.casting import computed
from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.errors import AmbiguousTargetError
from inka_desktop.forms.fields import FIRST_LOAD, Action, Field
from inka_desktop.forms.instance import InstanceNode, nodes_of
from inka_desktop.forms.placing import placed
from inka_desktop.forms.recalculation import Recalculation
from inka_desktop.forms.tree import Element
from inka_desktop.forms.xpath.functions.geo import point

_PRELOADS = {"uid", "timestamp", "date", "property"}


def perform(event: str, node: InstanceNode, rules: Recalculation, location: Callable[[], str]) -> None:
    """Carry out the actions of a node that wait for an event."""
    for action in node.field.actions:
        if event not in action.events:
            continue
        for target in _targets(node, action, rules):
            rules.set_value(target, _value(action, target, rules, location))


def _targets(node: InstanceNode, action: Action, rules: Recalculation) -> list[InstanceNode]:
    """The node an action sets, if it is there.

    Raises:
        AmbiguousTargetError: it is there more than once.
    """
    if action.chosen is None:
        found = _nearest(node, action.target)
    else:
        with placed(node.field.path, action.kind, action.chosen.source):
            nodes = action.chosen.evaluate(node, rules.env)
        found = [one for one in nodes if isinstance(one, InstanceNode)] if isinstance(nodes, list) else []
    if len(found) > 1:
        raise AmbiguousTargetError(source=node.field.path, target=action.target.path)
    return found


def _nearest(node: InstanceNode, target: Field) -> list[InstanceNode]:
    """The nodes of a field, relevant or not, that share the most rows with another node."""
    chain = [target, *target.ancestors()][::-1]
    mine = [node.field, *node.field.ancestors()][::-1]
    shared = 0
    while shared < min(len(chain), len(mine)) and chain[shared] is mine[shared]:
        shared += 1
    common: Element = node
    for _ in range(node.field.depth - shared):
        assert common.parent is not None
        common = common.parent
    found: list[Element] = [common]
    for field in chain[shared:]:
        found = [child for one in found for child in one.children(field.name.key)]
    return [one for one in found if isinstance(one, InstanceNode)]


def _value(action: Action, target: InstanceNode, rules: Recalculation, location: Callable[[], str]) -> str:
    if action.kind == "setgeopoint":
        place = location()
        return place if point(place) is not None else ""
    assert action.value is not None
    with placed(target.field.path, action.kind, action.value.source):
        value = action.value.evaluate(target, rules.env)
    return computed(value, target.field.type, rules.env.zone)


def dispatch(
    event: str, definition: FormDefinition, rules: Recalculation, location: Callable[[], str]
) -> None:
    """Let an event of the whole form happen at every node that waits for it."""
    for field in definition.fields:
        if any(event in action.events for action in field.actions):
            for node in nodes_of(field, rules.instance):
                perform(event, node, rules, location)


def preload(definition: FormDefinition, rules: Recalculation, event: str) -> None:
    """Fill what the form wants to know of person, device and time, when it is begun or finished."""
    for field in definition.fields:
        if field.preload not in _PRELOADS:
            continue
        ends = field.preload == "timestamp" and field.preload_params == "end"
        if ends is (event == FIRST_LOAD):
            continue
        for node in nodes_of(field, rules.instance):
            value = _preloaded(field, rules)
            if value:
                rules.set_value(node, value)


def _preloaded(field: Field, rules: Recalculation) -> str:
    env = rules.env
    if field.preload == "uid":
        return f"uuid:{env.new_uuid()}"
    if field.preload == "property":
        return env.value_property(field.preload_params)
    moment = env.clock().astimezone(env.zone)
    if field.preload == "date":
        return moment.date().isoformat()
    return computed(moment.isoformat(timespec="milliseconds"), field.type, env.zone)
