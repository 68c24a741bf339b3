"""The audit log of a form: what was done when, as ODK's clients write it (ODK XForms, "Audit").

A form asks for it by a question of the type ``audit``. What happened is given by whoever keeps it; this
module knows what the form wants of it, and how it is written.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.fields import Field
from inka_desktop.forms.instance import Instance, InstanceNode, NodeId

FILE_NAME = "audit.csv"
START, RESUME, FINALIZE = "form start", "form resume", "form finalize"
QUESTION, ADD, DELETE = "question", "add repeat", "delete repeat"


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """Something that happened.

    Attributes:
        event: one of the words above.
        at_ms: when, in milliseconds since 1970 in UTC.
        node: where, an XPath with positions; empty for what concerns the whole form.
        old, new: an answer before and after.
        user: who did it.
    """

    event: str
    at_ms: int
    node: str = ""
    old: str = ""
    new: str = ""
    user: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """What a form wants to be logged.

    Attributes:
        field: takes the name of the log's file.
        changes: answers before and after, too.
        users: who did it, too.
    """

    field: Field
    changes: bool
    users: bool

    @classmethod
    def of(cls, definition: FormDefinition) -> Audit | None:
        """What a form wants; None when it wants no log."""
        field = next((one for one in definition.fields if one.path.endswith("/meta/audit")), None)
        if field is None:
            return None
        return cls(field, _is_on(field, "track-changes"), _is_on(field, "identify-user"))

    def written(self, events: Iterable[AuditEvent]) -> str:
        """The log as CSV, by time."""
        made = io.StringIO()
        writer = csv.writer(made, lineterminator="\n")
        more = ["old-value", "new-value"] * self.changes + ["user"] * self.users
        writer.writerow(["event", "node", "start", "end", *more])
        for one in sorted(events, key=lambda each: each.at_ms):
            told = [one.old, one.new] * self.changes + [one.user] * self.users
            end = one.at_ms if one.event == QUESTION else ""
            writer.writerow([one.event, one.node, one.at_ms, end, *told])
        return made.getvalue()


def _is_on(field: Field, name: str) -> bool:
    return field.extras.get(f"odk:{name}", "").strip() in ("true", "true()", "1")


def placed_path(instance: Instance, definition: FormDefinition, node: NodeId) -> str:
    """The XPath of a node with its rows, ``/data/person[2]/name``; its plain path when it is gone."""
    field = definition.field(node.path)
    found = instance.find(node, field) if field is not None else None
    steps: list[str] = []
    while isinstance(found, InstanceNode):
        above = found.parent
        counts = above is not None and found.row_id
        siblings = above.children(found.name.key) if above is not None and counts else []
        position = f"[{siblings.index(found) + 1}]" if siblings else ""
        steps.append(f"{found.name.qualified}{position}")
        found = above if isinstance(above, InstanceNode) else None
    return "/" + "/".join(reversed(steps)) if steps else node.path
