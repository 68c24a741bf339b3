"""Takes over what comes from elsewhere: rows and values, in whatever order they fit together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inka_desktop.forms.finding import Finding
from inka_desktop.forms.instance import Absence, NodeId
from inka_desktop.forms.recalculation import Recalculation


def take_over(
    rules: Recalculation,
    finding: Finding,
    added: Sequence[tuple[NodeId, str, int | None]],
    cells: Mapping[NodeId, str],
    absences: Mapping[NodeId, Absence | None],
    lenient: bool = False,
) -> None:
    """Add rows, set values, those in rows that a count among them makes once it has made them, and absences.

    A row that is there already, with the one that holds it, stays. What has no place in the end is an error,
    or with ``lenient`` left out.

    Raises:
        NoSuchNodeError: there is no such question or repeat.
    """
    _place(rules, finding, list(added), dict(cells), lenient)
    for node, absence in absences.items():
        found = finding.found(node)
        if found is not None and not found.field.children:
            rules.set_absence(found, absence)


def _place(
    rules: Recalculation,
    finding: Finding,
    rows: list[tuple[NodeId, str, int | None]],
    waiting: dict[NodeId, str],
    lenient: bool,
) -> None:
    while rows or waiting:
        placed = [row for row in rows if finding.has_place(row[0])]
        there = [node for node in waiting if finding.found(node) is not None]
        if not placed and not there:
            if lenient:
                return
            placed, there = rows, list(waiting)
        for repeat, row_id, at in placed:
            field, parent = finding.repeat(repeat, fixed=True)
            if row_id not in finding.instance.rows:
                rules.add_row(parent, field, at, row_id)
        rows = [row for row in rows if row not in placed]
        for node in there:
            rules.set_value(finding.leaf(node), waiting.pop(node))
        if rows or waiting:
            rules.settle()
