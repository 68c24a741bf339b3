"""Where the calendar's entries come from: one source for each kind of record that has a day.

A source is data: from which table, by which day, under which conditions, and what it says of itself. One
mechanism counts, finds and reads all of them (:mod:`.calendar`). Conditions are written so that SQLite
walks one index: a column behind ``{open}`` leads only while nothing else does, since a unary plus hides it
from the planner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inka_desktop.records.protocol_types import TYPES, TypeSpec
from inka_desktop.records.values import OFFICE
from inka_desktop.store.first_look import NEXT_PLACE, NOT_MADE, TITLE

LATE_DAYS = 56
"""An appointment that nobody made a protocol of is shown for so long after its day."""


@dataclass(frozen=True, slots=True)
class Source:
    """Records of one kind that have a day.

    Attributes:
        kind: its name.
        group: what it is filtered by (:data:`.calendar_rows.GROUPS`).
        table: the table with its alias, and what it is found with.
        day: the column of the day.
        where: what else its records have in common.
        said: by field of :class:`.calendar_rows.CalendarRow` the SQL that says it.
        joined: what only reading needs.
        key: the column of its id.
        project: the column of the project; empty for what belongs to none.
        waits: what besides its day makes one overdue; empty for the day alone.
        mine: what one's own have in common, by ``:me`` (a key of sorting) and ``:person``; empty for none.
        own: all of it is one's own.
        late: shown at most :data:`LATE_DAYS` after its day.
        office, guests: who sees it.
    """

    kind: str
    group: str
    table: str
    day: str
    where: str
    said: Mapping[str, str] = field(default_factory=dict)
    joined: str = ""
    key: str = "t.id"
    project: str = "t.project_id"
    waits: str = ""
    mine: str = ""
    own: bool = False
    late: bool = False
    office: bool = True
    guests: bool = False

    def is_for(self, role: str) -> bool:
        """Whether a role sees it."""
        return self.office if role in OFFICE else self.guests


_MINE = "t.responsible_order = :me"
_DUE = {
    "title": "t.what", "who": "t.responsible", "state": "t.state", "project_id": "t.project_id",
    "project": "t.project_label",
}  # fmt: skip
_PROTOCOL = {
    "begin": "v.begin", "end": "v.end", "title": TITLE, "place": "v.place", "who": "v.keeper",
    "state": "v.state", "type": "v.type", "opens": "v.id", "project_id": "v.project_id",
    "series_id": "v.series_id", "organization_id": "v.organization_id", "project": "v.project_label",
}  # fmt: skip
_NEXT = _PROTOCOL | {"begin": "v.next_time", "end": "NULL", "place": NEXT_PLACE, "state": "NULL"}
_SILENT = (
    "(SELECT count(*) FROM recipient r WHERE r.text_id = t.id AND r.alive = 1 AND NOT EXISTS"
    " (SELECT 1 FROM reply y WHERE y.recipient_id = r.id AND y.alive = 1))"
)

_FORM_OPEN = (
    "t.alive = 1 AND t.excused = 0 AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.round_id = t.round_id"
    " AND s.project_id = t.project_id AND s.alive = 1 AND s.state <> 'draft')"
)
"""What holds of a project in a round whose form is waited for."""
_RETURNED = (
    "(SELECT min(s.return_until) FROM submission s WHERE s.round_id = t.round_id"
    " AND s.project_id = t.project_id AND s.alive = 1)"
)
"""By when a project's form in a round is to come back."""
_FORMS_OPEN = f"(SELECT count(*) FROM round_part t WHERE t.round_id = d.id AND {_FORM_OPEN})"
_FORM = Source(
    "form", "form", "round_part t JOIN round d ON d.id = t.round_id", "",
    f"{_FORM_OPEN} AND d.alive = 1 AND d.closed_at IS NULL",
    {"title": "d.title", "project": "p.title", "project_id": "t.project_id", "opens": "t.round_id",
     "note": "t.due_reason"},
    joined="LEFT JOIN project p ON p.id = t.project_id",
)  # fmt: skip
"""A project's form in a round."""
_ALONE = "(t.round_id IS NULL OR t.round_id IN (SELECT id FROM round WHERE alive = 0))"
"""A form of no round, or of one in the bin."""
_IS_ASKED = (
    "EXISTS (SELECT 1 FROM round_part a LEFT JOIN round o ON o.id = a.round_id WHERE a.round_id = t.round_id"
    " AND a.project_id = t.project_id AND a.alive = 1 AND a.excused = 0 AND coalesce(o.alive, 1) = 1)"
)
"""Of a form of a round: its project takes part, and the round was not deleted."""
_RETURNED_FORM = Source(
    "returned", "form", "submission t", "t.return_until",
    f"t.state = 'draft' AND t.alive = 1 AND ({_ALONE} OR {_IS_ASKED})",
    {"title": "coalesce(d.title, t.round_label, t.form_label)",
     "project": "coalesce(p.title, t.project_label)", "project_id": "t.project_id",
     "opens": "(SELECT r.id FROM round_part r WHERE r.round_id = t.round_id AND r.project_id = t.project_id"
              " AND r.alive = 1)"},
    joined="LEFT JOIN project p ON p.id = t.project_id LEFT JOIN round d ON d.id = t.round_id",
)  # fmt: skip
"""A form that is to come back with what was asked about."""


def _protocols(type: str) -> Source:
    return Source(
        type, type, "protocol v", "v.date", f"v.alive = 1 AND {{open}}v.type = '{type}'", _PROTOCOL,
        key="v.id", project="v.project_id", mine="v.keeper_order = :me",
    )  # fmt: skip


