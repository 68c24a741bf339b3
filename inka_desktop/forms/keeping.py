"""What is kept of a filled form, cell by cell: rows that people added, and what was answered in which row.

What the form works out is not kept, but for what would come out differently each time: results of once, now,
today, random and uuid, and what the form asked of person and device.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.fields import CALCULATE, Field
from inka_desktop.forms.graph import VOLATILE
from inka_desktop.forms.instance import (
    Absence,
    Instance,
    InstanceNode,
    NodeId,
    counted_row,
    new_row,
    place_for,
)
from inka_desktop.forms.xpath.syntax import Call, walk

_LASTING = VOLATILE | {"once"}


class Kept(NamedTuple):
    """A filled form without what follows from it.

    Attributes:
        rows: those that people added, in their order: the repeat in the row that holds it, and the row's id.
        cells: canonical values by question; what has none stands as the form begins with it.
        deprecated: the id of the submission that finishing this one replaces; empty when there is none.
        absences: why questions are blank, where somebody said.
    """

    rows: Sequence[tuple[NodeId, str]] = ()
    cells: Mapping[NodeId, str] = {}
    deprecated: str = ""
    absences: Mapping[NodeId, Absence] = {}


class Difference(NamedTuple):
    """What leads from one state that was kept to another; as :meth:`FormSession.apply` takes it."""

    cells: dict[NodeId, str]
    added: list[tuple[NodeId, str, int]]
    removed: list[NodeId]
    absences: dict[NodeId, Absence | None]

    def __bool__(self) -> bool:
        return bool(self.cells or self.added or self.removed or self.absences)


def difference(old: Kept, new: Kept) -> Difference:
    """What leads from one to the other; rows stand in the order in which they can be added."""
    here = {row for _, row in new.rows}
    gone = {row for _, row in old.rows} - here
    removed = [NodeId(repeat.path, row) for repeat, row in old.rows if row in gone and repeat.row not in gone]
    known, places, added = {row for _, row in old.rows}, dict[NodeId, int](), []
    for repeat, row in new.rows:
        place = places.get(repeat, 0)
        places[repeat] = place + 1
        if row not in known:
            added.append((repeat, row, place))
    cells = {cell: value for cell, value in new.cells.items() if old.cells.get(cell) != value}
    cells = {cell: value for cell, value in cells.items() if value or cell in old.cells}
    cells |= {cell: "" for cell in old.cells if cell not in new.cells and cell.row not in gone}
    absences: dict[NodeId, Absence | None] = {
        cell: None for cell in old.absences if cell not in new.absences and cell.row not in gone
    }
    absences |= {cell: one for cell, one in new.absences.items() if old.absences.get(cell) != one}
    return Difference(cells, added, removed, absences)


def keeps(field: Field) -> bool:
    """Whether the value of a field is kept."""
    rule = field.rules.get(CALCULATE)
    if field.children or field.repeat:
        return False
    return rule is None or any(isinstance(one, Call) and one.name in _LASTING for one in walk(rule.tree))


def grows(field: Field) -> bool:
    """Whether a field is a repeat whose rows people add and remove."""
    return field.repeat and not any(control.fixed for control in field.controls)


def kept_in(top: InstanceNode, deprecated: str = "") -> Kept:
    """Everything that is kept of a node and of what is inside, but what was blank from the beginning."""
    rows = [
        (NodeId(node.field.path, _holder(node)), node.row_id) for node in _inside(top) if grows(node.field)
    ]
    told = [node for node in top.leaves() if node.own or node.field.source.text()]
    kept = {field for field in {node.field for node in told} if keeps(field)}
    cells = {node.id: node.own for node in told if node.field in kept}
    return Kept(rows, cells, deprecated, absences_in(top))


def rows_elsewhere(instance: Instance, body: str, own: Callable[[str], str]) -> dict[str, str]:
    """What the rows of a form are called when it is filled once more under another id.

    Args:
        instance: the form as it is filled.
        body: the id of the other one's body.
        own: names a row that a person added; those that the form counts follow from what holds them.
    """
    found = dict[str, str]()
    _name_rows(instance.top, body, own, found)
    return found


def _name_rows(node: InstanceNode, holder: str, own: Callable[[str], str], found: dict[str, str]) -> None:
    counts = dict[str, int]()
    for child in node.items:
        if not isinstance(child, InstanceNode):
            continue
        inside = holder
        if child.row_id:
            path = child.field.path
            counts[path] = counts.get(path, 0) + 1
            inside = own(child.row_id) if grows(child.field) else counted_row(holder, path, counts[path])
            found[child.row_id] = inside
        _name_rows(child, inside, own, found)


def absences_in(top: InstanceNode) -> dict[NodeId, Absence]:
    """Why leaves are blank, where somebody said so."""
    return {node.id: node.absence for node in top.leaves() if node.absence is not None and not node.own}


def refill(definition: FormDefinition, instance: Instance, kept: Kept) -> Kept:
    """Bring a fresh tree to what was kept; what this version of the form has no place for is left out.

    Returns:
        What belongs into rows that a count has still to make.
    """
    _clear(instance, instance.top)
    rows, waiting = list(kept.rows), []
    for repeat, row_id in rows:
        field = definition.field(repeat.path)
        if field is None or not grows(field) or field.parent is None:
            continue
        parent = instance.find(NodeId(field.parent.path, repeat.row), field.parent)
        if parent is None:
            waiting.append((repeat, row_id))
            continue
        row = new_row(field, parent, row_id)
        _clear(instance, row)
        parent.insert_at(place_for(parent, field, None), len(parent.children(field.name.key)), row)
        instance.register(row)
    return Kept(waiting, dict(_filled(definition, instance, kept.cells)), absences=kept.absences)


def _filled(
    definition: FormDefinition, instance: Instance, cells: Mapping[NodeId, str]
) -> Iterator[tuple[NodeId, str]]:
    """Set values; gives those whose rows are not there."""
    for cell, value in cells.items():
        field = definition.field(cell.path)
        if field is None or not keeps(field):
            continue
        node = instance.find(cell, field)
        if node is None:
            yield cell, value
        else:
            node.own = value


def _clear(instance: Instance, node: InstanceNode) -> None:
    """Take out the rows that people may remove."""
    for item in list(node.items):
        if isinstance(item, InstanceNode):
            if grows(item.field):
                node.remove(item)
                instance.forget(item)
            else:
                _clear(instance, item)


def _inside(top: InstanceNode) -> Iterator[InstanceNode]:
    return (node for node in top.nodes_inside() if node.row_id)


def _holder(row: InstanceNode) -> str:
    return row.parent.row if isinstance(row.parent, InstanceNode) else ""
