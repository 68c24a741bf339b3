"""A form's body as people see it: questions, groups and repeats, each at its place in a filled form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inka_desktop.forms.fields import Control
from inka_desktop.forms.instance import NodeId
from inka_desktop.forms.text import Caption

QUESTION, GROUP, REPEAT = "question", "group", "repeat"
_TITLE_NOTE = "generated_table_list_label"


@dataclass(frozen=True, slots=True)
class Part:
    """A control at its place in a filled form.

    Attributes:
        kind: QUESTION, GROUP or REPEAT.
        node: its own; of a group without one, that around it; of a repeat, the repeat as a whole.
        at: where its caption is worked out.
        caption: the label of a group or repeat.
    """

    kind: str
    node: NodeId
    control: Control
    at: NodeId
    caption: Caption | None = None

    @property
    def repeats(self) -> bool:
        """Whether it is a repeat."""
        return self.kind == REPEAT

    @property
    def groups(self) -> bool:
        """Whether it is a group."""
        return self.kind == GROUP

    def inside(self, row: NodeId | None = None) -> tuple[Part, ...]:
        """The parts of a group, or of a repeat in one of its rows."""
        return parts_of(_without_title(self.control), row or self.node)


def parts_of(controls: Sequence[Control], at: NodeId) -> tuple[Part, ...]:
    """The parts that controls are at a node; what only calculates has none."""
    return tuple(_part(control, at) for control in controls)


def _part(control: Control, at: NodeId) -> Part:
    field = control.field
    node = at if field is None else NodeId(field.path, at.row)
    if control.kind not in (GROUP, REPEAT):
        return Part(QUESTION, node, control, at)
    inner = control.children[0] if len(control.children) == 1 else None
    if control.kind == GROUP and inner is not None and inner.kind == REPEAT and inner.field is not None:
        return Part(REPEAT, NodeId(inner.field.path, at.row), inner, at, control.label or inner.label)
    kind = REPEAT if control.kind == REPEAT else GROUP
    title = _title_note(control)
    return Part(kind, node, control, at, control.label if title is None else title.label)


def _title_note(control: Control) -> Control | None:
    """The note into which pyxform turns the label of a ``table-list``; None for any other group."""
    first = control.children[0] if control.children and control.label is None else None
    named = first is not None and first.field is not None and first.field.name.local.startswith(_TITLE_NOTE)
    return first if named else None


def _without_title(control: Control) -> tuple[Control, ...]:
    return control.children if _title_note(control) is None else control.children[1:]