def _next(type: str) -> Source:
    return Source(
        f"next_{type}", type, "protocol v", "v.next_date",
        f"v.alive = 1 AND +v.type = '{type}' AND {NOT_MADE}", _NEXT,
        key="v.id", project="+v.project_id", mine="+v.keeper_order = :me", late=True,
    )  # fmt: skip


_RELEASED = (
    "t.withdrawn = 0 AND t.alive = 1 AND t.number LIKE '{prefix}-%' AND NOT EXISTS"
    " (SELECT 1 FROM released_protocol n WHERE n.protocol_id = t.protocol_id AND n.alive = 1"
    " AND n.withdrawn = 0 AND n.version > t.version)"
)
"""What holds of a type of protocols, by the prefix of its numbers."""
_NOT_HELD = (
    " AND NOT EXISTS (SELECT 1 FROM released_protocol m WHERE m.project_id = t.project_id AND m.alive = 1"
    " AND m.withdrawn = 0 AND m.number LIKE '{prefix}-%' AND m.date >= t.next_date)"
)
"""Of an agreed appointment: no protocol of its day or a later one was released."""


def _released(spec: TypeSpec) -> Source:
    return Source(
        f"released_{spec.type}", spec.type, "released_protocol t", "t.date",
        _RELEASED.format(prefix=spec.prefix),
        {"title": "p.title", "project_id": "t.project_id", "opens": "t.protocol_id", "content": "t.content"},
        joined="LEFT JOIN project p ON p.id = t.project_id",
        project="+t.project_id", office=False, guests=True,
    )  # fmt: skip


def _released_next(spec: TypeSpec) -> Source:
    return replace(
        _released(spec), kind=f"released_next_{spec.type}", day="t.next_date",
        where=(_RELEASED + _NOT_HELD).format(prefix=spec.prefix), late=True,
    )  # fmt: skip


SOURCES: tuple[Source, ...] = (
    *(_protocols(type) for type in TYPES),
    *(_next(type) for type in TYPES),
    Source(
        "stock_taking", "stock", "stock_taking t", "t.date", "t.alive = 1",
        {"title": "coalesce(t.area_label, t.municipality_label)", "project": "t.project_label",
         "project_id": "t.project_id", "last": "t.date_to"},
        project="+t.project_id",
        mine="EXISTS (SELECT 1 FROM stock_participant p WHERE p.stock_taking_id = t.id AND p.alive = 1"
             " AND p.person_id = :person)",
    ),
    Source(
        "reply", "reply",
        "protocol v JOIN fixed_text t ON t.id = (SELECT n.id FROM fixed_text n WHERE n.protocol_id = v.id"
        " AND n.purpose = 'consultation' AND n.alive = 1 AND n.withdrawn = 0"
        " ORDER BY n.number DESC, n.fixed_at DESC, n.id DESC LIMIT 1)",
        "t.reply_by", "v.alive = 1 AND v.state = 'consultation'",
        {"title": TITLE, "who": "v.keeper", "type": "v.type", "opens": "v.id", "waiting": _SILENT,
         "project_id": "v.project_id", "project": "v.project_label"},
        key="v.id", project="+v.project_id", waits=f"{_SILENT} > 0", mine="+v.keeper_order = :me",
    ),
    Source(
        "round", "form", "round d", "d.due", "d.alive = 1 AND d.closed_at IS NULL",
        {"title": "d.title", "waiting": _FORMS_OPEN}, key="d.id",
        project="(SELECT p.project_id FROM round_part p WHERE p.round_id = d.id AND p.project_id = :project"
                " AND p.alive = 1)",
        waits=f"{_FORMS_OPEN} > 0",
    ),
    replace(_FORM, day="t.due", where=f"{_FORM.where} AND {_RETURNED} IS NULL AND +t.due <> d.due"),
    replace(
        _FORM, day=f"coalesce({_RETURNED}, t.due, d.due)", own=True, office=False, guests=True,
        where=f"{_FORM_OPEN} AND d.alive = 1 AND (d.closed_at IS NULL OR {_RETURNED} IS NOT NULL)",
    ),
    _RETURNED_FORM,
    replace(
        _RETURNED_FORM, where=f"{_RETURNED_FORM.where} AND {_ALONE}", own=True, office=False,
        guests=True,
    ),
    Source(
        "agreement", "agreement", "agreement t", "t.due",
        "{open}t.state = 'open' AND +t.alive = 1 AND (t.released_id IS NULL OR NOT EXISTS"
        " (SELECT 1 FROM agreement l WHERE l.id = t.released_id AND l.alive = 1))",
        _DUE | {"project": "p.title", "opens": "coalesce(t.protocol_id, r.protocol_id)"},
        joined="LEFT JOIN project p ON p.id = t.project_id"
        " LEFT JOIN released_protocol r ON r.id = t.release_id",
        mine=_MINE, guests=True,
    ),
    Source("task", "task", "task t", "t.due", "t.alive = 1 AND {open}t.state = 'open'", _DUE, mine=_MINE),
    Source(
        "follow_up", "follow_up", "follow_up t", "t.due", "t.alive = 1 AND {open}t.state = 'open'",
        _DUE | {"who": "NULL", "opens": "t.protocol_id"}, own=True,
    ),
    Source(
        "contract", "term", "contract t", "t.valid_to", "t.alive = 1",
        {"title": "t.title", "project": "t.project_label", "project_id": "t.project_id"},
    ),
    Source(
        "project", "term", "project t", "t.funded_to", "t.alive = 1",
        {"title": "t.title", "project_id": "t.id"}, project="t.id", guests=True,
    ),
    *(_released(spec) for spec in TYPES.values()),
    *(_released_next(spec) for spec in TYPES.values()),
)  # fmt: skip
"""In the order in which entries of one moment stand."""
