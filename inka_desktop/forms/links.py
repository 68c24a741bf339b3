"""Where changes lead in one filled form, as far as it is known before anything changes."""

from __future__ import annotations

from typing import NamedTuple

from inka_desktop.forms.changes import BITS
from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.graph import Edge
from inka_desktop.forms.instance import Instance, InstanceNode


def fixed_nodes(definition: FormDefinition, instance: Instance) -> list[InstanceNode | None]:
    """By index of the field the only node of those outside of repeats; None for all others."""
    fixed: list[InstanceNode | None] = [None] * len(definition.fields)
    pending = [instance.top]
    while pending:
        node = pending.pop()
        if node.field.row is None:
            fixed[node.field.index] = node
            pending += [item for item in node.items if isinstance(item, InstanceNode)]
    return fixed


class Links(NamedTuple):
    """Where edges of a field lead that end outside of rows, at one node each.

    Attributes:
        marked: nodes with the bits of what is only marked about them.
        worked: places of rules that are worked out, with the one node of each.
    """

    marked: list[tuple[InstanceNode, int]]
    worked: list[tuple[int, tuple[InstanceNode]]]


def divided(
    edges: list[list[Edge]], fixed: list[InstanceNode | None]
) -> tuple[list[list[Edge]], list[Links]]:
    """Edges to rows, and by the same index where the others lead."""
    ways: list[list[Edge]] = []
    links: list[Links] = []
    for leaving in edges:
        ways.append([edge for edge in leaving if fixed[edge.rule.at.index] is None])
        found = ((fixed[edge.rule.at.index], edge.rule) for edge in leaving)
        ends = dict.fromkeys((node, rule) for node, rule in found if node is not None)
        links.append(
            Links(
                [(node, BITS[rule.kind]) for node, rule in ends if not rule.rank],
                [(rule.place, (node,)) for node, rule in ends if rule.rank],
            )
        )
    return ways, links
