"""Finds the nodes of a filled form that callers name."""

from __future__ import annotations

from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.errors import FixedRepeatError, NoSuchNodeError
from inka_desktop.forms.fields import Field
from inka_desktop.forms.instance import Instance, InstanceNode, NodeId


class Finding:
    """Leads from ids to the nodes of one filled form; all but :meth:`found` raise NoSuchNodeError."""

    def __init__(self, definition: FormDefinition, instance: Instance) -> None:
        self.definition = definition
        self.instance = instance

    def found(self, node: NodeId) -> InstanceNode | None:
        """The node of an id; None when there is none (any more)."""
        field = self.definition.field(node.path)
        return None if field is None else self.instance.find(node, field)

    def node(self, node: NodeId) -> InstanceNode:
        """The node of an id."""
        found = self.found(node)
        if found is None:
            raise NoSuchNodeError(node=node.path)
        return found

    def has_place(self, repeat: NodeId) -> bool:
        """Whether there is the row that holds a repeat."""
        field = self.definition.field(repeat.path)
        return (
            field is not None
            and field.parent is not None
            and self.instance.find(NodeId(field.parent.path, repeat.row), field.parent) is not None
        )

    def row(self, node: NodeId) -> InstanceNode:
        """A row by its own id."""
        found = self.node(node)
        if not found.row_id:
            raise NoSuchNodeError(node=node.path)
        return found

    def leaf(self, node: NodeId) -> InstanceNode:
        """A question, which has a value."""
        found = self.node(node)
        if found.field.children:
            raise NoSuchNodeError(node=node.path)
        return found

    def repeat(self, repeat: NodeId, fixed: bool = False) -> tuple[Field, InstanceNode]:
        """A repeat's field and the node that holds its rows.

        Raises:
            FixedRepeatError: the form decides how many rows there are, and ``fixed`` ones are not wanted.
        """
        field = self.definition.field(repeat.path)
        if field is None or not field.repeat or field.parent is None:
            raise NoSuchNodeError(node=repeat.path)
        base = self.instance.rows.get(repeat.row)
        row = repeat.row if base is None or base.field is not field else _row_above(base)
        parent = self.instance.find(NodeId(field.parent.path, row), field.parent)
        if parent is None:
            raise NoSuchNodeError(node=repeat.path)
        if not fixed and any(control.fixed for control in field.controls):
            raise FixedRepeatError(node=repeat.path)
        return field, parent


def _row_above(row: InstanceNode) -> str:
    """The row that holds a row."""
    return row.parent.row if isinstance(row.parent, InstanceNode) else ""
